"""How a question begins: at a marker, or with text that turns out to be its stem."""

from app.core.inline_keys import part_key
from app.core.markers import Marker
from app.core.numbering import question_heading, question_number, without_number
from app.core.questions.asking import asks
from app.core.questions.collecting import OpenQuestion
from app.core.questions.drafts import Draft, Written
from app.core.questions.outline import Outline
from app.core.questions.pending import Pending
from app.core.questions.pieces import Piece


def open_at_marker(piece: Piece, marker: Marker, outline: Outline, heading: Piece | None) -> OpenQuestion:
    """`Question 7: …`, below a heading of its own if there is one."""
    opened = _open(piece, heading, outline)
    draft = opened.draft
    draft.has_marker, draft.tentative = True, False
    draft.column = piece.column
    draft.number = draft.number or question_number(piece.text)
    if marker.rest:
        draft.ask(marker.rest, piece.block, piece.number)
    return opened


def open_from_text(pending: Pending, outline: Outline) -> OpenQuestion:
    """The stem is what was pending, else the case it stands under, else the heading."""
    pieces, heading = pending.pieces, outline.heading
    is_asked_below = any(asks(piece.text) or question_number(piece.text) for piece in pieces[1:])
    if heading is None and is_asked_below and pieces[0].level:
        pieces = pieces[1:]  # a heading over a text that asks is no part of it
    asking = outline.take_case() if not pieces and not heading else None
    opened = _open(heading or (asking.place if asking else pieces[0]), heading, outline)
    draft = opened.draft
    draft.number = draft.number or pending.number or next((question_number(piece.text) for piece in pieces), None)
    for piece in pieces:
        is_numbered = piece.level or piece.text.removeprefix("(")[:1].isdigit()
        draft.ask(without_number(piece.text) if is_numbered else piece.text, piece.block, piece.number)
        opened.extend(piece)
    if asking:
        draft.stem = asking.parts
    elif not pieces and heading:
        title = question_heading(heading.text) or without_number(heading.text)
        draft.ask(title, heading.block, heading.number)
    elif pieces and pieces[-1].block.kind == "list":
        draft.last_list = pieces[-1].block
    return opened


def _open(piece: Piece, heading: Piece | None, outline: Outline) -> OpenQuestion:
    first = heading or piece
    title, key = part_key((question_heading(heading.text) or heading.text) if heading else "")
    draft = Draft(
        line=piece.number,
        column=piece.column,
        heading=title or None,
        number=question_number(heading.text) if heading else None,
        in_practice=outline.in_practice,
        tentative=not outline.may_ask,
        scenario=outline.scenario(),
        first=first.start,
        last=piece.end,
    )
    if key:
        draft.keys.append(Written(key, first.number, first.column))
    outline.heading = None
    return OpenQuestion(draft)
