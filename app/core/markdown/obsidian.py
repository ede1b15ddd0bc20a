"""Obsidian's inline dialect: `==highlight==`, `%%comment%%`, `#tag`, and block ids at the end of a line."""

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_BLOCK_ID = re.compile(r"\^([A-Za-z0-9-]+)[ \t]*(?=\n|$)")
_TAG = re.compile(r"#(?=[\w/-]*[^\W\d])([\w-]+(?:/[\w-]+)*)")
"""As in Obsidian a tag runs on over a Korean particle, and digits alone are none."""
_HIGHLIGHT = re.compile(r"==(?=\S)(.{1,1000}?)(?<=\S)==", re.DOTALL)
_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)
_COMMENT_SIGNS = {"%%": "%%", "<!--": "-->"}
_COMMENT_OPENINGS = tuple(_COMMENT_SIGNS)


def obsidian_plugin(markdown: MarkdownIt) -> None:
    markdown.inline.add_terminator_char("=")
    markdown.inline.add_terminator_char("^")
    markdown.inline.ruler.before("emphasis", "highlight", _highlight)
    markdown.inline.ruler.before("emphasis", "comment", _comment)
    markdown.inline.ruler.before("emphasis", "tag", _tag)
    markdown.inline.ruler.before("emphasis", "block_id", _block_id)
    alternatives: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "comment_block", _comment_block, alternatives)


def _highlight(state: StateInline, silent: bool) -> bool:
    found = _HIGHLIGHT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        end = state.posMax
        state.push("mark_open", "mark", 1).attrSet("class", "cue")
        state.pos, state.posMax = found.start(1), found.end(1)
        state.md.inline.tokenize(state)
        state.posMax = end
        state.push("mark_close", "mark", -1)
    state.pos = found.end()
    return True


def _comment(state: StateInline, silent: bool) -> bool:
    found = _COMMENT.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        token = state.push("comment", "", 0)
        token.content, token.hidden = found[0], True
    state.pos = found.end()
    return True


def _tag(state: StateInline, silent: bool) -> bool:
    if state.pos > 0 and not state.src[state.pos - 1].isspace():
        return False
    found = _TAG.match(state.src, state.pos, state.posMax)
    if not found or state.linkLevel > 0:
        return False
    if not silent:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": f"/notes?tag={quote(found[1])}", "class": "tag"}
        state.push("text", "", 0).content = found[0]
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _block_id(state: StateInline, silent: bool) -> bool:
    """Hide ` ^some-id` at the end of a line; `add_anchors` makes a place of it that links can lead to."""
    if state.pos > 0 and not state.src[state.pos - 1].isspace():
        return False
    found = _BLOCK_ID.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.pending = state.pending.rstrip()
        token = state.push("block_id", "", 0)
        token.content, token.hidden = found[1], True
    state.pos = found.end()
    return True


def _comment_block(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A comment that starts a line; it may span blank lines, which an inline rule cannot see."""
    start = state.bMarks[first] + state.tShift[first]
    if not state.src.startswith(_COMMENT_OPENINGS, start) or state.is_code_block(first):
        return False
    opening = next(sign for sign in _COMMENT_SIGNS if state.src.startswith(sign, start))
    closing = _COMMENT_SIGNS[opening]
    end = state.src.find(closing, start + len(opening))
    if end < 0 or end > state.eMarks[last - 1]:
        return False
    line = first
    while state.eMarks[line] < end:
        line += 1
    if state.src[end + len(closing) : state.eMarks[line]].strip():
        return False
    if not silent:
        state.line = line + 1
    return True
