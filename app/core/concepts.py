"""Concepts a note defines, with the names they go by, and which concept an option names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from app.core.blocks import Block
from app.core.model import Concept, Name, NameKind, Note, Question
from app.core.naming import Names
from app.core.sections import Section, find_section
from app.core.text import comparable, slugify

_BULLET = re.compile(r"^\*\*(?P<name>[^*]+?)\*\*\s*(?:\((?P<names>[^()]*)\)\s*)?[:：]\s*(?P<definition>.+)$", re.DOTALL)
_BULLET_INSIDE = re.compile(
    r"^\*\*(?P<name>[^*]+?)\s*(?:\((?P<names>[^()]*)\)\s*)?[:：]\*\*\s*(?P<definition>.+)$", re.DOTALL
)
_EXAMPLES = {comparable(name) for name in ("실전 적용", "In practice", "Examples", "Example", "예시")}
_KINDS = {
    "api": NameKind.API,
    "formerly": NameKind.FORMER,
    "former": NameKind.FORMER,
    "이전 이름": NameKind.FORMER,
    "구 명칭": NameKind.FORMER,
    "exam": NameKind.EXAM,
    "시험": NameKind.EXAM,
    "ko": NameKind.KO,
    "en": NameKind.EN,
    "also": NameKind.ALSO,
}
_TAGGED = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\s*[:：]\s*(?P<name>.+)", re.IGNORECASE | re.DOTALL)
_CAMEL_CASE = re.compile(r"(?:[A-Z][a-z0-9]+){2,}")
_TRAP = re.compile(r"혼동 주의|name trap|easily confused", re.IGNORECASE)
_EXPLICIT = re.compile(r"\[\[([^\]|#]+)")


def find_concepts(blocks: Sequence[Block]) -> tuple[Concept, ...]:
    """The bullets with a bold lead under *Key concepts*, in order; those under *In practice* are examples."""
    found: dict[str, Concept] = {}
    in_section = in_examples = False
    for block in blocks:
        if block.kind == "heading":
            if block.level <= 2:
                in_section, in_examples = find_section(block.source) is Section.KEY_CONCEPTS, False
            elif block.level == 3:
                in_examples = comparable(block.source) in _EXAMPLES
        elif block.kind == "list" and in_section and not in_examples:
            for item in block.children:
                if concept := _concept(item):
                    found.setdefault(concept.slug, concept)
    return tuple(found.values())


def _concept(item: Block) -> Concept | None:
    paragraph = item.children[0] if item.children else None
    if paragraph is None or not paragraph.lines:
        return None
    text = "\n".join(line.text for line in paragraph.lines)
    found = _BULLET.match(text) or _BULLET_INSIDE.match(text)
    if not found or not slugify(found["name"]):
        return None
    name, definition = found["name"].strip(), found["definition"].strip()
    names = tuple(_names(found["names"] or ""))
    return Concept(slugify(name), name, names, definition, paragraph.lines[0].line, bool(_TRAP.search(definition)))


def _names(brackets: str) -> Iterator[Name]:
    """`API: CreateX; formerly: Y; z`: an untagged name in camel case is an API's."""
    for part in re.split(r"[;；]", brackets):
        tagged = _TAGGED.fullmatch(part.strip())
        text = (tagged["name"] if tagged else part).strip(" \"'“”`")
        if tagged:
            yield Name(text, _KINDS[tagged["kind"].casefold()])
        elif text:
            yield Name(text, NameKind.API if _CAMEL_CASE.fullmatch(text) else NameKind.ALSO)


def concepts_of(note: Note) -> tuple[Concept, ...]:
    """The concepts that a note defines; a note that explains something and defines none is itself one."""
    if note.concepts or not note.body.strip():
        return note.concepts
    aliases = tuple(Name(alias, NameKind.ALSO) for alias in note.aliases)
    return (Concept(note.slug, note.title, aliases, note.key_point, 1),)


def bind_concepts(questions: Iterable[Question], concepts: Iterable[Concept]) -> list[Question]:
    """The questions with each option bound to the one concept it names, where it names one; see `concept_named`."""
    names = Names(concepts)
    return [
        replace(
            question,
            options=tuple(
                replace(option, concept=concept_named(names, option.text, option.rationale, option.short_name))
                for option in question.options
            ),
        )
        for question in questions
    ]


def concept_named(names: Names, text: str, rationale: str | None, short_name: str | None) -> str | None:
    """The concept that an option names.

    In this order: an explicit `[[concept]]` in the option or its rationale; the rationale's short name; exactly one
    concept's name in the option's text, the longest match winning.
    """
    for explicit in explicit_names(text, rationale):
        if slug := names.of(explicit):
            return slug
    return (short_name and names.of(short_name)) or names.within(text)


def explicit_names(text: str, rationale: str | None) -> list[str]:
    """What an option and its reason link to, in order."""
    return _EXPLICIT.findall(f"{text}\n{rationale or ''}")
