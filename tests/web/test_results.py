"""Exams, and how a sitting went."""

from tests.web.browser import Browser
from tests.web.site import Site


def test_an_exam_says_nothing_before_it_is_finished(site: Site, browser: Browser) -> None:
    exam = browser.start(note="wine-or-beer", mode="exam")
    for number in (1, 2, 3):
        browser.answer(exam, number, *site.right(exam, number))
        page = browser.get(f"/quiz/{exam}/{number}")
        assert [word for word in ("why", "verdict", "explained", "Right") if word in page.text] == []
        assert page.values("input[name=selected][checked]", "value") == site.right(exam, number)
    assert site.attempts(exam) == []


def test_an_exam_shows_the_time_that_is_left_on_our_clock(site: Site, browser: Browser) -> None:
    exam = browser.start(note="wine-or-beer", mode="exam", minutes="10")
    site.clock.advance(minutes=3, seconds=5)
    page = browser.get(f"/quiz/{exam}/1")
    assert (page.word("[role=timer]"), page.values("[role=timer]", "data-seconds")) == ("Time left 6:55", ["415"])


def test_a_study_sitting_shows_no_time(browser: Browser) -> None:
    assert browser.get(f"/quiz/{browser.start(minutes='10')}/1").words("[role=timer]") == []


def test_late_answers_are_kept_and_not_counted(site: Site, browser: Browser) -> None:
    exam = browser.start(note="wine-or-beer", mode="exam", minutes="10")
    browser.answer(exam, 1, *site.right(exam, 1))
    site.clock.advance(minutes=11)
    browser.answer(exam, 1, *site.wrong(exam, 1))
    browser.answer(exam, 2, *site.right(exam, 2))
    browser.post(f"/quiz/{exam}/finish")
    page = browser.get(f"/quiz/{exam}/result")
    assert [row[3:] for row in site.attempts(exam)] == [("correct", 0), ("correct", 1)]
    assert page.word(".figure") == "1 of 2 50 %"
    assert page.words(".marks .hidden") == ["Right", "Late, not counted", "Not answered"]


def test_a_result_has_yours_the_right_one_and_why_for_each(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    for number in (1, 2, 3):
        browser.answer(
            sitting, number, *(site.wrong if number == 2 else site.right)(sitting, number), confidence="sure"
        )
    site.clock.advance(seconds=0)
    page = browser.get(f"/quiz/{sitting}/result")
    assert page.word(".figure") == "2 of 3 67 %"
    assert page.words(".marks .hidden") == ["Right", "Sure, but wrong", "Right"]
    assert len(page.words(".line")) == 3
    assert [len(page.words(f"#q{n} .explained")) for n in (1, 2, 3)] == [3, 3, 3]
    assert [len(page.words(f"#q{n} .explained .reason")) for n in (1, 2, 3)] == [3, 3, 3]
    assert len(page.words("#q2 .side")) == 2


def test_the_time_a_sitting_took_is_told(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    site.clock.advance(minutes=6, seconds=12)
    browser.answer(sitting, 1, 1)
    assert "Time 6:12" in browser.get(f"/quiz/{sitting}/result").text.replace('<span class="number">', "")


def test_the_wrong_ones_are_reviewed_again(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    for number in (1, 2, 3):
        browser.answer(sitting, number, *(site.right if number == 3 else site.wrong)(sitting, number))
    page = browser.get(f"/quiz/{sitting}/result")
    form = page.form(f"/quiz/{sitting}/again", only="wrong")
    assert page.words(f"form[action='{form.action}'] button") == ["Review the 2 wrong ones", "Again, in new order"]
    again = browser.submit(form)
    assert again.word(".quiz-place") == "1 / 2"
    asked = {site.asked(again.path.split("/")[2], number)[0].question_id for number in (1, 2)}
    assert asked == {site.asked(sitting, number)[0].question_id for number in (1, 2)}


def test_what_an_exam_left_open_is_reviewed_with_the_wrong_ones(site: Site, browser: Browser) -> None:
    exam = browser.start(note="wine-or-beer", mode="exam")
    browser.answer(exam, 1, *site.right(exam, 1))
    browser.post(f"/quiz/{exam}/finish")
    page = browser.get(f"/quiz/{exam}/result")
    assert page.word(".figure") == "1 of 3 33 %"
    again = browser.submit(page.form(f"/quiz/{exam}/again", only="wrong"))
    assert ("Review the 2 wrong ones" in page.text, again.word(".quiz-place")) == (True, "1 / 2")


def test_a_disputed_question_that_was_left_open_counts_no_more_than_an_answered_one(
    site: Site, browser: Browser
) -> None:
    exam = browser.start(question="q-doubt", mode="exam")
    browser.post(f"/quiz/{exam}/finish")
    assert browser.get(f"/quiz/{exam}/result").words(".figure") == []


def test_all_are_asked_again_in_a_new_order(site: Site, browser: Browser) -> None:
    sitting = browser.start(tag=["drink/cold", "exam"])
    browser.post(f"/quiz/{sitting}/finish")
    orders = []
    for _ in range(6):
        again = browser.post(f"/quiz/{sitting}/again", {"only": "all"}).location.split("/")[2]
        orders.append([site.asked(again, number)[0].question_id for number in range(1, 8)])
    assert {tuple(sorted(order)) for order in orders} == {tuple(sorted(orders[0]))}
    assert len({tuple(order) for order in orders}) > 1


def test_the_result_before_is_told(site: Site, browser: Browser) -> None:
    for right in (1, 3):
        site.clock.advance(minutes=5)
        sitting = browser.start(note="wine-or-beer")
        for number in (1, 2, 3):
            browser.answer(sitting, number, *(site.right if number <= right else site.wrong)(sitting, number))
    page = browser.get(f"/quiz/{sitting}/result")
    assert [words for words in page.words("main .facts span") if words.startswith("Last")] == ["Last time 1 of 3"]


def test_a_sitting_is_gone_on_with_where_it_was_left(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, *site.right(sitting, 1))
    later = site.browser()
    link = later.get("/").values("a[data-behaviour=go-on]", "href")
    assert (link, later.get(link[0]).word(".quiz-place")) == ([f"/quiz/{sitting}/2"], "2 / 3")


def test_quiz_pages_are_never_kept_by_the_browser(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    kept = [browser.get(path).headers["cache-control"] for path in ("/quiz", f"/quiz/{sitting}/1", "/quiz/none/1")]
    browser.answer(sitting, 1, 1)
    kept += [browser.get(f"/quiz/{sitting}/{end}").headers["cache-control"] for end in ("1", "result")]
    assert kept == ["no-store"] * 5
