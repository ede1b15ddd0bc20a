"""Bytes of any kind become a note or a message, never an exception."""

import codecs
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.model import Note
from app.core.parsing import parse_note
from app.core.rendering import render_note, render_question
from app.core.source import MAX_NAMED

NOTE = "# 차와 커피\n\n**문제:** 잎으로 만드는 음료는?\n\n- A) 커피\n- B) 차\n\n**정답: B**\n"
FRAGMENTS = [
    *(
        "---\n",
        "title: x\n",
        "tags: [a, b]\n",
        "# 제목\n",
        "## 관련 문제\n",
        "### 문제 1. 가\n",
        "**Question:** ",
        "**문제:** ",
    ),
    *(
        "\n",
        "\n\n",
        "- A) ",
        "- B) ",
        "- [ ] ",
        "- [x] ",
        "> ",
        "  ",
        "**Answer: B**\n",
        "**정답: A, C**\n",
        "정답:",
        "```\n",
    ),
    *(
        "**해설:**\n",
        "- **A)** - ",
        "**Source:** https://e.org\n",
        "> [!dispute] 가\n",
        "> Verdict: open\n",
        "**Scenario:** ",
        "**Prompts:**\n",
        "1. ",
        "**Answer: 1-B, 2-A**\n",
        "- 정답 보기\n\n    ",
        "→ **B**. ",
    ),
    *(
        "> B\n",
        "① 가\n② 나\n",
        "(정답 A)",
        "| A | O | why |\n",
        "**1: b** — why\n",
        "%%",
        "==",
        "[^1]",
    ),
    *(
        "[^1]: ",
        "[[a|b]]",
        "![[c.png|10]]",
        "<details>\n",
        "</details>\n",
        "|a|b|\n|-|-|\n",
        "^q-x",
        "^leaf\n",
        "^[",
        "$x$",
        "$$\n",
        "![[a.pdf]]",
        "\t",
        "\r",
        "\ufeff",
        "\u202e",
    ),
]


@pytest.mark.parametrize(
    "data",
    [NOTE.encode(), codecs.BOM_UTF8 + NOTE.encode(), unicodedata.normalize("NFD", NOTE).replace("\n", "\r\n").encode()],
    ids=["utf-8", "with byte order mark", "decomposed, with Windows line ends"],
)
def test_f3_three_encodings_are_the_same_note(data: bytes) -> None:
    assert parse_note(data, "tea.md") == parse_note(NOTE.encode(), "tea.md")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (NOTE.encode("utf-16"), "tea.md:1:1: error FI001 not UTF-8: byte 0xff at offset 0"),
        (NOTE.encode("cp949"), "tea.md:1:3: error FI001 not UTF-8: byte 0xc2 at offset 2"),
        ("# Thé\n".encode("latin-1"), "tea.md:1:5: error FI001 not UTF-8: byte 0xe9 at offset 4"),
        (b"\xef\xbb\xbf# Th\xe9", "tea.md:1:5: error FI001 not UTF-8: byte 0xe9 at offset 7"),
        (b"# Tea\n\0", "tea.md:2:1: error FI005 a NUL byte at offset 6: this is not text"),
        (b"\xef\xbb\xbfa\0", "tea.md:1:2: error FI005 a NUL byte at offset 4: this is not text"),
        (b"# \xed\xa0\x80", "tea.md:1:3: error FI001 not UTF-8: byte 0xed at offset 2"),
    ],
    ids=["utf-16", "cp949", "latin-1", "latin-1 after a mark", "nul", "nul after a mark", "lone surrogate"],
)
def test_f3_other_encodings_are_refused_with_their_place(data: bytes, message: str) -> None:
    note, [diagnostic] = parse_note(data, "tea.md")
    assert (note, str(diagnostic)) == (None, message)


def test_f3_a_direction_character_is_named() -> None:
    _, diagnostics = parse_note("# Tea\n\na \u202e b \u2066 c\n".encode(), "tea.md")
    found = [(d.line, d.column, d.code, d.message.partition("(")[2][:3]) for d in diagnostics]
    assert found == [(3, 3, "FI006", "RLO"), (3, 7, "FI006", "LRI")]


def test_f3_a_message_writes_no_control_characters() -> None:
    _, diagnostics = parse_note(b'---\n"\\e[31m": x\n---\n# Tea\n', "tea.md")
    assert [d.message for d in diagnostics] == [r"unknown name '\x1b[31m'"]


@given(st.binary(max_size=400))
@settings(deadline=None, max_examples=100)
def test_f3_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    assert_readable(data)


@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=40).map("".join))
@settings(deadline=None, max_examples=150)
def test_f3_any_mixture_of_the_grammar_is_read_without_an_exception(text: str) -> None:
    assert_readable(text.encode("utf-8", "replace"))


@pytest.mark.slow
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=60).map("".join))
@settings(deadline=None, max_examples=10_000)
def test_f3_ten_thousand_mixtures_are_read_without_an_exception(text: str) -> None:
    assert_readable(text.encode("utf-8", "replace"))


@pytest.mark.slow
@given(st.binary(max_size=2_000))
@settings(deadline=None, max_examples=10_000)
def test_f3_ten_thousand_files_of_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    assert_readable(data)


@pytest.mark.parametrize(
    "text",
    ["[^1]: > [^1]: ---\ntitle: x\n", "[^1]: > [^1]: ---\n---\n", "[^1]: > [^1]: [^1]", "> [^1]: > [^1]: a\n- b"],
)
def test_f3_footnotes_inside_quotes_inside_footnotes_are_read_without_an_exception(text: str) -> None:
    assert_readable(text.encode())


def test_f3_a_flood_of_direction_characters_is_named_a_hundred_times() -> None:
    _, diagnostics = parse_note(b"# Tea\n\n" + "\u202ea\n".encode() * 5_000, "tea.md")
    assert sum(d.code == "FI006" for d in diagnostics) == MAX_NAMED


def assert_readable(data: bytes) -> None:
    note, _ = parse_note(data, "tea.md")
    if note:
        render_note(note)
        assert_sound(note)


def assert_sound(note: Note) -> None:
    """A question that can be graded has a key of its own options."""
    for question in note.questions:
        labels = [option.label for option in question.options]
        if question.is_gradable:
            render_question(question, note)
            assert len(set(labels)) == len(labels) >= 2
            assert question.key
            assert set(question.key) <= set(labels)
