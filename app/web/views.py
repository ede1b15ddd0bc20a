"""From stored pieces to what a page shows of a question: the asking view, and the graded one."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from random import Random
from typing import Any

from markupsafe import Markup

from app.core.corrections import Solution, has_changed
from app.core.grading import Verdict
from app.core.model import IN_PLACES, Kind, Status
from app.core.ordering import shuffle_options
from app.store.bank import Revision
from app.store.sittings import Given, SittingState
from app.web.catalogue import Catalogue
from app.web.pages.comparing import MixUpView
from app.web.pages.questions import (
    AskedOption,
    AskedPlace,
    AskedQuestion,
    DisputeView,
    ExplainedOption,
    ExplainedPlace,
    ExplainedQuestion,
    SourceLink,
)
from app.web.pages.reading import QuestionCard
from app.web.pages.sittings import Step


def markup(html: str) -> Markup:
    """HTML that `core.markdown` wrote: the one place where stored text is trusted as markup."""
    return Markup(html)


def question_card(revision: Revision) -> QuestionCard:
    content = revision.content
    return QuestionCard(revision.question_id, markup(content["stem"]), content["language"], is_disputed(revision))


def shown_order(revision: Revision, rng: Random) -> tuple[str, ...]:
    """The labels of a question's options in the order a learner sees them."""
    options = [(option["label"], markup(option["text"]).striptags()) for option in revision.content["options"]]
    return shuffle_options(options, rng=rng)


def permalink_order(revision: Revision) -> tuple[str, ...]:
    """The order in which a question stands under its own address: shuffled, because authors like to write steps in
    the order that is right, and the same whenever it is asked for."""
    return shown_order(revision, Random(revision.question_id))


def asked_question(revision: Revision, order: Sequence[str], selected: Sequence[str] = ()) -> AskedQuestion:
    """What may be seen before the answer. Where there are places, `selected` has an empty label for an empty one."""
    content = revision.content
    texts = {option["label"]: option["text"] for option in content["options"]}
    return AskedQuestion(
        id=revision.question_id,
        language=content["language"],
        kind=content["kind"],
        scenario=_optional(content.get("scenario")),
        stem=markup(content["stem"]),
        options=[
            AskedOption(position, markup(texts[label]), label in selected)
            for position, label in enumerate(order, start=1)
        ],
        places=_asked_places(content, order, selected),
        stated_count=content["stated_count"],
        disputed=is_disputed(revision),
    )


def explained_question(
    revision: Revision,
    order: Sequence[str],
    given: Given,
    *,
    current: Revision | None = None,
    mix_ups: Sequence[MixUpView] = (),
) -> ExplainedQuestion:
    """Everything there is to say after the answer, as it was graded. `current` is today's wording: what it says of a
    dispute holds for earlier answers too, and its key may be another."""
    content = revision.content
    shown = {option["label"]: option for option in content["options"]}
    options = {
        label: _explained_option(shown[label], position, content["key"], given.selected)
        for position, label in enumerate(order, start=1)
    }
    has_note = revision.note_slug is not None and revision.note_title is not None
    return ExplainedQuestion(
        id=revision.question_id,
        language=content["language"],
        kind=content["kind"],
        scenario=_optional(content.get("scenario")),
        stem=markup(content["cued_stem"]),
        options=list(options.values()),
        places=_explained_places(content, options, given.selected),
        correct=given.verdict is Verdict.CORRECT,
        dont_know=not given.selected,
        confidence=given.confidence,
        late=given.late,
        explanation=_optional(content["explanation"]),
        explanation_language=content["explanation_language"],
        sources=[SourceLink(source["url"], source["text"]) for source in content["sources"]],
        dispute=_dispute((current or revision).content["dispute"]),
        doubted=is_disputed(revision),
        note=(str(revision.note_slug), str(revision.note_title)) if has_note else None,
        origin=f"{revision.path}:{revision.line}",
        key_today=_key_today(revision, current),
        mix_ups=mix_ups,
    )


def _asked_places(content: Mapping[str, Any], order: Sequence[str], selected: Sequence[str]) -> list[AskedPlace]:
    positions = {label: position for position, label in enumerate(order, start=1)}
    once = content["kind"] == Kind.ORDERING
    return [
        AskedPlace(
            number,
            _optional(prompt),
            positions.get(label),
            is_settled=bool(label) and not (once and selected.count(label) > 1),
        )
        for number, (prompt, label) in enumerate(zip_longest(_prompts(content), _put(content, selected)), start=1)
    ]


def _explained_places(
    content: Mapping[str, Any], options: Mapping[str, ExplainedOption], selected: Sequence[str]
) -> list[ExplainedPlace]:
    places = zip_longest(_prompts(content), _put(content, selected), _right(content))
    return [
        ExplainedPlace(number, _optional(prompt), options.get(label), options[right])
        for number, (prompt, label, right) in enumerate(places, start=1)
    ]


def _right(content: Mapping[str, Any]) -> list[str]:
    """The label that belongs in each place; empty where options are chosen, not put somewhere."""
    return content["key"] if content["kind"] in IN_PLACES else []


def _put(content: Mapping[str, Any], selected: Sequence[str]) -> list[str]:
    """The label that was put in each place, empty where none was."""
    places = len(_right(content))
    return [*selected, *[""] * places][:places]


def _prompts(content: Mapping[str, Any]) -> list[str]:
    """What is to be matched; wordings stored before there was such a thing have none."""
    return [prompt["text"] for prompt in content.get("prompts", [])]


def steps(sitting: SittingState, number: int) -> list[Step]:
    return [Step(n, _state(sitting, n, number)) for n in range(1, (sitting.expected or sitting.total) + 1)]


def sitting_title(sitting: SittingState, words: Catalogue) -> str:
    """What was chosen: a note's title or a tag as stored, else in words."""
    return sitting.title or words(f"quiz.scope.{sitting.row.scope.get('only', 'all')}")


def _state(sitting: SittingState, n: int, number: int) -> str:
    if n == number:
        return "current"
    given = sitting.given.get(n)
    if given:
        return str(given.verdict) if given.verdict else "answered"
    return "open" if n == sitting.current else "ahead"


def _explained_option(
    option: Mapping[str, Any], position: int, key: Sequence[str], selected: Sequence[str]
) -> ExplainedOption:
    return ExplainedOption(
        position=position,
        text=markup(option["text"]),
        rationale=_optional(option["rationale"]),
        rationale_language=option["rationale_language"],
        right_if=_optional(option["right_if"]),
        right=option["label"] in key,
        chosen=option["label"] in selected,
    )


def _dispute(dispute: Mapping[str, Any] | None) -> DisputeView | None:
    if dispute is None:
        return None
    source = dispute["source"]
    return DisputeView(
        title=dispute["title"],
        text=markup(dispute["text"]),
        language=dispute["language"],
        source=SourceLink(source["url"], source["text"]) if source else None,
        verdict=dispute["verdict"],
        open=dispute["status"] == "disputed",
    )


def _optional(html: str | None) -> Markup | None:
    return markup(html) if html else None


def is_disputed(revision: Revision) -> bool:
    """Whether its key is in doubt today, whichever wording this is."""
    return revision.status == Status.DISPUTED


def _key_today(answered: Revision, current: Revision | None) -> list[tuple[Markup | None, Markup]]:
    """What is right today, each with its prompt if it has one; empty where that is what was right before."""
    if current is None:
        return []
    before, after = _solution(answered.content), _solution(current.content)
    declared = _status(current.content) == Status.CORRECTED != _status(answered.content)
    if not has_changed(before, after, declared=declared):
        return []
    texts = {option["label"]: markup(option["text"]) for option in current.content["options"]}
    prompts = [_optional(prompt) for prompt in _prompts(current.content)] or [None] * len(current.content["key"])
    return [(prompt, texts[label]) for prompt, label in zip(prompts, current.content["key"], strict=True)]


def _solution(content: Mapping[str, Any]) -> Solution:
    words = {option["label"]: markup(option["text"]).striptags() for option in content["options"]}
    prompts = tuple(markup(prompt).striptags() for prompt in _prompts(content))
    right = tuple(words[label] for label in content["key"])
    return Solution(Kind(content["kind"]), frozenset(words.values()), right, prompts)


def _status(content: Mapping[str, Any]) -> str:
    return content["dispute"]["status"] if content["dispute"] else Status.SETTLED
