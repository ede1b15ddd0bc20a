"""What makes a question the same question: a content key, and likeness to one that just disappeared."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LIKENESS = 0.7
"""Two wordings at least this alike may be one question."""
MARGIN = 0.1
"""… when no other is as near as this."""

_ID_MARK = re.compile(r"(?:^|\s)\^q-[\w-]+", re.IGNORECASE)
_NUMBERING = re.compile(r"^\s*(?:(?:question|q|문제|질문)\s*)?\#?\d+\s*(?:[.):：](?!\d)|번(?!\w))\s*", re.IGNORECASE)
_CUE = re.compile(r"\((?:select|choose|pick)[^)]*\)|\([^)]*(?:선택|고르)[^)]*\)|==", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_DECORATION = re.compile(r"[*_`~]")


def content_key(stem: str, options: Iterable[str]) -> str:
    """SHA-256 over the stem (without numbering, cue and id) and the sorted option texts, in hexadecimal.

    Key, rationales, labels, order, file and heading are not part of it: all of them may change.
    """
    parts = [normalised(stem), *sorted(normalised(option) for option in options)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


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


def likeness(one: Wording, other: Wording) -> float:
    """0.6 · ratio of the stems + 0.4 · Jaccard index of the options, from 0 to 1."""
    either = one.options | other.options
    jaccard = len(one.options & other.options) / len(either) if either else 1.0
    return 0.6 * SequenceMatcher(None, one.stem, other.stem, autojunk=False).ratio() + 0.4 * jaccard


def match_wordings(gone: Mapping[str, Wording], new: Sequence[Wording]) -> dict[int, str]:
    """Which of the questions that disappeared each new one continues, one to one.

    A pair counts when it is alike enough and clearly nearer than any other pair of either side.
    """
    scores = sorted(
        (
            (likeness(wording, old), index, question_id)
            for index, wording in enumerate(new)
            for question_id, old in gone.items()
        ),
        reverse=True,
    )
    matched: dict[int, str] = {}
    for score, index, question_id in scores:
        if score < LIKENESS:
            break
        if index in matched or question_id in matched.values():
            continue
        rivals = [
            s
            for s, i, q in scores
            if (i == index) != (q == question_id) and i not in matched and q not in matched.values()
        ]
        if not rivals or score - max(rivals) >= MARGIN:
            matched[index] = question_id
    return matched
