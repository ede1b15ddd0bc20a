"""Rules on the names of concepts across a bank: names that mislead, two for one thing, options that name none."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Concept, Name, NameKind
from app.core.naming import Names, merge
from app.core.summaries import NoteSummary, UnboundOption
from app.core.terms import find_two_terms
from app.core.text import slugify
from app.core.traps import KnownName, Trap, find_traps, form_of

_PLACES = 8
"""In the array, a name: one name in so many meets another by chance."""


def check_names(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    yield from _check_shared(notes)
    if any(note.confusable or any(question.unbound for question in note.questions) for note in notes):
        concepts = [concept for note in notes for concept in _concepts(note)]
        names = Names(concepts)
        yield from _check_confusable(notes, names)
        yield from _check_options(notes, names, _called(concepts, names.one_of))


def _concepts(note: NoteSummary) -> list[Concept]:
    """Those it defines, else itself; see `concepts.concepts_of`."""
    aliases = tuple(Name(alias, NameKind.ALSO) for alias in note.aliases)
    return [summary.concept for summary in note.concepts] or [Concept(note.slug, note.title, aliases, "", 1)]


def _check_shared(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    """Names that two definitions share, of one concept or of two."""
    defined = list(_definitions_alike(notes))
    one_of = merge(concept for _, concept in defined)
    called = _called([concept for _, concept in defined], one_of)
    yield from find_two_terms(((note.path, concept) for note, concept in defined), one_of)
    known = (
        KnownName(one_of[concept.slug], name, kind, concept.is_trap, note.language, note.slug, note.path, concept.line)
        for note, concept in defined
        for name, kind in _named(concept)
    )
    for trap in find_traps(known):
        yield _about(trap, called)


def _definitions_alike(notes: Sequence[NoteSummary]) -> Iterator[tuple[NoteSummary, Concept]]:
    """The definitions that share a name with another one.

    Of a name its place in an array is remembered, not the name: a chance meeting is a definition too much, no more.
    """
    seen = bytearray(_PLACES * sum(1 for _, concept in _definitions(notes) for _ in _named(concept)) + 1)
    shared: set[int] = set()
    for _, concept in _definitions(notes):
        for form in _forms(concept):
            place = form % len(seen)
            if seen[place]:
                shared.add(place)
            seen[place] = 1
    if shared:
        for note, concept in _definitions(notes):
            if any(form % len(seen) in shared for form in _forms(concept)):
                yield note, concept


def _definitions(notes: Sequence[NoteSummary]) -> Iterator[tuple[NoteSummary, Concept]]:
    return ((note, summary.concept) for note in notes for summary in note.concepts)


def _forms(concept: Concept) -> set[int]:
    return {hash(form) for name, kind in _named(concept) if (form := form_of(name, kind))}


def _named(concept: Concept) -> list[tuple[str, str]]:
    return [(concept.name, ""), *((name.text, name.kind.value) for name in concept.names)]


def _about(trap: Trap, called: Mapping[str, str]) -> Diagnostic:
    name, other = trap.name, trap.other
    place, there = Place(name.path, name.line), f"{other.path}:{other.line}"
    found = {"name": name.name, "other": called[other.concept], "there": there}
    if trap.is_marked:
        return rules.MARKED_TRAP.at(place, **found, other_name=other.name)
    if other.kind == NameKind.API and name.kind != NameKind.API:
        return rules.AGAINST_API.at(place, **found, api=other.name)
    return rules.NAME_OF_TWO.at(place, **found, other_name=other.name)


def _check_confusable(notes: Sequence[NoteSummary], names: Names) -> Iterator[Diagnostic]:
    for note in notes:
        for name in note.confusable:
            if slugify(name) not in names.one_of and not names.of(name):
                close = get_close_matches(slugify(name), names.one_of, n=1)
                guess = f", did you mean {close[0]}?" if close else ""
                yield rules.UNKNOWN_CONFUSABLE.at(Place(note.path), found=name, guess=guess)


def _check_options(notes: Sequence[NoteSummary], names: Names, called: Mapping[str, str]) -> Iterator[Diagnostic]:
    for note in notes:
        for question in note.questions:
            place = Place(note.path, question.line)
            named = {option.label: _concepts_named(option, names) for option in question.unbound}
            for label, slugs in named.items():
                if len(slugs) > 1:
                    concepts = [called[slug] for slug in slugs]
                    yield rules.NAMES_SEVERAL.at(place, label=label, concepts=" and ".join(concepts), first=concepts[0])
            if nameless := [label for label, slugs in named.items() if not slugs]:
                yield rules.NAMES_NONE.at(place, labels=", ".join(nameless), label=nameless[0])


def _concepts_named(option: UnboundOption, names: Names) -> list[str]:
    for name in (*option.links, option.short_name):
        if name and (slug := names.of(name)):
            return [slug]
    return list(dict.fromkeys(slug for _, slug in names.places(option.text)))


def _called(concepts: Sequence[Concept], one_of: Mapping[str, str]) -> dict[str, str]:
    """The name of each concept by the slug that stands for it."""
    names: dict[str, str] = {}
    for concept in concepts:
        names.setdefault(one_of[concept.slug], concept.name)
    return names
