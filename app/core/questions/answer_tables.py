"""Answers that stand apart from their questions: `1. B  2. C` in a list, a table or a line at the end of a file."""

import re
from collections.abc import Iterator, Sequence

from app.core.blocks import Block
from app.core.labels import CIRCLED, find_key, lettered
from app.core.markers import Mark, heading_marker
from app.core.questions.drafts import Draft, Written
from app.core.questions.pieces import Piece, entries
from app.core.questions.tables import answers_lying_down

Answers = dict[int, Written]
"""Answer lines by the number of their question."""

_NUMBER = r"(?:(?:q(?:uestion)?\.?|문제|\#)\s*)?(\d{1,3})(?!\d)"
_NUMBER_CELL = re.compile(rf"{_NUMBER}\s*[번.)]?", re.IGNORECASE)
_STOPS = r"[\s번.):：\-–—=(]*"
_HEAD = re.compile(rf"\(?{_NUMBER}{_STOPS}", re.IGNORECASE)
_SIGN = rf"[A-H](?:\s*[,&]\s*[A-H])*|[{CIRCLED}]"
_IN_LINE = re.compile(rf"{_NUMBER}{_STOPS}({_SIGN})\)?(?![A-Za-z가-힣])", re.IGNORECASE)


def answers_in_block(block: Block) -> Answers:
    """The answers in a list or table; empty when most of its entries are something else, or there is only one."""
    if block.kind == "list":
        return _several(_listed(block))
    if block.kind == "table":
        lying = answers_lying_down(block)
        return _several([(n, Written(said, line, 1)) for n, (said, line) in lying.items()] or list(_in_rows(block)))
    return {}


def _listed(block: Block) -> Sequence[tuple[int, Written]]:
    """Each item by its number; none when one of them has none."""
    found = []
    for entry in entries(block):
        head = _HEAD.match(entry.text) if entry.number is None else None
        number = int(head[1]) if head else entry.number
        if number is None:
            return []
        text = entry.text[head.end() :] if head else entry.text
        pairs = _pairs(f"{number}. {text}") or [(number, text)]
        found += [(n, Written(said, entry.first.line, entry.first.column)) for n, said in pairs]
    return found


def _in_rows(block: Block) -> Iterator[tuple[int, Written]]:
    """Each row that a number opens; the answer stands where the head of the table says so, else next to the number."""
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in block.source.split("\n")]
    if any(_is_answer(cells[0]) for cells in rows):
        return  # a grid: letters below numbers
    column = next((n for n, head in enumerate(rows[0]) if _announces_answers(head)), 1)
    for line, cells in enumerate(rows, start=block.start + 1):
        number = _NUMBER_CELL.fullmatch(cells[0])
        if number and len(cells) > column:
            yield int(number[1]), Written(cells[column], line, 1)


def _announces_answers(text: str) -> bool:
    marker = heading_marker(text)
    return marker is not None and marker.mark is Mark.KEY


_LINE = re.compile(
    r"^[*_\W]*(?:q(?:uestion)?\.?\s*|문제\s*|\#)?(\d{1,3})\s*(?:[:.)]|번[:.)]?)\s*(.+)$", re.DOTALL | re.IGNORECASE
)


def answer_in_line(piece: Piece) -> Answers:
    """`**1: a** — why` on a line of its own."""
    found = _LINE.match(piece.text) if piece.line and not piece.level else None
    said = found[2].replace("**", "") if found else ""
    key = find_key(lettered(said))
    return {int(found[1]): Written(said, piece.number, piece.column)} if found and key and key.firm else {}


def answers_in_text(piece: Piece, text: str) -> Answers:
    """`1. B  2. C  3. A` in one line."""
    return _several([(number, Written(said, piece.number, piece.column)) for number, said in _pairs(text)])


def _pairs(text: str) -> Sequence[tuple[int, str]]:
    """The numbers and letters in a line; none when it says anything else."""
    if _IN_LINE.sub("", text).strip(" ,;/|.()"):
        return []
    return [(int(pair[1]), pair[2]) for pair in _IN_LINE.finditer(text)]


def _several(found: Sequence[tuple[int, Written]]) -> Answers:
    """Those that name an option; none when most do not, when a number stands twice, or when there is only one."""
    answers = {number: written for number, written in found if _is_answer(lettered(written.text))}
    is_doubtful = len(dict(found)) < len(found) or len(answers) * 2 <= len(found)
    return {} if is_doubtful or len(answers) < 2 else answers


def _is_answer(text: str) -> bool:
    key = find_key(text)
    return key is not None and key.firm


def fits(answers: Answers, drafts: Sequence[Draft]) -> bool:
    """Whether these may be the answers of these questions, and not several answers of the last one."""
    return (len(_waiting(drafts)) > 1 or len(answers) == 1) and bool(_owners(answers, drafts))


def hand_out(answers: Answers, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each question that waits for an answer its own, by number, or by order when there are as many."""
    owners = _owners(answers, drafts)
    for draft, written in owners:
        draft.keys.append(written)
    return [draft for draft, _ in owners]


def _waiting(drafts: Sequence[Draft]) -> Sequence[Draft]:
    return [draft for draft in drafts if draft.options and not draft.is_answered]


def _owners(answers: Answers, drafts: Sequence[Draft]) -> list[tuple[Draft, Written]]:
    waiting = _waiting(drafts)
    numbered = {draft.number: draft for draft in waiting if draft.number is not None}
    if len(numbered) < len(waiting):
        ordered = dict(enumerate(waiting, start=1))
        numbered = ordered if answers.keys() == ordered.keys() else {}
    return [(numbered[number], written) for number, written in answers.items() if number in numbered]
