"""The sections that every note may have, by what its headings say."""

import re
from enum import Enum

from app.core.text import comparable


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
        "객관식 문제",
        "객관식",
        "확인 문제",
        "모의고사",
        "practice questions",
        "practice exam",
        "practice test",
        "review questions",
        "exam questions",
        "assessment questions",
        "multiple choice questions",
        "mcqs",
        "quick check",
        "knowledge check",
        "self check",
        "self test",
        "check your understanding",
        "복습 문제",
        "점검 문제",
        "practice question",
        "practice",
        "questions",
        "quiz",
    ),
}
_SECTION_BY_NAME = {comparable(name): section for section, names in _SECTIONS.items() for name in names}


def find_section(text: str) -> Section | None:
    """The known section a second-level heading opens, whatever emoji, numbering or punctuation it carries."""
    first = re.search(r"[^\W\d_]", text)
    return _SECTION_BY_NAME.get(comparable(text[first.start() :])) if first else None
