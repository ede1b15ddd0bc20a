"""Answers that stand apart from their questions: `1. B  2. C` in a list, a table or a line at the end of a file."""

import re
from collections.abc import Mapping, Sequence

from app.core.blocks import Block
from app.core.labels import CIRCLED, find_key, lettered
from app.core.questions.drafts import Draft, Written
from app.core.questions.pieces import Piece, entries
from app.core.questions.tables import answers_lying_down

Answers = dict[int, Written]
"""Answer lines by the number of their question."""

_ROW = re.compile(
    r"^\s*\|?\s*(?:q(?:uestion)?\.?\s*|문제\s*|\#)?(\d{1,3})\s*(?:번)?\s*\|\s*([^|]+?)\s*\|?", re.IGNORECASE
)
_SIGN = rf"[A-H](?:\s*[,&]\s*[A-H])*|[{CIRCLED}]"
_IN_LINE = re.compile(
    rf"(?:^|[\s,;/(])(?:q(?:uestion)?\.?\s*|문제\s*|\#)?(\d{{1,3}})\s*(?:번|[.):：\-–—=])*\s*\(?({_SIGN})\)?(?![A-Za-z가-힣])",
    re.IGNORECASE,
)


def answers_in_block(block: Block) -> Answers:
    """The answers in a list or table; empty when any of its entries is something else, or there is only one."""
    if block.kind == "list":
        return _several(_firm(dict(_listed(block))))
    if block.kind == "table":
        lying = answers_lying_down(block)
        if lying:
            return _several({number: Written(said, line, 1) for number, (said, line) in lying.items()})
        rows = [
            (number, _ROW.match(line)) for number, line in enumerate(block.source.split("\n"), start=block.start + 1)
        ]
        found = [(int(row[1]), Written(row[2], number, 1)) for number, row in rows if row]
        return _several(dict(found))
    return {}


def _listed(block: Block) -> Sequence[tuple[int, Written]]:
    found = []
    for entry in entries(block):
        text, number = entry.text, entry.number
        if number is None and (row := _IN_LINE.match(text)):
            number, text = int(row[1]), row[2]
        if number is None:
            return []
        in_line = list(_IN_LINE.finditer(f"{number}. {text}")) if len(block.children) == 1 else []
        pairs = [(int(pair[1]), pair[2]) for pair in in_line] or [(number, text)]
        found += [(n, Written(said, entry.first.line, entry.first.column)) for n, said in pairs]
    return found


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
    found = list(_IN_LINE.finditer(text))
    if _IN_LINE.sub("", text).strip(" ,;/|.()"):
        return {}
    return _several({int(pair[1]): Written(pair[2], piece.number, piece.column) for pair in found})


def _firm(answers: Answers) -> Answers:
    """Those that name an option; all of a list when most of them do not."""
    firm = {n: w for n, w in answers.items() if (key := find_key(lettered(w.text))) and key.firm}
    return firm if len(firm) * 2 > len(answers) else answers


def _several(answers: Answers) -> Answers:
    named = all((key := find_key(lettered(written.text))) and key.firm for written in answers.values())
    return answers if len(answers) > 1 and named else {}


def fits(answers: Answers, drafts: Sequence[Draft]) -> bool:
    """Whether these may be the answers of these questions, and not several answers of the last one."""
    waiting = [draft for draft in drafts if draft.options and not draft.is_answered]
    return (len(waiting) > 1 or len(answers) == 1) and bool(_owners(answers, waiting))


def hand_out(answers: Answers, drafts: Sequence[Draft]) -> list[Draft]:
    """Give each question that waits for an answer its own, by number, or by order when there are as many."""
    waiting = [draft for draft in drafts if draft.options and not draft.is_answered]
    owners = _owners(answers, waiting)
    for draft, written in owners:
        draft.keys.append(written)
    return [draft for draft, _ in owners]


def _owners(answers: Mapping[int, Written], waiting: Sequence[Draft]) -> list[tuple[Draft, Written]]:
    numbers = [draft.number for draft in waiting]
    if None not in numbers and len(set(numbers)) == len(numbers):
        return [(draft, answers[number]) for draft in waiting if (number := draft.number or 0) in answers]
    if len(answers) == len(waiting) and sorted(answers) == list(range(1, len(waiting) + 1)):
        return [(draft, answers[number]) for number, draft in enumerate(waiting, start=1)]
    return []
