"""What the rest of the bank needs to know of a note, so that neither a check nor a build holds ten thousand notes."""

from dataclasses import dataclass

from app.core import phrasing
from app.core.concepts import concept_named, explicit_names
from app.core.model import Concept, Kind, Name, NameKind, Note, Question
from app.core.naming import Names
from app.core.text import slugify

Named = tuple[str, int, int]
"""A target as written, with its line and column."""


@dataclass(frozen=True, slots=True)
class ConceptSummary:
    name: str
    line: int
    is_trap: bool
    other_names: str
    """`kind` and name in turn, a line each: one string costs a tenth of as many names."""

    @property
    def concept(self) -> Concept:
        lines = self.other_names.split("\n") if self.other_names else []
        names = tuple(Name(text, NameKind(kind)) for kind, text in zip(lines[::2], lines[1::2], strict=True))
        return Concept(slugify(self.name), self.name, names, "", self.line, self.is_trap)


@dataclass(frozen=True, slots=True)
class UnboundOption:
    """An option that names no concept of its own note, or several, where others of its question name one."""

    label: str
    text: str
    short_name: str | None
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionSummary:
    id: str
    explicit_id: bool
    line: int
    content_key: int
    """The first sixty bits of the question's own: as a number it takes half of the memory."""
    key: str | None
    """The right options by what they say, one a line; `None` when the question cannot be graded."""
    option_count: int = 0
    right_positions: int = 0
    """The places of the right options as bits; 0 where options are not simply right or wrong."""
    right_is_longest: bool = False
    sketch: int = 0
    """Of the stem; see `phrasing.sketch`."""
    slips: tuple[tuple[str, str], ...] = ()
    """What an item writer would change: rule and what was found."""
    unbound: tuple[UnboundOption, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteSummary:
    path: str
    slug: str
    language: str
    title: str
    aliases: tuple[str, ...]
    translation_of: str | None
    links: tuple[Named, ...]
    images: tuple[Named, ...]
    questions: tuple[QuestionSummary, ...]
    embeds: tuple[Named, ...] = ()
    """The links that show the other note in place: `![[tea]]`."""
    concepts: tuple[ConceptSummary, ...] = ()
    confusable: tuple[str, ...] = ()
    """The names in `confusable:`, as written."""

    @property
    def names(self) -> list[str]:
        """Slugs a wikilink may use: title, aliases, concepts."""
        concept_names = [name for summary in self.concepts for name in summary.concept.all_names]
        slugs = (slugify(name) for name in (self.title, *self.aliases, *concept_names))
        return [slug for slug in dict.fromkeys(slugs) if slug]


def summarise(note: Note) -> NoteSummary:
    names = Names(note.concepts)
    return NoteSummary(
        note.path,
        note.slug,
        note.language.value,
        note.title,
        note.aliases,
        note.translation_of,
        tuple((link.target, link.line, link.column) for link in note.links),
        tuple((image.target, image.line, image.column) for image in note.images),
        tuple(_summarise_question(question, names) for question in note.questions),
        tuple((link.target, link.line, link.column) for link in note.links if link.is_embed),
        concepts=tuple(_summarise_concept(concept) for concept in note.concepts),
        confusable=tuple(dict.fromkeys(name for group in note.confusable for name in group)),
    )


def _summarise_concept(concept: Concept) -> ConceptSummary:
    other_names = "\n".join(f"{name.kind}\n{' '.join(name.text.split())}" for name in concept.names)
    return ConceptSummary(concept.name, concept.line, concept.is_trap, other_names)


def _summarise_question(question: Question, names: Names) -> QuestionSummary:
    chosen = question.kind in {Kind.SINGLE, Kind.MULTIPLE}
    return QuestionSummary(
        question.id,
        question.explicit_id,
        question.line,
        int(question.content_key[:15], 16),
        _right_texts(question),
        option_count=len(question.options),
        right_positions=phrasing.right_positions(question.key, question.options) if chosen else 0,
        right_is_longest=chosen and phrasing.right_is_longest(question),
        sketch=phrasing.sketch(question.stem),
        slips=tuple(phrasing.slips(question)) if chosen else (),
        unbound=tuple(_unbound(question, names)) if chosen else (),
    )


def _unbound(question: Question, names: Names) -> list[UnboundOption]:
    unbound = []
    for option in question.options:
        if concept_named(names, option.text, option.rationale, option.short_name) is None:
            links = tuple(explicit_names(option.text, option.rationale))
            unbound.append(UnboundOption(option.label, option.text, option.short_name, links))
    return unbound if len(unbound) < len(question.options) else []


def _right_texts(question: Question) -> str | None:
    """The right options by what they say: two files may letter the same options differently."""
    if question.key is None:
        return None
    return "\n".join(sorted(slugify(option.text)[:24] for option in question.options if option.label in question.key))
