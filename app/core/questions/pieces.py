"""The file as the grammar walks it: headings, single lines of paragraphs, lists, and anything else as a block."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.core.blocks import Block, Line, without_quote_marks
from app.core.markers import Mark, Marker, caption_marker, find_marker, heading_marker
from app.core.questions.lines import split_line, without_tags

_ANSWER_NAMES = {"answer", "answers", "solution", "정답"}
_QUESTION_NAMES = {"question", "faq", "help"}
_ANSWER_CALLOUTS = _ANSWER_NAMES | {"success", "check", "done"} | _QUESTION_NAMES


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of the walk. `start` and `end` are 0-based source lines, of the outermost block it stands in."""

    block: Block
    line: Line | None
    start: int
    end: int
    level: int = 0
    """Of a heading."""
    marker: Marker | None = None
    """What the line announces, or the title of a folded answer."""

    @property
    def text(self) -> str:
        return self.line.text if self.line else self.block.source

    @property
    def number(self) -> int:
        """1-based line."""
        return self.line.line if self.line else self.block.start + 1

    @property
    def column(self) -> int:
        return self.line.column if self.line else 1


def walk(blocks: Iterable[Block], outer: Block | None = None) -> Iterator[Piece]:
    """All pieces in order. What folds away an answer (`<details>`, answer callouts and quotes) is walked into."""
    blocks = list(blocks)
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        around = outer or block
        if block.kind in {"heading", "paragraph"}:
            for line in block.lines:
                for part in split_line(line):
                    bare = without_tags(part.text)
                    if not bare:
                        continue
                    caption = caption_marker(bare) if bare != part.text else None
                    part = Line(bare, part.line, part.column)
                    start, end = (around.start, around.end) if outer else (line.line - 1, line.line)
                    marker = caption or (heading_marker(part.text) if block.level else find_marker(part.text))
                    yield Piece(block, part, start, end, block.level, marker)
        elif _folds_an_answer(block):
            is_told = _tells(block) or (after is not None and after.kind in {"callout", "details"} and _tells(after))
            if block.title in _QUESTION_NAMES and block.caption.lower() != block.title and is_told:
                title = Line(block.caption, block.start + 1, 1)
                yield Piece(block, title, around.start, around.end, marker=Marker(Mark.QUESTION, block.caption, 0))
            elif caption := caption_marker(block.caption, is_answer=block.title in _ANSWER_NAMES):
                title = Line(block.caption, block.start + 1, 1)
                yield Piece(block, title, around.start, around.end, marker=caption)
            yield from walk(block.children, around)
        else:
            yield Piece(block, None, around.start, around.end)


def _tells(block: Block) -> bool:
    """Whether an answer stands in a block, folded or not."""
    markers = (find_marker(line.text) for line in block.lines)
    if any(marker and marker.mark is Mark.KEY for marker in markers):
        return True
    folded = block.kind == "details" or block.title in _ANSWER_CALLOUTS - _QUESTION_NAMES
    return folded or any(map(_tells, block.children))


def _folds_an_answer(block: Block) -> bool:
    if block.kind == "details":
        return True
    if block.kind == "callout":
        return block.title in _ANSWER_CALLOUTS or caption_marker(block.caption) is not None
    return block.kind == "quote" and any(
        (marker := find_marker(line.text)) is not None and marker.mark in {Mark.KEY, Mark.OPTIONS, Mark.QUESTION}
        for child in block.children
        for line in child.lines
    )


_LONGEST_KEY = 12


def quoted_key(block: Block) -> str:
    """What a quote says that is no longer than an answer; empty for anything else."""
    said = without_quote_marks(block.source).strip() if block.kind == "quote" else ""
    return said if len(said) <= _LONGEST_KEY else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A list item, read as far as it is asked for: most items are no options."""

    first: Line
    """Its first line; empty where it begins with no words."""
    item: Block

    @property
    def number(self) -> int | None:
        """In an ordered list."""
        return self.item.number

    @property
    def text(self) -> str:
        return join_text(self.first.text, self.more)

    @property
    def more(self) -> str:
        """Further lines and blocks, as markdown, with the line ends before them."""
        words = _words(self.item)
        return "".join(f"\n{line.text}" for line in words[1:]) + _blocks(self._rest, self.item.start + len(words))

    @property
    def quoted(self) -> str:
        """The inside of its quotes."""
        quotes = (child for child in self._rest if child.kind == "quote")
        return "\n\n".join(without_quote_marks(_kept(quote)).strip() for quote in quotes)

    @property
    def right_if(self) -> str:
        """What its nested items say under which it would be right."""
        return "\n".join(text for child in self._rest for _, text in _conditions(child))

    @property
    def _rest(self) -> list[Block]:
        return self.item.children[1:] if _words(self.item) else self.item.children


def entries(block: Block) -> list[Entry]:
    """The items of a list."""
    return [_entry(item) for item in block.children]


def _entry(item: Block) -> Entry:
    words = _words(item)
    return Entry(words[0] if words else Line("", item.start + 1, 1), item)


def _words(item: Block) -> tuple[Line, ...]:
    """The lines it begins with."""
    return item.children[0].lines if item.children else ()


_RIGHT_IF = re.compile(
    r"(?:would be right if|right if|correct if|맞는 경우|정답이 되는 경우)\s*[:：]\s*", re.IGNORECASE
)


def _conditions(block: Block) -> Iterator[tuple[Block, str]]:
    """(item, what it says) of the items, however deep, that tell when an option would be right."""
    for child in block.children:
        words = _words(child) if child.kind == "item" else ()
        if words and (lead := _RIGHT_IF.match(words[0].text)):
            yield child, _entry(child).text[lead.end() :]
        else:
            yield from _conditions(child)


def _blocks(blocks: Iterable[Block], end: int) -> str:
    """Blocks as they stand below text that ends at a line: those right under it stay there."""
    text = ""
    for block in blocks:
        if block.kind != "quote" and (source := _kept(block)):
            text += ("\n" if block.start <= end else "\n\n") + source
            end = block.start + source.count("\n") + 1
    return text


def _kept(block: Block) -> str:
    """The markdown of a block in an item, but for the nested items that tell when an option would be right."""
    lines = block.source.split("\n")
    for item, _ in reversed(list(_conditions(block))):
        del lines[item.start - block.start : item.end - block.start]
    return "\n".join(lines).rstrip()


def join_text(first: str, more: str) -> str:
    """A first line and what stands below it."""
    return (first + more).strip()


_CHECKBOX = re.compile(r"(?:\[([ xX])\]|\(([ xX•●])\))(?:[ \t]+|$)(.*)", re.DOTALL)


def find_box(text: str) -> tuple[bool, str] | None:
    """`[x] text`, `(•) text` → checked and the text."""
    found = _CHECKBOX.match(text)
    return ((found[1] or found[2]) != " ", found[3].strip()) if found else None
