"""The application over a copy of a built store, with a clock that is set by hand."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text
from starlette.testclient import TestClient

from app.build import BuildReport, build
from app.settings import Settings
from app.store.bank import Revision, get_revisions
from app.store.database import FILE_NAME, open_database
from app.store.sittings import SittingState
from app.store.tables import Sitting
from app.web.application import create_application
from tests.web.browser import Browser

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Clock:
    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        self.now += timedelta(**time)


class Site:
    """A site under test: its application, its store, and the browsers that visit it."""

    def __init__(self, content: Path, data: Path, **settings: Any) -> None:
        self.content, self.data, self.clock = content, data, Clock()
        self.database = open_database(data, now=NOW)
        wanted = Settings(content, data, watch=False, **settings)
        self.application = create_application(wanted, self.database, clock=self.clock)
        self._base = wanted.public_url or "http://127.0.0.1"
        self._open = ExitStack()

    def browser(self, **headers: str) -> Browser:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        client = TestClient(self.application, base_url=self._base, follow_redirects=False, headers=named)
        return Browser(self._open.enter_context(client))

    def build(self) -> BuildReport:
        return build(self.database, self.content, now=self.clock())

    def forget(self) -> None:
        """As it was before anyone came: much quicker than a new site."""
        self._open.close()
        self.clock.now = NOW
        self.application.api.dependency_overrides.clear()
        for limiter in (self.application.site.report_limit, self.application.site.answer_limit):
            limiter._free_at.clear()
        self.application.site.coaches._kept.clear()
        with self.database.write() as db:
            for table in ("report", "attempt", "sitting", "learner WHERE secret_hash IS NOT NULL"):
                db.connection().exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - our names

    def close(self) -> None:
        self._open.close()
        self.database.close()

    def rows(self, sql: str, **values: Any) -> list[tuple[Any, ...]]:
        """What a statement finds in the store."""
        with self.database.read() as db:
            return [tuple(row) for row in db.connection().execute(text(sql), values)]

    def counts(self) -> dict[str, int]:
        """Rows of every table."""
        tables = self.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        return {name: self.rows(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in tables}  # noqa: S608 - our names

    def attempts(self, sitting: str) -> list[tuple[Any, ...]]:
        """(number, question, selected labels, verdict, late) of a sitting, in order."""
        return self.rows(
            "SELECT number, question_id, selected, verdict, late FROM attempt WHERE sitting_id = :sitting "
            "ORDER BY number",
            sitting=sitting,
        )

    def asked(self, sitting: str, number: int) -> tuple[Revision, Sequence[str]]:
        """The question a sitting asks at a number, and its labels as shown."""
        with self.database.read() as db:
            asked = SittingState(db.get_one(Sitting, sitting), []).asked(number)
            return get_revisions(db, [asked.revision])[asked.revision], asked.order

    def right(self, sitting: str, number: int) -> list[str]:
        """The displayed positions of the right options."""
        revision, order = self.asked(sitting, number)
        return [str(position) for position, label in enumerate(order, 1) if label in revision.content["key"]]

    def wrong(self, sitting: str, number: int) -> list[str]:
        """As many positions as are right, but not the right ones."""
        revision, order = self.asked(sitting, number)
        key = revision.content["key"]
        others = [str(position) for position, label in enumerate(order, 1) if label not in key]
        return sorted([*others, *self.right(sitting, number)][: len(key)])

    def number_of(self, sitting: str, question: str) -> int:
        """Where in a sitting a question stands."""
        with self.database.read() as db:
            asked = SittingState(db.get_one(Sitting, sitting), []).questions
        return next(number for number, one in enumerate(asked, 1) if one.question == question)


def build_store(content: Path, data: Path) -> Path:
    """Build a folder's store and close it, to be copied; the path of its file."""
    database = open_database(data, now=NOW)
    build(database, content, now=NOW)
    database.close()
    return data / FILE_NAME


def copy_store(store: Path, data: Path) -> Path:
    data.mkdir(parents=True, exist_ok=True)
    shutil.copy(store, data / FILE_NAME)
    return data


@contextmanager
def site_of(content: Path, data: Path, **settings: Any) -> Iterator[Site]:
    """A site whose notes are built."""
    site = Site(content, data, **settings)
    try:
        site.build()
        yield site
    finally:
        site.close()
