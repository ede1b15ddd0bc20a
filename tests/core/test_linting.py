"""What shows only across the bank: patterns that chance hardly makes, and stems that are almost the same."""

from math import comb

import pytest

from app.core.linting import lint_bank, tail
from app.core.phrasing import sketch
from app.core.summaries import NoteSummary, QuestionSummary

STEM = "Which of these hot drinks is brewed from the dried leaves of an evergreen bush that grows in Asia?"


def asked(number: int, *, right: int = 0, longest: bool = False, stem: str = "", key: str = "tea") -> QuestionSummary:
    name = f"q-{number}"
    return QuestionSummary(
        name, False, number, number, key, 4, 1 << right, right_is_longest=longest, sketch=sketch(stem)
    )


def noted(path: str, *questions: QuestionSummary) -> NoteSummary:
    return NoteSummary(path, path.removesuffix(".md"), "en", "Tea", (), None, (), (), questions)


def said(*notes: NoteSummary) -> list[str]:
    return [f"{d.path}:{d.line} {d.code} {d.message}" for d in lint_bank(notes)]


def bank(total: int, *, longest: int = 0, first: int = 0) -> NoteSummary:
    return noted("a.md", *(asked(n, right=0 if n < first else n % 4, longest=n < longest) for n in range(total)))


def test_a_right_option_that_is_the_longest_as_often_as_chance_has_it_is_fine() -> None:
    assert said(bank(40, longest=12)) == []


def test_a_right_option_that_is_the_longest_too_often_is_told_once_for_the_bank() -> None:
    assert said(bank(40, longest=24)) == [
        ".:1 IW001 the right option is the longest in 24 of 40 questions; by chance it would be in 10"
    ]


def test_few_questions_make_no_pattern() -> None:
    assert said(bank(19, longest=19, first=19)) == []


def test_a_small_surplus_in_a_large_bank_is_not_worth_a_word() -> None:
    assert said(bank(4000, longest=1200)) == []


def test_a_right_option_with_the_same_letter_too_often_is_told_once_for_the_bank() -> None:
    assert said(bank(40, first=24)) == [
        ".:1 IW002 the right option is A in 28 of 40 questions; by chance it would be in 10"
    ]


def test_a_question_in_two_languages_counts_once() -> None:
    questions = [QuestionSummary(f"q-{n}", True, n, n, "tea", 4, 1 << n % 4, right_is_longest=True) for n in range(12)]
    assert said(noted("a.md", *questions), noted("a-ko.md", *questions)) == []


@pytest.mark.parametrize(("hits", "total", "chance"), [(0, 5, 0.3), (3, 5, 0.3), (5, 5, 0.25), (16, 20, 0.25)])
def test_the_tail_is_the_sum_of_the_binomial_terms(hits: int, total: int, chance: float) -> None:
    terms = (comb(total, n) * chance**n * (1 - chance) ** (total - n) for n in range(hits, total + 1))
    assert tail(hits, total, chance) == pytest.approx(sum(terms))


def test_almost_the_same_stem_names_the_first_place() -> None:
    one = noted("a.md", asked(5, stem=STEM))
    other = noted("b.md", asked(6, stem=STEM.replace("these", "those"), key="coffee"))
    assert said(one, other) == ["b.md:6 IW006 almost the same question stands in a.md:5"]


def test_two_stems_of_one_note_may_differ_in_a_word_when_their_answers_differ() -> None:
    assert said(noted("a.md", asked(5, stem=STEM), asked(9, stem=STEM + " Now?", key="coffee"))) == []


def test_the_same_question_is_left_to_its_own_rule() -> None:
    assert said(noted("a.md", asked(5, stem=STEM)), noted("b.md", asked(5, stem=STEM))) == []


def test_many_equal_stems_are_told_once_each() -> None:
    notes = [noted(f"{n:03}.md", asked(n + 1, stem=STEM, right=n % 4)) for n in range(50)]
    told = [f"{n:03}.md:{n + 1} IW006 almost the same question stands in 000.md:1" for n in range(1, 50)]
    assert said(*notes) == told
