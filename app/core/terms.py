"""One Korean term a concept: learners take two words for two things."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.core import rules
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Concept, NameKind

_HANGUL = re.compile(r"[가-힣]")
_WORD = re.compile(r"[가-힣]+|[^\W_가-힣]+")
_LONGEST = 40
"""Letters of a term that is looked for."""


def find_two_terms(definitions: Iterable[tuple[str, Concept]], one_of: Mapping[str, str]) -> Iterator[Diagnostic]:
    """`definitions` are (path, concept); each term of a concept that is not the first one given is told once."""
    first: dict[str, tuple[str, Place]] = {}
    told: set[tuple[str, str]] = set()
    for path, concept in definitions:
        for name in concept.names:
            if name.kind is not NameKind.KO:
                continue
            slug, place = one_of[concept.slug], Place(path, concept.line)
            term, there = first.setdefault(slug, (name.text, place))
            if name.text != term and (slug, name.text) not in told:
                told.add((slug, name.text))
                yield rules.TWO_TERMS.at(
                    place, concept=concept.name, found=name.text, term=term, there=f"{there.path}:{there.line}"
                )


def find_spaced_otherwise(lines: Sequence[str], concepts: Sequence[Concept], path: str) -> Iterator[Diagnostic]:
    """Where a note writes a term of its own in more or fewer words than it defines it: `배치변환` for `배치 변환`."""
    names = {name for concept in concepts for name in concept.all_names}
    terms = _Terms(names)
    told: set[str] = set()
    for number, line in enumerate(lines, start=1):
        for start, end, term in terms.within(line):
            written = " ".join(line[start:end].split())
            if written not in names and written not in told:
                told.add(written)
                yield rules.SPACED_OTHERWISE.at(Place(path, number, start + 1), found=written, term=term)


class _Terms:
    """The Korean names of several words, to be found however they are spaced."""

    def __init__(self, names: Iterable[str]) -> None:
        several = (name for name in names if " " in name and _HANGUL.search(name))
        self._closed = {closed: name for name in several if len(closed := "".join(_WORD.findall(name))) <= _LONGEST}
        self._lengths = sorted({len(closed) for closed in self._closed}, reverse=True)
        self._first = {closed[0] for closed in self._closed}
        self._may_begin = re.compile(f"[{''.join(self._first)}]") if self._first else None

    def within(self, line: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, term) of the longest term that begins at each word."""
        if self._may_begin is None or not self._may_begin.search(line):
            return
        joined = "".join(line.split())
        if not any(closed in joined for closed in self._closed):
            return
        words = list(_WORD.finditer(line))
        for index, word in enumerate(words):
            if word[0][0] in self._first:
                closed, ends = _run(line, words[index : index + self._lengths[0]], self._lengths[0])
                found = next((closed[:length] for length in self._lengths if closed[:length] in self._closed), None)
                if found:
                    yield word.start(), ends[len(found) - 1], self._closed[found]


def _run(line: str, words: Sequence[re.Match[str]], most: int) -> tuple[str, list[int]]:
    """The letters of the words that nothing but blanks parts, and the place after each."""
    closed, end = "", words[0].start()
    ends: list[int] = []
    for word in words:
        if len(closed) >= most or line[end : word.start()].strip():
            break
        closed += word[0][:most]
        ends += range(word.start() + 1, word.start() + 1 + len(word[0][:most]))
        end = word.end()
    return closed, ends
