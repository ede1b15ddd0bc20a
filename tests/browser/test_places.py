"""An order and a match, taken with nothing but the keyboard: with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.web.catalogue import load_catalogue
from tests.browser.conftest import Open
from tests.browser.site import Site

pytestmark = pytest.mark.browser

BOTH = pytest.mark.parametrize("question", ["q-steps", "q-plants"])


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"Tab does not lead to {selector}")


@BOTH
@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_places_are_filled_with_tab_and_typing(
    open_page: Open, site: Site, question: str, javascript: bool, language: str
) -> None:
    sitting, words = site.start(language, question=question), load_catalogue(language)
    page = open_page(f"/quiz/{sitting}/1", javascript=javascript, language=language)
    for number, position in enumerate(site.questions(sitting)[0].wrong, 1):
        tab_to(page, f"#place-{number}")
        page.keyboard.type(str(position))
        expect(page.locator(f"#place-{number}")).to_have_value(str(position))
    tab_to(page, ".ask button:not([name])")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_have_text(words("verdict.incorrect"))
    expect(page.locator(".placed-row")).to_have_count(3)
    expect(page.locator(".explained .reason")).to_have_count(4)


@BOTH
def test_places_are_filled_in_turn_by_digits_and_sent_with_enter(open_page: Open, site: Site, question: str) -> None:
    page = open_page(f"/quiz/{(sitting := site.start(question=question))}/1")
    for position in site.questions(sitting)[0].right:
        page.keyboard.press(str(position))
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_focused()
    expect(page.locator("#verdict")).to_have_text(load_catalogue("en")("verdict.correct"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/result$"))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_what_was_put_stays_when_a_place_is_empty(open_page: Open, site: Site, javascript: bool) -> None:
    page = open_page(f"/quiz/{site.start(question='q-steps')}/1", javascript=javascript)
    page.select_option("#place-1", "3")
    page.click(".ask button:not([name])")
    expect(page.get_by_role("alert")).to_have_text(load_catalogue("en")("problem.empty_place"))
    expect(page.get_by_label("First")).to_have_value("3")
    expect(page.get_by_label("Second")).to_have_value("")


@BOTH
@pytest.mark.parametrize("width", [320, 390])
def test_places_fit_a_narrow_screen_and_a_thumb(open_page: Open, site: Site, question: str, width: int) -> None:
    page = open_page(f"/quiz/{site.start(question=question)}/1", width=width)
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
    heights = [box["height"] for select in page.locator("select").all() if (box := select.bounding_box())]
    assert (len(heights), min(heights) >= 48) == (3, True)
    page.click("button[name=dont_know]")
    expect(page.locator("#verdict")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") == width
