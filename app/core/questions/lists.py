"""What a list holds: options, whole questions, or the parts of one."""

from collections.abc import Sequence
from itertools import takewhile

from app.core.blocks import Block
from app.core.labels import find_option_label
from app.core.markers import Mark, bare_marker, find_marker
from app.core.questions.lines import split_line
from app.core.questions.options import without_signs
from app.core.questions.pieces import Entry, entries, find_box


def count_options(items: Sequence[Entry]) -> int:
    """How many items bear labels, where all do, or all but an answer that stands last; otherwise none."""
    count = _count_labelled(items)
    if count in {0, len(items)}:
        return count
    text = items[count].first.text
    return count if find_marker(text) or bare_marker(text) else 0


def _count_labelled(items: Sequence[Entry]) -> int:
    """How many items bear a label, before the first that does not."""
    boxes = (find_box(item.first.text) for item in items)
    texts = (box[1] if box else item.first.text for box, item in zip(boxes, items, strict=True))
    labels = (find_option_label(without_signs(text)) for text in texts)
    return len(list(takewhile(bool, labels)))


def holds_markers(items: Sequence[Entry]) -> bool:
    """Whether items are lines of a question; a single item may fold away its answer."""
    marker = find_marker(items[0].first.text) if items else None
    if marker is None and len(items) == 1 and items[0].more:
        marker = bare_marker(items[0].first.text)
    return marker is not None and marker.mark in {Mark.QUESTION, Mark.OPTIONS, Mark.KEY}


def holds_answer(items: Sequence[Entry]) -> bool:
    """Whether one of the items is an answer line."""
    markers = (find_marker(item.first.text) for item in items)
    return any(marker and marker.mark is Mark.KEY for marker in markers)


def holds_questions(block: Block) -> bool:
    """Whether options stand inside the items of a list: each item is a question."""
    return any(_has_options(item) for item in block.children)


def _has_options(item: Block) -> bool:
    if len(item.children) < 2 and sum(len(child.lines) for child in item.children) < 2:
        return False
    first = item.children[0] if item.children else None
    title = first.lines[0].text if first and first.lines else ""
    if first is None or first.kind != "paragraph" or find_option_label(title) or bare_marker(title):
        return False
    parts = (part for child in item.children for line in child.lines for part in split_line(line))
    lines = [label.label for part in parts if (label := find_option_label(part.text))]
    lists = [child for child in item.children[1:] if child.kind == "list"]
    if lines[:2] == ["A", "B"] or any(_are_options(entries(child)) for child in lists):
        return True
    return any(len(child.children) > 1 for child in lists) and any(_answers(child) for child in item.children)


def _answers(block: Block) -> bool:
    """Whether an answer line stands anywhere in a block."""
    markers = (find_marker(line.text) for line in block.lines)
    return any(marker and marker.mark is Mark.KEY for marker in markers) or any(map(_answers, block.children))


def _are_options(items: Sequence[Entry]) -> bool:
    boxes = [find_box(item.first.text) for item in items]
    return len(items) > 1 and (count_options(items) > 0 or (all(boxes) and any(box and box[0] for box in boxes)))
