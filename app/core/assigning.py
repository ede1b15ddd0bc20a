"""Explicit ids for questions that have none: which id each gets, and where in its file it is written.

The id is the one the question already goes by, its content key's, so that learners' answers stay with it. Nothing in a
file changes but what is inserted, and only when reading it again gives the same questions with the ids wanted.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice, pairwise

from app.core.model import Note, Question
from app.core.parsing import parse_note
from app.core.text import slugify

_TRIES = 12
"""Places that are tried for one question."""
_REACH = 200
"""Lines below a question's first in which its stem is looked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What matters of a question here."""

    line: int
    id: str
    is_explicit: bool
    shape: tuple[str, ...] | None
    """Kind and key; `None` when it cannot be graded."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What matters of a note here."""

    path: str
    slug: str
    language: str
    translation_of: str | None
    questions: tuple[Asked, ...]

    @classmethod
    def of(cls, note: Note) -> "Sheet":
        questions = tuple(
            Asked(q.line, q.id, q.explicit_id, (q.kind, *q.key) if q.key is not None else None) for q in note.questions
        )
        original = slugify(note.translation_of) if note.translation_of else None
        return cls(note.path, note.slug, note.language, original, questions)


@dataclass(slots=True)
class Plan:
    """The ids of one note's questions, by their order; and why some are left without."""

    ids: dict[int, str] = field(default_factory=dict)
    left: list[tuple[int, str]] = field(default_factory=list)
    """Line and reason."""


def plan_ids(sheets: Sequence[Sheet]) -> dict[str, Plan]:
    """An id for every question that has none, by path. A translation's questions get the ids of its original's."""
    plans = {sheet.path: Plan() for sheet in sheets}
    owners = {
        (question.id, sheet.language): f"{sheet.path}:{question.line}"
        for sheet in sheets
        for question in sheet.questions
        if question.is_explicit
    }
    for sheet in sheets:
        if sheet.translation_of is None:
            _plan(sheet, [question.id for question in sheet.questions], plans[sheet.path], owners)
    by_slug = {sheet.slug: sheet for sheet in reversed(sheets)}
    for sheet in sheets:
        if sheet.translation_of is not None:
            _plan_translation(sheet, by_slug.get(sheet.translation_of), plans, owners)
    return plans


def _plan(sheet: Sheet, wanted: Sequence[str | None], plan: Plan, owners: dict[tuple[str, str], str]) -> None:
    for number, (question, name) in enumerate(zip(sheet.questions, wanted, strict=True)):
        here = f"{sheet.path}:{question.line}"
        if question.is_explicit:
            continue
        if question.shape is None:
            plan.left.append((question.line, "it has errors; mend them first"))
        elif name is None:
            plan.left.append((question.line, "its original has none"))
        elif (owner := owners.setdefault((name, sheet.language), here)) != here:
            plan.left.append((question.line, f"{name} belongs to {owner} already"))
        else:
            plan.ids[number] = name


def _plan_translation(
    sheet: Sheet, original: Sheet | None, plans: Mapping[str, Plan], owners: dict[tuple[str, str], str]
) -> None:
    plan = plans[sheet.path]
    missing = [question for question in sheet.questions if not question.is_explicit]
    if not missing:
        return
    if original is None or original.translation_of is not None or original.language == sheet.language:
        plan.left.append((missing[0].line, "translation_of names no original in another language"))
        return
    given = plans[original.path].ids
    ids = [q.id if q.is_explicit else given.get(number) for number, q in enumerate(original.questions)]
    if [q.shape for q in sheet.questions] != [q.shape for q in original.questions]:
        plan.left.append((missing[0].line, f"its questions and answers are not those of {original.path}, one by one"))
    elif any(q.is_explicit and q.id != name for q, name in zip(sheet.questions, ids, strict=True)):
        plan.left.append((missing[0].line, f"other ids in this note are not those of {original.path}"))
    else:
        _plan(sheet, ids, plan, owners)


# Where an id is written

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|$)")
_ID = re.compile(r"(?:^|(?<=\s))\^q-[A-Za-z0-9-]+[ \t]*$", re.MULTILINE)
_BLANKS = " \t"
_Line = tuple[int, str, str]
"""Where it begins in the text, the line, and its line end."""


@dataclass(frozen=True, slots=True)
class Insertion:
    offset: int
    text: str


def insert_ids(data: bytes, path: str, ids: Mapping[int, str]) -> tuple[bytes, set[int]]:
    """The file with these ids written in, by the order of its questions; and the questions no place was found for."""
    reading = _Reading(data, path)
    accepted = _accepted(reading, ids, sorted(ids), {})
    return reading.having(accepted), ids.keys() - accepted.keys()


def _accepted(
    reading: "_Reading", ids: Mapping[int, str], numbers: Sequence[int], accepted: dict[int, Insertion]
) -> dict[int, Insertion]:
    """The insertions so far with those for these questions: the best places for all of them at once, else by halves."""
    best = {number: next(reading.places(number, ids[number])) for number in numbers}
    if reading.takes(accepted | best, ids):
        return accepted | best
    if len(numbers) > 1:
        half = len(numbers) // 2
        return _accepted(reading, ids, numbers[half:], _accepted(reading, ids, numbers[:half], accepted))
    [number] = numbers
    tries = (accepted | {number: place} for place in islice(reading.places(number, ids[number]), 1, _TRIES))
    return next((tried for tried in tries if reading.takes(tried, ids)), accepted)


class _Reading:
    """A file as it is read now, to compare with how it would be read."""

    def __init__(self, data: bytes, path: str) -> None:
        note, diagnostics = parse_note(data, path)
        assert note, "only notes have questions"
        self.note, self.path, self.text = note, path, data.decode("utf-8")
        self._lines = [(found.start(1), found[1], found[2]) for found in _LINE.finditer(self.text)]
        self._codes = sorted(diagnostic.code for diagnostic in diagnostics)

    def places(self, number: int, name: str) -> Iterator[Insertion]:
        return _places(self._lines, self.note.questions[number], name)

    def having(self, insertions: Mapping[int, Insertion]) -> bytes:
        text = self.text
        for place in sorted(insertions.values(), key=lambda place: place.offset, reverse=True):
            text = text[: place.offset] + place.text + text[place.offset :]
        return text.encode("utf-8")

    def takes(self, insertions: Mapping[int, Insertion], ids: Mapping[int, str]) -> bool:
        """Whether the file would say the same, but for these questions' ids."""
        note, diagnostics = parse_note(self.having(insertions), self.path)
        if note is None or sorted(diagnostic.code for diagnostic in diagnostics) != self._codes:
            return False
        wanted = [
            (ids[number], True) if number in insertions else (question.id, question.explicit_id)
            for number, question in enumerate(self.note.questions)
        ]
        return [(question.id, question.explicit_id) for question in note.questions] == wanted and _substance(
            note
        ) == _substance(self.note)


def _substance(note: Note) -> tuple[object, ...]:
    """All a note says, but for ids and lines."""
    questions = [
        replace(
            question,
            id="",
            explicit_id=False,
            line=0,
            stem=_bare(question.stem),
            heading=_bare(question.heading) if question.heading else None,
        )
        for question in note.questions
    ]
    return questions, note.title, note.language, note.key_point.split(), note.body.split()


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in _ID.sub("", text).split("\n"))


def _places(lines: Sequence[_Line], question: Question, name: str) -> Iterator[Insertion]:
    """Where the id might stand, the best first: at the end of the paragraph that asks, else on a line below it."""
    rows = _stem_rows(lines, question)
    first = next((row for row, below in pairwise(rows) if below != row + 1), rows[-1])
    ends = list(dict.fromkeys([first, rows[-1], *rows]))
    for row in ends[:2]:
        start, line, _ = lines[row]
        if line.lstrip().startswith("#"):  # `### Which is tea? ###`
            yield Insertion(start + len(line.rstrip(_BLANKS).rstrip("#").rstrip(_BLANKS)), f" ^{name}")
        yield _at_end(lines[row], name)
    for row in ends[:2]:
        start, line, line_end = lines[row]
        margin = (re.match(r"[ \t>]*", line) or [""])[0]
        for gap in ("", margin.rstrip() + (line_end or "\n")):
            yield Insertion(start + len(line), f"{line_end or chr(10)}{gap}{margin}^{name}")
    for row in ends[2:]:
        yield _at_end(lines[row], name)


def _at_end(line: _Line, name: str) -> Insertion:
    """Before the blanks a line ends with: two of them may be meant as a line break."""
    start, text, _ = line
    return Insertion(start + len(text.rstrip(_BLANKS)), f" ^{name}")


def _stem_rows(lines: Sequence[_Line], question: Question) -> list[int]:
    """The 0-based lines the stem stands on; the question's own line where they are not found."""
    row, rows = question.line - 1, list[int]()
    for wanted in filter(None, (line.strip() for line in question.stem.split("\n"))):
        reach = range(row, min(row + _REACH, len(lines)))
        found = next((number for number in reach if wanted in unicodedata.normalize("NFC", lines[number][1])), None)
        if found is None:
            break
        rows.append(found)
        row = found + 1
    return rows or [question.line - 1]
