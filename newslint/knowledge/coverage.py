"""How much of the record the table of offices holds: for each office, the days on which it names nobody."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from newslint.knowledge.offices import Term

#: offices whose holders lead a state or its government
HEADS = frozenset({"president", "prime-minister", "chancellor", "premier", "king", "leader", "supreme-leader", "emir"})


class Coverage(Struct, frozen=True):
    """One office of a country: how many terms, the share of the days that they cover, and the gaps between them."""

    country: str
    office: str
    terms: int
    share: float
    gaps: tuple[tuple[datetime.date, datetime.date], ...]


def coverage(terms: Iterable[Term], since: datetime.date, until: datetime.date, least: int = 45) -> list[Coverage]:
    """Every office in the terms, by country; a gap is a stretch of at least `least` days in which nobody held it."""
    by_office: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        by_office.setdefault((term.country, term.office), []).append(term)
    return [_cover(key, held, since, until, least) for key, held in sorted(by_office.items())]


def _cover(key: tuple[str, str], held: list[Term], since: datetime.date, until: datetime.date, least: int) -> Coverage:
    gaps = []
    at = since
    for start, end in sorted((t.start, t.end or t.verified_until or t.start) for t in held):
        if (min(start, until) - at).days >= least:
            gaps.append((at, min(start, until)))
        at = max(at, end)
    if (until - at).days >= least:
        gaps.append((at, until))
    missing = sum((end - start).days for start, end in gaps)
    return Coverage(*key, len(held), 1 - missing / (until - since).days, tuple(gaps))
