"""Where a question begins and ends, and which line of it belongs to which part."""

import pytest

from app.core.model import Note, Question
from app.core.parsing import parse_note


def read(text: str) -> Note:
    note, _ = parse_note(text.encode(), "tea.md")
    assert note
    return note


def questions(text: str) -> list[tuple[str, tuple[str, ...] | None]]:
    return [(question.stem, question.key) for question in read(text).questions]


def the_question(text: str) -> Question:
    [question] = read(text).questions
    return question


OPTIONS = "- A) Coffee\n- B) Tea\n"


# What belongs to a stem


def test_of_a_long_text_only_the_last_lines_are_the_stem_where_nothing_announces_a_question() -> None:
    lines = "First line.\nSecond line.\nThird line.\nFourth line.\nWhich is of leaves?\n\n"
    assert the_question(lines + OPTIONS + "\nAnswer: B\n").stem == (
        "Second line.\nThird line.\nFourth line.\nWhich is of leaves?"
    )


def test_a_paragraph_further_up_is_no_part_of_a_stem_that_nothing_announces() -> None:
    text = "# Tea\n\nTea is a plant.\n\nWhich is of leaves?\n\n"
    assert the_question(text + OPTIONS + "\nAnswer: B\n").stem == "Which is of leaves?"


def test_behind_a_heading_text_begins_anew() -> None:
    before = f"Which is hot?\n\n{OPTIONS}\nAnswer: B\n\n## Leaves\n\n"
    text = before + f"One.\n\nTwo.\n\nThree.\n\nFour.\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n"
    assert [stem for stem, _ in questions(text)] == ["Which is hot?", "Two.\n\nThree.\n\nFour.\n\nWhich is of leaves?"]


def test_behind_another_question_all_text_is_stem() -> None:
    before = f"Which is hot?\n\n{OPTIONS}\nAnswer: B\n\n---\n\n"
    text = before + f"Tea is a plant.\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n"
    assert [stem for stem, _ in questions(text)] == ["Which is hot?", "Tea is a plant.\n\nWhich is of leaves?"]


def test_a_heading_may_be_the_question_and_a_title_is_not() -> None:
    assert questions(f"## Which is of leaves?\n\n{OPTIONS}\nAnswer: B\n") == [("Which is of leaves?", ("B",))]
    assert questions(f"# Tea and coffee\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n") == [
        ("Which is of leaves?", ("B",))
    ]


# Where it ends


def test_a_rule_ends_an_answered_question_and_not_one_that_waits() -> None:
    answered = f"**Question:** Which is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n---\n\nSee the next chapter.\n"
    assert the_question(answered).explanation is None
    waiting = f"**Question:** Which is of leaves?\n\n---\n\n{OPTIONS}\nAnswer: B\n"
    assert the_question(waiting).key == ("B",)


def test_a_heading_below_the_questions_own_is_part_of_it() -> None:
    text = f"## Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n### Background\n\nTea is a plant.\n"
    question = the_question(text)
    assert (question.key, question.explanation) == (("B",), "Background\n\nTea is a plant.")


def test_a_heading_as_high_as_the_questions_own_ends_it() -> None:
    text = f"### Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n### Background\n\nTea is a plant.\n"
    assert the_question(text).explanation is None


def test_an_answer_heading_as_high_as_the_questions_belongs_to_all_of_them() -> None:
    text = (
        f"## Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\n## Question 2\n\nWhich is of beans?\n\n{OPTIONS}\n"
        "## Answers\n\n1. B\n2. A\n"
    )
    assert questions(text) == [("Which is of leaves?", ("B",)), ("Which is of beans?", ("A",))]


def test_an_answer_heading_below_the_questions_own_is_that_questions() -> None:
    text = (
        f"## Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\n### Answer\n\nB\n\n"
        f"## Question 2\n\nWhich is of beans?\n\n{OPTIONS}\n### Answer\n\nA\n"
    )
    assert questions(text) == [("Which is of leaves?", ("B",)), ("Which is of beans?", ("A",))]


@pytest.mark.parametrize("sign", ["> B", "→ B", "→ **B**. It is steeped.", "👉 B) Tea"])
def test_a_quote_or_an_arrow_right_below_two_options_is_their_answer(sign: str) -> None:
    assert the_question(f"**Question:** Which is of leaves?\n\n{OPTIONS}\n{sign}\n").key == ("B",)


def test_a_quote_of_more_than_an_answer_is_none() -> None:
    text = f"**Question:** Which is of leaves?\n\n{OPTIONS}\n> B was the better half of the record.\n"
    assert the_question(text).key is None


ANOTHER = "## Leaves again\n\nPick the leaf.\n\n- A) Bean\n- B) Leaf\n"


def test_a_numbered_question_under_a_high_heading_makes_practice_of_what_follows() -> None:
    text = f"## Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n{ANOTHER}"
    assert [stem for stem, _ in questions(text)] == ["Which is of leaves?", "Pick the leaf."]


def test_a_numbered_question_under_a_low_heading_does_not() -> None:
    text = f"### Question 1\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n{ANOTHER}"
    assert [stem for stem, _ in questions(text)] == ["Which is of leaves?"]


def test_practice_ends_with_a_heading_as_high_as_its_own() -> None:
    text = f"## Practice questions\n\n{OPTIONS}\n## Shopping\n\n- [ ] milk\n- [x] bread\n"
    assert questions(text) == []


# Options


def test_a_list_of_ten_may_be_the_options_that_an_answer_names() -> None:
    items = "".join(f"{n}. Tea number {n}\n" for n in range(1, 11))
    assert the_question(f"Which is the best?\n\n{items}\nAnswer: 8\n").key == ("H",)


def test_a_list_of_eleven_is_no_list_of_options() -> None:
    items = "".join(f"{n}. Tea number {n}\n" for n in range(1, 12))
    assert questions(f"Which is the best?\n\n{items}\nAnswer: 8\n") == []


def test_what_the_options_of_several_lines_say_stays_together() -> None:
    options = "A. Coffee\nwith milk\nand sugar\nB. Tea\nwith milk\nand lemon"
    text = f"**Question:** Which is of leaves?\n\n{options}\n\nAnswer: B\n"
    assert [option.text for option in the_question(text).options] == [
        "Coffee\nwith milk\nand sugar",
        "Tea\nwith milk\nand lemon",
    ]


def test_a_paragraph_between_two_option_lines_belongs_to_the_first_of_them() -> None:
    text = "**Question:** Which is of leaves?\n\nA. Coffee\n\nB. Tea\n\nhot or cold\n\nC. Milk\n\nAnswer: B\n"
    assert [option.text for option in the_question(text).options] == ["Coffee", "Tea\n\nhot or cold", "Milk"]


def test_a_paragraph_behind_the_last_option_line_is_explanation() -> None:
    text = "**Question:** Which is of leaves?\n\nA. Coffee\n\nB. Tea\n\nGood luck!\n\nAnswer: B\n"
    question = the_question(text)
    assert ([option.text for option in question.options], question.explanation) == (["Coffee", "Tea"], "Good luck!")


@pytest.mark.parametrize("ending", ["무엇인가?", "무엇입니까？", "고르시오.", "고르시오", "무엇인가는 무엇이 정하는가"])
def test_a_stem_said_again_in_korean_below_the_options_is_stem(ending: str) -> None:
    text = f"**Question:** Which is of leaves?\n\nA. Coffee\nB. Tea\n\n잎으로 만든 것은 {ending}\n\nAnswer: B\n"
    question = the_question(text)
    assert question.stem == f"Which is of leaves?\n\n잎으로 만든 것은 {ending}"
    assert [option.text for option in question.options] == ["Coffee", "Tea"]


def test_statements_in_one_kind_of_sign_above_options_in_another_are_stem() -> None:
    text = "**문제:** 옳은 것을 모두 고른 것은?\n\nㄱ. 차는 잎이다.\nㄴ. 커피는 잎이다.\n\n① ㄱ\n② ㄱ, ㄴ\n\n정답: ①\n"
    question = the_question(text)
    assert "ㄱ. 차는 잎이다." in question.stem
    assert ([option.text for option in question.options], question.key) == (["ㄱ", "ㄱ, ㄴ"], ("A",))


def test_a_link_back_to_the_top_explains_nothing() -> None:
    text = f"**Question:** Which is of leaves?\n\n{OPTIONS}\nAnswer: B\n\n**[⬆ Back to Top](#table-of-contents)**\n"
    assert the_question(text).explanation is None


def test_a_case_holds_for_all_questions_below_its_heading_and_no_further() -> None:
    text = (
        "## Practice questions\n\n### Case\n\n**Scenario:** A shop sells leaves.\n\nIt has no grinder.\n\n"
        f"#### Question 1\n\nWhich can it sell?\n\n{OPTIONS}\nAnswer: B\n\n"
        f"#### Question 2\n\nWhich can it not sell?\n\n{OPTIONS}\nAnswer: A\n\n"
        f"### Question 3\n\nWhich is of leaves?\n\n{OPTIONS}\nAnswer: B\n"
    )
    case = "A shop sells leaves.\n\nIt has no grinder."
    assert [question.scenario for question in read(text).questions] == [case, case, None]
