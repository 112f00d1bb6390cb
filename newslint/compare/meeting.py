"""How two stories of one event stand to each other, for who compares what they say."""

from __future__ import annotations

from typing import Literal, NamedTuple

#: whether two write-ups are of one day, of days that lie near, of days that aren't known, or of any days, an inquest
#: months later, say
Days = Literal["one", "near", "unknown", "far"]


class Meeting(NamedTuple):
    """How near the days of two stories are, and whether they are surely of one event, and not only related.

    `later` says by how many days the second was published later than the first, where both days are known; where only
    one is, it is endless: who writes of an event without a day may do so at any later time.
    """

    days: Days
    same: bool = False
    later: float | None = None
