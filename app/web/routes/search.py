"""Search over notes and questions."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from app.store.search import MAX_QUERY, search, suggest
from app.web.dependencies import ReadSession, get_frame
from app.web.pages.reading import SearchPage
from app.web.templating import respond

router = APIRouter(include_in_schema=False)


@router.get("/search", name="show_search")
def show_search(request: Request, db: ReadSession, q: Annotated[str, Query()] = "") -> HTMLResponse:
    frame = get_frame(request, "search")
    query = q.strip()[:MAX_QUERY]
    hits = search(db, query, language=frame.language)
    suggestion = suggest(db, query) if query and not hits else None
    return respond(request, "search/show.html", SearchPage(query, hits, suggestion), frame)
