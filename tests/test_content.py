"""What the notes that we ship promise, whoever writes the next one."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import fmean

import pytest

from app.build import check, read_notes, read_questions
from app.core.model import FacetKind, Kind, Language, Note, Option, Question
from app.core.naming import Names
from app.core.phrasing import absolute_words, right_is_longest

CONTENT = Path(__file__).parent.parent / "content"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CUE = re.compile(r"==.+?==", re.DOTALL)
LANGUAGES = [Language.EN, Language.KO]
in_both_languages = pytest.mark.parametrize("language", LANGUAGES)
of_every_note = pytest.mark.parametrize("slug", sorted(path.stem for path in CONTENT.rglob("*.md")))


@cache
def notes() -> dict[str, Note]:
    return {note.slug: note for note in read_notes(CONTENT)}


@cache
def every_question() -> list[Question]:
    return read_questions(CONTENT)


def questions(language: Language) -> list[Question]:
    return [question for question in every_question() if question.language is language]


def chosen(language: Language) -> list[Question]:
    return [question for question in questions(language) if question.kind is Kind.SINGLE]


def test_check_has_nothing_to_say() -> None:
    assert [str(found) for found in check(CONTENT).diagnostics] == []


def test_every_note_is_there_in_both_languages() -> None:
    english = {slug for slug, note in notes().items() if note.language is Language.EN}
    assert english == {note.translation_of for note in notes().values() if note.language is Language.KO}
    assert len(english) >= 36


@in_both_languages
def test_there_is_enough_to_practise(language: Language) -> None:
    assert len(questions(language)) >= 200
    assert min(Counter(question.path for question in questions(language)).values()) >= 5


def test_a_translated_question_has_the_same_id_options_and_key() -> None:
    english, korean = (
        {
            q.id: (q.kind, q.key, q.difficulty, [(o.label, o.concept) for o in q.options], len(q.prompts))
            for q in questions(language)
        }
        for language in LANGUAGES
    )
    assert korean == english


@in_both_languages
def test_every_option_has_a_reason_and_every_question_a_source_with_its_day(language: Language) -> None:
    bare = [
        (question.id, option.label)
        for question in questions(language)
        if question.kind in {Kind.SINGLE, Kind.MULTIPLE}
        for option in question.options
        if not option.rationale
    ]
    undated = [q.id for q in questions(language) if not q.sources or not all(_DAY.search(s.text) for s in q.sources)]
    assert (bare, undated) == ([], [])


@in_both_languages
def test_every_question_says_how_difficult_it_is(language: Language) -> None:
    assert [(question.path, question.line) for question in questions(language) if not question.difficulty] == []


@in_both_languages
def test_every_wrong_option_says_when_it_would_be_right(language: Language) -> None:
    assert [
        (question.path, question.line, option.label)
        for question in questions(language)
        if question.kind in {Kind.SINGLE, Kind.MULTIPLE}
        for option in question.options
        if option.label not in (question.key or ()) and not option.right_if
    ] == []


@in_both_languages
def test_options_name_concepts_of_a_note(language: Language) -> None:
    """What is matched may be a finding that is no concept."""
    nameless = [
        (question.path, question.line, option.label)
        for question in questions(language)
        if question.kind is not Kind.MATCHING
        for option in question.options
        if option.concept is None
    ]
    assert nameless == []


@in_both_languages
def test_of_a_pair_told_apart_two_questions_differ_in_one_cue_and_in_their_key(language: Language) -> None:
    """Minimal pairs: the same words but for the marked cue, the same options, and each of the pair right in one."""
    right_in: dict[tuple[str, ...], set[str | None]] = {}
    for question in chosen(language):
        if len(_CUE.findall(question.stem)) == 1:
            frame = (question.path, _CUE.sub("", question.stem), *sorted(option.text for option in question.options))
            right = {option.concept for option in question.options if option.label in (question.key or ())}
            right_in.setdefault(frame, set()).update(right)
    asked = {(frame[0], frozenset(pair)) for frame, right in right_in.items() for pair in combinations(right, 2)}
    assert _declared_pairs(language) - asked == set()


def _declared_pairs(language: Language) -> set[tuple[str, frozenset[str | None]]]:
    names = Names([concept for note in notes().values() for concept in note.concepts])
    return {
        (note.path, frozenset(names.one_of.get(name) or names.of(name) for name in pair))
        for note in notes().values()
        if note.language is language
        for group in note.confusable
        for pair in combinations(group, 2)
    }


@in_both_languages
def test_the_right_option_is_seldom_the_longest(language: Language) -> None:
    assert fmean(right_is_longest(question) for question in chosen(language)) <= 0.3


@in_both_languages
def test_every_place_is_right_about_as_often(language: Language) -> None:
    places = Counter(question.key[0] for question in chosen(language) if question.key and len(question.options) == 4)
    assert max(places.values()) <= 1.4 * min(places.values())


def _length(option: Option) -> tuple[int, ...]:
    return (len(option.text),)


def _details(option: Option) -> tuple[int, ...]:
    return (len(re.findall(r"\d+|[A-Z]\w+|`[^`]+`|[,(]", option.text)), len(option.text))


def _no_absolutes(option: Option) -> tuple[int, ...]:
    return (-len(absolute_words(option.text)), *_details(option))


@in_both_languages
@pytest.mark.parametrize("guess", [_length, _details, _no_absolutes])
def test_who_never_reads_the_stem_scores_little_more_than_chance(
    guess: Callable[[Option], tuple[int, ...]], language: Language
) -> None:
    right = [max(question.options, key=guess).label in (question.key or ()) for question in chosen(language)]
    chance = fmean(1 / len(question.options) for question in chosen(language))
    assert fmean(right) <= chance + 0.1


@of_every_note
def test_a_note_shows_each_of_its_sides_in_the_same_way(slug: str) -> None:
    """Rows, a flow, advantages and disadvantages of each, and a question that tells them apart."""
    note = notes()[slug]
    names = Names(note.concepts)
    sides = {names.of(name) or name for group in note.confusable for name in group}
    count = Counter((facet.concept, facet.kind) for facet in note.facets)
    lacking = [
        (side, kind)
        for side in sides
        for kind, least in ((FacetKind.ROW, 3), (FacetKind.FLOW, 1), (FacetKind.LIST, 2))
        if count[side, kind] < least
    ]
    assert sides
    assert lacking == []
    assert {concept for test in note.tests for _, concept in test.answers} & sides


@of_every_note
def test_the_key_point_is_two_sentences_or_three(slug: str) -> None:
    assert 2 <= len(re.findall(r"[.!?](?:\s|$)", notes()[slug].key_point)) <= 3
