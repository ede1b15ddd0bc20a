"""The mix-ups behind wrong answers, as feedback shows them."""

import re
from collections.abc import Mapping

from sqlmodel import Session

from app.core.comparing import compare
from app.core.grading import Verdict
from app.core.mixups import MixUp, decisive_row, find_mix_ups
from app.core.model import Kind
from app.store import concepts
from app.store.bank import Revision
from app.store.sittings import Given
from app.web.compare_pages import row_view, test_view
from app.web.name_book import link_concepts
from app.web.pages.comparing import MixUpView
from app.web.pages.reading import PairView
from app.web.views import is_disputed

_MARKED = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)

Answered = Mapping[int, tuple[Revision, Given]]
"""Wordings with what was answered to them, by number."""


def mix_up_views(db: Session, answered: Answered, language: str) -> dict[int, list[MixUpView]]:
    """What was taken for what in each answer, with what tells the two apart; a disputed key shows no mix-up."""
    found = _find(db, answered)
    slugs = sorted({slug for pairs in found.values() for pair in pairs for slug in pair})
    if not slugs:
        return {}
    links = link_concepts(concepts.list_names(db, slugs), language)
    notes = concepts.list_contrasts(db, slugs)
    same = concepts.same_as(db, sorted({concept["slug"] for note in notes for concept in note.content["concepts"]}))
    views: dict[int, list[MixUpView]] = {}
    for number, pairs in found.items():
        content = answered[number][0].content
        cue = " ".join(_MARKED.findall(content["cued_stem"]))
        for pair in pairs:
            if not links.keys() >= set(pair):
                continue
            comparison = compare(notes, pair, same_as=same, language=content["language"])
            row = decisive_row(comparison, cue=cue, question=content["stem"])
            view = MixUpView(
                PairView(links[pair[0]], links[pair[1]]),
                tests=[test_view(test, links, pair) for test in comparison.tests[:1]],
                rows=[row_view(row)] if row else [],
            )
            views.setdefault(number, []).append(view)
    return views


def _find(db: Session, answered: Answered) -> dict[int, list[MixUp]]:
    answered = {number: one for number, one in answered.items() if one[1].verdict is Verdict.INCORRECT}
    if not answered:
        return {}
    named = concepts.concepts_of_revisions(db, sorted({revision.id for revision, _ in answered.values()}))
    found: dict[int, list[MixUp]] = {}
    for number, (revision, given) in answered.items():
        content = revision.content
        of_options = {label: slug for (revision_id, label), slug in named.items() if revision_id == revision.id}
        pairs = find_mix_ups(Kind(content["kind"]), content["key"], given.selected, of_options)
        if pairs and not is_disputed(revision):
            found[number] = pairs
    return found
