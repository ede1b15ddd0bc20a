"""A program that uses the JSON interface."""

from typing import Any

from tests.web.browser import Browser


def get(browser: Browser, path: str, status: int = 200, **headers: str) -> Any:
    response = browser.client.get(f"/api/v1{path}", headers={k.replace("_", "-"): v for k, v in headers.items()})
    assert response.status_code == status, response.text
    return response.json()


def asked(browser: Browser, name: str, language: str = "en") -> Any:
    return get(browser, f"/questions/{name}?language={language}")


def position(question: Any, text: str) -> int:
    """Where an option stands."""
    return next(int(option["position"]) for option in question["options"] if option["text"]["text"] == text)


def answer(browser: Browser, name: str, status: int = 201, **body: Any) -> Any:
    body = {"wording": asked(browser, name)["wording"]} | body
    response = browser.client.post(f"/api/v1/questions/{name}/answers", json=body)
    assert response.status_code == status, response.text
    return response.json()


def choose(browser: Browser, name: str, *texts: str, status: int = 201, **more: Any) -> Any:
    question = asked(browser, name)
    return answer(browser, name, status, selected=[position(question, text) for text in texts], **more)
