"""`python -m tests.bench.mutants [--sample N] [--seed S] [--only PART]`: mistakes in the grammar no test would notice.

Each mutant lives in a process of its own, forked from one that has imported everything else; no file is written.
Libraries for this leave regular expressions alone, in which most of the grammar is written.
"""

import argparse
import ast
import importlib
import os
import resource
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from random import Random
from types import CodeType, ModuleType

import pytest

from tests.bench.equivalents import EQUIVALENT
from tests.bench.figures import Figure
from tests.bench.mutations import Mutation, find_mutations

ROOT = Path(__file__).parents[2]
MODULES = (
    "app/core/grading.py",
    "app/core/identity.py",
    "app/core/labels.py",
    "app/core/inline_keys.py",
    "app/core/markers.py",
    "app/core/numbering.py",
    "app/core/sections.py",
    "app/core/questions/*.py",
)
TESTS = (
    "tests/core/test_grading.py",
    "tests/core/test_identity.py",
    "tests/core/test_tables.py",
    "tests/core/test_lines.py",
    "tests/core/test_options.py",
    "tests/core/test_matching.py",
    "tests/core/test_lists.py",
    "tests/core/test_collecting.py",
    "tests/core/test_segmentation.py",
    "tests/core/test_assembly.py",
    "tests/core/test_pieces.py",
    "tests/core/test_inline_keys.py",
    "tests/core/test_answers.py",
    "tests/core/test_questions.py",
    "tests/core/test_question_words.py",
    "tests/core/test_labels.py",
    "tests/core/test_markers.py",
    "tests/core/test_marker_words.py",
    "tests/core/test_rules.py",
    "tests/core/test_banks.py",
)
"""The quick ones first: each is collected only when those before it have noticed nothing."""
SAMPLE, SEED = 400, 1
ALIVE, KILLED, VOID = 0, 1, 2
"""Void: the module cannot even be imported; no test is needed to notice that."""
QUICKLY = [
    *("-x", "-q", "-c", os.devnull, f"--rootdir={ROOT}", "--noconftest", "--assert=plain", "--capture=no"),
    *("-p", "no:cacheprovider", "-p", "no:warnings", "-k", "not broken_folder and not docs"),
]
"""Stop at the first failure; no plugin, no rewriting, and no test of what is not the grammar's."""
CPU_SECONDS, MEMORY = 30, 2 << 30


@dataclass(frozen=True, slots=True)
class Mutant:
    path: str
    mutation: Mutation

    def __str__(self) -> str:
        return f"{self.path}:{self.mutation.line}: {self.mutation.what}    {self.mutation.text}"

    @property
    def module(self) -> str:
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    @property
    def is_equivalent(self) -> bool:
        return (self.path, self.mutation.text, self.mutation.what) in EQUIVALENT


def make_mutants(count: int, seed: int, only: str = "") -> list[Mutant]:
    """So many mutants of all modules, or of those with `only` in their path, the same for a seed; 0 is all of them."""
    paths = sorted(path for pattern in MODULES for path in ROOT.glob(pattern))
    mutants = [
        Mutant(path.relative_to(ROOT).as_posix(), mutation)
        for path in paths
        for mutation in find_mutations(path.read_text("utf-8"))
    ]
    mutants = [mutant for mutant in mutants if only in mutant.path and not mutant.is_equivalent]
    if not count or count >= len(mutants):
        return mutants
    return [mutants[index] for index in sorted(Random(seed).sample(range(len(mutants)), count))]


def run(mutants: Sequence[Mutant]) -> Iterator[tuple[Mutant, int]]:
    """Every mutant with its fate, as many at a time as there are cores."""
    tests = [test for test in TESTS if (ROOT / test).exists()]
    _import_what_stays(tests)
    waiting, running = list(reversed(mutants)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < (os.cpu_count() or 1):
            mutant = waiting.pop()
            running[_fork(mutant, tests)] = mutant
        child, status = os.wait()
        code = os.waitstatus_to_exitcode(status)
        yield running.pop(child), code if code in {ALIVE, VOID} else KILLED


def _import_what_stays(tests: Sequence[str]) -> None:
    """Import all that the tests need, then forget what is, or rests on, a module that mutates."""
    for test in tests:
        importlib.import_module(test.removesuffix(".py").replace("/", "."))
    ours = {name: module for name, module in sys.modules.items() if name.partition(".")[0] in {"app", "tests"}}
    stale = {
        name for name in ours if any((ROOT / path).match(pattern) for pattern in MODULES for path in [_path(name)])
    }
    while more := {name for name in ours if name not in stale and stale & _used(ours[name])}:
        stale |= more
    for name in stale:
        del sys.modules[name]


def _path(module: str) -> str:
    return module.replace(".", "/") + ".py"


def _used(module: ModuleType) -> set[str]:
    """Names of the modules whose functions, classes or values stand in this one."""
    values = [value for value in vars(module).values() if value is not module]
    return {str(getattr(v, "__module__", None) or getattr(v, "__name__", "")) for v in values}


def _fork(mutant: Mutant, tests: Sequence[str]) -> int:
    child = os.fork()
    if child:
        return child
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    os.dup2(silence, 2)
    os._exit(_test(mutant, tests))


def _test(mutant: Mutant, tests: Sequence[str]) -> int:
    sys.meta_path.insert(0, _Mutating(mutant))
    try:
        importlib.import_module(mutant.module)
    except Exception:
        return VOID
    return ALIVE if all(pytest.main([*QUICKLY, str(ROOT / test)]) == 0 for test in tests) else KILLED


class _Mutating(MetaPathFinder, InspectLoader):
    """Imports one module with a mistake in it."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        if fullname != self.mutant.module:
            return None
        return spec_from_loader(fullname, self, is_package=self.mutant.path.endswith("__init__.py"))

    def get_source(self, fullname: str) -> str:
        return (ROOT / self.mutant.path).read_text("utf-8")

    def get_code(self, fullname: str) -> CodeType:
        tree = self.mutant.mutation.of(ast.parse(self.get_source(fullname)))
        return compile(tree, str(ROOT / self.mutant.path), "exec")


def measure(count: int = SAMPLE, seed: int = SEED, *, only: str = "", aloud: bool = False) -> Iterator[Figure]:
    fates: dict[str, list[int]] = {}
    for mutant, fate in run(make_mutants(count, seed, only)):
        fates.setdefault(mutant.path, []).append(fate)
        if aloud or fate == ALIVE:
            print(("alive", "killed", "void")[fate], mutant, file=sys.stderr, flush=True)
    note = f"a sample of {count:,}, seed {seed}" if count else "all there are"
    every = [fate for found in fates.values() for fate in found]
    yield Figure("mutants alive", _alive(every), "under 10 %", note=note)
    for path, found in sorted(fates.items()):
        yield Figure(f"… in `{path}`", _alive(found))


def _alive(fates: Sequence[int]) -> str:
    tried = [fate for fate in fates if fate != VOID]
    return f"{tried.count(ALIVE)} of {len(tried)}"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Which mistakes in the grammar no test would notice.")
    arguments.add_argument("--sample", type=int, default=SAMPLE, help="how many mutants; 0 for all")
    arguments.add_argument("--seed", type=int, default=SEED)
    arguments.add_argument("--only", default="", help="part of a path, such as markers")
    given = arguments.parse_args()
    for figure in measure(given.sample, given.seed, only=given.only, aloud=True):
        print(f"{figure.what}: {figure.value} {figure.note and f'({figure.note})'}")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
