"""Rules that need the whole bank: names that collide, questions that repeat, links that lead nowhere.

They work on summaries of notes, so that neither a check nor a build holds ten thousand notes in memory.
"""

import posixpath
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Note
from app.core.text import slugify


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    id: str
    explicit_id: bool
    line: int
    content_key: str
    key: tuple[str, ...] | None
    """The right options by what they say, `None` when the question cannot be graded."""


@dataclass(frozen=True, slots=True)
class NoteSummary:
    """What the rest of the bank needs to know of a note."""

    path: str
    slug: str
    language: str
    names: tuple[str, ...]
    """Slugs a wikilink may use: title, aliases, concepts."""
    aliases: tuple[str, ...]
    translation_of: str | None
    links: tuple[tuple[str, int, int], ...]
    images: tuple[tuple[str, int, int], ...]
    questions: tuple[QuestionSummary, ...]


def summarise(note: Note) -> NoteSummary:
    concept_names = [name for concept in note.concepts for name in (concept.name, *concept.names)]
    names = [slugify(name) for name in (note.title, *note.aliases, *concept_names)]
    return NoteSummary(
        note.path,
        note.slug,
        note.language.value,
        tuple(dict.fromkeys(name for name in names if name)),
        note.aliases,
        note.translation_of,
        tuple((link.target, link.line, link.column) for link in note.links),
        tuple((image.target, image.line, image.column) for image in note.images),
        tuple(
            QuestionSummary(q.id, q.explicit_id, q.line, q.content_key[:16], _right_texts(note, index))
            for index, q in enumerate(note.questions)
        ),
    )


def _right_texts(note: Note, index: int) -> tuple[str, ...] | None:
    """The right options by what they say: two files may letter the same options differently."""
    question = note.questions[index]
    if question.key is None:
        return None
    return tuple(sorted(slugify(option.text)[:24] for option in question.options if option.label in question.key))


def check_bank(notes: Sequence[NoteSummary], files: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Everything that can only be seen across notes. `files` are the paths in the content folder, when known."""
    yield from _check_slugs(notes)
    yield from _check_questions(notes)
    yield from _check_links(notes)
    if files is not None:
        for note in notes:
            for target, line, column in note.images:
                if target not in files:
                    yield rules.IMAGE_MISSING.at(Place(note.path, line, column), target=posixpath.basename(target))


def _check_slugs(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    owners: dict[str, NoteSummary] = {}
    for note in notes:
        if note.slug in owners:
            yield rules.SAME_SLUG.at(Place(note.path), slug=note.slug, other=owners[note.slug].path)
        owners.setdefault(note.slug, note)
    names = dict(owners)
    for note in notes:
        for alias in note.aliases:
            owner = names.setdefault(slugify(alias), note)
            if owner.path != note.path:
                yield rules.ALIAS_TAKEN.at(Place(note.path), alias=alias, other=owner.path)


def _check_questions(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    by_id: dict[tuple[str, str], str] = {}
    by_content: dict[str, tuple[str, QuestionSummary]] = {}
    for note in notes:
        for question in note.questions:
            place, here = Place(note.path, question.line), f"{note.path}:{question.line}"
            if question.explicit_id:
                other = by_id.setdefault((question.id, note.language), here)
                if other != here:
                    yield rules.ID_TWICE.at(place, id=question.id, other=other)
            there, twin = by_content.setdefault(question.content_key, (here, question))
            if there == here:
                continue
            if question.key and twin.key and question.key != twin.key:
                yield rules.SAME_QUESTION_OTHER_KEY.at(
                    place, other=there, ours=_list(question.key), their=_list(twin.key)
                )
            else:
                yield rules.SAME_QUESTION.at(place, other=there)


def _check_links(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    known = {name for note in notes for name in (note.slug, *note.names)}
    for note in notes:
        if note.translation_of and slugify(note.translation_of) not in known:
            guess = _guess(note.translation_of, known)
            yield rules.TRANSLATION_MISSING.at(Place(note.path), target=note.translation_of, guess=guess)
        for target, line, column in note.links:
            slug = slugify(posixpath.basename(target).removesuffix(".md"))
            if slug and slug not in known:
                yield rules.LINK_NOT_FOUND.at(
                    Place(note.path, line, column), target=target, guess=_guess(target, known)
                )


def _guess(name: str, known: Collection[str]) -> str:
    close = get_close_matches(slugify(name), known, n=1)
    return f", did you mean {close[0]}?" if close else ""


def _list(texts: Sequence[str]) -> str:
    return ", ".join(texts)
