"""OpenAPI is complete and honest: every status that can be given is described, and every response is as described."""

from collections.abc import Iterator
from typing import Any

import pytest
from httpx2 import Response

from app.web import api
from tests.web.api import asked
from tests.web.browser import Browser
from tests.web.schemas import mistakes
from tests.web.site import Site

ANSWERS = "/api/v1/questions/q-leaves/answers"
NAME = "a-name-of-22-and-more-letters"
EVIL = {"Host": "evil.example"}


@pytest.fixture
def description(browser: Browser) -> Any:
    return browser.client.get("/openapi.json").json()


def operations(description: Any) -> dict[str, Any]:
    """By id."""
    found = [one for methods in description["paths"].values() for one in methods.values()]
    assert len({one["operationId"] for one in found}) == len(found)
    return {one["operationId"]: one for one in found}


def test_the_description_says_what_it_is(description: Any) -> None:
    info = description["info"]
    assert (info["title"], info["version"], "learner" in info["description"]) == ("Tellapart", api.VERSION, True)
    assert sorted(operations(description)) == [
        "answerQuestion",
        "compareConcepts",
        "getNextQuestion",
        "getNote",
        "getQuestion",
        "listConcepts",
        "listNotes",
    ]


def test_every_operation_has_words_and_a_tag_that_is_explained(description: Any) -> None:
    explained = {tag["name"] for tag in description["tags"] if tag["description"]}
    for name, operation in operations(description).items():
        assert operation["description"], name
        assert set(operation["tags"]) <= explained, name
        assert [one["description"] for one in operation["responses"].values()], name


def test_every_parameter_and_every_field_that_is_sent_is_explained(description: Any) -> None:
    fields = description["components"]["schemas"]["AnswerBody"]["properties"]
    assert [name for name, field in fields.items() if "description" not in field] == []
    parameters = [one for operation in operations(description).values() for one in operation.get("parameters", ())]
    assert [one["name"] for one in parameters if one["in"] == "query" and "description" not in one] == []


def test_every_failure_has_one_shape(description: Any) -> None:
    shapes = {
        response["content"]["application/json"]["schema"]["$ref"]
        for operation in operations(description).values()
        for status, response in operation["responses"].items()
        if int(status) >= 400
    }
    assert shapes == {"#/components/schemas/Problem"}
    assert "HTTPValidationError" not in description["components"]["schemas"]


def test_every_example_is_one(description: Any) -> None:
    schemas = description["components"]["schemas"]
    described = {**schemas, **{f"{n}.{f}": one for n, s in schemas.items() for f, one in s["properties"].items()}}
    examples = [(name, schema, example) for name, schema in described.items() for example in schema.get("examples", ())]
    assert len(examples) > 20
    assert [wrong for name, schema, example in examples for wrong in mistakes(example, schema, description, name)] == []


def test_what_is_sent_and_received_takes_no_field_that_is_not_described(description: Any) -> None:
    schemas = description["components"]["schemas"]
    assert [name for name, schema in schemas.items() if schema.get("additionalProperties") is not False] == []


def test_every_status_is_described_and_every_response_is_as_described(
    site: Site, browser: Browser, description: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: dict[str, set[str]] = {}
    wrong = []
    for name, response in responses(site, browser, monkeypatch):
        status = str(response.status_code)
        found.setdefault(name, set()).add(status)
        said = operations(description)[name]["responses"].get(status, {})
        wrong += [f"{name} {status}: {one}" for one in differences(response, said, description)]
    assert wrong == []
    assert found == {name: set(one["responses"]) for name, one in operations(description).items()}


def differences(response: Response, said: Any, description: Any) -> Iterator[str]:
    """Where a response differs from what is said of its status."""
    if not said:
        yield "not described"
        return
    required = set(said.get("headers", ())) - {"Set-Cookie"}  # a learner who is known is sent none
    yield from (f"no header {name}" for name in required if name not in response.headers)
    if "content" in said:
        schema = said["content"][response.headers["content-type"]]["schema"]
        yield from mistakes(response.json(), schema, description)


def responses(site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Response]]:
    """One of every kind, by operation."""
    client = browser.client
    for query, headers in (("", {}), ("?tag=drink&language=ko", {}), ("?limit=0", {}), ("", EVIL)):
        yield "listNotes", client.get(f"/api/v1/notes{query}", headers=headers)
    for slug, headers in (
        ("tea-or-coffee", {}),
        ("plain-words", {}),
        ("Old Tea", {}),
        ("none?x=1", {}),
        ("none", {}),
        ("x", EVIL),
    ):
        yield "getNote", client.get(f"/api/v1/notes/{slug}", headers=headers)
    for query, headers in (("", {}), ("?language=fr", {}), ("", EVIL)):
        yield "listConcepts", client.get(f"/api/v1/concepts{query}", headers=headers)
    for query, headers in (
        ("with=tea-or-coffee&with=wine-or-beer", {}),
        ("with=tea-or-coffee&with=Tea or coffee", {}),
        ("with=tea-or-coffee", {}),
        ("with=tea-or-coffee&with=none", {}),
        ("with=a&with=b", EVIL),
    ):
        yield "compareConcepts", client.get(f"/api/v1/comparison?{query}", headers=headers)
    for name, headers in (("q-leaves", {}), ("q-doubt", {}), ("none", {}), ("q-leaves?language=fr", {}), ("x", EVIL)):
        yield "getQuestion", client.get(f"/api/v1/questions/{name}", headers=headers)
    yield from (("getNextQuestion", response) for response in picks(browser, monkeypatch))
    yield from (("answerQuestion", response) for response in answers(site, browser, monkeypatch))
    yield from faults(browser, monkeypatch)


def picks(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Response]:
    client = browser.client
    for query, headers in (("", {}), ("?language=ko", {}), ("?language=fr", {}), ("", EVIL)):
        yield client.get(f"/api/v1/coach/next{query}", headers=headers)
    with monkeypatch.context() as patch:
        patch.setattr("app.core.coach.Coach.next", lambda *_: None)
        yield client.get("/api/v1/coach/next")


def answers(site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[Response]:
    client, wording = browser.client, asked(browser, "q-leaves")["wording"]
    body = {"wording": wording, "selected": [1], "attempt": NAME}
    yield client.post(ANSWERS, json=body)
    disputed = {"wording": asked(browser, "q-doubt")["wording"], "dont_know": True}
    yield client.post(ANSWERS.replace("q-leaves", "q-doubt"), json=disputed)
    yield client.post(ANSWERS, json=body | {"selected": [2]})
    yield client.post(ANSWERS, json=body | {"wording": "0" * 32})
    yield client.post(ANSWERS, json={"wording": wording})
    yield client.post(ANSWERS, json=body | {"extra": 1})
    yield client.post(ANSWERS.replace("q-leaves", "none"), json=body)
    yield client.post(ANSWERS, json=body, headers=EVIL)
    yield client.post(ANSWERS, json=body, headers={"Sec-Fetch-Site": "cross-site"})
    yield client.post(ANSWERS, content=b" " * 70_000, headers={"Content-Type": "application/json"})
    with monkeypatch.context() as patch, site.database.write():
        patch.setattr("app.store.database.BUSY_SECONDS", 0.01)
        yield client.post(ANSWERS, json=body)
    for _ in range(100):
        response = client.post(ANSWERS, json=body)
    yield response


def faults(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Response]]:
    client = browser.client
    monkeypatch.setattr("fastapi.routing.run_endpoint_function", lambda **_: 1 / 0)
    yield "listNotes", client.get("/api/v1/notes")
    yield "getNote", client.get("/api/v1/notes/x")
    yield "listConcepts", client.get("/api/v1/concepts")
    yield "compareConcepts", client.get("/api/v1/comparison?with=a&with=b")
    yield "getQuestion", client.get("/api/v1/questions/x")
    yield "getNextQuestion", client.get("/api/v1/coach/next")
    yield "answerQuestion", client.post(ANSWERS, json={"wording": "0" * 32})
