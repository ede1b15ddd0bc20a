"""What the command line prints: diagnostics, progress, and the exported questions."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from time import monotonic
from typing import Any

import click

from app.core.diagnostics import Diagnostic, Severity
from app.core.model import Kind, Question

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITHUB_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def print_diagnostics(diagnostics: Sequence[Diagnostic], form: str) -> None:
    """All of them on standard output: for people, as JSON, or as GitHub annotations."""
    if form == "json":
        click.echo(json.dumps({"diagnostics": [asdict(d) for d in diagnostics]}, ensure_ascii=False, indent=2))
        return
    for diagnostic in diagnostics:
        click.echo(_github(diagnostic) if form == "github" else _text(diagnostic))


def _text(diagnostic: Diagnostic) -> str:
    severity = click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    return f"{place}: {severity} {diagnostic.code} {diagnostic.message}\n    {diagnostic.remedy}"


def _github(diagnostic: Diagnostic) -> str:
    message = f"{diagnostic.message} - {diagnostic.remedy}"
    for character, escape in _GITHUB_ESCAPES.items():
        message = message.replace(character, escape)
    place = f"file={diagnostic.path},line={diagnostic.line},col={diagnostic.column}"
    return f"::{_GITHUB[diagnostic.severity]} {place},title={diagnostic.code}::{message}"


def worst(diagnostics: Iterable[Diagnostic], *, strict: bool) -> int:
    """The exit status: 1 when there is an error, or with `strict` a warning."""
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return int(any(diagnostic.severity in failing for diagnostic in diagnostics))


def questions_document(questions: Sequence[Question]) -> dict[str, Any]:
    """The public form of the bank; docs/export.md describes it."""
    return {"questions": [_question(question) for question in questions]}


def _question(question: Question) -> dict[str, Any]:
    prompts = {"prompts": [{"label": p.label, "text": p.text} for p in question.prompts]} if question.prompts else {}
    return prompts | {
        "id": question.id,
        "path": question.path,
        "line": question.line,
        "kind": question.kind,
        "stem": question.stem,
        "options": [
            {"label": o.label, "text": o.text, "rationale": o.rationale, "concept": o.concept} for o in question.options
        ],
        "key": _key(question),
        "status": question.status,
        "sources": [source.url or source.text for source in question.sources],
    }


def _key(question: Question) -> list[str] | list[list[str]] | None:
    if question.key is None:
        return None
    if question.kind is Kind.MATCHING:
        return [[prompt.label, label] for prompt, label in zip(question.prompts, question.key, strict=True)]
    return list(question.key)


class ProgressBar:
    """Shows itself on standard error after a second of work; silent before, and where nobody watches."""

    PATIENCE = 1.0

    def __init__(self, label: str) -> None:
        self._label, self._started = label, monotonic()
        self._bar: Any = None
        self._done = 0

    def __call__(self, done: int, total: int) -> None:
        if self._bar is None and monotonic() - self._started > self.PATIENCE:
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr, show_pos=True)
            self._bar.__enter__()
        if self._bar is not None:
            self._bar.update(done - self._done)
            self._done = done

    def close(self) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
