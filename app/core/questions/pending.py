"""Text that may turn out to be the stem of a question not yet open."""

from collections.abc import Sequence

from app.core.numbering import question_number
from app.core.questions.asking import asks, seems_to_ask
from app.core.questions.pieces import Entry, Piece

_FEW = 3
"""Lines before a list that may belong to its stem where nothing announces questions."""


class Pending:
    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.number: int | None = None
        """Of the list item or line that begins a question."""
        self.after_boundary = False
        """Whether all of it stands behind the end of another question, so that all of it is stem."""

    def begin(self, pieces: Sequence[Piece] = (), number: int | None = None, *, after_boundary: bool) -> None:
        """Forget what was there, for these pieces."""
        self.pieces, self.number, self.after_boundary = list(pieces), number, after_boundary

    def add(self, piece: Piece, *, may_ask: bool) -> None:
        """Add a piece; where nothing announces questions only what stands near it is kept."""
        if not may_ask and not self.after_boundary and self.number is None:
            above = [piece for piece in self.pieces[:1] if piece.level]
            lines = self.pieces[len(above) :]
            near = bool(above) or (bool(lines) and _goes_on(lines[-1], piece))
            self.pieces = [*above, *lines[-_FEW:]] if near else []
        self.pieces.append(piece)

    def ends_in(self, *kinds: str) -> bool:
        return bool(self.pieces) and self.pieces[-1].block.kind in kinds

    def asks_with(self, items: Sequence[Entry]) -> bool:
        """Whether it asks, so that boxes below it are no plan even where nothing announces questions."""
        asking = [piece for piece in self.pieces if seems_to_ask(piece.text)]
        announced = self.number is not None or any(p.level or question_number(p.text) for p in asking)
        return bool(asking) and (announced or any(item.quoted for item in items))


def _goes_on(above: Piece, piece: Piece) -> bool:
    """Whether a piece goes on with the line above it: in its paragraph, or as the list it asks about."""
    return above.block.start == piece.block.start or (piece.block.kind == "list" and asks(above.text))
