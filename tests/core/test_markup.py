"""Markdown that says something else than was meant, addresses that lead out, and ids that stand twice."""

import pytest

from app.core.parsing import parse_note

QUOTED = """\
# Tea

> **Question:** Which is tea? ^q-tea
>
> - A) Leaves
> - B) Beans
>
> **Answer: A**
>
> **Question:** Which is coffee? ^q-coffee
>
> - A) Leaves
> - B) Beans
>
> **Answer: B**
"""


def said(text: str, path: str, code: str) -> list[str]:
    return [f"{d.line}:{d.column}" for d in parse_note(text.encode(), path)[1] if d.code == code]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\n---", ["4:1"]),
        ("one\n-", ["4:1"]),
        ("- one\n  ---", ["4:3"]),
        ("one\n\n---", []),
        ("one\n-----", []),
        ("one\n===", []),
        ("```\none\n---\n```", []),
    ],
)
def test_a_few_dashes_right_under_a_text_are_told(text: str, expected: list[str]) -> None:
    assert said(f"# Tea\n\n{text}\n", "tea.md", "MD003") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("![a](../cup.png)", []),
        ("![a](../../cup.png)", ["3:6"]),
        ("![[../../cup.png|120]]", ["3:4"]),
        ("[a](../../list.csv#top)", ["3:5"]),
        ("![a](/cup.png) ![a](https://example.org/../../cup.png) [a](#top) [[../../tea]]", []),
        ("`![a](../../cup.png)`", []),
    ],
)
def test_an_address_that_leads_out_of_the_folder_is_told(text: str, expected: list[str]) -> None:
    assert said(f"# Tea\n\n{text}\n", "drinks/tea.md", "ID006") == expected


def test_questions_that_share_a_quote_have_an_id_each() -> None:
    assert said(QUOTED, "tea.md", "ID005") == []
    assert said(QUOTED.replace("tea? ^q-tea", "tea? ^q-tea\n>\n> Now? ^q-two"), "tea.md", "ID005") == ["5:1"]


def test_an_id_in_code_is_code() -> None:
    assert said(QUOTED.replace("Leaves", "Leaves\n>   ```\n>   x ^q-two\n>   ```", 1), "tea.md", "ID005") == []
