"""The notes: the list, and one of them."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from app.core.errors import NoteNotFoundError
from app.core.text import slugify
from app.store import bank, library
from app.web.api.models import Heading, ListedNote, Note, NoteList, PractisedQuestion, Translation
from app.web.api.passages import code, maybe, passage
from app.web.api.problems import documented
from app.web.api.reading import NotesWanted, Reader, not_kept
from app.web.dependencies import ReadSession, get_frame
from app.web.views import markup, question_card

router = APIRouter(prefix="/api/v1/notes", tags=["notes"], dependencies=[Depends(not_kept)])


@router.get("", operation_id="listNotes", responses=documented(422))
async def get_notes(request: Request, db: ReadSession, wanted: Annotated[NotesWanted, Query()]) -> NoteList:
    """The notes by title."""
    reader = get_frame(request).language
    notes = library.list_notes(db, reader=reader, tag=wanted.tag or None, language=wanted.language)
    return NoteList(
        notes=[
            ListedNote(
                slug=note.slug,
                title=note.title,
                language=code(note.language),
                modified=note.modified,
                minutes=note.minutes,
                tags=list(note.tags),
                questions=note.question_count,
            )
            for note in notes[wanted.offset : wanted.offset + wanted.limit]
        ],
        total=len(notes),
    )


@router.get(
    "/{slug}",
    operation_id="getNote",
    response_model=Note,
    responses={
        307: {
            "description": "The note goes by another name: an alias, a former slug, a concept it defines.",
            "headers": {"Location": {"description": "Where it is.", "schema": {"type": "string"}}},
        },
        **documented(404, 422),
    },
)
async def get_note(request: Request, db: ReadSession, slug: str, reader: Annotated[Reader, Query()]) -> Note | Response:
    """One note with its questions; not their answers."""
    note = library.find_note(db, slug)
    if note is None:
        other = library.find_note_slug_by_name(db, slugify(slug), reader.language_of(request))
        if other is None:
            raise NoteNotFoundError(slug)
        return RedirectResponse(f"{router.prefix}/{other}", 307)
    cards = [question_card(revision) for revision in bank.list_note_questions(db, note.path)]
    return Note(
        slug=note.slug,
        title=note.title,
        language=code(note.language),
        created=note.created,
        modified=note.modified,
        minutes=note.minutes,
        tags=library.list_note_tags(db, note.id or 0),
        key_point=maybe(markup(note.key_point), note.language),
        body=passage(markup(note.body), note.language),
        headings=[Heading(level=one["level"], anchor=one["anchor"], text=one["text"]) for one in note.contents],
        translations=[
            Translation(language=code(language), slug=other) for language, other in library.list_translations(db, note)
        ],
        questions=[
            PractisedQuestion(id=card.id, stem=passage(card.stem, card.language), disputed=card.disputed)
            for card in cards
        ],
    )
