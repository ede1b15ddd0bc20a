"""Choosing a quiz: which questions, how many, and how."""

from random import Random
from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from sqlmodel import Session
from starlette.responses import HTMLResponse, RedirectResponse, Response

from app.store import bank, concepts, library
from app.store.attempts import list_wrong_numbers, seen_question_ids, wrong_question_ids
from app.store.sittings import EXAM, STUDY, AskedQuestion, create_sitting, get_sitting
from app.web.addresses import url_for
from app.web.choice import MAX_MINUTES, ONLY, Choice
from app.web.dependencies import (
    Introduction,
    LearnerId,
    Now,
    ReadSession,
    Seed,
    SittingId,
    ThePlan,
    TheSite,
    get_frame,
)
from app.web.guided import Guide, NothingToAskError
from app.web.name_book import link_concepts
from app.web.numbers import read_number
from app.web.pages.sittings import NewQuizPage
from app.web.quiz_pages import to_step
from app.web.site import Site
from app.web.templating import respond
from app.web.views import shown_order

router = APIRouter(include_in_schema=False)


@router.get("/quiz", name="new_quiz")
async def new_quiz(
    request: Request,
    db: ReadSession,
    learner_id: LearnerId,
    note: Annotated[str, Query()] = "",
    tag: Annotated[list[str] | None, Query()] = None,
    only: Annotated[str, Query()] = "all",
) -> HTMLResponse:
    return _show_choice(request, db, learner_id, Choice(note=note, tag=tag or [], only=only))


def _show_choice(
    request: Request, db: Session, learner_id: int | None, choice: Choice, problem: str | None = None
) -> HTMLResponse:
    frame = get_frame(request, "quiz")
    askable = {question_id for question_id, _ in bank.list_askable(db, language=frame.language)}
    seen = seen_question_ids(db, learner_id) if learner_id else set()
    page = NewQuizPage(
        tags=library.list_tags(db, frame.language),
        notes=[
            (note.slug, note.title) for note in library.list_notes(db, reader=frame.language) if note.question_count
        ],
        questions=len(askable),
        unseen=len(askable - seen),
        wrong=len(wrong_question_ids(db, learner_id)) if learner_id else 0,
        chosen_note=choice.note or None,
        chosen_tags=choice.tags,
        chosen_only=choice.only if choice.only in ONLY else "all",
        chosen_size=choice.number_of_questions,
        chosen_mode=choice.mode if choice.mode in {STUDY, EXAM} else STUDY,
        chosen_minutes=read_number(choice.minutes, most=MAX_MINUTES),
        problem=problem,
    )
    return respond(request, "quiz/new.html", page, frame, status=422 if problem else 200)


@router.post("/quiz", name="create_quiz")
def create_quiz(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    seed: Seed,
    sitting_id: SittingId,
    plan: ThePlan,
    choice: Annotated[Choice, Form()],
) -> Response:
    if choice.kind and choice.is_offered:
        guide = Guide(site.coaches, plan, get_frame(request).language, now)
        return _create_guided(request, site, learner_id, guide, sitting_id, seed, choice)
    with site.database.read() as db:
        chosen = _choose(db, learner_id, choice, get_frame(request).language, Random(seed))
        if not chosen or not choice.is_offered:
            problem = "problem.bad_choice" if chosen else "problem.no_questions"
            return _show_choice(request, db, learner_id, choice, problem)
        title = _title(db, choice, get_frame(request).language)
    introduction = Introduction(site)
    with site.database.write() as db:
        create_sitting(
            db,
            sitting_id=sitting_id,
            learner_id=introduction.introduce(db, learner_id, now),
            mode=choice.mode,
            title=title,
            scope={
                "only": choice.only,
                "tags": choice.tags,
                "note": choice.note,
                "question": choice.question,
                "concepts": choice.concepts,
            },
            seed=seed,
            questions=_asked(db, chosen[: choice.number_of_questions], seed),
            now=now,
            deadline=choice.deadline(now),
        )
    response = to_step(request, sitting_id, 1)
    introduction.greet(response)
    return response


def _create_guided(
    request: Request,
    site: Site,
    learner_id: int | None,
    guide: Guide,
    sitting_id: str,
    seed: int,
    choice: Choice,
) -> Response:
    """A quiz that begins with one question; the next is chosen when it is answered."""
    introduction = Introduction(site)
    try:
        with site.database.write() as db:
            learner = introduction.introduce(db, learner_id, guide.now)
            most = guide.most(db, choice.kind, choice.number_of_questions)
            create_sitting(
                db,
                sitting_id=sitting_id,
                learner_id=learner,
                mode=STUDY,
                title=_title(db, choice, guide.language),
                scope={"only": choice.kind, "kind": choice.kind, "most": most, "concepts": choice.concepts},
                seed=seed,
                questions=[],
                now=guide.now,
            )
            guide.begin(db, sitting_id, learner)
    except NothingToAskError:
        with site.database.read() as db:
            return _show_choice(request, db, learner_id, Choice(), "problem.no_questions")
    response = to_step(request, sitting_id, 1)
    introduction.greet(response)
    return response


def _choose(db: Session, learner_id: int | None, choice: Choice, language: str, rng: Random) -> list[tuple[str, int]]:
    """(question id, revision id) in the order to ask: shuffled, but wrong ones with the surest mistakes first."""
    if choice.question:
        revision = bank.find_question(db, choice.question, language)
        return [(revision.question_id, revision.id)] if revision else []
    askable = dict(bank.list_askable(db, language=language, tags=choice.tags, slug=choice.note or None))
    if choice.concepts:
        named = concepts.list_naming_questions(db, choice.concepts, at_least=min(2, len(choice.concepts)))
        askable = {question_id: askable[question_id] for question_id in named if question_id in askable}
    if choice.only == "wrong":
        wrong = wrong_question_ids(db, learner_id) if learner_id else []
        return [(question_id, askable[question_id]) for question_id in wrong if question_id in askable]
    if choice.only == "unseen":
        seen = seen_question_ids(db, learner_id) if learner_id else set()
        askable = {question_id: revision for question_id, revision in askable.items() if question_id not in seen}
    return rng.sample(list(askable.items()), len(askable))


def _title(db: Session, choice: Choice, language: str) -> str:
    """A note's title, the concepts or the tags; empty when none was chosen, and the page finds words for it."""
    found = library.find_note(db, choice.note) if choice.note else None
    if choice.concepts:
        links = link_concepts(concepts.list_names(db, choice.concepts), language)
        return " / ".join(links[slug].name for slug in choice.concepts if slug in links)
    return found.title if found else " ".join(f"#{tag}" for tag in choice.tags)


def _asked(db: Session, chosen: list[tuple[str, int]], seed: int) -> list[AskedQuestion]:
    """The questions with their options in the order of this sitting's seed."""
    revisions = bank.get_revisions(db, [revision for _, revision in chosen])
    return [
        AskedQuestion(question_id, revision, shown_order(revisions[revision], Random(f"{seed}/{question_id}")))
        for question_id, revision in chosen
    ]


@router.post("/quiz/{sitting_id}/again", name="create_again")
def create_again(
    request: Request,
    site: TheSite,
    learner_id: LearnerId,
    now: Now,
    seed: Seed,
    new_sitting_id: SittingId,
    sitting_id: str,
    only: Annotated[str, Form()] = "all",
) -> RedirectResponse:
    """The same questions, or the ones that were not right, in a new order and as they read today."""
    introduction = Introduction(site)
    with site.database.write() as db:
        sitting = get_sitting(db, sitting_id, learner_id)
        numbers = list_wrong_numbers(db, sitting) if only == "wrong" else range(1, sitting.total + 1)
        chosen = [_today(db, sitting.asked(number)) for number in numbers]
        if not chosen:
            return RedirectResponse(url_for(request, "show_result", sitting_id=sitting_id), 303)
        Random(seed).shuffle(chosen)
        create_sitting(
            db,
            sitting_id=new_sitting_id,
            learner_id=introduction.introduce(db, learner_id, now),
            mode=STUDY,
            title=sitting.title,
            scope={name: value for name, value in sitting.row.scope.items() if name != "kind"} | {"again": only},
            seed=seed,
            questions=_asked(db, chosen, seed),
            now=now,
        )
    response = to_step(request, new_sitting_id, 1)
    introduction.greet(response)
    return response


def _today(db: Session, asked: AskedQuestion) -> tuple[str, int]:
    before = bank.get_revisions(db, [asked.revision])[asked.revision]
    current = bank.find_question(db, asked.question, before.language)
    return asked.question, current.id if current else asked.revision
