"""What the coach would ask now."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from markupsafe import Markup
from pydantic import Field

from app.core.errors import QuestionNotFoundError
from app.store import bank
from app.web.api.models import Passage, Question, Sent
from app.web.api.passages import passage, question_sent
from app.web.api.problems import documented
from app.web.api.reading import Reader, not_kept
from app.web.catalogue import load_catalogue
from app.web.dependencies import LearnerId, Now, ReadSession, ThePlan, TheSite
from app.web.reasons import reason_in_words, reason_kept
from app.web.views import asked_question, permalink_order

router = APIRouter(prefix="/api/v1/coach", tags=["coach"], dependencies=[Depends(not_kept)])


class Why(Sent):
    """Why it is asked, as far as that may be said before the answer: the same whichever option is right."""

    reason: Literal["mixed", "alike", "unasked", "again"] = Field(
        description="Two of its options were taken for each other, or are called easily confused; the question was not "
        "answered yet, or it was."
    )
    sentence: Passage | None = Field(description="In words; null when no note names what it is about.")


class NextQuestion(Sent):
    """The question that is expected to gain most for the exam."""

    question: Question
    why: Why


@router.get("/next", operation_id="getNextQuestion", responses=documented(404, 422))
def get_next_question(
    request: Request,
    site: TheSite,
    db: ReadSession,
    learner_id: LearnerId,
    now: Now,
    plan: ThePlan,
    reader: Annotated[Reader, Query()],
) -> NextQuestion:
    """What to ask the learner of the cookie now, from all of their answers; answer it as any other question.

    Asked again without an answer in between, it stays the same for a while. The cookies `exam_day` (2026-12-01) and
    `zone` (Asia/Seoul) say what is planned for, as on the pages.
    """
    with site.coaches.following(db, learner_id, plan) as coach:
        pick = coach.next(now)
        announced = coach.announce(pick.question_id) if pick else None
    language = reader.language_of(request)
    revision = bank.find_question(db, pick.question_id, language) if pick else None
    if revision is None or announced is None:
        raise QuestionNotFoundError("next")
    sentence = reason_in_words(db, reason_kept(announced), load_catalogue(language))
    return NextQuestion(
        question=question_sent(asked_question(revision, permalink_order(revision)), revision),
        why=Why(
            reason=announced.key,  # type: ignore[arg-type]  # one of the four
            sentence=passage(Markup.escape(sentence), language) if sentence else None,
        ),
    )
