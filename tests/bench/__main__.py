"""`python -m tests.bench`: run every benchmark and write docs/measurements.md."""

import platform
import sys
from datetime import UTC, datetime

from tests.bench import bench_build, bench_check, bench_serving, bench_setup, histories, mutants
from tests.bench.figures import Figure
from tests.bench.servers import ROOT

HEAD = """\
# Measurements

Written by `python -m tests.bench` on {day}, Python {python}, {machine}, two shared cores: absolute figures are those of
that hour; ratios compare with a floor measured in the same run.
"""


def main() -> None:
    text = HEAD.format(
        day=datetime.now(UTC).date(),
        python=platform.python_version(),
        machine=f"{platform.system()} {platform.machine()}",
    )
    for title, bench in (
        ("Start", bench_setup),
        ("Build", bench_build),
        ("Check", bench_check),
        ("Serving", bench_serving),
        ("Histories in which every question kept its id", histories),
        ("Tests", mutants),
    ):
        print(title, file=sys.stderr)
        text += f"\n## {title}\n\n| what | measured | aim |\n| --- | --- | --- |\n"
        text += "".join(_row(figure) for figure in bench.measure())
    (ROOT / "docs" / "measurements.md").write_text(text)


def _row(figure: Figure) -> str:
    note = f" ({figure.note})" if figure.note else ""
    return f"| {figure.what}{note} | {figure.value} | {figure.aim} |\n"


main()
