"""Mutants that no test can notice, with the reason: (file, line as it stands, mutation)."""

EQUIVALENT: dict[tuple[str, str, str], str] = {}
