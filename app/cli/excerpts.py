"""The line a diagnostic speaks of, cut to the width of the terminal, and where in it the caret goes."""

import unicodedata
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from app.core.diagnostics import Diagnostic
from app.core.source import MAX_BYTES

NARROWEST = 40
_TAB = 4
_CUT = "…"
_HIDDEN = "\ufffd"
"""In place of what a terminal would obey or not show."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    text: str
    caret: int
    """Cells left of the caret."""


class Excerpts:
    """The lines of a content folder's notes; the file read last is kept, as diagnostics come file by file."""

    def __init__(self, content: Path, width: int) -> None:
        self._root, self._width = content.resolve(), max(width, NARROWEST)
        self._path, self._lines = "", list[str]()

    def show(self, diagnostic: Diagnostic) -> Excerpt | None:
        """`None` where there is nothing to show: no such line, an empty one, or a file that is not a note."""
        if diagnostic.path != self._path:
            self._path, self._lines = diagnostic.path, self._read(diagnostic.path)
        line = self._lines[diagnostic.line - 1] if diagnostic.line <= len(self._lines) else ""
        width = self._width - len(f"  {diagnostic.line} | ")
        return excerpt(line, diagnostic.column, width) if line.strip() else None

    def _read(self, path: str) -> list[str]:
        file = self._root / path
        try:
            if file.suffix.lower() != ".md" or not file.resolve().is_relative_to(self._root):
                return []
            with file.open("rb") as handle:
                data = handle.read(MAX_BYTES)
        except (OSError, ValueError, RuntimeError):
            return []
        text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", text).split("\n")


def excerpt(line: str, column: int, width: int) -> Excerpt:
    """A line in at most so many cells, with the 1-based column in sight."""
    cells = [_cell(character) for character in line.rstrip()]
    place = min(max(column - 1, 0), len(cells))
    before, after = cells[:place], cells[place:]
    room = max(width // 2, width - _width(after))
    if _width(before) > room:
        before = [_CUT, *_fitting(before[::-1], room - 1)[::-1]]
    room = width - _width(before)
    if _width(after) > room:
        after = [*_fitting(after, room - 1), _CUT]
    return Excerpt("".join([*before, *after]), _width(before))


def _fitting(cells: list[str], room: int) -> list[str]:
    """As many from the start as there is room for."""
    ends = accumulate(_width([cell]) for cell in cells)
    return [cell for cell, end in zip(cells, ends, strict=True) if end <= room]


def printable(text: str) -> str:
    """A text that cannot move a terminal's cursor or colour what follows."""
    return "".join(map(_cell, text))


def _cell(character: str) -> str:
    if character == "\t":
        return " " * _TAB
    if character.isprintable() or unicodedata.category(character) == "Zs":
        return character
    return _HIDDEN


def _width(cells: list[str]) -> int:
    return sum(_cells_of(character) for cell in cells for character in cell)


def _cells_of(character: str) -> int:
    """How many cells a terminal gives a character; those that join the one before take none."""
    if unicodedata.category(character) in {"Mn", "Me"} or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
