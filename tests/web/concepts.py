"""Notes that define what their options name, for the pages of the coach."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tests.web.notes import note, question, write_notes
from tests.web.site import Site, site_of

ALE, BOCK, CIDER = "Ale", "Bock", "Cider"
DRINKS = """\
## Key concepts

- **Ale**: warm and quick
- **Bock**: cold and strong
- **Cider**: of apples
"""
THREE = [ALE, BOCK, CIDER]
TAVERN = note(
    "Ale vs Bock",
    DRINKS,
    [
        question("Which is warm? ^q-ale1", THREE, "A"),
        question("Which is quick? ^q-ale2", THREE, "A"),
        question("Which is cold? ^q-bock1", THREE, "B"),
        question("Which is strong? ^q-bock2", THREE, "B"),
        question("Which is of apples? ^q-cider", THREE, "C"),
    ],
    tags="[drink/cold]",
    lang="en",
)
PLAIN = note(
    "Glasses", "Glass.\n", [question("Which has a handle? ^q-mug", ["the first", "the second"], "B")], lang="en"
)
TAVERN_NOTES = {"ale-or-bock.md": TAVERN, "glasses.md": PLAIN}


@contextmanager
def tavern(folder: Path, notes: Mapping[str, str] = TAVERN_NOTES, **settings: object) -> Iterator[Site]:
    content = write_notes(folder / "content", notes)
    with site_of(content, folder / "data", **settings) as site:
        yield site
