"""From what the store knows of concepts to what their pages show."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlmodel import Session

from app.core.coach import Confusion
from app.core.comparing import Cell, Comparison, NoteContrast, Row, Test, compare
from app.core.model import FacetKind, NameKind
from app.core.traps import KnownName, Trap
from app.store import bank, concepts
from app.web.name_book import NameBook, link_concepts
from app.web.pages.comparing import (
    ComparePage,
    ConceptPage,
    NamesPage,
    NamesRow,
    NameView,
    NoteLine,
    PairsPage,
    RowView,
    Said,
    SideView,
    TestView,
    TrapView,
)
from app.web.pages.reading import ConceptLink, PairView, QuestionCard
from app.web.pages.today import MixUp
from app.web.views import markup

_COLUMNS = {NameKind.EXAM: "exam", NameKind.API: "api", NameKind.FORMER: "former"}
Links = Mapping[str, ConceptLink]

MOST_SIDES = 3
"""Concepts that fit side by side."""


def concept_page(db: Session, book: NameBook, slug: str, language: str, *, own: Sequence[MixUp] = ()) -> ConceptPage:
    links = book.links(language)
    notes, comparison = compare_concepts(db, [slug], language)
    return ConceptPage(
        concept=links[slug],
        definitions=_said(comparison.definitions[0]),
        names=_distinct(sorted(book.of_concept[slug], key=_by_kind), book),
        rows=[row_view(row) for row in comparison.rows],
        notes=[NoteLine(note.slug, note.title, note.language, 1) for note in notes],
        look_alikes=[links[other] for other in _look_alikes(db, slug)],
        own=own,
        questions=list_cards(db, [slug], language, at_least=1),
    )


def pairs_page(db: Session, book: NameBook, language: str, chosen: Sequence[str], problem: str | None) -> PairsPage:
    links = book.links(language)
    pairs = [PairView(links[one], links[other]) for one, other in concepts.list_pairs(db)]
    return PairsPage(pairs, book.sorted_links(language), chosen, problem)


def compare_page(
    db: Session, book: NameBook, slugs: Sequence[str], language: str, *, met: Confusion | None = None
) -> ComparePage:
    """`met` is what the learner took for what among two concepts."""
    page = book.comparison(slugs, language, lambda: _compare_page(db, book, slugs, language))
    return replace(page, record=_record(met, slugs)) if met else page


def _compare_page(db: Session, book: NameBook, slugs: Sequence[str], language: str) -> ComparePage:
    links = book.links(language)
    _, comparison = compare_concepts(db, slugs, language)
    rows = {kind: [row for row in comparison.rows if row.kind is kind] for kind in FacetKind}
    others = {pair for slug in slugs for pair in concepts.list_pairs(db, slug) if set(pair) != set(slugs)}
    return ComparePage(
        sides=[
            SideView(links[slug], letter, _said(definitions), book.misleading.get(slug, []))
            for slug, letter, definitions in zip(slugs, "ABC", comparison.definitions, strict=False)
        ],
        tests=[test_view(test, links, slugs) for test in comparison.tests],
        different=[row_view(row) for row in rows[FacetKind.ROW] if row.differs],
        equal=[row_view(row) for row in rows[FacetKind.ROW] if not row.differs],
        lists=[row_view(row) for row in rows[FacetKind.LIST]],
        flows=[row_view(row) for row in rows[FacetKind.FLOW]],
        questions=list_cards(db, slugs, language, at_least=2),
        look_alikes=[PairView(links[one], links[other]) for one, other in sorted(others)],
    )


def _record(met: Confusion, slugs: Sequence[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """The counts in the order of the page."""
    return (met.mistaken, met.reverse) if met.pair[0] == slugs[0] else (met.reverse, met.mistaken)


def names_page(book: NameBook, language: str) -> NamesPage:
    links = book.links(language)
    rows = []
    for link in book.sorted_links(language):
        columns: dict[str, list[KnownName]] = defaultdict(list)
        for name in book.of_concept[link.slug]:
            if name.name != link.name:
                columns[_COLUMNS.get(NameKind(name.kind), "other") if name.kind else "other"].append(name)
        rows.append(NamesRow(link, {kind: _distinct(found, book) for kind, found in columns.items()}))
    return NamesPage(rows, [_trap(trap, links) for trap in book.traps])


def note_pairs(db: Session, note_id: int, language: str) -> list[PairView]:
    """The pairs that a note tells apart."""
    pairs = concepts.list_note_pairs(db, note_id)
    slugs = sorted({slug for pair in pairs for slug in pair})
    links = link_concepts(concepts.list_names(db, slugs), language) if slugs else {}
    return [PairView(links[one], links[other]) for one, other in pairs]


def compare_concepts(db: Session, slugs: Sequence[str], language: str) -> tuple[list[NoteContrast], Comparison]:
    """The notes that define any of the concepts, and what they say of them side by side."""
    notes = concepts.list_contrasts(db, slugs)
    defined = {concept["slug"] for note in notes for concept in note.content["concepts"]}
    same = concepts.same_as(db, sorted(defined))
    return notes, compare(notes, slugs, same_as=same, language=language)


def _look_alikes(db: Session, slug: str) -> list[str]:
    return [other if one == slug else one for one, other in concepts.list_pairs(db, slug)]


_KINDS: list[str] = [*NameKind]


def _kind(name: KnownName) -> str:
    """The name a note defines a concept by is the one in its language."""
    return name.kind or name.language


def _by_kind(name: KnownName) -> int:
    return _KINDS.index(_kind(name))


def _distinct(names: Iterable[KnownName], book: NameBook) -> list[NameView]:
    views = {
        name.name.casefold(): NameView(name.name, _kind(name), name.language, name in book.trapped) for name in names
    }
    return list(views.values())


def _trap(trap: Trap, links: Links) -> TrapView:
    return TrapView(trap.name.name, links[trap.name.concept], links[trap.other.concept], trap.other.name)


def _said(cells: Iterable[Cell]) -> list[Said]:
    return [Said(markup(cell.html), _place(cell.note, cell.line)) for cell in cells]


def _place(note: NoteContrast, line: int) -> NoteLine:
    return NoteLine(note.slug, note.title, note.language, line)


def row_view(row: Row) -> RowView:
    language = next(cell.note.language for cells in row.cells for cell in cells)
    return RowView(row.label, language, [_said(cells) for cells in row.cells])


def test_view(test: Test, links: Links, slugs: Sequence[str]) -> TestView:
    answers = [(answer, links.get(slug), slugs.index(slug) if slug in slugs else None) for answer, slug in test.answers]
    return TestView(test.question, answers, _place(test.note, test.line))


def list_cards(db: Session, slugs: Sequence[str], language: str, *, at_least: int) -> list[QuestionCard]:
    """The questions that name so many of the concepts, in the reader's language where they have one."""
    question_ids = concepts.list_naming_questions(db, slugs, at_least=at_least)
    stems = bank.list_stems(db, question_ids, language)
    return [QuestionCard(stem.question_id, markup(stem.html), stem.words, stem.disputed) for stem in stems]
