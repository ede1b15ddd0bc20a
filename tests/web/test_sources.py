"""What the notes rest on, as a page."""

from pathlib import Path

from tests.web.browser import Browser
from tests.web.notes import note, question, write_notes
from tests.web.site import site_of


def test_every_cited_page_is_listed_with_its_day_and_its_notes(browser: Browser) -> None:
    page = browser.get("/sources")
    assert page.words(".band h2") == ["example.org"]
    addresses = page.values(".source-rows .external", "href")
    assert addresses == sorted(set(addresses))
    assert "20 November 2026" in page.text
    assert "/notes/tea-or-coffee" in page.values(".source-rows .facts a", "href")


def test_notes_stand_under_their_titles_in_the_readers_language(browser: Browser) -> None:
    korean = browser.get("/sources", accept_language="ko")
    assert "/notes/tea-or-coffee-ko" in korean.values(".source-rows .facts a", "href")
    assert "/notes/tea-or-coffee" not in korean.values(".source-rows .facts a", "href")


def test_the_pages_of_a_large_site_are_folded_by_their_folder(tmp_path: Path) -> None:
    cited = [f"https://docs.example.org/{'Tea' if n % 2 else 'beans'}/{n}" for n in range(14)]
    questions = [
        question(f"Which is number {n}? ^q-n{n:02}", ["Tea", "Beans"], "A").replace(
            "https://example.org/leaves", f"{address} and https://few.example.org/{n % 2}"
        )
        for n, address in enumerate(cited)
    ]
    content = write_notes(tmp_path / "content", {"many.md": note("Many", "Text.", questions, lang="en")})
    with site_of(content, tmp_path / "data") as site:
        page = site.browser().get("/sources")
    assert page.words(".shelf summary") == ["beans 7 pages", "Tea 7 pages"]
    assert set(cited) == set(page.values(".shelf .external", "href"))
    assert "https://few.example.org/0" in page.values(".source-rows .external", "href")


def test_the_page_is_linked_from_every_page(browser: Browser) -> None:
    assert "/sources" in browser.get("/").values(".site-foot a", "href")


def test_without_sources_it_says_so(tmp_path: Path) -> None:
    with site_of(write_notes(tmp_path / "content", {}), tmp_path / "data") as site:
        page = site.browser().get("/sources")
        assert (page.status, page.values(".empty a", "href")) == (200, ["/help#note"])
