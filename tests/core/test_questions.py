"""The question grammar, by the notes in `tests/cases/questions/`: every question as a whole, every diagnostic."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from app.core.model import Dispute, Option, Question
from app.core.parsing import parse_note
from tests.case_files import CASES, read_case

SAMPLE = Path(__file__).parents[3] / "shared" / "samples" / "sagemaker-processing-vs-batch-transform.md"


@pytest.mark.parametrize("path", sorted((CASES / "questions").glob("*.md")), ids=lambda path: path.stem)
def test_a_note_holds_the_questions_its_case_says(path: Path) -> None:
    data, expected = read_case(path)
    assert outcome(data, path.name) == yaml.safe_load(expected)


def test_there_are_cases_for_the_whole_grammar() -> None:
    assert len(list((CASES / "questions").glob("*.md"))) >= 60


@pytest.mark.skipif(not SAMPLE.exists(), reason="the user's sample is not beside this checkout")
def test_the_users_own_note_is_imported_unchanged() -> None:
    found = outcome(SAMPLE.read_bytes(), SAMPLE.name)
    [question] = found["questions"]
    explained = [option["label"] for option in question["options"] if "rationale" in option]
    assert (question["key"], explained, question["line"]) == (["B"], ["A", "C", "D"], 88)
    assert [line for line in found.get("diagnostics", []) if not line.endswith("QU007")] == []


def outcome(data: bytes, path: str) -> dict[str, Any]:
    """What a file says, without what is absent: `settled`, no rationale, no source …"""
    note, diagnostics = parse_note(data, path)
    found = [f"{d.line}:{d.column} {d.code}" for d in sorted(diagnostics)]
    questions = [exported(question) for question in note.questions] if note else []
    return present(questions=questions, diagnostics=found)


def exported(question: Question) -> dict[str, Any]:
    return present(
        id=question.id if question.explicit_id else None,
        line=question.line,
        kind=question.kind.value,
        heading=question.heading,
        scenario=question.scenario,
        prompts=[prompt.text for prompt in question.prompts],
        stem=question.stem,
        options=[exported_option(option) for option in question.options],
        key=list(question.key) if question.key is not None else None,
        explanation=question.explanation,
        difficulty=question.difficulty,
        tags=list(question.tags),
        status=question.status.value if question.dispute else None,
        dispute=exported_dispute(question.dispute) if question.dispute else None,
        sources=[source.url or source.text for source in question.sources],
    )


def exported_option(option: Option) -> dict[str, Any]:
    return present(
        label=option.label, text=option.text, again=option.again, rationale=option.rationale, right_if=option.right_if
    )


def exported_dispute(dispute: Dispute) -> dict[str, Any]:
    source = dispute.source.url if dispute.source else None
    return present(title=dispute.title, text=dispute.text, source=source, verdict=dispute.verdict)


def present(**values: object) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
