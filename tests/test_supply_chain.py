"""Nothing foreign comes in unseen: the installed packages (threats.md V1) and the vendored files (V2)."""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LISTS = ("requirements/run.txt", "requirements/develop.txt")
PINNED = re.compile(
    r"(?P<name>[\w.-]+)==(?P<version>[\w.!+]+)(?: ; [^\\]+?)?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a list, without the platforms it is for."""

    name: str
    version: str
    hashes: frozenset[str]


@pytest.mark.parametrize("path", LISTS)
def test_v1_every_requirement_is_pinned_with_a_sha256(path: str) -> None:
    assert [line for line in requirements(path) if not PINNED.fullmatch(line)] == []
    assert requirements(path) != []


@pytest.mark.parametrize("path", LISTS)
def test_v1_a_list_names_no_index_and_no_folder_of_a_machine(path: str) -> None:
    assert re.findall(r"^.*(?:://|--index|--extra|--find|[ =]/).*$", (ROOT / path).read_text(), re.MULTILINE) == []


@pytest.mark.parametrize(("path", "with_tools"), [(LISTS[0], False), (LISTS[1], True)])
def test_v1_each_dependency_of_pyproject_is_pinned_as_it_allows(path: str, with_tools: bool) -> None:
    pinned = {pin.name: pin.version for pin in pins(path)}
    assert [str(wanted) for wanted in dependencies(with_tools=with_tools) if not is_met(wanted, pinned)] == []


def test_v1_what_runs_is_what_was_developed_with() -> None:
    assert pins(LISTS[0]) - pins(LISTS[1]) == set()


def requirements(path: str) -> list[str]:
    """The list's requirements, each joined to one line, without its comments."""
    lines = [line for line in (ROOT / path).read_text().splitlines() if not line.lstrip().startswith("#")]
    return re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).split("\n")


def pins(path: str) -> set[Pin]:
    return {
        Pin(canonicalize_name(match["name"]), match["version"], frozenset(match["hashes"].split()))
        for match in map(PINNED.fullmatch, requirements(path))
        if match
    }


def is_met(wanted: Requirement, pinned: dict[str, str]) -> bool:
    version = pinned.get(canonicalize_name(wanted.name))
    return version is not None and wanted.specifier.contains(version, prereleases=True)


def dependencies(*, with_tools: bool) -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    tools = project["dependency-groups"]["dev"] if with_tools else []
    return [Requirement(line) for line in [*project["project"]["dependencies"], *tools]]


def test_v2_each_vendored_package_states_where_it_is_from_and_brings_its_licence() -> None:
    unstated = {
        package.name: {"Version", "Source", "Licence", "Folder"} - package.stated.keys() for package in vendored()
    }
    assert unstated == {package.name: set() for package in vendored()}
    assert [package.name for package in vendored() if not any("/LICENSE" in path for path in package.files)] == []


def test_v2_vendored_files_are_exactly_the_listed_ones() -> None:
    listed = {path: digest for package in vendored() for path, digest in package.files.items()}
    assert {path.relative_to(ROOT).as_posix(): sha256(path) for path in vendored_files()} == listed
    assert listed != {}


@dataclass(frozen=True, slots=True)
class Vendored:
    """One section of VENDORED.md."""

    name: str
    stated: dict[str, str]
    """`Version`, `Licence` and the rest of its list."""
    files: dict[str, str]
    """Path to checksum, as `sha256sum` wrote them."""


def vendored() -> list[Vendored]:
    _, *sections = re.split(r"^## ", (ROOT / "VENDORED.md").read_text(), flags=re.MULTILINE)
    return [
        Vendored(
            name=section.partition("\n")[0],
            stated=dict(re.findall(r"^- (\w+): `?(\S[^`\n]*)", section, re.MULTILINE)),
            files={path: digest for digest, path in re.findall(r"^([0-9a-f]{64})  (.+)$", section, re.MULTILINE)},
        )
        for section in sections
    ]


def vendored_files() -> set[Path]:
    """Every file in a folder that VENDORED.md names, or where only vendored files belong."""
    folders = [ROOT / package.stated["Folder"] for package in vendored()]
    folders += [ROOT / "static/fonts", *ROOT.glob("static/**/vendored"), *ROOT.glob("tests/**/vendored")]
    return {path for folder in folders for path in folder.rglob("*") if path.is_file()}


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
