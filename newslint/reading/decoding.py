"""Bytes → text, without loss: what can't be decoded stays known, byte for byte."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from newslint.model import Damage, Span

#: byte order marks, the longer before the shorter
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LONE = re.compile("[\ud800-\udfff]+")
#: letters that are common in Mac Roman where cp1252 has controls or rare signs: é è ê ë à ü ö ’ “ ”
_MAC_LETTERS = re.compile(rb"(?<=[A-Za-z])[\x8e\x8f\x88\x9f\x9a\x8a\xd5\x99]|[\xd2\xd3](?=[A-Za-z ,.])")
_CP1252_LETTERS = re.compile(rb"(?<=[A-Za-z])[\x91\x92\xe0-\xef\xf0-\xfc](?=[A-Za-z])|[\x93\x94\x96\x97]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, whether a byte order mark stood before it, and the bytes that were none of its."""

    text: str
    encoding: str
    bom: bool = False
    damage: tuple[Damage, ...] = ()


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, as UTF-8, as declared, or as what it looks like, in this order.

    UTF-8 goes before a declaration because bytes that are not ASCII are hardly ever UTF-8 by accident, and
    declarations lie. A file that is UTF-8 but for a few bytes stays UTF-8, with these bytes as damage.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _tolerant(raw[len(mark) :], encoding, bom=True)
    if wide := without_mark(raw):
        return _tolerant(raw, wide)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(raw):
        return _tolerant(raw, "utf-8")
    claims_utf8 = (declared or "").lower().startswith(("utf", "ascii"))
    if declared and _is_known(declared) and not claims_utf8:
        # pages that say Latin-1 are cp1252: https://encoding.spec.whatwg.org/#names-and-labels
        name = codecs.lookup(declared).name
        return _tolerant(raw, "cp1252" if name in ("iso8859-1", "latin-1") else name)
    return _tolerant(raw, _single_byte(raw))


def encode(text: str, encoding: str, *, bom: bool) -> bytes:
    """The bytes of a text in which bytes that could not be decoded stand as lone surrogates (see `with_surrogates`)."""
    mark = next((mark for mark, name in MARKS if name == encoding), b"") if bom else b""
    return mark + text.encode(encoding, "surrogateescape")


def with_surrogates(text: str, damage: tuple[Damage, ...]) -> str:
    """The text as Python's `surrogateescape` writes it: each byte that could not be decoded is a lone surrogate."""
    pieces, at = [], 0
    for item in damage:
        pieces.append(text[at : item.span.start])
        pieces.append(item.raw.decode("ascii", "surrogateescape"))
        at = item.span.end
    return "".join((*pieces, text[at:]))


def _tolerant(raw: bytes, encoding: str, *, bom: bool = False) -> Decoded:
    if encoding.startswith(("utf-16", "utf-32")):
        # these codecs can't escape single bytes: what is broken there is shown, and the file is not written back
        text = raw.decode(encoding, "replace")
        lost = [m.start() for m in re.finditer("\N{REPLACEMENT CHARACTER}", text)] if "\ufffd" in text else []
        whole = text.encode(encoding, "surrogatepass") == raw
        return Decoded(text, encoding, bom, () if whole else tuple(Damage(Span(at, at + 1), b"") for at in lost))
    text = raw.decode(encoding, "surrogateescape")
    damage = tuple(
        Damage(Span(found.start(), found.end()), found[0].encode("ascii", "surrogateescape"))
        for found in LONE.finditer(text)
    )
    if damage:
        text = without_lone(text)
    return Decoded(text, encoding, bom, damage)


def without_lone(text: str) -> str:
    """The text with U+FFFD for every lone surrogate, which no encoding can write."""
    try:
        # twelve times as fast as looking for them
        text.encode()
    except UnicodeEncodeError:
        return LONE.sub(lambda found: "\N{REPLACEMENT CHARACTER}" * len(found[0]), text)
    return text


def without_mark(raw: bytes) -> str | None:
    """UTF-16 that bears no mark shows by its zero bytes: every other one, in Latin text."""
    sample = raw[:4096]
    if len(sample) < 4 or sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[0::2].count(0)
    if odd > 5 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 5 * odd else None


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether most of what isn't ASCII is UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum(len(found[0]) for found in LONE.finditer(text))
    whole = sum(not char.isascii() for char in text) - broken
    return whole > broken


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _single_byte(raw: bytes) -> str:
    return single_byte(*letters(raw))


def letters(raw: bytes) -> tuple[int, int]:
    """How many bytes look like letters of Mac Roman and how many like letters of cp1252."""
    return len(_MAC_LETTERS.findall(raw)), len(_CP1252_LETTERS.findall(raw))


def single_byte(mac: int, windows: int) -> str:
    """cp1252, the encoding of Western text without a declaration, or Mac Roman if its letters are the likelier ones."""
    return "mac-roman" if mac > 2 * windows else "cp1252"
