"""Concepts side by side: the table that the notes make of two or three of them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.model import FacetKind
from app.core.rendering import ContrastContent, DefinitionContent, FacetContent
from app.core.text import comparable


@dataclass(frozen=True, slots=True)
class NoteContrast:
    """A note and what it says of its concepts."""

    slug: str
    title: str
    language: str
    content: ContrastContent


@dataclass(frozen=True, slots=True)
class Cell:
    """What one note says of a concept in one respect."""

    html: str
    form: str
    """By which it is compared."""
    note: NoteContrast
    line: int


@dataclass(frozen=True, slots=True)
class Row:
    kind: FacetKind
    label: str
    """As the notes have it; empty for flows."""
    cells: tuple[tuple[Cell, ...], ...]
    """For each concept in the order asked for; empty where no note says anything."""

    @property
    def differs(self) -> bool:
        """Whether the concepts are not said to be the same in this respect."""
        said = {tuple(sorted(cell.form for cell in cells)) for cells in self.cells}
        return len(said) > 1 or () in said


@dataclass(frozen=True, slots=True)
class Test:
    """A question that tells some of the concepts apart."""

    question: str
    answers: tuple[tuple[str, str], ...]
    """(answer, slug that stands for the concept)."""
    note: NoteContrast
    line: int


@dataclass(frozen=True, slots=True)
class Comparison:
    rows: tuple[Row, ...] = ()
    """Those in which the concepts differ first, then equal ones, lists, and flows."""
    definitions: tuple[tuple[Cell, ...], ...] = ()
    """For each concept."""
    tests: tuple[Test, ...] = ()


def compare(
    notes: Sequence[NoteContrast], concepts: Sequence[str], *, same_as: Mapping[str, str], language: str
) -> Comparison:
    """What the notes say of these concepts, in one language: the reader's, unless another says it of more of them.

    `same_as` has the slug that stands for every concept of the notes.
    """
    told = _in_one_language(notes, concepts, same_as, language)
    rows: dict[tuple[FacetKind, str], _Collected] = {}
    for note in told:
        for facet in note.content.get("facets", ()):
            concept = same_as.get(facet["concept"], "")
            if concept in concepts:
                key = FacetKind(facet["kind"]), comparable(facet["label"])
                rows.setdefault(key, _Collected(facet["label"])).add(concept, _cell(facet, note))
    return Comparison(
        tuple(sorted((row.made(kind, concepts) for (kind, _), row in rows.items()), key=_rank)),
        tuple(tuple(_definitions(told, concept, same_as)) for concept in concepts),
        tuple(_tests(told, concepts, same_as)),
    )


@dataclass(slots=True)
class _Collected:
    label: str
    cells: dict[str, list[Cell]] = field(default_factory=dict)

    def add(self, concept: str, cell: Cell) -> None:
        self.cells.setdefault(concept, []).append(cell)

    def made(self, kind: FacetKind, concepts: Sequence[str]) -> Row:
        return Row(kind, self.label, tuple(tuple(self.cells.get(concept, ())) for concept in concepts))


_ORDER = {FacetKind.ROW: 0, FacetKind.LIST: 2, FacetKind.FLOW: 3}


def _rank(row: Row) -> int:
    return _ORDER[row.kind] + (row.kind is FacetKind.ROW and not row.differs)


def _cell(facet: FacetContent, note: NoteContrast) -> Cell:
    return Cell(facet["text"], facet["form"], note, facet["line"])


def _in_one_language(
    notes: Sequence[NoteContrast], concepts: Sequence[str], same_as: Mapping[str, str], language: str
) -> list[NoteContrast]:
    def covers(spoken: str) -> tuple[int, bool, int]:
        said = Counter(
            same_as.get(facet["concept"])
            for note in notes
            if note.language == spoken
            for facet in note.content.get("facets", ())
        )
        covered = [said[concept] for concept in concepts if said[concept]]
        return len(covered), spoken == language, sum(covered)

    spoken = max({language, *(note.language for note in notes)}, key=covers)
    return [note for note in notes if note.language == spoken]


def _definitions(notes: Iterable[NoteContrast], concept: str, same_as: Mapping[str, str]) -> Iterator[Cell]:
    for note in notes:
        for defined in note.content.get("concepts", ()):
            if same_as.get(defined["slug"]) == concept:
                yield _definition(defined, note)


def _definition(defined: DefinitionContent, note: NoteContrast) -> Cell:
    return Cell(defined["definition"], comparable(defined["definition"]), note, defined["line"])


def _tests(notes: Iterable[NoteContrast], concepts: Sequence[str], same_as: Mapping[str, str]) -> Iterator[Test]:
    """Those whose answers lead to at least two of the concepts."""
    for note in notes:
        for test in note.content.get("tests", ()):
            answers = tuple((answer, same_as.get(slug, slug)) for answer, slug in test["answers"])
            if len({slug for _, slug in answers if slug in concepts}) > 1:
                yield Test(test["question"], answers, note, test["line"])
