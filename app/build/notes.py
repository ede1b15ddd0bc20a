"""One compiled note into the store, its questions given their stable ids, all in the caller's transaction."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from app.build.compiling import CompiledNote
from app.build.continuity import Continuity, assign_ids
from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.store import concepts, files, library, wordings
from app.store.search import add_entries, remove_entries


def store_note(
    db: Session, compiled: CompiledNote, changes: Continuity, now: datetime
) -> tuple[bool, list[Diagnostic]]:
    """Write a note and its questions. False when another file holds its slug or one of its questions."""
    row = compiled.row
    owner = library.find_owner(db, row.slug) or row.path
    if owner != row.path and owner not in changes.gone:
        return False, [rules.SAME_SLUG.at(Place(row.path), slug=row.slug, other=owner)]
    if owner != row.path:
        remove_note(db, owner)
    note_id, replaced = library.replace_note(
        db, row, tags=compiled.tags, names=compiled.names, link_targets=compiled.link_targets
    )
    concepts.put_names(db, note_id, compiled.concepts)
    known = wordings.list_known(
        db,
        paths=[row.path],
        content_keys=[new.content_key for new in compiled.revisions],
        question_ids=[new.question_id for new in compiled.revisions],
    )
    ids = assign_ids(db, row, compiled.revisions, known, changes)
    revisions = [replace(new, question_id=given) for new, given in zip(compiled.revisions, ids, strict=True) if given]
    entries = [replace(entry, ref=given) for entry, given in zip(compiled.question_entries, ids, strict=True) if given]
    wordings.put_revisions(db, revisions, known, language=row.language, path=row.path, now=now)
    if replaced:
        kept = [revision.question_id for revision in revisions]
        wordings.retire_questions(db, row.path, keep=kept, language=row.language)
        remove_entries(db, row.path)
    add_entries(db, row.path, [compiled.entry, *entries], compiled.vocabulary)
    return len(revisions) == len(ids), []


def remove_note(db: Session, path: str) -> None:
    """Take a note out of the store; its questions are the learners' too, see `continuity.lose_questions`."""
    library.delete_note(db, path)
    remove_entries(db, path)
    files.forget_scanned(db, path)
    files.replace_diagnostics(db, path, [])
