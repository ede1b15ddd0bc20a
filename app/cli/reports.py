"""What the command line prints: diagnostics, progress, and the exported questions."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from time import monotonic
from typing import Any

import click

from app.cli.excerpts import Excerpts, printable
from app.core.diagnostics import Diagnostic, Severity
from app.core.model import Kind, Question

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_GITHUB_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_GITHUB_PROPERTY_ESCAPES = str.maketrans({":": "%3A", ",": "%2C"})


def print_diagnostics(diagnostics: Sequence[Diagnostic], form: str, content: Path) -> None:
    """All of them on standard output: for people with the line they speak of, as JSON, or as GitHub annotations."""
    if form == "json":
        click.echo(json.dumps({"diagnostics": [asdict(d) for d in diagnostics]}, ensure_ascii=False, indent=2))
        return
    excerpts = Excerpts(content, shutil.get_terminal_size((100, 24)).columns)
    for diagnostic in diagnostics:
        text = _github(diagnostic) if form == "github" else _text(diagnostic, excerpts)
        click.echo(text, color=False if os.environ.get("NO_COLOR") else None)


def print_summary(diagnostics: Sequence[Diagnostic], files: int) -> None:
    """How many there were, on standard error, so that the output holds nothing else."""
    counts = [
        _counted(sum(d.severity is severity for d in diagnostics), severity)
        for severity in Severity
        if any(d.severity is severity for d in diagnostics)
    ]
    click.echo(f"{', '.join(counts) or 'nothing to say'} in {_counted(files, 'file')}", err=True)


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}{'' if number == 1 else 's'}"


def _text(diagnostic: Diagnostic, excerpts: Excerpts) -> str:
    severity = click.style(diagnostic.severity, fg=_COLOURS[diagnostic.severity], bold=True)
    place = f"{printable(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"
    shown = excerpts.show(diagnostic)
    lines = [f"{place}: {severity} {diagnostic.code} {printable(diagnostic.message)}"]
    if shown:
        gutter = " " * len(str(diagnostic.line))
        caret = click.style("^", fg=_COLOURS[diagnostic.severity], bold=True)
        lines += [f"  {diagnostic.line} | {shown.text}", f"  {gutter} | {' ' * shown.caret}{caret}"]
    return "\n".join([*lines, f"    {diagnostic.remedy}"])


def _github(diagnostic: Diagnostic) -> str:
    message = f"{diagnostic.message} - {diagnostic.remedy}".translate(_GITHUB_ESCAPES)
    path = diagnostic.path.translate(_GITHUB_ESCAPES | _GITHUB_PROPERTY_ESCAPES)
    place = f"file={path},line={diagnostic.line},col={diagnostic.column}"
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
