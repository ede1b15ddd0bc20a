"""The letters and numbers of options, in every way they are written; `test_markers.py` has the common ones."""

import pytest

from app.core.labels import (
    CIRCLED,
    CONSONANTS,
    SYLLABLES,
    Key,
    Labelled,
    Lead,
    find_key,
    find_lead,
    find_option_label,
    find_order,
    find_pairs,
    lettered,
    lettered_order,
)


@pytest.mark.parametrize(
    "text",
    [
        "Option B) tea",
        "OPTION b: tea",
        "choice B. tea",
        "옵션 B) tea",
        "보기 B) tea",
        "선택지 B) tea",
        "**Option B:** tea",
        "__B) tea__",
        "**B)** tea",
        "__B)__ tea",
        "**B)**tea",
        "[B] tea",
        "[b]  tea",
        "(B) tea",
        "(B. tea",
        "B.) tea",
        "B.)tea",
        "B.tea",
        "B：tea",
        "B． tea",
        "B、tea",
        "Ｂ） tea",
        "（Ｂ） tea",
        "Ｂ． tea",
        "B)  tea ",
        "B) \n tea",
        "**Ｂ） tea**",
        "B） tea",
    ],
)
def test_an_option_bears_a_letter(text: str) -> None:
    assert find_option_label(text) == Labelled("B", "tea", "")


@pytest.mark.parametrize(
    "text",
    [
        "Options B) tea",
        "optionB) tea",
        "Option B tea",
        "The option B) tea",
        "[B](tea.md)",
        "[B]tea",
        "[I] tea",
        "b.c. 5",
        "B.C. was long ago",
        "(B tea",
        "__B) tea**",
        "10) tea",
        "가 tea",
        "가.나",
        "자) tea",
        "x) tea",
    ],
)
def test_other_lines_bear_no_letter(text: str) -> None:
    assert find_option_label(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("② 차", Labelled("B", "차", CIRCLED)),
        ("②차", Labelled("B", "차", CIRCLED)),
        ("②) 차", Labelled("B", "차", CIRCLED)),
        ("②. 차", Labelled("B", "차", CIRCLED)),
        ("②", Labelled("B", "", CIRCLED)),
        ("⑩ 차", Labelled("J", "차", CIRCLED)),
        ("**②** 차", Labelled("B", "차", CIRCLED)),
        ("__②__ 차", Labelled("B", "차", CIRCLED)),
        ("**② 차**", Labelled("B", "차", CIRCLED)),
        ("__② 차__ 잎", Labelled("B", "차 잎", CIRCLED)),
        ("② 차 **잎**", Labelled("B", "차 **잎**", CIRCLED)),
        ("**②**", Labelled("B", "", CIRCLED)),
        ("**② 차", Labelled("B", "차", CIRCLED)),
        ("②**차**", Labelled("B", "**차**", CIRCLED)),
        ("②__차__", Labelled("B", "__차__", CIRCLED)),
        ("② 차\n잎", Labelled("B", "차\n잎", CIRCLED)),
        ("나. 차", Labelled("B", "차", SYLLABLES)),
        ("나) 차", Labelled("B", "차", SYLLABLES)),
        ("아) 차", Labelled("H", "차", SYLLABLES)),
        ("**나. 차**", Labelled("B", "차", SYLLABLES)),
        ("**나.** 차", Labelled("B", "차", SYLLABLES)),
        ("__나)__ 차", Labelled("B", "차", SYLLABLES)),
        ("ㄴ. 차", Labelled("B", "차", CONSONANTS)),
        ("ㅇ) 차", Labelled("H", "차", CONSONANTS)),
    ],
)
def test_an_option_bears_a_sign_that_stands_for_a_letter(text: str, expected: Labelled) -> None:
    assert find_option_label(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("①", "A)"),
        ("①, ③", "A, C)"),
        ("① ③", "A, C)"),
        ("①③", "A, C)"),
        ("①,③", "A, C)"),
        ("①·③", "A, C)"),
        ("①、③", "A, C)"),
        ("①/③", "A, C)"),
        ("①&③", "A, C)"),
        ("① and ③", "A, C)"),
        ("①, and ③", "A, C)"),
        ("①와 ③", "A, C)"),
        ("② 와 ③", "B, C)"),
        ("①과 ③", "A, C)"),
        ("① 및 ③", "A, C)"),
        ("①, ②, ③", "A, B, C)"),
        ("①) 차", "A) 차"),
        ("①. 차", "A) 차"),
        ("① 차", "A) 차"),
        ("차 ①", "차 A)"),
        ("1", "A"),
        ("10", "J"),
        ("1) tea", "A) tea"),
        ("1. tea", "A. tea"),
        ("1: tea", "A: tea"),
        ("1：tea", "A：tea"),
        ("1 - tea", "A - tea"),
        ("1–tea", "A–tea"),
        ("1 — tea", "A — tea"),
        ("1번", "A번"),
        ("1 번", "A 번"),
        ("1입니다", "A입니다"),
        ("1이다", "A이다"),
        ("(1)", "(A)"),
        ("**1번**", "**A번**"),
        ("**1**", "**A**"),
        ("`1`", "`A`"),
        ("_1_", "_A_"),
        ("[1]", "[A]"),
        ("**1** - tea", "**A** - tea"),
        ("1, 3", "A, C"),
        ("1,3", "A,C"),
        ("1、3", "A、C"),
        ("1/3", "A/C"),
        ("1 & 3", "A & C"),
        ("1+3", "A+C"),
        ("1·3", "A·C"),
        ("1ㆍ3", "AㆍC"),
        ("1 and 3", "A and C"),
        ("1와 3", "A와 C"),
        ("1과 3", "A과 C"),
        ("1 및 3", "A 및 C"),
        ("1 그리고 3", "A 그리고 C"),
        ("1, 2, 10", "A, B, J"),
        ("1번, 3번", "A번, C번"),
        ("1번과 3번", "A번과 C번"),
        ("(1), (3)", "(A), (C)"),
        ("1) and 3)", "A) and C)"),
        ("1. 12 cups", "A. 12 cups"),
    ],
)
def test_numbers_of_options_stand_for_letters(text: str, expected: str) -> None:
    assert lettered(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "1 tea",
        "0",
        "11",
        "1, 12",
        "1, 3 teas",
        "2023",
        "tea 1",
        "**1** tea",
        "1.5 cups",
        "1:30",
        "10:30 in the morning",
        "2-3 cups",
        "2–3 cups",
        "1grand 3",
        "tax",
        "가, 다",
        "ㄱ, ㄷ",
    ],
)
def test_other_numbers_stand_for_themselves(text: str) -> None:
    assert lettered(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가", "A"),
        ("가, 다", "A, C"),
        ("가、다", "A、C"),
        ("가·다", "A·C"),
        ("가와 다", "A와 C"),
        ("나과 다", "B과 C"),
        ("가) 차", "A) 차"),
        ("(아)", "(H)"),
        ("가. 차", "A. 차"),
        ("가은 차", "A은 차"),
        ("나는 차", "B는 차"),
        ("가 입니다", "A 입니다"),
        ("가입니다", "A입니다"),
        ("가이다", "A이다"),
        ("가번", "A번"),
        ("나라", "나라"),
        ("국가", "국가"),
        ("자", "자"),
        ("①, 1", "①, 1"),
        ("x, y", "x, y"),
    ],
)
def test_syllables_stand_for_letters_where_options_bear_them(text: str, expected: str) -> None:
    assert lettered(text, SYLLABLES) == expected


def test_consonants_stand_for_letters_where_options_bear_them() -> None:
    assert lettered("ㄱ, ㄷ: 가, 다", CONSONANTS) == "A, C: 가, 다"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"{sign} A: why", Lead(("A",), None, "why")) for sign in "✅❌✔✖✗☑⭕"),
        ("✔️ A: why", Lead(("A",), None, "why")),
        ("✅A: why", Lead(("A",), None, "why")),
        ("✅ **A:** why", Lead(("A",), None, "why")),
        *(
            (f"A {verb} x", Lead(("A",), None, f"{verb} x"))
            for verb in (
                "is",
                "are",
                "was",
                "would",
                "does",
                "has",
                "isn't",
                "aren’t",
                "doesn't",
                "cannot",
                "can't",
                "can’t",
            )
        ),
        *(
            (f"A{particle} 왜", Lead(("A",), None, "왜"))
            for particle in ("는", "은", "이", "가", "도", "의 경우,", "의 경우")
        ),
        *(
            (f"**A**{particle} 왜", Lead(("A",), None, "왜"))
            for particle in ("는", "은", "이", "가", "도", "의 경우,", "의 경우")
        ),
        ("A번은 왜", Lead(("A",), None, "왜")),
        ("A번의 경우 왜", Lead(("A",), None, "왜")),
        ("A의 경우,왜", Lead(("A",), None, "왜")),
        ("**A** is x", Lead(("A",), None, "is x")),
        ("__A__ is x", Lead(("A",), None, "is x")),
        ("(A) is x", Lead(("A",), None, "is x")),
        ("**(A)** is x", Lead(("A",), None, "is x")),
        ("A and C are x", Lead(("A", "C"), None, "are x")),
        ("A, B, and D are x", Lead(("A", "B", "D"), None, "are x")),
        ("A is x\nand y", Lead(("A",), None, "is x\nand y")),
        ("A;C: x", Lead(("A", "C"), None, "x")),
        ("A·C: x", Lead(("A", "C"), None, "x")),
        ("AㆍC: x", Lead(("A", "C"), None, "x")),
        ("A + C: x", Lead(("A", "C"), None, "x")),
        ("A&C: x", Lead(("A", "C"), None, "x")),
        ("A/C: x", Lead(("A", "C"), None, "x")),
        ("A、C: x", Lead(("A", "C"), None, "x")),
        ("A 과 C: x", Lead(("A", "C"), None, "x")),
        ("A 및 C: x", Lead(("A", "C"), None, "x")),
        ("A 그리고 C: x", Lead(("A", "C"), None, "x")),
        ("A, B and C: x", Lead(("A", "B", "C"), None, "x")),
        ("h) x", Lead(("H",), None, "x")),
        ("A)\nwhy", Lead(("A",), None, "why")),
        ("A)why", Lead(("A",), None, "why")),
        ("A) why\nreally", Lead(("A",), None, "why\nreally")),
        ("A:", Lead(("A",), None, "")),
        ("A번", Lead(("A",), None, "")),
        ("A 번: why", Lead(("A",), None, "why")),
        ("A -> why", Lead(("A",), None, "why")),
        ("A: – why", Lead(("A",), None, "why")),
        ("Options A and C: why", Lead(("A", "C"), None, "why")),
        ("Choices A, C: why", Lead(("A", "C"), None, "why")),
        ("선택지 A", Lead(("A",), None, "")),
        ("보기 A 왜", Lead(("A",), None, "왜")),
        ("OPTION a is x", Lead(("A",), None, "is x")),
        ("**Option A:** why", Lead(("A",), None, "why")),
        ("**A: why it is**", Lead(("A",), None, "why it is")),
        ("**A： why it is**", Lead(("A",), None, "why it is")),
        ("**A: Tea**\nwhy", Lead(("A",), None, "Tea\nwhy")),
        ("**A: Tea**: \nwhy", Lead(("A",), None, "Tea: \nwhy")),
        ("**A: Tea** why", Lead(("A",), "Tea", "why")),
        ("**A：Tea：** why", Lead(("A",), "Tea", "why")),
        ("**A. Tea**: why", Lead(("A",), "Tea", "why")),
        ("**A – Tea** why", Lead(("A",), "Tea", "why")),
        ("**A) — Tea** why", Lead(("A",), "Tea", "why")),
        ("**A):** why", Lead(("A",), None, "why")),
        ("**b) Tea** - why", Lead(("B",), "Tea", "why")),
        ("**A.**why", Lead(("A",), None, "why")),
        ("** A) Tea** - why", Lead(("A",), "Tea", "why")),
        ("**A) Box -** why", Lead(("A",), "Box", "why")),
        ("**A** (near miss): x", Lead(("A",), None, "(near miss): x")),
        ("보기A: 왜", Lead(("A",), None, "왜")),
        ("보기A는 왜", Lead(("A",), None, "왜")),
        ("보기 A는 왜", Lead(("A",), None, "왜")),
        ("옵션 A, C는 왜", Lead(("A", "C"), None, "왜")),
        ("Option A\nwhy", Lead(("A",), None, "why")),
        ("**A is wrong** because", Lead(("A",), None, "is wrong because")),
        ("**A is wrong because.**", Lead(("A",), None, "is wrong because.")),
        ("__A is wrong.__ Why", Lead(("A",), None, "is wrong. Why")),
        ("**A는 틀리다.** 왜", Lead(("A",), None, "틀리다. 왜")),
        ("A, a: why", Lead(("A",), None, "why")),
        ("A: ✅ why", Lead(("A",), None, "why")),
        ("A: tea - hot", Lead(("A",), None, "tea - hot")),
        ("A: 차는 좋다", Lead(("A",), None, "차는 좋다")),
        ("A->why", Lead(("A",), None, "why")),
        ("A) - why", Lead(("A",), None, "why")),
    ],
)
def test_a_lead_is_written_in_many_ways(text: str, expected: Lead) -> None:
    assert find_lead(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Why A: x",
        "Why A:x",
        "why a: x",
        "Why not A: x",
        "Why option A: x",
        "Why not option A? x",
        "Why A is incorrect: x",
        "Why A is correct: x",
        "Why A is not right: x",
        "Why A is wrong: x",
        "**Why A is wrong:** x",
        "**Why A is wrong**: x",
        "_Why A is wrong_: x",
        "Why A? x",
        "Why A： x",
        "Why A - x",
        "Why A – x",
        "Why A — x",
        "A (near miss): x",
        "A (near miss):x",
        "**A (near miss)**: x",
        "__A (near miss)__: x",
        "**A (near miss):** x",
        "A (near miss) - x",
        "A (near miss) – x",
        "A (near miss) — x",
        "A (near miss)： x",
        "A(near miss): x",
    ],
)
def test_a_lead_may_say_in_passing_whether_the_option_is_right(text: str) -> None:
    assert find_lead(text) == Lead(("A",), None, "x")


@pytest.mark.parametrize(
    "text",
    [
        "Tea (B): why",
        "Tea (B):why",
        "Tea (b): why",
        "Tea (option B): why",
        "Tea (Option B): why",
        "Tea(B): why",
        "**Tea (B)**: why",
        "__Tea (B)__: why",
        "**Tea (B):** why",
        "__Tea (B):__ why",
        "**Tea** (B): why",
        "Tea (B)： why",
        "Tea (B) - why",
        "Tea (B) – why",
        "Tea (B) — why",
    ],
)
def test_a_lead_may_name_the_option_before_its_letter(text: str) -> None:
    assert find_lead(text) == Lead(("B",), "Tea", "why")


@pytest.mark.parametrize(
    "text",
    ["Why A and C are wrong: x\ny", "A and C: x\ny", "A, C are x\ny"],
)
def test_a_lead_may_be_about_several_options(text: str) -> None:
    lead = find_lead(text)
    assert lead
    assert lead.labels == ("A", "C")
    assert lead.reason.endswith("x\ny")


@pytest.mark.parametrize(
    "text",
    [
        "A had tea",
        "a is tea",
        "A 는 왜",
        "A는왜",
        "A가격이 높다",
        "A tea",
        "A isolated tea",
        "Ais tea",
        "A의 경우",
        "Aand C is x",
        "AandC: x",
        "(A why",
        "**A why",
        "Why Assam: x",
        "Why A right: x",
        "Why A",
        "A (near miss) x",
        "A (): x",
        "a (x): y",
        "Tea (B) why",
        "Tea (B)-why",
        "Tea (Bo): why",
        "Tea: hot (B): why",
        "A (near miss):",
        "**Why A is wrong:**",
        "**A is wrong",
        "Tea (B):",
        "A andC: x",
        "✅",
    ],
)
def test_other_lines_are_no_leads(text: str) -> None:
    assert find_lead(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(
            (f"B{word}", Key(("B",), "", True))
            for word in ("입니다", "입니다.", "이다.", "임", "이에요", "예요.", "입니다。")
        ),
        ("B)입니다.", Key(("B",), "", True)),
        ("(B)입니다", Key(("B",), "", True)),
        ("B번입니다", Key(("B",), "", True)),
        ("B번입니다.", Key(("B",), "", True)),
        ("B 번이다.", Key(("B",), "", True)),
        ("B입니다. 차", Key(("B",), "차", True)),
        ("A, C입니다.", Key(("A", "C"), "", True)),
        ("A번, C번입니다.", Key(("A", "C"), "", True)),
        ("B 번", Key(("B",), "", True)),
        ("B번 차", Key(("B",), "차", True)),
        ("선택지 B", Key(("B",), "", True)),
        ("[B]", Key(("B",), "", True)),
        ("*B*", Key(("B",), "", True)),
        ("*A, C*", Key(("A", "C"), "", True)),
        ("*A & C*", Key(("A", "C"), "", True)),
        ("B[^1]", Key(("B",), "", True)),
        ("B) tea[^tea]", Key(("B",), "tea", True)),
        ("Ｂ）차", Key(("B",), "차", True)),
        ("ac", Key(("A", "C"), "", True)),
        ("A C", Key(("A", "C"), "", True)),
        ("A B C D E", Key(("A", "B", "C", "D", "E"), "", True)),
        ("AC. tea", Key(("A", "C"), "tea", True)),
        ("AC: tea", Key(("A", "C"), "tea", True)),
        ("A; C; D", Key(("A", "C", "D"), "", True)),
        ("A)와 C)", Key(("A", "C"), "", True)),
        ("A번, C번", Key(("A", "C"), "", True)),
        ("A., C.", Key(("A", "C"), "", True)),
        ("A, because it is hot", Key(("A",), ", because it is hot", True)),
        ("A, since it is hot", Key(("A",), ", since it is hot", True)),
        ("A, as it is hot", Key(("A",), ", as it is hot", True)),
        ("A, assam", Key(("A",), ", assam", False)),
        ("A because it is hot", Key(("A",), "because it is hot", False)),
        ("A, C cups", Key(("A", "C"), "cups", False)),
        ("a c", Key(("A",), "c", False)),
        ("C A", Key(("C",), "A", False)),
        ("b) why\nreally", Key(("B",), "why\nreally", True)),
        ("ca", None),
        ("abcdef", None),
        ("A or B", None),
        ("A, or B", None),
        ("A) tea or B", None),
        ("A) tea, or (B)", None),
        ("A 또는 B", None),
        ("A 혹은 B", None),
        ("either A or B", None),
        ("A) tea; B (milk)", None),
        ("A) tea / B?", None),
        ("A (tea) and C (milk)", None),
        ("A (tea) & C.", None),
        ("A (tea)와 C (milk)", None),
        ("D (all of A, B and C)", Key(("D",), "(all of A, B and C)", True)),
        ("B (not A)", Key(("B",), "(not A)", True)),
        ("A) tea, C)milk", None),
        ("A - tea or C - milk", None),
        ("A: tea or C: milk", None),
        ("A) tea or `C`", None),
        ("A) tea,B.", None),
        ("AC), D", None),
        ("AC), (D) are hot", None),
        ("AC), D are hot", None),
        ("AC),D are hot", None),
        ("AC) and D are hot", None),
        ("B) box.", Key(("B",), "box", True)),
        ("B) 차.。", Key(("B",), "차", True)),
        ("AC), Darjeeling", Key(("A", "C"), ", Darjeeling", True)),
        ("AC) and D", None),
        ("`A`, `C`", Key(("A", "C"), "", True)),
        ("*A* and *C*", Key(("A", "C"), "", True)),
        ("AC입니다.", Key(("A", "C"), "", True)),
        ("B 입니다", Key(("B",), "", True)),
        ("B 번역", Key(("B",), "번역", False)),
        ("B이다른 차", Key(("B",), "이다른 차", False)),
        ("A) an orb.", Key(("A",), "an orb", True)),
        ("A) a drink for B", Key(("A",), "a drink for B", True)),
        ("B) tea (option A is hot)", Key(("B",), "tea (option A is hot)", True)),
        ("보기B", Key(("B",), "", True)),
        ("B - tea - hot", Key(("B",), "tea - hot", True)),
        ("B- tea", Key(("B",), "tea", True)),
        ("B -", Key(("B",), "", True)),
    ],
)
def test_a_key_is_written_in_many_ways(text: str, expected: Key | None) -> None:
    assert find_key(text) == expected


@pytest.mark.parametrize(
    ("text", "repeated"),
    [
        ("A) tea, C) milk.", (("A", "tea"), ("C", "milk"))),
        ("A) tea,C) milk", (("A", "tea"), ("C", "milk"))),
        ("A) tea; c) milk", (("A", "tea"), ("C", "milk"))),
        ("A. tea. and C. milk.", (("A", "tea"), ("C", "milk"))),
        ("A) tea / (C) milk", (("A", "tea"), ("C", "milk"))),
        ("A) tea\nC) milk", (("A", "tea"), ("C", "milk"))),
        ("A) tea\n- C) milk", (("A", "tea"), ("C", "milk"))),
        ("A) tea & C) milk", (("A", "tea"), ("C", "milk"))),
        ("A) 차와 C) 물", (("A", "차"), ("C", "물"))),
        ("A) xebec, C) box", (("A", "xebec"), ("C", "box"))),
        ("A) fox, C) xebec", (("A", "fox"), ("C", "xebec"))),
        ("A) tea, C)", (("A", "tea"), ("C", ""))),
        ("A) tea and C) milk and D) salt", (("A", "tea"), ("C", "milk"), ("D", "salt"))),
        ("A, B) tea, C) milk", (("B", "tea"), ("C", "milk"))),
        ("A) tea", ()),
        ("A - tea, C - milk", (("A", "tea"), ("C", "milk"))),
        ("A: tea; C: milk", (("A", "tea"), ("C", "milk"))),
        ("A – tea / C — milk", (("A", "tea"), ("C", "milk"))),
        ("A) tea brand C) milk", ()),
    ],
)
def test_a_key_repeats_the_texts_of_its_options(text: str, repeated: tuple[tuple[str, str], ...]) -> None:
    key = find_key(text)
    assert key
    assert key.repeated == repeated
    assert key.firm


@pytest.mark.parametrize(
    "text",
    [
        "1-B, 2-A",
        "1 - B, 2 - A",
        "1–B, 2–A",
        "1—B, 2—A",
        "1→B, 2→A",
        "1->B, 2->A",
        "1=>B, 2=>A",
        "1=B, 2=A",
        "1: B, 2: A",
        "1： B, 2： A",
        "1-b; 2-a",
        "(1)-(B), (2)-(A)",
        "1) → B), 2) → A)",
        "1. → B, 2. → A",
        "①-B ②-A",
        "**1-B**, **2-A**",
        "**1** - **B**, **2** - **A**",
        "1-B\n2-A",
    ],
)
def test_pairs_give_a_letter_to_each_number(text: str) -> None:
    assert find_pairs(text) == {"1": "B", "2": "A"}


def test_pairs_count_to_ten() -> None:
    assert find_pairs("9-A, 10-B, ⑩-C") is None
    assert find_pairs("9-A, 10-B") == {"9": "A", "10": "B"}
    assert find_pairs("9-A, ⑩-B") == {"9": "A", "10": "B"}


@pytest.mark.parametrize("text", ["", "B", "1-B, 1-A", "1-B, 2-I", "1-Bad", "1-B is tea", "x-B", "11-B", "0-B", "1 B"])
def test_what_says_anything_else_is_no_pairs(text: str) -> None:
    assert find_pairs(text) is None


@pytest.mark.parametrize("arrow", ["→", "->", "=>", "⇒", ">", "➜", "➔"])
def test_arrows_put_options_in_order(arrow: str) -> None:
    assert find_order(f"C {arrow} A {arrow} B") == find_order(f"(c){arrow}(a){arrow}(b).") == ("C", "A", "B")


@pytest.mark.parametrize(
    "text", ["C, A, B", "C–A–B", "C — A — B", "C~A~B", "C-A-B", "C、A、B", "(c), (a), (b).", "C. , A. , B."]
)
def test_commas_put_options_in_order_where_that_is_asked(text: str) -> None:
    assert find_order(text, said_to_be_one=True) == ("C", "A", "B")
    assert find_order(text) is None


def test_an_order_may_be_bold() -> None:
    assert find_order(" **C** → **A** ") == ("C", "A")


@pytest.mark.parametrize("text", ["C", "C →", "C A", "C → I", "C → A because", "so C → A", ""])
def test_what_says_anything_else_is_no_order(text: str) -> None:
    assert find_order(text) is None
    assert find_order(text, said_to_be_one=True) is None


@pytest.mark.parametrize(
    ("text", "signs", "expected"),
    [
        ("3 → 1 → 2", CIRCLED, "C → A → B"),
        ("10 → 1", CIRCLED, "J → A"),
        ("③ → ① → ②", CIRCLED, "C → A → B"),
        ("ㄷ → ㄱ → ㄴ", CONSONANTS, "C → A → B"),
        ("다 → 가 → 1", SYLLABLES, "C → A → 1"),
    ],
)
def test_an_order_of_numbers_is_one_of_letters(text: str, signs: str, expected: str) -> None:
    assert lettered_order(text, signs) == expected


@pytest.mark.parametrize("head", ["A is", "A:", "A (near miss):", "Why A?", "Tea (A):"])
def test_the_reason_behind_a_lead_goes_on_over_lines(head: str) -> None:
    lead = find_lead(f"{head} x\ny")
    assert lead
    assert lead.reason.endswith("x\ny")
