"""Places in their countries, waters and what lies in them, and armed bodies with the lands they have fought in."""

from __future__ import annotations

import datetime
import re
from collections import Counter

from msgspec import Struct

from newslint.knowledge.offices import knowledge
from newslint.knowledge.tables import remember, rows
from newslint.model import Span


class Organisation(Struct, frozen=True):
    """An armed body: the countries it has held ground in, those it has only struck, and the years it existed."""

    id: str
    names: tuple[str, ...]
    began: datetime.date
    ended: datetime.date | None
    theatres: frozenset[str]
    attacks: frozenset[str]
    verified_until: str
    source: str


class Feature(Struct, frozen=True):
    """A pipeline, bridge, canal or island, and the waters it may be said to lie in."""

    name: str
    kind: str
    waters: frozenset[str]
    source: str


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


@remember
def organisations() -> dict[str, Organisation]:
    """Armed bodies by each of their names."""
    day = datetime.date.fromisoformat
    found: dict[str, Organisation] = {}
    for row in rows("organisations.csv"):
        body = Organisation(
            row["id"], _parts(row["names"]), day(row["began"]), day(row["ended"]) if row["ended"] else None,
            frozenset(row["theatres"].split()), frozenset(row["attacks"].split()),
            row["verified_until"], row["source"],
        )  # fmt: skip
        found |= dict.fromkeys(body.names, body)
    return found


@remember
def features() -> dict[str, Feature]:
    """What lies in a water, by name."""
    return {
        row["name"]: Feature(row["name"], row["kind"], frozenset(_parts(row["waters"])), row["source"])
        for row in rows("waters.csv")
    }


@remember
def places() -> dict[str, str]:
    """The country code of each place that has but one of that name in the news."""
    return {row["place"]: row["country"] for row in rows("places.csv")}


@remember
def claims() -> dict[str, frozenset[str]]:
    """The countries that a place may be said to lie in: its own, and those that claim it or hold a part of it."""
    return {row["place"]: frozenset((row["country"], *row["claimed"].split())) for row in rows("places.csv")}


@remember
def place_sources() -> dict[str, str]:
    """By what source each place lies in its country."""
    return {row["place"]: row["source"] for row in rows("places.csv")}


@remember
def _land_pattern() -> re.Pattern[str]:
    names = [*knowledge().countries, *places()]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, names), key=len, reverse=True))})s?(?![\w])")


def lands(text: str, span: Span) -> Counter[str]:
    """How often each country stands in a stretch of text: by its name, its people, or a place in it."""
    counted: Counter[str] = Counter()
    countries, towns = knowledge().countries, places()
    for found in _land_pattern().finditer(text, span.start, span.end):
        name = found[0]
        bare = name if name in countries or name in towns else name[:-1]
        counted[countries.get(bare) or towns[bare]] += 1
    return counted
