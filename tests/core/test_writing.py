"""Canonical markdown: what was read, in whatever form, is written so that reading it again gives the same."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.model import IN_PLACES, Kind, Language, Note, Option, Prompt, Question
from app.core.parsing import parse_note
from app.core.writing import write_note, write_question
from tests.case_files import CASES, read_case

CONTENT = Path(__file__).parents[2] / "content"
FILES = [*sorted((CASES / "questions").glob("*.md")), *sorted(CONTENT.rglob("*.md"))]


def read(data: bytes) -> Note | None:
    return parse_note(data, "note.md")[0]


def asked(note: Note | None) -> list[Question]:
    """The questions, but for where they stand."""
    return [replace(question, line=0, heading=None) for question in note.questions] if note else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_written_note_asks_the_same(path: Path) -> None:
    note = read(read_case(path)[0] if CASES in path.parents else path.read_bytes())
    assert note is None or asked(read(write_note(note).encode())) == asked(note)


@pytest.mark.parametrize("path", sorted(CONTENT.rglob("*.md")), ids=lambda path: path.stem)
def test_what_is_written_is_canonical_already(path: Path) -> None:
    note = read(path.read_bytes())
    assert note is not None
    written = write_note(note)
    again = read(written.encode())
    assert again is not None
    assert write_note(again) == written


def test_a_written_note_says_the_same_about_itself() -> None:
    note = read((CONTENT / "messaging" / "sqs-or-sns.md").read_bytes())
    assert note is not None
    again = read(write_note(note).encode())
    assert again is not None
    for name in ("title", "language", "created", "modified", "tags", "aliases", "confusable", "key_point", "concepts"):
        ours, theirs = getattr(note, name), getattr(again, name)
        assert (
            [replace(c, line=0) for c in ours] == [replace(c, line=0) for c in theirs]
            if name == "concepts"
            else (ours == theirs)
        )


WORD = st.sampled_from(
    ["tea", "차", "`code`", "**bold**", "S3", "3 km", "물을", "a_b", "[x](https://e.org)", "(two)", "A"]
)
SENTENCE = st.lists(WORD, min_size=1, max_size=6).map(lambda words: "The " + " ".join(words) + ".")
BLOCK = st.one_of(
    SENTENCE,
    st.lists(SENTENCE, min_size=2, max_size=3).map("\n".join),
    st.lists(SENTENCE, min_size=2, max_size=3).map(lambda items: "\n".join(f"- {item}" for item in items)),
    SENTENCE.map(lambda code: f"```text\n{code}\n\n- A) x\n```"),
)
TEXT = st.lists(BLOCK, min_size=0, max_size=2).flatmap(
    lambda blocks: SENTENCE.map(lambda first: "\n\n".join([first, *blocks]))
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    kind = draw(st.sampled_from(Kind))
    count = draw(st.integers(3, 5))
    texts = draw(st.lists(TEXT, min_size=count, max_size=count, unique=True))
    options = tuple(
        Option("ABCDE"[n], f"{text}", draw(st.none() | TEXT), None, draw(st.none() | SENTENCE))
        for n, text in enumerate(texts)
    )
    prompts = tuple(Prompt(str(n + 1), draw(SENTENCE)) for n in range(3)) if kind is Kind.MATCHING else ()
    key = tuple("ABC"[: 1 if kind is Kind.SINGLE else 2 if kind is Kind.MULTIPLE else 3])
    key = tuple(draw(st.permutations(key))) if kind in IN_PLACES else key
    stem = draw(TEXT)
    return Question("", False, "note.md", 0, kind, stem, options, key, Language.EN, prompts, draw(st.none() | TEXT))


def said(question: Question) -> list[object]:
    said_of_options = [(o.label, o.text, o.rationale, o.right_if) for o in question.options]
    return [question.kind, question.stem, question.scenario, question.prompts, said_of_options, question.key]


@given(questions())
@settings(deadline=None, max_examples=150)
def test_any_question_is_written_so_that_it_is_read_again(question: Question) -> None:
    note = read(b"# T\n")
    assert note is not None
    written = write_note(replace(note, questions=(question,)))
    assert [said(again) for again in asked(read(written.encode()))] == [said(question)], written


def test_a_question_without_a_key_says_where_it_came_from() -> None:
    note = read(b"# T\n\n**Question:** Why?\n\n- A) a\n- B) b\n\n**Answer: C**\n")
    assert note is not None
    assert "%% no answer could be read: note.md:3 %%" in write_question(note.questions[0])
