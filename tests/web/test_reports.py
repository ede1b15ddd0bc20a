"""A learner reports a question, wherever they meet it, and loses nothing by it."""

from pathlib import Path

import pytest

from app.web.catalogue import load_catalogue
from tests.web.browser import Browser
from tests.web.notes import NOTES, note, question, write_notes
from tests.web.site import NOW, Site, site_of

REPORTS = "SELECT question_id, kind, words, handled_at FROM report ORDER BY id"
SAID = ("q-grapes", "key", "Port is made of grapes too.", None)


def report_link(browser: Browser, path: str) -> str:
    """Where the page leads to for a report."""
    links = [href for href in browser.get(path).values("main a", "href") if href.endswith("/report")]
    return links[0]


@pytest.mark.parametrize("mode", ["study", "exam"])
def test_a_question_is_reported_before_the_answer(site: Site, browser: Browser, mode: str) -> None:
    sitting = browser.start(question="q-grapes", mode=mode)
    form = browser.get(report_link(browser, f"/quiz/{sitting}/1")).form(f"/quiz/{sitting}/1/report")
    thanks = browser.submit(form, kind="key", words="Port is made of grapes too.")
    assert (thanks.status, thanks.words("[role=status] strong")) == (200, ["Thank you. The report is saved."])
    assert site.rows(REPORTS) == [SAID]
    back = browser.get(thanks.values("main .actions a", "href")[0])
    assert (back.word(".quiz-place"), len(back.words(".option"))) == ("1 / 1", 3)


def test_a_question_is_reported_after_the_answer_which_stays(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, *site.wrong(sitting, 1))
    before = site.rows("SELECT * FROM attempt")
    link = report_link(browser, f"/quiz/{sitting}/1")
    assert link == report_link(browser, f"/quiz/{sitting}/result")
    thanks = browser.submit(browser.get(link).form(link), kind="key", words="Port is made of grapes too.")
    ways = [f"/quiz/{sitting}/1", f"/quiz/{sitting}/result#q1"]
    assert (thanks.values("main .actions a", "href"), site.rows(REPORTS)) == (ways, [SAID])
    assert (site.rows("SELECT * FROM attempt"), browser.get(ways[0]).word("#verdict")) == (before, "Not quite")


def test_a_question_is_reported_from_its_link(site: Site, browser: Browser) -> None:
    link = report_link(browser, "/questions/q-grapes")
    thanks = browser.submit(browser.get(link).form(link), kind="key", words="Port is made of grapes too.")
    assert (thanks.values("main .actions a", "href"), site.rows(REPORTS)) == (["/questions/q-grapes"], [SAID])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_form_and_the_thanks_are_in_the_readers_language(site: Site, language: str) -> None:
    words, browser = load_catalogue(language), site.browser(accept_language=language)
    page = browser.get("/questions/q-leaves/report")
    thanks = browser.submit(page.form("/questions/q-leaves/report"), kind="typo", words="ㄱ")
    assert (page.word("h1"), page.values(".stem", "lang")) == (words("report.title"), [language])
    assert thanks.word("[role=status] strong") == words("report.thanks")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "report_kind"),
        ({"kind": "bogus", "words": "x"}, "report_kind"),
        ({"kind": "typo"}, "report_words"),
        ({"kind": "typo", "words": " \r\n\u200b "}, "report_words"),
        ({"kind": "typo", "words": "x" * 501}, "report_long"),
    ],
)
def test_half_a_report_is_asked_for_again_with_what_was_written(
    site: Site, browser: Browser, fields: dict[str, str], problem: str
) -> None:
    page = browser.post("/questions/q-grapes/report", fields)
    assert (page.status, page.word("[role=alert]")) == (422, load_catalogue("en")(f"problem.{problem}", n=500))
    assert page.form("/questions/q-grapes/report").first_values()["words"] == fields.get("words", "").strip(
        " \r\n\u200b"
    )
    assert site.rows(REPORTS) == []


def test_what_is_written_is_kept_on_one_line_and_shown_as_text(site: Site, browser: Browser) -> None:
    browser.post("/questions/q-grapes/report", {"kind": "typo", "words": "<b>grapes</b>\r\n\tis \u202egrepas\x00 각"})
    assert site.rows("SELECT words FROM report") == [("<b>grapes</b> is grepas 각",)]


def test_the_same_report_sent_again_is_one(site: Site, browser: Browser) -> None:
    sent = [browser.post("/questions/q-grapes/report", {"kind": "typo", "words": "x"}).location for _ in range(3)]
    assert (sent, len(site.rows(REPORTS))) == (["/questions/q-grapes/report?sent=true"] * 3, 1)


def test_too_many_reports_are_told_when_to_come_back(site: Site, browser: Browser) -> None:
    def send(number: int) -> int:
        return browser.post("/questions/q-grapes/report", {"kind": "typo", "words": f"It is number {number}."}).status

    assert [send(number) for number in range(12)] == [303] * 10 + [429] * 2
    refused = browser.post("/questions/q-grapes/report", {"kind": "typo", "words": "again"})
    assert (refused.headers["retry-after"], refused.word("h1")) == ("301", "That was a little fast")
    site.clock.advance(minutes=5)
    assert (send(13), send(14), len(site.rows(REPORTS))) == (303, 429, 11)


def test_one_learners_reports_do_not_keep_another_from_theirs(shared: Site) -> None:
    first, second = shared.browser(), shared.browser()
    for browser in (first, second):
        browser.start(question="q-grapes")
    sent = [first.post("/questions/q-grapes/report", {"kind": "typo", "words": str(n)}).status for n in range(11)]
    assert (sent[-1], second.post("/questions/q-grapes/report", {"kind": "typo", "words": "x"}).status) == (429, 303)


def test_a_new_browser_that_reports_becomes_a_learner(shared: Site) -> None:
    page = shared.browser().post("/questions/q-grapes/report", {"kind": "typo", "words": "x"})
    assert ("sid=" in page.headers["set-cookie"], shared.rows(REPORTS)) == (True, [("q-grapes", "typo", "x", None)])


def test_a_step_that_has_not_been_reached_cannot_be_reported(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    shown = browser.get(f"/quiz/{sitting}/3/report")
    sent = browser.post(f"/quiz/{sitting}/3/report", {"kind": "typo", "words": "x"})
    assert [(page.status, page.location) for page in (shown, sent)] == [(303, f"/quiz/{sitting}/1")] * 2
    assert (browser.get(f"/quiz/{sitting}/9/report").status, site.rows(REPORTS)) == (404, [])


def test_a_question_that_is_gone_is_reported_from_the_result(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", NOTES)
    with site_of(content, tmp_path / "data") as site:
        browser = site.browser()
        sitting = browser.start(question="q-grapes")
        browser.answer(sitting, 1, 1)
        (content / "drinks/wine-or-beer.md").unlink()
        site.build()
        assert browser.post("/questions/q-grapes/report", {"kind": "typo", "words": "x"}).status == 404
        assert browser.post(f"/quiz/{sitting}/1/report", {"kind": "typo", "words": "x"}).status == 303
        assert site.rows(REPORTS) == [("q-grapes", "typo", "x", None)]


def test_a_report_stays_with_a_question_that_is_reworded(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", NOTES)
    options = ["Boiling water over leaves", "Roasted and ground beans", "Pressed apples"]
    first = question("Which of these ways of making a drink is the one for coffee in the morning?", options, "B")
    again = first.replace("in the morning", "in the evening")
    with site_of(write_notes(content, {"a.md": note("A", "x\n", [first])}), tmp_path / "data") as site:
        ((asked,),) = site.rows("SELECT question_id FROM question_revision WHERE path = 'a.md'")
        site.browser().post(f"/questions/{asked}/report", {"kind": "typo", "words": "x"})
        write_notes(content, {"a.md": note("A", "x\n", [again])})
        site.build()
        assert site.rows(REPORTS) == [(asked, "typo", "x", None)]
        assert site.rows("SELECT at FROM report") == [(f"{NOW:%Y-%m-%d %H:%M:%S}.000000",)]
