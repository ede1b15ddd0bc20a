"""The order in which a sitting shows a question's options."""

import re
from collections.abc import Sequence
from random import Random

_CATCH_ALL = re.compile(
    r"^\W*(?:all|none|both|neither|any)\b.*\b(?:above|these|options|choices)\b|^\W*위의?\s*(?:모두|모든|전부)|^\W*(?:모두|해당)\s*(?:정답|없음|맞)",
    re.IGNORECASE,
)


def shuffle_options(options: Sequence[tuple[str, str]], *, rng: Random) -> tuple[str, ...]:
    """Labels of (label, text) options in an order the seed decides; "all of the above" stays last."""
    last = [label for label, text in options if _CATCH_ALL.search(text)]
    labels = [label for label, _ in options if label not in last]
    rng.shuffle(labels)
    return (*labels, *last)
