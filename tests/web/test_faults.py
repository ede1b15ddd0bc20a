"""Threat E1: whatever fails, the page says so plainly and nothing is half saved."""

import re

import pytest
from sqlalchemy import event

from tests.web.browser import Browser
from tests.web.routing import QUERIES, every_route
from tests.web.site import Site

SECRET = "the secret of the fault"


class FaultError(Exception):
    pass


@pytest.mark.parametrize("route", list(every_route()), ids=lambda route: f"{'/'.join(route.methods)} {route.path}")
def test_e1_a_fault_in_any_handler_is_a_page_without_a_trace(
    site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch, route: object
) -> None:
    sitting = browser.start(note="wine-or-beer")
    before = site.counts()
    address = str(getattr(route, "path", ""))
    address += QUERIES.get(address, "")
    for name, value in {"{slug}": "tea-or-coffee", "{question_id}": "q-leaves", "{sitting_id}": sitting}.items():
        address = address.replace(name, value)
    address = address.replace("{number}", "1").replace("{report_id}", "1").replace("{path:path}", "drinks/cup.png")

    def fail(*_: object, **__: object) -> None:
        raise FaultError(SECRET)

    monkeypatch.setattr("fastapi.routing.run_endpoint_function", fail)
    method = next(iter(getattr(route, "methods", ())))
    sent = {"json": {"wording": "0" * 32}} if address.startswith("/api/") else {"data": {"selected": "1"}}
    page = browser.client.request(method, address, **(sent if method == "POST" else {}))  # type: ignore[arg-type]
    request_id = re.search(r"""(?:<code>|"request_id":")([0-9a-f]{12})["<]""", page.text)
    assert (page.status_code, bool(request_id), site.counts()) == (500, True, before)
    assert [word for word in (SECRET, "Traceback", "FaultError", "/app/", ".py") if word in page.text] == []


WRITES = [
    ("/quiz", {"only": "all"}),
    ("/quiz/{study}/1", {"selected": "1"}),
    ("/quiz/{exam}/2", {"dont_know": "1"}),
    ("/quiz/{exam}/finish", {}),
    ("/quiz/{study}/finish", {}),
    ("/quiz/{study}/again", {"only": "all"}),
    ("/quiz/{study}/1/report", {"kind": "typo", "words": "x"}),
    ("/questions/q-leaves/report", {"kind": "typo", "words": "x"}),
]


@pytest.mark.parametrize(("address", "fields"), WRITES, ids=lambda part: str(part))
def test_e1_a_fault_at_any_statement_saves_nothing(
    site: Site, browser: Browser, address: str, fields: dict[str, str]
) -> None:
    study, exam = browser.start(note="wine-or-beer"), browser.start(note="tea-or-coffee", mode="exam")
    browser.answer(exam, 1, dont_know="1")
    path = address.format(study=study, exam=exam)
    before, statuses = everything(site), []
    for number in range(1, 40):
        with failing_at(site, number) as reached:
            statuses.append(browser.post(path, fields).status)
        if not reached:
            break
        assert everything(site) == before, f"statement {number}"
    assert (statuses[:-1], statuses[-1]) == ([500] * (len(statuses) - 1), 303)
    assert len(statuses) > 2
    assert everything(site) != before


def everything(site: Site) -> list[list[tuple[object, ...]]]:
    return [site.rows(f"SELECT * FROM {table} ORDER BY id") for table in ("sitting", "attempt", "learner", "report")]  # noqa: S608


class failing_at:  # noqa: N801 - reads like a context manager
    """The nth statement sent to the store fails; gives what was reached."""

    def __init__(self, site: Site, number: int) -> None:
        self._engine, self._number, self._count = site.database._engine, number, 0
        self.reached: list[int] = []

    def __enter__(self) -> list[int]:
        event.listen(self._engine, "before_cursor_execute", self._fail)
        return self.reached

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "before_cursor_execute", self._fail)

    def _fail(self, *_: object) -> None:
        self._count += 1
        if self._count == self._number:
            self.reached.append(self._number)
            raise FaultError(SECRET)


def test_e1_an_exam_that_fails_in_the_middle_of_finishing_records_none(site: Site, browser: Browser) -> None:
    exam = browser.start(note="wine-or-beer", mode="exam")
    for number in (1, 2, 3):
        browser.answer(exam, number, *site.right(exam, number))
    with site.database.write() as db:
        db.connection().exec_driver_sql(
            "CREATE TRIGGER fault BEFORE INSERT ON attempt WHEN NEW.number = 2 "
            "BEGIN SELECT RAISE(ABORT, 'the disk broke'); END"
        )
    page = browser.post(f"/quiz/{exam}/finish")
    assert (page.status, site.attempts(exam), "disk broke" in page.text) == (500, [], False)
    with site.database.write() as db:
        db.connection().exec_driver_sql("DROP TRIGGER fault")
    assert browser.post(f"/quiz/{exam}/finish").status == 303
    assert [row[3] for row in site.attempts(exam)] == ["correct"] * 3


def test_e1_the_log_has_the_number_that_the_page_shows(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("app.web.routes.home.library.count_notes", lambda *_: 1 / 0)
    request_id = browser.get("/").word(".error code")
    assert f"request {request_id} failed" in [record.getMessage() for record in caplog.records]
