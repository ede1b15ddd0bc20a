"""The database file: connections, transactions, schema version, backup. Everything that only SQLite understands."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session, SQLModel

from app.store import tables
from app.store.migrations import MIGRATIONS, Migration
from app.store.search import CREATE_SEARCH

FILE_NAME = "tellapart.db"
BUSY_SECONDS = 5

assert tables  # the tables must be known before they are created


class StoreError(Exception):
    """The store cannot be used; the message says why and what to do, for the person at the terminal."""


class Database:
    """One SQLite file. `read` sessions see a snapshot; `write` sessions take turns and commit when they end well."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        self._writing = self._engine.execution_options(writes=True)
        self._turn = threading.Lock()

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One writer at a time in this process; another process is waited for up to five seconds."""
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise BusyError
        try:
            with Session(self._writing) as session, session.begin():
                yield session
        finally:
            self._turn.release()

    def close(self) -> None:
        self._engine.dispose()


class BusyError(Exception):
    """Another writer held the store for too long; nothing was saved, and trying again is safe."""


def open_database(folder: Path, *, now: datetime, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """The store in a folder: created when there is none, migrated after a backup when it is older.

    Raises `StoreError` when it is newer than this program, damaged, or cannot be opened.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size:
            _check_integrity(path)
        database = Database(path)
        with database._writing.begin() as connection:
            version = schema_version(connection)
            if version == 0:
                _create(connection, len(migrations))
        if 0 < version < len(migrations):
            _migrate(database, version, migrations, now)
    except (DatabaseError, sqlite3.DatabaseError, OSError) as error:
        reason = getattr(error, "orig", None) or error
        raise StoreError(f"The store {path} cannot be opened: {reason}.{_newest_backup(folder)}") from error
    if version > len(migrations):
        database.close()
        raise StoreError(
            f"The store {path} has schema version {version}; this program knows up to {len(migrations)}. "
            f"It was last used by a newer Tellapart: update the program, or use another DATA folder."
        )
    return database


def schema_version(connection: Connection) -> int:
    """Number of migrations the store has seen; 0 for an empty file."""
    return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def backup(database: Database, target: Path) -> Path:
    """Copy the store while it is in use, whole and consistent. Raises `StoreError` when the target exists."""
    if target.exists():
        raise StoreError(f"{target} exists already; a backup never overwrites anything.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(database.path) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    copy.close()
    source.close()
    return target


def backup_path(folder: Path, now: datetime, reason: str = "") -> Path:
    """`backups/tellapart-20261122-194500.db` in the data folder; numbered when two fall on one second."""
    stem = f"tellapart-{now:%Y%m%d-%H%M%S}{reason and '-' + reason}"
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, 100))]
    paths = [folder / "backups" / f"{name}.db" for name in candidates]
    return next(path for path in paths if not path.exists())


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False, "timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _settings(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _create(connection: Connection, version: int) -> None:
    SQLModel.metadata.create_all(connection)
    for statement in CREATE_SEARCH:
        connection.execute(text(statement))
    connection.execute(text(f"PRAGMA user_version = {version:d}"))


def _migrate(database: Database, version: int, migrations: Sequence[Migration], now: datetime) -> None:
    """All outstanding steps in one transaction, after a backup; a failing step leaves everything as it was."""
    backup(database, backup_path(database.path.parent, now, f"before-schema-{len(migrations)}"))
    with database._writing.begin() as connection:
        for step in migrations[version:]:
            for statement in step:
                connection.execute(text(statement))
        connection.execute(text(f"PRAGMA user_version = {len(migrations):d}"))


def _check_integrity(path: Path) -> None:
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    finally:
        connection.close()
    if found != "ok":
        raise sqlite3.DatabaseError(found)


def _newest_backup(folder: Path) -> str:
    backups = sorted((folder / "backups").glob("*.db"), key=lambda path: path.stat().st_mtime)
    return f" The newest backup is {backups[-1]}; README tells how to restore it." if backups else ""
