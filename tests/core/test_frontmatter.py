"""Front matter: what is written is what is meant, and nothing in it can harm."""

import re
import subprocess
import sys
import time
from datetime import date

import pytest
import yaml

from app.core.diagnostics import Diagnostic
from app.core.frontmatter import FrontMatter, parse_front_matter
from app.core.model import Language

BOMBS = {
    "billion laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
    "an alias alone": "a: *nothing",
    "merge keys": "a: &a {b: c}\nd:\n  <<: *a",
    "deep flow lists": f"a: {'[' * 5000}",
    "deep flow mappings": "a: " + "{a: " * 2000,
    "deep block lists": "a:\n" + "\n".join(f"{' ' * n}-" for n in range(1, 150)),
    "many names": "\n".join(f"name{n}: x" for n in range(1_000_000 // 50)),
    "one huge scalar": f"a: {'x' * 200_000}",
    "huge quoted scalar": "a: '" + "x''" * 60_000 + "'",
    "a python object": "a: !!python/object/apply:os.system [ls]",
    "binary": "a: !!binary aGVsbG8=",
    "a complex name": "? [a, b]\n: c",
}


@pytest.mark.parametrize("inside", BOMBS.values(), ids=BOMBS)
def test_y1_a_bomb_is_refused_with_its_line(inside: str) -> None:
    started = time.perf_counter()
    refused = parse_front_matter(f"---\n{inside}\n---\n", "tea.md")
    assert isinstance(refused, Diagnostic)
    assert refused.code in {"FM001", "FM007"}
    assert 1 <= refused.line <= inside.count("\n") + 2
    assert time.perf_counter() - started < 5  # ten times what the slowest may take


READ_IN_A_PROCESS = """
import sys
from app.core.parsing import parse_note
note, diagnostics = parse_note(sys.stdin.buffer.read(), "tea.md")
print(note, *diagnostics)
"""


@pytest.mark.parametrize("size", [200_000, 16_000], ids=["refused for its size", "as large as may be"])
@pytest.mark.parametrize("mark", ["[", "{", "- ", "? ", "a: {"])
def test_y3_nothing_in_front_matter_crashes_the_process(mark: str, size: int) -> None:
    nested = f"---\na:\n {mark * (size // len(mark))}\n---\n# Tea\n"
    done = subprocess.run(
        [sys.executable, "-c", READ_IN_A_PROCESS], input=nested, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"None tea\.md:\d+:\d+: error FM00[17] ", done.stdout)


def test_y3_front_matter_is_read_in_pure_python(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the parser in C made unusable it is read all the same."""
    monkeypatch.setattr(yaml.cyaml, "CParser", None, raising=False)
    assert not issubclass(yaml.SafeLoader, getattr(yaml, "CSafeLoader", ()))
    assert not isinstance(parse_front_matter("---\nlang: ko\n---\n", "tea.md"), Diagnostic)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("aliases: [no]", ("no",)),
        ("aliases: [1.10]", ("1.10",)),
        ("aliases: [2025-08-20]", ("2025-08-20",)),
        ("aliases: [1e400]", ("1e400",)),
        ("aliases: [0x1F, 0o17]", ("0x1F", "0o17")),
        ("aliases: [null, ~]", ("null", "~")),
        ("aliases: [.inf]", (".inf",)),
        ("aliases: ['a: b']", ("a: b",)),
        ('aliases: ["\\u00e9"]', ("é",)),
        ("aliases: [12:30:00]", ("12:30:00",)),
        ("aliases: []", ()),
        ("aliases:", ()),
        ("aliases: [a, [b]]", ("a",)),
        ("aliases: ['', ' ']", ()),
        ("aliases:\n- a\n\n- b", ("a", "b")),
        ("aliases: a", "tea.md:2:1: warning FM004 aliases is not a list: 'a'"),
        (
            "aliases: [!!str a]",
            "tea.md:2:11: error FM007 the front matter uses the type tag:yaml.org,2002:str, which is refused",
        ),
        (
            "\taliases: [a]",
            "tea.md:2:1: error FM001 the front matter is not valid: found character '\\t' that cannot start any token",
        ),
        (
            "aliases: [a",
            "tea.md:2:12: error FM001 the front matter is not valid: expected ',' or ']', but got '<stream end>'",
        ),
        ('aliases: ["\\0"]', ("\0",)),
        (
            "aliases: [a\x07]",
            "tea.md:2:1: error FM001 the front matter is not valid: special characters are not allowed",
        ),
        ("aliases: [a]\naliases: [b]", "tea.md:3:1: error FM008 'aliases' stands twice in the front matter"),
    ],
)
def test_y2_a_scalar_is_what_is_written_or_is_refused(line: str, expected: tuple[str, ...] | str) -> None:
    found = parse_front_matter(f"---\n{line}\n---\n", "tea.md")
    if isinstance(expected, str):
        said = found if isinstance(found, Diagnostic) else found[1][0]
        assert str(said) == expected
    else:
        assert not isinstance(found, Diagnostic)
        assert (found[0].aliases, found[1]) == (expected, [])


def test_front_matter_is_read_as_a_whole() -> None:
    text = (
        "---\n\ntitle: no\ncreated: 2025-08-20\nmodified: 2026-11-22T10:00:00\ntags: ['#drink/hot/', exam, exam]\n"
        'aliases: ["chai"]\nlang: ko-KR\ntranslation_of: tea\n'
        "confusable: [[tea, coffee], [milk, water]]\nquiz: no\n\n---\n"
    )
    assert parse_front_matter(text, "tea.md") == (
        FrontMatter(
            created=date(2025, 8, 20),
            modified=date(2026, 11, 22),
            tags=("drink/hot", "exam"),
            aliases=("chai",),
            language=Language.KO,
            draft=False,
            quiz=False,
            translation_of="tea",
            confusable=(("tea", "coffee"), ("milk", "water")),
            lines=13,
        ),
        [],
    )


@pytest.mark.parametrize("text", ["", "# Tea\n", "--- \ntitle: x\n--- \n", "---\n---\n", "---\n# nothing\n...\n"])
def test_a_file_needs_no_front_matter(text: str) -> None:
    found = parse_front_matter(text, "tea.md")
    assert not isinstance(found, Diagnostic)
    assert found[1] == []
