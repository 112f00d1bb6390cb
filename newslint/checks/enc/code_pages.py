"""What UTF-8 looks like when it was read in a code page: the gate before repairs, cheap and without a miss.

ftfy repairs a line when the line's characters are bytes of UTF-8 in one of ten code pages, or hold such sequences in
whichever of them. Both begin with a character that is a lead byte of UTF-8 in some page, and go on with one that is a
continuation byte in a page that has the first as its lead. The patterns here are made of the code pages themselves, so
that they let through whatever ftfy can repair (`ftfy.chardata`; a test and benchmarks/encoding.py hold them to it).
"""

from __future__ import annotations

import re
from functools import cache

#: code pages of Western, Central European, Cyrillic, Greek, Turkish and Baltic Windows, and two of ISO: ftfy looks for
#: sequences in any mixture of them
WINDOWS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2")
#: code pages that aren't mixed with others: of the old Macintosh and of DOS
ALONE = ("mac-roman", "cp437", "cp850", "cp852", "koi8-r", "cp866")
#: what a lost continuation byte leaves behind: U+FFFD, a question mark, and a space for U+00A0
LOST = "\N{REPLACEMENT CHARACTER}? "


def read_as(page: str, first: int, last: int) -> str:
    """The characters that the bytes `first` to `last` are in a code page; undefined ones are controls."""
    return "".join(_read_line(byte, page) for byte in range(first, last + 1))


def _read_line(byte: int, page: str) -> str:
    try:
        return bytes([byte]).decode(page)
    except UnicodeDecodeError:
        return chr(byte)


def _any_of(pages: tuple[str, ...], first: int, last: int) -> str:
    return "".join(sorted({char for page in pages for char in read_as(page, first, last)}))


def _sequences(pages: tuple[str, ...], lost: str) -> tuple[str, str]:
    """The lead characters of UTF-8 in these pages, and a pattern of what must follow each."""
    rest = f"[{re.escape(_any_of(pages, 0x80, 0xBF) + lost)}]"
    two, three, four = (
        re.escape(_any_of(pages, first, last)) for first, last in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4))
    )
    return two + three + four, f"(?<=[{two}]){rest}|(?<=[{three}]){rest}{rest}|(?<=[{four}]){rest}{rest}{rest}"


@cache
def gate() -> re.Pattern[str]:
    """Matches where mojibake may begin: in every line that ftfy would repair, and in few others."""
    leads, patterns = "", []
    for pages in (WINDOWS, *((page,) for page in ALONE)):
        lead, pattern = _sequences(pages, LOST if pages is WINDOWS else "")
        leads += lead
        patterns.append(pattern)
    # one class of characters first: the engine then runs from one lead to the next
    return re.compile(f"[{leads}](?:{'|'.join(patterns)}|{_REMAINS})")


#: where `gate` can match at all: at two characters beyond ASCII, or at such a letter before a lost character.
#: It is made of no code page; of 60 articles 6 hold such a place (30 November 2026)
MAY_BEGIN = re.compile(r"[^\x00-\x7f](?:[^\x00-\x7f]|(?<=[\w×])(?:[?\s]|\Z))")

# what is left of mojibake that lost its last byte, or had a quotation mark made of it
_REMAINS = r"(?<=â)(?:€|\?\?)|(?<=Â)(?=\s|\Z)|(?<=Γ)Ç"
