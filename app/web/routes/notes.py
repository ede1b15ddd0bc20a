"""Notes: the list, one note, and the images in them."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response

from app.build import find_media
from app.core.errors import NoteNotFoundError, NotFoundError
from app.core.text import slugify
from app.store import bank, library
from app.web.addresses import url_for
from app.web.catalogue import LANGUAGES
from app.web.compare_pages import note_pairs
from app.web.dependencies import ReadSession, TheSite, get_frame
from app.web.pages.reading import HeadingEntry, NotePage, NotesPage
from app.web.templating import respond
from app.web.views import markup, question_card

router = APIRouter(include_in_schema=False)

SVG_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
"""An SVG opened by itself is a document: it may draw, and nothing else."""

TagQuery = Annotated[str | None, Query(max_length=200)]


@router.get("/notes", name="list_notes")
async def list_notes(
    request: Request, db: ReadSession, tag: TagQuery = None, lang: Annotated[str | None, Query()] = None
) -> HTMLResponse:
    language = lang if lang in LANGUAGES else None
    frame = get_frame(request, "notes")
    notes = library.list_notes(db, reader=frame.language, tag=tag or None, language=language)
    page = NotesPage(notes, library.list_tags(db, frame.language), tag or None, language)
    return respond(request, "notes/index.html", page, frame)


@router.get("/notes/{slug}", name="show_note")
async def show_note(request: Request, db: ReadSession, slug: str) -> Response:
    frame = get_frame(request, "notes")
    note = library.find_note(db, slug)
    if note is None:
        other = library.find_note_slug_by_name(db, slugify(slug), frame.language)
        if other is None:
            raise NoteNotFoundError(slug)
        return RedirectResponse(url_for(request, "show_note", slug=other), 307)
    before, after = library.neighbours(db, note)
    page = NotePage(
        slug=note.slug,
        title=note.title,
        language=note.language,
        path=note.path,
        minutes=note.minutes,
        modified=note.modified,
        key_point=markup(note.key_point),
        body=markup(note.body),
        contents=[HeadingEntry(heading["level"], heading["anchor"], heading["text"]) for heading in note.contents],
        tags=library.list_note_tags(db, note.id or 0),
        translations=library.list_translations(db, note),
        backlinks=library.list_backlinks(db, note),
        questions=[question_card(revision) for revision in bank.list_note_questions(db, note.path)],
        pairs=note_pairs(db, note.id or 0, frame.language),
        before=before,
        after=after,
    )
    return respond(request, "notes/show.html", page, frame)


@router.get("/media/{path:path}", name="show_media")
def show_media(site: TheSite, path: str) -> FileResponse:
    """An image or another file to keep of the content folder; notes are not among them."""
    file = find_media(site.settings.content, path)
    if file is None:
        raise NotFoundError(f"There is no image {path!r}.")
    headers = {"Cache-Control": "no-cache"}
    if file.suffix.lower() == ".svg":
        headers["Content-Security-Policy"] = SVG_POLICY
    return FileResponse(file, headers=headers)
