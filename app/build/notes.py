"""One note into the store: rendered, its questions given their stable ids, all in the caller's transaction."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from sqlmodel import Session

from app.build.continuity import Continuity, assign_ids
from app.core import rules
from app.core.concepts import concepts_of, explicit_names
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Concept, Note, Question
from app.core.rendering import plain, render_contrast, render_note, render_question
from app.core.summaries import NoteSummary, summarise
from app.core.text import slugify
from app.store import concepts, files, library, wordings
from app.store.search import SearchEntry, add_entries, remove_entries


@dataclass(frozen=True, slots=True)
class CompiledNote:
    note: Note
    summary: NoteSummary
    new: library.NewNote
    concepts: tuple[Concept, ...]
    contents: list[dict[str, object]]
    """Of the questions that can be graded, in order."""


def compile_note(note: Note, now: datetime) -> CompiledNote:
    rendered = render_note(note)
    concepts = concepts_of(note)
    summary = summarise(note)
    new = library.NewNote(
        path=note.path,
        slug=note.slug,
        title=note.title,
        language=note.language,
        created=note.created,
        modified=note.modified,
        translation_of=slugify(note.translation_of) if note.translation_of else None,
        minutes=rendered.minutes,
        key_point=rendered.key_point,
        body=rendered.body,
        contents=[{"level": h.level, "anchor": h.anchor, "text": h.text} for h in rendered.contents],
        summary=asdict(summary),
        contrast=dict(render_contrast(note, concepts)),
        built_at=now,
    )
    contents = [dict(render_question(question, note)) for question in note.questions if question.is_gradable]
    return CompiledNote(replace(note, body_tokens=None), summary, new, concepts, contents)


def store_note(
    db: Session, compiled: CompiledNote, changes: Continuity, now: datetime
) -> tuple[bool, list[Diagnostic]]:
    """Write a note and its questions. False when another file holds its slug or one of its questions."""
    note = compiled.note
    owner = library.find_owner(db, note.slug) or note.path
    if owner != note.path and owner not in changes.gone:
        return False, [rules.SAME_SLUG.at(Place(note.path), slug=note.slug, other=owner)]
    if owner != note.path:
        remove_note(db, owner)
    targets = [slugify(link.target.rpartition("/")[2].removesuffix(".md")) for link in note.links]
    note_id, replaced = library.replace_note(
        db, compiled.new, tags=note.tags, names=compiled.summary.names, link_targets=filter(None, targets)
    )
    concepts.put_names(db, note_id, compiled.concepts)
    questions = [question for question in note.questions if question.is_gradable]
    known = wordings.list_known(
        db,
        paths=[note.path],
        content_keys=[question.content_key for question in questions],
        question_ids=[question.id for question in questions],
    )
    ids = assign_ids(db, note, questions, known, changes)
    revisions = list(_revisions(questions, compiled.contents, ids))
    wordings.put_revisions(db, revisions, known, language=note.language, path=note.path, now=now)
    if replaced:
        kept = [revision.question_id for revision in revisions]
        wordings.retire_questions(db, note.path, keep=kept, language=note.language)
        remove_entries(db, note.path)
    stems = [str(content["plain_stem"]) for content in compiled.contents]
    _index(db, note, list(zip(questions, stems, ids, strict=True)))
    return len(revisions) == len(ids), []


def _revisions(
    questions: Sequence[Question], contents: Sequence[dict[str, object]], ids: Sequence[str | None]
) -> Iterator[wordings.NewRevision]:
    for position, (question, content, question_id) in enumerate(zip(questions, contents, ids, strict=True)):
        if question_id:
            yield wordings.NewRevision(
                question_id,
                question.kind,
                question.status,
                question.line,
                position,
                question.content_key,
                _fingerprint(content),
                content,
                [[o.label, o.text, o.short_name, explicit_names(o.text, o.rationale)] for o in question.options],
            )


def _fingerprint(content: Mapping[str, object]) -> str:
    """Of everything a question shows."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _index(db: Session, note: Note, questions: Sequence[tuple[Question, str, str | None]]) -> None:
    entries = [SearchEntry("note", note.slug, note.language, note.title, plain(f"{note.key_point}\n\n{note.body}"))]
    entries += [
        SearchEntry(
            "question",
            question_id,
            note.language,
            stem[:200],
            "\n".join((stem, *(plain(text) for text in sorted(option.text for option in question.options)))),
        )
        for question, stem, question_id in questions
        if question_id
    ]
    names = [
        note.title,
        *note.aliases,
        *note.tags,
        *(name for concept in note.concepts for name in concept.all_names),
    ]
    names += [plain(line) for line in note.body.split("\n") if line.startswith("#")]
    add_entries(db, note.path, entries, names)


def remove_note(db: Session, path: str) -> None:
    """Take a note out of the store; its questions are the learners' too, see `continuity.lose_questions`."""
    library.delete_note(db, path)
    remove_entries(db, path)
    files.forget_scanned(db, path)
    files.replace_diagnostics(db, path, [])
