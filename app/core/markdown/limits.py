"""How much one note may ask of the parser: counts, not seconds, so that a note is refused everywhere or nowhere.

The parser's time grows with these counts. Each limit is far above what a note of the largest size needs, and low
enough that the largest file costs less than two seconds (`tests/core/test_limits.py`).
"""

import re
from collections.abc import Iterator
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

MAX_LINES = 10_000
MAX_DEPTH = 10
"""Quotes and lists opened at the beginning of one line."""
MAX_CELLS = 20_000
"""Of all tables together; a short row counts as a full one, because it is filled up."""
MAX_PARAGRAPH = 16_000
"""Characters."""
MAX_BRACKETS = 6_000
"""Links, images, footnotes and boxes outside of code; `[[` counts once."""
MAX_MARKS = 50_000
"""Stars, line ends and all other signs outside of code at which the parser stops and looks."""

_DEEP = re.compile(rf"(?:[ \t]*(?:>|[-*+][ \t]|\d{{1,9}}[.)][ \t])){{{MAX_DEPTH + 1}}}")
_RULE = re.compile(r"[ \t>]*([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDER_HEAD = frozenset("|-: \t>")
"""What the line between the head and the rows of a table is made of."""


class Excess(Exception):  # noqa: N818  # what an author wrote, not a fault of ours
    """Too much of something, and where it becomes too much; `line` is 1-based."""

    def __init__(self, line: int, what: str, limit: int, within: str = "note") -> None:
        super().__init__(f"line {line}: more than {limit} {what} in the {within}")
        self.line, self.what, self.limit, self.within = line, what, limit, within


def limits_plugin(markdown: MarkdownIt) -> None:
    markdown.core.ruler.before("block", "limits_of_lines", _check_lines)
    markdown.core.ruler.before("inline", "limits_of_words", _check_words)


def _check_lines(state: StateCore) -> None:
    """Before blocks are looked for."""
    allowance = state.env.get("allowance", 1)
    lines = state.src.split("\n")
    if len(lines) > MAX_LINES * allowance:
        raise Excess(MAX_LINES + 1, "lines", MAX_LINES)
    for number, line in enumerate(lines, start=1):
        if _DEEP.match(line) and not _RULE.match(line):
            raise Excess(number, "quotes and lists inside one another", MAX_DEPTH, "line")
    cells = 0
    for number, count in _tables(lines) if "|" in state.src else ():
        cells += count
        if cells > MAX_CELLS * allowance:
            raise Excess(number, "table cells", MAX_CELLS)


def _tables(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The first line and the cells of whatever could be a table: lines without a blank one between them."""
    number = 1
    for _, group in groupby(lines, key=lambda line: not line.strip(" \t>")):
        rows = list(group)
        columns = max((row.strip(" \t>|").count("|") + 1 for row in rows if _is_under_head(row)), default=1)
        if columns > 1:
            yield number, columns * len(rows)
        number += len(rows)


def _is_under_head(row: str) -> bool:
    return "-" in row and _UNDER_HEAD.issuperset(row)


def _check_words(state: StateCore) -> None:
    """Before the words of paragraphs, headings and cells are looked at."""
    allowance = state.env.get("allowance", 1)
    brackets = marks = 0
    may_be_too_many = len(state.src) > MAX_MARKS or state.src.count("[") > MAX_BRACKETS
    for token in state.tokens:
        if token.type == "inline":
            line = token.map[0] + 1 if token.map else 1
            if len(token.content) > MAX_PARAGRAPH:
                raise Excess(line, "characters", MAX_PARAGRAPH, "paragraph")
            if not may_be_too_many:
                continue
            brackets += token.content.count("[") - token.content.count("[[")
            if brackets > MAX_BRACKETS * allowance:
                raise Excess(line, "brackets `[`", MAX_BRACKETS)
            marks += len(state.md.inline.terminator_re.findall(token.content))
            if marks > MAX_MARKS * allowance:
                raise Excess(line, "marks such as `*`", MAX_MARKS)
