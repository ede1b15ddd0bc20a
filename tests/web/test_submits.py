"""The same answer more than once: threats U1 and U3; and a question edited while it is answered: F7."""

import threading
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.web.browser import Browser
from tests.web.notes import NOTES, WINE, note, question, write_notes
from tests.web.servers import fetch, served
from tests.web.site import Site, site_of

CLIENTS = 16


def at_once(port: int, path: str, choices: Sequence[str]) -> list[int]:
    """The statuses of posts that all start together."""
    gate = threading.Barrier(len(choices))
    statuses: list[int] = []

    def send(choice: str) -> None:
        gate.wait()
        statuses.append(fetch(port, path, {"selected": choice})[0])

    threads = [threading.Thread(target=send, args=(choice,)) for choice in choices]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def begin(port: int, mode: str = "study") -> str:
    return fetch(port, "/quiz", {"question": "q-grapes", "mode": mode})[1]["location"].split("/")[2]


def sent_many_times(site: Site, rounds: int) -> list[tuple[list[int], int]]:
    """Statuses and stored rows of each round."""
    with served(site) as port:
        sittings = [begin(port) for _ in range(rounds)]
        statuses = [at_once(port, f"/quiz/{sitting}/1", ["1"] * CLIENTS) for sitting in sittings]
    return [(told, len(site.attempts(sitting))) for told, sitting in zip(statuses, sittings, strict=True)]


def test_u1_one_answer_sent_sixteen_times_is_one_answer(site: Site) -> None:
    assert sent_many_times(site, 20) == [([303] * CLIENTS, 1)] * 20


@pytest.mark.slow
def test_u1_one_answer_sent_sixteen_times_is_one_answer_three_hundred_times(site: Site) -> None:
    assert sent_many_times(site, 300) == [([303] * CLIENTS, 1)] * 300


def test_u1_of_different_answers_one_is_stored_and_the_others_are_told(site: Site) -> None:
    choices = [str(number % 3 + 1) for number in range(CLIENTS)]
    with served(site) as port:
        sittings = [begin(port) for _ in range(10)]
        statuses = [at_once(port, f"/quiz/{sitting}/1", choices) for sitting in sittings]
    for sitting, told in zip(sittings, statuses, strict=True):
        ((_, _, stored, _, _),) = site.attempts(sitting)
        _, order = site.asked(sitting, 1)
        same = Counter(choices)[str(order.index(stored[2]) + 1)]  # stored is JSON: ["B"]
        assert told == [303] * same + [409] * (CLIENTS - same)


def test_u1_an_exam_finished_sixteen_times_is_finished_once(site: Site) -> None:
    with served(site) as port:
        sitting = begin(port, "exam")
        fetch(port, f"/quiz/{sitting}/1", {"selected": "1"})
        assert at_once(port, f"/quiz/{sitting}/finish", ["x"] * CLIENTS) == [303] * CLIENTS
    assert len(site.attempts(sitting)) == 1


def test_u3_a_second_tab_sees_what_the_first_one_answered(site: Site) -> None:
    first, second = site.browser(), site.browser()
    sitting = first.start(note="wine-or-beer")
    form = second.get(f"/quiz/{sitting}/1").form(f"/quiz/{sitting}/1")
    right, wrong = site.right(sitting, 1), site.wrong(sitting, 1)
    first.answer(sitting, 1, *right)
    stale = second.submit(form, selected=wrong)
    assert (stale.status, stale.word(".verdict h1"), stale.words("[role=alert]")) == (
        409,
        "Right",
        ["Another answer to this question had been saved before. It is the one that counts, and the one shown here."],
    )
    same = second.submit(form, selected=right)
    assert (same.status, same.path, same.words("[role=alert]")) == (200, f"/quiz/{sitting}/1", [])
    assert [row[3] for row in site.attempts(sitting)] == ["correct"]


def test_u3_two_tabs_of_an_exam_keep_the_later_answer(site: Site) -> None:
    first, second = site.browser(), site.browser()
    sitting = first.start(note="wine-or-beer", mode="exam")
    first.answer(sitting, 1, *site.wrong(sitting, 1))
    second.answer(sitting, 1, *site.right(sitting, 1))
    first.post(f"/quiz/{sitting}/finish")
    late = second.answer(sitting, 2, *site.right(sitting, 2))
    assert (late.location, [row[3] for row in site.attempts(sitting)]) == (f"/quiz/{sitting}/result", ["correct"])


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "content", NOTES)


def test_f7_a_question_edited_while_it_is_asked_is_graded_as_it_was_shown(edited: Path, tmp_path: Path) -> None:
    with site_of(edited, tmp_path / "data") as site:
        browser = site.browser()
        sitting = browser.start(question="q-grapes")
        right = site.right(sitting, 1)
        changed = question("Which is made of grapes? ^q-grapes", ["Beer", "Wine", "Port", "Mead"], "C")
        write_notes(edited, {"drinks/wine-or-beer.md": note("Wine or beer", "Text.\n", [changed])})
        assert site.build().changed == ("drinks/wine-or-beer.md",)
        browser.answer(sitting, 1, *right)
        page = browser.get(f"/quiz/{sitting}/1")
        assert (page.word(".verdict h1"), page.word(".side-text .prose"), len(page.words(".explained"))) == (
            "Right",
            "Wine",
            3,
        )
        assert page.words(".notice p") == [
            "Key changed since. Your answer is shown as it was graded then, and its verdict stays.",
            "Right today:",
        ]
        assert page.words(".notice li") == ["Port"]


def test_f7_a_question_that_is_gone_can_still_be_answered_and_read(edited: Path, tmp_path: Path) -> None:
    with site_of(edited, tmp_path / "data") as site:
        browser = site.browser()
        sitting = browser.start(note="wine-or-beer")
        (edited / "drinks/wine-or-beer.md").unlink()
        assert site.build().retired == ("drinks/wine-or-beer.md",)
        told = [browser.answer(sitting, number, *site.right(sitting, number)).status for number in (1, 2, 3)]
        page = browser.get(f"/quiz/{sitting}/result")
        assert (told, page.word(".figure")) == ([303] * 3, "3 of 3 100 %")
        assert browser.get("/questions/q-grapes").status == 404
        assert browser.post("/quiz", {"note": "wine-or-beer"}).status == 422


def test_a_question_that_comes_back_brings_its_history(edited: Path, tmp_path: Path) -> None:
    with site_of(edited, tmp_path / "data") as site:
        browser: Browser = site.browser()
        sitting = browser.start(question="q-grapes")
        browser.answer(sitting, 1, *site.wrong(sitting, 1))
        (edited / "drinks/wine-or-beer.md").unlink()
        site.build()
        assert browser.post("/quiz", {"only": "wrong"}).status == 422
        write_notes(edited, {"drinks/moved.md": WINE})
        site.build()
        again = browser.start(only="wrong")
        assert site.asked(again, 1)[0].question_id == "q-grapes"
