"""Formulas: `$x^2$` and `$$…$$` as code that is set apart; prices are none.

The dollars are read by the plugin. As in Obsidian, no blank stands inside the dollars and no digit outside of them, so
that `$5 and $10` stays text.
"""

from collections.abc import Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin


def formulas_plugin(markdown: MarkdownIt) -> None:
    markdown.use(
        dollarmath_plugin,
        allow_labels=False,
        allow_space=False,
        allow_digits=False,
        allow_blank_lines=False,
        double_inline=True,
    )
    markdown.add_render_rule("math_inline", _inline)
    markdown.add_render_rule("math_inline_double", _inline)
    markdown.add_render_rule("math_block", _block)


def _inline(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<code class="math">{escapeHtml(tokens[index].content.strip())}</code>'


def _block(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f'<pre class="math" tabindex="0"><code>{escapeHtml(tokens[index].content.strip())}</code></pre>\n'
