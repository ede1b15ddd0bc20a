"""The bytes of a file as text we can trust: UTF-8, NFC, LF; refused with a place otherwise."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from app.core import rules
from app.core.diagnostics import Diagnostic, Place

MAX_BYTES = 256 * 1024
MAX_NAMED = 100
"""Invisible characters of one file that are named."""

_BOM = b"\xef\xbb\xbf"
_DIRECTION = {"LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c", "LRO": "\u202d", "RLO": "\u202e"} | {
    "LRI": "\u2066",
    "RLI": "\u2067",
    "FSI": "\u2068",
    "PDI": "\u2069",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text: NFC, LF, without byte order mark."""

    path: str
    text: str
    diagnostics: tuple[Diagnostic, ...]


def read_source(data: bytes, path: str) -> Source | Diagnostic:
    """Decode a file, or say why it cannot be."""
    if len(data) > MAX_BYTES:
        return rules.TOO_LARGE.at(Place(path), size=f"{len(data):,}", limit=f"{MAX_BYTES:,}")
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        return rules.NOT_UTF8.at(_place(path, data[:offset]), byte=f"0x{data[offset]:02x}", offset=offset)
    if "\0" in text:
        offset = data.index(b"\0")
        return rules.NUL_BYTE.at(_place(path, data[:offset]), offset=offset)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return Source(path, text, tuple(islice(_direction_marks(text, path), MAX_NAMED)))


def _place(path: str, before: bytes) -> Place:
    lines = before.removeprefix(_BOM).decode("utf-8", "replace").split("\n")
    return Place(path, len(lines), len(lines[-1]) + 1)


def _direction_marks(text: str, path: str) -> Iterator[Diagnostic]:
    if not any(mark in text for mark in _DIRECTION.values()):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        for name, mark in _DIRECTION.items():
            if mark in line:
                yield rules.BIDI.at(Place(path, number, line.index(mark) + 1), name=name)
