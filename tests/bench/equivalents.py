"""Mutants that no test can notice, with the reason: (file, line as it stands, mutation)."""

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("app/core/identity.py", "if _score(1, 1, jaccard) < at_least:", "1 → 2"): "goes on to the exact score",
    ("app/core/identity.py", "if _score(words, 1, jaccard) < at_least:", "1 → 2"): "goes on to the exact score",
    (
        "app/core/identity.py",
        "return all(self._lead(pair, rival) >= MARGIN for rival in rivals)",
        "GtE → Gt",
    ): "no difference of floats from 0.5 to 1 is exactly the float 0.1",
    (
        "app/core/labels.py",
        "further = zip(others[::2], others[1::2], strict=True)",
        "True → False",
    ): "a split gives as many letters as texts",
}
