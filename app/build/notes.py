"""One note into the store: rendered, its questions given their stable ids, all in the caller's transaction."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlmodel import Session

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.identity import Wording, match_wordings
from app.core.model import Note, Question
from app.core.rendering import plain, render_note, render_question
from app.core.summaries import summarise
from app.core.text import slugify
from app.store import bank, files, library
from app.store.search import SearchEntry, add_entries, remove_entries


@dataclass(frozen=True, slots=True)
class CompiledNote:
    note: Note
    new: library.NewNote
    contents: list[dict[str, object]]
    """Of the questions that can be graded, in order."""


def compile_note(note: Note, now: datetime) -> CompiledNote:
    rendered = render_note(note)
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
        summary=asdict(summarise(note)),
        built_at=now,
    )
    contents = [dict(render_question(question, note)) for question in note.questions if question.is_gradable]
    return CompiledNote(note, new, contents)


def store_note(
    db: Session, compiled: CompiledNote, gone: Sequence[str], now: datetime
) -> tuple[bool, list[Diagnostic]]:
    """Write a note and its questions. False when another file holds its slug or one of its questions."""
    note = compiled.note
    owner = library.find_owner(db, note.slug) or note.path
    if owner != note.path and owner not in gone:
        return False, [rules.SAME_SLUG.at(Place(note.path), slug=note.slug, other=owner)]
    if owner != note.path:
        remove_note(db, owner, keep_questions=True)
    targets = [slugify(link.target.rpartition("/")[2].removesuffix(".md")) for link in note.links]
    names = compiled.new.summary["names"]
    replaced = library.replace_note(db, compiled.new, tags=note.tags, names=names, link_targets=filter(None, targets))
    questions = [question for question in note.questions if question.is_gradable]
    known = bank.list_known(
        db,
        paths=[note.path, *gone],
        content_keys=[question.content_key for question in questions],
        question_ids=[question.id for question in questions],
    )
    ids = _stable_ids(db, note, questions, known, gone)
    revisions = list(_revisions(questions, compiled.contents, ids))
    bank.put_revisions(db, revisions, known, language=note.language, path=note.path, now=now)
    if replaced:
        bank.retire_questions(db, note.path, keep=[revision.question_id for revision in revisions])
        remove_entries(db, note.path)
    _index(db, note, list(zip(questions, ids, strict=True)))
    return len(revisions) == len(ids), []


def _revisions(
    questions: Sequence[Question], contents: Sequence[dict[str, object]], ids: Sequence[str | None]
) -> Iterator[bank.NewRevision]:
    for position, (question, content, question_id) in enumerate(zip(questions, contents, ids, strict=True)):
        if question_id:
            yield bank.NewRevision(
                question_id,
                question.kind,
                question.status,
                question.line,
                position,
                question.content_key,
                _fingerprint(content),
                content,
            )


def _fingerprint(content: Mapping[str, object]) -> str:
    """Of everything a question shows."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _stable_ids(
    db: Session, note: Note, questions: Sequence[Question], known: Sequence[bank.KnownRevision], gone: Sequence[str]
) -> list[str | None]:
    """The id of each question: explicit, else the one that said the same, else the one it clearly continues, else new.

    `None` where another file holds the question already.
    """
    elsewhere = {
        k.question_id for k in known if k.current and k.language == note.language and k.path not in {note.path, *gone}
    }
    by_content: dict[str, str] = {}
    for k in known:
        by_content.setdefault(k.content_key, k.question_id)
    ids: list[str | None] = [
        question.id if question.explicit_id else by_content.get(question.content_key) for question in questions
    ]
    unmatched = [index for index, question_id in enumerate(ids) if question_id is None]
    lost = {
        k.question_id: Wording(k.wording[0], frozenset(k.wording[1]))
        for k in reversed(known)
        if k.current and k.question_id not in ids and k.path in {note.path, *gone}
    }
    wordings = [Wording.of(questions[i].stem, [option.text for option in questions[i].options]) for i in unmatched]
    continued = match_wordings(lost, wordings)
    taken = bank.taken_ids(db, [questions[i].id for i in unmatched]) if unmatched else set()
    for order, index in enumerate(unmatched):
        ids[index] = continued.get(order) or _fresh_id(questions[index].id, taken)
    result: list[str | None] = []
    for question_id in ids:
        result.append(None if question_id in elsewhere or question_id in result else question_id)
    return result


def _fresh_id(question_id: str, taken: set[str]) -> str:
    """The content's own id, unless a question that has since been reworded was born with it."""
    return question_id if question_id not in taken else f"{question_id}-2"


def _index(db: Session, note: Note, questions: Sequence[tuple[Question, str | None]]) -> None:
    entries = [SearchEntry("note", note.slug, note.language, note.title, plain(f"{note.key_point}\n\n{note.body}"))]
    entries += [
        SearchEntry(
            "question",
            question_id,
            note.language,
            plain(question.stem)[:200],
            "\n".join(plain(text) for text in (question.stem, *sorted(option.text for option in question.options))),
        )
        for question, question_id in questions
        if question_id
    ]
    names = [note.title, *note.aliases, *note.tags, *(n for c in note.concepts for n in (c.name, *c.names))]
    names += [plain(line) for line in note.body.split("\n") if line.startswith("#")]
    add_entries(db, note.path, entries, names)


def remove_note(db: Session, path: str, *, keep_questions: bool = False) -> None:
    library.delete_note(db, path)
    remove_entries(db, path)
    files.forget_scanned(db, path)
    files.replace_diagnostics(db, path, [])
    if not keep_questions:
        bank.retire_questions(db, path)
