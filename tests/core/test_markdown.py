"""What the markdown of a note looks like as HTML."""

import re

import pytest

from app.core.markdown import parse, render, render_tokens, without_cues
from app.core.model import Heading


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo", "<p>one<br />\ntwo</p>\n"),
        ("~~gone~~", "<p><s>gone</s></p>\n"),
        ("==cue==", '<p><mark class="cue">cue</mark></p>\n'),
        ("==**bold** cue==", '<p><mark class="cue"><strong>bold</strong> cue</mark></p>\n'),
        ("a == b == c", "<p>a == b == c</p>\n"),
        ("a %%secret%% b", "<p>a  b</p>\n"),
        ("%%\nsecret\n\n# secret\n%%", ""),
        ("`%%kept%%`", "<p><code>%%kept%%</code></p>\n"),
        ("stem ^q-k3f9a2", "<p>stem</p>\n"),
        ("[[tea]]", '<p><a href="/notes/tea" class="wikilink">tea</a></p>\n'),
        ("[[tea|the plant]]", '<p><a href="/notes/tea" class="wikilink">the plant</a></p>\n'),
        ("[[drinks/Green Tea.md]]", '<p><a href="/notes/green-tea" class="wikilink">drinks/Green Tea.md</a></p>\n'),
        (
            "[[tea#History of it]]",
            '<p><a href="/notes/tea#history-of-it" class="wikilink">tea › History of it</a></p>\n',
        ),
        ("[[#History]]", '<p><a href="#history" class="wikilink">History</a></p>\n'),
        ("[[차]]", '<p><a href="/notes/%EC%B0%A8" class="wikilink">차</a></p>\n'),
        ("`[[tea]]`", "<p><code>[[tea]]</code></p>\n"),
        ("[a](tea.md#x)", '<p><a href="/notes/tea#x">a</a></p>\n'),
        ("![[cup.png]]", '<p><img src="/media/cup.png" alt="cup" loading="lazy" decoding="async" /></p>\n'),
        (
            "![[img/cup.png|120x80]]",
            '<p><img src="/media/img/cup.png" alt="cup" width="120" height="80" '
            'loading="lazy" decoding="async" /></p>\n',
        ),
        (
            "![[cup.png|a red cup]]",
            '<p><img src="/media/cup.png" alt="a red cup" loading="lazy" decoding="async" /></p>\n',
        ),
        (
            "![a cup](img/cup.png)",
            '<p><img src="/media/img/cup.png" alt="a cup" loading="lazy" decoding="async" /></p>\n',
        ),
        ("![x](../../etc.png)", "<p>x</p>\n"),
        (
            "![a cup](https://e.org/c.png)",
            '<p><a class="external" rel="noopener noreferrer" href="https://e.org/c.png">a cup</a></p>\n',
        ),
        (
            "#drink/hot #시험",
            '<p><a href="/notes?tag=drink/hot" class="tag">#drink/hot</a> '
            '<a href="/notes?tag=%EC%8B%9C%ED%97%98" class="tag">#시험</a></p>'
            "\n",
        ),
        ("C# and a#b and #1", "<p>C# and a#b and #1</p>\n"),
        (
            "- [ ] a\n- [x] b",
            '<ul>\n<li class="task"><input type="checkbox" disabled aria-label="☐"> a'
            '</li>\n<li class="task"><input type="checkbox" disabled aria-label="☑" checked> b'
            "</li>\n</ul>\n",
        ),
        ("Press <kbd>Enter</kbd><br>H<sub>2</sub>O", "<p>Press <kbd>Enter</kbd><br />\nH<sub>2</sub>O</p>\n"),
        ("<kbd>never closed", "<p>&lt;kbd&gt;never closed</p>\n"),
        (
            "```python\nx = 1\n```",
            '<pre tabindex="0"><code class="language-python"><span class="n">x'
            '</span> <span class="o">=</span> <span class="mi">1</span>\n'
            "</code></pre>\n",
        ),
        ("```\na < b\n```", '<pre tabindex="0"><code>a &lt; b\n</code></pre>\n'),
        ("    a < b", '<pre tabindex="0"><code>a &lt; b\n</code></pre>\n'),
        (
            "| a | b |\n| :- | -: |\n| 1 | 2 |",
            '<div class="table-scroll" tabindex="0"><table>\n<thead>\n<tr>'
            '\n<th style="text-align:left">a</th>\n<th style="text-align:right">b'
            '</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td style="text-align:left">1'
            '</td>\n<td style="text-align:right">2</td>\n</tr>\n</tbody>\n'
            "</table></div>\n",
        ),
        (
            "> [!note] Title\n> text",
            '<aside class="callout callout-note"><p class="callout-title">Title</p>\n<p>text</p>\n</aside>',
        ),
        (
            "> [!tip]-\n> text",
            '<details class="callout callout-tip"><summary class="callout-title">Tip'
            "</summary>\n<p>text</p>\n</details>",
        ),
        (
            "> [!tip]+ Open\n> text",
            '<details class="callout callout-tip" open=""><summary class="callout-title">Open'
            "</summary>\n<p>text</p>\n</details>",
        ),
        (
            "> [!note] A\n> > [!tip] B\n> > in",
            '<aside class="callout callout-note"><p class="callout-title">A'
            '</p>\n<aside class="callout callout-tip"><p class="callout-title">B'
            "</p>\n<p>in</p>\n</aside></aside>",
        ),
        ("> plain\n> quote", "<blockquote>\n<p>plain<br />\nquote</p>\n</blockquote>\n"),
        (
            "<details>\n<summary>More</summary>\n\n**bold**\n\n</details>",
            "<details><summary>More</summary><p><strong>bold</strong></p>\n</details>",
        ),
    ],
)
def test_markdown_becomes_html(text: str, html: str) -> None:
    assert squeezed(render(text)) == squeezed(html)


def squeezed(html: str) -> str:
    """Without the line ends between elements, which mean nothing."""
    return re.sub(r">\n+", ">", html)


def test_an_image_is_found_relative_to_its_note() -> None:
    assert 'src="/media/drinks/img/cup.png"' in render("![a](img/cup.png)", path="drinks/tea.md")


def test_headings_get_anchors_of_every_script_and_repeat_with_a_number() -> None:
    _, contents = render_tokens(parse("# 차와 커피\n\n## Tea & Co\n\n## Tea & Co\n\n> ## quoted"))
    assert contents == (
        Heading(1, "차와-커피", "차와 커피"),
        Heading(2, "tea-co", "Tea & Co"),
        Heading(2, "tea-co-1", "Tea & Co"),
    )
    assert render_tokens(parse("no heading"))[1] == ()


def test_anchors_of_two_pieces_on_one_page_are_kept_apart() -> None:
    piece = "## Tea\n\nold[^1]"
    one, other = (render(piece, definitions="[^1]: very", prefix=prefix) for prefix in ("a", "b"))
    assert 'id="a-tea"' in one
    assert 'id="b-tea"' in other
    assert 'id="fn-a-1"' in one
    assert 'href="#fn-b-1"' in other


def test_a_footnote_written_elsewhere_is_found() -> None:
    assert "very" in render("old[^1]", definitions="[^1]: very")
    assert render("old", definitions="[^1]: very") == "<p>old</p>\n"


def test_without_cues_nothing_shows_what_decides() -> None:
    assert without_cues(render("a ==cue== b ==`two`==")) == "<p>a cue b <code>two</code></p>\n"
