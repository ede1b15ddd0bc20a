"""What the JSON interface refuses, and that a refused answer leaves nothing behind."""

from typing import Any

import pytest

from tests.web.api import answer, asked, get
from tests.web.browser import Browser
from tests.web.site import Site
from tests.web.test_faults import everything, failing_at
from tests.web.test_hostile_input import EXTRA


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("q-leaves", {}, "none_chosen"),
        ("q-leaves", {"selected": [1, 2]}, "choose_one"),
        ("q-leaves", {"selected": [9]}, "not_offered"),
        ("q-leaves", {"selected": [0]}, "not_offered"),
        ("q-leaves", {"selected": [-1]}, "not_offered"),
        ("q-two", {"selected": [1]}, "choose_count"),
        ("q-leaves", {"selected": [1], "dont_know": True}, "invalid_request"),
        ("q-leaves", {"selected": ["1"]}, "invalid_request"),
        ("q-leaves", {"selected": [True]}, "invalid_request"),
        ("q-leaves", {"selected": [1.0]}, "invalid_request"),
        ("q-leaves", {"selected": [1] * 27}, "invalid_request"),
        ("q-leaves", {"selected": 1}, "invalid_request"),
        ("q-leaves", {"selected": [1], "correct": 1}, "invalid_request"),
        ("q-leaves", {"selected": [1], "confidence": "very"}, "invalid_request"),
        ("q-leaves", {"selected": [1], "milliseconds": 0}, "invalid_request"),
        ("q-leaves", {"selected": [1], "milliseconds": 10**9}, "invalid_request"),
        ("q-leaves", {"selected": [1], "wording": "x"}, "invalid_request"),
        ("q-leaves", {"selected": [1], "attempt": "short"}, "invalid_request"),
    ],
)
def test_an_answer_that_cannot_be_given_is_refused_and_not_used_up(
    site: Site, browser: Browser, name: str, body: dict[str, Any], code: str
) -> None:
    assert answer(browser, name, 422, **body)["code"] == code
    assert site.rows("SELECT id FROM attempt") == site.rows("SELECT id FROM sitting") == []


@pytest.mark.parametrize(
    ("sent", "content_type", "status"),
    [
        (b"[" * 60_000, "application/json", 400),
        (b'{"selected": [' + b"1" * 5000 + b"]}", "application/json", 400),
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"", "application/json", 422),
        (b"\xff", "application/json", 400),
        (b'{"selected": [NaN]}', "application/json", 422),
        (b"selected=1", "application/x-www-form-urlencoded", 422),
        (b'{"wording": "0", "selected": [1]}', "text/plain", 422),
        (b" " * 65_537, "application/json", 413),
    ],
)
def test_a_body_that_is_no_answer_is_a_problem(
    site: Site, browser: Browser, sent: bytes, content_type: str, status: int
) -> None:
    response = browser.client.post(
        "/api/v1/questions/q-leaves/answers", content=sent, headers={"Content-Type": content_type}
    )
    assert (response.status_code, response.json()["status"]) == (status, status)
    assert site.rows("SELECT id FROM sitting") == []


def test_a3_a_field_that_is_not_described_is_refused(site: Site, browser: Browser) -> None:
    codes = {field: answer(browser, "q-leaves", 422, selected=[1], **{field: 1})["code"] for field in EXTRA}
    assert codes == dict.fromkeys(EXTRA, "invalid_request")
    assert site.rows("SELECT id FROM sitting") == []


def test_a_parameter_that_does_not_exist_is_refused(browser: Browser) -> None:
    paths = ("/notes?order=title", "/notes/wine-or-beer?x=1", "/questions/q-leaves?lang=ko", "/notes?limit=501")
    assert [get(browser, path, 422)["code"] for path in paths] == ["invalid_request"] * 4


def test_too_many_answers_are_told_when_to_come_back(site: Site, browser: Browser) -> None:
    wording = asked(browser, "q-leaves")["wording"]
    path, body = "/api/v1/questions/q-leaves/answers", {"wording": wording, "selected": [1]}
    statuses = [browser.client.post(path, json=body).status_code for _ in range(102)]
    refused = browser.client.post(path, json=body)
    assert (statuses, refused.headers["retry-after"]) == ([201] * 100 + [429] * 2, "2")
    assert (refused.json()["code"], len(site.rows("SELECT id FROM attempt"))) == ("too_many_requests", 100)
    site.clock.advance(seconds=1)
    assert browser.client.post(path, json=body).status_code == 201


def test_e1_a_fault_at_any_statement_keeps_no_answer(site: Site, browser: Browser) -> None:
    body = {"wording": asked(browser, "q-leaves")["wording"], "selected": [1]}
    before, statuses = everything(site), []
    for number in range(1, 40):
        with failing_at(site, number) as reached:
            response = browser.client.post("/api/v1/questions/q-leaves/answers", json=body)
            statuses.append(response.status_code)
        if not reached:
            break
        assert (everything(site), response.json()["code"]) == (before, "internal_error")
    assert (statuses[:-1], statuses[-1]) == ([500] * (len(statuses) - 1), 201)
    assert len(statuses) > 4


def test_an_answer_while_the_store_is_busy_is_refused_with_a_time(
    site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"wording": asked(browser, "q-leaves")["wording"], "selected": [1]}
    monkeypatch.setattr("app.store.database.BUSY_SECONDS", 0.01)
    with site.database.write():
        response = browser.client.post("/api/v1/questions/q-leaves/answers", json=body)
    assert (response.status_code, response.json()["code"], response.headers["retry-after"]) == (503, "busy", "5")
