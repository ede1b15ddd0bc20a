"""Reporting a question: from its permalink, and from a sitting before or after the answer."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Form, Request
from pydantic import BaseModel
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.errors import QuestionNotFoundError
from app.core.text import one_line
from app.store import bank
from app.store.bank import Revision
from app.store.reports import ReportKind, record_report
from app.store.sittings import SittingState, get_sitting
from app.web.addresses import url_for
from app.web.dependencies import Introduction, LearnerId, Now, ReadSession, TheSite, get_frame
from app.web.limits import check_limit
from app.web.pages.reports import ReportPage
from app.web.quiz_pages import to_step
from app.web.site import Site
from app.web.templating import respond
from app.web.views import question_card

router = APIRouter(include_in_schema=False)

MAX_WORDS = 500
"""Characters."""


class ReportForm(BaseModel):
    """What was sent."""

    kind: str = ""
    words: str = ""

    @property
    def sentence(self) -> str:
        return one_line(self.words)

    @property
    def problem(self) -> str | None:
        """Catalogue name of what is wrong with it."""
        if self.kind not in list(ReportKind):
            return "problem.report_kind"
        if not self.sentence:
            return "problem.report_words"
        return "problem.report_long" if len(self.sentence) > MAX_WORDS else None


EMPTY = ReportForm()


@router.get("/questions/{question_id}/report", name="show_question_report")
async def show_question_report(request: Request, db: ReadSession, question_id: str, sent: bool = False) -> HTMLResponse:
    return _show(request, _current(request, db, question_id), EMPTY, sent=sent)


@router.post("/questions/{question_id}/report", name="report_question")
def report_question(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    question_id: str,
    form: Annotated[ReportForm, Form()],
) -> Response:
    with site.database.read() as db:
        revision = _current(request, db, question_id)
    if form.problem:
        return _show(request, revision, form)
    check_limit(site.report_limit, request, learner_id, now)
    back = url_for(request, "show_question_report", question_id=question_id)
    return _record(site, learner_id, now, revision, form, back)


@router.get("/quiz/{sitting_id}/{number}/report", name="show_step_report")
async def show_step_report(
    request: Request, db: ReadSession, learner_id: LearnerId, sitting_id: str, number: int, sent: bool = False
) -> Response:
    sitting = get_sitting(db, sitting_id, learner_id)
    revision = _asked(db, sitting, number)
    if revision is None:
        return to_step(request, sitting_id, sitting.current)
    return _show(request, revision, EMPTY, sitting, number, sent=sent)


@router.post("/quiz/{sitting_id}/{number}/report", name="report_step")
def report_step(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    sitting_id: str,
    number: int,
    form: Annotated[ReportForm, Form()],
) -> Response:
    with site.database.read() as db:
        sitting = get_sitting(db, sitting_id, learner_id)
        revision = _asked(db, sitting, number)
    if revision is None:
        return to_step(request, sitting_id, sitting.current)
    if form.problem:
        return _show(request, revision, form, sitting, number)
    check_limit(site.report_limit, request, learner_id, now)
    back = url_for(request, "show_step_report", sitting_id=sitting_id, number=number)
    return _record(site, learner_id, now, revision, form, back)


def _current(request: Request, db: Session, question_id: str) -> Revision:
    revision = bank.find_question(db, question_id, get_frame(request).language)
    if revision is None:
        raise QuestionNotFoundError(question_id)
    return revision


def _asked(db: Session, sitting: SittingState, number: int) -> Revision | None:
    """The question as this sitting asks it, even if it is gone; `None` when it has not been reached."""
    asked = sitting.asked(number)
    reached = sitting.is_finished or number in sitting.given or number <= sitting.current
    return bank.get_revisions(db, [asked.revision])[asked.revision] if reached else None


def _show(
    request: Request,
    revision: Revision,
    form: ReportForm,
    sitting: SittingState | None = None,
    number: int = 0,
    *,
    sent: bool = False,
) -> HTMLResponse:
    problem = form.problem if form is not EMPTY else None
    page = ReportPage(
        question=question_card(revision),
        sitting_id=sitting.id if sitting else None,
        number=number,
        finished=sitting is not None and sitting.is_finished,
        kinds=list(ReportKind),
        chosen_kind=form.kind,
        words=form.sentence,
        most=MAX_WORDS,
        problem=problem,
        sent=sent,
    )
    return respond(request, "reports/show.html", page, get_frame(request, "quiz"), status=422 if problem else 200)


def _record(
    site: Site, learner_id: int | None, now: datetime, revision: Revision, form: ReportForm, back: str
) -> RedirectResponse:
    introduction = Introduction(site)
    with site.database.write() as db:
        record_report(
            db,
            learner_id=introduction.introduce(db, learner_id, now),
            question=revision.question_id,
            revision=revision.id,
            kind=ReportKind(form.kind),
            words=form.sentence,
            now=now,
        )
    response = RedirectResponse(f"{back}?sent=true", 303)
    introduction.greet(response)
    return response
