"""What the records of a run say together: whether their dates begin with the day, and which have one address."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator

from newslint.duplicates.members import Member, read_day
from newslint.segmenting.dates import DayOrder, day_order

#: what an address has that doesn't tell pages apart: protocol, "www.", a mark in the page, what counts visits
_IDLE = re.compile(
    r"^\w+://(?:www\.|m\.|amp\.)?|#.*$|(?<=[?&])(?:utm_\w+|fbclid|gclid|mc_\w+|ref|cmp)=[^&#]*&?", re.IGNORECASE
)


class Columns:
    """Sees all members of a run, in their order, and says afterwards what no single one of them shows."""

    def __init__(self) -> None:
        self._orders: dict[str, set[DayOrder]] = {}
        self._waiting: list[tuple[int, Member]] = []
        self._addresses: Counter[bytes] = Counter()

    def see(self, number: int, member: Member) -> None:
        """Take notice of the member of this number."""
        if member.written:
            if order := day_order([member.written]):
                self._orders.setdefault(member.path, set()).add(order)
            elif member.date_unread:
                self._waiting.append((number, member))
        if member.url and member.story == 1:
            self._addresses[identify_address(member.url)] += 1

    def days(self) -> Iterator[tuple[int, Member]]:
        """Members whose day the other dates of their file settle, with it."""
        for number, member in self._waiting:
            orders = self._orders.get(member.path, set())
            if len(orders) == 1 and (dated := read_day(member, next(iter(orders)))):
                yield number, dated

    @property
    def sharing(self) -> int:
        """How many records have an address that another record has as well."""
        return sum(count for count in self._addresses.values() if count > 1)


def identify_address(address: str) -> bytes:
    """A few bytes that are the same for addresses of one page."""
    bare = _IDLE.sub("", address.strip()).rstrip("/?&")
    return hashlib.blake2b(bare.encode("utf-8", "surrogatepass"), digest_size=8).digest()
