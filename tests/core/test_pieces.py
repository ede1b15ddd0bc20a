"""What the walk makes of blocks, lines and items, before any of it is a question."""

import pytest

from app.core.blocks import Block, Line, build_blocks
from app.core.markdown import parse
from app.core.markers import Mark
from app.core.model import Note
from app.core.parsing import parse_note
from app.core.questions.drafts import DraftOption
from app.core.questions.lines import split_line, without_tags
from app.core.questions.options import (
    option_in,
    option_of,
    part_reasons,
    take_answer_lines,
    without_bold,
    without_signs,
)
from app.core.questions.pieces import Entry, Piece, entries, find_box, walk


def blocks(text: str) -> list[Block]:
    return build_blocks(parse(text), text.split("\n"))


def walked(text: str) -> list[Piece]:
    return list(walk(blocks(text)))


def marked(text: str) -> list[tuple[str, Mark | None]]:
    """The text of every piece with its marker."""
    return [(piece.text, piece.marker.mark if piece.marker else None) for piece in walked(text)]


def items(text: str) -> list[Entry]:
    [block] = blocks(text)
    return list(entries(block))


def read(text: str) -> Note:
    note, _ = parse_note(text.encode(), "tea.md")
    assert note is not None
    return note


def keys(text: str) -> list[tuple[str, ...] | None]:
    return [question.key for question in read(text).questions]


# Lines


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("<details>Answer: B</details>", "Answer: B"),
        ("<details open>Answer: B", "Answer: B"),
        ("<summary>Answer</summary>", "Answer"),
        ("<div class='x'> Answer: B </div>", "Answer: B"),
        ("  <P>Answer: B</P>", "Answer: B"),
        ("<br/>Answer: B", "Answer: B"),
        ("<hr>Answer: B", "Answer: B"),
        ("<pre>Answer: B</pre>", "<pre>Answer: B</pre>"),
        ("<branch>", "<branch>"),
        ("tea <p>", "tea <p>"),
    ],
)
def test_tags_that_only_fold_or_part_are_taken_off(text: str, bare: str) -> None:
    assert without_tags(text) == bare


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("&nbsp; &nbsp;A) tea", [("A) tea", 14)]),
        ("&ensp;tea and&nbsp;milk", [("tea and&nbsp;milk", 7)]),
        ("&amp; tea", [("&amp; tea", 1)]),
        ("Answer: B<BR />Why: hot", [("Answer: B", 1), ("Why: hot", 16)]),
        ("tea <br/> hot <br> Answer: B", [("tea", 1), ("hot", 11), ("Answer: B", 20)]),
        ("<br>Answer: B", [("Answer: B", 5)]),
        ("`tea\nmilk`<br>Answer: B", [("`tea\nmilk`", 1), ("Answer: B", 15)]),
        ("Answer: B<br>tea", [("Answer: B<br>tea", 1)]),
        ("Answer: B<br>", [("Answer: B<br>", 1)]),
        ("A. tea  B. milk", [("A. tea", 1), ("B. milk", 9)]),
        ("A. tea\tB. milk", [("A. tea", 1), ("B. milk", 8)]),
        ("A. tea \t B. milk", [("A. tea", 1), ("B. milk", 10)]),
        ("A. tea|B. milk", [("A. tea", 1), ("B. milk", 8)]),
        ("A. tea | B. milk |", [("A. tea", 1), ("B. milk", 10)]),
        ("A. tea<br />B. milk<BR>", [("A. tea", 1), ("B. milk", 13)]),
        ("A. tea\u3000B. milk", [("A. tea", 1), ("B. milk", 8)]),
        ("A. tea<br>B. milk", [("A. tea", 1), ("B. milk", 11)]),
        ("A. <b>tea</b>B. milk", [("A. <b>tea</b>B. milk", 1)]),
        ("**A.** tea **B.** milk **C.** mate", [("**A.** tea", 1), ("**B.** milk", 12), ("**C.** mate", 24)]),
        ("(a) tea (b) milk (c) mate", [("(a) tea", 1), ("(b) milk", 9), ("(c) mate", 18)]),
        ("D. tea  E. milk", [("D. tea", 1), ("E. milk", 9)]),
        ("C. tea D. milk E. mate", [("C. tea", 1), ("D. milk", 8), ("E. mate", 16)]),
        ("⑨차 ⑩물", [("⑨차", 1), ("⑩물", 4)]),
        ("A. tea  C. milk", [("A. tea  C. milk", 1)]),
        ("A. tea  B. milk  D. mate", [("A. tea", 1), ("B. milk  D. mate", 9)]),
        ("See A. tea  B. milk", [("See A. tea  B. milk", 1)]),
        ("A.1 B.2 C.3", [("A.1 B.2 C.3", 1)]),
        ("A. tea-B. milk-C. mate", [("A. tea-B. milk-C. mate", 1)]),
        ("A. tea  B: milk", [("A. tea  B: milk", 1)]),
        ("x. tea  x. milk", [("x. tea  x. milk", 1)]),
        ("A. tea", [("A. tea", 1)]),
        ("", [("", 1)]),
    ],
)
def test_a_line_is_parted_at_its_labels_and_breaks(text: str, parts: list[tuple[str, int]]) -> None:
    assert split_line(Line(text, 3, 1)) == [Line(part, 3, column) for part, column in parts]


def test_parts_of_an_indented_line_stand_further_right() -> None:
    assert [part.column for part in split_line(Line("A. tea  B. milk", 3, 5))] == [5, 13]
    assert [part.column for part in split_line(Line("tea<br>Answer: B", 3, 5))] == [5, 12]
    assert [part.column for part in split_line(Line("&nbsp;A. tea  B. milk", 3, 5))] == [11, 19]


# The walk


def test_paragraphs_are_walked_by_lines_and_all_else_by_blocks() -> None:
    pieces = walked("# Tea\n\nfirst\n  second\n\n- a\n- b\n\n```\nx\n```\n\n---\n")
    assert [(p.block.kind, p.text, p.level) for p in pieces] == [
        ("heading", "Tea", 1),
        ("paragraph", "first", 0),
        ("paragraph", "second", 0),
        ("list", "- a\n- b", 0),
        ("fence", "```\nx\n```", 0),
        ("rule", "---", 0),
    ]
    assert [(p.number, p.column, p.start, p.end) for p in pieces] == [
        (1, 3, 0, 1),
        (3, 1, 2, 3),
        (4, 3, 3, 4),
        (6, 1, 5, 8),
        (9, 1, 8, 11),
        (13, 1, 12, 13),
    ]


def test_a_heading_that_says_an_answer_without_a_colon_is_a_marker() -> None:
    assert marked("#### 해설\n\n해설\n") == [("해설", Mark.EXPLANATION), ("해설", None)]


@pytest.mark.parametrize("comment", ["<!-- hot -->", "<!-- hot\nor cold -->"])
def test_lines_that_are_only_comments_or_tags_are_no_pieces(comment: str) -> None:
    assert marked(f"tea\n{comment}\nmilk\n") == [("tea", None), ("milk", None)]
    assert marked("tea\n<p>\nmilk\n</p>\n") == [("tea", None), ("milk", None)]


def test_a_title_in_tags_announces_what_it_announces_over_a_fold() -> None:
    assert marked("<p>Show the answer</p>\n") == [("Show the answer", Mark.KEY)]
    assert marked("Show the answer\n") == [("Show the answer", None)]
    assert marked("<p>Answer: B</p>\n") == [("Answer: B", Mark.KEY)]


def test_what_is_folded_takes_up_the_lines_of_the_whole_fold() -> None:
    text = "tea\n\n<details>\n<summary>Show</summary>\n\nB\n\n> [!answer]\n> C\n\n- x\n\n</details>\n\nmilk\n"
    assert [(p.text, p.number, p.start, p.end) for p in walked(text)] == [
        ("tea", 1, 0, 1),
        ("B", 6, 2, 13),
        ("Answer", 8, 2, 13),
        ("C", 9, 2, 13),
        ("- x", 11, 2, 13),
        ("milk", 15, 14, 15),
    ]


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("<details>\n<summary>Answer</summary>\n\nB\n\n</details>\n", Mark.KEY),
        ("<details>\n<summary>Show the solution</summary>\n\nB\n\n</details>\n", Mark.KEY),
        ("<details>\n<summary>Explanation</summary>\n\nB\n\n</details>\n", Mark.EXPLANATION),
        ("> [!answer]\n> B\n", Mark.KEY),
        ("> [!answers]- Look\n> B\n", Mark.KEY),
        ("> [!solution]+ Look\n> B\n", Mark.KEY),
        ("> [!정답]- 보기\n> B\n", Mark.KEY),
        ("> [!tip]- Answer\n> B\n", Mark.KEY),
        ("> [!note] 해설\n> B\n", Mark.EXPLANATION),
    ],
)
def test_the_title_of_a_fold_comes_before_what_is_in_it(text: str, mark: Mark) -> None:
    title, inside = walked(text)
    assert (title.marker and title.marker.mark, inside.text) == (mark, "B")
    assert (title.number, title.column) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "<details>\n<summary>Tea</summary>\n\nB\n\n</details>\n",
        "> [!success]- Tea\n> B\n",
        "> [!check]\n> B\n",
        "> [!done]\n> B\n",
        "> [!faq]- Why?\n> B\n",
        "> [!help]\n> B\n",
        "> [!question]\n> B\n",
    ],
)
def test_what_may_fold_an_answer_is_opened_whatever_its_title(text: str) -> None:
    assert marked(text) == [("B", None)]


@pytest.mark.parametrize(
    "text",
    [
        "> [!tip] Tea\n> Answer: B\n",
        "> [!warning]\n> B\n",
        "> tea\n> milk\n",
        "> tea\n> Explanation: hot\n",
        "| Answer: B |\n| --- |\n| C |\n",
        "```\nAnswer: B\n```\n",
    ],
)
def test_everything_else_stays_closed(text: str) -> None:
    [piece] = walked(text)
    assert (piece.text, piece.line, piece.marker) == (text.rstrip(), None, None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("> tea\n> Answer: B\n", [("tea", None), ("Answer: B", Mark.KEY)]),
        ("> tea\n>\n> Answer: B\n", [("tea", None), ("Answer: B", Mark.KEY)]),
        ("> Options:\n", [("Options:", Mark.OPTIONS)]),
        ("> Question: Why?\n", [("Question: Why?", Mark.QUESTION)]),
    ],
)
def test_a_quote_that_holds_parts_of_a_question_is_opened(text: str, parts: list[tuple[str, Mark]]) -> None:
    assert marked(text) == parts


@pytest.mark.parametrize("name", ["question", "faq", "help", "FAQ"])
@pytest.mark.parametrize(
    "answer",
    [
        "Answer: B",
        "tea\n>\n> Answer: B",
        "> [!success]- Look\n> > B",
        "> [!answer]\n> > B",
        "> Answer: B",
        "<details>\n> <summary>Look</summary>\n>\n> B\n>\n> </details>",
    ],
)
def test_the_title_of_a_callout_is_a_question_where_its_answer_stands_below(name: str, answer: str) -> None:
    first, *_ = walked(f"> [!{name}] Which?\n> - A) tea\n> - B) milk\n>\n> {answer}\n")
    assert (first.text, first.marker and first.marker.mark, first.number, first.column) == (
        "Which?",
        Mark.QUESTION,
        1,
        1,
    )


@pytest.mark.parametrize(
    "text",
    [
        "> [!question] Which?\n> - A) tea\n> - B) milk\n",
        "> [!question] Which?\n> Explanation: hot\n",
        "> [!question] Which?\n> > [!help] Ask\n> > milk\n",
        "> [!question]\n> Answer: B\n",
        "> [!FAQ]\n> Answer: B\n",
        "> [!success] Which?\n> tea\n>\n> Answer: B\n",
    ],
)
def test_the_title_of_any_other_callout_is_no_question(text: str) -> None:
    assert Mark.QUESTION not in [mark for _, mark in marked(text)]


def test_a_question_in_a_callout_takes_up_all_of_it() -> None:
    callout = "> [!question] Which?\n> - A) tea\n> - B) milk\n>\n> > [!success]- Look\n> > Answer: B\n"
    note = read(f"# Tea\n\nHot.\n\n{callout}\n## Milk\n\nCold.\n")
    assert [(question.stem, question.key, question.line) for question in note.questions] == [("Which?", ("B",), 5)]
    assert note.body.split() == ["Hot.", "##", "Milk", "Cold."]


# Items


@pytest.mark.parametrize(
    ("text", "first", "whole"),
    [
        ("- tea\n", "tea", "tea"),
        ("- tea\n  hot\n  sweet\n", "tea", "tea\nhot\nsweet"),
        ("- tea\n\n  hot\n", "tea", "tea\n\nhot"),
        ("- tea\n  - leaf\n", "tea", "tea\n- leaf"),
        ("- tea\n  ```\n  x\n  ```\n  hot\n\n  sweet\n", "tea", "tea\n```\nx\n```\nhot\n\nsweet"),
        ("- tea\n  hot\n\n  ```\n  x\n  ```\n", "tea", "tea\nhot\n\n```\nx\n```"),
        ("- tea\n  ```\n  x\n  ```\n\n  hot\n", "tea", "tea\n```\nx\n```\n\nhot"),
        ("- ```\n  x\n  ```\n  hot\n", "", "```\nx\n```\nhot"),
        ("- ```\n  x\n  ```\n\n  hot\n", "", "```\nx\n```\n\nhot"),
        ("-\n", "", ""),
        ("- tea\n  > hot\n\n  sweet\n", "tea", "tea\n\nsweet"),
        ("- tea\n  - leaf\n  - right if: green\n  - hot\n", "tea", "tea\n- leaf\n- hot"),
        ("- tea\n  - right if: green\n    and hot\n\n  sweet\n", "tea", "tea\n\nsweet"),
        ("- tea\n\n  - right if: green\n", "tea", "tea"),
    ],
)
def test_an_item_is_read_without_its_quotes_and_conditions(text: str, first: str, whole: str) -> None:
    [entry] = items(text)
    assert (entry.first.text, entry.text) == (first, whole)


def test_items_know_their_places_and_numbers() -> None:
    found = items("3. tea\n4. ```\n   x\n   ```\n")
    assert [(entry.first.line, entry.first.column, entry.number) for entry in found] == [(1, 4, 3), (2, 1, 4)]
    assert [entry.number for entry in items("- tea\n- milk\n")] == [None, None]


def test_the_quotes_in_an_item_are_kept_apart() -> None:
    assert [entry.quoted for entry in items("- tea\n  > hot\n  > sweet\n\n  leaf\n\n  > green\n- milk\n")] == [
        "hot\nsweet\n\ngreen",
        "",
    ]
    assert [entry.quoted for entry in items("- > hot\n\n  leaf\n")] == ["hot"]


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("would be right if: green", "green"),
        ("Would be right if : green", "green"),
        ("right if:green", "green"),
        ("correct if： green", "green"),
        ("맞는 경우: 녹차", "녹차"),
        ("정답이 되는 경우: 녹차", "녹차"),
        ("right if: green\n    and hot", "green\nand hot"),
        ("right if: green\n  - hot\n  - correct if: sweet", "green\nsweet"),
        ("right if: it is correct if: green", "it is correct if: green"),
        ("right if green", ""),
        ("never right if: green", ""),
        ("green", ""),
    ],
)
def test_an_item_says_when_it_would_be_right(text: str, condition: str) -> None:
    [entry] = items(f"- tea\n  - {text}\n")
    assert entry.right_if == condition


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("[x] tea", (True, "tea")),
        ("[X] tea", (True, "tea")),
        ("[ ] tea", (False, "tea")),
        ("[x]\ttea", (True, "tea")),
        ("(x) tea", (True, "tea")),
        ("(X) tea", (True, "tea")),
        ("(•) tea", (True, "tea")),
        ("(●)  tea", (True, "tea")),
        ("( ) tea", (False, "tea")),
        ("[x] `tea\nmilk`", (True, "`tea\nmilk`")),
        ("[ ]", (False, "")),
        ("[x](https://example.com)", None),
        ("(x)tea", None),
        ("[•] tea", None),
        ("[a] tea", None),
        ("tea [x] milk", None),
    ],
)
def test_a_box_is_checked_or_not(text: str, box: tuple[bool, str] | None) -> None:
    assert find_box(text) == box


# Options


@pytest.mark.parametrize(
    "text",
    [
        "A) tea ←정답",
        "A) tea <- answer",
        "A) tea ⬅\ufe0f correct answer",
        "A) tea <--- 답",
        "A) tea [CORRECT]",
        "A) tea **(정답)**",
        "✅ A) tea ✅",
        "✅A) ✅ tea",
        "✔\ufe0fA) tea",
        "A) ☑\ufe0f tea",
        "A) tea ⭕\ufe0f",
        "A) tea\nMost Voted",
    ],
)
def test_a_sign_or_remark_on_either_side_says_that_an_option_is_right(text: str) -> None:
    option = option_in(text, Line(text, 4, 2))
    assert (option.label, option.text, option.marked, option.judged) == ("A", "tea", True, True)
    assert (option.line, option.column) == (4, 2)


@pytest.mark.parametrize(
    "text", ["A) ❌ tea", "❌\ufe0fA) tea", "A) tea✗", "✗ A) tea ✗", "A) tea ✖\ufe0f", "A) tea **[Incorrect]**"]
)
def test_a_sign_or_remark_on_either_side_says_that_an_option_is_wrong(text: str) -> None:
    option = option_in(text, Line(text, 4, 2))
    assert (option.label, option.text, option.marked, option.judged) == ("A", "tea", False, True)


@pytest.mark.parametrize(
    "text",
    [
        "tea <answer",
        "the almost voted",
        "tea (correct) or milk",
        "(wrong) tea",
        "draw ✅ and ❌ there",
        "← correct leaf",
        "tea ← the answer",
        "(almost correct)",
    ],
)
def test_signs_and_remarks_inside_an_option_are_its_words(text: str) -> None:
    option = option_in(f"A) {text}", Line(text, 1, 1))
    assert (option.text, option.marked, option.judged) == (text, False, False)


def test_a_line_without_a_label_may_bear_a_sign() -> None:
    options = [option_in(text, Line(text, 1, 1)) for text in ("tea ✅", "❌ milk", "mate")]
    assert [(o.label, o.text, o.marked, o.judged) for o in options] == [
        (None, "tea", True, True),
        (None, "milk", False, True),
        (None, "mate", False, False),
    ]
    assert [without_signs(text) for text in ("✅ tea", "tea ❌", "tea")] == ["tea", "tea", "tea"]


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("A) **tea**", True),
        ("**A) tea**", True),
        ("**A)** **tea**", True),
        ("**tea**", True),
        ("__tea__", True),
        ("A) __tea__", True),
        ("A) **tea** ✅", True),
        ("**A) tea** ✅", True),
        ("**A)** tea", False),
        ("A) **tea** hot", False),
        ("A) hot **tea**", False),
        ("A) **tea** or **milk**", False),
        ("A) **tea__", False),
        ("A) ** tea**", False),
        ("A) **tea **", False),
        ("A) ____", False),
        ("A) tea", False),
    ],
)
def test_an_option_is_bold_where_all_of_it_is(text: str, bold: bool) -> None:
    assert option_in(text, Line(text, 1, 1)).bold == bold


def test_bold_is_taken_off_what_is_bold_from_end_to_end() -> None:
    assert [without_bold(text) for text in ("**tea**", "__tea__", "**a** b", "____", "tea")] == [
        "tea",
        "tea",
        "**a** b",
        "____",
        "tea",
    ]


def options(text: str) -> list[DraftOption]:
    return [option_of(entry) for entry in items(text)]


def test_an_item_with_all_its_parts_is_an_option() -> None:
    text = "- [x] A) tea ✅\n  hot\n  > leaves\n  - right if: green\n- [ ] B) milk\n- C) mate\n"
    tea, milk, mate = options(text)
    assert (tea.label, tea.text, tea.checked, tea.marked, tea.rationale, tea.right_if) == (
        *("A", "tea\nhot"),
        *(True, True),
        *("leaves", "green"),
    )
    assert (milk.label, milk.text, milk.checked, milk.marked, milk.rationale, milk.right_if) == (
        *("B", "milk"),
        *(False, False),
        *("", ""),
    )
    assert (mate.checked, mate.line) == (None, 6)


@pytest.mark.parametrize(
    ("item", "text", "rationale", "is_right"),
    [
        ("tea\n  *Incorrect.* Hot.", "tea", "*Incorrect.* Hot.", False),
        ("tea\n  sweet\n  Wrong: hot\n  and sour", "tea\nsweet", "Wrong: hot\nand sour", False),
        ("tea\n  - Wrong: hot", "tea", "Wrong: hot", False),
        ("tea\n  * Correct - hot", "tea", "Correct - hot", True),
        ("tea\n  - leaf\n    - Right! Hot", "tea\n- leaf", "Right! Hot", True),
        ("tea\n  Wrong: hot\n  > sour", "tea", "Wrong: hot\nsour", False),
        ("tea ✅\n  Wrong: never", "tea", "Wrong: never", True),
        ("tea\n  오답– 차", "tea", "오답– 차", False),
        ("Correct: tea", "Correct: tea", "", False),
        ("tea\n  Correct me", "tea\nCorrect me", "", False),
        ("tea\n  It is wrong: hot", "tea\nIt is wrong: hot", "", False),
    ],
)
def test_a_judgement_in_an_item_is_its_reason(item: str, text: str, rationale: str, is_right: bool) -> None:
    [option] = options(f"- {item}\n")
    assert (option.text, option.rationale, option.marked) == (text, rationale, is_right)


@pytest.mark.parametrize(
    ("texts", "parted"),
    [
        (["✅ tea — hot", "❌ milk – cold"], [("tea", "hot"), ("milk", "cold")]),
        (["A) ✅ tea — hot", "B) ❌ milk — cold"], [("tea", "hot"), ("milk", "cold")]),
        (["✅ tea — hot — sweet", "❌ milk  —  cold"], [("tea", "hot — sweet"), ("milk", "cold")]),
        (["✅ tea — hot", "❌ milk"], [("tea — hot", ""), ("milk", "")]),
        (["✅ tea — hot", "milk — cold"], [("tea — hot", ""), ("milk — cold", "")]),
        (["✅ tea—hot", "❌ milk—cold"], [("tea—hot", ""), ("milk—cold", "")]),
        (["✅ tea - hot", "❌ milk - cold"], [("tea - hot", ""), ("milk - cold", "")]),
    ],
)
def test_reasons_are_parted_where_every_option_is_judged(texts: list[str], parted: list[tuple[str, str]]) -> None:
    found = [option_in(text, Line(text, 1, 1)) for text in texts]
    part_reasons(found)
    assert [(option.text, option.rationale) for option in found] == parted


def test_a_reason_behind_a_dash_comes_before_the_quote_below() -> None:
    found = options("- ✅ tea — hot\n  > leaves\n- ❌ milk — cold\n")
    part_reasons(found)
    assert [option.rationale for option in found] == ["hot\n\nleaves", "cold"]


@pytest.mark.parametrize(
    ("text", "left", "lines"),
    [
        ("tea\nAnswer: B", "tea", [("Answer: B", 8)]),
        ("tea\nhot\n\n<p>Answer: B</p>\n\nWhy: hot", "tea\nhot", [("Answer: B", 10), ("Why: hot", 12)]),
        ("tea\n정답\nB", "tea", [("정답", 8), ("B", 9)]),
        ("tea\n<p>hot</p>\nAnswer: B", "tea\n<p>hot</p>", [("Answer: B", 9)]),
        ("Answer: B", "Answer: B", []),
        ("tea\nWhy: hot", "tea\nWhy: hot", []),
        ("tea\nhot", "tea\nhot", []),
    ],
)
def test_an_answer_that_slipped_into_an_option_is_taken_out(text: str, left: str, lines: list[tuple[str, int]]) -> None:
    option = DraftOption("A", text, 7, 3)
    taken = take_answer_lines(option)
    assert (option.text, [(line.text, line.line) for line in taken]) == (left, lines)


def test_a_question_whose_signs_stand_behind_the_letters_has_a_reason_for_each_option() -> None:
    [question] = read("# T\n\n**Q:** Why?\n\n- A) ❌ milk — cold\n- B) ✅ tea — hot\n").questions
    assert (question.key, [(option.text, option.rationale) for option in question.options]) == (
        ("B",),
        [("milk", "cold"), ("tea", "hot")],
    )
