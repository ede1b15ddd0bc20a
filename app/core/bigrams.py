"""Text cut into overlapping pairs of letters, so that a two-syllable Korean word is found inside a longer one.

`배치추론` becomes `배치 치추 추론`; looking for `추론` finds it. Trigrams could not: 추론 has only two syllables.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Runs of letters and digits, NFC and casefolded."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def bigrams(text: str) -> str:
    """The pairs of every word, blank-separated, words in order; a word of one letter is itself."""
    return " ".join([pair for word in words(text) for pair in (_pairs(word) if len(word) > 1 else (word,))])


def _pairs(word: str) -> Iterable[str]:
    return map("".join, pairwise(word))
