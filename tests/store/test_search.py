"""Search over notes and questions, in Korean and English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from app.store.search import MAX_QUERY, search, suggest
from tests.folders import Folder, note, question

NOTES = {
    "inference.md": ("추론", "모델로 추론을 합니다."),
    "batch.md": ("배치", "배치추론은 밤에 합니다."),
    "live.md": ("실시간", "어제 실시간추론했다."),
    "tea.md": ("Tea leaves", "Brewed in hot water. C++ & R&D 100%."),
    "processing.md": ("Processing Jobs", "A script runs on data."),
}
STEM = "Which vessel holds the brew?"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    folder = Folder(tmp_path_factory.mktemp("search"))
    for path, (title, text) in NOTES.items():
        folder.save(path, note(title, text=text))
    asked = question(STEM, options=("A thimble", "A teapot"), reason="zanzibar is far away")
    folder.save("pots.md", note("Vessels", f"{asked}\n**Source:** https://example.org/quokka\n", text="Clay."))
    folder.build()
    with folder.read() as session:
        yield session
    folder.database.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("추론", ["batch", "inference", "live"]),
        ("추론을", ["inference"]),
        ("배치추론", ["batch"]),
        ("배치 추론", ["batch"]),
        ("TEA", ["tea"]),
        ("water brewed", ["tea"]),
        ("water coffee", []),
        ("process", ["processing"]),
        ("job", ["processing"]),
        ("r&d 100%", ["tea"]),
        ("", []),
        ("!?", []),
    ],
)
def test_every_word_of_a_query_is_found_anywhere_in_a_word(db: Session, query: str, found: list[str]) -> None:
    hits = search(db, query, language="en")
    assert sorted(hit.ref for hit in hits if hit.kind == "note") == found


def test_a_title_counts_more_than_a_text(db: Session) -> None:
    assert next(hit.ref for hit in search(db, "추론", language="ko")) == "inference"


@pytest.mark.parametrize(
    ("query", "count"),
    [("vessel brew", 1), ("thimble", 1), ("teapot", 1), ("zanzibar", 0), ("quokka", 0), ("Answer", 0)],
)
def test_a_question_is_found_by_what_it_asks_and_never_by_its_answer(db: Session, query: str, count: int) -> None:
    assert len([hit for hit in search(db, query, language="en") if hit.kind == "question"]) == count


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("추런", "추론"),
        ("proccessing", "processing"),
        ("processingjobs", "processing jobs"),
        ("tea laeves", "tea leaves"),
        ("tea", None),
        ("", None),
        ("qqqqqqqq", None),
    ],
)
def test_a_mistyped_or_joined_query_gets_a_suggestion(db: Session, query: str, suggestion: str | None) -> None:
    assert suggest(db, query) == suggestion


SYNTAX = st.lists(
    st.sampled_from(['"', " OR ", " AND ", " NOT ", "NEAR(", ")", "*", "^", ":", "{", "}", "-", "+", "tea", "추론"])
    | st.text(max_size=5)
)


@given(SYNTAX.map("".join))
@settings(deadline=None, max_examples=150)
def test_h6_no_query_is_syntax(db: Session, query: str) -> None:
    search(db, query, language="en")
    suggest(db, query[:20])


@pytest.mark.slow
@given(SYNTAX.map("".join))
@settings(deadline=None, max_examples=5_000)
def test_h6_none_of_five_thousand_queries_is_syntax(db: Session, query: str) -> None:
    search(db, query, language="en")


@pytest.mark.parametrize(
    "query",
    ['"', "*", "tea OR", "NEAR(tea, 2)", "title_pairs: te", "tea AND NOT (", "'; DROP TABLE note; --", "\0", "tea*"],
)
def test_h6_signs_of_the_query_language_are_text(db: Session, query: str) -> None:
    assert isinstance(search(db, query, language="en"), list)


def test_h6_a_long_query_is_cut(db: Session) -> None:
    assert search(db, "tea " + "x" * 10_000, language="en") == search(
        db, ("tea " + "x" * 10_000)[:MAX_QUERY], language="en"
    )


def test_what_is_gone_is_not_found(folder: Folder, tmp_path: Path) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.save("milk.md", note("Milk"))
    folder.build()
    folder.delete("tea.md")
    folder.build()
    with folder.read() as session:
        assert search(session, "leaves", language="en") == search(session, "tea", language="en") == []
