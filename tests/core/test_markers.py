"""The words of the grammar, one line at a time."""

import pytest

from app.core.labels import Key, Lead, find_key, find_lead, find_option_label
from app.core.markers import (
    Mark,
    find_marker,
    find_section,
    question_heading,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Question:** Why?", (Mark.QUESTION, "Why?")),
        ("**Question**: Why?", (Mark.QUESTION, "Why?")),
        ("**Question 3:** Why?", (Mark.QUESTION, "Why?")),
        ("**Q: Why?** Really", (Mark.QUESTION, "Why? Really")),
        ("Question: Why?", (Mark.QUESTION, "Why?")),
        ("__문제:__ 왜?", (Mark.QUESTION, "왜?")),
        ("💡 추가 설명:", (Mark.EXPLANATION, "")),
        ("**💡 해설:**", (Mark.EXPLANATION, "")),
        ("**정답: B) 차**", (Mark.KEY, "B) 차")),
        ("The correct answer: B", (Mark.KEY, "B")),
        ("**Options**", (Mark.OPTIONS, "")),
        ("참고 자료: https://e.org", (Mark.SOURCE, "https://e.org")),
        ("Question", None),
        ("**Question**", None),
        ("Questions: many", None),
        ("Question: **bold", (Mark.QUESTION, "**bold")),
        ("**Question: never closed", None),
        ("The question: why", None),
        ("문제점: 비싸다", None),
        ("answered: yes", None),
    ],
)
def test_a_marker_is_a_known_word_with_a_colon(text: str, expected: tuple[Mark, str] | None) -> None:
    found = find_marker(text)
    assert (found and (found.mark, found.rest)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("B", Key(("B",), "", True)),
        ("b", Key(("B",), "", True)),
        ("B) Tea", Key(("B",), "Tea", True)),
        ("B. Tea", Key(("B",), "Tea", True)),
        ("(B)", Key(("B",), "", True)),
        ("B번", Key(("B",), "", True)),
        ("**B**", Key(("B",), "", True)),
        ("Option B", Key(("B",), "", True)),
        ("A, C", Key(("A", "C"), "", True)),
        ("A,C", Key(("A", "C"), "", True)),
        ("A and C", Key(("A", "C"), "", True)),
        ("A, B, and D", Key(("A", "B", "D"), "", True)),
        ("A와 C", Key(("A", "C"), "", True)),
        ("A/C", Key(("A", "C"), "", True)),
        ("A & C", Key(("A", "C"), "", True)),
        ("AC", Key(("A", "C"), "", True)),
        ("Both A and C", Key(("A", "C"), "", True)),
        ("B - Tea", Key(("B",), "Tea", True)),
        ("A managed service", Key(("A",), "managed service", False)),
        ("Add", None),
        ("the second", None),
        ("", None),
        ("1", None),
        ("Bad", None),
        ("ABBA", Key(("A", "B", "B", "A"), "", True)),
    ],
)
def test_a_key_is_read_strictly(text: str, expected: Key | None) -> None:
    assert find_key(text) == expected


def test_a_key_with_texts_names_every_letter() -> None:
    found = find_key("A) Coffee, C) Black tea")
    assert found
    assert found.labels == ("A", "C")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**A) Tea** - why", Lead(("A",), "Tea", "why")),
        ("**A)** why", Lead(("A",), None, "why")),
        ("**B, D)** - why", Lead(("B", "D"), None, "why")),
        ("**B and D** - why", Lead(("B", "D"), None, "why")),
        ("(a) why", Lead(("A",), None, "why")),
        ("A: why", Lead(("A",), None, "why")),
        ("A - why", Lead(("A",), None, "why")),
        ("Option B is wrong", Lead(("B",), None, "is wrong")),
        ("보기 C: 왜", Lead(("C",), None, "왜")),
        ("D번: 왜", Lead(("D",), None, "왜")),
        ("A managed service is wrong", None),
        ("Because", None),
        ("**Tea** - why", None),
    ],
)
def test_a_lead_names_the_options_of_a_reason(text: str, expected: Lead | None) -> None:
    assert find_lead(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A) Tea", ("A", "Tea")),
        ("(b) Tea", ("B", "Tea")),
        ("C. Tea", ("C", "Tea")),
        ("**D)** Tea", ("D", "Tea")),
        ("**E) Tea**", ("E", "Tea")),
        ("A)Tea", ("A", "Tea")),
        ("A)**Tea**", ("A", "**Tea**")),
        ("H)", ("H", "")),
        ("A.B.C. is one", None),
        ("Tea", None),
        ("A Tea", None),
        ("I) Tea", None),
        ("AB) Tea", None),
    ],
)
def test_an_option_has_a_label(text: str, expected: tuple[str, str] | None) -> None:
    found = find_option_label(text)
    assert (found and (found.label, found.text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Question 7", ""),
        ("문제 1. 전처리", "전처리"),
        ("**Question 2:** Leaves", "Leaves"),
        ("7번 문제", ""),
        ("Q3 - Why", "Why"),
        ("📝 문제 3", ""),
        ("Questions", None),
        ("문제", None),
        ("문제 해결", None),
        ("Question marks", None),
    ],
)
def test_a_question_heading_has_a_number(text: str, expected: str | None) -> None:
    assert question_heading(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("🎯 핵심 포인트", "key point"),
        ("Key Points", "key point"),
        ("1. Summary:", "key point"),
        ("📝 설명", "explanation"),
        ("🔍 주요개념", "key concepts"),
        ("주요 개념", "key concepts"),
        ("📝 관련 문제", "practice"),
        ("Quiz!", "practice"),
        ("History", None),
        ("문제 해결", None),
    ],
)
def test_a_section_is_known_by_its_letters(text: str, expected: str | None) -> None:
    found = find_section(text)
    assert (found and found.value) == expected
