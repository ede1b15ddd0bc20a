"""Sittings: one learner taking one quiz, from the choice of questions to the last answer."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from app.core.errors import InvalidAnswerError, SittingNotFoundError
from app.core.grading import Verdict, grade
from app.core.model import IN_PLACES, Kind
from app.store.bank import get_revisions
from app.store.tables import Attempt, Sitting

STUDY, EXAM = "study", "exam"
COACH, DRILL = "coach", "drill"
"""Kinds of study in which each question is chosen when the one before it is answered."""


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as this sitting asks it."""

    question: str
    """Stable id."""
    revision: int
    order: tuple[str, ...]
    """Authored labels in the order they are shown."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a learner chose: authored labels, in place order where there are places; none for "I don't know"."""

    selected: tuple[str, ...]
    confidence: str | None = None
    milliseconds: int | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: stored for good, or in exam mode still open to change."""

    selected: tuple[str, ...]
    confidence: str | None
    verdict: Verdict | None
    """`None` while an exam is open."""
    late: bool
    revision: int


class SittingState:
    """A sitting with what was answered so far; read anew for every request."""

    def __init__(self, row: Sitting, attempts: Sequence[Attempt]) -> None:
        self.row = row
        self.id, self.mode, self.title = row.id, row.mode, row.title
        self.kind: str = row.scope.get("kind", "")
        """`COACH`, `DRILL`, or empty where all questions were chosen at the start."""
        self.questions = [AskedQuestion(q["question"], q["revision"], tuple(q["order"])) for q in row.questions]
        self.given = {
            attempt.number: Given(
                tuple(attempt.selected), attempt.confidence, Verdict(attempt.verdict), attempt.late, attempt.revision_id
            )
            for attempt in attempts
        }
        for number, answer in row.answers.items():
            if int(number) not in self.given:
                asked = self.questions[int(number) - 1]
                given = Given(tuple(answer["selected"]), answer["confidence"], None, answer["late"], asked.revision)
                self.given[int(number)] = given

    @property
    def total(self) -> int:
        return len(self.questions)

    @property
    def most(self) -> int:
        """With so many answers it is over, if not before."""
        return int(self.row.scope["most"]) if self.kind else self.total

    @property
    def expected(self) -> int | None:
        """How many questions there will be; `None` while nobody can say."""
        if self.is_finished:
            return self.total
        return None if self.kind == DRILL else self.most

    @property
    def is_finished(self) -> bool:
        return self.row.finished_at is not None

    @property
    def is_exam(self) -> bool:
        return self.mode == EXAM

    @property
    def current(self) -> int:
        """The first number without an answer; the last one when all are answered."""
        return next((number for number in range(1, self.total + 1) if number not in self.given), self.total)

    @property
    def is_complete(self) -> bool:
        return len(self.given) == self.total

    def check_number(self, number: int) -> None:
        """Raises `SittingNotFoundError` for a number the sitting does not have and will never have."""
        if not 1 <= number <= self.most:
            raise SittingNotFoundError(f"{self.id}/{number}")

    def asked(self, number: int) -> AskedQuestion:
        """Raises `SittingNotFoundError` for a number that is not asked yet, or never."""
        if not 1 <= number <= self.total:
            raise SittingNotFoundError(f"{self.id}/{number}")
        return self.questions[number - 1]

    def why(self, number: int) -> dict[str, Any]:
        """Why this question was chosen, as kept by `append_question`; empty where nobody chose it."""
        return self.row.questions[number - 1].get("why") or {}

    def is_over(self, now: datetime) -> bool:
        """Whether its deadline has passed."""
        return self.row.deadline_at is not None and now >= self.row.deadline_at


def create_sitting(
    db: Session,
    *,
    sitting_id: str,
    learner_id: int,
    mode: str,
    title: str,
    scope: Mapping[str, Any],
    seed: int,
    questions: Sequence[AskedQuestion],
    now: datetime,
    deadline: datetime | None = None,
) -> None:
    db.add(
        Sitting(
            id=sitting_id,
            learner_id=learner_id,
            mode=mode,
            title=title,
            scope=dict(scope),
            seed=seed,
            questions=[_kept(question) for question in questions],
            started_at=now,
            deadline_at=deadline,
        )
    )
    db.flush()


def _kept(question: AskedQuestion) -> dict[str, Any]:
    return asdict(question) | {"order": list(question.order)}


def append_question(db: Session, sitting_id: str, question: AskedQuestion, why: Mapping[str, Any]) -> None:
    """Ask one more question in a sitting that is open, and keep why."""
    row = db.get_one(Sitting, sitting_id)
    row.questions = [*row.questions, _kept(question) | {"why": dict(why)}]
    db.add(row)
    db.flush()


def get_sitting(db: Session, sitting_id: str, learner_id: int | None) -> SittingState:
    """A learner's own sitting. Someone else's is as unknown as one that never was: `SittingNotFoundError`."""
    row = db.get(Sitting, sitting_id)
    if row is None or row.learner_id != learner_id:
        raise SittingNotFoundError(sitting_id)
    attempts = db.exec(select(Attempt).where(Attempt.sitting_id == sitting_id).order_by(col(Attempt.number))).all()
    return SittingState(row, attempts)


def is_taken(db: Session, sitting_id: str) -> bool:
    """Whether there is a sitting of this id, whoever's it is."""
    return db.get(Sitting, sitting_id) is not None


def find_open_sitting(db: Session, learner_id: int) -> SittingState | None:
    """The sitting begun last among those that can be gone on with."""
    query = select(Sitting).where(Sitting.learner_id == learner_id, col(Sitting.finished_at).is_(None))
    row = db.exec(query.order_by(col(Sitting.started_at).desc(), Sitting.id)).first()
    return get_sitting(db, row.id, learner_id) if row else None


def check_answer(content: Mapping[str, Any], answer: Answer) -> None:
    """Raise `InvalidAnswerError` for a selection this question cannot be answered with; "I don't know" always can.

    A count is enforced only where the stem states it; otherwise how many are right stays the learner's to find out.
    """
    count = len(answer.selected)
    if not count:
        return
    kind, stated = Kind(content["kind"]), content["stated_count"]
    if kind is Kind.SINGLE and count > 1:
        raise InvalidAnswerError("problem.choose_one")
    if kind is Kind.MULTIPLE and stated and count != stated:
        raise InvalidAnswerError("problem.choose_count", stated)
    if kind in IN_PLACES and count != len(content["key"]):
        raise InvalidAnswerError("problem.empty_place")
    if kind is Kind.ORDERING and len(set(answer.selected)) < count:
        raise InvalidAnswerError("problem.placed_twice")


def record_attempt(db: Session, sitting: SittingState, number: int, answer: Answer, *, now: datetime) -> Given:
    """Grade an answer of a study sitting and append it. Answered before: what is stored stays, and is returned."""
    if number in sitting.given:
        return sitting.given[number]
    asked = sitting.asked(number)
    content = get_revisions(db, [asked.revision])[asked.revision].content
    attempt = _attempt(sitting, number, asked, content, answer, late=sitting.is_over(now), now=now)
    db.add(attempt)
    if len(sitting.given) + 1 == sitting.most:
        sitting.row.finished_at = now
        db.add(sitting.row)
    db.flush()
    return Given(answer.selected, answer.confidence, Verdict(attempt.verdict), attempt.late, asked.revision)


def save_answer(db: Session, sitting: SittingState, number: int, answer: Answer, *, now: datetime) -> None:
    """Keep an answer of an open exam; it may change until the exam is finished.

    After the deadline an answer in time stays as it is, and a first one is kept as late.
    """
    late = sitting.is_over(now)
    if late and number in sitting.given:
        return
    kept = asdict(answer) | {"selected": list(answer.selected), "late": late, "at": now.isoformat()}
    sitting.row.answers = sitting.row.answers | {str(number): kept}
    db.add(sitting.row)


def finish_sitting(db: Session, sitting: SittingState, *, now: datetime) -> None:
    """Close a sitting; an exam's answers become attempts, all of them or none."""
    if sitting.is_finished:
        return
    revisions = get_revisions(db, [asked.revision for asked in sitting.questions])
    for number, answer in sorted(sitting.row.answers.items(), key=lambda entry: int(entry[0])):
        asked = sitting.asked(int(number))
        chosen = Answer(tuple(answer["selected"]), answer["confidence"], answer["milliseconds"])
        content = revisions[asked.revision].content
        db.add(_attempt(sitting, int(number), asked, content, chosen, late=answer["late"], now=now))
    # The row is finished only if nobody else finished it meanwhile; the attempts above are unique in any case.
    db.execute(
        update(Sitting).where(col(Sitting.id) == sitting.id, col(Sitting.finished_at).is_(None)).values(finished_at=now)
    )
    db.flush()


def _attempt(
    sitting: SittingState,
    number: int,
    asked: AskedQuestion,
    content: Mapping[str, Any],
    answer: Answer,
    *,
    late: bool,
    now: datetime,
) -> Attempt:
    outcome = grade(Kind(content["kind"]), content["key"], answer.selected)
    return Attempt(
        learner_id=sitting.row.learner_id,
        sitting_id=sitting.id,
        number=number,
        question_id=asked.question,
        revision_id=asked.revision,
        selected=list(answer.selected) if content["kind"] in IN_PLACES else sorted(answer.selected),
        verdict=outcome.verdict,
        confidence=answer.confidence,
        milliseconds=answer.milliseconds,
        late=late,
        at=now,
    )


def previous_result(db: Session, sitting: SittingState) -> SittingState | None:
    """The finished sitting of the same choice before this one."""
    row = sitting.row
    query = select(Sitting).where(
        Sitting.learner_id == row.learner_id,
        Sitting.title == row.title,
        Sitting.mode == row.mode,
        col(Sitting.finished_at).is_not(None),
        Sitting.started_at < row.started_at,
    )
    before = db.exec(query.order_by(col(Sitting.started_at).desc(), Sitting.id)).first()
    if before is None or before.scope != row.scope:
        return None
    return get_sitting(db, before.id, row.learner_id)
