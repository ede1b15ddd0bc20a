"""What the notes rest on."""

from itertools import groupby

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from app.core.citations import CitedPage, cited_pages
from app.store import bank, library
from app.web.dependencies import ReadSession, get_frame
from app.web.pages.sources import Shelf, SourcesPage, SourceView
from app.web.templating import respond

router = APIRouter(include_in_schema=False)

FEW = 12
"""Pages that one site may have without being put on shelves."""


@router.get("/sources", name="list_sources")
async def list_sources(request: Request, db: ReadSession) -> HTMLResponse:
    """Every page that a question cites, by site, with the day it was checked."""
    frame = get_frame(request, "sources")
    titles = library.list_titles(db, reader=frame.language)
    pages = cited_pages(bank.list_citations(db))

    def view(page: CitedPage) -> SourceView:
        notes = dict.fromkeys(titles[slug] for slug in page.notes if slug in titles)
        return SourceView(page.url, page.checked, page.questions, list(notes))

    def shelves(group: list[CitedPage]) -> list[Shelf]:
        if len(group) <= FEW:
            return [Shelf("", [view(page) for page in group])]
        by_folder = groupby(
            sorted(group, key=lambda page: (page.folder.casefold(), page.folder)), key=lambda page: page.folder
        )
        return [Shelf(folder or "/", [view(page) for page in below]) for folder, below in by_folder]

    sites = [(host, shelves(list(group))) for host, group in groupby(pages, key=lambda page: page.host)]
    return respond(request, "sources/index.html", SourcesPage(sites), frame)
