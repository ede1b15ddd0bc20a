"""How a question is phrased: what gives its answer away, what is easily misread, and what makes two stems alike."""

import re
from collections.abc import Iterator
from zlib import crc32

from app.core import rules
from app.core.identity import normalised
from app.core.model import Option, Question
from app.core.text import comparable

_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_ABSOLUTE = re.compile(
    r"(?<![\w-])(?:always|never|only|entirely|completely|impossible|under no circumstances)(?![\w-])"
    r"|항상|언제나|절대로?|반드시|오직|무조건|결코|전혀",
    re.IGNORECASE,
)
_OF_THE_ABOVE = re.compile(
    r"\W*(?:(?:all|none|both|neither|any)(?: one)? of (?:the )?(?:above|these|options|choices)"
    r"|위의? ?(?:모두|모든|전부|보기)|모두 (?:정답|맞|옳|해당)|(?:정답|해당 ?사항|해당하는 것이?|해당) ?없)",
    re.IGNORECASE,
)
_EMPHASISED = re.compile(r"(\*\*|__|==|\*|_|`)(?=\S).+?(?<=\S)\1", re.DOTALL)
_CAPITALS = re.compile(r"\b(?:NOT|EXCEPT|NEVER|CANNOT)\b")
_NEGATION = re.compile(
    r"^(?:(?!\b(?:which|what)\b).)*\b(?:which|what)\b(?:(?!\b(?:that|who|whose|which|when|while|if|because|so|but|and|to|for)\b)[^?])*?"
    r"\b(?P<asked>not|never|cannot|(?:is|are|does|do|was|can|should|would|will)n['’]t)\b"
    r"|\b(?P<except>except)\b(?! for)"
    r"|(?P<ko>아닌|않는|않은|틀린|잘못된|없는)\s*(?:것|설명|보기|문장|선택지|항목)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.?!。？])\s+|\n+")
_ENOUGH = 400
"""Letters of the last sentence that are looked at."""


def slips(question: Question) -> Iterator[tuple[str, str]]:
    """What an item writer would change in a question that can be graded: the rule's code, and what was found."""
    if question.key is None:
        return
    if word := _absolute_only_when_wrong(question):
        yield rules.ABSOLUTE_WORDS.code, word
    for option in question.options:
        if _OF_THE_ABOVE.match(option.text):
            yield rules.OF_THE_ABOVE.code, option.text[:80]
    if word := _unmarked_negation(question.stem):
        yield rules.UNMARKED_NOT.code, word


def absolute_words(text: str) -> list[str]:
    """Words that leave no exception, in small letters."""
    return [found.casefold() for found in _ABSOLUTE.findall(_CODE.sub(" ", text))]


def _absolute_only_when_wrong(question: Question) -> str | None:
    right, wrong = set[str](), list[str]()
    for option in question.options:
        words = absolute_words(option.text)
        if option.label in (question.key or ()):
            right.update(words)
        else:
            wrong += words
    return wrong[0] if wrong and not right else None


def _unmarked_negation(stem: str) -> str | None:
    found = _NEGATION.search(_CAPITALS.sub(" ", _EMPHASISED.sub(" ", _asking(_CODE.sub(" ", stem)))))
    return found["asked"] or found["except"] or found["ko"] if found else None


def _asking(stem: str) -> str:
    """The sentence that asks: the last one with a question mark, else the last one."""
    sentences = [sentence for sentence in _SENTENCE.split(stem) if sentence.strip()]
    asking = [sentence for sentence in sentences if "?" in sentence or "？" in sentence]
    return (asking or sentences or [""])[-1][-_ENOUGH:]


def right_is_longest(question: Question) -> bool:
    """Whether the only right option is longer than every other."""
    right = [len(comparable(option.text)) for option in question.options if option.label in (question.key or ())]
    wrong = [len(comparable(option.text)) for option in question.options if option.label not in (question.key or ())]
    return len(right) == 1 and bool(wrong) and right[0] > max(wrong)


def right_positions(key: tuple[str, ...] | None, options: tuple[Option, ...]) -> int:
    """The places of the right options as bits, the first option being the lowest."""
    return sum(1 << place for place, option in enumerate(options) if option.label in (key or ()))


# A stem as fifteen numbers: of all its runs of seven letters, by the remainder of their checksum, the smallest one. Two
# stems share as large a part of the numbers as they share of their runs (one-permutation MinHash).

BINS = 15
_BITS = 16
_EMPTY = (1 << _BITS) - 1
_RUN = 7
_SHORTEST = 24
"""Stems of fewer letters are alike by accident: `Which of these is true?`"""
_LONGEST = 2000


def sketch(stem: str) -> int:
    """What `alike` compares, in one number; 0 for a stem too short to compare."""
    letters = comparable(normalised(stem))[:_LONGEST]
    if len(letters) < _SHORTEST:
        return 0
    runs = {letters[start : start + _RUN].encode() for start in range(len(letters) - _RUN + 1)}
    smallest = [_EMPTY] * BINS
    for checksum in sorted(map(crc32, runs), reverse=True):
        smallest[checksum % BINS] = checksum >> _BITS
    return sum(value << (_BITS * place) for place, value in enumerate(smallest))


BANDS = 5
_BAND = BINS // BANDS * _BITS


def band(sketch: int, number: int) -> int:
    """One part of a sketch; stems that are alike have at least one of the parts in common."""
    return (sketch >> (_BAND * number)) & ((1 << _BAND) - 1)


def alike(one: int, other: int) -> float:
    """About how large a part of their runs of letters two stems share, from 0 to 1."""
    compared = [(a, b) for a, b in zip(_bins(one), _bins(other), strict=True) if (a, b) != (_EMPTY, _EMPTY)]
    return sum(a == b for a, b in compared) / len(compared) if compared else 0.0


def _bins(sketch: int) -> list[int]:
    return [(sketch >> (_BITS * place)) & _EMPTY for place in range(BINS)]
