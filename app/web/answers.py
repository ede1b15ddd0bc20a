"""An answer as it is sent: displayed positions, made into the labels that are stored."""

from pydantic import BaseModel, Field

from app.core.errors import InvalidAnswerError
from app.core.grading import Confidence
from app.core.model import IN_PLACES, Kind
from app.store.sittings import Answer, AskedQuestion
from app.web.numbers import read_number

MAX_MILLISECONDS = 10**8


def find_label(asked: AskedQuestion, position: str) -> str | None:
    """The authored label of the option shown at a position, as a form sends it."""
    shown = {str(number): label for number, label in enumerate(asked.order, start=1)}
    return shown.get(position)


class AnswerForm(BaseModel):
    """What was sent: displayed positions, or "I don't know"."""

    selected: list[str] = Field(default_factory=list)
    place: list[str] = Field(default_factory=list)
    """In place order, empty where nothing was put."""
    confidence: str = ""
    dont_know: str = ""
    milliseconds: str = ""

    def answer(self, asked: AskedQuestion, kind: Kind) -> Answer:
        """With displayed positions turned into authored labels. Raises `InvalidAnswerError`."""
        labels = () if self.dont_know else self._labels(asked, kind)
        confidence = self.confidence if self.confidence in list(Confidence) else None
        return Answer(labels, confidence, read_number(self.milliseconds, most=MAX_MILLISECONDS))

    def _labels(self, asked: AskedQuestion, kind: Kind) -> tuple[str, ...]:
        fields, others = (self.place, self.selected) if kind in IN_PLACES else (self.selected, self.place)
        labels = [label for position in fields if (label := find_label(asked, position))]
        empty = fields.count("") if kind in IN_PLACES else 0
        if others or len(labels) + empty < len(fields):
            raise InvalidAnswerError("problem.not_offered")
        if empty:
            raise InvalidAnswerError("problem.empty_place")
        if not labels:
            raise InvalidAnswerError("problem.none_chosen")
        return tuple(labels) if kind in IN_PLACES else tuple(sorted(set(labels)))
