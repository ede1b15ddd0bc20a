"""Concepts in the store: named by notes, made one across them, bound to the options that name them."""

from app.store import concepts
from app.store.database import Database
from tests.folders import Folder

TEA = """# Tea vs Coffee

It is steeped.

## Key concepts

- **Green Tea** (ko: 녹차): of leaves
- **Coffee**: of beans

## Quiz

**Question:** Which is of leaves? ^q-leaf

- A) a cup of coffee
- B) green tea
- C) water

**Answer: B**
"""


def built(folder: Folder) -> Database:
    folder.build()
    return folder.database


def named(database: Database) -> list[dict[str, str]]:
    with database.read() as db:
        return [bound.concepts for bound in concepts.list_bound(db)]


def test_options_are_bound_to_the_concepts_of_all_notes(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    database = built(folder)
    assert named(database) == [{"A": "coffee", "B": "green-tea"}]
    folder.save("water.md", "# Water\n\n## Key concepts\n\n- **Water**: of wells\n")
    folder.build()
    assert named(database) == [{"A": "coffee", "B": "green-tea", "C": "water"}]


def test_a_concept_that_vanishes_names_nothing_any_more(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.save("water.md", "# Water\n\n## Key concepts\n\n- **Water**: of wells\n")
    database = built(folder)
    folder.delete("water.md")
    folder.build()
    assert named(database) == [{"A": "coffee", "B": "green-tea"}]
    with database.read() as db:
        assert concepts.find_concept(db, "water") is None


def test_concepts_that_turn_out_to_be_one_are_bound_to_one(folder: Folder) -> None:
    folder.save("a.md", TEA.replace(" (ko: 녹차)", ""))
    folder.save("b.md", "# 녹차\n\n## 주요개념\n\n- **녹차**: 잎\n")
    database = built(folder)
    with database.read() as db:
        assert concepts.list_slugs(db) == ["coffee", "green-tea", "녹차"]
    folder.save("a.md", TEA)
    folder.build()
    with database.read() as db:
        assert concepts.list_slugs(db) == ["coffee", "green-tea"]
        assert concepts.find_concept(db, "녹차") == "green-tea"
        assert {note.slug for note in concepts.list_contrasts(db, ["green-tea"])} == {"a", "b"}


def test_declared_pairs_are_of_concepts_that_notes_define(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.save("more.md", "---\nconfusable: [[coffee, mate], [coffee, 녹차]]\n---\n# More\n\nOf drinks.\n")
    with built(folder).read() as db:
        assert concepts.list_pairs(db) == [("coffee", "green-tea")]
        assert concepts.list_pairs(db, "more") == []


def test_the_questions_that_name_a_concept_are_found(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    with built(folder).read() as db:
        assert concepts.list_naming_questions(db, ["coffee", "green-tea"], at_least=2) == ["q-leaf"]
        assert concepts.list_naming_questions(db, ["coffee", "water"], at_least=2) == []
        assert concepts.list_naming_questions(db, ["coffee"], at_least=1) == ["q-leaf"]
