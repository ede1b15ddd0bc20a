"""Files that are not notes are named by what they are."""

import pytest

from app.core.formats import name_format

AIKEN = b"Which drink is made from leaves?\r\nA. Coffee\r\nB. Tea\r\nANSWER: B\r\n"


@pytest.mark.parametrize(
    ("suffix", "head", "expected"),
    [
        (".gift", b"", "a file of GIFT questions"),
        (".XML", b"", "XML"),
        (".xlsx", b"", "an Excel workbook"),
        (".pdf", b"", "a PDF"),
        (".png", b"", None),
        (".md", b"", None),
        (".txt", AIKEN, "a file of Aiken questions"),
        (".txt", b"\xef\xbb\xbf::Tea:: Which is made from leaves? {=Tea ~Coffee}", "a file of GIFT questions"),
        (".txt", b"Which is made from leaves? {\n=Tea # right\n~Coffee\n}", "a file of GIFT questions"),
        (".txt", b"Tea is brewed {from leaves}. ANSWER: tea", "a text file"),
        (".txt", b"\xff\xfe\x00", "a text file"),
        (".txt", b"", "a text file"),
    ],
)
def test_a_format_is_told_by_name_or_by_how_the_file_begins(suffix: str, head: bytes, expected: str | None) -> None:
    assert name_format(suffix, head) == expected
