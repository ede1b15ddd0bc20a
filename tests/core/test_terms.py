"""One Korean term a concept."""

from hypothesis import given
from hypothesis import strategies as st

from app.core.model import Concept, Name, NameKind
from app.core.terms import find_spaced_otherwise, find_two_terms


def concept(term: str, *others: Name, name: str = "Cold Brew", slug: str = "cold-brew") -> Concept:
    return Concept(slug, name, (Name(term, NameKind.KO), *others), "", 1)


def spaced(text: str, *concepts: Concept) -> list[tuple[int, int, str]]:
    found = find_spaced_otherwise(text.split("\n"), concepts, "a.md")
    return [(one.line, one.column, one.message.split("'")[1]) for one in found]


def test_a_term_may_not_be_closed_up() -> None:
    assert spaced("물.\n차가운 찬물우림은", concept("찬물 우림")) == [(2, 5, "찬물우림")]


def test_a_term_may_not_be_parted_otherwise() -> None:
    assert spaced("지연시간 기반라우팅이", concept("지연 시간 기반 라우팅")) == [(1, 1, "지연시간 기반라우팅")]


def test_a_term_beside_letters_of_another_script_may_not_be_closed_up() -> None:
    assert spaced("증강AI를 씁니다", concept("증강 AI")) == [(1, 1, "증강AI")]


def test_each_spelling_is_told_once() -> None:
    assert len(spaced("찬물우림, 찬물우림", concept("찬물 우림"))) == 1


def test_a_term_as_it_is_defined_is_well() -> None:
    assert spaced("찬물 우림은 찬물, 우림 (찬물) 우림이", concept("찬물 우림")) == []


def test_of_two_terms_the_longer_one_counts() -> None:
    longer = concept("찬물 우림 기계", name="Machine", slug="machine")
    assert spaced("찬물 우림 기계", concept("찬물 우림"), longer) == []


def test_a_spelling_that_is_given_as_another_name_is_well() -> None:
    assert spaced("찬물우림은", concept("찬물 우림", Name("찬물우림", NameKind.ALSO))) == []


def test_two_terms_in_one_definition_are_two_terms() -> None:
    brew = concept("찬물 우림", Name("콜드 브루", NameKind.KO))
    [found] = find_two_terms([("a.md", brew)], {"cold-brew": "cold-brew"})
    assert (found.code, found.path) == ("CN008", "a.md")


def test_the_same_term_in_two_notes_is_one_term() -> None:
    notes = [("a.md", concept("찬물 우림")), ("b.md", concept("찬물 우림"))]
    assert list(find_two_terms(notes, {"cold-brew": "cold-brew"})) == []


@given(st.text("찬물우림 A1,\t\u0130"), st.lists(st.text("찬물우림 A1\u0130", min_size=1), max_size=4))
def test_whatever_stands_there_a_place_is_in_the_text(text: str, terms: list[str]) -> None:
    for line, column, written in spaced(text, *(concept(term) for term in terms)):
        assert " ".join(text.split("\n")[line - 1][column - 1 :].split()).startswith(written)
