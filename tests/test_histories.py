"""A question keeps its id whatever authors do to the files, and gives it to no other; see `tests/histories/`."""

import pytest

from tests.histories.edits import EDITS
from tests.histories.replay import replay


@pytest.mark.parametrize("kind", EDITS)
def test_a_question_keeps_its_id(kind: str) -> None:
    fates = [replay(kind, number) for number in range(5)]
    assert [number for number, fate in enumerate(fates) if fate.lost or fate.taken] == []


@pytest.mark.slow
@pytest.mark.parametrize("kind", EDITS)
def test_a_question_keeps_its_id_in_eight_more(kind: str) -> None:
    """`tests.bench` counts a hundred of each kind."""
    fates = [replay(kind, number) for number in range(5, 13)]
    assert [number for number, fate in enumerate(fates) if fate.lost or fate.taken] == []
