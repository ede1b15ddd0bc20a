"""Small mistakes made on purpose: what one wrong sign, word or number in a module would be."""

import ast
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
FLAGS = {"IGNORECASE", "DOTALL", "MULTILINE", "I", "S", "M"}
Change = Callable[[ast.AST], None]


@dataclass(frozen=True, slots=True)
class Mutation:
    line: int
    text: str
    """The line as it is."""
    what: str
    place: int
    """Of the node, in the order of `ast.walk`."""
    change: Change

    def of(self, tree: ast.Module) -> ast.Module:
        """The module with this mistake in it."""
        copy = deepcopy(tree)
        self.change(next(node for place, node in enumerate(ast.walk(copy)) if place == self.place))
        return ast.fix_missing_locations(copy)


def find_mutations(source: str) -> list[Mutation]:
    """Every mistake that can be made in a module, by line."""
    tree = ast.parse(source)
    lines, skipped = source.splitlines(), set(_not_behaviour(tree))
    found = []
    for place, node in enumerate(ast.walk(tree)):
        if node not in skipped:
            line = getattr(node, "lineno", 0)
            found += [Mutation(line, lines[line - 1].strip(), what, place, change) for what, change in _changes(node)]
    return sorted(found, key=lambda mutation: mutation.line)


def _not_behaviour(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, annotations, and what an enum's members are called inside; a `StrEnum`'s values are stored."""
    for node in ast.walk(tree):
        inert: list[ast.AST | None] = []
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            inert = [node.value]
        elif isinstance(node, (ast.arg, ast.AnnAssign)):
            inert = [node.annotation]
        elif isinstance(node, ast.FunctionDef):
            inert = [node.returns, *node.decorator_list]
        elif isinstance(node, ast.ClassDef):
            is_enum = any(isinstance(base, ast.Name) and base.id == "Enum" for base in node.bases)
            inert = [*node.decorator_list, *(part for part in node.body if is_enum)]
        for part in inert:
            yield from ast.walk(part) if part else ()


def _changes(node: ast.AST) -> Iterator[tuple[str, Change]]:
    match node:
        case ast.Compare(ops=ops):
            for index, op in enumerate(ops):
                yield _swap(op, lambda n, new, index=index: n.ops.__setitem__(index, new))
        case ast.BoolOp(op=op) | ast.BinOp(op=ast.Add() | ast.Sub() | ast.BitOr() | ast.BitAnd() as op):
            yield _swap(op, lambda n, new: setattr(n, "op", new))
        case ast.UnaryOp(op=ast.Not()):
            yield "without not", lambda n: setattr(n, "operand", ast.UnaryOp(ast.Not(), n.operand))  # type: ignore[attr-defined]
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and not value.value):
            yield "return None", lambda n: setattr(n, "value", ast.Constant(None))
        case ast.Attribute(value=ast.Name(id="re"), attr=flag) if flag in FLAGS:
            yield f"without re.{flag}", lambda n: setattr(n, "attr", "NOFLAG")
        case ast.Constant(value=value):
            for what, new in _other_values(value):
                yield what, _put("value", new)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts) if _are_words(parts):
            for index, word in enumerate(parts):
                yield f"without {ast.unparse(word)}", _drop(index)
    if isinstance(node, (ast.If, ast.IfExp, ast.While)) and not isinstance(node.test, (ast.Compare, ast.UnaryOp)):
        yield "condition negated", lambda n: setattr(n, "test", ast.UnaryOp(ast.Not(), n.test))  # type: ignore[attr-defined]


def _swap(op: ast.AST, put: Callable[..., None]) -> tuple[str, Change]:
    new = SWAPPED[type(op)]
    return f"{type(op).__name__} → {new.__name__}", lambda node: put(node, new())


def _put(name: str, value: object) -> Change:
    return lambda node: setattr(node, name, value)


def _drop(index: int) -> Change:
    def drop(node: ast.AST) -> None:
        assert isinstance(node, (ast.Tuple, ast.List, ast.Set))
        node.elts.pop(index)

    return drop


def _are_words(parts: list[ast.expr]) -> bool:
    return len(parts) > 1 and all(isinstance(p, ast.Constant) and isinstance(p.value, str) for p in parts)


def _other_values(value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, str):
        patterns = list(_other_patterns(value))
        yield from patterns or [(f"{value!r} changed", f"{value}x")]
    elif isinstance(value, (bool, int, float)):
        new = not value if isinstance(value, bool) else value + (1 if isinstance(value, int) else 0.15)
        yield f"{value!r} → {new!r}", new


_SIGN = re.compile(r"(?<!\\)(?:\\\\)*[?*+]\??|\^|\$|\\b")


def _other_patterns(pattern: str) -> Iterator[tuple[str, str]]:
    """A regular expression less one alternative, one anchor or one quantifier; words parted by `|` are one as well."""
    if not re.search(r"[|^$]|\\[bsdwW]|\)[?*+]|\(\?", pattern):
        return
    for start, end in _alternatives(pattern):
        before, after = pattern[:start], pattern[end:]
        rest = before.removesuffix("|") + after if before.endswith("|") else before + after.removeprefix("|")
        yield f"without alternative {pattern[start:end]!r} at {start}", rest
    for sign in _SIGN.finditer(pattern):
        before, new = pattern[: sign.start()], {"*": "+", "+": "*"}.get(sign[0], "")
        if not re.search(r"\[[^\]]*$", before) and not before.endswith("("):
            yield f"{sign[0]!r} → {new!r} at {sign.start()}", before + new + pattern[sign.end() :]


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Where the parts of every alternation begin and end, whatever bracket they stand in."""
    open_: list[list[int]] = [[0]]
    index, in_set = 0, False
    while index < len(pattern):
        char = pattern[index]
        if char == "\\":
            index += 1
        elif in_set:
            in_set = char != "]"
        elif char == "[":
            in_set = True
        elif char == "(":
            head = re.compile(r"\((?:\?(?:P<\w+>|<?[:=!]))?").match(pattern, index)
            open_.append([head.end() if head else index + 1])
        elif char == "|":
            open_[-1].append(index + 1)
        elif char == ")" and len(open_) > 1:
            yield from _parts(open_.pop(), index)
        index += 1
    yield from _parts(open_[0], len(pattern))


def _parts(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    if len(starts) > 1:
        yield from zip(starts, [*(start - 1 for start in starts[1:]), end], strict=True)
