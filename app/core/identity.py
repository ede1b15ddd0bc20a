"""What makes a question the same question: a content key, and likeness to one that just disappeared."""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from app.core.text import remembered

LIKENESS = 0.7
"""Two wordings at least this alike may be one question."""
MARGIN = 0.1
"""… when no other is as near as this."""

_ID_MARK = re.compile(r"(?:^|\s)\^q-[\w-]+", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:(?:question|q|문제|질문)\s*)?\#?\d+\s*(?:[.):：](?!\d)|번(?!\w))", re.IGNORECASE)
_CUE = re.compile(r"\((?:select|choose|pick)[^)]*\)|\([^)]*(?:선택|고르)[^)]*\)|==", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DECORATION = re.compile(r"[*_`~]")


def content_key(stem: str, options: Iterable[str]) -> str:
    """SHA-256 over the stem (without numbering, cue and id) and the sorted option texts, in hexadecimal.

    Key, rationales, labels, order, file and heading are not part of it: all of them may change.
    """
    parts = [normalised(stem), *sorted(normalised(option) for option in options)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


@remembered
def normalised(text: str) -> str:
    """NFC, casefolded, single spaces; emphasis, numbering, selection cue and block id removed."""
    bare = _CUE.sub(" ", _NUMBERING.sub("", _ID_MARK.sub(" ", unicodedata.normalize("NFC", text))))
    return _SPACE.sub(" ", _DECORATION.sub("", bare)).strip().casefold().rstrip(".。 ")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is compared."""

    stem: str
    options: frozenset[str]

    @classmethod
    def of(cls, stem: str, options: Iterable[str]) -> "Wording":
        return cls(normalised(stem), frozenset(normalised(option) for option in options))


def likeness(one: Wording, other: Wording, *, at_least: float = 0.0) -> float:
    """0.6 · ratio of the stems + 0.4 · Jaccard index of the options, from 0 to 1; 0 where it is not `at_least` that.

    The ratio of the stems is the mean of that of their words and that of their letters: strangers have half of their
    letters in common, but few words; a typo spoils a word, but few letters.
    """
    either = one.options | other.options
    jaccard = len(one.options & other.options) / len(either) if either else 1.0
    if _score(1, 1, jaccard) < at_least:
        return 0.0
    words = SequenceMatcher(None, one.stem.split(), other.stem.split(), autojunk=False).ratio()
    if _score(words, 1, jaccard) < at_least:
        return 0.0
    letters = SequenceMatcher(None, one.stem, other.stem, autojunk=False).ratio()
    score = _score(words, letters, jaccard)
    return score if score >= at_least else 0.0


def _score(words: float, letters: float, jaccard: float) -> float:
    return 0.3 * (words + letters) + 0.4 * jaccard


@dataclass(frozen=True, slots=True)
class Matching:
    """Which new questions continue which of those that disappeared."""

    continued: dict[int, str]
    unclear: dict[int, tuple[str, ...]]
    """Those alike enough to some that disappeared, but clearly to none: they are new."""


def match_wordings(gone: Mapping[str, Wording], new: Sequence[Wording]) -> Matching:
    """Pair new questions with those that disappeared, one to one, the most alike first.

    A pair counts when it is alike enough and clearly nearer than the next of either side.
    """
    pairs = _Pairs(gone, new)
    continued: dict[int, str] = {}
    unclear: dict[int, list[str]] = defaultdict(list)
    for pair, score in pairs.scores.items():
        if score < LIKENESS:
            break
        if not pairs.is_free(pair):
            continue
        if pairs.is_clear(pair):
            pairs.take(pair)
            continued[pair[0]] = pair[1]
        else:
            unclear[pair[0]].append(pair[1])
    return Matching(continued, {index: tuple(ids) for index, ids in unclear.items() if index not in continued})


_Pair = tuple[int, str]
"""Index of a new question, id of one that disappeared."""


class _Pairs:
    """The pairs that can be a match or come next to one, the most alike first."""

    def __init__(self, gone: Mapping[str, Wording], new: Sequence[Wording]) -> None:
        near = (
            ((index, question_id), likeness(wording, old, at_least=LIKENESS - MARGIN))
            for index, wording in enumerate(new)
            for question_id, old in gone.items()
        )
        self.scores = dict(sorted((scored for scored in near if scored[1]), key=lambda s: (-s[1], s[0])))
        self._of: dict[int | str, list[_Pair]] = defaultdict(list)
        for pair in self.scores:
            for side in pair:
                self._of[side].append(pair)
        self._taken: set[int | str] = set()

    def is_free(self, pair: _Pair) -> bool:
        return self._taken.isdisjoint(pair)

    def take(self, pair: _Pair) -> None:
        self._taken.update(pair)

    def is_clear(self, pair: _Pair) -> bool:
        """Whether the pair is clearly nearer than the next of either side."""
        new, old = pair
        rivals = (rival for rival in (*self._free(new), *self._free(old)) if rival != pair)
        return all(self._lead(pair, rival) >= MARGIN for rival in rivals)

    def _lead(self, pair: _Pair, rival: _Pair) -> float:
        """How much nearer the pair is than its rival.

        Where the rival would part two that are each other's nearest, both pairs as they are count against both after
        the swap: when two look-alikes are mended at once, each is still clearly itself.
        """
        lead = self.scores[pair] - self.scores[rival]
        parted = self._nearest_of_both(rival[0] if rival[1] == pair[1] else rival[1])
        if not parted:
            return lead
        swapped = (pair[0], parted[1]) if rival[1] == pair[1] else (parted[0], pair[1])
        return lead + max(0, self.scores[parted] - self.scores.get(swapped, LIKENESS - MARGIN))

    def _nearest_of_both(self, side: int | str) -> _Pair | None:
        """The pair of a question in which each is the other's nearest, if there is one."""
        nearest = self._free(side)[0]
        is_mutual = all(self._free(other)[0] == nearest for other in nearest)
        return nearest if is_mutual and self.scores[nearest] >= LIKENESS else None

    def _free(self, side: int | str) -> list[_Pair]:
        return [pair for pair in self._of[side] if self.is_free(pair)]
