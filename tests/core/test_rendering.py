"""The stored pieces of a note: nothing of a question in the note, nothing of the answer in what is asked."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.core.model import Note
from app.core.parsing import parse_note
from app.core.rendering import plain, render_note, render_question
from tests.case_files import CASES, read_case

CONTENT = Path(__file__).parents[2] / "content"
SHIPPED = sorted(CONTENT.rglob("*.md"))
CASE_FILES = sorted((CASES / "questions").glob("*.md"))


def parsed(data: bytes, path: str) -> Note | None:
    return parse_note(data, path)[0]


def notes() -> list[Note]:
    shipped = [parsed(path.read_bytes(), path.relative_to(CONTENT).as_posix()) for path in SHIPPED]
    cases = [parsed(read_case(path)[0], path.name) for path in CASE_FILES]
    return [note for note in (*shipped, *cases) if note]


@pytest.mark.parametrize("note", notes(), ids=lambda note: note.path)
def test_a_note_page_shows_no_option_key_or_reason(note: Note) -> None:
    page = render_note(note)
    words = plain(page.key_point + page.body)
    secrets = [text for q in note.questions for o in q.options for text in (o.rationale, o.right_if, o.text) if text]
    secrets += [question.explanation for question in note.questions if question.explanation]
    names = {name for concept in note.concepts for name in concept.all_names}
    telling = [plain(secret) for secret in secrets if len(plain(secret)) > 24 and plain(secret) not in names]
    assert [secret for secret in telling if secret in words] == []
    assert [
        mark for mark in ("Answer:", "정답:", "답:", "<input") if note.questions and mark in page.key_point + page.body
    ] == []


@pytest.mark.parametrize("note", notes(), ids=lambda note: note.path)
def test_a_note_shows_the_same_when_its_body_is_parsed_by_itself(note: Note) -> None:
    assert render_note(note) == render_note(replace(note, body_tokens=None))


def test_a_block_that_is_half_a_question_keeps_its_other_half() -> None:
    note = parsed(b"# T\n\nwords\n**Question:** Why?\n- A) a\n- B) b\n\n**Answer: A**\n", "t.md")
    assert note
    assert (note.body_tokens, render_note(note).body) == (None, "<p>words</p>\n")


@pytest.mark.parametrize("note", notes(), ids=lambda note: note.path)
def test_what_is_asked_is_the_same_whichever_option_is_right(note: Note) -> None:
    for question in note.questions:
        if question.is_gradable:
            asked = {
                json.dumps([c["stem"], [(o["label"], o["text"]) for o in c["options"]], c["plain_stem"]])
                for option in question.options
                for c in [render_question(replace(question, key=(option.label,)), note)]
            }
            assert len(asked) == 1


def test_a_footnote_of_the_note_is_found_from_every_piece() -> None:
    note = parsed(
        b"# Tea\n\nOld.[^a]\n\n**Question:** How old?[^a]\n\n- A) Very[^b]\n- B) Not\n\n**Answer: A**\n\n"
        b"[^a]: Older than\n    coffee\n\n[^b]: 5,000 years\n",
        "tea.md",
    )
    assert note
    content = render_question(note.questions[0], note)
    body = render_note(note).body
    assert ("Older than" in body, "coffee" in body, "5,000" in body) == (True, True, False)
    assert ("Older than" in content["stem"], "5,000 years" in content["options"][0]["text"]) == (True, True)
    assert note.questions[0].explanation is None


def test_a_decisive_cue_is_marked_only_after_the_answer() -> None:
    note = parsed(b"# T\n\n**Question:** A ==cue== here?\n\n- A) a ==b==\n- B) c\n\n**Answer: A**\n", "t.md")
    assert note
    content = render_question(note.questions[0], note)
    assert (content["stem"], content["cued_stem"], content["options"][0]["text"]) == (
        "<p>A cue here?</p>\n",
        '<p>A <mark class="cue">cue</mark> here?</p>\n',
        "<p>a b</p>\n",
    )


def test_a_comment_is_shown_nowhere() -> None:
    note = parsed(
        b"# T %%s1%%\n\n## Key point\n\n%%s2%% k\n\ntext %%s3%%\n\n**Question:** Why %%s4%%?"
        b"\n\n- A) a %%s5%%\n- B) b\n\n**Answer: A**\n",
        "t.md",
    )
    assert note
    page = render_note(note)
    content = render_question(note.questions[0], note)
    shown = f"{note.title} {page.key_point} {page.body} {json.dumps(content)} {plain(note.body)}"
    assert [secret for secret in ("s1", "s2", "s3", "s4", "s5") if secret in shown] == []
