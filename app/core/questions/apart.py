"""Answers that stand apart from their questions, as the walk meets them."""

from collections.abc import Sequence

from app.core.labels import find_key, find_lead, lettered
from app.core.numbering import question_number
from app.core.questions.answer_tables import answer_in_line, answers_in_block, answers_in_text, fits, hand_out
from app.core.questions.drafts import Draft, Written
from app.core.questions.pieces import Piece, entries
from app.core.questions.reasons import reason_of


class AnswersApart:
    """Hands out what stands below a heading or line that announces answers, to the questions before it."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        """What held answers of several questions."""
        self.lonely: list[Piece] = []
        """Answer lines that belong to no question."""
        self._announced: Piece | None = None
        self._number: int | None = None
        """Of the question whose answer comes next."""
        self._explained: Draft | None = None
        """The question whose answer came last, if it came alone."""

    def announce(self, piece: Piece, rest: str, drafts: Sequence[Draft], *, may_ask: bool) -> None:
        """An answer marker where no question is open: the answers of several stand on it or below it."""
        if self.takes_line(piece, rest, drafts):
            return
        if not rest:
            self._announced = piece
        elif may_ask:
            self.lonely.append(piece)

    def takes_line(self, piece: Piece, text: str, drafts: Sequence[Draft]) -> bool:
        """`1. B  2. C` behind a marker."""
        answers = answers_in_text(piece, text)
        if not answers or not fits(answers, drafts):
            return False
        hand_out(answers, drafts)
        self.pieces.append(piece)
        return True

    def takes(self, piece: Piece, drafts: Sequence[Draft], *, in_key: bool, may_ask: bool) -> bool:
        """Whether a piece holds the answers of several questions, or of one that a heading names.

        `in_key` says that the open question waits for its own answer, which may turn out to be those of all.
        """
        if self._takes_one(piece, drafts) or self._takes_reasons(piece):
            return True
        return self._takes_many(piece, drafts, in_key=in_key, may_ask=may_ask)

    def _takes_one(self, piece: Piece, drafts: Sequence[Draft]) -> bool:
        """`### Question 1` and its answer below it."""
        if self._announced is None:
            return False
        number = question_number(piece.text) if piece.level else None
        if number is not None and fits({number: _written(piece)}, drafts):
            self._number = number
            return True
        number, self._number = self._number, None
        key = find_key(lettered(piece.text)) if number is not None and piece.line and not piece.level else None
        if number is None or key is None or not key.firm:
            return False
        hand_out({number: _written(piece)}, drafts)
        self.pieces.append(piece)
        return True

    def _takes_reasons(self, piece: Piece) -> bool:
        """The reasons listed below the answer of one question."""
        draft, self._explained = self._explained, None
        if draft is None or piece.block.kind != "list":
            return False
        reasons = [reason_of(item, draft.signs) for item in entries(piece.block)]
        if not all(find_lead(reason.text) for reason in reasons):
            return False
        draft.reasons += reasons
        self.pieces.append(piece)
        return True

    def _takes_many(self, piece: Piece, drafts: Sequence[Draft], *, in_key: bool, may_ask: bool) -> bool:
        if not (self._announced or in_key):
            return False
        marker, self._announced = self._announced, None
        found = answers_in_text(piece, piece.text) if piece.line else answers_in_block(piece.block)
        found = found or answer_in_line(piece)
        if found and fits(found, drafts):
            given = hand_out(found, drafts)
            self._explained = given[0] if len(given) == 1 else None
            self._announced = piece  # more of them may follow
        elif not found or sum(not draft.is_answered for draft in drafts) < 2:
            if marker and may_ask:
                self.lonely.append(marker)
            return False
        self.pieces.append(piece)  # also when nobody can tell which is whose: learners must not see it
        return True


def _written(piece: Piece) -> Written:
    return Written(piece.text, piece.number, piece.column)
