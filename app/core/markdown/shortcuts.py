"""What most of a note is, known without asking every rule: words, words after others in bold, paragraphs of one line.

A shortcut changes when the parser knows something, never what it finds: `tests/core/test_shortcuts.py` holds the parser
with them against the parser without. Together they save half of the time it takes.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline.emphasis import tokenize as emphasis
from markdown_it.token import Token

_LETTER, _ALNUM = "[A-Za-z가-힣]", "[A-Za-z0-9가-힣]"
_MORE = r"(?:[A-Za-z0-9가-힣 ,.;:?'\"()/–—-]*[A-Za-z0-9가-힣,.;:?'\"()/])?"
UNMARKED = re.compile(_LETTER + _MORE)
"""A whole text of one line that no rule of the parser can change."""
_BOLD_FIRST = re.compile(rf"\*\*({_LETTER}{_MORE})\*\*(?:(?<={_ALNUM}\*\*)|(?![A-Za-z0-9]))({_MORE})")
"""`**Purpose**: …` and `**A) Tea** - …`, where the bold surely closes."""
_SIGNS = re.compile(r"[\n!#$%&*<=\[\]\\^_`~]")
"""Where a rule of ours begins; the library stops at more, for rules that others may bring."""
_WORDS = re.compile(r"(?:\*\*)?[A-Za-z가-힣]")
_ENTRY = re.compile(r"- \S")
_CODE_INDENT = 4


def parse_words(text: str) -> list[Token] | None:
    """The inline tokens of words, some at the beginning in bold or none; `None` where the rules have to be asked."""
    if UNMARKED.fullmatch(text):
        return [Token("text", "", 0, content=text)]
    found = _BOLD_FIRST.fullmatch(text)
    if found is None:
        return None
    return [
        Token("text", "", 0),
        Token("strong_open", "strong", 1, markup="**"),
        Token("text", "", 0, content=found[1], level=1),
        Token("strong_close", "strong", -1, markup="**"),
        Token("text", "", 0, content=found[2]),
    ]


def shortcuts_plugin(markdown: MarkdownIt) -> None:
    """To be used last: the signs are those of all rules."""
    markdown.inline.terminator_re = _SIGNS
    # Half of all signs are stars, and no other rule begins at one: it need not be the last to be asked.
    markdown.inline.ruler.disable("emphasis")
    markdown.inline.ruler.before("newline", "emphasis_first", emphasis)
    markdown.block.ruler.before("table", "one_line", _one_line, {"alt": []})


def _one_line(state: StateBlock, first: int, last: int, silent: bool) -> bool:
    """A paragraph of one line: words, then nothing or the next entry of a list."""
    start, end = state.bMarks[first] + state.tShift[first], state.eMarks[first]
    if state.sCount[first] - state.blkIndent >= _CODE_INDENT or not _WORDS.match(state.src, start, end):
        return False
    if not _ends_above(state, first + 1):
        return False
    state.line = first + 1
    state.push("paragraph_open", "p", 1).map = [first, state.line]
    words = state.push("inline", "", 0)
    words.content, words.map, words.children = mdTrim(state.src[start:end]), [first, state.line], []
    state.push("paragraph_close", "p", -1)
    return True


def _ends_above(state: StateBlock, line: int) -> bool:
    """Whether a paragraph surely ends above this line; where it only may, the rules are asked."""
    if line >= state.lineMax or state.isEmpty(line):
        return True
    indent = state.sCount[line]
    if indent < 0 or indent - state.blkIndent >= _CODE_INDENT or 0 <= state.listIndent <= indent - _CODE_INDENT:
        return False
    return bool(_ENTRY.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]))
