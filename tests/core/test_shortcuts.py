"""The parser with its shortcuts finds what it finds without them."""

import re
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.token import Token

from app.core.markdown import MARKDOWN, configure, render, render_tokens
from tests.case_files import CASES

BEFORE = ("", "", "- ", "  - ", "    ", "  ", "> ", "> - ", "1. ", "2) ", "* ", "+ ", "\t", "# ", "| ", "[^1]: ", "-")
WORDS = ("tea", "**Tea**", "차(茶)", "잎은 ", "a-b", "A) ", "x: y", "==", "`", "*", "_")
SIGNS = ("[", "](b)", "\\", "&amp;", "~~", "^q-1")
WHOLE = ("", "", "---", "- - -", "===", "|-|-|", "--|--", "```", "$$", "%%", "> [!tip]", "<details>", "</details>", "…")
PLAIN = st.text(st.sampled_from("abA 가나19,.;:?'\"()/–—-") | st.characters(max_codepoint=127), max_size=40)
BOLD_FIRST = re.compile(r"\*\*[aZ가0 .)'-]{1,5}\*\*[aZ가0 .)'-]{0,5}")
line = st.builds(
    "{}{}".format, st.sampled_from(BEFORE), st.lists(st.sampled_from(WORDS + SIGNS), max_size=4).map("".join)
)
notes = st.lists(line | st.sampled_from(WHOLE), max_size=9).map("\n".join)


def without_shortcuts() -> MarkdownIt:
    markdown = configure()
    markdown.block.ruler.disable("one_line")
    markdown.inline.ruler.disable("emphasis_first")
    markdown.inline.ruler.enable("emphasis")
    markdown.inline.terminator_re = ParserInline().terminator_re
    return markdown


ASKING_EVERY_RULE = without_shortcuts()


def parse_asking_every_rule(text: str) -> list[Token]:
    with patch("app.core.markdown.emphasis.parse_words", return_value=None):
        return ASKING_EVERY_RULE.parse(text, {})


@given(notes)
@settings(deadline=None, max_examples=500)
def test_shortcuts_change_nothing_that_is_found(text: str) -> None:
    assert MARKDOWN.parse(text, {}) == parse_asking_every_rule(text)


@given(PLAIN | st.from_regex(BOLD_FIRST, fullmatch=True))
@settings(deadline=None, max_examples=500)
def test_words_are_rendered_as_the_rules_would(text: str) -> None:
    rendered = render_tokens(parse_asking_every_rule(text))[0]
    assert (render(text), render_tokens(MARKDOWN.parse(text, {}))[0]) == (rendered, rendered)


@pytest.mark.parametrize("path", sorted((CASES / "questions").rglob("*.md")), ids=lambda path: path.stem)
def test_case_files_are_parsed_as_without_shortcuts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert MARKDOWN.parse(text, {}) == parse_asking_every_rule(text)
