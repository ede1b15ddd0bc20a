"""Which option each reason is about: by its letter, else by the option's words or its concept, never by a guess."""

import re
from collections.abc import Iterator, Sequence

from app.core import rules
from app.core.labels import close_bold, find_key, find_lead, lettered
from app.core.model import Option
from app.core.questions.choices import Choices, option_form
from app.core.questions.drafts import Draft, DraftReason, joined
from app.core.questions.pieces import Entry
from app.core.questions.remarks import Remarks

_LETTER_REFERENCE = re.compile(
    r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s?\s+([A-H])\b|(?:옵션|보기|선택지)\s*([A-H])(?![A-Za-z])"
)
_LEAST_WORDS = 4
_HEAD = re.compile(r"(?P<bold>\*\*|__)?(?P<head>.+?)(?:[:：]|\s[-–—])(?P<rest>.+)", re.DOTALL)


def explain(draft: Draft, choices: Choices, key: Sequence[str], remarks: Remarks) -> tuple[tuple[Option, ...], str]:
    """The options with their reasons, and what is left as general explanation."""
    ties = _Ties(choices, remarks)
    for reason in draft.reasons:
        ties.tie(reason)
    for label, option in choices.items:
        if label not in ties.reasons and label not in key and key:
            remarks.say(rules.NO_RATIONALE, option, label=label)
    general = [*_remarks(draft, choices), joined(draft.explanation), *ties.untied]
    return ties.options(), "\n\n".join(part for part in general if part)


def _remarks(draft: Draft, choices: Choices) -> Iterator[str]:
    """Sentences behind the letter on an answer line, which say why instead of repeating the option."""
    for written in draft.keys:
        key = find_key(lettered(written.text, draft.signs))
        if key is None or not key.firm or len(key.text.split()) < _LEAST_WORDS:
            continue
        said = option_form(key.text)
        if not any(form in said or said in form for _, option in choices.items if (form := option_form(option.text))):
            yield key.text


class _Ties:
    def __init__(self, choices: Choices, remarks: Remarks) -> None:
        self._choices, self._say = choices, remarks.say
        self._names: dict[str, str] = {}
        self.untied: list[str] = []
        self.reasons = {label: [option.rationale] for label, option in choices.items if option.rationale}
        self._right_ifs = {label: option.right_if for label, option in choices.items if option.right_if}

    def tie(self, reason: DraftReason) -> None:
        labels, name, text = self._read(reason)
        if not labels:
            self.untied.append(f"- {reason.text}".replace("\n", "\n  "))
        for label in labels:
            self.reasons.setdefault(label, []).append(text)
            if name:
                self._names.setdefault(label, name)
            if reason.right_if:
                self._right_ifs.setdefault(label, reason.right_if)
        lead = find_lead(reason.text)
        for found in _LETTER_REFERENCE.finditer(lead.reason if lead else reason.text):
            self._say(rules.LETTER_IN_TEXT, reason, label=found[1] or found[2])

    def _read(self, reason: DraftReason) -> tuple[Sequence[str], str | None, str]:
        """The options a reason is about, the name it gives them, and what it says."""
        lead = find_lead(reason.text)
        if lead:
            for label in (label for label in lead.labels if label not in self._choices.labels):
                self._say(rules.NO_SUCH_RATIONALE, reason, label=label)
            return [label for label in lead.labels if label in self._choices.labels], lead.short_name, lead.reason
        head = _HEAD.match(reason.text)
        if head and (named := self._choices.saying(head["head"]) or self._choices.about(head["head"])):
            runs_on = head["bold"] and head["bold"] not in head["head"]
            closed = close_bold(head["rest"], head["bold"]) if runs_on else None
            return [named], None, (closed or head["rest"]).strip()
        self._say(rules.UNTIED, reason)
        return [], None, reason.text

    def options(self) -> tuple[Option, ...]:
        return tuple(
            Option(
                label,
                option.text,
                "\n\n".join(part for part in self.reasons.get(label, []) if part) or None,
                self._names.get(label),
                self._right_ifs.get(label),
                again=option.again or None,
            )
            for label, option in self._choices.items
        )


def reason_of(item: Entry, signs: str) -> DraftReason:
    """The reason a list item gives, with letters for the `signs` that label the options."""
    text = "\n\n".join(part for part in (item.text, item.quoted) if part)
    if signs:
        text = lettered(f"{item.number}) {text}" if item.number else text, signs)
    return DraftReason(text, item.first.line, item.first.column, item.right_if)
