"""`export reports`: what learners said, for an author who does not sit at the server."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from app.cli import main
from tests.web.notes import NOTES, write_notes
from tests.web.site import NOW, Site, site_of


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of a shared site on which one learner answered and another reported."""
    with site_of(write_notes(tmp_path / "content", NOTES), tmp_path / "data", shared=True) as site:
        answer(site)
        report = {"kind": "key", "words": "Port is made of grapes too."}
        assert site.browser().post("/questions/q-grapes/report", report).status == 303
    return tmp_path / "data"


def answer(site: Site) -> None:
    browser = site.browser()
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, *site.right(sitting, 1))


def export(data: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["export", "reports", "--data", str(data), *options])


def exported(data: Path, *options: str) -> Any:
    return json.loads(export(data, *options).stdout)


def test_a_report_comes_with_all_that_helps_to_judge_it(data: Path) -> None:
    assert exported(data) == {
        "questions": [
            {
                "id": "q-grapes",
                "path": "drinks/wine-or-beer.md",
                "line": 19,
                "state": "same",
                "stem": "Which is made of grapes?",
                "options": [
                    {"text": "Beer", "right": False, "chosen": 0},
                    {"text": "Wine", "right": True, "chosen": 1},
                    {"text": "Cider", "right": False, "chosen": 0},
                ],
                "attempts": 1,
                "correct": 1,
                "reports": [
                    {
                        "kind": "key",
                        "words": "Port is made of grapes too.",
                        "at": NOW.isoformat(),
                        "handled_at": None,
                    }
                ],
            }
        ]
    }


def test_handled_reports_are_told_apart(data: Path, tmp_path: Path) -> None:
    with site_of(tmp_path / "content", data) as site:
        assert site.browser().post("/reports/1", {"handled": "yes"}).status == 303
    assert exported(data) == {"questions": []}
    (question,) = exported(data, "--handled")["questions"]
    assert question["reports"][0]["handled_at"] == NOW.isoformat()


def test_where_there_is_no_store_none_is_made(tmp_path: Path) -> None:
    told = export(tmp_path / "data")
    assert (told.exit_code, told.stdout, "There is no store in" in told.stderr) == (1, "", True)
    assert not (tmp_path / "data").exists()
