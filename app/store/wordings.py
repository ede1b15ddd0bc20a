"""What a build does to questions: puts new wordings in place, retires what is gone, continues what was there before."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, bindparam, case, delete, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, or_, select

from app.core.model import Status
from app.store.tables import Attempt, QuestionRevision, QuestionRow, Report


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A question as compiled."""

    question_id: str
    """The stable id it was given; until then that of what it asks, or its author's."""
    explicit_id: bool
    """Whether its author gave it the id."""
    kind: str
    status: str
    line: int
    position: int
    content_key: str
    fingerprint: str
    content: dict[str, Any]
    naming: list[list[Any]]
    """As in `QuestionRevision`."""


@dataclass(frozen=True, slots=True)
class KnownRevision:
    """A wording in the store that a new one may be, or continue."""

    id: int
    question_id: str
    path: str
    language: str
    content_key: str
    fingerprint: str
    wording: Sequence[Any]
    """Normalised stem and options, as in `QuestionContent`."""
    current: bool
    line: int


def list_known(
    db: Session, *, paths: Sequence[str] = (), content_keys: Sequence[str] = (), question_ids: Sequence[str] = ()
) -> list[KnownRevision]:
    """Wordings that stand in these files, say these things, or bear these ids; the current ones first."""
    asked = {"paths": paths, "content_keys": content_keys, "question_ids": question_ids}
    rows = db.connection().execute(_KNOWN, asked)
    return [KnownRevision(*row) for row in rows]


def taken_ids(db: Session, question_ids: Sequence[str]) -> set[str]:
    return set(db.connection().execute(_TAKEN, {"question_ids": question_ids}).scalars())


def put_revisions(
    db: Session,
    revisions: Sequence[NewRevision],
    known: Sequence[KnownRevision],
    *,
    language: str,
    path: str,
    now: datetime,
) -> None:
    """Make these the current wordings of a file's questions: an unchanged one is kept, an old one comes back.

    `known` is what `list_known` says of them.
    """
    if not revisions:
        return
    stamps = {"created_at": now}
    questions = [{"id": new.question_id, "kind": new.kind, "status": new.status} | stamps for new in revisions]
    db.connection().execute(_PUT_QUESTION, questions)
    mine = {(k.question_id, k.fingerprint): k for k in reversed(known) if k.language == language}
    kept = {new.question_id: mine.get((new.question_id, new.fingerprint)) for new in revisions}
    replaced = [name for name, same in kept.items() if known and not (same and same.current)]
    if replaced:
        db.connection().execute(_REPLACE, {"question_ids": replaced, "revision_language": language})
    moved, fresh = [], []
    for new in revisions:
        place = {"path": path, "current": True} | {name: getattr(new, name) for name in ("line", "position", "naming")}
        if same := kept[new.question_id]:
            moved.append(place | {"known_id": same.id})
        else:
            said = {name: getattr(new, name) for name in ("question_id", "content_key", "fingerprint", "content")}
            fresh.append(place | said | {"language": language} | stamps)
    for statement, rows in ((_MOVE, moved), (_ADD, fresh)):
        if rows:
            db.connection().execute(statement, rows)
    if shared := sorted(
        {other.question_id for other in known if other.current and other.language != language} & kept.keys()
    ):
        db.connection().execute(_JOIN_STATUS, {"question_ids": shared})


def retire_questions(db: Session, path: str, *, keep: Iterable[str] = (), language: str = "") -> None:
    """Stop asking the questions of a file, but for those kept in this language; learners' attempts at them stay."""
    db.connection().execute(_RETIRE, {"retired_path": path, "keep": list(keep), "kept_language": language})


def continue_questions(db: Session, continued: Mapping[str, str], *, exposed: Collection[str]) -> None:
    """Make new questions (keys) the continuation of old ones (values), with all that has been said of them since.

    A new one is forgotten, unless it is exposed: a sitting may name it still.
    """
    if continued:
        pairs = [{"new_id": new, "old_id": old} for new, old in continued.items()]
        for statement in (_CONTINUE_KIND, _CONTINUE_REVISIONS, _CONTINUE_ATTEMPTS, _CONTINUE_REPORTS):
            db.connection().execute(statement, pairs)
    if unseen := sorted(continued.keys() - set(exposed)):
        db.connection().execute(_FORGET, [{"new_id": new} for new in unseen])


# Made once: making a statement costs more than running it.

_asked_ids: BindParameter[Any] = bindparam("question_ids", expanding=True)
_REPLACE = (
    update(QuestionRevision)
    .where(
        col(QuestionRevision.current),
        col(QuestionRevision.question_id).in_(_asked_ids),
        col(QuestionRevision.language) == bindparam("revision_language"),
    )
    .values(current=False)
)
_MOVE = (
    update(QuestionRevision)
    .where(col(QuestionRevision.id) == bindparam("known_id"))
    .values({name: bindparam(name) for name in ("path", "line", "position", "naming", "current")})
)
_ADD = insert(QuestionRevision)
_put_question = insert(QuestionRow)
_PUT_QUESTION = _put_question.on_conflict_do_update(
    index_elements=["id"],
    set_={name: _put_question.excluded[name] for name in ("kind", "status")},
)
_current_status = col(QuestionRevision.content)["dispute"]["status"].as_string()
_any_current = select(QuestionRevision.id).where(
    col(QuestionRevision.current), col(QuestionRevision.question_id) == col(QuestionRow.id)
)
_JOIN_STATUS = (
    update(QuestionRow)
    .where(col(QuestionRow.id).in_(_asked_ids))
    .values(
        status=case(
            *(
                (_any_current.where(_current_status == status).exists(), status)
                for status in (Status.DISPUTED, Status.CORRECTED)
            ),
            else_=Status.SETTLED,
        )
    )
)
"""A question in two languages is disputed when it is disputed in either."""
_TAKEN = select(QuestionRow.id).where(col(QuestionRow.id).in_(_asked_ids))
_Continuing = aliased(QuestionRow)
_RETIRE = (
    update(QuestionRevision)
    .where(
        col(QuestionRevision.current),
        col(QuestionRevision.path) == bindparam("retired_path"),
        or_(
            col(QuestionRevision.question_id).not_in(bindparam("keep", expanding=True)),
            QuestionRevision.language != bindparam("kept_language"),
        ),
    )
    .values(current=False)
)
_new_id: BindParameter[str] = bindparam("new_id")
_old_id: BindParameter[str] = bindparam("old_id")
_CONTINUE_KIND = (
    update(QuestionRow)
    .where(col(QuestionRow.id) == _old_id)
    .values(
        {
            name: select(getattr(_Continuing, name)).where(_Continuing.id == _new_id).scalar_subquery()
            for name in ("kind", "status")
        }
    )
)
_CONTINUE_REVISIONS = (
    update(QuestionRevision).where(col(QuestionRevision.question_id) == _new_id).values(question_id=_old_id)
)
_CONTINUE_ATTEMPTS = update(Attempt).where(col(Attempt.question_id) == _new_id).values(question_id=_old_id)
_CONTINUE_REPORTS = update(Report).where(col(Report.question_id) == _new_id).values(question_id=_old_id)
_FORGET = delete(QuestionRow).where(col(QuestionRow.id) == _new_id)
_KNOWN = (
    select(  # type: ignore[call-overload]  # nine columns are more than its overloads know
        QuestionRevision.id,
        QuestionRevision.question_id,
        QuestionRevision.path,
        QuestionRevision.language,
        QuestionRevision.content_key,
        QuestionRevision.fingerprint,
        col(QuestionRevision.content)["wording"],
        QuestionRevision.current,
        QuestionRevision.line,
    )
    .where(
        or_(
            col(QuestionRevision.current) & col(QuestionRevision.path).in_(bindparam("paths", expanding=True)),
            col(QuestionRevision.content_key).in_(bindparam("content_keys", expanding=True)),
            col(QuestionRevision.current) & col(QuestionRevision.question_id).in_(_asked_ids),
        )
    )
    .order_by(col(QuestionRevision.current).desc(), QuestionRevision.path, QuestionRevision.position)
)
