"""Another site's form, sent by a real browser, changes nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.browser.conftest import Open
from tests.browser.site import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def another_site(site: Site) -> Iterator[int]:
    """The port of a page with one form for each address of ours that takes one."""
    sitting = site.start()
    forms = {
        "/quiz": {"only": "all", "mode": "study"},
        f"/quiz/{sitting}/1": {"dont_know": "1"},
        f"/quiz/{sitting}/again": {"only": "all"},
        f"/quiz/{sitting}/finish": {},
        "/settings": {"language": "ko"},
    }
    with serving("".join(form(site.base + path, fields) for path, fields in forms.items())) as port:
        yield port


def form(action: str, fields: dict[str, str]) -> str:
    inputs = "".join(f"<input type=hidden name={name} value={value}>" for name, value in fields.items())
    return f'<form method=post action="{action}">{inputs}<button>{action}</button></form>'


@contextmanager
def serving(html: str) -> Iterator[int]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(html.encode())

        def log_message(self, format: str, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"], ids=["another site", "another port"])
def test_c1_a_form_on_another_site_is_refused(open_page: Open, site: Site, another_site: int, host: str) -> None:
    page = open_page(f"http://{host}:{another_site}/")
    before = kept(site)
    forms = page.locator("button").count()
    for n in range(forms):
        with page.expect_navigation() as navigation:
            page.locator("button").nth(n).click()
        assert navigation.value.status == 403, navigation.value.url
        assert "set-cookie" not in navigation.value.headers
        page.goto(f"http://{host}:{another_site}/")
    assert (forms, kept(site)) == (5, before)


def kept(site: Site) -> list[tuple[int, ...]]:
    return [
        *site.rows("SELECT count(*), count(finished_at) FROM sitting"),
        *site.rows("SELECT count(*) FROM attempt"),
    ]
