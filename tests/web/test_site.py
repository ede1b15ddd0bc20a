"""What the whole site does: settings, authoring, health, errors, HEAD; and how much a page asks of the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.cli.conftest import BROKEN
from tests.web.browser import Browser
from tests.web.notes import NOTES, note, question, write_notes
from tests.web.routing import addresses
from tests.web.site import Site, site_of


def test_what_was_chosen_is_kept_in_cookies(browser: Browser) -> None:
    page = browser.post("/settings", {"language": "ko", "theme": "dark", "keys": "off"})
    kept = {cookie.name: cookie.value for cookie in browser.client.cookies.jar}
    assert (page.status, kept) == (303, {"language": "ko", "theme": "dark", "keys": "off"})
    shown = browser.get("/notes")
    assert (shown.values("html", "lang"), shown.values("html", "data-theme")) == (["ko"], ["dark"])
    assert [src for src in shown.values("script", "src") if "keys" in src] == []


def test_what_is_not_offered_is_not_kept(browser: Browser) -> None:
    page = browser.post("/settings", {"language": "xx", "theme": "pink", "keys": "maybe", "sid": "1"})
    assert (page.status, "set-cookie" in page.headers) == (303, False)


def test_the_page_of_the_author_says_what_to_mend(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", {**NOTES, "broken.md": BROKEN})
    with site_of(content, tmp_path / "data") as site:
        page = site.browser().get("/authoring")
        assert (page.status, str(content) in page.text, "AN002" in page.text) == (200, True, True)
        assert "1 error" in page.words(".page-head .facts")[0]


def test_a_shared_site_shows_no_folder(shared: Site) -> None:
    browser = shared.browser()
    pages = [browser.get(path).text for path in ("/authoring", "/notes/tea-or-coffee", "/questions/q-leaves")]
    assert [text for text in pages if str(shared.content) in text or "drinks/tea-or-coffee.md" in text] == []


def test_health_is_told(browser: Browser) -> None:
    assert browser.client.get("/healthz").json() == {"status": "ok", "notes": 4, "questions": 7}


def test_the_interface_is_described_but_no_page_of_others_is_loaded(browser: Browser) -> None:
    described = browser.client.get("/openapi.json").json()
    assert {path.split("/")[1] for path in described["paths"]} == {"api"}
    pages = ("/docs", "/redoc", "/docs/oauth2-redirect", "/api/docs")
    assert [browser.get(path).status for path in pages] == [404] * 4


@pytest.mark.parametrize("language", ["en", "ko"])
def test_errors_are_pages_in_the_readers_language_with_a_number(site: Site, language: str) -> None:
    browser = site.browser(accept_language=language)
    pages = [
        browser.get("/nowhere"),
        browser.get("/notes/nothing-like-it"),
        browser.get("/quiz/none/1"),
        browser.get("/quiz/none/x"),
        browser.get("/settings?saved=perhaps"),
        browser.post("/notes"),
        browser.post("/settings", {}, origin="null"),
        browser.get("/", host="evil.example"),
        browser.get("/static/none.css"),
    ]
    assert [page.status for page in pages] == [404, 404, 404, 404, 422, 405, 403, 400, 404]
    assert [page.values("html", "lang") for page in pages] == [[language]] * 9
    assert [len(page.words(".error .facts code")) for page in pages] == [1] * 9
    assert len({page.word(".error .facts code") for page in pages}) == 9


def test_head_is_get_without_its_body(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    for address in addresses("GET", sitting_id=sitting):
        got, head = browser.client.get(address), browser.client.head(address)
        assert (head.status_code, head.content, head.headers.get("content-length")) == (
            got.status_code,
            b"",
            got.headers.get("content-length"),
        ), address


def test_static_files_are_kept_for_good_when_they_are_named_by_their_content(browser: Browser) -> None:
    (sheet, *_) = [href for href in browser.get("/").values("link[rel=stylesheet]", "href") if "tokens" in href]
    kept = [browser.get(path).headers["cache-control"] for path in (sheet, "/static/css/tokens.css")]
    assert kept == ["public, max-age=31536000, immutable", "no-cache"]


# How often a page asks the store


@contextmanager
def counted(site: Site) -> Iterator[list[str]]:
    """The statements sent to the store meanwhile."""
    statements: list[str] = []

    def note_down(*arguments: object) -> None:
        if arguments[2] != "BEGIN":
            statements.append(str(arguments[2]))

    event.listen(site.database._engine, "before_cursor_execute", note_down)
    try:
        yield statements
    finally:
        event.remove(site.database._engine, "before_cursor_execute", note_down)


def many(count: int) -> dict[str, str]:
    """A note with so many questions."""
    asked = [
        question(f"Which is number {n}? ^q-n{n}", [f"one {n}", f"two {n}", f"three {n}"], "B") for n in range(count)
    ]
    return {"many.md": note("Many", "## Text\n\nText.\n", asked, tags="[many]", lang="en")}


PAGES = {
    "/": 11,
    "/notes": 3,
    "/notes/many": 8,
    "/questions/q-n0": 1,
    "/quiz/{sitting}/1": 4,
    "/quiz/{sitting}/result": 6,
}
"""How many statements each takes."""


def queries(folder: Path, count: int) -> dict[str, int]:
    """How many statements each page takes after a sitting with every question of the note answered."""
    with site_of(write_notes(folder / "content", many(count)), folder / "data") as site:
        browser = site.browser()
        sitting = browser.start(note="many", size="50")
        for number in range(1, count + 1):
            browser.answer(sitting, number, *site.right(sitting, number))
        browser.get("/")  # the coach has read the bank and the log
        return {path: statements(site, browser, path.format(sitting=sitting)) for path in PAGES}


def statements(site: Site, browser: Browser, path: str) -> int:
    with counted(site) as sent:
        assert browser.get(path).status == 200
    return len(sent)


@pytest.mark.parametrize("count", [1, 20])
def test_a_page_asks_the_store_as_often_for_one_question_as_for_twenty(tmp_path: Path, count: int) -> None:
    assert queries(tmp_path, count) == PAGES
