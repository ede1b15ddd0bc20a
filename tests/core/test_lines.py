"""Several things in one line, and where each of them stands."""

import pytest

from app.core.blocks import Line
from app.core.questions.lines import split_line, without_tags


def parts(text: str) -> list[str]:
    return [part.text for part in split_line(Line(text, 4, 3))]


def places(text: str) -> list[tuple[str, int, int]]:
    return [(part.text, part.line, part.column) for part in split_line(Line(text, 4, 3))]


@pytest.mark.parametrize("tag", ["details", "summary", "p", "div", "br", "hr", "P", 'div class="x"'])
def test_tags_that_fold_an_answer_away_are_left_out(tag: str) -> None:
    assert without_tags(f" <{tag}>Answer: B</{tag.split()[0]}> ") == "Answer: B"


@pytest.mark.parametrize("text", ["<b>Answer</b>", "Answer: <br>B", "a < b > c", "<pre>x</pre>", "<details"])
def test_any_other_text_stays(text: str) -> None:
    assert without_tags(text) == text


def test_a_line_that_is_one_thing_stays_whole() -> None:
    assert places("Which drink is it?") == [("Which drink is it?", 4, 3)]


@pytest.mark.parametrize("indent", ["&nbsp;", "&emsp;", "&ensp;", "&nbsp;&nbsp; ", "&nbsp; &emsp; "])
def test_an_indent_of_entities_is_left_out(indent: str) -> None:
    assert places(f"{indent}A. Tea") == [("A. Tea", 4, 3 + len(indent))]


def test_parts_between_breaks_are_lines_of_their_own() -> None:
    assert places("Answer: B<br>Explanation: of leaves") == [
        ("Answer: B", 4, 3),
        ("Explanation: of leaves", 4, 16),
    ]


@pytest.mark.parametrize("tag", ["<br>", "<br/>", "<br />", "<BR>", " <br> "])
def test_a_break_is_written_in_several_ways(tag: str) -> None:
    assert parts(f"Which?{tag}Answer: B") == ["Which?", "Answer: B"]


def test_a_break_inside_a_text_parts_nothing() -> None:
    assert parts("It is hot<br>and black") == ["It is hot<br>and black"]


def test_what_is_empty_between_breaks_is_left_out() -> None:
    assert parts("Which?<br><br>Answer: B<br>") == ["Which?", "Answer: B"]


@pytest.mark.parametrize(
    "word",
    ["해설", "풀이", "설명", "이유", "explanation", "Explanation", "Rationale", "REASON"],
)
def test_an_answer_and_its_explanation_in_one_line_are_two(word: str) -> None:
    assert places(f"Answer: B  {word}: of leaves") == [
        ("Answer: B", 4, 3),
        (f"{word}: of leaves", 4, 14),
    ]


@pytest.mark.parametrize("gap", [" ", "  ", "\t", " / ", " | ", "    "])
def test_what_stands_between_answer_and_explanation_is_left_out(gap: str) -> None:
    assert parts(f"정답: B{gap}해설: 잎") == ["정답: B", "해설: 잎"]


def test_a_bold_word_begins_the_next_part() -> None:
    assert parts("**Answer:** B **Explanation:** of leaves") == ["**Answer:** B", "**Explanation:** of leaves"]


@pytest.mark.parametrize(
    "text",
    [
        "Answer: B of leaves",
        "Answer: B  **Tea** is of leaves",
        "The answer is plain. Explanation: of leaves",
        "Explanation: of leaves  Reason: it is",
        "Answer: B  Answer: C",
        "Answer:  Explanation: of leaves",
    ],
)
def test_an_answer_line_without_a_next_part_is_one(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("A. Tea  B. Coffee", ["A. Tea", "B. Coffee"]),
        ("A) Tea   B) Coffee   C) Cocoa", ["A) Tea", "B) Coffee", "C) Cocoa"]),
        ("(A) Tea  (B) Coffee", ["(A) Tea", "(B) Coffee"]),
        ("a. Tea  b. Coffee", ["a. Tea", "b. Coffee"]),
        ("(1) Tea  (2) Coffee", ["(1) Tea", "(2) Coffee"]),
        ("① Tea ② Coffee", ["① Tea", "② Coffee"]),
        ("①Tea ②Coffee ③Cocoa", ["①Tea", "②Coffee", "③Cocoa"]),
        ("A. Tea<br>B. Coffee", ["A. Tea", "B. Coffee"]),
        ("A. Tea | B. Coffee", ["A. Tea", "B. Coffee"]),
        ("A. Tea B. Coffee C. Cocoa", ["A. Tea", "B. Coffee", "C. Cocoa"]),
        ("**A.** Tea  **B.** Coffee", ["**A.** Tea", "**B.** Coffee"]),
        ("D. Tea  E. Coffee", ["D. Tea", "E. Coffee"]),
        ("A.Tea  B.Coffee", ["A.Tea", "B.Coffee"]),
    ],
)
def test_options_side_by_side_are_lines_of_their_own(text: str, options: list[str]) -> None:
    assert parts(text) == options


@pytest.mark.parametrize(
    "text",
    [
        "A. Tea B. Coffee",
        "A. Tea",
        "Tea  B. Coffee",
        "A. Tea  C. Coffee",
        "B. Tea  A. Coffee",
        "A. Tea and vitaminB. too",
        "A. It is 1. or 2.",
    ],
)
def test_a_line_with_one_option_stays_whole(text: str) -> None:
    assert parts(text) == [text]


def test_an_option_among_others_has_its_column() -> None:
    assert places("A. Tea  B. Coffee") == [("A. Tea", 4, 3), ("B. Coffee", 4, 11)]


def test_the_last_label_there_is_is_found() -> None:
    text = "  ".join(f"{sign} x" for sign in "①②③④⑤⑥⑦⑧⑨⑩")
    assert len(parts(text)) == 10
