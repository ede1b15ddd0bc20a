"""How an older store becomes a newer one: numbered steps, appended and never changed.

`MIGRATIONS[n]` leads from schema version n to n + 1. A fresh store is created as the tables say and starts at the
newest version, so step 0 is empty: version 1 is the first schema that was ever released.
"""

Migration = tuple[str, ...]
"""SQL statements, run in order within one transaction."""

MIGRATIONS: tuple[Migration, ...] = ((),)
