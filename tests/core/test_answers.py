"""Which answer a question gets: from its own lines, boxes and signs, or from a list of answers for several."""

import pytest

from app.core.diagnostics import Diagnostic
from app.core.model import Kind, Question, Source, Status
from app.core.parsing import parse_note
from app.core.questions.asking import asks, seems_to_ask
from app.core.questions.disputes import find_sources

UNASKED = {"QU007", "RA003"}
"""No source, no reason: true of nearly every note here."""
DRINKS = "- A) tea\n- B) coffee\n- C) milk"

Key = tuple[str, ...]


def read(text: str) -> tuple[tuple[Question, ...], list[Diagnostic]]:
    note, diagnostics = parse_note(text.encode(), "tea.md")
    assert note is not None
    return note.questions, sorted(found for found in diagnostics if found.code not in UNASKED)


def ask(answer: str, options: str = DRINKS, stem: str = "Which is made from leaves?") -> tuple[Question, list[str]]:
    """The one question these make, and what is said about it."""
    [question], found = read(f"# T\n\n**Question:** {stem}\n\n{options}\n\n{answer}\n")
    return question, [diagnostic.code for diagnostic in found]


def answers(given: str, *, numbers: tuple[int | None, ...] = (1, 2), options: str = DRINKS) -> list[Key | None]:
    """The keys of questions with these numbers, whose answers stand at the end."""
    asked = [
        f"{f'### Question {number}' if number else '**Q:** So?'}\n\nWhat is it?\n\n{options}\n" for number in numbers
    ]
    questions, _ = read("# T\n\n## Practice questions\n\n" + "\n".join(asked) + f"\n## Answers\n\n{given}\n")
    return [question.key for question in questions]


# What asks


@pytest.mark.parametrize(
    "text",
    [
        "Which is tea?",
        "어느 것이 차입니까？",
        "Which is tea? ",
        "Which is tea? (Select one.)",
        "Which is tea?(Select one.) ",
        "Which is tea? ( )",
        "Which is tea? ()",
        "**Which is tea?**",
        "**Which is tea? **",
        "__Which is tea?__",
        "Which is tea? ^q-tea",
        "Which is tea?^q-tea ",
        "**Which is tea?** (one) ^q-tea",
        "**Which is tea? (one)** ^q-tea",
        "차를 고르시오",
        "차를 고르세요",
        "차는 무엇일까",
        "차는 무엇인가",
        "무엇이 차가 되는가",
        "무엇이 더 나은가",
        "무엇이 좋나요",
        "잎으로 만드는 것은",
        "차를 고르시오.",
        "차를 고르시오. (하나)",
        "차를 고르시오(하나)",
        "차를 고르시오 ()",
        "차를 고르시오 ",
    ],
)
def test_a_text_asks_by_its_end(text: str) -> None:
    assert asks(text)
    assert seems_to_ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tea",
        "Why tea? Because",
        "Which is tea? (one) or two",
        "Which is tea? ^",
        "Which is tea? ^q-tea is the id",
        "고르시오 라고 쓴다",
        "차는 것",
        "",
    ],
)
def test_a_text_that_ends_otherwise_does_not_ask(text: str) -> None:
    assert not asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Select one of the teas",
        "Choose two",
        "Pick the three best teas",
        "select four, please",
        "Now choose all that apply",
        "Choose  the  best: pick 5",
        "Tea is made from ___",
        "Tea is ____ of leaves",
        "Which of these two is made from leaves",
        "What do people in Korea drink at noon",
        "How do you make tea of leaves",
        "When do people drink a cup of tea",
        "Where do the leaves of tea grow best",
        "Who was the first to drink some tea",
        "Why do some people pour milk in first",
        "3. Which of these two is made from leaves",
        "**Which of these two is made from leaves**",
        "**3.** Which of these two is made from leaves",
        "다음 중 차",
        "1. 다음 중 차",
    ],
)
def test_a_text_over_boxes_may_ask_in_other_words(text: str) -> None:
    assert seems_to_ask(text)
    assert not asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Select a tea",
        "Preselect one tea",
        "Choose 12 teas",
        "Choosetwo",
        "What to buy   in town",
        "What to buy in town today ",
        "Fill in __",
        "What to buy in town today",
        "Buy which of these six teas we like",
        "Whichever of these teas you like to buy",
        "2026-11-22: what we drink at home in the morning",
        "다음주 할 일",
        "그 다음 할 일",
    ],
)
def test_a_plan_does_not_seem_to_ask(text: str) -> None:
    assert not seems_to_ask(text)


# Answers apart


@pytest.mark.parametrize(
    "given",
    [
        "1. A\n2. C",
        "1. A) tea\n2. C) milk",
        "1. A – of leaves\n2. C – of cows",
        "- 1: A\n- 2: C",
        "- 1: A, because of the leaves\n- 2: C",
        "- 1 A\n- 2 C",
        "- (1) A\n- (2) C",
        "- Q1: A\n- Q2: C",
        "- Q. 1: A\n- q.2: c",
        "- Question 1 - A\n- Question 2 - C",
        "- 1번: A\n- 2번: C",
        "- 문제 1: A\n- 문제2: C",
        "- #1 A\n- # 2 C",
        "1. A, 2. C",
        "1A, 2C",
        "1A2C",
        "1. A 2. C",
        "1.A 2.C",
        "(1) A (2) C",
        "1-(A); 2-(C)",
        "1=A/2=C",
        "1번 A, 2번 C",
        "Q1: A | Q2: C",
        "Question 1: A. Question 2: C.",
        "q1: a, q2: c",
        "| # | Answer |\n| --- | --- |\n| 1 | A |\n| 2 | C |",
        "| # | Answer | Why |\n| --- | --- | --- |\n| 1 | A | leaves |\n| 2 | C | cows |",
        "| # | Question | Answer |\n| --- | --- | --- |\n| 1 | What is it? | A |\n| 2 | What is it? | C |",
        "| # | Points | Answer | Why |\n| --- | --- | --- | --- |\n| 1 | 2 | A | B |\n| 2 | 2 | C | B |",
        "| No. | Answer |\n| --- | --- |\n| 1. | A |\n| 2. | C |",
        "| No. | Answer |\n| --- | --- |\n| 1) | A |\n| 2) | C |",
        "|Question|Answer|\n|---|---|\n|Question 1|A|\n|question 2|C|",
        "# | Answer\n--- | ---\n1 | A\n2 | C",
        "| 1 | A |\n| --- | --- |\n| 2 | C |",
        "| 문제 | 정답 |\n| --- | --- |\n| 문제 1 | A |\n| 문제 2 | C |",
        "| 문제 | 정답 |\n| --- | --- |\n| 1 번 | A |\n| 2번 | C |",
        "| # | Answer |\n| --- | --- |\n| #1 | A) tea |\n| #2 | C) milk |",
    ],
)
def test_answers_apart_are_read_in_every_form(given: str) -> None:
    assert answers(given) == [("A",), ("C",)]


@pytest.mark.parametrize(
    "given",
    [
        "1. A, C\n2. B",
        "1. A and C\n2. B",
        "1. AC\n2. B",
        "- 1: A and C\n- 2: B",
        "- Q1: A,C\n- Q2: B",
        "1. A, C 2. B",
        "1: A&C 2: B",
        "1: A , C; 2: B",
        "| # | Answer |\n| --- | --- |\n| 1 | A, C |\n| 2 | B |",
        "| # | Answer |\n| --- | --- |\n| 1 | A and C |\n| 2 | B |",
    ],
)
def test_answers_apart_may_name_several_options(given: str) -> None:
    assert answers(given) == [("A", "C"), ("B",)]


@pytest.mark.parametrize(
    "given",
    [
        "1. ①\n2. ③",
        "1. ① 2. ③",
        "- 1: 1\n- 2: 3",
        "1번: ①, 2번: ③",
        "| # | Answer |\n| --- | --- |\n| 1 | ① |\n| 2 | 3 |",
        "| 문항 | 배점 | 정답 |\n| --- | --- | --- |\n| 1 | 2 | 1 |\n| 2 | 2 | 3 |",
    ],
)
def test_answers_apart_may_name_options_by_number(given: str) -> None:
    assert answers(given, options="- ① tea\n- ② coffee\n- ③ milk") == [("A",), ("C",)]


@pytest.mark.parametrize(
    "given",
    [
        "1. A",
        "1. A and C 2. B",
        "1. A or C 2. B",
        "1. Apple 2. Banana",
        "1. A 2. B, I guess",
        "1. A차 2. B차",
        "- 1: A or C\n- 2: B",
        "- 1: A\n- or C\n- 2: B",
        "- 2023: A new year\n- 2024: A new leaf",
        "1. A\n2. maybe",
        "1: A, 1: C, 2: B",
        "- 1: A\n- 2: B\n- 2: C",
        "| # | Answer |\n| --- | --- |\n| 1 | A |\n| 2 | B |\n| 2 | C |",
        "| # | Answer |\n| --- | --- |\n| 1 | Coffee |\n| 2 | Buttermilk |",
        "| # | Answer |\n| --- | --- |\n| 1 | A day |\n| 2 | A night |",
        "| # |\n| --- |\n| 1 |\n| 2 |",
        "| 1 | 2 |\n| --- | --- |\n| A | B |\n| 2 | 3 |\n| C | A |",
        "> 1. A\n> 2. B",
    ],
)
def test_what_may_be_no_list_of_answers_is_not_handed_out(given: str) -> None:
    assert answers(given) == [None, None]


def test_most_of_a_list_must_name_options() -> None:
    assert answers("1. A\n2. B\n3. see the notes") == [("A",), ("B",)]
    assert answers("1. A\n2. B\n3. see the notes\n4. and the book") == [None, None]


def test_answers_apart_go_by_number_where_questions_have_one() -> None:
    assert answers("1. A 2. B 7. C", numbers=(7, 2)) == [("C",), ("B",)]
    assert answers("1. A 2. B", numbers=(7, 8)) == [None, None]


def test_answers_apart_go_by_order_where_questions_have_no_number() -> None:
    assert answers("1. A 2. B 3. C", numbers=(None, None, None)) == [("A",), ("B",), ("C",)]
    assert answers("1. A 2. B 3. C", numbers=(None, 7, None)) == [("A",), ("B",), ("C",)]
    assert answers("1. A 2. B", numbers=(None, None, None)) == [None, None, None]
    assert answers("2. A 3. B", numbers=(None, None)) == [None, None]


def test_answers_apart_go_by_order_where_numbers_repeat() -> None:
    assert answers("1. A 2. B", numbers=(1, 1)) == [("A",), ("B",)]


def test_one_question_does_not_take_its_answer_from_a_list_for_several() -> None:
    assert answers("1. A 2. B", numbers=(1,)) == [None]


def test_a_question_that_has_its_answer_takes_none_from_a_list() -> None:
    asked = "\n".join(f"### Question {number}\n\nWhat is it?\n\n{DRINKS}\n" for number in (1, 2))
    said = f"### Question 3\n\nWhat is it?\n\n{DRINKS}\n\n**Answer: B**\n"
    questions, _ = read(f"# T\n\n{asked}\n{said}\n## Answers\n\n1. A\n2. C\n3. A\n")
    assert [question.key for question in questions] == [("A",), ("C",), ("B",)]


@pytest.mark.parametrize(
    ("given", "place"),
    [
        ("1. A\n2. E", "E"),
        ("- 1: A\n- 2: E", "2: E"),
        ("1: A, 2: E", "1: A, 2: E"),
        ("| # | Answer |\n| --- | --- |\n| 1 | A |\n| 2 | E |", "| 2 | E |"),
    ],
)
def test_a_wrong_answer_in_a_list_is_said_where_it_stands(given: str, place: str) -> None:
    asked = "\n".join(f"### Question {number}\n\nWhat is it?\n\n{DRINKS}\n" for number in (1, 2))
    text = f"# T\n\n{asked}\n## Answers\n\n{given}\n"
    _, [found] = read(text)
    assert (found.code, text.split("\n")[found.line - 1][found.column - 1 :]) == ("AN002", place)


# Answer lines


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("**Answer: B**", ("B",)),
        ("**Answer: tea**", ("A",)),
        ("**Answer: C, A**", ("A", "C")),
        ("**Answer: A, A**", ("A",)),
        ("**Answer: A) tea, C) milk**", ("A", "C")),
        ("**Answer: A) tea, C) what the old cows give**", ("A", "C")),
        ("**Answer: B coffee**", ("B",)),
        ("**Answer: A, C) all the others**", ("A", "C")),
        ("**Answer: B**\n\n**Answer: B) coffee**", ("B",)),
    ],
)
def test_an_answer_line_names_options(answer: str, key: Key) -> None:
    question, found = ask(answer)
    assert (question.key, found) == (key, [])


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ("**Answer: E**", "AN002"),
        ("**Answer: E, F**", "AN002 AN002"),
        ("**Answer: E, E**", "AN002"),
        ("**Answer: B**\n\n**Answer: C**", "AN004"),
        ("**Answer: B) tea**", "AN006"),
        ("**Answer: A, B) milk**", "AN006"),
        ("**Answer: who knows**", "AN007"),
        ("**Answer: B te**", "AN007"),
        ("**Answer: A) tea, C) is what most of us like**", "AN007"),
        ("**Answer: B**\n\n**Answer: who knows**", "AN007"),
    ],
)
def test_a_doubtful_answer_line_gives_no_key(answer: str, code: str) -> None:
    question, found = ask(answer)
    assert (question.key, found) == (None, code.split())


def test_two_answers_that_differ_are_both_named() -> None:
    _, [found] = read(f"# T\n\n**Question:** Why?\n\n{DRINKS}\n\n**Answer: A, C**\n\n**Answer: B**\n")
    assert (found.line, found.message) == (11, "two answer lines: A, C and B")
    _, [found] = read("# T\n\n**Question:** Why?\n\n- [x] tea\n- [x] milk\n- [ ] ice\n\n**Answer: B, C**\n")
    assert (found.line, found.message) == (9, "the boxes say A, B, the answer line says B, C")


def test_a_letter_behind_a_letter_counts_where_the_words_behind_it_are_its_options() -> None:
    options = "- A) tea\n- B) leaves that were dried slowly in the sun\n- C) milk"
    assert ask("**Answer: A) tea, B) leaves that we dried slowly in the sun**", options)[0].key == ("A", "B")
    assert ask("**Answer: A) tea, B) leaves that a machine dried in the sun**", options)[0].key is None


def test_a_letter_without_a_stop_counts_where_the_option_is_said_again() -> None:
    options = "- A) a managed queue\n- B) a managed topic\n- C) Go\n- D) C"
    assert ask("**Answer: B a managed topic**", options)[0].key == ("B",)
    assert ask("**Answer: A a managed**", options)[0].key == ("A",)
    assert ask("**Answer: C Go**", options)[0].key == ("C",)
    assert ask("**Answer: A managed topic**", options)[0].key == ("B",)
    assert ask("**Answer: A managed service**", options)[0].key is None
    assert ask("**Answer: D C**", options)[0].key is None


def test_a_number_that_is_also_a_text_counts_where_both_say_the_same() -> None:
    assert ask("**Answer: 2**", "1. 2\n2. 4\n3. 6", "How many?")[0].key is None
    assert ask("**Answer: 2**", "1. 1\n2. 2\n3. 3", "How many?")[0].key == ("B",)
    assert ask("**Answer: 4**", "- A) 2\n- B) 4\n- C) 6", "How many?")[0].key == ("B",)


def test_a_letter_is_a_letter_where_options_have_letters() -> None:
    assert ask("**Answer: B**", "- A) B\n- B) A\n- C) O", "Which blood group?")[0].key == ("B",)
    assert ask("**Answer: B**", "- [ ] B\n- [ ] A\n- [ ] O", "Which blood group?")[0].key is None
    assert ask("**정답: ㄴ**", "- ㄱ. ㄴ\n- ㄴ. ㄱ\n- ㄷ. ㅁ", "어느 것인가?")[0].key == ("B",)


def test_a_letter_alone_has_no_text_that_could_be_another_options() -> None:
    question, found = ask("**Answer: B**", "- A) .\n- B) ;\n- C) :", "Which sign parts statements?")
    assert (question.key, found) == (("B",), [])


def test_an_answer_without_options_is_not_said_to_name_a_wrong_one() -> None:
    for answer in ("B", "who knows"):
        _, [found] = read(f"# T\n\n## Practice questions\n\n**Question:** Why?\n\n**Answer: {answer}**\n")
        assert found.code == "QU002"


# Boxes, signs and bold


@pytest.mark.parametrize(
    ("options", "answer", "key", "codes"),
    [
        ("- [ ] tea\n- [x] coffee\n- [x] milk", "", ("B", "C"), ""),
        ("- [ ] tea\n- [x] coffee\n- [x] milk", "**Answer: B, C**", ("B", "C"), ""),
        ("- [ ] tea\n- [x] coffee\n- [ ] milk", "**Answer: C**", None, "AN003"),
        ("- A) tea ✅\n- B) coffee", "", ("A",), ""),
        ("- A) tea ✅\n- B) coffee", "**Answer: B**", None, "AN003"),
        ("- A) tea ✅\n- B) coffee ✅", "**Answer: B**", ("B",), ""),
        ("- A) tea ✅\n- B) coffee ✅", "", None, "AN001"),
        ("- A) tea\n- B) coffee", "", None, "AN001"),
        ("- A) tea\n- **B) coffee**\n- C) milk", "", ("B",), ""),
        ("- A) tea\n- **B) coffee**\n- C) milk", "**Answer: C**", ("C",), ""),
        ("- A) tea\n- **B) coffee**", "", None, "AN001"),
        ("- A) tea\n- **B) coffee**\n- **C) milk**", "", None, "AN001"),
        ("- A) tea\n- **B) coffee**\n- C) milk ✅", "", ("C",), ""),
    ],
)
def test_boxes_signs_and_bold_say_which_options_are_right(
    options: str, answer: str, key: Key | None, codes: str
) -> None:
    question, found = ask(answer, options)
    assert (question.key, found) == (key, codes.split())


def test_bold_that_gave_the_answer_is_not_shown() -> None:
    question, _ = ask("", "- A) tea\n- B) **coffee**\n- C) milk")
    assert [option.text for option in question.options] == ["tea", "coffee", "milk"]
    question, _ = ask("**Answer: A**", "- A) tea\n- B) **coffee**\n- C) milk")
    assert [option.text for option in question.options] == ["tea", "**coffee**", "milk"]


@pytest.mark.parametrize(
    ("stem", "answer", "kind", "codes"),
    [
        ("Which is tea?", "**Answer: A**", Kind.SINGLE, ""),
        ("Which are drinks?", "**Answer: A, B**", Kind.MULTIPLE, ""),
        ("Which are drinks? (Select TWO)", "**Answer: A, B**", Kind.MULTIPLE, ""),
        ("Which are drinks? (Select TWO)", "", Kind.MULTIPLE, "AN001"),
        ("Which is tea?", "", Kind.SINGLE, "AN001"),
        ("Which are drinks? (Select TWO)", "**Answer: A**", Kind.MULTIPLE, "AN005"),
        ("Which are drinks? (Select TWO)", "**Answer: A, B, C**", Kind.MULTIPLE, "AN005"),
    ],
)
def test_a_question_takes_as_many_options_as_it_says(stem: str, answer: str, kind: Kind, codes: str) -> None:
    question, found = ask(answer, stem=stem)
    assert (question.kind, found) == (kind, codes.split())


# Orders and pairs


@pytest.mark.parametrize(
    ("answer", "key", "codes"),
    [
        ("**Correct order: B → A → C**", ("B", "A", "C"), ""),
        ("**Correct order: B, A**", ("B", "A"), ""),
        ("**Answer: C → A**", ("C", "A"), ""),
        ("**Correct order: B → A → B**", None, "AN009"),
        ("**Correct order: first B**", None, "AN009"),
        ("**Correct order: B → E**", None, "AN002"),
        ("**Correct order: B → A**\n\n**Answer: B**", None, "AN004"),
    ],
)
def test_an_order_names_each_option_once(answer: str, key: Key | None, codes: str) -> None:
    question, found = ask(answer, stem="Put them in order.")
    assert (question.kind, question.key, found) == (Kind.ORDERING, key, codes.split())


@pytest.mark.parametrize(
    ("answer", "key", "codes"),
    [
        ("**Answer: 1-B, 2-A**", ("B", "A"), ""),
        ("**Answer: 2-A, 1-B**", ("B", "A"), ""),
        ("**Answer:**\n\n- 1-B\n- 2-A", ("B", "A"), ""),
        ("**Answer: 1-B**\n\n**Answer: 2-A**", ("B", "A"), ""),
        ("**Answer: 1-A, 2-A**", ("A", "A"), ""),
        ("**Answer: 1-B**", None, "AN010"),
        ("**Answer: 1-B, 2-A, 3-C**", None, "AN010"),
        ("**Answer: 1-B, 3-A**", None, "AN010"),
        ("**Answer: A, B**", None, "AN010"),
        ("**Answer: 1-B, 2-E**", None, "AN002"),
        ("", None, "AN001"),
    ],
)
def test_pairs_give_every_prompt_one_option(answer: str, key: Key | None, codes: str) -> None:
    question, found = ask(answer, f"**Prompts:**\n\n1. Beans\n2. Leaves\n\n**Options:**\n\n{DRINKS}", "Match.")
    assert (question.kind, question.key, found) == (Kind.MATCHING, key, codes.split())


def test_what_is_wrong_with_pairs_is_said_at_the_first_of_them() -> None:
    prompts = "**Prompts:**\n\n1. Beans\n2. Leaves\n\n**Options:**"
    _, [found] = read(f"# T\n\n**Question:** Match.\n\n{prompts}\n\n{DRINKS}\n\n**Answer: 1-B**\n\n**Answer: 1-A**\n")
    assert (found.line, found.code) == (16, "AN010")
    assert "1-B, 1-A" in found.message
    assert "2 prompts" in found.message


# Reasons


@pytest.mark.parametrize(
    ("reason", "label", "rationale"),
    [
        ("**A)** - of leaves", "A", "of leaves"),
        ("**tea**: of leaves", "A", "of leaves"),
        ("tea: of leaves", "A", "of leaves"),
        ("__tea__ — of leaves", "A", "of leaves"),
        ("__tea:__ of leaves", "A", "of leaves"),
        ("**tea:** of leaves", "A", "of leaves"),
        ("**tea: of leaves** and water", "A", "of leaves and water"),
        ("**tea** - of leaves", "A", "of leaves"),
        ("**tea** – of leaves", "A", "of leaves"),
        ("tea：of leaves", "A", "of leaves"),
        ("Tea : of leaves", "A", "of leaves"),
        ("green-tea - not this one", "D", "not this one"),
        ("coffee: of beans\n\n  And more.", "B", "of beans\n\nAnd more."),
    ],
)
def test_a_reason_is_about_the_option_it_names(reason: str, label: str, rationale: str) -> None:
    question, found = ask(f"**Answer: A**\n\n**Explanation:**\n\n- {reason}", f"{DRINKS}\n- D) green tea\n- E) green")
    assert {option.label: option.rationale for option in question.options if option.rationale} == {label: rationale}
    assert found == []


@pytest.mark.parametrize("reason", ["of leaves", "water: of clouds", "tea-leaves are dried", "tea:"])
def test_a_reason_that_names_no_option_is_general(reason: str) -> None:
    question, found = ask(f"**Answer: A**\n\n**Explanation:**\n\n- {reason}")
    assert (question.explanation, found) == (f"- {reason}", ["RA002"])
    assert not any(option.rationale for option in question.options)


def test_a_general_reason_of_several_lines_stays_a_list_item() -> None:
    question, _ = ask("**Answer: A**\n\n**Explanation:**\n\nLeaves.\n\n- of leaves\n\n  and water\n- of taste")
    assert question.explanation == "Leaves.\n\n- of leaves\n  \n  and water\n\n- of taste"


def test_a_reason_may_be_about_several_options_or_about_one_that_is_not_there() -> None:
    question, found = ask("**Answer: A**\n\n**Explanation:**\n\n- **B, C)** - no leaves\n- **B, E)** - nor this")
    assert [option.rationale for option in question.options] == [None, "no leaves\n\nnor this", "no leaves"]
    assert found == ["RA001"]


def test_the_first_name_and_condition_of_an_option_count() -> None:
    reasons = (
        "- **B) Espresso** - no leaves\n  - Right if: beans were asked\n"
        "- **B) Mocha** - nor this\n  - Right if: it were morning"
    )
    option = ask(f"**Answer: A**\n\n**Explanation:**\n\n{reasons}")[0].options[1]
    assert (option.short_name, option.right_if) == ("Espresso", "beans were asked")


@pytest.mark.parametrize(
    "text",
    [
        "unlike option B",
        "Option B is hot",
        "see Options B and C",
        "the answer B",
        "Answer B is hot",
        "the choice B",
        "Choice B is hot",
        "옵션 B와 다르다",
        "보기 B",
        "선택지B 참고",
    ],
)
def test_a_reason_that_speaks_of_a_letter_is_warned_of(text: str) -> None:
    assert ask(f"**Answer: A**\n\n**Explanation:**\n\n- **A)** - so, {text}")[1] == ["RA004"]
    assert ask(f"**Answer: A**\n\n**Explanation:**\n\n- well, {text}")[1] == ["RA002", "RA004"]


@pytest.mark.parametrize("text", ["optionB", "option Beta", "adoption B", "the option b", "보기 Beta", "Vitamin B"])
def test_a_reason_that_speaks_of_no_letter_is_not_warned_of(text: str) -> None:
    assert ask(f"**Answer: A**\n\n**Explanation:**\n\n- **A)** - so, {text}")[1] == []


@pytest.mark.parametrize(
    ("answer", "explanation"),
    [
        ("**Answer: A** – it is made from leaves", "it is made from leaves"),
        ("**Answer: A** – there are leaves inside", "there are leaves inside"),
        ("**Answer: A** – made from leaves", None),
        ("**Answer: A) tea, which is made from leaves**", None),
        ("**Answer: A**", None),
        ("**Answer: tea**", None),
    ],
)
def test_a_sentence_behind_the_letter_is_explanation(answer: str, explanation: str | None) -> None:
    question, found = ask(answer)
    assert (question.key, question.explanation, found) == (("A",), explanation, [])


def test_a_sentence_behind_the_number_is_explanation() -> None:
    question, _ = ask("정답: ㄴ) 잎이 아니라 콩으로 만든다", "- ㄱ. 차\n- ㄴ. 커피\n- ㄷ. 우유", "콩으로 만드는 것은?")
    assert (question.key, question.explanation) == (("B",), "잎이 아니라 콩으로 만든다")


def test_a_wrong_option_without_a_reason_is_said_where_the_answer_is_known() -> None:
    reasoned = f"# T\n\n**Question:** Why?\n\n{DRINKS}\n\n**Answer: A**\n\n**Explanation:**\n\n- **B)** - of beans\n"
    assert [found.message for found in unreasoned(reasoned)] == ["wrong option C has no reason"]
    assert unreasoned(f"# T\n\n## Practice questions\n\n**Question:** Why?\n\n{DRINKS}\n") == []


def unreasoned(text: str) -> list[Diagnostic]:
    return [found for found in parse_note(text.encode(), "tea.md")[1] if found.code == "RA003"]


# Sources and disputes


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("https://example.org/tea", [("https://example.org/tea", "https://example.org/tea")]),
        ("http://example.org/tea.", [("http://example.org/tea", "http://example.org/tea.")]),
        ("https://example.org/matrix,", [("https://example.org/matrix", "https://example.org/matrix,")]),
        ("https://", [("", "https://")]),
        (" The Book of Tea ", [("", "The Book of Tea")]),
        (
            "Tea: <https://example.org/a>, [milk](https://example.org/b); (checked 2026-11-22) ",
            [
                ("https://example.org/a", "https://example.org/a (checked 2026-11-22)"),
                ("https://example.org/b", "https://example.org/b (checked 2026-11-22)"),
            ],
        ),
        (
            "https://example.org/a, https://example.org/b (old) and more",
            [("https://example.org/a", "https://example.org/a"), ("https://example.org/b", "https://example.org/b")],
        ),
        (
            "[https://example.org/a](https://example.org/a)",
            [("https://example.org/a", "[https://example.org/a](https://example.org/a)")],
        ),
        (
            "https://example.org/a; (first)(second)",
            [("https://example.org/a", "https://example.org/a; (first)(second)")],
        ),
        (
            "https://example.org/a https://example.org/b ()",
            [
                ("https://example.org/a", "https://example.org/a ()"),
                ("https://example.org/b", "https://example.org/b ()"),
            ],
        ),
    ],
)
def test_a_line_names_sources(text: str, sources: list[tuple[str, str]]) -> None:
    assert find_sources([text]) == tuple(Source(url, said) for url, said in sources)


def test_every_line_names_its_sources() -> None:
    assert [source.text for source in find_sources(["Tea", "", "Milk"])] == ["Tea", "", "Milk"]
    assert find_sources([]) == ()


def dispute(lines: str) -> tuple[Question, list[str]]:
    quoted = "\n".join(f"> {line}" for line in lines.split("\n"))
    return ask(f"**Answer: A**\n\n{quoted}")


@pytest.mark.parametrize(
    ("line", "verdict", "status"),
    [
        ("Verdict: open", "open", Status.DISPUTED),
        ("verdict:open for now", "open for now", Status.DISPUTED),
        ("**Verdict**: upheld", "upheld", Status.SETTLED),
        ("Verdict : Upheld on 2026-11-22", "Upheld on 2026-11-22", Status.SETTLED),
        ("VERDICT： Key changed to C", "Key changed to C", Status.CORRECTED),
        ("판정: 열림", "열림", Status.DISPUTED),
        ("  판정: 유지", "유지", Status.SETTLED),
        ("**Verdict:** upheld", "upheld", Status.SETTLED),
        ("**Verdict: upheld**", "upheld", Status.SETTLED),
        ("Verdict:", "open", Status.DISPUTED),
        ("The verdict: upheld", "open", Status.DISPUTED),
    ],
)
def test_a_dispute_says_what_became_of_it(line: str, verdict: str, status: Status) -> None:
    question, found = dispute(f"[!dispute] Milk?\nSource: https://example.org/a\n{line}")
    assert question.dispute is not None
    assert (question.dispute.verdict, question.status, found) == (verdict, status, [])


@pytest.mark.parametrize(("line", "text"), [("Verdict:", "So?"), ("The verdict: upheld", "So?\nThe verdict: upheld")])
def test_a_verdict_is_no_text_of_a_dispute(line: str, text: str) -> None:
    question, _ = dispute(f"[!dispute] Milk?\nSo?\n{line}")
    assert question.dispute is not None
    assert (question.dispute.text, question.dispute.verdict) == (text, "open")


@pytest.mark.parametrize("verdict", ["who knows", "reopened", "openly", "changed", "key kept"])
def test_an_unknown_verdict_leaves_a_question_disputed(verdict: str) -> None:
    question, found = dispute(f"[!dispute] Milk?\nSource: https://example.org/a\nVerdict: {verdict}")
    assert (question.status, found) == (Status.DISPUTED, ["DI002"])


@pytest.mark.parametrize(
    "line",
    [
        "Source: The Book of Tea",
        "**출처**: The Book of Tea",
        "**Source:** The Book of Tea",
        "source ： The Book of Tea",
    ],
)
def test_a_dispute_names_its_source(line: str) -> None:
    question, found = dispute(f"[!dispute] Milk?\nIs it milk?\n\n{line}\nIt may be.")
    assert question.dispute is not None
    assert question.dispute.source == Source("", "The Book of Tea")
    assert (question.dispute.title, question.dispute.text, found) == ("Milk?", "Is it milk?\n\nIt may be.", [])


def test_a_dispute_without_a_source_is_said_where_it_stands() -> None:
    _, [found] = read(f"# T\n\n**Question:** Why?\n\n{DRINKS}\n\n**Answer: A**\n\n> [!dispute]+ Milk?\n> So?\n")
    assert (found.line, found.code) == (11, "DI001")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("[!dispute] Milk?", "Milk?"),
        ("[!dispute]- Milk?", "Milk?"),
        ("[!dispute]+ Milk? ", "Milk?"),
        ("[!이의]x [1]?", "x [1]?"),
        ("[!dispute] -1 or +1?", "-1 or +1?"),
        ("[!dispute]", ""),
    ],
)
def test_the_title_of_a_dispute_is_what_follows_its_sign(line: str, title: str) -> None:
    question, _ = dispute(f"{line}\nSo?\nSource: The Book of Tea")
    assert question.dispute is not None
    assert (question.dispute.title, question.dispute.text) == (title, "So?")
