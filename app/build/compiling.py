"""One note as the store takes it: rendered, and all that can be known of it without asking the store."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from app.core.concepts import concepts_of, explicit_names
from app.core.model import Concept, Note, Question
from app.core.rendering import QuestionContent, plain, render_contrast, render_note, render_question
from app.core.summaries import NoteSummary, summarise
from app.core.text import slugify
from app.store.library import NewNote
from app.store.search import SearchEntry, vocabulary
from app.store.wordings import NewRevision


@dataclass(frozen=True, slots=True)
class CompiledNote:
    row: NewNote
    tags: tuple[str, ...]
    names: list[str]
    """Slugs under which a link may find it."""
    link_targets: list[str]
    """Slugs as its own links give them."""
    concepts: tuple[Concept, ...]
    revisions: list[NewRevision]
    """Its questions that can be graded, in order, under the ids of what they ask."""
    entry: SearchEntry
    question_entries: list[SearchEntry]
    """In the same order, under the same ids."""
    vocabulary: list[str]
    """Words that may be suggested to who looks for something."""


def compile_note(note: Note, now: datetime) -> CompiledNote:
    concepts = concepts_of(note)
    summary = summarise(note)
    asked = [(question, render_question(question, note)) for question in note.questions if question.is_gradable]
    targets = (slugify(link.target.rpartition("/")[2].removesuffix(".md")) for link in note.links)
    text = plain(f"{note.key_point}\n\n{note.body}")
    return CompiledNote(
        row=_row(note, summary, concepts, now),
        tags=note.tags,
        names=summary.names,
        link_targets=[target for target in targets if target],
        concepts=concepts,
        revisions=[_revision(position, *question) for position, question in enumerate(asked)],
        entry=SearchEntry.of("note", note.slug, note.language, note.title, text),
        question_entries=[_entry(note, *question) for question in asked],
        vocabulary=vocabulary(_suggestions(note)),
    )


def _row(note: Note, summary: NoteSummary, concepts: Sequence[Concept], now: datetime) -> NewNote:
    rendered = render_note(note)
    return NewNote(
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


def _revision(position: int, question: Question, content: QuestionContent) -> NewRevision:
    return NewRevision(
        question.id,
        question.explicit_id,
        question.kind,
        question.status,
        question.line,
        position,
        question.content_key,
        _fingerprint(content),
        dict(content),
        [[o.label, o.text, o.short_name, explicit_names(o.text, o.rationale)] for o in question.options],
    )


def _fingerprint(content: Mapping[str, object]) -> str:
    """Of everything a question shows."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _entry(note: Note, question: Question, content: QuestionContent) -> SearchEntry:
    stem = content["plain_stem"]
    body = "\n".join((stem, *(plain(text) for text in sorted(option.text for option in question.options))))
    return SearchEntry.of("question", question.id, note.language, stem[:200], body)


def _suggestions(note: Note) -> list[str]:
    headings = [plain(line) for line in note.body.split("\n") if line.startswith("#")]
    concepts = [name for concept in note.concepts for name in concept.all_names]
    return [note.title, *note.aliases, *note.tags, *concepts, *headings]
