"""One file to one note: front matter, key point, body, concepts, questions, and everything odd about them."""

import posixpath
import re
from collections.abc import Iterable, Sequence

from markdown_it.token import Token

from app.core import rules
from app.core.blocks import Block, build_blocks
from app.core.concepts import find_concepts
from app.core.contrast import find_declared, find_facets, find_gaps, find_tests
from app.core.diagnostics import Diagnostic, Place
from app.core.frontmatter import FrontMatter, parse_front_matter
from app.core.markdown import Excess, parse, plain_text
from app.core.markdown.definitions import check_definitions
from app.core.markup import check_fences, check_ids, check_markup
from app.core.model import Concept, Facet, Link, Note, Question
from app.core.naming import Names
from app.core.questions import Draft, assemble, segment
from app.core.sections import Section, find_section
from app.core.source import Source, read_source
from app.core.terms import find_spaced_otherwise
from app.core.text import detect_language, slugify


def parse_note(data: bytes, path: str) -> tuple[Note | None, list[Diagnostic]]:
    """The note a file holds, or `None` when it holds none that can be read (or is a draft). Never raises."""
    source = read_source(data, path)
    if isinstance(source, Diagnostic):
        return None, [source]
    front = parse_front_matter(source.text, path)
    if isinstance(front, Diagnostic):
        return None, [*source.diagnostics, front]
    front_matter, diagnostics = front
    slug = slugify(posixpath.basename(path).removesuffix(".md"))
    if not slug:
        return None, [rules.NO_SLUG.at(Place(path), name=posixpath.basename(path))]
    if front_matter.draft:
        return None, []
    try:
        note, found = _Reading(source, front_matter, slug).note()
    except Excess as excess:
        return None, [*source.diagnostics, *diagnostics, _too_much(excess, path)]
    return note, [*source.diagnostics, *diagnostics, *found]


def _too_much(excess: Excess, path: str) -> Diagnostic:
    rule = rules.TOO_MUCH if excess.within == "note" else rules.TOO_DENSE
    return rule.at(Place(path, excess.line), what=excess.what, limit=f"{excess.limit:,}", within=excess.within)


class _Reading:
    """A file being read; `lines` is its text with the front matter blanked, so that line numbers stay true."""

    def __init__(self, source: Source, front: FrontMatter, slug: str) -> None:
        self.path, self.front, self.slug = source.path, front, slug
        lines = source.text.split("\n")
        self.lines = [""] * front.lines + lines[front.lines :]
        self.tokens = parse("\n".join(self.lines), path=self.path)
        self.blocks = build_blocks(self.tokens, self.lines)
        self.diagnostics: list[Diagnostic] = []

    def note(self) -> tuple[Note, list[Diagnostic]]:
        found = segment(self.blocks)
        drafts, lonely = found.drafts, found.lonely_answers
        concepts = find_concepts(self.blocks)
        names = Names(concepts)
        questions = self._questions(drafts, names)
        self.diagnostics += [rules.ANSWER_ALONE.at(Place(self.path, p.number, p.column)) for p in lonely]
        self.diagnostics += check_fences(self.tokens, self.lines, self.path)
        self.diagnostics += check_markup(self.tokens, self.lines, self.path)
        self.diagnostics += check_ids(self.tokens, [(draft.line - 1, draft.last) for draft in drafts], self.path)
        title = next((block for block in self.blocks if block.kind == "heading" and block.level == 1), None)
        if title is None:
            self.diagnostics.append(rules.NO_TITLE.at(Place(self.path)))
        key_point = self._section(Section.KEY_POINT)
        practice = self._section(Section.PRACTICE)
        answers = [(piece.start, piece.end) for piece in (*lonely, *found.answers_apart)]
        hidden = [*((d.first, d.last) for d in drafts), *answers, *key_point, *practice]
        if title:
            hidden.append((title.start, title.end))
        definitions = "\n\n".join(self._definitions())
        shown = [block for block in self.blocks if not any(s <= block.start < e for s, e in hidden)] if concepts else []
        plain_title = self._plain_heading(title) if title else self.slug
        check_definitions(self.lines, definitions)
        prose = "\n".join(self._without(self.lines, [(d.first, d.last) for d in drafts]))
        facets = find_facets(shown, names)
        self._check_gaps(facets, concepts)
        self.diagnostics += find_spaced_otherwise(self.lines, concepts, self.path)
        note = Note(
            path=self.path,
            slug=self.slug,
            title=plain_title,
            language=self.front.language or detect_language(prose if prose.strip() else "\n".join(self.lines)),
            created=self.front.created,
            modified=self.front.modified,
            tags=self.front.tags,
            aliases=self.front.aliases,
            translation_of=self.front.translation_of,
            confusable=self.front.confusable,
            key_point="\n".join(line for start, end in key_point for line in self.lines[start + 1 : end]).strip(),
            body="\n".join(self._without(self.lines, hidden)).rstrip(),
            body_tokens=None if definitions else self._shown_tokens(hidden),
            definitions=definitions,
            links=tuple(self._links("link_open", "wikilink")),
            images=tuple(self._links("image", "media")),
            concepts=concepts,
            facets=tuple(facets),
            tests=tuple(find_tests(shown, names)),
            declared=find_declared(self.front.confusable, plain_title, concepts, names),
            questions=tuple(questions),
        )
        return note, self.diagnostics

    def _questions(self, drafts: Iterable[Draft], names: Names) -> list[Question]:
        questions = []
        for draft in drafts if self.front.quiz else ():
            question, found = assemble(draft, self.path, names)
            self.diagnostics += found
            if question.options:
                questions.append(question)
        return questions

    def _check_gaps(self, facets: Sequence[Facet], concepts: Iterable[Concept]) -> None:
        called = {concept.slug: concept.name for concept in concepts}
        for gap in find_gaps(facets):
            given, missing = (" and ".join(called[slug] for slug in slugs) for slugs in (gap.given, gap.missing))
            place = Place(self.path, gap.line)
            self.diagnostics.append(rules.ONE_SIDE_EMPTY.at(place, label=gap.label, given=given, missing=missing))

    def _section(self, section: Section) -> list[tuple[int, int]]:
        """Line ranges of a known second-level section, its heading included."""
        ranges = []
        headings = [block for block in self.blocks if block.kind == "heading"]
        for index, block in enumerate(headings):
            if block.level == 2 and find_section(block.source) is section:
                end = next((h.start for h in headings[index + 1 :] if h.level <= 2), len(self.lines))
                ranges.append((block.start, end))
        return ranges

    @staticmethod
    def _without(lines: Sequence[str], ranges: Iterable[tuple[int, int]]) -> list[str]:
        kept = list(lines)
        for start, end in ranges:
            kept[start:end] = [""] * (min(end, len(kept)) - start)
        return kept

    def _shown_tokens(self, hidden: Sequence[tuple[int, int]]) -> tuple[Token, ...] | None:
        """Tokens of the top-level blocks that stand outside the hidden lines; `None` when one stands in both."""
        is_hidden = bytearray(len(self.lines))
        for start, end in hidden:
            is_hidden[start:end] = b"\1" * (min(end, len(is_hidden)) - start)
        shown: list[Token] = []
        block: list[Token] = []
        depth = 0
        for token in self.tokens:
            block.append(token)
            depth += token.nesting
            if depth == 0:
                first, last = block[0].map or (0, len(self.lines))
                if not any(is_hidden[first:last]):
                    shown += block
                elif not all(is_hidden[first:last]):
                    return None
                block = []
        return tuple(shown)

    def _plain_heading(self, block: Block) -> str:
        inline = next(
            (t for t in self.tokens if t.type == "inline" and t.map and t.map[0] == block.start and t.level == 1), None
        )
        return (plain_text(inline) if inline else block.source) or self.slug

    def _definitions(self) -> list[str]:
        """Footnotes and link targets, wherever they stand in the file: the parser makes no block of them."""
        covered = {number for block in self.blocks for number in range(block.start, block.end)}
        definitions: list[str] = []
        inside = False
        for number, line in enumerate(self.lines):
            begins = number not in covered and bool(_DEFINITION.match(line))
            inside = begins or (number not in covered and inside and (not line or line[0].isspace()))
            if begins:
                definitions.append(line)
            elif inside:
                definitions[-1] += f"\n{line}"
        return definitions

    def _links(self, kind: str, name: str) -> Iterable[Link]:
        for block in self.tokens:
            if "[" not in block.content:
                continue
            targets = [str(t.meta[name]) for t in block.children or [] if t.type == kind and t.meta.get(name)]
            if targets:
                yield from self._placed(block.content, targets, block.map[0] if block.map else 0)

    def _placed(self, content: str, targets: Iterable[str], number: int) -> Iterable[Link]:
        """Links in their order, each looked for where the one before it ended: a line may hold thousands."""
        end, row, indent = 0, -1, 0
        for target in targets:
            found = content.find(target, end)
            at = max(found, end)
            number += content.count("\n", end, at)
            start = content.rfind("\n", end, at) + 1 or max(row, 0)
            if start != row:
                row, line = start, self.lines[number] if number < len(self.lines) else ""
                indent = max(line.find(content[start:].partition("\n")[0]), 0)
            if found < 0:
                yield Link(target, number + 1, 1)
                continue
            yield Link(target, number + 1, indent + found - start + 1, content.startswith("![[", max(found - 3, 0)))
            end = found + len(target)


_DEFINITION = re.compile(r"^ {0,3}\[[^\]]+\]:\s")
