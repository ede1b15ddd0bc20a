"""Ids are written into a file without changing anything else, byte for byte."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.assigning import Plan, Sheet, insert_ids, plan_ids
from app.core.parsing import parse_note
from tests.case_files import CASES, read_case
from tests.folders import BEANS, TEA, note, question

CASE_FILES = sorted(set((CASES / "questions").glob("*.md")) - {CASES / "questions" / "draft.md"})
STEMS = {
    "one line": "Which drink is made from leaves?",
    "two lines": "Which drink\nis made from leaves?",
    "a line break": "Which drink  \nis made from leaves?  ",
    "more paragraphs": "A shop sells two drinks.\n\nWhich is made from leaves?",
    "a list at the end": "Which of these is tea:\n\n- hot\n- brown",
    "only a list": "\n\n- a drink\n- made from leaves",
    "only code": "\n\n```text\nleaves\n```",
    "only a table": "\n\n| drink | from |\n| --- | --- |\n| tea | leaves |",
    "code at the end": "What does this brew?\n\n```text\nleaves\n```",
    "an image": "![[cup.png]]",
    "a formula's sign": "Is 2^10 more than 2^9?",
    "a footnote": "Which is made from leaves?[^1]",
}


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_every_kind_of_question_can_be_given_an_id(path: Path) -> None:
    check_insertion(read_case(path)[0])


@pytest.mark.parametrize("stem", STEMS.values(), ids=STEMS)
def test_every_kind_of_stem_can_be_given_an_id(stem: str) -> None:
    check_insertion(note("Tea", question(stem), question(BEANS, key="A")).encode())


@pytest.mark.parametrize("heading", ["### Which is tea?", "### Which is tea? ###", "Which is tea?\n-------------"])
def test_a_heading_that_asks_can_be_given_an_id(heading: str) -> None:
    check_insertion(f"# Tea\n\n## Quiz\n\n{heading}\n\n- [ ] Coffee\n- [x] Tea\n".encode())


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: b"\xef\xbb\xbf" + text.encode(),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.rstrip("\n").encode(),
        lambda text: text.replace("?", "? \t ").encode(),
        lambda text: "> ".join(("", *text.splitlines(keepends=True))).encode(),
    ],
    ids=["CRLF", "CR", "BOM", "NFD", "no last line end", "trailing blanks", "in a quote"],
)
def test_what_a_file_is_made_of_stays(change: Callable[[str], bytes]) -> None:
    check_insertion(change(note("차", question("잎으로 만드는 것은 무엇입니까?"), question(BEANS, key="A"))))


def check_insertion(data: bytes) -> None:
    """Every question that can be graded gets its own content's id, and nothing else differs."""
    before = parse_note(data, "tea.md")[0]
    assert before
    ids = plan_ids([Sheet.of(before)])["tea.md"].ids
    written, left = insert_ids(data, "tea.md", ids)
    after = parse_note(written, "tea.md")[0]
    assert after
    assert left == set()
    assert without(written, ids.values()) == data
    assert [(q.id, q.key, q.content_key) for q in after.questions] == [
        (q.id, q.key, q.content_key) for q in before.questions
    ]
    assert {n for n, q in enumerate(after.questions) if q.explicit_id and not before.questions[n].explicit_id} == {*ids}


def without(data: bytes, ids: object) -> bytes:
    """The file with these ids taken out again, with the blank or the line ends before them."""
    for name in ids:  # type: ignore[attr-defined]
        data = re.sub(rb"(?:(?:\r\n|\r|\n)[> ]*){1,2}\^%b| \^%b" % (name.encode(), name.encode()), b"", data)
    return data


def test_a_place_that_changes_the_question_is_not_taken() -> None:
    data = note("Tea", question()).encode()
    assert insert_ids(data, "tea.md", {0: "no id at all"}) == (data, {0})


# Which id


def sheet(path: str, *stems: str, front: str = "lang: en", key: str = "B") -> Sheet:
    found, _ = parse_note(note("Tea", *(question(stem, key=key) for stem in stems), front=front).encode(), path)
    assert found
    return Sheet.of(found)


KO = "lang: ko\ntranslation_of: tea"


def test_an_id_is_the_one_the_question_goes_by() -> None:
    tea = sheet("tea.md", TEA, f"{BEANS} ^q-beans")
    assert plan_ids([tea]) == {"tea.md": Plan({0: tea.questions[0].id}, [])}


def test_a_question_that_stands_twice_gets_one_id() -> None:
    plans = plan_ids([sheet("a.md", TEA), sheet("b.md", TEA)])
    name = plans["a.md"].ids[0]
    assert plans["b.md"] == Plan({}, [(9, f"{name} belongs to a.md:9 already")])


def test_a_question_without_a_key_gets_none() -> None:
    assert plan_ids([sheet("a.md", TEA, key="Z")])["a.md"] == Plan({}, [(9, "it has errors; mend them first")])


def test_a_translation_gets_its_originals_ids() -> None:
    tea, ko = sheet("tea.md", TEA, f"{BEANS} ^q-beans"), sheet("tea-ko.md", "잎은?", "콩은?", front=KO)
    assert plan_ids([ko, tea])["tea-ko.md"] == Plan({0: tea.questions[0].id, 1: "q-beans"}, [])


@pytest.mark.parametrize(
    ("translation", "reason"),
    [
        (sheet("ko.md", "잎은?", front=KO), "its questions and answers are not those of tea.md, one by one"),
        (
            sheet("ko.md", "잎은?", "콩은?", front=KO, key="A"),
            "its questions and answers are not those of tea.md, one by one",
        ),
        (
            sheet("ko.md", "잎은? ^q-leaf", "콩은?", front=KO),
            "other ids in this note are not those of tea.md",
        ),
        (replace(sheet("ko.md", "잎은?", front=KO), translation_of="milk"), "names no original in another language"),
        (replace(sheet("ko.md", "잎은?", front=KO), language="en"), "names no original in another language"),
    ],
)
def test_a_translation_that_is_not_its_originals_twin_is_left_and_says_so(translation: Sheet, reason: str) -> None:
    plan = plan_ids([sheet("tea.md", TEA, BEANS), translation])["ko.md"]
    assert (plan.ids, [reason in said for _, said in plan.left]) == ({}, [True])
