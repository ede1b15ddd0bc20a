"""Names that mislead: one that points to two concepts, or to one although it is another's name in the API."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.core.model import NameKind
from app.core.naming import singular
from app.core.text import comparable

_VERB = re.compile(r"(?:Create|Start|Run|Invoke|Send|Put|Publish|Register|Describe|Get)(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name of a concept, and where it stands."""

    concept: str
    """The slug that stands for the concept."""
    name: str
    kind: str
    """A `NameKind`; empty for the name it is defined by."""
    is_marked: bool
    """Whether its note warns of it."""
    language: str
    note_slug: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Trap:
    name: KnownName
    other: KnownName
    """The name of another concept that it reads like."""

    @property
    def is_marked(self) -> bool:
        """Whether a note warns of it, or says that exams use it so."""
        return any(name.is_marked or name.kind == NameKind.EXAM for name in (self.name, self.other))


def find_traps(names: Iterable[KnownName]) -> list[Trap]:
    """Every name that reads like the API name of another concept, or like any name of it, each pair of concepts once.

    Case, blanks, a plural and the verb of an API name (`CreateTransformJob`) make no difference.
    """
    by_form: dict[str, list[KnownName]] = {}
    for name in names:
        if form := form_of(name.name, name.kind):
            by_form.setdefault(form, []).append(name)
    return [trap for same in by_form.values() for trap in _among(same)]


def _among(names: Sequence[KnownName]) -> Iterator[Trap]:
    told: set[tuple[str, str]] = set()
    by_rank = sorted(names, key=lambda name: (name.kind == NameKind.API, name.kind == NameKind.EXAM))
    for number, name in enumerate(by_rank):
        for other in by_rank[number + 1 :]:
            pair = (name.concept, other.concept)
            if name.concept != other.concept and pair not in told and not _both(NameKind.EXAM, name, other):
                told.add(pair)
                yield Trap(name, other)


def _both(kind: NameKind, *names: KnownName) -> bool:
    """Exams may describe two things in the same words; that is a cue that fits both, and no name."""
    return all(name.kind == kind for name in names)


def form_of(name: str, kind: str) -> str:
    """What two names share that read alike."""
    return singular(comparable(_VERB.sub("", name, count=1) if kind == NameKind.API else name))
