"""The home page: what to do now, and what was done so far."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.concepts import tavern
from tests.web.site import Site, site_of


def test_without_notes_the_home_page_says_how_to_write_one(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with site_of(tmp_path / "content", tmp_path / "data") as empty:
        page = empty.browser().get("/")
    assert (page.status, page.values(".empty .button", "href")) == (200, ["/help#note"])


def test_a_newcomer_is_offered_one_thing_to_start(browser: Browser) -> None:
    page = browser.get("/")
    assert page.words("h1") == ["Tell similar things apart"]
    assert page.words("h2") == ["Today's questions", "Recently changed"]
    assert page.form("/quiz").first_values() == {"kind": "coach", "size": "7"}


def test_what_was_answered_is_counted(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    browser.answer(sitting, 2, *site.wrong(sitting, 2))
    browser.answer(sitting, 3, *site.right(sitting, 3))
    page = browser.get("/")
    assert page.word(".so-far-figures") == "3 questions answered 67 % right"
    assert page.form("/quiz", only="wrong").first_values() == {"only": "wrong", "size": "20", "mode": "study"}
    assert page.words("form[action='/quiz'] button")[:3] == ["Start", "Wrong answers (1)", "Not seen yet (4)"]


def test_an_open_sitting_is_the_first_thing_offered(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    page = browser.get("/")
    assert page.words("h2")[0] == "Continue"
    assert page.words(".call-title")[0] == "Wine or beer"
    assert page.words(".call .facts")[0] == "Question 2 of 3Study"
    assert page.values(".call a.button", "href") == [f"/quiz/{sitting}/2"]


def test_a_finished_sitting_is_not_offered_again(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-leaves")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    assert "Continue" not in browser.get("/").words("h2")


def test_a_disputed_answer_is_in_no_count(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-doubt")
    browser.answer(sitting, 1, *site.wrong(sitting, 1))
    page = browser.get("/")
    assert (page.words(".so-far"), [form for form in page.forms() if ("only", "wrong") in form.fields]) == ([], [])


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def mistake(site: Site, browser: Browser, question: str, label: str, **fields: str) -> None:
    sitting = browser.start(question=question)
    browser.answer(sitting, 1, site.asked(sitting, 1)[1].index(label) + 1, **fields)


def test_the_pairs_mixed_up_are_counted_in_both_directions_and_lead_on(inn: Site) -> None:
    browser = inn.browser()
    mistake(inn, browser, "q-ale1", "B")
    mistake(inn, browser, "q-ale2", "A")
    mistake(inn, browser, "q-bock1", "B")
    mistake(inn, browser, "q-cider", "C")
    page = browser.get("/")
    assert page.words(".mix-up-way") == [
        "Chose Bock where it was Ale: 1 of 2 answers",
        "Chose Ale where it was Bock: 0 of 1 answer",
    ]
    assert page.values(".mix-up .pair", "href") == ["/compare?with=ale&with=bock"]
    drill = browser.submit(page.form("/quiz", kind="drill"))
    assert (drill.status, drill.word(".quiz-title")) == (200, "Ale / Bock")


def test_i_dont_know_mixes_nothing_up(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(question="q-ale1")
    browser.answer(sitting, 1, dont_know="1")
    assert browser.get("/").words(".mix-up") == []


def test_how_long_it_takes_is_told_from_the_learners_own_pace(inn: Site) -> None:
    browser = inn.browser()
    for _ in range(4):
        mistake(inn, browser, "q-ale1", "A", milliseconds="40000")
    assert browser.get("/").word(".call-title") == "6 questions"
    mistake(inn, browser, "q-ale1", "A", milliseconds="40000")
    assert browser.get("/").word(".call-title") == "6 questions about 4 min at your pace"


def test_readiness_says_how_many_answers_are_missing(inn: Site) -> None:
    browser = inn.browser()
    mistake(inn, browser, "q-ale1", "A")
    mistake(inn, browser, "q-ale1", "A")
    assert browser.get("/").word(".readiness").endswith(": 39 more new questions.")


def test_a_day_turns_at_four_where_the_learner_is(inn: Site) -> None:
    browser = inn.browser()
    browser.client.cookies.set("zone", "Asia/Seoul")
    mistake(inn, browser, "q-ale1", "A")  # 21:00 in Seoul
    inn.clock.advance(hours=6)
    assert [("1 answer" in day) for day in browser.get("/").words(".day")] == [False] * 6 + [True]
    inn.clock.advance(hours=1)
    assert [("1 answer" in day) for day in browser.get("/").words(".day")] == [False] * 5 + [True, False]


@pytest.mark.parametrize("zone", ["", "Nowhere/At_All", "../../etc/passwd", "Asia", "a" * 5000])
def test_a_zone_that_is_none_is_utc(inn: Site, zone: str) -> None:
    assert inn.browser().client.get("/", headers={"cookie": f"zone={zone}"}).status_code == 200


def test_a_learner_whose_notes_are_all_gone_sees_a_page(inn: Site) -> None:
    browser = inn.browser()
    mistake(inn, browser, "q-ale1", "B")
    (inn.content / "ale-or-bock.md").unlink()
    inn.build()
    page = browser.get("/")
    assert (page.status, page.words(".mix-up")) == (200, [])
