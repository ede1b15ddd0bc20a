"""What is wrong with a file, as a value: where, which rule, what was found, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A position in a file of the content folder; line and column are 1-based, columns count code points."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    path: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.severity} {self.code} {self.message}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of mistake. `message` and `remedy` are format strings over what was found."""

    code: str
    severity: Severity
    message: str
    remedy: str

    def at(self, place: Place, **found: object) -> Diagnostic:
        message, remedy = self.message.format(**found), self.remedy.format(**found)
        return Diagnostic(*place, self.severity, self.code, _visible(message), _visible(remedy))


def _visible(text: str) -> str:
    """Control and direction characters as escapes: a file must not write to the author's terminal or log."""
    return "".join(c if c.isprintable() or c == " " else c.encode("unicode_escape").decode() for c in text)
