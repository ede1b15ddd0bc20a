"""Cases that authors can read: a note as it would be saved, a line `<!-- expected -->`, and what is expected of it.

The note ends where the line before the mark ends, so a case has a final newline only where a blank line shows it.
"""

from pathlib import Path

CASES = Path(__file__).parent / "cases"

_MARK = b"\n<!-- expected -->\n"


def read_case(path: Path) -> tuple[bytes, str]:
    """The note's bytes, and the text after the mark."""
    note, mark, expected = path.read_bytes().rpartition(_MARK)
    assert mark, f"{path} has no line <!-- expected -->"
    return note, expected.decode()
