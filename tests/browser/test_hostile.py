"""A hostile author: every string that tries to become markup, opened in a browser that watches."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from app.web.security import CONTENT_SECURITY_POLICY
from tests.browser.conftest import Open
from tests.browser.site import Site, running_site
from tests.browser.visits import LISTEN, Visit, visit
from tests.core.hostile import PAYLOADS, texts

pytestmark = pytest.mark.browser

A_NOTE = 400
"""Strings in one note."""
LETTERS = "ABCDE"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    content = tmp_path_factory.mktemp("hostile")
    write_texts(content, list(texts()))
    write_questions(content, [payload.replace("\n", " ") for payload in PAYLOADS])
    with running_site(content, tmp_path_factory.mktemp("hostile-data")) as site:
        yield site


def write_texts(content: Path, hostile: list[str]) -> None:
    """Notes with a hostile title, tag, alias and key point, and each string as a block of its own."""
    for start in range(0, len(hostile), A_NOTE):
        payload = PAYLOADS[start // A_NOTE]
        names = f"tags: {json.dumps([payload])}\naliases: {json.dumps([payload])}\nlang: en\n"
        body = "\n\n".join(hostile[start : start + A_NOTE])
        text = f"---\n{names}---\n# {payload} {start}\n\n## Key point\n\n{payload}\n\n## Explanation\n\n{body}\n"
        (content / f"hostile-{start}.md").write_text(text, encoding="utf-8", errors="replace")


def write_questions(content: Path, payloads: list[str]) -> None:
    """A note of questions with a hostile string in every field."""
    blocks = [payloads[start : start + len(LETTERS)] for start in range(0, len(payloads), len(LETTERS))]
    questions = "\n\n".join(question(n, block) for n, block in enumerate(blocks) if len(block) > 1)
    text = f"---\nlang: en\n---\n# Hostile questions\n\n## Practice questions\n\n{questions}\n"
    (content / "hostile-questions.md").write_text(text, encoding="utf-8", errors="replace")


def question(n: int, block: list[str]) -> str:
    options = "\n".join(f"- {letter}) {text} {n}" for letter, text in zip(LETTERS, block, strict=False))
    reasons = "\n".join(
        f"- **{letter}) {text}** - {text}\n  - would be right if: {text}"
        for letter, text in zip(LETTERS, block, strict=False)
    )
    dispute = f"> [!dispute] {block[1]}\n> {block[1]}\n> Source: https://e.org/{quote(block[0])}\n> Verdict: {block[0]}"
    return (
        f"### Question {n}. {block[0]}\n\n**Question:** Which of these {n}? {block[0]} ^q-hostile{n}\n\n"
        f"**Options:**\n\n{options}\n\n**Answer: A**\n\n{dispute}\n\n**Explanation:**\n\n{block[0]}\n\n{reasons}\n\n"
        f"**Source:** https://e.org {block[0]}\n"
    )


@pytest.fixture(scope="module")
def visits(chromium: Browser, hostile_site: Site) -> list[Visit]:
    """Every page of the hostile notes, before and after the answers."""
    context = chromium.new_context(base_url=hostile_site.base)
    context.add_init_script(LISTEN)
    context.on("dialog", lambda dialog: dialogs.append(dialog.message))
    dialogs: list[str] = []
    page = context.new_page()
    found = [visit(page, path, path) for path in addresses(hostile_site)]
    context.close()
    assert dialogs == []
    return found


def addresses(site: Site) -> Iterator[str]:
    yield from ("/", "/notes", "/quiz", "/authoring", f"/search?q={quote(PAYLOADS[0])}", "/search?q=hostile")
    yield from (f"/notes/{slug}" for (slug,) in site.rows("SELECT slug FROM note ORDER BY slug"))
    yield from (
        f"/notes?tag={quote(tag, safe='')}" for (tag,) in site.rows("SELECT DISTINCT tag FROM note_tag LIMIT 3")
    )
    yield from (
        f"/questions/{name}" for (name,) in site.rows("SELECT DISTINCT question_id FROM question_revision LIMIT 5")
    )
    sitting = site.start(note="hostile-questions", size="50")
    for number, _ in enumerate(site.questions(sitting), 1):
        if number <= 3:
            yield f"/quiz/{sitting}/{number}"
        site.answer(sitting, number, [2])
        if number <= 3:
            yield f"/quiz/{sitting}/{number}"
    yield f"/quiz/{sitting}/result"


def test_x1_the_hostile_notes_are_really_there(hostile_site: Site, visits: list[Visit]) -> None:
    assert len(list(texts())) >= 150
    assert hostile_site.rows("SELECT count(*) FROM note") == [(-(-len(list(texts())) // A_NOTE) + 1,)]
    assert hostile_site.rows("SELECT count(*) FROM question_revision") == [(-(-len(PAYLOADS) // len(LETTERS)),)]
    assert {page.status for page in visits} == {200}


def test_the_watch_sees_what_a_policy_refuses(open_page: Open) -> None:
    page = open_page("about:blank")
    page.add_init_script(LISTEN)
    headers = {"Content-Security-Policy": CONTENT_SECURITY_POLICY, "Content-Type": "text/html"}
    html = "<img src=x onerror=alert(1)><script>alert(2)</script><img src=https://evil.example/x>"
    page.route("**/hostile", lambda route: route.fulfill(headers=headers, body=html))
    found = visit(page, "hostile", "/hostile")
    assert sorted(violation.split()[0] for violation in found.violations) == [
        "img-src",
        "script-src-attr",
        "script-src-elem",
    ]
    assert len(found.errors) == 3
    assert found.foreign == 1


def test_x1_no_hostile_string_runs_or_tries_to(visits: list[Visit]) -> None:
    found = {page.name: page.violations + page.errors for page in visits}
    assert {name: problems for name, problems in found.items() if problems} == {}
    assert sum(page.foreign for page in visits) == 0


def test_v3_no_hostile_string_asks_anybody_else_for_anything(visits: list[Visit]) -> None:
    assert set().union(*(page.hosts for page in visits)) == {"127.0.0.1"}


def test_no_hostile_string_widens_a_page(visits: list[Visit]) -> None:
    assert {page.name: page.width for page in visits if page.width > page.screen} == {}
