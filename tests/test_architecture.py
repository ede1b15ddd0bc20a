"""Imports point down: `cli → web → build → store → core`; `settings` is for cli, web and build alone."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
LAYERS = ["core", "store", "build", "web", "cli"]
BESIDE = {"settings": {"build", "web", "cli", "settings", "__main__"}}
ALLOWED_IN_CORE = {"fsrs", "markdown_it", "mdit_py_plugins", "pygments", "yaml"}
STANDARD_IN_CORE = {
    "os",
    "io",
    "pathlib",
    "sqlite3",
    "socket",
    "subprocess",
    "random",
    "time",
    "tempfile",
    "shutil",
    "threading",
}


@pytest.mark.parametrize("path", sorted(APP.rglob("*.py")), ids=lambda path: path.relative_to(APP).as_posix())
def test_imports_point_down(path: Path) -> None:
    assert upward(path.read_text(), module_of(path)) == []


@pytest.mark.parametrize(
    "path", sorted((APP / "core").rglob("*.py")), ids=lambda path: path.relative_to(APP).as_posix()
)
def test_the_core_imports_few_packages_and_neither_files_nor_clocks(path: Path) -> None:
    packages = {name.partition(".")[0] for name in imports(path.read_text(), module_of(path))}
    outside = packages - ALLOWED_IN_CORE - {"app"}
    assert outside & STANDARD_IN_CORE == set() or (
        path.name == "ordering.py" and outside & STANDARD_IN_CORE == {"random"}
    )
    assert outside <= standard()


@pytest.mark.parametrize(
    ("source", "module", "expected"),
    [
        ("from app.store import bank", "app.core.model", ["app.store.bank"]),
        ("import app.web.pages", "app.build", ["app.web.pages"]),
        ("def f():\n    from app import cli", "app.web.pages", ["app.cli"]),
        ("from app.settings import Settings", "app.store.bank", ["app.settings.Settings"]),
        ("from app.settings import Settings", "app.web.pages", []),
        ("from .. import store", "app.core.text", ["app.store"]),
        ("from app.core import model\nimport sqlmodel", "app.store.bank", []),
    ],
)
def test_an_upward_import_is_seen(source: str, module: str, expected: list[str]) -> None:
    assert upward(source, module) == expected


def upward(source: str, module: str) -> list[str]:
    return [name for name in imports(source, module) if is_upward(name, module)]


def is_upward(name: str, module: str) -> bool:
    part = part_of(name)
    if part in BESIDE:
        return part_of(module) not in BESIDE[part]
    return layer(name) > layer(module) and part_of(module) not in {"", "__main__"}


def layer(module: str) -> int:
    """How high a module sits; anything outside the layers is below them all."""
    return LAYERS.index(part_of(module)) if part_of(module) in LAYERS else -1


def part_of(module: str) -> str:
    """`core` of `app.core.model`; empty for what is not ours."""
    package, _, rest = module.partition(".")
    return rest.partition(".")[0] if package == "app" else ""


def module_of(path: Path) -> str:
    return path.relative_to(APP.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__")


def imports(source: str, module: str) -> Iterator[str]:
    """Every module or name a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.split(".")[: -node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def standard() -> frozenset[str]:
    import sys

    return sys.stdlib_module_names
