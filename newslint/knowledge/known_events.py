"""Events that everybody knows by a name, and the years in which they were."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.knowledge.tables import remember, rows

#: a name, and a verb of the past with the rest
_CLAUSE = re.compile(
    r"(.*[A-Z][^ ]*) ((?:[a-z]+ed|was|were|broke|began|went|came|sank|fell|ceased|blew|burst|set|became)\b.*)"
)


class KnownEvent(Struct, frozen=True):
    """An event, and the `years` in which it was; Games of one city may have been held several times.

    `name` is how a report calls it. `source` are the lists that the years were taken from.
    """

    name: str
    years: tuple[tuple[int, int], ...]
    source: str

    def was_in(self, year: int) -> bool:
        """Whether it was, or went on, in that year."""
        return any(first <= year <= last for first, last in self.years)


@remember
def known_events() -> dict[str, KnownEvent]:
    """What `events.csv` holds, by each form of a name: "Chernobyl disaster", "Titanic sank"."""
    found: dict[str, KnownEvent] = {}
    for row in rows("events.csv"):
        spans = [span.partition("-") for span in row["years"].split()]
        years = tuple((int(first), int(last or first)) for first, _, last in spans)
        event = KnownEvent(row["event"], years, row["source"])
        found |= dict.fromkeys(_forms(row["names"]) + _forms(row["clauses"]), event)
    return found


@remember
def happenings() -> frozenset[str]:
    """The forms that are a clause, with what came of it: "Titanic sank"."""
    return frozenset(form for row in rows("events.csv") for form in _forms(row["clauses"]))


def _forms(cell: str) -> list[str]:
    """The forms in a cell, and of a clause also that with a pronoun: "Titanic sank", "Titanic, which sank"."""
    forms = [form for form in cell.split("|") if form]
    split = [match for form in forms if (match := _CLAUSE.fullmatch(form))]
    return forms + [f"{m[1]}, {pronoun} {m[2]}" for m in split for pronoun in ("which", "who")]
