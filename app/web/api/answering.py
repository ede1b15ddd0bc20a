"""An answer as a program sends it, and the wording it is for."""

from datetime import datetime
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt, model_validator
from sqlmodel import Session

from app.core.errors import AnsweredBeforeError, QuestionNotFoundError, WordingChangedError
from app.core.model import IN_PLACES, Kind
from app.store import bank
from app.store.bank import Revision
from app.store.sittings import (
    STUDY,
    Answer,
    AskedQuestion,
    SittingState,
    check_answer,
    create_sitting,
    get_sitting,
    is_taken,
    record_attempt,
)
from app.web.answers import MAX_MILLISECONDS, AnswerForm
from app.web.api.passages import wording_of
from app.web.views import asked_question, permalink_order

MAX_POSITIONS = 26
"""Options have letters."""


class AnswerBody(BaseModel):
    """An answer: positions of options, or that one does not know."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"wording": "5d41402abc4b2a76b9719d911017c592", "selected": [2], "confidence": "sure"},
                {"wording": "5d41402abc4b2a76b9719d911017c592", "dont_know": True},
            ]
        },
    )

    wording: str = Field(description="As the question said it.", pattern="^[0-9a-f]{32}$")
    selected: list[StrictInt] = Field(
        default_factory=list,
        description="Positions of the options: those chosen, or one for each place in the order of the places.",
        max_length=MAX_POSITIONS,
    )
    dont_know: StrictBool = Field(default=False, description="An honest answer: wrong, and nothing confused.")
    confidence: Literal["sure", "unsure"] | None = Field(default=None, description="How sure the learner was.")
    milliseconds: StrictInt | None = Field(
        default=None, description="From seeing the question to answering.", ge=1, le=MAX_MILLISECONDS
    )

    attempt: str | None = Field(
        default=None,
        description="A name of your own for this answer, with at least 128 random bits. An answer that is sent again "
        "under its name, after a lost connection, is kept once.",
        pattern="^[A-Za-z0-9_-]{22,64}$",
    )

    @model_validator(mode="after")
    def says_one_thing(self) -> Self:
        if self.dont_know and self.selected:
            raise ValueError("either options are selected, or the answer is not known")
        return self

    def answer(self, asked: AskedQuestion, kind: Kind) -> Answer:
        """As a form would have sent it. Raises `InvalidAnswerError`."""
        positions = [str(position) for position in self.selected]
        form = AnswerForm(
            selected=[] if kind in IN_PLACES else positions,
            place=positions if kind in IN_PLACES else [],
            confidence=self.confidence or "",
            dont_know="1" if self.dont_know else "",
            milliseconds=str(self.milliseconds or ""),
        )
        return form.answer(asked, kind)


def find_asked(db: Session, question_id: str, wording: str) -> tuple[Revision, AskedQuestion]:
    """Today's wording that an answer is for, in whichever language it was asked.

    Raises `QuestionNotFoundError`, or `WordingChangedError` when the question reads differently today.
    """
    current = bank.find_current(db, [question_id])
    if not current:
        raise QuestionNotFoundError(question_id)
    for revision in current.values():
        order = permalink_order(revision)
        if wording_of(asked_question(revision, order)) == wording:
            return revision, AskedQuestion(question_id, revision.id, order)
    raise WordingChangedError(question_id)


def record_answer(
    db: Session, body: AnswerBody, question_id: str, *, learner_id: int, sitting_id: str, now: datetime
) -> tuple[Revision, SittingState]:
    """Keep an answer in a study sitting of this one question, as a page does when a question is tried by itself.

    Raises what `find_asked` and `check_answer` do, and `AnsweredBeforeError` when the name stands for another answer.
    """
    revision, asked = find_asked(db, question_id, body.wording)
    answer = body.answer(asked, Kind(revision.content["kind"]))
    check_answer(revision.content, answer)
    sitting_id = body.attempt or sitting_id
    if not is_taken(db, sitting_id):
        create_sitting(
            db,
            sitting_id=sitting_id,
            learner_id=learner_id,
            mode=STUDY,
            title="",
            scope={"only": "all", "question": question_id},
            seed=0,
            questions=[asked],
            now=now,
        )
    sitting = get_sitting(db, sitting_id, learner_id)
    before = sitting.given.get(1)
    if sitting.questions != [asked] or sitting.is_exam or (before and before.selected != answer.selected):
        raise AnsweredBeforeError(sitting_id)
    record_attempt(db, sitting, 1, answer, now=now)
    return revision, get_sitting(db, sitting_id, learner_id)
