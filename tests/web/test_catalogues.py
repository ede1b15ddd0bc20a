"""The interface in two languages: the same names, the same placeholders, and every name that is used."""

import re
from string import Formatter

import pytest
from markupsafe import Markup

from app.web.catalogue import LANGUAGES, choose_language, load_catalogue
from app.web.templating import ENVIRONMENT
from tests.web.routing import addresses
from tests.web.servers import ROOT
from tests.web.site import Site

USED = re.compile(r"""\bt\(\s*"([a-z_0-9.]+)"\s*[,)]|words\("([a-z_0-9.]+)"\)|"(problem\.[a-z_]+)\"""")
ONE_OF = re.compile(r"""\bt\("([a-z_0-9.]+)" if [^)]*? else "([a-z_0-9.]+)"\s*[,)]""")
BEGUN = re.compile(r"""\bt\("([a-z_0-9.]+[._])" ~|words\(f"([a-z_0-9.]+\.){""")


def names(language: str) -> set[str]:
    return {name.removesuffix(".one") for name in load_catalogue(language).words}


def placeholders(words: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(words) if field}


def sources() -> str:
    files = [
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "app/web").rglob("*.py"),
        *(ROOT / "app/store").rglob("*.py"),
    ]
    return "\n".join(path.read_text("utf-8") for path in sorted(files))


def test_both_catalogues_have_the_same_names() -> None:
    assert names("en") ^ names("ko") == set()


def test_both_catalogues_have_the_same_placeholders() -> None:
    english, korean = load_catalogue("en").words, load_catalogue("ko").words
    different = {n: (english[n], korean[n]) for n in korean if placeholders(english[n]) != placeholders(korean[n])}
    assert different == {}


def test_no_word_is_empty() -> None:
    assert [
        name for language in LANGUAGES for name, words in load_catalogue(language).words.items() if not words.strip()
    ] == []


def test_every_name_that_is_used_exists() -> None:
    used = {name for found in (*USED.findall(sources()), *ONE_OF.findall(sources())) for name in found if name}
    assert len(used) > 100
    assert sorted(used - names("en")) == []


def test_every_name_that_is_put_together_has_a_beginning_that_exists() -> None:
    begun = {beginning for found in BEGUN.findall(sources()) for beginning in found if beginning}
    assert len(begun) > 5
    assert [start for start in sorted(begun) if not any(name.startswith(start) for name in names("en"))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_template_can_be_read(language: str) -> None:
    loaded = [ENVIRONMENT.get_template(name).name for name in ENVIRONMENT.list_templates()]
    assert len(loaded) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_in_the_language_asked_for(site: Site, language: str) -> None:
    browser = site.browser(accept_language=language)
    sitting = browser.start(note="wine-or-beer")
    browser.answer(sitting, 1, 1)
    shown = {}
    for address in [*addresses("GET", sitting_id=sitting), f"/quiz/{sitting}/2", "/nowhere", "/quiz?only=wrong"]:
        page = browser.get(address)
        if page.status != 303 and page.headers["content-type"].startswith("text/html"):
            shown[address] = (page.headers["content-language"], page.values("html", "lang"))
    assert len(shown) >= 11
    assert shown == dict.fromkeys(shown, (language, [language]))


@pytest.mark.parametrize(("cookie", "accept", "expected"), [
    (None, None, "en"),
    (None, "ko", "ko"),
    (None, "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
    (None, "fr, en;q=0.3, ko;q=0.5", "ko"),
    (None, "de,fr", "en"),
    ("en", "ko", "en"),
    ("ko", "en", "ko"),
    ("xx", "ko", "ko"),
    (None, "ko;q=nonsense,en", "en"),
    (None, "," * 5000, "en"),
])  # fmt: skip
def test_the_language_is_chosen_by_cookie_then_by_browser(
    cookie: str | None, accept: str | None, expected: str
) -> None:
    assert choose_language(cookie, accept) == expected


def test_a_word_for_one_is_taken_for_one() -> None:
    words = load_catalogue("en")
    assert [words("count.questions", n=n) for n in (0, 1, 2)] == ["0 questions", "1 question", "2 questions"]


def test_a_value_that_is_no_markup_is_escaped_beside_one_that_is() -> None:
    told = load_catalogue("en")("result.score", correct=Markup("<b>1</b>"), scored="<2>")
    assert told == Markup("<b>1</b> of &lt;2&gt;")
