"""Which encoding bytes are in when nothing trustworthy says so: the one in which they read best."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from msgspec import Struct

from newslint.model import Guess

#: so many bytes are looked at
SAMPLE = 1 << 14
#: and so many in which a byte is that was hardly seen before
_LIMIT, _ENOUGH = 1 << 16, 3
#: and so many at first
_GLANCE = 1 << 10
#: pages of one byte a character, and what speaks against each before a byte was seen: what few programs write today
_PAGES = {
    "cp1252": 0.0,
    "cp1250": 1.0,
    "cp1251": 1.0,
    "cp1253": 1.0,
    "cp1254": 1.0,
    "cp1255": 1.0,
    "cp1256": 1.0,
    "cp1257": 3.0,
    "cp1258": 3.0,
    "cp874": 1.0,
    "iso8859-2": 1.5,
    "iso8859-5": 2.0,
    "iso8859-6": 2.0,
    "iso8859-7": 1.5,
    "iso8859-8": 2.0,
    "iso8859-9": 2.0,
    "iso8859-13": 5.0,
    "iso8859-15": 3.0,
    "iso8859-16": 4.0,
    "koi8-r": 1.0,
    "koi8-u": 2.0,
    "cp866": 2.0,
    "cp855": 4.0,
    "mac-cyrillic": 3.0,
    "mac-roman": 3.0,
    "mac-latin2": 5.0,
    "mac-greek": 5.0,
    "mac-turkish": 5.0,
    "cp850": 4.0,
    "cp437": 5.0,
    "cp852": 4.0,
    "cp857": 5.0,
    "cp737": 5.0,
    "cp862": 5.0,
}
#: encodings of two bytes a character, and the first bytes of those that their makers counted as common
_PAIRS = {
    "cp932": (0x88, 0x97),
    "euc-jp": (0xB0, 0xCF),
    "gb18030": (0xB0, 0xD7),
    "big5hkscs": (0xA4, 0xC6),
    "cp949": (0xB0, 0xC8),
    "johab": (0x88, 0xD3),
}
#: what a text of these costs before a byte was seen
_PRIOR_OF_PAIRS = {"johab": 6.0}
#: encodings of seven bits, known by the escapes that only they have
_ESCAPED = (
    (b"\x1b$)C", "iso2022-kr"),
    (b"\x1b$B", "iso2022-jp-2"),
    (b"\x1b$@", "iso2022-jp-2"),
    (b"\x1b(J", "iso2022-jp-2"),
    (b"\x1b$(D", "iso2022-jp-2"),
    (b"~{", "hz"),
)
_ASCII = bytes(range(0x80))
_HZ = re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}")
_TAG = re.compile(rb"<[/a-zA-Z?][^<>]{0,1000}>")
#: what no text holds, and for how much of what isn't ASCII it may stand
_NONSENSE = re.compile("[\x80-\x9f\ue000-\uf8ff\N{REPLACEMENT CHARACTER}]")
_MOST_NONSENSE = 0.05
#: so much more must the next best reading cost than the best for this to be certain
_MARGIN = 12.0
#: and so much where the rest of the file is known to be UTF-8 (not measured: one letter of a word in its place)
_MARGIN_BESIDE = 5.0
#: how unlikely it is that bytes of another encoding are a character of UTF-8 (of two bytes one in eight, of three 1:32)
_BY_ACCIDENT = 4.0
#: at most this costs each character of a declared encoding that is believed without a look at others
_SURE = 4.5
#: so few characters outside ASCII say little, and so much less than others
_LITTLE, _FEW_SAY = 4, 8.0
#: and so much may each of its characters cost at most; real texts stay under six
_READABLE = 6.5
_OPENING, _CLOSING = "“‘«„‚", "”’»“"
_LETTERS = frozenset("éèàçüöäñíóáãõêâîôûïëßåøæúùœìòýðþšžłńśćęąźżőűčřěůďťňșțăÉÈÀÇÜÖÄÑÍÓÁÃÕÊÂÎÔÛÏËÅØÆÚŒŠŽŁŚĆŻČŘ")
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_COMMON = frozenset(" \n\r\t.,!?:;0123456789、。，：\u3000،।")


class _Tried(Struct, frozen=True):
    """What bytes cost in an encoding, and each of their characters outside ASCII."""

    cost: float
    each: float
    name: str
    text: str


def guess(raw: bytes) -> Guess:
    """The encoding in which bytes read best, of all that are known here."""
    from newslint.formats.evidence import languages

    sample = telling(_drop_tags(raw))
    near = languages(sample.decode("ascii", "replace"))
    names: Iterable[str] = (*_PAGES, *_PAIRS)
    if len(sample) > _GLANCE:
        # most fail at first sight
        seen = _rank(sample[: sample.find(b"\n", _GLANCE) + 1 or SAMPLE], names, near)
        names = tuple(one.name for one in seen if one.cost <= 2 * seen[0].cost + _MARGIN)
    return _best(_rank(sample, names, near), _MARGIN)


def guess_beside(foreign: bytes, own: bytes) -> Guess | None:
    """The page of one byte a character in which lines read best that stand beside others in UTF-8.

    None if all of them together read better in one encoding, in which some happen to look like UTF-8.
    """
    from newslint.formats.evidence import languages, read

    lines, others = telling(foreign), telling(own)
    near = languages((others + lines).decode("ascii", "replace"))
    found = _rank(lines, _PAGES, near)
    reading = read(others.decode("utf-8", "replace"), frozenset(), near)
    apart = found[0].cost + reading.cost - _BY_ACCIDENT * reading.size
    if _rank(others + lines, (*_PAGES, *_PAIRS), near)[0].cost < apart:
        return None
    return _best(found, _MARGIN_BESIDE)


def reads_well(raw: bytes, name: str) -> bool:
    """Whether bytes make sense in an encoding that is declared, or at least as much as in any other."""
    from newslint.formats.evidence import languages

    sample = telling(_drop_tags(raw))
    (tried,) = _rank(sample, (name,), languages(sample.decode("ascii", "replace"))) or (None,)
    if tried is None:
        return False
    if tried.each <= _SURE:
        return True
    best = guess(raw)
    return best.encoding == name or not best.certain or (tried.each <= _READABLE and best.margin < _MARGIN)


def _best(found: list[_Tried], wanted: float) -> Guess:
    best = found[0]
    if len(best.text.encode("ascii", "ignore")) >= len(best.text) - _LITTLE:
        # so few bytes prove nothing: most files that aren't UTF-8 are in the page of Western Windows
        best = next((one for one in found if one.name == "cp1252" and one.cost <= best.cost + _FEW_SAY), best)
    rival = next((one for one in found if one.text != best.text), None)
    margin = rival.cost - best.cost if rival else wanted
    certain = margin >= wanted and "\N{REPLACEMENT CHARACTER}" not in best.text and _is_readable(best)
    return Guess(best.name, rival.name if rival and (certain or margin < wanted) else "", certain, round(margin, 1))


def _is_readable(tried: _Tried) -> bool:
    """Whether the text makes sense, in its own language or, where a word or two aren't ASCII, in one they are of."""
    from newslint.formats.evidence import any_language, read

    if tried.each <= _READABLE:
        return True
    return read(tried.text, near=any_language(tried.text)).each <= _READABLE


def _rank(sample: bytes, names: Iterable[str], near: Mapping[str, float]) -> list[_Tried]:
    """What the bytes cost in each encoding, the best first."""
    from newslint.formats.evidence import read

    odd = len(sample.translate(None, _ASCII))
    found = []
    for name in names:
        text = sample.decode(name, "replace")
        if len(_NONSENSE.findall(text)) > _MOST_NONSENSE * odd and name != "cp1252":
            continue
        reading = read(text, _common(name) if name in _PAIRS else frozenset(), near)
        prior = _PAGES.get(name) or _PRIOR_OF_PAIRS.get(name, 0.0)
        found.append(_Tried(reading.cost + prior, reading.each, name, text))
    return sorted(found, key=lambda one: one.cost)


def _drop_tags(raw: bytes) -> bytes:
    """The bytes without tags, if anything but ASCII is left."""
    rest = _TAG.sub(b" ", raw) if b"<" in raw else raw
    return raw if rest.isascii() else rest


@cache
def _common(name: str) -> frozenset[str]:
    """The signs that an encoding of two bytes counts as common."""
    first, last = _PAIRS[name]
    rows = (bytes((lead, trail)) for lead in range(first, last + 1) for trail in range(0x40, 0xFF))
    return frozenset(char for row in rows if (char := row.decode(name, "ignore")) and not char.isascii())


def escaped(raw: bytes) -> str | None:
    """The encoding of seven bits whose escapes stand in the bytes, or None."""
    if b"\x1b" in raw:
        for escape, name in _ESCAPED[:-1]:
            if escape in raw and _decodes(raw, name):
                return name
    return "hz" if b"~{" in raw and _HZ.search(raw) and _decodes(raw, "hz") else None


def _decodes(raw: bytes, name: str) -> bool:
    try:
        return not raw.decode(name).isascii()
    except UnicodeDecodeError:
        return False


def telling(raw: bytes, before: bytes = b"") -> bytes:
    """The lines that aren't ASCII, behind those before, as far as they are looked at.

    Behind the first SAMPLE bytes only lines count that hold a byte that was seen less than three times: the one sign
    of the euro in a long text tells two pages apart.
    """
    if len(before) >= _LIMIT or raw.isascii():
        return before
    counts = Counter(before.translate(None, _ASCII))
    lines, size = [before], len(before)
    for line in raw.splitlines(keepends=True):
        if line.isascii() or size >= _LIMIT:
            continue
        odd = line.translate(None, _ASCII)
        if size < SAMPLE or any(counts[byte] < _ENOUGH for byte in odd):
            counts.update(odd)
            lines.append(line[:_LIMIT])
            size += len(line)
    return b"".join(lines)


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
