"""For authors: what there is to say about the content folder, what learners report, and how to write a note."""

from typing import Annotated

from fastapi import APIRouter, Form, Path, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse

from app.core.diagnostics import Severity
from app.core.errors import ReportNotFoundError
from app.core.examples import example_note
from app.store import bank, files, library
from app.store.reports import mark_report
from app.web.addresses import url_for
from app.web.dependencies import Now, ReadSession, TheSite, get_frame
from app.web.pages.site import AuthoringPage, HelpPage
from app.web.reports_list import reports_list
from app.web.templating import respond

router = APIRouter(include_in_schema=False)

HANDLED = "handled"
ReportId = Annotated[int, Path(ge=1, lt=2**63)]


@router.get("/authoring", name="show_authoring")
async def show_authoring(
    request: Request, db: ReadSession, site: TheSite, reports: Annotated[str, Query()] = ""
) -> HTMLResponse:
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
        reports=None if site.settings.shared else reports_list(db, handled=reports == HANDLED),  # they show keys
    )
    return respond(request, "authoring/show.html", page, get_frame(request, "authoring"))


@router.post("/reports/{report_id}", name="update_report")
def update_report(
    request: Request, site: TheSite, now: Now, report_id: ReportId, handled: Annotated[str, Form()] = ""
) -> RedirectResponse:
    """Mark a report as handled, or as open again; the author's alone."""
    if site.settings.shared:
        raise ReportNotFoundError(report_id)
    with site.database.write() as db:
        mark_report(db, report_id, handled_at=now if handled else None)
    back = url_for(request, "show_authoring")
    return RedirectResponse(f"{back}#reports" if handled else f"{back}?reports={HANDLED}#reports", 303)


@router.get("/help", name="show_help")
async def show_help(request: Request, now: Now) -> HTMLResponse:
    frame = get_frame(request, "help")
    return respond(request, "help/show.html", HelpPage(example_note(frame.language, now.date())), frame)
