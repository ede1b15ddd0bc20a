"""What a bank rests on."""

from datetime import date

import pytest

from app.core.citations import Citation, checked_on, cited_pages

LEAVES = "https://example.org/leaves"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("https://example.org/leaves (checked 2026-11-22)", date(2026, 11, 22)),
        ("https://example.org/2019-01-02/leaves (2026-11-22 확인)", date(2026, 11, 22)),
        ("https://example.org/leaves (checked 2026-13-45)", None),
        ("https://example.org/leaves", None),
        ("12026-11-22", None),
    ],
)
def test_a_source_line_says_when_it_was_checked(text: str, day: date | None) -> None:
    assert checked_on(text) == day


def test_a_page_that_is_cited_often_is_listed_once_with_the_latest_day() -> None:
    [page] = cited_pages(
        [
            Citation(LEAVES, f"{LEAVES} (checked 2026-11-01)", "q-1", "tea"),
            Citation(LEAVES, f"{LEAVES} (checked 2026-11-22)", "q-1", "tea-ko"),
            Citation(LEAVES, LEAVES, "q-2", "tea"),
        ]
    )
    assert (page.checked, page.questions, page.notes) == (date(2026, 11, 22), 2, ("tea", "tea-ko"))


def test_pages_are_listed_by_site_and_address() -> None:
    urls = ["https://b.org/1", "https://a.org/2", "https://a.org/1"]
    assert [(page.host, page.url) for page in cited_pages(Citation(url, url, "q", "n") for url in urls)] == [
        ("a.org", "https://a.org/1"),
        ("a.org", "https://a.org/2"),
        ("b.org", "https://b.org/1"),
    ]


def test_a_source_without_an_address_is_left_out() -> None:
    assert cited_pages([Citation("", "my grandmother", "q", "n")]) == []
