"""Two things side by side, and from a mistake to a drill."""

from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.site import Site

pytestmark = pytest.mark.browser

PAIR = "/compare?with=batch-transform&with=processing-jobs"


def test_on_a_wide_screen_both_sides_stand_in_one_row(open_page: Open) -> None:
    page = open_page(PAIR)
    one, other = corner(page, "a"), corner(page, "b")
    assert one.y == other.y
    assert one.x < other.x
    expect(page.locator(".cell-side").first).to_be_hidden()


def test_on_a_phone_they_stand_below_each_other_and_say_whose_they_are(open_page: Open) -> None:
    page = open_page(PAIR, width=390)
    one, other = corner(page, "a"), corner(page, "b")
    assert one.y < other.y
    assert one.x == other.x
    expect(page.locator(".cell-side").first).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_a_mistake_leads_to_the_comparison_and_to_a_drill(open_page: Open, site: Site, javascript: bool) -> None:
    sitting = site.start(question="q-vcrje2")
    (asked,) = site.questions(sitting)
    order = site.rows("SELECT questions FROM sitting WHERE id = ?", sitting)[0][0]
    site.answer(sitting, 1, [position_of("Batch Transform", site, order)])
    assert asked.right != [position_of("Batch Transform", site, order)]
    page = open_page(f"/quiz/{sitting}/1", javascript=javascript)
    told = page.locator(".taken-for")
    expect(told.locator("thead")).to_contain_text("Batch Transform")
    told.get_by_role("link", name="Compare them side by side").click()
    expect(page).to_have_url(f"{site.base}/compare?with=batch-transform&with=processing-jobs")
    expect(page.locator(".record")).to_contain_text("Chose Batch Transform where it was Processing Jobs")
    page.go_back()
    page.locator(".taken-for button").click()
    expect(page.locator(".quiz-title")).to_have_text("Batch Transform / Processing Jobs")


class Corner(NamedTuple):
    x: float
    y: float


def corner(page: Page, side: str) -> Corner:
    """Where the first cell of a side begins."""
    box = page.locator(f".compare tbody .cell-{side}").first.bounding_box()
    assert box
    return Corner(box["x"], box["y"])


def position_of(words: str, site: Site, questions: str) -> int:
    """Where the option that begins with these words is shown."""
    sql = """
        SELECT position.key + 1 FROM json_each(?, '$[0].order') AS position
        JOIN question_revision ON question_revision.id = json_extract(?, '$[0].revision')
        JOIN json_each(question_revision.content, '$.options') AS option
        ON json_extract(option.value, '$.label') = position.value
        WHERE json_extract(option.value, '$.text') LIKE ?
    """
    return int(site.rows(sql, questions, questions, f"<p>{words}%")[0][0])
