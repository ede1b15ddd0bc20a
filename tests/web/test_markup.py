"""What authors write stays text on every page: threats X1, X2, X4 and X5, over HTTP."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.core.hostile import ADDRESSES, PAYLOADS, is_own
from tests.web.browser import Browser
from tests.web.servers import ROOT
from tests.web.site import Site, site_of

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BREAKOUT = '"><svg onload=alert(1)>'
EVERY_FIELD = """\
---
title: '{0}'
tags: ['{0}']
aliases: ['{0}']
lang: en
---
# {0}

## {0}

{0} [{0}](https://example.org/{0}) [[{0}]] #{0}

```{0}
{0}
```

## Key concepts

- **{0}** ({0}): {0}

## Practice questions

**Question:** {0} which? ^q-hostile{1}

- A) {0} one
- B) two {0}

**Answer: A**

> [!dispute] {0}
> {0}
> Source: https://example.org {0}
> Verdict: {0}

**Explanation:** {0}

- **A)** - {0}
- **B)** - {0}
  - would be right if: {0}

**Source:** https://example.org {0}
"""


def written(folder: Path, payloads: list[str]) -> Path:
    """A note for every payload, in every field of it."""
    folder.mkdir()
    for number, payload in enumerate(payloads):
        flat = " ".join(payload.split())
        (folder / f"hostile-{number}.md").write_bytes(EVERY_FIELD.format(flat, number).encode("utf-8", "replace"))
    return folder


def every_page(site: Site) -> Iterator[tuple[str, str]]:
    """Every page that shows something of a note, by address."""
    browser = site.browser()
    fixed = ["/", "/notes", "/quiz", "/authoring", "/search?q=which", "/search?q=svg", "/help"]
    slugs = [f"/notes/{slug}" for (slug,) in site.rows("SELECT slug FROM note")]
    questions = [question for (question,) in site.rows("SELECT question_id FROM question_revision WHERE current")]
    for address in [*fixed, *slugs, *(f"/questions/{question}" for question in questions)]:
        yield address, browser.get(address).text
    for question in questions:
        yield from taken(browser, question)


def taken(browser: Browser, question: str) -> Iterator[tuple[str, str]]:
    sitting = browser.start(question=question)
    for address in (f"/quiz/{sitting}/1", f"/quiz/{sitting}/1", f"/quiz/{sitting}/result"):
        yield f"{question} {address}", browser.get(address).text
        browser.answer(sitting, 1, 2)


def strange(html: str) -> list[str]:
    """Every element, attribute and address that our templates do not have."""
    found = []
    for element in LexborHTMLParser(html).css("*"):
        attributes = {name: value or "" for name, value in element.attributes.items()}
        handlers = [name for name in attributes if name.startswith("on") or name in {"style", "srcdoc", "formaction"}]
        if element.tag in {"th", "td"} and re.fullmatch(r"text-align:(left|right|center)", attributes.get("style", "")):
            handlers.remove("style")
        if element.tag in {"iframe", "object", "embed", "base", "style", "meta"} and "http-equiv" in attributes:
            found.append(str(element.html))
        if element.tag in {"iframe", "object", "embed", "base", "style", "portal", "math"} or handlers:
            found.append(str(element.html)[:200])
        if element.tag == "script" and (element.text() or not attributes.get("src", "").startswith("/static/js/")):
            found.append(str(element.html)[:200])
        found += [
            f"{name}={attributes[name]}" for name in ("href", "src", "action") if not is_own(attributes.get(name, ""))
        ]
    return found


@pytest.mark.slow
def test_x1_no_hostile_string_becomes_markup_on_any_page(tmp_path: Path) -> None:
    with site_of(written(tmp_path / "content", PAYLOADS), tmp_path / "data") as site:
        found = {address: strange(html) for address, html in every_page(site)}
    assert {address: bad for address, bad in found.items() if bad} == {}


def test_x1_a_hostile_note_is_text_on_every_page(tmp_path: Path) -> None:
    with site_of(written(tmp_path / "content", PAYLOADS[::11]), tmp_path / "data") as site:
        found = {address: strange(html) for address, html in every_page(site)}
    assert {address: bad for address, bad in found.items() if bad} == {}


def test_x2_no_hostile_address_is_led_to_from_any_page(tmp_path: Path) -> None:
    with site_of(written(tmp_path / "content", ADDRESSES[::6]), tmp_path / "data") as site:
        found = {address: strange(html) for address, html in every_page(site)}
    assert {address: bad for address, bad in found.items() if bad} == {}


def test_x4_nothing_breaks_out_of_its_field(tmp_path: Path) -> None:
    with site_of(written(tmp_path / "content", [BREAKOUT]), tmp_path / "data") as site:
        pages = dict(every_page(site))
        browser = site.browser()
        pages["search"] = browser.client.get("/search", params={"q": BREAKOUT}).text
        pages["tag"] = browser.client.get("/notes", params={"tag": BREAKOUT}).text
        pages["quiz"] = browser.post("/quiz", {"note": BREAKOUT, "tag": BREAKOUT, "minutes": BREAKOUT}).text
        pages["next"] = browser.client.get("/help", params={"x": BREAKOUT}).text
    assert len(pages) > 12
    assert {address: html for address, html in pages.items() if BREAKOUT in html or strange(html)} == {}
    assert "&lt;svg onload=alert(1)&gt;" in pages["/notes/hostile-0"]


def test_x4_no_template_trusts_a_text_or_runs_a_script_of_its_own() -> None:
    forbidden = re.compile(
        r"\|\s*safe\b|<script(?![^>]*\bsrc=)|\sstyle=|<style|\son\w+=|javascript:|autoescape\s+false"
    )
    assert {path.name: found for path in TEMPLATES if (found := forbidden.findall(path.read_text("utf-8")))} == {}


def test_x4_stored_text_becomes_markup_in_one_place_only() -> None:
    calls = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "app").rglob("*.py"))
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"\bMarkup\(", line)
    ]
    assert sorted(set(calls)) == ["app/web/catalogue.py", "app/web/views.py"]
    assert calls.count("app/web/views.py") == 1


def test_x5_template_marks_are_shown_as_they_are(tmp_path: Path) -> None:
    with site_of(written(tmp_path / "content", ["{{7*7}}"]), tmp_path / "data") as site:
        pages = dict(every_page(site))
    shown = [address for address, html in pages.items() if "hostile" in address]
    assert [address for address in shown if "{{7*7}}" not in pages[address]] == []
    assert [address for address, html in pages.items() if re.search(r">[^<]*\b49\b", html)] == []
