"""`python -m tests.simulation [LEARNERS]` runs every population and writes docs/learning.md."""

import sys
from pathlib import Path

from tests.simulation.banks import Shape
from tests.simulation.outcomes import A_DAY, FEWER, run
from tests.simulation.populations import POPULATIONS
from tests.simulation.report import render

PAGE = Path(__file__).parent.parent.parent / "docs" / "learning.md"
LEARNERS = 32


def main() -> None:
    learners = int(sys.argv[1]) if len(sys.argv) > 1 else LEARNERS
    outcomes = []
    for population in POPULATIONS:
        print(population.name, file=sys.stderr)
        outcomes.append(run(population, learners))
    PAGE.write_text(render(outcomes, learners, a_day=A_DAY, fewest=min(FEWER), exam=Shape().held_out), "utf-8")


if __name__ == "__main__":
    main()
