"""Notes, questions and answers as JSON: the same as on the pages, and no more before the answer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.api import answer, asked, choose, get
from tests.web.browser import Browser
from tests.web.notes import NOTES, note, question, write_notes
from tests.web.site import Site, site_of

NAME = "a-name-of-22-and-more-letters"


def test_the_notes_are_listed_as_on_the_page(browser: Browser) -> None:
    listed = get(browser, "/notes")
    assert [(one["slug"], one["questions"]) for one in listed["notes"]] == [
        ("plain-words", 0),
        ("tea-or-coffee", 4),
        ("wine-or-beer", 3),
    ]
    assert listed["total"] == 3


@pytest.mark.parametrize(
    ("query", "slugs", "total"),
    [
        ("?tag=drink", ["tea-or-coffee", "wine-or-beer"], 2),
        ("?tag=drink/cold", ["wine-or-beer"], 1),
        ("?language=ko", ["tea-or-coffee-ko"], 1),
        ("?limit=1&offset=1", ["tea-or-coffee"], 3),
        ("?offset=9", [], 3),
    ],
)
def test_the_list_is_narrowed_and_paged(browser: Browser, query: str, slugs: list[str], total: int) -> None:
    listed = get(browser, f"/notes{query}")
    assert ([one["slug"] for one in listed["notes"]], listed["total"]) == (slugs, total)


def test_a_note_comes_with_its_text_and_its_questions(browser: Browser) -> None:
    found = get(browser, "/notes/tea-or-coffee")
    assert found["key_point"]["text"] == "The point of Tea or coffee."
    assert found["body"]["html"].startswith('<h2 id="leaves-and-beans">')
    assert found["translations"] == [{"language": "ko", "slug": "tea-or-coffee-ko"}]
    assert [(one["id"], one["disputed"]) for one in found["questions"]] == [
        ("q-leaves", False), ("q-two", False), ("q-any", False), ("q-doubt", True)
    ]  # fmt: skip


def test_a_note_is_found_by_another_name(browser: Browser) -> None:
    response = browser.client.get("/api/v1/notes/Old Tea")
    assert (response.status_code, response.headers["location"]) == (307, "/api/v1/notes/tea-or-coffee")


def test_a_note_that_is_not_there_names_some_that_are(browser: Browser) -> None:
    problem = get(browser, "/notes/tea-or-cofee", 404)
    assert (problem["code"], problem["nearby"][0]) == ("not_found", "tea-or-coffee")


def test_a_question_is_asked_as_on_its_page(browser: Browser) -> None:
    question, page = asked(browser, "q-leaves"), browser.get("/questions/q-leaves")
    assert [option["text"]["text"] for option in question["options"]] == page.words(".option-text")
    assert (question["stem"]["text"], question["kind"], question["places"]) == (page.word(".stem"), "single", [])
    assert question["note"] == {"slug": "tea-or-coffee", "title": "Tea or coffee"}


def test_a_question_is_asked_in_the_language_preferred(browser: Browser) -> None:
    stems = [
        asked(browser, "q-leaves", "ko")["stem"],
        get(browser, "/questions/q-leaves", accept_language="ko")["stem"],
        asked(browser, "q-grapes", "ko")["stem"],
    ]
    assert [stem["language"] for stem in stems] == ["ko", "ko", "en"]


def test_a_question_says_nothing_of_its_answer(browser: Browser) -> None:
    text = json.dumps(asked(browser, "q-leaves"))
    assert [word for word in ("why", "right", "key", "source", "<mark") if word in text] == []


def test_a_right_answer_is_graded_explained_and_kept(site: Site, browser: Browser) -> None:
    told = choose(browser, "q-leaves", "Tea", confidence="sure", milliseconds=5300)
    assert (told["verdict"], told["counts"], told["selected"]) == ("correct", True, told["key"])
    assert told["sources"] == [
        {"url": "https://example.org/leaves", "text": "https://example.org/leaves (checked 2026-11-20)"}
    ]
    assert {one["text"]["text"]: one["reason"]["text"] for one in told["options"]} == {
        text: f"why {text} is so" for text in ("Coffee", "Tea", "Milk", "All of the above")
    }
    assert 'class="cue"' in told["stem"]["html"]
    stored = site.rows("SELECT question_id, selected, verdict, confidence, milliseconds FROM attempt")
    assert stored == [("q-leaves", '["B"]', "correct", "sure", 5300)]


def test_an_answer_counts_and_is_read_again_on_the_pages(browser: Browser) -> None:
    told = choose(browser, "q-leaves", "Milk")
    page = browser.get(told["page"])
    assert (page.word("#verdict"), page.words(".side-a .side-text .prose")) == ("Not quite", ["Milk"])
    assert browser.get(f"/quiz/{told['sitting']}/result").word(".figure") == "0 of 1 0 %"
    assert browser.get("/").words(".so-far-figures") == ["1 question answered 0 % right"]


def test_several_options_are_right_together(browser: Browser) -> None:
    verdicts = [choose(browser, "q-two", *texts)["verdict"] for texts in (("Tea", "Coffee"), ("Tea", "Milk"))]
    assert verdicts == ["correct", "incorrect"]


def test_not_to_know_is_an_answer(site: Site, browser: Browser) -> None:
    told = answer(browser, "q-leaves", dont_know=True)
    assert (told["verdict"], told["dont_know"], told["selected"]) == ("incorrect", True, [])
    assert site.rows("SELECT selected, verdict FROM attempt") == [("[]", "incorrect")]


def test_a_disputed_question_counts_in_no_score(browser: Browser) -> None:
    told = choose(browser, "q-doubt", "Tea")
    assert (told["verdict"], told["counts"], told["dispute"]["title"], told["dispute"]["open"]) == (
        "correct",
        False,
        "Both are brewed",
        True,
    )


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("q-steps", ["Boil the water", "Pour it over leaves", "Wait three minutes"]),
        ("q-plants", ["Tea", "Wine", "Wine"]),
    ],
)
def test_options_are_put_in_places(in_places: Site, name: str, right: list[str]) -> None:
    browser = in_places.browser()
    question = asked(browser, name)
    texts = {option["text"]["text"]: option["position"] for option in question["options"]}
    selected = [texts[text] for text in right]
    told = answer(browser, name, selected=selected)
    assert (len(question["places"]), told["verdict"], told["key"], told["selected"]) == (
        3,
        "correct",
        selected,
        selected,
    )
    wrong = answer(browser, name, selected=[*reversed(selected)])
    assert (wrong["verdict"], wrong["key"]) == ("incorrect", selected)


def test_u1_an_answer_sent_again_under_its_name_is_one_answer(site: Site, browser: Browser) -> None:
    told = [choose(browser, "q-leaves", "Tea", attempt=NAME) for _ in range(3)]
    assert (told[1:], told[0]["sitting"]) == ([told[0]] * 2, NAME)
    assert site.rows("SELECT verdict FROM attempt") == [("correct",)]


def test_another_answer_under_the_same_name_is_refused(site: Site, browser: Browser) -> None:
    choose(browser, "q-leaves", "Tea", attempt=NAME)
    refused = choose(browser, "q-leaves", "Milk", status=409, attempt=NAME)
    other = choose(browser, "q-grapes", "Wine", status=409, attempt=NAME)
    assert ([refused["code"], other["code"]], len(site.rows("SELECT id FROM attempt"))) == (["answered_before"] * 2, 1)


def test_a_sitting_begun_on_a_page_is_not_answered_past_its_rules(site: Site, browser: Browser) -> None:
    exam = browser.start(question="q-leaves", mode="exam")
    assert choose(browser, "q-leaves", "Tea", status=409, attempt=exam)["code"] == "answered_before"
    assert site.attempts(exam) == []


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Site]:
    with site_of(write_notes(tmp_path / "content", NOTES), tmp_path / "data") as site:
        yield site


def test_f7_an_answer_to_a_wording_of_yesterday_is_refused(edited: Site) -> None:
    browser = edited.browser()
    before = asked(browser, "q-grapes")
    changed = question("Which is made of grapes? ^q-grapes", ["Beer", "Wine", "Pear cider"], "B")
    write_notes(edited.content, {"drinks/wine-or-beer.md": note("Wine or beer", "Text.\n", [changed])})
    edited.build()
    assert answer(browser, "q-grapes", 409, wording=before["wording"], selected=[1])["code"] == "wording_changed"
    assert edited.rows("SELECT id FROM attempt") == []


def test_f7_another_key_is_another_grade_and_no_other_wording(edited: Site) -> None:
    browser = edited.browser()
    before = asked(browser, "q-grapes")
    changed = question("Which is made of grapes? ^q-grapes", ["Beer", "Wine", "Cider"], "C")
    write_notes(edited.content, {"drinks/wine-or-beer.md": note("Wine or beer", "Text.\n", [changed], lang="en")})
    edited.build()
    assert asked(browser, "q-grapes") == before
    assert choose(browser, "q-grapes", "Wine")["verdict"] == "incorrect"


def test_a_learner_of_a_shared_site_goes_on_by_the_cookie(shared: Site) -> None:
    browser = shared.browser()
    first = browser.client.post(
        "/api/v1/questions/q-leaves/answers", json={"wording": asked(browser, "q-leaves")["wording"], "selected": [1]}
    )
    choose(browser, "q-leaves", "Tea")
    assert first.headers["set-cookie"].startswith("sid=")
    assert shared.rows("SELECT count(DISTINCT learner_id), count(*) FROM attempt") == [(1, 2)]


def test_a2_an_answer_of_another_learner_is_not_there(shared: Site) -> None:
    owner, stranger = shared.browser(), shared.browser()
    told = choose(owner, "q-leaves", "Tea", attempt=NAME)
    assert choose(stranger, "q-leaves", "Tea", status=404, attempt=NAME)["code"] == "not_found"
    assert stranger.get(told["page"]).status == 404
    assert shared.rows("SELECT count(*) FROM attempt") == [(1,)]
