"""A learner takes whole quizzes: in both languages, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import Dialog, Page, Request, expect

from app.web.catalogue import load_catalogue
from tests.browser.conftest import Open
from tests.browser.site import NOTES, Asked, Site

pytestmark = pytest.mark.browser

WRONG, UNKNOWN = 1, 2
"""The numbers that are answered wrong, and with "I don't know"."""


def begin(page: Page, note: str, **chosen: str) -> str:
    """Choose a note's questions on the quiz page; the id of the sitting that begins."""
    page.goto("/quiz")
    page.select_option("select[name=note]", note)
    for name, value in chosen.items():
        page.check(f"input[name={name}][value='{value}']")
    page.click("main form button[type=submit]")
    return sitting_of(page)


def sitting_of(page: Page) -> str:
    expect(page).to_have_url(re.compile(r"/quiz/[^/]+/1$"))
    return page.url.split("/")[-2]


def choose(page: Page, positions: list[int]) -> None:
    """Tick the options at `positions`, and no other."""
    for box in page.locator("input[type=checkbox][name=selected]").all():
        box.set_checked(False)
    for position in positions:
        page.check(f"input[name=selected][value='{position}']")


def send(page: Page, positions: list[int]) -> None:
    if positions:
        choose(page, positions)
        page.click(".ask button[type=submit]:not([name])")
    else:
        page.click("button[name=dont_know]")


def save(page: Page, positions: list[int]) -> None:
    """Send, and wait for the page that follows: in an exam it looks like the one before."""
    with page.expect_navigation():
        send(page, positions)


def verdict(asked: Asked, number: int) -> str:
    if asked.disputed:
        return "disputed"
    return {WRONG: "incorrect", UNKNOWN: "dont_know"}.get(number, "correct")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_whole_quiz_explains_every_option_and_brings_the_wrong_ones_back(
    open_page: Open, site: Site, language: str, javascript: bool
) -> None:
    page, words = open_page("/quiz", language=language, javascript=javascript), load_catalogue(language)
    questions = site.questions(sitting := begin(page, NOTES[language]))
    assert any(asked.multiple for asked in questions)
    for number, asked in enumerate(questions, 1):
        send(page, {WRONG: asked.wrong, UNKNOWN: []}.get(number, asked.right))
        expect(page.locator("#verdict")).to_have_text(words(f"verdict.{verdict(asked, number)}"))
        expect(page.locator(".explained")).to_have_count(asked.options)
        expect(page.locator(".explained .reason:not(.reason-none)")).to_have_count(asked.options)
        expect(page.locator("html")).to_have_attribute("lang", language)
        if javascript:
            expect(page.locator("#verdict")).to_be_focused()
        page.locator("main a[rel=next]").first.click()

    expect(page).to_have_url(f"{site.base}/quiz/{sitting}/result")
    scored = [number for number, asked in enumerate(questions, 1) if not asked.disputed]
    correct = [number for number in scored if number not in {WRONG, UNKNOWN}]
    expect(page.locator(".figure")).to_contain_text(words("result.score", correct=len(correct), scored=len(scored)))
    expect(page.locator(".line")).to_have_count(len(questions))
    expect(page.locator(".line .explained")).to_have_count(sum(asked.options for asked in questions))

    wrong = len(scored) - len(correct)
    page.get_by_role("button", name=words("result.review_wrong", n=wrong)).click()
    again = site.questions(review := sitting_of(page))
    assert len(again) == wrong
    for asked in again:
        send(page, asked.right)
        page.locator("main a[rel=next]").first.click()
    expect(page.locator(".figure")).to_contain_text("100 %")
    assert [verdict for _, _, verdict in site.attempts(review)] == ["correct"] * wrong


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_coach_chooses_five_questions_and_says_why(
    open_page: Open, site: Site, language: str, javascript: bool
) -> None:
    page, words = open_page("/", language=language, javascript=javascript), load_catalogue(language)
    page.get_by_role("button", name=words("home.short")).click()
    sitting = sitting_of(page)
    for number in range(1, 6):
        expect(page.locator(".why")).to_contain_text(words("why.before"))
        site.answer(sitting, number, [])
        page.reload()
        expect(page.locator("#verdict")).to_be_visible()
        expect(page.locator(".why")).to_contain_text(words("why.after"))
        page.locator("main a[rel=next]").first.click()
    expect(page).to_have_url(f"{site.base}/quiz/{sitting}/result")
    assert len(site.attempts(sitting)) == 5


def test_the_browser_tells_where_it_is_and_progress_is_two_keys_away(open_page: Open, site: Site) -> None:
    page = open_page("/", timezone_id="Asia/Seoul")
    page.wait_for_function("document.cookie.includes('zone=Asia/Seoul')")
    page.keyboard.press("g")
    page.keyboard.press("p")
    expect(page).to_have_url(f"{site.base}/progress")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_exam_without_javascript_lets_answers_change_until_it_is_finished(
    open_page: Open, site: Site, language: str
) -> None:
    page, words = open_page("/quiz", language=language, javascript=False), load_catalogue(language)
    questions = site.questions(sitting := begin(page, NOTES[language], mode="exam"))
    for asked in questions:
        save(page, asked.wrong)
        expect(page.locator(".explained, #verdict")).to_have_count(0)
    with page.expect_navigation():
        page.locator(".steps").get_by_role("link").first.click()
    chosen = [int(box.get_attribute("value") or 0) for box in page.locator("input[name=selected]:checked").all()]
    assert chosen == sorted(questions[0].wrong)
    save(page, questions[0].right)
    assert site.attempts(sitting) == []

    page.get_by_role("button", name=words("quiz.finish")).click()
    expect(page).to_have_url(f"{site.base}/quiz/{sitting}/result")
    scored = sum(not asked.disputed for asked in questions)
    right = 0 if questions[0].disputed else 1
    expect(page.locator(".figure")).to_contain_text(words("result.score", correct=right, scored=scored))
    expect(page.locator(".line .explained")).to_have_count(sum(asked.options for asked in questions))
    verdicts = [verdict for _, _, verdict in site.attempts(sitting)]
    assert verdicts == ["correct"] + ["incorrect"] * (len(questions) - 1)


def test_an_answer_without_a_choice_is_asked_for_again(open_page: Open, site: Site) -> None:
    page = open_page(f"/quiz/{site.start()}/1", javascript=False)
    page.click(".ask button[type=submit]:not([name])")
    expect(page.get_by_role("alert")).to_have_text(load_catalogue("en")("problem.none_chosen"))
    expect(page.locator("input[name=selected]:checked")).to_have_count(0)


def test_u2_back_forward_and_reload_after_an_answer_show_it_and_send_nothing(open_page: Open, site: Site) -> None:
    page = open_page("/")
    dialogs: list[str] = []
    posts: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    def note(request: Request) -> None:
        if request.method == "POST":
            posts.append(request.url)

    sitting = begin(page, NOTES["en"])
    page.on("dialog", dismiss)
    page.on("request", note)
    send(page, site.questions(sitting)[0].right)
    step = page.url
    page.locator("main a[rel=next]").first.click()
    expect(page).to_have_url(re.compile("/2$"))
    page.go_back()
    expect(page).to_have_url(step)
    for go in (page.reload, page.go_forward, page.go_back, page.reload, page.go_back, page.go_forward):
        go()
        if page.url == step:
            expect(page.locator("#verdict")).to_be_visible()
            expect(page.locator("input[name=selected]")).to_have_count(0)
    assert (dialogs, len(posts)) == ([], 1)
    assert len(site.attempts(sitting)) == 1


def test_a_quiz_that_was_left_is_the_first_thing_at_home(open_page: Open, site: Site) -> None:
    sitting = site.start()
    site.answer(sitting, 1, site.questions(sitting)[0].right)
    page = open_page("/")
    page.locator("main .band").first.get_by_role("link").click()
    expect(page).to_have_url(f"{site.base}/quiz/{sitting}/2")
