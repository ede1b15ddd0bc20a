"""The bank and the answers as the coach reads them from the store."""

from app.core.coach import Bank
from app.store.coaching import build_number, load_bank, read_log
from tests.folders import Folder

TEA = """# Tea vs Coffee

## Key concepts

- **Tea**: of leaves
- **Coffee**: of beans

## Quiz

**Question:** Which is of leaves? ^q-leaf

- A) Coffee
- B) Tea
- C) water

**Answer: B**

**Question:** Which is wet? ^q-wet

- A) Coffee
- B) water

**Answer: B**
"""


def bank(folder: Folder) -> Bank:
    with folder.database.read() as db:
        return load_bank(db)


def number(folder: Folder) -> int:
    with folder.database.read() as db:
        return build_number(db)


def test_a_question_is_what_its_options_name(folder: Folder) -> None:
    folder.save("tea.md", f"---\ntags: [drink/hot]\n---\n\n{TEA}")
    folder.build()
    leaf, wet = bank(folder).questions
    assert (leaf.id, leaf.right, leaf.wrong, leaf.tags) == ("q-leaf", ("tea",), ("coffee", None), ("drink/hot",))
    assert (wet.right, wet.wrong) == (("note:tea",), ("coffee",))
    assert bank(folder).declared == frozenset({frozenset({"tea", "coffee"})})


def test_an_empty_folder_is_an_empty_bank(folder: Folder) -> None:
    folder.build()
    assert bank(folder) == Bank((), frozenset())


def test_a_question_in_two_languages_is_one(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.save("tea-ko.md", "---\nlang: ko\ntranslation_of: tea\n---\n\n" + TEA.replace("Which is", "무엇이").replace(
        "\n- A) Coffee\n- B) Tea", "\n- A) x\n- B) y"))  # fmt: skip
    folder.build()
    assert [(question.id, question.right) for question in bank(folder).questions] == [
        ("q-leaf", ("tea",)), ("q-wet", ("note:tea",))
    ]  # fmt: skip


def test_only_a_build_that_changes_something_is_another_bank(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.build()
    first = number(folder)
    folder.build()
    assert number(folder) == first
    folder.save("tea.md", TEA.replace("wet", "moist"))
    folder.build()
    assert number(folder) > first


def test_an_answer_names_the_concepts_of_the_wording_that_was_shown(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.build()
    folder.answer("q-leaf", "A")
    folder.save("tea.md", TEA.replace("- A) Coffee\n- B) Tea\n", "- A) Tea\n- B) Coffee\n").replace("B**", "A**", 1))
    folder.build()
    with folder.database.read() as db:
        log = read_log(db, 1)
        assert [(attempt.question_id, attempt.chosen, attempt.correct) for attempt in log.attempts] == [
            ("q-leaf", ("coffee",), False)
        ]
        assert read_log(db, 1, after=log.last).attempts == []


def test_a_concept_that_vanishes_is_chosen_by_nobody_any_more(folder: Folder) -> None:
    folder.save("tea.md", TEA)
    folder.build()
    folder.answer("q-leaf", "A")
    folder.save("tea.md", TEA.replace("- **Coffee**: of beans\n", ""))
    folder.build()
    with folder.database.read() as db:
        assert [attempt.chosen for attempt in read_log(db, 1).attempts] == [()]


def test_a_wrong_order_of_the_right_options_takes_nothing_for_anything_else(folder: Folder) -> None:
    ordered = TEA.replace("**Answer: B**", "**Correct order: B, A**", 1).replace(
        "beans\n", "beans\n- **Water**: of wells\n"
    )
    folder.save("tea.md", ordered)
    folder.build()
    folder.answer("q-leaf", "AB")
    folder.answer("q-leaf", "CB")
    with folder.database.read() as db:
        assert [read_log(db, learner).attempts[0].chosen for learner in (1, 2)] == [(), ("water", "tea")]
