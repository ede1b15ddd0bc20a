"""From stored pieces to what a page shows of a question: the asking view, and the graded one."""

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from app.store.bank import Revision
from app.store.sittings import Given, SittingState
from app.web.catalogue import Catalogue
from app.web.pages.questions import (
    AskedOption,
    AskedQuestion,
    DisputeView,
    ExplainedOption,
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


def asked_question(revision: Revision, order: Sequence[str], selected: Sequence[str] = ()) -> AskedQuestion:
    """What may be seen before the answer."""
    content = revision.content
    texts = {option["label"]: option["text"] for option in content["options"]}
    return AskedQuestion(
        id=revision.question_id,
        language=content["language"],
        stem=markup(content["stem"]),
        options=[
            AskedOption(position, markup(texts[label]), label in selected)
            for position, label in enumerate(order, start=1)
        ],
        multiple=content["kind"] == "multiple",
        stated_count=content["stated_count"],
        disputed=is_disputed(revision),
    )


def explained_question(
    revision: Revision, order: Sequence[str], given: Given, *, current: Revision | None = None
) -> ExplainedQuestion:
    """Everything there is to say after the answer. `current` is today's wording, to notice a changed key."""
    content = revision.content
    options = {option["label"]: option for option in content["options"]}
    has_note = revision.note_slug is not None and revision.note_title is not None
    return ExplainedQuestion(
        id=revision.question_id,
        language=content["language"],
        stem=markup(content["cued_stem"]),
        options=[
            _explained_option(options[label], position, content["key"], given.selected)
            for position, label in enumerate(order, start=1)
        ],
        correct=set(given.selected) == set(content["key"]),
        dont_know=not given.selected,
        confidence=given.confidence,
        late=given.late,
        explanation=_optional(content["explanation"]),
        explanation_language=content["explanation_language"],
        sources=[SourceLink(source["url"], source["text"]) for source in content["sources"]],
        dispute=_dispute(content["dispute"]),
        note=(str(revision.note_slug), str(revision.note_title)) if has_note else None,
        origin=f"{revision.path}:{revision.line}",
        key_changed=current is not None and _right_texts(current.content) != _right_texts(content),
    )


def steps(sitting: SittingState, number: int) -> list[Step]:
    return [Step(n, _state(sitting, n, number)) for n in range(1, sitting.total + 1)]


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
    return revision.status == "disputed"


def _right_texts(content: Mapping[str, Any]) -> set[str]:
    return {option["text"] for option in content["options"] if option["label"] in content["key"]}
