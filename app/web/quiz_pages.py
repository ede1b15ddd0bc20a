"""The pages of a sitting: question, feedback, result."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from fastapi import Request
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse

from app.core.errors import InvalidAnswerError
from app.store import bank
from app.store.attempts import list_wrong_numbers
from app.store.sittings import SittingState, previous_result
from app.web.addresses import url_for
from app.web.answers import find_label
from app.web.dependencies import get_frame, get_words
from app.web.mixups import mix_up_views
from app.web.pages.questions import ExplainedQuestion
from app.web.pages.sittings import AskPage, FeedbackPage, ResultLine, ResultPage, SittingHead
from app.web.reasons import reason_in_words
from app.web.templating import respond
from app.web.views import asked_question, explained_question, is_disputed, sitting_title, steps


def to_step(request: Request, sitting_id: str, number: int) -> RedirectResponse:
    return RedirectResponse(url_for(request, "show_step", sitting_id=sitting_id, number=number), 303)


def ask(
    request: Request,
    db: Session,
    sitting: SittingState,
    number: int,
    now: datetime,
    *,
    problem: InvalidAnswerError | None = None,
    sent: Sequence[str] = (),
    confidence: str | None = None,
) -> HTMLResponse:
    """The question, or the question again with what was sent and what was wrong about it."""
    asked = sitting.asked(number)
    given = sitting.given.get(number)
    labels = [find_label(asked, position) or "" for position in sent]
    revision = bank.get_revisions(db, [asked.revision])[asked.revision]
    page = AskPage(
        head=_head(request, sitting, number, now),
        question=asked_question(revision, asked.order, labels if any(labels) else (given.selected if given else ())),
        dont_know=given is not None and not given.selected and not any(labels),
        confidence=confidence or (given.confidence if given else None),
        problem=problem.reason if problem else None,
        time_is_up=sitting.is_over(now),
        why=reason_in_words(db, sitting.why(number).get("before"), get_words(request)),
    )
    return respond(request, "quiz/ask.html", page, get_frame(request, "quiz"), status=422 if problem else 200)


def feedback(
    request: Request, db: Session, sitting: SittingState, number: int, *, conflict: bool = False
) -> HTMLResponse:
    """What was answered, what is right, and why; read-only."""
    frame = get_frame(request, "quiz")
    page = FeedbackPage(
        head=_head(request, sitting, number, None),
        question=_explained(db, sitting, [number], frame.language)[number],
        next_number=None if sitting.is_finished else sitting.current,
        conflict=conflict,
        why=reason_in_words(db, sitting.why(number).get("after"), get_words(request)),
    )
    return respond(request, "quiz/feedback.html", page, frame, status=409 if conflict else 200)


def result(request: Request, db: Session, sitting: SittingState) -> HTMLResponse:
    """How the sitting went, with every question."""
    frame = get_frame(request, "quiz")
    explained = _explained(db, sitting, sitting.given, frame.language)
    correct, scored = _score(db, explained.values(), sitting)
    before = previous_result(db, sitting)
    finished, started = sitting.row.finished_at, sitting.row.started_at
    page = ResultPage(
        sitting_id=sitting.id,
        title=sitting_title(sitting, get_words(request)),
        mode=sitting.mode,
        correct=correct,
        scored=scored,
        percent=round(100 * correct / scored) if scored else 0,
        seconds=int((finished - started).total_seconds()) if finished else 0,
        previous=_score(db, _explained(db, before, before.given).values(), before) if before else None,
        lines=[ResultLine(number, explained.get(number)) for number in range(1, sitting.total + 1)],
        wrong=len(list_wrong_numbers(db, sitting)),
    )
    return respond(request, "quiz/result.html", page, frame)


def _score(db: Session, questions: Iterable[ExplainedQuestion], sitting: SittingState) -> tuple[int, int]:
    """(correct, questions that count). In an exam what was left open counts as not right."""
    scored = [question for question in questions if question.scored]
    left_open = _left_open(db, sitting) if sitting.is_exam else 0
    return sum(question.correct for question in scored), len(scored) + left_open


def _left_open(db: Session, sitting: SittingState) -> int:
    """Questions without an answer; a disputed one counts in no score, answered or not."""
    open_numbers = [number for number in range(1, sitting.total + 1) if number not in sitting.given]
    revisions = bank.get_revisions(db, [sitting.asked(number).revision for number in open_numbers])
    return sum(not is_disputed(revision) for revision in revisions.values())


def _explained(
    db: Session, sitting: SittingState, numbers: Collection[int], language: str | None = None
) -> dict[int, ExplainedQuestion]:
    """The graded view of these questions, as they read when they were asked; with the mix-ups told in a language."""
    asked = {number: sitting.asked(number) for number in sorted(numbers)}
    revisions = bank.get_revisions(db, [question.revision for question in asked.values()])
    today = bank.find_current(db, [question.question for question in asked.values()])
    answered = {number: (revisions[question.revision], sitting.given[number]) for number, question in asked.items()}
    mix_ups = mix_up_views(db, answered, language) if language else {}
    return {
        number: explained_question(
            revision,
            asked[number].order,
            given,
            current=today.get((revision.question_id, revision.language)),
            mix_ups=mix_ups.get(number, ()),
        )
        for number, (revision, given) in answered.items()
    }


def _head(request: Request, sitting: SittingState, number: int, now: datetime | None) -> SittingHead:
    deadline = sitting.row.deadline_at if sitting.is_exam and not sitting.is_finished else None
    return SittingHead(
        id=sitting.id,
        title=sitting_title(sitting, get_words(request)),
        mode=sitting.mode,
        number=number,
        total=sitting.expected,
        steps=steps(sitting, number),
        deadline=deadline,
        seconds_left=max(0, int((deadline - now).total_seconds())) if deadline and now else None,
    )
