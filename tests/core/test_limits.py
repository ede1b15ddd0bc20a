"""A file of the largest size costs little, or is refused with its place: threat F2."""

import pytest

from app.core.diagnostics import Severity
from app.core.markdown import parse_piece, render, render_tokens
from app.core.markdown.limits import MAX_CELLS, MAX_DEPTH, MAX_LINES, MAX_PARAGRAPH
from app.core.model import Note
from app.core.parsing import parse_note
from app.core.rendering import render_note, render_question
from tests.core.oversized import ACCEPTED, REFUSED, SIZE


def compiled(text: str) -> tuple[Note | None, list[str]]:
    """The note after all that a build makes of it, and its errors."""
    note, diagnostics = parse_note(text.encode()[:SIZE], "tea.md")
    if note:
        render_note(note)
        for question in note.questions:
            if question.is_gradable:
                render_question(question, note)
    return note, [str(d) for d in diagnostics if d.severity is Severity.ERROR]


@pytest.mark.parametrize("name", REFUSED)
def test_f2_a_file_that_costs_too_much_is_refused(name: str) -> None:
    note, errors = compiled(REFUSED[name]())
    assert note is None
    assert [error.split()[2] for error in errors] in (["FI020"], ["FI021"])


@pytest.mark.parametrize("name", ACCEPTED)
def test_f2_a_file_of_the_largest_size_that_means_well_is_read(name: str) -> None:
    note, errors = compiled(ACCEPTED[name]())
    assert note is not None
    assert errors == []


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a\n" * MAX_LINES, "tea.md:10001:1: error FI020 the note has more than 10,000 lines"),
        (
            "# Tea\n\n" + "a " * (MAX_PARAGRAPH // 2 + 1),
            "tea.md:3:1: error FI021 the paragraph has more than 16,000 characters",
        ),
        (
            "# Tea\n\n" + "> - " * (MAX_DEPTH // 2) + "> a",
            "tea.md:3:1: error FI021 the line has more than 10 quotes and lists inside one another",
        ),
        ("# Tea\n\n" + "[ ] [a]\n\n" * 3_001, "tea.md:6003:1: error FI020 the note has more than 6,000 brackets `[`"),
        (
            "# Tea\n\n" + ("*a* " * 2_000 + "\n\n") * 13,
            "tea.md:27:1: error FI020 the note has more than 50,000 marks such as `*`",
        ),
        (
            "# Tea\n\n" + ("|a" * 50 + "\n" + "|-" * 50 + "\n" + "|a\n" * 200 + "\n") * 2,
            "tea.md:206:1: error FI020 the note has more than 20,000 table cells",
        ),
        (
            "# Tea\n\n[^1]: " + "leaf " * 2_000 + "\n\n" + "a[^1]\n\n" * 30,
            "tea.md:51:1: error FI020 the note has more than 250,000 characters of footnotes, "
            "counted where they are used",
        ),
    ],
    ids=["lines", "paragraph", "depth", "brackets", "marks", "cells", "footnotes"],
)
def test_f2_what_is_too_much_is_named_with_its_place(text: str, error: str) -> None:
    assert compiled(text) == (None, [error])


@pytest.mark.parametrize(
    "text",
    [
        "- " * 40,
        "* * * * * * * * * * * * * * *",
        "> - 1. > - 1. > - 1. > deep enough",
        ">>>>>>> a mark of a merge",
        "| --- " * 3 + "|\n" + "a\n" * (MAX_CELLS // 10),
        f"```\n{'a ' * MAX_PARAGRAPH}\n{'[' * 20_000}\n{'*' * 90_000}\n```",
        "a\n\n" * (MAX_LINES // 2 - 10),
    ],
    ids=["a rule of dashes", "a rule of stars", "ten deep", "a merge", "a table", "code", "lines"],
)
def test_f2_what_only_looks_like_too_much_is_read(text: str) -> None:
    note, errors = compiled(f"# Tea\n\n{text}\n")
    assert (note is not None, errors) == (True, [])


def test_f2_a_piece_that_asks_too_much_by_itself_is_shown_as_it_is_written() -> None:
    text = "<b> " + "[" * 20_000
    assert render(text) == f'<pre tabindex="0"><code>&lt;b&gt; {"[" * 20_000}</code></pre>\n'


def test_a_piece_has_the_definitions_that_it_names_and_those_that_they_name() -> None:
    definitions = "[^1]: see [leaf]\n\n    more\n\n[leaf]: leaf.md\n\n[^2]: never\n\n[Bean]: bean.md"
    html = render_tokens(parse_piece("a[^1] [bean]", definitions=definitions))[0]
    assert "more" in html
    assert '<a href="/notes/leaf">leaf</a>' in html
    assert '<a href="/notes/bean">bean</a>' in html
    assert "never" not in html
