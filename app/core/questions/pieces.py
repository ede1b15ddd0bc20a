"""The file as the grammar walks it: headings, single lines of paragraphs, lists, and anything else as a block."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from app.core.blocks import Block, Line, without_quote_marks
from app.core.markers import Mark, Marker, find_marker, heading_marker

_ANSWER_CALLOUTS = {"answer", "answers", "solution", "정답", "success", "check", "done", "question", "faq", "help"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One step of the walk. `start` and `end` are 0-based source lines, of the outermost block it stands in."""

    block: Block
    line: Line | None
    start: int
    end: int
    level: int = 0
    """Of a heading."""

    @property
    def text(self) -> str:
        return self.line.text if self.line else self.block.source

    @property
    def marker(self) -> Marker | None:
        if self.line is None:
            return None
        return heading_marker(self.text) if self.level else find_marker(self.text)

    @property
    def number(self) -> int:
        """1-based line."""
        return self.line.line if self.line else self.block.start + 1

    @property
    def column(self) -> int:
        return self.line.column if self.line else 1


def walk(blocks: Iterable[Block], outer: Block | None = None) -> Iterator[Piece]:
    """All pieces in order. What folds away an answer (`<details>`, answer callouts and quotes) is walked into."""
    for block in blocks:
        around = outer or block
        if block.kind in {"heading", "paragraph"}:
            for line in block.lines:
                start, end = (around.start, around.end) if outer else (line.line - 1, line.line)
                yield Piece(block, line, start, end, block.level)
        elif _folds_an_answer(block):
            yield from walk(block.children, around)
        else:
            yield Piece(block, None, around.start, around.end)


def _folds_an_answer(block: Block) -> bool:
    if block.kind == "details":
        return True
    if block.kind == "callout":
        return block.title in _ANSWER_CALLOUTS
    return block.kind == "quote" and any(
        (marker := find_marker(line.text)) is not None and marker.mark in {Mark.KEY, Mark.OPTIONS, Mark.QUESTION}
        for child in block.children
        for line in child.lines
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A list item: its first line, the rest of it, and what is quoted or listed inside it."""

    first: Line
    more: str
    """Further lines and blocks, as markdown, with the line ends before them."""
    quoted: str
    """The inside of its quotes."""
    right_if: str
    """What its nested items say under which it would be right."""

    @property
    def text(self) -> str:
        return join_text(self.first.text, self.more)


def entries(block: Block) -> Iterator[Entry]:
    """The items of a list that begin with words."""
    for item in block.children:
        words = item.children[0].lines if item.children else ()
        rest = item.children[1:] if words else item.children
        quotes = [child for child in rest if child.kind == "quote"]
        yield Entry(
            words[0] if words else Line("", item.start + 1, 1),
            "".join(f"\n{line.text}" for line in words[1:]) + _blocks(rest, item.start + len(words)),
            "\n\n".join(without_quote_marks(quote.source) for quote in quotes),
            "\n".join(text for child in rest for text in _right_ifs(child)),
        )


_RIGHT_IF = re.compile(
    r"^(?:would be right if|right if|correct if|맞는 경우|정답이 되는 경우)\s*[:：]\s*", re.IGNORECASE
)


def _right_ifs(block: Block) -> Iterator[str]:
    for item in block.children if block.kind == "list" else ():
        words = item.children[0].lines if item.children else ()
        if words and _RIGHT_IF.match(words[0].text):
            text = next(entries(replace(block, children=[item]))).text
            yield _RIGHT_IF.sub("", text)


def _blocks(blocks: Iterable[Block], end: int) -> str:
    """Blocks as they stand below text that ends at a line: those right under it stay there."""
    text = ""
    for block in blocks:
        if block.kind != "quote" and (source := _kept(block)):
            text += ("\n" if block.start <= end else "\n\n") + source
            end = block.start + source.count("\n") + 1
    return text


def _kept(block: Block) -> str:
    """The markdown of a block in an item, but for the nested items that `_right_ifs` reads."""
    if block.kind != "list" or not any(_right_ifs(block)):
        return block.source
    return "\n".join(item.source for item in block.children if not any(_right_ifs(replace(block, children=[item]))))


def join_text(first: str, more: str) -> str:
    """A first line and what stands below it."""
    return (first + more).strip()


_CHECKBOX = re.compile(r"^\[([ xX])\](?:[ \t]+|$)(.*)$", re.DOTALL)


def find_box(text: str) -> tuple[bool, str] | None:
    """`[x] text` → checked and the text."""
    found = _CHECKBOX.match(text)
    return (found[1] != " ", found[2].strip()) if found else None
