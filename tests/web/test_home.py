"""The home page: what to do now, and what was done so far."""

from pathlib import Path

from tests.web.browser import Browser
from tests.web.site import Site, site_of


def test_without_notes_the_home_page_says_how_to_write_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with site_of(tmp_path / "content", tmp_path / "data") as empty:
        page = empty.browser().get("/")
    assert (page.status, page.values(".empty .button", "href")) == (200, ["/help#note"])


def test_a_newcomer_is_offered_one_thing_to_start(browser: Browser) -> None:
    page = browser.get("/")
    assert page.words("h1") == ["Tell similar things apart"]
    assert page.words("h2") == ["Practise", "Recently changed"]
    assert page.form("/quiz").first_values() == {"only": "all", "size": "10", "mode": "study"}


def test_what_was_answered_is_counted(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    browser.answer(sitting, 2, *site.wrong(sitting, 2))
    browser.answer(sitting, 3, *site.right(sitting, 3))
    page = browser.get("/")
    assert page.word(".so-far-figures") == "3 questions answered 67 % right"
    assert page.form("/quiz", only="wrong").first_values() == {"only": "wrong", "size": "20", "mode": "study"}
    assert page.words("form[action='/quiz'] button")[:3] == ["Start", "Wrong answers (1)", "Not seen yet (4)"]


def test_an_open_sitting_is_the_first_thing_offered(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    page = browser.get("/")
    assert page.words("h2")[0] == "Continue"
    assert page.words(".call-title")[0] == "Wine or beer"
    assert page.words(".call .facts")[0] == "Question 2 of 3Study"
    assert page.values(".call a.button", "href") == [f"/quiz/{sitting}/2"]


def test_a_finished_sitting_is_not_offered_again(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-leaves")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    assert "Continue" not in browser.get("/").words("h2")


def test_a_disputed_answer_is_in_no_count(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-doubt")
    browser.answer(sitting, 1, *site.wrong(sitting, 1))
    page = browser.get("/")
    assert (page.words(".so-far"), [form for form in page.forms() if ("only", "wrong") in form.fields]) == ([], [])
