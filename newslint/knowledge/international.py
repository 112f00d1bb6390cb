"""International bodies: where each has its headquarters, and which states belong to it from when to when."""

from __future__ import annotations

import datetime

from msgspec import Struct

from newslint.knowledge.tables import remember, rows

#: what papers call the bodies whose members are known; the first is the name in a message
CALLED = {
    "EU": ("European Union", "EU", "E.U.", "European Community", "EEC", "EC", "Common Market"),
    "eurozone": ("euro zone", "eurozone", "euro area", "euro-zone", "single currency", "euro"),
    "NATO": ("NATO", "Nato", "North Atlantic Treaty Organization", "Atlantic alliance", "Western alliance"),
    "OPEC": ("OPEC", "Opec", "Organization of the Petroleum Exporting Countries", "oil cartel"),
}
#: days within which somebody is called a member who is about to be one, or was one until then
_GRACE = datetime.timedelta(100)


class Membership(Struct, frozen=True):
    """One state's time in a body; `joined` and `left` are days, or years where only those are known."""

    country: str
    joined: str
    left: str
    source: str

    def may_hold(self, day: datetime.date) -> bool:
        """Whether the state may be called a member on that day."""
        first = datetime.date.fromisoformat(self.joined if len(self.joined) > 4 else f"{self.joined}-01-01")
        last = self.left if len(self.left) > 4 else f"{self.left}-12-31" if self.left else "9999-01-01"
        return first - _GRACE <= day <= datetime.date.fromisoformat(last) + _GRACE

    @property
    def shown(self) -> str:
        """When the state was a member, as a report says it."""
        return f"from {self.joined} to {self.left}" if self.left else f"since {self.joined}"


class Seat(Struct, frozen=True):
    """Where a body has its headquarters: the city and its other spellings, and since which year."""

    name: str
    cities: tuple[str, ...]
    since: int
    source: str


@remember
def memberships() -> dict[tuple[str, str], tuple[Membership, ...]]:
    """The times of each state in each body, by body and country."""
    found: dict[tuple[str, str], tuple[Membership, ...]] = {}
    for row in rows("memberships.csv"):
        key = row["body"], row["country"]
        found[key] = (*found.get(key, ()), Membership(row["country"], row["joined"], row["left"], row["source"]))
    return found


@remember
def seats() -> dict[str, Seat]:
    """The headquarters of each body by each of its names."""
    found: dict[str, Seat] = {}
    for row in rows("seats.csv"):
        names = row["names"].split("; ")
        seat = Seat(names[0], tuple(row["seat"].split("; ")), int(row["since"] or 0), row["source"])
        found |= dict.fromkeys(names, seat)
    return found
