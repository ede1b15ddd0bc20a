"""What a note says of its concepts side by side: the facets of a comparison, flows, and how to tell them apart.

Every cell is the author's words with its line; nothing is made up where one side says nothing.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.blocks import Block
from app.core.markers import Mark, find_marker
from app.core.model import Concept, Facet, FacetKind, OneLineTest
from app.core.naming import Names
from app.core.questions.pieces import entries
from app.core.questions.tables import rows
from app.core.text import comparable

_LEAD = re.compile(r"(?:\*\*|__)(?P<label>[^*\n]+?)(?:(?:\*\*|__)\s*[:：]|[:：](?:\*\*|__))\s*(?P<text>.+)", re.DOTALL)
_HEAD = re.compile(r"(?:\*\*|__)(?P<head>[^*\n]+?)(?:(?:\*\*|__)\s*[:：]|[:：](?:\*\*|__))")
_ARROW = re.compile(r"→|⇒|↔|⇄|->|=>")
_ANSWER = re.compile(r"[\s,;·]*(?P<answer>[^→]+?)\s*(?:→|->|=>)\s*\[\[(?P<name>[^\]|#]+)(?:[|#][^\]]*)?\]\]")
_SIDES = re.compile(r"\s+(?:vs\.?|versus|대|or|and|또는|와|과)\s+", re.IGNORECASE)
_TITLE_END = re.compile(r"[:：]|\s[-–—]\s")


def find_facets(blocks: Sequence[Block], names: Names) -> list[Facet]:
    """Rows in the order of the file: parallel bullets, lists under a bold head, tables by concept, lines of a flow."""
    facets: list[Facet] = []
    subject: str | None = None
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        match block.kind:
            case "heading":
                subject = names.within(block.source) if block.level > 2 else None
            case "list" if subject:
                facets += _bullets(block, subject)
            case "paragraph" if after and after.kind == "list" and (headed := _headed(block, after, names)):
                facets.append(headed)
            case "paragraph" | "fence":
                facets += _flows(block, names)
            case "table":
                facets += _cells(block, names)
    return facets


def _bullets(block: Block, subject: str) -> Iterator[Facet]:
    """`- **Purpose**: …` under a heading that names a concept."""
    for item in entries(block):
        if found := _LEAD.fullmatch(item.text):
            yield Facet(FacetKind.ROW, subject, found["label"].strip(), found["text"].strip(), item.first.line)


def _headed(block: Block, after: Block, names: Names) -> Facet | None:
    """`**Processing Jobs 장점**:` over a list."""
    found = _HEAD.fullmatch(block.source.strip())
    concept, label = names.lead(found["head"]) if found else (None, "")
    return Facet(FacetKind.LIST, concept, label, after.source, after.start + 1) if concept and label else None


def _cells(block: Block, names: Names) -> Iterator[Facet]:
    """A table whose columns are concepts."""
    head, *body = rows(block)
    concepts = [names.within(cell) for cell in head.cells[1:]]
    if len(concepts) < 2 or None in concepts or len(set(concepts)) < len(concepts):
        return
    for row in body:
        for concept, cell in zip(concepts, row.cells[1:], strict=False):
            if concept and cell:
                yield Facet(FacetKind.ROW, concept, row.cells[0].replace("**", ""), cell, row.line)


def _flows(block: Block, names: Names) -> Iterator[Facet]:
    """Lines with arrows; `SQS: producer → queue` is of the concept before the colon, another of the one it names."""
    if block.kind == "paragraph" and (marker := find_marker(block.source)) and marker.mark is Mark.TEST:
        return
    inside = block.source.split("\n")
    for number, line in enumerate(inside, start=block.start + 1):
        if not _ARROW.search(line):
            continue
        before, colon, text = line.partition(":")
        concept = names.of(before) if colon else None
        if concept:
            yield Facet(FacetKind.FLOW, concept, "", text.strip(), number)
        elif concept := names.within(line):
            yield Facet(FacetKind.FLOW, concept, "", line.strip(), number)


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of a comparison that a note gives for some of its concepts and not for others."""

    label: str
    given: tuple[str, ...]
    missing: tuple[str, ...]
    """Slugs of concepts."""
    line: int


def find_gaps(facets: Sequence[Facet]) -> list[Gap]:
    """Rows of which a side is empty, in the order of the file; a side is a concept with two rows or more."""
    rows = [facet for facet in facets if facet.kind is FacetKind.ROW]
    count = Counter(facet.concept for facet in rows)
    sides = [concept for concept, number in count.items() if number > 1]
    first: dict[str, Facet] = {}
    given: dict[str, set[str]] = {}
    for facet in rows:
        if facet.concept in sides:
            given.setdefault(comparable(facet.label), set()).add(facet.concept)
            first.setdefault(comparable(facet.label), facet)
    return [
        Gap(
            first[label].label,
            tuple(side for side in sides if side in there),
            tuple(side for side in sides if side not in there),
            first[label].line,
        )
        for label, there in given.items()
        if len(there) < len(sides)
    ]


def find_tests(blocks: Sequence[Block], names: Names) -> Iterator[OneLineTest]:
    """`**Test:** Is there a trained model? no → [[Processing Jobs]], yes → [[Batch Transform]]`."""
    for block in blocks:
        marker = find_marker(block.source) if block.kind == "paragraph" else None
        if marker is None or marker.mark is not Mark.TEST:
            continue
        question, mark, rest = _part_question(marker.rest)
        answers = tuple(
            (found["answer"].strip(), concept)
            for found in _ANSWER.finditer(rest)
            if (concept := names.of(found["name"]))
        )
        if mark and len(answers) > 1:
            yield OneLineTest(f"{question}{mark}", answers, block.start + 1)


def _part_question(text: str) -> tuple[str, str, str]:
    found = re.search(r"[?？]", text)
    return (text[: found.start()].strip(), found[0], text[found.end() :]) if found else (text, "", "")


def find_declared(
    confusable: Sequence[Sequence[str]], title: str, concepts: Sequence[Concept], names: Names
) -> tuple[tuple[str, ...], ...]:
    """Groups of names that the note tells apart: those of the front matter, else of its title, else all it defines."""
    if confusable:
        return tuple(tuple(group) for group in confusable)
    sides = [names.within(side) for side in _SIDES.split(_TITLE_END.split(title)[0])]
    if len(sides) > 1 and None not in sides and len(set(sides)) == len(sides):
        return (tuple(side for side in sides if side),)
    return (tuple(concept.slug for concept in concepts),) if len(concepts) > 1 else ()
