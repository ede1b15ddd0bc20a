"""Every schema that was ever released becomes today's: the same tables, columns and indexes as a fresh store."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.store.database import FILE_NAME, open_database
from app.store.migrations import MIGRATIONS
from tests.folders import NOW

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
"""What a fresh store of that version was made of."""


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_an_older_store_becomes_like_a_fresh_one(schema: Path, tmp_path: Path) -> None:
    old, fresh = tmp_path / "old", tmp_path / "fresh"
    old.mkdir()
    with closing(sqlite3.connect(old / FILE_NAME)) as store:
        store.executescript(schema.read_text())
    for folder in (old, fresh):
        open_database(folder, now=NOW).close()
    assert shape(old / FILE_NAME) == shape(fresh / FILE_NAME)


def test_the_first_released_schema_is_kept_for_this() -> None:
    assert [int(path.stem) for path in SCHEMAS] == list(range(1, len(SCHEMAS) + 1))
    assert 1 <= len(SCHEMAS) <= len(MIGRATIONS)


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Of every table: its columns, references and indexes; of the store: its version."""
    with closing(sqlite3.connect(path)) as store:
        return {"version": store.execute("PRAGMA user_version").fetchall(), **dict(tables(store))}


def tables(store: sqlite3.Connection) -> Iterator[tuple[str, list[tuple[object, ...]]]]:
    for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall():
        parts = [f"PRAGMA {what}({name})" for what in ("table_xinfo", "foreign_key_list")]
        found = [row for part in parts for row in store.execute(part).fetchall()]
        indexes = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? ORDER BY name"
        yield name, found + [(index, " ".join((sql or "").split())) for index, sql in store.execute(indexes, (name,))]
