"""One open question: every line goes to the part it belongs to."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import groupby

from app.core.blocks import Block, Line
from app.core.labels import (
    CIRCLED,
    find_key,
    find_lead,
    find_option_label,
    find_order,
    letter_of,
    lettered,
    lettered_order,
)
from app.core.markers import Mark, Marker, bare_marker, find_marker
from app.core.questions.drafts import Draft, DraftReason, Written
from app.core.questions.matching import settle_matching
from app.core.questions.option_lines import is_next_line, is_right_below, take_line
from app.core.questions.options import (
    JUDGED,
    option_of,
    part_nested_reasons,
    part_reasons,
    take_answer_lines,
)
from app.core.questions.pieces import Entry, Piece, entries
from app.core.questions.reasons import reason_of
from app.core.questions.tables import judgements
from app.core.questions.twice import labels_of, says_options_again, says_stem_again, says_the_same
from app.core.text import comparable

_LABEL_LINE = re.compile(r"^\s*\(?[A-Ha-h][).]\s", re.MULTILINE)
_MOST_OPTIONS = 10
_SCORE = re.compile(r"\d+ (?:out )?of \d+\.?")
"""`Correct answers: 2 of 2` at the foot of a sheet."""
_BACK = re.compile(r"^\W*\[[^\]]*\]\(#[^)]*\)\W*$")
"""A link back to the top of a page is no explanation."""


class Part(Enum):
    STEM = auto()
    PROMPTS = auto()
    OPTIONS = auto()
    KEY = auto()
    AFTER = auto()
    EXPLANATION = auto()
    SOURCE = auto()


class OpenQuestion:
    """Collects a draft until the walk closes it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.part = Part.STEM
        self.tail: list[Piece] = []
        """Text after the answer: its explanation, or the stem of a question to come."""
        self._reason_block: Block | None = None

    def finish(self) -> Draft:
        self.settle_tail()
        settle_matching(self.draft)
        return self.draft

    def settle_tail(self) -> None:
        """Text after an answer, followed by more of the same question, is explanation."""
        for piece in self.tail:
            self._explain(piece, piece.text)
            self.extend(piece)
        self.tail = []

    def extend(self, piece: Piece) -> None:
        self.draft.last = max(self.draft.last, piece.end)
        self.draft.first = min(self.draft.first, piece.start)

    # Markers

    def at_marker(self, piece: Piece, marker: Marker) -> None:
        self.settle_tail()
        self.extend(piece)
        draft = self.draft
        written = Written(marker.rest, piece.number, piece.column + marker.offset)
        match marker.mark:
            case Mark.PROMPTS:
                self.part = Part.PROMPTS
            case Mark.OPTIONS:
                self.part = Part.OPTIONS
            case Mark.KEY | Mark.ORDER:
                self.part = Part.KEY
                if marker.rest:
                    self.answer(written, is_order=marker.mark is Mark.ORDER)
            case Mark.EXPLANATION | Mark.TEST:
                self.part = Part.EXPLANATION
                if marker.rest:
                    self._explain(piece, marker.rest)
            case Mark.SOURCE:
                self.part = Part.SOURCE
                if marker.rest:
                    draft.sources.append(written)
            case Mark.DIFFICULTY:
                draft.difficulty = written
            case Mark.TAGS:
                draft.tags = marker.rest
            case Mark.PICK:
                pass
            case _:
                self.at_text(piece)

    def answer(self, written: Written, *, is_order: bool = False) -> None:
        """An answer line; the list above it turns out to be the options when it names one of them."""
        self.part = Part.AFTER
        if self.draft.is_answered and _SCORE.fullmatch(written.text):
            return
        last = self.draft.last_list
        if last and not self.draft.options and self._names_one_of(last, written.text):
            self.draft.stem.pop()
            if not self.draft.stem and self.draft.heading:
                self.draft.stem.append((self.draft.first, self.draft.heading))
            self.take_options(entries(last))
            self.part = Part.AFTER
        if is_order or find_order(lettered_order(written.text, self.draft.signs)):
            self.draft.order = written
        else:
            self.draft.keys.append(written)

    def _names_one_of(self, block: Block, text: str) -> bool:
        items = entries(block)
        if not 2 <= len(items) <= _MOST_OPTIONS:
            return False
        if any(comparable(item.text) == comparable(text) for item in items):
            return True
        key = find_key(lettered(text))
        names = bool(key and key.firm) or find_order(lettered_order(text, CIRCLED)) is not None
        return names and all(item.number for item in items)

    # Options

    def takes_options(self) -> bool:
        return not self.draft.options and self.part in {Part.STEM, Part.PROMPTS, Part.OPTIONS}

    def take_options(self, items: Sequence[Entry]) -> None:
        first, second = items[: len(items) // 2], items[len(items) // 2 :]
        if says_the_same(first, second):
            self.take_options(first)
            self.take_again(second)
            return
        options = [option_of(item) for item in items]
        part_reasons(options)
        part_nested_reasons(options)
        below = [line for option in options for line in take_answer_lines(option)]
        found = next((label.signs for item in items if (label := find_option_label(item.first.text))), "")
        self.draft.signs = found or (CIRCLED if all(item.number for item in items) else "")
        self.draft.options += options
        self.part = Part.AFTER if any(option.checked or option.marked for option in options) else Part.OPTIONS
        for piece in _paragraphs(below):
            if marker := find_marker(piece.text) or bare_marker(piece.text):
                self.at_marker(piece, marker)
            else:
                self.at_text(piece)

    def goes_on(self, items: Sequence[Entry]) -> bool:
        """Whether a list goes on with the labels of the one before, whose bullets looked different."""
        last = self.draft.options[-1].label if self.draft.options else None
        return self.part is Part.OPTIONS and last is not None and labels_of(items)[0] == chr(ord(last) + 1)

    def takes_again(self, items: Sequence[Entry]) -> bool:
        """Whether a list says the options once more, in the other language."""
        return self.part is Part.OPTIONS and says_options_again(items, self.draft.options)

    def take_again(self, items: Sequence[Entry]) -> None:
        for option, item in zip(self.draft.options, items, strict=True):
            option.again = option_of(item).text

    def is_option_line(self, text: str) -> bool:
        return self.part in {Part.STEM, Part.PROMPTS, Part.OPTIONS} and is_next_line(self.draft, text)

    def take_option_line(self, piece: Piece) -> None:
        for left in self.tail:
            self.draft.options[-1].text += f"\n\n{left.text}"
        self.tail = []
        self.extend(piece)
        if take_line(self.draft, piece):
            self.part = Part.OPTIONS

    def _continue_option(self, piece: Piece) -> None:
        option = self.draft.options[-1]
        below = is_right_below(piece, option)
        if not below and says_stem_again(piece, option):
            self.draft.stem.append((piece.block.start, piece.text))
            self.extend(piece)
            return
        judged = JUDGED.match(piece.text)
        if judged and judged["right"]:
            option.marked = True
        if option.rationale or judged:
            option.rationale = f"{option.rationale}\n{piece.text}".strip()
            self.extend(piece)
            return
        if not below and piece.line and piece.column <= option.column and len(self.draft.options) > 1:
            self.tail.append(piece)  # of the option only if another follows
            return
        option.text += ("\n" if below else "\n\n") + piece.text
        self.extend(piece)

    # Lists

    def at_list(self, piece: Piece, items: Sequence[Entry]) -> None:
        """A list that holds no options."""
        if self.part is Part.PROMPTS:
            self.extend(piece)
            self.draft.prompts += [Written(item.text, item.first.line, item.first.column) for item in items]
        elif self.part is Part.KEY:
            self.extend(piece)
            self.answer(Written(", ".join(item.first.text for item in items), piece.number, piece.column))
        elif self.part is Part.SOURCE and any("://" in item.text for item in items):
            self.extend(piece)
            self.draft.sources += [Written(item.text, item.first.line, item.first.column) for item in items]
        elif self.part in {Part.AFTER, Part.EXPLANATION, Part.SOURCE}:
            self.settle_tail()
            self.extend(piece)
            self.draft.reasons += [reason_of(item, self.draft.signs) for item in items]
        else:
            self.at_text(piece)
            self.draft.last_list = piece.block

    # Text

    def at_text(self, piece: Piece) -> None:
        draft = self.draft
        if piece.block.kind == "table" and self._take_judgements(piece):
            return
        if piece.block.kind == "fence" and not draft.options and _LABEL_LINE.search(piece.block.source):
            draft.options_in_code = True
        if self.part is not Part.KEY:
            draft.last_list = None
        match self.part:
            case Part.STEM | Part.PROMPTS | Part.OPTIONS if piece.line and self.is_option_line(piece.text):
                self.take_option_line(piece)
            case Part.OPTIONS if draft.options_in_lines and not self._explains(piece):
                self._continue_option(piece)
            case Part.OPTIONS if draft.options_in_lines:
                self.part = Part.EXPLANATION
                self.at_text(piece)
            case Part.STEM | Part.PROMPTS | Part.OPTIONS:
                draft.ask(piece.text, piece.block, piece.number)
                self.extend(piece)
            case Part.KEY:
                self.answer(Written(piece.text, piece.number, piece.column))
                self.extend(piece)
            case Part.EXPLANATION:
                self._explain(piece, piece.text)
                self.extend(piece)
            case Part.SOURCE if piece.line and "://" in piece.text:
                draft.sources.append(Written(piece.text, piece.number, piece.column))
                self.extend(piece)
            case _:
                self.tail.append(piece)

    def _take_judgements(self, piece: Piece) -> bool:
        """Take a table that judges the options or gives their reasons; whether it is one."""
        letters = [option.label or letter_of(n) for n, option in enumerate(self.draft.options, start=1)]
        told = judgements(piece.block, letters)
        if not told:
            return False
        self.settle_tail()
        self.extend(piece)
        right = [one.label for one in told if one.is_right]
        if right and not self.draft.is_answered:
            self.draft.keys.append(Written(", ".join(right), told[0].line, 1))
        self.draft.reasons += [DraftReason(f"{one.label}) {one.reason}", one.line, 1) for one in told if one.reason]
        self.part = Part.AFTER
        return True

    def _explains(self, piece: Piece) -> bool:
        """Whether a line under the options of a question that is answered already is the reason for one of them."""
        lead = find_lead(lettered(piece.text, self.draft.signs)) if self.draft.keys else None
        return bool(lead and {option.label for option in self.draft.options}.issuperset(lead.labels))

    def goes_on_explaining(self, piece: Piece) -> bool:
        """Whether a line gives the reason for an option that is called by its number, right under another reason."""
        above = self.tail[-1] if self.tail else None
        if above is None or above.block is not piece.block:
            return False
        return all(find_lead(lettered(text, self.draft.signs or CIRCLED)) for text in (above.text, piece.text))

    def _explain(self, piece: Piece, text: str) -> None:
        """A line that names an option opens its reason; the lines right under it go on with it."""
        if _BACK.match(text):
            return
        said = lettered(text, self.draft.signs)
        if piece.line and find_lead(said):
            self.draft.reasons.append(DraftReason(said, piece.number, piece.column))
            self._reason_block = piece.block
        elif piece.line and self._reason_block is piece.block:
            last = self.draft.reasons[-1]
            self.draft.reasons[-1] = DraftReason(f"{last.text}\n{text}", last.line, last.column, last.right_if)
        else:
            self.draft.explanation.append((piece.block.start, text))


def _paragraphs(lines: Sequence[Line]) -> Iterator[Piece]:
    """Lines taken out of a list as pieces; those right below one another are of one paragraph."""
    for _, run in groupby(enumerate(lines), key=lambda counted: counted[1].line - counted[0]):
        together = [line for _, line in run]
        start, end = together[0].line - 1, together[-1].line
        block = Block("paragraph", start, end)
        yield from (Piece(block, line, start, end) for line in together)
