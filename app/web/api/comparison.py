"""Concepts, and two or three of them side by side."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import Field

from app.core.comparing import Cell, Row, Test
from app.core.errors import ConceptNotFoundError, SameConceptError
from app.core.text import slugify
from app.store import concepts
from app.web.api.models import (
    ComparedConcept,
    ComparedRow,
    Comparison,
    ConceptList,
    ConceptPair,
    OneLineAnswer,
    OneLineTest,
    PractisedQuestion,
    Said,
)
from app.web.api.passages import concept_name, passage
from app.web.api.problems import documented
from app.web.api.reading import Reader, not_kept
from app.web.compare_pages import MOST_SIDES, compare_concepts, list_cards
from app.web.dependencies import Names, ReadSession
from app.web.views import markup

router = APIRouter(prefix="/api/v1", tags=["concepts"], dependencies=[Depends(not_kept)])


class Compared(Reader):
    """What to compare, for whom."""

    with_: list[str] = Field(
        alias="with",
        min_length=2,
        max_length=MOST_SIDES,
        description="A concept, by its slug; two or three of them.",
        examples=[["amazon-sqs", "amazon-sns"]],
    )


@router.get("/concepts", operation_id="listConcepts", responses=documented(422))
async def get_concepts(
    request: Request, db: ReadSession, book: Names, reader: Annotated[Reader, Query()]
) -> ConceptList:
    """Every concept by its name, and which of them are told apart."""
    return ConceptList(
        concepts=[concept_name(link) for link in book.sorted_links(reader.language_of(request))],
        pairs=[ConceptPair(one=one, other=other) for one, other in concepts.list_pairs(db)],
    )


@router.get("/comparison", operation_id="compareConcepts", responses=documented(404, 422))
async def get_comparison(
    request: Request, db: ReadSession, book: Names, wanted: Annotated[Compared, Query()]
) -> Comparison:
    """Two or three concepts side by side."""
    slugs: list[str] = []
    for name in wanted.with_:
        slug = concepts.find_concept(db, slugify(name))
        if slug is None:
            raise ConceptNotFoundError(name)
        if slug in slugs:
            raise SameConceptError(name)
        slugs.append(slug)
    language = wanted.language_of(request)
    links = book.links(language)
    _, comparison = compare_concepts(db, slugs, language)
    named = zip(slugs, comparison.definitions, strict=True)
    return Comparison(
        concepts=[
            ComparedConcept(**concept_name(links[slug]).model_dump(), definitions=_said(definitions))
            for slug, definitions in named
        ],
        tests=[_test(test) for test in comparison.tests],
        rows=[_row(row) for row in comparison.rows],
        questions=[
            PractisedQuestion(id=card.id, stem=passage(card.stem, card.language), disputed=card.disputed)
            for card in list_cards(db, slugs, language, at_least=2)
        ],
    )


def _said(cells: Iterable[Cell]) -> list[Said]:
    return [
        Said(passage=passage(markup(cell.html), cell.note.language), note=cell.note.slug, line=cell.line)
        for cell in cells
    ]


def _test(test: Test) -> OneLineTest:
    answers = [OneLineAnswer(answer=answer, concept=slug) for answer, slug in test.answers]
    return OneLineTest(question=test.question, answers=answers, note=test.note.slug, line=test.line)


def _row(row: Row) -> ComparedRow:
    return ComparedRow(
        kind=row.kind.value, label=row.label, differs=row.differs, cells=[_said(cells) for cells in row.cells]
    )
