"""Questions answered in places, to put in order and to match: asked, graded, and hostile answers refused."""

from contextlib import closing
from pathlib import Path

import pytest

from app.web.catalogue import load_catalogue
from tests.web.browser import Fields, Page
from tests.web.notes import write_notes
from tests.web.places import english, positions, put, site_in_places
from tests.web.site import Site

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])


def chosen(page: Page) -> list[str]:
    """What each place shows, by position."""
    return [value for name, value in page.form(page.path).fields if name == "place"]


def stored(site: Site, sitting: str) -> list[tuple[str, str]]:
    return [(selected, verdict) for _, _, selected, verdict, _ in site.attempts(sitting)]


@LANGUAGES
def test_an_order_is_asked_for_with_a_choice_for_each_place(in_places: Site, language: str) -> None:
    browser, words = in_places.browser(accept_language=language), load_catalogue(language)
    page = browser.get(browser.post("/quiz", {"question": "q-steps"}).location)
    assert page.word("legend.options-legend") == words("places.ask_ordering_some", n=3)
    assert page.words("label.place-name") == [words(f"places.nth_{n}") for n in (1, 2, 3)]
    assert page.values("label.place-name", "for") == page.values(".place select", "id")
    assert page.form(page.path).offered["place"] == ["", "1", "2", "3", "4"]
    assert len(page.words(".options-to-put .option")) == 4


@LANGUAGES
def test_every_thing_to_be_matched_has_its_own_choice_in_the_authors_order(in_places: Site, language: str) -> None:
    browser = in_places.browser(accept_language=language)
    page = browser.get(browser.post("/quiz", {"question": "q-plants"}).location)
    prompts = ["Made of leaves", "Made of grapes", "Grows on a vine"]
    assert (
        page.words("label.place-name")
        == {"en": prompts, "ko": ["잎으로 만든 것", "포도로 만든 것", "덩굴에서 나는 것"]}[language]
    )
    assert len(page.words(".place select")) == 3


def test_a_choice_names_the_position_and_the_words_of_an_option(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-steps")
    page = browser.get(f"/quiz/{sitting}/1")
    (position,) = positions(in_places, sitting, 1, "A")
    assert page.words(f"#place-1 option[value='{position}']") == [f"{position} · Pour it over leaves"]


def test_options_are_shuffled_for_each_sitting_and_prompts_are_not(in_places: Site) -> None:
    browser = in_places.browser()
    pages = [browser.get(browser.post("/quiz", {"question": "q-plants"}).location) for _ in range(12)]
    assert len({tuple(page.words(".options-to-put .option-text")) for page in pages}) > 1
    assert len({tuple(page.words(".place-name")) for page in pages}) == 1


@pytest.mark.parametrize(
    ("question", "labels", "verdict"),
    [
        ("q-steps", "CAB", "correct"),
        ("q-steps", "ACB", "incorrect"),
        ("q-steps", "CAD", "incorrect"),
        ("q-plants", "ABB", "correct"),
        ("q-plants", "BAB", "incorrect"),
        ("q-plants", "AAA", "incorrect"),
    ],
)
def test_an_answer_in_places_is_right_only_as_a_whole(
    in_places: Site, question: str, labels: str, verdict: str
) -> None:
    browser = in_places.browser()
    sitting = browser.start(question=question)
    put(in_places, browser, sitting, labels)
    assert stored(in_places, sitting) == [(str(list(labels)).replace("'", '"'), verdict)]


def test_i_dont_know_needs_no_place(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-steps")
    form = browser.get(f"/quiz/{sitting}/1").form(f"/quiz/{sitting}/1")
    page = browser.submit(form, dont_know="1")
    assert (page.word("#verdict"), stored(in_places, sitting)) == ("Not known yet", [("[]", "incorrect")])
    assert page.words(".side-b .place-name") == ["First", "Second", "Third"]


@LANGUAGES
def test_an_empty_place_is_asked_for_again_and_what_was_chosen_stays(in_places: Site, language: str) -> None:
    browser, words = in_places.browser(accept_language=language), load_catalogue(language)
    sitting = browser.start(question="q-steps")
    page = browser.post(f"/quiz/{sitting}/1", {"place": ["2", "", "4"], "confidence": "sure"})
    assert (page.status, page.word("[role=alert]")) == (422, words("problem.empty_place"))
    assert (chosen(page), page.values("[name=confidence][checked]", "value")) == (["2", "", "4"], ["sure"])
    assert page.values("select[aria-invalid]", "id") == ["place-2"]
    assert stored(in_places, sitting) == []


@LANGUAGES
def test_an_option_that_stands_in_two_places_of_an_order_is_pointed_out(in_places: Site, language: str) -> None:
    browser, words = in_places.browser(accept_language=language), load_catalogue(language)
    sitting = browser.start(question="q-steps")
    page = browser.post(f"/quiz/{sitting}/1", {"place": ["2", "1", "2"]})
    assert (page.status, page.word("[role=alert]"), chosen(page)) == (
        422,
        words("problem.placed_twice"),
        ["2", "1", "2"],
    )
    assert page.values("select[aria-invalid]", "id") == ["place-1", "place-3"]


HOSTILE: list[dict[str, list[str]]] = [
    {"place": ["1", "2", "5"]},
    {"place": ["0", "1", "2"]},
    {"place": ["-1", "1", "2"]},
    {"place": ["²", "1", "2"]},
    {"place": ["9" * 5000, "1", "2"]},
    {"place": ["1 ", "2", "3"]},
    {"place": ["C", "A", "B"]},
    {"place": ["1", "2"]},
    {"place": ["1", "2", "3", "4"]},
    {"place": ["1", "2", "3", ""]},
    {"place": ["", "", ""]},
    {"place": []},
    {"place": ["1"] * 40},
    {"selected": ["1"]},
    {"selected": ["1", "2", "3"]},
    {"selected": ["1"], "place": ["1", "2", "3"]},
]


@pytest.mark.parametrize("mode", ["study", "exam"])
@pytest.mark.parametrize("question", ["q-steps", "q-plants"])
def test_a5_no_other_answer_in_places_is_taken(in_places: Site, question: str, mode: str) -> None:
    browser = in_places.browser()
    sitting = browser.start(question=question, mode=mode)
    statuses = [browser.post(f"/quiz/{sitting}/1", fields).status for fields in HOSTILE]
    assert statuses == [422] * len(HOSTILE)
    assert (stored(in_places, sitting), in_places.rows("SELECT answers FROM sitting")) == ([], [("{}",)])


def test_a5_places_are_no_answer_to_a_choice(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-house")
    sent: list[Fields] = [{"place": ["1"]}, {"place": ["1"], "selected": ["1"]}, {"place": [""], "selected": ["1"]}]
    assert [browser.post(f"/quiz/{sitting}/1", fields).status for fields in sent] == [422] * 3
    assert stored(in_places, sitting) == []


def test_the_same_answer_again_is_no_conflict_and_another_order_is(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-steps")
    told = [put(in_places, browser, sitting, labels).status for labels in ("CAB", "CAB", "BAC")]
    assert (told, stored(in_places, sitting)) == ([303, 303, 409], [('["C", "A", "B"]', "correct")])


def test_an_exam_keeps_an_order_that_may_still_change(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-steps", mode="exam")
    for labels in ("ABC", "CAB"):
        assert put(in_places, browser, sitting, labels).status == 303
        page = browser.get(f"/quiz/{sitting}/1")
        assert (chosen(page), page.words(".explained")) == (positions(in_places, sitting, 1, labels), [])
    assert stored(in_places, sitting) == []
    result = browser.submit(page.form(f"/quiz/{sitting}/finish"))
    assert (result.word(".figure"), stored(in_places, sitting)) == ("1 of 1 100 %", [('["C", "A", "B"]', "correct")])


def test_a_refused_change_of_an_exam_leaves_the_stored_order(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(question="q-steps", mode="exam")
    put(in_places, browser, sitting, "CAB")
    assert browser.post(f"/quiz/{sitting}/1", {"place": ["1", "", "2"]}).status == 422
    assert chosen(browser.get(f"/quiz/{sitting}/1")) == positions(in_places, sitting, 1, "CAB")


def test_wrong_orders_come_back(in_places: Site) -> None:
    browser = in_places.browser()
    put(in_places, browser, browser.start(question="q-steps"), "ABC")
    put(in_places, browser, browser.start(question="q-plants"), "ABB")
    again = browser.start(only="wrong")
    assert [in_places.asked(again, 1)[0].question_id, len(in_places.rows("SELECT * FROM attempt"))] == ["q-steps", 2]


def test_x1_hostile_words_in_an_option_or_a_prompt_are_text(tmp_path: Path) -> None:
    words = {"Milk": '"></option></select><script>alert(1)</script>', "Made of leaves": "</label><svg onload=alert(1)>"}
    note = english()
    for plain, hostile in words.items():
        note = note.replace(plain, hostile)
    with closing(site_in_places(tmp_path)) as site:
        write_notes(site.content, {"making-tea.md": note})
        site.build()
        browser = site.browser()
        sitting = browser.start(question="q-plants")
        asked = browser.get(f"/quiz/{sitting}/1")
        put(site, browser, sitting, "DDD")
        for page in (asked, browser.get(f"/quiz/{sitting}/1"), browser.get("/questions/q-plants")):
            assert page.tree.css("main script, main svg[onload]") == []
            assert words["Milk"] in " ".join(page.words("main"))
        assert len(asked.words("#place-1 option")) == 5
