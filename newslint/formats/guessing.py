"""Which encoding bytes are in when nothing trustworthy says so: the one in which they make the best sense."""

from __future__ import annotations

import re
import unicodedata

#: so many bytes are looked at
SAMPLE = 1 << 18
#: pages of the Latin alphabet, the likelier before
_LATIN = ("cp1252", "mac-roman", "cp850", "cp1250")
#: pages of other alphabets, and the ten letters that news in each language has most of
_OTHER = {
    "cp1251": "оеаинтсрвл",
    "koi8-r": "оеаинтсрвл",
    "cp866": "оеаинтсрвл",
    "cp1253": "αοιετσνηυρ",
    "cp1255": "יוהלאמתרבש",
    "cp1256": "اليمنوترب",
}
#: so much of what isn't ASCII must be among the ten letters: they are six in ten of a text, and chance gives two
_SHARE = 0.45
_FEWEST = 12
_OPENING, _CLOSING = "“‘«„‚", "”’»“"
_LETTERS = frozenset("éèàçüöäñíóáãõêâîôûïëßåøæúùœìòýðþšžłńśćęąźżőűčřěůďťňșțăÉÈÀÇÜÖÄÑÍÓÁÃÕÊÂÎÔÛÏËÅØÆÚŒŠŽŁŚĆŻČŘ")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_WORD = re.compile(r"(?:(?![a-z])[^\W\d_])+")
_SHORT, _MOST = 2, 0.6
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_COMMON = frozenset(" \n\r\t.,!?:;0123456789、。，：\u3000،।")


def single_byte(raw: bytes) -> str:
    """The page of one byte a character in which the bytes make the best sense; cp1252 if all are alike."""
    raw = telling(raw)
    for page, letters in _OTHER.items():
        # words of such a text are written in it from end to end; accents and damage stand one by one
        words = _WORD.findall(raw.decode(page, "replace").lower())
        long = "".join(word for word in words if len(word) > _SHORT)
        enough = len(long) >= max(_FEWEST, _MOST * sum(map(len, words)))
        if enough and sum(map(letters.count, long)) >= _SHARE * len(long):
            return page
    return max(_LATIN, key=lambda page: _sense(raw.decode(page, "replace")))


def telling(raw: bytes, before: bytes = b"") -> bytes:
    """The lines that aren't ASCII, behind those before, as far as they are looked at."""
    if len(before) >= SAMPLE or raw.isascii():
        return before
    return (before + b"".join(line for line in raw.splitlines(keepends=True) if not line.isascii()))[:SAMPLE]


def _sense(text: str) -> int:
    """How many more characters outside ASCII stand where they belong than don't."""
    return sum(
        fits(text[found.start() - 1 : found.start()], found[0], text[found.end() : found.end() + 1])
        for found in _NOT_ASCII.finditer(text)
    )


def fits(before: str, char: str, after: str) -> int:
    """Above 0 if a letter (1) or mark (2) of Latin type stands between these as writers put it, -1 if nobody does."""
    if char.isalpha():
        if char not in _LETTERS or not (before.isalpha() or after.isalpha()):
            return -1
        return -1 if char.isupper() and before.islower() else 1
    if char == "’" and before.isalnum():
        return 2
    if char in _OPENING and (not before or before.isspace() or before in "([-–—"):
        return 2 if after.isalnum() or after in "$£[" else -1
    if char in _CLOSING and (not after or not after.isalnum()):
        return 2 if before.isalnum() or before in ".,!?…%)’”" else -1
    if char in "–—":
        return 1 if before.isspace() == after.isspace() else 0
    if char in "…•£€§©®™°·½¼\N{NO-BREAK SPACE}":
        return -1 if before.isalpha() and after.isalpha() else 0
    return -1


def wide(raw: bytes) -> str | None:
    """UTF-16 or UTF-32 that bears no mark, or None. No text of single bytes holds a zero."""
    sample = raw[: 4096 & ~3]
    if len(sample) < 4 or 0 not in sample:
        return None
    best, most = None, 1
    for encoding in _WIDE:
        try:
            text = sample[: len(sample) & ~(3 if "32" in encoding else 1)].decode(encoding)
        except UnicodeDecodeError:
            continue
        common = sum(map(_COMMON.__contains__, text))
        if common > most and common >= 0.02 * len(text) and all(map(_is_written, text)):
            best, most = encoding, common
    return best


def _is_written(char: str) -> bool:
    """Whether people write the character: not a control but for layout, not private, not unassigned."""
    return char in "\t\n\r\x0b\x0c\ufeff" or unicodedata.category(char) not in ("Cc", "Cn", "Co", "Cs")
