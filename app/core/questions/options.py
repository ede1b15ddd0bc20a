"""Options as people write them: in lists and lines, lettered, numbered or boxed, the right one marked or not."""

import re

from app.core.blocks import Line
from app.core.labels import find_option_label
from app.core.questions.drafts import DraftOption
from app.core.questions.pieces import Entry, find_box, join_text

_RIGHT = re.compile(
    r"\s*(?:[✅✔☑⭕]\ufe0f?|\*{0,2}[(\[](?:correct|right|answer|correct answer|정답|맞음)[)\]]\*{0,2}"
    r"|(?:<-+|←|⬅)\ufe0f?\s*(?:correct|right|answer|correct answer|정답|답))\s*$",
    re.IGNORECASE,
)
_RIGHT_FIRST = re.compile(r"^\s*[✅✔☑⭕]\ufe0f?\s*")
_WRONG = re.compile(r"^\s*[❌✖✗]\ufe0f?\s*|\s*[❌✖✗]\ufe0f?\s*$")
_BOLD = re.compile(r"(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1")


def option_of(entry: Entry) -> DraftOption:
    """The option a list item holds."""
    box = find_box(entry.first.text)
    option = option_in(box[1] if box else entry.first.text, entry.first)
    if box:
        option.checked = box[0]
    option.text = join_text(option.text, entry.more)
    option.rationale, option.right_if = entry.quoted, entry.right_if
    return option


def option_in(text: str, place: Line) -> DraftOption:
    """The option in one line, without its label and without the sign that says it is right."""
    bare, right = _without_sign(text)
    whole = _BOLD.fullmatch(bare)
    labelled = find_option_label(bare)
    if labelled:
        bare = labelled.text
        bare, right_inside = _without_sign(bare)
        right = right or right_inside
    inside = _BOLD.fullmatch(bare)
    option = DraftOption(labelled.label if labelled else None, bare, place.line, place.column)
    option.bold = bool(whole or inside)
    option.marked = right
    return option


def _without_sign(text: str) -> tuple[str, bool]:
    bare = _WRONG.sub("", text)
    right = _RIGHT.search(bare) or _RIGHT_FIRST.match(bare)
    return (bare[: right.start()] + bare[right.end() :]).strip() if right else bare, bool(right)


def without_bold(text: str) -> str:
    found = _BOLD.fullmatch(text)
    return found[2] if found else text
