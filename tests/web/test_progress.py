"""The progress page: every figure is counted from the answers, every square of the map begins a drill; threat T1."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.web.progress import MOST_ON_MAP
from tests.web.browser import Browser
from tests.web.concepts import tavern
from tests.web.notes import note, question
from tests.web.site import Site


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def choose(site: Site, browser: Browser, question: str, label: str) -> None:
    """Answer one question by the author's label; none is "I don't know"."""
    sitting = browser.start(question=question)
    order = site.asked(sitting, 1)[1]
    if label:
        browser.answer(sitting, 1, order.index(label) + 1)
    else:
        browser.answer(sitting, 1, dont_know="1")


def test_before_the_first_answer_there_is_one_thing_to_do(inn: Site) -> None:
    browser = inn.browser()
    page = browser.get("/progress")
    assert (page.status, page.words("main button")) == (200, ["Start with 10 questions"])
    assert browser.submit(page.form("/quiz", kind="coach")).word(".quiz-place") == "1 / 6"


def test_the_map_counts_what_was_chosen_for_what(inn: Site) -> None:
    browser = inn.browser()
    for asked, label in [("q-ale1", "B"), ("q-ale2", "B"), ("q-ale1", "A"), ("q-bock1", "C"), ("q-cider", "")]:
        choose(inn, browser, asked, label)
    page = browser.get("/progress")
    assert page.words(".map-row") == ["1Ale", "2Bock", "3Cider"]
    assert page.values(".map-cell", "title") == [
        "Chose Bock where it was Ale: 2 of 3 answers",
        "Chose Cider where it was Ale: 0 of 3 answers",
        "Chose Ale where it was Bock: 0 of 1 answer",
        "Chose Cider where it was Bock: 1 of 1 answer",
        "Cider and Ale: not met this way round yet",
        "Cider and Bock: not met this way round yet",
    ]
    assert page.words(".map-cell .hidden") == page.values(".map-cell", "title")


def test_every_square_of_the_map_begins_a_drill(inn: Site) -> None:
    browser = inn.browser()
    choose(inn, browser, "q-ale1", "B")
    form = browser.get("/progress").form("/quiz", kind="drill")
    assert form.offered["pair"] == ["ale bock", "bock ale"]
    for pair in form.offered["pair"]:
        page = browser.submit(form, pair=pair)
        assert (page.status, "Ale" in page.word(".quiz-title")) == (200, True)


def test_what_is_known_says_what_it_rests_on(inn: Site) -> None:
    browser = inn.browser()
    choose(inn, browser, "q-ale1", "B")
    for asked in ("q-bock1", "q-bock2", "q-bock1", "q-bock2", "q-bock1", "q-bock2"):
        choose(inn, browser, asked, "B")
    choose(inn, browser, "q-mug", "B")
    page = browser.get("/progress")
    rows = [row.split(" ")[0] for row in page.words(".known tbody tr")]
    assert rows[:3] == ["Ale", "Bock", "Glasses"] or rows[:3] == ["Ale", "Glasses", "Bock"]
    assert page.words(".levels li") == ["1 secure", "2 familiar", "1 new"]
    assert next(words for words in page.words(".known tbody tr") if words.startswith("Bock")).endswith("6 answers")


def test_who_is_right_again_and_again_is_secure(inn: Site) -> None:
    browser = inn.browser()
    for day in range(12):
        choose(inn, browser, ("q-bock1", "q-bock2")[day % 2], "B")
        inn.clock.advance(days=1)
    assert browser.get("/progress").words(".levels li")[0] == "1 secure"


def test_what_fades_is_told_with_its_day(inn: Site) -> None:
    browser = inn.browser()
    choose(inn, browser, "q-ale1", "A")
    assert browser.get("/progress").words("time")[-1] == "24 November 2026"
    inn.clock.advance(days=60)
    page = browser.get("/progress")
    assert (page.words("time"), "now" in page.words(".known tbody td")) == ([], True)


def test_the_last_thirty_days_are_counted(inn: Site) -> None:
    browser = inn.browser()
    for days in (0, 10, 10, 15):
        inn.clock.advance(days=days)
        choose(inn, browser, "q-ale1", "A")
    page = browser.get("/progress")
    assert page.word(".bars-block figcaption") == "3 answers on 3 of 30 days"
    assert len(page.values(".bar", "class")) == 30


def test_the_map_is_no_larger_than_a_page_can_hold(tmp_path: Path) -> None:
    names = [f"Kind {letter}" for letter in "ABCDEFGHIJKL"]
    defined = "## Key concepts\n\n" + "".join(f"- **{name}**: a kind\n" for name in names)
    asked = [question(f"Which is number {n}? ^q-n{n}", [names[n], names[(n + 1) % 12]], "A") for n in range(len(names))]
    with tavern(tmp_path, {"kinds.md": note("Kinds", defined, asked, lang="en")}) as site:
        browser = site.browser()
        for n in range(12):
            choose(site, browser, f"q-n{n}", "B")
        assert len(browser.get("/progress").words(".map-row")) == MOST_ON_MAP


def test_what_no_note_names_any_more_is_left_out(inn: Site) -> None:
    browser = inn.browser()
    choose(inn, browser, "q-ale1", "B")
    for gone in ("ale-or-bock.md", "glasses.md"):
        (inn.content / gone).unlink()
        inn.build()
        page = browser.get("/progress")
        assert (page.status, page.words(".map"), page.words(".known tbody tr")) == (200, [], [])


def test_t1_a_clock_that_jumps_breaks_nothing(inn: Site) -> None:
    browser = inn.browser()
    for days in (400, -3000, 30000, -20000, 1):
        inn.clock.advance(days=days)
        choose(inn, browser, "q-ale1", "B")
        assert [browser.get(path).status for path in ("/", "/progress")] == [200, 200]
