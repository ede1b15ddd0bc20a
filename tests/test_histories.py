"""A question keeps its id whatever authors do to the files, and gives it to no other; see `tests/histories/`."""

import pytest

from tests.histories.edits import EDITS
from tests.histories.replay import replay

ALL_BUT = {"stem reworded": 3, "option added": 3}
"""Of a hundred histories, how many may lose an id; of every other kind none."""


@pytest.mark.parametrize("kind", EDITS)
def test_a_question_keeps_its_id(kind: str) -> None:
    fates = [replay(kind, number) for number in range(5)]
    assert [number for number, fate in enumerate(fates) if fate.lost or fate.taken] == []


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize("kind", EDITS)
def test_a_question_keeps_its_id_in_a_hundred_histories(kind: str) -> None:
    fates = [replay(kind, number) for number in range(100)]
    assert [number for number, fate in enumerate(fates) if fate.taken] == []
    assert len([fate for fate in fates if fate.lost]) <= ALL_BUT.get(kind, 0)
