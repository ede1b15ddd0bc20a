"""Where each question begins and ends, and which of its parts every line belongs to.

The walk knows the part it is in; markers switch it. A question opens at a question marker or heading, or, in a practice
section, at the text before a list of options; it closes at the next one, at a heading that ranks as high, or at a rule
after its answer. What it collects is a `Draft`: everything as written, nothing judged.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from app.core.blocks import Block
from app.core.markers import (
    Mark,
    Marker,
    Section,
    find_key,
    find_lead,
    find_option_label,
    find_section,
    question_heading,
)
from app.core.questions.pieces import Entry, Piece, entries, find_box, join_text, walk


@dataclass(slots=True)
class DraftOption:
    label: str | None
    text: str
    line: int
    column: int
    checked: bool | None
    rationale: str = ""
    right_if: str = ""


@dataclass(frozen=True, slots=True)
class DraftReason:
    """A reason as written, not yet tied to an option."""

    text: str
    line: int
    column: int
    right_if: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written, with its place."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Draft:
    """A question as written."""

    line: int
    column: int = 1
    heading: str | None = None
    has_marker: bool = False
    in_practice: bool = False
    stem: list[tuple[int, str]] = field(default_factory=list)
    """Text with the start line of its block: lines of one block belong to one paragraph."""
    options: list[DraftOption] = field(default_factory=list)
    keys: list[Written] = field(default_factory=list)
    reasons: list[DraftReason] = field(default_factory=list)
    explanation: list[tuple[int, str]] = field(default_factory=list)
    sources: list[Written] = field(default_factory=list)
    difficulty: Written | None = None
    tags: str = ""
    dispute: Block | None = None
    options_in_lines: bool = False
    options_in_code: bool = False
    first: int = 0
    last: int = 0
    """0-based half-open source lines the question takes up."""

    @property
    def stem_text(self) -> str:
        return joined(self.stem)

    @property
    def is_question(self) -> bool:
        """Whether it was meant as one: `**문제:** 비용이 크다` in running text is not."""
        if self.in_practice and (self.has_marker or self.heading is not None):
            return True
        return bool(self.options) or any((key := find_key(written.text)) and key.firm for written in self.keys)

    @property
    def is_answered(self) -> bool:
        return bool(self.keys) or any(option.checked for option in self.options)


def joined(parts: Iterable[tuple[int, str]]) -> str:
    """Markdown of collected parts: lines of one block on lines, blocks apart."""
    text, before = "", None
    for block, part in parts:
        text += part if before is None else ("\n" if block == before else "\n\n") + part
        before = block
    return text.strip()


class _Part(Enum):
    STEM = auto()
    OPTIONS = auto()
    KEY = auto()
    AFTER = auto()
    EXPLANATION = auto()
    SOURCE = auto()


def segment(blocks: Iterable[Block]) -> tuple[list[Draft], list[Piece]]:
    """The questions of a file in order, and answer lines that belong to none."""
    walker = _Walker()
    for piece in walk(blocks):
        walker.step(piece)
    walker.close()
    return walker.drafts, walker.lonely_answers


_LABEL_LINE = re.compile(r"^\s*\(?[A-Ha-h][).]\s", re.MULTILINE)
_ASKS = re.compile(
    r"[?？]\s*(?:\(.*\)\s*)?(?:\^[\w-]+\s*)?$|(?:시오|세요|까|는가|은가|인가|나요)[.?]?\s*(?:\(.*\)\s*)?$"
)


class _Walker:
    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.lonely_answers: list[Piece] = []
        self._draft: Draft | None = None
        self._part = _Part.STEM
        self._level = 0
        self._in_practice = False
        self._practice_level = 0
        self._heading: Piece | None = None
        self._pending: list[Piece] = []
        """Text that may turn out to be a stem."""

    def step(self, piece: Piece) -> None:
        marker = piece.marker
        if marker:
            self._at_marker(piece, marker)
        elif piece.level:
            self._at_heading(piece)
        elif piece.block.kind == "rule":
            self._at_rule(piece)
        elif piece.block.kind == "callout" and piece.block.title in {"dispute", "이의"} and self._draft:
            self._draft.dispute = piece.block
            self._extend(piece)
        elif piece.block.kind == "list":
            self._at_list(piece)
        else:
            self._at_text(piece)

    def close(self) -> None:
        """End the open question; text collected after a short form turns out to be explanation."""
        if self._draft:
            for piece in self._pending:
                self._draft.explanation.append((piece.block.start, piece.text))
                self._extend(piece)
            if self._draft.is_question:
                self.drafts.append(self._draft)
        self._draft, self._pending, self._part = None, [], _Part.STEM

    # Headings and rules

    def _at_heading(self, piece: Piece) -> None:
        title = question_heading(piece.text)
        section = find_section(piece.text)
        if title is None and section is None and self._belongs(piece.level):
            self._at_text(piece)
            return
        self.close()
        self._heading, self._level = None, piece.level
        if section is Section.PRACTICE:
            self._in_practice, self._practice_level = True, piece.level
        elif title is None and piece.level <= self._practice_level:
            self._in_practice = False
        if section is None and (title is not None or self._in_practice):
            self._heading = piece
            if title is not None:
                self._in_practice = self._in_practice or piece.level <= 2
        elif title is not None and section is not Section.PRACTICE:
            self._heading = piece

    def _belongs(self, level: int) -> bool:
        """Whether a heading is part of the open question: below its own heading, or before its answer."""
        draft = self._draft
        if draft is None or level <= max(self._level, 2):
            return False
        return draft.heading is not None or not draft.is_answered

    def _at_rule(self, piece: Piece) -> None:
        if self._draft and self._draft.is_answered:
            self.close()
            self._heading = None
        elif self._draft is None:
            self._pending = []

    # Markers

    def _at_marker(self, piece: Piece, marker: Marker) -> None:
        if marker.mark is Mark.QUESTION:
            self._open(piece, marker)
            return
        if self._draft is None and marker.mark is Mark.OPTIONS and self._pending and self._may_ask:
            self._open_from_pending()
        draft = self._draft
        if draft is None:
            if marker.mark is Mark.KEY and self._may_ask:
                self.lonely_answers.append(piece)
            elif marker.mark not in {Mark.KEY, Mark.OPTIONS}:
                self._at_text(piece)
            return
        self._settle_pending()
        self._extend(piece)
        written = Written(marker.rest, piece.number, piece.column + marker.offset)
        match marker.mark:
            case Mark.OPTIONS:
                self._part = _Part.OPTIONS
            case Mark.KEY:
                self._part = _Part.AFTER if marker.rest else _Part.KEY
                if marker.rest:
                    draft.keys.append(written)
            case Mark.EXPLANATION | Mark.TEST:
                self._part = _Part.EXPLANATION
                if marker.rest:
                    self._reason_or_text(marker.rest, piece)
            case Mark.SOURCE:
                self._part = _Part.SOURCE
                if marker.rest:
                    draft.sources.append(written)
            case Mark.DIFFICULTY:
                draft.difficulty = written
            case Mark.TAGS:
                draft.tags = marker.rest

    def _open(self, piece: Piece, marker: Marker) -> None:
        heading = self._heading if self._draft is None else None
        self.close()
        self._start(piece, heading)
        assert self._draft is not None
        self._draft.has_marker = True
        self._draft.column = piece.column
        if marker.rest:
            self._draft.stem.append((piece.block.start, marker.rest))

    def _open_from_pending(self) -> None:
        pieces, heading = self._pending, self._heading
        first = heading or pieces[0]
        self._pending = []
        self.close()
        self._start(first, heading)
        assert self._draft is not None
        for piece in pieces:
            self._draft.stem.append((piece.block.start, piece.text))
            self._extend(piece)
        if not pieces and heading:
            self._draft.stem.append((heading.block.start, question_heading(heading.text) or heading.text))

    def _start(self, piece: Piece, heading: Piece | None) -> None:
        first = heading or piece
        title = (question_heading(heading.text) if heading else None) or (heading.text if heading else None)
        self._draft = Draft(
            line=piece.number,
            column=piece.column,
            heading=title,
            in_practice=self._in_practice,
            first=first.start,
            last=piece.end,
        )
        self._part, self._heading = _Part.STEM, None

    # Lists

    def _at_list(self, piece: Piece) -> None:
        items = list(entries(piece.block))
        boxes = [find_box(item.first.text) for item in items]
        labels = [find_option_label(item.first.text) for item in items]
        if (
            (any(boxes) and self._takes_boxes())
            or (self._takes_labels() and items and all(labels))
            or (self._draft and self._part is _Part.OPTIONS and not self._draft.options)
        ):
            self._take_options(piece, items)
        elif self._draft and self._part is _Part.KEY:
            self._extend(piece)
            self._draft.keys.append(Written(", ".join(item.first.text for item in items), piece.number, piece.column))
            self._part = _Part.AFTER
        elif self._draft and self._part is _Part.SOURCE and any("://" in item.text for item in items):
            self._extend(piece)
            self._draft.sources += [Written(item.text, item.first.line, item.first.column) for item in items]
        elif self._draft and self._part in {_Part.AFTER, _Part.EXPLANATION, _Part.SOURCE}:
            self._settle_pending()
            self._extend(piece)
            self._draft.reasons += [_reason(item) for item in items]
        else:
            self._at_text(piece)

    @property
    def _may_ask(self) -> bool:
        return self._in_practice or self._heading is not None

    def _takes_boxes(self) -> bool:
        if self._draft and not self._draft.options:
            return True
        if self._draft is None and not self._may_ask:
            return bool(self._pending) and bool(_ASKS.search(self._pending[-1].text))
        return bool(self._pending or self._heading)

    def _takes_labels(self) -> bool:
        if self._draft:
            return not self._draft.options and self._part in {_Part.STEM, _Part.OPTIONS}
        return self._may_ask and bool(self._pending or self._heading)

    def _take_options(self, piece: Piece, items: list[Entry]) -> None:
        if self._draft is None or self._draft.options:
            self._open_from_pending()
        assert self._draft is not None
        self._settle_stem()
        self._extend(piece)
        self._draft.options += [_option(item) for item in items]
        self._part = _Part.AFTER if any(option.checked is not None for option in self._draft.options) else _Part.OPTIONS

    # Text

    def _at_text(self, piece: Piece) -> None:
        draft = self._draft
        if draft is None:
            self._without_question(piece)
            return
        if piece.block.kind == "fence" and not draft.options and _LABEL_LINE.search(piece.block.source):
            draft.options_in_code = True
        match self._part:
            case _Part.STEM | _Part.OPTIONS if piece.line and self._is_option_line(piece.text):
                self._take_option_line(piece)
            case _Part.OPTIONS if draft.options_in_lines:
                self._continue_option(piece)
            case _Part.STEM | _Part.OPTIONS:
                draft.stem.append((piece.block.start, piece.text))
                self._extend(piece)
            case _Part.KEY:
                draft.keys.append(Written(piece.text, piece.number, piece.column))
                self._part = _Part.AFTER
                self._extend(piece)
            case _Part.EXPLANATION:
                self._reason_or_text(piece.text, piece)
                self._extend(piece)
            case _Part.SOURCE if piece.line and "://" in piece.text:
                draft.sources.append(Written(piece.text, piece.number, piece.column))
                self._extend(piece)
            case _:
                self._pending.append(piece)

    def _without_question(self, piece: Piece) -> None:
        if self._may_ask and piece.line and self._pending and self._is_option_line(piece.text):
            self._open_from_pending()
            self._take_option_line(piece)
            return
        if not self._may_ask:
            self._pending = (
                self._pending[-3:] if self._pending and piece.block.start == self._pending[-1].block.start else []
            )
        self._pending.append(piece)

    def _is_option_line(self, text: str) -> bool:
        found = find_option_label(text)
        if found is None:
            return False
        labels = [option.label for option in self._draft.options] if self._draft else []
        return found.label == (chr(ord(labels[-1] or "A") + 1) if labels else "A")

    def _take_option_line(self, piece: Piece) -> None:
        assert self._draft is not None
        found = find_option_label(piece.text)
        assert found is not None
        self._draft.options.append(DraftOption(found.label, found.text, piece.number, piece.column, None))
        self._draft.options_in_lines = True
        self._part = _Part.OPTIONS
        self._extend(piece)

    def _continue_option(self, piece: Piece) -> None:
        assert self._draft is not None
        option = self._draft.options[-1]
        below = piece.number == option.line + option.text.count("\n") + 1
        option.text += ("\n" if below else "\n\n") + piece.text
        self._extend(piece)

    def _reason_or_text(self, text: str, piece: Piece) -> None:
        assert self._draft is not None
        if piece.line and find_lead(text):
            self._draft.reasons.append(DraftReason(text, piece.number, piece.column))
        else:
            self._draft.explanation.append((piece.block.start, text))

    # Bookkeeping

    def _settle_stem(self) -> None:
        """Text between a marker and the options is stem."""
        assert self._draft is not None
        for piece in self._pending:
            self._draft.stem.append((piece.block.start, piece.text))
        self._pending = []

    def _settle_pending(self) -> None:
        """Text after an answer, followed by more of the same question, is explanation."""
        assert self._draft is not None
        for piece in self._pending:
            self._reason_or_text(piece.text, piece)
            self._extend(piece)
        self._pending = []

    def _extend(self, piece: Piece) -> None:
        assert self._draft is not None
        self._draft.last = max(self._draft.last, piece.end)
        self._draft.first = min(self._draft.first, piece.start)


def _option(item: Entry) -> DraftOption:
    box = find_box(item.first.text)
    text = box[1] if box else item.first.text
    labelled = find_option_label(text)
    return DraftOption(
        label=labelled.label if labelled else None,
        text=join_text(labelled.text if labelled else text, item.more),
        line=item.first.line,
        column=item.first.column,
        checked=box[0] if box else None,
        rationale=item.quoted,
        right_if=item.right_if,
    )


def _reason(item: Entry) -> DraftReason:
    text = "\n\n".join(part for part in (item.text, item.quoted) if part)
    return DraftReason(text, item.first.line, item.first.column, item.right_if)
