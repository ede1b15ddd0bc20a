"""Obsidian's dialect: embeds, references, tags, formulas and what they are not."""

import re

import pytest

from app.core.markdown import parse, plain_text, render
from app.core.rendering import plain
from tests.core.hostile import strange

PDF = '<a href="/media/leaf.pdf" class="embed" download="">'


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ("![[cup.png|300]]", 'alt="cup" width="300"'),
        ("![[cup.png|300x200]]", 'alt="cup" width="300" height="200"'),
        ("![[cup.png|a red cup|300]]", 'alt="a red cup" width="300"'),
        ("![a red cup|300](cup.png)", 'alt="a red cup" width="300"'),
        ("![a red cup|300x200](cup.png)", 'alt="a red cup" width="300" height="200"'),
        ("![300](cup.png)", 'alt="300"'),
        ("![a|b](cup.png)", 'alt="a|b"'),
        ("![a|99999](cup.png)", 'alt="a|99999"'),
    ],
)
def test_an_image_has_the_size_that_is_written_after_its_words(text: str, image: str) -> None:
    assert render(text) == f'<p><img src="/media/cup.png" {image} loading="lazy" decoding="async" /></p>\n'


def test_an_image_in_a_table_has_a_size_too() -> None:
    assert 'width="30"' in render("| a |\n| - |\n| ![[cup.png\\|30]] |")


def test_the_size_of_an_image_elsewhere_is_none_of_its_words() -> None:
    assert ">a cup</a>" in render("![a cup|300](https://e.org/c.png)")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![[tea]]", '<a href="/notes/tea" class="wikilink embed">tea</a>'),
        ("![[tea#History]]", '<a href="/notes/tea#history" class="wikilink embed">tea › History</a>'),
        ("![[tea|the plant]]", '<a href="/notes/tea" class="wikilink embed">the plant</a>'),
        ("![[leaf.pdf]]", f"{PDF}leaf.pdf</a>"),
        ("![[leaf.pdf#page=3]]", f"{PDF}leaf.pdf</a>"),
        ("![[leaf.PDF|the leaf]]", f"{PDF.replace('.pdf', '.PDF')}the leaf</a>"),
        ("![[kettle.mp3]]", '<a href="/media/kettle.mp3" class="embed" download="">kettle.mp3</a>'),
        ("![[film/tea.mp4]]", '<a href="/media/film/tea.mp4" class="embed" download="">film/tea.mp4</a>'),
        ("[[leaf.pdf]]", '<a href="/media/leaf.pdf" download="">leaf.pdf</a>'),
        ("[leaf](leaf.pdf)", '<a href="/media/leaf.pdf" download="">leaf</a>'),
        ("[cup](cup.png)", '<a href="/media/cup.png">cup</a>'),
        ("[[../../leaf.pdf]]", '<a href="../../leaf.pdf">../../leaf.pdf</a>'),
    ],
)
def test_what_cannot_be_shown_inside_a_page_is_a_link(text: str, html: str) -> None:
    assert render(text) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[tea#^leaf]]", '<a href="/notes/tea#^leaf" class="wikilink">tea › ^leaf</a>'),
        ("[[#^leaf]]", '<a href="#^leaf" class="wikilink">^leaf</a>'),
        ("[[#History]]", '<a href="#history" class="wikilink">History</a>'),
        ("[[tea#History|then]]", '<a href="/notes/tea#history" class="wikilink">then</a>'),
        (
            "[[tea#History#Early days]]",
            '<a href="/notes/tea#early-days" class="wikilink">tea › History › Early days</a>',
        ),
    ],
)
def test_a_link_leads_to_a_place_in_a_note(text: str, html: str) -> None:
    assert render(text) == f"<p>{html}</p>\n"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("dried ^Leaf", '<p id="^leaf">dried</p>\n'),
        ("- dried ^leaf\n- cut", '<ul>\n<li id="^leaf">dried</li>\n<li>cut</li>\n</ul>\n'),
        ("a ^leaf\n\nb ^leaf", '<p id="^leaf">a</p>\n<p>b</p>\n'),
        ("# Tea ^leaf", '<h1 id="tea">Tea</h1>\n'),
        ("Which? ^q-leaf", "<p>Which?</p>\n"),
        ("2^10", "<p>2^10</p>\n"),
        ("a ^b c", "<p>a ^b c</p>\n"),
    ],
)
def test_a_block_with_an_id_is_a_place_that_links_lead_to(text: str, html: str) -> None:
    assert render(text) == html


def test_the_places_of_two_pieces_on_one_page_are_kept_apart() -> None:
    assert render("dried ^leaf", prefix="key-point") == '<p id="key-point-^leaf">dried</p>\n'


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#차", ["차"]),
        ("#차를 마신다", ["차를"]),
        ("#drink/hot/tea", ["drink/hot/tea"]),
        ("#drink/", ["drink"]),
        ("#y2024 #green-tea #green_tea", ["y2024", "green-tea", "green_tea"]),
        ("#tea, #milk.", ["tea", "milk"]),
        ("#1 #2024 #1/2", []),
        ("C# a#b (#c) ##d # e", []),
        ("`#tea` [#tea](x.md)", []),
    ],
)
def test_a_tag_is_what_obsidian_takes_for_one(text: str, tags: list[str]) -> None:
    assert re.findall(r'class="tag">#([^<]+)</a>', render(text)) == tags


@pytest.mark.parametrize(
    "text", ["$5 and $10", "costs $3/GB", "from $5 to $7", "$1,000–$2,000", "5$ or 6$", "$ x$", r"\$x$", "$$", "$x"]
)
def test_a_price_is_no_formula(text: str) -> None:
    assert "math" not in render(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("$x^2$", '<p><code class="math">x^2</code></p>\n'),
        ("$a_1 * b_2 * c$", '<p><code class="math">a_1 * b_2 * c</code></p>\n'),
        ("값은 $x$를", '<p>값은 <code class="math">x</code>를</p>\n'),
        ("so $$a*b*c$$ holds", '<p>so <code class="math">a*b*c</code> holds</p>\n'),
        ("$a<b$", '<p><code class="math">a&lt;b</code></p>\n'),
        ("`$x$`", "<p><code>$x$</code></p>\n"),
        ("==a $x== b$", '<p><mark class="cue">a $x</mark> b$</p>\n'),
        ("$$\na_1\n*b*\n$$", '<pre class="math" tabindex="0"><code>a_1\n*b*</code></pre>\n'),
        ("$$a<b$$", '<pre class="math" tabindex="0"><code>a&lt;b</code></pre>\n'),
        ("> $$\n> a\n> $$", '<blockquote>\n<pre class="math" tabindex="0"><code>a</code></pre>\n</blockquote>\n'),
    ],
)
def test_a_formula_is_code_and_nothing_in_it_is_markup(text: str, html: str) -> None:
    assert render(text) == html
    assert strange(render(text)) == []


def test_a_mermaid_diagram_is_code_that_says_what_it_is() -> None:
    assert render("```mermaid\na --> b\n```") == (
        '<pre class="diagram" tabindex="0"><code class="language-mermaid">a --&gt; b\n</code></pre>\n'
    )


def test_callouts_fold_and_nest_three_deep() -> None:
    html = render("> [!tip]- A\n> > [!note]+ B\n> > > [!warning] C\n> > > in\n> >\n> > on\n>\n> out")
    assert re.sub(r"\n+", "", html) == (
        '<details class="callout callout-tip"><summary class="callout-title">A</summary>'
        '<details class="callout callout-note" open=""><summary class="callout-title">B</summary>'
        '<aside class="callout callout-warning"><p class="callout-title">C</p><p>in</p></aside>'
        "<p>on</p></details><p>out</p></details>"
    )


def test_a_footnote_may_stand_where_it_is_used() -> None:
    html = render("green^[*dried* at once] tea")
    assert '<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup> tea' in html
    assert "<em>dried</em> at once" in html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**a** `b` $c_1$ ==d== ~~e~~", "a b c_1 d e"),
        ("![[cup.png|300]] [[tea#History]] [[tea|plant]]", "cup tea › History plant"),
        ("a %%never%% b ^leaf", "a  b"),
        ("a[^1] #tag", "a #tag"),
    ],
)
def test_the_words_of_a_text_are_kept(text: str, words: str) -> None:
    assert plain_text(parse(f"{text}\n\n[^1]: x")[1]) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**a** `snake_case` $c_1$ ==d== _e_", "a snake_case $c_1$ d e"),
        ("![[cup.png|300]] ![a cup|300x20](cup.png)", "cup.png a cup"),
        ("[[tea#History]] [[tea#^leaf]] [[tea|plant]]", "tea History tea plant"),
        ("a %%never%% b ^leaf\nc", "a b c"),
        ("a[^1] b^[in line]", "a b in line"),
        ("> [!tip]- Title\n> text", "Title text"),
        ("| a | b |\n| :-- | --- |\n| c | d |", "a b c d"),
        ("<kbd>Enter</kbd> a < b", "Enter a < b"),
    ],
)
def test_search_finds_the_words_and_no_marks(text: str, words: str) -> None:
    assert plain(text) == words
