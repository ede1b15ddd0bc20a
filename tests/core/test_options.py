"""Options as people write them: their label, their text, and the signs on them."""

import pytest

from app.core.blocks import Line, build_blocks
from app.core.markdown import parse
from app.core.questions.drafts import DraftOption
from app.core.questions.options import (
    marks_some,
    option_in,
    option_of,
    part_nested_reasons,
    part_reasons,
    take_answer_lines,
    without_bold,
    without_signs,
)
from app.core.questions.pieces import entries

PLACE = Line("", 5, 3)


def listed(text: str) -> list[DraftOption]:
    [block] = build_blocks(parse(text), text.split("\n"))
    return [option_of(entry) for entry in entries(block)]


def signed(text: str) -> tuple[str, bool, bool]:
    """(text, whether it is marked as right, whether a sign judges it)."""
    option = option_in(text, PLACE)
    return option.text, option.marked, option.judged


def test_an_option_has_a_label_a_text_and_a_place() -> None:
    option = option_in("B) Tea", PLACE)
    assert (option.label, option.text, option.line, option.column) == ("B", "Tea", 5, 3)


def test_an_option_may_have_no_label() -> None:
    assert (option_in("Tea", PLACE).label, option_in("Tea", PLACE).text) == (None, "Tea")


@pytest.mark.parametrize(
    "words",
    [
        "(내 답변은 오답입니다)",
        "(내 답변은 정답입니다)",
        "(내가 고른 답)",
        "(내 답)",
        "(your answer)",
        "(Your selection)",
        "(your answer is correct)",
        "(Your answer is incorrect)",
        "**(내 답)**",
        "*(your answer)*",
    ],
)
def test_what_a_learner_chose_is_left_out(words: str) -> None:
    assert signed(f"A) Tea {words}") == ("Tea", False, False)


@pytest.mark.parametrize("text", ["Tea (your answers)", "Tea (my answer)", "Tea your answer"])
def test_other_words_in_brackets_stay(text: str) -> None:
    assert signed(text) == (text, False, False)


@pytest.mark.parametrize(
    "text",
    [
        "✅ A) Tea",
        "A) Tea ✅",
        "A) ✅ Tea",
        "✔ Tea",
        "✔\ufe0f Tea",
        "Tea ☑",
        "⭕ Tea",
        "Tea ⭕\ufe0f",
        "Tea (correct)",
        "Tea (Correct answer)",
        "Tea [정답]",
        "Tea (정답)",
        "Tea **(correct)**",
        "Tea Most Voted",
        "Tea <- correct",
        "Tea <-- answer",
        "Tea ← 정답",
        "Tea ← 답",
        "Tea ⬅\ufe0f correct answer",
    ],
)
def test_a_sign_says_that_an_option_is_right(text: str) -> None:
    assert signed(text) == ("Tea", True, True)


@pytest.mark.parametrize(
    "text",
    [
        "❌ A) Tea",
        "A) Tea ❌",
        "✖ Tea",
        "✖\ufe0f Tea",
        "✗ Tea",
        "Tea ✗",
        "Tea (incorrect)",
        "Tea (Wrong)",
        "Tea [오답]",
        "Tea **(wrong)**",
    ],
)
def test_a_sign_says_that_an_option_is_wrong(text: str) -> None:
    assert signed(text) == ("Tea", False, True)


@pytest.mark.parametrize("text", ["Tea (correctly)", "correct Tea", "Tea - answer", "(correct) Tea", "Tea ✅ hot"])
def test_a_word_inside_the_text_is_no_sign(text: str) -> None:
    assert signed(text) == (text, False, False)


def test_signs_can_be_taken_off_any_line() -> None:
    assert [without_signs(text) for text in ("✅ Tea", "Tea ❌", "Tea")] == ["Tea"] * 3


@pytest.mark.parametrize("text", ["**A) Tea**", "A) **Tea**", "__Tea__", "**Tea** (correct)"])
def test_an_option_in_bold_is_known(text: str) -> None:
    assert option_in(text, PLACE).bold


@pytest.mark.parametrize("text", ["A) Tea", "A) **Green** tea", "**A)** Tea", "**a** and **b**"])
def test_an_option_with_a_bold_part_is_not_in_bold(text: str) -> None:
    assert not option_in(text, PLACE).bold


@pytest.mark.parametrize(
    ("text", "bare"), [("**Tea**", "Tea"), ("__Tea__", "Tea"), ("** Tea**", "** Tea**"), ("**a** b", "**a** b")]
)
def test_bold_around_a_whole_text_is_left_out(text: str, bare: str) -> None:
    assert without_bold(text) == bare


def test_a_box_says_whether_an_option_is_checked() -> None:
    assert [(o.checked, o.text) for o in listed("- [x] A) Tea\n- [ ] Coffee\n- Cocoa")] == [
        (True, "Tea"),
        (False, "Coffee"),
        (None, "Cocoa"),
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("*Incorrect.* of beans", "*Incorrect.* of beans"),
        ("Wrong: of beans", "Wrong: of beans"),
        ("Not correct - of beans", "Not correct - of beans"),
        ("오답: 원두", "오답: 원두"),
        ("(Wrong)! of beans", "(Wrong)! of beans"),
        ("- Wrong: of beans", "Wrong: of beans"),
        ("Explanation: of beans", "of beans"),
        ("해설: 원두", "원두"),
    ],
)
def test_a_judgement_under_an_option_is_its_reason(line: str, reason: str) -> None:
    [option] = listed(f"- A) Coffee\n  {line}")
    assert (option.text, option.rationale, option.marked) == ("Coffee", reason, False)


@pytest.mark.parametrize("line", ["Correct. of leaves", "**Right!** of leaves", "정답: 잎"])
def test_a_judgement_may_say_that_the_option_is_right(line: str) -> None:
    text = f"- A) Tea\n  {line}"
    [option] = listed(text)
    assert (option.text, option.marked) == ("Tea", True)


def test_what_follows_a_judgement_belongs_to_the_reason() -> None:
    [option] = listed("- A) Coffee\n  hot\n  Wrong: of beans\n  that are roasted")
    assert (option.text, option.rationale) == ("Coffee\nhot", "Wrong: of beans\nthat are roasted")


def test_an_option_that_goes_on_has_no_reason() -> None:
    [option] = listed("- A) Coffee\n  correct as it is")
    assert (option.text, option.rationale) == ("Coffee\ncorrect as it is", "")


def options(*texts: str) -> list[DraftOption]:
    return [option_in(text, PLACE) for text in texts]


@pytest.mark.parametrize("dash", ["—", "–"])
def test_where_signs_judge_every_option_the_reason_follows_a_dash(dash: str) -> None:
    found = options(f"✅ A) Tea {dash} of leaves", f"❌ B) Coffee {dash} of beans {dash} roasted")
    part_reasons(found)
    assert [(o.text, o.rationale) for o in found] == [("Tea", "of leaves"), ("Coffee", f"of beans {dash} roasted")]


@pytest.mark.parametrize(
    "other", ["B) Coffee — of beans", "❌ B) Coffee", "❌ B) Coffee—beans", "❌ B) Coffee - beans"]
)
def test_a_dash_is_part_of_the_text_where_one_option_has_no_sign_or_no_dash(other: str) -> None:
    found = options("✅ A) Tea — of leaves", other)
    part_reasons(found)
    assert found[0].text == "Tea — of leaves"


def nested(*texts: str, checked: bool = True) -> list[DraftOption]:
    found = [DraftOption(None, text, 5, 3) for text in texts]
    found[0].checked = checked
    part_nested_reasons(found)
    return found


def test_one_bullet_under_each_of_several_boxes_is_its_reason() -> None:
    found = nested("Tea\n- of leaves\n  dried", "Coffee\n\n* of beans", "Cocoa")
    assert [(o.text, o.rationale) for o in found] == [
        ("Tea", "of leaves\n  dried"),
        ("Coffee", "of beans"),
        ("Cocoa", ""),
    ]


@pytest.mark.parametrize(
    ("texts", "checked"),
    [
        (["Tea\n- of leaves", "Coffee"], True),
        (["Tea\n- of leaves", "Coffee\n- of beans"], False),
        (["Tea\n- of leaves", "Coffee\n- of beans", "Cocoa\nhot"], True),
        (["Tea\n- leaves\n- water", "Coffee\n- beans\n- water"], True),
    ],
    ids=["under one option only", "without a right one", "beside other lines", "two bullets"],
)
def test_other_bullets_are_part_of_the_option(texts: list[str], checked: bool) -> None:
    assert [o.text for o in nested(*texts, checked=checked)] == texts


def test_a_reason_that_is_there_stays() -> None:
    found = [DraftOption(None, "Tea\n- hot", 5, 3), DraftOption(None, "Coffee\n- cold", 5, 3)]
    found[0].marked, found[0].rationale = True, "of leaves"
    part_nested_reasons(found)
    assert [(o.text, o.rationale) for o in found] == [("Tea\n- hot", "of leaves"), ("Coffee", "cold")]


def test_an_answer_that_slipped_into_an_option_is_taken_out_with_what_follows() -> None:
    option = DraftOption("B", "Tea\n<p>Answer: B</p>\n\nof leaves", 5, 3)
    assert [(line.text, line.line, line.column) for line in take_answer_lines(option)] == [
        ("Answer: B", 6, 1),
        ("of leaves", 8, 1),
    ]
    assert option.text == "Tea"


def test_an_option_that_is_called_answer_keeps_its_text() -> None:
    option = DraftOption("B", "Answer: B", 5, 3)
    assert (take_answer_lines(option), option.text) == ([], "Answer: B")


@pytest.mark.parametrize(
    ("texts", "some"),
    [
        (["Tea (correct)", "Coffee"], True),
        (["Tea", "Coffee"], False),
        (["Tea ✅", "Coffee ✅"], False),
        (["❌ a", "b"], False),
    ],
)
def test_words_behind_some_items_mark_them(texts: list[str], some: bool) -> None:
    assert marks_some(texts) is some
