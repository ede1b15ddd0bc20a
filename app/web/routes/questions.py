"""A question's permalink: it asks, and never answers."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.core.errors import QuestionNotFoundError
from app.store import bank
from app.web.dependencies import ReadSession, get_frame
from app.web.pages.questions import QuestionPage
from app.web.templating import respond
from app.web.views import asked_question, permalink_order

router = APIRouter(include_in_schema=False)


@router.get("/questions/{question_id}", name="show_question")
async def show_question(request: Request, db: ReadSession, question_id: str) -> HTMLResponse:
    frame = get_frame(request, "notes")
    revision = bank.find_question(db, question_id, frame.language)
    if revision is None:
        raise QuestionNotFoundError(question_id)
    page = QuestionPage(
        question=asked_question(revision, permalink_order(revision)),
        note=(revision.note_slug, revision.note_title) if revision.note_slug and revision.note_title else None,
        origin=f"{revision.path}:{revision.line}" if frame.author else None,
    )
    return respond(request, "questions/show.html", page, frame)
