import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bench.servers import ROOT
from tests.browser.chromium import LOCALES, find_chromium, running_chromium
from tests.browser.site import Site, running_site
from tests.web.notes import write_notes
from tests.web.places import notes_in_places

SAMPLES = ROOT.parent / "shared" / "samples"
"""The note Tellapart was first made for; it is not part of the repository and may be missing."""

PATIENCE_MS = 20_000

Open = Callable[..., Page]
"""`open_page("/notes", language="ko", javascript=False, width=320)`: a page of a fresh browser."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    if executable is None:
        say = pytest.fail if os.environ.get("TELLAPART_REQUIRE_BROWSER") == "1" else pytest.skip
        say("no Chromium here: the browser tests are skipped")
    expect.set_options(timeout=PATIENCE_MS)
    with running_chromium(executable) as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The shipped notes, questions of the other kinds, and the samples where there are any."""
    folder = tmp_path_factory.mktemp("site")
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    write_notes(content, notes_in_places())
    for sample in SAMPLES.glob("*.md"):
        shutil.copy(sample, content)
    with running_site(content, folder / "data") as site:
        yield site


@pytest.fixture
def open_page(chromium: Browser, site: Site) -> Iterator[Open]:
    with ExitStack() as closing:

        def open_page(
            path: str = "/",
            *,
            language: str = "en",
            javascript: bool = True,
            width: int = 1280,
            base: str = site.base,
            **options: Any,
        ) -> Page:
            context = chromium.new_context(
                base_url=base,
                locale=LOCALES[language],
                java_script_enabled=javascript,
                viewport={"width": width, "height": 800},
                reduced_motion="reduce",  # nothing here looks at motion, and each one takes its time
                **options,
            )
            closing.callback(context.close)
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            page.goto(path)
            return page

        yield open_page
