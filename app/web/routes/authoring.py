"""For authors: what there is to say about the content folder, and how to write a note."""

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.core.diagnostics import Severity
from app.core.examples import example_note
from app.store import bank, files, library
from app.web.dependencies import Now, ReadSession, TheSite, get_frame
from app.web.pages.site import AuthoringPage, HelpPage
from app.web.templating import respond

router = APIRouter(include_in_schema=False)


@router.get("/authoring", name="show_authoring")
async def show_authoring(request: Request, db: ReadSession, site: TheSite) -> HTMLResponse:
    diagnostics = files.list_diagnostics(db)
    counts = {severity: sum(d.severity is severity for d in diagnostics) for severity in Severity}
    page = AuthoringPage(
        diagnostics=[] if site.settings.shared else diagnostics,  # they name files, and wrong options
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        infos=counts[Severity.INFO],
        notes=len(library.list_slugs(db)),
        questions=bank.count_questions(db),
        folder=None if site.settings.shared else str(site.settings.content),
    )
    return respond(request, "authoring/show.html", page, get_frame(request, "authoring"))


@router.get("/help", name="show_help")
async def show_help(request: Request, now: Now) -> HTMLResponse:
    frame = get_frame(request, "help")
    return respond(request, "help/show.html", HelpPage(example_note(frame.language, now.date())), frame)
