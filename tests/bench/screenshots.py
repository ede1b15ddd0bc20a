"""`python -m tests.bench.screenshots OUT_DIR`: pictures of every page, to be looked at.

Wide and narrow, light and dark, English and Korean, on the shipped notes and on two with questions of the other kinds.
With `--readme`, write docs/screenshot.png instead: the feedback after a wrong answer.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, FloatRect, Page

from tests.bench.servers import ROOT
from tests.browser.chromium import LOCALES, find_chromium, running_chromium
from tests.browser.site import Site, running_site
from tests.web.notes import write_notes
from tests.web.places import notes_in_places

WIDTHS = {1280: 800, 390: 844}
THEMES = ("light", "dark")
BROKEN = "# Half a question\n\n## Key point\n\nx\n\n**Question:** Which?\n\n- A) One\n- B) Two\n\n**Answer: C**\n"
README = ROOT / "docs" / "screenshot.png"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.screenshots")
    parser.add_argument("out", type=Path, nargs="?", help="folder to write to")
    parser.add_argument("--readme", action="store_true", help=f"write {README.relative_to(ROOT)}")
    parser.add_argument("--only", default="", help="only pages whose name contains this")
    choice = parser.parse_args()
    if not (choice.out or choice.readme):
        parser.error("OUT_DIR or --readme is needed")
    executable = find_chromium() or sys.exit("No Chromium here.")
    with TemporaryDirectory() as folder, running_chromium(executable) as browser:
        content = Path(shutil.copytree(ROOT / "content", Path(folder) / "content"))
        write_notes(content, notes_in_places())
        with running_site(content, Path(folder) / "data") as site:
            if choice.readme:
                shoot_readme(browser, site)
            else:
                shoot_all(browser, site, choice.out, choice.only)


def shoot_readme(browser: Browser, site: Site) -> None:
    """The two sides and the first reasons, as a learner sees them after a wrong answer in the middle of a quiz."""
    with opened(browser, site, 1280, "light", "en") as page:
        page.goto(answered_wrong(site))
        settle(page)
        page.evaluate("document.activeElement.blur()")
        first = page.locator(".explained").first.bounding_box()
        assert first is not None
        page.screenshot(path=README, full_page=True, clip={"x": 0, "y": 0, "width": 1280, "height": bottom(first)})
    print(README, README.stat().st_size // 1024, "KB")


def bottom(box: FloatRect) -> float:
    return box["y"] + box["height"]


def answered_wrong(site: Site) -> str:
    """The feedback on a third question, after two that were right."""
    sittings = (site.start() for _ in range(100))
    sitting = next(s for s in sittings if not (third := site.questions(s)[2]).multiple and not third.disputed)
    first, second, third = site.questions(sitting)[:3]
    for number, positions in enumerate((first.right, second.right, third.wrong), 1):
        site.answer(sitting, number, positions)
    return f"/quiz/{sitting}/3"


def shoot_all(browser: Browser, site: Site, out: Path, only: str) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for language in LOCALES if not only or only in "first-visit" else ():
        shoot(browser, site, out, language, {"first-visit": "/"})
    for language in LOCALES:
        pages = {name: path for name, path in site.pages(language).items() if only in name}
        shoot(browser, site, out, language, pages)
    broken = site.content / "messaging" / "half-a-question.md"
    broken.write_text(BROKEN, encoding="utf-8")
    for language in LOCALES if only in "authoring-broken" else ():
        shoot(browser, site, out, language, {"authoring-broken": "/authoring"}, lambda page: page.reload())


def shoot(
    browser: Browser,
    site: Site,
    out: Path,
    language: str,
    pages: Mapping[str, str],
    before: Callable[[Page], object] = lambda page: None,
) -> None:
    for width, theme in product(WIDTHS, THEMES):
        with opened(browser, site, width, theme, language) as page:
            for name, path in pages.items():
                page.goto(path)
                before(page)
                settle(page)
                page.screenshot(path=out / f"{name}-{width}-{theme}-{language}.png", full_page=True)
    print(language, *pages, file=sys.stderr)


@contextmanager
def opened(browser: Browser, site: Site, width: int, theme: str, language: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.base, viewport={"width": width, "height": WIDTHS[width]}, locale=LOCALES[language]
    )
    context.add_cookies([{"name": "theme", "value": theme, "url": site.base}])
    try:
        yield context.new_page()
    finally:
        context.close()


def settle(page: Page) -> None:
    page.evaluate("document.fonts.ready.then(() => undefined)")


if __name__ == "__main__":
    main()
