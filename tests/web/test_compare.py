"""Concepts: one, several side by side, and their names."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest

from app.web.name_book import MOST_COMPARISONS, NameBook
from app.web.pages.comparing import ComparePage
from tests.web.api import choose, get
from tests.web.browser import Browser
from tests.web.notes import note, question, write_notes
from tests.web.site import Site, site_of

ENGLISH = note(
    "Green Tea vs Coffee",
    "## Explanation\n\n### Green Tea\n\n- **Made of**: leaves of *Camellia*\n- **Served**: hot\n- **Heat**: 80 °C\n\n"
    "### Coffee\n\n- **Made of**: beans\n- **Served**: hot\n\n**Coffee advantages**:\n\n- wakes\n\n"
    "```\nCoffee: bean → cup\n```\n\n**Test:** Is there a bean? yes → [[Coffee]], no → [[Green Tea]]\n\n"
    "## Key concepts\n\n- **Green Tea** (API: CreateTea; formerly: chai; ko: 녹차): steeped leaves\n"
    '- **Coffee** (exam: "wakes people"): brewed beans\n- **Brewing Job**: what a machine does\n'
    "- **Boiler** (API: CreateBrewingJob): heats water\n",
    [
        question("Which is of leaves? ^q-leaf", ["Coffee", "Green tea", "Water"], "B"),
        question("Which is of beans? ^q-bean", ["Coffee", "Milk", "Water"], "A"),
    ],
    lang="en",
)
KOREAN = note(
    "녹차 대 커피",
    "## 설명\n\n### Green Tea\n\n- **재료**: 잎\n\n### Coffee\n\n- **재료**: 콩\n\n"
    "## 주요개념\n\n- **녹차** (en: Green Tea): 우린 잎\n- **Coffee**: 콩\n",
    [question("잎으로 만든 것은? ^q-leaf", ["Coffee", "녹차", "물"], "B")],
    lang="ko",
    translation_of="drinks",
)
HOSTILE = note(
    "<b>X</b>",
    "## Explanation\n\n### Trap <i>\n\n- **<script>alert(1)</script>**: <img src=x onerror=alert(1)>\n\n"
    "## Key concepts\n\n- **Trap <i>** (API: <svg onload=x>): <script>alert(1)</script>\n- **Cup**: it\n",
    lang="en",
)


@pytest.fixture(scope="module")
def compared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder: Path = tmp_path_factory.mktemp("compared")
    content = write_notes(folder / "content", {"drinks.md": ENGLISH, "drinks-ko.md": KOREAN, "x.md": HOSTILE})
    with site_of(content, folder / "data") as site:
        yield site


@pytest.fixture
def reader(compared: Site) -> Browser:
    return compared.browser()


def rows(reader: Browser, address: str, table: str = ".compare") -> dict[str, list[str]]:
    page = reader.get(address)
    assert page.status == 200
    found = {}
    for row in page.tree.css(f"{table} tbody tr"):
        cells = [node.css(".prose, .flow, .not-stated") for node in row.css("td")]
        found[row.css("th")[0].text().strip()] = [" ".join(c.text().strip() for c in cell) for cell in cells]
    return found


PAIR = "/compare?with=green-tea&with=coffee"


def test_two_concepts_stand_side_by_side_in_the_words_of_the_note(reader: Browser) -> None:
    assert rows(reader, PAIR) == {
        "What it is": ["steeped leaves", "brewed beans"],
        "Made of": ["leaves of Camellia", "beans"],
        "Heat": ["80 °C", "not stated"],
        "advantages": ["not stated", "wakes"],
        "Flow": ["not stated", "bean → cup"],
        "Served": ["hot", "hot"],
    }


def test_what_is_the_same_for_both_is_folded(reader: Browser) -> None:
    assert list(rows(reader, PAIR, ".same .compare")) == ["Served"]
    assert reader.get(PAIR).word(".same summary") == "The same for both: 1 row"


def test_every_cell_leads_to_its_note_and_names_the_line(reader: Browser) -> None:
    page = reader.get(PAIR)
    assert set(page.values(".said-place", "href")) == {"/notes/drinks"}
    assert "line 21" in page.words(".said-place")


def test_the_one_line_test_leads_to_the_concepts(reader: Browser) -> None:
    page = reader.get(PAIR)
    assert page.word(".one-line-question") == "Is there a bean?"
    assert page.values(".one-line-answers a", "href") == ["/concepts/coffee", "/concepts/green-tea"]
    assert page.words(".one-line-answers .side-letter") == ["B", "A"]


def test_the_reader_gets_the_words_of_their_language(compared: Site) -> None:
    page = compared.browser(accept_language="ko").get(PAIR)
    assert page.words(".compare thead th a:not(.trap)") == ["녹차", "Coffee"]
    assert page.words(".compare tbody th") == ["정의", "재료"]
    assert set(page.values(".compare tbody .prose", "lang")) == {"ko"}


def test_the_sides_can_be_swapped(reader: Browser) -> None:
    assert "/compare?with=coffee&with=green-tea" in reader.get(PAIR).values(".page-head a", "href")


def test_a_comparison_follows_the_notes(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", {"drinks.md": ENGLISH})
    with site_of(content, tmp_path / "data") as site:
        assert rows(site.browser(), PAIR)["Made of"] == ["leaves of Camellia", "beans"]
        write_notes(content, {"drinks.md": ENGLISH.replace("**Made of**: beans", "**Made of**: seeds")})
        site.build()
        assert rows(site.browser(), PAIR)["Made of"] == ["leaves of Camellia", "seeds"]


def test_comparisons_are_forgotten_rather_than_piled_up() -> None:
    book, make = NameBook([]), Mock(return_value=ComparePage([], [], [], [], [], [], [], []))
    slugs = [str(number) for number in range(MOST_COMPARISONS)]
    for slug in [*slugs, *slugs]:
        book.comparison([slug], "en", make)
    assert make.call_count == MOST_COMPARISONS
    for slug in ["one more", "0"]:
        book.comparison([slug], "en", make)
    assert make.call_count == MOST_COMPARISONS + 2


def test_questions_in_which_both_occur_can_be_practised(reader: Browser) -> None:
    page = reader.get(PAIR)
    assert page.words(".question-card .prose") == ["Which is of leaves?"]
    step = reader.submit(page.form("/quiz"))
    assert step.words(".quiz-title") == ["Green Tea / Coffee"]
    assert "1" in step.word(".quiz-place")


def test_the_questions_of_one_concept_can_be_practised(reader: Browser) -> None:
    page = reader.get("/concepts/coffee")
    assert page.words(".question-card .prose") == ["Which is of leaves?", "Which is of beans?"]
    assert reader.submit(page.form("/quiz")).words(".quiz-title") == ["Coffee"]


def test_another_name_of_a_concept_leads_to_it(reader: Browser) -> None:
    assert reader.get("/concepts/녹차").location == "/concepts/green-tea"
    assert rows(reader, "/compare?with=녹차&with=coffee")["Made of"] == ["leaves of Camellia", "beans"]


def test_a_concept_has_its_names_look_alikes_and_notes(reader: Browser) -> None:
    page = reader.get("/concepts/green-tea")
    assert page.words(".definition .prose") == ["steeped leaves"]
    assert page.words(".names dt") == ["In the API", "Formerly", "Korean"]
    assert page.words(".names .name") == ["CreateTea", "chai", "녹차"]
    assert page.values(".link-rows a", "href") == [
        "/compare?with=green-tea&with=coffee",
        "/notes/drinks",
        "/notes/drinks-ko",
    ]


def test_all_pairs_are_listed_and_any_others_can_be_chosen(reader: Browser) -> None:
    page = reader.get("/compare")
    assert page.words(".pairs a") == ["Coffee, Green Tea", "Cup, Trap <i>"]
    chooser = page.form("/compare")
    assert chooser.method == "get"
    assert set(chooser.offered["with"]) >= {"green-tea", "coffee", "boiler"}


def test_names_are_told_by_who_uses_them_and_traps_are_marked(reader: Browser) -> None:
    page = reader.get("/names")
    table = {row.css("th")[0].text().strip(): row for row in page.tree.css(".name-table tbody tr")}
    cells = [" ".join(cell.text().split()) for cell in table["Green Tea"].css("td")]
    assert cells == ["", "CreateTea", "chai", "녹차"]
    assert page.words(".traps strong") == ["Brewing Job", "CreateBrewingJob"]
    assert page.values(".traps li > a", "href") == ["/compare?with=brewing-job&with=boiler"]


def test_a_trap_is_told_where_the_concept_is_compared(reader: Browser) -> None:
    page = reader.get("/compare?with=brewing-job&with=boiler")
    assert page.words("thead .trap") == ["Name trap: Brewing Job", "Name trap: CreateBrewingJob"]


def test_a_note_tells_what_it_tells_apart(reader: Browser) -> None:
    assert reader.get("/notes/drinks").values(".mixed-up a", "href") == ["/compare?with=coffee&with=green-tea"]


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ("?with=coffee", 200, "Choose what to compare it with."),
        ("?with=coffee&with=rum", 404, "No note defines one of these."),
        ("?with=coffee&with=coffee", 400, "These are the same thing"),
        ("?with=coffee&with=green-tea&with=boiler&with=cup", 400, "Two or three can be compared"),
        ("?with=&with=%00%ff", 200, None),
        ("?with=coffee&with=green-tea&with=", 200, None),
    ],
)
def test_what_cannot_be_compared_gets_a_clear_page(reader: Browser, query: str, status: int, words: str | None) -> None:
    page = reader.get(f"/compare{query}")
    assert page.status == status
    assert words is None or words in page.word(".notice")


def test_a_concept_that_no_note_defines_is_not_there(reader: Browser) -> None:
    assert reader.get("/concepts/rum").status == 404


def test_an_empty_bank_says_what_to_do(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", {})
    with site_of(content, tmp_path / "data") as site:
        for address in ("/compare", "/names"):
            page = site.browser().get(address)
            assert (page.status, page.values(".empty a", "href")) == (200, ["/help#note"])


@pytest.mark.parametrize("address", ["/concepts/trap-i", "/compare?with=trap-i&with=cup", "/names", "/notes/x"])
def test_x1_nothing_an_author_writes_of_a_concept_acts_on_a_page(reader: Browser, address: str) -> None:
    page = reader.get(address)
    assert page.status == 200
    assert [tag for tag in ("<script>alert", "<img src=x", "<svg onload") if tag in page.text] == []


def wrong_answer(browser: Browser, compared: Site, question: str, chosen: str, **choices: str) -> tuple[str, int]:
    """A sitting of both questions with one answered by an option's text."""
    sitting = browser.start(note="drinks", **choices)
    number = compared.number_of(sitting, question)
    for earlier in range(1, number):
        browser.answer(sitting, earlier, *compared.right(sitting, earlier))
    revision, order = compared.asked(sitting, number)
    label = next(option["label"] for option in revision.content["options"] if chosen in option["text"])
    browser.answer(sitting, number, order.index(label) + 1)
    return sitting, number


def test_a_wrong_answer_is_told_as_a_mix_up_with_what_decides(reader: Browser, compared: Site) -> None:
    sitting, number = wrong_answer(reader, compared, "q-leaf", "Coffee")
    page = reader.get(f"/quiz/{sitting}/{number}")
    assert page.words(".taken-for thead a") == ["Coffee", "Green Tea"]
    assert page.words(".taken-for tbody th") == ["Made of"]
    assert page.words(".taken-for tbody .prose") == ["beans", "leaves of Camellia"]
    assert page.word(".taken-for .one-line-question") == "Is there a bean?"
    assert page.words(".taken-for .one-line-answers .side-letter") == ["A", "B"]
    assert "/compare?with=coffee&with=green-tea" in page.values(".taken-for a", "href")


def test_an_option_that_names_nothing_is_no_mix_up(reader: Browser, compared: Site) -> None:
    sitting, number = wrong_answer(reader, compared, "q-leaf", "Water")
    page = reader.get(f"/quiz/{sitting}/{number}")
    assert page.word(".verdict h1") == "Not quite"
    assert page.words(".taken-for") == []


def test_an_exam_tells_mix_ups_at_its_end(reader: Browser, compared: Site) -> None:
    sitting, number = wrong_answer(reader, compared, "q-leaf", "Coffee", mode="exam")
    assert reader.get(f"/quiz/{sitting}/{number}").words(".taken-for") == []
    reader.post(f"/quiz/{sitting}/finish")
    assert reader.get(f"/quiz/{sitting}/result").words(".taken-for thead a") == ["Coffee", "Green Tea"]


def test_a_program_gets_the_same_comparison(reader: Browser) -> None:
    found = get(reader, "/comparison?with=green-tea&with=coffee")
    assert [one["name"] for one in found["concepts"]] == ["Green Tea", "Coffee"]
    said = {row["label"]: [[one["passage"]["text"] for one in cell] for cell in row["cells"]] for row in found["rows"]}
    assert said["Made of"] == [["leaves of Camellia"], ["beans"]]
    assert said["Heat"] == [["80 °C"], []]
    assert [(row["label"], row["differs"]) for row in found["rows"]][-2:] == [("advantages", True), ("", True)]
    assert found["tests"][0]["answers"] == [
        {"answer": "yes", "concept": "coffee"},
        {"answer": "no", "concept": "green-tea"},
    ]
    assert [one["id"] for one in found["questions"]] == ["q-leaf"]


def test_a_program_gets_all_concepts_and_pairs(reader: Browser) -> None:
    found = get(reader, "/concepts?language=ko")
    assert ("녹차", "ko") in [(one["name"], one["language"]) for one in found["concepts"]]
    assert [tuple(pair.values()) for pair in found["pairs"]] == [("coffee", "green-tea"), ("cup", "trap-i")]


def test_a_program_is_told_of_mix_ups(reader: Browser) -> None:
    feedback = choose(reader, "q-leaf", "Coffee")
    assert [(one["chosen"]["name"], one["right"]["slug"]) for one in feedback["mix_ups"]] == [("Coffee", "green-tea")]
    assert choose(reader, "q-leaf", "Green tea")["mix_ups"] == []


def test_a_concept_that_is_not_there_names_some_that_are(reader: Browser) -> None:
    assert reader.get("/concepts/cofee").values(".link-rows a", "href") == ["/concepts/coffee"]
    assert get(reader, "/comparison?with=green-tea&with=cofee", 404)["nearby"] == ["coffee"]
    assert get(reader, "/comparison?with=green-tea&with=녹차", 422)["code"] == "same_concept"


def test_a_pair_shows_what_one_took_for_what(compared: Site) -> None:
    learner = compared.browser()
    assert learner.get("/compare?with=boiler&with=brewing-job").words(".record p") == [
        "You have not answered a question on these two yet."
    ]
    compared.forget()
    wrong_answer(learner, compared, "q-leaf", "Coffee")
    assert learner.get("/compare?with=coffee&with=green-tea").words(".record p") == [
        "Chose Coffee where it was Green Tea: 1 of 1 answer"
    ]
    assert learner.get(PAIR).words(".record p") == ["Chose Coffee where it was Green Tea: 1 of 1 answer"]


def test_a_concept_shows_what_the_learner_took_for_it(compared: Site) -> None:
    compared.forget()
    learner = compared.browser()
    assert learner.get("/concepts/coffee").words(".mix-up") == []
    wrong_answer(learner, compared, "q-leaf", "Coffee")
    for slug in ("coffee", "green-tea"):
        assert learner.get(f"/concepts/{slug}").words(".mix-up-way") == [
            "Chose Coffee where it was Green Tea: 1 of 1 answer"
        ]
    assert learner.get("/concepts/boiler").words(".mix-up") == []


def test_three_concepts_have_no_record(reader: Browser) -> None:
    assert reader.get(f"{PAIR}&with=boiler").words(".record") == []


def test_a_told_mix_up_can_be_drilled_at_once(reader: Browser, compared: Site) -> None:
    sitting, number = wrong_answer(reader, compared, "q-leaf", "Coffee")
    page = reader.get(f"/quiz/{sitting}/{number}")
    drilled = reader.submit(page.form("/quiz"))
    assert drilled.words(".quiz-title") == ["Coffee / Green Tea"]
