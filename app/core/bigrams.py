"""Text cut into overlapping pairs of letters, so that a two-syllable Korean word is found inside a longer one.

`배치추론` becomes `배치 치추 추론`; looking for `추론` finds it. Trigrams could not: 추론 has only two syllables.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Runs of letters and digits, NFC and casefolded."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def bigrams(text: str) -> str:
    """The pairs of every word, blank-separated, words in order; a word of one letter is itself."""
    return " ".join([_pairs(word) for word in words(text)])


@lru_cache(maxsize=8192)
def _pairs(word: str) -> str:
    return " ".join(map("".join, pairwise(word))) or word
