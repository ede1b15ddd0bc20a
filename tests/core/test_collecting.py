"""Which part of a question each line and list of it belongs to, and what it says in both languages."""

import pytest

from app.core.blocks import Block, Line, build_blocks
from app.core.markdown import parse
from app.core.model import Note, Question
from app.core.parsing import parse_note
from app.core.questions.collecting import OpenQuestion, Part
from app.core.questions.drafts import Draft, DraftOption, DraftReason, Written
from app.core.questions.option_lines import is_next_line, is_right_below, take_line
from app.core.questions.pieces import Entry, Piece, entries, walk
from app.core.questions.twice import says_option_again, says_options_again, says_stem_again, says_the_same


def items(text: str) -> list[Entry]:
    [block] = build_blocks(parse(text), text.split("\n"))
    return list(entries(block))


def pieces(text: str) -> list[Piece]:
    return list(walk(build_blocks(parse(text), text.split("\n"))))


def line(text: str, number: int = 9, column: int = 1) -> Piece:
    return Piece(Block("paragraph", number - 1, number), Line(text, number, column), number - 1, number)


def option(label: str | None, text: str, number: int = 8) -> DraftOption:
    return DraftOption(label, text, number, 1)


DRINKS = [option("A", "Coffee", 7), option("B", "Tea", 8)]


def drinks() -> list[DraftOption]:
    return [option("A", "Coffee", 7), option("B", "Tea", 8)]


def opened(**found: object) -> OpenQuestion:
    return OpenQuestion(Draft(1, stem=[(1, "Which is of leaves?")], **found))  # type: ignore[arg-type]


def collected(text: str, **found: object) -> OpenQuestion:
    """An open question that has taken the pieces of a text, markers and all."""
    question = opened(**found)
    for piece in pieces(text):
        if piece.marker:
            question.at_marker(piece, piece.marker)
        elif piece.block.kind == "list":
            question.at_list(piece, list(entries(piece.block)))
        else:
            question.at_text(piece)
    return question


def read(text: str) -> Note:
    note, _ = parse_note(text.encode(), "tea.md")
    assert note is not None
    return note


def the_question(text: str) -> Question:
    [question] = read(text).questions
    return question


# What is said twice


def test_items_with_the_same_labels_in_the_other_language_say_the_same() -> None:
    assert says_the_same(items("- A) coffee\n- B) tea\n"), items("- A) 커피\n- B) 차\n"))


def test_items_in_the_same_language_with_other_labels_or_without_any_do_not() -> None:
    english = items("- A) coffee\n- B) tea\n")
    assert not says_the_same(english, items("- A) cocoa\n- B) water\n"))
    assert not says_the_same(english, items("- B) 커피\n- C) 차\n"))
    assert not says_the_same(items("- coffee\n- tea\n"), items("- 커피\n- 차\n"))
    assert not says_the_same(items("- A) coffee\n- tea\n"), items("- A) 커피\n- 차\n"))


def test_a_list_says_the_options_again_in_the_other_language() -> None:
    assert says_options_again(items("- A) 커피\n- B) 차\n"), DRINKS)
    assert not says_options_again(items("- A) cocoa\n- B) water\n"), DRINKS)
    assert not says_options_again(items("- A) 커피\n- C) 차\n"), DRINKS)
    assert not says_options_again(items("- A) 커피\n"), DRINKS)


def test_a_line_says_the_option_of_its_label_again_in_the_other_language() -> None:
    assert says_option_again("B. 차", DRINKS)
    assert not says_option_again("B. water", DRINKS)
    assert not says_option_again("C. 물", DRINKS)
    assert not says_option_again("차", [option(None, "Tea")])


def test_a_line_that_asks_in_the_other_language_says_the_stem_again() -> None:
    assert says_stem_again(line("잎으로 만든 것은?"), DRINKS[1])
    assert not says_stem_again(line("잎으로 만든 것."), DRINKS[1])
    assert not says_stem_again(line("Or is it coffee?"), DRINKS[1])
    assert not says_stem_again(pieces("> 잎으로 만든 것은?")[0], DRINKS[1])


def test_one_list_may_hold_the_options_in_both_languages() -> None:
    question = the_question("## Quiz\n\nWhich?\n\n- A) coffee\n- B) tea\n- A) 커피\n- B) 차\n\nAnswer: B\n")
    assert [option.text.split("\n")[0] for option in question.options] == ["coffee", "tea"]


def test_two_lists_may_hold_the_options_in_both_languages() -> None:
    question = the_question(
        "## Quiz\n\nWhich?\n\n- A) coffee\n- B) tea\n\n보기를 보라.\n\n* A) 커피\n* B) 차\n\nAnswer: B\n"
    )
    assert len(question.options) == 2
    assert question.key == ("B",)


# Options in lines


@pytest.mark.parametrize(
    ("options", "text", "is_next"),
    [
        ([], "A. coffee", True),
        ([], "B. tea", False),
        ([], "tea", False),
        (DRINKS, "C. milk", True),
        (DRINKS, "D. milk", False),
        (DRINKS, "B. water", False),
        (DRINKS, "B. 차", True),
        (DRINKS, "① A", True),
        (DRINKS, "② B", False),
        (DRINKS, "1) A", False),
        (DRINKS, "A. coffee", False),
        (DRINKS, "milk", False),
        ([option(None, "Coffee")], "B. tea", True),
    ],
)
def test_the_next_line_of_options_bears_the_next_label(options: list[DraftOption], text: str, is_next: bool) -> None:
    assert is_next_line(Draft(1, options=options, options_in_lines=True), text) is is_next


def test_options_in_a_list_or_answered_already_are_not_said_again_in_lines() -> None:
    assert not is_next_line(Draft(1, options=drinks()), "B. 차")
    assert not is_next_line(Draft(1, options=drinks(), options_in_lines=True, keys=[Written("B", 9, 1)]), "B. 차")


def test_circled_numbers_below_circled_numbers_begin_no_choices() -> None:
    draft = Draft(1, options=drinks(), options_in_lines=True, signs="①②③④⑤⑥⑦⑧⑨⑩")
    assert not is_next_line(draft, "① coffee")


def test_a_new_line_of_options_is_added_and_one_said_again_is_kept_beside_the_first() -> None:
    draft = Draft(1, options=drinks(), options_in_lines=True)
    assert take_line(draft, line("C. milk"))
    assert not take_line(draft, line("B. 차"))
    assert [(one.label, one.text, one.again) for one in draft.options] == [
        ("A", "Coffee", ""),
        ("B", "Tea", "차"),
        ("C", "milk", ""),
    ]


def test_the_first_line_of_options_says_what_signs_they_bear() -> None:
    draft = Draft(1)
    assert take_line(draft, line("① 커피"))
    assert (draft.signs[:2], draft.options_in_lines, draft.options[0].label) == ("①②", True, "A")


def test_lines_with_letters_above_lines_with_numbers_are_statements_of_the_stem() -> None:
    draft = Draft(1, options=drinks(), options_in_lines=True)
    assert take_line(draft, line("① A"))
    assert [text for _, text in draft.stem] == ["A. Coffee", "B. Tea"]
    assert [(one.label, one.text) for one in draft.options] == [("A", "A")]


def test_statements_keep_the_signs_they_had() -> None:
    draft = Draft(1, options=drinks(), options_in_lines=True, signs="ㄱㄴㄷㄹㅁㅂㅅㅇ")
    take_line(draft, line("① ㄱ"))
    assert draft.stem == [(7, "ㄱ. Coffee"), (8, "ㄴ. Tea")]


def test_a_line_right_below_the_last_of_an_option_goes_on_with_it() -> None:
    assert is_right_below(line("hot", 9), option("B", "Tea", 8))
    assert is_right_below(line("hot", 10), option("B", "Tea\nwith milk", 8))
    assert not is_right_below(line("hot", 10), option("B", "Tea", 8))


# Lists


def test_a_list_of_options_goes_on_with_the_next_label_where_no_answer_has_come() -> None:
    question = opened(options=drinks())
    question.part = Part.OPTIONS
    assert question.goes_on(items("* C) milk\n"))
    assert not question.goes_on(items("* D) milk\n"))
    question.part = Part.AFTER
    assert not question.goes_on(items("* C) milk\n"))


def test_a_list_goes_on_with_nothing_where_there_are_no_options_or_none_with_labels() -> None:
    question = opened()
    question.part = Part.OPTIONS
    assert not question.goes_on(items("* A) milk\n"))
    question.draft.options = [option(None, "Tea")]
    assert not question.goes_on(items("* B) milk\n"))


@pytest.mark.parametrize("part", [Part.STEM, Part.PROMPTS, Part.OPTIONS])
def test_options_are_taken_once_and_before_the_answer(part: Part) -> None:
    question = opened()
    question.part = part
    assert question.takes_options()
    question.draft.options = drinks()
    assert not question.takes_options()


def test_behind_the_answer_no_options_are_taken() -> None:
    question = opened()
    question.part = Part.AFTER
    assert not question.takes_options()


def test_options_are_said_again_only_before_the_answer() -> None:
    question = opened(options=drinks())
    again = items("- A) 커피\n- B) 차\n")
    question.part = Part.OPTIONS
    assert question.takes_again(again)
    question.part = Part.AFTER
    assert not question.takes_again(again)
    question.take_again(again)
    assert [one.again for one in question.draft.options] == ["커피", "차"]


def test_a_list_behind_a_source_is_sources_where_it_holds_addresses_and_reasons_where_it_does_not() -> None:
    question = collected("Source:\n\n- https://example.org/tea\n- The tea book\n\n- B) It is.\n")
    assert [source.text for source in question.draft.sources] == [
        "https://example.org/tea",
        "The tea book",
        "B) It is.",
    ]
    question = collected("Source: The tea book\n\n- B) It is.\n", options=drinks())
    assert [source.text for source in question.draft.sources] == ["The tea book"]
    assert question.draft.reasons == [DraftReason("B) It is.", 3, 3)]


def test_a_line_with_an_address_behind_a_source_is_another_source() -> None:
    question = collected("Source:\n\nhttps://example.org/tea\n\nGood to know.\n")
    assert [source.text for source in question.draft.sources] == ["https://example.org/tea"]
    assert [piece.text for piece in question.tail] == ["Good to know."]


def test_a_quoted_address_behind_a_source_is_no_source() -> None:
    question = collected("Source:\n\n> See https://example.org/tea\n")
    assert question.draft.sources == []


def test_a_list_behind_an_answer_marker_is_the_answer() -> None:
    question = collected("Answer:\n\n- A\n- C\n")
    assert [key.text for key in question.draft.keys] == ["A, C"]


def test_a_list_behind_prompts_is_what_is_to_be_matched() -> None:
    question = collected("Prompts:\n\n1. leaves\n2. beans\n")
    assert question.draft.prompts == [Written("leaves", 3, 4), Written("beans", 4, 4)]


def test_a_list_behind_an_explanation_gives_reasons() -> None:
    question = collected("Explanation:\n\n- A) of beans\n- B) of leaves\n")
    assert [reason.text for reason in question.draft.reasons] == ["A) of beans", "B) of leaves"]


def test_a_list_in_a_stem_may_turn_out_to_be_options() -> None:
    question = collected("1. coffee\n2. tea\n\nAnswer: 2\n")
    assert [one.text for one in question.draft.options] == ["coffee", "tea"]
    assert question.draft.stem == [(1, "Which is of leaves?")]


@pytest.mark.parametrize("answer", ["Answer: tea", "Answer: Tea"])
def test_bullets_turn_out_to_be_options_when_the_answer_says_the_words_of_one(answer: str) -> None:
    question = collected(f"- coffee\n- tea\n\n{answer}\n")
    assert [one.text for one in question.draft.options] == ["coffee", "tea"]


@pytest.mark.parametrize("text", ["- coffee\n- tea\n\nAnswer: B\n", "1. coffee\n2. tea\n\nAnswer: milk\n"])
def test_a_list_stays_in_the_stem_when_the_answer_names_none_of_it(text: str) -> None:
    question = collected(text)
    assert question.draft.options == []
    assert len(question.draft.stem) == 2


def test_a_list_of_one_is_no_list_of_options() -> None:
    assert collected("1. tea\n\nAnswer: 1\n").draft.options == []


def test_text_between_a_list_and_an_answer_leaves_the_list_in_the_stem() -> None:
    assert collected("1. coffee\n2. tea\n\nThink twice.\n\nAnswer: 2\n").draft.options == []


# Text


def test_options_in_a_code_fence_are_noticed() -> None:
    assert collected("```\nA. coffee\nB. tea\n```\n").draft.options_in_code
    assert collected("```\n  (a) coffee\n```\n").draft.options_in_code


@pytest.mark.parametrize("code", ["see A. coffee", "A.coffee", "tea = leaf"])
def test_code_without_labels_holds_no_options(code: str) -> None:
    assert not collected(f"```\n{code}\n```\n").draft.options_in_code


def test_labels_in_a_paragraph_or_behind_options_are_not_options_in_code() -> None:
    assert not collected("A. coffee\nB. tea\n").draft.options_in_code
    assert not collected("```\nA. coffee\n```\n", options=drinks()).draft.options_in_code


@pytest.mark.parametrize("link", ["[Back](#top)", "**[⬆ Back to Top](#table-of-contents)**", "⬆ [x](#) ⬆", "[](#a)"])
def test_a_link_back_is_no_explanation(link: str) -> None:
    assert collected(f"Explanation:\n\n{link}\n").draft.explanation == []


@pytest.mark.parametrize("text", ["See [above](#top)", "[above](#top) says more", "[tea](/notes/tea)"])
def test_a_link_in_a_text_is_explanation(text: str) -> None:
    assert [said for _, said in collected(f"Explanation:\n\n{text}\n").draft.explanation] == [text]


def test_lines_right_below_a_reason_go_on_with_it_and_a_new_paragraph_does_not() -> None:
    question = collected("Explanation:\n\nA) of beans,\nand roasted\nB) of leaves\n\nSo much for drinks.\n")
    assert question.draft.reasons == [DraftReason("A) of beans,\nand roasted", 3, 1), DraftReason("B) of leaves", 5, 1)]
    assert [text for _, text in question.draft.explanation] == ["So much for drinks."]


def test_a_table_gives_the_answer_and_the_reasons() -> None:
    question = collected("| | | why |\n|-|-|-|\n| A | X | of beans |\n| B | O | of leaves |\n", options=drinks())
    assert question.draft.keys == [Written("B", 3, 1)]
    assert question.draft.reasons == [DraftReason("A) of beans", 3, 1), DraftReason("B) of leaves", 4, 1)]
    assert question.part is Part.AFTER


def test_a_table_names_all_that_is_right() -> None:
    table = "| | |\n|-|-|\n| A | O |\n| B | O |\n| C | X |\n"
    question = collected(table, options=[*drinks(), option("C", "Milk")])
    assert [key.text for key in question.draft.keys] == ["A, B"]
    assert question.draft.reasons == []


def test_a_table_below_an_answer_line_gives_no_second_answer() -> None:
    table = "| | | why |\n|-|-|-|\n| A | X | of beans |\n| B | O | of leaves |\n"
    question = collected(f"Answer: B\n\n{table}", options=drinks())
    assert [key.text for key in question.draft.keys] == ["B"]


def test_a_table_may_have_an_empty_head() -> None:
    question = collected("| | |\n|:-:|-|\n| A | O |\n| B | X |\n", options=drinks())
    assert [key.text for key in question.draft.keys] == ["A"]


def test_another_table_is_text() -> None:
    question = collected("| drink | of |\n|-|-|\n| tea | leaves |\n")
    assert len(question.draft.stem) == 2


def test_what_a_learner_picked_is_left_out() -> None:
    question = collected("My answer: A\n", options=drinks())
    assert (question.draft.keys, question.draft.stem) == ([], [(1, "Which is of leaves?")])


def test_a_paragraph_below_option_lines_that_judges_the_last_is_its_reason() -> None:
    question = collected("A. Coffee\nB. Tea\n\n*Correct.* It is of leaves.\n\nMore of that.\n")
    last = question.draft.options[-1]
    assert (last.text, last.marked) == ("Tea", True)
    assert last.rationale == "*Correct.* It is of leaves.\nMore of that."


def test_a_paragraph_below_the_only_option_line_goes_on_with_it() -> None:
    question = collected("A. Coffee\n\nwith milk\n\nB. Tea\n")
    assert [one.text for one in question.draft.options] == ["Coffee\n\nwith milk", "Tea"]


def test_an_indented_paragraph_below_an_option_line_goes_on_with_it() -> None:
    question = opened(options=drinks(), options_in_lines=True)
    question.part = Part.OPTIONS
    question.at_text(line("with milk", 12, column=3))
    assert question.draft.options[-1].text == "Tea\n\nwith milk"
    assert question.tail == []


def test_an_answer_indented_into_an_option_is_still_the_answer() -> None:
    text = "## Quiz\n\nWhich?\n\n- A) coffee\n- B) tea\n\n  Answer: B\n\n  해설\n\n  of leaves,\n  and green.\n"
    question = the_question(text)
    assert (question.key, question.options[1].text, question.explanation) == (("B",), "tea", "of leaves,\nand green.")


def test_an_answered_question_takes_a_reason_for_an_option_called_by_its_number_line_by_line() -> None:
    question = opened(options=drinks(), keys=[Written("B", 9, 1)])
    first, second = (piece for piece in pieces("① of beans\n② of leaves\n"))
    question.tail = [first]
    assert question.goes_on_explaining(second)
    assert not question.goes_on_explaining(line("② of leaves", 5))
    question.tail = []
    assert not question.goes_on_explaining(second)


def test_a_line_goes_on_explaining_only_where_both_name_an_option() -> None:
    question = opened(options=drinks(), keys=[Written("B", 9, 1)])
    first, second = pieces("Of beans\n② of leaves\n")
    question.tail = [first]
    assert not question.goes_on_explaining(second)


def test_under_option_lines_that_are_answered_above_a_reason_is_a_reason() -> None:
    question = opened(options=drinks(), options_in_lines=True, keys=[Written("B", 4, 1)])
    question.part = Part.OPTIONS
    question.at_text(line("A: of beans", 10))
    assert question.draft.reasons == [DraftReason("A: of beans", 10, 1)]


def test_under_option_lines_that_wait_for_an_answer_nothing_is_a_reason() -> None:
    question = opened(options=drinks(), options_in_lines=True)
    question.part = Part.OPTIONS
    question.at_text(line("A: of beans", 10))
    assert question.draft.reasons == []
