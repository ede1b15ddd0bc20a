"""A small folder of notes with one of everything, and the pieces to write more."""

from collections.abc import Mapping, Sequence
from pathlib import Path

LETTERS = "ABCDEFGH"

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def question(stem: str, options: Sequence[str], answer: str, *, extra: str = "", reasons: str = "why {} is so") -> str:
    """A question in the block form, every option with its reason."""
    listed = "\n".join(f"- {letter}) {text}" for letter, text in zip(LETTERS, options, strict=False))
    explained = "\n".join(
        f"- **{letter})** - {reasons.format(text)}" for letter, text in zip(LETTERS, options, strict=False)
    )
    source = "**Source:** https://example.org/leaves (checked 2026-11-20)"
    return (
        f"**Question:** {stem}\n\n**Options:**\n\n{listed}\n\n**Answer: {answer}**\n\n{extra}**Explanation:**\n\n"
        f"{explained}\n\n{source}\n"
    )


def note(title: str, body: str, questions: Sequence[str] = (), **names: str) -> str:
    """A note with front matter, a key point and practice questions."""
    head = "".join(f"{name}: {value}\n" for name, value in {"modified": "2026-11-20", **names}.items())
    practice = "\n".join(["\n## Practice questions\n", *questions]) if questions else ""
    return f"---\n{head}---\n# {title}\n\n## Key point\n\nThe point of {title}.\n\n{body}\n{practice}"


DISPUTE = """\
> [!dispute] Both are brewed
> Both are brewed with hot water.
> Source: https://example.org/brewing (checked 2026-11-20)
> Verdict: open

"""

TEA = note(
    "Tea or coffee",
    "## Leaves and beans\n\nTea is made of leaves.\n\n## Where they grow\n\nSee [[wine-or-beer]].\n",
    [
        question("Which drink is made ==from leaves==? ^q-leaves", ["Coffee", "Tea", "Milk", "All of the above"], "B"),
        question("Which TWO hold caffeine? (Select TWO.) ^q-two", ["Coffee", "Tea", "Milk", "Water"], "A, B"),
        question("Which are never roasted? ^q-any", ["Coffee", "Green tea", "Milk", "Water"], "B, C, D"),
        question("Which one is brewed? ^q-doubt", ["Coffee", "Tea"], "B", extra=DISPUTE),
    ],
    tags="[drink/hot, exam]",
    aliases="[Old Tea]",
    lang="en",
)
TEA_KO = note(
    "차 또는 커피",
    "## 잎과 콩\n\n차는 잎으로 만듭니다.\n",
    [
        question("어떤 음료를 잎으로 만듭니까? ^q-leaves", ["커피", "녹차", "우유", "위의 모두"], "B"),
        question("카페인이 든 두 가지를 고르세요. ^q-two", ["커피", "녹차", "우유", "물"], "A, B"),
    ],
    tags="[drink/hot]",
    lang="ko",
    translation_of="tea-or-coffee",
)
WINE = note(
    "Wine or beer",
    "## Grapes and grain\n\nBeer is brewed from grain. See [[Old Tea]].\n",
    [
        question("Which is made of grapes? ^q-grapes", ["Beer", "Wine", "Cider"], "B"),
        question("Which is made of grain? ^q-grain", ["Beer", "Wine", "Cider"], "A"),
        question("Which is made of apples? ^q-apples", ["Beer", "Wine", "Cider"], "C"),
    ],
    tags="[drink/cold]",
    lang="en",
)
WORDS = note("Plain words", "## Nothing asked\n\nA note without a question.\n\n![a cup](drinks/cup.png)\n", lang="en")

NOTES = {
    "drinks/tea-or-coffee.md": TEA,
    "drinks/tea-or-coffee-ko.md": TEA_KO,
    "drinks/wine-or-beer.md": WINE,
    "plain-words.md": WORDS,
}


def write_notes(folder: Path, notes: Mapping[str, str]) -> Path:
    """Save notes by path, and a picture beside the drinks."""
    for path, text in notes.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    (folder / "drinks").mkdir(parents=True, exist_ok=True)
    (folder / "drinks/cup.png").write_bytes(PIXEL)
    return folder
