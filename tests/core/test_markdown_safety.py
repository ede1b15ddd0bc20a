"""Nothing an author writes becomes markup of its own: threats X1, X2, X4 and X5 at the renderer."""

from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.markdown import render
from app.core.markdown.links import is_allowed
from app.core.parsing import parse_note
from app.core.rendering import render_note, render_question
from tests.core.hostile import ADDRESSES, PAYLOADS, is_own, strange, texts

PIECES = [
    "javascript",
    ":",
    "//",
    "/",
    "\\",
    "data",
    "&#9;",
    "&colon;",
    "%5c",
    "%2f",
    "\t",
    "\n",
    " ",
    "https",
    "mailto",
    "x",
    ".",
    "@",
]
URLS = st.lists(st.sampled_from(PIECES) | st.characters(exclude_categories=["Cs"]), max_size=12).map("".join)


def test_x1_there_are_at_least_150_hostile_strings() -> None:
    assert len(set(texts())) >= 150


def test_x1_no_hostile_string_becomes_markup() -> None:
    found = {text: strange(render(text, path="a/b.md")) for text in texts()}
    assert {text: bad for text, bad in found.items() if bad} == {}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_x1_no_field_of_a_question_becomes_markup(payload: str) -> None:
    flat = payload.replace("\n", " ")
    note, _ = parse_note(
        f"# {flat}\n\n## Key point\n\n{payload}\n\n**Question:** {flat} is it?"
        f"\n\n- A) {flat}\n- B) other\n\n**Answer: B**\n\n"
        f"> [!dispute] x\n> {flat}\n> Source: https://e.org/{quote(flat)}"
        f"\n\n**Explanation:** {flat}\n\n- **A)** - {flat}\n\n"
        f"**Source:** https://e.org {flat}\n".encode("utf-8", "replace"),
        "tea.md",
    )
    assert note
    page = render_note(note)
    contents = [render_question(question, note) for question in note.questions if question.is_gradable]
    pieces = [page.key_point, page.body, *(piece for content in contents for piece in html_of(content))]
    assert [bad for piece in pieces for bad in strange(piece)] == []


def html_of(content: object) -> list[str]:
    """The fields of a stored question that are put into a page as they are."""
    assert isinstance(content, dict)
    options = [option[name] for option in content["options"] for name in ("text", "rationale", "right_if")]
    dispute = [content["dispute"]["text"]] if content["dispute"] else []
    return [
        piece for piece in (content["stem"], content["cued_stem"], content["explanation"], *options, *dispute) if piece
    ]


@pytest.mark.parametrize("address", ADDRESSES)
def test_x2_a_dangerous_address_is_no_link(address: str) -> None:
    for text in (
        f"[x]({address})",
        f"[x](<{address}>)",
        f"<{address}>",
        f"![x](<{address}>)",
        f"[x][r]\n\n[r]: <{address}>",
    ):
        assert strange(render(text)) == []


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTPS://example.org", True),
        ("mailto:a@example.org", True),
        ("tea.md", True),
        ("../img/cup.png", True),
        ("/notes/tea", True),
        ("#history", True),
        ("a:b", False),
        ("http://example.org", False),
        ("//example.org", False),
        ("/\\example.org", False),
        ("%2F%2Fexample.org", False),
        ("java%0ascript:x", False),
        ("%20//example.org", False),
    ],
)
def test_x2_links_lead_to_https_mailto_and_our_own_places(address: str, allowed: bool) -> None:
    assert is_allowed(address) == allowed


def test_x2_a_link_that_leaves_says_so_and_tells_nothing() -> None:
    assert render("[x](https://example.org)") == (
        '<p><a href="https://example.org" rel="noopener noreferrer" class="external">x</a></p>\n'
    )


@given(URLS)
@settings(deadline=None, max_examples=200)
def test_x2_made_up_addresses_lead_nowhere_bad(url: str) -> None:
    assert_no_bad_link(url)


@pytest.mark.parametrize("url", ["[//", "//evil.example", "///e.example", "/\\e.example", "\\\\e.example"])
def test_x2_a_link_to_a_file_stays_on_this_host(url: str) -> None:
    assert_no_bad_link(url)


@pytest.mark.slow
@given(st.lists(URLS, min_size=10, max_size=10))
@settings(deadline=None, max_examples=1000)
def test_x2_ten_thousand_made_up_addresses_lead_nowhere_bad(urls: list[str]) -> None:
    assert_no_bad_link(*urls)


def assert_no_bad_link(*urls: str) -> None:
    assert [url for url in urls if is_allowed(url) and not is_own(url)] == []
    forms = (f"[x]({url}) [x](<{url}>) <{url}> ![x](<{url}>) [[{url}]] ![[{url}.png]]" for url in urls)
    assert strange(render("\n\n".join(forms))) == []


@pytest.mark.parametrize("name", ['"><script>', 'python" onclick="x', "../../x", "<svg>", "{{7*7}}", "a" * 400])
def test_x4_a_fence_language_is_a_class_name_or_nothing(name: str) -> None:
    html = render(f"```{name}\nx\n```")
    assert strange(html) == []
    assert html == '<pre tabindex="0"><code>x\n</code></pre>\n'


@pytest.mark.parametrize(
    "text", ["{{7*7}}", "# {{7*7}}", "- {{7*7}}", "`{{7*7}}`", "```\n{{7*7}}\n```", "==={{7*7}}=="]
)
def test_x5_template_marks_are_text(text: str) -> None:
    html = render(text)
    assert "{{7*7}}" in html
    assert "49" not in html


@pytest.mark.parametrize(
    "html",
    [
        "<script>1</script>",
        "<p onclick=x>",
        "<a href='java\tscript:1'>",
        "<img src=//evil>",
        "<p style=x>",
        "<a href='/\\evil'>",
    ],
)
def test_the_check_sees_what_is_strange(html: str) -> None:
    assert len(strange(html)) >= 1
