"""From the folder to the store: only what changed is read, nothing of the learners' is lost."""

import itertools
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from app import build as building
from app.build import check, read_questions, reading, scan
from app.build import folder as folders
from app.build.folder import SETTLED_AFTER
from app.store import files, library
from app.store.bank import list_note_questions
from app.store.library import list_backlinks, list_slugs
from app.store.search import search
from tests.folders import BEANS, NOW, TEA, Folder, codes, note, question

# Only what changed


def test_an_unchanged_folder_is_only_looked_at(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a file was read"))
    report = folder.build()
    assert (report.changed, report.notes, report.questions) == ((), 1, 1)


def test_a_changed_compiler_compiles_unchanged_notes_anew(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    monkeypatch.setattr(building, "_compiler", lambda: "another")
    assert (folder.build().changed, folder.build().changed) == (("tea.md",), ())


def test_a_touched_file_is_read_but_not_replaced(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save("tea.md", note("Tea", question()))
    monkeypatch.setattr(reading, "parse_note", lambda *_: pytest.fail("a file was parsed"))
    assert folder.build().changed == ()
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("a file was read"))
    assert folder.build().changed == ()


def test_only_the_changed_note_is_replaced(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.save("coffee.md", note("Coffee", question(BEANS, key="A")))
    assert folder.build().changed == ("coffee.md", "tea.md")
    folder.save("tea.md", note("Tea", question(), text="Brewed."))
    assert folder.build().changed == ("tea.md",)
    assert (folder.body("tea"), folder.body("coffee")) == (html("Brewed."), html("Text."))


def html(text: str) -> str:
    return f"<p>{text}</p>\n"


def test_a_broken_note_keeps_its_last_good_version(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    asked = folder.asked()
    folder.save("tea.md", b"# Tea\n\xff")
    assert codes(folder.build()) == ["tea.md:2 FI001"]
    assert (folder.asked(), folder.body("tea")) == (asked, html("Text."))
    folder.save("tea.md", note("Tea", question(), text="Mended."))
    assert codes(folder.build()) == []
    assert folder.body("tea") == html("Mended.")


def test_a_broken_question_is_left_out_alone(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question(key="Z"), question(BEANS, key="A")))
    assert codes(folder.build()) == ["tea.md:10 AN007"]
    assert [stem for _, stem in folder.asked().values()] == [BEANS]


def test_a_draft_is_taken_out_like_a_deleted_file(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.save("coffee.md", note("Coffee"))
    folder.build()
    folder.save("tea.md", note("Tea", question(), front="draft: true"))
    folder.build()
    assert (folder.asked(), folder.body("tea")) == ({}, None)
    assert folder.build().changed == ()


# Learners' history


def test_a_deleted_file_retires_its_questions_and_keeps_the_attempts(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.save("coffee.md", note("Coffee", question(BEANS, key="A")))
    folder.build()
    [tea] = [name for name, (path, _) in folder.asked().items() if path == "tea.md"]
    folder.answer(tea)
    folder.delete("tea.md")
    assert folder.build().retired == ("tea.md",)
    assert tea not in folder.asked()
    assert folder.attempts() == [(tea, ["A"], ["B"])]
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    assert tea in folder.asked()


def test_an_empty_folder_retires_nothing_unless_it_is_told_to(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    asked = folder.asked()
    folder.delete("tea.md")
    assert codes(folder.build()) == [".:1 FI009"]
    assert folder.asked() == asked
    assert codes(folder.build(prune=True)) == []
    assert folder.asked() == {}


def test_a_vanished_folder_retires_nothing(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.content.rename(folder.root / "away")
    assert codes(folder.build()) == [".:1 FI009"]
    assert len(folder.asked()) == 1


def test_f7_an_attempt_keeps_what_was_asked(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question(key="B")))
    folder.build()
    [name] = folder.ids()
    folder.answer(name, "A")
    for change in (
        question(key="A"),
        question(key="A", options=("Coffee", "Tea", "Milk")),
        question(key="A", reason="another"),
    ):
        folder.save("tea.md", note("Tea", change))
        folder.build()
    folder.answer(name, "A")
    assert folder.attempts()[0] == (name, ["A"], ["B"])
    assert folder.keys() == {name: ["A"]}


# Stable ids


EDITS: dict[str, tuple[str, str]] = {
    "a typo": (TEA, TEA.replace("Which", "Whcih")),
    "numbering": (TEA, f"12. {TEA}"),
    "emphasis": (TEA, TEA.replace("leaves", "**leaves**")),
    "a cue": (TEA, f"{TEA} (Select ONE.)"),
    "a mark": (TEA, TEA.replace("leaves", "==leaves==")),
    "rewording": (TEA, "Which hot drink is made from the leaves?"),
}


@pytest.mark.parametrize(("before", "after"), EDITS.values(), ids=EDITS)
def test_an_edited_question_keeps_its_id(folder: Folder, before: str, after: str) -> None:
    options = ("Coffee", "Tea", "Milk", "Water")
    folder.save("tea.md", note("Tea", question(before, options=options), question(BEANS, key="A", options=("x", "y"))))
    folder.build()
    ids = folder.ids()
    folder.save("tea.md", note("Tea", question(after, options=options), question(BEANS, key="A", options=("x", "y"))))
    folder.build()
    assert sorted(folder.ids()) == sorted(ids)


@pytest.mark.parametrize(
    "after",
    [
        note("Tea", question(BEANS, key="A"), question()),
        note("Tea", question(options=("Tea", "Coffee"), key="A"), question(BEANS, key="A")),
        note("Tea", question(key="A"), question(BEANS, key="B")),
        note("Tea", question(reason="another"), question(BEANS, key="A"), text="Other text."),
        note("Another title", "### 문제 7. 제목\n\n" + question(), question(BEANS, key="A")),
    ],
    ids=["questions reordered", "options reordered", "key flipped", "reasons and text", "headings"],
)
def test_what_is_not_asked_does_not_change_an_id(folder: Folder, after: str) -> None:
    folder.save("tea.md", note("Tea", question(), question(BEANS, key="A")))
    folder.build()
    asked = {name: stem for name, (_, stem) in folder.asked().items()}
    folder.save("tea.md", after)
    folder.build()
    assert {name: stem for name, (_, stem) in folder.asked().items()} == asked


def test_a_renamed_file_keeps_its_ids_even_when_it_is_edited_as_well(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question(), question(BEANS, key="A")))
    folder.build()
    ids = folder.ids()
    folder.delete("tea.md")
    folder.save("drinks/chai.md", note("Chai", question(TEA.replace("leaves", "leafs")), question(BEANS, key="A")))
    folder.build()
    assert sorted(folder.ids()) == sorted(ids)
    assert {path for path, _ in folder.asked().values()} == {"drinks/chai.md"}


def test_a_question_moved_to_another_note_keeps_its_id(folder: Folder) -> None:
    folder.save("b.md", note("B", question(), question(BEANS, key="A")))
    folder.save("a.md", note("A"))
    folder.save("c.md", note("C"))
    folder.build()
    ids = sorted(folder.ids())
    for target in ("a.md", "c.md"):
        folder.save("b.md", note("B", question(BEANS, key="A")))
        folder.save(target, note("X", question()))
        folder.build()
        folder.build()
        assert sorted(folder.ids()) == ids
        folder.save(target, note("X"))
        folder.save("b.md", note("B", question(), question(BEANS, key="A")))
        folder.build()
        folder.build()
        assert sorted(folder.ids()) == ids


@pytest.mark.parametrize("target", ["a.md", "c.md"])
def test_a_moved_question_is_asked_after_one_build(folder: Folder, target: str) -> None:
    folder.save("b.md", note("B", question(), question(BEANS, key="A")))
    folder.save(target, note("X"))
    folder.build()
    ids = sorted(folder.ids())
    folder.save("b.md", note("B", question(BEANS, key="A")))
    folder.save(target, note("X", question()))
    folder.build()
    assert sorted(folder.ids()) == ids
    assert {path for path, _ in folder.asked().values()} == {"b.md", target}


def test_a_question_like_one_that_moved_does_not_take_its_id(folder: Folder) -> None:
    folder.save("a.md", note("A", question()))
    folder.save("b.md", note("B"))
    folder.build()
    [name] = folder.ids()
    folder.save("a.md", note("A", question(TEA.replace("leaves", "roots"))))
    folder.save("b.md", note("B", question()))
    folder.build()
    assert folder.asked()[name] == ("b.md", TEA)


def test_an_earlier_wording_beside_the_present_one_is_another_question(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    [name] = folder.ids()
    reworded = TEA.replace("leaves", "dried leaves")
    folder.save("tea.md", note("Tea", question(reworded)))
    folder.build()
    folder.save("tea.md", note("Tea", question(), question(reworded)))
    folder.build()
    assert folder.asked() == {name: ("tea.md", reworded), f"{name}-2": ("tea.md", TEA)}


def test_a_wording_that_comes_back_for_the_third_time_has_an_id_of_its_own(folder: Folder) -> None:
    wordings = [TEA, TEA.replace("leaves", "dried leaves"), TEA.replace("leaves", "rolled leaves")]
    kept = list[str]()
    for wording in wordings[1:]:
        folder.save("tea.md", note("Tea", *map(question, kept), question()))
        folder.build()
        kept.append(wording)
        folder.save("tea.md", note("Tea", *map(question, kept)))
        folder.build()
    folder.save("tea.md", note("Tea", *map(question, kept), question()))
    folder.build()
    first = min(folder.ids())
    assert sorted(folder.ids()) == [first, f"{first}-2", f"{first}-3"]


def test_a_note_that_changes_its_language_asks_its_questions_once(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save("tea.md", note("Tea", question(), front="lang: ko"))
    folder.build()
    with folder.read() as db:
        assert [revision.language for revision in list_note_questions(db, "tea.md")] == ["ko"]


def test_a_reworded_question_is_found_under_its_old_id(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    [name] = folder.ids()
    folder.save("tea.md", note("Tea", question(TEA.replace("leaves", "rolled leaves"))))
    folder.build()
    with folder.read() as db:
        assert [hit.ref for hit in search(db, "rolled", language="en") if hit.kind == "question"] == [name]


def test_a_question_reworded_in_a_build_of_many_steps_keeps_its_id(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 1)
    folder.save("a.md", note("A", question()))
    folder.save("b.md", note("B", question(BEANS, key="A")))
    folder.build()
    ids = sorted(folder.ids())
    folder.save("a.md", note("A", question(TEA.replace("leaves", "rolled leaves"))))
    folder.save("b.md", note("B", question(BEANS, key="B")))
    folder.build()
    assert sorted(folder.ids()) == ids


def test_another_question_gets_another_id(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    ids = folder.ids()
    folder.save("tea.md", note("Tea", question("How many cups are in a litre?", options=("Two", "Four"))))
    folder.build()
    assert set(folder.ids()).isdisjoint(ids)


def test_a_question_served_twice_is_asked_once_and_taken_over(folder: Folder) -> None:
    folder.save("a.md", note("A", question()))
    folder.save("b.md", note("B", question()))
    assert codes(folder.build()) == ["b.md:5 QU005"]
    [name] = folder.ids()
    assert folder.asked()[name][0] == "a.md"
    folder.delete("a.md")
    folder.build()
    folder.build()
    assert folder.asked() == {name: ("b.md", TEA)}


def test_an_id_used_twice_is_served_once_and_taken_over(folder: Folder) -> None:
    folder.save("a.md", note("A", question(f"{TEA} ^q-tea")))
    folder.save("b.md", note("B", question(f"{BEANS} ^q-tea", key="A")))
    assert codes(folder.build()) == ["b.md:5 ID001"]
    assert folder.asked() == {"q-tea": ("a.md", TEA)}
    folder.delete("a.md")
    folder.build()
    folder.build()
    assert folder.asked() == {"q-tea": ("b.md", BEANS)}


def test_an_id_given_later_is_the_questions_id_from_then_on(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save("tea.md", note("Tea", question(f"{TEA} ^q-tea")))
    folder.build()
    assert folder.ids() == ["q-tea"]


def test_translations_share_one_question(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question(f"{TEA} ^q-tea")))
    korean = question("잎으로 만드는 음료는 무엇입니까? ^q-tea", options=("커피", "차"))
    folder.save("tea-ko.md", note("차", korean, front="translation_of: tea\nlang: ko", text="글."))
    report = folder.build()
    assert (codes(report), report.notes, report.questions) == ([], 2, 1)
    with folder.read() as db:
        assert {r.language for path in ("tea.md", "tea-ko.md") for r in list_note_questions(db, path)} == {"en", "ko"}


# Addresses


@pytest.mark.parametrize(
    "other", ["drinks/tea.md", "drinks/Tea.md", "Tea!.md", "drinks/TEA .md", "tea--.md", "tea?.md"]
)
def test_p3_two_files_with_one_address_are_named_and_the_first_stays(folder: Folder, other: str) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save(other, note("Another", question(BEANS, key="A")))
    [diagnostic] = [d for d in folder.build().diagnostics if d.code == "NT002"]
    assert (diagnostic.path, diagnostic.message) == (other, "the address 'tea' belongs to tea.md already")
    assert folder.asked() == {folder.ids()[0]: ("tea.md", TEA)}
    folder.delete("tea.md")
    folder.build()
    folder.build()
    assert [path for path, _ in folder.asked().values()] == [other]


def test_p3_decomposed_and_composed_hangul_are_one_address(folder: Folder) -> None:
    folder.save("차.md", note("차"))
    folder.build()
    folder.save("x/차.md", note("다른 차"))
    assert codes(folder.build()) == ["x/차.md:1 NT002"]


def test_p3_an_alias_does_not_take_an_address(folder: Folder) -> None:
    folder.save("tea.md", note("Tea"))
    folder.save("coffee.md", note("Coffee", front="aliases: [tea]"))
    assert codes(folder.build()) == ["coffee.md:1 NT003"]
    with folder.read() as db:
        assert list_slugs(db) == ["coffee", "tea"]


def test_a_link_by_any_name_is_a_backlink(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", front="aliases: [chai]"))
    folder.save("a.md", note("A", text="[[chai]]"))
    folder.save("b.md", note("B", text="[see](drinks/tea.md)"))
    assert codes(folder.build()) == []
    with folder.read() as db:
        tea = library.find_note(db, "tea")
        assert tea
        assert [slug for slug, _, _ in list_backlinks(db, tea)] == ["a", "b"]


# What is not read


def test_templates_hidden_folders_and_other_formats_are_not_read(folder: Folder) -> None:
    for path in (
        "templates/t.md",
        "Templates/u.md",
        ".obsidian/o.md",
        ".hidden.md",
        "x/.trash/y.md",
        "tea.MD",
        "q.gift",
        "a.png",
    ):
        folder.save(path, note(path))
    found = scan(folder.content)
    assert ([file.path for file in found.notes], sorted(found.others)) == (["tea.MD"], ["a.png", "q.gift"])


def test_p2_links_out_and_loops_are_skipped(folder: Folder) -> None:
    folder.save("tea.md", note("Tea"))
    (folder.content / "passwd.md").symlink_to("/etc/passwd")
    (folder.content / "etc").symlink_to("/etc")
    (folder.content / "loop").symlink_to(folder.content)
    (folder.content / "self.md").symlink_to("self.md")
    (folder.content / "tea-too.md").symlink_to("tea.md")
    started = time.perf_counter()
    found = scan(folder.content)
    assert time.perf_counter() - started < 10
    assert [file.path for file in found.notes] == ["tea-too.md", "tea.md"]
    assert [(d.path, d.code) for d in found.diagnostics] == [
        (p, "FI003") for p in ("etc", "loop", "passwd.md", "self.md")
    ]


def test_a_pipe_is_not_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.content / "pipe.md")
    assert (scan(folder.content).notes, codes(folder.build())) == ([], [])


# Faults


def test_f4_no_fault_while_reading_raises_or_loses_a_question(folder: Folder) -> None:
    for name in ("a", "b", "c/d"):
        folder.save(f"{name}.md", note(name, question(f"Which letter comes after {name}?", options=(name, f"{name}+"))))
    folder.build()
    asked = folder.asked()
    for number in range(1, 200):
        folder.save(
            "a.md", note("a", question("Which letter comes after a?", options=("a", "a+")), text=f"Text {number}.")
        )
        with failing(number) as calls:
            folder.build()
        assert folder.asked() == asked
        if calls[0] < number:
            break
    assert 10 < number < 200
    assert codes(folder.build()) == []


@contextmanager
def failing(number: int) -> Iterator[list[int]]:
    """The nth of all calls that look at a file system fails."""
    calls = [0]

    def faulty(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            calls[0] += 1
            if calls[0] == number:
                raise OSError(5, "Input/output error")
            return original(*arguments, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for owner, name in ((Path, "open"), (Path, "stat"), (os, "scandir"), (os, "fstat"), (Path, "resolve")):
            patch.setattr(owner, name, faulty(getattr(owner, name)))
        yield calls


def test_f4_a_file_that_vanishes_while_it_is_looked_at_keeps_its_last_version(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.save("tea.md", note("Tea", question()))
    folder.build()
    folder.save("tea.md", note("Tea", question(), text="New."))
    original = folders.read_file

    def vanishing(content: Path, file: folders.FoundFile) -> object:
        folder.delete("tea.md")
        return original(content, file)

    monkeypatch.setattr(reading, "read_file", vanishing)
    assert codes(folder.build()) == ["tea.md:1 FI004"]
    assert len(folder.asked()) == 1


def test_f5_a_file_that_changes_while_it_is_read_waits_for_the_next_scan(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question()))
    [file] = scan(folder.content).notes
    folder.save("tea.md", note("Tea", question(), text="Longer text."))
    assert folders.read_file(folder.content, file) is None


def test_f5_half_written_notes_are_never_stored(folder: Folder) -> None:
    watch_for_half_notes(folder, seconds=1)


@pytest.mark.slow
def test_f5_half_written_notes_are_never_stored_in_half_a_minute(folder: Folder) -> None:
    watch_for_half_notes(folder, seconds=30)


def watch_for_half_notes(folder: Folder, *, seconds: float) -> None:
    """Build while an editor writes; a half note may be stored only where the editor was held up in between."""
    stop, pauses = threading.Event(), list[float]()
    writer = threading.Thread(target=write_in_two_steps, args=(folder.content / "tea.md", stop, pauses))
    writer.start()
    bodies = []
    try:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            folder.build()
            bodies.append(folder.body("tea") or "")
    finally:
        stop.set()
        writer.join()
    half = ["A line" in body and "THE END" not in body for body in bodies]
    stored_half = sum(now and not before for before, now in itertools.pairwise([False, *half]))
    assert stored_half <= sum(pause > SETTLED_AFTER for pause in pauses)
    folder.build()
    assert "THE END" in (folder.body("tea") or "")


def write_in_two_steps(path: Path, stop: threading.Event, pauses: list[float]) -> None:
    """Save a note again and again, with an editor's pause between two writes; the pauses are noted down."""
    number = 0
    while not stop.is_set():
        number += 1
        with path.open("w") as file:
            file.write("# Tea\n\n" + "A line of text.\n\n" * 50)
            file.flush()
            started = time.monotonic()
            time.sleep(0.002)
            file.write(f"{number} THE END\n")
        pauses.append(time.monotonic() - started)
        time.sleep(0.002)


def test_f5_a_build_that_is_interrupted_is_completed_by_the_next(
    folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        folder.save(f"{name}.md", note(name, question(f"Which letter comes after {name}?", options=(name, "x"))))
    original = files.replace_diagnostics

    def interrupted(db: Any, path: str, diagnostics: Any) -> None:
        original(db, path, diagnostics)
        if path == "b.md":
            raise KeyboardInterrupt

    monkeypatch.setattr(files, "replace_diagnostics", interrupted)
    with pytest.raises(KeyboardInterrupt):
        folder.build()
    with folder.read() as db:
        assert list_slugs(db) == []
    monkeypatch.undo()
    assert folder.build().changed == ("a.md", "b.md", "c.md")
    assert len(folder.asked()) == 3


# Without a store


def test_check_says_of_a_folder_what_build_says(folder: Folder) -> None:
    folder.save("tea.md", note("Tea", question(key="A, B"), text="[[nowhere]] ![[cup.png]]"))
    folder.save("x/tea.md", note("Tea", question(key="Z")))
    folder.save("chai.md", note("Chai", question(), front="aliases: tea"))
    said = check(folder.content).diagnostics
    assert {(d.path, d.line, d.code) for d in said} >= {(d.path, d.line, d.code) for d in folder.build().diagnostics}
    assert [d for d in said if d.path == "chai.md"] == list(check(folder.content, only=["chai.md"]).diagnostics)


def test_questions_are_read_by_path_and_line_with_their_concepts(folder: Folder) -> None:
    concepts = "## Key concepts\n\n- **Tea leaf**: green\n- **Coffee bean**: brown\n"
    folder.save("b.md", note("B", question(options=("A coffee bean", "A tea leaf", "Both"))))
    folder.save("a.md", note("A", question(BEANS, key="Z"), text=concepts))
    found = read_questions(folder.content)
    assert [(q.path, q.line, q.key, [option.concept for option in q.options]) for q in found] == [
        ("a.md", 9, None, [None, None]),
        ("b.md", 5, ("B",), ["coffee-bean", "tea-leaf", None]),
    ]


def test_progress_counts_every_file(folder: Folder) -> None:
    folder.save("a.md", note("A"))
    folder.save("b.md", note("B"))
    seen: list[tuple[int, int]] = []
    building.build(folder.database, folder.content, now=NOW, progress=lambda done, all_: seen.append((done, all_)))
    assert seen == [(1, 2), (2, 2)]
