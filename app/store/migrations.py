"""How an older store becomes a newer one: numbered steps, appended and never changed.

`MIGRATIONS[n]` leads from schema version n to n + 1. A fresh store is created as the tables say and starts at the
newest version, so step 0 is empty: version 1 is the first schema that was ever released. A test compares a migrated
store with a fresh one.
"""

Migration = tuple[str, ...]
"""SQL statements, run in order within one transaction."""

_CONCEPTS: Migration = (
    "ALTER TABLE note ADD COLUMN contrast JSON DEFAULT '{}' NOT NULL",
    "ALTER TABLE question_revision ADD COLUMN naming JSON DEFAULT '[]' NOT NULL",
    "CREATE TABLE concept_name (id INTEGER NOT NULL, note_id INTEGER NOT NULL, concept VARCHAR NOT NULL,"
    " name VARCHAR NOT NULL, kind VARCHAR NOT NULL, is_trap BOOLEAN NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (id),"
    " FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE)",
    "CREATE INDEX ix_concept_name_concept ON concept_name (concept)",
    "CREATE INDEX ix_concept_name_note_id ON concept_name (note_id)",
    "CREATE TABLE concept (slug VARCHAR NOT NULL, same_as VARCHAR NOT NULL, PRIMARY KEY (slug))",
    "CREATE INDEX ix_concept_same_as ON concept (same_as)",
    "CREATE TABLE declared_pair (one VARCHAR NOT NULL, other VARCHAR NOT NULL, PRIMARY KEY (one, other))",
    "CREATE INDEX ix_declared_pair_other ON declared_pair (other)",
    "CREATE TABLE option_concept (revision_id INTEGER NOT NULL, label VARCHAR NOT NULL, concept VARCHAR NOT NULL,"
    " PRIMARY KEY (revision_id, label),"
    " FOREIGN KEY(revision_id) REFERENCES question_revision (id) ON DELETE CASCADE)",
    "CREATE INDEX ix_option_concept_concept ON option_concept (concept)",
    "CREATE TABLE build_state (name VARCHAR NOT NULL, value VARCHAR NOT NULL, PRIMARY KEY (name))",
)

_REPORTS: Migration = (
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

MIGRATIONS: tuple[Migration, ...] = ((), _CONCEPTS, _REPORTS)
