"""Across all notes: which definitions are of one concept, and which concept each option names."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from sqlmodel import Session

from app.core.concepts import concept_named
from app.core.naming import Names
from app.core.text import slugify
from app.store import concepts

_AT_ONCE = 500
"""Wordings held in memory."""


def settle_names(db: Session, compiler: str) -> None:
    """Bind the options of new wordings, and those of all wordings when a name has changed since the last build.

    `compiler` is the checksum of the code that binds.
    """
    defined = concepts.list_concepts(db)
    names = Names(defined)
    said = repr((compiler, [(concept.slug, concept.all_names) for concept in defined]))
    digest = hashlib.sha256(said.encode()).hexdigest()
    last = concepts.last_revision(db)
    after = int(concepts.get_state(db, "bound") or 0) if concepts.get_state(db, "names") == digest else 0
    concepts.replace_concepts(db, names.one_of, _pairs(concepts.list_declared(db), names))
    concepts.forget_option_concepts(db, after=after)
    done = after
    while namings := concepts.list_namings(db, after=done, most=_AT_ONCE):
        concepts.add_option_concepts(db, list(_bound(namings, names)))
        done = namings[-1][0]
    concepts.put_state(db, {"names": digest, "bound": str(last)})


def _pairs(declared: Iterable[Sequence[Sequence[str]]], names: Names) -> list[concepts.Pair]:
    """Every two of a group, by the slugs that stand for them; a name that no note defines is left out."""
    pairs: set[concepts.Pair] = set()
    for group in (group for groups in declared for group in groups):
        slugs = {names.one_of.get(slugify(name)) or names.of(name) for name in group}
        pairs.update(combinations(sorted(filter(None, slugs)), 2))
    return sorted(pairs)


def _bound(namings: Iterable[tuple[int, list[list[Any]]]], names: Names) -> Iterator[tuple[int, str, str]]:
    for revision_id, options in namings:
        for label, text, short_name, explicit in options:
            links = " ".join(f"[[{name}]]" for name in explicit)
            if slug := concept_named(names, text, links, short_name):
                yield revision_id, label, slug
