"""Everything the coach keeps of a log of answers, advanced one answer at a time and never replayed."""

from datetime import date, tzinfo

from app.core.coach.attempts import CoachAttempt, Pace, days, plausible, rate, study_day
from app.core.coach.bank import Bank, BankQuestion, Pair, pair_of
from app.core.coach.choosing import Seen
from app.core.coach.confusion import Confusions
from app.core.coach.mastery import Evidence
from app.core.coach.memory import Memory
from app.core.coach.readiness import Features, Forecast

UNPRACTISED = 0.7
"""Of what is to be learned about a concept, the part that one more answer leaves."""


class History:
    """What was answered, by question, concept and pair."""

    def __init__(self, bank: Bank, zone: tzinfo) -> None:
        self.bank = bank
        self.zone = zone
        self.seen: dict[str, Seen] = {}
        self.evidence: dict[str, Evidence] = {}
        self.asked: dict[str, float] = {}
        """When each concept was last asked for, in days since 1970."""
        self.confusions = Confusions(bank.declared_pairs, self.evidence)
        self.unmet_contrasts = {pair: self.confusions.prior(pair) * weight for pair, weight in bank.pair_weight.items()}
        """What a question is worth to each pair of the bank before it was met."""
        self.memory = Memory()
        self.forecast = Forecast()
        self.pressing: frozenset[Pair] = frozenset()
        """The pairs that the last answer took for each other although the learner was sure."""
        self.last_question: str | None = None
        self.pace = Pace()

    def record(self, attempt: CoachAttempt) -> None:
        """Take one answer into account; one to a question that is gone or disputed says nothing."""
        question = self.bank.by_id.get(attempt.question_id)
        if question is None:
            return
        at = plausible(attempt.at)
        day = study_day(at, self.zone)
        unsure = attempt.confidence == "unsure" or self.pace.is_slow(attempt.ms)
        self._record_forecast(question, attempt.correct, day)
        self._record_concepts(question, attempt.correct, unsure, days(at), day)
        self._record_meetings(question, attempt, days(at))
        seen = self.seen.get(question.id)
        self.seen[question.id] = Seen((seen.times if seen else 0) + 1, attempt.correct, days(at))
        self.last_question = question.id
        self.pace.record(attempt.ms)

    def _record_forecast(self, question: BankQuestion, correct: bool, day: date) -> None:
        """Only the first answer to a question tells how unseen ones go."""
        if question.id not in self.seen and question.concepts:
            self.forecast.record(self.features(question, day), correct=correct)

    def _record_concepts(self, question: BankQuestion, correct: bool, unsure: bool, at: float, day: date) -> None:
        for concept in question.concepts:
            evidence = self.evidence.setdefault(concept, Evidence())
            evidence.record(correct, unsure=unsure, repeated=question.id in self.seen)
            self.memory.review(concept, rate(correct, unsure=unsure), day)
            self.asked[concept] = at

    def _record_meetings(self, question: BankQuestion, attempt: CoachAttempt, at: float) -> None:
        """Each right concept meets each rival once; "I don't know" is no meeting."""
        self.pressing = frozenset()
        if not attempt.correct and not attempt.chosen:
            return
        mistaken = _mistaken(question, attempt)
        for right in question.concepts:
            for rival in question.rivals:
                self.confusions.record(right, rival, mistaken=(right, rival) in mistaken, at=at)
        if attempt.confidence == "sure":
            self.pressing = frozenset(pair_of(*pair) for pair in mistaken)

    def features(self, question: BankQuestion, day: date) -> Features:
        """What a forecast of an answer on that day rests on; see `Forecast`."""
        asked = known = experience = 0.0
        for concept in question.concepts:
            evidence = self.evidence.get(concept)
            if evidence is not None:
                asked += 1
                experience += 1 - UNPRACTISED**evidence.answers
                known += evidence.mean * self.memory.recall_of(concept, day)
        concepts = max(1, len(question.concepts))
        doubt = sum([self.confusions.expected(pair) for pair in self.bank.pairs_of[question.id]])
        return (1.0, asked / concepts, known / concepts, experience / concepts, doubt)


def _mistaken(question: BankQuestion, attempt: CoachAttempt) -> set[tuple[str, str]]:
    """(right, chosen) of a wrong answer; where all right ones were chosen too, none of them was told from the wrong."""
    if attempt.correct:
        return set()
    missed = [slug for slug in question.concepts if slug not in attempt.chosen] or question.concepts
    return {(right, rival) for right in missed for rival in question.rivals if rival in attempt.chosen}
