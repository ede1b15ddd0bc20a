"""How questions are numbered and titled: `Question 7`, `문제 3)`, `7번`, `**오늘의 문제**`."""

import re

COUNTED = r"(?:new )?(?:question|q|문제|질문|문항|문)\s*(?:no\.?|number)?\s*[:.#]?\s*"
"""Words before a number that say it counts questions, as a regular expression."""
_EXERCISE = r"(?:연습\s*문제|예제)\s*"


_QUESTION_HEADING = re.compile(
    rf"\W*(?:(?:{COUNTED}|{_EXERCISE})\d+(?:\s*번|[a-z])?(?!\w)|\d+\s*번(?:\s*문제|(?=\s*(?:[.):：]|$))))\s*[.):：\-–—]*",
    re.IGNORECASE,
)


def question_heading(text: str) -> str | None:
    """The title in a heading such as `문제 1. 전처리` or `Question 7`; empty when it has only a number."""
    bare = text.replace("**", "")
    found = _QUESTION_HEADING.match(bare)
    return bare[found.end() :].strip() if found else None


_NUMBER = re.compile(
    rf"\W{{0,8}}(?:{COUNTED}|{_EXERCISE})?(\d{{1,4}})(?=\s*(?:[.):：\]]|번|\*\*|$|[-–—]\s))", re.IGNORECASE
)


def question_number(text: str) -> int | None:
    """Which question a heading, marker or stem says it is: `Question 7`, `7. …`, `7번`."""
    found = _NUMBER.match(text)
    return int(found[1]) if found else None


def without_number(text: str) -> str:
    """`3. What is tea?` → `What is tea?`."""
    return re.sub(r"^\W{0,4}\d{1,4}\s*[.):]\s+(?=\S)", "", text)


_QUESTION_TITLE = re.compile(r"\*\*[\w ]{1,30}(?:문제|퀴즈|question|quiz)\*\*", re.IGNORECASE)


def is_question_title(text: str) -> bool:
    """`**오늘의 문제**`, `**Quick quiz**`: bold words on a line of their own, in place of a heading."""
    return bool(_QUESTION_TITLE.fullmatch(text))
