"""Tables in a question: what they say of its options, and the two sides of a match."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.blocks import Block
from app.core.labels import CIRCLED, find_key, lettered

_DELIMITER = re.compile(r"[\s|:]*-[\s|:-]*")
_CELL_END = re.compile(r"(?<!\\)\|")
_RIGHT = re.compile(r"(?:o|○|⭕|✅|✔|☑|정답|맞음|correct|right|yes|true)\ufe0f?", re.IGNORECASE)
_WRONG = re.compile(r"(?:x|×|❌|✖|✗|오답|틀림|incorrect|wrong|no|false)\ufe0f?", re.IGNORECASE)
_GIVES_REASONS = re.compile(r"이유|설명|해설|풀이|why|reason|explanation|rationale|comment", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[str, ...]
    line: int
    """1-based."""


def rows(block: Block) -> list[Row]:
    """The rows of a table, its head first."""
    lines = enumerate(block.source.split("\n"), start=block.start + 1)
    return [Row(_cells(text), line) for line, text in lines if text.strip() and not _DELIMITER.fullmatch(text)]


def _cells(text: str) -> tuple[str, ...]:
    bare = text.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(cell.strip() for cell in _CELL_END.split(bare))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a table says of one option."""

    label: str
    is_right: bool | None
    """`None` where the table does not say."""
    reason: str
    line: int


def judgements(block: Block, labels: Sequence[str | None]) -> list[Judgement]:
    """`| A | X | why |` for at least two options, each once; empty when it is another table."""
    head, *body = rows(block) or [Row((), 0)]
    found = [_judgement(row) for row in body]
    named = [one.label for one in found if one]
    if None in found or len(named) < 2 or len(set(named)) < len(named) or not set(named) <= set(labels):
        return []
    told = [one for one in found if one]
    judges = all(one.is_right is not None for one in told) and any(one.is_right for one in told)
    gives_reasons = bool(head.cells and _GIVES_REASONS.search(head.cells[-1]))
    return told if judges or gives_reasons else []


def _judgement(row: Row) -> Judgement | None:
    label, *others = row.cells
    key = find_key(lettered(label))
    if key is None or not key.firm or len(key.labels) != 1:
        return None
    verdicts = [bool(_RIGHT.fullmatch(cell)) for cell in others if _RIGHT.fullmatch(cell) or _WRONG.fullmatch(cell)]
    words = [cell for cell in others if not _RIGHT.fullmatch(cell) and not _WRONG.fullmatch(cell)]
    return Judgement(key.labels[0], verdicts[0] if len(verdicts) == 1 else None, words[-1] if words else "", row.line)


def answers_lying_down(block: Block) -> dict[int, tuple[str, int]]:
    """`| No. | 1 | 2 |` over `| Answer | A | C |`: the answers and their line by the number of their question."""
    table = rows(block)
    if len(table) != 2 or len(table[0].cells) != len(table[1].cells):
        return {}
    first = 0 if table[0].cells[0].isdecimal() else 1
    numbers, answers = table[0].cells[first:], table[1].cells[first:]
    if not all(cell.isdecimal() for cell in numbers):
        return {}
    return {int(number): (said, table[1].line) for number, said in zip(numbers, answers, strict=True)}


_PROMPT = re.compile(rf"(?:\(?(?P<number>10|[1-9])[.)]|(?P<sign>[{CIRCLED}]))\s*(?P<text>\S.*)")
_OPTION = re.compile(r"\(?(?P<label>[A-Ha-h])[.):]\s*(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Side:
    """One entry of a match, with its place."""

    text: str
    line: int


def two_sides(block: Block) -> tuple[list[Side], list[Side]]:
    """The prompts and the options of `| 1. what | A. service |`, in order; empty when it is another table."""
    prompts, options = [], []
    for row in rows(block)[1:]:
        prompt, option = (_PROMPT.fullmatch(row.cells[0]), _OPTION.fullmatch(row.cells[-1]))
        if len(row.cells) != 2 or not prompt or not option:
            return [], []
        prompts.append(Side(prompt["text"], row.line))
        options.append(Side(option["text"], row.line))
    return prompts, options
