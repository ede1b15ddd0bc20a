"""Quizzes: choose, answer, see why, finish."""

import secrets
from datetime import datetime, timedelta
from random import Random
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.core.errors import InvalidAnswerError
from app.core.ordering import shuffle_options
from app.store import bank
from app.store.attempts import seen_question_ids, wrong_question_ids
from app.store.sittings import (
    EXAM,
    STUDY,
    Answer,
    AskedQuestion,
    SittingState,
    check_answer,
    create_sitting,
    finish_sitting,
    get_sitting,
    record_attempt,
    save_answer,
)
from app.web.dependencies import Introduction, LearnerId, Now, ReadSession, TheSite, get_frame
from app.web.pages import NewQuizPage
from app.web.quiz_pages import ask, feedback, result
from app.web.templating import respond

router = APIRouter(include_in_schema=False)

SIZES = (5, 10, 20, 50)
DEFAULT_SIZE = 10
MAX_SIZE = 100
MAX_MINUTES = 300
ONLY = ("all", "unseen", "wrong")


# Choosing


@router.get("/quiz", name="new_quiz")
async def new_quiz(
    request: Request,
    db: ReadSession,
    learner_id: LearnerId,
    note: Annotated[str | None, Query()] = None,
    tag: Annotated[str | None, Query()] = None,
    only: Annotated[str, Query()] = "all",
) -> HTMLResponse:
    return _show_choice(request, db, learner_id, note=note, tag=tag, only=only, problem=None)


def _show_choice(
    request: Request,
    db: Session,
    learner_id: int | None,
    *,
    note: str | None,
    tag: str | None,
    only: str,
    problem: str | None,
) -> HTMLResponse:
    frame = get_frame(request, "quiz")
    askable = {question_id for question_id, _ in bank.list_askable(db, language=frame.language)}
    seen = seen_question_ids(db, learner_id) if learner_id else set()
    page = NewQuizPage(
        tags=bank.list_tags(db),
        notes=[(card.slug, card.title) for card in bank.list_notes(db) if card.question_count],
        questions=len(askable),
        unseen=len(askable - seen),
        wrong=len(wrong_question_ids(db, learner_id)) if learner_id else 0,
        chosen_note=note,
        chosen_tag=tag,
        chosen_only=only if only in ONLY else "all",
        problem=problem,
    )
    return respond(request, "quiz/new.html", page, frame, status=422 if problem else 200)


@router.post("/quiz", name="create_quiz")
def create_quiz(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    only: Annotated[str, Form()] = "all",
    tag: Annotated[list[str] | None, Form()] = None,
    note: Annotated[str, Form()] = "",
    question: Annotated[str, Form()] = "",
    size: Annotated[str, Form()] = "",
    mode: Annotated[str, Form()] = STUDY,
    minutes: Annotated[str, Form()] = "",
) -> Response:
    language = get_frame(request).language
    tags = [name for name in (tag or [])[:20] if name]
    seed = secrets.randbits(32)
    with site.database.read() as db:
        chosen = _choose(db, learner_id, only, tags, note, question, language, Random(seed))[: _size(size)]
        if not chosen or mode not in {STUDY, EXAM} or only not in ONLY:
            problem = "problem.bad_choice" if chosen else "problem.no_questions"
            return _show_choice(
                request, db, learner_id, note=note or None, tag=tags[0] if tags else None, only=only, problem=problem
            )
        title = _title(db, tags, note)
    scope: dict[str, object] = {"only": only, "tags": tags, "note": note, "question": question}
    deadline = now + timedelta(minutes=_minutes(minutes)) if mode == EXAM and _minutes(minutes) else None
    return _start(request, site, learner_id, chosen, mode, title, scope, seed, now, deadline)


def _choose(
    db: Session,
    learner_id: int | None,
    only: str,
    tags: list[str],
    note: str,
    question: str,
    language: str,
    rng: Random,
) -> list[tuple[str, int]]:
    """(question id, revision id) in the order to ask: shuffled, but wrong ones with the surest mistakes first."""
    if question:
        revision = bank.find_question(db, question, language)
        return [(revision.question_id, revision.id)] if revision else []
    askable = dict(bank.list_askable(db, language=language, tags=tags, slug=note or None))
    if only == "wrong":
        wrong = wrong_question_ids(db, learner_id) if learner_id else []
        return [(question_id, askable[question_id]) for question_id in wrong if question_id in askable]
    if only == "unseen":
        seen = seen_question_ids(db, learner_id) if learner_id else set()
        askable = {question_id: revision for question_id, revision in askable.items() if question_id not in seen}
    return rng.sample(list(askable.items()), len(askable))


def _title(db: Session, tags: list[str], note: str) -> str:
    """A note's title or the tags; empty when neither was chosen, and the page finds words for it."""
    found = bank.find_note(db, note) if note else None
    return found.title if found else " ".join(f"#{tag}" for tag in tags)


def _size(text: str) -> int:
    return min(int(text), MAX_SIZE) if text.isascii() and text.isdigit() and int(text) > 0 else DEFAULT_SIZE


def _minutes(text: str) -> int:
    return min(int(text), MAX_MINUTES) if text.isascii() and text.isdigit() else 0


def _start(
    request: Request,
    site: TheSite,
    learner_id: int | None,
    chosen: list[tuple[str, int]],
    mode: str,
    title: str,
    scope: dict[str, object],
    seed: int,
    now: datetime,
    deadline: datetime | None,
) -> RedirectResponse:
    sitting_id = secrets.token_urlsafe(16)
    introduction = Introduction(site)
    with site.database.write() as db:
        revisions = bank.get_revisions(db, [revision for _, revision in chosen])
        create_sitting(
            db,
            sitting_id=sitting_id,
            learner_id=introduction.introduce(db, learner_id, now),
            mode=mode,
            title=title,
            scope=scope,
            seed=seed,
            questions=[_asked(question, revisions[revision], seed) for question, revision in chosen],
            now=now,
            deadline=deadline,
        )
    response = _to_step(request, sitting_id, 1)
    introduction.greet(response)
    return response


def _asked(question_id: str, revision: bank.Revision, seed: int) -> AskedQuestion:
    """A question with its options in the order of this sitting's seed."""
    options = [(option["label"], option["text"]) for option in revision.content["options"]]
    rng = Random(f"{seed}/{question_id}")
    return AskedQuestion(question_id, revision.id, shuffle_options(options, rng=rng))


@router.post("/quiz/{sitting_id}/again", name="create_again")
def create_again(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    sitting_id: str,
    only: Annotated[str, Form()] = "all",
) -> RedirectResponse:
    """The same questions, or the ones that were wrong, in a new order and as they read today."""
    seed = secrets.randbits(32)
    with site.database.read() as db:
        sitting = get_sitting(db, sitting_id, learner_id)
        wrong = {n for n, given in sitting.given.items() if given.verdict and given.verdict != "correct"}
        numbers = [n for n in range(1, sitting.total + 1) if only != "wrong" or n in wrong or n not in sitting.given]
        chosen = [_today(db, sitting.asked(number)) for number in numbers]
    if not chosen:
        return RedirectResponse(request.app.url_path_for("show_result", sitting_id=sitting_id), 303)
    Random(seed).shuffle(chosen)
    return _start(
        request, site, learner_id, chosen, STUDY, sitting.title, sitting.row.scope | {"again": only}, seed, now, None
    )


def _today(db: Session, asked: AskedQuestion) -> tuple[str, int]:
    before = bank.get_revisions(db, [asked.revision])[asked.revision]
    current = bank.find_question(db, asked.question, before.language)
    return asked.question, current.id if current else asked.revision


# Answering


@router.get("/quiz/{sitting_id}/result", name="show_result")
async def show_result(request: Request, db: ReadSession, learner_id: LearnerId, now: Now, sitting_id: str) -> Response:
    sitting = get_sitting(db, sitting_id, learner_id)
    if not sitting.is_finished:
        return _to_step(request, sitting_id, sitting.current)
    return result(request, db, sitting)


@router.get("/quiz/{sitting_id}/{number}", name="show_step")
async def show_step(
    request: Request, db: ReadSession, learner_id: LearnerId, now: Now, sitting_id: str, number: int
) -> Response:
    sitting = get_sitting(db, sitting_id, learner_id)
    sitting.asked(number)
    given = sitting.given.get(number)
    if given and given.verdict:
        return feedback(request, db, sitting, number)
    if sitting.is_finished:
        return RedirectResponse(request.app.url_path_for("show_result", sitting_id=sitting_id), 303)
    if number > sitting.current and number not in sitting.given:
        return _to_step(request, sitting_id, sitting.current)
    return ask(request, db, sitting, number, now)


@router.post("/quiz/{sitting_id}/{number}", name="answer_question")
def answer_question(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    sitting_id: str,
    number: int,
    selected: Annotated[list[str] | None, Form()] = None,
    confidence: Annotated[str, Form()] = "",
    dont_know: Annotated[str, Form()] = "",
    milliseconds: Annotated[str, Form()] = "",
) -> Response:
    introduction = Introduction(site)
    with site.database.write() as db:
        sitting = get_sitting(db, sitting_id, learner_id)
        asked = sitting.asked(number)
        given = sitting.given.get(number)
        if sitting.is_finished and not given:
            return RedirectResponse(request.app.url_path_for("show_result", sitting_id=sitting_id), 303)
        if number > sitting.current and not given:
            return _to_step(request, sitting_id, sitting.current)
        try:
            answer = _answer(selected or [], asked, confidence, dont_know, milliseconds)
            check_answer(bank.get_revisions(db, [asked.revision])[asked.revision].content, answer)
        except InvalidAnswerError as error:
            return ask(request, db, sitting, number, now, problem=error, selected=selected or [])
        if given and given.verdict:
            if set(given.selected) != set(answer.selected):
                return feedback(request, db, sitting, number, conflict=True)
        elif sitting.is_exam:
            save_answer(db, sitting, number, answer, now=now)
        else:
            record_attempt(db, sitting, number, answer, now=now)
        introduction.introduce(db, learner_id, now)
    response = _to_step(request, sitting_id, _next(sitting, number))
    introduction.greet(response)
    return response


def _answer(selected: list[str], asked: AskedQuestion, confidence: str, dont_know: str, milliseconds: str) -> Answer:
    """What the form says, with displayed positions turned into authored labels."""
    labels = set()
    for position in [] if dont_know else selected:
        if not (position.isascii() and position.isdigit() and 1 <= int(position) <= len(asked.order)):
            raise InvalidAnswerError("problem.not_offered")
        labels.add(asked.order[int(position) - 1])
    if not labels and not dont_know:
        raise InvalidAnswerError("problem.none_chosen")
    taken = int(milliseconds) if milliseconds.isascii() and milliseconds.isdigit() and len(milliseconds) < 9 else None
    return Answer(tuple(sorted(labels)), confidence if confidence in {"sure", "unsure"} else None, taken)


def _next(sitting: SittingState, number: int) -> int:
    """Study: the feedback on this answer. Exam: the next question, or this one again at the end."""
    return min(number + 1, sitting.total) if sitting.is_exam and not sitting.is_finished else number


@router.post("/quiz/{sitting_id}/finish", name="finish_sitting")
def finish(request: Request, site: TheSite, learner_id: LearnerId, now: Now, sitting_id: str) -> RedirectResponse:
    with site.database.write() as db:
        finish_sitting(db, get_sitting(db, sitting_id, learner_id), now=now)
    return RedirectResponse(request.app.url_path_for("show_result", sitting_id=sitting_id), 303)


def _to_step(request: Request, sitting_id: str, number: int) -> RedirectResponse:
    return RedirectResponse(request.app.url_path_for("show_step", sitting_id=sitting_id, number=number), 303)
