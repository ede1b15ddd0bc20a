"""The interface's words: two catalogues with the same names, English and Korean.

A name may have a `.one` beside it for the singular; it is taken when `n` is 1 (Korean needs none).
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

LANGUAGES = ("en", "ko")
_FOLDER = Path(__file__).parent / "catalogues"


class Catalogue:
    """Words of one language by name, as `catalogue("quiz.title", n=3)`. Raises `KeyError` for an unknown name."""

    def __init__(self, language: str, words: dict[str, str]) -> None:
        self.language, self.words = language, words

    def __call__(self, name: str, /, **values: Any) -> str:
        words = self.words.get(f"{name}.one") if values.get("n") == 1 else None
        words = words or self.words[name]
        if any(isinstance(value, Markup) for value in values.values()):
            return Markup(words).format(**values)
        return words.format(**values) if values else words

    def __contains__(self, name: str) -> bool:
        return name in self.words


@cache
def load_catalogue(language: str) -> Catalogue:
    with (_FOLDER / f"{language}.toml").open("rb") as file:
        return Catalogue(language, dict(_flatten(tomllib.load(file))))


def _flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for name, value in table.items():
        pairs += _flatten(value, f"{prefix}{name}.") if isinstance(value, dict) else [(f"{prefix}{name}", str(value))]
    return pairs


def choose_language(cookie: str | None, accept: str | None) -> str:
    """The interface language: the learner's choice, else the first of ours that the browser asks for, else English."""
    if cookie in LANGUAGES:
        return str(cookie)
    asked = []
    for part in (accept or "").split(",")[:20]:
        tag, _, quality = part.strip().partition(";q=")
        try:
            weight = float(quality) if quality else 1.0
        except ValueError:
            continue
        asked.append((-weight, tag.lower().partition("-")[0]))
    return next((tag for _, tag in sorted(asked, key=lambda entry: entry[0]) if tag in LANGUAGES), "en")
