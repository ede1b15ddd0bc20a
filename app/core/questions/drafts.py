"""A question as written: its parts as the walk collects them, nothing judged."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from app.core.blocks import Block
from app.core.inline_keys import part_key
from app.core.labels import find_key


@dataclass(frozen=True, slots=True)
class Written:
    """A value as written, with its place."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class DraftOption:
    label: str | None
    text: str
    line: int
    column: int
    checked: bool | None = None
    """Of a box; `None` where there is none."""
    marked: bool = False
    """Whether a sign such as ✅ says that it is right."""
    judged: bool = False
    """Whether a sign says that it is right or wrong."""
    bold: bool = False
    """Whether all of it stands in bold, which some authors mean as the answer."""
    again: str = ""
    """The same in the other language."""
    rationale: str = ""
    right_if: str = ""


@dataclass(frozen=True, slots=True)
class DraftReason:
    """A reason as written, not yet tied to an option."""

    text: str
    line: int
    column: int
    right_if: str = ""


@dataclass(slots=True)
class Draft:
    line: int
    column: int = 1
    heading: str | None = None
    number: int | None = None
    """Which question of its file it says it is."""
    has_marker: bool = False
    in_practice: bool = False
    tentative: bool = False
    """Found where nothing announces a question: only an answer makes it one."""
    scenario: list[tuple[int, str]] = field(default_factory=list)
    stem: list[tuple[int, str]] = field(default_factory=list)
    """Text with the start line of its block: lines of one block belong to one paragraph."""
    prompts: list[Written] = field(default_factory=list)
    options: list[DraftOption] = field(default_factory=list)
    signs: str = ""
    """What stands for the options' letters, if anything does: numbers, circled or not, or Korean letters."""
    keys: list[Written] = field(default_factory=list)
    order: Written | None = None
    reasons: list[DraftReason] = field(default_factory=list)
    explanation: list[tuple[int, str]] = field(default_factory=list)
    sources: list[Written] = field(default_factory=list)
    difficulty: Written | None = None
    tags: str = ""
    dispute: Block | None = None
    options_in_lines: bool = False
    options_in_code: bool = False
    figures: list[Block] = field(default_factory=list)
    """Lists and tables of the stem."""
    last_list: Block | None = None
    """The list that ends the stem so far: options, when the answer names one of its items."""
    first: int = 0
    last: int = 0
    """0-based half-open source lines the question takes up."""

    def ask(self, text: str, block: Block, line: int) -> None:
        """Add to the stem; an answer in brackets behind it is not for learners to see."""
        text, key = part_key(text)
        if key:
            self.keys.append(Written(key, line, 1))
        if text:
            self.stem.append((block.start, text))
        if block.kind in {"list", "table"}:
            self.figures.append(block)

    @property
    def stem_text(self) -> str:
        return joined(self.stem)

    @property
    def is_question(self) -> bool:
        """Whether it was meant as one: `**문제:** 비용이 크다` in running text is not."""
        if self.tentative:
            return bool(self.options) and self.is_answered
        if self.options_in_lines and len(self.options) == 1 and not self.is_answered:
            return False  # `Q: …` and `A: …`, a flash card
        if self.in_practice and (self.has_marker or self.heading is not None):
            return True
        return bool(self.options) or any((key := find_key(written.text)) and key.firm for written in self.keys)

    @property
    def is_answered(self) -> bool:
        return bool(self.keys or self.order) or any(option.checked or option.marked for option in self.options)


def joined(parts: Iterable[tuple[int, str]]) -> str:
    """Markdown of collected parts: lines of one block on lines, blocks apart."""
    text, before = "", None
    for block, part in parts:
        text += part if before is None else ("\n" if block == before else "\n\n") + part
        before = block
    return text.strip()
