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
    with patch("app.core.markdown.emphasis.UNMARKED", re.compile("(?!)")):
        return ASKING_EVERY_RULE.parse(text, {})


@given(notes)
@settings(deadline=None, max_examples=500)
def test_shortcuts_change_nothing_that_is_found(text: str) -> None:
    assert MARKDOWN.parse(text, {}) == parse_asking_every_rule(text)


@given(st.text(st.sampled_from("aZ가힣 09,.;:?'\"()/–—-\n*"), max_size=12))
@settings(deadline=None, max_examples=500)
def test_words_without_markup_are_rendered_as_the_rules_would(text: str) -> None:
    assert render(text) == render_tokens(parse_asking_every_rule(text))[0]


@pytest.mark.parametrize("path", sorted((CASES / "questions").rglob("*.md")), ids=lambda path: path.stem)
def test_case_files_are_parsed_as_without_shortcuts(path: Path) -> None:
    text = path.read_text("utf-8")
    assert MARKDOWN.parse(text, {}) == parse_asking_every_rule(text)
