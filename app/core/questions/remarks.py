"""What there is to say about one question, each thing at its place."""

from app.core.diagnostics import Diagnostic, Place, Rule, Severity
from app.core.questions.drafts import Draft, DraftOption, DraftReason, Written


class Remarks:
    def __init__(self, draft: Draft, path: str) -> None:
        self._draft, self._path = draft, path
        self.diagnostics: list[Diagnostic] = []

    def say(self, rule: Rule, at: Written | DraftOption | DraftReason | None = None, **found: object) -> None:
        """At a part of the question, or at the question itself."""
        line, column = (at.line, at.column) if at else (self._draft.line, self._draft.column)
        self.diagnostics.append(rule.at(Place(self._path, line, column), **found))

    @property
    def has_error(self) -> bool:
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)
