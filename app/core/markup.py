"""Markdown that says something else than was meant, and addresses that lead out: by a file's tokens."""

import posixpath
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from markdown_it.token import Token

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.markers import Mark, find_marker

_SHORT_LINE = 3
"""Dashes; whoever means a heading draws a line as long as the text above it."""
_ADDRESSES = {"image_elsewhere": "src", "link_open": "href"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_STARS = re.compile(r"\*\*\S")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>")
_ID = re.compile(r"(?:^|(?<=\s))\^(q-[A-Za-z0-9-]+)[ \t]*$", re.MULTILINE)


def check_fences(tokens: Sequence[Token], lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """An unclosed fence takes the rest of the file with it, questions too."""
    for token in tokens:
        if token.type != "fence" or not token.map or token.level:
            continue
        start, end = token.map
        if end >= len(lines) and not _closes(lines[start + 1 :], token.markup):
            inside = (find_marker(line.strip()) for line in token.content.split("\n"))
            if any(marker and marker.mark in {Mark.QUESTION, Mark.KEY} for marker in inside):
                yield rules.OPEN_FENCE.at(Place(path, start + 1))


def _closes(lines: Sequence[str], markup: str) -> bool:
    last = next((line.strip() for line in reversed(lines) if line.strip()), "")
    return len(last) >= len(markup) and set(last) == {markup[0]}


def check_markup(tokens: Sequence[Token], lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    for token in tokens:
        if token.type == "heading_open" and token.markup == "-" and token.map:
            last = token.map[1] - 1
            underline = lines[last].strip(" \t>")
            if len(underline) <= _SHORT_LINE:
                column = lines[last].find(underline) + 1
                yield rules.SETEXT.at(Place(path, last + 1, column), line=underline)
        for child in token.children or ():
            if child.type == "text":
                if token.map and ("**" in child.content or "<" in child.content):
                    yield from _check_text(token, child.content, lines, path)
            elif (target := _address(child)) and _leaves(target, path):
                place = _find(token, target, lines, path) or Place(path, token.map[0] + 1 if token.map else 1)
                yield rules.PATH_LEAVES.at(place, target=target)


def _check_text(block: Token, text: str, lines: Sequence[str], path: str) -> Iterator[Diagnostic]:
    """Signs that are shown although they look like markup; one that is escaped does not stand in the file like that."""
    if _STARS.search(text):
        if place := _find(block, "**", lines, path):
            yield rules.LITERAL_STARS.at(place)
    elif (found := _TAG.search(text)) and (place := _find(block, found[0], lines, path)):
        yield rules.RAW_HTML.at(place, found=found[0])


def _address(token: Token) -> str:
    """Where a link or image leads, when it is written as a path."""
    if token.type not in _ADDRESSES or (token.type == "link_open" and token.meta):
        return ""
    address = unquote(str(token.attrs.get(_ADDRESSES[token.type], "")))
    return "" if _SCHEME.match(address) else address


def _leaves(target: str, path: str) -> bool:
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(path), target.partition("#")[0]))
    return resolved == ".." or resolved.startswith("../")


def _find(block: Token, text: str, lines: Sequence[str], path: str) -> Place | None:
    """Where a text stands first in the lines of a block."""
    first, last = block.map or (0, 0)
    for number in range(first, last):
        if text in lines[number]:
            return Place(path, number + 1, lines[number].index(text) + 1)
    return None


def check_ids(tokens: Sequence[Token], questions: Sequence[tuple[int, int]], path: str) -> Iterator[Diagnostic]:
    """Questions, given by their lines in order, on which more than one id stands."""
    marked = sorted(
        (token.map[0] + token.content.count("\n", 0, found.start()), found[1])
        for token in tokens
        if "^q-" in token.content and token.type == "inline" and token.map
        for found in _ID.finditer(token.content)
    )
    for order, (start, end) in enumerate(questions):
        end = min([end, *(below for below, _ in questions[order + 1 : order + 2])])  # of a quote that holds several
        ids = marked[bisect_left(marked, (start, "")) : bisect_left(marked, (end, ""))]
        for number, name in ids[1:]:
            if name != ids[0][1]:
                yield rules.ID_AMBIGUOUS.at(Place(path, number + 1), first=ids[0][1], other=name)
