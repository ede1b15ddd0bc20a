"""How tokens become HTML: heading anchors, highlighted code, tables and code that scroll in their own box."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from app.core.model import Heading
from app.core.text import anchor_of

HIGHLIGHT_LIMIT = 6_000
"""Characters of code that are coloured; beyond, a lexer's worst case costs more than colour is worth."""

_FORMATTER = HtmlFormatter(nowrap=True)
_LANGUAGE = re.compile(r"[a-z0-9+#.-]{1,30}")
_WORDS = {"text", "code_inline", "math_inline", "math_inline_double"}
_TASK = re.compile(r"\[([ xX])\](?=\s|$)\s*")


def output_plugin(markdown: MarkdownIt) -> None:
    markdown.core.ruler.push("tasks", _tasks)
    for name, rule in {
        "fence": _fence,
        "code_block": _code_block,
        "table_open": _table_open,
        "table_close": _table_close,
        "image_elsewhere": _image_elsewhere,
        "task": _task,
    }.items():
        markdown.add_render_rule(name, rule)


def plain_text(token: Token) -> str:
    """The words of an inline token, without markup."""
    return "".join(_words(token.children or [])).strip()


def add_anchors(tokens: Sequence[Token], prefix: str) -> tuple[Heading, ...]:
    """Give every heading an anchor of its own, and list those that stand at the top level, in order."""
    contents = []
    taken: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            words = plain_text(tokens[index + 1])
            anchor = (f"{prefix}-" if prefix else "") + (anchor_of(words) or "section")
            count = taken[anchor] = taken.get(anchor, -1) + 1
            token.attrSet("id", f"{anchor}-{count}" if count else anchor)
            if token.level == 0:
                contents.append(Heading(int(token.tag[1]), str(token.attrs["id"]), words))
        elif token.type == "inline" and index:
            _add_block_anchor(tokens, index, prefix, taken)
    return tuple(contents)


def _add_block_anchor(tokens: Sequence[Token], index: int, prefix: str, taken: dict[str, int]) -> None:
    """Let `[[note#^id]]` lead to the paragraph or list entry that ends in `^id`; a question has its own address."""
    names = [child.content for child in tokens[index].children or [] if child.type == "block_id"]
    if not names or names[-1].startswith("q-"):
        return
    opening = tokens[index - 2] if tokens[index - 1].hidden and index > 1 else tokens[index - 1]
    anchor = (f"{prefix}-" if prefix else "") + f"^{anchor_of(names[-1])}"
    if anchor not in taken and opening.nesting == 1 and not opening.attrGet("id"):
        taken[anchor] = 0
        opening.attrSet("id", anchor)


def _words(children: Sequence[Token]) -> Iterator[str]:
    for token in children:
        if token.type in _WORDS:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.type in {"image", "image_elsewhere"}:
            yield from _words(token.children or [])


def _tasks(state: StateCore) -> None:
    """`- [ ]` and `- [x]` as boxes that show but do not change."""
    for index, token in enumerate(state.tokens):
        if token.type != "inline" or index < 2 or state.tokens[index - 2].type != "list_item_open":
            continue
        first = token.children[0] if token.children else None
        found = _TASK.match(first.content) if first and first.type == "text" else None
        if found and first and token.children:
            first.content = first.content[found.end() :]
            token.children.insert(0, Token("task", "", 0, content=found[1]))
            state.tokens[index - 2].attrSet("class", "task")


def _fence(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    name = token.info.strip().split(maxsplit=1)[0].lower() if token.info.strip() else ""
    language = name if _LANGUAGE.fullmatch(name) else ""
    attribute = f' class="language-{escapeHtml(language)}"' if language else ""
    kind = ' class="diagram"' if language == "mermaid" else ""
    return f'<pre{kind} tabindex="0"><code{attribute}>{_coloured(token.content, language)}</code></pre>\n'


def _code_block(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<pre tabindex="0"><code>{escapeHtml(tokens[index].content)}</code></pre>\n'


def _coloured(code: str, language: str) -> str:
    lexer = _lexer(language) if language and len(code) <= HIGHLIGHT_LIMIT else None
    return highlight(code, lexer, _FORMATTER) if lexer else escapeHtml(code)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False)
    except ClassNotFound:
        return None


def _table_open(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return '<div class="table-scroll" tabindex="0"><table>\n'


def _table_close(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</table></div>\n"


def _image_elsewhere(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    token = tokens[index]
    words = escapeHtml("".join(_words(token.children or [])) or str(token.attrs.get("src", "")))
    src = str(token.attrs.get("src", ""))
    if not src.lower().startswith("https:"):
        return words
    return f'<a class="external" rel="noopener noreferrer" href="{escapeHtml(src)}">{words}</a>'


def _task(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    done = tokens[index].content != " "
    return f'<input type="checkbox" disabled aria-label="{"☑" if done else "☐"}"{" checked" if done else ""}> '
