"""Threat A1: nothing a learner can fetch before answering depends on which option is right."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path
from random import Random

import pytest

from app import build
from app.core.diagnostics import Diagnostic
from app.core.model import IN_PLACES, Note, Question
from app.core.parsing import parse_note
from app.web.dependencies import get_seed, get_sitting_id
from tests.web.browser import Browser
from tests.web.concepts import DRINKS, THREE
from tests.web.notes import note, question, write_notes
from tests.web.places import notes_in_places
from tests.web.site import Site, site_of

SHIPPED = Path(__file__).parents[2] / "content"
VARIANTS = 10
"""Ways to choose two of five options, the most there are in a shipped question."""

ONE_QUESTION = [question("Which is warm? ^q-ale1", THREE, "A")]

View = tuple[int, str, list[tuple[str, str]]]
"""Status, headers and body of a page."""


def test_a1_no_page_depends_on_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences(tmp_path, monkeypatch, [0, 1], "en", ["study"], some_notes(tmp_path / "content")) == []


@pytest.mark.slow
def test_a1_no_page_of_any_shipped_note_depends_on_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert differences(tmp_path, monkeypatch, [0, 1], "en", ["study"]) == []


@pytest.mark.slow
def test_a1_no_page_depends_on_any_possible_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = some_notes(tmp_path / "content")
    assert differences(tmp_path, monkeypatch, range(VARIANTS), "ko", ["study", "exam"], content) == []


def some_notes(folder: Path) -> Path:
    """Every sixth of the shipped notes, with its translation."""
    for path in sorted(path for path in SHIPPED.rglob("*.md") if not path.stem.endswith("-ko"))[::6]:
        for note_path in (path, path.with_stem(f"{path.stem}-ko")):
            copy = folder / note_path.relative_to(SHIPPED)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(note_path, copy)
    return folder


def test_a1_every_option_of_every_question_has_its_turn() -> None:
    questions = build.read_questions(SHIPPED)
    turns = [{key_of(question, variant) for variant in range(VARIANTS)} for question in questions]
    assert turns == [set(possible_keys(question)) for question in questions]
    assert len(questions) >= 48


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a1_no_page_depends_on_what_belongs_in_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    content = write_notes(tmp_path / "content", notes_in_places())
    assert differences(tmp_path, monkeypatch, [0, 1], language, ["study", "exam"], content) == []


def test_a1_no_question_of_the_coach_depends_on_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = write_notes(tmp_path / "content", {"ale-or-bock.md": note("Ale vs Bock", DRINKS, ONE_QUESTION)})
    asked = []
    for variant in range(3):
        with keyed(monkeypatch, variant), site_of(content, tmp_path / str(variant)) as site:
            site.application.api.dependency_overrides[get_seed] = lambda: 7
            names = iter(["coached", "drilled"])
            site.application.api.dependency_overrides[get_sitting_id] = names.__next__
            browser = site.browser()
            sittings = [browser.start(kind=kind, concept=["ale", "bock"]) for kind in ("coach", "drill")]
            asked.append([browser.get(f"/quiz/{sitting}/1").text for sitting in sittings])
    assert asked[0] == asked[1] == asked[2]
    assert "easily confused" in asked[0][0]


def differences(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    variants: Sequence[int],
    language: str,
    modes: Sequence[str],
    content: Path = SHIPPED,
) -> list[str]:
    """The addresses whose page is another when another option is right."""
    found: set[str] = set()
    first: dict[str, View] = {}
    keys = []
    for variant in variants:
        with keyed(monkeypatch, variant), site_of(content, folder / str(variant)) as site:
            views = dict(asking_views(site, language, modes))
            keys.append(site.rows("SELECT id, json_extract(content, '$.key') FROM question_revision ORDER BY id"))
        first = first or views
        found |= {address for address in first.keys() | views.keys() if first.get(address) != views.get(address)}
    assert [key for key, other in pairwise(keys) if key == other] == []
    assert not set(keys[0]) & set(keys[1])
    return sorted(found)


@contextmanager
def keyed(monkeypatch: pytest.MonkeyPatch, variant: int) -> Iterator[None]:
    """Notes are built as if their authors had marked other options, as many as before."""

    def parse_with_another_key(source: bytes, path: str) -> tuple[Note | None, list[Diagnostic]]:
        note, diagnostics = parse_note(source, path)
        questions = tuple(replace(q, key=key_of(q, variant)) for q in note.questions) if note else ()
        return replace(note, questions=questions) if note else None, diagnostics

    with monkeypatch.context() as patch:
        patch.setattr(build.reading, "parse_note", parse_with_another_key)
        yield


def possible_keys(question: Question) -> list[tuple[str, ...]]:
    assert question.key
    if question.kind in IN_PLACES:
        return [_turned(question, turn) for turn in range(len(question.options))]
    return list(combinations([option.label for option in question.options], len(question.key)))


def _turned(question: Question, turn: int) -> tuple[str, ...]:
    """Another key with as many places: the options that belong in them moved on by so many labels."""
    labels = [option.label for option in question.options]
    return tuple(labels[(labels.index(label) + turn) % len(labels)] for label in question.key or ())


def key_of(question: Question, variant: int) -> tuple[str, ...]:
    keys = possible_keys(question)
    return keys[(keys.index(question.key or ()) + variant) % len(keys)]


def asking_views(site: Site, language: str, modes: Sequence[str]) -> Iterator[tuple[str, View]]:
    """Everything about the questions that can be seen before answering."""
    dice = Random(7)
    site.application.api.dependency_overrides[get_seed] = lambda: 7
    site.application.api.dependency_overrides[get_sitting_id] = lambda: f"sitting{dice.randrange(10**9)}"
    browser = site.browser(accept_language=language)
    for address in addresses(site, browser, modes):
        response = browser.client.get(address)
        yield address, (response.status_code, response.text, sorted(response.headers.items()))


def addresses(site: Site, browser: Browser, modes: Sequence[str]) -> Iterator[str]:
    for (slug,) in site.rows("SELECT slug FROM note ORDER BY slug"):
        yield from (f"/notes/{slug}", f"/api/v1/notes/{slug}")
    for (name,) in site.rows("SELECT id FROM question ORDER BY id"):
        yield f"/questions/{name}"
        yield f"/questions/{name}/report"
        yield from (f"/api/v1/questions/{name}", f"/api/v1/questions/{name}?language=ko")
        for mode in modes:
            step = browser.post("/quiz", {"question": name, "mode": mode}).location
            yield from (step, f"{step}/report")
    for (concept,) in site.rows("SELECT DISTINCT same_as FROM concept ORDER BY same_as"):
        yield f"/concepts/{concept}"
    for pair in site.rows("SELECT one, other FROM declared_pair ORDER BY one, other"):
        asked = "&".join(f"with={slug}" for slug in pair)
        yield from (f"/compare?{asked}", f"/api/v1/comparison?{asked}")
    for query in ("which", "queue", "어떤", "대기열", "answer", "정답"):
        yield f"/search?q={query}"
    yield from ("/", "/notes", "/quiz", "/openapi.json", "/compare", "/names", "/api/v1/notes", "/api/v1/concepts")
