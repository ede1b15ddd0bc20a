"""Footnotes and link targets that stand elsewhere in the file: which of them a piece needs."""

import re
from functools import lru_cache
from itertools import pairwise

from app.core.markdown.limits import Excess

MAX_REPEATED = 250_000
"""Characters of definitions that the pieces of a note may need in all: each piece has its own copy of them."""

_BEGIN = re.compile(r"^ {0,3}\[([^\[\]]+)\]:", re.MULTILINE)
_NAME = re.compile(r"\[([^\[\]]+)\]")


def needed(text: str, definitions: str) -> str:
    """Those that a text names, and those that they name in turn."""
    if not definitions or "[" not in text:
        return ""
    known = _by_name(definitions)
    first = _names(text) & known.keys()
    names = first.union(*(_names(known[name]) & known.keys() for name in first))
    return "\n\n".join(known[name] for name in known if name in names)


def check_definitions(lines: list[str], definitions: str) -> None:
    """Raise `Excess` where the definitions that are needed, each line with its own copy, become too many."""
    if not definitions:
        return
    known = _by_name(definitions)
    sizes = {name: sum(len(known[n]) for n in _names(text) | {name} if n in known) for name, text in known.items()}
    repeated = 0
    for number, line in enumerate(lines, start=1):
        repeated += sum(sizes[name] for name in _names(line) if name in sizes)
        if repeated > MAX_REPEATED:
            raise Excess(number, "characters of footnotes, counted where they are used", MAX_REPEATED)


@lru_cache(maxsize=4)
def _by_name(definitions: str) -> dict[str, str]:
    """The first definition of each name counts."""
    begins = [found.start() for found in _BEGIN.finditer(definitions)]
    known: dict[str, str] = {}
    for begin, end in pairwise([*begins, len(definitions)]):
        text = definitions[begin:end].rstrip()
        known.setdefault(_normal(text[text.index("[") + 1 : text.index("]:")]), text)
    return known


def _names(text: str) -> set[str]:
    return {_normal(name) for name in _NAME.findall(text)}


def _normal(name: str) -> str:
    return " ".join(name.split()).casefold()
