"""Emphasis beside Korean particles closes; text without CJK letters is rendered as CommonMark says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from app.core.markdown import render
from app.core.markdown.emphasis import CjkParserInline

ASCII = st.text(st.sampled_from("ab *_*_`[]()!<>&\"'.,-\n\\#~=") | st.characters(max_codepoint=127), max_size=80)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**재현율(Recall)**과", "<strong>재현율(Recall)</strong>과"),
        ('**"Transform"**은', "<strong>&quot;Transform&quot;</strong>은"),
        ("**80%**를", "<strong>80%</strong>를"),
        ("값은**80%**입니다", "값은<strong>80%</strong>입니다"),
        ("*(예시)*는", "<em>(예시)</em>는"),
        ("**`code`**를", "<strong><code>code</code></strong>를"),
        ("**[링크](tea.md)**를", '<strong><a href="/notes/tea">링크</a></strong>를'),
        ("**「引用」**の", "<strong>「引用」</strong>の"),
        ("~~(끝)~~은", "<s>(끝)</s>은"),
        ("a_b_c 가_나_다", "a_b_c 가_나_다"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("** 아님 **", "** 아님 **"),
        ("**(a)**b", "**(a)**b"),
    ],
)
def test_emphasis_closes_beside_hangul(text: str, html: str) -> None:
    assert render(text) == f"<p>{html}</p>\n"


@given(ASCII)
@settings(deadline=None, max_examples=300)
def test_text_without_cjk_letters_is_rendered_as_commonmark_says(text: str) -> None:
    assert OURS.render(text) == COMMONMARK.render(text)


@pytest.mark.slow
@given(ASCII)
@settings(deadline=None, max_examples=10_000)
def test_much_text_without_cjk_letters_is_rendered_as_commonmark_says(text: str) -> None:
    assert OURS.render(text) == COMMONMARK.render(text)


def with_our_rule() -> MarkdownIt:
    """The bare preset with nothing but its inline parser replaced."""
    markdown = MarkdownIt("commonmark")
    rules = markdown.get_active_rules()
    markdown.inline = CjkParserInline()
    markdown.inline.ruler.enableOnly(rules["inline"])
    markdown.inline.ruler2.enableOnly(rules["inline2"])
    return markdown


COMMONMARK, OURS = MarkdownIt("commonmark"), with_our_rule()
