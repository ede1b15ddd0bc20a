"""From a clean clone to the first page, and how long a second start takes."""

import subprocess
import tempfile
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.servers import ROOT, free_port, running


def measure() -> list[Figure]:
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "tellapart"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        first = _start(clone)
        second = _start(clone)
    return [
        Figure("clone to first page", f"{first:.1f} s", note="packages installed from the registry"),
        Figure("second start to first page", f"{second:.2f} s", "under 3 s"),
    ]


def _start(clone: Path) -> float:
    port = free_port()
    with running(["make", "run", f"PORT={port}"], port, cwd=clone, env={"VIRTUAL_ENV": ""}) as seconds:
        return seconds
