"""What a benchmark reports: a figure, and what it is to be compared with."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    what: str
    value: str
    aim: str = ""
    """The figure that is wished for, where one is."""
    note: str = ""
    """How it was measured, where the name does not say it."""
