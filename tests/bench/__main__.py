"""`python -m tests.bench [TITLE…]` runs benchmarks, all or those titled so, and writes docs/measurements.md."""

import platform
import sys
from datetime import UTC, datetime

from tests.bench import (
    bench_banks,
    bench_build,
    bench_check,
    bench_coach,
    bench_serving,
    bench_setup,
    histories,
    mutants,
)
from tests.bench.figures import Figure
from tests.bench.servers import ROOT

HEAD = """\
# Measurements

Written by `python -m tests.bench` on {day}, Python {python}, {machine}, two shared cores: absolute figures are those of
that hour; ratios compare with a floor measured in the same run.
"""


PAGE = ROOT / "docs" / "measurements.md"
BENCHES = {
    "Start": bench_setup,
    "Build": bench_build,
    "Check": bench_check,
    "Coach": bench_coach,
    "Serving": bench_serving,
    "Histories in which every question kept its id": histories,
    "Question banks it was not written for": bench_banks,
    "Tests": mutants,
}


def main() -> None:
    asked = sys.argv[1:]
    head = HEAD.format(
        day=datetime.now(UTC).date(),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
    )
    sections = _sections()
    for title, bench in BENCHES.items():
        if not asked or any(title.lower().startswith(name.lower()) for name in asked):
            print(title, file=sys.stderr)
            rows = "".join(_row(figure) for figure in bench.measure())
            sections[title] = f"\n| what | measured | aim |\n| --- | --- | --- |\n{rows}"
    PAGE.write_text(head + "".join(f"\n## {title}\n{sections.get(title, '')}" for title in BENCHES))


def _sections() -> dict[str, str]:
    """What the page says so far, by title."""
    _, *parts = PAGE.read_text("utf-8").split("\n## ") if PAGE.exists() else [""]
    return {title: text.rstrip("\n") + "\n" for title, _, text in (part.partition("\n") for part in parts)}


def _row(figure: Figure) -> str:
    note = f" ({figure.note})" if figure.note else ""
    return f"| {figure.what}{note} | {figure.value} | {figure.aim} |\n"


main()
