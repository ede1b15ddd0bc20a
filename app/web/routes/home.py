"""Today: what is open, and what to do now."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, JSONResponse, StreamingResponse

from app.core.errors import NotFoundError
from app.store import bank, library
from app.store.attempts import Tally, seen_question_ids, tally, wrong_question_ids
from app.store.sittings import SittingState, find_open_sitting
from app.web.dependencies import LearnerId, Now, ReadSession, ThePlan, TheSite, get_frame, get_words
from app.web.pages.today import HomePage, OpenSitting
from app.web.templating import respond
from app.web.today import TODAY, minutes_for, standing
from app.web.views import sitting_title

router = APIRouter(include_in_schema=False)

RECENT = 6


@router.get("/", name="show_home")
def show_home(
    request: Request, site: TheSite, db: ReadSession, learner_id: LearnerId, now: Now, plan: ThePlan
) -> HTMLResponse:
    frame = get_frame(request, "home")
    askable = [question_id for question_id, _ in bank.list_askable(db, language=frame.language)]
    seen = seen_question_ids(db, learner_id) if learner_id else set()
    sitting = find_open_sitting(db, learner_id) if learner_id else None
    counts = tally(db, learner_id) if learner_id else Tally(0, 0)
    size = min(TODAY, len(askable))
    with site.coaches.following(db, learner_id, plan) as coach:
        minutes = minutes_for(coach, size)
        stands = None
        if learner_id and counts.answered:
            stands = standing(db, coach, learner_id, plan, now, frame.language)
    page = HomePage(
        open_sitting=_open(sitting, request) if sitting else None,
        questions=len(askable),
        notes=library.count_notes(db, frame.language),
        size=size,
        minutes=minutes,
        exam_in=plan.days_left(now),
        answered=counts.answered,
        correct=counts.correct,
        wrong=len(wrong_question_ids(db, learner_id)) if learner_id else 0,
        unseen=sum(question_id not in seen for question_id in askable),
        standing=stands,
        recent=library.list_notes(db, reader=frame.language, limit=RECENT),
    )
    return respond(request, "home/show.html", page, frame)


def _open(sitting: SittingState, request: Request) -> OpenSitting:
    title = sitting_title(sitting, get_words(request))
    return OpenSitting(sitting.id, title, sitting.mode, sitting.current, sitting.expected)


@router.get("/live", name="live")
async def live(site: TheSite) -> StreamingResponse:
    """Server-sent events: which notes have just changed. For the author at work; a group is not told of files."""
    if site.settings.shared:
        raise NotFoundError("A shared server announces no changes.")
    return StreamingResponse(site.live.events(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


@router.get("/healthz", name="show_health")
async def show_health(db: ReadSession) -> JSONResponse:
    """Whether the store answers."""
    return JSONResponse({"status": "ok", "notes": len(library.list_slugs(db)), "questions": bank.count_questions(db)})
