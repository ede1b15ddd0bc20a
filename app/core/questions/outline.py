"""What the headings above a place say: whether questions are to come, and which question or case they announce."""

from app.core.numbering import question_heading
from app.core.questions.pieces import Piece
from app.core.sections import Section, find_section

_HIGH = 2
"""The level of headings under which a numbered question makes a practice section of all that follows."""


class Case:
    """The scenario that holds for the questions below the same heading."""

    def __init__(self, place: Piece, level: int) -> None:
        self.place, self.level = place, level
        self.parts: list[tuple[int, str]] = []
        self.is_open = True
        """Whether text still belongs to it."""


class Outline:
    def __init__(self) -> None:
        self.level = 0
        """Of the last heading that could open a question."""
        self.in_practice = False
        self._practice_level = 0
        self.heading: Piece | None = None
        """A heading that announces a question not yet open."""
        self.case: Case | None = None

    @property
    def may_ask(self) -> bool:
        """Whether a text with options is a question here even before its answer is seen."""
        return self.in_practice or self.heading is not None

    @property
    def case_waits(self) -> bool:
        """Whether text still belongs to the case, and no question to it."""
        return self.case is not None and self.case.is_open

    def enter(self, piece: Piece) -> bool:
        """Go on below a heading. Whether its words may be the beginning of a stem."""
        title, section = question_heading(piece.text), find_section(piece.text)
        self._leave_case(piece.level)
        self.heading, self.level = None, piece.level
        if section is Section.PRACTICE:
            self.in_practice, self._practice_level = True, piece.level
        elif title is None and piece.level <= self._practice_level:
            self.in_practice = False
        if section is not None:
            return False
        if title is not None and piece.level <= _HIGH:
            self.in_practice = True
        if title is not None or self.in_practice:
            self.heading = piece
            return False
        return piece.level > 1

    def _leave_case(self, level: int) -> None:
        if self.case and level <= self.case.level:
            self.case = None
        elif self.case:
            self.case.is_open = False

    def open_case(self, piece: Piece, text: str) -> None:
        """A case begins, with the words behind its marker if there are any."""
        self.heading, self.level = None, piece.level or self.level
        self.case = Case(piece, self.level)
        if text:
            self.case.parts.append((piece.block.start, text))

    def take_case(self) -> Case | None:
        """The case itself turns out to be the question."""
        case, self.case = (self.case, None) if self.case_waits else (None, self.case)
        return case

    def scenario(self) -> list[tuple[int, str]]:
        """The case that holds for a question that begins here; no further text belongs to it."""
        if self.case is None:
            return []
        self.case.is_open = False
        return self.case.parts


def announces(text: str) -> bool:
    """Whether a heading names a question or a section, whatever stands above it."""
    return question_heading(text) is not None or find_section(text) is not None
