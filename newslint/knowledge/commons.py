"""Seats and parties of members of the House of Commons who have been ministers since 1979."""

from __future__ import annotations

import datetime

from msgspec import Struct

from newslint.knowledge.record import fold
from newslint.knowledge.sorted_tables import Table
from newslint.knowledge.tables import DATA, remember


class Constituency(Struct, frozen=True):
    """A time in the House: `party` is empty for the small ones, `alone` if no member since 1997 shares the name."""

    person: str
    seat: str
    party: str
    start: datetime.date
    end: datetime.date | None
    alone: bool


@remember
def _table() -> Table:
    return Table(DATA / "record" / "commons.tsv")


@remember
def _formal_names() -> dict[str, list[str]]:
    """What the first names of people are who are called by a short one."""
    found: dict[str, list[str]] = {}
    for formal, short, *_ in Table(DATA / "record" / "nicknames.tsv").all():
        found.setdefault(short, []).append(formal)
    return found


def constituencies(name: str) -> tuple[Constituency, ...]:
    """The times in the House of somebody of that name, or of the one whose given name it shortens."""
    key = fold(name)
    given, _, rest = key.partition(" ")
    rows = _table().rows(key)
    if not rows:
        longer = [found for g in _formal_names().get(given, ()) if (found := _table().rows(f"{g} {rest}"))]
        rows = longer[0] if len(longer) == 1 else ()
    day = datetime.date.fromisoformat
    return tuple(
        Constituency(person, seat, party, day(start), day(end) if end else None, bool(alone))
        for _, person, seat, party, start, end, alone in rows
    )
