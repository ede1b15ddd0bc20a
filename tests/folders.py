"""A content folder with its store, for tests that save files and build."""

import os
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import Session, col, select

from app.build import BuildReport, build
from app.store.database import Database, open_database
from app.store.library import find_note
from app.store.tables import Attempt, Learner, QuestionRevision, Sitting

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TEA = "Which drink is made from leaves?"
BEANS = "Which drink is made from roasted beans?"


def question(
    stem: str = TEA, *, key: str = "B", options: tuple[str, ...] = ("Coffee", "Tea"), reason: str = "why"
) -> str:
    """The markdown of a question; ` ^q-…` at the end of the stem gives it an id."""
    labelled = [f"- {label}) {text}" for label, text in zip("ABCDEFGH", options, strict=False)]
    return "\n".join([f"**Question:** {stem}", "", *labelled, "", f"**Answer: {key}**", "", f"- **A)** - {reason}", ""])


def note(title: str, *questions: str, front: str = "", text: str = "Text.") -> str:
    head = f"---\n{front}\n---\n\n" if front else ""
    return f"{head}# {title}\n\n{text}\n\n" + "\n".join(questions)


@dataclass
class Folder:
    root: Path
    clock: int = field(default=1_000_000_000)

    def __post_init__(self) -> None:
        self.content = self.root / "content"
        self.content.mkdir()
        self.database: Database = open_database(self.root / "data", now=NOW)

    def save(self, path: str, text: str | bytes) -> None:
        """Write a file as an editor does: its modification time is never the one before."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.clock += 1_000_000_000
        os.utime(target, ns=(self.clock, self.clock))

    def delete(self, path: str) -> None:
        (self.content / path).unlink()

    def build(self, *, prune: bool = False) -> BuildReport:
        return build(self.database, self.content, now=NOW, prune=prune)

    def read(self) -> Session:
        return Session(self.database._engine)

    def asked(self) -> dict[str, tuple[str, str]]:
        """What is asked now: id → (file, first words of the stem)."""
        with self.database.read() as db:
            rows = db.exec(
                select(QuestionRevision).where(col(QuestionRevision.current)).order_by(col(QuestionRevision.id))
            )
            return {row.question_id: (row.path, row.content["plain_stem"]) for row in rows}

    def ids(self) -> list[str]:
        return list(self.asked())

    def keys(self) -> dict[str, list[str]]:
        with self.database.read() as db:
            rows = db.exec(select(QuestionRevision).where(col(QuestionRevision.current)))
            return {row.question_id: row.content["key"] for row in rows}

    def body(self, slug: str) -> str | None:
        with self.database.read() as db:
            found = find_note(db, slug)
            return found.body if found else None

    def answer(self, question_id: str, selected: str = "A") -> None:
        """One learner answers one question."""
        with self.database.write() as db:
            revision = db.exec(select(QuestionRevision).where(QuestionRevision.question_id == question_id)).first()
            assert revision
            assert revision.id
            learner = Learner(created_at=NOW, secret_at=NOW, seen_at=NOW)
            db.add(learner)
            db.flush()
            assert learner.id
            sitting = Sitting(
                id=f"s{learner.id}",
                learner_id=learner.id,
                mode="study",
                title="",
                scope={},
                seed=1,
                questions=[],
                started_at=NOW,
            )
            db.add(sitting)
            db.flush()
            db.add(
                Attempt(
                    learner_id=learner.id,
                    sitting_id=sitting.id,
                    number=1,
                    question_id=question_id,
                    revision_id=revision.id,
                    selected=list(selected),
                    verdict="incorrect",
                    at=NOW,
                )
            )

    def attempts(self) -> list[tuple[str, list[str], list[str]]]:
        """Every attempt: question, what was selected, and the key of the wording that was answered."""
        with self.database.read() as db:
            query = select(Attempt, QuestionRevision).join(QuestionRevision).order_by(col(Attempt.id))
            return [(a.question_id, a.selected, revision.content["key"]) for a, revision in db.exec(query)]


def codes(report: BuildReport) -> list[str]:
    """What was said above an info, as `path:line CODE`."""
    return [f"{d.path}:{d.line} {d.code}" for d in report.diagnostics if d.severity != "info"]
