"""The file of the store: schema versions, failed migrations, backups."""

import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from app.store.database import FILE_NAME, StoreError, backup, backup_path, open_database, schema_version
from app.store.migrations import MIGRATIONS, Migration
from tests.folders import NOW, Folder, note, question

STEPS: tuple[Migration, ...] = (
    *MIGRATIONS,
    ("CREATE TABLE extra (word TEXT)", "INSERT INTO extra VALUES ('a')", "DELETE FROM note_tag"),
    ("ALTER TABLE extra ADD COLUMN more TEXT", "UPDATE extra SET more = 'b'", "CREATE INDEX by_word ON extra (word)"),
)


def test_a_fresh_store_has_the_newest_version(tmp_path: Path) -> None:
    open_database(tmp_path / "deep" / "data", now=NOW).close()
    assert version(tmp_path / "deep" / "data") == len(MIGRATIONS)


def test_an_older_store_is_migrated_after_a_backup(folder: Folder) -> None:
    data = filled(folder)
    before = rows(data / FILE_NAME)
    open_database(data, now=NOW, migrations=STEPS).close()
    [saved] = (data / "backups").iterdir()
    assert saved.name == f"tellapart-20261122-100000-before-schema-{len(STEPS)}.db"
    assert (version(data), rows(saved)) == (len(STEPS), before)
    assert rows(data / FILE_NAME) == before | {"extra": 1, "note_tag": 0}


FAULTS = [(step, place) for step in (1, 2) for place in range(4)]


@pytest.mark.parametrize(("step", "place"), FAULTS)
def test_d8_a_migration_that_fails_leaves_everything_as_it_was(folder: Folder, step: int, place: int) -> None:
    data = filled(folder)
    before = rows(data / FILE_NAME)
    index = len(MIGRATIONS) - 1 + step
    broken = [*STEPS[index][:place], "INSERT INTO nowhere VALUES (1)", *STEPS[index][place:]]
    with pytest.raises(StoreError, match="no such table: nowhere"):
        open_database(data, now=NOW, migrations=[*STEPS[:index], tuple(broken), *STEPS[index + 1 :]])
    assert (version(data), rows(data / FILE_NAME)) == (len(MIGRATIONS), before)
    open_database(data, now=NOW, migrations=STEPS).close()
    assert version(data) == len(STEPS)


def test_a_newer_store_is_refused(folder: Folder) -> None:
    data = filled(folder)
    open_database(data, now=NOW, migrations=STEPS).close()
    before = rows(data / FILE_NAME)
    with pytest.raises(StoreError) as refused:
        open_database(data, now=NOW)
    assert f"has schema version {len(STEPS)}; this program knows up to {len(MIGRATIONS)}" in str(refused.value)
    assert rows(data / FILE_NAME) == before


def test_a_file_that_is_no_store_is_refused_and_kept(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreError, match="file is not a database"):
        open_database(tmp_path, now=NOW)
    assert (tmp_path / FILE_NAME).read_bytes() == b"not a database" * 1000


def test_a_refusal_names_the_newest_backup(folder: Folder) -> None:
    data = filled(folder)
    saved = data / "backups" / "kept.db"
    backup(folder.database, saved)
    (data / FILE_NAME).write_bytes(b"x" * 5000)
    with pytest.raises(StoreError, match=r"The newest backup is .*kept\.db"):
        open_database(data, now=NOW)


def test_a_backup_never_overwrites(folder: Folder) -> None:
    saved = backup(folder.database, folder.root / "saved.db")
    with pytest.raises(StoreError, match="exists already"):
        backup(folder.database, saved)


def test_backups_of_one_second_get_numbers(tmp_path: Path) -> None:
    first = backup_path(tmp_path, NOW)
    first.parent.mkdir()
    first.touch()
    assert [first.name, backup_path(tmp_path, NOW).name] == [
        "tellapart-20261122-100000.db",
        "tellapart-20261122-100000-2.db",
    ]


def test_a_backup_while_writing_is_whole_and_can_be_restored(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    [name] = folder.ids()
    stop = threading.Event()
    writer = threading.Thread(target=lambda: write_until(folder, name, stop))
    writer.start()
    try:
        saved = [backup(folder.database, folder.root / f"{number}.db") for number in range(5)]
    finally:
        stop.set()
        writer.join()
    assert all(integrity(path) == "ok" for path in saved)
    expected = rows(saved[-1])
    folder.database.close()
    for old in (folder.root / "data").iterdir():
        old.unlink()
    shutil.copy(saved[-1], folder.root / "data" / FILE_NAME)
    restored = open_database(folder.root / "data", now=NOW)
    try:
        assert rows(folder.root / "data" / FILE_NAME) == expected
    finally:
        restored.close()


def write_until(folder: Folder, name: str, stop: threading.Event) -> None:
    while not stop.is_set():
        folder.answer(name)


def test_a_failed_write_leaves_nothing(folder: Folder) -> None:
    with pytest.raises(ZeroDivisionError), folder.database.write() as db:  # noqa: PT012
        db.connection().execute(text("INSERT INTO search_word VALUES ('a', 'b')"))
        1 / 0  # noqa: B018
    assert rows(folder.database.path)["search_word"] == 0


def filled(folder: Folder) -> Path:
    """The data folder of a store with a note and an attempt."""
    folder.save("tea.md", note("Tea", question(), front="tags: [drink]"))
    folder.build()
    folder.answer(folder.ids()[0])
    folder.database.close()
    return folder.root / "data"


def version(data: Path) -> int:
    database = sqlite3.connect(data / FILE_NAME)
    try:
        return int(database.execute("PRAGMA user_version").fetchone()[0])
    finally:
        database.close()


def rows(path: Path) -> dict[str, int]:
    """How many rows every table has."""
    database = sqlite3.connect(path)
    try:
        names = [
            name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ]
        return {name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}  # noqa: S608
    finally:
        database.close()


def integrity(path: Path) -> str:
    database = sqlite3.connect(path)
    try:
        return str(database.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        database.close()


def test_the_version_is_read_through_a_connection(folder: Folder) -> None:
    with folder.read() as db:
        assert schema_version(db.connection()) == len(MIGRATIONS)
