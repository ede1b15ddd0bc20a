"""Which concept was taken for which, and which row decides."""

from typing import Any

import pytest

from app.core.comparing import Cell, Comparison, NoteContrast, Row
from app.core.mixups import decisive_row, find_mix_ups
from app.core.model import FacetKind, Kind

NOTE = NoteContrast("drinks", "Drinks", "en", {"concepts": [], "facets": [], "tests": [], "declared": []})
NAMED = {"A": "coffee", "B": "tea", "C": "cocoa", "D": "tea"}


def row(label: str, *cells: str, kind: FacetKind = FacetKind.ROW) -> Row:
    return Row(kind, label, tuple((Cell(html, html, NOTE, 1),) if html else () for html in cells))


def decided(*rows: Row, cue: str = "", question: str = "") -> str | None:
    found = decisive_row(Comparison(rows), cue=cue, question=question)
    return found.label if found else None


@pytest.mark.parametrize(
    ("told", "kind", "key", "selected", "expected"),
    [
        ("the chosen concept for the right one", Kind.SINGLE, ["B"], ["A"], [("coffee", "tea")]),
        ("nothing where the answer is right", Kind.SINGLE, ["B"], ["B"], []),
        ("nothing where nothing was chosen", Kind.SINGLE, ["B"], [], []),
        ("nothing where both options name the same", Kind.SINGLE, ["B"], ["D"], []),
        ("nothing where an option names nothing", Kind.SINGLE, ["B"], ["E"], []),
        ("only what was missed", Kind.MULTIPLE, ["A", "B"], ["A", "C"], [("cocoa", "tea")]),
        ("nothing where nothing was missed", Kind.MULTIPLE, ["A", "B"], ["A", "B", "C"], []),
        ("nothing of a chosen concept that is right too", Kind.MULTIPLE, ["A", "B"], ["A", "D"], []),
        ("each place by itself", Kind.MATCHING, ["A", "B"], ["B", "C"], [("tea", "coffee"), ("cocoa", "tea")]),
        ("a place left empty not at all", Kind.MATCHING, ["A", "B"], ["", "C"], [("cocoa", "tea")]),
        ("the same mix-up once", Kind.MATCHING, ["A", "A"], ["B", "D"], [("tea", "coffee")]),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_a_wrong_answer_tells(told: str, kind: Kind, key: list[str], selected: list[str], expected: Any) -> None:
    assert find_mix_ups(kind, key, selected, NAMED) == expected


def test_no_more_mix_ups_are_told_than_are_read() -> None:
    named = {label: f"drink-{label}" for label in "ABCDEF"}
    assert len(find_mix_ups(Kind.MATCHING, list("ABC"), list("DEF"), named)) == 2


def test_the_row_that_says_what_the_cue_says_decides() -> None:
    rows = row("Made of", "leaves", "beans"), row("Water", "eighty degrees", "nearly boiling")
    assert decided(*rows, cue="The kettle stops at <em>eighty</em> degrees.") == "Water"


def test_the_cue_weighs_more_than_the_rest_of_the_question() -> None:
    rows = row("Made of", "leaves", "roasted beans"), row("Water", "eighty degrees", "boiling")
    assert decided(*rows, cue="eighty degrees", question="Roasted beans stand on a shelf at eighty degrees.") == "Water"


def test_a_word_that_stands_in_every_row_decides_little() -> None:
    rows = row("Cup", "a small drink", "a large drink"), row("Drink of", "monks", "sailors")
    assert decided(*rows, question="Which drink do the monks have?") == "Drink of"


def test_korean_words_are_found_with_other_particles() -> None:
    rows = row("물", "끓는 물", "찬물"), row("재료", "찻잎으로 만든다", "원두로 만든다")
    assert decided(*rows, cue="찻잎이 남아 있습니다") == "재료"


def test_without_a_word_in_common_the_first_row_decides() -> None:
    assert decided(row("Made of", "leaves", "beans"), row("Cup", "small", "large"), cue="xyz") == "Made of"


@pytest.mark.parametrize(
    "unfit",
    [
        row("Made of", "leaves", ""),
        row("Made of", "plants", "plants"),
        row("advantages", "calms", "wakes", kind=FacetKind.LIST),
    ],
    ids=["a side is empty", "both are the same", "a list of advantages"],
)
def test_a_row_decides_nothing_where(unfit: Row) -> None:
    assert decided(unfit) is None
    assert decided(unfit, row("Cup", "small", "large"), cue="leaves plants calms") == "Cup"
