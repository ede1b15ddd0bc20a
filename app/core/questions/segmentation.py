"""Where each question begins and ends.

A question opens at a question marker or heading, at a numbered item, or at the text before a list of options; it closes
at the next one, at a heading that ranks as high, or at a rule after its answer. Where nothing announces questions, only
an answer makes one. What stands in it is collected by `OpenQuestion`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.core.blocks import Block
from app.core.inline_keys import key_behind_arrow
from app.core.labels import CIRCLED, find_key, find_option_label, lettered
from app.core.markers import Mark, Marker, bare_marker
from app.core.numbering import is_question_title, question_number
from app.core.questions.apart import AnswersApart
from app.core.questions.asking import asks
from app.core.questions.collecting import OpenQuestion, Part
from app.core.questions.drafts import Draft
from app.core.questions.lists import count_options, holds_answer, holds_markers, holds_questions
from app.core.questions.opening import open_at_marker, open_from_text
from app.core.questions.option_lines import is_right_below
from app.core.questions.options import marks_some
from app.core.questions.outline import Outline, announces
from app.core.questions.pending import Pending
from app.core.questions.pieces import Entry, Piece, entries, find_box, quoted_key, walk
from app.core.text import detect_language


@dataclass(frozen=True, slots=True)
class Segments:
    """What a file holds for learners to answer."""

    drafts: list[Draft]
    """Its questions, in order."""
    lonely_answers: list[Piece]
    """Answer lines that belong to no question."""
    answers_apart: list[Piece]
    """Lists, tables and lines that hold the answers of several questions."""


def segment(blocks: Iterable[Block]) -> Segments:
    walker = _Walker()
    walker.walk(blocks)
    return walker.segments()


class _Walker:
    def __init__(self) -> None:
        self._drafts: list[Draft] = []
        self._open: OpenQuestion | None = None
        self._outline = Outline()
        self._pending = Pending()
        self._apart = AnswersApart()

    def walk(self, blocks: Iterable[Block]) -> None:
        for piece in walk(blocks):
            self._step(piece)

    def segments(self) -> Segments:
        self._close()
        drafts = [draft for draft in self._drafts if draft.is_question]
        return Segments(drafts, self._apart.lonely, self._apart.pieces)

    def _step(self, piece: Piece) -> None:
        in_key = self._open is not None and self._open.part is Part.KEY and not self._open.draft.prompts
        if self._apart.takes(piece, self._begun, in_key=in_key, may_ask=self._outline.may_ask):
            self._close()
            return
        awaits = self._open is not None or self._pending.ends_in("list")
        marker = piece.marker or (bare_marker(piece.text) if awaits and piece.line else None) or self._bare_key(piece)
        if marker:
            self._at_marker(piece, marker)
        elif piece.level:
            self._at_heading(piece)
        elif is_question_title(piece.text) and piece.line and (self._open is None or self._open.draft.is_answered):
            self._close()
            self._outline.heading = piece
        elif piece.block.kind == "rule":
            self._at_rule()
        elif piece.block.kind == "callout" and piece.block.title in {"dispute", "이의"} and self._open:
            self._open.draft.dispute = piece.block
            self._open.extend(piece)
        elif piece.block.kind == "list":
            self._at_list(piece)
        else:
            self._at_text(piece)

    def _close(self) -> None:
        """End the open question; what was collected after its answer turns out to be explanation."""
        if self._open:
            draft = self._open.finish()
            if draft.is_question or draft.options:
                self._drafts.append(draft)
        self._pending.begin(after_boundary=self._open is not None or self._pending.after_boundary)
        self._open = None

    @property
    def _begun(self) -> list[Draft]:
        """All questions so far, the open one included."""
        return [*self._drafts, self._open.draft] if self._open else self._drafts

    def _bare_key(self, piece: Piece) -> Marker | None:
        """`→ **A**. why` or a quoted `> A` right under options: an answer without a word for it."""
        if self._open is None or self._open.part is not Part.OPTIONS or len(self._open.draft.options) < 2:
            return None
        text = key_behind_arrow(piece.text) if piece.line else quoted_key(piece.block)
        key = find_key(lettered(text, self._open.draft.signs or CIRCLED)) if text else None
        return Marker(Mark.KEY, text, 0) if key and key.firm else None

    # Headings and rules

    def _at_heading(self, piece: Piece) -> None:
        if not announces(piece.text) and self._belongs(piece.level):
            self._at_text(piece)
            return
        self._close()
        self._pending.begin([piece] if self._outline.enter(piece) else [], after_boundary=False)

    def _belongs(self, level: int) -> bool:
        """Whether a heading is part of the open question: below its own heading, or before its answer."""
        if self._open is None or level <= max(self._outline.level, 2):
            return False
        draft = self._open.draft
        return not draft.tentative and (draft.heading is not None or not draft.is_answered)

    def _at_rule(self) -> None:
        if self._open and (self._open.draft.is_answered or self._open.draft.tentative):
            self._close()
            self._outline.heading = None
        elif self._open is None:
            self._pending.begin(number=self._pending.number, after_boundary=True)

    # Markers

    def _at_marker(self, piece: Piece, marker: Marker) -> None:
        match marker.mark:
            case Mark.QUESTION:
                self._open_at(piece, marker)
                return
            case Mark.SCENARIO if self._open is None or self._open.draft.is_answered:
                self._open_case(piece, marker)
                return
            case Mark.KEY if piece.level and not marker.rest and self._answers_of_many(piece):
                self._close()
            case Mark.OPTIONS | Mark.PROMPTS if self._open is None and self._pending.pieces and self._outline.may_ask:
                self._open_from_pending()
            case Mark.KEY | Mark.ORDER if self._open is None and self._pending.ends_in("list", "table"):
                self._open_from_pending()
        if self._open:
            is_key = marker.mark is Mark.KEY and not self._open.draft.prompts
            if is_key and self._apart.takes_line(piece, marker.rest, self._begun):
                self._close()
            else:
                self._open.at_marker(piece, marker)
        elif marker.mark is Mark.KEY:
            self._apart.announce(piece, marker.rest, self._drafts, may_ask=self._outline.may_ask)
        elif marker.mark is not Mark.OPTIONS:
            self._at_text(piece)

    def _answers_of_many(self, piece: Piece) -> bool:
        """Whether a heading announces the answers of all questions above it, not of the open one."""
        if self._open is None or self._open.draft.is_answered:
            return True
        waiting = sum(not draft.is_answered for draft in self._drafts)
        return bool(waiting) and piece.level <= max(self._outline.level, 2)

    def _open_case(self, piece: Piece, marker: Marker) -> None:
        self._close()
        self._outline.open_case(piece, marker.rest)

    def _open_at(self, piece: Piece, marker: Marker) -> None:
        if self._open and self._open.draft.has_marker and self._says_stem_again(piece):
            self._open.draft.ask(marker.rest, piece.block, piece.number)
            self._open.extend(piece)
            return
        heading = self._outline.heading if self._open is None else None
        self._close()
        self._open = open_at_marker(piece, marker, self._outline, heading)

    def _says_stem_again(self, piece: Piece) -> bool:
        """Whether a question marker only repeats the stem right above it, in the other language."""
        assert self._open is not None
        draft = self._open.draft
        below = self._open.part is Part.STEM and draft.stem and piece.number == draft.last + 1
        return bool(below and detect_language(piece.text) is not detect_language(draft.stem_text))

    def _open_from_pending(self) -> OpenQuestion:
        opened = open_from_text(self._pending, self._outline)
        self._close()
        self._open = opened
        return opened

    # Lists

    def _at_list(self, piece: Piece) -> None:
        items = entries(piece.block)
        is_below_options = self._open is not None and bool(self._open.draft.options)
        if holds_markers(items) or (is_below_options and holds_answer(items)):
            for item in piece.block.children:
                self.walk(item.children)
        elif holds_questions(piece.block):
            for item in piece.block.children:
                self._begin_item(item)
        elif len(items) == 1 and items[0].number is not None and self._may_begin:
            self._begin_item(piece.block.children[0])
        elif self._is_plan(items):
            self._at_text(piece)
        elif count := count_options(items):
            self._at_options(piece, items[:count])
            for item in piece.block.children[count:]:
                self.walk(item.children)
        elif self._takes_unlabelled(items):
            self._take_options(piece, items)
        elif self._open:
            self._open.at_list(piece, items)
        else:
            self._at_text(piece)

    def _is_plan(self, items: Sequence[Entry]) -> bool:
        """Whether boxes stand where nothing asks: things to do, with or without letters."""
        if self._open is not None or not any(find_box(item.first.text) for item in items):
            return False
        return not self._takes_boxes(items)

    @property
    def _may_begin(self) -> bool:
        """Whether a numbered item may begin a question here."""
        return self._open is None or bool(self._open.draft.options)

    def _begin_item(self, item: Block) -> None:
        self._close()
        self._pending.number = item.number
        self.walk(item.children)

    def _at_options(self, piece: Piece, items: Sequence[Entry]) -> None:
        """A list whose items all bear labels."""
        if self._open is None:
            if self._pending.pieces or self._outline.heading or self._outline.case_waits:
                self._take_options(piece, items)
            else:
                self._at_text(piece)
        elif self._open.takes_options() or self._open.goes_on(items):
            self._take_options(piece, items)
        elif self._open.takes_again(items):
            self._open.take_again(items)
            self._open.extend(piece)
        elif self._open.tail and asks(self._open.tail[-1].text) and self._open.draft.is_answered:
            self._open_from_tail(self._open)
            self._take_options(piece, items)
        else:
            self._open.at_list(piece, items)

    def _takes_unlabelled(self, items: Sequence[Entry]) -> bool:
        if any(find_box(item.first.text) for item in items) and self._takes_boxes(items):
            return True
        if self._open is None or self._open.draft.options:
            return False
        says_right = self._open.part is Part.STEM and marks_some([item.first.text for item in items])
        return self._open.part is Part.OPTIONS or says_right

    def _takes_boxes(self, items: Sequence[Entry]) -> bool:
        if self._open and not self._open.draft.options:
            return True
        if self._open is None and not self._outline.may_ask:
            return self._pending.asks_with(items)
        return bool(self._pending.pieces or self._outline.heading or (self._open and self._open.tail))

    def _take_options(self, piece: Piece, items: Sequence[Entry]) -> None:
        opened = self._open or self._open_from_pending()
        if opened.draft.options and not opened.goes_on(items):
            opened = self._open_from_tail(opened)
        opened.extend(piece)
        opened.take_options(items)

    def _open_from_tail(self, answered: OpenQuestion) -> OpenQuestion:
        """What stood after an answer is the stem of the next question."""
        tail, answered.tail = answered.tail, []
        self._close()
        self._pending.begin(tail, after_boundary=True)
        return self._open_from_pending()

    # Text

    def _at_text(self, piece: Piece) -> None:
        if self._open is None:
            self._without_question(piece)
        elif self._open.draft.tentative and self._ends_tentative(piece):
            self._close()
            self._without_question(piece)
        elif self._begins_next(piece):
            self._close()
            self._pending.begin([piece], question_number(piece.text), after_boundary=True)
        elif self._begins_in_tail(piece):
            self._open_from_tail(self._open).at_text(piece)
        else:
            self._open.at_text(piece)

    def _ends_tentative(self, piece: Piece) -> bool:
        """Where nothing announced a question, only its answer may follow the options."""
        assert self._open is not None
        draft = self._open.draft
        if self._open.part is not Part.OPTIONS or draft.is_answered:
            return False
        if not draft.options or self._open.is_option_line(piece.text):
            return False
        return not (piece.line and draft.options_in_lines and is_right_below(piece, draft.options[-1]))

    def _begins_next(self, piece: Piece) -> bool:
        """Whether a line bears the number that comes after that of the open question."""
        draft = self._open.draft if self._open else None
        if self._open is None or draft is None or not draft.options or not draft.number or not piece.line:
            return False
        if self._open.is_option_line(piece.text) or self._open.goes_on_explaining(piece):
            return False
        return question_number(piece.text) == draft.number + 1

    def _begins_in_tail(self, piece: Piece) -> bool:
        """Whether the first of option lines stands under a text that asks, after the answer of another question."""
        if self._open is None or not self._open.tail or not piece.line or not self._open.draft.is_answered:
            return False
        label = find_option_label(piece.text)
        return bool(label and label.label == "A" and asks(self._open.tail[-1].text))

    def _without_question(self, piece: Piece) -> None:
        if self._outline.case and self._outline.case_waits and not self._pending.pieces:
            self._outline.case.parts.append((piece.block.start, piece.text))
        elif self._begins_options(piece):
            self._open_from_pending().take_option_line(piece)
        else:
            self._pending.add(piece, may_ask=self._outline.may_ask)

    def _begins_options(self, piece: Piece) -> bool:
        """Whether the first of option lines stands under text that may be a stem; `A: …` alone may be an answer."""
        label = find_option_label(piece.text) if piece.line else None
        if label is None or label.label != "A" or not (self._pending.pieces or self._outline.heading):
            return False
        return self._outline.may_ask or not piece.text.startswith("A:")
