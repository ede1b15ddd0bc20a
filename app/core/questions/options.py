"""Options as people write them: in lists and lines, lettered, numbered or boxed, the right one marked or not."""

import re
from collections.abc import Sequence

from app.core.blocks import Line
from app.core.labels import find_option_label
from app.core.markers import Mark, bare_marker, find_marker
from app.core.questions.drafts import DraftOption
from app.core.questions.lines import without_tags
from app.core.questions.pieces import Entry, find_box, join_text

_PICK = re.compile(
    r"\s?\*{0,2}\((?:내 답변은 (?:오답|정답)입니다|내가 고른 답|내 답"
    r"|your (?:answer|selection)(?: is (?:in)?correct)?)\)\*{0,2}",
    re.IGNORECASE,
)
"""What a learner chose says nothing of what is right."""
_RIGHT = re.compile(
    r"^[✅✔☑⭕]\ufe0f?|(?:[✅✔☑⭕]\ufe0f?|\*{0,2}[(\[](?:correct|correct answer|정답)[)\]]\*{0,2}"
    r"|\bMost Voted|(?:<-+|←|⬅)\ufe0f?\s*(?:correct|answer|correct answer|정답|답))$",
    re.IGNORECASE,
)
_WRONG = re.compile(r"^[❌✖✗]\ufe0f?|(?:[❌✖✗]\ufe0f?|\*{0,2}[(\[](?i:incorrect|wrong|오답)[)\]]\*{0,2})$")
_SIGNS = frozenset("✅✔☑⭕❌✖✗([<←⬅")
"""One of these, or the end of `Most Voted`, is in every text that has a sign."""
_BOLD = re.compile(r"(\*\*|__)(?!\s)((?:(?!\1).)+)(?<!\s)\1")


JUDGED = re.compile(
    r"[*_(\[]{0,3}(?:(?P<right>correct|right|정답)|incorrect|wrong|not correct|오답)[*_)\]]{0,3}\s*[.:：!\-–—]",
    re.IGNORECASE,
)
"""`*Incorrect.* …` under an option: the reason stands right below it."""


def option_of(entry: Entry) -> DraftOption:
    """The option a list item holds."""
    box = find_box(entry.first.text)
    option = option_in(box[1] if box else entry.first.text, entry.first)
    if box:
        option.checked = box[0]
    option.text = join_text(option.text, entry.more)
    option.rationale, option.right_if = entry.quoted, entry.right_if
    _part_judgement(option)
    return option


def _part_judgement(option: DraftOption) -> None:
    """`- Wrong: …` or `Explanation: …` inside an option is its reason."""
    lines = option.text.split("\n")
    bare = [re.sub(r"^\s*[-*+]\s+", "", line) for line in lines]
    for number, line in enumerate(bare):
        if number and (marker := find_marker(line)) and marker.mark is Mark.EXPLANATION and marker.rest:
            bare[number] = marker.rest
            option.text, option.rationale = "\n".join(lines[:number]).strip(), "\n".join(bare[number:]).strip()
            return
    start = next((n for n, line in enumerate(bare) if n and JUDGED.match(line)), None)
    if start is not None:
        judged = JUDGED.match(bare[start])
        option.marked = option.marked or bool(judged and judged["right"])
        option.text = "\n".join(lines[:start]).strip()
        option.rationale = "\n".join([*bare[start:], option.rationale]).strip()


def option_in(text: str, place: Line) -> DraftOption:
    """The option in one line, without its label and without the sign that says it is right."""
    bare, signs = _without_sign(text)
    whole = _BOLD.fullmatch(bare)
    labelled = find_option_label(bare)
    if labelled:
        bare, inside = _without_sign(labelled.text)
        signs |= inside
    option = DraftOption(labelled.label if labelled else None, bare, place.line, place.column)
    option.bold = bool(whole or _BOLD.fullmatch(bare))
    option.marked, option.judged = True in signs, bool(signs)
    return option


def without_signs(text: str) -> str:
    """A line without ✅ and ❌."""
    return _without_sign(text)[0]


def _without_sign(text: str) -> tuple[str, set[bool]]:
    """The text, and whether signs say that it is right or wrong."""
    if _SIGNS.isdisjoint(text) and not text.endswith(("ed", "ED")):
        return text.strip(), set()
    bare, wrong = _WRONG.subn("", _PICK.sub("", text))
    bare, right = _RIGHT.subn("", bare.strip())
    return bare.strip(), {sign for sign, found in ((True, right), (False, wrong)) if found}


def marks_some(texts: Sequence[str]) -> bool:
    """Whether words behind some items, but not behind all, say that they are right."""
    marked = [True in _without_sign(text)[1] for text in texts]
    return any(marked) and not all(marked)


def part_reasons(options: Sequence[DraftOption]) -> None:
    """`✅ A. tea — why`, `❌ B. coffee — why not`: where a sign judges every option, what follows the dash says why."""
    parted = [re.split(r"\s+[—–]\s+", option.text, maxsplit=1) for option in options]
    if all(option.judged and len(parts) == 2 for option, parts in zip(options, parted, strict=True)):
        for option, (text, reason) in zip(options, parted, strict=True):
            option.text, option.rationale = text, f"{reason}\n\n{option.rationale}".strip()


_NESTED_REASON = re.compile(r"^(?P<text>[^\n]+)\n+[-*+] (?P<reason>[^\n]+(?:\n +[^\n]+)*)$")


def part_nested_reasons(options: Sequence[DraftOption]) -> None:
    """One bullet under each of several boxes or signs says why an option is right or not."""
    nested = [_NESTED_REASON.match(option.text) for option in options]
    several = sum(found is not None for found in nested) > 1
    if not several or not any(option.checked or option.marked for option in options):
        return
    if all(found or "\n" not in option.text for option, found in zip(options, nested, strict=True)):
        for option, found in zip(options, nested, strict=True):
            if found and not option.rationale:
                option.text, option.rationale = found["text"], found["reason"]


def take_answer_lines(option: DraftOption) -> list[Line]:
    """Take an answer out of an option it slipped into because of its indentation, with all that follows it."""
    lines = [without_tags(line) for line in option.text.split("\n")]
    start = next((n for n, line in enumerate(lines) if n and _is_answer(line)), None)
    if start is None:
        return []
    option.text = "\n".join(option.text.split("\n")[:start]).strip()
    return [Line(text, option.line + n, 1) for n, text in enumerate(lines[start:], start=start) if text]


def _is_answer(text: str) -> bool:
    marker = find_marker(text) or bare_marker(text)
    return marker is not None and marker.mark is Mark.KEY


def without_bold(text: str) -> str:
    found = _BOLD.fullmatch(text)
    return found[2] if found else text
