"""What a browser finds on a page: where its parts came from, and what a reader meets."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});
"""

LOOK = """() => {
  const named = (control) => Boolean(control.labels?.length || control.getAttribute("aria-label")
    || control.getAttribute("aria-labelledby") || (control.matches("button") && control.textContent.trim()));
  return {
    language: document.documentElement.lang,
    title: document.title,
    headings: [...document.querySelectorAll("h1")].map((heading) => heading.textContent.trim()),
    mains: document.querySelectorAll("main").length,
    nameless: [...document.querySelectorAll("input:not([type=hidden]), select, textarea, button")]
      .filter((control) => !named(control)).map((control) => control.outerHTML),
    twice: [...document.querySelectorAll("[id]")].map((element) => element.id)
      .filter((id, n, all) => all.indexOf(id) !== n),
    width: document.scrollingElement.scrollWidth,
    screen: window.innerWidth,
    options: [...document.querySelectorAll("label.option")].map((option) => option.getBoundingClientRect().height),
    foreign: [...document.scripts].filter((script) => !script.src.startsWith(`${location.origin}/static/js/`)).length,
    violations: window.violations ?? [],
  };
}"""


@dataclass(frozen=True, slots=True)
class Visit:
    """A page as it was found."""

    name: str
    status: int
    language: str
    title: str
    headings: list[str]
    mains: int
    nameless: list[str]
    """Controls without a label."""
    twice: list[str]
    """Ids that occur more than once."""
    width: int
    """Of what is on the page, in CSS pixels."""
    screen: int
    options: list[float]
    """Heights of the rows that can be chosen."""
    foreign: int
    """Scripts that are not files of ours."""
    violations: list[str]
    """Of the content security policy."""
    requests: list[str]
    """Addresses of everything the page asked for."""
    errors: list[str]
    """What stood in the console, and scripts that failed."""

    @property
    def hosts(self) -> set[str]:
        return {str(urlsplit(address).hostname) for address in self.requests}


def visit(page: Page, name: str, path: str) -> Visit:
    """Open a page of a context that has `LISTEN` as its first script, and look around."""
    requests: list[str] = []
    errors: list[str] = []

    def hear(event: Any) -> None:
        if event.type in {"error", "warning"} and "status of" not in event.text:
            errors.append(event.text)

    def note(event: Any) -> None:
        requests.append(event.url)

    def fail(error: Exception) -> None:
        errors.append(str(error))

    listeners: list[tuple[Any, Any]] = [("request", note), ("console", hear), ("pageerror", fail)]
    for event, listener in listeners:
        page.on(event, listener)
    response = page.goto(path)
    found = page.evaluate(LOOK)
    for event, listener in listeners:
        page.remove_listener(event, listener)
    return Visit(name, response.status if response else 0, requests=requests, errors=errors, **found)
