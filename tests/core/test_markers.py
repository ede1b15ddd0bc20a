"""The words of the grammar, one line at a time."""

import pytest

from app.core.labels import Key, Lead, find_key, find_lead, find_option_label
from app.core.markers import Mark, find_marker, heading_marker
from app.core.numbering import question_heading
from app.core.sections import find_section


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


WORDS = {
    Mark.QUESTION: "question 질문 문제 문항 q",
    Mark.OPTIONS: "option options choice choices answer_choices answer_options 보기 선택지 선지",
    Mark.KEY: "answer answers the_answer correct_answer correct_answers the_correct_answer answer_key "
    "correct_option correct_options correct_choice correct_choices 정답 답 답안 올바른_답 해답",
    Mark.EXPLANATION: "설명 해설 추가_설명 상세_설명 상세한_해설 풀이 explanation explanations additional_explanation "
    "rationale rationales",
    Mark.SOURCE: "source sources reference references 출처 참고 참고_자료 참고자료 참조",
    Mark.DIFFICULTY: "difficulty 난이도",
    Mark.TAGS: "tag tags 태그",
    Mark.TEST: "test 판별 구별법",
}
SPELT = [(word.replace("_", " "), mark) for mark, words in WORDS.items() for word in words.split()]


@pytest.mark.parametrize(("word", "mark"), SPELT)
def test_every_word_is_a_marker_in_any_case_with_either_colon(word: str, mark: Mark) -> None:
    for line in (
        f"{word}: x",
        f"**{word.upper()}**： x",
        f"__{word.title()}:__ x",
        f"💡 **#️⃣ {word} 2:** x",
        f"{word} #3 : x",
    ):
        found = find_marker(line)
        assert found
        assert (found.mark, found.rest) == (mark, "x")


@pytest.mark.parametrize(("word", "mark"), [(word, mark) for word, mark in SPELT if mark is not Mark.QUESTION])
def test_a_word_alone_in_bold_or_as_a_heading_needs_no_colon(word: str, mark: Mark) -> None:
    for found in (find_marker(f"**{word}**"), find_marker(f"__{word}__"), heading_marker(f"📝 {word.title()}")):
        assert found
        assert (found.mark, found.rest) == (mark, "")


@pytest.mark.parametrize(
    "text", ["note: x", "**answer: x", "(answer): x", "- a long line, answer: x", "answer", "**note**"]
)
def test_other_lines_are_no_markers(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize(
    ("text", "offset"),
    [("Answer: B", 8), ("**Answer:** B", 12), ("**Answer: B**", 10), ("Answer:** B**", 7), ("**Answer**", 10)],
)
def test_a_marker_knows_where_its_text_begins(text: str, offset: int) -> None:
    found = find_marker(text)
    assert found
    assert found.offset == offset


def test_bold_after_the_colon_belongs_to_the_text() -> None:
    found = find_marker("Answer:** B** is it")
    assert found
    assert found.rest == "**B** is it"


def test_a_heading_with_a_colon_keeps_what_follows() -> None:
    found = heading_marker("Source: https://example.org")
    assert found
    assert (found.mark, found.rest) == (Mark.SOURCE, "https://example.org")


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
        ("ABCDE", Key(("A", "B", "C", "D", "E"), "", True)),
        ("ABCDEF", None),
        ("AC) Tea and milk", Key(("A", "C"), "Tea and milk", True)),
        ("AC is it", None),
        ("H", Key(("H",), "", True)),
        ("I", None),
        ("__B__", Key(("B",), "", True)),
        ("`B`", Key(("B",), "", True)),
        ("options A, C", Key(("A", "C"), "", True)),
        ("Choice B", Key(("B",), "", True)),
        ("choices A; C", Key(("A", "C"), "", True)),
        ("옵션 B", Key(("B",), "", True)),
        ("보기 B", Key(("B",), "", True)),
        ("A) and C)", Key(("A", "C"), "", True)),
        ("(A), (C)", Key(("A", "C"), "", True)),
        ("A、C", Key(("A", "C"), "", True)),
        ("A + C", Key(("A", "C"), "", True)),
        ("A·C", Key(("A", "C"), "", True)),
        ("AㆍC", Key(("A", "C"), "", True)),
        ("B과 D", Key(("B", "D"), "", True)),
        ("A 및 C", Key(("A", "C"), "", True)),
        ("A 그리고 C", Key(("A", "C"), "", True)),
        ("B: Tea", Key(("B",), "Tea", True)),
        ("B：Tea", Key(("B",), "Tea", True)),
        ("B – Tea", Key(("B",), "Tea", True)),
        ("B — Tea.", Key(("B",), "Tea", True)),
        ("B (Tea)", Key(("B",), "(Tea)", True)),
        ("B → Tea", Key(("B",), "Tea", False)),
        ("B.txt", Key(("B",), "txt", False)),
    ],
)
def test_a_key_is_read_strictly(text: str, expected: Key | None) -> None:
    assert find_key(text) == expected


def test_a_key_with_texts_names_every_letter() -> None:
    found = find_key("A) Coffee, C) Black tea")
    assert found
    assert found.labels == ("A", "C")


@pytest.mark.parametrize("text", ["A) tea; C) milk", "A. tea and C. milk", "A) tea / (c) milk", "A) tea\nC) milk"])
def test_the_letters_of_a_key_may_stand_between_texts(text: str) -> None:
    found = find_key(text)
    assert found
    assert found.labels == ("A", "C")


@pytest.mark.parametrize("text", ["A tea, C) milk", "A) tea, Cream) milk", "A) tea, C milk"])
def test_a_letter_in_a_text_is_no_key(text: str) -> None:
    found = find_key(text)
    assert found is None or found.labels == ("A",)


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
        ("D 번 왜", Lead(("D",), None, "왜")),
        ("choice b is wrong", Lead(("B",), None, "is wrong")),
        ("옵션 B 왜", Lead(("B",), None, "왜")),
        ("선택지 B 왜", Lead(("B",), None, "왜")),
        ("Option B", Lead(("B",), None, "")),
        ("Option Bravo", None),
        ("Optional: yes", None),
        ("H) why", Lead(("H",), None, "why")),
        ("I) why", None),
        ("A. why", Lead(("A",), None, "why")),
        ("A：why", Lead(("A",), None, "why")),
        ("A – why", Lead(("A",), None, "why")),
        ("A — why", Lead(("A",), None, "why")),
        ("A) → why", Lead(("A",), None, "why")),
        ("A", Lead(("A",), None, "")),
        ("__A) Tea__: why", Lead(("A",), "Tea", "why")),
        ("**A** why", Lead(("A",), None, "why")),
        ("**A - Tea:** why", Lead(("A",), "Tea", "why")),
        ("**A) Tea", None),
        ("A), B) why", Lead(("A", "B"), None, "why")),
        ("A. and (C) why", Lead(("A", "C"), None, "why")),
        ("A AND C: why", Lead(("A", "C"), None, "why")),
        ("A, A: why", Lead(("A",), None, "why")),
        ("A와 C: 왜", Lead(("A", "C"), None, "왜")),
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
        ("F: Tea", ("F", "Tea")),
        ("F． Tea", ("F", "Tea")),
        ("F、Tea", ("F", "Tea")),
        ("__D)__ Tea", ("D", "Tea")),
        ("__E) Tea__ and", ("E", "Tea and")),
        ("**E) Tea", None),
        ("A) Tea\nand milk", ("A", "Tea\nand milk")),
        ("A)\tTea", ("A", "Tea")),
        ("e.g. Tea", None),
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
        ("질문 4) 차", "차"),
        ("문항 5： 차", "차"),
        ("연습 문제 6", ""),
        ("연습문제 6 – 차", "차"),
        ("QUESTION #8 — Tea", "Tea"),
        ("q 9", ""),
        ("#7 번 문제", ""),
        ("7번 차", None),
        ("7 번 문제: 차", "차"),
        ("8 teas", None),
        ("A question 7", None),
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
        *((name, "key point") for name in ("핵심", "요약", "Key point", "key points", "2) Summary")),
        *((name, "explanation") for name in ("Explanation", "3. 설명")),
        *((name, "key concepts") for name in ("핵심개념", "핵심 개념", "Key concepts", "key concept")),
        *((name, "practice") for name in ("연습 문제", "예상 문제", "기출 변형", "문제", "퀴즈", "Practice")),
        *((name, "practice") for name in ("practice questions", "Practice question", "QUESTIONS")),
        ("History", None),
        ("문제 해결", None),
    ],
)
def test_a_section_is_known_by_its_letters(text: str, expected: str | None) -> None:
    found = find_section(text)
    assert (found and found.value) == expected
