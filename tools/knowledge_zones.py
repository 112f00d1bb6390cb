"""The clocks of countries and large cities since 1970: the IANA time zone database, and GeoNames' zones of cities."""

from __future__ import annotations

import csv
import datetime
import functools
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from knowledge_offices import fold

_FIRST, _LAST = 1970, 2026
#: share of a country's people in cities who have one clock for it to be the country's, and people of a city that has
#: a row of its own in a country of several
_MOST, _LARGE = 0.93, 400_000


def rows(record: Path) -> Iterator[tuple[str, str]]:
    """A country's code or a city's name, and the minutes ahead of UTC that its clocks have shown."""
    people: defaultdict[str, Counter[str]] = defaultdict(Counter)
    cities = []
    with (record / "cities_geonames15000.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            shown = " ".join(map(str, _offsets(row["timezone"])))
            people[row["country"]][shown] += int(row["population"])
            cities.append((fold(row["name"]), row["country"], int(row["population"]), shown))
    one = {}
    for country, clocks in people.items():
        shown, count = clocks.most_common(1)[0]
        if count >= _MOST * sum(clocks.values()):
            one[country] = shown
    named: dict[str, set[str]] = defaultdict(set)
    for name, country, count, shown in cities:
        if country not in one and count >= _LARGE:
            named[name].add(shown)
    found = [*one.items(), *((name, clocks.pop()) for name, clocks in named.items() if len(clocks) == 1)]
    yield from sorted(found)


@functools.cache
def _offsets(zone: str) -> tuple[int, ...]:
    """The minutes ahead of UTC that a zone has shown on the first and the fifteenth of any month."""
    clock = zoneinfo.ZoneInfo(zone)
    days = (
        datetime.datetime(year, month, day, 12, tzinfo=clock)
        for year in range(_FIRST, _LAST)
        for month in range(1, 13)
        for day in (1, 15)
    )
    return tuple(sorted({int(day.utcoffset().total_seconds() // 60) for day in days if day.utcoffset() is not None}))
