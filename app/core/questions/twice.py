"""What a question says twice, once in each language: its options, in lists or lines, and its stem."""

from collections.abc import Iterable, Sequence

from app.core.labels import find_option_label
from app.core.model import Language
from app.core.questions.asking import asks
from app.core.questions.drafts import DraftOption
from app.core.questions.pieces import Entry, Piece
from app.core.text import detect_language


def labels_of(items: Sequence[Entry]) -> list[str | None]:
    return [label.label if (label := find_option_label(item.first.text)) else None for item in items]


def says_the_same(first: Sequence[Entry], second: Sequence[Entry]) -> bool:
    """Whether items repeat others with the same labels, in the other language."""
    labels = labels_of(first)
    if None in labels or labels != labels_of(second):
        return False
    return _language(item.text for item in first) is not _language(item.text for item in second)


def says_options_again(items: Sequence[Entry], options: Sequence[DraftOption]) -> bool:
    """Whether a list says all options once more, in the other language."""
    if labels_of(items) != [option.label for option in options]:
        return False
    return _language(item.text for item in items) is not _language(option.text for option in options)


def says_option_again(text: str, options: Sequence[DraftOption]) -> bool:
    """Whether a labelled line says the option of its label once more, in the other language."""
    found = find_option_label(text)
    same = next((option for option in options if found and option.label == found.label), None)
    return bool(found and same and detect_language(same.text) is not detect_language(found.text))


def says_stem_again(piece: Piece, option: DraftOption) -> bool:
    """Whether text below an option asks, in the other language, what the options answer."""
    return (
        piece.line is not None and asks(piece.text) and detect_language(piece.text) is not detect_language(option.text)
    )


def _language(texts: Iterable[str]) -> Language:
    return detect_language(" ".join(texts))
