"""What tells write-ups of one event before their words are compared: their days, and how many texts there are."""

from __future__ import annotations

import datetime

Days = tuple[datetime.date, datetime.date]

#: days between two write-ups of one event
SOON = 3
#: days between those that share names which hardly any other text has (`event_scorer`): less than a week, after which
#: a series tells of its next event
LATER = 6
#: an archive of fewer texts teaches too little of what is rare: there the marks of an event decide as well
FEW = 200


def lie_near(one: Days, other: Days) -> bool:
    """Whether two stretches of days are at most `SOON` apart, and two that are known to the day at most `LATER`."""
    most = LATER if one[0] == one[1] and other[0] == other[1] else SOON
    return max((one[0] - other[1]).days, (other[0] - one[1]).days) <= most
