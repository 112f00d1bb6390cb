"""On which days write-ups of one event are published."""

from __future__ import annotations

import datetime

Days = tuple[datetime.date, datetime.date]

#: days between two write-ups of one event
SOON = 3


def lie_near(one: Days, other: Days) -> bool:
    """Whether two stretches of days are at most `SOON` apart."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days) <= SOON
