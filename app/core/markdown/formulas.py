"""Formulas: `$x^2$` and `$$…$$` as code that is set apart; prices are none.

The dollars are read by the plugin. As in Obsidian, no blank stands inside the dollars and no digit outside of them, so
that `$5 and $10` stays text.
"""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.dollarmath.index import math_inline_dollar


def formulas_plugin(markdown: MarkdownIt) -> None:
    markdown.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
    )
    markdown.inline.ruler.at("math_inline", _within)
    markdown.add_render_rule("math_inline", _inline)
    markdown.add_render_rule("math_inline_double", _inline)
    markdown.add_render_rule("math_block", _block)


_math = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)


def _within(state: StateInline, silent: bool) -> bool:
    """The plugin's rule looks for the closing dollar beyond the highlight or link that it stands in."""
    start = state.pos
    if not _math(state, True):
        return False
    fits = state.pos <= state.posMax
    if not fits or not silent:
        state.pos = start
    return fits and (silent or _math(state, False))


def _inline(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<code class="math">{escapeHtml(tokens[index].content.strip())}</code>'


def _block(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<pre class="math" tabindex="0"><code>{escapeHtml(tokens[index].content.strip())}</code></pre>\n'
