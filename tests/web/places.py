"""Questions that are answered in places, and a case: built as values, in both languages."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.build.notes import compile_note, store_note
from app.core.model import Kind, Language, Note, Option, Prompt, Question
from app.core.parsing import parse_note
from app.store.database import Database
from tests.web.browser import Browser, Page
from tests.web.notes import LETTERS
from tests.web.site import NOW, Site

EN, KO = Language.EN, Language.KO
SLUG = {"en": "making-tea", "ko": "making-tea-ko"}

STEPS = {
    EN: ["Pour it over `leaves`", "Wait three minutes", "Boil the water", "Roast the beans"],
    KO: ["`찻잎`에 붓기", "삼 분 기다리기", "물 끓이기", "콩 볶기"],
}
DRINKS = {EN: ["Tea", "Wine", "Beer", "Milk"], KO: ["차", "포도주", "맥주", "우유"]}
PLANTS = {
    EN: ["Made of leaves", "Made of grapes", "Grows on a **vine**"],
    KO: ["잎으로 만든 것", "포도로 만든 것", "**덩굴**에서 나는 것"],
}
CASE = {EN: "A tea house opens at *six*.", KO: "찻집은 *여섯* 시에 엽니다."}
ORDERING_STEM = {EN: "Put the steps of making tea in order.", KO: "차를 만드는 순서대로 놓으세요."}
MATCHING_STEM = {EN: "Which drink is it?", KO: "어떤 음료입니까?"}
CASE_STEM = {EN: "Which drink should the house have ready?", KO: "찻집은 어떤 음료를 준비해야 합니까?"}


def ordering(language: Language = EN, key: Sequence[str] = ("C", "A", "B")) -> Question:
    return _question("q-steps", Kind.ORDERING, ORDERING_STEM[language], STEPS[language], key, language)


def matching(language: Language = EN, key: Sequence[str] = ("A", "B", "B")) -> Question:
    prompts = tuple(Prompt(str(number), text) for number, text in enumerate(PLANTS[language], 1))
    question = _question("q-plants", Kind.MATCHING, MATCHING_STEM[language], DRINKS[language], key, language)
    return replace(question, prompts=prompts)


def case(language: Language = EN, key: Sequence[str] = ("A",)) -> Question:
    question = _question("q-house", Kind.SINGLE, CASE_STEM[language], DRINKS[language], key, language)
    return replace(question, scenario=CASE[language])


def _question(
    name: str, kind: Kind, stem: str, texts: Sequence[str], key: Sequence[str], language: Language
) -> Question:
    why = {EN: "why {} is so", KO: "{}의 까닭"}[language]
    return Question(
        id=name,
        explicit_id=True,
        path=f"{SLUG[language]}.md",
        line=9,
        kind=kind,
        stem=stem,
        options=tuple(Option(label, text, why.format(text)) for label, text in zip(LETTERS, texts, strict=False)),
        key=tuple(key),
        language=language,
        content_key=f"content-{name}-{language}",
    )


def note_of(questions: Sequence[Question], language: Language = EN) -> Note:
    source = f"---\nlang: {language}\n---\n# {SLUG[language]}\n\n## Key point\n\nTea.\n"
    note, _ = parse_note(source.encode(), f"{SLUG[language]}.md")
    assert note
    return replace(note, questions=tuple(questions))


def store_questions(database: Database, questions: Sequence[Question], language: Language = EN) -> None:
    """As if a note had been built that asks them."""
    with database.write() as db:
        store_note(db, compile_note(note_of(questions, language), NOW), (), NOW)


def site_in_places(folder: Path, turn: int = 0) -> Site:
    """A site with an order, a match and a case in both languages, and nothing else; with another key for each turn."""
    content = folder / "content"
    content.mkdir(parents=True)
    site = Site(content, folder / "data")
    for language in Language:
        questions = [ordering(language), matching(language), case(language)]
        store_questions(site.database, [replace(q, key=turned(q, turn)) for q in questions], language)
    return site


def turned(question: Question, turn: int) -> tuple[str, ...]:
    """Another key with as many places: the right options moved on by so many labels."""
    labels = [option.label for option in question.options]
    return tuple(labels[(labels.index(label) + turn) % len(labels)] for label in question.key or ())


def positions(site: Site, sitting: str, number: int, labels: Sequence[str]) -> list[str]:
    """Where a sitting shows these options."""
    _, order = site.asked(sitting, number)
    return [str(order.index(label) + 1) for label in labels]


def put(site: Site, browser: Browser, sitting: str, labels: Sequence[str], number: int = 1) -> Page:
    """Send these options, one for each place."""
    return browser.post(f"/quiz/{sitting}/{number}", {"place": positions(site, sitting, number, labels)})
