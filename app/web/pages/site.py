"""Settings, authoring, help, errors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.core.diagnostics import Diagnostic
from app.web.pages.reports import ReportsList


@dataclass(frozen=True, slots=True)
class SettingsPage:
    saved: bool
    exam_day: date | None
    zone: str
    """Where days turn at four in the morning."""
    erased: bool = False
    problem: str | None = None
    """Catalogue name of why nothing was erased."""


@dataclass(frozen=True, slots=True)
class AuthoringPage:
    diagnostics: Sequence[Diagnostic]
    errors: int
    warnings: int
    infos: int
    notes: int
    questions: int
    folder: str | None
    """Where to save notes; shown to the author only."""
    reports: ReportsList | None
    """What learners reported; shown to the author only."""


@dataclass(frozen=True, slots=True)
class HelpPage:
    example: str
    """A note to copy."""


@dataclass(frozen=True, slots=True)
class ErrorPage:
    status: int
    request_id: str
    nearby: Sequence[tuple[str, str]]
    """(slug, address) of notes or concepts that may have been meant."""
