"""The graded view of a question, as the interface sends it."""

from typing import Literal

from pydantic import Field

from app.core.grading import Verdict
from app.store.sittings import SittingState
from app.web.api.models import ConceptName, NoteName, Passage, Sent
from app.web.api.passages import concept_name, maybe, note_name, passage
from app.web.pages import questions as pages


class ExplainedOption(Sent):
    """An option after the answer."""

    position: int = Field(ge=1, examples=[2])
    text: Passage
    right: bool
    chosen: bool
    reason: Passage | None = Field(description="Why it is right or wrong, if the note says so.")
    right_if: Passage | None = Field(description="What would have to be different for it to be right.")


class Source(Sent):
    url: str | None = Field(examples=["https://example.org/leaves"])
    text: str = Field(
        description="The line as the author wrote it.", examples=["https://example.org/leaves (checked 2026-11-20)"]
    )


class Dispute(Sent):
    """Why the key is or was doubted."""

    title: str
    text: Passage
    source: Source | None
    verdict: str = Field(description="In the author's words.", examples=["open"])
    open: bool


class MixUp(Sent):
    """One concept taken for another; `/api/v1/comparison` has the two side by side."""

    chosen: ConceptName
    right: ConceptName


class Feedback(Sent):
    """What an answer is told."""

    question: str = Field(description="Its id.", examples=["q-k3f9a2"])
    sitting: str = Field(description="Where the answer is kept.", examples=["Zm9vYmFyYmF6cXV4cXV1eA"])
    page: str = Field(
        description="Where the learner can read this feedback as a page.", examples=["/quiz/Zm9vYmFyYmF6cXV4cXV1eA/1"]
    )
    verdict: Literal["correct", "incorrect"] = Field(description="All or nothing, as in the exams.")
    counts: bool = Field(description="Whether it counts in a score; false while the key is disputed.")
    dont_know: bool
    selected: list[int] = Field(description="Positions, as they were sent.", examples=[[1]])
    key: list[int] = Field(
        description="Positions of the right options; where there are places, one for each in their order.",
        examples=[[2]],
    )
    stem: Passage = Field(description="With the decisive words marked, where the author marked them.")
    options: list[ExplainedOption] = Field(description="In the order they were shown.")
    mix_ups: list[MixUp] = Field(description="Which concept was taken for which, where the options name any.")
    explanation: Passage | None
    sources: list[Source]
    dispute: Dispute | None
    note: NoteName | None = Field(description="Where to read more.")


def feedback_sent(question: pages.ExplainedQuestion, sitting: SittingState, page: str) -> Feedback:
    places, language = question.places, question.language
    return Feedback(
        question=question.id,
        sitting=sitting.id,
        page=page,
        verdict=Verdict.CORRECT.value if question.correct else Verdict.INCORRECT.value,
        counts=question.scored,
        dont_know=question.dont_know,
        selected=[place.chosen.position for place in places if place.chosen] or _positions(question.chosen),
        key=[place.right.position for place in places] or _positions(question.right),
        stem=passage(question.stem, language),
        options=[
            ExplainedOption(
                position=option.position,
                text=passage(option.text, language),
                right=option.right,
                chosen=option.chosen,
                reason=maybe(option.rationale, option.rationale_language),
                right_if=maybe(option.right_if, option.rationale_language),
            )
            for option in question.options
        ],
        mix_ups=[
            MixUp(chosen=concept_name(mix_up.pair.one), right=concept_name(mix_up.pair.other))
            for mix_up in question.mix_ups
        ],
        explanation=maybe(question.explanation, question.explanation_language),
        sources=[_source(source) for source in question.sources],
        dispute=_dispute(question.dispute),
        note=note_name(question.note),
    )


def _positions(options: list[pages.ExplainedOption]) -> list[int]:
    return [option.position for option in options]


def _source(source: pages.SourceLink) -> Source:
    return Source(url=source.url or None, text=source.text)


def _dispute(dispute: pages.DisputeView | None) -> Dispute | None:
    if dispute is None:
        return None
    return Dispute(
        title=dispute.title,
        text=passage(dispute.text, dispute.language),
        source=_source(dispute.source) if dispute.source else None,
        verdict=dispute.verdict,
        open=dispute.open,
    )
