"""Obsidian callouts: a quote whose first line is `[!type]`, with `-` or `+` one that folds."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

CALLOUT = re.compile(r"^\[!([^\W\d_][\w-]*)\]([+-]?)[ \t]*(.*)$", re.MULTILINE)


def callouts_plugin(markdown: MarkdownIt) -> None:
    markdown.core.ruler.before("inline", "callouts", _callouts)


def _callouts(state: StateCore) -> None:
    """Rewrite `blockquote` tokens that open with a callout line; nested ones too."""
    opened: list[str | None] = []
    tokens: list[Token] = []
    for index, token in enumerate(state.tokens):
        if token.type == "blockquote_open":
            found = _callout_line(state.tokens, index)
            opened.append(None if found is None else ("details" if found[2] else "aside"))
            tokens.extend([token] if found is None else _open(token, found, state.tokens[index + 1 : index + 4]))
        elif token.type == "blockquote_close":
            tag = opened.pop()
            if tag:
                token.type, token.tag = "callout_close", tag
            tokens.append(token)
        else:
            tokens.append(token)
    state.tokens = tokens


def _callout_line(tokens: list[Token], index: int) -> re.Match[str] | None:
    inline = tokens[index + 2] if index + 2 < len(tokens) else None
    return CALLOUT.match(inline.content) if inline and inline.type == "inline" else None


def _open(quote: Token, found: re.Match[str], paragraph: list[Token]) -> list[Token]:
    """The callout's opening and title; its first paragraph loses its first line."""
    body = paragraph[1]
    name, fold, title = found[1].lower(), found[2], found[3].strip()
    body.content = body.content[found.end() :].lstrip("\n")
    if not body.content:
        paragraph[0].hidden = paragraph[2].hidden = True
    if body.map:
        body.map = [body.map[0] + 1, body.map[1]]
    quote.type, quote.tag = "callout_open", "details" if fold else "aside"
    quote.attrs = {"class": f"callout callout-{name}"}
    if fold == "+":
        quote.attrs["open"] = ""
    quote.meta = {"callout": name, "title": title}
    heading = Token("callout_title_open", "summary" if fold else "p", 1, block=True)
    heading.attrs = {"class": "callout-title"}
    inline = Token("inline", "", 0, content=title or name.capitalize(), map=quote.map, children=[], block=True)
    inline.meta = {"callout_title": True}
    return [quote, heading, inline, Token("callout_title_close", heading.tag, -1, block=True)]
