"""What an answer in places is told: the first place that went wrong, every place, every option; and the case again."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from app.web.catalogue import load_catalogue
from tests.web.browser import Page
from tests.web.notes import DISPUTE, write_notes
from tests.web.places import english, positions, put, site_in_places
from tests.web.site import Site

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko"])


def answered(site: Site, question: str, labels: Sequence[str], language: str = "en") -> Page:
    """The feedback on these labels, put in their places."""
    browser = site.browser(accept_language=language)
    sitting = browser.start(question=question)
    assert put(site, browser, sitting, labels).status == 303
    return browser.get(f"/quiz/{sitting}/1")


def test_the_first_place_that_went_wrong_stands_on_the_two_sides(in_places: Site) -> None:
    page = answered(in_places, "q-steps", "CDA")
    assert page.word("#verdict") == "Not quite"
    assert page.word(".difference-name strong") == "Second"
    assert page.words(".side-name") == ["You put here", "Belongs here"]
    assert page.words(".side .side-text .prose") == ["Roast the beans", "Pour it over leaves"]
    assert page.words(".side-remark") == ["Not part of the order", "Your order: Third"]
    assert page.words(".side .reason") == ["why Roast the beans is so", "why Pour it over leaves is so"]


def test_your_order_stands_beside_the_right_one_place_by_place(in_places: Site) -> None:
    page = answered(in_places, "q-steps", "CDA")
    assert page.words(".placed-row .label") == ["Right", "Wrong", "Wrong"]
    cells = page.words(".placed-cell .prose")
    assert list(zip(cells[::2], cells[1::2], strict=True)) == [
        ("Boil the water", "Boil the water"),
        ("Roast the beans", "Pour it over leaves"),
        ("Pour it over leaves", "Wait three minutes"),
    ]


def test_every_option_of_an_order_is_explained_with_its_place(in_places: Site) -> None:
    page = answered(in_places, "q-steps", "CDA")
    texts = page.words(".explained-text")
    labels = dict(zip(texts, page.words(".explained .labels"), strict=True))
    assert labels == {
        "Boil the water": "You had it right: First",
        "Pour it over leaves": "Your order: Third Right order: Second",
        "Wait three minutes": "Right order: Third",
        "Roast the beans": "Your order: Second Not part of the order",
    }
    assert page.words(".explained .reason") == [f"why {text} is so" for text in texts]


def test_an_option_matched_once_too_few_is_right_where_it_was_put(in_places: Site) -> None:
    page = answered(in_places, "q-plants", "ABD")
    labels = dict(zip(page.words(".explained-text"), page.words(".explained .labels"), strict=True))
    assert labels == {
        "Tea": "You had it right: Made of leaves",
        "Wine": "You had it right: Made of grapes Right match: Grows on a vine",
        "Beer": "Fits none of them",
        "Milk": "Your match: Grows on a vine Fits none of them",
    }


@LANGUAGES
@pytest.mark.parametrize(("question", "labels"), [("q-steps", "CAB"), ("q-plants", "ABB")])
def test_a_right_answer_in_places_is_shown_once(in_places: Site, question: str, labels: str, language: str) -> None:
    page, words = answered(in_places, question, labels, language), load_catalogue(language)
    kind = {"q-steps": "ordering", "q-plants": "matching"}[question]
    assert page.word("#verdict") == words("verdict.correct")
    assert page.words(".side-name") == [words(f"places.all_right_{kind}")]
    assert (len(page.words(".right-place")), page.words(".placed-row")) == (3, [])
    assert page.words("select[name=place]") == []


@LANGUAGES
@pytest.mark.parametrize(("question", "labels"), [("q-steps", "ABC"), ("q-plants", "BCD")])
def test_a_wrong_answer_in_places_is_told_in_the_learners_language(
    in_places: Site, question: str, labels: str, language: str
) -> None:
    page, words = answered(in_places, question, labels, language), load_catalogue(language)
    kind = {"q-steps": "ordering", "q-plants": "matching"}[question]
    assert page.words(".placed .small-heading") == [words(f"places.each_{kind}")]
    assert page.words(".placed-row .label") == [words("places.wrong")] * 3
    assert len(page.words(".explained .reason")) == 4


def test_a_result_shows_each_answer_in_places(in_places: Site) -> None:
    browser = in_places.browser()
    sitting = browser.start(note="making-tea")
    wrong = {"q-steps": "ACB", "q-plants": "AAA", "q-house": ""}
    for number in (1, 2, 3):
        labels = wrong[in_places.asked(sitting, number)[0].question_id]
        sent = {"place": positions(in_places, sitting, number, labels)} if labels else {"dont_know": "1"}
        assert browser.post(f"/quiz/{sitting}/{number}", sent).status == 303
    page = browser.get(f"/quiz/{sitting}/result")
    assert (page.word(".figure"), len(page.words(".placed-row")), page.words(".line-body .scenario summary")) == (
        "0 of 3 0 %",
        6,
        ["Scenario"],
    )


@LANGUAGES
def test_the_case_stands_above_the_question_and_with_its_answer(in_places: Site, language: str) -> None:
    browser, words = in_places.browser(accept_language=language), load_catalogue(language)
    sitting = browser.start(question="q-house")
    told = {"en": "A tea house opens at six.", "ko": "찻집은 여섯 시에 엽니다."}[language]
    asked = browser.get(f"/quiz/{sitting}/1")
    assert asked.text.index('class="scenario"') < asked.text.index('id="stem"')
    browser.answer(sitting, 1, *in_places.right(sitting, 1))
    for page in (asked, browser.get(f"/quiz/{sitting}/1"), browser.get("/questions/q-house")):
        assert (page.words(".scenario summary"), page.words(".scenario .prose")) == ([words("quiz.scenario")], [told])
        assert len(page.values(".scenario[open]", "class")) == 1


def test_a_permalink_shows_the_places_empty(in_places: Site) -> None:
    browser = in_places.browser()
    steps, plants = browser.get("/questions/q-steps"), browser.get("/questions/q-plants")
    assert steps.words(".place-name") == ["First", "Second", "Third"]
    assert plants.words(".place-name") == ["Made of leaves", "Made of grapes", "Grows on a vine"]
    assert (len(steps.words(".option")), steps.words("select")) == (4, [])


def test_a_wording_stored_before_there_were_prompts_is_still_asked_and_explained(tmp_path: Path) -> None:
    with closing(site_in_places(tmp_path)) as site:
        with site.database.write() as db:
            without = "UPDATE question_revision SET content = json_remove(content, '$.prompts', '$.scenario')"
            db.connection().exec_driver_sql(f"{without} WHERE question_id = 'q-house'")
        browser = site.browser()
        sitting = browser.start(question="q-house")
        asked = browser.get(f"/quiz/{sitting}/1")
        browser.answer(sitting, 1, *site.right(sitting, 1))
        pages = [asked, browser.get(f"/quiz/{sitting}/1"), browser.get("/questions/q-house")]
        assert [(page.status, page.words(".scenario")) for page in pages] == [(200, [])] * 3


@pytest.mark.parametrize(
    ("question", "labels", "edited"),
    [("q-steps", "CAB", english(order="C → B → A")), ("q-plants", "ABB", english(pairs="1-A, 2-A, 3-B"))],
    ids=["order", "match"],
)
def test_f7_another_order_of_the_same_options_is_a_changed_key(
    tmp_path: Path, question: str, labels: str, edited: str
) -> None:
    with closing(site_in_places(tmp_path)) as site:
        browser = site.browser()
        sitting = browser.start(question=question)
        put(site, browser, sitting, labels)
        same = browser.get(f"/quiz/{sitting}/1").words(".notice")
        write_notes(site.content, {"making-tea.md": edited})
        site.build()
        page = browser.get(f"/quiz/{sitting}/1")
        assert (page.word("#verdict"), same) == ("Right", [])
        assert page.words(".notice > p strong") == [f"{load_catalogue('en')('result.key_changed')}."]


def test_a_disputed_order_shows_the_order_by_the_key_and_counts_in_no_score(tmp_path: Path) -> None:
    with closing(site_in_places(tmp_path)) as site:
        write_notes(site.content, {"making-tea.md": english(more=DISPUTE)})
        site.build()
        browser = site.browser()
        sitting = browser.start(question="q-steps")
        put(site, browser, sitting, "CAB")
        page = browser.get(f"/quiz/{sitting}/1")
        assert (page.word("#verdict"), page.word(".side-name")) == ("Disputed question", "Order by the key")
        assert page.words(".reading .place-name") == ["First", "Second", "Third"]
        assert browser.get(f"/quiz/{sitting}/result").words(".figure") == []
