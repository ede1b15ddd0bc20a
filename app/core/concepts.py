"""Concepts a note defines, and which concept an option names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from app.core.blocks import Block
from app.core.model import Concept, Question
from app.core.sections import Section, find_section
from app.core.text import comparable, slugify

_BULLET = re.compile(r"^\*\*(?P<name>[^*]+?)\*\*\s*(?:\((?P<names>[^()]*)\)\s*)?[:：]\s*(?P<definition>.+)$", re.DOTALL)
_BULLET_INSIDE = re.compile(
    r"^\*\*(?P<name>[^*]+?)\s*(?:\((?P<names>[^()]*)\)\s*)?[:：]\*\*\s*(?P<definition>.+)$", re.DOTALL
)
_EXAMPLES = {comparable(name) for name in ("실전 적용", "In practice", "Examples", "Example", "예시")}
_NAME_KIND = re.compile(r"^(?:api|formerly|former|exam|ko|en|also|시험|이전 이름|구 명칭)\s*[:：]\s*", re.IGNORECASE)
_EXPLICIT = re.compile(r"\[\[([^\]|#]+)")
_SHORTEST_NAME = 2


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
    name = found["name"].strip()
    names = [_NAME_KIND.sub("", part.strip()).strip(" \"'“”") for part in re.split(r"[;；]", found["names"] or "")]
    return Concept(
        slugify(name), name, tuple(n for n in names if n), found["definition"].strip(), paragraph.lines[0].line
    )


def names_of(concepts: Iterable[Concept]) -> dict[str, str]:
    """Slugs of concepts by the comparable form of every name that belongs to one of them alone."""
    by_name: dict[str, str | None] = {}
    for concept in concepts:
        for name in (concept.name, *concept.names):
            form = comparable(name)
            by_name[form] = concept.slug if by_name.get(form, concept.slug) == concept.slug else None
    return {name: slug for name, slug in by_name.items() if slug and len(name) > _SHORTEST_NAME}


def named_in(text: str, names: Mapping[str, str]) -> str | None:
    """The one concept whose name occurs in a text; the longest name wins."""
    form = comparable(text)
    found = [name for name in names if name in form]
    longest = [name for name in found if not any(name != other and name in other for other in found)]
    slugs = {names[name] for name in longest}
    return slugs.pop() if len(slugs) == 1 else None


def bind_concepts(questions: Iterable[Question], concepts: Iterable[Concept]) -> list[Question]:
    """The questions with each option bound to the one concept it names, where it names one.

    In this order: an explicit `[[concept]]` in the option or its rationale; the rationale's short name; exactly one
    concept's name in the option's text, the longest match winning.
    """
    names = names_of(concepts)
    return [
        replace(
            question,
            options=tuple(
                replace(option, concept=_named(option.text, option.rationale, option.short_name, names))
                for option in question.options
            ),
        )
        for question in questions
    ]


def _named(text: str, rationale: str | None, short_name: str | None, names: Mapping[str, str]) -> str | None:
    for explicit in _EXPLICIT.findall(f"{text}\n{rationale or ''}"):
        if slug := names.get(comparable(explicit)):
            return slug
    if short_name and (slug := names.get(comparable(short_name))):
        return slug
    return named_in(text, names)
