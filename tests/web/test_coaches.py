"""The coach kept in memory says what a coach says who has read the whole log."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from app.core.coach import Coach
from app.store.coaching import load_bank, read_log
from app.web.coaches import MOST_COACHES, Plan
from tests.web.browser import Browser
from tests.web.concepts import TAVERN, tavern
from tests.web.site import Site

PLANS = [Plan(), Plan(date(2026, 12, 1)), Plan(date(2026, 12, 1), ZoneInfo("Asia/Seoul"))]


@pytest.fixture
def inn(tmp_path: Path) -> Iterator[Site]:
    with tavern(tmp_path) as site:
        yield site


def answer(site: Site, browser: Browser, dice: Random, size: int = 4) -> None:
    """A quiz of some questions, answered any way."""
    sitting = browser.start(size=str(size))
    for number in range(1, size + 1):
        how = dice.choice(["right", "wrong", "unknown"])
        confidence = dice.choice(["sure", "unsure", ""])
        if how == "unknown":
            browser.answer(sitting, number, dont_know="1")
        else:
            chosen = site.right(sitting, number) if how == "right" else site.wrong(sitting, number)
            browser.answer(sitting, number, *chosen, confidence=confidence, milliseconds=str(dice.randrange(1, 9000)))


def said(coach: Coach, site: Site) -> tuple[object, ...]:
    now = site.clock()
    return coach.next(now), coach.readiness(now), coach.confusions(now), coach.mastery(now)


def kept(site: Site, plan: Plan) -> tuple[object, ...]:
    with site.database.read() as db, site.application.site.coaches.following(db, 1, plan) as coach:
        return said(coach, site)


def replayed(site: Site, plan: Plan) -> tuple[object, ...]:
    with site.database.read() as db:
        return said(Coach.replay(load_bank(db), read_log(db, 1).attempts, plan.exam_day, plan.zone), site)


@pytest.mark.parametrize("plan", PLANS, ids=["no exam", "exam", "exam in Seoul"])
def test_answers_told_one_by_one_are_the_log_told_at_once(inn: Site, plan: Plan) -> None:
    browser, dice = inn.browser(), Random(5)
    for _ in range(6):
        answer(inn, browser, dice)
        inn.clock.advance(hours=dice.choice([-30, 1, 20, 200]))
        assert kept(inn, plan) == replayed(inn, plan)


def test_a_new_plan_or_a_new_bank_makes_the_coach_anew(inn: Site) -> None:
    answer(inn, inn.browser(), Random(1))
    assert [kept(inn, plan) for plan in PLANS] == [replayed(inn, plan) for plan in PLANS]
    for text in (TAVERN.replace("- **Bock**: cold and strong\n", ""), TAVERN.replace("Cider", "Perry"), "", TAVERN):
        (inn.content / "ale-or-bock.md").write_text(text, encoding="utf-8")
        inn.build()
        assert kept(inn, PLANS[0]) == replayed(inn, PLANS[0])


def test_what_was_rolled_back_was_never_answered(inn: Site) -> None:
    answer(inn, inn.browser(), Random(2))
    before = kept(inn, PLANS[0])
    coaches = inn.application.site.coaches

    def follow_and_fail() -> None:
        with coaches.let_go_on_failure(1), inn.database.write() as db:
            db.connection().exec_driver_sql("UPDATE attempt SET id = id + 1000")
            with coaches.following(db, 1, PLANS[0]):
                raise RuntimeError

    with pytest.raises(RuntimeError):
        follow_and_fail()
    assert kept(inn, PLANS[0]) == before


def test_so_many_coaches_are_kept_and_no_more(inn: Site) -> None:
    coaches = inn.application.site.coaches
    with inn.database.read() as db:
        for learner in range(MOST_COACHES + 5):
            with coaches.following(db, learner, PLANS[0]) as coach:
                assert coach.next(inn.clock())
    assert len(coaches._kept) == MOST_COACHES


def test_an_empty_bank_has_a_coach_who_asks_nothing(tmp_path: Path) -> None:
    with tavern(tmp_path, {}) as site:
        assert kept(site, PLANS[0])[0] is None


@pytest.mark.parametrize("day", ["2026-12-01", "2026-11-22"])
def test_an_exam_day_that_is_set_is_planned_for(inn: Site, day: str) -> None:
    browser = inn.browser()
    page = browser.submit(browser.get("/settings").form("/settings", plan="1"), exam_day=day)
    assert page.values("#exam-day", "value") == [day]
    told = {"2026-12-01": "Exam in 9 days", "2026-11-22": "Exam today"}[day]
    assert browser.get("/").words(".call .facts")[0].endswith(told)


def test_the_exam_day_is_what_a_reason_speaks_of(inn: Site) -> None:
    browser = inn.browser()
    browser.post("/settings", {"plan": "1", "exam_day": "2026-12-24"})
    for question in ("q-ale1", "q-ale2", "q-bock1", "q-bock2", "q-cider", "q-mug"):
        sitting = browser.start(question=question)
        browser.answer(sitting, 1, *inn.right(sitting, 1))
    inn.clock.advance(days=9)
    sitting = browser.start(kind="coach", size="6")
    said = set()
    for number in range(1, 7):
        browser.answer(sitting, number, dont_know="1")
        said.add(browser.get(f"/quiz/{sitting}/{number}").word(".why").partition(" fades")[2][:60])
    assert any("24 December 2026" in words for words in said)


def test_an_exam_day_can_be_taken_back(inn: Site) -> None:
    browser = inn.browser()
    browser.post("/settings", {"plan": "1", "exam_day": "2026-12-01"})
    browser.post("/settings", {"theme": "dark"})
    assert browser.get("/settings").values("#exam-day", "value") == ["2026-12-01"]
    browser.post("/settings", {"plan": "1", "exam_day": ""})
    assert browser.get("/settings").values("#exam-day", "value") == [""]


@pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "20261201", "2026-12-01; x=1", "9" * 5000, "0000-00-00"])
def test_a_day_that_is_none_is_not_kept(inn: Site, day: str) -> None:
    browser = inn.browser()
    browser.post("/settings", {"plan": "1", "exam_day": day})
    assert browser.get("/settings").values("#exam-day", "value") == [""]
    assert browser.client.get("/", headers={"cookie": f'exam_day="{day}"'}).status_code == 200


def test_an_exam_that_is_over_is_planned_for_no_more(inn: Site) -> None:
    browser = inn.browser()
    browser.post("/settings", {"plan": "1", "exam_day": "2026-11-21"})
    assert "Exam" not in browser.get("/").words(".call .facts")[0]
    assert browser.start(kind="coach")
