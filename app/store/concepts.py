"""Concepts: their names, which of them are one, what the notes say of them, and which options name them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, delete, func
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select

from app.core.comparing import NoteContrast
from app.core.model import Concept, Name, NameKind
from app.core.traps import KnownName
from app.store.tables import (
    BuildState,
    ConceptName,
    ConceptRow,
    DeclaredPair,
    NoteRow,
    OptionConcept,
    QuestionRevision,
    QuestionRow,
)

Pair = tuple[str, str]


def put_names(db: Session, note_id: int, concepts: Sequence[Concept]) -> None:
    """The names of a note that is new in the store."""
    rows = [
        {
            "note_id": note_id,
            "concept": concept.slug,
            "name": name,
            "kind": kind,
            "is_trap": concept.is_trap,
            "line": concept.line,
        }
        for concept in concepts
        for name, kind in [(concept.name, ""), *((name.text, name.kind.value) for name in concept.names)]
    ]
    if rows:
        db.connection().execute(_ADD_NAMES, rows)


def list_concepts(db: Session) -> list[Concept]:
    """Every definition in every note, by path, without its words."""
    concepts: dict[tuple[int, str], tuple[str, list[Name], int]] = {}
    for note_id, slug, name, kind, line in db.connection().execute(_NAMES):
        _, names, _ = concepts.setdefault((note_id, slug), (name, [], line))
        if kind:
            names.append(Name(name, NameKind(kind)))
    return [Concept(slug, name, tuple(names), "", line) for (_, slug), (name, names, line) in concepts.items()]


def list_declared(db: Session) -> list[list[list[str]]]:
    """The groups of names that each note tells apart."""
    return [groups for groups in db.connection().execute(_DECLARED).scalars() if groups]


def get_state(db: Session, name: str) -> str:
    """What the last build noted under a name; empty when it noted nothing."""
    return db.connection().execute(_STATE, {"name": name}).scalar() or ""


def put_state(db: Session, values: Mapping[str, str]) -> None:
    rows = [{"name": name, "value": value} for name, value in values.items()]
    db.connection().execute(insert(BuildState).prefix_with("OR REPLACE"), rows)


def replace_concepts(db: Session, one_of: Mapping[str, str], pairs: Iterable[Pair]) -> None:
    """Which concepts are one, and which two are declared easily confused."""
    for table, rows in (
        (ConceptRow, [{"slug": slug, "same_as": same} for slug, same in one_of.items()]),
        (DeclaredPair, [{"one": one, "other": other} for one, other in pairs]),
    ):
        db.connection().execute(delete(table))
        if rows:
            db.connection().execute(insert(table), rows)


def list_namings(db: Session, *, after: int, most: int) -> list[tuple[int, list[list[Any]]]]:
    """(revision id, what its options may be named by) of the next wordings numbered higher."""
    rows = db.connection().execute(_NAMINGS, {"after": after, "most": most})
    return [(number, naming) for number, naming in rows]


def last_revision(db: Session) -> int:
    return db.connection().execute(select(func.max(QuestionRevision.id))).scalar() or 0


def forget_option_concepts(db: Session, *, after: int) -> None:
    """Of every wording numbered higher."""
    db.connection().execute(delete(OptionConcept).where(col(OptionConcept.revision_id) > after))


def add_option_concepts(db: Session, bound: Sequence[tuple[int, str, str]]) -> None:
    """(revision id, label, concept)."""
    rows = [{"revision_id": number, "label": label, "concept": concept} for number, label, concept in bound]
    if rows:
        db.connection().execute(insert(OptionConcept), rows)


# What pages ask


def find_concept(db: Session, slug: str) -> str | None:
    """The slug that stands for a concept."""
    return db.connection().execute(_FIND, {"slug": slug}).scalar()


def list_slugs(db: Session) -> list[str]:
    """Those that stand for a concept, in alphabetical order."""
    query = select(ConceptRow.same_as).distinct().order_by(ConceptRow.same_as)
    return list(db.connection().execute(query).scalars())


def list_contrasts(db: Session, slugs: Sequence[str]) -> list[NoteContrast]:
    """What is said in the notes that define any of these concepts, by slug."""
    rows = db.connection().execute(_CONTRASTS, {"slugs": list(slugs)})
    return [NoteContrast(*row) for row in rows]


def list_names(db: Session, slugs: Sequence[str] = ()) -> list[KnownName]:
    """The names of these concepts, or of all, in the order in which the notes give them."""
    query = _KNOWN_NAMES.where(col(ConceptRow.same_as).in_(slugs)) if slugs else _KNOWN_NAMES
    return [KnownName(*row) for row in db.connection().execute(query)]


def same_as(db: Session, slugs: Sequence[str]) -> dict[str, str]:
    """The slug that stands for each of these, by any slug that means the same concept."""
    return {row[0]: row[1] for row in db.connection().execute(_SAME_AS, {"slugs": list(slugs)})}


def list_pairs(db: Session, slug: str | None = None) -> list[Pair]:
    """The pairs declared easily confused: all of them, or those of one concept."""
    rows = db.connection().execute(_PAIRS_OF, {"slug": slug}) if slug else db.connection().execute(_PAIRS)
    return [(one, other) for one, other in rows]


def list_note_pairs(db: Session, note_id: int) -> list[Pair]:
    """The declared pairs of which a note defines both."""
    return [(one, other) for one, other in db.connection().execute(_NOTE_PAIRS, {"note_id": note_id})]


def list_naming_questions(db: Session, slugs: Sequence[str], *, at_least: int) -> list[str]:
    """Ids of the questions asked today whose options name at least so many of these concepts, by file and position."""
    return list(db.connection().execute(_NAMING_QUESTIONS, {"slugs": list(slugs), "least": at_least}).scalars())


@dataclass(frozen=True, slots=True)
class BoundRevision:
    """A wording with the concepts of its options, as the coach needs it."""

    revision_id: int
    question_id: str
    language: str
    kind: str
    status: str
    note_slug: str
    key: list[str]
    labels: list[str]
    concepts: dict[str, str]
    """By label; options that name none are missing."""


def list_bound(db: Session) -> list[BoundRevision]:
    """Every wording asked today, by file and position."""
    concepts: dict[int, dict[str, str]] = {}
    for revision_id, label, concept in db.connection().execute(_OPTION_CONCEPTS):
        concepts.setdefault(revision_id, {})[label] = concept
    return [
        BoundRevision(
            number, question, language, kind, status, slug, key, [n[0] for n in naming], concepts.get(number, {})
        )
        for number, question, language, kind, status, slug, key, naming in db.connection().execute(_BOUND)
    ]


def concepts_of_revisions(db: Session, revision_ids: Sequence[int]) -> dict[tuple[int, str], str]:
    """The concept that each option of these wordings names, by wording and label; past wordings too."""
    query = _OPTION_CONCEPTS.where(col(OptionConcept.revision_id).in_(revision_ids))
    return {(number, label): concept for number, label, concept in db.connection().execute(query)}


_STATE = select(BuildState.value).where(BuildState.name == bindparam("name"))
_ADD_NAMES = insert(ConceptName)
_NAMES = (
    select(ConceptName.note_id, ConceptName.concept, ConceptName.name, ConceptName.kind, ConceptName.line)  # type: ignore[call-overload]
    .join(NoteRow)
    .order_by(NoteRow.path, ConceptName.id)
)
_DECLARED = select(col(NoteRow.contrast)["declared"]).order_by(NoteRow.path)
_NAMINGS = (
    select(QuestionRevision.id, QuestionRevision.naming)
    .where(col(QuestionRevision.id) > bindparam("after"))
    .order_by(col(QuestionRevision.id))
    .limit(bindparam("most"))
)
_FIND = select(ConceptRow.same_as).where(ConceptRow.slug == bindparam("slug"))
_CONTRASTS = (
    select(NoteRow.slug, NoteRow.title, NoteRow.language, NoteRow.contrast)
    .where(
        col(NoteRow.id).in_(
            select(ConceptName.note_id)
            .join(ConceptRow, col(ConceptRow.slug) == ConceptName.concept)
            .where(col(ConceptRow.same_as).in_(bindparam("slugs", expanding=True)), ConceptName.kind == "")
        )
    )
    .order_by(NoteRow.slug)
)
_KNOWN_NAMES = (
    select(  # type: ignore[call-overload]
        ConceptRow.same_as,
        ConceptName.name,
        ConceptName.kind,
        ConceptName.is_trap,
        NoteRow.language,
        NoteRow.slug,
        NoteRow.path,
        ConceptName.line,
    )
    .join(ConceptName, col(ConceptName.concept) == ConceptRow.slug)
    .join(NoteRow, col(NoteRow.id) == ConceptName.note_id)
    .order_by(NoteRow.path, ConceptName.id)
)
_defined = (
    select(ConceptRow.same_as)
    .join(ConceptName, col(ConceptName.concept) == ConceptRow.slug)
    .where(ConceptName.note_id == bindparam("note_id"), ConceptName.kind == "")
)
_meaning = select(ConceptRow.same_as).where(col(ConceptRow.slug).in_(bindparam("slugs", expanding=True)))
_SAME_AS = select(ConceptRow.slug, ConceptRow.same_as).where(col(ConceptRow.same_as).in_(_meaning))
_PAIRS = select(DeclaredPair.one, DeclaredPair.other).order_by(DeclaredPair.one, DeclaredPair.other)
_PAIRS_OF = _PAIRS.where((col(DeclaredPair.one) == bindparam("slug")) | (col(DeclaredPair.other) == bindparam("slug")))
_NOTE_PAIRS = (
    select(DeclaredPair.one, DeclaredPair.other)
    .where(col(DeclaredPair.one).in_(_defined), col(DeclaredPair.other).in_(_defined))
    .order_by(DeclaredPair.one, DeclaredPair.other)
)
_NAMING_QUESTIONS = (
    select(QuestionRevision.question_id)
    .join(OptionConcept, col(OptionConcept.revision_id) == QuestionRevision.id)
    .where(col(QuestionRevision.current), col(OptionConcept.concept).in_(bindparam("slugs", expanding=True)))
    .group_by(QuestionRevision.question_id)
    .having(func.count(func.distinct(OptionConcept.concept)) >= bindparam("least"))
    .order_by(func.min(QuestionRevision.path), func.min(QuestionRevision.position))
)
_OPTION_CONCEPTS = select(OptionConcept.revision_id, OptionConcept.label, OptionConcept.concept)
_BOUND = (
    select(  # type: ignore[call-overload]
        QuestionRevision.id,
        QuestionRevision.question_id,
        QuestionRevision.language,
        QuestionRow.kind,
        QuestionRow.status,
        NoteRow.slug,
        col(QuestionRevision.content)["key"],
        QuestionRevision.naming,
    )
    .join(QuestionRow, col(QuestionRow.id) == QuestionRevision.question_id)
    .join(NoteRow, col(NoteRow.path) == QuestionRevision.path)
    .where(col(QuestionRevision.current))
    .order_by(QuestionRevision.path, QuestionRevision.position)
)
