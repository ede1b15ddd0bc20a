"""Which question is which from one build to the next.

What a question asks names it at once, in whatever file it now stands. Likeness decides at the end of a build, when all
that disappeared and all that is new is known: a question that merely moved must not be taken for one that is gone.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from sqlmodel import Session

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.identity import Wording, match_wordings
from app.store import library, search, wordings


@dataclass(slots=True)
class Continuity:
    """What one build makes disappear and appear."""

    gone: Sequence[str]
    """Files that are no more."""
    awaited: set[str]
    """Files whose questions may stand elsewhere by now: those gone, and those changed but not stored yet."""
    lost: dict[str, wordings.KnownRevision] = field(default_factory=dict)
    """Questions that left a file, by id."""
    born: set[str] = field(default_factory=set)
    """Ids given to questions that may yet prove to be lost ones in other words."""
    exposed: set[str] = field(default_factory=set)
    """Those of them that a learner may have seen already."""


def assign_ids(
    db: Session,
    note: library.NewNote,
    questions: Sequence[wordings.NewRevision],
    known: Sequence[wordings.KnownRevision],
    changes: Continuity,
) -> list[str | None]:
    """The id of each question: explicit, else the one that says or once said the same, else a new one.

    `None` where another file, or another question of this one, has the id already.
    """
    changes.awaited.discard(note.path)
    nearest = sorted(known, key=lambda k: (k.path != note.path, k.path not in changes.awaited))
    found = _claim(questions, [k for k in nearest if k.current])
    if None in found:
        found = _claim_earlier(db, questions, found, [k for k in nearest if not k.current], note.path)
    fresh = _fresh_ids(db, [q.question_id for q, given in zip(questions, found, strict=True) if given is None])
    ids = [given or fresh[q.question_id] for q, given in zip(questions, found, strict=True)]
    changes.lost |= {k.question_id: k for k in known if k.current and k.path == note.path and k.question_id not in ids}
    if changes.lost or changes.awaited:
        changes.born.update(fresh.values())
    spoken = (k for k in known if k.current and k.language == note.language)
    return list(_once(ids, {k.question_id for k in spoken if k.path not in {note.path, *changes.awaited}}))


def _claim(questions: Sequence[wordings.NewRevision], known: Sequence[wordings.KnownRevision]) -> list[str | None]:
    by_content: dict[str, str] = {}
    for k in known:
        by_content.setdefault(k.content_key, k.question_id)
    return [q.question_id if q.explicit_id else by_content.get(q.content_key) for q in questions]


def _claim_earlier(
    db: Session,
    questions: Sequence[wordings.NewRevision],
    found: Sequence[str | None],
    earlier: Sequence[wordings.KnownRevision],
    path: str,
) -> list[str | None]:
    """An earlier wording brings its question back, unless that is asked in other words now."""
    asked = {*found, *(k.question_id for k in _list_asked(db, {k.question_id for k in earlier}) if k.path != path)}
    ids: list[str | None] = []
    for question, question_id in zip(questions, found, strict=True):
        back = (k.question_id for k in earlier if k.content_key == question.content_key and k.question_id not in asked)
        ids.append(question_id or next(back, None))
        asked.add(ids[-1])
    return ids


def _fresh_ids(db: Session, wanted: Sequence[str]) -> dict[str, str]:
    """The content's own ids, numbered where questions that have since been reworded were born with them."""
    fresh, number = {own: own for own in wanted}, 1
    while taken := wordings.taken_ids(db, list(fresh.values())) if fresh else set():
        number += 1
        fresh = {own: f"{own}-{number}" if given in taken else given for own, given in fresh.items()}
    return fresh


def _once(ids: Sequence[str], elsewhere: Collection[str]) -> Iterator[str | None]:
    seen = set(elsewhere)
    for question_id in ids:
        yield None if question_id in seen else question_id
        seen.add(question_id)


def lose_questions(db: Session, path: str, changes: Continuity) -> None:
    """Stop asking the questions of a file that is no more, or is not to be shown."""
    changes.lost |= {k.question_id: k for k in wordings.list_known(db, paths=[path])}
    wordings.retire_questions(db, path)


def continue_lost(db: Session, changes: Continuity) -> list[Diagnostic]:
    """Let new questions be the lost ones they are clearly like, one to one, those of the same file first."""
    if not (changes.lost and changes.born):
        return []
    asked = _list_asked(db, {*changes.lost, *changes.born})
    born = [k for k in asked if k.question_id in changes.born]
    lost = [changes.lost[i] for i in sorted(changes.lost.keys() - {k.question_id for k in asked})]
    continued: dict[str, str] = {}
    for path in sorted({k.path for k in born} & {k.path for k in lost}):
        continued |= _match([k for k in born if k.path == path], [k for k in lost if k.path == path])[0]
    born = [k for k in born if k.question_id not in continued]
    lost = [k for k in lost if k.question_id not in continued.values()]
    others, diagnostics = _match(born, lost)
    continued |= others
    wordings.continue_questions(db, continued, exposed=changes.exposed)
    search.rename_questions(db, continued)
    return diagnostics


def _match(
    born: Sequence[wordings.KnownRevision], lost: Sequence[wordings.KnownRevision]
) -> tuple[dict[str, str], list[Diagnostic]]:
    matching = match_wordings({k.question_id: _wording(k) for k in lost}, [_wording(k) for k in born])
    continued = {born[index].question_id: question_id for index, question_id in matching.continued.items()}
    return continued, [
        rules.UNCLEAR_ID.at(Place(born[index].path, born[index].line), ids=", ".join(ids), id=ids[0])
        for index, ids in matching.unclear.items()
    ]


def _wording(known: wordings.KnownRevision) -> Wording:
    return Wording(known.wording[0], frozenset(known.wording[1]))


_ASK = 5_000
"""Ids in one question to the database, which takes only so many."""


def _list_asked(db: Session, question_ids: Collection[str]) -> list[wordings.KnownRevision]:
    """The current wordings of these questions."""
    ids = sorted(question_ids)
    return [
        known
        for start in range(0, len(ids), _ASK)
        for known in wordings.list_known(db, question_ids=ids[start : start + _ASK])
    ]
