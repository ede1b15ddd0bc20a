"""A question to ask, and answering it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.core.errors import QuestionNotFoundError
from app.store import bank
from app.web.addresses import url_for
from app.web.api.answering import AnswerBody, record_answer
from app.web.api.feedback import Feedback, feedback_sent
from app.web.api.models import Question
from app.web.api.passages import question_sent
from app.web.api.problems import documented
from app.web.api.reading import Reader, not_kept
from app.web.dependencies import Introduction, LearnerId, Now, ReadSession, SittingId, TheSite, get_frame
from app.web.limits import check_limit
from app.web.mixups import mix_up_views
from app.web.views import asked_question, explained_question, permalink_order

router = APIRouter(prefix="/api/v1/questions", tags=["questions"], dependencies=[Depends(not_kept)])


@router.get("/{question_id}", operation_id="getQuestion", responses=documented(404, 422))
async def get_question(
    request: Request, db: ReadSession, question_id: str, reader: Annotated[Reader, Query()]
) -> Question:
    """A question to ask, in the language asked for where there is one. The answer is not in it."""
    revision = bank.find_question(db, question_id, reader.language_of(request))
    if revision is None:
        raise QuestionNotFoundError(question_id)
    return question_sent(asked_question(revision, permalink_order(revision)), revision)


@router.post(
    "/{question_id}/answers",
    operation_id="answerQuestion",
    status_code=201,
    responses={
        201: {
            "description": "The answer was graded and is kept.",
            "headers": {
                "Set-Cookie": {
                    "description": "On a shared site, for a learner who is new or whose secret is a week old: what to "
                    "send from now on.",
                    "schema": {"type": "string"},
                }
            },
        },
        **documented(403, 404, 409, 413, 422, 429, 503),
    },
)
def create_answer(
    request: Request,
    response: Response,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    sitting_id: SittingId,
    question_id: str,
    body: AnswerBody,
) -> Feedback:
    """Grade an answer, keep it for the learner, and explain it."""
    check_limit(site.answer_limit, request, learner_id, now)
    introduction = Introduction(site)
    with site.database.write() as db:
        learner = introduction.introduce(db, learner_id, now)
        revision, sitting = record_answer(db, body, question_id, learner_id=learner, sitting_id=sitting_id, now=now)
        given = sitting.given[1]
        mix_ups = mix_up_views(db, {1: (revision, given)}, get_frame(request).language).get(1, ())
    introduction.greet(response)
    page = url_for(request, "show_step", sitting_id=sitting.id, number=1)
    explained = explained_question(revision, sitting.asked(1).order, given, current=revision, mix_ups=mix_ups)
    return feedback_sent(explained, sitting, page)
