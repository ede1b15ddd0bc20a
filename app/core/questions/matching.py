"""A match that says so only by its answer, `1-B, 2-A`: a numbered list above the options is what is to be matched."""

from app.core.labels import find_pairs, letter_of
from app.core.questions.drafts import Draft, DraftOption, Written
from app.core.questions.pieces import entries
from app.core.questions.tables import two_sides


def settle_matching(draft: Draft) -> None:
    """Make prompts of a list in the stem, or prompts and options of a table there, where the answer pairs them."""
    pairs = find_pairs(", ".join(key.text for key in draft.keys)) if draft.keys else None
    if draft.prompts or pairs is None or len(pairs) < 2:
        return
    for block in reversed(draft.figures):
        if block.kind == "list" and draft.options and len(block.children) == len(pairs):
            items = entries(block)
            if [item.number for item in items] == list(range(1, len(items) + 1)):
                draft.prompts = [Written(item.text, item.first.line, item.first.column) for item in items]
        elif block.kind == "table" and not draft.options:
            prompts, options = two_sides(block)
            if len(prompts) == len(pairs):
                draft.prompts = [Written(side.text, side.line, 1) for side in prompts]
                draft.options = [
                    DraftOption(letter_of(n), side.text, side.line, 1) for n, side in enumerate(options, start=1)
                ]
        if draft.prompts:
            draft.stem = [(start, text) for start, text in draft.stem if text != block.source]
            return
