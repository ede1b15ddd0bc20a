"""How often questions keep their ids through what authors do to a bank, and whether one ever gets another's."""

from collections.abc import Iterator

from tests.bench.figures import Figure
from tests.histories.edits import EDITS
from tests.histories.replay import replay

HISTORIES = 100


def measure() -> Iterator[Figure]:
    taken = 0
    for kind in EDITS:
        fates = [replay(kind, number) for number in range(HISTORIES)]
        taken += sum(bool(fate.taken) for fate in fates)
        kept = sum(not fate.lost for fate in fates)
        yield Figure(kind, f"{kept} of {HISTORIES}", "≥ 97" if kind == "stem reworded" else f"{HISTORIES}")
    yield Figure("histories in which a question got another's id", f"{taken} of {HISTORIES * len(EDITS):,}", "0")


if __name__ == "__main__":
    for figure in measure():
        print(f"{figure.what}: {figure.value} [{figure.aim}]", flush=True)
