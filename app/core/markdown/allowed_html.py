"""The only HTML an author may write: `<details>`, `<summary>`, `<br>`, `<kbd>`, `<sub>`, `<sup>`, without attributes.

Each is recognised letter for letter and written out by us, so nothing an author types reaches the page as markup.
Tags that do not pair within their paragraph, or within their enclosing block, stay text.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_INLINE = re.compile(r"<(?:(br) ?/?|(/?)(kbd|sub|sup))>", re.IGNORECASE)
_JEKYLL = r"(?: markdown=(?:\"\w+\"|'\w+'|\w+))?"
"""What many banks write for another renderer; it means nothing here."""
_DETAILS = re.compile(
    rf"<details{_JEKYLL}( open)?{_JEKYLL}>\s*(?:<summary{_JEKYLL}>(.*?)</summary>)?\s*(.*)$", re.IGNORECASE
)
_UNCLOSED_LIMIT = 100
"""Every unclosed `<details>` is looked for to the end of the file; past so many, no more."""
_SUMMARY = re.compile(rf"<summary{_JEKYLL}>(.*?)</summary>\s*$", re.IGNORECASE)
_DETAILS_END = re.compile(r"(.*?)</details>\s*$", re.IGNORECASE)


def allowed_html_plugin(markdown: MarkdownIt) -> None:
    markdown.inline.ruler.before("autolink", "allowed_html", _allowed_inline)
    markdown.core.ruler.after("inline", "allowed_html_pairs", _unpaired_is_text)
    alternatives: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    markdown.block.ruler.before("fence", "details", _details, alternatives)


def _allowed_inline(state: StateInline, silent: bool) -> bool:
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        if found[1]:
            state.push("hardbreak", "br", 0)
        else:
            token = state.push("allowed_html", found[3].lower(), 0)
            token.content = found[0]
            token.markup = "/" if found[2] else ""
    state.pos = found.end()
    return True


def _unpaired_is_text(state: StateCore) -> None:
    for block in state.tokens:
        stack: list[Token] = []
        for token in block.children or []:
            if token.type != "allowed_html":
                continue
            if not token.markup:
                stack.append(token)
            elif stack and (stack[-1].tag, stack[-1].level) == (token.tag, token.level):
                opening = stack.pop()
                opening.type, token.type = "allowed_html_open", "allowed_html_close"
                opening.nesting, token.nesting = 1, -1
        for token in block.children or []:
            if token.type == "allowed_html":
                token.type, token.tag = "text", ""


def _details(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A `<details>` line up to its `</details>`; what stands between is markdown."""
    if not state.src.startswith("<", state.bMarks[first] + state.tShift[first]) or state.is_code_block(first):
        return False
    opening = _DETAILS.match(_line(state, first))
    if not opening:
        return False
    if state.env.get("unclosed_details", 0) > _UNCLOSED_LIMIT:
        return False
    in_one_line = _DETAILS_END.match(opening[3])
    end = first if in_one_line else _closing_line(state, first, last)
    if end is None:
        state.env["unclosed_details"] = state.env.get("unclosed_details", 0) + 1
        return False
    if silent:
        return True
    start, summary = first + 1, opening[2]
    words = in_one_line[1].strip() if in_one_line else opening[3].strip()
    if words.startswith("<details"):
        return False
    if summary is None and start < end and (own_line := _SUMMARY.match(_line(state, start))):
        summary, start = own_line[1], start + 1
    token = state.push("details_open", "details", 1)
    token.map = [first, end + 1]
    if opening[1]:
        token.attrSet("open", "")
    if summary is not None:
        _push_summary(state, summary, start - 1)
    if words:
        _push_words(state, words, first)
    _tokenize_inside(state, start, end)
    state.push("details_close", "details", -1)
    state.line = end + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _closing_line(state: StateBlock, first: int, last: int) -> int | None:
    depth = 0
    for line in range(first, last):
        if state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            return None
        text = _line(state, line)
        if _DETAILS.match(text):
            depth += 1
        elif (found := _DETAILS_END.match(text)) and not found[1]:
            depth -= 1
            if depth == 0:
                return line
    return None


def _push_summary(state: StateBlock, summary: str, line: int) -> None:
    state.push("summary_open", "summary", 1)
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = summary.strip(), [line, line + 1], []
    state.push("summary_close", "summary", -1)


def _push_words(state: StateBlock, words: str, line: int) -> None:
    """A paragraph that stands in the opening line itself."""
    state.push("paragraph_open", "p", 1).map = [line, line + 1]
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = words, [line, line + 1], []
    state.push("paragraph_close", "p", -1)


def _tokenize_inside(state: StateBlock, start: int, end: int) -> None:
    last, parent = state.lineMax, state.parentType
    state.lineMax, state.parentType = end, "root"
    state.md.block.tokenize(state, start, end)
    state.lineMax, state.parentType = last, parent
