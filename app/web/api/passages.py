"""From what a page shows to what the interface sends."""

import hashlib
import json

from markupsafe import Markup

from app.store.bank import Revision
from app.web.api.models import ConceptName, LanguageCode, NoteName, Option, Passage, Place, Question
from app.web.pages.questions import AskedQuestion
from app.web.pages.reading import ConceptLink


def passage(piece: Markup, language: str) -> Passage:
    return Passage(html=str(piece), text=" ".join(piece.striptags().split()), language=code(language))


def maybe(piece: Markup | None, language: str) -> Passage | None:
    return passage(piece, language) if piece else None


def code(language: str) -> LanguageCode:
    return "ko" if language == "ko" else "en"


def note_name(note: tuple[str, str] | None) -> NoteName | None:
    return NoteName(slug=note[0], title=note[1]) if note else None


def concept_name(link: ConceptLink) -> ConceptName:
    return ConceptName(slug=link.slug, name=link.name, language=code(link.language))


def wording_of(question: AskedQuestion) -> str:
    """Names what is shown of a question: another stem, option or order has another name, another key has not."""
    shown = [
        question.language,
        question.kind,
        question.scenario,
        question.stem,
        [option.text for option in question.options],
        [place.prompt for place in question.places],
    ]
    return hashlib.sha256(json.dumps(shown).encode()).hexdigest()[:32]


def question_sent(question: AskedQuestion, revision: Revision) -> Question:
    language = question.language
    has_note = revision.note_slug is not None and revision.note_title is not None
    return Question(
        id=question.id,
        wording=wording_of(question),
        kind=question.kind,  # type: ignore[arg-type]  # one of the four
        scenario=maybe(question.scenario, language),
        stem=passage(question.stem, language),
        options=[Option(position=option.position, text=passage(option.text, language)) for option in question.options],
        places=[Place(number=place.number, prompt=maybe(place.prompt, language)) for place in question.places],
        choose=question.stated_count,
        disputed=question.disputed,
        note=NoteName(slug=str(revision.note_slug), title=str(revision.note_title)) if has_note else None,
    )
