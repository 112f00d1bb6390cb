"""Bytes → text, without loss: what can't be decoded stays known, byte for byte."""

from __future__ import annotations

import codecs
import re

from msgspec import Struct

from newslint.formats.guessing import single_byte, wide
from newslint.model import Damage, Span

#: byte order marks, the longer before the shorter
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ASCII = bytes(range(0x80))
LONE = re.compile("[\ud800-\udfff]+")
#: what a declaration names and what is meant: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
}
#: pages of ISO and those of Windows that people take for them
_OF_WINDOWS = {"iso8859-2": "cp1250", "iso8859-6": "cp1256", "iso8859-7": "cp1253", "iso8859-8": "cp1255"}
_OF_WINDOWS |= {"iso8859-13": "cp1257", "iso8859-15": "cp1252"}
_CONTROLS = re.compile("[\x80-\x9f]")
_HEAD = re.compile(
    rb"""\A(?:---\r?\n(?:.{0,200}\n){0,60}?(?:encoding|charset):|<\?xml[^>]{0,100}encoding=)[ "']*([\w.:-]{2,40})"""
)


class Decoded(Struct, frozen=True):
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
            rest = raw[len(mark) :]
            if encoding == "utf-8" and not rest.isascii() and not _is_mostly_utf8(rest):
                encoding = single_byte(rest)
            return _tolerant(rest, encoding, bom=True)
    if without_mark := wide(raw):
        return _tolerant(raw, without_mark)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if _is_mostly_utf8(raw):
        return _tolerant(raw, "utf-8")
    return (_as_declared(raw, declared) if declared else None) or _tolerant(raw, single_byte(raw))


def declaration(raw: bytes) -> str | None:
    """The encoding that the front matter of a text or the first line of XML names."""
    found = _HEAD.match(raw[:4096])
    return found[1].decode("ascii") if found else None


def _as_declared(raw: bytes, declared: str) -> Decoded | None:
    """The text in the encoding that is declared, or in what such declarations stand for; None if it can't be true."""
    try:
        codec = codecs.lookup(declared)
    except LookupError:
        return None
    if not codec._is_text_encoding or codec.name.startswith("utf"):
        return None
    name = _MEANT.get(codec.name, codec.name)
    decoded = _tolerant(raw, name)
    if name in _OF_WINDOWS and _CONTROLS.search(decoded.text):
        decoded = _tolerant(raw, _OF_WINDOWS[name])
    # a declaration lies where many bytes are nothing in what it names
    return decoded if len(decoded.damage) <= 0.02 * len(raw.translate(None, _ASCII)) else None


def encode(text: str, encoding: str, *, bom: bool) -> bytes:
    """The bytes of a text in which bytes that could not be decoded stand as lone surrogates (see `with_surrogates`)."""
    # the mark of UTF-8 before bytes that are none lies, and stays
    mark = next((mark for mark, name in MARKS if name == encoding), codecs.BOM_UTF8) if bom else b""
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


def _is_mostly_utf8(raw: bytes) -> bool:
    """Whether most of what isn't ASCII is UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum(len(found[0]) for found in LONE.finditer(text))
    whole = sum(not char.isascii() for char in text) - broken
    return whole > broken
