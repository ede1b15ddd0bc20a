"""Every word and sign that the question grammar goes by, one at a time."""

import pytest

from app.core.blocks import Line
from app.core.markers import Mark, bare_marker, caption_marker, heading_marker
from app.core.model import Note
from app.core.numbering import question_number, without_number
from app.core.parsing import parse_note
from app.core.questions.assembly import stated_count
from app.core.questions.lines import split_line, without_tags
from app.core.questions.options import option_in


def read(text: str) -> Note:
    note, _ = parse_note(text.encode(), "tea.md")
    assert note is not None
    return note


def keys(text: str) -> list[tuple[str, ...] | None]:
    return [question.key for question in read(text).questions]


@pytest.mark.parametrize(
    ("stem", "count"),
    [
        ("Select one.", None),
        ("Select two.", 2),
        ("Choose THREE", 3),
        ("Pick four of them", 4),
        ("Identify the five teas", 5),
        ("Which two are teas?", 2),
        ("Choose any 3", 3),
        ("Choose exactly 4", 4),
        ("Select  TWO", 2),
        ("Which one of the following is a tea?", None),
        ("Two teas select a cup", None),
        ("한 개를 고르세요", 1),
        ("두 가지를 고르세요", 2),
        ("세 개 선택", 3),
        ("네 가지만 고른", 4),
        ("다섯 개를 모두 골라", 5),
        ("2개 선택", 2),
        ("2가지 고르시오", 2),
        ("두 개가 있다", None),
    ],
)
def test_a_stem_says_how_many_options_to_choose(stem: str, count: int | None) -> None:
    assert stated_count(stem) == count


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Answer", Mark.KEY),
        ("Show answers", Mark.KEY),
        ("Solution", Mark.KEY),
        ("See the solutions here", Mark.KEY),
        ("정답 보기", Mark.KEY),
        ("답안", Mark.KEY),
        ("답", Mark.KEY),
        ("정답 및 해설", Mark.KEY),
        ("Explanation", Mark.EXPLANATION),
        ("All explanations", Mark.EXPLANATION),
        ("해설", Mark.EXPLANATION),
        ("풀이 보기", Mark.EXPLANATION),
        ("Answer: B", Mark.KEY),
        ("Unanswered", None),
        ("대답하기", None),
        ("Hint", None),
    ],
)
def test_the_title_of_a_fold_announces_what_is_in_it(text: str, mark: Mark | None) -> None:
    marker = caption_marker(text)
    assert (marker.mark if marker else None) == mark


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Answers", Mark.KEY),
        ("Answer key", Mark.KEY),
        ("1. Answers", Mark.KEY),
        ("Solutions", Mark.KEY),
        ("Solution and explanation", Mark.KEY),
        ("Answers & Explanations", Mark.KEY),
        ("Module 2 — Answers", Mark.KEY),
        ("Part one: solutions", Mark.KEY),
        ("정답 및 해설", Mark.KEY),
        ("정답과 풀이", Mark.KEY),
        ("정답/설명", Mark.KEY),
        ("답안", Mark.KEY),
        ("해답 🎯", Mark.KEY),
        ("Answers in tea making", None),
        ("The answers we gave", None),
        ("Case", Mark.SCENARIO),
        ("시나리오", Mark.SCENARIO),
        ("Prompt", Mark.PROMPTS),
        ("항목", Mark.PROMPTS),
        ("Why?", None),
    ],
)
def test_a_heading_announces_a_part(text: str, mark: Mark | None) -> None:
    marker = heading_marker(text)
    assert (marker.mark if marker else None) == mark


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("해설", True),
        ("Explanation", True),
        ("explanation", False),
        ("solution.", False),
        ("Why?", False),
        ("Tea", False),
    ],
)
def test_a_bare_word_announces_a_part_where_it_is_written_as_a_title(text: str, announces: bool) -> None:
    assert (bare_marker(text) is not None) == announces


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Question 7", 7),
        ("**12.** Why", 12),
        ("3) Why", 3),
        ("문제 4.", 4),
        ("연습 문제 5", 5),
        ("예제 6:", 6),
        ("8번", 8),
        ("Question No. 9", 9),
        ("3 teas", None),
        ("2026-11-22", None),
    ],
)
def test_a_question_says_its_number(text: str, number: int | None) -> None:
    assert question_number(text) == number


def test_the_number_of_a_heading_is_no_part_of_the_stem() -> None:
    assert [without_number(text) for text in ("3. Why?", "(4) Why?", "3.5 cups")] == ["Why?", "Why?", "3.5 cups"]


@pytest.mark.parametrize(
    "text",
    [
        "A) tea ✅",
        "✅ A) tea",
        "A) ✔️ tea",
        "A) tea ☑",
        "A) tea ⭕",
        "A) tea (correct)",
        "A) tea **(Correct answer)**",
        "A) tea [정답]",
        "A) tea ← 정답",
        "A) tea <-- correct",
        "A) tea ⬅ answer",
        "A) tea Most Voted",
    ],
)
def test_a_sign_says_that_an_option_is_right(text: str) -> None:
    option = option_in(text, Line(text, 1, 1))
    assert (option.label, option.text, option.marked, option.judged) == ("A", "tea", True, True)


@pytest.mark.parametrize(
    "text", ["A) tea ❌", "❌ A) tea", "✖ A) tea", "A) tea (incorrect)", "A) tea [wrong]", "A) tea (오답)"]
)
def test_a_sign_says_that_an_option_is_wrong(text: str) -> None:
    option = option_in(text, Line(text, 1, 1))
    assert (option.label, option.text, option.marked, option.judged) == ("A", "tea", False, True)


@pytest.mark.parametrize(
    "text", ["A) tea", "A) the right tea", "A) turn (right)", "A) what is correct", "A) tea (hot)"]
)
def test_words_are_no_signs(text: str) -> None:
    option = option_in(text, Line(text, 1, 1))
    assert (option.text, option.marked, option.judged) == (text[3:], False, False)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A. tea  B. coffee", ["A. tea", "B. coffee"]),
        ("A. tea B. coffee C. milk", ["A. tea", "B. coffee", "C. milk"]),
        ("A. tea B. coffee", ["A. tea B. coffee"]),
        ("a) tea<br>b) coffee", ["a) tea", "b) coffee"]),
        ("(A) tea | (B) coffee", ["(A) tea", "(B) coffee"]),
        ("① 차 ② 커피", ["① 차", "② 커피"]),
        ("A.tea\tB.coffee", ["A.tea", "B.coffee"]),
        ("tea A. B. C.", ["tea A. B. C."]),
        ("Answer: B<br>Explanation: hot", ["Answer: B", "Explanation: hot"]),
        ("tea<br>coffee", ["tea<br>coffee"]),
        ("&nbsp;&emsp;&ensp;A) tea", ["A) tea"]),
    ],
)
def test_a_line_is_parted_where_several_things_stand_in_it(text: str, parts: list[str]) -> None:
    split = split_line(Line(text, 1, 1))
    assert [part.text for part in split] == parts
    assert all(text[part.column - 1 :].startswith(part.text) for part in split if "&" not in text)


def test_tags_that_fold_are_taken_off_a_line() -> None:
    assert [without_tags(text) for text in ("<p>Answer: B</p>", "<br>", "<hr/>", "<b>x</b>", "a <p>")] == [
        "Answer: B",
        "",
        "",
        "<b>x</b>",
        "a <p>",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Which is made from leaves?",
        "Which is made from leaves? (Select ONE)",
        "잎으로 만드는 것을 고르시오",
        "잎으로 만드는 것을 고르세요.",
        "잎으로 만드는 것은 무엇일까",
        "무엇이 맞는가",
        "무엇이 나은가",
        "무엇이 차인가",
        "무엇이 좋나요?",
        "잎으로 만드는 것은",
        "다음 중 맞는 것",
        "Select one of the leaves",
        "Choose the two best",
        "Tea is made from ___",
        "Which of all these drinks is made from leaves",
    ],
)
def test_boxes_under_a_heading_that_asks_are_a_question(heading: str) -> None:
    assert keys(f"# T\n\n## Notes\n\n### {heading}\n\n- [ ] Coffee\n- [x] Tea\n") == [("B",)] or "two" in heading


@pytest.mark.parametrize(
    "heading", ["Shopping", "What to buy", "Leaves", "Which way", "The two best", "Done this week"]
)
def test_boxes_under_any_other_heading_are_a_plan(heading: str) -> None:
    assert keys(f"# T\n\n## Notes\n\n### {heading}\n\n- [ ] Coffee\n- [x] Tea\n") == []


@pytest.mark.parametrize("word", ["Incorrect.", "*Wrong:* ", "(Not correct) -", "오답:", "[incorrect]!"])
def test_a_judgement_below_an_option_is_its_reason(word: str) -> None:
    [question] = read(f"# T\n\n**Q:** Why?\n\nA. tea\n{word} it is.\n\nB. milk\n\n**Answer: B**\n").questions
    assert (question.options[0].text, question.options[0].rationale) == ("tea", f"{word} it is.")


@pytest.mark.parametrize("word", ["Correct.", "**Right:**", "정답!"])
def test_a_judgement_below_an_option_may_be_the_answer(word: str) -> None:
    assert keys(f"# T\n\n**Q:** Why?\n\nA. tea\n{word} it is.\n\nB. milk\nWrong. no.\n") == [("A",)]


@pytest.mark.parametrize(
    "answers",
    [
        "1. A\n2. B",
        "1. A 2. B",
        "1-A, 2-B",
        "Q1: A / Q2: B",
        "(1) A; (2) B",
        "문제 1: A, 문제 2: B",
        "| # | Answer |\n| --- | --- |\n| 1 | A |\n| 2 | B |",
        "| Question | Answer |\n| --- | --- |\n| Q1 | A |\n| Q2 | B |",
        "| 문제 | 정답 |\n| --- | --- |\n| 1번 | A |\n| 2번 | B |",
        "- 1: A\n- 2: B",
        "- #1 A\n- #2 B",
    ],
)
def test_answers_apart_are_given_to_their_questions(answers: str) -> None:
    asked = "\n".join(f"### Question {n}\n\nWhat is {n}?\n\n- A) one\n- B) two\n" for n in (1, 2))
    assert keys(f"# T\n\n{asked}\n## Answers\n\n{answers}\n") == [("A",), ("B",)]


@pytest.mark.parametrize("answers", ["1. A", "1. A\n2. maybe\n3. never", "A\nB", "1. A means tea"])
def test_what_is_no_list_of_answers_is_not_handed_out(answers: str) -> None:
    asked = "\n".join(f"### Question {n}\n\nWhat is {n}?\n\n- A) one\n- B) two\n" for n in (4, 5))
    assert keys(f"# T\n\n{asked}\n## Answers\n\n{answers}\n") == [None, None]


@pytest.mark.parametrize("name", ["answer", "solution", "answers", "정답"])
def test_a_callout_of_that_name_holds_the_answer(name: str) -> None:
    assert keys(f"# T\n\n**Q:** Why?\n\n- A) tea\n- B) milk\n\n> [!{name}]-\n> B\n") == [("B",)]


@pytest.mark.parametrize("name", ["success", "check", "done"])
def test_a_callout_may_hold_an_answer_line(name: str) -> None:
    assert keys(f"# T\n\n**Q:** Why?\n\n- A) tea\n- B) milk\n\n> [!{name}]- Open\n> Answer: B\n") == [("B",)]
