"""The options of a draft with their letters, as answers and reasons refer to them."""

import re
from collections.abc import Iterator, Sequence

from app.core.naming import Names
from app.core.questions.drafts import DraftOption
from app.core.text import comparable, remembered


class Choices:
    """Options by letter; boxes, numbers and plain bullets are lettered by their order."""

    def __init__(self, options: Sequence[DraftOption], names: Names) -> None:
        self._names = names
        self.items = list(_lettered(options))
        self.labels = [label for label, _ in self.items]
        self.have_letters = any(option.label for option in options)

    def saying(self, text: str) -> str | None:
        """The one option with this text, letter for letter or else but for signs: `C++` is not `C`."""
        for form in (words_of, option_form):
            found = [label for label, option in self.items if option.text and form(option.text) == form(text)]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def about(self, name: str) -> str | None:
        """The one option that names the concept of this name."""
        slug = self._names.of(name)
        found = [label for label, option in self.items if slug and self._names.within(option.text) == slug]
        return found[0] if len(found) == 1 else None

    def begins(self, label: str, text: str) -> bool:
        """Whether this option's text begins so, but for signs."""
        return any(name == label and option_form(option.text).startswith(text) for name, option in self.items)


def _lettered(options: Sequence[DraftOption]) -> Iterator[tuple[str, DraftOption]]:
    plain = not any(option.label for option in options)
    for index, option in enumerate(options):
        yield (chr(ord("A") + index) if plain and index < 26 else option.label or "?"), option


@remembered
def words_of(text: str) -> str:
    """An option as it reads: without bold, and without regard to case outside code."""
    bare = re.sub(r"\s+", " ", re.sub(r"\*\*|__", "", text)).strip(" .。")
    return bare if "`" in bare else bare.casefold()


def option_form(text: str) -> str:
    """An option for comparison: letters and digits, and signs where they are all there is (`>=`, `+`)."""
    return comparable(text) or text.strip()
