"""Every page, in both languages: whole without script and style, at home on a small screen, and from us alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from app.web.catalogue import load_catalogue
from tests.browser.chromium import LOCALES
from tests.browser.conftest import Open
from tests.browser.site import NOTES, Site
from tests.browser.visits import LISTEN, Visit, visit

pytestmark = pytest.mark.browser

OPTION_PX = 48


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, dict[str, str]]:
    """By language: the address of every kind of page."""
    return {language: site.pages(language) for language in LOCALES}


@pytest.fixture(scope="module")
def visits(chromium: Browser, site: Site, pages: dict[str, dict[str, str]]) -> dict[str, list[Visit]]:
    """By language: every page on the smallest screen, as it should be."""
    return {language: list(tour(chromium, site, language, pages[language])) for language in pages}


@pytest.fixture(scope="module")
def bare_visits(chromium: Browser, site: Site, pages: dict[str, dict[str, str]]) -> list[Visit]:
    """Every page with JavaScript off and style sheets blocked."""
    return list(tour(chromium, site, "en", pages["en"], bare=True))


def tour(chromium: Browser, site: Site, language: str, pages: dict[str, str], *, bare: bool = False) -> Iterator[Visit]:
    context = chromium.new_context(
        base_url=site.base,
        locale=LOCALES[language],
        viewport={"width": 320, "height": 800},
        java_script_enabled=not bare,
    )
    context.add_init_script(LISTEN)
    if bare:
        context.route("**/*.css*", _refuse)
    page = context.new_page()
    for name, path in pages.items():
        yield visit(page, name, path)
    context.close()


def _refuse(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_has_one_heading_a_title_and_its_language(visits: dict[str, list[Visit]], language: str) -> None:
    found = {page.name: (page.language, page.mains, len(page.headings), bool(page.title)) for page in visits[language]}
    assert found == dict.fromkeys(found, (language, 1, 1, True))
    assert all(page.headings[0] and page.title.endswith(" · Tellapart") for page in visits[language])


@pytest.mark.parametrize("language", LOCALES)
def test_every_page_is_there_or_says_that_it_is_not(visits: dict[str, list[Visit]], language: str) -> None:
    assert {page.name: page.status for page in visits[language] if page.status != 200} == {
        "compare-unknown": 404,
        "error-404": 404,
        "error-404-nearby": 404,
    }


@pytest.mark.parametrize("language", LOCALES)
def test_every_control_has_a_name_and_no_id_stands_twice(visits: dict[str, list[Visit]], language: str) -> None:
    assert {page.name: page.nameless + page.twice for page in visits[language] if page.nameless or page.twice} == {}


@pytest.mark.parametrize("language", LOCALES)
def test_no_page_scrolls_sideways_at_320_pixels(visits: dict[str, list[Visit]], language: str) -> None:
    assert {page.name: page.width for page in visits[language] if page.width != page.screen} == {}


@pytest.mark.parametrize("language", LOCALES)
def test_an_option_is_a_row_of_at_least_48_pixels(visits: dict[str, list[Visit]], language: str) -> None:
    heights = [height for page in visits[language] for height in page.options]
    assert len(heights) > 8
    assert min(heights) >= OPTION_PX


@pytest.mark.parametrize("language", LOCALES)
def test_v3_no_page_asks_anybody_else_for_anything(visits: dict[str, list[Visit]], language: str) -> None:
    assert set().union(*(page.hosts for page in visits[language])) == {"127.0.0.1"}


@pytest.mark.parametrize("language", LOCALES)
def test_x1_no_ordinary_page_breaks_its_own_policy(visits: dict[str, list[Visit]], language: str) -> None:
    found = {page.name: page.violations + page.errors for page in visits[language]}
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert sum(page.foreign for page in visits[language]) == 0


def test_u4_every_page_is_whole_without_script_and_style(
    visits: dict[str, list[Visit]], bare_visits: list[Visit]
) -> None:
    assert [(page.name, page.status, page.headings) for page in bare_visits] == [
        (page.name, page.status, page.headings) for page in visits["en"]
    ]
    assert not any("/static/js/" in address for page in bare_visits for address in page.requests)


def test_u4_switches_search_and_quiz_work_without_script_and_style(open_page: Open, site: Site) -> None:
    page = open_page("/", javascript=False)
    page.route("**/*.css*", _refuse)
    page.fill("[role=search] input", "Batch Transform")
    page.keyboard.press("Enter")
    page.locator(".hit-title").first.click()
    expect(page).to_have_url(f"{site.base}/notes/{NOTES['en']}")
    page.click("button[name=language][value=ko]")
    expect(page).to_have_url(f"{site.base}/notes/{NOTES['en']}")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    page.get_by_role("button", name=load_catalogue("ko")("note.try_all")).click()
    page.locator("input[name=selected]").first.check()
    page.get_by_role("button", name=load_catalogue("ko")("quiz.dont_know")).click()
    expect(page.locator("#verdict")).to_be_visible()


@pytest.mark.parametrize("path", ["/notes?tag=service%2Fsagemaker&lang=en", "/search?q=transform", "ask", "result"])
def test_switching_language_and_theme_keeps_the_place(
    open_page: Open, pages: dict[str, dict[str, str]], path: str
) -> None:
    page = open_page(pages["en"].get(path, path), javascript=False)
    here = page.url
    page.click("button[name=language][value=ko]")
    expect(page.locator("html")).to_have_attribute("lang", "ko")
    page.click("button[name=theme]")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    assert page.url == here


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_the_chosen_theme_stands_in_the_page_before_anything_is_drawn(open_page: Open, theme: str, other: str) -> None:
    page = open_page("/settings", javascript=False, color_scheme=other)
    page.check(f"input[name=theme][value={theme}]")
    page.get_by_role("button", name="Save").click()
    response = page.goto("/")
    assert response is not None
    assert response.text().partition("<head>")[0].strip().endswith(f'<html lang="en" data-theme="{theme}">')
    assert (
        paper(page)
        == paper(open_page("/", javascript=False, color_scheme=theme))
        != paper(open_page("/", color_scheme=other))
    )


def paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))


def test_korean_is_drawn_with_the_font_we_ship(open_page: Open, site: Site) -> None:
    page = open_page("about:blank", language="ko")
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    page.goto(f"/notes/{NOTES['ko']}")
    page.evaluate("document.fonts.ready.then(() => undefined)")
    assert page.evaluate("document.fonts.check(\"16px 'Pretendard Variable'\", '구별하기')")
    assert fonts
    assert all(address.startswith(f"{site.base}/static/fonts/pretendard/") for address in fonts)
    for place in ("h1", ".note-body p", ".site-nav a"):
        assert drawn_with(page, place) == {("Pretendard Variable", True)}


def drawn_with(page: Page, selector: str) -> set[tuple[str, bool]]:
    """(family, whether the page brought it) of every font that Chromium used for an element."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    session.send("CSS.enable")
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {(font["familyName"], font["isCustomFont"]) for font in fonts}


@pytest.mark.parametrize("name", ["result", "feedback-wrong"])
def test_print_shows_every_explanation_and_no_frame(
    open_page: Open, pages: dict[str, dict[str, str]], name: str
) -> None:
    page = open_page(pages["en"][name], javascript=False)
    page.emulate_media(media="print")
    reasons = page.locator(".explained .reason")
    assert reasons.count() > 3
    hidden = [reason.text_content() for reason in reasons.all() if not reason.is_visible()]
    assert hidden == []
    for part in (".site-head", ".site-foot", ".actions >> nth=0"):
        expect(page.locator(part)).to_be_hidden()
