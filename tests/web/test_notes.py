"""Reading: the list, a note, and search."""

from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.notes import NOTES, WINE, write_notes
from tests.web.site import Site, site_of

ENGLISH = ["Plain words", "Tea or coffee", "Wine or beer"]


@pytest.mark.parametrize(("address", "titles"), [
    ("/notes", ENGLISH),
    ("/notes?lang=en", ENGLISH),
    ("/notes?lang=ko", ["차 또는 커피"]),
    ("/notes?lang=xx", ENGLISH),
    ("/notes?tag=drink", ["Tea or coffee", "Wine or beer"]),
    ("/notes?tag=drink/hot", ["Tea or coffee"]),
    ("/notes?tag=drink/hot&lang=ko", ["차 또는 커피"]),
    ("/notes?tag=dri", []),
    ("/notes?tag=%25", []),
])  # fmt: skip
def test_the_list_is_narrowed_by_tag_and_language(browser: Browser, address: str, titles: list[str]) -> None:
    page = browser.get(address)
    assert (page.status, page.words(".note-row-title")) == (200, titles)


def test_the_list_shows_a_note_once_in_the_readers_language(site: Site) -> None:
    page = site.browser(accept_language="ko").get("/notes")
    assert page.words(".note-row-title") == ["Plain words", "Wine or beer", "차 또는 커피"]


def test_a_narrowed_list_leads_on_without_losing_the_other_choice(browser: Browser) -> None:
    page = browser.get("/notes?tag=drink%2Fhot&lang=ko")
    assert page.values(".facet[aria-current]", "href") == ["/notes?tag=drink%2Fhot&lang=ko"] * 2
    assert page.values(".facet", "href")[:2] == ["/notes?tag=drink%2Fhot", "/notes?tag=drink%2Fhot&lang=en"]


def test_a_note_has_everything_a_reader_needs(browser: Browser) -> None:
    page = browser.get("/notes/tea-or-coffee")
    assert page.status == 200
    assert (page.word("h1"), page.word(".key-point .prose")) == ("Tea or coffee", "The point of Tea or coffee.")
    assert page.words(".contents-list a") == ["Leaves and beans", "Where they grow", "Questions to try"]
    assert page.values(".page-head a[hreflang]", "href") == ["/notes/tea-or-coffee-ko"]
    assert page.words("a.tag") == ["#drink/hot", "#exam"]
    assert page.values(".link-rows a", "href") == ["/notes/wine-or-beer"]
    assert page.values(".note-ways a", "href") == ["/notes/plain-words", "/notes/wine-or-beer"]
    assert page.words(".question-card .stem, .question-card .prose") == [
        "Which drink is made from leaves?",
        "Which TWO hold caffeine? (Select TWO.)",
        "Which are never roasted?",
        "Which one is brewed?",
    ]


def test_a_note_tells_nothing_of_its_answers(browser: Browser) -> None:
    text = browser.get("/notes/tea-or-coffee").text
    assert [
        word for word in ("why Tea is so", "Answer", "Both are brewed", "All of the above", "<mark>") if word in text
    ] == []


def test_a_note_keeps_its_own_language_in_the_other_interface(site: Site) -> None:
    page = site.browser(accept_language="ko").get("/notes/tea-or-coffee")
    assert (page.values("html", "lang"), page.values("h1, .note-body", "lang")) == (["ko"], ["en", "en"])


@pytest.mark.parametrize(
    "address", ["/notes/old-tea", "/notes/Tea-or-Coffee", "/notes/tea%20or%20coffee", "/notes/OLD%20TEA"]
)
def test_other_names_of_a_note_lead_to_it(browser: Browser, address: str) -> None:
    page = browser.get(address)
    assert (page.status, page.location) == (307, "/notes/tea-or-coffee")


def test_a_renamed_note_is_found_by_its_former_name_when_it_says_so(tmp_path: Path) -> None:
    content = write_notes(tmp_path / "content", NOTES)
    with site_of(content, tmp_path / "data") as site:
        (content / "drinks/wine-or-beer.md").unlink()
        write_notes(content, {"drinks/grapes.md": WINE.replace("lang: en", "lang: en\naliases: [wine-or-beer]")})
        site.build()
        page = site.browser().get("/notes/wine-or-beer")
        assert (page.status, page.location) == (307, "/notes/grapes")


def test_a_name_hardly_different_is_offered_where_there_is_none(browser: Browser) -> None:
    page = browser.get("/notes/tea-or-cofee")
    assert (page.status, page.values(".link-rows a", "href")[0]) == (404, "/notes/tea-or-coffee")


def test_search_finds_notes_and_questions(browser: Browser) -> None:
    page = browser.get("/search?q=grapes")
    assert page.values(".hit-title", "href") == ["/notes/wine-or-beer", "/questions/q-grapes"]


def test_search_finds_korean_inside_words(browser: Browser) -> None:
    assert "/notes/tea-or-coffee-ko" in browser.get("/search?q=커피").values(".hit-title", "href")


def test_search_suggests_what_was_meant(browser: Browser) -> None:
    page = browser.get("/search?q=cofffee")
    assert (page.words(".hit"), page.values(".search-count a", "href")) == ([], ["/search?q=coffee"])


def test_search_says_when_there_is_nothing(browser: Browser) -> None:
    page = browser.get("/search?q=zzzzqqqq")
    assert (page.words(".hit"), "zzzzqqqq" in page.word(".search-count")) == ([], True)


def test_an_empty_search_asks_for_words(browser: Browser) -> None:
    page = browser.get("/search?q=%20%20")
    assert (page.status, page.words(".search-count")) == (200, [])
