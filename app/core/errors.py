"""What can go wrong for a learner, said without HTTP; `web/errors.py` makes pages of these."""


class TellapartError(Exception):
    """Base of the errors a page explains."""


class NotFoundError(TellapartError):
    """Something that was asked for by name is not there, or belongs to someone else."""


class NoteNotFoundError(NotFoundError):
    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"There is no note {slug!r}.")


class ConceptNotFoundError(NotFoundError):
    def __init__(self, slug: str) -> None:
        self.slug = slug
        super().__init__(f"There is no concept {slug!r}.")


class SameConceptError(TellapartError):
    """A comparison of a concept with itself, perhaps by another of its names."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"{slug!r} was given twice, perhaps by another of its names.")


class QuestionNotFoundError(NotFoundError):
    def __init__(self, question_id: str) -> None:
        super().__init__(f"There is no question {question_id!r}.")


class SittingNotFoundError(NotFoundError):
    def __init__(self, sitting_id: str) -> None:
        super().__init__(f"There is no sitting {sitting_id!r}.")


class ReportNotFoundError(NotFoundError):
    def __init__(self, report_id: int) -> None:
        super().__init__(f"There is no report {report_id}.")


class WordingChangedError(TellapartError):
    """An answer to a wording that is not asked any more; nothing was stored."""

    def __init__(self, question_id: str) -> None:
        super().__init__(f"The question {question_id!r} does not read like this any more; fetch it again.")


class AnsweredBeforeError(TellapartError):
    """Another answer is stored under this name already; it stays."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Another answer is stored as {name!r}.")


class InvalidAnswerError(TellapartError):
    """An answer that cannot be graded; it is not used up. `reason` is a name of the catalogue."""

    def __init__(self, reason: str, n: int = 0) -> None:
        self.reason, self.n = reason, n
        super().__init__(reason)
