"""Tables as files of lines with tabs, in the order of their first cells, and a row of one of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct


class Table:
    """A sorted file of lines with tabs; `rows` gives the cells of the lines whose first cell is the key."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._bytes: bytes | None = None
        self._known: dict[str, tuple[tuple[str, ...], ...]] = {}

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """The rows under a key, in order; none for a key that the table lacks."""
        if key not in self._known:
            self._known[key] = tuple(self._find(key))
        return self._known[key]

    def all(self) -> Iterator[tuple[str, ...]]:
        """Every row, in order."""
        for line in self._content().decode().splitlines():
            yield tuple(line.split("\t"))

    def lines_with(self, pattern: bytes) -> Iterator[tuple[str, ...]]:
        """The rows that a pattern of whole lines matches, in order."""
        for line in re.findall(pattern, self._content(), re.MULTILINE):
            yield tuple(line.decode().split("\t"))

    def _content(self) -> bytes:
        if self._bytes is None:
            self._bytes = self._path.read_bytes()
        return self._bytes

    def _find(self, key: str) -> Iterator[tuple[str, ...]]:
        content, wanted = self._content(), key.encode() + b"\t"
        low, high = 0, len(content)
        while low < high:
            middle = content.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            end = content.find(b"\n", middle)
            if content[middle : middle + len(wanted)] < wanted:
                low = end + 1
            else:
                high = middle
        while content.startswith(wanted, low):
            end = content.find(b"\n", low)
            yield tuple(content[low:end].decode().split("\t"))
            low = end + 1


class Figure(Struct, frozen=True):
    """Somebody known to the public who has died: `born` and `died` are days, or years where only those are known."""

    name: str
    born: str
    died: str
    source: str

    def is_dead(self, day: datetime.date, after: int) -> bool:
        """Whether the person had been dead for more than so many days."""
        if len(self.died) == len("2000"):
            return day.year > int(self.died)
        return day > datetime.date.fromisoformat(self.died) + datetime.timedelta(after)
