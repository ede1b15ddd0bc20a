"""The coach's next question over the JSON interface: the same pick as on the pages, and never its answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.api import choose, get
from tests.web.concepts import tavern
from tests.web.site import Site


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def test_the_next_question_is_the_one_a_page_would_ask(inn: Site) -> None:
    browser = inn.browser()
    told = get(browser, "/coach/next")
    sitting = browser.start(kind="coach")
    assert told["question"]["id"] == inn.asked(sitting, 1)[0].question_id
    assert get(browser, "/coach/next") == told


def test_an_answer_changes_what_comes_next_and_why(inn: Site) -> None:
    browser = inn.browser()
    choose(browser, "q-ale1", "Bock", confidence="sure")
    told = get(browser, "/coach/next")
    assert told["why"]["reason"] == "mixed"
    assert told["why"]["sentence"]["text"] == (
        "You took Ale for Bock, or the other way round, the one time you had to choose."
    )
    assert set(told["question"]) & {"key", "right"} == set()


def test_it_comes_in_the_language_asked_for(inn: Site) -> None:
    told = get(inn.browser(), "/coach/next?language=ko")
    assert told["why"]["sentence"]["language"] == "ko"


def test_without_questions_there_is_none(tmp_path: Path) -> None:
    with tavern(tmp_path, {}) as site:
        assert get(site.browser(), "/coach/next", 404)["code"] == "not_found"


def test_looking_makes_nobody_a_learner(shared: Site) -> None:
    get(shared.browser(), "/coach/next")
    assert shared.counts()["learner"] == 0
