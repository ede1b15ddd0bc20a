"""Which question gains most: the need of its concepts and its contrasts, if it is not known by heart."""

from dataclasses import dataclass
from math import exp, sqrt

REST_DAYS = 4.0
"""Time scale on which a concept or a pair becomes worth another question."""
AT_ONCE = 0.02
"""Days added to a rest, so that nothing is ever worth exactly nothing."""
FORGOTTEN_DAYS = 7.0
"""Time scale on which a question seen becomes new again."""
AGAIN_AFTER_WRONG, AGAIN_AFTER_RIGHT = 0.9, 0.6
"""Novelty that a seen question can regain; after a right answer less with each time it was seen."""
CONTRAST_OF_SEEN = 0.3
"""Part of a contrast that even a question known by heart shows."""


@dataclass(slots=True)
class Seen:
    """How often one question was answered, and how it went last."""

    times: int
    correct: bool
    last: float
    """Days since 1970."""


def novelty(seen: Seen | None, now: float) -> float:
    """1 for a question never answered, near 0 for one just answered."""
    if seen is None:
        return 1.0
    forgotten = 1 - exp(-max(0.0, now - seen.last) / FORGOTTEN_DAYS)
    return forgotten * (AGAIN_AFTER_RIGHT / sqrt(seen.times) if seen.correct else AGAIN_AFTER_WRONG)


def rest(last: float, now: float) -> float:
    """From 0 just after an answer to 1 long after it."""
    return 1 - exp(-((now - last if now > last else 0.0) + AT_ONCE) / REST_DAYS)


def gain(need: float, contrast: float, novelty: float) -> float:
    """The larger, the more a question is expected to add to the exam mark."""
    return need * novelty + contrast * (CONTRAST_OF_SEEN + (1 - CONTRAST_OF_SEEN) * novelty)
