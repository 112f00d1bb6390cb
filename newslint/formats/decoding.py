"""Bytes → text, without loss: what can't be decoded stays known, byte for byte."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from newslint.formats.guessing import escaped, guess, guess_beside, reads_well, wide
from newslint.model import Damage, Guess, Span
from newslint.settings import codec_name

#: byte order marks, the longer before the shorter
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAST_OF_ASCII = 0x7F
_ASCII = bytes(range(_LAST_OF_ASCII + 1))
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
    """Text, the encoding it was in, whether a byte order mark stood before it, and the bytes that were none of its.

    `guess` is there where nothing told the encoding but the bytes themselves. In a text of UTF-8 it speaks of the lines
    that are not.
    """

    text: str
    encoding: str
    bom: bool = False
    damage: tuple[Damage, ...] = ()
    guess: Guess | None = None


def decode(raw: bytes, declared: str | None = None, asked: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, as it was `asked` for, as UTF-8, as declared, or as it reads best.

    UTF-8 goes before a declaration because bytes that are not ASCII are hardly ever UTF-8 by accident, and
    declarations lie. A file that is UTF-8 but for a few bytes stays UTF-8, with these bytes as damage; where whole
    lines are in a page of one byte a character, they are read in it, and their bytes stay known as damage too.
    """
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return _find_mark(raw[len(mark) :], encoding)
    if asked:
        return _tolerant(raw, asked)
    if without_mark := wide(raw):
        return _tolerant(raw, without_mark)
    if raw.isascii():
        name = escaped(raw) if b"\x1b" in raw or b"~{" in raw else None
        return _tolerant(raw, name) if name else Decoded(raw.decode("ascii"), "utf-8")
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return mixed(raw) or (_as_declared(raw, declared) if declared else None) or _guess(raw)


def escape(raw: bytes, encoding: str, *, by_line: bool = False) -> tuple[str, bool]:
    """The text of bytes that were read in an encoding, each that is nothing in it as a lone surrogate.

    Beside it whether a byte order mark stands before it. `by_line`: lines that aren't UTF-8 were read in another page.
    """
    # the mark of UTF-8 stands before other bytes as well
    mark = next((mark for mark, name in MARKS if raw.startswith(mark) and name in (encoding, "utf-8")), b"")
    rest = raw[len(mark) :]
    if by_line:
        lines = rest.splitlines(keepends=True)
        pieces = (line.decode("utf-8" if is_mostly_utf8(line) else "ascii", "surrogateescape") for line in lines)
        return "".join(pieces), bool(mark)
    read = _tolerant(rest, encoding)
    return with_surrogates(read.text, read.damage), bool(mark)


def _find_mark(rest: bytes, encoding: str) -> Decoded:
    if encoding == "utf-8" and not rest.isascii() and not _is_utf8(rest):
        found = mixed(rest) or _guess(rest)
        return replace(found, bom=True)
    return _tolerant(rest, encoding, bom=True)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _guess(raw: bytes) -> Decoded:
    found = guess(raw)
    return replace(_tolerant(raw, found.encoding), guess=found)


def mixed(raw: bytes) -> Decoded | None:
    """The text of bytes that are UTF-8 in part, line by line; None if they make more sense in one other encoding."""
    lines = raw.splitlines(keepends=True)
    foreign = {at: line for at, line in enumerate(lines) if not line.isascii() and not is_mostly_utf8(line)}
    own = b"".join(line for at, line in enumerate(lines) if at not in foreign)
    if own.isascii():
        return None
    if not foreign:
        return _tolerant(raw, "utf-8")
    found = guess_beside(b"".join(foreign.values()), own)
    return _beside(lines, foreign, found) if found else None


def _beside(lines: list[bytes], foreign: Mapping[int, bytes], found: Guess) -> Decoded:
    """The text of lines in UTF-8 and of foreign ones, whose bytes are on record."""
    pieces: list[str] = []
    damage: list[Damage] = []
    length = 0
    for at, line in enumerate(lines):
        read = _tolerant(line, "utf-8")
        text = read.text
        if at in foreign:
            # each byte is one character, the foreign and those of UTF-8 that got among them
            text = line.decode(found.encoding, "replace")
            for n in (n for n, byte in enumerate(line) if byte > _LAST_OF_ASCII):
                page = "" if text[n] == "\N{REPLACEMENT CHARACTER}" else found.encoding
                damage.append(Damage(Span(length + n, length + n + 1), line[n : n + 1], page))
        else:
            damage += (Damage(Span(length + d.span.start, length + d.span.end), d.raw) for d in read.damage)
        pieces.append(text)
        length += len(text)
    return Decoded("".join(pieces), "utf-8", False, tuple(damage), found)


def declaration(raw: bytes) -> str | None:
    """The encoding that the front matter of a text or the first line of XML names."""
    found = _HEAD.match(raw[:4096])
    return found[1].decode("ascii") if found else None


def _as_declared(raw: bytes, declared: str) -> Decoded | None:
    """The text in the encoding that is declared, or in what such declarations stand for; None if it can't be true."""
    name = codec_name(declared)
    if not name or name.startswith("utf"):
        return None
    name = _MEANT.get(name, name)
    decoded = _tolerant(raw, name)
    if name in _OF_WINDOWS and _CONTROLS.search(decoded.text):
        decoded = _tolerant(raw, _OF_WINDOWS[name])
    # a declaration lies where many bytes are nothing in what it names, or make no sense
    if len(decoded.damage) > 0.02 * len(raw.translate(None, _ASCII)):
        return None
    return decoded if reads_well(raw, decoded.encoding) else None


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
    try:
        text = raw.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:  # an escape that leads nowhere
        return Decoded(raw.decode(encoding, "replace"), encoding, bom, (Damage(Span(0, 0), b""),))
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


def share_of(guess: Guess, *, has_own: bool, has_foreign: bool) -> tuple[str, Guess | None]:
    """The encoding of one record of a file of UTF-8 with lines in another page, and how that was told.

    A record without such lines is what UTF-8 says; one of nothing else (but ASCII) is in the other page; one of both is
    UTF-8 and in doubt.
    """
    if not has_foreign:
        return "utf-8", None
    return ("utf-8", guess) if has_own else (guess.encoding, replace(guess, beside=True))


def is_mostly_utf8(raw: bytes) -> bool:
    """Whether most of what isn't ASCII is UTF-8."""
    text = raw.decode("utf-8", "surrogateescape")
    broken = sum(len(found[0]) for found in LONE.finditer(text))
    whole = sum(not char.isascii() for char in text) - broken
    return whole > broken
