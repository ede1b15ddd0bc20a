"""The one configured markdown parser. Everything a page shows of a note goes through `render`.

`MARKDOWN` is CommonMark with tables, strikethrough, footnotes and formulas, the Obsidian dialect, emphasis that knows
Hangul, single newlines as breaks, and no raw HTML but a short allow list. It is safe to share between threads: every
call keeps its state in the `env` it is given.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from app.core.markdown.allowed_html import allowed_html_plugin
from app.core.markdown.callouts import callouts_plugin
from app.core.markdown.definitions import needed
from app.core.markdown.emphasis import CjkParserInline
from app.core.markdown.formulas import formulas_plugin
from app.core.markdown.limits import Excess, limits_plugin
from app.core.markdown.links import links_plugin
from app.core.markdown.obsidian import obsidian_plugin
from app.core.markdown.output import add_anchors, output_plugin, plain_text
from app.core.markdown.shortcuts import UNMARKED, shortcuts_plugin
from app.core.model import Heading

MAX_NESTING = 40
_PIECE_ALLOWANCE = 3
"""Times the limits of a note: a piece of it may hold the same definitions twice, with blank lines between them."""

_MARKED_CUE = re.compile(r'<mark class="cue">(.*?)</mark>', re.DOTALL)


def configure() -> MarkdownIt:
    """The parser with every rule of the note format."""
    markdown = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": MAX_NESTING})
    markdown.inline = CjkParserInline()
    markdown.enable(["table", "strikethrough"])
    # The preset switches rules of the parser it made; the new inline parser has all rules on but these.
    markdown.disable(["linkify", "html_inline", "html_block"])
    for plugin in (
        footnote_plugin,
        formulas_plugin,
        obsidian_plugin,
        callouts_plugin,
        allowed_html_plugin,
        links_plugin,
        output_plugin,
        limits_plugin,
        shortcuts_plugin,
    ):
        markdown.use(plugin)
    return markdown


MARKDOWN = configure()


def parse(text: str, *, path: str = "") -> list[Token]:
    """Block tokens of a whole file, with their line maps and parsed inline children. Raises `Excess`.

    `path` is the note's, for relative links.
    """
    return MARKDOWN.parse(text, {"path": path})


def parse_piece(text: str, *, path: str = "", definitions: str = "") -> list[Token]:
    """Tokens of a piece of a file that was parsed before; one that asks too much by itself is code. Never raises.

    `definitions` holds footnotes and link targets written elsewhere in the file.
    """
    named = needed(text, definitions)
    try:
        return MARKDOWN.parse(f"{text}\n\n{named}" if named else text, {"path": path, "allowance": _PIECE_ALLOWANCE})
    except Excess:
        return [Token("code_block", "code", 0, content=text)]


def render(text: str, *, path: str = "", definitions: str = "", prefix: str = "") -> str:
    """HTML of a piece of a note; `path` and `definitions` as for `parse_piece`, `prefix` as for `render_tokens`."""
    if UNMARKED.fullmatch(text):
        return f"<p>{escapeHtml(text)}</p>\n"
    return render_tokens(parse_piece(text, path=path, definitions=definitions), prefix=prefix)[0]


def render_tokens(tokens: Sequence[Token], *, prefix: str = "") -> tuple[str, tuple[Heading, ...]]:
    """HTML of parsed text and its top-level headings, each with the anchor it gets.

    `prefix` keeps the anchors of two pieces on one page apart.
    """
    contents = add_anchors(tokens, prefix)
    env = {"docId": prefix} if prefix else {}
    return str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, env)), contents


def without_cues(html: str) -> str:
    """The same piece with the decisive cue not marked, for asking."""
    return _MARKED_CUE.sub(r"\1", html)


__all__ = [
    "MARKDOWN",
    "Excess",
    "configure",
    "parse",
    "parse_piece",
    "plain_text",
    "render",
    "render_tokens",
    "without_cues",
]
