"""What the rest of the bank needs to know of a note, so that neither a check nor a build holds ten thousand notes."""

from dataclasses import dataclass

from app.core import phrasing
from app.core.model import Kind, Note, Question
from app.core.text import slugify

Named = tuple[str, int, int]
"""A target as written, with its line and column."""


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    id: str
    explicit_id: bool
    line: int
    content_key: str
    key: tuple[str, ...] | None
    """The right options by what they say, `None` when the question cannot be graded."""
    option_count: int = 0
    right_positions: int = 0
    """The places of the right options as bits; 0 where options are not simply right or wrong."""
    right_is_longest: bool = False
    sketch: int = 0
    """Of the stem; see `phrasing.sketch`."""
    slips: tuple[tuple[str, str], ...] = ()
    """What an item writer would change: rule and what was found."""


@dataclass(frozen=True, slots=True)
class NoteSummary:
    path: str
    slug: str
    language: str
    names: tuple[str, ...]
    """Slugs a wikilink may use: title, aliases, concepts."""
    aliases: tuple[str, ...]
    translation_of: str | None
    links: tuple[Named, ...]
    images: tuple[Named, ...]
    questions: tuple[QuestionSummary, ...]
    embeds: tuple[Named, ...] = ()
    """The links that show the other note in place: `![[tea]]`."""


def summarise(note: Note) -> NoteSummary:
    concept_names = [name for concept in note.concepts for name in concept.all_names]
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
        tuple(_summarise_question(question) for question in note.questions),
        tuple((link.target, link.line, link.column) for link in note.links if link.is_embed),
    )


def _summarise_question(question: Question) -> QuestionSummary:
    chosen = question.kind in {Kind.SINGLE, Kind.MULTIPLE}
    return QuestionSummary(
        question.id,
        question.explicit_id,
        question.line,
        question.content_key[:16],
        _right_texts(question),
        option_count=len(question.options),
        right_positions=phrasing.right_positions(question.key, question.options) if chosen else 0,
        right_is_longest=chosen and phrasing.right_is_longest(question),
        sketch=phrasing.sketch(question.stem),
        slips=tuple(phrasing.slips(question)) if chosen else (),
    )


def _right_texts(question: Question) -> tuple[str, ...] | None:
    """The right options by what they say: two files may letter the same options differently."""
    if question.key is None:
        return None
    return tuple(sorted(slugify(option.text)[:24] for option in question.options if option.label in question.key))
