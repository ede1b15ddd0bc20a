"""The words that structure a question, in Korean and English: `**Question:**`, `정답: B)`, `- **A) name** - why`.

A marker is a known word, bold or plain or a heading, with a colon inside or outside the bold; an emoji may lead.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum

from app.core.labels import close_bold, find_key, lettered
from app.core.numbering import COUNTED
from app.core.sections import Section, find_section
from app.core.text import remembered


class Mark(Enum):
    QUESTION = "question"
    SCENARIO = "scenario"
    PROMPTS = "prompts"
    OPTIONS = "options"
    ORDER = "order"
    KEY = "key"
    EXPLANATION = "explanation"
    SOURCE = "source"
    DIFFICULTY = "difficulty"
    TAGS = "tags"
    TEST = "test"
    PICK = "pick"
    """What a learner chose, right or wrong."""


_WORDS = {
    Mark.QUESTION: "question|질문|문제|문항|q",
    Mark.SCENARIO: "scenario|case study|case|사례|시나리오|상황",
    Mark.PROMPTS: "prompts?|items to match|항목",
    Mark.OPTIONS: "options?|choices?|answer choices|answer options|보기|선택지|선지",
    Mark.ORDER: "(?:the )?(?:correct|right) (?:order|sequence)|정답 순서|올바른 순서|순서",
    Mark.KEY: r"(?:the )?(?:correct |right )?answers?(?:\(s\))?(?: keys?)?(?: is| are)?|ans|solution"
    r"|correct(?: options?| choices?)|(?:show|see|view|check) (?:the )?answers?"
    r"|정답(?: ?표| 보기| 확인)?|답|답안|올바른 답|해답",
    Mark.EXPLANATION: r"(?:추가 |상세 |상세한 |정답 |오답 )?(?:설명|해설)|풀이|(?:additional )?explanations?"
    r"|rationales?|reason(?:ing)?s?|why|이유",
    Mark.SOURCE: "sources?|references?|출처|참고(?: ?자료)?|참조",
    Mark.DIFFICULTY: "difficulty|난이도",
    Mark.TAGS: "tags?|태그",
    Mark.TEST: "test|판별|구별법",
    Mark.PICK: "(?:my|your) (?:answer|choice|pick)|내가 고른 (?:답|것)|내 답안?|나의 답|내 선택",
}
_MARKER = re.compile(
    r"[^\w*_(\[]{0,8}(?P<bold>\*\*|__)?[^\w*_(\[]{0,8}"
    r"(?:" + "|".join(f"(?P<{mark.value}>{words})" for mark, words in _WORDS.items()) + r")"
    r"(?:[ \t]*(?:[/(·&]|및|and)[ \t]*"
    r"(?:answers?|correct answer|options?|choices?|explanations?|question|정답|답|보기|해설|설명|풀이|문제)\)?)?"
    r"[ \t]*#?\d*[ \t]*(?P<close>(?P=bold))?[ \t]*[:：][ \t]*(?P<after>\*\*|__)?[ \t]*",
    re.IGNORECASE,
)
_WORD_ALONE = re.compile(
    r"[\W\d_]*(?:"
    + "|".join(f"(?P<{mark.value}>{words})" for mark, words in _WORDS.items() if mark is not Mark.QUESTION)
    + r")(?:[^\w?？]|_)*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    mark: Mark
    rest: str
    """What follows on the line, with the bold that the marker opened closed again."""
    offset: int
    """Where `rest` begins in the line, in code points."""


_STEMS = re.compile(
    "q|case|scenario|prompt|item|option|choice|order|sequence|ans|solution|correct|key|explan|rational|reason|why|source"
    "|referenc|difficult|tag|test|pick|my|your|문|사례|시나리오|상황|항목|보기|선택|선지|순서|답|설명|해설|풀이|이유|출처"
    "|참고|참조|난이도|태그|판별|구별|내가|나의"
)
"""One of these is in every word of a marker; most lines have none, and this is quicker to know than by the words."""
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_REACH = 60
"""Characters in which a line that is a marker shows a word of one."""


@remembered
def find_marker(text: str) -> Marker | None:
    """The marker a line opens with, if any; round or square brackets may stand around an answer line."""
    if not _STEMS.search(text[:_REACH].casefold()):
        return None
    if inside := _IN_BRACKETS.fullmatch(text):
        marker = find_marker(inside[1])
        if marker and marker.mark is Mark.KEY and marker.rest:
            return Marker(Mark.KEY, marker.rest, marker.offset + 1)
    return _marker(text) or _bold_word(text) or _key_sentence(text) or _numbered_question(text)


def _marker(text: str) -> Marker | None:
    found = _MARKER.match(text)
    return _announced(_mark_of(found), found, text) if found else _bracketed(text)


def _announced(mark: Mark, found: re.Match[str], text: str) -> Marker | None:
    """What a marker says; bold that it opened must close, and any other bold belongs to the text."""
    bold, close, after = found.group("bold", "close", "after")
    rest, is_open = text[found.end() :].strip(), bold and not close
    if after and not is_open:
        return Marker(mark, after + rest, found.start("after"))
    closed = close_bold(rest, bold) if is_open and not after else rest
    return None if closed is None else Marker(mark, closed.strip(), found.end())


def _mark_of(found: re.Match[str]) -> Mark:
    return next(mark for mark in Mark if found[mark.value] is not None)


def _bold_word(text: str) -> Marker | None:
    """`**Options**`: a bold word alone on its line needs no colon."""
    return _word_alone(text) if text[:2] in {"**", "__"} and text.endswith(text[:2]) else None


def _word_alone(text: str) -> Marker | None:
    found = _WORD_ALONE.fullmatch(text)
    return Marker(Mark(found.lastgroup), "", len(text)) if found else None


_BRACKETED = re.compile(r"([^\w\[【]{0,8})[\[【]([\w ]{1,12})[\]】](?!\()")


def _bracketed(text: str) -> Marker | None:
    """`[정답] B`, `**[정답] B**`: brackets stand for the colon; `[Answer](…)` is a link."""
    found = _BRACKETED.match(text)
    if not found:
        return None
    with_colon = f"{found[1]}{found[2]}:{text[found.end() :].removeprefix(':')}"
    said = _MARKER.match(with_colon)
    marker = _announced(_mark_of(said), said, with_colon) if said else None
    return replace(marker, offset=marker.offset + 1) if marker else None


_KEY_SENTENCE = re.compile(
    r"\W{0,8}(?:(?:the )?(?:(?:correct |right )?answer|(?:correct|right) (?:option|choice))s? (?:is|are)\b"
    r"|ans(?:wers?)?\s*(?:[.)\-–—=]|(?=\())|(?:correct|key)\s*(?:[:：\-–—]|(?=\())"
    r"|(?:정답|답|올바른 답)(?:은|[).](?=\s))?(?=[\s(①-⑩]))\s*[-–—=]?\s*",
    re.IGNORECASE,
)
_NAMES_A_LABEL = re.compile(r"(?:options?\s)?[*_`(\[\s]*(?:[a-h](?![a-z])|[①-⑩]|[1-9]\s*(?:[번)]|$))", re.IGNORECASE)
_JUDGES_IT = re.compile(
    r"\W*\w(?:\W+(?:and\W+)?\w)*\W*\s(?:is|are|was|would|does|can|has)(?:not|n['’]t|\s(?!(?:the )?(?:correct|right)))"
)
"""`(B) is wrong because …`: a reason that opens with the answer it is about."""


def _key_sentence(text: str) -> Marker | None:
    """`The answer is B.`, `Ans. (b)`, `정답은 ③입니다`: an answer line without a colon, which must name its option."""
    bare = text.replace("**", "")
    found = _KEY_SENTENCE.match(bare)
    if not found:
        return None
    rest = bare[found.end() :]
    if not _NAMES_A_LABEL.match(rest) or _JUDGES_IT.match(rest):
        return None
    key = find_key(lettered(rest))
    return Marker(Mark.KEY, rest.strip(), _with_bold(text, found.end())) if key and key.firm else None


def _with_bold(text: str, end: int) -> int:
    """Where in a text stands what stood at `end` when its bold signs were out."""
    return sum(len(part) for part in re.findall(r"(?:\*\*)*.", text)[:end])


_NUMBERED_QUESTION = re.compile(
    rf"[^\w*]{{0,8}}(?P<bold>\*\*|__)?[^\w*]{{0,8}}(?:{COUNTED}\d+|\d+\s*번\s*문제)"
    r"[ \t]*(?P<close>(?P=bold))?[ \t]*(?:[.)\]:：\-–—]|$|(?<=\*\*)(?=[ \t]))[ \t]*(?P<after>\*\*|__)?[ \t]*",
    re.IGNORECASE,
)
_REMARK = re.compile(rf"\W{{0,8}}(?:{COUNTED}\d+|\d+\s*번\s*문제)[*_ \t]*(\([^()]{{1,40}}\))", re.IGNORECASE)


def _numbered_question(text: str) -> Marker | None:
    """`Question 7`, `Q7. Which …?`, `NEW QUESTION 12`, `문제 3) …`: a number stands for the colon.

    What `Question 7 (Select TWO): Which …?` says of the answers is kept behind the stem.
    """
    remark = _REMARK.match(text)
    bare = text[: remark.start(1)].rstrip() + text[remark.end(1) :] if remark else text
    found = _NUMBERED_QUESTION.match(bare)
    if not found:
        return None
    runs_on = Marker(Mark.QUESTION, f"{found['bold']}{bare[found.end() :]}", found.end())
    marker = _announced(Mark.QUESTION, found, bare) or runs_on
    if not remark:
        return marker
    return replace(marker, rest=f"{marker.rest} {remark[1]}".strip(), offset=marker.offset + len(text) - len(bare))


def bare_marker(text: str) -> Marker | None:
    """`해설`, a marker word alone on its line: one only where a question is open."""
    if text[:1].islower() or text.endswith("."):
        return None
    return _word_alone(text) or (Marker(Mark.KEY, "", len(text)) if _ANSWERS.fullmatch(text) else None)


def heading_marker(text: str) -> Marker | None:
    """A marker as a heading; there the colon may be missing (`#### 해설`). Questions are `question_heading`'s."""
    said = _marker(text) or _word_alone(text) or _key_sentence(text)
    return said or (Marker(Mark.KEY, "", len(text)) if _announces_answers(text) else None)


def _announces_answers(text: str) -> bool:
    before = _ANSWERS_BEHIND.sub("", text)
    return bool(_ANSWERS.fullmatch(text)) or (before != text and find_section(before) is Section.PRACTICE)


_ANSWERS = re.compile(
    r"[\W\d]*(?:[\w ]{1,30}(?:\s[-–—|]|:)\s*)?(?:answers?(?: key)?|key|solutions?|정답|답안|해답)"
    r"(?:\s*(?:and|&|및|과|와|/|·)\s*(?:explanations?|rationales?|해설|풀이|설명))?(?: 보기| 확인)?[\W\d]*",
    re.IGNORECASE,
)
"""`정답 및 해설`, `Module 2 — Answers`, as a heading."""
_ANSWERS_BEHIND = re.compile(
    r"^answers (?:to|for) (?:the )?|\s{1,4}(?:answers?(?: key)?|solutions?|정답|답안|해설)$", re.IGNORECASE
)


_CAPTION = re.compile(
    r"(?P<key>answers?\b|\bsolutions?|정답|답안|\b답\b)|(?P<explanation>explanation|해설|풀이)", re.IGNORECASE
)


def caption_marker(text: str, *, is_answer: bool = False) -> Marker | None:
    """What the title of something folded announces: `Answer: B`, `정답 보기`, `Show the explanation`."""
    if marker := find_marker(text):
        return marker
    found = _CAPTION.search(text)
    if not found:
        return Marker(Mark.KEY, "", len(text)) if is_answer else None
    return Marker(Mark(found.lastgroup), "", len(text))
