"""Files of the largest size that are made to cost a parser as much as they can."""

from collections.abc import Callable
from itertools import count

SIZE = 250_000

QUESTION = "**Question:** Which one, {}?\n\n- A) One\n- B) *Two*\n\n**Answer: B**\n\n"


def repeated(piece: str, size: int = SIZE) -> str:
    return piece * (size // len(piece.encode()))


def numbered(form: str, size: int = SIZE) -> str:
    """`{}` in the form counts up."""
    pieces: list[str] = []
    length = 0
    for number in count():
        pieces.append(form.replace("{}", str(number)))
        length += len(pieces[-1].encode())
        if length >= size:
            break
    return "".join(pieces)


def growing(mark: str, after: str) -> str:
    """The mark once, then twice, then three times, …"""
    pieces: list[str] = []
    length = 0
    while length < SIZE:
        pieces.append(mark * (len(pieces) + 1) + after)
        length += len(pieces[-1])
    return "".join(pieces)


def table(columns: int) -> str:
    """Short rows: each is filled up."""
    head = "|a" * columns + "\n" + "|-" * columns + "\n"
    return head + repeated("|\n", SIZE - len(head))


REFUSED: dict[str, Callable[[], str]] = {
    "opened links": lambda: repeated("["),
    "opened images": lambda: repeated("!["),
    "images in images in images": lambda: repeated("![![!["),
    "opened notes in line": lambda: repeated("^["),
    "opened links with addresses": lambda: repeated("[a]("),
    "opened links with angles": lambda: repeated("[a](<"),
    "links of two labels": lambda: repeated("[a]["),
    "opened wikilinks": lambda: repeated("[["),
    "stars": lambda: repeated("*a "),
    "stars and underscores": lambda: repeated("*_"),
    "strong in strong": lambda: repeated("**a *b "),
    "highlights": lambda: repeated("==a "),
    "paragraphs of highlights": lambda: repeated("==a " * 3_900 + "\n\n"),
    "comments": lambda: repeated("%%a\n\n"),
    "angles": lambda: repeated("<a "),
    "elements": lambda: numbered("<b{}>\n"),
    "entities": lambda: repeated("&amp;"),
    "dollars": lambda: repeated("$a "),
    "backticks that grow": lambda: growing("`", "a "),
    "brackets that grow": lambda: growing("[", "a\n\n"),
    "quotes in quotes": lambda: repeated("> "),
    "quotes in quotes that go on": lambda: "> " * 40 + repeated("a\n"),
    "lists in lists": lambda: repeated("- ", SIZE - 10) + "a",
    "numbered lists in lists": lambda: repeated("1. ", SIZE - 10) + "a",
    "lists and quotes": lambda: repeated("> - "),
    "short lines": lambda: repeated("a\n"),
    "short entries": lambda: repeated("- a\n"),
    "deep entries": lambda: repeated("- - - - - - - - - - a\n"),
    "headings": lambda: repeated("# a\n"),
    "one long line": lambda: repeated("a "),
    "one long line of Hangul in pieces": lambda: repeated("\u1112\u1161\u11ab"),
    "a table of many columns": lambda: table(2_000),
    "a table of many rows": lambda: table(20),
    "tables": lambda: repeated("|a|b\n|-|-\n\n"),
    "callouts": lambda: repeated("> [!note]- a\n> b\n\n"),
    "folds": lambda: repeated("<details>\n"),
    "footnotes": lambda: numbered("[^{}]: a\n"),
    "footnotes that name themselves": lambda: numbered("[^{}]: [^{}]\n\n"),
    "one long footnote, used often": lambda: (
        "[^1]: " + "*a* " * 3_900 + "\n\n" + repeated(QUESTION.replace("{}", "[^1]"), SIZE - 16_000)
    ),
    "many footnotes, each used": lambda: (
        numbered("[^{}]: [a][b{}]\n\n[b{}]: c\n\n", SIZE // 2) + numbered(QUESTION.replace("{}", "[^{}]"), SIZE // 2)
    ),
}
ACCEPTED: dict[str, Callable[[], str]] = {
    "questions": lambda: numbered(
        "**Question:** A guest asks, for the {}th time, for a hot drink that is made of leaves. What do you bring?\n\n"
        "- A) A cup of *coffee*, which is made of beans that were roasted and ground\n"
        "- B) A cup of `tea`, which is made of leaves that were dried and rolled\n\n"
        "**Answer: B**\n\n"
        "- **A)** - coffee is made of beans\n\n"
    ),
    "questions with boxes": lambda: numbered(
        "### Which of these two drinks is made of leaves that were dried, {}?\n\n"
        "- [ ] a cup of coffee, made of roasted beans\n- [x] a cup of tea, made of dried leaves\n\n"
    ),
    "paragraphs": lambda: numbered("The **leaf** of number {} is *dried* and `rolled`.\n\n"),
    "long paragraphs": lambda: repeated("The leaf is dried. " * 500 + "\n\n"),
    "a long listing": lambda: f"```python\n{repeated('x[1] = [2, 3] ')}\n```\n",
    "many listings": lambda: repeated(
        "```python\n" + "leaf = dried[1].rolled(by=hand, into=balls, at=noon)\n" * 6 + "```\n\n"
    ),
    "listings that never end": lambda: repeated("```xml\n" + "<![CDATA[" * 660 + "\n```\n\n"),
    "tables": lambda: repeated(
        "| a leaf of tea | a bean of coffee |\n| --- | --- |\n"
        + "| dried and then rolled | roasted and ground |\n" * 8
        + "\n"
    ),
    "links": lambda: numbered("See [[note-{}|the note]] of the leaf, and of the bean.\n\n"),
    "dashes that grow": lambda: growing("-", "a\n\n"),
    "Hangul": lambda: repeated("**재현율(Recall)**과 정밀도를 함께 본다.\n\n"),
}
