"""Who is who on a shared site: threats S2 and A2."""

import secrets
from pathlib import Path

import pytest

from app.store.learners import hash_secret
from tests.web.browser import Browser
from tests.web.routing import addresses
from tests.web.site import Site, copy_store

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]


def cookie(browser: Browser) -> str:
    return browser.client.cookies.get("sid") or ""


def set_cookie(browser: Browser, value: str) -> None:
    browser.client.cookies.clear()
    browser.client.cookies.set("sid", value, domain="127.0.0.1")


def answer_one(browser: Browser) -> str:
    sitting = browser.start(question="q-grapes")
    browser.answer(sitting, 1, 1)
    return sitting


def test_s2_ten_thousand_secrets_are_all_different(shared: Site) -> None:
    drawn = {secrets.token_urlsafe(32) for _ in range(10_000)}
    assert (len(drawn), {len(secret) for secret in drawn}) == (10_000, {43})


def test_s2_a_new_browser_is_given_a_secret_when_it_first_writes(shared: Site) -> None:
    browser = shared.browser()
    assert [("set-cookie" in browser.get(path).headers) for path in ("/", "/notes", "/quiz")] == [False] * 3
    page = browser.post("/quiz", {"question": "q-grapes"})
    name, _, rest = page.headers["set-cookie"].partition("=")
    assert (name, rest.partition("; ")[2]) == ("sid", "HttpOnly; Max-Age=15552000; Path=/; SameSite=lax")
    assert len(rest.partition(";")[0]) == 43


def test_s2_with_https_the_cookie_is_bound_to_the_host(content: Path, store: Path, tmp_path: Path) -> None:
    secure = Site(content, copy_store(store, tmp_path), shared=True, public_url="https://study.example.org")
    page = secure.browser().post("/quiz", {"question": "q-grapes"})
    secure.close()
    name, _, rest = page.headers["set-cookie"].partition("=")
    attributes = "HttpOnly; Max-Age=15552000; Path=/; SameSite=lax; Secure"
    assert (name, rest.partition("; ")[2]) == ("__Host-sid", attributes)


def test_s2_the_store_holds_no_secret(shared: Site) -> None:
    browsers = [shared.browser() for _ in range(3)]
    for browser in browsers:
        answer_one(browser)
    shared.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    stored = b"".join(path.read_bytes() for path in shared.data.iterdir())
    assert [secret for browser in browsers if (secret := cookie(browser)).encode() in stored] == []
    assert sorted(shared.rows("SELECT secret_hash FROM learner WHERE secret_hash IS NOT NULL")) == sorted(
        (hash_secret(cookie(browser)),) for browser in browsers
    )


def test_s2_a_secret_we_did_not_issue_makes_a_new_learner(shared: Site) -> None:
    browser = shared.browser()
    set_cookie(browser, "A" * 43)
    answer_one(browser)
    assert cookie(browser) != "A" * 43
    assert shared.rows("SELECT count(*) FROM learner WHERE secret_hash IS NOT NULL") == [(1,)]


@pytest.mark.parametrize(("days", "known"), [(29, True), (31, False)])
def test_s2_a_secret_dies_after_thirty_idle_days(shared: Site, days: int, known: bool) -> None:
    browser = shared.browser()
    sitting = answer_one(browser)
    shared.clock.advance(days=days)
    assert browser.get(f"/quiz/{sitting}/1").status == (200 if known else 404)


def test_s2_no_secret_outlives_180_days(shared: Site) -> None:
    browser = shared.browser()
    sitting = answer_one(browser)
    first = cookie(browser)
    for _ in range(8):
        shared.clock.advance(days=20)
        answer_one(browser)
    assert browser.get(f"/quiz/{sitting}/1").status == 200
    set_cookie(browser, first)
    assert browser.get(f"/quiz/{sitting}/1").status == 404


def test_s2_a_secret_in_use_is_renewed_after_a_week(shared: Site) -> None:
    browser = shared.browser()
    sitting = answer_one(browser)
    seen = [cookie(browser)]
    for _ in range(4):
        shared.clock.advance(days=4)
        answer_one(browser)
        seen.append(cookie(browser))
    assert [seen.index(secret) for secret in seen] == [0, 0, 2, 2, 4]
    assert browser.get(f"/quiz/{sitting}/1").status == 200
    assert shared.rows("SELECT count(*) FROM learner") == [(1,)]


def test_s2_a_learner_who_only_reads_is_kept_by_their_answers(shared: Site) -> None:
    browser = shared.browser()
    answer_one(browser)
    before = shared.counts()
    browser.get("/")
    assert shared.counts() == before


@pytest.mark.parametrize("mode", ["study", "exam"])
def test_a2_what_belongs_to_another_learner_is_not_there(shared: Site, mode: str) -> None:
    owner, stranger, newcomer = shared.browser(), shared.browser(), shared.browser()
    sitting = owner.start(note="wine-or-beer", mode=mode)
    owner.answer(sitting, 1, 1)
    answer_one(stranger)
    before = (shared.counts(), shared.attempts(sitting), shared.rows("SELECT * FROM sitting ORDER BY id"))
    tried = {}
    for method, browser in ((method, browser) for method in METHODS for browser in (stranger, newcomer)):
        for address in {*addresses("GET", sitting_id=sitting), *addresses("POST", sitting_id=sitting)}:
            if sitting in address:
                answer = browser.client.request(method, address, data={"selected": "2", "only": "all"})
                tried[method, address, browser is stranger] = answer.status_code
    strange = {what: status for what, status in tried.items() if status != 404 and what[0] in {"GET", "HEAD", "POST"}}
    takes_another_method = {(method, f"/quiz/{sitting}/{end}") for method, end in (
        ("GET", "finish"), ("HEAD", "finish"), ("GET", "again"), ("HEAD", "again"), ("POST", "result"))}  # fmt: skip
    assert {what: status for what, status in strange.items() if what[:2] not in takes_another_method} == {}
    assert set(tried.values()) <= {404, 405}
    assert (shared.counts(), shared.attempts(sitting), shared.rows("SELECT * FROM sitting ORDER BY id")) == before


def test_a2_a_result_of_another_learner_looks_like_one_that_never_was(shared: Site) -> None:
    owner, stranger = shared.browser(), shared.browser()
    sitting = answer_one(owner)
    answer_one(stranger)
    pages = [stranger.get(f"/quiz/{which}/result") for which in (sitting, "never-was-there-at-all")]
    bare = [
        page.text.replace(page.word(".error code"), "").replace(which, "")
        for page, which in zip(pages, (sitting, "never-was-there-at-all"), strict=True)
    ]
    assert (bare[0], pages[0].status) == (bare[1], 404)


def test_two_learners_do_not_see_each_other(shared: Site) -> None:
    first, second = shared.browser(), shared.browser()
    answer_one(first)
    assert (first.get("/").words(".so-far-figures"), second.get("/").words(".so-far-figures")) == (
        ["1 question answered 0 % right"]
        if shared.rows("SELECT verdict FROM attempt") == [("incorrect",)]
        else ["1 question answered 100 % right"],
        [],
    )
