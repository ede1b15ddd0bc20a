"""What the author sees of the reports: everything needed to judge them, and a way to mark them handled."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.web.catalogue import load_catalogue
from app.web.reports_list import MOST
from tests.web.browser import Browser, Page
from tests.web.notes import NOTES, note, question, write_notes
from tests.web.places import put
from tests.web.site import Site, site_of

WORDS = "Port is <b>made</b> of grapes too."


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Site]:
    with site_of(write_notes(tmp_path / "content", NOTES), tmp_path / "data") as site:
        yield site


def report(browser: Browser, question: str = "q-grapes", kind: str = "key", words: str = WORDS) -> None:
    assert browser.post(f"/questions/{question}/report", {"kind": kind, "words": words}).status == 303


def answer(site: Site, browser: Browser, *labels: str, question: str = "q-grapes") -> None:
    sitting = browser.start(question=question)
    _, order = site.asked(sitting, 1)
    chosen = {"selected": [str(order.index(label) + 1) for label in labels]} if labels else {"dont_know": "1"}
    assert browser.post(f"/quiz/{sitting}/1", chosen).status == 303


def reported(site: Site, query: str = "") -> Page:
    return site.browser().get(f"/authoring{query}")


def test_the_words_the_kind_and_the_day_are_shown_as_they_were_sent(site: Site, browser: Browser) -> None:
    report(browser)
    page = reported(site)
    assert page.words(".reported-words") == [WORDS]
    assert page.words(".reports-said .facts") == ["The answer given as right is wrong22 November 2026"]
    assert (page.words(".reports-said b"), page.values(".reports-said time", "datetime")) == (
        [],
        ["2026-11-22T12:00:00+00:00"],
    )


def test_the_question_is_shown_with_file_line_key_reasons_and_sources(site: Site, browser: Browser) -> None:
    report(browser)
    page = reported(site)
    assert page.words(".reported > .facts code") == ["drinks/wine-or-beer.md:19"]
    assert (page.word(".reported .stem"), page.words(".reported .explained-text")) == (
        "Which is made of grapes?",
        ["Beer", "Wine", "Cider"],
    )
    assert page.words(".reported .explained-right .explained-text") == ["Wine"]
    assert page.words(".reported .reason") == [f"why {text} is so" for text in ("Beer", "Wine", "Cider")]
    assert "https://example.org/leaves" in page.word(".reported .sources")


def test_it_is_told_how_many_answered_it_how(site: Site, browser: Browser) -> None:
    for labels in ("B", "B", "A", ""):
        answer(site, browser, *labels)
    report(browser)
    page = reported(site)
    assert page.words(".option-count") == ["Chosen once", "Chosen 2 times", "Chosen 0 times"]
    assert page.words(".reported > .facts")[1] == "Answered 4 times in this wordingRight: 2Not known: 1"


def test_of_an_order_it_is_told_what_stood_in_its_place(in_places: Site) -> None:
    browser = in_places.browser()
    for labels in ("CAB", "CBA"):
        put(in_places, browser, browser.start(question="q-steps"), labels)
    report(browser, "q-steps")
    page = in_places.browser().get("/authoring")
    told = dict(zip(page.words(".explained-text"), page.words(".option-count"), strict=True))
    assert sorted(told.values()) == ["In its place 0 times", "In its place 2 times", *["In its place once"] * 2]
    assert told["Boil the water"] == "In its place 2 times"


def test_a_question_nobody_answered_says_so(site: Site, browser: Browser) -> None:
    report(browser)
    page = reported(site)
    assert (page.words(".option-count"), page.words(".reported > .facts")[1]) == (
        [],
        "Not answered yet in this wording",
    )


def test_reports_on_one_question_stand_together_the_newest_first(site: Site, browser: Browser) -> None:
    for number, (asked, words) in enumerate([("q-grapes", "first"), ("q-grain", "second"), ("q-grapes", "third")]):
        site.clock.advance(minutes=number)
        report(browser, asked, words=words)
    page = reported(site)
    assert page.words(".reported-words") == ["third", "first", "second"]
    assert len(page.words(".reported")) == 2


def test_a_report_is_marked_as_handled_and_opened_again(site: Site, browser: Browser) -> None:
    report(browser)
    page = reported(site)
    (form,) = [form for form in page.forms() if form.action.startswith("/reports/")]
    handled = browser.submit(form)
    assert (handled.path, handled.words(".reported-words")) == ("/authoring", [])
    again = reported(site, "?reports=handled")
    assert again.words(".reported-words") == [WORDS]
    assert (again.words("#reports .facts > a")[0], again.word("#reports > div > .facts > strong")) == (
        "Open: 0",
        "Handled: 1",
    )
    browser.submit(again.form(form.action))
    assert reported(site).words(".reported-words") == [WORDS]


def test_a_question_reworded_since_is_shown_as_it_reads_today(edited: Site) -> None:
    report(edited.browser())
    changed = question("Which is made of grapes? ^q-grapes", ["Beer", "Wine", "Pear cider"], "B")
    write_notes(edited.content, {"drinks/wine-or-beer.md": note("Wine or beer", "Text.\n", [changed])})
    edited.build()
    page = reported(edited)
    assert page.words(".reported > .facts .label") == ["Reworded since it was reported"]
    assert page.words(".explained-text")[2] == "Pear cider"


def test_a_question_that_is_gone_is_shown_as_it_was_reported(edited: Site) -> None:
    report(edited.browser())
    (edited.content / "drinks/wine-or-beer.md").unlink()
    edited.build()
    page = reported(edited)
    assert page.words(".reported > .facts .label") == ["No longer asked; this is the wording that was reported"]
    assert (page.word(".reported .stem"), page.values(".origins a[href^='/questions/']", "href")) == (
        "Which is made of grapes?",
        [],
    )


def test_only_the_newest_are_shown_and_it_is_said_so(site: Site, browser: Browser) -> None:
    for number in range(MOST + 1):
        site.clock.advance(minutes=5)
        report(browser, words=f"number {number}")
    page = reported(site)
    assert (len(page.words(".reported-words")), page.words(".reported-words")[0]) == (MOST, f"number {MOST}")
    assert "The newest 100 are shown." in page.word("#reports > div > .facts")


def test_a_shared_site_shows_no_report_and_lets_nobody_mark_one(shared: Site) -> None:
    report(shared.browser())
    ((number,),) = shared.rows("SELECT id FROM report")
    page = shared.browser().get("/authoring?reports=handled")
    told = shared.browser().post(f"/reports/{number}", {"handled": "yes"})
    assert (page.words("#reports"), WORDS in page.text, told.status) == ([], False, 404)
    assert shared.rows("SELECT handled_at FROM report") == [(None,)]


@pytest.mark.parametrize("number", ["0", "-1", "99", "9223372036854775808", "1" * 400, "x"])
def test_a_report_that_is_not_there_is_not_found(browser: Browser, number: str) -> None:
    assert browser.post(f"/reports/{number}", {"handled": "yes"}).status == 404


@pytest.mark.parametrize("language", ["en", "ko"])
def test_where_nothing_is_reported_the_page_says_so(site: Site, language: str) -> None:
    page = site.browser(accept_language=language).get("/authoring")
    assert page.words(".reports-none") == [load_catalogue(language)("reports.none")]
