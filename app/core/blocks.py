"""A parsed file as a tree of blocks, each with its source lines: what the question grammar reads.

Built from the parser's tokens, so that labels, hashes and answer words inside code fences are never mistaken for
structure. Paragraphs offer their lines one by one, because authors write several labelled lines in one paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

_KINDS = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "list_item_open": "item",
    "blockquote_open": "quote",
    "callout_open": "callout",
    "details_open": "details",
    "table_open": "table",
}
_CLOSINGS = {opening.replace("_open", "_close") for opening in _KINDS}
_ASIDE = {"callout_title_open", "summary_open", "footnote_block_open"}
"""What stands outside the flow of the file; footnotes are moved to its end by the parser."""
_BREAKS = {"softbreak", "hardbreak"}
_ENOUGH = 12
"""Letters that find a line's place in the source, where a comment in it may have been left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph or heading: its markdown without indentation, and where it stands (both 1-based)."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Block:
    """A block-level piece of the file; `start` and `end` are 0-based half-open source lines."""

    kind: str
    start: int
    end: int
    source: str = ""
    """Markdown of the block without the marks of what contains it (bullets, `>`)."""
    level: int = 0
    """Of a heading, 1–6."""
    title: str = ""
    """The name in `[!name]` of a callout, or a fence's info string."""
    caption: str = ""
    """What a callout or `<details>` shows while it is folded."""
    number: int | None = None
    """Of an item in an ordered list."""
    lines: tuple[Line, ...] = ()
    children: list["Block"] = field(default_factory=list)


def build_blocks(tokens: Sequence[Token], source_lines: Sequence[str]) -> list[Block]:
    """The top-level blocks of a file, with what they contain."""
    root = Block("root", 0, len(source_lines))
    stack = [root]
    skipped = 0
    for token in tokens:
        if skipped or token.type in _ASIDE:
            skipped += token.nesting
            if skipped and token.type == "inline":
                stack[-1].caption = token.content
        elif token.nesting == 1 and token.type in _KINDS:
            block = _open(token, stack, source_lines)
            stack[-1].children.append(block)
            stack.append(block)
        elif token.type == "inline":
            _add_words(stack[-1], token, source_lines)
        elif token.type in _CLOSINGS:
            if len(stack) > 1:  # a footnote inside a quote inside a footnote closes more than it opened
                stack.pop()
        elif token.nesting == 0 and token.map:
            stack[-1].children.append(_leaf(token, stack, source_lines))
    return root.children


def _open(token: Token, containers: Sequence[Block], source_lines: Sequence[str]) -> Block:
    start, end = token.map or (containers[-1].start, containers[-1].end)
    block = Block(_KINDS[token.type], start, end)
    if block.kind == "heading":
        block.level = int(token.tag[1])
    elif block.kind == "callout":
        block.title = str(token.meta.get("callout", ""))
    elif block.kind == "item" and token.info.isdigit():
        block.number = int(token.info)
    if block.kind not in {"heading", "paragraph"}:
        block.source = own_source(source_lines[start:end], start, containers)
    return block


def _leaf(token: Token, containers: Sequence[Block], source_lines: Sequence[str]) -> Block:
    start, end = token.map or (0, 0)
    kind = {"fence": "fence", "code_block": "code", "hr": "rule"}.get(token.type, "other")
    return Block(kind, start, end, own_source(source_lines[start:end], start, containers), title=token.info.strip())


def _add_words(block: Block, token: Token, source_lines: Sequence[str]) -> None:
    if block.kind not in {"paragraph", "heading"} or token.map is None or not token.content:
        return
    block.source = _without_comments(token)
    texts = block.source.split("\n")
    if len(texts) > 1 and len(texts) - 1 != sum(_breaks(child) for child in token.children or []):
        texts = [block.source]  # a code span or address runs over a line end: its lines are not lines of their own
    first = token.map[0]
    block.lines = tuple(
        Line(
            _without_escape(_LONG_GAP.sub(_GAP, text.strip())), number + 1, _column(source_lines, number, text.strip())
        )
        for number, text in enumerate(texts, start=first)
    )


_GAP = " " * 8
_LONG_GAP = re.compile(r"[^\S\n]{9,}")
"""More blanks than anyone writes between two words; the grammar's patterns would try each of them."""
_ESCAPED_STOP = re.compile(r"^(\W{0,4}(?:[^\W\d]{1,10} ?)?\w{1,4})\\(?=[.):])")
_ESCAPED_BOX = re.compile(r"^\\\[([ xX\w])\\\]")


def _without_escape(text: str) -> str:
    r"""`1\. text`, `A\) text` and `\[x\] text`, as some editors export them, are as good as `1. text`."""
    if "\\" not in text[:20]:
        return text
    return _ESCAPED_BOX.sub(r"[\1]", _ESCAPED_STOP.sub(r"\1", text))


def _without_comments(token: Token) -> str:
    """The words of a paragraph; a comment leaves only its line ends."""
    kept, rest = [], token.content
    for child in token.children or []:
        if child.type == "comment":
            before, _, rest = rest.partition(child.content)
            kept += [before, "\n" * child.content.count("\n")]
            rest = rest.removeprefix(" ") if before.endswith(" ") else rest
    return "".join((*kept, rest))


def _breaks(token: Token) -> int:
    return token.content.count("\n") if token.type == "comment" else token.type in _BREAKS


def _column(source_lines: Sequence[str], number: int, text: str) -> int:
    source = source_lines[number] if number < len(source_lines) else ""
    return max(source.find(text.partition("\n")[0][:_ENOUGH]), 0) + 1


def own_source(lines: Sequence[str], start: int, containers: Sequence[Block]) -> str:
    """A block that begins in line `start`, brought to the left margin, without bullets and `>` of its containers."""
    lines = list(lines)
    for container in containers:
        if container.kind in {"quote", "callout"}:
            lines = [_QUOTE.sub("", line) for line in lines]
        elif container.kind == "item" and container.start == start:
            lines[0] = _BULLET.sub(lambda found: " " * len(found[0]), lines[0])
    margins = [len(line) - len(line.lstrip()) for line in lines if line.strip()]
    first = margins[0] if margins else 0
    return "\n".join(line[min(first, len(line) - len(line.lstrip())) :].rstrip() for line in lines).strip("\n")


_QUOTE = re.compile(r"^\s*> ?")
_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])(?=\s|$)")


def without_quote_marks(source: str) -> str:
    """The markdown inside a quote."""
    return "\n".join(_QUOTE.sub("", line) for line in source.split("\n"))
