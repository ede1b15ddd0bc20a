"""Rules across notes, by what they say."""

from app.core.checking import check_bank
from app.core.parsing import parse_note
from app.core.summaries import NoteSummary, summarise
from tests.folders import BEANS, TEA, note, question


def summary(path: str, text: str) -> NoteSummary:
    found, _ = parse_note(text.encode(), path)
    assert found
    return summarise(found)


def said(*notes: NoteSummary, files: tuple[str, ...] | None = None) -> list[str]:
    return [f"{d.path}:{d.line}:{d.column} {d.code} {d.message}" for d in check_bank(notes, files)]


def test_a_bank_in_order_says_nothing() -> None:
    tea = summary(
        "tea.md", note("Tea", question(TEA), front="aliases: [chai]", text="[[coffee]] [[chai]] [[Green Tea]]")
    )
    coffee = summary(
        "coffee.md",
        note(
            "Coffee",
            question(BEANS, key="A"),
            text="[[tea#History]] ![[cup.png]]\n\n## Key concepts\n\n- **Green Tea**: x",
        ),
    )
    assert said(tea, coffee, files=("cup.png",)) == []


def test_the_answer_of_a_repeated_question_is_compared_by_what_it_says() -> None:
    one = summary("a.md", note("A", question(TEA)))
    same = summary("b.md", note("B", question(TEA, options=("Tea", "Coffee"), key="A")))
    other = summary("c.md", note("C", question(TEA, key="A")))
    assert [line.split(" ")[1] for line in said(one, same, other)] == ["QU005", "QU006"]


def test_an_ungradable_twin_is_only_a_repetition() -> None:
    one = summary("a.md", note("A", question(TEA)))
    assert said(one, summary("b.md", note("B", question(TEA, key="Z")))) == [
        "b.md:5:1 QU005 the same question stands in a.md:5; it is served once"
    ]


def test_an_id_may_stand_in_two_languages() -> None:
    english = summary("tea.md", note("Tea", question(f"{TEA} ^q-tea")))
    korean = summary(
        "tea-ko.md", note("차", question("잎으로 만드는 것은? ^q-tea"), front="lang: ko\ntranslation_of: tea")
    )
    again = summary("x.md", note("X", question(f"{BEANS} ^q-tea", key="A")))
    assert said(english, korean, again) == ["x.md:5:1 ID001 the id 'q-tea' belongs to tea.md:5 already"]


def test_a_link_is_told_where_it_stands_and_what_was_meant() -> None:
    tea = summary("tea.md", note("Tea", text="one\ntwo [[tae]] and ![a](cup.png)"))
    assert said(tea, files=()) == [
        "tea.md:4:7 ID002 the link [[tae]] leads to no note, did you mean tea?",
        "tea.md:4:22 ID003 there is no image 'cup.png'",
    ]


def test_images_are_only_looked_for_when_the_files_are_known() -> None:
    assert said(summary("tea.md", note("Tea", text="![a](cup.png)"))) == []


def test_notes_that_embed_each_other_are_told_once_with_the_whole_circle() -> None:
    tea = summary("tea.md", note("Tea", text="[[coffee]] ![[coffee#Beans]]"))
    coffee = summary("coffee.md", note("Coffee", text="see\n![[Cocoa]]"))
    cocoa = summary("cocoa.md", note("Cocoa", text="![[tea.md|the plant]]"))
    assert said(tea, coffee, cocoa) == [
        "cocoa.md:3:4 ID007 notes embed each other in a circle: tea.md → coffee.md → cocoa.md → tea.md"
    ]


def test_notes_may_embed_one_note_twice_and_link_in_circles() -> None:
    tea = summary("tea.md", note("Tea", text="![[coffee]] ![[cocoa]]"))
    coffee = summary("coffee.md", note("Coffee", text="![[cocoa]]"))
    cocoa = summary("cocoa.md", note("Cocoa", text="[[tea]]"))
    assert said(tea, coffee, cocoa) == []


def test_a_long_chain_of_embeds_is_walked() -> None:
    notes = [summary(f"n{number}.md", f"# N{number}\n\n![[n{number + 1}]]") for number in range(1500)]
    assert [line.split(" ")[1] for line in said(*notes)] == ["ID002"]


def test_a_name_that_only_its_translation_shares_is_no_trap() -> None:
    english = summary("tea.md", note("Tea", text="## Key concepts\n\n- **Green Tea** (ko: 녹차): x"))
    korean = summary("tea-ko.md", note("차", text="## Key concepts\n\n- **녹차** (en: Green Tea): x", front="lang: ko"))
    assert said(english, korean) == []


def test_an_option_that_names_a_concept_of_another_note_is_no_finding() -> None:
    asked = question("Which of them steeps?", options=("Black tea", "Filter coffee"), key="A")
    tea = summary("tea.md", note("Tea", asked, text="## Key concepts\n\n- **Black Tea**: x"))
    coffee = summary("coffee.md", note("Coffee", text="## Key concepts\n\n- **Filter Coffee**: x"))
    assert [line for line in said(tea) if "CN005" in line] != []
    assert said(tea, coffee) == []
