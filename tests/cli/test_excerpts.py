"""The line a diagnostic speaks of, with the caret under its column in a terminal's cells."""

from pathlib import Path

import pytest

from app.cli.excerpts import Excerpt, Excerpts, excerpt
from app.core.diagnostics import Diagnostic, Severity


@pytest.mark.parametrize(
    ("line", "column", "text", "caret"),
    [
        ("**Answer: C**", 11, "**Answer: C**", 10),
        ("정답: C", 5, "정답: C", 6),
        ("차(茶)와 ｔｅａ", 6, "차(茶)와 ｔｅａ", 8),
        ("cafe\u0301 x", 7, "cafe\u0301 x", 5),
        ("🔍 **핵심", 3, "🔍 **핵심", 3),
        ("-\tone\ttwo", 7, "-    one    two", 12),
        ("one  ", 9, "one", 3),
        ("to\u202eht \x1b[31m", 6, "to\ufffdht \ufffd[31m", 5),
        ("two\u00a0words", 5, "two\u00a0words", 4),
    ],
)
def test_the_caret_stands_under_its_column(line: str, column: int, text: str, caret: int) -> None:
    assert excerpt(line, column, 40) == Excerpt(text, caret)


@pytest.mark.parametrize(
    ("line", "column", "text", "caret"),
    [
        ("abcdefghijklmnop", 2, "abcdefghi…", 1),
        ("abcdefghijklmnop", 9, "…efghijkl…", 5),
        ("abcdefghijklmnop", 16, "…hijklmnop", 9),
        ("가나다라마바사아자차", 6, "…라마바사…", 5),
        ("가나다라마바사아자차", 1, "가나다라…", 0),
    ],
)
def test_a_long_line_is_cut_around_its_column(line: str, column: int, text: str, caret: int) -> None:
    assert excerpt(line, column, 10) == Excerpt(text, caret)


@pytest.mark.parametrize("column", [1, 500, 100_000, 200_000])
def test_a_huge_line_is_cut_too(column: int) -> None:
    assert len(excerpt("x" * 200_000, column, 80).text) <= 80


@pytest.mark.parametrize("data", ["one\ntwo", "one\r\ntwo\r\n", "one\rtwo", "\ufeffone\ntwo"])
def test_lines_are_counted_as_the_parser_counts_them(tmp_path: Path, data: str) -> None:
    (tmp_path / "tea.md").write_bytes(data.encode())
    assert shown(tmp_path, "tea.md", 1, 2) == [Excerpt("one", 0), Excerpt("two", 0)]


def test_letters_are_counted_composed(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text("\u1100\u1161\u11ab **\n")
    assert Excerpts(tmp_path, 80).show(said("tea.md", 1, 3)) == Excerpt("간 **", 3)


def test_bytes_that_are_no_text_are_shown_as_such(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_bytes(b"Geb\xe4ck")
    assert Excerpts(tmp_path, 80).show(said("tea.md", 1, 4)) == Excerpt("Geb\ufffdck", 3)


def test_where_there_is_nothing_to_show_nothing_is_shown(tmp_path: Path) -> None:
    (tmp_path / "tea.md").write_text("one\n\n")
    (tmp_path / "deck.gift").write_text("one\n")
    assert shown(tmp_path, "tea.md", 2, 3, 99) == shown(tmp_path, ".", 1) * 3 == [None] * 3
    assert shown(tmp_path, "deck.gift", 1) + shown(tmp_path, "gone.md", 1) + shown(tmp_path, "a\0.md", 1) == [None] * 3


def shown(content: Path, path: str, *lines: int) -> list[Excerpt | None]:
    excerpts = Excerpts(content, 80)
    return [excerpts.show(said(path, line, 1)) for line in lines]


def said(path: str, line: int, column: int) -> Diagnostic:
    return Diagnostic(path, line, column, Severity.ERROR, "XX001", "wrong", "right it")
