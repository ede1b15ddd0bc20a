"""Emphasis that closes beside Hangul: `**80%**를` is bold.

CommonMark lets a run of `*` close after punctuation only before white space or punctuation, so a Korean particle
keeps it open. Here a CJK letter beside the run counts as such a boundary too. The rule is that of the
"CommonMark CJK-friendly amendments" (github.com/tats-u/markdown-cjk-friendly), with Hangul included.
"""

import re
from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import Scanned, StateInline
from markdown_it.token import Token

from app.core.markdown.shortcuts import parse_words

_CJK = re.compile(r"[ᄀ-ᇿ⺀-〩〰-㄰-㆏ㇰ-㏿㐀-䶿一-鿿ꥠ-꥿가-퟿豈-﫿]")


class CjkParserInline(ParserInline):
    """The inline parser with flanking rules that know CJK letters."""

    def parse(self, src: str, md: MarkdownIt, env: MutableMapping[str, Any], tokens: list[Token]) -> list[Token]:
        if (words := parse_words(src)) is not None:
            tokens += words
            return tokens
        state = _CjkState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _CjkState(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803  # the library's names
        marker, end = self.src[start], start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        space_before, punctuation_before, boundary_before = _nature(self.src[start - 1] if start > 0 else " ")
        space_after, punctuation_after, boundary_after = _nature(self.src[end] if end < self.posMax else " ")
        left_flanking = not space_after and (not punctuation_after or boundary_before)
        right_flanking = not space_before and (not punctuation_before or boundary_after)
        can_open = left_flanking and (canSplitWord or not right_flanking or punctuation_before)
        can_close = right_flanking and (canSplitWord or not left_flanking or punctuation_after)
        return Scanned(can_open, can_close, end - start)


@lru_cache(maxsize=4096)
def _nature(character: str) -> tuple[bool, bool, bool]:
    """Whether a character is white space, is punctuation, and is a boundary for emphasis."""
    space = isWhiteSpace(ord(character))
    punctuation = isMdAsciiPunct(ord(character)) or isPunctChar(character)
    return space, punctuation, space or punctuation or bool(_CJK.match(character))
