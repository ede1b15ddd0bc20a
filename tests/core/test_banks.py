"""Question banks as people lay them out, by what a careful reader makes of them before the program has seen them.

A bank in `tests/banks/` is a note, a line `<!-- expected -->`, and YAML:

- `stem`: words that the question's text contains, without emphasis; `kind`: as in `app.core.model.Kind`.
- `options`: their whole texts in order, without emphasis; one that ends in `…` is only how the option begins.
- `key`: the right options' letters, in upper case. Options marked by numbers, circled numbers, Korean letters, boxes or
  nothing are A, B, C, … in order, and so are those whose letters jump. The key of an order is the order, that of a
  match the option of each prompt in turn. `null` where nobody can tell: the question may be reported, but has no key.
- `rationales`: how the reasons begin, by label; the options that are not named have none. Absent: not judged.
- `leaves_out`: words nearby that belong to something else, so not to the question's text.
- `may_miss`: so odd a form that it need not be read. What is read and has a key is judged here as well.

`python -m tests.core.test_banks` prints how much of the banks is read.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from app.core.model import Kind, Question
from app.core.parsing import parse_note
from app.core.rendering import render_note
from tests.case_files import read_case

BANKS = Path(__file__).parents[1] / "banks"
PATHS = sorted(BANKS.glob("*.md"))

every_bank = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
NOT_READ_YET = {
    "numbers-with-a-point-inside": "questions numbered 1.1, 1.2",
}
"""Banks of which something is not found, and what it is."""
STRAYS = {"trap-marks-names-and-clauses": "a clause with letters above a line `Solution: …` is reported, without a key"}


def expect_failures(known: dict[str, str]) -> pytest.MarkDecorator:
    """Every bank, those known to fail marked so: the day one passes, the suite says so."""
    params = [
        pytest.param(path, marks=pytest.mark.xfail(reason=known[path.stem]) if path.stem in known else ())
        for path in PATHS
    ]
    return pytest.mark.parametrize("path", params, ids=lambda path: path.stem)


_EMPHASIS = re.compile(r"\*\*|__|==|`|~~|\\$|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)", re.MULTILINE)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_GIVEN_AWAY = re.compile(
    r"[✅❌✔]|\((?:in)?correct\)|^\W*(?:correct )?(?:answers?|ans|정답)\W*[:：.]|most voted"
    r"|^\W*(?:right|wrong|correct|incorrect)\W*[:.]",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Expected:
    """A question as a careful reader sees it."""

    stem: str
    kind: str
    options: list[str]
    key: list[str] | None
    rationales: dict[str, str] | None = None
    leaves_out: str | None = None
    may_miss: bool = False
    line: int | None = None

    def is_asked_by(self, question: Question) -> bool:
        """Whether the two are one question; a question whose options alone are right may ask nothing at all."""
        return plain(self.stem) in plain(f"{question.heading or ''} {question.stem}")


@dataclass(frozen=True)
class Reading:
    """What was read of a bank, beside what stands in it."""

    pairs: list[tuple[Expected, Question | None]]
    strays: list[Question]
    """Read, but not in the bank."""


@every_bank
def test_a_bank_has_no_wrong_key(path: Path) -> None:
    found = [(want, got) for want, got in read_bank(path).pairs if got is not None and got.key is not None]
    assert [(got.stem, got.key) for want, got in found if not has_right_key(want, got)] == []


@expect_failures(STRAYS)
def test_a_bank_serves_nothing_that_does_not_stand_in_it(path: Path) -> None:
    reading = read_bank(path)
    is_odd = any(want.may_miss or want.key is None for want, _ in reading.pairs)
    assert [q.stem for q in reading.strays if q.is_gradable or not is_odd] == []


@expect_failures(NOT_READ_YET)
def test_a_banks_questions_are_all_found(path: Path) -> None:
    assert [
        f"{want.stem}: {why}" for want, got, why in list_failures(read_bank(path)) if must_be_right(want, got)
    ] == []


@every_bank
def test_a_banks_questions_do_not_give_their_answers_away(path: Path) -> None:
    questions = [got for _, got in read_bank(path).pairs if got is not None and got.key is not None]
    assert [got.stem for got in questions if gives_itself_away(got)] == []


@every_bank
def test_a_banks_page_does_not_say_what_its_questions_explain(path: Path) -> None:
    note, _ = parse_note(read_case(path)[0], path.name)
    page = " ".join(LexborHTMLParser(render_note(note).body).text().split()) if note else ""
    questions = [question for question in note.questions if question.key] if note else []
    said = [
        words for question in questions for words in (question.explanation, *(o.rationale for o in question.options))
    ]
    assert [
        words for words in said if words and len(begins := plain(words)[:30]) > 14 and begins in page.casefold()
    ] == []


@every_bank
def test_a_banks_reasons_stand_with_their_options(path: Path) -> None:
    found = [(want, got) for want, got in read_bank(path).pairs if got is not None and got.key is not None]
    assert [(got.stem, wrong) for want, got in found if (wrong := misplaced_reasons(want, got))] == []


def test_there_are_banks_of_every_kind() -> None:
    kinds = {want.kind for path in PATHS for want, _ in read_bank(path).pairs}
    assert (len(PATHS) >= 72, kinds) == (True, {kind.value for kind in Kind})


@cache
def read_bank(path: Path) -> Reading:
    """Parse the bank, and pair each question that stands in it with the first one found that asks the same."""
    data, expected = read_case(path)
    note, _ = parse_note(data, path.name)
    left = list(note.questions) if note else []
    pairs: list[tuple[Expected, Question | None]] = []
    for want in (Expected(**fields) for fields in yaml.safe_load(expected)["questions"]):
        got = next((question for question in left if want.is_asked_by(question)), None)
        if got is not None:
            left.remove(got)
        pairs.append((want, got))
    return Reading(pairs, left)


def has_right_key(want: Expected, got: Question) -> bool:
    """Whether the key names the right texts; labels alone prove little where options are missing."""
    if want.key is None or got.key is None:
        return want.key is None and got.key is None
    texts = {option.label: option.text for option in got.options}
    named = [texts.get(label, "").lstrip(" .:)]-") for label in got.key]
    wanted = [want.options[ord(label) - ord("A")] for label in want.key]
    if want.kind in (Kind.SINGLE, Kind.MULTIPLE):
        named, wanted = sorted(named, key=plain), sorted(wanted, key=plain)
    return len(named) == len(wanted) and all(map(begins_alike, wanted, named))


def list_failures(reading: Reading) -> Iterator[tuple[Expected, Question | None, str]]:
    """Every question that is not read as it stands, with what happened to it."""
    stems = [want.stem for want, _ in reading.pairs]
    for want, got in reading.pairs:
        others = [stem for stem in stems if stem != want.stem and plain(stem) not in plain(want.stem)]
        why = what_went_wrong(want, got, others)
        if why:
            yield want, got, why


def must_be_right(want: Expected, got: Question | None) -> bool:
    """An odd form need not be read, but a learner who is served it sees it whole."""
    return not want.may_miss or (got is not None and got.key is not None)


def what_went_wrong(want: Expected, got: Question | None, others: list[str]) -> str | None:
    if want.key is None:
        return "has a key that nobody can tell" if got and got.key else None
    if got is None:
        return "not found"
    if got.key is None:
        return "found without a key"
    if not has_right_key(want, got):
        return f"wrong key {list(got.key)}"
    if not has_same_options(want, got):
        return f"options {[option.text for option in got.options]}"
    if got.kind != want.kind:
        return f"is {got.kind}"
    if want.line not in (None, got.line):
        return f"on line {got.line}"
    foreign = [words for words in (want.leaves_out, *others) if words and plain(words) in plain(got.stem)]
    return f"swallows {foreign}" if foreign else None


def has_same_options(want: Expected, got: Question) -> bool:
    texts = [option.text for option in got.options]
    return len(texts) == len(want.options) and all(map(same_text, want.options, texts))


def gives_itself_away(question: Question) -> bool:
    """Whether what is shown before the answer says which options are right, in words, by a sign, or by being bold."""
    shown = [question.stem, *(option.text for option in question.options)]
    bold = {option.label for option in question.options if _BOLD.fullmatch(option.text.strip())}
    is_marked = bold == set(question.key or ()) and len(bold) < len(question.options)
    return is_marked or any(_GIVEN_AWAY.search(_FENCE.sub("", text)) for text in shown)


def misplaced_reasons(want: Expected, got: Question) -> dict[str, str | None]:
    """The reasons that stand where none belongs or are not the ones that belong there, by label."""
    if want.rationales is None:
        return {}
    pairs = [(option.label, want.rationales.get(option.label), option.rationale) for option in got.options]
    missed = {label for label, _, reason in pairs if want.may_miss and reason is None}
    return {label: reason for label, start, reason in pairs if label not in missed and not is_reason(start, reason)}


def is_reason(start: str | None, reason: str | None) -> bool:
    if start is None or reason is None:
        return start is None and reason is None
    return plain(reason).lstrip("- ").startswith(plain(start))


def same_text(wanted: str, text: str) -> bool:
    return begins_alike(wanted, text) if wanted.endswith("…") else plain(wanted) == plain(text)


def begins_alike(wanted: str, text: str) -> bool:
    return plain(text).startswith(plain(wanted.removesuffix("…")))


def plain(text: str) -> str:
    """The words without emphasis, in one line and one case."""
    return " ".join(_EMPHASIS.sub("", _BREAK.sub(" ", text)).split()).casefold()


def count_figures(*, tell: bool = False) -> dict[str, int]:
    """How many questions are read right, by how odd their form is, and what went wrong; printed one by one if asked."""
    figures: Counter[str] = Counter({"wrong keys": 0, "questions with a reason misplaced": 0})
    for path in PATHS:
        reading = read_bank(path)
        failed = {want.stem: why for want, _, why in list_failures(reading)}
        for want, got in reading.pairs:
            form = (
                "that nobody can answer" if want.key is None else "in odd forms" if want.may_miss else "in plain forms"
            )
            figures[f"questions {form}"] += 1
            figures[f"of them read right ({form})"] += want.stem not in failed
            if got is not None and got.key is not None:
                figures["wrong keys"] += not has_right_key(want, got)
                figures["questions with a reason misplaced"] += bool(misplaced_reasons(want, got))
                figures["questions that give their answer away"] += gives_itself_away(got)
            if tell and want.stem in failed:
                print(f"{path.name}: {want.stem}: {failed[want.stem]}")
        figures["served without standing there"] += sum(question.is_gradable for question in reading.strays)
    return dict(figures)


if __name__ == "__main__":
    print(*(f"{count:4} {name}" for name, count in count_figures(tell=True).items()), sep="\n")
