"""Days and time zones as cookies and forms send them: any text at all."""

from datetime import UTC, date, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones


def read_day(text: str) -> date | None:
    """A day written as 2026-12-01; `None` for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if text == day.isoformat() else None


def read_zone(name: str) -> tzinfo:
    """A zone by the name browsers give it, as Asia/Seoul; UTC for anything else."""
    return ZoneInfo(name) if name in _names() else UTC


@cache
def _names() -> frozenset[str]:
    """Known once, so that no name that is sent leads to a file."""
    return frozenset(available_timezones())
