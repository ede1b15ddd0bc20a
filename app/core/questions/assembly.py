"""From a draft to a question: what it says is read strictly, and everything doubtful is said.

A question whose answer is missing, contradictory or unclear gets no key and is never served: a wrong key is worse
than a question less.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.core import rules
from app.core.blocks import Block, without_quote_marks
from app.core.diagnostics import Diagnostic, Place, Rule, Severity
from app.core.identity import content_key
from app.core.markers import Key, find_key, find_lead
from app.core.model import Dispute, Kind, Option, Question, Source, Status
from app.core.questions.segmentation import Draft, DraftOption, DraftReason, Written, joined
from app.core.text import comparable, detect_language

_ID = re.compile(r"(?:^|(?<=\s))\^(q-[A-Za-z0-9-]+)[ \t]*$", re.MULTILINE)
_URL = re.compile(r"https?://[^\s<>\"'`|)\]]+")
_LETTER_REFERENCE = re.compile(r"\b(?:[Oo]ption|[Aa]nswer|[Cc]hoice)s?\s+([A-H])\b|(?:옵션|보기|선택지)\s*([A-H])\b")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "한": 1, "두": 2, "세": 3, "네": 4, "다섯": 5}
_COUNT = re.compile(
    r"\b(?:select|choose|pick|which|identify)\s+(?:the\s+|any\s+|exactly\s+)?(?P<en>one|two|three|four|five|[1-5])\b"
    r"(?!\s+of\s+the\s+following\s+is)"
    r"|(?P<ko>한|두|세|네|다섯|[1-5])\s*(?:개|가지)(?:를|을|만)?\s*(?:모두\s*)?(?:선택|고르|고른|골라)",
    re.IGNORECASE,
)


def assemble(draft: Draft, path: str) -> tuple[Question, list[Diagnostic]]:
    """The question a draft makes, and what is to be said about it. The key is `None` when an error was found."""
    assembly = _Assembly(draft, path)
    question = assembly.question()
    return question, assembly.diagnostics


def stated_count(stem: str) -> int | None:
    """How many options the stem asks for, when it says so: `Select TWO`, `2개 선택`."""
    found = _COUNT.search(stem)
    if not found:
        return None
    word = (found["en"] or found["ko"]).lower()
    number = _NUMBERS.get(word) or int(word)
    return number if number > 1 or not found["en"] else None


def find_sources(texts: Sequence[str]) -> tuple[Source, ...]:
    """Each address in the lines. One that shares its line keeps the note in parentheses at the end of it."""
    sources: list[Source] = []
    for text in texts:
        urls = [url.rstrip(".,;") for url in dict.fromkeys(_URL.findall(text))]
        checked = re.search(r"\([^()]*\)\s*$", text)
        shared = f" {checked[0].strip()}" if checked else ""
        sources += [Source(url, text.strip() if len(urls) == 1 else f"{url}{shared}") for url in urls]
    return tuple(sources)


class _Assembly:
    def __init__(self, draft: Draft, path: str) -> None:
        self.draft, self.path = draft, path
        self.diagnostics: list[Diagnostic] = []
        self._options = list(_labelled(draft.options))

    def question(self) -> Question:
        draft = self.draft
        stem, explicit = self._stem_and_id()
        self._check_shape(stem)
        self._check_options()
        count = stated_count(stem)
        key = self._key(count)
        options, explanation = self._explained(key or ())
        if any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics):
            key = None
        dispute = self._dispute(draft.dispute) if draft.dispute else None
        digest = content_key(stem, [option.text for option in options])
        if not draft.sources and not (dispute and dispute.source):
            self._say(rules.NO_SOURCE)
        return Question(
            id=explicit or f"q-{digest[:16]}",
            explicit_id=explicit is not None,
            path=self.path,
            line=draft.line,
            kind=Kind.MULTIPLE if len(key or ()) > 1 or (count or 0) > 1 else Kind.SINGLE,
            stem=stem,
            options=options,
            key=key,
            language=detect_language(" ".join([stem, *(option.text for option in options)])),
            heading=draft.heading,
            explanation=explanation or None,
            stated_count=count,
            difficulty=self._difficulty(),
            tags=tuple(re.findall(r"#([\w/-]+)", draft.tags)),
            sources=find_sources([source.text for source in draft.sources]),
            dispute=dispute,
            content_key=digest,
        )

    def _say(self, rule: Rule, at: Written | DraftOption | DraftReason | None = None, **found: object) -> None:
        place = Place(self.path, at.line, at.column) if at else Place(self.path, self.draft.line, self.draft.column)
        self.diagnostics.append(rule.at(place, **found))

    # Stem

    def _stem_and_id(self) -> tuple[str, str | None]:
        stem = self.draft.stem_text
        found = _ID.search(stem)
        return _ID.sub("", stem).strip(), found[1] if found else None

    def _check_shape(self, stem: str) -> None:
        if not stem:
            self._say(rules.NO_STEM)
        if not self._options:
            self._say(rules.OPTIONS_IN_CODE if self.draft.options_in_code else rules.NO_OPTIONS)
        elif len(self._options) == 1:
            self._say(rules.ONE_OPTION, self._options[0][1])

    def _difficulty(self) -> int | None:
        written = self.draft.difficulty
        found = re.match(r"[1-5]\b", written.text) if written else None
        if written and not found:
            self._say(rules.BAD_VALUE, written, name="difficulty", found=written.text, expected="a number from 1 to 5")
        return int(found[0]) if found else None

    # Options

    def _check_options(self) -> None:
        before: str | None = None
        by_text: dict[str, str] = {}
        labels = Counter(label for label, _ in self._options)
        for label, option in self._options:
            if not option.text:
                self._say(rules.EMPTY_OPTION, option, label=label)
            elif (text := _words(option.text)) in by_text:
                self._say(rules.SAME_TEXT, option, first=by_text[text], second=label)
            else:
                by_text[text] = label
            if before and labels[label] == 1 and ord(label) != ord(before) + 1:
                self._say(rules.LABELS_JUMP, option, before=before, after=label)
            before = label
        for label in (label for label, count in labels.items() if count > 1):
            self._say(rules.LABEL_TWICE, [option for name, option in self._options if name == label][1], label=label)
        if len({option.checked is None for _, option in self._options}) > 1:
            self._say(rules.MIXED_BOXES, next(option for _, option in self._options if option.checked is None))

    # Answer

    def _key(self, count: int | None) -> tuple[str, ...] | None:
        boxes = tuple(sorted(label for label, option in self._options if option.checked))
        lines = [self._key_of(written) for written in self.draft.keys]
        if None in lines:
            return None
        keys = list(dict.fromkeys(key for key in lines if key))
        if len(keys) > 1:
            self._say(rules.TWO_ANSWERS, self.draft.keys[-1], first=_list(keys[0]), second=_list(keys[1]))
        if boxes and keys and boxes != keys[0]:
            self._say(rules.BOXES_DISAGREE, self.draft.keys[0], boxes=_list(boxes), line=_list(keys[0]))
        key = keys[0] if keys else boxes
        if not key:
            if self._options:
                self._say(rules.NO_ANSWER)
            return None
        if count and count != len(key):
            self._say(
                rules.COUNT_DISAGREES, self.draft.keys[0] if self.draft.keys else None, stated=count, found=len(key)
            )
        return key

    def _key_of(self, written: Written) -> tuple[str, ...] | None:
        """The sorted labels an answer line names; `None`, with an error said, when it cannot be read."""
        named = self._option_saying(written.text)
        key = find_key(written.text)
        if key and not (key.firm or self._repeats(key)):
            key = None
        if key and not key.text and any(option.label for _, option in self._options):
            named = None  # where options have letters, a letter is a letter, whatever it also says
        if (named is None and key is None) or (named and key and set(key.labels) != {named}):
            if self._options:
                self._say(rules.UNCLEAR_ANSWER, written, found=written.text)
            return None
        if key is None:
            return (named,) if named else None
        known = {label for label, _ in self._options}
        for label in key.labels:
            if label not in known and known:
                self._say(rules.NO_SUCH_OPTION, written, label=label)
        self._check_text(key, written)
        return tuple(sorted(set(key.labels)))

    def _option_saying(self, text: str) -> str | None:
        """The one option with this text, letter for letter or else but for signs: `C++` is not `C`."""
        for form in (_words, _option_form):
            found = [label for label, option in self._options if option.text and form(option.text) == form(text)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _begins(self, label: str, text: str) -> bool:
        return any(name == label and _option_form(option.text).startswith(text) for name, option in self._options)

    def _repeats(self, key: Key) -> bool:
        said = _option_form(key.text)
        return len(key.labels) == 1 and len(said) > 2 and self._begins(key.labels[0], said)

    def _check_text(self, key: Key, written: Written) -> None:
        if len(key.labels) != 1 or not key.text:
            return
        other = self._option_saying(key.text)
        if other and other != key.labels[0]:
            self._say(rules.TEXT_OF_ANOTHER, written, label=key.labels[0], other=other)

    # Reasons

    def _explained(self, key: tuple[str, ...]) -> tuple[tuple[Option, ...], str]:
        """The options with their reasons, and what is left as general explanation."""
        reasons: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        right_ifs: dict[str, str] = {}
        general = [joined(self.draft.explanation)]
        for label, option in self._options:
            if option.rationale:
                reasons.setdefault(label, []).append(option.rationale)
            if option.right_if:
                right_ifs[label] = option.right_if
        for reason in self.draft.reasons:
            labels, name, text = self._tie(reason)
            if not labels:
                general.append(f"- {reason.text}".replace("\n", "\n  "))
            for label in labels:
                reasons.setdefault(label, []).append(text)
                if name:
                    names.setdefault(label, name)
                if reason.right_if:
                    right_ifs.setdefault(label, reason.right_if)
            self._check_letters(reason)
        for label, option in self._options:
            if label not in reasons and label not in key and key:
                self._say(rules.NO_RATIONALE, option, label=label)
        options = tuple(
            Option(
                label,
                option.text,
                "\n\n".join(part for part in reasons.get(label, []) if part) or None,
                names.get(label),
                right_ifs.get(label),
            )
            for label, option in self._options
        )
        return options, _join_general(general)

    def _tie(self, reason: DraftReason) -> tuple[tuple[str, ...], str | None, str]:
        """Which options a reason is about; none when it does not say, never a guess."""
        known = [label for label, _ in self._options]
        lead = find_lead(reason.text)
        if lead:
            for label in (label for label in lead.labels if label not in known):
                self._say(rules.NO_SUCH_RATIONALE, reason, label=label)
            return tuple(label for label in lead.labels if label in known), lead.short_name, lead.reason
        head, reason_text = _head(reason.text)
        if head and (named := self._option_saying(head)):
            return (named,), None, reason_text
        self._say(rules.UNTIED, reason)
        return (), None, reason.text

    def _check_letters(self, reason: DraftReason) -> None:
        lead = find_lead(reason.text)
        for found in _LETTER_REFERENCE.finditer(lead.reason if lead else reason.text):
            self._say(rules.LETTER_IN_TEXT, reason, label=found[1] or found[2])

    # Dispute

    def _dispute(self, block: Block) -> Dispute:
        lines = without_quote_marks(block.source).split("\n")
        title = re.sub(r"^\[![^\]]*\][+-]?\s*", "", lines[0]).strip()
        body, source, verdict = [], None, "open"
        for line in lines[1:]:
            if found := re.match(
                r"^(?:\*\*)?(source|출처|verdict|판정)(?:\*\*)?\s*[:：]\s*(.*)$", line.strip(), re.IGNORECASE
            ):
                if found[1].lower() in {"source", "출처"}:
                    source = next(iter(find_sources([found[2]])), None)
                else:
                    verdict = found[2].strip() or "open"
            else:
                body.append(line)
        place = Place(self.path, block.start + 1)
        if source is None:
            self.diagnostics.append(rules.DISPUTE_WITHOUT_SOURCE.at(place))
        status = _VERDICTS.get((re.match(r"\w*(?: changed)?", verdict.lower()) or [""])[0])
        if status is None:
            self.diagnostics.append(rules.DISPUTE_VERDICT.at(place, found=verdict))
        return Dispute(title, "\n".join(body).strip(), source, verdict, status or Status.DISPUTED)


_VERDICTS = {
    "open": Status.DISPUTED,
    "upheld": Status.SETTLED,
    "key changed": Status.CORRECTED,
    "열림": Status.DISPUTED,
    "유지": Status.SETTLED,
}
_HEAD = re.compile(r"^(?P<bold>\*\*|__)?(?P<head>.+?)(?(bold)(?P=bold))\s*(?:[:：]|\s[-–—])\s*(?P<rest>.+)$", re.DOTALL)


def _head(text: str) -> tuple[str, str]:
    found = _HEAD.match(text)
    return (found["head"], found["rest"]) if found else ("", text)


def _labelled(options: Sequence[DraftOption]) -> Iterator[tuple[str, DraftOption]]:
    """Options with their letters; boxes and plain bullets are lettered by their order."""
    plain = not any(option.label for option in options)
    for index, option in enumerate(options):
        yield (chr(ord("A") + index) if plain and index < 26 else option.label or "?"), option


def _words(text: str) -> str:
    """An option as it reads: without bold, and without regard to case outside code."""
    bare = re.sub(r"\s+", " ", re.sub(r"\*\*|__", "", text)).strip(" .。")
    return bare if "`" in bare else bare.casefold()


def _option_form(text: str) -> str:
    """An option for comparison: letters and digits, and signs where they are all there is (`>=`, `+`)."""
    return comparable(text) or text.strip()


def _list(labels: Sequence[str]) -> str:
    return ", ".join(labels)


def _join_general(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part)
