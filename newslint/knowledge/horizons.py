"""How far the record knows: for each office of each country the last day of which it says who held it."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator

from newslint.knowledge.coverage import HEADS
from newslint.knowledge.offices import knowledge


def of_country(written: str) -> Iterator[str]:
    """A line for each office of one country, the one that is known longest first."""
    known = knowledge()
    bare = written.removeprefix("the ").removeprefix("The ")
    code = known.land_of(written) or known.land_of(bare) or bare.upper()
    found = {office: day for land, office, day in known.record.horizons() if land == code}
    for office, day in sorted(found.items(), key=lambda pair: (-pair[1].toordinal(), pair[0])):
        yield f"{known.land(code)} {office}: known until {day}"


def of_all() -> Iterator[str]:
    """Lines for heads of state and government, for the countries whose offices are known longest, and for the rest."""
    known = knowledge()
    heads: list[datetime.date] = []
    others: dict[str, list[datetime.date]] = defaultdict(list)
    for land, office, day in known.record.horizons():
        (heads if office in HEADS else others[land]).append(day)
    yield f"heads of state and government: {len(heads)} offices, most known until {_middle(heads)}"
    newest = sorted(others.items(), key=lambda pair: (-_middle(pair[1]).toordinal(), pair[0]))
    for land, days in newest[:3]:
        yield f"{known.land(land)}: {len(days)} other offices, most known until {_middle(days)}"
    rest = [day for _, days in newest[3:] for day in days]
    if rest:
        yield f"{len(newest) - 3} other countries and bodies: {len(rest)} offices, most known until {_middle(rest)}"
    yield "`facts status COUNTRY` says it office by office; a story after that day is silent on who holds what"


def _middle(days: list[datetime.date]) -> datetime.date:
    return sorted(days)[len(days) // 2]
