"""A note and its questions as the HTML pieces that are stored; pages only join them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import TypedDict

from app.core.identity import Wording
from app.core.markdown import parse_piece, render, render_tokens, without_cues
from app.core.markdown.shortcuts import UNMARKED
from app.core.model import Concept, FacetKind, Heading, Language, Note, Question, Source
from app.core.text import comparable, detect_language

_WORDS_A_MINUTE = {Language.EN: 200, Language.KO: 500}
"""Korean is counted in syllables, English in words."""
_HANGUL = re.compile(r"[가-힣]")
_COMPARED = 200
"""Letters of a cell by which it is compared with others."""


@dataclass(frozen=True, slots=True)
class RenderedNote:
    key_point: str
    body: str
    contents: tuple[Heading, ...]
    minutes: int


class SourceContent(TypedDict):
    url: str
    text: str


class OptionContent(TypedDict):
    label: str
    text: str
    rationale: str | None
    rationale_language: str
    right_if: str | None
    short_name: str | None


class PromptContent(TypedDict):
    label: str
    text: str


class DisputeContent(TypedDict):
    title: str
    text: str
    language: str
    source: SourceContent | None
    verdict: str
    status: str


class QuestionContent(TypedDict):
    """A wording as stored: HTML pieces, the key, and the plain wording it is recognised by."""

    language: str
    kind: str
    heading: str | None
    scenario: str | None
    stem: str
    cued_stem: str
    """The stem with the decisive cue marked, for after the answer."""
    prompts: list[PromptContent]
    options: list[OptionContent]
    key: list[str]
    """As in `Question`."""
    stated_count: int | None
    difficulty: int | None
    explanation: str | None
    explanation_language: str
    sources: list[SourceContent]
    dispute: DisputeContent | None
    plain_stem: str
    wording: tuple[str, list[str]]
    """Normalised stem and options; see `identity.Wording`."""


class DefinitionContent(TypedDict):
    slug: str
    name: str
    definition: str
    """HTML."""
    line: int
    is_trap: bool


class FacetContent(TypedDict):
    kind: str
    concept: str
    label: str
    text: str
    """HTML."""
    form: str
    """By which two cells are compared."""
    line: int


class TestContent(TypedDict):
    question: str
    answers: list[tuple[str, str]]
    line: int


class ContrastContent(TypedDict):
    """What a note says of its concepts, as stored."""

    concepts: list[DefinitionContent]
    facets: list[FacetContent]
    tests: list[TestContent]
    declared: list[list[str]]


def render_contrast(note: Note, concepts: Sequence[Concept]) -> ContrastContent:
    """The concepts of a note (`concepts_of`) and its cells, ready for pages."""

    def piece(text: str, prefix: str) -> str:
        return render(text, path=note.path, definitions=note.definitions, prefix=prefix)

    return ContrastContent(
        concepts=[
            DefinitionContent(
                slug=concept.slug,
                name=concept.name,
                definition=piece(concept.definition, f"is-{concept.slug}"),
                line=concept.line,
                is_trap=concept.is_trap,
            )
            for concept in concepts
        ],
        facets=[
            FacetContent(
                kind=facet.kind,
                concept=facet.concept,
                label=facet.label,
                text=escape(facet.text) if facet.kind is FacetKind.FLOW else piece(facet.text, f"line-{facet.line}"),
                form=comparable(facet.text)[:_COMPARED],
                line=facet.line,
            )
            for facet in note.facets
        ],
        tests=[TestContent(question=plain(t.question), answers=list(t.answers), line=t.line) for t in note.tests],
        declared=[list(group) for group in note.declared],
    )


def render_note(note: Note) -> RenderedNote:
    tokens = note.body_tokens
    if tokens is None:
        tokens = tuple(parse_piece(note.body, path=note.path, definitions=note.definitions))
    body, contents = render_tokens(tokens)
    key_point = render(note.key_point, path=note.path, definitions=note.definitions, prefix="key-point")
    return RenderedNote(key_point, body, contents, reading_minutes(f"{note.key_point}\n{note.body}", note.language))


def reading_minutes(text: str, language: Language) -> int:
    """Minutes to read a text, at least 1: 200 English words or 500 Korean syllables a minute."""
    count = len(_HANGUL.findall(text)) if language is Language.KO else len(text.split())
    return max(1, round(count / _WORDS_A_MINUTE[language]))


def render_question(question: Question, note: Note) -> QuestionContent:
    """The pieces of a question that can be graded."""
    assert question.key is not None

    def piece(text: str | None, part: str) -> str | None:
        return (
            render(text, path=note.path, definitions=note.definitions, prefix=f"{question.id}-{part}") if text else None
        )

    cued = piece(question.stem, "stem") or ""
    wording = Wording.of(question.stem, [option.text for option in question.options])
    return QuestionContent(
        language=question.language,
        kind=question.kind,
        heading=question.heading,
        scenario=piece(question.scenario, "case"),
        stem=without_cues(cued),
        cued_stem=cued,
        prompts=[
            PromptContent(label=prompt.label, text=piece(prompt.text, f"prompt-{prompt.label}") or "")
            for prompt in question.prompts
        ],
        options=[
            OptionContent(
                label=option.label,
                text=without_cues(piece("\n\n".join(filter(None, (option.text, option.again))), option.label) or ""),
                rationale=piece(option.rationale, f"{option.label}-why"),
                rationale_language=detect_language(option.rationale or ""),
                right_if=piece(option.right_if, f"{option.label}-if"),
                short_name=option.short_name,
            )
            for option in question.options
        ],
        key=list(question.key),
        stated_count=question.stated_count,
        difficulty=question.difficulty,
        explanation=piece(question.explanation, "explanation"),
        explanation_language=detect_language(question.explanation or ""),
        sources=[_source(source) for source in question.sources],
        dispute=_dispute(question, note),
        plain_stem=plain(question.stem),
        wording=(wording.stem, sorted(wording.options)),
    )


def plain(markdown: str) -> str:
    """Markdown as words, for lists and search: marks, comments and addresses dropped."""
    if UNMARKED.fullmatch(markdown):
        return " ".join(markdown.split())
    for sign, pattern, words in _MARKS:
        if sign in markdown:
            markdown = pattern.sub(words, markdown)
    return " ".join(markdown.split())


_MARKS = [
    (sign, re.compile(pattern, re.MULTILINE), words)
    for sign, pattern, words in (
        ("", r"%%[\s\S]*?%%|<!--[\s\S]*?-->", ""),
        ("#^", r"#\^[\w-]+(?=\]\])", ""),
        ("|", r"\|\d{1,4}(?:x\d{1,4})?(?=\]\]|\]\()", ""),  # the size of an image
        ("[[", r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]", r"\1"),
        ("](", r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1"),
        ("[^", r"\[\^[^\[\]\s]*\]:?", ""),
        ("^[", r"\^\[([^\[\]]*)\]", r" \1"),
        ("[!", r"^[ >]*\[![\w-]+\][+-]?", ""),
        ("^", r"(?:^|(?<=\s|#))\^[A-Za-z0-9-]+[ \t]*$", ""),
        ("|", r"^[ >]*\|?(?:[ ]?:?-+:?[ ]?\|)+(?:[ ]?:?-+:?)?[ ]*$", ""),  # under the head of a table
        ("<", r"</?(?:br|kbd|sub|sup|details|summary)(?: open)?[ ]*/?>", ""),
        (">", r"^[ ]*>+", ""),
        ("_", r"(?<!\w)_+|_+(?!\w)", ""),
        ("", r"[*`~]|==", ""),
        ("", r"[#|]", " "),
    )
]
"""What to drop or replace, and a sign without which it cannot be there: most texts have few of them."""


def _source(source: Source) -> SourceContent:
    return SourceContent(url=source.url if source.url.startswith("https://") else "", text=source.text)


def _dispute(question: Question, note: Note) -> DisputeContent | None:
    dispute = question.dispute
    if dispute is None:
        return None
    return DisputeContent(
        title=dispute.title,
        text=render(dispute.text, path=note.path, prefix=f"{question.id}-dispute"),
        language=detect_language(f"{dispute.title} {dispute.text}"),
        source=_source(dispute.source) if dispute.source else None,
        verdict=dispute.verdict,
        status=dispute.status,
    )
