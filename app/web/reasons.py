"""Why a question was chosen, as a sentence in the reader's language."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlmodel import Session

from app.core.coach import OF_A_NOTE, Reason
from app.store import concepts, library
from app.web.catalogue import Catalogue
from app.web.name_book import link_concepts
from app.web.pages.reading import ConceptLink
from app.web.templating import ENVIRONMENT, day

NAMES = ("chosen", "right", "one", "other", "concept")
COUNTED = ("meetings", "answers", "times")
"""The first of these that a sentence has is the number it is put in the singular by."""


def reason_in_words(db: Session, reason: Mapping[str, Any] | None, words: Catalogue) -> str | None:
    """The sentence; `None` where there is no reason, or it is about something that no note names any more."""
    if not reason or f"reason.{reason['key']}" not in words:
        return None
    arguments = dict(reason["arguments"])
    slugs = {name: arguments[name] for name in NAMES if name in arguments}
    named = name_concepts(db, list(slugs.values()), words.language)
    if any(slug not in named for slug in slugs.values()):
        return None
    said: dict[str, str] = {name: _name(named[slug]) for name, slug in slugs.items()}
    if "day" in arguments:
        arguments["day"] = day(date.fromisoformat(arguments["day"]), words.language)
    count = next((arguments[name] for name in COUNTED if name in arguments), None)
    return words(f"reason.{reason['key']}", **{"n": count, **arguments, **said})


def reason_kept(reason: Reason) -> dict[str, Any]:
    """As it is stored with a question, and as `reason_in_words` takes it."""
    return asdict(reason)


def name_concepts(db: Session, slugs: list[str], language: str) -> dict[str, ConceptLink]:
    """What each is called today, by the slug asked for; a note stands for the concept of its nameless questions."""
    if not slugs:
        return {}
    one_of = concepts.same_as(db, slugs)
    links = link_concepts(concepts.list_names(db, sorted(set(one_of.values()))), language) if one_of else {}
    named = {slug: links[one_of[slug]] for slug in slugs if one_of.get(slug) in links}
    for slug in slugs:
        note = library.find_note(db, slug.removeprefix(OF_A_NOTE)) if slug.startswith(OF_A_NOTE) else None
        if note:
            named[slug] = ConceptLink(slug, note.title, note.language)
    return named


def _name(concept: ConceptLink) -> str:
    """Its markup."""
    macros: Any = ENVIRONMENT.get_template("macros/reasons.html").module
    name: str = macros.name(concept)
    return name
