"""Threat A4: whatever order a learner sends things in, the sitting is in exactly the state it should be in.

`tests/cases/walkthroughs.txt` has them, four lines each: a name, the mode with its minutes, the steps with what comes
back, and what the store holds in the end. `1=right` answers question 1, `1?` looks at it, `+9m` lets time pass. What
comes back is a status, with the step a redirect leads to, and on a page what it is.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.web.browser import Browser, Page
from tests.web.site import Site

CASES = Path(__file__).parents[1] / "cases/walkthroughs.txt"
PAGES = {"form.ask": "ask", ".feedback": "feedback", ".lines": "result", ".steps-block": "over"}


@dataclass(frozen=True, slots=True)
class Walkthrough:
    name: str
    mode: str
    minutes: str
    steps: list[tuple[str, str]]
    """What is done, and what comes back."""
    end: str


def walkthroughs() -> list[Walkthrough]:
    return [parse_walkthrough(block) for block in CASES.read_text(encoding="utf-8").split("\n\n")]


def parse_walkthrough(block: str) -> Walkthrough:
    name, how, steps, end = block.strip().split("\n")
    mode, _, minutes = how.partition(" ")
    parts = [step.partition(" → ") for step in steps.split(" · ")]
    return Walkthrough(name.removeprefix("# "), mode, minutes, [(done, back) for done, _, back in parts], end)


def test_a4_there_are_at_least_twenty_five_walkthroughs() -> None:
    assert len({walkthrough.name for walkthrough in walkthroughs()}) >= 25


@pytest.mark.parametrize("walkthrough", walkthroughs(), ids=lambda walkthrough: walkthrough.name)
def test_a4_a_walkthrough_ends_where_it_should(site: Site, browser: Browser, walkthrough: Walkthrough) -> None:
    sitting = browser.start(note="wine-or-beer", mode=walkthrough.mode, minutes=walkthrough.minutes)
    walked = [(step, walk(site, browser, sitting, step)) for step, _ in walkthrough.steps]
    assert walked == walkthrough.steps
    assert stored(site, sitting) == walkthrough.end


def walk(site: Site, browser: Browser, sitting: str, step: str) -> str:
    if step.startswith("+"):
        site.clock.advance(minutes=int(step[1:-1]))
        return ""
    if step == "finish":
        return told(browser.post(f"/quiz/{sitting}/finish"))
    if step == "result":
        return told(browser.get(f"/quiz/{sitting}/result"))
    number, _, answer = step.partition("=")
    if not answer:
        return told(browser.get(f"/quiz/{sitting}/{number[:-1]}"))
    return told(browser.answer(sitting, int(number), *chosen(site, sitting, int(number), answer), **words(answer)))


def chosen(site: Site, sitting: str, number: int, answer: str) -> list[str]:
    if answer in {"right", "wrong"}:
        if not 1 <= number <= 3:
            return ["1"]
        return site.right(sitting, number) if answer == "right" else site.wrong(sitting, number)
    return [] if answer in {"none", "nothing"} else answer.split(",")


def words(answer: str) -> dict[str, str]:
    return {"dont_know": "1"} if answer == "none" else {}


def told(page: Page) -> str:
    if page.status == 303:
        return f"303 {page.location.rpartition('/')[2]}"
    kind = next((kind for selector, kind in PAGES.items() if page.tree.css_first(selector)), "")
    return kind if page.status == 200 else f"{page.status} {'conflict' if page.status == 409 else kind}".strip()


def stored(site: Site, sitting: str) -> str:
    """`1+ 2- 3+late finished`: number, verdict, whether it came late; and whether the sitting is over."""
    marks = {"correct": "+", "incorrect": "-"}
    attempts = [f"{n}{marks[verdict]}{'late' if late else ''}" for n, _, _, verdict, late in site.attempts(sitting)]
    ((finished,),) = site.rows("SELECT finished_at IS NOT NULL FROM sitting WHERE id = :id", id=sitting)
    return " ".join([*attempts, "finished" if finished else "open"])
