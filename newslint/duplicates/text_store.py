"""Where the members of a run stand with their texts, by their numbers: in a list, or in memory and then in a file."""

from __future__ import annotations

import os
import pickle
import tempfile
from array import array
from collections.abc import Iterator
from operator import attrgetter
from typing import IO, Any, Protocol

from msgspec.structs import fields, replace

from newslint.duplicates.members import Member

#: characters of text that are held in memory
HELD = 64_000_000
_NAMES = tuple(field.name for field in fields(Member))
_TEXT = _NAMES.index("text")
_packed = attrgetter(*(name for name in _NAMES if name != "text"))


class TextStore(Protocol):
    """What whoever shows texts that were compared has to know of where they stand.

    A list of members is one, too, and so is what was found of an archive (`store.copies.Found`).
    """

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Member]: ...

    def __getitem__(self, number: int, /) -> Member: ...


class SpillingStore:
    """A text store that takes members in the order in which they are read: in memory while they are few.

    Beyond `held` characters they are in a temporary file, which has no name and goes with the process.
    """

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._members: list[Member] = []
        self._characters = 0
        self._file: IO[bytes] | None = None
        self._offsets = array("Q", [0])
        self._dated: dict[int, Member] = {}

    def __len__(self) -> int:
        return len(self._members) or len(self._offsets) - 1

    def __iter__(self) -> Iterator[Member]:
        return (self[number] for number in range(len(self)))

    def add(self, member: Member) -> None:
        """Put a member behind the others."""
        if self._file:
            self._write(member)
            return
        self._members.append(member)
        self._characters += len(member.text)
        if self._characters > self._held:
            self._file = tempfile.TemporaryFile(prefix="newslint-", buffering=1 << 20)  # noqa: SIM115
            members, self._members = self._members, []
            for one in members:
                self._write(one)

    def _write(self, member: Member) -> None:
        assert self._file
        packed = pickle.dumps((_packed(member), member.text.encode("utf-8", "surrogatepass")), 5)
        self._file.write(packed)
        self._offsets.append(self._offsets[-1] + len(packed))

    def redate(self, number: int, dated: Member) -> None:
        """Give a member the day of `dated`, which became known after it was put here."""
        self._dated[number] = dated

    def __getitem__(self, number: int) -> Member:
        member = self._read(number)
        if dated := self._dated.get(number):
            member = replace(member, published=dated.published, days=dated.days, minute=dated.minute, date_unread=False)
        return member

    def _read(self, number: int) -> Member:
        if not self._file:
            return self._members[number]
        self._file.flush()
        start, end = self._offsets[number], self._offsets[number + 1]
        values, text = pickle.loads(os.pread(self._file.fileno(), end - start, start))
        told: list[Any] = [*values[:_TEXT], text.decode("utf-8", "surrogatepass"), *values[_TEXT:]]
        return Member(*told)
