"""In which encodings XML is read: expat's own, and those of Python's that give each byte one character."""

from __future__ import annotations

import codecs

#: what expat reads by itself (libexpat, doc/reference.html, "XML_ParserCreate")
_OWN = frozenset({"utf-8", "utf-16", "iso-8859-1", "us-ascii"})
#: of Python's, those that are ways to write a literal and no encoding of files
_ESCAPES = frozenset(
    {"unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape", "idna", "punycode"}
)


class EncodingRefusedError(Exception):
    """A document says that it is in an encoding in which it can't be read."""


def refuse_encoding(_version: str | None, encoding: str | None, _standalone: int) -> None:
    """For `XmlDeclHandler`: raise EncodingRefusedError before expat asks Python for what it can't take."""
    if encoding is None or encoding.lower() in _OWN:
        return
    try:
        text = bytes(range(256)).decode(encoding, "replace") if _is_for_text(encoding) else ""
    except (LookupError, ValueError):
        text = ""
    if len(text) != 256:
        raise EncodingRefusedError(f"it says that it is in {encoding[:60]}, in which XML isn't read")


def _is_for_text(encoding: str) -> bool:
    found = codecs.lookup(encoding)
    return found.name not in _ESCAPES and bool(getattr(found, "_is_text_encoding", True))
