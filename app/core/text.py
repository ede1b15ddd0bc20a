"""Small text functions shared by the grammar: slugs, comparison forms, language."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

from app.core.model import Language

SLUG_LENGTH = 80
_NOT_SLUG = re.compile(r"[^0-9a-z가-힣]+")
_NOT_WORD = re.compile(r"[\W_]+")
_CODE = re.compile(r"```.*?```|`[^`\n]*`|https?://\S+", re.DOTALL)
_HANGUL = re.compile(r"[가-힣]+")
_LATIN = re.compile(r"[A-Za-z]+")
_KOREAN_SHARE = 0.2
"""Korean technical prose is full of English names; a fifth of Hangul syllables makes a text Korean."""


_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def remembered(function: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """For what depends on a few words alone and is asked by many rules about the same line: the last answers are kept.

    An answer must not be changed by whoever gets it.
    """
    return cast(Callable[_Asked, _Answer], lru_cache(maxsize=1024)(function))


def slugify(text: str) -> str:
    """Lower-case letters, digits, Hangul and single hyphens, at most 80; empty when nothing is left."""
    normal = unicodedata.normalize("NFC", text).lower()
    return _NOT_SLUG.sub("-", normal).strip("-")[:SLUG_LENGTH].strip("-")


@remembered
def comparable(text: str) -> str:
    """The letters and digits of a text, NFC and casefolded: what two spellings of one thing share."""
    return _NOT_WORD.sub("", unicodedata.normalize("NFC", text).casefold())


def one_line(text: str) -> str:
    """A text typed into a form as NFC, with single spaces and without signs that print nothing or turn it round."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(sign for sign in words if sign.isprintable())


def detect_language(text: str) -> Language:
    """Korean when at least a fifth of the letters outside code and addresses are Hangul."""
    prose = _CODE.sub("", text)
    hangul, latin = (len("".join(letters.findall(prose))) for letters in (_HANGUL, _LATIN))
    return Language.KO if hangul and hangul >= _KOREAN_SHARE * (hangul + latin) else Language.EN


def anchor_of(text: str) -> str:
    """The fragment of a heading: NFC, lower case, white space as `-`, letters of every script kept."""
    normal = unicodedata.normalize("NFC", text).lower().strip()
    return re.sub(r"[^\w-]+", "-", normal).strip("-_")
