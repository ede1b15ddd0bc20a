"""How an older store becomes a newer one: numbered steps, appended and never changed.

`MIGRATIONS[n]` leads from schema version n to n + 1. A fresh store is created as the tables say and starts at the
newest version, so step 0 is empty: version 1 is the first schema that was ever released.
"""

Migration = tuple[str, ...]
"""SQL statements, run in order within one transaction."""

REPORTS: Migration = (
    """
    CREATE TABLE report (
        id INTEGER NOT NULL,
        learner_id INTEGER NOT NULL,
        question_id VARCHAR NOT NULL,
        revision_id INTEGER NOT NULL,
        kind VARCHAR NOT NULL,
        words VARCHAR NOT NULL,
        at DATETIME NOT NULL,
        handled_at DATETIME,
        PRIMARY KEY (id),
        FOREIGN KEY(learner_id) REFERENCES learner (id),
        FOREIGN KEY(question_id) REFERENCES question (id),
        FOREIGN KEY(revision_id) REFERENCES question_revision (id)
    )
    """,
    "CREATE INDEX ix_report_learner_id ON report (learner_id)",
    "CREATE INDEX ix_report_question_id ON report (question_id)",
)
"""Learners may report a question."""

MIGRATIONS: tuple[Migration, ...] = ((), REPORTS)
