"""The coach: what to ask next and why, what is known, what is taken for what, how ready the learner is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from app.core.coach import reasons
from app.core.coach.attempts import CoachAttempt, days, plausible, study_day
from app.core.coach.bank import OF_A_NOTE, Bank, BankQuestion, Pair, pair_of
from app.core.coach.choosing import gain, novelty
from app.core.coach.confusion import Confusion
from app.core.coach.history import History
from app.core.coach.mastery import Mastery, estimate_all
from app.core.coach.needs import Needs
from app.core.coach.readiness import NotEnoughAnswers, Readiness
from app.core.coach.reasons import Reason

AHEAD = timedelta(days=7)
"""What is planned for where no exam day is set."""


@dataclass(frozen=True, slots=True)
class Pick:
    question_id: str
    reason: Reason
    pair: Pair | None
    """The two concepts that the reason is about, where it is about two: the right one, then its rival."""


class Coach:
    """Follows one learner through a bank, answer by answer.

    Whatever it says depends on the bank, the attempts in their order, the clock handed in and the seed alone.
    It takes any log: questions that are gone or disputed count nowhere, clocks may jump, and nothing raises.
    """

    def __init__(self, bank: Bank, exam_day: date | None = None, zone: tzinfo = UTC, seed: int = 7) -> None:
        self.bank = bank
        self.exam_day = exam_day
        self.zone = zone
        self._history = History(bank, zone)
        self._order = [bank.by_id[id_] for id_ in bank.shuffled(seed)]
        self._askable = [(question, question.concepts, bank.pairs_of[question.id]) for question in self._order]

    @classmethod
    def replay(
        cls,
        bank: Bank,
        attempts: Iterable[CoachAttempt],
        exam_day: date | None = None,
        zone: tzinfo = UTC,
        seed: int = 7,
    ) -> "Coach":
        """The coach after a whole log: the same as one that recorded it answer by answer."""
        coach = cls(bank, exam_day, zone, seed)
        for attempt in attempts:
            coach.record(attempt)
        return coach

    def record(self, attempt: CoachAttempt) -> None:
        """Take the next answer of the log into account, in a time that does not depend on how many there were."""
        self._history.record(attempt)

    def next(self, now: datetime) -> Pick | None:
        """The question that is expected to gain most for the exam, with its reason; `None` if there is none to ask.

        The one just answered is asked again only if there is no other.
        """
        if not self._order:
            return None
        moment = days(plausible(now))
        needs = Needs(self._history, moment, self._planned_day(now))
        seen, last = self._history.seen, self._history.last_question
        best, most = self._order[0], -1.0
        for question, concepts, pairs in self._askable:
            new = novelty(seen.get(question.id), moment)
            value = gain(needs.greatest(concepts), needs.contrast_of(pairs), new)
            if value > most and (question.id != last or len(self._order) == 1):
                best, most = question, value
        return self._explain(best, needs, novelty(seen.get(best.id), moment))

    def announce(self, question_id: str) -> Reason:
        """What may be said of a question before its answer: the same whichever of its options is right."""
        question, seen = self.bank.by_id[question_id], self._history.seen.get(question_id)
        named = {slug for slug in (*question.right, *question.wrong) if slug and not slug.startswith(OF_A_NOTE)}
        times = seen.times if seen else 0
        return reasons.of_options(named, self._history.confusions, self.bank.declared_pairs, times)

    def readiness(self, now: datetime) -> Readiness | NotEnoughAnswers:
        """The mark to expect if unseen questions of such a bank were asked now."""
        day = study_day(plausible(now), self.zone)
        features = [self._history.features(question, day) for question in self._order]
        return self._history.forecast.readiness(features, concentration=self.bank.concentration)

    def confusions(self, now: datetime) -> list[Confusion]:
        """Every pair that was met, the one most likely to cost marks first."""
        return self._history.confusions.worst_first()

    def mistaken_for(self, concept: str) -> list[Confusion]:
        """Those of a concept of which one was taken for the other, in the same order."""
        return [found for found in self._history.confusions.worst_first(concept) if found.mistaken[0]]

    def confusion(self, one: str, other: str) -> Confusion | None:
        """How often these two were taken for each other; `None` if no answer could tell."""
        return self._history.confusions.of(pair_of(one, other))

    def mastery(self, now: datetime) -> Mastery:
        """What is known of every concept that the bank asks for, and of every tag."""
        return estimate_all(self._history.evidence, self.bank.weight, self.bank.tagged)

    def fading(self, now: datetime) -> dict[str, tuple[float, date]]:
        """Of each concept asked for: its recall today, and the day until which it stays at nine in ten or above."""
        return self._history.memory.fading(study_day(plausible(now), self.zone))

    @property
    def pace(self) -> int | None:
        """Milliseconds that this learner takes to answer, in the middle; `None` until enough answers were timed."""
        return self._history.pace.median

    def _planned_day(self, now: datetime) -> date:
        """The exam day, or a week ahead where none is set or it has passed."""
        today = study_day(plausible(now), self.zone)
        return self.exam_day if self.exam_day and self.exam_day >= today else today + AHEAD

    def _explain(self, question: BankQuestion, needs: Needs, new: float) -> Pick:
        """The reason from the larger of the two terms, and in it from the largest part."""
        history = self._history
        contrast = needs.contrast_of(self.bank.pairs_of[question.id])
        if contrast and gain(0, contrast, new) > gain(needs.greatest(question.concepts), 0, new):
            right, rival = max(
                ((a, b) for a in question.concepts for b in question.rivals),
                key=lambda pair: needs.contrast_of([pair_of(*pair)]),
            )
            reason = reasons.of_pair(right, rival, pair_of(right, rival), history.confusions, self.bank.declared_pairs)
            return Pick(question.id, reason, (right, rival))
        if not question.concepts:
            seen = history.seen.get(question.id)
            return Pick(question.id, reasons.of_question(seen.times if seen else 0), None)
        concept = max(question.concepts, key=lambda slug: needs.of_concept[slug])
        recall = history.memory.recall_of(concept, needs.day)
        return Pick(question.id, reasons.of_concept(concept, history.evidence.get(concept), recall, needs.day), None)
