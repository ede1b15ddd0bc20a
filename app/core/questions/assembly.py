"""From a draft to a question: what it says is read strictly, and everything doubtful is said.

A question whose answer is missing, contradictory or unclear gets no key and is never served: a wrong key is worse
than a question less.
"""

import re
from collections import Counter
from collections.abc import Iterator

from app.core import rules
from app.core.diagnostics import Diagnostic
from app.core.identity import content_key
from app.core.labels import find_key, lettered
from app.core.markers import Mark, find_marker
from app.core.model import IN_PLACES, Prompt, Question
from app.core.naming import Names
from app.core.questions.agreement import check_agreement
from app.core.questions.answers import read_answer
from app.core.questions.choices import Choices, words_of
from app.core.questions.disputes import find_sources, read_dispute
from app.core.questions.drafts import Draft, joined
from app.core.questions.reasons import explain
from app.core.questions.remarks import Remarks
from app.core.text import detect_language

_ID = re.compile(r"(?<!\S)\^(q-[A-Za-z0-9-]+)[ \t]*$", re.MULTILINE)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?^ {0,3}\1", re.MULTILINE | re.DOTALL)
_COUNT = re.compile(
    r"\b(?:select|choose|pick|which|identify)(?:\s|the|any|exactly)+(?P<en>one|two|three|four|five|[1-5])\b"
    r"|(?P<ko>한|두|세|네|다섯|[1-5])\s*(?:개|가지)(?:를|만)?\s*(?:모두\s*)?(?:선택|고르|고른|골라)",
    re.IGNORECASE,
)


def assemble(draft: Draft, path: str, names: Names) -> tuple[Question, list[Diagnostic]]:
    """The question a draft makes, and what is to be said about it. The key is `None` when an error was found.

    `names` are those of the note's concepts.
    """
    remarks = Remarks(draft, path)
    choices = Choices(draft.options, names)
    stem, explicit_id = _stem_and_id(draft)
    _check_shape(draft, stem, choices, remarks)
    _check_options(choices, remarks)
    _check_secrecy(stem, choices, remarks)
    count = stated_count(stem)
    kind, key = read_answer(draft, choices, count, remarks)
    options, explanation = explain(draft, choices, key or (), remarks)
    if key and draft.keys and not draft.dispute and kind not in IN_PLACES:
        check_agreement(draft, key, remarks)
    dispute, found = read_dispute(draft.dispute, path) if draft.dispute else (None, [])
    if not draft.sources and not (dispute and dispute.source):
        remarks.say(rules.NO_SOURCE)
    scenario = joined(draft.scenario) or None
    prompts = tuple(Prompt(str(number), prompt.text) for number, prompt in enumerate(draft.prompts, start=1))
    asked = [option.text for option in options] + [prompt.text for prompt in prompts]
    digest = content_key(f"{scenario}\n{stem}" if scenario else stem, asked)
    question = Question(
        id=explicit_id or f"q-{digest[:16]}",
        explicit_id=explicit_id is not None,
        path=path,
        line=draft.line,
        kind=kind,
        stem=stem,
        options=options,
        key=None if remarks.has_error else key,
        language=detect_language(" ".join([stem, *(option.text for option in options)])),
        prompts=prompts,
        scenario=scenario,
        heading=draft.heading,
        explanation=explanation or None,
        stated_count=count,
        difficulty=_difficulty(draft, remarks),
        tags=tuple(re.findall(r"#([\w/-]+)", draft.tags)),
        sources=find_sources([source.text for source in draft.sources]),
        dispute=dispute,
        content_key=digest,
    )
    return question, [*remarks.diagnostics, *found]


def stated_count(stem: str) -> int | None:
    """How many options the stem asks for, when it says so: `Select TWO`, `2개 선택`."""
    found = _COUNT.search(stem)
    if not found:
        return None
    word = (found["en"] or found["ko"]).lower()
    number = _NUMBERS.get(word) or int(word)
    return number if number > 1 or not found["en"] else None


def _stem_and_id(draft: Draft) -> tuple[str, str | None]:
    stem = draft.stem_text
    found = _ID.search(stem)
    return _ID.sub("", stem).strip(), found[1] if found else None


def _check_shape(draft: Draft, stem: str, choices: Choices, remarks: Remarks) -> None:
    if not stem:
        remarks.say(rules.NO_STEM)
    if not choices.items:
        remarks.say(rules.OPTIONS_IN_CODE if draft.options_in_code else rules.NO_OPTIONS)
    elif len(choices.items) == 1:
        remarks.say(rules.ONE_OPTION, choices.items[0][1])


def _check_options(choices: Choices, remarks: Remarks) -> None:
    before: str | None = None
    by_text: dict[str, str] = {}
    labels = Counter(choices.labels)
    for label, option in choices.items:
        if not option.text:
            remarks.say(rules.EMPTY_OPTION, option, label=label)
        elif (text := words_of(option.text)) in by_text:
            remarks.say(rules.SAME_TEXT, option, first=by_text[text], second=label)
        else:
            by_text[text] = label
        if before and labels[label] == 1 and ord(label) != ord(before) + 1:
            remarks.say(rules.LABELS_JUMP, option, before=before, after=label)
        before = label
    for label in (label for label, count in labels.items() if count > 1):
        remarks.say(rules.LABEL_TWICE, [option for name, option in choices.items if name == label][1], label=label)
    boxless = [option for _, option in choices.items if option.checked is None]
    if 0 < len(boxless) < len(choices.items):
        remarks.say(rules.MIXED_BOXES, boxless[0])


def _check_secrecy(stem: str, choices: Choices, remarks: Remarks) -> None:
    """Nothing that is shown before the answer may tell it."""
    for line in _answer_lines(stem):
        remarks.say(rules.ANSWER_INSIDE, part="question", found=line)
    for label, option in choices.items:
        for line in _answer_lines(option.text):
            remarks.say(rules.ANSWER_INSIDE, option, part=f"option {label}", found=line)


def _answer_lines(text: str) -> Iterator[str]:
    for line in (line for part in _FENCED.split(text) for line in part.split("\n")):
        marker = find_marker(line.replace("**", "").lstrip("\t >*+-"))
        key = find_key(lettered(marker.rest)) if marker and marker.mark is Mark.KEY else None
        if key and key.firm:
            yield line.strip()


def _difficulty(draft: Draft, remarks: Remarks) -> int | None:
    written = draft.difficulty
    found = re.match(r"[1-5]\b", written.text) if written else None
    if written and not found:
        remarks.say(rules.BAD_VALUE, written, name="difficulty", found=written.text, expected="a number from 1 to 5")
    return int(found[0]) if found else None
