"""What is known of the content folder's files: when each was read, and what there was to say about it."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sqlalchemy import bindparam, delete, insert
from sqlmodel import Session, col, select

from app.core.diagnostics import Diagnostic, Severity
from app.store.tables import (
    DiagnosticRow,
    ScannedFile,
)


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What a file was like when it was last read, and by which code."""

    size: int
    modified_ns: int
    fingerprint: str
    compiler: str


def list_scanned(db: Session) -> dict[str, KnownFile]:
    """Every file read so far, by path."""
    query = select(
        ScannedFile.path, ScannedFile.size, ScannedFile.modified_ns, ScannedFile.fingerprint, ScannedFile.compiler
    )  # type: ignore[call-overload]
    return {row[0]: KnownFile(*row[1:]) for row in db.exec(query)}


def put_scanned(db: Session, path: str, file: KnownFile) -> None:
    db.connection().execute(_PUT_SCANNED, {"path": path} | asdict(file))


def forget_scanned(db: Session, path: str) -> None:
    db.connection().execute(delete(ScannedFile).where(col(ScannedFile.path) == path))


def list_diagnostics(db: Session) -> list[Diagnostic]:
    query = select(DiagnosticRow).order_by(DiagnosticRow.path, col(DiagnosticRow.line), col(DiagnosticRow.column))
    return [
        Diagnostic(d.path, d.line, d.column, Severity(d.severity), d.code, d.message, d.remedy) for d in db.exec(query)
    ]


def replace_diagnostics(db: Session, path: str, diagnostics: Iterable[Diagnostic]) -> None:
    """What there is to say about one file."""
    db.connection().execute(_FORGET_DIAGNOSTICS, {"wanted": path})
    add_diagnostics(db, diagnostics)


def replace_bank_diagnostics(db: Session, diagnostics: Iterable[Diagnostic]) -> None:
    """What there is to say across files."""
    db.connection().execute(delete(DiagnosticRow).where(col(DiagnosticRow.across)))
    add_diagnostics(db, diagnostics, across=True)


def add_diagnostics(db: Session, diagnostics: Iterable[Diagnostic], *, across: bool = False) -> None:
    """What else there is to say: about files until they are read again, or across them until the next build."""
    rows = [asdict(diagnostic) | {"across": across} for diagnostic in diagnostics]
    if rows:
        db.connection().execute(insert(DiagnosticRow), rows)


# Statements of the build, made once: making one costs more than running it.

_PUT_SCANNED = insert(ScannedFile).prefix_with("OR REPLACE")
_FORGET_DIAGNOSTICS = delete(DiagnosticRow).where(
    col(DiagnosticRow.path) == bindparam("wanted"), ~col(DiagnosticRow.across)
)
