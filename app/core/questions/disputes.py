"""Sources of a question, and the dispute over its key."""

import re
from collections.abc import Sequence

from app.core import rules
from app.core.blocks import Block, without_quote_marks
from app.core.diagnostics import Diagnostic, Place
from app.core.model import Dispute, Source, Status

_URL = re.compile(r"https?://[^\s<>\"'`|)\]]+")
_VALUE = re.compile(r"(source|출처|verdict|판정)\s*[:：](.*)", re.IGNORECASE)


def find_sources(texts: Sequence[str]) -> tuple[Source, ...]:
    """Each address in the lines, or the words of a line without one, such as a book.

    An address that shares its line keeps the note in parentheses at the end of it.
    """
    sources: list[Source] = []
    for text in texts:
        urls = [url.rstrip(".,;") for url in dict.fromkeys(_URL.findall(text))]
        checked = re.search(r"\([^()]*\)\s*$", text)
        shared = f" {checked[0].strip()}" if checked else ""
        if not urls:
            sources.append(Source("", text.strip()))
        sources += [Source(url, text.strip() if len(urls) == 1 else f"{url}{shared}") for url in urls]
    return tuple(sources)


def read_dispute(block: Block, path: str) -> tuple[Dispute, list[Diagnostic]]:
    """What a dispute callout says, and what it lacks."""
    diagnostics: list[Diagnostic] = []
    lines = without_quote_marks(block.source).split("\n")
    title = lines[0].partition("]")[2].lstrip("+-").strip()
    body, source, verdict = [], None, "open"
    for line in lines[1:]:
        if found := _VALUE.match(line.replace("**", "").strip()):
            if found[1].lower() in {"source", "출처"}:
                source = next(iter(find_sources([found[2]])), None)
            else:
                verdict = found[2].strip() or "open"
        else:
            body.append(line)
    place = Place(path, block.start + 1)
    if source is None:
        diagnostics.append(rules.DISPUTE_WITHOUT_SOURCE.at(place))
    status = next((_VERDICTS[word] for word in _VERDICTS if re.match(rf"{word}\b", verdict, re.IGNORECASE)), None)
    if status is None:
        diagnostics.append(rules.DISPUTE_VERDICT.at(place, found=verdict))
    return Dispute(title, "\n".join(body).strip(), source, verdict, status or Status.DISPUTED), diagnostics


_VERDICTS = {
    "open": Status.DISPUTED,
    "upheld": Status.SETTLED,
    "key changed": Status.CORRECTED,
    "열림": Status.DISPUTED,
    "유지": Status.SETTLED,
}
