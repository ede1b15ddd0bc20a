"""Canonical markdown of a note, whatever form it came in: reading it again gives equal questions."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.core.model import Dispute, Kind, Language, Note, Option, Question


@dataclass(frozen=True, slots=True)
class _Words:
    """The markers in one language."""

    key_point: str
    practice: str
    question: str
    case: str
    scenario: str
    prompts: str
    options: str
    answer: str
    order: str
    difficulty: str
    tags: str
    explanation: str
    right_if: str
    source: str
    verdict: str
    no_answer: str


_WORDS = {
    Language.EN: _Words(
        "Key point",
        "Practice questions",
        "Question",
        "Case",
        "Scenario",
        "Prompts",
        "Options",
        "Answer",
        "Correct order",
        "Difficulty",
        "Tags",
        "Explanation",
        "would be right if",
        "Source",
        "Verdict",
        "no answer could be read",
    ),
    Language.KO: _Words(
        "핵심 포인트",
        "관련 문제",
        "문제",
        "사례",
        "사례",
        "항목",
        "보기",
        "정답",
        "정답 순서",
        "난이도",
        "태그",
        "해설",
        "맞는 경우",
        "출처",
        "판정",
        "정답을 읽을 수 없음",
    ),
}
_BLOCK_START = re.compile(r"\s*(?:[-*+>|#`~]|\d{1,9}[.)]|!\[|<|\$\$|%%)")


def write_note(note: Note) -> str:
    """The whole file: front matter, title, key point, body, questions. Ends with a line end."""
    words = _WORDS[note.language]
    parts = [_front_matter(note), f"# {note.title}"]
    if note.key_point:
        parts.append(f"## {words.key_point}\n\n{note.key_point}")
    if body := _without_gaps(note.body):
        parts.append(body)
    if note.questions:
        parts += [f"## {words.practice}", *_questions(note.questions, words)]
    return "\n\n".join(parts) + "\n"


def _front_matter(note: Note) -> str:
    values: dict[str, object] = {
        "title": note.slug,
        "created": note.created,
        "modified": note.modified,
        "tags": list(note.tags),
        "aliases": list(note.aliases),
        "lang": note.language.value,
        "translation_of": note.translation_of,
        "confusable": [list(group) for group in note.confusable],
    }
    lines = (f"{name}: {json.dumps(value, ensure_ascii=False, default=str)}" for name, value in values.items() if value)
    return "\n".join(["---", *lines, "---"])


def _without_gaps(body: str) -> str:
    """The body without the blank lines that taken-out questions left, but for those inside code."""
    kept: list[str] = []
    fence = ""
    for line in body.split("\n"):
        if found := re.match(r"\s*(`{3,}|~{3,})", line):
            fence = "" if fence and line.strip().startswith(fence) else fence or found[1]
        if line.strip() or fence or (kept and kept[-1].strip()):
            kept.append(line)
    return "\n".join(kept).strip("\n")


def _questions(questions: Sequence[Question], words: _Words) -> Iterator[str]:
    number = 0
    for scenario, group in groupby(questions, key=lambda question: question.scenario):
        if scenario:
            yield f"### {words.case}\n\n**{words.scenario}:** {_marked(scenario)}"
        for question in group:
            number += 1
            title = f" {question.heading}" if question.heading else ""
            yield f"{'####' if scenario else '###'} {words.question} {number}.{title}"
            yield write_question(question)


def write_question(question: Question) -> str:
    """A question in block form, in the words of its own language."""
    words = _WORDS[question.language]
    parts = [f"**{words.question}:** {_marked(question.stem)}"]
    if question.explicit_id:
        parts.append(f"^{question.id}")
    if question.prompts:
        prompts = (f"{prompt.label}. {_indented(prompt.text, 3)}" for prompt in question.prompts)
        parts.append(f"**{words.prompts}:**\n\n" + "\n".join(prompts))
    options = [f"- {option.label}) {_indented(option.text)}" for option in question.options]
    again = [f"- {option.label}) {_indented(option.again)}" for option in question.options if option.again]
    parts.append(f"**{words.options}:**\n\n" + "\n".join(options + again))
    if question.difficulty:
        parts.append(f"**{words.difficulty}:** {question.difficulty}")
    if question.tags:
        parts.append(f"**{words.tags}:** " + " ".join(f"#{tag}" for tag in question.tags))
    parts.append(_answer(question, words))
    if question.dispute:
        parts.append(_dispute(question.dispute, words))
    reasons = list(_reasons(question.options, words))
    if question.explanation or reasons:
        parts.append(f"**{words.explanation}:**")
        parts += [question.explanation] if question.explanation else []
        parts += ["\n".join(reasons)] if reasons else []
    parts += [f"**{words.source}:** {source.text}" for source in question.sources]
    return "\n\n".join(parts)


def _answer(question: Question, words: _Words) -> str:
    if question.key is None:
        return f"%% {words.no_answer}: {question.path}:{question.line} %%"
    if question.kind is Kind.ORDERING:
        return f"**{words.order}: {' → '.join(question.key)}**"
    if question.kind is Kind.MATCHING:
        pairs = zip(question.prompts, question.key, strict=True)
        return f"**{words.answer}: {', '.join(f'{prompt.label}-{label}' for prompt, label in pairs)}**"
    return f"**{words.answer}: {', '.join(question.key)}**"


def _reasons(options: Iterable[Option], words: _Words) -> Iterator[str]:
    for option in options:
        if option.rationale or option.right_if or option.short_name:
            name = f" {option.short_name}" if option.short_name else ""
            yield f"- **{option.label}){name}** - {_indented(option.rationale or '')}".rstrip()
            if option.right_if:
                yield f"  - {words.right_if}: {_indented(option.right_if, 4)}"


def _dispute(dispute: Dispute, words: _Words) -> str:
    lines = [f"[!dispute] {dispute.title}", *dispute.text.split("\n")]
    if dispute.source:
        lines.append(f"{words.source}: {dispute.source.text}")
    lines.append(f"{words.verdict}: {dispute.verdict}")
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _marked(text: str) -> str:
    """Text behind a marker; what begins with a block of its own stands below it."""
    return f"\n\n{text}" if _BLOCK_START.match(text) else text


def _indented(text: str, width: int = 2) -> str:
    """Further lines of a list item, below its text."""
    return re.sub(r"\n(?=[^\n])", "\n" + " " * width, text)
