"""An explanation that names another answer than the answer line does."""

import re
from collections.abc import Collection, Iterator
from unicodedata import numeric

from app.core import rules
from app.core.labels import CIRCLED, letter_of
from app.core.questions.drafts import Draft
from app.core.questions.remarks import Remarks

_SIGN = rf"[A-H](?![A-Za-z])|[{CIRCLED}]|[1-9](?=번)"
_SAYS = re.compile(
    rf"(?<!your )(?<!my )\banswer (?:is|must be) (?:therefore |thus |indeed )?(?:option )?\*{{0,2}}(?P<en>{_SIGN})\b"
    rf"|(?<!오)답은\s*\*{{0,2}}(?P<ko>{_SIGN})(?:번|\))?\*{{0,2}}\s*(?:이다|입니다|이며|이고|이므로|임\b|다\b)",
)


def check_agreement(draft: Draft, key: Collection[str], remarks: Remarks) -> None:
    """Say where an explanation names an option that the key does not: nobody can tell which of them is meant."""
    said = [reason.text for reason in draft.reasons] + [text for _, text in draft.explanation]
    for label in dict.fromkeys(label for text in said for label in _named(text)):
        if label not in key:
            remarks.say(rules.EXPLAINED_OTHERWISE, draft.keys[0], said=label, line=", ".join(key))


def _named(text: str) -> Iterator[str]:
    for found in _SAYS.finditer(text):
        sign = found["en"] or found["ko"]
        yield sign if sign.isalpha() else letter_of(int(numeric(sign)))
