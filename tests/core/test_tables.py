"""Tables in a question, by what each cell says."""

import pytest

from app.core.blocks import Block, build_blocks
from app.core.markdown import parse
from app.core.questions.tables import Judgement, Side, answers_lying_down, judgements, rows, two_sides


def table(*lines: str) -> Block:
    text = "\n".join(lines)
    [block] = [block for block in build_blocks(parse(text), text.split("\n")) if block.kind == "table"]
    return block


def told(*lines: str, head: str = "| Option | Verdict | Note |", labels: str = "ABCD") -> list[Judgement]:
    columns = head.count("|") - 1
    return judgements(table(head, "|" + " --- |" * columns, *lines), list(labels))


def verdicts(*lines: str, head: str = "| Option | Verdict | Note |") -> list[tuple[str, bool | None, str]]:
    return [(one.label, one.is_right, one.reason) for one in told(*lines, head=head)]


def test_the_rows_of_a_table_have_their_cells_and_lines() -> None:
    found = rows(table("| a | b |", "| :-- | --: |", "| `c \\| d` |  |", "| e | f"))
    assert [(row.cells, row.line) for row in found] == [(("a", "b"), 1), (("`c \\| d`", ""), 3), (("e", "f"), 4)]


def test_a_bar_that_is_escaped_ends_no_cell() -> None:
    assert rows(table("| a | b |", "| --- | --- |", "| c | d \\|"))[1].cells == ("c", "d \\|")


@pytest.mark.parametrize(
    "sign",
    [
        "o",
        "O",
        "○",
        "⭕",
        "⭕\ufe0f",
        "✅",
        "✔",
        "✔\ufe0f",
        "☑",
        "정답",
        "맞음",
        "correct",
        "Correct",
        "right",
        "yes",
        "TRUE",
    ],
)
def test_a_cell_says_that_an_option_is_right(sign: str) -> None:
    assert verdicts(f"| A | {sign} | leaves |", "| B | x | beans |") == [("A", True, "leaves"), ("B", False, "beans")]


@pytest.mark.parametrize(
    "sign",
    ["x", "X", "×", "❌", "✖", "✖\ufe0f", "✗", "오답", "틀림", "incorrect", "Incorrect", "wrong", "no", "FALSE"],
)
def test_a_cell_says_that_an_option_is_wrong(sign: str) -> None:
    assert verdicts(f"| A | {sign} | beans |", "| B | o | leaves |") == [("A", False, "beans"), ("B", True, "leaves")]


@pytest.mark.parametrize("sign", ["ok", "right here", "not", "oo", "-", ""])
def test_any_other_cell_says_nothing_of_it(sign: str) -> None:
    assert verdicts(f"| A | {sign} | leaves |", "| B | x | beans |") == []


@pytest.mark.parametrize(
    "word",
    [
        "이유",
        "선택 이유",
        "설명",
        "해설",
        "풀이",
        "Why",
        "reason",
        "The reasons",
        "explanation",
        "Rationale",
        "comments",
    ],
)
def test_a_table_may_give_reasons_and_no_verdicts(word: str) -> None:
    found = verdicts("| A | leaves |", "| B | beans |", head=f"| Option | {word} |")
    assert found == [("A", None, "leaves"), ("B", None, "beans")]


def test_a_column_of_another_name_gives_no_reasons() -> None:
    assert verdicts("| A | leaves |", "| B | beans |", head="| Option | Price |") == []


def test_only_the_last_column_is_one_of_reasons() -> None:
    head = "| Why | Option | Price |"
    assert verdicts("| A | leaves | 1 |", "| B | beans | 2 |", head=head) == []


def test_a_table_that_finds_nothing_right_judges_nothing() -> None:
    assert verdicts("| A | x | leaves |", "| B | x | beans |") == []


def test_a_row_with_two_verdicts_has_none() -> None:
    assert verdicts("| A | o | x |", "| B | x | o |") == []


def test_a_verdict_needs_no_words() -> None:
    assert verdicts("| A | o |", "| B | x |", head="| Option | Verdict |") == [("A", True, ""), ("B", False, "")]


def test_the_last_words_of_a_row_are_the_reason() -> None:
    assert verdicts("| A | tea | o | leaves |", "| B | coffee | x | beans |", head="| Option | Text | OK | Note |") == [
        ("A", True, "leaves"),
        ("B", False, "beans"),
    ]


def test_a_judgement_knows_its_line() -> None:
    assert [one.line for one in told("| A | o | leaves |", "| B | x | beans |")] == [3, 4]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["| A | o | leaves |"], "one option"),
        (["| A | o | leaves |", "| A | x | beans |"], "an option twice"),
        (["| A | o | leaves |", "| E | x | beans |"], "an option that is not there"),
        (["| A | o | leaves |", "| tea | x | beans |"], "a row without an option"),
        (["| A, B | o | leaves |", "| C | x | beans |", "| D | x | pods |"], "two options in a row"),
        ([], "no rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_another_table_judges_nothing(lines: list[str], why: str) -> None:
    assert told(*lines) == []


@pytest.mark.parametrize("label", ["A", "a", "A)", "(A)", "**A**", "Option A", "① ", "1"])
def test_an_option_is_named_in_the_ways_of_a_key(label: str) -> None:
    named = told(f"| {label} | o | leaves |", "| B | x | beans |")
    assert [one.label for one in named] == ["A", "B"]


def test_answers_may_stand_below_the_numbers_of_their_questions() -> None:
    sheet = table("| No. | 1 | 2 | 10 |", "| --- | --- | --- | --- |", "| Answer | A | C, D | b |")
    assert answers_lying_down(sheet) == {1: ("A", 3), 2: ("C, D", 3), 10: ("b", 3)}


def test_a_sheet_needs_no_names_of_its_rows() -> None:
    assert answers_lying_down(table("| 1 | 2 |", "| --- | --- |", "| A | C |")) == {1: ("A", 3), 2: ("C", 3)}


@pytest.mark.parametrize(
    "lines",
    [
        ["| No. | 1 | two |", "| --- | --- | --- |", "| Answer | A | C |"],
        ["| No. | 1 | 2 |", "| --- | --- | --- |", "| Answer | A | C |", "| Points | 1 | 2 |"],
        ["| No. | 1 | 2 |", "| --- | --- | --- |"],
        ["| No. | 1 | 2 |", "| --- | --- | --- |", "| A | C |"],
    ],
    ids=["a word for a number", "a third row", "no second row", "a cell too few"],
)
def test_another_table_is_no_sheet_of_answers(lines: list[str]) -> None:
    assert answers_lying_down(table(*lines)) == {}


def test_a_match_has_two_sides() -> None:
    block = table("| What | Drink |", "| --- | --- |", "| 1. leaves | A. tea |", "| 2) beans | B) coffee |")
    assert two_sides(block) == (
        [Side("leaves", 3), Side("beans", 4)],
        [Side("tea", 3), Side("coffee", 4)],
    )


@pytest.mark.parametrize("number", ["1.", "1)", "(1)", "①", "10.", "①  "])
@pytest.mark.parametrize("label", ["A.", "a)", "(H)", "h:"])
def test_the_sides_of_a_match_are_numbered_and_lettered(number: str, label: str) -> None:
    block = table("| What | Drink |", "| --- | --- |", f"| {number} leaves | {label} tea |")
    assert two_sides(block) == ([Side("leaves", 3)], [Side("tea", 3)])


@pytest.mark.parametrize(
    "row",
    [
        "| leaves | A. tea |",
        "| 1. leaves | tea |",
        "| 0. leaves | A. tea |",
        "| 1. leaves | I. tea |",
        "| 1. | A. tea |",
    ],
)
def test_a_row_without_number_and_letter_makes_no_match(row: str) -> None:
    assert two_sides(table("| What | Drink |", "| --- | --- |", "| 1. a | A. b |", row)) == ([], [])


def test_a_third_column_makes_no_match() -> None:
    block = table("| What | Drink | Price |", "| --- | --- | --- |", "| 1. leaves | 2 | A. tea |")
    assert two_sides(block) == ([], [])
