"""What was reported, question by question, with how each was answered."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from sqlmodel import Session

from app.core.grading import Verdict
from app.core.model import IN_PLACES
from app.store import bank
from app.store.bank import Revision
from app.store.reports import ReportEntry, SelectionCount, count_reports, count_selections, list_reports
from app.store.sittings import Given
from app.web.pages.reports import ReportedQuestion, ReportsList
from app.web.views import explained_question

MOST = 100
"""Reports on one page."""


def reports_list(db: Session, *, handled: bool, most: int | None = MOST) -> ReportsList:
    """The newest reports, those on one question together."""
    entries = list_reports(db, handled=handled, limit=most)
    reported = bank.get_revisions(db, [entry.revision for entry in entries])
    today = bank.find_current(db, [entry.question for entry in entries])
    groups: dict[int, list[ReportEntry]] = {}
    shown: dict[int, Revision] = {}
    for entry in entries:
        revision = reported[entry.revision]
        revision = today.get((entry.question, revision.language), revision)
        shown[revision.id] = revision
        groups.setdefault(revision.id, []).append(entry)
    counts = count_selections(db, list(shown))
    count_open, count_handled = count_reports(db)
    return ReportsList(
        questions=[_question(shown[number], group, counts.get(number, [])) for number, group in groups.items()],
        handled=handled,
        count_open=count_open,
        count_handled=count_handled,
        shown=len(entries),
    )


def _question(
    revision: Revision, reports: Sequence[ReportEntry], answers: Sequence[SelectionCount]
) -> ReportedQuestion:
    order = [option["label"] for option in revision.content["options"]]
    nothing = Given((), None, None, False, revision.id)
    same = any(entry.revision == revision.id for entry in reports)
    return ReportedQuestion(
        question=explained_question(revision, order, nothing),
        state="gone" if not revision.current else "same" if same else "reworded",
        attempts=sum(answer.attempts for answer in answers),
        correct=sum(answer.attempts for answer in answers if answer.verdict == Verdict.CORRECT),
        dont_know=sum(answer.attempts for answer in answers if not answer.selected),
        counts=_counts(revision, order, answers),
        reports=reports,
    )


def _counts(revision: Revision, order: Sequence[str], answers: Sequence[SelectionCount]) -> Mapping[int, int]:
    """By position: attempts in which an option was chosen, or stood in its place as often as that happened."""
    key, in_places = revision.content["key"], revision.content["kind"] in IN_PLACES
    counts = dict.fromkeys(range(1, len(order) + 1), 0)
    for answer in answers:
        places = zip_longest(answer.selected, key if in_places else answer.selected)
        for chosen, right in places:
            if chosen == right and chosen in order:
                counts[order.index(chosen) + 1] += answer.attempts
    return counts
