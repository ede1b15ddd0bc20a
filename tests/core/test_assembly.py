"""What becomes of a draft: a question and what is said of it, options by letter, and whether it was meant as one."""

from typing import Any

import pytest

from app.core.blocks import Block
from app.core.diagnostics import Diagnostic
from app.core.model import Concept, Kind, Language, Prompt, Question, Source
from app.core.naming import Names
from app.core.questions import Draft, assemble
from app.core.questions.assembly import stated_count
from app.core.questions.choices import Choices, option_form, words_of
from app.core.questions.drafts import DraftOption, DraftReason, Written, joined
from app.core.text import slugify

STEM = "Which drink is made from leaves?"


def option(label: str | None, text: str, **found: Any) -> DraftOption:
    return DraftOption(label, text, 10, 3, **found)


def lettered(*texts: str) -> list[DraftOption]:
    return [option(label, text) for label, text in zip("ABCDEFGH", texts, strict=False)]


def said(text: str, line: int = 20, column: int = 5) -> Written:
    return Written(text, line, column)


def asking(stem: str = STEM, **found: Any) -> Draft:
    """A question without a fault, but for what is given."""
    given = {"options": lettered("Coffee", "Tea"), "keys": [said("B")], "sources": [said("Tea book")], **found}
    return Draft(4, 2, stem=[(3, stem)], **given)


def assembled(draft: Draft) -> tuple[Question, list[Diagnostic]]:
    return assemble(draft, "tea.md", Names(()))


def codes(draft: Draft) -> list[str]:
    return [diagnostic.code for diagnostic in assembled(draft)[1] if diagnostic.code != "RA003"]


def found(draft: Draft, code: str) -> list[tuple[int, int, str]]:
    return [(d.line, d.column, d.message) for d in assembled(draft)[1] if d.code == code]


# Questions


def test_a_draft_without_a_fault_is_a_question_with_a_key() -> None:
    question, diagnostics = assembled(asking(heading="Leaves", explanation=[(30, "It is."), (31, "Look.")]))
    assert [str(d) for d in diagnostics] == ["tea.md:10:3: info RA003 wrong option A has no reason"]
    assert (question.path, question.line, question.kind, question.heading) == ("tea.md", 4, Kind.SINGLE, "Leaves")
    assert (question.stem, question.key, question.language) == (STEM, ("B",), Language.EN)
    assert (question.explanation, question.sources) == ("It is.\n\nLook.", (Source("", "Tea book"),))
    assert (question.prompts, question.scenario, question.difficulty, question.tags) == ((), None, None, ())
    assert question.id == f"q-{question.content_key[:16]}"
    assert not question.explicit_id


def test_a_question_in_whose_draft_an_error_is_found_has_no_key() -> None:
    question, _ = assembled(asking(options=lettered("Tea", "Tea")))
    assert question.key is None


@pytest.mark.parametrize(
    ("stem", "question_id", "rest"),
    [
        ("^q-leaf Which?", None, "^q-leaf Which?"),
        ("Which? ^q-leaf", "q-leaf", "Which?"),
        ("Which?\n^q-leaf", "q-leaf", "Which?"),
        ("Which? ^q-leaf \nRead well.", "q-leaf", "Which? \nRead well."),
        ("^q-2-A", "q-2-A", ""),
        ("Which is 2^q-1", None, "Which is 2^q-1"),
        ("Which? ^q-", None, "Which? ^q-"),
        ("Which? ^p-leaf", None, "Which? ^p-leaf"),
    ],
)
def test_an_id_stands_at_the_end_of_a_line(stem: str, question_id: str | None, rest: str) -> None:
    question, _ = assembled(asking(stem))
    assert (question.id if question.explicit_id else None, question.stem) == (question_id, rest)


def test_two_questions_with_the_same_words_share_their_id_only_with_the_same_scenario() -> None:
    ids = {assembled(asking(scenario=scenario))[0].id for scenario in ([], [(1, "A shop")], [(1, "A home")])}
    assert len(ids) == 3


def test_a_scenario_is_kept_as_it_is_written() -> None:
    question, _ = assembled(asking(scenario=[(0, "A shop"), (0, "sells tea."), (4, "And milk.")]))
    assert question.scenario == "A shop\nsells tea.\n\nAnd milk."


def test_prompts_are_counted_from_one() -> None:
    prompts = [said("Leaves"), said("Beans")]
    question, _ = assembled(asking(prompts=prompts, keys=[said("1-B, 2-A")]))
    assert (question.kind, question.key) == (Kind.MATCHING, ("B", "A"))
    assert question.prompts == (Prompt("1", "Leaves"), Prompt("2", "Beans"))


def test_prompts_and_options_tell_questions_apart() -> None:
    drafts = [
        asking(),
        asking(options=lettered("Coffee", "Mate")),
        asking(prompts=[said("Leaves")], keys=[said("1-B")]),
        asking(prompts=[said("Beans")], keys=[said("1-B")]),
    ]
    assert len({assembled(draft)[0].id for draft in drafts}) == 4


@pytest.mark.parametrize(
    ("stem", "options", "language"),
    [
        ("잎으로 만드는 것은?", ("tea", "coffee"), Language.KO),
        ("Which one?", ("녹차와 홍차", "커피"), Language.KO),
        ("차?", ("ab", "cd"), Language.KO),
        ("차?", ("abc", "cd"), Language.EN),
    ],
)
def test_the_language_is_that_of_stem_and_options(stem: str, options: tuple[str, ...], language: Language) -> None:
    assert assembled(asking(stem, options=lettered(*options)))[0].language is language


def test_tags_begin_with_a_hash() -> None:
    assert assembled(asking(tags="#tea # #drink/hot-1 leaf"))[0].tags == ("tea", "drink/hot-1")


@pytest.mark.parametrize(
    ("text", "difficulty"), [("1", 1), ("5", 5), ("3 of 5", 3), ("0", None), ("6", None), ("12", None), ("hard", None)]
)
def test_difficulty_is_a_number_from_one_to_five(text: str, difficulty: int | None) -> None:
    draft = asking(difficulty=said(text, 7, 4))
    message = f"difficulty cannot be '{text}'"
    assert assembled(draft)[0].difficulty == difficulty
    assert found(draft, "FM009") == ([] if difficulty else [(7, 4, message)])


def test_a_wrong_difficulty_says_what_is_expected() -> None:
    [diagnostic] = [d for d in assembled(asking(difficulty=said("hard")))[1] if d.code == "FM009"]
    assert diagnostic.remedy == "write a number from 1 to 5"


@pytest.mark.parametrize(
    ("stem", "count"),
    [
        ("What does the library Select2 do?", None),
        ("They preselect two teas", None),
        ("Choose one answer: which two cities lie at the sea?", None),
        ("Pick 25 teas", None),
        ("Select the\ttwo", 2),
        ("Which is one of two?", None),
        ("2개선택", 2),
        ("두 개 모두고르시오", 2),
        ("두  가지를  모두  골라", 2),
        ("Select all that apply", None),
    ],
)
def test_a_number_counts_only_where_options_are_asked_for(stem: str, count: int | None) -> None:
    assert stated_count(stem) == count


def test_the_stated_count_goes_with_the_question() -> None:
    draft = asking("Select TWO.", options=lettered("Tea", "Coffee", "Mate"), keys=[said("A, C")])
    question, _ = assembled(draft)
    assert (question.stated_count, question.kind, question.key) == (2, Kind.MULTIPLE, ("A", "C"))


# What is said


def test_what_a_draft_lacks_is_said_at_its_place() -> None:
    assert found(asking(""), "QU001") == [(4, 2, "the question asks nothing")]
    assert found(asking(sources=[]), "QU007") == [(4, 2, "the question names no source")]
    assert found(asking(options=[]), "QU002") == [(4, 2, "the question has no options")]
    assert found(asking(options=[], options_in_code=True), "QU004") == [(4, 2, "the options stand in a code fence")]
    one = [DraftOption("A", "Tea", 12, 7)]
    assert found(asking(options=one, keys=[said("A")]), "QU003") == [(12, 7, "the question has only one option")]


def test_options_in_code_are_said_once() -> None:
    assert codes(asking(options=[], options_in_code=True)).count("QU002") == 0
    assert codes(asking(options=lettered("Tea", "Coffee"), options_in_code=True)) == []


def test_the_source_of_a_dispute_is_a_source_too() -> None:
    source = "> [!dispute] B or A?\n> Source: https://example.com/tea"
    assert codes(asking(sources=[], dispute=Block("callout", 8, 10, source))) == []
    assert codes(asking(sources=[], dispute=Block("callout", 8, 9, "> [!dispute] B or A?"))) == ["QU007", "DI001"]
    assert codes(asking(dispute=Block("callout", 8, 9, "> [!dispute] B or A?"))) == ["DI001"]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ([("A", "Tea"), ("B", "")], [("OP003", "option B is empty")]),
        ([("A", ""), ("B", "")], [("OP003", "option A is empty"), ("OP003", "option B is empty")]),
        ([("A", "Tea"), ("B", "Milk"), ("C", "tea.")], [("OP004", "options A and C say the same")]),
        ([("A", "`-t`"), ("B", "`-T`")], []),
        ([("A", "Tea"), ("B", "Milk"), ("D", "Mate")], [("OP002", "the labels jump from B to D")]),
        ([("B", "Milk"), ("A", "Tea")], [("OP002", "the labels jump from B to A")]),
        ([("A", "Tea"), ("B", "Milk"), ("B", "Mate"), ("C", "Wine")], [("OP001", "the label B stands twice")]),
        ([("A", "Tea"), ("B", "Milk"), ("A", "Mate")], [("OP001", "the label A stands twice")]),
    ],
)
def test_options_are_checked(options: list[tuple[str, str]], expected: list[tuple[str, str]]) -> None:
    draft = asking(options=[DraftOption(label, text, 10, 3) for label, text in options])
    assert [(d.code, d.message) for d in assembled(draft)[1] if d.code.startswith("OP")] == expected


def test_what_is_wrong_with_an_option_is_said_at_it() -> None:
    def options(*parts: tuple[str, str]) -> Draft:
        return asking(options=[DraftOption(name, text, 10 + n, n) for n, (name, text) in enumerate(parts, start=1)])

    assert [place[:2] for place in found(options(("A", "Tea"), ("B", "")), "OP003")] == [(12, 2)]
    assert [place[:2] for place in found(options(("A", "Tea"), ("B", "Tea")), "OP004")] == [(12, 2)]
    assert [place[:2] for place in found(options(("A", "Tea"), ("C", "Milk")), "OP002")] == [(12, 2)]
    thrice = options(("A", "Tea"), ("A", "Milk"), ("A", "Mate"))
    assert [place[:2] for place in found(thrice, "OP001")] == [(12, 2)]


@pytest.mark.parametrize(
    ("boxes", "lines"),
    [([None, None], []), ([False, True], []), ([False, None, True], [12]), ([None, None, True], [11])],
)
def test_either_all_options_have_boxes_or_none(boxes: list[bool | None], lines: list[int]) -> None:
    texts = ("Tea", "Milk", "Mate")
    options = [DraftOption(None, texts[n], 11 + n, 1, checked=checked) for n, checked in enumerate(boxes)]
    draft = asking(options=options, keys=[] if True in boxes else [said("B")])
    assert [line for line, _, _ in found(draft, "OP005")] == lines


@pytest.mark.parametrize(
    "line",
    [
        "Answer: B",
        "**Answer:** B",
        "**Answer**: B",
        "- **Answer: B**",
        "- Answer: (B)",
        "* Answer: B",
        "> Answer: B",
        ">Answer: B",
        "> - **Answer**: B",
        "  + 정답: ②",
        "\tAnswer: B",
        "**Correct answer: B**",
    ],
)
def test_no_answer_stands_where_learners_would_see_it(line: str) -> None:
    message = f"the answer stands inside the question, where learners would see it: {line.strip()!r}"
    assert found(asking(f"{STEM}\n\n{line}\n\nLook."), "AN011") == [(4, 2, message.replace("\t", ""))]
    message = message.replace("inside the question", "inside the option B")
    options = [option("A", "Coffee"), DraftOption("B", f"Tea\n{line}", 11, 6)]
    assert found(asking(options=options), "AN011") == [(11, 6, message)]


@pytest.mark.parametrize(
    "text",
    [
        "Answer: briefly",
        "Answer: a shop sells tea",
        "The answer matters: A",
        "Explanation: B",
        "Source: A",
        "x-answer: B",
        "Tea > Answer: B",
        "```\nAnswer: B\n```",
        "~~~\nAnswer: B\n~~~",
        "   ```text\n   Answer: B\n   ```",
        "```\nprint('```')\nAnswer: B\n```",
        "```\n~~~\nAnswer: B\n```",
    ],
)
def test_other_words_and_code_give_no_answer_away(text: str) -> None:
    assert codes(asking(f"{STEM}\n\n{text}")) == []


def test_code_hides_only_what_stands_in_it() -> None:
    assert codes(asking("Where does ``` stand?\n\nAnswer: B\n\n```\ntea\n```")) == ["AN011"]
    assert codes(asking("Where?\n\n```\ntea\n```\nAnswer: B\n\n```\nmilk\n```")) == ["AN011"]
    assert codes(asking("Where?\n\n```\ntea\n```\n\nAnswer: B")) == ["AN011"]


# Options by letter


def test_options_without_letters_are_lettered_in_their_order() -> None:
    choices = Choices([option(None, str(n)) for n in range(28)], Names(()))
    assert choices.labels[:2] + choices.labels[24:] == ["A", "B", "Y", "Z", "?", "?"]
    assert not choices.have_letters


def test_an_option_without_a_letter_among_lettered_ones_gets_none() -> None:
    choices = Choices([option("B", "Tea"), option(None, "Milk")], Names(()))
    assert (choices.labels, choices.have_letters) == (["B", "?"], True)


@pytest.mark.parametrize(
    ("texts", "said", "label"),
    [
        (("Tea", "Coffee"), "tea", "A"),
        (("Tea", "Coffee"), "**Coffee**.", "B"),
        (("Green   tea", "Coffee"), "green tea", "A"),
        (("C", "C++"), "C++", "B"),
        (("C", "C++"), "C", "A"),
        (("Green tea", "Coffee"), "green-tea", "A"),
        (("Tea", "Tea"), "Tea", None),
        (("Green-tea", "Green tea"), "greentea", None),
        (("Tea", ""), "", None),
        (("Tea", "Coffee"), "Milk", None),
        ((">=", "<="), "<=", "B"),
    ],
)
def test_an_answer_may_be_an_options_text(texts: tuple[str, ...], said: str, label: str | None) -> None:
    assert Choices(lettered(*texts), Names(())).saying(said) == label


NAMES = Names([Concept(slugify(name), name, (), "", 1) for name in ("Green tea", "Tea", "Coffee")])


@pytest.mark.parametrize(
    ("texts", "name", "label"),
    [
        (("Drink tea", "Grind coffee"), "Tea", "A"),
        (("Drink tea", "Grind coffee"), "coffee", "B"),
        (("Drink tea", "Grind coffee"), "Green tea", None),
        (("Drink tea", "Brew tea"), "tea", None),
        (("Drink tea", "Pour milk"), "Milk", None),
        (("Pour milk", "Pour wine"), "Beer", None),
    ],
)
def test_a_reason_may_name_the_concept_of_an_option(texts: tuple[str, ...], name: str, label: str | None) -> None:
    assert Choices(lettered(*texts), NAMES).about(name) == label


def test_an_option_begins_with_words_whatever_the_signs_between_them() -> None:
    choices = Choices(lettered("Green-tea leaves", "Coffee"), Names(()))
    assert choices.begins("A", "greentea")
    assert not choices.begins("B", "greentea")
    assert not choices.begins("A", "tea")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Green**  __Tea__.", "green tea"),
        ("녹차。", "녹차"),
        (" Tea ", "tea"),
        ("Use `-T`.", "Use `-T`"),
        ("3 * 4", "3 * 4"),
        ("x tea x", "x tea x"),
    ],
)
def test_options_are_compared_without_bold_and_case(text: str, words: str) -> None:
    assert words_of(text) == words


def test_an_option_of_signs_is_compared_by_its_signs() -> None:
    assert [option_form(text) for text in (" >= ", "Green-Tea!", "**차**")] == [">=", "greentea", "차"]


# Drafts


def test_a_new_draft_says_nothing() -> None:
    draft = Draft(7)
    assert (draft.column, draft.first, draft.last, draft.signs, draft.tags) == (1, 0, 0, "", "")
    assert (draft.has_marker, draft.in_practice, draft.tentative) == (False, False, False)
    assert (draft.options_in_lines, draft.options_in_code) == (False, False)


def test_a_new_option_says_nothing_but_its_text() -> None:
    tea = option("A", "Tea")
    assert (tea.checked, tea.marked, tea.judged, tea.bold) == (None, False, False, False)
    assert (tea.again, tea.rationale, tea.right_if) == ("", "", "")


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([], ""),
        ([(0, "tea"), (0, "hot")], "tea\nhot"),
        ([(0, "tea"), (2, "hot")], "tea\n\nhot"),
        ([(0, ""), (2, "tea ")], "tea"),
        ([(1, "tea"), (3, "a"), (3, "b"), (5, "c")], "tea\n\na\nb\n\nc"),
    ],
)
def test_lines_of_one_block_belong_together(parts: list[tuple[int, str]], text: str) -> None:
    assert joined(parts) == text
    assert Draft(1, stem=parts).stem_text == text


def test_a_draft_is_answered_by_a_line_an_order_a_box_or_a_sign() -> None:
    plain = lettered("Tea", "Milk")
    assert Draft(1, keys=[said("B")]).is_answered
    assert Draft(1, order=said("B → A")).is_answered
    assert Draft(1, options=[option(None, "Tea", checked=True)]).is_answered
    assert Draft(1, options=[*plain, option("C", "Mate", marked=True)]).is_answered
    assert not Draft(1, options=plain).is_answered
    assert not Draft(1, options=[option(None, "Tea", checked=False), option(None, "Milk", judged=True)]).is_answered


OPTIONS, KEY = lettered("Tea", "Milk"), [said("B")]


@pytest.mark.parametrize(
    ("draft", "is_question"),
    [
        (Draft(1, has_marker=True), False),
        (Draft(1, has_marker=True, in_practice=True), True),
        (Draft(1, heading="Tea", in_practice=True), True),
        (Draft(1, heading="Tea"), False),
        (Draft(1, in_practice=True), False),
        (Draft(1, options=OPTIONS), True),
        (Draft(1, keys=KEY), True),
        (Draft(1, keys=[said("the green one")]), False),
        (Draft(1, keys=[said("a green one")]), False),
        (Draft(1, keys=[said("the green one"), said("B")]), True),
        (Draft(1, tentative=True, options=OPTIONS), False),
        (Draft(1, tentative=True, keys=KEY), False),
        (Draft(1, tentative=True, options=OPTIONS, keys=KEY), True),
        (Draft(1, options_in_lines=True, options=OPTIONS[:1]), False),
        (Draft(1, options_in_lines=True, options=OPTIONS[:1], has_marker=True, in_practice=True), False),
        (Draft(1, options_in_lines=True, options=OPTIONS[:1], keys=KEY), True),
        (Draft(1, options_in_lines=True, options=OPTIONS), True),
        (Draft(1, options_in_lines=True, has_marker=True, in_practice=True), True),
        (Draft(1, options=OPTIONS[:1]), True),
    ],
)
def test_a_draft_is_a_question_where_it_was_meant_as_one(draft: Draft, is_question: bool) -> None:
    assert draft.is_question == is_question


# Remarks


def test_reasons_are_remarked_upon_at_their_own_place() -> None:
    draft = asking(reasons=[DraftReason("it is hot", 33, 8), DraftReason("**A)** - beans", 34, 8)])
    assert [d.line for d in assembled(draft)[1]] == [33]
