"""Rules that need the whole bank: names that collide, questions that repeat, links that lead nowhere or in circles."""

import posixpath
from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from itertools import accumulate

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.linting import lint_bank
from app.core.name_checks import check_names
from app.core.summaries import NoteSummary, QuestionSummary
from app.core.text import slugify

Asked = tuple[NoteSummary, QuestionSummary]


def check_bank(notes: Sequence[NoteSummary], files: Collection[str] | None = None) -> Iterator[Diagnostic]:
    """Everything that can only be seen across notes. `files` are the paths in the content folder, when known."""
    yield from _check_slugs(notes)
    yield from _check_ids(notes)
    yield from _check_repetitions(notes)
    yield from _check_links(notes)
    yield from _check_embeds(notes)
    yield from check_names(notes)
    yield from lint_bank(notes)
    if files is not None:
        for note in notes:
            for target, line, column in note.images:
                if target not in files:
                    yield rules.IMAGE_MISSING.at(Place(note.path, line, column), target=posixpath.basename(target))


def _check_slugs(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    owners: dict[str, NoteSummary] = {}
    for note in notes:
        if note.slug in owners:
            yield rules.SAME_SLUG.at(Place(note.path), slug=note.slug, other=owners[note.slug].path)
        owners.setdefault(note.slug, note)
    names = dict(owners)
    for note in notes:
        for alias in note.aliases:
            owner = names.setdefault(slugify(alias), note)
            if owner.path != note.path:
                yield rules.ALIAS_TAKEN.at(Place(note.path), alias=alias, other=owner.path)


def _check_ids(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    owners: dict[str, dict[str, int]] = {}
    numbered = _Numbered(notes)
    for number, (note, question) in enumerate(_questions(notes)):
        if question.explicit_id:
            other = owners.setdefault(note.language, {}).setdefault(question.id, number)
            if other != number:
                there = numbered[other]
                yield rules.ID_TWICE.at(Place(note.path, question.line), id=question.id, other=_named(*there))


def _check_repetitions(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    asked: dict[int, int] = {}
    numbered = _Numbered(notes)
    for number, (note, question) in enumerate(_questions(notes)):
        first = asked.setdefault(question.content_key, number)
        if first == number:
            continue
        there, twin = numbered[first]
        place = Place(note.path, question.line)
        if question.key and twin.key and question.key != twin.key:
            yield rules.SAME_QUESTION_OTHER_KEY.at(
                place, other=_named(there, twin), ours=_list(question.key), their=_list(twin.key)
            )
        else:
            yield rules.SAME_QUESTION.at(place, other=_named(there, twin))


def _questions(notes: Sequence[NoteSummary]) -> Iterator[Asked]:
    return ((note, question) for note in notes for question in note.questions)


class _Numbered:
    """The questions by their number among all: a number is all that is remembered of one."""

    def __init__(self, notes: Sequence[NoteSummary]) -> None:
        self._notes = notes
        self._starts = array("L", accumulate((len(note.questions) for note in notes), initial=0))

    def __getitem__(self, number: int) -> Asked:
        place = bisect_right(self._starts, number) - 1
        note = self._notes[place]
        return note, note.questions[number - self._starts[place]]


def _named(note: NoteSummary, question: QuestionSummary) -> str:
    return f"{note.path}:{question.line}"


def _check_links(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    """Only what is looked for is remembered of all the names there are; all of them only where one is missing."""
    wanted = {slug for note in notes for slug in _wanted(note)}
    there = {name for note in notes for name in (note.slug, *note.names) if name in wanted}
    if wanted <= there:
        return
    known = {name for note in notes for name in (note.slug, *note.names)}
    for note in notes:
        if note.translation_of and slugify(note.translation_of) not in there:
            guess = _guess(note.translation_of, known)
            yield rules.TRANSLATION_MISSING.at(Place(note.path), target=note.translation_of, guess=guess)
        for target, line, column in note.links:
            slug = _target(target)
            if slug and slug not in there:
                yield rules.LINK_NOT_FOUND.at(
                    Place(note.path, line, column), target=target, guess=_guess(target, known)
                )


def _wanted(note: NoteSummary) -> Iterator[str]:
    """Slugs that the note says there are."""
    yield from (slug for target, _, _ in note.links if (slug := _target(target)))
    if note.translation_of:
        yield slugify(note.translation_of)


def _target(written: str) -> str:
    return slugify(posixpath.basename(written).removesuffix(".md"))


def _check_embeds(notes: Sequence[NoteSummary]) -> Iterator[Diagnostic]:
    by_name = {name: note for note in reversed(notes) if note.embeds for name in note.names}
    by_name |= {note.slug: note for note in reversed(notes) if note.embeds}
    done: set[str] = set()
    for note in notes:
        if note.embeds and note.path not in done:
            yield from _circles(note, by_name, done)


def _circles(start: NoteSummary, by_name: Mapping[str, NoteSummary], done: set[str]) -> Iterator[Diagnostic]:
    """Walk along the embeds: one that leads back to a note on the way closes a circle, told at that embed."""
    way = {start.path: iter(_embedded(start, by_name))}
    while way:
        here = next(reversed(way))
        note, place = next(way[here], (None, None))
        if note is None or place is None:
            way.popitem()
            done.add(here)
        elif note.path in way:
            passed = list(way)
            circle = [*passed[passed.index(note.path) :], note.path]
            yield rules.EMBED_CYCLE.at(place, circle=" → ".join(circle))
        elif note.path not in done:
            way[note.path] = iter(_embedded(note, by_name))


def _embedded(note: NoteSummary, by_name: Mapping[str, NoteSummary]) -> list[tuple[NoteSummary, Place]]:
    """The notes a note embeds that embed notes themselves, each with the place of the embed."""
    return [
        (by_name[slug], Place(note.path, line, column))
        for target, line, column in note.embeds
        if (slug := _target(target)) in by_name
    ]


def _guess(name: str, known: Collection[str]) -> str:
    close = get_close_matches(slugify(name), known, n=1)
    return f", did you mean {close[0]}?" if close else ""


def _list(lines: str) -> str:
    return ", ".join(lines.split("\n"))
