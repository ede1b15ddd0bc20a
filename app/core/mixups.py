"""A wrong answer as a mix-up: which concept was taken for which, and the row of the notes that decides here."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from app.core.comparing import Comparison, Row
from app.core.grading import grade
from app.core.model import IN_PLACES, FacetKind, Kind

MOST = 2
"""Mix-ups told of one answer: more of them at once are read as none."""

MixUp = tuple[str, str]
"""(concept that was chosen, concept that was right)."""

_CUE = 3
"""A word of the decisive cue weighs as much as so many words of the rest of the question."""
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[가-힣]{2,}|[^\W_가-힣]{3,}")
_HANGUL, _LATIN = 2, 5
"""Syllables and letters by which words are compared: what follows them are particles and endings."""


def find_mix_ups(kind: Kind, key: Sequence[str], selected: Sequence[str], concepts: Mapping[str, str]) -> list[MixUp]:
    """What a wrong answer took for what, at most `MOST`. `concepts` are those that the options name, by label.

    A right option counts only if it was missed, and a chosen one only if its concept is not right as well.
    """
    right = {concepts.get(label) for label in key}
    if kind in IN_PLACES:
        places = [(chosen, label) for chosen, label in zip(selected, key, strict=False) if chosen != label]
        named = [(concepts.get(chosen), concepts.get(label)) for chosen, label in places]
        found = [(a, b) for a, b in named if a and b and a != b]
    else:
        outcome = grade(kind, key, selected)
        chosen = [concepts[label] for label in selected if label in outcome.wrong and label in concepts]
        missed = [concepts[label] for label in key if label in outcome.missed and label in concepts]
        found = [(a, b) for a in chosen if a not in right for b in missed]
    return list(dict.fromkeys(found))[:MOST]


def decisive_row(comparison: Comparison, *, cue: str, question: str) -> Row | None:
    """The row in which the concepts differ that says most of what the question says, above all its decisive cue.

    Words that stand in few rows weigh more. Without any word in common it is the first row; `None` without rows in
    which each concept has something to say. `cue` and `question` may hold HTML.
    """
    rows = [row for row in comparison.rows if row.kind is FacetKind.ROW and row.differs and all(row.cells)]
    words = [_words(" ".join([row.label, *(cell.html for cells in row.cells for cell in cells)])) for row in rows]
    spread = Counter(word for of_row in words for word in of_row)
    cued, asked = _words(cue), _words(question)

    def weight(number: int) -> float:
        return sum((_CUE * (word in cued) + (word in asked)) / spread[word] for word in words[number])

    return rows[max(range(len(rows)), key=weight)] if rows else None


def _words(html: str) -> frozenset[str]:
    words = _WORD.findall(_TAG.sub(" ", html).casefold())
    return frozenset(word[: _HANGUL if "가" <= word[0] <= "힣" else _LATIN] for word in words)
