"""Taking a quiz: ask, grade, say why, finish."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from app.core.errors import InvalidAnswerError
from app.core.model import Kind
from app.store import bank
from app.store.sittings import (
    SittingState,
    check_answer,
    finish_sitting,
    get_sitting,
    record_attempt,
    save_answer,
)
from app.web.addresses import url_for
from app.web.answers import AnswerForm
from app.web.dependencies import Introduction, LearnerId, Now, ReadSession, ThePlan, TheSite, get_frame
from app.web.guided import Guide
from app.web.quiz_pages import ask, feedback, result, to_step

router = APIRouter(include_in_schema=False)


@router.get("/quiz/{sitting_id}/result", name="show_result")
async def show_result(request: Request, db: ReadSession, learner_id: LearnerId, sitting_id: str) -> Response:
    sitting = get_sitting(db, sitting_id, learner_id)
    return result(request, db, sitting) if sitting.is_finished else to_step(request, sitting_id, sitting.current)


@router.post("/quiz/{sitting_id}/finish", name="finish_sitting")
def finish(request: Request, site: TheSite, learner_id: LearnerId, now: Now, sitting_id: str) -> RedirectResponse:
    with site.database.write() as db:
        finish_sitting(db, get_sitting(db, sitting_id, learner_id), now=now)
    return _to_result(request, sitting_id)


@router.get("/quiz/{sitting_id}/{number}", name="show_step")
async def show_step(
    request: Request, db: ReadSession, learner_id: LearnerId, now: Now, sitting_id: str, number: int
) -> Response:
    sitting = get_sitting(db, sitting_id, learner_id)
    sitting.check_number(number)
    given = sitting.given.get(number)
    if given and given.verdict:
        return feedback(request, db, sitting, number)
    return _elsewhere(request, sitting, number) or ask(request, db, sitting, number, now)


@router.post("/quiz/{sitting_id}/{number}", name="answer_question")
def answer_question(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    sitting_id: str,
    number: int,
    plan: ThePlan,
    form: Annotated[AnswerForm, Form()],
) -> Response:
    introduction = Introduction(site)
    with site.coaches.let_go_on_failure(learner_id), site.database.write() as db:
        sitting = get_sitting(db, sitting_id, learner_id)
        sitting.check_number(number)
        elsewhere = _elsewhere(request, sitting, number)
        if elsewhere:
            return elsewhere
        asked = sitting.asked(number)
        content = bank.get_revisions(db, [asked.revision])[asked.revision].content
        try:
            answer = form.answer(asked, Kind(content["kind"]))
            check_answer(content, answer)
        except InvalidAnswerError as error:
            sent = form.place or form.selected
            return ask(request, db, sitting, number, now, problem=error, sent=sent, confidence=form.confidence)
        given = sitting.given.get(number)
        if given and given.verdict:
            if given.selected != answer.selected:
                return feedback(request, db, sitting, number, conflict=True)
        elif sitting.is_exam:
            save_answer(db, sitting, number, answer, now=now)
        else:
            record_attempt(db, sitting, number, answer, now=now)
            if sitting.kind:
                Guide(site.coaches, plan, get_frame(request).language, now).go_on(db, sitting)
        introduction.introduce(db, learner_id, now)
        response = to_step(request, sitting_id, _next(sitting, number))
    introduction.greet(response)
    return response


def _elsewhere(request: Request, sitting: SittingState, number: int) -> RedirectResponse | None:
    """Where to go instead of a question without an answer that cannot be answered now."""
    if number in sitting.given:
        return None
    if sitting.is_finished:
        return _to_result(request, sitting.id)
    return to_step(request, sitting.id, sitting.current) if number > sitting.current else None


def _next(sitting: SittingState, number: int) -> int:
    """Study: the feedback on this answer. Exam: the next question, or this one again at the end."""
    return min(number + 1, sitting.total) if sitting.is_exam and not sitting.is_finished else number


def _to_result(request: Request, sitting_id: str) -> RedirectResponse:
    return RedirectResponse(url_for(request, "show_result", sitting_id=sitting_id), 303)
