"""A browser without JavaScript: pages parsed, links followed, forms submitted as they are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from httpx2 import Response
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

Fields = Mapping[str, str | Sequence[str]]


class Page:
    """A response, and what a reader finds on it."""

    def __init__(self, response: Response) -> None:
        self.status, self.headers, self.text = response.status_code, response.headers, response.text
        self.location = response.headers.get("location", "")
        self.path = response.request.url.raw_path.decode()

    @cached_property
    def tree(self) -> LexborHTMLParser:
        return LexborHTMLParser(self.text)

    def words(self, selector: str) -> list[str]:
        """The text of every such element, with single spaces."""
        return [" ".join(node.text().split()) for node in self.tree.css(selector)]

    def word(self, selector: str) -> str:
        """The text of the one such element."""
        (words,) = self.words(selector)
        return words

    def values(self, selector: str, attribute: str) -> list[str]:
        return [node.attributes.get(attribute) or "" for node in self.tree.css(selector)]

    def forms(self) -> list["Form"]:
        return [_form(node) for node in self.tree.css("form")]

    def form(self, action: str, **fields: str) -> "Form":
        """The first form that goes to this address and carries these fields."""
        return next(
            form for form in self.forms() if form.action == action and fields.items() <= form.first_values().items()
        )


@dataclass(frozen=True, slots=True)
class Form:
    action: str
    method: str
    fields: list[tuple[str, str]]
    """What is sent when nothing is touched."""
    offered: dict[str, list[str]] = field(default_factory=dict)
    """By name: what boxes, choices and buttons could send."""

    def first_values(self) -> dict[str, str]:
        return dict(reversed(self.fields))

    def filled(self, choices: Fields) -> dict[str, list[str]]:
        """What is sent with these choices; refuses what the form does not offer."""
        sent: dict[str, list[str]] = {}
        for name, value in self.fields:
            sent.setdefault(name, []).append(value)
        for name, chosen in choices.items():
            wanted = [chosen] if isinstance(chosen, str) else list(chosen)
            assert name not in self.offered or set(wanted) <= set(self.offered[name]), (name, wanted, self.offered)
            sent[name] = wanted
        return sent


def _form(node: LexborNode) -> Form:
    fields: list[tuple[str, str]] = []
    offered: dict[str, list[str]] = {}
    for control in node.css("input, select, textarea, button"):
        name, kind = control.attributes.get("name"), control.attributes.get("type") or control.tag
        if name is None:
            continue
        if kind in {"radio", "checkbox", "submit"}:
            value = control.attributes.get("value") or ""
            offered.setdefault(name, []).append(value)
            if kind != "submit" and "checked" in control.attributes:
                fields.append((name, value))
        elif control.tag == "select":
            options = control.css("option")
            chosen = next((option for option in options if "selected" in option.attributes), options[0])
            offered[name] = [option.attributes.get("value") or "" for option in options]
            fields.append((name, chosen.attributes.get("value") or ""))
        elif control.tag == "textarea":
            fields.append((name, control.text()))
        else:
            fields.append((name, control.attributes.get("value") or ""))
    method = (node.attributes.get("method") or "get").lower()
    return Form(node.attributes.get("action") or "", method, fields, offered)


class Browser:
    """One learner's browser. A POST is not followed unless it is submitted as a form."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def get(self, path: str, **headers: str) -> Page:
        return Page(self.client.get(path, headers=_named(headers)))

    def post(self, path: str, fields: Fields | None = None, **headers: str) -> Page:
        return Page(self.client.post(path, data=dict(fields or {}), headers=_named(headers)))

    def submit(self, form: Form, **choices: str | Sequence[str]) -> Page:
        """Send a form as a browser does, and go where the answer leads."""
        sent = form.filled(choices)
        if form.method == "get":
            return Page(self.client.get(form.action, params=sent))
        page = self.post(form.action, sent)
        return self.get(page.location) if page.status == 303 else page

    def start(self, **choices: str | Sequence[str]) -> str:
        """Begin a quiz; the id of its sitting."""
        page = self.post("/quiz", choices)
        assert page.status == 303, page.text
        return page.location.split("/")[2]

    def answer(self, sitting: str, number: int, *selected: str | int, **fields: str) -> Page:
        """Send displayed positions."""
        chosen: dict[str, Any] = {"selected": [str(position) for position in selected]} if selected else {}
        return self.post(f"/quiz/{sitting}/{number}", chosen | fields)


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
