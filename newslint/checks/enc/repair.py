"""Word by word: what characters are when their bytes in a code page are read as UTF-8, where that reads better.

A damaged word is a row of characters that are the bytes of UTF-8 in some page. Which page, and whether the word isn't
healthy after all, tells how its letters follow one another before and after (`newslint.formats.evidence`), so that
healthy marks, accents or other scripts beside it neither hide it nor are touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import repeat

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.enc.code_pages import read_as
from newslint.formats.evidence import any_language, dearest, read, script_of

#: the pages that UTF-8 is read in by mistake; where two agree on a word, the first counts
PAGES = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "iso8859-2",
    "mac-roman",
    "cp437",
    "cp850",
    "cp852",
    "koi8-r",
    "cp866",
)
#: so often a text was read wrongly at most, and what each time costs: of those it happened to one in twenty
DEEPEST, _AGAIN = 4, 3.0
#: so much less must a word cost after the repair for a hit, and for a safe fix: e to the eighth is one in 3,000
LIKELY, _CERTAIN = 8.0, 10.0
#: and so much where other words of the line were misread in the same way for certain
_ALIKE = 1.5
#: the next best reading must cost so much more
_MARGIN = 3.0
#: quotation marks, dashes and the ellipsis of Windows as controls
_MARKS_OF_WINDOWS = "\x85\x91\x92\x93\x94\x96\x97"
#: a small letter behind two capitals
_SMALL_IN_CAPITALS = 6.0
_SMALL_BEHIND_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿа-я]{2}[^\W\d_A-ZÀ-ÞА-Я]")
_WORD = re.compile("[^ \t\n]+")
#: a sign between two letters, what it costs, and what a word of one letter does
_SIGN = re.compile(r"(?<=[^\W\d_])[‘“”„‚‹›»«•†‡°±²³¼½¾¿¡£¥¢§¬¯¸¹º¦¨©ª®™€](?=[^\W\d_])")
_BETWEEN, _ALONE = 5.0, 6.0
#: signs behind or before a letter, and how much likelier they are there in what is UTF-8 from end to end
_ODD = re.compile(
    r"[^\W\d_][¡¿§¶ªº¬¨¯´¸¹²³½¼¾±×÷¤¥¢£¦©®°µ√∂∆∏∑π∫Ω≈≠≤≥◊∏\u2500-\u259f]|[√ƒ┬├─\u2550-\u256c][^\x00-\x7f]"
)
_NOT_BY_ACCIDENT = 4.0
#: pages of systems in which hardly any news was read by mistake
_SELDOM = {"iso8859-2": 4.0, "cp852": 4.0, "cp866": 1.0, "koi8-r": 1.0}
#: no pair of letters of a healthy word costs as much: a capital inside that no word has there
_TOO_DEAR = 14.0
_SIGNS = ("zh", "ja", "ko")
#: controls, and what is left of UTF-8 whose second byte got lost
#: what nobody writes any more, or ever did, and so many letters of a script that no table knows make a word
_UNWRITTEN, _FAR = frozenset("\N{REPLACEMENT CHARACTER}\N{LATIN SMALL LETTER LONG S}"), 3
#: what may stand whole beside a damaged word and look like a part of it
_MARKS = frozenset("‘’“”„‚–—…«»•")
_LEFT_OVER = re.compile("[\x80-\x9f\N{REPLACEMENT CHARACTER}√╨╤├┬Γ]|[ÃÂÐÑÎÏÄÅâ](?![^\\W\\d_]|[’'-])")


class Repair(Struct, frozen=True):
    """Characters of a line and what they are meant to be.

    `gain` is how much better the line reads then, `whole` whether nothing in the word is damaged still, `certain`
    whether besides nothing else can be meant.
    """

    start: int
    end: int
    meant: str
    gain: float
    certain: bool
    whole: bool

    def of(self, line: str) -> str:
        """The characters as they stand in the line."""
        return line[self.start : self.end]


class _Reading(Struct, frozen=True):
    """A word decoded by a chain of pages."""

    chain: tuple[str, ...]
    repair: Repair


def repairs(line: str) -> list[Repair]:
    """What reads better in the line when it is decoded again, in order; no two overlap."""
    near = any_language(line)
    words = [found for word in _WORD.finditer(line) if (found := _readings(line, *word.span(), near))]
    gains: Counter[tuple[str, ...]] = Counter()
    for readings in words:
        if readings[0].repair.certain and len(readings[0].repair.meant) > 1:
            gains[readings[0].chain] += int(readings[0].repair.gain)
    usual = gains.most_common(1)[0][0] if gains else None
    chosen = (_choose(readings, usual) for readings in words)
    return [_narrow(one, line) for one in chosen if one]


def _choose(readings: list[_Reading], usual: tuple[str, ...] | None) -> Repair | None:
    """What a word means: as others in its line were misread, if that is nearly as likely as anything else."""
    best = readings[0].repair
    for one in readings:
        if one.chain == usual and one.repair.gain >= max(_ALIKE, best.gain - _MARGIN):
            return replace(one.repair, certain=one.repair.whole)
    if len(best.meant) == 1 and best.gain < _CERTAIN + _ALONE:
        return None
    return best if best.gain >= LIKELY else None


def _readings(line: str, start: int, end: int, near: Mapping[str, float]) -> list[_Reading]:
    """What a word may mean, the likeliest first; certain only if nothing else is nearly as likely."""
    word = line[start:end]
    if word.isascii():
        return []
    found = [
        _Reading(chain, weigh(line, start, end, meant, near, _against(chain)))
        for meant, chain in _meanings(word).items()
    ]
    found.sort(key=lambda one: -one.repair.gain)
    if len(found) > 1 and found[1].repair.gain > found[0].repair.gain - _MARGIN:
        found[0] = replace(found[0], repair=replace(found[0].repair, certain=False))
    return found


def _against(chain: tuple[str, ...]) -> float:
    """What speaks against a word's having been read in these pages before it is looked at."""
    return _AGAIN * (len(chain) - 1) + max(map(_SELDOM.get, chain, repeat(0.0)))


def weigh(line: str, start: int, end: int, meant: str, near: Mapping[str, float], cost: float = 0.0) -> Repair:
    """How much better a line reads with something else between two places; `cost` is what speaks against it."""
    left, right, word = line[max(0, start - 1) : start], line[end : end + 1], line[start:end]
    was, now = (read(left + text + right, frozenset(), near) for text in (word, meant))
    gain = was.cost - now.cost - cost + _BETWEEN * (len(_SIGN.findall(word)) - len(_SIGN.findall(meant)))
    if len(meant) > 1 and _ODD.search(word) and not _ODD.search(meant):
        gain += _NOT_BY_ACCIDENT
    if _SMALL_BEHIND_CAPITALS.search(meant) and not _SMALL_BEHIND_CAPITALS.search(word):
        gain -= _SMALL_IN_CAPITALS
    whole = _is_whole(meant) and (now.language in _SIGNS or dearest(meant, now.language) < _TOO_DEAR)
    return Repair(start, end, meant, gain, gain >= _CERTAIN and whole, whole)


def _is_whole(meant: str) -> bool:
    """Whether nothing in a repaired word is damaged still: half a repair is none."""
    meant = meant.rstrip(_MARKS_OF_WINDOWS)  # another rule's
    scripts = {script_of(char) for char in meant} - {""}
    return len(scripts) <= 1 and not _LEFT_OVER.search(meant) and not _SIGN.search(meant)


def _narrow(one: Repair, line: str) -> Repair:
    """The repair of a word as one of what differs in it."""
    word = one.of(line)
    start, end, rest = 0, len(word), len(one.meant)
    while start < min(end, rest) and word[start] == one.meant[start]:
        start += 1
    while min(end, rest) > start and word[end - 1] == one.meant[rest - 1]:
        end, rest = end - 1, rest - 1
    return replace(one, start=one.start + start, end=one.start + end, meant=one.meant[start:rest])


def _meanings(word: str) -> dict[str, tuple[str, ...]]:
    """What a word may mean, decoded in one page or another, once or several times over, and the pages it takes."""
    found: dict[str, tuple[str, ...]] = {}
    fresh: dict[str, tuple[str, ...]] = {word: ()}
    for _ in range(DEEPEST):
        deeper: dict[str, tuple[str, ...]] = {}
        for text, chain in fresh.items():
            # who reads a text wrongly again does it as before, or as most do
            for page in dict.fromkeys((*chain[-1:], "cp1252", "mac-roman")) if chain else PAGES:
                for meant in _decode(text, page):
                    if meant != word and meant not in found:
                        deeper.setdefault(meant, (*chain, page))
        found |= deeper
        fresh = deeper
    held, letters = frozenset(word), word.isalpha()
    return {meant: chain for meant, chain in found.items() if _can_be_meant(meant, held, letters=letters)}


def _can_be_meant(meant: str, held: frozenset[str], *, letters: bool) -> bool:
    """Whether people write what a word of these characters would mean, and of `letters` alone.

    Signs don't come of letters alone, nor single letters of far off.
    """
    new = [char for char in meant if not char.isascii() and char not in held]
    if not all(map(_is_written, new)):
        return False
    if letters and not all(char.isalpha() or char in _MARKS for char in new):
        return False
    far = sum(char.isalpha() and not script_of(char) for char in new)
    return far == 0 or far >= _FAR


def _decode(text: str, page: str) -> Iterator[str]:
    """The text with all that is UTF-8 in the page decoded, and once without a healthy mark at either end."""
    rows = [found.span() for found in _row_of(page).finditer(text)]
    if not rows:
        return
    first, last = text[rows[0][0]] in _MARKS, text[rows[-1][1] - 1] in _MARKS
    for some in (rows, rows[1:] if first else rows, rows[:-1] if last else rows):
        at, pieces = 0, list[str]()
        for start, end in some:
            pieces += (text[at:start], _utf8(text[start:end], page))
            at = end
        meant = "".join((*pieces, text[at:]))
        if meant != text:
            yield meant


def _is_written(char: str) -> bool:
    return unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs") and char not in _UNWRITTEN


def _utf8(row: str, page: str) -> str:
    bytes_of = _bytes_of(page)
    try:
        return bytes(bytes_of[char] for char in row).decode("utf-8")
    except UnicodeDecodeError:  # a surrogate or an overlong form
        return row


@cache
def _bytes_of(page: str) -> dict[str, int]:
    found = {char: byte for byte, char in enumerate(read_as(page, 0x80, 0xFF), 0x80)}
    # Latin-1 is cp1252 with controls, and is taken for it
    return found | ({chr(byte): byte for byte in range(0x80, 0xA0)} if page == "cp1252" else {})


@cache
def _row_of(page: str) -> re.Pattern[str]:
    """One or more characters of UTF-8 behind each other, as the page shows their bytes."""
    by_byte: dict[int, str] = {}
    for char, byte in _bytes_of(page).items():
        by_byte[byte] = by_byte.get(byte, "") + char

    def any_of(first: int, last: int) -> str:
        return "[" + re.escape("".join(by_byte[byte] for byte in range(first, last + 1))) + "]"

    rest = any_of(0x80, 0xBF)
    two, three, four = any_of(0xC2, 0xDF), any_of(0xE0, 0xEF), any_of(0xF0, 0xF4)
    return re.compile(f"(?:{two}{rest}|{three}{rest}{{2}}|{four}{rest}{{3}})+")
