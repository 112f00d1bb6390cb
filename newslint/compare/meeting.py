"""How two stories of one event stand to each other, for who compares what they say."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: whether two write-ups are of one day, of days that lie near, of days that aren't known, or of any days, an inquest
#: months later, say
Days = Literal["one", "near", "unknown", "far"]


class Meeting(NamedTuple):
    """How near the days of two stories are, and whether they are surely of one event, and not only related.

    `later` says by how many days the second was published later than the first, where both days are known.
    """

    days: Days
    same: bool = False
    later: int | None = None
