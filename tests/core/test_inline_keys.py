"""Answers without a word for it, behind what they answer, or told by an explanation."""

import pytest

from app.core.inline_keys import key_behind_arrow, part_key
from app.core.labels import find_lead
from app.core.markers import Mark, find_marker, heading_marker
from app.core.model import Note
from app.core.parsing import parse_note


def read(text: str) -> Note:
    note, _ = parse_note(text.encode(), "tea.md")
    assert note is not None
    return note


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("→ B", "B"),
        ("->B", "B"),
        ("=> B, C", "B, C"),
        ("➜ **B**", "B"),
        ("➡️ B", "B"),
        ("👉 **B.** It is.", "B. It is."),
        ("> B", ""),
        ("B → C", ""),
    ],
)
def test_an_arrow_stands_for_the_word_answer(text: str, key: str) -> None:
    assert key_behind_arrow(text) == key


@pytest.mark.parametrize(
    ("text", "stem", "key"),
    [
        ("Which is tea? (Answer: B)", "Which is tea?", "B"),
        ("Which is tea? [Correct answers: A, c]", "Which is tea?", "A, c"),
        ("Which is tea? (ans B)", "Which is tea?", "B"),
        ("Which is tea? (Answer is B)", "Which is tea?", "B"),
        ("**Which is tea? (Answer: B)**", "**Which is tea?", "B"),
        ("**Which is tea?** (Answer: B)", "**Which is tea?**", "B"),
        ("차는 무엇인가? (정답: ②)", "차는 무엇인가?", "②"),
        ("차는 무엇인가? [답 2번]", "차는 무엇인가?", "2번"),
        ("차는 무엇인가? (정답은 1번, 3번)", "차는 무엇인가?", "1번, 3번"),
        ("차는 무엇인가? (정답: ① · ③)", "차는 무엇인가?", "① · ③"),
        ("차는 무엇인가? (정답: 1 & 3)", "차는 무엇인가?", "1 & 3"),
        ("차는 무엇인가? ( 정답 : A )", "차는 무엇인가?", "A"),
        ("Which is tea (B)?", "Which is tea (B)?", ""),
        ("Which is tea? (Answer: black tea)", "Which is tea? (Answer: black tea)", ""),
        ("Which is tea? (Answer: B) Hm", "Which is tea? (Answer: B) Hm", ""),
        ("Which is tea?", "Which is tea?", ""),
    ],
)
def test_an_answer_behind_the_stem_is_parted_from_it(text: str, stem: str, key: str) -> None:
    assert part_key(text) == (stem, key)


@pytest.mark.parametrize(
    "word",
    [
        "My answer",
        "Your answer",
        "My choice",
        "Your pick",
        "내가 고른 답",
        "내가 고른 것",
        "내 답",
        "내 답안",
        "나의 답",
        "내 선택",
    ],
)
def test_what_a_learner_chose_is_no_answer(word: str) -> None:
    marker = find_marker(f"{word}: A")
    assert marker is not None
    assert (marker.mark, marker.rest) == (Mark.PICK, "A")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The answer is B.", "B."),
        ("Right options are A and C", "A and C"),
        ("Ans. (b)", "(b)"),
        ("Answer - B", "B"),
        ("Correct: B", "B"),
        ("Key - C", "C"),
        ("정답은 ③입니다", "③입니다"),
        ("답. 2번", "2번"),
        ("**The correct answer is** B", "B"),
        ("The answer is (B) because it is brewed.", "(B) because it is brewed."),
        ("Answer (B) is correct", "(B) is correct"),
        ("Answer (B) is the right one", "(B) is the right one"),
        ("Answer (B) is not tea", None),
        ("Answer (B) isn't tea", None),
        ("Answer (B) can be had cold", None),
        ("Answers (A) and (B) are drinks", None),
        ("Answers (A), (B) and (C) would do", None),
        ("Answer (B) does steep", None),
        ("The answer is blowing in the wind", None),
        ("Ans. none", None),
    ],
)
def test_a_sentence_that_names_an_option_is_an_answer(text: str, rest: str | None) -> None:
    marker = find_marker(text)
    assert (marker.rest if marker and marker.mark is Mark.KEY else None) == rest


@pytest.mark.parametrize(
    ("text", "is_key"),
    [
        ("Answers to the quiz", True),
        ("Answers for the practice questions", True),
        ("Answers to questions", True),
        ("Practice questions answer key", True),
        ("Quiz answers", True),
        ("Quiz solutions", True),
        ("Quiz solution", True),
        ("연습 문제 정답", True),
        ("연습 문제 답안", True),
        ("연습 문제 해설", True),
        ("Answers to everything", False),
        ("Quiz master", False),
    ],
)
def test_a_heading_announces_the_answers_of_a_section(text: str, is_key: bool) -> None:
    marker = heading_marker(text)
    assert (marker is not None and marker.mark is Mark.KEY) is is_key


@pytest.mark.parametrize(
    ("text", "labels", "reason"),
    [
        ("B가 틀린 이유: 커피다", ("B",), "커피다"),
        ("B은 틀린 이유: 커피다", ("B",), "커피다"),
        ("옵션 A, C가 정답이 아닌 이유 - 커피다", ("A", "C"), "커피다"),
        ("보기 B번이 답이 아닌 이유: 커피다", ("B",), "커피다"),
        ("A가 맞는 이유: 차다", ("A",), "차다"),
        ("A가 정답인 이유: 차다", ("A",), "차다"),
        ("A가 답인 이유: 차다", ("A",), "차다"),
        ("A가 오답인 이유: 커피다", ("A",), "커피다"),
        ("**A는 오답인 이유:** 커피다", ("A",), "커피다"),
        ("A) → 차다", ("A",), "차다"),
        ("A) ✅ → 차다", ("A",), "차다"),
        ("A)✅ 차다", ("A",), "차다"),
    ],
)
def test_a_reason_says_which_options_it_is_about(text: str, labels: tuple[str, ...], reason: str) -> None:
    lead = find_lead(text)
    assert lead is not None
    assert (lead.labels, lead.reason) == (labels, reason)


ASKED = (
    "## Quiz\n\n**Question:** Which is tea?\n\n- A) Mocha\n- B) Oolong\n- C) Cocoa\n\n"
    "**Answer: B**\n\n**Explanation:** "
)


@pytest.mark.parametrize(
    "explanation",
    [
        "The correct answer is C.",
        "So the answer must be C",
        "The answer is therefore option C.",
        "The right answer is **C**.",
        "정답은 C이다.",
        "답은 C입니다.",
        "정답은 **C**이며 나머지는 아니다.",
        "정답은 ③이고 나머지는 아니다.",
        "정답은 3번이므로 나머지는 아니다.",
        "따라서 정답은 C임",
        "그래서 답은 C다.",
        "정답은 C) 이다.",
    ],
)
def test_an_explanation_that_names_another_answer_leaves_no_key(explanation: str) -> None:
    assert read(ASKED + explanation).questions[0].key is None


@pytest.mark.parametrize(
    "explanation",
    [
        "The correct answer is B.",
        "The answer is Coffee to some.",
        "The answer isC here.",
        "Perhaps your answer is C.",
        "At first my answer is C.",
        "정답은 C다운 맛이 아니다.",
        "정답은 C임에도 아니다.",
        "오답은 C이다.",
        "정답은 2번이다.",
    ],
)
def test_an_explanation_that_does_not_name_another_answer_changes_nothing(explanation: str) -> None:
    assert read(ASKED + explanation).questions[0].key == ("B",)
