"""All names of all concepts with their traps, and comparisons once made: dearer than a page, and good for a build."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from sqlmodel import Session

from app.core.traps import KnownName, Trap, find_traps
from app.store import concepts
from app.store.coaching import build_number
from app.web.pages.comparing import ComparePage
from app.web.pages.reading import ConceptLink

MOST_COMPARISONS = 200
"""Kept at a time: more than a library declares, some 20 KB each."""


class NameBook:
    """What the notes call their concepts, and the comparisons that were made of them."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self.names = names
        self._comparisons: dict[tuple[tuple[str, ...], str], ComparePage] = {}
        self._links: dict[str, dict[str, ConceptLink]] = {}
        self._sorted: dict[str, list[ConceptLink]] = {}

    @cached_property
    def traps(self) -> list[Trap]:
        return find_traps(self.names)

    @cached_property
    def trapped(self) -> frozenset[KnownName]:
        """The names that mislead."""
        return frozenset(name for trap in self.traps for name in (trap.name, trap.other))

    @cached_property
    def misleading(self) -> dict[str, list[str]]:
        """The same by the concept whose names they are."""
        found: dict[str, set[str]] = defaultdict(set)
        for name in self.trapped:
            found[name.concept].add(name.name)
        return {concept: sorted(names) for concept, names in found.items()}

    @cached_property
    def of_concept(self) -> dict[str, list[KnownName]]:
        found: dict[str, list[KnownName]] = defaultdict(list)
        for name in self.names:
            found[name.concept].append(name)
        return found

    def links(self, language: str) -> dict[str, ConceptLink]:
        """Every concept by its slug; see `link_concepts`."""
        if language not in self._links:
            self._links[language] = link_concepts(self.names, language)
        return self._links[language]

    def sorted_links(self, language: str) -> list[ConceptLink]:
        """The same by name."""
        if language not in self._sorted:
            self._sorted[language] = sorted(
                self.links(language).values(), key=lambda link: (link.name.casefold(), link.slug)
            )
        return self._sorted[language]

    def comparison(self, slugs: Sequence[str], language: str, make: Callable[[], ComparePage]) -> ComparePage:
        """The page of these concepts in this order, made at its first asking; without anybody's record."""
        key = (tuple(slugs), language)
        page = self._comparisons.get(key)
        if page is None:
            if len(self._comparisons) >= MOST_COMPARISONS:
                self._comparisons.clear()
            page = self._comparisons[key] = make()
        return page


def link_concepts(names: Iterable[KnownName], language: str) -> dict[str, ConceptLink]:
    """Every concept by its slug, under the name that a note in the reader's language defines, else any note."""
    links: dict[str, ConceptLink] = {}
    for name in names:
        if not name.kind and (name.concept not in links or (name.language == language != links[name.concept].language)):
            links[name.concept] = ConceptLink(name.concept, name.name, name.language)
    return links


class NameBooks:
    """The book as of the last build."""

    def __init__(self) -> None:
        self._current: tuple[int, NameBook] | None = None

    def current(self, db: Session) -> NameBook:
        """As this session sees it. Two requests may read it at once; either is right."""
        number, kept = build_number(db), self._current
        if kept is None or kept[0] != number:
            kept = self._current = (number, NameBook(concepts.list_names(db)))
        return kept[1]
