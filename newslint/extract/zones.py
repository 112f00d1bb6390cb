"""Clock times and time zones as news writes them.

Offsets are minutes ahead of UTC. A letter code that several zones share has all of them; a code without a season (ET)
has both of its offsets, because which one holds depends on the day.
"""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold

OFFSETS: dict[str, tuple[int, ...]] = {
    "GMT": (0,), "UTC": (0,), "Z": (0,), "WET": (0,), "WEST": (60,),
    "BST": (60, 360), "CET": (60, 120), "CEST": (120,), "EET": (120, 180), "EEST": (180,), "MSK": (180,), "TRT": (180,),
    "EST": (-300, -240, 600), "EDT": (-240, 660), "ET": (-300, -240), "CST": (-360, -300, 480), "CDT": (-300,),
    "CT": (-360, -300), "MST": (-420, -360), "MDT": (-360,), "MT": (-420, -360), "PST": (-480, -420), "PDT": (-420,),
    "PT": (-480, -420), "AKST": (-540,), "AKDT": (-480,), "HST": (-600,), "AST": (-240, 180), "ADT": (-180,),
    "NST": (-210,), "NDT": (-150,), "IST": (330, 60, 120), "IDT": (180,), "IRST": (210,), "GST": (240,), "PKT": (300,),
    "NPT": (345,), "ICT": (420,), "WIB": (420,), "SGT": (480,), "HKT": (480,), "AWST": (480,), "JST": (540,),
    "KST": (540,), "ACST": (570,), "ACDT": (630,), "AEST": (600,), "AEDT": (660,), "NZST": (720,), "NZDT": (780,),
    "SAST": (120,), "EAT": (180,), "WAT": (60,), "CAT": (120,), "BRT": (-180,), "ART": (-180,),
    "Eastern": (-300, -240), "Central": (-360, -300), "Mountain": (-420, -360), "Pacific": (-480, -420),
    "Moscow time": (180,), "Kyiv time": (120, 180), "Beijing time": (480,), "London time": (0, 60),
    "Central European Time": (60,), "Central European Summer Time": (120,),
}  # fmt: skip
_DAY = 24 * 60
ZONE = "|".join(sorted((re.escape(name) for name in OFFSETS), key=len, reverse=True))
#: zones of one summer-time law, as (standard, summer): two of them are always in the same season
_ALIGNED = frozenset({"ET", "CT", "MT", "PT", "Eastern", "Central", "Mountain", "Pacific", "EST", "CST", "MST", "PST"})
TIME = (
    r"(?:(\d{1,2})(?:[:.](\d\d))?(?: ?([ap])\.?m\.?)|([01]?\d|2[0-4])[:.]([0-5]\d)"
    r"|([01]\d|2[0-4])([0-5]\d)|(noon|midnight))"
)


class Clock(Struct, frozen=True):
    """A time of day in minutes after midnight, and its zone, or the place whose clock it is, as written."""

    minutes: int
    zone: str

    @property
    def instants(self) -> tuple[int, ...]:
        """The minutes of the UTC day that it can be."""
        return tuple((self.minutes - offset) % _DAY for offset in offsets_of(self.zone))

    def agrees(self, other: Clock) -> bool:
        """Whether the two can be the same instant, whatever the season."""
        if self.zone in _ALIGNED and other.zone in _ALIGNED:
            pairs = list(zip(self.instants[:2], other.instants[:2], strict=True))
            return any(mine == theirs for mine, theirs in pairs)
        return bool(set(self.instants) & set(other.instants))

    def in_zone(self, zone: str) -> str:
        """The first reading of this time on a clock of another zone, as 14:05."""
        minutes = (self.minutes - offsets_of(self.zone)[0] + offsets_of(zone)[0]) % _DAY
        return f"{minutes // 60:02d}:{minutes % 60:02d}"


def offsets_of(zone: str) -> tuple[int, ...]:
    """The minutes ahead of UTC that a zone, a country or a large city can have; empty for what is none, or has many."""
    if zone in OFFSETS:
        return OFFSETS[zone]
    record, code = knowledge().record, knowledge().land_of(zone)
    city = record.city(zone) if code is None else None
    if code or city is None:
        return record.clocks(code) if code else ()
    return record.clocks(city.country) or record.clocks(fold(city.name))


def minutes_of(groups: tuple[str | None, ...]) -> int | None:
    """Minutes after midnight of the eight groups of `TIME`; None for a time that no clock shows."""
    hour, minute, half, hour24, minute24, hour4, minute4, word = groups
    if word:
        return 12 * 60 if word == "noon" else 0
    if hour is not None:
        if not 1 <= int(hour) <= 12 or int(minute or 0) > 59:
            return None
        return (int(hour) % 12 + (12 if half == "p" else 0)) * 60 + int(minute or 0)
    hours, minutes = int(hour24 or hour4 or 0), int(minute24 or minute4 or 0)
    return (hours * 60 + minutes) % _DAY if hours * 60 + minutes <= _DAY else None
