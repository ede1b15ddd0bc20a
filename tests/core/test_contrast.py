"""What a note says of its concepts, whose each name is, and the table that comes of it."""

import pytest

from app.core.comparing import Comparison, NoteContrast, compare
from app.core.concepts import bind_concepts, concepts_of
from app.core.model import Concept, FacetKind, Name, NameKind, Note
from app.core.naming import Names
from app.core.parsing import parse_note
from app.core.rendering import render_contrast
from app.core.text import slugify

DEFINED = "## Key concepts\n\n- **Green Tea**: of leaves\n- **Coffee**: of beans\n\n"


def read(text: str, path: str = "drinks.md") -> Note:
    note, _ = parse_note(text.encode(), path)
    assert note is not None
    return note


def concept(name: str, *names: tuple[str, NameKind]) -> Concept:
    return Concept(slugify(name), name, tuple(Name(text, kind) for text, kind in names), "", 1)


def facets(body: str) -> list[tuple[str, str, str]]:
    return [(facet.concept, facet.label, facet.text) for facet in read(f"# Drinks\n\n{body}\n\n{DEFINED}").facets]


# Names


def test_a_concept_says_who_calls_it_what() -> None:
    brackets = 'API: CreateTea; formerly: chai; exam: "hot leaf"; ko: 차; MakeTea; cha'
    [tea] = read(f"# Tea\n\n## Key concepts\n\n- **Tea** ({brackets}): it\n").concepts
    assert tea.names == (
        Name("CreateTea", NameKind.API),
        Name("chai", NameKind.FORMER),
        Name("hot leaf", NameKind.EXAM),
        Name("차", NameKind.KO),
        Name("MakeTea", NameKind.API),
        Name("cha", NameKind.ALSO),
    )


def test_a_definition_may_warn_of_a_name() -> None:
    traps = read("# Tea\n\n## 주요개념\n\n- **Tea**: leaves\n- **Rooibos Tea**: 차가 아니다 (혼동 주의)\n").concepts
    assert [one.is_trap for one in traps] == [False, True]


def test_a_note_that_defines_nothing_is_itself_the_concept() -> None:
    [tea] = concepts_of(read("---\naliases: [chai]\n---\n# Green tea\n\nIt is steeped.\n", "green-tea.md"))
    assert (tea.slug, tea.all_names) == ("green-tea", ("Green tea", "chai"))


def test_a_bank_without_words_of_its_own_is_no_concept() -> None:
    assert concepts_of(read("# Exam\n\n## Quiz\n\nWhich?\n\n- A) x\n- B) y\n\nAnswer: A\n")) == ()


NAMES = Names(
    [
        concept("Green Tea", ("GT9", NameKind.ALSO), ("CreateTea", NameKind.API)),
        concept("Tea", ("hot drink", NameKind.EXAM)),
        concept("Coffee", ("hot drink", NameKind.EXAM), ("커피콩", NameKind.KO)),
        concept("Steeping Jobs"),
        concept("AB"),
    ]
)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Green Tea", "green-tea"),
        ("green-tea", "green-tea"),
        ("gt9", "green-tea"),
        ("Steeping Job", "steeping-jobs"),
        ("AB", "ab"),
        ("hot drink", None),
        ("water", None),
    ],
)
def test_a_name_is_of_one_concept_or_of_none(name: str, slug: str | None) -> None:
    assert NAMES.of(name) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Pour the green tea slowly", "green-tea"),
        ("Pour tea", "tea"),
        ("Teas of all kinds", "tea"),
        ("Teapots", None),
        ("steam", None),
        ("Tea or coffee", None),
        ("Tea, and once more tea", "tea"),
        ("커피콩을 간다", "coffee"),
        ("Tea를 마신다", "tea"),
        ("A steeping job", "steeping-jobs"),
        ("Two steeping jobs", "steeping-jobs"),
        ("AB and no more", None),
        ("Green", None),
        ("", None),
    ],
)
def test_a_name_occurs_in_a_text_as_a_word_and_the_longest_counts(text: str, slug: str | None) -> None:
    assert NAMES.within(text) == slug


def test_the_lead_of_a_text_is_the_concept_it_begins_with() -> None:
    assert NAMES.lead("Green Tea 장점") == ("green-tea", "장점")
    assert NAMES.lead("Coffee의 단점") == ("coffee", "단점")
    assert NAMES.lead("Coffee: good") == ("coffee", "good")
    assert NAMES.lead("Why Coffee") == (None, "")


def test_one_concept_in_two_notes_and_languages_has_one_slug() -> None:
    names = Names([concept("Coffee", ("커피", NameKind.KO)), concept("커피"), concept("coffee"), concept("Tea")])
    assert names.one_of == {"coffee": "coffee", "커피": "coffee", "tea": "tea"}
    assert names.of("커피") == "coffee"


def test_other_names_make_no_two_concepts_one() -> None:
    names = Names([concept("Coffee", ("Tea", NameKind.EXAM)), concept("Tea")])
    assert names.one_of == {"coffee": "coffee", "tea": "tea"}
    assert names.of("Tea") is None


# Facets


def test_parallel_bullets_under_headings_that_name_a_concept_are_rows() -> None:
    body = (
        "### Green Tea\n\n- **Made of**: leaves\n- **Heat:** 80 °C\n\n### The truth on Coffee\n\n- **Made of**: beans\n"
    )
    assert facets(body) == [
        ("green-tea", "Made of", "leaves"),
        ("green-tea", "Heat", "80 °C"),
        ("coffee", "Made of", "beans"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "### Green Tea and Coffee\n\n- **Made of**: plants",
        "### Drinks\n\n- **Made of**: plants",
        "## Coffee\n\n- **Made of**: beans",
        "### Coffee\n\n- made of beans",
        "### Coffee\n\n#### Other things\n\n- **Made of**: plants",
    ],
)
def test_other_bullets_are_no_rows(body: str) -> None:
    assert facets(body) == []


def test_a_list_under_a_bold_head_is_one_row() -> None:
    assert facets("**Coffee advantages**:\n\n- wakes\n- warms") == [("coffee", "advantages", "- wakes\n- warms")]
    assert facets("**Green Tea의 장점:**\n- mild") == [("green-tea", "장점", "- mild")]
    assert facets("**Advantages**:\n\n- wakes") == []
    assert facets("**Coffee**:\n\n- wakes") == []


def test_a_table_with_a_column_for_each_concept_is_taken_as_it_is() -> None:
    table = "| | Coffee | Green Tea |\n|-|-|-|\n| **Made of** | beans | leaves |\n| Heat | 96 °C | |\n"
    assert facets(table) == [
        ("coffee", "Made of", "beans"),
        ("green-tea", "Made of", "leaves"),
        ("coffee", "Heat", "96 °C"),
    ]


@pytest.mark.parametrize("head", ["| | Coffee |", "| | Coffee | Price |", "| | Coffee | Coffee |"])
def test_another_table_is_no_comparison(head: str) -> None:
    columns = head.count("|") - 1
    assert facets(f"{head}\n{'|-' * columns}|\n{'| x ' * columns}|\n") == []


def test_lines_of_a_flow_are_of_the_concept_they_name() -> None:
    body = "```\nGreen Tea:  leaf → cup\nbeans -> Coffee -> cup\nleaf → Green Tea and Coffee\nno arrow: Coffee\n```\n"
    assert facets(body) == [("green-tea", "", "leaf → cup"), ("coffee", "", "beans -> Coffee -> cup")]


def test_a_heading_may_be_a_name_of_two_syllables() -> None:
    body = "### 녹차\n\n- **재료**: 잎\n\n## 주요개념\n\n- **녹차**: 우린 잎\n"
    assert [(facet.concept, facet.label) for facet in read(f"# 음료\n\n{body}").facets] == [("녹차", "재료")]


def test_a_flow_may_go_both_ways() -> None:
    assert facets("```\nCoffee: cup ↔ table\n```\n") == [("coffee", "", "cup ↔ table")]


def test_every_cell_keeps_its_line() -> None:
    note = read(f"# Drinks\n\n### Coffee\n\n- **Made of**: beans\n\n**Coffee advantages**:\n\n- wakes\n\n{DEFINED}")
    assert [(facet.kind, facet.line) for facet in note.facets] == [(FacetKind.ROW, 5), (FacetKind.LIST, 9)]


def test_what_stands_in_a_question_is_no_facet() -> None:
    body = "## Practice questions\n\n### Question 1. Coffee\n\n- **Made of**: beans\n\n- A) yes\n- B) no\n\nAnswer: A\n"
    assert facets(body) == []


# One-line tests, and what a note tells apart


def test_a_one_line_test_leads_to_concepts() -> None:
    line = "**Test:** Is there a bean? yes, one → [[Coffee]], no -> [[Green Tea|tea]]"
    [test] = read(f"# Drinks\n\n{line}\n\n{DEFINED}").tests
    assert (test.question, test.line) == ("Is there a bean?", 3)
    assert test.answers == (("yes, one", "coffee"), ("no", "green-tea"))


@pytest.mark.parametrize(
    "line", ["**Test:** Is there a bean?", "판별: 콩인가? 예 → [[Coffee]]", "**Test:** yes → [[Coffee]]"]
)
def test_a_test_without_a_question_or_without_two_answers_is_none(line: str) -> None:
    assert read(f"# Drinks\n\n{line}\n\n{DEFINED}").tests == ()


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ("---\nconfusable: [[tea, coffee], [a, b]]\n---\n# Drinks", (("tea", "coffee"), ("a", "b"))),
        ("# Coffee vs Green Tea: what to drink", (("coffee", "green-tea"),)),
        ("# Green Tea 대 Coffee - 무엇을", (("green-tea", "coffee"),)),
        ("# Coffee or not", (("green-tea", "coffee", "water"),)),
        ("# Drinks", (("green-tea", "coffee", "water"),)),
    ],
)
def test_a_note_says_what_it_tells_apart(head: str, declared: tuple[tuple[str, ...], ...]) -> None:
    assert read(f"{head}\n\n{DEFINED}- **Water**: of wells\n").declared == declared


def test_a_note_with_one_concept_tells_nothing_apart() -> None:
    assert read("# Tea\n\n## Key concepts\n\n- **Tea**: leaves\n").declared == ()


# Options


def test_an_option_names_a_concept_by_link_short_name_or_words() -> None:
    options = "- A) Coffee for [[Green Tea]]\n- B) Something\n- C) A cup of coffee\n- D) Coffee or green tea\n"
    note = read(f"# Drinks\n\n{DEFINED}## Quiz\n\nWhich?\n\n{options}\nAnswer: A\n\n- **B) Green Tea** - no\n")
    [question] = bind_concepts(note.questions, note.concepts)
    assert [one.concept for one in question.options] == ["green-tea", "green-tea", "coffee", None]


# The table


def contrast(text: str, slug: str, language: str = "en") -> NoteContrast:
    note = read(text, f"{slug}.md")
    return NoteContrast(slug, note.title, language, render_contrast(note, concepts_of(note)))


ENGLISH = contrast(
    "# Coffee vs Green Tea\n\n### Coffee\n\n- **Cup**: hot\n- **Made of**: *beans*\n- **Price**: high\n\n"
    "### Green Tea\n\n- **Cup**: Hot.\n- **Made of**: leaves\n\n**Coffee advantages**:\n\n- wakes\n\n"
    "```\nCoffee: bean → cup\n```\n\n**Test:** A bean? yes → [[Coffee]], no → [[Green Tea]]\n\n" + DEFINED,
    "drinks",
)
KOREAN = contrast(
    "# 차\n\n### Coffee\n\n- **재료**: 콩\n\n## 주요개념\n\n- **Coffee**: 콩\n- **Green Tea**: 잎\n", "drinks-ko", "ko"
)
SAME = {"coffee": "coffee", "green-tea": "green-tea"}


def compared(*notes: NoteContrast, language: str = "en") -> Comparison:
    return compare(notes, ["green-tea", "coffee"], same_as=SAME, language=language)


def test_rows_that_differ_come_first_then_equal_ones_then_lists_and_flows() -> None:
    comparison = compared(ENGLISH)
    assert [(row.label, row.differs) for row in comparison.rows] == [
        ("Made of", True),
        ("Price", True),
        ("Cup", False),
        ("advantages", True),
        ("", True),
    ]


def test_cells_stand_in_the_order_asked_for_with_the_authors_words_and_place() -> None:
    row = compared(ENGLISH).rows[0]
    assert [[cell.html.strip() for cell in cells] for cells in row.cells] == [
        ["<p>leaves</p>"],
        ["<p><em>beans</em></p>"],
    ]
    [cell] = row.cells[1]
    assert (cell.note.slug, cell.line) == ("drinks", 6)


def test_what_no_note_says_stays_empty() -> None:
    price = next(row for row in compared(ENGLISH).rows if row.label == "Price")
    assert (price.cells[0], len(price.cells[1])) == ((), 1)


def test_definitions_and_tests_are_those_of_the_concepts() -> None:
    comparison = compared(ENGLISH)
    assert [[cell.html.strip() for cell in cells] for cells in comparison.definitions] == [
        ["<p>of leaves</p>"],
        ["<p>of beans</p>"],
    ]
    [test] = comparison.tests
    assert test.answers == (("yes", "coffee"), ("no", "green-tea"))


def test_the_readers_language_is_used_unless_another_says_more() -> None:
    assert compared(ENGLISH, KOREAN, language="ko").rows[0].label == "Made of"
    both = contrast(
        "# 차\n\n### Coffee\n\n- **재료**: 콩\n\n### Green Tea\n\n- **재료**: 잎\n\n"
        "## 주요개념\n\n- **Coffee**: 콩\n- **Green Tea**: 잎\n",
        "drinks-ko",
        "ko",
    )
    assert [row.label for row in compared(ENGLISH, both, language="ko").rows] == ["재료"]
    assert compared(ENGLISH, both, language="en").rows[0].label == "Made of"


def test_nothing_said_makes_an_empty_table() -> None:
    assert compared().rows == ()
