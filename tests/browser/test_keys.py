"""Keys: a whole quiz without a mouse, on any keyboard layout, and never in the way of typing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.site import NOTES, Site

pytestmark = pytest.mark.browser

LETTERS = "ABCDEF"
JAMO = "ㅁㅠㅊㅇㄷㄹ"
"""What a Korean keyboard sends for A–F."""

PRESS = """(init) => (document.activeElement ?? document.body).dispatchEvent(
  new KeyboardEvent("keydown", { bubbles: true, cancelable: true, composed: true, ...init }))"""


def chosen(page: Page) -> list[int]:
    boxes = page.locator("input[name=selected]:checked").all()
    return [int(box.get_attribute("value") or 0) for box in boxes]


@pytest.fixture
def ask(open_page: Open, site: Site) -> Page:
    """A question with one right answer, waiting for it."""
    return open_page(next_single(site))


def next_single(site: Site) -> str:
    sittings = (site.start() for _ in range(100))
    return next(f"/quiz/{sitting}/1" for sitting in sittings if not site.questions(sitting)[0].multiple)


def test_a_whole_quiz_is_taken_with_digits_enter_and_space(open_page: Open, site: Site) -> None:
    page = open_page(f"/quiz/{(sitting := site.start())}/1")
    questions = site.questions(sitting)
    for number, asked in enumerate(questions, 1):
        for position in asked.right:
            page.keyboard.press(str(position))
        page.keyboard.press("Enter")
        expect(page.locator("#verdict")).to_be_focused()
        page.keyboard.press("Enter" if number % 2 else "Space")
        expect(page).not_to_have_url(re.compile(f"/{number}$"))
    expect(page).to_have_url(re.compile("/result$"))
    assert len(site.attempts(sitting)) == len(questions)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_question_is_answered_with_tab_arrows_and_enter(open_page: Open, site: Site, javascript: bool) -> None:
    page = open_page(next_single(site), javascript=javascript)
    page.locator("input[name=selected]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    assert chosen(page) == [2]
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_visible()


def test_digits_and_letters_choose_by_position(ask: Page) -> None:
    for key, position in (("1", 1), ("4", 4), ("a", 1), ("b", 2), ("c", 3), ("d", 4), ("Numpad2", 2)):
        ask.keyboard.press(key)
        assert chosen(ask) == [position], key


def test_a_second_press_takes_one_of_several_back(open_page: Open, site: Site) -> None:
    sittings = (site.start() for _ in range(100))
    sitting = next(sitting for sitting in sittings if site.questions(sitting)[0].multiple)
    page = open_page(f"/quiz/{sitting}/1")
    for key in ("1", "b", "5", "1"):
        page.keyboard.press(key)
    assert chosen(page) == [2, 5]


def test_a_korean_keyboard_chooses_by_where_the_key_is(ask: Page) -> None:
    found = {}
    for letter, jamo in list(zip(LETTERS, JAMO, strict=True))[:4]:
        ask.evaluate(PRESS, {"code": f"Key{letter}", "key": jamo})
        found[jamo] = chosen(ask)
    assert found == {"ㅁ": [1], "ㅠ": [2], "ㅊ": [3], "ㅇ": [4]}


def test_no_key_chooses_while_something_is_held_or_composed(ask: Page) -> None:
    held = ("ctrlKey", "altKey", "metaKey", "shiftKey", "isComposing", "repeat")
    for name in held:
        ask.evaluate(PRESS, {"code": "KeyB", "key": "b", name: True})
    assert chosen(ask) == []
    ask.evaluate(PRESS, {"code": "KeyB", "key": "b"})
    assert chosen(ask) == [2]


def test_keys_are_letters_while_the_search_box_has_them(ask: Page) -> None:
    ask.keyboard.press("/")
    box = ask.locator("[data-behaviour=search-box]")
    expect(box).to_be_focused()
    ask.keyboard.type("abt1?")
    expect(box).to_have_value("abt1?")
    assert chosen(ask) == []
    ask.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    ask.keyboard.press("1")
    assert chosen(ask) == [1]


def test_no_key_acts_once_they_are_switched_off(open_page: Open, site: Site) -> None:
    page = open_page("/settings")
    page.check("input[name=keys][value=off]")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("input[name=keys][value=off]")).to_be_checked()
    page.goto(f"/quiz/{site.start()}/1")
    before = page.url
    for key in ("1", "a", "t", "?", "/", "n", "g", "h"):
        page.keyboard.press(key)
    assert (page.url, chosen(page)) == (before, [])
    expect(page.locator("html")).to_have_attribute("data-theme", "system")


def test_keys_lead_to_pages(open_page: Open, site: Site) -> None:
    page = open_page("/authoring")
    for keys, address in (("?", "/help"), ("gn", "/notes"), ("gr", "/quiz?only=wrong"), ("gh", "/")):
        for key in keys:
            page.keyboard.press(key)
        expect(page).to_have_url(site.base + address)


def test_n_and_p_turn_the_pages_of_notes(open_page: Open, site: Site) -> None:
    page = open_page(f"/notes/{NOTES['en']}")
    here = page.url
    page.keyboard.press("p")
    expect(page).not_to_have_url(here)
    page.keyboard.press("n")
    expect(page).to_have_url(here)


def test_the_search_box_opens_by_key_on_wide_and_narrow_screens(open_page: Open, site: Site) -> None:
    wide = open_page("/notes")
    box = wide.locator("[data-behaviour=search-box]")
    for key in ("/", "s", "Control+k"):
        wide.keyboard.press(key)
        expect(box).to_be_focused()
        wide.keyboard.press("Escape")
        expect(box).not_to_be_focused()
    narrow = open_page("/notes", width=390)
    narrow.keyboard.press("/")
    expect(narrow).to_have_url(f"{site.base}/search")
    expect(narrow.locator("main input[type=search]")).to_be_focused()


def test_t_turns_the_theme_and_keeps_the_choice_made_so_far(ask: Page) -> None:
    ask.keyboard.press("2")
    for theme in ("light", "dark", "system"):
        with ask.expect_response("**/settings"):
            ask.keyboard.press("t")
        expect(ask.locator("html")).to_have_attribute("data-theme", theme)
    assert chosen(ask) == [2]


def test_shift_e_shows_the_source_line(open_page: Open, site: Site) -> None:
    sitting = site.start()
    site.answer(sitting, 1, site.questions(sitting)[0].wrong)
    page = open_page(f"/quiz/{sitting}/1")
    page.keyboard.press("Shift+E")
    expect(page.locator("[data-behaviour=origin] code")).to_have_text(re.compile(rf"{NOTES['en']}\.md:\d+$"))
    expect(page.locator("[data-behaviour=origin] code")).to_be_visible()
