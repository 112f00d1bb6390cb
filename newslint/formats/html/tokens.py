"""HTML5's tokens with their places: tags, and the text between them; comments and declarations are passed over.

Scripts, styles, titles and the like end where their own end tag stands and nowhere else. One that nobody ended would
take the rest of the page with it: it ends before the next block of text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

#: elements whose content is text whatever it looks like (HTML Standard 13.2.5; `noscript` is read as a browser does)
RAW = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"])
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*)((?>[^>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|=|["'])*+)>|(!--|[!?]|/[^a-zA-Z]))"""
)
#: what a text that was meant to be seen begins with
_BLOCK = re.compile(r"<(?:p|div|article|section|main|h[1-6]|ul|ol|table|body)[\s>]", re.IGNORECASE)
_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in RAW}
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


class Token(NamedTuple):
    """A start tag, an end tag, or text (`tag` is empty): where it stands in the source, and what a tag says."""

    start: int
    end: int
    tag: str
    is_end: bool
    written: str


def tokens_of(source: str) -> Iterator[Token]:
    """The tags and texts of a page in order."""
    at, size, search = 0, len(source), _TAG.search
    while at < size:
        found = search(source, at)
        if not found:
            yield Token(at, size, "", False, "")
            return
        start, end = found.span()
        if start > at:
            yield Token(at, start, "", False, "")
        if found[4]:
            at = _passed(source, start, found[4])
            continue
        tag = found[2].lower()
        yield Token(start, end, tag, bool(found[1]), found[3])
        at = end
        if tag in RAW and not found[1]:
            at, is_ended = _raw_end(source, end, tag)
            if at > end:
                yield Token(end, at, "", False, tag)
            if not is_ended:
                yield Token(at, at, tag, True, "")


def _passed(source: str, start: int, kind: str) -> int:
    """One past a comment, a declaration, or an end tag of nothing."""
    if kind == "!--":
        if source.startswith((">", "->"), start + 4):
            return source.index(">", start) + 1
        end = source.find("-->", start + 4)
        if end >= 0:
            return end + 3
    end = source.find(">", start)
    return end + 1 if end >= 0 else len(source)


def _raw_end(source: str, at: int, tag: str) -> tuple[int, bool]:
    """Where the text of such an element ends, and whether an end tag says so."""
    found = _ENDS[tag].search(source, at)
    if found:
        return found.start(), True
    block = _BLOCK.search(source, at)
    return (block.start() if block else len(source)), False


def attributes(written: str) -> dict[str, str]:
    """What a tag says: names in small letters, the first of each counts."""
    said: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        said.setdefault(name.lower(), double or single or bare)
    return said
