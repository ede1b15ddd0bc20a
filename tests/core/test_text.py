"""Slugs, languages, reading minutes, orders: small functions with exact answers."""

import unicodedata
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.bigrams import bigrams
from app.core.model import Language
from app.core.ordering import shuffle_options
from app.core.rendering import plain, reading_minutes
from app.core.text import anchor_of, comparable, detect_language, one_line, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Tea or Coffee", "tea-or-coffee"),
        ("차와 커피", "차와-커피"),
        ("  --Tea!!  ", "tea"),
        ("C++", "c"),
        ("…", ""),
        ("../etc", "etc"),
        (unicodedata.normalize("NFD", "차"), "차"),
        ("x" * 100, "x" * 80),
        ("x" * 79 + "-yz", "x" * 79),
        ("Café", "caf"),
        ("日本", ""),
    ],
)
def test_a_slug_has_letters_digits_hangul_and_single_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert slugify(slugify(text)) == slugify(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Tea is hot.", Language.EN),
        ("차는 뜨겁다.", Language.KO),
        ("Amazon SageMaker Processing Jobs를 사용합니다", Language.EN),
        ("SageMaker에서 전처리를 수행하는 서비스", Language.KO),
        ("`SELECT value FROM table` 조회", Language.KO),
        ("", Language.EN),
        ("123", Language.EN),
        ("https://example.org/long/address 참고", Language.KO),
    ],
)
def test_a_fifth_of_hangul_makes_a_text_korean(text: str, language: Language) -> None:
    assert detect_language(text) is language


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", Language.EN, 1),
        ("word " * 299, Language.EN, 1),
        ("word " * 301, Language.EN, 2),
        ("word " * 1000, Language.EN, 5),
        ("가" * 740, Language.KO, 1),
        ("가" * 760, Language.KO, 2),
        ("가 " * 2500, Language.KO, 5),
    ],
)
def test_reading_takes_200_words_or_500_syllables_a_minute(text: str, language: Language, minutes: int) -> None:
    assert reading_minutes(text, language) == minutes


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**bold** and `code`", "bold and code"),
        ("[[tea|the plant]] and [[tea]]", "the plant and tea"),
        ("[a](b.md) ![c](d.png)", "a c"),
        ("==cue== %%secret%% end", "cue end"),
        ("# Title\n\n> quote\nmore", "Title quote more"),
        ("%%\nsecret\n%%", ""),
    ],
)
def test_plain_words_have_no_marks_comments_or_addresses(text: str, words: str) -> None:
    assert plain(text) == words


def test_comparable_texts_share_letters_and_digits() -> None:
    assert comparable("🎯 Batch-Transform, 2!") == comparable("batch transform2") == "batchtransform2"


def test_anchors_keep_letters_of_every_script() -> None:
    assert anchor_of("  1. 차 & Tea: 日本 ") == "1-차-tea-日本"


def test_a_two_syllable_word_is_found_inside_a_longer_one() -> None:
    assert bigrams("배치추론, A b1") == "배치 치추 추론 a b1"


CATCH_ALL = [
    "All of the above",
    "None of these",
    "위의 모두",
    "모두 정답",
    "해당 없음",
    "Both of the above options",
    "all of these choices.",
]


@pytest.mark.parametrize("text", CATCH_ALL)
def test_all_of_the_above_stays_last(text: str) -> None:
    options = [("A", text), ("B", "Tea"), ("C", "Coffee"), ("D", "Milk")]
    assert {shuffle_options(options, rng=Random(seed))[-1] for seed in range(20)} == {"A"}


@pytest.mark.parametrize("text", ["All tea", "Nothing", "모두 마신다", "Above all, tea"])
def test_other_options_go_anywhere(text: str) -> None:
    options = [("A", text), ("B", "Tea"), ("C", "Coffee")]
    assert {shuffle_options(options, rng=Random(seed)).index("A") for seed in range(40)} == {0, 1, 2}


def test_one_seed_gives_one_order_of_all_options() -> None:
    options = [(label, label) for label in "ABCDEF"]
    orders = {shuffle_options(options, rng=Random(7)) for _ in range(5)}
    assert len(orders) == 1
    assert sorted(orders.pop()) == list("ABCDEF")


def test_what_is_typed_into_a_form_becomes_one_line_of_what_can_be_seen() -> None:
    assert one_line("  a\r\n\tb\u202e\x00\ufeff 각  ") == "a b 각"
    assert one_line(" \u200b\n") == ""
