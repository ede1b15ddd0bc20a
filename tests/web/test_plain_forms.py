"""Threat U4: the whole way works with nothing but the links and forms that the pages hold."""

import pytest

from tests.web.browser import Browser, Page
from tests.web.site import Site


@pytest.mark.parametrize(
    ("language", "note", "expected"),
    [("en", "tea-or-coffee", ["correct"] * 3 + ["disputed"]), ("ko", "tea-or-coffee-ko", ["correct"] * 2)],
)
def test_u4_a_whole_study_quiz_is_taken_with_plain_forms(
    site: Site, language: str, note: str, expected: list[str]
) -> None:
    browser = site.browser(accept_language=language)
    page = browser.submit(browser.get("/quiz").form("/quiz"), note=note, size="5")
    verdicts = []
    while not page.path.endswith("/result"):
        form = page.form(page.path)
        sitting, number = page.path.split("/")[2], int(page.path.split("/")[3])
        page = browser.submit(form, selected=site.right(sitting, number), confidence="sure")
        verdicts.append(page.values(".verdict", "class")[0].split("-")[-1])
        page = browser.get(page.values("a[rel=next]", "href")[0])
    assert sorted(verdicts) == expected
    assert (page.status, page.word(".figure").endswith("100 %"), len(page.words(".line"))) == (200, True, len(expected))


def test_u4_a_whole_exam_is_taken_with_plain_forms(site: Site, browser: Browser) -> None:
    page = browser.submit(browser.get("/quiz").form("/quiz"), note="wine-or-beer", mode="exam", minutes="30")
    sitting = page.path.split("/")[2]
    for number, right in ((1, True), (2, False), (3, True)):
        assert page.path == f"/quiz/{sitting}/{number}"
        page = browser.submit(page.form(page.path), selected=(site.right if right else site.wrong)(sitting, number))
    page = browser.get(page.values("a.step", "href")[1])
    page = browser.submit(page.form(page.path), selected=site.right(sitting, 2))
    page = browser.submit(page.form(f"/quiz/{sitting}/finish"))
    assert (page.path, page.word(".figure")) == (f"/quiz/{sitting}/result", "3 of 3 100 %")


def test_u4_the_wrong_ones_are_reviewed_with_plain_forms(site: Site, browser: Browser) -> None:
    page = browser.submit(browser.get("/notes/wine-or-beer").form("/quiz", note="wine-or-beer"))
    sitting = page.path.split("/")[2]
    while not page.path.endswith("/result"):
        page = browser.submit(page.form(page.path), dont_know="1")
        page = browser.get(page.values("a[rel=next]", "href")[0])
    page = browser.submit(page.form(f"/quiz/{sitting}/again", only="wrong"))
    assert (page.status, page.word(".quiz-place")) == (200, "1 / 3")


def test_u4_one_question_is_tried_from_its_link(site: Site, browser: Browser) -> None:
    page = browser.submit(browser.get("/questions/q-leaves").form("/quiz", question="q-leaves"))
    assert (page.word(".quiz-place"), page.word(".stem")) == ("1 / 1", "Which drink is made from leaves?")


def test_u4_language_theme_and_keys_are_switched_with_plain_forms(browser: Browser) -> None:
    page = browser.submit(browser.get("/notes").form("/settings"), language="ko")
    assert (page.path, shown(page)) == ("/notes", ("ko", "system"))
    page = browser.submit(browser.get("/settings").form("/settings", plan="1"), language="en", theme="dark", keys="off")
    assert (shown(page), page.words("kbd.key-hint")) == (("en", "dark"), [])
    assert page.words("[role=status]") == ["Saved."]


def test_u4_search_is_a_plain_form(browser: Browser) -> None:
    page = browser.submit(browser.get("/").form("/search"), q="grapes")
    assert (page.path, page.status) == ("/search?q=grapes", 200)


def shown(page: Page) -> tuple[str, str]:
    return page.values("html", "lang")[0], page.values("html", "data-theme")[0]
