"""The domain's values: notes, questions and what they are made of. All frozen; all text is NFC markdown."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from markdown_it.token import Token


class Language(StrEnum):
    EN = "en"
    KO = "ko"


class Kind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    ORDERING = "ordering"
    MATCHING = "matching"


IN_PLACES = frozenset({Kind.ORDERING, Kind.MATCHING})
"""Answered by putting an option in each place, not by choosing some of them."""


class Status(StrEnum):
    """How far the key can be trusted; a disputed question counts in no score."""

    SETTLED = "settled"
    DISPUTED = "disputed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class Source:
    """A page that a fact rests on."""

    url: str
    text: str
    """The line as the author wrote it, with the date it was checked."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """Why a key is doubted, and what became of it."""

    title: str
    text: str
    source: Source | None
    verdict: str
    """The author's own words after `Verdict:`; `open` when there are none."""
    status: Status


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a learner may choose, with the reason it is right or wrong."""

    label: str
    """`A`, `B`, … in authored order; shuffling happens on display only."""
    text: str
    rationale: str | None = None
    short_name: str | None = None
    """The name in a rationale's lead, `**A) Batch Transform** - …`."""
    right_if: str | None = None
    """What would have to be different for this option to be right."""
    concept: str | None = None
    """Slug of the concept the option names."""
    again: str | None = None
    """The same in the other language, where the note gives the options twice."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One thing to be matched with an option."""

    label: str
    """`1`, `2`, … in authored order."""
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its options and key. Labels are upper-case letters."""

    id: str
    explicit_id: bool
    path: str
    """Of the note, relative to the content folder, with `/`."""
    line: int
    """1-based line of the marker, or of the first line of the stem in the short form."""
    kind: Kind
    stem: str
    options: tuple[Option, ...]
    key: tuple[str, ...] | None
    """Labels of the right options; `None` when the question cannot be graded.

    Sorted when all of them are to be chosen; in order when they are to be ordered; the option of each prompt, in the
    prompts' order, when they are to be matched.
    """
    language: Language
    prompts: tuple[Prompt, ...] = ()
    """What is to be matched."""
    scenario: str | None = None
    """The case that this question and its neighbours are about."""
    heading: str | None = None
    explanation: str | None = None
    stated_count: int | None = None
    """How many options the stem asks for (`Select TWO`); `None` where it does not say."""
    difficulty: int | None = None
    tags: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    dispute: Dispute | None = None
    content_key: str = ""
    """Hex digest of what is asked; see `identity.content_key`."""

    @property
    def status(self) -> Status:
        return self.dispute.status if self.dispute else Status.SETTLED

    @property
    def is_gradable(self) -> bool:
        return self.key is not None


class NameKind(StrEnum):
    """Who calls a concept by a name."""

    API = "api"
    FORMER = "former"
    EXAM = "exam"
    KO = "ko"
    EN = "en"
    ALSO = "also"


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Concept:
    """A service, feature or term that can be told apart from others."""

    slug: str
    name: str
    names: tuple[Name, ...]
    """Every other name it goes by, as written."""
    definition: str
    line: int
    is_trap: bool = False
    """Whether the note warns that the name misleads."""

    @property
    def all_names(self) -> tuple[str, ...]:
        return (self.name, *(name.text for name in self.names))


class FacetKind(StrEnum):
    """Where a note says it."""

    ROW = "row"
    """In a bullet or a cell of a table."""
    LIST = "list"
    """In a list of its own, such as the advantages."""
    FLOW = "flow"
    """In a line with arrows."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One cell of a comparison: what a note says of a concept in one respect."""

    kind: FacetKind
    concept: str
    """Slug of the concept."""
    label: str
    """As written; empty for a line of a flow."""
    text: str
    """Markdown; plain text in a flow."""
    line: int


@dataclass(frozen=True, slots=True)
class OneLineTest:
    """A question that tells concepts apart, with the concept that each answer leads to."""

    question: str
    answers: tuple[tuple[str, str], ...]
    """(answer, slug of the concept)."""
    line: int


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a note's table of contents."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A wikilink as written, with the line it stands on."""

    target: str
    line: int
    column: int
    is_embed: bool = False
    """Whether it is written to show the target in place: `![[tea]]`."""


@dataclass(frozen=True, slots=True)
class Note:
    """One file: something explained, with the questions about it."""

    path: str
    slug: str
    title: str
    """The first heading, as plain text."""
    language: Language
    created: date | None
    modified: date | None
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    translation_of: str | None
    confusable: tuple[tuple[str, ...], ...]
    key_point: str
    body: str
    """Markdown of the page: front matter, title, key point and questions blanked out, line for line."""
    body_tokens: tuple[Token, ...] | None
    """What the page shows of the tokens the file was parsed into; `None` where it shows a block only in part, so that
    `body` has to be parsed by itself."""
    definitions: str
    """Footnote and link definitions of the whole file, for pieces that are rendered alone."""
    links: tuple[Link, ...]
    images: tuple[Link, ...]
    concepts: tuple[Concept, ...]
    facets: tuple[Facet, ...]
    tests: tuple[OneLineTest, ...]
    declared: tuple[tuple[str, ...], ...]
    """Groups of names of concepts that are easily taken for each other."""
    questions: tuple[Question, ...]
