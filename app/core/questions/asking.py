"""What a text is recognised by that asks something."""

import re

_ASKS = re.compile(
    r"[?？][\s*_]*(?:\(.*\)[\s*_]*)?(?:\^[\w-]+\s*)?$"
    r"|(?:시오|세요|까|는가|은가|인가|나요|것은)\.?\s*(?:\(.*\)\s*)?$"
)
"""How a text ends that asks."""
_SEEMS_TO_ASK = re.compile(
    r"\b(?:select|choose|pick)\s+(?:the )?(?:one|two|three|four|all|[1-5])\b|_{3,}"
    r"|^[\W\d]{0,8}(?:(?:which|what|how|when|where|who|why)(?:\s+\S+){6,}|다음\s)",
    re.IGNORECASE,
)
"""What else a text may be recognised by that stands over boxes."""


def asks(text: str) -> bool:
    """Whether a text ends as a question ends."""
    return bool(_ASKS.search(text))


def seems_to_ask(text: str) -> bool:
    """Whether a text over boxes makes a question of them, and not a plan."""
    return asks(text) or bool(_SEEMS_TO_ASK.search(text))
