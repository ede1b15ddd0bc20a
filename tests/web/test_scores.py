"""Threat A5: whatever is sent, the score is the one a simple model keeps."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.web.dependencies import get_seed
from tests.web.browser import Browser
from tests.web.notes import NOTES, write_notes
from tests.web.site import Site

ANSWERS = st.lists(st.sampled_from(["1", "2", "3", "4", "5", "0", "-1", "x", ""]), max_size=4)
TOTAL = 4
"""Questions of the note that is asked: one is disputed, one states how many are right."""
_sites: dict[str, Site] = {}
_browsers: dict[str, Browser] = {}


@pytest.fixture(scope="module", autouse=True)
def one_site() -> Iterator[None]:
    """One site for all runs; each run begins a sitting of its own."""
    with TemporaryDirectory() as folder:
        site = Site(write_notes(Path(folder) / "content", NOTES), Path(folder) / "data")
        site.build()
        _sites["one"], _browsers["one"] = site, site.browser()
        yield
        site.close()


class Taking(RuleBasedStateMachine):
    """A learner who does anything to a sitting, and a model of what counts."""

    @initialize(exam=st.booleans(), seed=st.integers(0, 99))
    def begin(self, exam: bool, seed: int) -> None:
        self.site = _sites["one"]
        self.site.application.api.dependency_overrides[get_seed] = lambda: seed
        self.browser = _browsers["one"]
        self.exam, self.finished = exam, False
        self.sitting = self.browser.start(note="tea-or-coffee", mode="exam" if exam else "study")
        asked = [self.site.asked(self.sitting, number) for number in range(1, TOTAL + 1)]
        self.orders = [order for _, order in asked]
        self.contents = [revision.content for revision, _ in asked]
        self.disputed = [revision.status == "disputed" for revision, _ in asked]
        self.model: dict[int, frozenset[str]] = {}

    @rule(number=st.integers(0, TOTAL + 1), selected=ANSWERS, dont_know=st.booleans())
    def answer(self, number: int, selected: list[str], dont_know: bool) -> None:
        self.send(number, selected, dont_know)

    @rule(number=st.integers(1, TOTAL), honest=st.booleans())
    def answer_properly(self, number: int, honest: bool) -> None:
        chosen = self.site.right(self.sitting, number) if honest else self.site.wrong(self.sitting, number)
        self.send(number, chosen, False)

    def teardown(self) -> None:
        if hasattr(self, "sitting"):
            self.finish()
            self.look()

    @rule()
    def finish(self) -> None:
        assert self.browser.post(f"/quiz/{self.sitting}/finish").status == 303
        self.finished = True

    @rule()
    def look(self) -> None:
        page = self.browser.get(f"/quiz/{self.sitting}/result")
        assert page.status == (200 if self.finished else 303)
        if self.finished:
            assert page.words(".figure") == self.figure()

    def send(self, number: int, selected: list[str], dont_know: bool) -> None:
        fields = {"dont_know": "1"} if dont_know else {}
        page = self.browser.answer(self.sitting, number, *selected, **fields)
        assert page.status == self.expected(number, selected, dont_know)

    def expected(self, number: int, selected: list[str], dont_know: bool) -> int:
        """The status the model says, after it has taken the answer in."""
        if not 1 <= number <= TOTAL:
            return 404
        if number not in self.model and (self.finished or number > self.current()):
            return 303
        labels = self.labels(number, [] if dont_know else selected)
        if labels is None or not (labels or dont_know) or not self.is_allowed(number, labels, dont_know):
            return 422
        if number in self.model and (self.finished or not self.exam):
            return 303 if labels == self.model[number] else 409
        self.model[number] = labels
        self.finished = self.finished or (not self.exam and len(self.model) == TOTAL)
        return 303

    def current(self) -> int:
        return next((n for n in range(1, TOTAL + 1) if n not in self.model), TOTAL)

    def labels(self, number: int, selected: list[str]) -> frozenset[str] | None:
        order = self.orders[number - 1]
        positions = {str(position): label for position, label in enumerate(order, 1)}
        return frozenset(positions[one] for one in selected) if set(selected) <= positions.keys() else None

    def is_allowed(self, number: int, labels: frozenset[str], dont_know: bool) -> bool:
        content = self.contents[number - 1]
        if content["kind"] == "single":
            return len(labels) <= 1
        return dont_know or content["stated_count"] in {None, len(labels)}

    def figure(self) -> list[str]:
        counting = [n for n in range(1, TOTAL + 1) if n in self.model and not self.disputed[n - 1]]
        right = sum(self.model[n] == frozenset(self.contents[n - 1]["key"]) for n in counting)
        left_open = [n for n in range(1, TOTAL + 1) if n not in self.model and not self.disputed[n - 1]]
        scored = len(counting) + (len(left_open) if self.exam else 0)
        return [f"{right} of {scored} {round(100 * right / scored)} %"] if scored else []


def test_a5_the_score_is_the_models() -> None:
    run_state_machine_as_test(Taking, settings=settings(max_examples=50, stateful_step_count=8, deadline=None))


@pytest.mark.slow
@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
def test_a5_the_score_is_the_models_in_a_thousand_runs(quarter: int) -> None:
    run_state_machine_as_test(Taking, settings=settings(max_examples=250, stateful_step_count=8, deadline=None))
