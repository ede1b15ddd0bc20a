"""Which concept a name means, across all notes that define concepts."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from app.core.model import Concept, NameKind
from app.core.text import comparable

_SHORTEST = 3
"""Letters and digits of a name that is looked for inside other texts."""
_TRANSLATED = {NameKind.KO, NameKind.EN}
_WORD = re.compile(r"[가-힣]+|[^\W_가-힣]+")
_KEY = 3
"""Letters by which names are looked up at the beginning of a word."""


class Names:
    """Every name of a bank's concepts.

    The same concept may be defined in several notes and languages: definitions are of one concept when they have the
    same name, or when one's name is the other's Korean or English one. The first defined lends its slug to all, unless
    another's is in plain letters.
    """

    def __init__(self, concepts: Iterable[Concept]) -> None:
        concepts = list(concepts)
        self.one_of = merge(concepts)
        """The slug that stands for each concept, by the slug of its name."""
        by_form: dict[str, set[str]] = {}
        for concept in concepts:
            slug = self.one_of[concept.slug]
            for form in forms_of(concept):
                by_form.setdefault(form, set()).add(slug)
        self._by_form = {form: min(slugs) for form, slugs in by_form.items() if len(slugs) == 1}
        self._lengths: dict[str, list[int]] = {}
        for form in self._by_form:
            if len(form) >= _SHORTEST:
                lengths = self._lengths.setdefault(form[:_KEY], [])
                if len(form) not in lengths:
                    lengths.append(len(form))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def of(self, name: str) -> str | None:
        """The one concept that goes by a name."""
        form = comparable(name)
        return self._by_form.get(form) or self._by_form.get(singular(form))

    def within(self, text: str) -> str | None:
        """The one concept whose name a text is, however short, or occurs in it; at each place the longest counts."""
        if slug := self.of(text):
            return slug
        slugs = {slug for _, slug in self.places(text)}
        return slugs.pop() if len(slugs) == 1 else None

    def lead(self, text: str) -> tuple[str | None, str]:
        """The concept a text begins with, and what follows its name: `Batch Transform 장점` → its slug and `장점`."""
        for end in sorted({found.end() for found in _WORD.finditer(text)}, reverse=True):
            if slug := self.of(text[:end]):
                return slug, text[end:].lstrip("의 '’s").strip(" :：-–—")
        return None, ""

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """(length, slug) of each name that begins at a word of a text and does not lie within another."""
        form, starts = _words(text)
        end = 0
        for start in starts:
            if start < end:
                continue
            length, slug = self._longest(form, start, starts)
            if slug:
                yield length, slug
                end = start + length

    def _longest(self, form: str, start: int, starts: Collection[int]) -> tuple[int, str | None]:
        for length in self._lengths.get(form[start : start + _KEY], ()):
            end = start + length
            slug = self._by_form.get(form[start:end]) if end <= len(form) else None
            if slug and _ends_well(form, end, starts):
                return length, slug
        return 0, None


def merge(concepts: Iterable[Concept]) -> dict[str, str]:
    """Which slug stands for each concept: one defined under two names has two slugs."""
    owners: dict[str, str] = {}
    one_of: dict[str, str] = {}
    translated: list[tuple[str, str]] = []
    for concept in concepts:
        form = comparable(concept.name)
        one_of.setdefault(concept.slug, owners.setdefault(form, concept.slug))
        translated += [(concept.slug, comparable(name.text)) for name in concept.names if name.kind in _TRANSLATED]
    for slug, form in translated:
        other, own = one_of.get(owners.get(form, "")), one_of[slug]
        if other and other != own:
            kept, merged = sorted((own, other), key=lambda one: (not one.isascii(), one != own))
            one_of = {name: kept if stands == merged else stands for name, stands in one_of.items()}
    return one_of


def forms_of(concept: Concept) -> Iterator[str]:
    """Every name of a concept as it is compared, in the singular too."""
    for name in concept.all_names:
        if form := comparable(name):
            yield form
            yield singular(form)


def singular(form: str) -> str:
    """`processingjobs` → `processingjob`."""
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith("ss") else form


def _words(text: str) -> tuple[str, Collection[int]]:
    """The letters and digits of a text as `comparable` has them, and where its words begin, in order."""
    parts: list[str] = []
    starts: dict[int, None] = {}
    length = 0
    for word in _WORD.findall(unicodedata.normalize("NFC", text).casefold()):
        starts[length] = None
        parts.append(word)
        length += len(word)
    starts[length] = None
    return "".join(parts), starts


def _ends_well(form: str, end: int, starts: Collection[int]) -> bool:
    """Whether a word ends here: `SNS` is not in `SNSD`; a Korean particle or a plural may follow."""
    if end in starts or "가" <= form[end - 1] <= "힣":
        return True
    return form[end] == "s" and end + 1 in starts
