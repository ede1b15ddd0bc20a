"""Answers without a word for it, or in the same line as what they answer."""

import re

_ARROW = re.compile(r"(?:→|->|=>|➜|➡|👉)\ufe0f?\s*")


def key_behind_arrow(text: str) -> str:
    """`→ **A**. why` → `A. why`; empty when no arrow leads the line."""
    arrow = _ARROW.match(text)
    return text[arrow.end() :].replace("**", "") if arrow else ""


_KEY_BEHIND = re.compile(
    r"[(\[]\s*(?:정답|답|(?:correct )?answers?|ans)\s*(?:[:：은]|is)?\s*"
    r"(?P<key>(?:[A-Ha-h]|[①-⑩]|[1-9]번?)(?:\s*[,&·]\s*(?:[A-Ha-h]|[①-⑩]|[1-9]번?))*)\s*[)\]]\s*",
    re.IGNORECASE,
)


def part_key(text: str) -> tuple[str, str]:
    """`Which …? (Answer: B)` → the text, and the answer behind it that nobody may see yet; empty when there is none."""
    start = max(text.rfind("("), text.rfind("["))
    found = _KEY_BEHIND.fullmatch(text[start:].removesuffix("**")) if start >= 0 else None
    return (text[:start].removesuffix("**").rstrip(), found["key"]) if found else (text, "")
