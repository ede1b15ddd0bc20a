"""A quiz in which the coach chooses each question, and says why; every reason on a page is true of the answers."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from app.web.catalogue import load_catalogue
from tests.web.browser import Browser, Page
from tests.web.concepts import TAVERN_NOTES, THREE, tavern
from tests.web.notes import NOTES
from tests.web.site import Site

OPTIONS = dict(zip("ABC", THREE, strict=True))


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def why(page: Page) -> str:
    return page.word(".why").partition(": ")[2]


def test_each_question_is_chosen_when_the_one_before_is_answered(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(kind="coach", size="3")
    for number in (1, 2, 3):
        page = browser.get(f"/quiz/{sitting}/{number}")
        assert (page.status, page.word(".quiz-place"), len(page.words(".why"))) == (200, f"{number} / 3", 1)
        assert browser.get(f"/quiz/{sitting}/{number + 1}").status == (303 if number < 3 else 404)
        assert browser.answer(sitting, number, *inn.wrong(sitting, number)).location == f"/quiz/{sitting}/{number}"
    assert browser.get(f"/quiz/{sitting}/3").values("a[data-behaviour=go-on]", "href")[0] == f"/quiz/{sitting}/result"
    assert len(inn.attempts(sitting)) == 3
    assert browser.get(f"/quiz/{sitting}/result").word(".figure").startswith("0 of 3")


def test_a_question_answered_wrong_and_sure_is_followed_by_its_contrast(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(question="q-ale1")
    order = inn.asked(sitting, 1)[1]
    browser.answer(sitting, 1, order.index("B") + 1, confidence="sure")
    sitting = browser.start(kind="coach")
    assert why(browser.get(f"/quiz/{sitting}/1")) == (
        "You took Ale for Bock, or the other way round, the one time you had to choose."
    )
    browser.answer(sitting, 1, dont_know="1")
    assert why(browser.get(f"/quiz/{sitting}/1")) == "You chose Bock where it was Ale, the one time you had to choose."


def test_the_reason_is_kept_with_the_question(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(kind="coach")
    before = why(browser.get(f"/quiz/{sitting}/1"))
    inn.clock.advance(days=40)
    assert why(browser.get(f"/quiz/{sitting}/1")) == before


def test_a_reason_about_what_no_note_names_any_more_is_not_shown(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(kind="coach")
    (inn.content / "ale-or-bock.md").unlink()
    inn.build()
    page = browser.get(f"/quiz/{sitting}/1")
    assert (page.status, page.words(".why")) == (200, [])
    browser.answer(sitting, 1, *inn.right(sitting, 1))
    assert browser.get(f"/quiz/{sitting}/2").status == 200


def test_the_same_again_is_an_ordinary_quiz(inn: Site) -> None:
    browser = inn.browser()
    sitting = browser.start(kind="coach", size="2")
    for number in (1, 2):
        browser.answer(sitting, number, *inn.wrong(sitting, number))
    again = browser.post(f"/quiz/{sitting}/again").location.split("/")[2]
    assert browser.get(f"/quiz/{again}/1").words(".why") == []
    assert browser.get(f"/quiz/{again}/1").word(".quiz-place") == "1 / 2"


def test_without_questions_nothing_is_begun(tmp_path: Path) -> None:
    with tavern(tmp_path, {}) as site:
        page = site.browser().post("/quiz", {"kind": "coach"})
        assert (page.status, site.counts()["sitting"]) == (422, 0)


@pytest.mark.parametrize("kind", ["exam", "Coach", "coach "])
def test_a_kind_that_is_not_offered_is_refused(site: Site, browser: Browser, kind: str) -> None:
    assert (browser.post("/quiz", {"kind": kind}).status, site.counts()["sitting"]) == (422, 0)


@dataclass
class Told:
    """What was answered, as a learner could count it: (question, right, chosen or none) in order."""

    answers: list[tuple[str, str, str]] = field(default_factory=list)
    asked: str = ""
    """The question that is asked now."""

    def times(self) -> int:
        return sum(question == self.asked for question, _, _ in self.answers)

    def of(self, right: str) -> list[str]:
        return [chosen for _, concept, chosen in self.answers if concept == right]

    def choices(self, right: str, rival: str) -> list[bool]:
        return [chosen == rival for chosen in self.of(right) if chosen]

    def both(self, one: str, other: str) -> list[bool]:
        return self.choices(one, other) + self.choices(other, one)


TRUE: dict[str, Callable[..., bool]] = {
    r"You chose (.+) where it was (.+), in (\d+) of (\d+) answers\.": lambda told, x, y, n, m: (
        (int(n), int(m)) == (sum(told.choices(y, x)), len(told.choices(y, x)))
    ),
    r"You chose (.+) where it was (.+), the one time you had to choose\.": lambda told, x, y: (
        told.choices(y, x) == [True]
    ),
    r"Your notes mark (.+) and (.+) as easily confused, and .+\.": lambda told, x, y: (
        told.both(x, y) == [] and {x, y} == {"Ale", "Bock"}
    ),
    r"(.+) and (.+) stand side by side here; you took neither .* in (\d+) answers\.": lambda told, x, y, n: (
        told.both(x, y) == [False] * int(n)
    ),
    r"(.+) and (.+) stand .* neither for the other the one time .*": lambda told, x, y: told.both(x, y) == [False],
    r"(.+) and (.+) stand side by side here; you had not met them together\.": lambda told, x, y: (
        told.both(x, y) == [] and {x, y} != {"Ale", "Bock"}
    ),
    r"New: you had answered no question about (.+)\.": lambda told, x: told.of(x) == [],
    r"You missed (.+) in (\d+) of (\d+) answers\.": lambda told, x, n, m: (
        (int(n), int(m)) == (sum(chosen != x for chosen in told.of(x)), len(told.of(x)))
    ),
    r"You missed (.+) the one time you were asked\.": lambda told, x: len(told.of(x)) == 1 and told.of(x) != [x],
    r"(.+) fades: the chance that you remember it on \d+ \w+ 20\d\d was put at \d+ %\.": lambda told, x: (
        told.of(x) != []
    ),
    r"You have taken (.+) and (.+) for each other in (\d+) of (\d+) answers\.": lambda told, x, y, n, m: (
        (int(n), int(m)) == (sum(told.both(x, y)), len(told.both(x, y)))
    ),
    r"You took (.+) for (.+), or the other way round, the one .*": lambda told, x, y: told.both(x, y) == [True],
    r"Your notes mark (.+) and (.+) as easily confused\.": lambda _, x, y: {x, y} == {"Ale", "Bock"},
    r"You had not answered this question before\.": lambda told: told.times() == 0,
    r"You had answered this question once\.": lambda told: told.times() == 1,
    r"You had answered this question (\d+) times\.": lambda told, n: told.times() == int(n),
}
"""What each sentence claims, counted without the coach."""


@pytest.mark.parametrize("seed", range(3))
def test_every_reason_on_a_page_is_true_of_the_answers(inn: Site, seed: int) -> None:
    browser, dice, told = inn.browser(), Random(seed), Told()
    seen = set()
    for _ in range(6):
        sitting = browser.start(kind="coach", size="5")
        for number in range(1, 6):
            revision, order = inn.asked(sitting, number)
            told.asked = revision.question_id
            seen.add(claim(why(browser.get(f"/quiz/{sitting}/{number}")), told))
            concept = OPTIONS[revision.content["key"][0]] if revision.question_id != "q-mug" else "Glasses"
            position = dice.choice([0, 0, 1, 2, 2])
            chosen = order[min(position, len(order) - 1)]
            fields = dice.choice([{"confidence": "sure"}, {}, {"dont_know": "1"}])
            browser.answer(sitting, number, order.index(chosen) + 1, **fields)
            seen.add(claim(why(browser.get(f"/quiz/{sitting}/{number}")), told))
            mug = "Glasses" if chosen in revision.content["key"] else "another"
            name = mug if revision.question_id == "q-mug" else OPTIONS[chosen]
            told.answers.append((revision.question_id, concept, "" if "dont_know" in fields else name))
        inn.clock.advance(hours=dice.choice([1, 30, 100]))
    assert len(seen) >= 6


def claim(sentence: str, told: Told) -> str:
    """The form of a sentence, which has to be true."""
    for form, is_true in TRUE.items():
        if found := re.fullmatch(form, sentence):
            assert is_true(told, *found.groups()), (sentence, told.answers)
            return form
    raise AssertionError(sentence)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_reason_of_the_coach_has_its_sentence(language: str) -> None:
    table = (Path(__file__).parents[2] / "app/core/coach/reasons.py").read_text(encoding="utf-8")
    keys = re.findall(r"^    \| `(\w+)` \|", table, re.MULTILINE)
    assert len(keys) == 11
    words = load_catalogue(language)
    assert [key for key in keys if f"reason.{key}" not in words] == []


def test_a_reason_is_told_in_korean_with_its_names_in_their_own_language(tmp_path: Path) -> None:
    with tavern(tmp_path, TAVERN_NOTES | NOTES) as site:
        browser = site.browser(accept_language="ko")
        sitting = browser.start(kind="coach")
        browser.answer(sitting, 1, dont_know="1")
        page = browser.get(f"/quiz/{sitting}/1")
        assert page.word(".why").startswith("이 문제를 고른 이유:")
        assert set(page.values(".why-name", "lang")) <= {"en", "ko"}
