"""HTML5's tokens with their places: tags, and the text between them; comments and declarations are passed over.

Scripts, styles, titles and the like end where their own end tag stands and nowhere else. One that nobody ended would
take the rest of the page with it: it ends before the next block of text instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: elements whose content is text whatever it looks like (HTML Standard 13.2.5; `noscript` is read as a browser does)
RAW = frozenset(["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"])
_TAG = re.compile(
    r"""<(?:(/?)([a-zA-Z][^\s/>]*)((?>[^<>"'=]+|=\s*"[^"]*"|=\s*'[^']*'|=|["'])*+)>|(!--|[!?]|/[^a-zA-Z]))"""
)
#: what a text that was meant to be seen begins with
_BLOCK = re.compile(r"<(?:p|div|article|section|main|h[1-6]|ul|ol|table|body)[\s>]", re.IGNORECASE)
_ENDS = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in RAW}
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?""")


#: a start tag, an end tag, or text (without a tag): where it stands in the source, its tag, whether it is an end tag,
#: and what a start tag says, or the tag of the raw element whose text it is
Token = tuple[int, int, str, bool, str]


def tokens_of(source: str) -> Iterator[Token]:
    """The tags and texts of a page in order."""
    at, size = 0, len(source)
    while at < size:
        start = at
        for found in _TAG.finditer(source, at):
            at, end = found.span()
            if at > start:
                yield start, at, "", False, ""
            start = end
            is_end, tag, written, other = found.groups()
            if other:
                start = _passed(source, at, other)
                break
            tag = tag.lower()
            yield at, end, tag, bool(is_end), written
            if tag in RAW and not is_end:
                start, is_ended = _raw_end(source, end, tag)
                if start > end:
                    yield end, start, "", False, tag
                if not is_ended:
                    yield start, start, tag, True, ""
                break
        else:
            if start < size:
                yield start, size, "", False, ""
            return
        at = start


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
