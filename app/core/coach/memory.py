"""How much of a concept is left, by FSRS-6 with its default parameters.

FSRS floors elapsed time to days, so it is given study days (at midnight UTC) and never hours.
"""

from datetime import UTC, date, datetime, time

from fsrs import Card, Rating, Scheduler

_SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False, maximum_interval=365)


class Memory:
    """What FSRS knows of each concept."""

    def __init__(self) -> None:
        self._cards: dict[str, Card] = {}

    def review(self, concept: str, rating: Rating, day: date) -> None:
        """Take one answer into account. A day before the last one counts as the last one."""
        at = datetime.combine(day, time(), UTC)
        # An id is given because `Card()` sleeps for a millisecond to make one.
        card = self._cards.get(concept) or Card(card_id=0, due=at)
        if card.last_review and card.last_review > at:
            card.last_review = at
        self._cards[concept], _ = _SCHEDULER.review_card(card, rating, at)

    def recall(self, day: date) -> dict[str, float]:
        """Probability of recalling each concept on that day, from 0 to 1; those never asked for are missing."""
        at = datetime.combine(day, time(), UTC)
        return {slug: _SCHEDULER.get_card_retrievability(card, at) for slug, card in self._cards.items()}

    def fading(self, day: date) -> dict[str, tuple[float, date]]:
        """Of each concept: its recall on that day, and the day until which it stays at nine in ten or above."""
        return {slug: (recall, self._cards[slug].due.date()) for slug, recall in self.recall(day).items()}

    def recall_of(self, concept: str, day: date) -> float:
        """The same of one concept; 0 if it was never asked for."""
        card = self._cards.get(concept)
        return _SCHEDULER.get_card_retrievability(card, datetime.combine(day, time(), UTC)) if card else 0.0
