"""What the notes rest on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import unquote, urlsplit

from app.store.library import NoteTitle


@dataclass(frozen=True, slots=True)
class SourceView:
    url: str
    checked: date | None
    questions: int
    notes: Sequence[NoteTitle]
    """That cite it, each in the reader's language where it has one."""

    @property
    def path(self) -> str:
        """The address without its site, as it is read."""
        parts = urlsplit(self.url)
        return unquote(parts.path + (f"?{parts.query}" if parts.query else "")) or "/"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of a site below one folder: a service of its documentation."""

    name: str
    sources: Sequence[SourceView]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    sites: Sequence[tuple[str, Sequence[Shelf]]]
    """A site with few pages has one shelf without a name."""
