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
