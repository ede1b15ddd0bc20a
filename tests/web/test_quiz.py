"""Choosing a quiz, and taking it for study."""

import json

import pytest

from tests.web.browser import Browser
from tests.web.site import Site

TEA, WINE = {"q-leaves", "q-two", "q-any", "q-doubt"}, {"q-grapes", "q-grain", "q-apples"}


def questions(site: Site, sitting: str) -> set[str]:
    """What a sitting asks."""
    ((asked,),) = site.rows("SELECT questions FROM sitting WHERE id = :id", id=sitting)
    return {one["question"] for one in json.loads(asked)}


@pytest.mark.parametrize(("choice", "asked"), [
    ({"note": "wine-or-beer"}, WINE),
    ({"tag": "drink/cold"}, WINE),
    ({"tag": ["drink/cold", "exam"], "size": "50"}, TEA | WINE),
    ({"tag": "exam", "note": "wine-or-beer"}, None),
    ({"question": "q-leaves"}, {"q-leaves"}),
    ({"question": "q-none"}, None),
    ({"note": "none"}, None),
    ({"only": "wrong"}, None),
])  # fmt: skip
def test_a_quiz_asks_what_was_chosen(
    site: Site, browser: Browser, choice: dict[str, str | list[str]], asked: set[str] | None
) -> None:
    page = browser.post("/quiz", choice)
    assert page.status == (303 if asked else 422)
    assert not asked or questions(site, page.location.split("/")[2]) == asked


@pytest.mark.parametrize(("size", "count"), [("5", 5), ("1", 1), ("", 7), ("500", 7), ("-3", 7), ("x", 7)])
def test_a_quiz_is_as_long_as_was_chosen(site: Site, browser: Browser, size: str, count: int) -> None:
    assert len(questions(site, browser.start(size=size))) == count


def test_wrong_and_unseen_questions_can_be_asked_alone(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    wrong = site.number_of(sitting, "q-grain")
    for number in (1, 2, 3):
        browser.answer(sitting, number, *(site.wrong if number == wrong else site.right)(sitting, number))
    assert questions(site, browser.start(only="wrong")) == {"q-grain"}
    assert questions(site, browser.start(only="unseen")) == TEA


def test_what_was_sure_but_wrong_is_asked_first(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    for number, confidence in ((1, ""), (2, "unsure"), (3, "sure")):
        browser.answer(sitting, number, *site.wrong(sitting, number), confidence=confidence)
    sure = site.asked(sitting, 3)[0].question_id
    assert site.asked(browser.start(only="wrong"), 1)[0].question_id == sure


def test_a_choice_that_finds_nothing_is_kept_on_the_page(browser: Browser) -> None:
    choice = {"only": "wrong", "note": "wine-or-beer", "size": "20", "mode": "exam", "minutes": "45"}
    page = browser.post("/quiz", {**choice, "tag": ["exam", "drink/cold"]})
    assert (page.status, page.word("[role=alert]")) == (422, "No questions match this choice. Choose something wider.")
    assert dict(page.form("/quiz").fields) == choice | {"tag": "exam"}
    assert page.values("input[name=tag][checked]", "value") == ["drink/cold", "exam"]


def test_feedback_explains_every_option_the_chosen_and_the_right_one_first(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    (chosen,) = site.wrong(sitting, 1)
    browser.answer(sitting, 1, chosen)
    page = browser.get(f"/quiz/{sitting}/1")
    revision, order = site.asked(sitting, 1)
    texts = {option["label"]: option["text"].strip() for option in revision.content["options"]}
    wrong = order[int(chosen) - 1]
    shown = [f"why {word} is so" for word in page.words(".explained-text")]
    plain = {label: text.removeprefix("<p>").removesuffix("</p>") for label, text in texts.items()}
    assert page.words(".side .reason") == [f"why {plain[wrong]} is so", "why Wine is so"]
    assert (page.words(".explained-text"), page.words(".explained .reason")) == (
        [plain[label] for label in order],
        shown,
    )
    assert page.words("dd.sources") == ["https://example.org/leaves (checked 2026-11-20)"]
    assert page.values("dd.sources a", "rel") == ["noopener noreferrer"]
    assert "/notes/wine-or-beer" in page.values(".origins a", "href")
    assert (page.word("[role=status]"), page.values("a[rel=next]", "href")[0]) == (
        "Not quite",
        f"/quiz/{sitting}/result",
    )


def test_an_honest_i_dont_know_is_wrong_and_chooses_nothing(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, dont_know="1")
    page = browser.get(f"/quiz/{sitting}/1")
    assert (page.word(".verdict h1"), page.words(".explained-chosen")) == ("Not known yet", [])
    assert site.attempts(sitting) == [(1, "q-grapes", "[]", "incorrect", 0)]


@pytest.mark.parametrize(("sent", "stored"), [("sure", "sure"), ("unsure", "unsure"), ("", None), ("certainly", None)])
def test_how_sure_one_is_is_stored_when_it_is_told(site: Site, browser: Browser, sent: str, stored: str | None) -> None:
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, "1", confidence=sent, milliseconds="1234")
    assert site.rows("SELECT confidence, milliseconds FROM attempt") == [(stored, 1234)]


@pytest.mark.parametrize(("count", "status"), [(1, 422), (2, 303), (3, 422)])
def test_a_count_that_is_stated_is_enforced(site: Site, browser: Browser, count: int, status: int) -> None:
    sitting = browser.start(question="q-two")
    page = browser.answer(sitting, 1, *range(1, count + 1))
    assert (page.status, len(site.attempts(sitting))) == (status, int(status == 303))
    assert page.words("[role=alert]") == (["Choose exactly 2 options, as the question asks."] if status == 422 else [])
    assert page.values("input[name=selected][checked]", "value") == (
        [str(n) for n in range(1, count + 1)] if status == 422 else []
    )


def test_a_count_that_is_stated_leaves_room_for_i_dont_know(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-two")
    assert browser.answer(sitting, 1, dont_know="1").status == 303
    assert site.attempts(sitting) == [(1, "q-two", "[]", "incorrect", 0)]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_count_that_is_not_stated_is_the_learners_to_find_out(site: Site, browser: Browser, count: int) -> None:
    sitting = browser.start(question="q-any")
    assert browser.get(f"/quiz/{sitting}/1").word("legend.options-legend") == "Choose all that apply."
    assert browser.answer(sitting, 1, *range(1, count + 1)).status == 303


def test_several_right_options_are_graded_all_or_nothing(site: Site, browser: Browser) -> None:
    verdicts = []
    for some in (site.right, lambda sitting, number: site.right(sitting, number)[:2]):
        sitting = browser.start(question="q-any")
        browser.answer(sitting, 1, *some(sitting, 1))
        verdicts += [row[3] for row in site.attempts(sitting)]
    assert verdicts == ["correct", "incorrect"]


def test_options_are_shuffled_and_all_of_the_above_stays_last(site: Site, browser: Browser) -> None:
    orders = {tuple(site.asked(browser.start(question="q-leaves"), 1)[1]) for _ in range(25)}
    assert len(orders) > 2
    assert {order[-1] for order in orders} == {"D"}


def test_the_order_of_a_sitting_stays_as_it_was(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-leaves")
    asked = browser.get(f"/quiz/{sitting}/1").words(".option-text")
    browser.answer(sitting, 1, 1)
    assert browser.get(f"/quiz/{sitting}/1").words(".explained-text") == asked
    assert browser.get(f"/quiz/{sitting}/result").words(".explained-text") == asked


def test_a_disputed_question_shows_both_readings_and_counts_in_no_score(site: Site, browser: Browser) -> None:
    sitting = browser.start(question="q-doubt")
    assert browser.get(f"/quiz/{sitting}/1").words(".ask .label") == [
        "This question is disputed and counts in no score."
    ]
    browser.answer(sitting, 1, *site.right(sitting, 1))
    page = browser.get(f"/quiz/{sitting}/1")
    assert page.word(".verdict h1") == "Disputed question"
    assert page.words(".reading .prose") == ["Tea", "Both are brewed with hot water."]
    assert page.values(".dispute .sources a", "href") == ["https://example.org/brewing"]
    result = browser.get(f"/quiz/{sitting}/result")
    assert (result.words(".figure"), result.words(".figure-none")) == ([], ["Nothing in this quiz counts in a score."])


def test_a_link_to_a_question_asks_and_never_answers(browser: Browser) -> None:
    page = browser.get("/questions/q-leaves")
    assert page.words(".option-text") == ["Coffee", "Tea", "Milk", "All of the above"]
    assert [word for word in ("why", "correct", "rationale", "<mark>", "leaves (checked") if word in page.text] == []


@pytest.mark.parametrize(("language", "stem"), [
    ("en", "Which drink is made from leaves?"),
    ("ko", "어떤 음료를 잎으로 만듭니까?"),
])  # fmt: skip
def test_a_question_of_two_languages_is_asked_in_the_readers(site: Site, language: str, stem: str) -> None:
    browser = site.browser(accept_language=language)
    sitting = browser.start(question="q-leaves")
    page = browser.get(f"/quiz/{sitting}/1")
    assert (page.word(".stem"), page.values(".stem", "lang")) == (stem, [language])


def test_an_answer_in_one_language_counts_in_the_other(site: Site, browser: Browser) -> None:
    korean = site.browser(accept_language="ko")
    sitting = korean.start(question="q-leaves")
    korean.answer(sitting, 1, *site.wrong(sitting, 1))
    assert questions(site, browser.start(only="wrong")) == {"q-leaves"}
    assert "q-leaves" not in questions(site, browser.start(only="unseen"))
