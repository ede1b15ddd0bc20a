"""What a file that is not a note is, by its name and where that is not enough by how it begins."""

import re

_BY_SUFFIX = {
    ".gift": "a file of GIFT questions",
    ".aiken": "a file of Aiken questions",
    ".xml": "XML",
    ".csv": "a CSV table",
    ".tsv": "a table",
    ".json": "JSON",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".docx": "a Word document",
    ".xlsx": "an Excel workbook",
    ".pdf": "a PDF",
    ".apkg": "an Anki deck",
}
TEXT = ".txt"
HEAD = 4096
"""Bytes of a text file that are looked at."""

_GIFT = re.compile(r"^\s*(?:\$CATEGORY:|::[^:\n]+::)|\{[^{}]*(?<!\\)[=~][^{}]*\}", re.MULTILINE)
_AIKEN = re.compile(r"^[A-Z][).] .*\n(?:.*\n)?ANSWER: [A-Z]\s*$", re.MULTILINE)


def name_format(suffix: str, head: bytes = b"") -> str | None:
    """A name for the format, as in `it is …`; `None` for a file nobody takes for notes, such as an image.

    `head` is how the file begins, needed for text files only.
    """
    if suffix.lower() != TEXT:
        return _BY_SUFFIX.get(suffix.lower())
    text = head.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if _AIKEN.search(text):
        return _BY_SUFFIX[".aiken"]
    return _BY_SUFFIX[".gift"] if _GIFT.search(text) else "a text file"
