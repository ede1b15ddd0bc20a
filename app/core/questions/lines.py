"""Several things in one line, parted: options side by side, and parts of a question between `<br>`s."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app.core.blocks import Line
from app.core.labels import CIRCLED, letter_of
from app.core.markers import Mark, find_marker

_GAP = re.compile(r"(?:<br\s*/?>|[\s|])+$", re.IGNORECASE)


_TAG = re.compile(r"</?(?:details|summary|p|div|br|hr)\b[^<>]*>", re.IGNORECASE)


def without_tags(text: str) -> str:
    """A line without the HTML that folds an answer away; it is left where it does not pair."""
    return _TAG.sub("", text).strip() if text.lstrip().startswith("<") else text


_INDENT = re.compile(r"(?:&(?:nbsp|emsp|ensp);\s*)+")
_BETWEEN_BREAKS = re.compile(r"(.*?)(?:\s*<br\s*/?>\s*|$)", re.IGNORECASE | re.DOTALL)


def split_line(line: Line) -> list[Line]:
    """The parts of a line that stand for themselves; the line itself when it is one thing."""
    if indent := _INDENT.match(line.text):
        line = Line(line.text[indent.end() :], line.line, line.column + indent.end())
    return [part for piece in _split_breaks(line) for half in _split_answer(piece) for part in _split_options(half)]


def _split_breaks(line: Line) -> list[Line]:
    """`Answer: B<br>Explanation: …` as lines, when what follows a break is a part of its own."""
    if "<" not in line.text:
        return [line]
    parts = [Line(part[1], line.line, line.column + part.start()) for part in _BETWEEN_BREAKS.finditer(line.text)]
    if not any(find_marker(part.text) for part in parts[1:]):
        return [line]
    return [part for part in parts if part.text]


_NEXT_PART = re.compile(
    r"[ \t]{0,4}[/|]?[ \t]{1,4}"
    r"(?=\*\*[^*\s][^*]{0,20}\*\*|(?:해설|풀이|설명|이유|explanation|rationale|reason)\s*[:：])",
    re.IGNORECASE,
)


_ANSWERING = re.compile("ans|solution|correct|right|key|답", re.IGNORECASE)
"""One of these is in every word that announces an answer, …"""
_REACH = 60
"""… and within so many characters."""


def _split_answer(line: Line) -> list[Line]:
    """`정답: B  해설: …`: an answer and what follows it."""
    if not _ANSWERING.search(line.text, 0, _REACH):
        return [line]
    for found in _NEXT_PART.finditer(line.text):
        before, after = line.text[: found.start()], line.text[found.end() :]
        answer, follows = find_marker(before), find_marker(after)
        if not answer or answer.mark is not Mark.KEY or not answer.rest:
            return [line]
        if follows and follows.mark is not Mark.KEY and before.count("**") % 2 == 0:
            return [Line(before, line.line, line.column), Line(after, line.line, line.column + found.end())]
    return [line]


def _split_options(line: Line) -> list[Line]:
    """`A. x  B. y  C. z`, several options in one line, as a line for each; the line itself when it is one thing.

    Two options must stand well apart; three in a row are options however near.
    """
    starts = list(_label_places(line.text))
    if len(starts) < 2:
        return [line]
    options = [
        Line(_GAP.sub("", line.text[start:end]), line.line, line.column + start)
        for start, end in pairwise((*starts, len(line.text)))
    ]
    gap = line.text[len(options[0].text) : starts[1]]
    if len(options) == 2 and gap in {"", " "} and line.text[0] not in CIRCLED:
        return [line]
    return options


def _label_places(text: str) -> Iterator[int]:
    """Where labels stand, in order, from the beginning of the line: A, B, C … or, in a second line, D, E …"""
    if not _ANY_LABEL.match(text):
        return
    first = next(number for number, label in enumerate(_LABELS) if label.match(text))
    place = 0
    for label in _LABELS[first:]:
        found = label.search(text, place)
        if not found:
            return
        yield found.start()
        place = found.end()


def _label_pattern(number: int) -> re.Pattern[str]:
    letter = letter_of(number)
    sign = rf"\(?[{letter}{letter.lower()}][).](?=\s|\S{{2}})|{CIRCLED[number - 1]}|\({number}\)(?=\s)"
    return re.compile(rf"(?:^|(?<=\s)|(?<=>)|(?<=\|))(?:\*\*)?(?:{sign})")


_LABELS = [_label_pattern(number) for number in range(1, len(CIRCLED) + 1)]
_ANY_LABEL = re.compile("|".join(label.pattern for label in _LABELS))
"""Quicker than to try each: most lines begin with none."""
