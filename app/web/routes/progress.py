"""Progress: what the answers so far say."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.store.attempts import tally
from app.web.dependencies import LearnerId, Now, ReadSession, ThePlan, TheSite, get_frame
from app.web.progress import progress_page
from app.web.templating import respond

router = APIRouter(include_in_schema=False)


@router.get("/progress", name="show_progress")
def show_progress(
    request: Request, site: TheSite, db: ReadSession, learner_id: LearnerId, now: Now, plan: ThePlan
) -> HTMLResponse:
    frame = get_frame(request, "progress")
    if learner_id is None or not tally(db, learner_id).answered:
        return respond(request, "progress/empty.html", None, frame)
    with site.coaches.following(db, learner_id, plan) as coach:
        page = progress_page(db, coach, learner_id, plan, now, frame.language)
    return respond(request, "progress/show.html", page, frame)
