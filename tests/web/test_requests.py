"""Which requests are refused, and what every answer carries: threats C1, C2, C3, H1 and H2."""

import hashlib
from itertools import product
from pathlib import Path

import pytest

from app.web.security import CONTENT_SECURITY_POLICY
from tests.web.browser import Browser
from tests.web.routing import addresses
from tests.web.site import Site, copy_store

SITES = [None, "same-origin", "none", "same-site", "cross-site", "anything"]
ORIGINS = [None, "http://127.0.0.1", "https://evil.example", "null"]
BAD_HOSTS = [
    "evil.example",
    "127.0.0.1.evil.example",
    "evil.example:127.0.0.1",
    "localhost.",
    "127.0.0.1@evil.example",
    "evil.example/127.0.0.1",
    "evil.example#localhost",
    "localhost:evil",
    "[::2]",
    "[::1",
    "xn--localhost-evil",
    "",
]
FORBIDDEN_HEADERS = {"access-control-allow-origin", "access-control-allow-credentials", "server", "x-powered-by"}
GUARDED = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}
FOREIGN_TARGETS = (
    "https://evil.example",
    "http://evil.example/",
    "https:evil.example",
    "http:/evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "\t//evil.example",
    " //evil.example",
    "/%09/evil.example",
    "/%5cevil.example",
    "/%2fevil.example",
    "%2f%2fevil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://evil",
    "/..//evil.example",
    "/notes/..//evil.example",
    "/./\\evil.example",
    "?//evil.example",
    "#//evil.example",
    "evil.example",
    "@evil.example",
    "/@evil.example",
    "http://127.0.0.1@evil.example",
    "http://127.0.0.1.evil.example",
    "/notes\r\nLocation: //evil.example",
    "/notes\x00//evil.example",
    "//127.0.0.1@evil.example/notes",
    "/／evil.example",
)


def is_refused(site: str | None, origin: str | None) -> bool:
    """The rule of threats.md, said once more."""
    if site is not None:
        return site not in {"same-origin", "none"}
    return origin not in {None, "http://127.0.0.1"}


@pytest.mark.parametrize("address", addresses("POST"))
def test_c1_a_form_from_elsewhere_is_refused(site: Site, browser: Browser, address: str) -> None:
    before = site.counts()
    answers = {}
    for sent_from, origin in product(SITES, ORIGINS):
        headers = {"sec_fetch_site": sent_from, "origin": origin}
        page = browser.post(address, {"only": "bogus"}, **{name: value for name, value in headers.items() if value})
        answers[sent_from, origin] = page.status == 403
    assert answers == {(s, o): is_refused(s, o) for s, o in product(SITES, ORIGINS)}
    assert len(answers) == 24
    assert site.counts() == before


def test_c1_an_origin_on_another_port_is_another_site(browser: Browser) -> None:
    assert browser.post("/settings", {}, origin="http://127.0.0.1:9999").status == 403
    assert browser.post("/settings", {}, origin="http://127.0.0.1:9999", host="127.0.0.1:9999").status == 303


def test_c1_every_post_route_is_in_the_table() -> None:
    assert addresses("POST", sitting_id="s") == [
        "/api/v1/questions/q-leaves/answers",
        "/questions/q-leaves/report",
        "/quiz",
        "/quiz/s/1",
        "/quiz/s/1/report",
        "/quiz/s/again",
        "/quiz/s/finish",
        "/reports/1",
        "/settings",
        "/settings/erase",
        "/settings/export",
    ]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_c2_looking_at_every_page_twice_changes_nothing(site: Site, browser: Browser, method: str) -> None:
    finished, open_exam = browser.start(question="q-leaves"), browser.start(note="tea-or-coffee", mode="exam")
    browser.answer(finished, 1, 1)
    browser.answer(open_exam, 1, dont_know="1")
    before = dump(site)
    for sitting in (finished, open_exam):
        for address in addresses("GET", sitting_id=sitting) * 2:
            assert browser.client.request(method, address).status_code < 400, address
    assert dump(site) == before


def dump(site: Site) -> str:
    """A digest of everything the store holds."""
    raw = site.database._engine.raw_connection()
    try:
        statements = "\n".join(raw.driver_connection.iterdump())  # type: ignore[union-attr]
    finally:
        raw.close()
    return hashlib.sha256(statements.encode()).hexdigest()


def test_c3_every_answer_carries_the_headers(site: Site, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    sitting = browser.start(question="q-leaves")
    pages = [browser.get(address) for address in addresses("GET", sitting_id=sitting)]
    pages += [browser.get("/static/css/tokens.css"), browser.get("/openapi.json"), browser.get("/nowhere")]
    pages += [browser.post("/settings"), browser.post(f"/quiz/{sitting}/1"), browser.get("/", host="evil.example")]
    pages += [browser.post("/settings", {}, origin="null"), browser.post("/notes")]
    monkeypatch.setattr("app.web.routes.home.library.count_notes", lambda *_: 1 / 0)
    pages.append(browser.get("/"))
    assert {page.status for page in pages} == {200, 303, 400, 403, 404, 405, 422, 500}
    found = {page.path: {name: page.headers.get(name) for name in GUARDED} for page in pages}
    assert found == dict.fromkeys(found, GUARDED)
    assert [page.path for page in pages if FORBIDDEN_HEADERS & set(page.headers)] == []
    assert [page.path for page in pages if "strict-transport-security" in page.headers] == []


def test_c3_a_site_with_https_asks_to_stay_with_https(content: Path, store: Path, tmp_path: Path) -> None:
    secure = Site(content, copy_store(store, tmp_path), shared=True, public_url="https://study.example.org")
    page = secure.browser().get("/")
    secure.close()
    assert page.headers["strict-transport-security"] == "max-age=31536000"


def test_c3_a_drawing_opened_by_itself_runs_nothing(tmp_path: Path, store: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "x.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    drawing = Site(content, copy_store(store, tmp_path / "data"))
    page = drawing.browser().get("/media/x.svg")
    drawing.close()
    assert (page.status, page.headers["content-security-policy"]) == (
        200,
        "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    )


def test_h1_a_host_that_is_not_ours_is_refused_and_not_repeated(browser: Browser) -> None:
    paths = ("/", "/notes", "/notes/tea-or-coffee", "/static/css/base.css")
    for host in BAD_HOSTS:
        pages = [*(browser.get(path, host=host) for path in paths), browser.post("/quiz", {"only": "all"}, host=host)]
        assert [page.status for page in pages] == [400] * 5, host
        assert not host or [page for page in pages if host in page.text or host in str(page.headers)] == []


def test_h1_our_own_hosts_are_served(browser: Browser) -> None:
    hosts = ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:8000"]
    assert [browser.get("/healthz", host=host).status for host in hosts] == [200] * 6


def test_h1_a_forwarded_host_means_nothing(browser: Browser) -> None:
    page = browser.get("/notes/", x_forwarded_host="evil.example", forwarded="host=evil.example")
    assert (page.status, "evil" in page.text, page.location) == (404, False, "")


def test_h2_there_are_forty_ways_to_leave() -> None:
    assert len(set(FOREIGN_TARGETS)) >= 40


def test_h2_nothing_leads_to_another_site(browser: Browser) -> None:
    led = {target: browser.post("/settings", {"theme": "dark", "next": target}).location for target in FOREIGN_TARGETS}
    assert led == dict.fromkeys(FOREIGN_TARGETS, "/settings")


def test_h2_a_page_of_ours_is_gone_back_to(browser: Browser) -> None:
    own = ["/", "/notes?tag=drink%2Fhot", "/notes/tea-or-coffee", "/quiz/abc/3", "/search?q=%EC%B0%A8"]
    assert [browser.post("/settings", {"theme": "dark", "next": target}).location for target in own] == own
