"""Every form of the words that announce the parts of a question, and what only looks like one."""

import pytest

from app.core.markers import Mark, Marker, bare_marker, caption_marker, find_marker, heading_marker
from app.core.model import Question
from app.core.numbering import question_heading, question_number, without_number
from app.core.parsing import parse_note
from app.core.sections import Section, find_section


def said(marker: Marker | None) -> tuple[Mark, str] | None:
    return (marker.mark, marker.rest) if marker else None


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark.QUESTION, "Question, 질문, 문제, 문항, Q"),
        (Mark.SCENARIO, "Scenario, Case study, Case, 사례, 시나리오, 상황"),
        (Mark.PROMPTS, "Prompt, Prompts, Items to match, 항목"),
        (Mark.OPTIONS, "Options, Choice, Answer choices, Answer options, 보기, 선택지, 선지"),
        (Mark.ORDER, "The correct order, Correct order, Right sequence, 정답 순서, 올바른 순서, 순서"),
        (Mark.KEY, "Answer, The answer, Right answer, Answer(s), Answers are, The correct answer is, Answer keys"),
        (Mark.KEY, "Ans, Solution, Correct option, Correct choices, 정답, 답, 답안, 올바른 답, 해답"),
        (Mark.EXPLANATION, "설명, 추가 설명, 상세 설명, 상세한 설명, 정답 해설, 오답 해설, 풀이, 이유, Why"),
        (Mark.EXPLANATION, "Explanation, Additional explanations, Rationale, Reason, Reasons, Reasoning"),
        (Mark.SOURCE, "Source, References, 출처, 참고, 참고자료, 참고 자료, 참조"),
        (Mark.DIFFICULTY, "Difficulty, 난이도"),
        (Mark.TAGS, "Tag, Tags, 태그"),
        (Mark.TEST, "Test, 판별, 구별법"),
    ],
)
def test_a_word_with_a_colon_announces_its_part(mark: Mark, words: str) -> None:
    for word in words.split(", "):
        assert said(find_marker(f"{word}: tea")) == (mark, "tea")
        assert said(find_marker(f"**{word}:** tea")) == (mark, "tea")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("정답 및 해설: B", "B"),
        ("정답및풀이: B", "B"),
        ("정답(Answer): B", "B"),
        ("정답 (Answers): B", "B"),
        ("정답 (Correct answer): B", "B"),
        ("Answer/정답: B", "B"),
        ("Answer · 답: B", "B"),
        ("Answer & Explanation: B", "B"),
        ("Answers and explanations: B", "B"),
        ("정답/설명: B", "B"),
        ("답과 차: B", None),
    ],
)
def test_an_answer_may_be_announced_in_two_words(text: str, rest: str | None) -> None:
    assert said(find_marker(text)) == ((Mark.KEY, rest) if rest else None)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("문제 (Question): 차", Mark.QUESTION),
        ("Question (문제): 차", Mark.QUESTION),
        ("보기 (Options): 차", Mark.OPTIONS),
        ("선택지 (Option): 차", Mark.OPTIONS),
        ("선택지 (Choices): 차", Mark.OPTIONS),
        ("선택지 (Choice): 차", Mark.OPTIONS),
        ("Options (보기): 차", Mark.OPTIONS),
        ("해설 (Explanation): 차", Mark.EXPLANATION),
        ("Explanation (해설): 차", Mark.EXPLANATION),
    ],
)
def test_a_part_may_be_announced_in_both_languages(text: str, mark: Mark) -> None:
    assert said(find_marker(text)) == (mark, "차")


@pytest.mark.parametrize(
    "text",
    [
        "Question:Why?",
        "Question : Why?",
        "Question 3: Why?",
        "Question #3: Why?",
        "Question3: Why?",
        "**Question** : Why?",
        "**Question **: Why?",
        "**Question: ** Why?",
        "**Question:**Why?",
        "**Question:**\tWhy?",
        "**Question: Why?**",
        "__Question: Why?__",
        "__Question__: Why?",
        "**💡 Question：** Why?",
        "💡 **Question:** Why?",
    ],
)
def test_space_bold_and_number_around_the_colon_change_nothing(text: str) -> None:
    assert said(find_marker(text)) == (Mark.QUESTION, "Why?")


@pytest.mark.parametrize(
    ("text", "rest", "offset"),
    [
        ("**Question**: **Which** one?", "**Which** one?", 14),
        ("**Question:** **Which** one?", "**Which** one?", 14),
        ("Question: **Which** one?", "**Which** one?", 10),
        ("Question:__ Which__ one?", "__Which__ one?", 9),
        ("**Question: Which** one?", "Which one?", 12),
        ("Q7. **Which** one?", "**Which** one?", 4),
        ("**Q7.** **Which** one?", "**Which** one?", 8),
        ("**Q7**. **Which** one?", "**Which** one?", 8),
        ("**Q7. Which one?**", "Which one?", 6),
        ("**Q7. Which of all", "**Which of all", 6),
    ],
)
def test_bold_stays_with_the_words_it_is_about(text: str, rest: str, offset: int) -> None:
    assert find_marker(text) == Marker(Mark.QUESTION, rest, offset)


@pytest.mark.parametrize("text", ["Question** : Why?", "**Question: Why?", "__Question: Why?**", "Question Why?"])
def test_a_word_whose_bold_does_not_pair_announces_nothing(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize(
    ("text", "marker"),
    [
        ("[정답] B", Marker(Mark.KEY, "B", 5)),
        ("[정답]B", Marker(Mark.KEY, "B", 4)),
        ("【해설】 차이다.", Marker(Mark.EXPLANATION, "차이다.", 5)),
        ("[문제 1] 차는?", Marker(Mark.QUESTION, "차는?", 7)),
        ("[Answer](https://tea.example)", None),
        ("**[정답]** B", Marker(Mark.KEY, "B", 9)),
        ("**[정답] B**", Marker(Mark.KEY, "B", 7)),
        ("💡 [정답] **B**", Marker(Mark.KEY, "**B**", 7)),
        ("**[정답] B", None),
        ("Source [1] says so", None),
        ("[Tea] B", None),
    ],
)
def test_brackets_stand_for_the_colon(text: str, marker: Marker | None) -> None:
    assert find_marker(text) == marker


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("The answer is B", "B"),
        ("answers are A, C", "A, C"),
        ("The correct answer is B.", "B."),
        ("The right answer is: B", "B"),
        ("The correct option is B", "B"),
        ("The right choice is B", "B"),
        ("Correct choices are A and C", "A and C"),
        ("**The answer is B.**", "B."),
        ("The answer is **B**", "B"),
        ("The answer is\tB", "B"),
        ("The answer is option B", "option B"),
        ("The answers are options A and C", "options A and C"),
        ("The answer is (b)", "(b)"),
        ("The answer is - B", "B"),
        ("Ans. B", "B"),
        ("Ans.B", "B"),
        ("Ans . B", "B"),
        ("Ans (b)", "(b)"),
        ("Ans(b)", "(b)"),
        ("Answer - B", "B"),
        ("Answers = A, C", "A, C"),
        ("Answer (B) is correct because it is hot", "(B) is correct because it is hot"),
        ("Answer (B) is the right one", "(B) is the right one"),
        ("Correct - B", "B"),
        ("Correct: B", "B"),
        ("Correct(B)", "(B)"),
        ("Correct (B)", "(B)"),
        ("정답 ③", "③"),
        ("정답③", "③"),
        ("정답은 ③입니다", "③입니다"),
        ("정답은 3번", "3번"),
        ("정답 3)", "3)"),
        ("답은 B", "B"),
        ("올바른 답은 B", "B"),
        ("정답 - B", "B"),
        ("정답 =B", "B"),
    ],
)
def test_a_sentence_may_name_the_answer(text: str, rest: str) -> None:
    assert said(find_marker(text)) == (Mark.KEY, rest)


@pytest.mark.parametrize(
    "text",
    [
        "The answer is a tea.",
        "The answer is Tea",
        "The answer is A or B",
        "The answer is 42",
        "The answer isn't B",
        "The answer is because of A",
        "Answer area",
        "Options are A, B and C.",
        "The choices are A and B.",
        "Right option (B)",
        "Answer (B) is wrong.",
        "Answer (B) is not correct",
        "Answer (B) isn't correct",
        "Answer (B) isn’t correct",
        "Answer (B) cannot be right",
        "Answer (B) was hot",
        "Answer (B) would be right if it were hot",
        "Answer (B) does cost more",
        "Answer (B) can fail",
        "Answer (B) has no leaves",
        "Answers (A) and (C) are wrong",
        "Answers (A), (C) are wrong",
        "Correction. B",
        "정답 3개를 고르시오",
        "정답률 B",
        "그 답은 B",
    ],
)
def test_a_sentence_that_names_no_answer_is_none(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize(
    ("text", "offset"), [("The answer is B", 14), ("**The answer is** B", 18), ("**The** correct answer is B", 26)]
)
def test_the_place_of_an_answer_is_where_it_stands_on_the_line(text: str, offset: int) -> None:
    assert find_marker(text) == Marker(Mark.KEY, "B", offset)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Question 7", ""),
        ("**Question 7**", ""),
        ("QUESTION 7.", ""),
        ("New question 12", ""),
        ("NEW QUESTION: 12", ""),
        ("Question No. 7", ""),
        ("Question no 7", ""),
        ("Question number 7", ""),
        ("Question #7", ""),
        ("Question#7", ""),
        ("Q7", ""),
        ("Q 7) Why?", "Why?"),
        ("Q.7) Why?", "Why?"),
        ("(Q7) Why?", "Why?"),
        ("[Question number 7] Why?", "Why?"),
        ("Q7.Why?", "Why?"),
        ("Q7 . Why?", "Why?"),
        ("Q7 - Why?", "Why?"),
        ("**Q7** - Why?", "Why?"),
        ("**Q7 ** - Why?", "Why?"),
        ("**Q7. ** Why?", "Why?"),
        ("__Q7.__ Why?", "Why?"),
        ("__Q7__. Why?", "Why?"),
        ("💡 **Q7.** Why?", "Why?"),
        ("문제 3) Why?", "Why?"),
        ("문제3. Why?", "Why?"),
        ("질문 3. Why?", "Why?"),
        ("문항 3. Why?", "Why?"),
        ("3번 문제. Why?", "Why?"),
        ("3 번문제 - Why?", "Why?"),
        ("12번 문제", ""),
    ],
)
def test_a_number_makes_a_line_the_head_of_a_question(text: str, rest: str) -> None:
    assert said(find_marker(text)) == (Mark.QUESTION, rest)


@pytest.mark.parametrize(
    "text", ["Question - why", "문제 – 비싸다", "Question 7 teas", "번 문제", "Q7 teas", "I ask Q7. Why"]
)
def test_a_word_without_a_number_and_a_stop_is_no_head(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize("text", ["**Options**", "__Options__", "**📝 Options**", "**1. Options -**"])
def test_a_bold_word_alone_needs_no_colon(text: str) -> None:
    assert find_marker(text) == Marker(Mark.OPTIONS, "", len(text))


@pytest.mark.parametrize(
    "text", ["*Why*", "**Why?**", "**Why？**", "**Options** and more", "Options", "**Options__", "**Question**"]
)
def test_another_bold_word_announces_nothing(text: str) -> None:
    assert find_marker(text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("Solution", Mark.KEY),
        ("해설", Mark.EXPLANATION),
        ("📝 해설", Mark.EXPLANATION),
        ("Explanation -", Mark.EXPLANATION),
        ("Solution.", None),
        ("solution", None),
        ("Why?", None),
        ("Why? 🤔", None),
        ("", None),
    ],
)
def test_a_word_alone_is_a_part_when_it_looks_like_a_title(text: str, mark: Mark | None) -> None:
    assert said(bare_marker(text)) == ((mark, "") if mark else None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#️⃣ 해설", (Mark.EXPLANATION, "")),
        ("**Explanation**", (Mark.EXPLANATION, "")),
        ("**Why?**", None),
        ("Answer: B", (Mark.KEY, "B")),
        ("The answer is B", (Mark.KEY, "B")),
        ("1. 정답 및 해설 (2)", (Mark.KEY, "")),
        ("Part 1 | Answer key", (Mark.KEY, "")),
        ("Part 1 – Solution", (Mark.KEY, "")),
        ("Quiz:Answers", (Mark.KEY, "")),
        ("Quiz - 정답", (Mark.KEY, "")),
        ("퀴즈 - 답안", (Mark.KEY, "")),
        ("퀴즈 - 해답", (Mark.KEY, "")),
        ("Answers and explanation", (Mark.KEY, "")),
        ("Answers & rationales", (Mark.KEY, "")),
        ("Answer·Rationale", (Mark.KEY, "")),
        ("정답과 해설", (Mark.KEY, "")),
        ("Answer와 풀이", (Mark.KEY, "")),
        ("정답 / 설명", (Mark.KEY, "")),
        ("Quiz-answers", None),
        ("Answers and tea", None),
        ("Question", None),
        ("Tea", None),
    ],
)
def test_a_heading_says_which_part_is_below_it(text: str, expected: tuple[Mark, str] | None) -> None:
    assert said(heading_marker(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Show the answer", (Mark.KEY, "")),
        ("Answers (click)", (Mark.KEY, "")),
        ("SEE SOLUTION", (Mark.KEY, "")),
        ("펼쳐서 답 보기", (Mark.KEY, "")),
        ("펼쳐서 답안 보기", (Mark.KEY, "")),
        ("Click for an explanation", (Mark.EXPLANATION, "")),
        ("펼쳐서 해설 보기", (Mark.EXPLANATION, "")),
        ("펼쳐서 풀이 보기", (Mark.EXPLANATION, "")),
        ("정답: B", (Mark.KEY, "B")),
        ("Screen resolution", None),
        ("Answering machines", None),
        ("학생의 대답", None),
        ("답변 보기", None),
    ],
)
def test_a_fold_says_what_it_hides(text: str, expected: tuple[Mark, str] | None) -> None:
    assert said(caption_marker(text)) == expected


def test_a_fold_that_is_an_answer_by_its_kind_needs_no_word() -> None:
    assert caption_marker("Click me", is_answer=True) == Marker(Mark.KEY, "", 8)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("New Question 7", ""),
        ("Question no. 7 - Leaves", "Leaves"),
        ("Question Number 7", ""),
        ("Question: 7", ""),
        ("Question 7a. Leaves", "Leaves"),
        ("문제 1번. 차", "차"),
        ("문제1 번 차", "차"),
        ("예제 3. 차", "차"),
        ("예제3", ""),
        ("연습문제 3", ""),
        ("연습 문제3", ""),
        ("질문 3", ""),
        ("문항3 차", "차"),
        ("(문제 3)", ""),
        ("7번: 차", "차"),
        ("7번", ""),
        ("7 번 . 차", "차"),
        ("7번문제 차", "차"),
        ("12번 문제", ""),
        ("문제 3가지 해결 방법", None),
        ("문제 12개", None),
        ("7번가 이야기", None),
        ("번 문제", None),
        ("예제", None),
        ("Quarter 7", None),
    ],
)
def test_a_heading_with_a_number_has_the_rest_as_its_title(text: str, title: str | None) -> None:
    assert question_heading(text) == title


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7. Why?", 7),
        ("7) Why?", 7),
        ("7 . Why?", 7),
        ("[7] Why?", 7),
        ("7", 7),
        ("7 - Why?", 7),
        ("**7** Why?", 7),
        ("7번 차는?", 7),
        ("Q7. Why?", 7),
        ("Q. 7) Why?", 7),
        ("New question #1234", 1234),
        ("질문 7: 왜?", 7),
        ("문항 7", 7),
        ("예제7", 7),
        ("7-day tea", None),
        ("12345. Why?", None),
        ("Why 7?", None),
        ("I have 7", None),
    ],
)
def test_a_number_counts_only_where_a_question_would_bear_it(text: str, number: int | None) -> None:
    assert question_number(text) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3. Why?", "Why?"),
        ("3 . Why?", "Why?"),
        ("**3. Why?", "Why?"),
        ("3.5 cups", "3.5 cups"),
        ("Tea 3. Why?", "Tea 3. Why?"),
        ("3.  ", "3.  "),
    ],
)
def test_only_the_number_in_front_is_taken_off(text: str, expected: str) -> None:
    assert without_number(text) == expected


@pytest.mark.parametrize(
    ("section", "names"),
    [
        (Section.KEY_POINT, "핵심 포인트, 핵심, 요약, Key point, Key points, Summary"),
        (Section.EXPLANATION, "설명, Explanation"),
        (Section.KEY_CONCEPTS, "주요개념, 핵심개념, Key concepts, Key concept"),
        (Section.PRACTICE, "관련 문제, 연습 문제, 예상 문제, 기출 변형, 문제, 퀴즈, 객관식 문제, 객관식, 확인 문제"),
        (Section.PRACTICE, "모의고사, 복습 문제, 점검 문제, MCQs, Multiple choice questions, Quick check, Quiz"),
        (Section.PRACTICE, "Practice questions, Practice question, Practice exam, Practice test, Practice"),
        (Section.PRACTICE, "Review questions, Exam questions, Assessment questions, Questions"),
        (Section.PRACTICE, "Knowledge check, Self check, Self-test, Check your understanding"),
    ],
)
def test_a_section_is_known_by_its_name(section: Section, names: str) -> None:
    assert [find_section(f"🎯 2. {name}") for name in names.split(", ")] == [section] * len(names.split(", "))


@pytest.mark.parametrize("text", ["문제 1", "Tea", "🎯 2.", ""])
def test_another_heading_opens_no_known_section(text: str) -> None:
    assert find_section(text) is None


def question(below_stem: str, below_options: str) -> Question:
    text = f"# T\n\n## Quiz\n\n**Q1. Which is made\nfrom leaves?**\n{below_stem}\n- A) Tea\n- B) Coffee\n- C) Milk\n\n"
    note, _ = parse_note((text + below_options).encode(), "tea.md")
    assert note is not None
    [found] = note.questions
    return found


def test_bold_over_two_lines_of_a_numbered_stem_stays_bold() -> None:
    assert question("", "Answer: A\n").stem == "**Which is made\nfrom leaves?**"


@pytest.mark.parametrize(
    "reason", ["Answer (B) is wrong: it is made from beans.", "Answer (C) isn't made from leaves."]
)
def test_a_reason_is_no_second_answer(reason: str) -> None:
    found = question("", f"Answer: A\n\n{reason}\n")
    assert (found.key, found.explanation) == (("A",), reason)


def test_a_list_of_the_options_in_a_stem_is_no_answer() -> None:
    assert question("Options are A, B and C.\n", "Answer: A\n").key == ("A",)


def test_the_place_of_an_unknown_label_is_below_the_label() -> None:
    text = "# T\n\n**Q:** Why?\n\n- A) Tea\n- B) Coffee\n\n**The answer is** E\n"
    _, diagnostics = parse_note(text.encode(), "tea.md")
    assert [(found.line, found.column) for found in diagnostics if found.code == "AN002"] == [(8, 19)]
