"""Options that stand in lines, `A. tea` below `B. milk`, without a list around them."""

from app.core.labels import CIRCLED, find_option_label
from app.core.questions.drafts import Draft, DraftOption
from app.core.questions.options import option_in
from app.core.questions.pieces import Piece
from app.core.questions.twice import says_option_again


def is_next_line(draft: Draft, text: str) -> bool:
    """Whether a line bears the label that comes next, or says an option again in the other language."""
    found = find_option_label(text)
    if found is None:
        return False
    if not draft.options:
        return found.label == "A"
    if _begins_choices(draft, found.label, found.signs):
        return True
    if found.label == chr(ord(draft.options[-1].label or "A") + 1):
        return True
    return draft.options_in_lines and not draft.keys and says_option_again(text, draft.options)


def _begins_choices(draft: Draft, label: str, signs: str) -> bool:
    """Whether `①` stands below lines labelled in another way, so that those are statements to choose from."""
    return label == "A" and signs == CIRCLED != draft.signs


def take_line(draft: Draft, piece: Piece) -> bool:
    """Add a line with the next label to the options. Whether it is a new one, not one said again."""
    assert piece.line is not None
    option, labelled = option_in(piece.text, piece.line), find_option_label(piece.text)
    signs = labelled.signs if labelled else ""
    if draft.options and signs != draft.signs:
        _make_statements(draft)
    if same := next((other for other in draft.options if other.label == option.label), None):
        same.again = option.text
        return False
    draft.options.append(option)
    draft.signs, draft.options_in_lines = signs, True
    return True


def _make_statements(draft: Draft) -> None:
    """Lines labelled in one way, above lines labelled in another, belong to the stem."""
    for option in draft.options:
        assert option.label is not None
        sign = draft.signs[ord(option.label) - ord("A")] if draft.signs else option.label
        draft.stem.append((option.line, f"{sign}. {option.text}"))
    draft.options = []


def is_right_below(piece: Piece, option: DraftOption) -> bool:
    """Whether a line stands right below an option, and so goes on with it."""
    return piece.number == option.line + option.text.count("\n") + 1
