"""What the questions of a bank rest on: every page that is cited, with the day it was checked and who cites it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

_DAY = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source line of one question."""

    url: str
    text: str
    """As the author wrote it."""
    question: str
    note: str
    """Slug of the note the question stands in."""


@dataclass(frozen=True, slots=True)
class CitedPage:
    url: str
    checked: date | None
    """The latest day that a source line with this address gives."""
    questions: int
    notes: tuple[str, ...]
    """Slugs, in order of first citation."""

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def folder(self) -> str:
        """The first part of its path."""
        return urlsplit(self.url).path.strip("/").partition("/")[0]


def cited_pages(citations: Iterable[Citation]) -> list[CitedPage]:
    """Every cited address once, by host and address; source lines without one are left out."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.url:
            found.setdefault(citation.url, []).append(citation)
    pages = [
        CitedPage(
            url,
            max(filter(None, (checked_on(citation.text) for citation in group)), default=None),
            len({citation.question for citation in group}),
            tuple(dict.fromkeys(citation.note for citation in group)),
        )
        for url, group in found.items()
    ]
    return sorted(pages, key=lambda page: (page.host, page.url))


def checked_on(text: str) -> date | None:
    """The last day named in a source line: `… (checked 2026-11-22)`."""
    days = [_date(*map(int, found.groups())) for found in _DAY.finditer(text)]
    return next((day for day in reversed(days) if day), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
