"""What UTF-8 looks like when it was read in a code page: the gate before ftfy, which is cheap and misses nothing.

ftfy repairs a line when the line's characters are bytes of UTF-8 in one of ten code pages, or hold such sequences in
whichever of them. Both begin with a character that is a lead byte of UTF-8 in some page, and go on with one that is a
continuation byte in a page that has the first as its lead. The patterns here are made of the code pages themselves, so
that they let through whatever ftfy can repair (`ftfy.chardata`; a test and benchmarks/encoding.py hold them to it).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: code pages of Western, Central European, Cyrillic, Greek, Turkish and Baltic Windows, and two of ISO: ftfy looks for
#: sequences in any mixture of them
WINDOWS = ("latin-1", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1257", "iso8859-2")
#: code pages that aren't mixed with others: of the old Macintosh and of DOS
ALONE = ("mac-roman", "cp437", "cp850")
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


# what is left of mojibake that lost its last byte, or had a quotation mark made of it
_REMAINS = r"(?<=â)(?:€|\?\?)|(?<=Â)(?=\s|\Z)|(?<=Γ)Ç"


#: pages in which ftfy repairs nothing, or only lines with much damage, for fear of touching healthy text
_CAUTIOUS = ("cp437", "cp850", "cp1251", "cp1253")
_RUN = re.compile("[^\x00-\x7f]+")
#: marks that stand healthy beside damage
_TYPOGRAPHY = frozenset("‘’“”–—…•€£§©®™«»°\N{NO-BREAK SPACE}")
_WORD = re.compile(r"[A-Za-z]{2}")
# curly quotation marks, dashes, the ellipsis and £ in the pages of DOS: nobody writes these signs side by side
_MARKED = re.compile("ΓÇ[ÿÖ£¥ôöª]|ÔÇ[ÿÖ£Øôöª]|┬ú")


def decoded_runs(line: str) -> str:
    """The line with UTF-8 decoded that was read as a page of DOS, Cyrillic or Greek Windows, once or several times.

    All that isn't ASCII must be such a sequence, marks of typography aside, and what comes out must fit where it
    stands: Latin letters and punctuation inside Latin words, other scripts outside them.
    """
    while (better := next((new for page in _CAUTIOUS if (new := _decode(line, page)) is not None), None)) is not None:
        line = better
    return line


def _decode(line: str, page: str) -> str | None:
    """The line with every sequence of the page decoded, or None if something in it is none or doesn't fit."""
    pieces: list[str] = []
    at = long = 0
    fits = False
    for run in _RUN.finditer(line):
        if _TYPOGRAPHY.issuperset(run[0]):
            continue
        meant = _utf8(run[0], page)
        kinds = {_kind(char) for char in meant}
        inside = line[run.start() - 1 : run.start()].isalpha() or line[run.end() : run.end() + 1].isalpha()
        if not meant or "" in kinds or ("other" in kinds and inside):
            return None
        if _MARKED.search(run[0]):
            fits = True
        if inside and "other" not in kinds and _WORD.search(line[max(0, run.start() - 2) : run.end() + 2]):
            fits = True
        long += len(meant)
        pieces += (line[at : run.start()], meant)
        at = run.end()
    return "".join((*pieces, line[at:])) if fits or long > _ENOUGH else None


def _utf8(run: str, page: str) -> str:
    """What the characters' bytes in the page are as UTF-8, or ""."""
    bytes_of = _bytes_of(page)
    try:
        return bytes(bytes_of[char] for char in run).decode("utf-8")
    except (KeyError, UnicodeError):
        return ""


@cache
def _bytes_of(page: str) -> dict[str, int]:
    return {_read_line(byte, page): byte for byte in range(0x80, 0x100)}


#: so many characters in a line don't come out of UTF-8 by accident
_ENOUGH = 3


def _kind(char: str) -> str:
    """`latin` letters, `mark`s of typography, `other` letters, or "" for what nobody has written."""
    category = unicodedata.category(char)
    if category in ("Cc", "Cn", "Co", "Cs") or char == "\N{LATIN SMALL LETTER LONG S}":
        return ""
    if category[0] == "L" or category[0] == "M":
        return "latin" if char < "\u0250" or "\u1e00" <= char < "\u1f00" else "other"
    return "mark"
