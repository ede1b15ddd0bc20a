"""The words that structure a question, in Korean and English: `**Question:**`, `정답: B)`, `- **A) name** - why`.

A marker is a known word, bold or plain or a heading, with a colon inside or outside the bold; an emoji may lead.
"""

import re
from dataclasses import dataclass
from enum import Enum

from app.core.text import comparable


class Mark(Enum):
    QUESTION = "question"
    OPTIONS = "options"
    KEY = "key"
    EXPLANATION = "explanation"
    SOURCE = "source"
    DIFFICULTY = "difficulty"
    TAGS = "tags"
    TEST = "test"


_WORDS = {
    Mark.QUESTION: "question|질문|문제|문항|q",
    Mark.OPTIONS: "options?|choices?|answer choices|answer options|보기|선택지|선지",
    Mark.KEY: r"(?:the )?(?:correct )?answers?(?: keys?)?|correct(?: options?| choices?)|정답|답|답안|올바른 답|해답",
    Mark.EXPLANATION: r"(?:추가 |상세 |상세한 )?(?:설명|해설)|풀이|(?:additional )?explanations?|rationales?",
    Mark.SOURCE: "sources?|references?|출처|참고(?: ?자료)?|참조",
    Mark.DIFFICULTY: "difficulty|난이도",
    Mark.TAGS: "tags?|태그",
    Mark.TEST: "test|판별|구별법",
}
_MARKER = re.compile(
    r"^(?P<lead>[^\w*_(\[]{0,8})"
    r"(?P<bold>\*\*|__)?[^\w*_(\[]{0,8}"
    r"(?:" + "|".join(f"(?P<{mark.value}>{words})" for mark, words in _WORDS.items()) + r")"
    r"[ \t]*(?:\#?\d+)?[ \t]*(?P<close>\*\*|__)?[ \t]*(?P<colon>[:：])[ \t]*(?P<close_after>\*\*|__)?[ \t]*"
    r"(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HEADING_MARK = re.compile(
    "|".join(f"(?P<{mark.value}>{words})" for mark, words in _WORDS.items() if mark is not Mark.QUESTION),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marker:
    mark: Mark
    rest: str
    """What follows on the line, with the bold that the marker opened closed again."""
    offset: int
    """Where `rest` begins in the line, in code points."""


def find_marker(text: str) -> Marker | None:
    """The marker a line opens with, if any."""
    found = _MARKER.match(text)
    if not found:
        return _bold_word(text)
    mark = next(mark for mark in Mark if found[mark.value] is not None)
    rest = found["rest"]
    if found["bold"] and not (found["close"] or found["close_after"]):
        closed = _close_bold(rest, found["bold"])
        if closed is None:
            return None
        rest = closed
    elif not found["bold"] and found["close"]:
        return None
    elif not found["bold"] and found["close_after"]:
        return Marker(mark, found["close_after"] + rest.strip(), found.start("close_after"))
    return Marker(mark, rest.strip(), found.start("rest"))


def _bold_word(text: str) -> Marker | None:
    """`**Options**`: a bold word alone on its line needs no colon."""
    bold = re.fullmatch(r"(\*\*|__)(.+)\1", text)
    found = _HEADING_MARK.fullmatch(_trim(bold[2])) if bold else None
    return Marker(next(m for m in Mark if m is not Mark.QUESTION and found[m.value]), "", len(text)) if found else None


def _trim(text: str) -> str:
    return re.sub(r"^[\W\d_]+|[\W_]+$", "", text)


def _close_bold(rest: str, sign: str) -> str | None:
    """`A, C) name** tail` → `A, C) name tail`: the bold ran on over what follows. `None` when it never closes."""
    before, closed, after = rest.partition(sign)
    return before + after if closed else None


def heading_marker(text: str) -> Marker | None:
    """A marker as a heading; there the colon may be missing (`#### 해설`). Questions are `question_heading`'s."""
    return find_marker(text) or _bold_word(f"**{text}**")


_QUESTION_HEADING = re.compile(
    r"^[^\w]*(?:(?:question|q|문제|질문|문항|연습\s*문제)\s*\#?\s*\d+|\#?\d+\s*번\s*문제?)\s*[.):：\-–—]*\s*(?P<title>.*)$",
    re.IGNORECASE,
)


def question_heading(text: str) -> str | None:
    """The title in a heading such as `문제 1. 전처리` or `Question 7`; empty when it has only a number."""
    found = _QUESTION_HEADING.match(text.replace("**", ""))
    return found["title"].strip() if found else None


class Section(Enum):
    KEY_POINT = "key point"
    EXPLANATION = "explanation"
    KEY_CONCEPTS = "key concepts"
    PRACTICE = "practice"


_SECTIONS = {
    Section.KEY_POINT: ("핵심 포인트", "핵심", "요약", "key point", "key points", "summary"),
    Section.EXPLANATION: ("설명", "explanation"),
    Section.KEY_CONCEPTS: ("주요개념", "핵심개념", "key concepts", "key concept"),
    Section.PRACTICE: (
        "관련 문제",
        "연습 문제",
        "예상 문제",
        "기출 변형",
        "문제",
        "퀴즈",
        "practice questions",
        "practice question",
        "practice",
        "questions",
        "quiz",
    ),
}
_SECTION_BY_NAME = {comparable(name): section for section, names in _SECTIONS.items() for name in names}
_NUMBERING = re.compile(r"^[\W\d_]+")


def find_section(text: str) -> Section | None:
    """The known section a second-level heading opens, whatever emoji, numbering or punctuation it carries."""
    return _SECTION_BY_NAME.get(comparable(_NUMBERING.sub("", text)))


_LETTER = "[A-Ha-h]"
_JOIN = r"\s*(?:,|、|;|/|&|\+|·|ㆍ|\band\b|와|과|및|그리고)\s*(?:\band\b\s*)?"
_OPTION_LABEL = re.compile(
    rf"^(?P<bold>\*\*|__)?\(?(?P<label>{_LETTER})(?:\)|\.|:|．|、)(?P<close>\*\*|__)?"
    r"(?:[ \t]+|$|(?=\S)(?![A-Za-z]\.))(?P<text>.*)$",
    re.DOTALL,
)
_LEAD = re.compile(
    rf"^(?P<bold>\*\*|__)?\s*(?P<word>(?:option|choice|옵션|보기|선택지)\s*)?"
    rf"(?P<open>\()?(?P<labels>{_LETTER}(?:[).]?{_JOIN}\(?{_LETTER})*)(?P<shut>\))?"
    rf"(?P<number>\s*번)?(?P<close>\*\*|__)?"
    rf"(?P<stop>[.:：)]|(?=\s*[-–—])|(?=\s*$))?(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"^\s*(?:[-–—:：]|->|→)\s*")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An option as written: its label and the rest of the line."""

    label: str
    text: str


def find_option_label(text: str) -> Labelled | None:
    """`A) text`, `(a) text`, `**B.** text`, `**C) text**`."""
    found = _OPTION_LABEL.match(text)
    if not found:
        return None
    body = found["text"]
    if found["bold"] and not found["close"]:
        closed = _close_bold(body, found["bold"])
        if closed is None:
            return None
        body = closed
    elif found["close"] and not found["bold"]:
        body = found["close"] + body  # the bold belongs to the text: `A)**text**`
    return Labelled(found["label"].upper(), body.strip())


@dataclass(frozen=True, slots=True)
class Lead:
    """The head of a rationale: which options it is about, by which name, and the reason."""

    labels: tuple[str, ...]
    short_name: str | None
    reason: str


def find_lead(text: str) -> Lead | None:
    """`**A) Batch Transform** - why`, `**B, D)** - why`, `A: why`, `Option B is …`; `None` without a label."""
    found = _LEAD.match(text)
    if not found or not _is_label(found):
        return None
    labels = tuple(dict.fromkeys(re.findall(_LETTER, _letters_only(found["labels"]))))
    rest, name = found["rest"], None
    if found["bold"] and not found["close"]:
        inside, closed, after = rest.partition(found["bold"])
        if not closed:
            return None
        name, rest = re.sub(r"^\s*[-–—:：]\s*", "", inside).strip(" :：") or None, after
    return Lead(tuple(label.upper() for label in labels), name, _SEPARATOR.sub("", rest).strip())


def _is_label(found: re.Match[str]) -> bool:
    """A bare letter is a label only with something that sets it off: a bracket, a stop, a dash, bold or a word."""
    set_off = found["shut"] or found["stop"] is not None or found["close"] or found["number"]
    return bool(set_off) or bool(found["word"] and found["rest"][:1] in {" ", ""})


def _letters_only(labels: str) -> str:
    return re.sub(r"\band\b", ",", labels, flags=re.IGNORECASE)


_KEY_LETTERS = re.compile(
    rf"^\(?(?P<letters>[A-H]{{2,5}}(?=\s*$|[).:])|{_LETTER}(?![A-Za-z])(?:[).]?{_JOIN}\(?{_LETTER}(?![A-Za-z]))*)"
    rf"(?P<stop>\)|\.(?!\w)|[:：]|번|(?=\s*[-–—])|(?=\s*$)|(?=\s+\())?(?P<rest>.*)$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer line says: the letters, and the text repeated after them."""

    labels: tuple[str, ...]
    text: str
    firm: bool
    """Whether the letters are set off from the text; `A managed service` names no letter by itself."""


def find_key(text: str) -> Key | None:
    """`B`, `B) text`, `A, C`, `A and C`, `AC`, `(B)`, `A) text, C) text`; `None` when it names no letter."""
    bare = re.sub(
        r"^[*_`(\[\s]*(?:both\s+)?(?:options?\s|choices?\s|옵션|보기)?\s*",
        "",
        text.replace("**", "").replace("__", ""),
        flags=re.I,
    )
    found = _KEY_LETTERS.match(bare)
    if not found:
        return None
    letters = [letter.upper() for letter in re.findall(_LETTER, _letters_only(found["letters"]))]
    rest = _SEPARATOR.sub("", found["rest"]).strip(" .")
    if found["stop"]:
        letters += [m.upper() for m in re.findall(rf"(?:,|;|\band\b|/|\n)\s*\(?({_LETTER})[).]\s", f"{rest} ")]
    return Key(tuple(letters), rest, found["stop"] is not None)
