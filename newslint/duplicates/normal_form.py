"""One text in its many forms → one form, before its words are told apart.

The same story comes composed (NFC) and decomposed (NFD), with ligatures, full-width letters, soft hyphens, zero-width
marks, words parted at line ends, entities and tags left over. What counts is what a reader sees.
"""

from __future__ import annotations

import html
import re
import unicodedata

#: letters that only hyphenation, typesetting or the direction of writing put in: soft hyphen, combining grapheme
#: joiner, zero-width marks, direction controls, word joiners, byte-order mark
_INVISIBLE = (0xAD, 0x34F, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
#: marks of other scripts that stand where commas and full stops do (Unicode names: danda, katakana middle dot …)
_MARKS = "،؛؟۔٪٫٬।॥־׀׃״׳։՝՜՞፡።፣፤፥፦፧・｡､॰᠂᠃"
#: Latin-1's signs part words, and so do the marks of Chinese and Japanese (but for what stands for a letter)
_SIGNS = (*range(0x80, 0xAD), *range(0xAE, 0xC0), *range(0x3000, 0x3005), *range(0x3008, 0x3040))
_TABLE = {
    **dict.fromkeys(_SIGNS, " "),
    **{ord(mark): " " for mark in _MARKS},
    **dict.fromkeys(_INVISIBLE),
    ord("ß"): "ss",
    ord("ẞ"): "SS",
}
#: whatever the table changes: to look for it is much faster than to translate texts that have none of it
_CHANGED = re.compile(f"[{''.join(map(re.escape, map(chr, _TABLE)))}]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
#: tags that pages of news are made of; in newswire, <GM> and <KTCO> are tickers
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|br|cite|code|div|em|figcaption|figure|font|footer|h[1-6]|header|hr|i|img|li"
    r"|link|main|meta|nav|ol|p|picture|q|s|script|section|small|source|span|strong|style|sub|sup|table|tbody|td|th|thead"
    r"|time|tr|u|ul|video)(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_PARTED = re.compile(r"(?<=[^\W\d_])[-\N{HYPHEN}]\r?\n\s{0,40}(?=[^\W\d_])(?![A-Z])")
#: bytes that show that more than ASCII, Latin-1 letters and common punctuation is there: whatever but ASCII,
#: continuations, and the first bytes of U+0080-U+00FF and U+2000-U+2FFF
_EASY = bytes([*range(0xC0), 0xC2, 0xC3, 0xE2])
#: and those by which letters of Latin-1 and U+2000-U+203F need a closer look
_TELLTALES = (
    b"\xc2\xad",
    b"\xc3\x9f",
    *(bytes((0xE2, 0x80, last)) for last in (*range(0x8B, 0x91), *range(0xAA, 0xAF))),
)


def is_hard(raw: bytes) -> bool:
    """Whether UTF-8 holds more than Latin-1 and U+2000-U+203F, the punctuation of news."""
    return raw.count(b"\xe2") != raw.count(b"\xe2\x80") or bool(raw.translate(None, _EASY))


def unify_bytes(raw: bytes) -> bytes:
    """UTF-8 in its one form; most texts are in it already, which is seen without decoding them."""
    marked = b"&" in raw or b"<" in raw or b"-\n" in raw or b"-\r" in raw
    if not marked and (raw.isascii() or not (is_hard(raw) or any(mark in raw for mark in _TELLTALES))):
        return raw
    return unify(raw.decode("utf-8", "surrogatepass")).encode("utf-8", "surrogatepass")


def unify(text: str) -> str:
    """A text in its one form: what readers see alike is written alike."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    if not text.isascii():
        text = _CHANGED.sub(_written, text)
        if not unicodedata.is_normalized("NFKC", text):
            # what NFKC takes apart may be a sign again
            text = _CHANGED.sub(_written, unicodedata.normalize("NFKC", text))
    return _PARTED.sub("", text) if "-\n" in text or "-\r" in text or "\N{HYPHEN}" in text else text


def _written(found: re.Match[str]) -> str:
    """What is written for a character of the table."""
    return _TABLE[ord(found[0])] or ""
