"""How much of the independent banks is read, and how much of it wrongly."""

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.core.test_banks import count_figures

AIMS = {"wrong keys": "0", "questions with a reason misplaced": "0", "served without standing there": "0"}


def measure() -> Iterator[Figure]:
    for name, count in count_figures().items():
        yield Figure(name, str(count), AIMS.get(name, ""))
