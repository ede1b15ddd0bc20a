"""Which options are right: read strictly, from answer lines, boxes and signs that must all say the same."""

from collections.abc import Sequence

from app.core import rules
from app.core.labels import Key, find_key, find_order, find_pairs, lettered, lettered_order
from app.core.model import Kind
from app.core.questions.choices import Choices, option_form
from app.core.questions.drafts import Draft, Written
from app.core.questions.options import without_bold
from app.core.questions.remarks import Remarks

Answer = tuple[str, ...]
"""Labels as in `Question.key`."""

_LEAST_FOR_BOLD = 3
"""Of two options one in bold may be mere emphasis."""
_LONGEST_NAME = 5
_ENOUGH = 12
"""Letters that tell an option's own words."""


def read_answer(draft: Draft, choices: Choices, count: int | None, remarks: Remarks) -> tuple[Kind, Answer | None]:
    """The kind of the question and its key; `None`, with an error said, when the key is missing or doubtful."""
    reader = _AnswerReader(draft, choices, remarks)
    if draft.prompts:
        return Kind.MATCHING, reader.pairs()
    if draft.order:
        return Kind.ORDERING, reader.order(draft.order)
    key = reader.key(count)
    return Kind.MULTIPLE if max(len(key or ()), count or 1) > 1 else Kind.SINGLE, key


class _AnswerReader:
    def __init__(self, draft: Draft, choices: Choices, remarks: Remarks) -> None:
        self._draft, self._choices, self._say = draft, choices, remarks.say

    # Options to choose

    def key(self, count: int | None) -> Answer | None:
        draft = self._draft
        boxes = tuple(sorted(label for label, option in self._choices.items if option.checked or option.marked))
        if all(option.marked for _, option in self._choices.items):
            boxes = ()  # a sign on every option tells nothing
        lines = [self._labels_in(written) for written in draft.keys]
        if None in lines:
            return None
        keys = list(dict.fromkeys(key for key in lines if key))
        if len(keys) > 1:
            self._say(rules.TWO_ANSWERS, draft.keys[-1], first=_list(keys[0]), second=_list(keys[1]))
        if boxes and keys and boxes != keys[0]:
            self._say(rules.BOXES_DISAGREE, draft.keys[0], boxes=_list(boxes), line=_list(keys[0]))
        key = keys[0] if keys else boxes or self._in_bold()
        if not key:
            if self._choices.items:
                self._say(rules.NO_ANSWER)
            return None
        if count and count != len(key):
            self._say(rules.COUNT_DISAGREES, draft.keys[0] if draft.keys else None, stated=count, found=len(key))
        return key

    def _in_bold(self) -> Answer | None:
        """The one option that stands in bold, where nothing else says which is right."""
        bold = [label for label, option in self._choices.items if option.bold]
        if len(bold) != 1 or len(self._choices.items) < _LEAST_FOR_BOLD:
            return None
        for _, option in self._choices.items:
            option.text = without_bold(option.text)  # or the learner would see it, too
        return tuple(bold)

    def _labels_in(self, written: Written) -> Answer | None:
        """The sorted labels an answer line names; `None`, with an error said, when it cannot be read."""
        text = lettered(written.text, self._draft.signs)
        named = self._choices.saying(written.text)
        key = find_key(text)
        if key and not (key.firm or self._repeats(key)):
            key = None
        has_signs = self._choices.have_letters or bool(self._draft.signs)
        if key and not key.text and has_signs and not written.text.strip().isdigit():
            named = None  # where options have letters, a letter is a letter, whatever it also says
        labels = set(key.labels) if key else {named} if named else set()
        doubtful = key is not None and not all(self._names(label, said) for label, said in key.repeated)
        if doubtful or not labels or (named and labels != {named}):
            if self._choices.items:
                self._say(rules.UNCLEAR_ANSWER, written, found=written.text)
            return None
        if key:
            self._check_known(key.labels, written)
            self._check_text(key, written)
        return tuple(sorted(labels))

    def _names(self, label: str, said: str) -> bool:
        """Whether words behind a letter are its option's, or a name short enough to be one, and no remark."""
        form = option_form(said)
        return len(said.split()) <= _LONGEST_NAME or self._choices.begins(label, form[:_ENOUGH])

    def _repeats(self, key: Key) -> bool:
        said = option_form(key.text)
        return len(key.labels) == 1 and len(said) > 1 and self._choices.begins(key.labels[0], said)

    def _check_known(self, labels: Sequence[str], written: Written) -> None:
        for label in dict.fromkeys(labels):
            if self._choices.items and label not in self._choices.labels:
                self._say(rules.NO_SUCH_OPTION, written, label=label)

    def _check_text(self, key: Key, written: Written) -> None:
        other = self._choices.saying(key.text) if key.text else None
        if other and other not in key.labels:
            self._say(rules.TEXT_OF_ANOTHER, written, label=_list(key.labels), other=other)

    # Options to order and to match

    def order(self, written: Written) -> Answer | None:
        """The labels in their order; options that are not named are distractors."""
        for key in self._draft.keys:
            self._say(rules.TWO_ANSWERS, key, first=written.text, second=key.text)
        order = find_order(lettered_order(written.text, self._draft.signs), said_to_be_one=True)
        if order is None or len(order) != len(set(order)):
            self._say(rules.UNCLEAR_ORDER, written, found=written.text)
            return None
        self._check_known(order, written)
        return order

    def pairs(self) -> Answer | None:
        """The option of every prompt, in the prompts' order."""
        if not self._draft.keys:
            self._say(rules.NO_ANSWER)
            return None
        first = self._draft.keys[0]
        written = Written(", ".join(key.text for key in self._draft.keys), first.line, first.column)
        pairs = find_pairs(written.text)
        wanted = [str(number) for number in range(1, len(self._draft.prompts) + 1)]
        if pairs is None or pairs.keys() != set(wanted):
            self._say(rules.UNCLEAR_PAIRS, written, found=written.text, count=len(wanted))
            return None
        self._check_known(list(pairs.values()), written)
        return tuple(pairs[number] for number in wanted)


def _list(labels: Sequence[str]) -> str:
    return ", ".join(labels)
