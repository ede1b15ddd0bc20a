"""Progress shows itself on standard error, and only for what takes long."""

import pytest

from app.cli.reports import ProgressBar


def test_short_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show(ProgressBar("Checking notes"))
    assert capsys.readouterr() == ("", "")


def test_long_work_is_shown_beside_the_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProgressBar, "PATIENCE", -1.0)
    show(ProgressBar("Checking notes"))
    told = capsys.readouterr()
    assert (told.out, "Checking notes" in told.err) == ("", True)


def show(bar: ProgressBar) -> None:
    for done in range(1, 4):
        bar(done, 3)
    bar.close()
