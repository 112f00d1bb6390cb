"""When well-known people were born, by every table of the record that says so."""

from __future__ import annotations

import datetime
import functools

from msgspec import Struct

from newslint.knowledge.offices import knowledge
from newslint.knowledge.relations import relations


class Birth(Struct, frozen=True):
    """Somebody's birth: the first and the last day that it can have been, and the table that says so."""

    name: str
    first: datetime.date
    last: datetime.date
    source: str

    def ages(self, day: datetime.date) -> tuple[int, int]:
        """The least and the greatest age, in years, that somebody born then can have on a day."""
        return _years(self.last, day), _years(self.first, day)

    @property
    def shown(self) -> str:
        """When that was, with its preposition: the day, or the year where no more is known."""
        return f"on {self.first}" if self.first == self.last else f"in {self.first.year}"


def _years(born: datetime.date, day: datetime.date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@functools.lru_cache(4096)
def birth(name: str) -> Birth | None:
    """The birth of the one well-known person of a name, as written; None if nobody is known, or the tables differ."""
    told = []
    if (year := relations().born(name)) is not None:
        told.append((str(year), "Pantheon"))
    record = knowledge().record
    if (figure := record.figure(name)) is not None:
        told.append((figure.born, figure.source))
    if (day := record.born(name)) and (told or relations().is_famous(name, int(day[:4]))):
        told.append((day, "Wikidata"))
    if not told or len({written[:4] for written, _ in told}) > 1:
        return None
    written, source = max(told, key=lambda one: len(one[0]))
    if len(written) == len("1918-07-18"):
        first = last = datetime.date.fromisoformat(written)
    else:
        first, last = datetime.date(int(written[:4]), 1, 1), datetime.date(int(written[:4]), 12, 31)
    return Birth(name, first, last, source)
