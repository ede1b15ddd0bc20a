"""Front matter: a small, safe reading of YAML. Scalars stay strings until they are validated.

`no`, `1.10` and dates mean what is written. Anchors, aliases, tags, duplicate names, more than eight levels and more
than 16 KB are refused with the line. The pure-Python scanner is used: no input reaches a C parser.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

import yaml

from app.core import rules
from app.core.diagnostics import Diagnostic, Place, Rule
from app.core.model import Language

MAX_BYTES = 16 * 1024
MAX_DEPTH = 8

Value = str | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says, validated. `lines` is how many lines of the file it takes up."""

    created: date | None = None
    modified: date | None = None
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    language: Language | None = None
    draft: bool = False
    quiz: bool = True
    translation_of: str | None = None
    confusable: tuple[tuple[str, ...], ...] = ()
    lines: int = 0


KNOWN = ("title", "created", "modified", "tags", "aliases", "lang", "draft", "quiz", "translation_of", "confusable")
OBSIDIAN = ("cssclass", "cssclasses", "publish", "permalink", "description", "id", "date", "updated", "alias", "tag")


class _RefusedError(Exception):
    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic


def parse_front_matter(text: str, path: str) -> tuple[FrontMatter, list[Diagnostic]] | Diagnostic:
    """The front matter of a file and what is odd about it; a diagnostic alone when it cannot be read at all."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter(), _misplaced(lines, path)
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() in {"---", "..."}), None)
    if end is None:
        return rules.NEVER_CLOSED.at(Place(path))
    inside = "\n".join(lines[1:end])
    if len(inside.encode()) > MAX_BYTES:
        return rules.REFUSED_YAML.at(Place(path), found=f"more than {MAX_BYTES:,} bytes")
    try:
        values, places = _read(inside, path)
    except _RefusedError as refused:
        return refused.diagnostic
    except yaml.YAMLError as error:
        return rules.BAD_YAML.at(_error_place(error, path), reason=_reason(error))
    validation = _Validation(values, places, path)
    return validation.front_matter(end + 1), validation.diagnostics


def _misplaced(lines: list[str], path: str) -> list[Diagnostic]:
    """`---` after blank lines, with `name: value` under it, was meant as front matter."""
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first and lines[first].rstrip() == "---" and first + 1 < len(lines):
        name = lines[first + 1].partition(":")[0].strip()
        if name in KNOWN:
            return [rules.NOT_FIRST.at(Place(path, first + 1))]
    return []


# Reading


def _read(inside: str, path: str) -> tuple[dict[str, Value], dict[str, int]]:
    """The mapping, and the line of each name in it."""
    events = yaml.parse(inside, Loader=yaml.SafeLoader)
    places: dict[str, int] = {}
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            value = _value(event, events, path, 0, places)
            return (value if isinstance(value, dict) else {}), places
        if isinstance(event, yaml.NodeEvent):
            _refuse(event, path)
            if isinstance(event, yaml.ScalarEvent) and not event.value:
                continue
            raise _RefusedError(rules.BAD_YAML.at(_event_place(event, path), reason="expected `name: value` lines"))
    return {}, places


def _value(event: yaml.Event, events: Iterator[yaml.Event], path: str, depth: int, places: dict[str, int]) -> Value:
    _refuse(event, path)
    if depth > MAX_DEPTH:
        raise _RefusedError(rules.REFUSED_YAML.at(_event_place(event, path), found=f"more than {MAX_DEPTH} levels"))
    if isinstance(event, yaml.SequenceStartEvent):
        sequence: list[Value] = []
        while not isinstance(inner := next(events), yaml.SequenceEndEvent):
            sequence.append(_value(inner, events, path, depth + 1, places))
        return sequence
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, path, depth, places)
    return str(event.value) if isinstance(event, yaml.ScalarEvent) else ""


def _mapping(events: Iterator[yaml.Event], path: str, depth: int, places: dict[str, int]) -> dict[str, Value]:
    mapping: dict[str, Value] = {}
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        name = _value(inner, events, path, depth + 1, places)
        if not isinstance(name, str):
            raise _RefusedError(rules.REFUSED_YAML.at(_event_place(inner, path), found="a list as a name"))
        if name in mapping:
            raise _RefusedError(rules.TWICE.at(_event_place(inner, path), name=name))
        if depth == 0:
            places[name] = _event_place(inner, path).line
        mapping[name] = _value(next(events), events, path, depth + 1, places)
    return mapping


def _refuse(event: yaml.Event, path: str) -> None:
    found = None
    if isinstance(event, yaml.AliasEvent):
        found = f"the alias *{event.anchor}"
    elif isinstance(event, yaml.NodeEvent) and event.anchor:
        found = f"the anchor &{event.anchor}"
    elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent) and event.tag not in {None, "!"}:
        found = f"the type {event.tag}"
    if found:
        raise _RefusedError(rules.REFUSED_YAML.at(_event_place(event, path), found=found))


def _event_place(event: yaml.Event, path: str) -> Place:
    mark = event.start_mark
    return Place(path, mark.line + 2, mark.column + 1) if mark else Place(path, 2)


def _error_place(error: yaml.YAMLError, path: str) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return Place(path, mark.line + 2, mark.column + 1) if mark else Place(path, 2)


def _reason(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read")


# Validation


class _Validation:
    def __init__(self, values: dict[str, Value], places: dict[str, int], path: str) -> None:
        self._values, self._places, self._path = values, places, path
        self.diagnostics: list[Diagnostic] = []

    def front_matter(self, lines: int) -> FrontMatter:
        for name in self._values:
            if name not in KNOWN and name not in OBSIDIAN:
                close = get_close_matches(name, KNOWN, n=1)
                self._say(rules.UNKNOWN_NAME, name, found=name, guess=f", did you mean {close[0]}?" if close else "")
        return FrontMatter(
            created=self._date("created"),
            modified=self._date("modified"),
            tags=tuple(dict.fromkeys(tag.lstrip("#").strip("/") for tag in self._list("tags"))),
            aliases=self._list("aliases"),
            language=self._language(),
            draft=self._flag("draft", False),
            quiz=self._flag("quiz", True),
            translation_of=self._text("translation_of"),
            confusable=self._confusable(),
            lines=lines,
        )

    def _say(self, rule: Rule, where: str, /, **found: object) -> None:
        self.diagnostics.append(rule.at(Place(self._path, self._places.get(where, 1)), **found))

    def _text(self, name: str) -> str | None:
        value = self._values.get(name, "")
        return value.strip() or None if isinstance(value, str) else None

    def _list(self, name: str) -> tuple[str, ...]:
        value = self._values.get(name, "")
        if isinstance(value, list):
            return tuple(entry.strip() for entry in value if isinstance(entry, str) and entry.strip())
        if value:
            self._say(rules.NOT_A_LIST, name, name=name, found=str(value)[:60])
            return tuple(entry.strip() for entry in value.split(",") if entry.strip()) if isinstance(value, str) else ()
        return ()

    def _date(self, name: str) -> date | None:
        value = self._text(name)
        if value is None:
            return None
        try:
            return date.fromisoformat(value[:10])
        except ValueError:
            self._say(rules.BAD_DATE, name, name=name, found=value)
            return None

    def _flag(self, name: str, default: bool) -> bool:
        value = (self._text(name) or "").lower()
        if value in {"true", "yes", "on"}:
            return True
        if value in {"false", "no", "off"}:
            return False
        if value:
            self._say(rules.BAD_VALUE, name, name=name, found=value, expected="true or false")
        return default

    def _language(self) -> Language | None:
        value = (self._text("lang") or "").lower().partition("-")[0]
        if value in list(Language):
            return Language(value)
        if value:
            self._say(rules.BAD_VALUE, "lang", name="lang", found=value, expected="ko or en")
        return None

    def _confusable(self) -> tuple[tuple[str, ...], ...]:
        value = self._values.get("confusable", [])
        groups = value if isinstance(value, list) else []
        if value and not (groups and all(isinstance(group, list) and len(group) > 1 for group in groups)):
            self._say(
                rules.BAD_VALUE, "confusable", name="confusable", found=str(value)[:60], expected="[[one, other]]"
            )
        return tuple(
            tuple(str(name) for name in group) for group in groups if isinstance(group, list) and len(group) > 1
        )
