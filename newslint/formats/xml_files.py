"""XML, read-only: what a file is, its root says: a feed, NewsML-G2 or NITF; anything else is passed over, and said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

from newslint.formats import feeds, newsml, nitf
from newslint.formats.registry import FileFormat, Item
from newslint.formats.xml_elements import root_of
from newslint.model import Skipped
from newslint.settings import Settings

#: the root stands in so many bytes, comments and declarations before it included; not measured
_START = 1 << 16
_READERS = {
    **dict.fromkeys(feeds.ROOTS, feeds.read),
    **dict.fromkeys(newsml.ROOTS, newsml.read),
    **dict.fromkeys(nitf.ROOTS, nitf.read),
}


def _read(path: str, stream: BinaryIO, settings: Settings) -> Iterator[Item]:
    start = stream.read(_START)
    root = root_of(start)
    read = _READERS.get(root) if root else feeds.read  # which tells what is broken
    if read is None:
        yield Skipped(path, "XML, but no feed and no news")
        return
    found = False
    for item in read(path, cast(BinaryIO, _Again(start, stream)), settings):
        found = True
        yield item
    if not found:
        yield Skipped(path, "XML without items")


class _Again:
    """A stream of which the start has been read, from its start."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = io.BytesIO(start), rest

    def read(self, size: int) -> bytes:
        """The next bytes, at most `size`."""
        return self._start.read(size) or self._rest.read(size)


FORMAT = FileFormat("XML (feeds, NewsML-G2, NITF)", (".xml",), _read, numbered=True)
