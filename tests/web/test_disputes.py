"""A key that is doubted or changed after it was answered: what counts, what is shown, and what never changes."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.web.browser import Browser
from tests.web.notes import DISPUTE, NOTES, note, question, write_notes
from tests.web.site import Site, site_of

OPTIONS = ["Beer", "Wine", "Cider"]
GRADES = "SELECT id, learner_id, sitting_id, number, revision_id, selected, verdict, confidence, late, at FROM attempt"


def wine(
    key: str = "B", verdict: str = "", stem: str = "Which is made of grapes?", options: list[str] = OPTIONS
) -> str:
    """The note on wine with one question, disputed or corrected by this verdict."""
    extra = DISPUTE.replace("Verdict: open", f"Verdict: {verdict}") if verdict else ""
    return note("Wine or beer", "Text.\n", [question(f"{stem} ^q-grapes", options, key, extra=extra)], lang="en")


@pytest.fixture
def edited(tmp_path: Path) -> Iterator[Site]:
    """A site whose note on wine may be rewritten."""
    content = write_notes(tmp_path / "content", {**NOTES, "drinks/wine-or-beer.md": wine()})
    with site_of(content, tmp_path / "data") as site:
        yield site


def rewrite(site: Site, text: str) -> None:
    write_notes(site.content, {"drinks/wine-or-beer.md": text})
    site.build()


def answered(site: Site, browser: Browser, how: str = "wrong") -> str:
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, *(site.wrong if how == "wrong" else site.right)(sitting, 1))
    return sitting


def test_a_key_doubted_after_the_answer_counts_in_no_figure_any_more(edited: Site) -> None:
    browser = edited.browser()
    sitting = answered(edited, browser)
    rewrite(edited, wine(verdict="open"))
    result, home = browser.get(f"/quiz/{sitting}/result"), browser.get("/")
    assert (result.words(".figure"), result.words(".marks .hidden")) == ([], ["Disputed, not counted"])
    assert [form.first_values() for form in result.forms() if form.action.endswith("/again")] == [{"only": "all"}]
    assert (home.words(".so-far-figures"), [form for form in home.forms() if ("only", "wrong") in form.fields]) == (
        [],
        [],
    )
    assert browser.post("/quiz", {"only": "wrong"}).status == 422


def test_a_key_doubted_after_the_answer_is_shown_with_both_readings(edited: Site) -> None:
    browser = edited.browser()
    sitting = answered(edited, browser)
    rewrite(edited, wine(verdict="open"))
    page = browser.get(f"/quiz/{sitting}/1")
    assert (page.word("#verdict"), page.words(".reading h3")) == (
        "Disputed question",
        ["The key says", "The objection"],
    )
    assert "Disputed: Both are brewed" in page.word(".dispute-title")


@pytest.mark.parametrize("verdict", ["upheld", "key changed to B on 2026-11-30"])
def test_a_dispute_that_is_settled_counts_again(edited: Site, verdict: str) -> None:
    rewrite(edited, wine(verdict="open"))
    browser = edited.browser()
    sitting = answered(edited, browser, "right")
    before = browser.get(f"/quiz/{sitting}/result").words(".figure")
    rewrite(edited, wine(verdict=verdict))
    page = browser.get(f"/quiz/{sitting}/result")
    assert (before, page.words(".figure"), page.words(".marks .hidden")) == ([], ["1 of 1 100 %"], ["Right"])
    assert browser.get("/").words(".so-far-figures") == ["1 question answered 100 % right"]


def test_an_answer_graded_by_an_earlier_key_says_so_wherever_it_is_shown(edited: Site) -> None:
    browser = edited.browser()
    sitting = answered(edited, browser, "right")
    rewrite(edited, wine("C", "key changed to C on 2026-11-30"))
    result, feedback = browser.get(f"/quiz/{sitting}/result"), browser.get(f"/quiz/{sitting}/1")
    assert (result.word(".figure"), result.words(".marks .hidden")) == ("1 of 1 100 %", ["Right, Key changed since"])
    assert result.words(".line-stem strong") == ["Key changed since"]
    assert [page.words(".notice li") for page in (result, feedback)] == [["Cider"], ["Cider"]]
    assert (feedback.word("#verdict"), feedback.words(".reading h3")[0]) == ("Right", "The key said then")


@pytest.mark.parametrize(
    "text",
    [
        wine("A", options=["Wine", "Beer", "Cider"]),
        wine(options=["Beer", "Red wine", "Cider"]),
        wine(verdict="upheld"),
        wine(stem="Which of them is made of grapes?"),
    ],
    ids=["letters", "words", "upheld", "stem"],
)
def test_an_answer_to_a_key_that_says_the_same_is_not_marked(edited: Site, text: str) -> None:
    browser = edited.browser()
    sitting = answered(edited, browser, "right")
    rewrite(edited, text)
    assert browser.get(f"/quiz/{sitting}/1").words(".key-today") == []


def test_the_next_answer_is_graded_by_the_new_key(edited: Site) -> None:
    browser = edited.browser()
    sitting = answered(edited, browser, "right")
    rewrite(edited, wine("C", "key changed to C on 2026-11-30"))
    answered(edited, browser, "right")
    rows = edited.rows("SELECT selected, verdict, sitting_id = :first FROM attempt ORDER BY id", first=sitting)
    assert rows == [('["B"]', "correct", 1), ('["C"]', "correct", 0)]


def test_a_question_disputed_in_one_language_is_disputed_in_both(tmp_path: Path) -> None:
    translated = note("와인", "글.\n", [question("포도로 만듭니까? ^q-grapes", ["맥주", "와인"], "B")], lang="ko",
                      translation_of="wine-or-beer")  # fmt: skip
    notes = {"drinks/wine-or-beer.md": wine(verdict="open"), "drinks/wine-or-beer-ko.md": translated}
    with site_of(write_notes(tmp_path / "content", notes), tmp_path / "data") as site:
        status = "SELECT status FROM question WHERE id = 'q-grapes'"
        before = site.rows(status)
        write_notes(site.content, {"drinks/wine-or-beer-ko.md": translated.replace("글.", "새 글.")})
        site.build()
        after = site.rows(status)
        rewrite(site, wine(verdict="upheld"))
        assert (before, after, site.rows(status)) == ([("disputed",)], [("disputed",)], [("settled",)])


class Editing(RuleBasedStateMachine):
    """An author who does anything to a question while a learner answers it."""

    @initialize()
    def begin(self) -> None:
        self._folder = TemporaryDirectory()
        root = Path(self._folder.name)
        self.site = Site(write_notes(root / "content", {"wine.md": wine()}), root / "data")
        self.site.build()
        self.browser = self.site.browser()
        self.graded: list[tuple[object, ...]] = []

    @rule(
        key=st.sampled_from(["A", "B", "C", "A, B"]),
        verdict=st.sampled_from(["", "open", "upheld", "key changed to C on 2026-11-30"]),
        options=st.permutations(OPTIONS),
        stem=st.sampled_from(["Which is made of grapes?", "Which of these grows?"]),
    )
    def rewrite(self, key: str, verdict: str, options: list[str], stem: str) -> None:
        write_notes(self.site.content, {"wine.md": wine(key, verdict, stem, options)})
        self.site.build()

    @rule()
    def take_away(self) -> None:
        write_notes(self.site.content, {"wine.md": note("Wine", "Nothing is asked.\n")})
        self.site.build()

    @rule(position=st.integers(1, 3))
    def answer(self, position: int) -> None:
        page = self.browser.post("/quiz", {"question": "q-grapes"})
        if page.status == 303:
            self.browser.post(page.location, {"selected": str(position)})
            self.graded.append(self.site.rows(f"{GRADES} ORDER BY id DESC LIMIT 1")[0])

    @invariant()
    def no_grade_has_changed(self) -> None:
        if hasattr(self, "site"):
            assert self.site.rows(f"{GRADES} ORDER BY id") == self.graded

    @invariant()
    def every_verdict_is_shown_as_it_was_stored(self) -> None:
        for _, _, sitting, *_, verdict, _, _, _ in getattr(self, "graded", []):
            page = self.browser.get(f"/quiz/{sitting}/result")
            by_the_key = page.words(".side-a") == []
            assert by_the_key == (verdict == "correct")

    def teardown(self) -> None:
        if hasattr(self, "site"):
            self.site.close()
            self._folder.cleanup()


def test_f7_no_stored_grade_ever_changes_whatever_an_author_does() -> None:
    run_state_machine_as_test(Editing, settings=settings(max_examples=15, stateful_step_count=8, deadline=None))
