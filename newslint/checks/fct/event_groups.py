"""Which stories tell of one event, or of related ones: among all of a run, or of a store around those asked about."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from newslint.checks.fct.told_story import (
    MOST,
    ClaimsContribution,
    day_of,
    days_fit,
    key_of,
    lead_of,
    months_fit,
    months_of,
    names_of,
)
from newslint.duplicates.event_days import SOON, lie_near

if TYPE_CHECKING:
    from newslint.duplicates.event_likeness import Level
    from newslint.store.comparison import Neighbours

#: stories of which the leads are unpacked at once
_BATCH = 512


class Openings:
    """What is read off all stories of a run, each once: how they begin, by which they find their like, and when they
    can have been published."""

    def __init__(self, gathered: Sequence[ClaimsContribution]) -> None:
        from newslint.duplicates.words import RowWriter, word_codes

        self.names: Counter[str] = Counter()
        self._days: list[tuple[datetime.date, datetime.date] | None] = []
        self._months: dict[int, frozenset[str]] = {}
        writer, leads = RowWriter(), []
        # many stories have the same days and months: of 100,000 each of these is held once
        days: dict[object, tuple[datetime.date, datetime.date] | None] = {}
        months: dict[frozenset[str], frozenset[str]] = {}
        for number, one in enumerate(gathered):
            self.names.update(names_of(one))
            self._days.append(days.setdefault(one.days, one.days))
            if not one.days:
                named = months_of(one)
                self._months[number] = months.setdefault(named, named)
            leads.append(lead_of(one))
            if len(leads) == _BATCH:
                writer.add(word_codes(leads))
                leads = []
        if leads:
            writer.add(word_codes(leads))
        self._codes = writer.rows()
        self._gathered = gathered

    def groups(self, level: Level) -> list[list[int]]:
        """The stories that tell of one event, or of related ones."""
        if len(self._days) < 2:
            return []
        from newslint.duplicates.same_event import same_event_groups

        days = [one[0].toordinal() if one and one[0] == one[1] else None for one in self._days]
        return same_event_groups(self._codes, days, level, self._fit, by_figures=False)

    def _fit(self, left: int, right: int) -> bool:
        one, other = self._days[left], self._days[right]
        if one and other:
            return lie_near(one, other)
        here, there = (self._months[n] if n in self._months else months_of(self._gathered[n]) for n in (left, right))
        return months_fit(here, there)


class StoredStories:
    """The stories of a store as `find_event_neighbours` asks for them, by the numbers of their items."""

    def __init__(self, near: Neighbours) -> None:
        self.near = near
        self.total = near.lookups.count(near.family)
        self.stories: dict[int, ClaimsContribution] = {}
        self._places: dict[int, tuple[str, int, int]] = {}
        self._found: tuple[list[int], dict[Level, list[list[int]]]] | None = None

    def groups(self, level: Level) -> tuple[list[ClaimsContribution], list[list[int]]]:
        """The stories among which those asked about may have write-ups of their event, and groups of their places."""
        if self._found is None:
            from newslint.duplicates.event_neighbours import find_event_neighbours

            asked = [item.number for item in self.near.asked]
            self._found = find_event_neighbours(asked, self, SOON)
        numbers, groups = self._found
        return [self.stories[number] for number in numbers], groups[level]

    def asked(self) -> frozenset[int]:
        """The places of those asked about, among the stories of `groups`."""
        numbers = self._found[0] if self._found else []
        asked = {item.number for item in self.near.asked}
        return frozenset(at for at, number in enumerate(numbers) if number in asked)

    def leads(self, numbers: Sequence[int]) -> list[str]:
        """How stories begin."""
        for item, story in self.near.read(self.near.lookups.items_at(numbers)):
            self.stories[item.number] = story
            self._places[item.number] = (item.path, item.place, item.at)
        return [lead_of(self.stories[number]) for number in numbers]

    def place(self, number: int) -> tuple[str, int, int]:
        """Where a story stands, in the order of the archive."""
        return self._places[number]

    def sharing(self, term: int, number: int, margin: int) -> list[int]:
        """The stories that have a word and may be of about the days of one."""
        days = self.stories[number].days
        span = (days[0].toordinal() - margin, days[1].toordinal() + margin) if days else None
        return self.near.lookups.find_holders(self.near.family, term, span)

    def counts(self, terms: Sequence[int]) -> dict[int, int]:
        """In how many stories each term is."""
        return self.near.lookups.counts(self.near.family, terms)

    def fit(self, left: int, right: int) -> bool:
        """Whether two can have been published about the same time."""
        return days_fit(self.stories[left], self.stories[right])

    def day(self, number: int) -> int | None:
        """When a story was published, where that is known to the day."""
        return day_of(self.stories[number])

    def everything(self) -> list[int]:
        """All stories of the archive."""
        return [item.number for item in self.near.lookups.items(self.near.family)]


def count_names(gathered: Sequence[ClaimsContribution], near: StoredStories) -> Counter[str]:
    """How many stories of the archive have each of the names in these."""
    known = {name for story in gathered for name in names_of(story)}
    counts = near.counts([key_of(name) for name in sorted(known)])
    return Counter({name: counts.get(key_of(name), 0) for name in known})


def in_order(gathered: Sequence[ClaimsContribution], members: Sequence[int]) -> list[int]:
    """The first stories of a group, the earliest first."""
    return sorted(members, key=lambda n: (gathered[n].days or (datetime.date.max,), n))[:MOST]
