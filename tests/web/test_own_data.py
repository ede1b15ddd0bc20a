"""Threat E4: one's own data can be taken along, whole, and erased, all of it."""

import json
from typing import Any

import pytest

from tests.web.browser import Browser
from tests.web.site import Site

OWN = ("attempt", "sitting", "report", "learner")


def study(site: Site, browser: Browser) -> str:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1), confidence="sure", milliseconds="1200")
    browser.answer(sitting, 2, dont_know="1")
    browser.post(f"/quiz/{sitting}/1/report", {"kind": "typo", "words": "a <b>typo</b>"})
    site.clock.advance(minutes=1)
    exam = browser.start(question="q-grapes", mode="exam")
    browser.answer(exam, 1, *site.right(exam, 1))
    return sitting


def exported(browser: Browser) -> dict[str, Any]:
    answer = browser.client.post("/settings/export")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="tellapart-2026-11-22.json"'
    assert answer.headers["cache-control"] == "no-store"
    return dict(json.loads(answer.text))


def rows(site: Site) -> dict[str, int]:
    counts = site.counts()
    return {table: counts[table] for table in OWN}


def test_e4_everything_of_ones_own_is_in_the_file(shared: Site) -> None:
    browser, other = shared.browser(), shared.browser()
    sitting = study(shared, browser)
    study(shared, other)
    told = exported(browser)
    assert [kept["mode"] for kept in told["sittings"]] == ["study", "exam"]
    assert list(told["sittings"][1]["open_answers"]) == ["1"]
    first, second = told["attempts"]
    revision, _ = shared.asked(sitting, 1)
    assert (first["sitting"], first["question"], first["stem"]) == (
        sitting, revision.question_id, revision.content["plain_stem"]
    )  # fmt: skip
    assert (first["verdict"], first["confidence"], first["milliseconds"], len(first["selected"])) == (
        "correct", "sure", 1200, 1
    )  # fmt: skip
    assert (second["selected"], second["verdict"]) == ([], "incorrect")
    assert [report["words"] for report in told["reports"]] == ["a <b>typo</b>"]


def test_e4_a_newcomer_takes_an_empty_file(shared: Site) -> None:
    told = exported(shared.browser())
    assert told == {"format": "tellapart.learner/1", "sittings": [], "attempts": [], "reports": []}


def test_e4_after_the_word_no_row_is_left_and_others_keep_theirs(shared: Site) -> None:
    browser, other = shared.browser(), shared.browser()
    study(shared, other)
    before = rows(shared)
    study(shared, browser)
    page = browser.submit(browser.get("/settings").form("/settings/erase"), word=" Erase ")
    assert page.word("[role=status]").startswith("Everything of yours is erased.")
    assert rows(shared) == before
    assert "sid" not in {cookie.name for cookie in browser.client.cookies.jar}
    assert len(exported(other)["attempts"]) == 2


def test_e4_a_solo_learner_begins_anew(site: Site, browser: Browser) -> None:
    study(site, browser)
    browser.get("/progress")
    browser.post("/settings/erase", {"word": "erase"})
    assert rows(site) == {"attempt": 0, "sitting": 0, "report": 0, "learner": 1}
    assert browser.get("/progress").words("main button") == ["Start with 10 questions"]
    study(site, browser)
    assert browser.get("/progress").words(".so-far-figures") == ["2 questions answered 50 % right"]


@pytest.mark.parametrize(("language", "word"), [("en", ""), ("en", "지우기"), ("en", "erase all"), ("ko", "지운다")])
def test_e4_without_the_word_nothing_is_erased(site: Site, language: str, word: str) -> None:
    browser = site.browser(accept_language=language)
    study(site, browser)
    before = rows(site)
    page = browser.post("/settings/erase", {"word": word})
    assert (page.status, len(page.words("[role=alert]")), rows(site)) == (422, 1, before)


def test_e4_the_word_is_in_the_readers_language(site: Site) -> None:
    browser = site.browser(accept_language="ko")
    study(site, browser)
    assert browser.post("/settings/erase", {"word": "지우기"}).status == 303
    assert rows(site)["attempt"] == 0


def test_e4_another_site_can_neither_take_nor_erase(site: Site, browser: Browser) -> None:
    study(site, browser)
    for path in ("/settings/export", "/settings/erase"):
        assert browser.post(path, {"word": "erase"}, origin="https://evil.example").status == 403
        assert browser.get(path).status == 405
    assert rows(site)["attempt"] == 2
