"""What is sent is text and nothing more: threats A3, H6 and H7, and numbers that are none."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.web.dependencies import get_seed
from tests.web.browser import Browser
from tests.web.site import Site

EXTRA = dict.fromkeys(
    (
        *("correct", "verdict", "score", "key", "late", "at", "finished_at", "deadline_at", "started_at", "seed"),
        *("learner_id", "user_id", "id", "sitting_id", "question_id", "revision_id", "number", "order", "answers"),
        "role",
    ),
    "1",
)
INJECTIONS = [
    "' OR 1=1 --",
    "1; DROP TABLE attempt; --",
    "'; DELETE FROM sitting; --",
    "') UNION SELECT secret_hash FROM learner --",
    '" OR ""="',
    "1 OR SLEEP(5)",
    "%' AND 1=(SELECT count(*) FROM learner) --",
    "\\'; ATTACH DATABASE '/tmp/x' AS x; --",
    "q-leaves' --",
    ":id",
    "?1",
    "{0}{seed}%s%(x)s",
]
NUMBERS = [
    *("²", "٣", "９", "0x1", "1e3", "-1", "+1", "1.0", " 1", "1_0", "9" * 5000, "0" * 5000 + "1", "None"),
    *("", "\x00"),
]
MATCHES = [
    *('"', '" OR *', "NEAR(a b)", "tea*", "-tea", "tea AND", "title:tea", "^tea", "(", "{a b}: c", "a" * 10_000),
    *("%_\\", "\x00"),
]
UPLOAD = b'--x\r\nContent-Disposition: form-data; name="selected"; filename="a"\r\n\r\n1\r\n--x--\r\n'
OUTCOMES = "SELECT number, selected, verdict, late, at, learner_id, question_id FROM attempt ORDER BY id"
SITTINGS = (
    "SELECT mode, title, scope, answers, started_at, deadline_at, finished_at, learner_id FROM sitting ORDER BY rowid"
)


@pytest.mark.parametrize("mode", ["study", "exam"])
def test_a3_fields_that_no_form_has_do_nothing(site: Site, browser: Browser, mode: str) -> None:
    assert len(EXTRA) == 20
    site.application.api.dependency_overrides[get_seed] = lambda: 7
    walk_through(site, browser, mode, {})
    plain = (site.rows(OUTCOMES), site.rows(SITTINGS), site.counts())
    for table in ("attempt", "sitting"):
        with site.database.write() as db:
            db.connection().exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our names
    walk_through(site, browser, mode, EXTRA)
    assert (site.rows(OUTCOMES), site.rows(SITTINGS), site.counts()) == plain


def walk_through(site: Site, browser: Browser, mode: str, extra: dict[str, str]) -> None:
    """A quiz of three questions with every form there is, the first two answered right."""
    sitting = browser.start(note="wine-or-beer", mode=mode, **extra)
    for number in (1, 2, 3):
        answer = site.right(sitting, number) if number < 3 else []
        sent = {"selected": answer} if answer else {"dont_know": ["1"]}
        browser.post(f"/quiz/{sitting}/{number}", {**sent, **extra})
    browser.post(f"/quiz/{sitting}/finish", extra)
    browser.post("/settings", {"theme": "dark", **extra})


def test_h6_search_syntax_is_text(browser: Browser) -> None:
    found = {query: browser.client.get("/search", params={"q": query}).status_code for query in MATCHES}
    assert found == dict.fromkeys(MATCHES, 200)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text())
def test_h6_any_text_can_be_searched(browser: Browser, query: str) -> None:
    assert browser.client.get("/search", params={"q": query.encode("utf-8", "replace")}).status_code == 200


@pytest.mark.slow
@settings(max_examples=5_000, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text() | st.text(alphabet='"*()^:-{}NEARORAND 차tea'))
def test_h6_five_thousand_texts_can_be_searched(browser: Browser, query: str) -> None:
    assert browser.client.get("/search", params={"q": query.encode("utf-8", "replace")}).status_code == 200


def test_h7_an_injection_in_any_field_is_text(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    before = site.counts()
    statuses = set()
    for text in INJECTIONS:
        for path in (
            "/search?q=",
            "/notes?tag=",
            "/notes?lang=",
            "/notes/",
            "/questions/",
            "/quiz?note=",
            "/quiz?tag=",
        ):
            statuses.add(browser.client.get(path + text.replace("?", "%3F").replace("%", "%25")).status_code)
        for field in ("only", "tag", "note", "question", "mode"):
            statuses.add(browser.post("/quiz", {"only": "unseen", "note": "none", "mode": "study", field: text}).status)
        for field in ("selected", "confidence", "milliseconds"):
            statuses.add(browser.post(f"/quiz/{sitting}/1", {field: text}).status)
        for field in ("language", "theme", "keys", "next"):
            statuses.add(browser.post("/settings", {field: text}).status)
        statuses.add(browser.post(f"/reports/{text}".replace("?", "%3F"), {"handled": "yes"}).status)
        for field in ("kind", "words"):
            statuses.add(browser.post("/questions/q-leaves/report", {field: text}).status)
        statuses.add(browser.post(f"/quiz/{text}/1".replace("?", "%3F"), {"selected": "1"}).status)
    assert (statuses, site.counts()) == ({200, 303, 404, 422}, before)


def test_a_number_that_is_none_is_refused_or_passed_over(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    refused = {text: browser.answer(sitting, 1, text).status for text in NUMBERS}
    assert refused == dict.fromkeys(NUMBERS, 422)
    chosen = {text: browser.post("/quiz", {"size": text, "minutes": text, "mode": "exam"}).status for text in NUMBERS}
    assert chosen == dict.fromkeys(NUMBERS, 303)
    steps = {text: browser.client.get(f"/quiz/{sitting}/{text.strip() or 'x'}9").status_code for text in NUMBERS[:-2]}
    assert steps == dict.fromkeys(NUMBERS[:-2], 404)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("application/json", b'{"selected": ["1"]}'),
        ("multipart/form-data", b"no boundary"),
        ("multipart/form-data; boundary=x", UPLOAD),
        ("application/x-www-form-urlencoded", b"selected=%ff%fe&selected=%"),
        ("application/x-www-form-urlencoded", b"selected=1" * 500),
        ("text/plain", b"selected=1"),
    ],
)
def test_a_body_that_is_no_form_is_refused(site: Site, browser: Browser, content_type: str, body: bytes) -> None:
    sitting = browser.start(note="wine-or-beer")
    answer = browser.client.post(f"/quiz/{sitting}/1", content=body, headers={"Content-Type": content_type})
    assert (answer.status_code, site.attempts(sitting)) in [(400, []), (422, [])]


def test_a_body_beyond_the_limit_is_refused(site: Site, browser: Browser) -> None:
    sitting = browser.start(note="wine-or-beer")
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    announced = browser.client.post(f"/quiz/{sitting}/1", content=b"selected=1&x=" + b"y" * 65_536, headers=form)
    pieces = (b"selected=1&x=" for _ in range(20_000))
    streamed = browser.client.post(f"/quiz/{sitting}/1", content=pieces, headers=form)
    html = "text/html; charset=utf-8"
    assert [(r.status_code, r.headers["content-type"]) for r in (announced, streamed)] == [(413, html)] * 2
    assert site.attempts(sitting) == []


def test_every_combination_of_choices_is_answered_with_a_quiz_or_a_page(browser: Browser) -> None:
    tags, notes = ["", "drink/hot", "none"], ["", "tea-or-coffee", "none"]
    choices = product(["all", "unseen", "wrong", "bogus"], tags, notes, ["study", "x"])
    statuses = {
        (only, tag, note, mode): browser.post("/quiz", {"only": only, "tag": tag, "note": note, "mode": mode}).status
        for only, tag, note, mode in choices
    }
    assert {
        choice: 303 if choice[0] in {"all", "unseen"} and "none" not in choice and choice[3] != "x" else 422
        for choice in statuses
    } == statuses
