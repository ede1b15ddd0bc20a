"""A contrast drill on a pair, from a plain button."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.concepts import tavern
from tests.web.site import Site


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def begin(browser: Browser) -> str:
    return browser.start(kind="drill", concept=["ale", "bock"])


def test_the_button_of_a_comparison_begins_a_drill(inn: Site) -> None:
    browser = inn.browser()
    form = browser.get("/compare?with=ale&with=bock").form("/quiz", kind="drill")
    page = browser.submit(form)
    assert (page.status, page.word(".quiz-title"), page.word(".quiz-place")) == (200, "Ale / Bock", "1")


def test_a_drill_ends_when_both_sides_are_right_at_spaced_times(inn: Site) -> None:
    browser = inn.browser()
    sitting = begin(browser)
    number = 1
    while browser.get(f"/quiz/{sitting}/{number}").status == 200:
        browser.answer(sitting, number, *inn.right(sitting, number))
        number += 1
    questions = [question for _, question, *_ in inn.attempts(sitting)]
    assert sorted(questions[:5]) == ["q-ale1", "q-ale2", "q-bock1", "q-bock2", "q-cider"]
    assert len(questions) <= 8
    assert browser.get(f"/quiz/{sitting}/{number}").location == f"/quiz/{sitting}/result"
    assert browser.get(f"/quiz/{sitting}/result").word(".figure").startswith(f"{len(questions)} of {len(questions)}")


def test_a_drill_goes_on_while_a_side_is_missed(inn: Site) -> None:
    browser = inn.browser()
    sitting = begin(browser)
    for number in range(1, 21):
        assert browser.answer(sitting, number, dont_know="1").status == 303
    assert browser.get(f"/quiz/{sitting}/result").status == 200
    assert browser.get(f"/quiz/{sitting}/21").status == 404


def test_a_drill_is_gone_on_with(inn: Site) -> None:
    browser = inn.browser()
    sitting = begin(browser)
    browser.answer(sitting, 1, dont_know="1")
    assert browser.get("/").values(".call a.button", "href") == [f"/quiz/{sitting}/2"]


@pytest.mark.parametrize("chosen", [[], ["ale"], ["ale", "ale"], ["ale", "bock", "cider"], ["ale", "nothing"]])
def test_a_drill_needs_two_that_are_told_apart(inn: Site, chosen: list[str]) -> None:
    page = inn.browser().post("/quiz", {"kind": "drill", "concept": chosen})
    assert (page.status, inn.counts()["sitting"]) == (422, 0)


def test_a_pair_that_vanishes_ends_its_drill(inn: Site) -> None:
    browser = inn.browser()
    sitting = begin(browser)
    (inn.content / "ale-or-bock.md").unlink()
    inn.build()
    browser.answer(sitting, 1, dont_know="1")
    assert browser.get(f"/quiz/{sitting}/2").location == f"/quiz/{sitting}/result"
