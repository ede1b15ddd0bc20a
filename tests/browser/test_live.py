"""Saving a file is all an author does: open pages show it by themselves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.site import Site

pytestmark = pytest.mark.browser

NOTE = """\
---
title: Live {marker}
lang: en
---
# Live notes

## Key point

{marker}

## Explanation

Nothing yet.
"""


@pytest.fixture
def note(site: Site) -> Iterator[Path]:
    """A note of the author's, gone again afterwards."""
    file = site.content / "live-notes.md"
    yield file
    file.unlink(missing_ok=True)


def save(file: Path, marker: str) -> None:
    file.write_text(NOTE.format(marker=marker), encoding="utf-8")


def open_note(open_page: Open, file: Path) -> Page:
    """The note, once it has been read."""
    page = open_page("/notes")
    save(file, "first words")
    page.get_by_role("link", name="Live notes").click()
    expect(page.locator(".key-point")).to_contain_text("first words")
    page.evaluate("window.same = true")
    return page


def test_a_new_file_shows_in_the_open_list_of_notes(open_page: Open, note: Path) -> None:
    page = open_page("/notes")
    save(note, "words")
    expect(page.get_by_role("link", name="Live notes")).to_be_visible()


def test_a_saved_note_shows_in_its_open_page(open_page: Open, note: Path) -> None:
    page = open_note(open_page, note)
    save(note, "second words")
    expect(page.locator(".key-point")).to_contain_text("second words")
    assert page.evaluate("window.same") is None


def test_another_note_leaves_the_open_page_alone(open_page: Open, site: Site, note: Path) -> None:
    page, listed = open_note(open_page, note), open_page("/notes")
    other = site.content / "other-notes.md"
    try:
        other.write_text("# Other notes\n\n## Key point\n\nx\n", encoding="utf-8")
        expect(listed.get_by_role("link", name="Other notes")).to_be_visible()
        assert page.evaluate("window.same")
    finally:
        other.unlink()


def test_a_broken_save_keeps_the_page_and_says_what_is_wrong(open_page: Open, note: Path) -> None:
    page, authoring = open_note(open_page, note), open_page("/authoring")
    note.write_bytes(b"# Live \xff\xfe notes\n\n## Key point\n\nbroken words\n")
    band = authoring.locator(".band-file", has_text=note.name)
    expect(band.locator(".severity-error")).to_be_visible()
    expect(band.locator(".diagnostic-place")).to_contain_text("line 1, column 8")
    expect(band.locator(".remedy")).to_be_visible()
    page.reload()
    expect(page.locator(".key-point")).to_contain_text("first words")
    save(note, "mended words")
    expect(page.locator(".key-point")).to_contain_text("mended words")
    expect(band).to_have_count(0)
