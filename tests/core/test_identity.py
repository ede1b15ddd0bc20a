"""When two wordings are one question."""

import pytest

from app.core.identity import Matching, Wording, content_key, likeness, match_wordings, normalised

STEM = "Which drink is made from the leaves of the tea bush?"
OPTIONS = ("Coffee", "Tea", "Milk", "Water")


@pytest.mark.parametrize(
    "stem",
    [
        f"1. {STEM}",
        f"Question 12: {STEM}",
        f"문제 3. {STEM}",
        f"#4) {STEM}",
        f"{STEM} ^q-k3f9a2",
        f"  {STEM}\n",
        STEM.replace("leaves", "**leaves**"),
        STEM.replace("leaves", "==leaves=="),
        f"{STEM} (Select TWO.)",
        f"{STEM} (2개 선택)",
        STEM.upper(),
        STEM.replace(" ", "\n"),
    ],
)
def test_the_content_key_overlooks_how_it_is_written(stem: str) -> None:
    assert content_key(stem, OPTIONS) == content_key(STEM, reversed(OPTIONS))


@pytest.mark.parametrize(
    ("stem", "options"),
    [
        (STEM.replace("tea", "coffee"), OPTIONS),
        (STEM, OPTIONS[:3]),
        (STEM, (*OPTIONS, "Juice")),
        (f"{STEM}\n\n```\nx = 1\n```", OPTIONS),
        ("", (STEM, *OPTIONS)),
    ],
)
def test_the_content_key_sees_what_is_asked(stem: str, options: tuple[str, ...]) -> None:
    assert content_key(stem, options) != content_key(STEM, OPTIONS)


def test_the_content_key_is_the_same_for_ever() -> None:
    assert content_key("Which drink?", ["Tea", "Coffee"]) == (
        "cbabf3d3df29463fe321c57d11859800fa74fa5a70e1cc1a2a5f02a00399d4e1"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.10 euros", "1.10 euros"),
        ("Q3. What?", "what?"),
        ("2023년 문제", "2023년 문제"),
        ("Café.", "café"),
        ("a (choose any) b", "a b"),
        ("3 번째 것은", "3 번째 것은"),
        ("3번 차는?", "차는?"),
        ("질문 3: 차는?", "차는?"),
        ("Q. fever is what?", "q. fever is what?"),
        ("Tea costs 1. Why?", "tea costs 1. why?"),
        ("Which box", "which box"),
        ("차는 무엇인가。", "차는 무엇인가"),
        ("a (pick 2) b", "a b"),
        ("a (Choose) b", "a b"),
        ("차 (선택)", "차"),
        ("차 (2개를 고르시오)", "차"),
        ("차 (고르기)", "차"),
        ("^q-tea Which?", "which?"),
        ("Which? ^Q-TEA", "which?"),
        ("What is 2^q-1?", "what is 2^q-1?"),
        ("What is ^q-?", "what is ^q-?"),
    ],
)
def test_texts_are_normalised(text: str, expected: str) -> None:
    assert normalised(text) == expected


def wording(stem: str = STEM, *options: str) -> Wording:
    return Wording.of(stem, options or OPTIONS)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (wording(), 1.0),
        (wording("xyz"), 0.4),
        (wording(STEM, "x", "y"), 0.6),
        (wording(STEM, "Coffee", "Tea", "x", "y"), 0.6 + 0.4 * 2 / 6),
    ],
)
def test_likeness_weighs_the_stem_and_the_options(other: Wording, expected: float) -> None:
    assert likeness(wording(), other) == pytest.approx(expected, abs=0.05)


def test_a_reworded_question_continues_the_one_it_is_like() -> None:
    gone = {"q-tea": wording(), "q-other": wording("How many cups are in a litre of water?", "Two", "Four")}
    assert match_wordings(gone, [wording(STEM.replace("Which", "What"))]).continued == {0: "q-tea"}


def test_a_question_between_two_that_are_equally_near_is_new() -> None:
    gone = {"q-one": wording(STEM.replace("bush", "tree")), "q-two": wording(STEM.replace("bush", "wood"))}
    assert match_wordings(gone, [wording()]) == Matching({}, {0: ("q-one", "q-two")})


def test_a_question_unlike_all_others_is_new() -> None:
    other = wording("How many cups are in a litre of water?", "Two", "Four")
    assert match_wordings({"q-tea": wording()}, [other]) == Matching({}, {})


def test_two_questions_swap_no_ids() -> None:
    one, two = wording(), wording("How many cups are in a litre of water?", "Two", "Four")
    assert match_wordings({"q-1": one, "q-2": two}, [two, one]).continued == {0: "q-2", 1: "q-1"}


def test_two_look_alikes_that_are_mended_at_once_stay_themselves() -> None:
    morning, evening = (
        STEM.replace("Which", "Early in the morning, which"),
        STEM.replace("Which", "At nightfall, which"),
    )
    gone = {"q-morning": wording(morning), "q-evening": wording(evening)}
    new = [wording(evening.replace("bush", "bsuh")), wording(morning.replace("bush", "buush"))]
    assert match_wordings(gone, new) == Matching({0: "q-evening", 1: "q-morning"}, {})


def test_of_two_that_are_equally_near_to_one_neither_continues_it() -> None:
    new = [wording(STEM.replace("bush", "tree")), wording(STEM.replace("bush", "wood"))]
    assert match_wordings({"q-tea": wording()}, new) == Matching({}, {0: ("q-tea",), 1: ("q-tea",)})


def test_the_nearest_continues_and_leaves_the_next_to_another() -> None:
    gone = {"q-tea": wording(), "q-bread": wording("What does a baker put into the oven before dawn?")}
    new = [wording("What does a baker put into the oven before noon?"), wording(STEM.replace("Which", "What"))]
    assert match_wordings(gone, new).continued == {0: "q-bread", 1: "q-tea"}


def test_strangers_with_the_same_options_are_not_alike() -> None:
    gone = {"q-1": wording("생산자들이 레코드를 직접 보냅니다. 어떤 변경을 하면 레코드를 잃지 않습니까?")}
    assert match_wordings(
        gone, [wording("두 병원은 밤마다 송장을 주고받습니다. 가장 손이 덜 가는 설계는 무엇입니까?")]
    ) == Matching({}, {})


@pytest.mark.parametrize(("options", "continued"), [(OPTIONS[:3], {0: "q-tea"}), (("Coffee", "x", "y", "z"), {})])
def test_likeness_decides_from_seven_tenths_on(options: tuple[str, ...], continued: dict[int, str]) -> None:
    assert match_wordings({"q-tea": wording()}, [wording(STEM, *options)]).continued == continued


def test_likeness_is_nothing_below_what_is_asked_for() -> None:
    one, other = wording(), wording(STEM, "x", "y")
    assert likeness(one, other, at_least=0.59) == pytest.approx(0.6)
    assert likeness(one, other, at_least=0.61) == 0


def test_questions_without_options_are_as_alike_as_their_stems() -> None:
    assert likeness(Wording("tea", frozenset()), Wording("tea", frozenset())) == pytest.approx(1)


def test_strangers_are_a_little_alike() -> None:
    assert likeness(wording("tea", "Hot"), wording("toy", "Red")) == pytest.approx(0.1)


@pytest.mark.parametrize("other", [wording(STEM, "x", "y"), wording(STEM.replace("bush", "bsuh")), wording("Why not?")])
def test_likeness_is_itself_up_to_what_it_is(other: Wording) -> None:
    found = likeness(wording(), other)
    assert [likeness(wording(), other, at_least=found - step) for step in (0.001, 0, -0.001)] == [found, found, 0]


def test_likeness_is_nothing_where_the_words_are_too_far() -> None:
    assert likeness(wording("tea"), wording("tee"), at_least=0.75) == 0


def test_a_long_stem_is_compared_as_a_whole() -> None:
    long = "Every morning the cook boils the water for the tea of the guests. " * 30
    assert likeness(wording(f"{long} Why?"), wording(f"Why? {long}")) > 0.95


def drinks(names: str) -> Wording:
    """A question of always the same stem with these options."""
    return Wording.of(STEM, names.split())


@pytest.mark.parametrize(
    ("gone", "new", "expected"),
    [
        (["tea"], ["tea milk salt oil"], Matching({0: "q-0"}, {})),
        (["tea"], ["tea milk salt oil rum"], Matching({}, {})),
        (["tea"], ["gin", "tea milk salt oil"], Matching({}, {1: ("q-0",)})),
        (["milk", "tea"], ["salt tea", "oil milk tea"], Matching({0: "q-1", 1: "q-0"}, {})),
        (["tea", "rum"], ["milk salt oil tea", "milk salt rum gin oil"], Matching({}, {0: ("q-0",)})),
        (["tea rum", "milk"], ["oil milk rum gin", "oil rum"], Matching({0: "q-1", 1: "q-0"}, {})),
    ],
)
def test_a_pair_is_clear_by_a_tenth(gone: list[str], new: list[str], expected: Matching) -> None:
    found = match_wordings({f"q-{n}": drinks(names) for n, names in enumerate(gone)}, [drinks(names) for names in new])
    assert found == expected


def test_it_does_not_matter_in_which_order_questions_disappeared() -> None:
    gone = {"q-two": wording(STEM.replace("bush", "wood")), "q-one": wording(STEM.replace("bush", "tree"))}
    assert match_wordings(gone, [wording()]) == Matching({}, {0: ("q-one", "q-two")})


def test_what_a_swap_would_lose_counts_though_the_swapped_are_strangers() -> None:
    gone = {"q-milk": wording(STEM, "Coffee", "Milk"), "q-tea": wording(STEM, "Coffee", "Tea")}
    reworded = wording("Which drink is brewed with leaves of a bush?", "Coffee", "Tea")
    new = [wording(STEM, "Coffee", "Milk", "Tea", "Water"), reworded]
    assert match_wordings(gone, new) == Matching({0: "q-milk", 1: "q-tea"}, {})
