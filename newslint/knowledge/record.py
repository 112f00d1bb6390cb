"""The wide record: office holders, members of Congress, cities, capitals, waters and money, opened when first asked.

Each table is a file of lines with tabs, in the order of the bytes of their first cells, so that a look-up halves its
way through the file and nothing is parsed but the lines that are asked for. `tools/build_knowledge.py` makes them;
`SOURCES.md` says out of what.
"""

from __future__ import annotations

import datetime
import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from newslint.knowledge.sorted_tables import Figure, Table
from newslint.knowledge.tables import DATA

_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "ß": "ss", "æ": "ae"})

#: cities of so many people are named whatever happens. Not measured
MILLIONS = 1_000_000
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


@functools.lru_cache(4096)
def fold(name: str) -> str:
    """A name without accents, capitals, points and hyphens, by which the tables are asked."""
    bare = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`]", "", bare)).split())


def spellings(name: str) -> tuple[str, ...]:
    """The keys by which a name may be in the tables: as written, and with umlauts as two letters or as one."""
    written = name.translate(_UMLAUTS)
    plain = re.sub(r"(?<=[aou])e(?=[a-z])", "", name) if re.search(r"[aou]e[a-z]", name) else name
    return tuple(dict.fromkeys((fold(name), fold(written), fold(plain))))


class Holding(Struct, frozen=True):
    """One person's time in an office: `end` is None while open or unknown, then `known_until` says how far it's known.

    `firm` is False for what one source alone says, or for days that are only near; such a row excuses a title, and
    accuses nobody.
    """

    person: str
    country: str
    office: str
    start: datetime.date
    end: datetime.date | None
    known_until: datetime.date
    firm: bool
    source: str

    def covers(self, day: datetime.date, before: int = 0, after: int = 0) -> bool | None:
        """Whether the day lies in the term, widened by so many days on either side; None if nobody knows."""
        if day < self.start - datetime.timedelta(before):
            return False
        if self.end is not None:
            return day <= self.end + datetime.timedelta(after)
        return True if day <= self.known_until + datetime.timedelta(after) else None

    @property
    def shown(self) -> str:
        """The row as a report shows it: person, days and source."""
        end = str(self.end) if self.end else f"at least {self.known_until}"
        return f"{self.person}, {self.country} {self.office} {self.start} to {end} [{self.source}]"


class Seat(Struct, frozen=True):
    """A term in Congress or as a governor: `party` is sure only if `exact`, else it is the person's last."""

    person: str
    chamber: str
    state: str
    party: str
    start: datetime.date
    end: datetime.date | None
    exact: bool


class City(Struct, frozen=True):
    """The largest place of a name, and the countries (and American states, `US-TX`) that have one of that name.

    `large` are those in which a place of that name has more than fifteen thousand people.
    """

    name: str
    country: str
    people: int
    point: tuple[float, float]
    everywhere: frozenset[str]
    large: frozenset[str]


def _holding(
    person: str, country: str, office: str, start: str, end: str, known: str, status: str, source: str
) -> Holding:
    day = datetime.date.fromisoformat
    ended = day(end) if end not in ("", "?") else None
    return Holding(person, country, office, day(start), ended, ended or day(known), not status, source)


#: days between the beginnings of one term in two tables
_SAME_TERM = 60
#: people from which on a city is one that a paper writes without thinking. Not measured
_CITY = 150_000
#: people of a city that is taken for the extent of its country
_TOWN = 15_000


class Record:
    """The tables of the wide record as one value; `extra` are rows of offices that a user adds."""

    def __init__(self, folder: Path = DATA / "record", extra: Iterable[Mapping[str, str]] = ()) -> None:
        self._tables: dict[str, Table] = {}
        self._folder = folder
        cells = ("person", "country", "office", "start", "end", "verified_until", "status", "source")
        self._extra = [_holding(*(row[cell] for cell in cells)) for row in extra]

    def _table(self, name: str) -> Table:
        if name not in self._tables:
            self._tables[name] = Table(self._folder / f"{name}.tsv")
        return self._tables[name]

    def holdings(self, name: str) -> tuple[Holding, ...]:
        """Every term of the person of that name, however it is spelt; empty for someone unknown."""
        key = next((k for k in spellings(name) if self._table("terms").rows(k)), fold(name))
        rows = self._table("terms").rows(key)
        if not rows:
            other = self._table("spellings").rows(key)
            rows = self._table("terms").rows(other[0][1]) if len(other) == 1 else ()
        if not rows and len(key.split()) > 2:
            # Colin L. Powell, Joseph R. Biden Jr.: initials in the middle are left out
            first, *middle, last = re.sub(r" (?:jr|sr|ii|iii)$", "", key).split()
            rows = self._table("terms").rows(" ".join([first, *(word for word in middle if len(word) > 1), last]))
        held = [_holding(*row[1:]) for row in rows]
        held += self._unlike(held, [h for h in self._opened if fold(h.person) == key])
        held += [h for h in self._extra if fold(h.person) == key]
        return tuple(sorted(held, key=lambda h: h.start))

    @functools.cached_property
    def _opened(self) -> list[Holding]:
        """The terms that stand beside the heads of states: of bodies, and of offices of which no list goes far back."""
        rows = self._table("heads").lines_with(rb"^[^\t\n]*\t[^\t\n]*\t[^\t\n]*\t(?!leader of the state\t)[^\n]*$")
        return [_holding(row[1], row[2], row[3], row[4], row[5], "", "", row[6]) for row in rows]

    @staticmethod
    def _unlike(held: list[Holding], more: list[Holding]) -> list[Holding]:
        """Those of `more` whose beginning no term has that is known already."""
        return [
            h for h in more
            if all(abs((h.start - one.start).days) > _SAME_TERM for one in held if one.office == h.office)
        ]  # fmt: skip

    def other_surnames(self, word: str) -> frozenset[str]:
        """Other spellings of a surname that some source has of the same person."""
        return frozenset(row[1] for row in self._table("surnames").rows(word))

    def short_forms(self, given: str) -> frozenset[str]:
        """What people of that first name are called by."""
        return frozenset(row[1] for row in self._table("nicknames").rows(given))

    def died(self, name: str) -> datetime.date | None:
        """The day on which an office-holder of that name died; None for the living and for names of several people."""
        key = fold(name)
        rows = self._table("lives").rows(key)
        if not rows:
            other = self._table("spellings").rows(key)
            rows = self._table("lives").rows(other[0][1]) if len(other) == 1 else ()
        return datetime.date.fromisoformat(rows[0][2]) if len(rows) == 1 and len(rows[0][2]) == 10 else None

    def born(self, name: str) -> str | None:
        """The day, or the year, in which an office-holder of that name was born; None where no table says so."""
        rows = self._table("lives").rows(fold(name))
        if len(rows) != 1 or not rows[0][1]:
            return None
        # the first of January stands for a day that isn't known
        return rows[0][1].removesuffix("-01-01")

    def figure(self, name: str) -> Figure | None:
        """Somebody known to the public who has died and bears that name alone; None for everybody else."""
        rows = self._table("figures").rows(fold(name)) or self._table("deaths").rows(fold(name))
        return Figure(*rows[0][1:]) if len(rows) == 1 else None

    def nations(self, name: str) -> tuple[frozenset[str], frozenset[str]] | None:
        """The countries that a well-known person is of, and what the person is; None for all whom no table has."""
        rows = self._table("nationals").rows(fold(name))
        return (frozenset(rows[0][2].split()), frozenset(rows[0][3].split())) if len(rows) == 1 else None

    def leaders(self, given: str) -> tuple[tuple[str, str, int, int], ...]:
        """Surname, full name, first and last year of everyone of a first name who led a state."""
        rows = self._table("leaders").rows(given)
        return tuple((surname, person, int(first), int(last)) for _, surname, person, first, last in rows)

    @functools.cached_property
    def leading_names(self) -> frozenset[str]:
        """The first names of everyone who led a state."""
        return frozenset(row[0] for row in self._table("leaders").all())

    @functools.cached_property
    def leading_given(self) -> frozenset[str]:
        """The same as they are written."""
        return frozenset(row[2].split(" ")[0] for row in self._table("leaders").all())

    @functools.cached_property
    def leading_surnames(self) -> dict[str, tuple[tuple[str, str, int, int], ...]]:
        """Everyone who led a state, as `leaders` tells them, by surname."""
        found: dict[str, list[tuple[str, str, int, int]]] = {}
        for _, surname, person, first, last in self._table("leaders").all():
            found.setdefault(surname, []).append((surname, person, int(first), int(last)))
        return {surname: tuple(people) for surname, people in found.items()}

    def is_given(self, word: str) -> bool:
        """Whether a word is somebody's first name in the tables."""
        return word in self.leading_names or bool(self._table("given_names").rows(fold(word)))

    def is_known(self, name: str) -> bool:
        """Whether the name is anybody's in the tables."""
        key = fold(name)
        return any(self._table(table).rows(key) for table in ("terms", "spellings", "congress"))

    def holders(self, country: str, office: str) -> tuple[Holding, ...]:
        """Everyone who held an office of a country, by the start."""
        rows = self._table("holders").rows(f"{country} {office}")
        held = [_holding(row[2], country, office, row[1], *row[3:]) for row in rows]
        held += self._unlike(held, [h for h in self._opened if (h.country, h.office) == (country, office)])
        held += [h for h in self._extra if (h.country, h.office) == (country, office)]
        return tuple(sorted(held, key=lambda h: h.start))

    def horizon(self, country: str, office: str) -> datetime.date | None:
        """The last day for which the record says who held the office; None for an office that it doesn't know."""
        return max((h.known_until for h in self.holders(country, office)), default=None)

    def horizons(self) -> Iterator[tuple[str, str, datetime.date]]:
        """Every country and office with the last day for which the record says who held it."""
        known: dict[tuple[str, str], str] = {}
        for key, start, _, end, verified, _, _ in self._table("holders").all():
            country, office = key.split(" ", 1)
            last = end if end not in ("", "?") else verified
            known[country, office] = max(known.get((country, office), start), last)
        for held in self._extra:
            last = str(held.known_until)
            known[held.country, held.office] = max(known.get((held.country, held.office), last), last)
        for (country, office), last in sorted(known.items()):
            yield country, office, datetime.date.fromisoformat(last)

    def seats(self, name: str) -> tuple[Seat, ...]:
        """The terms of a member of Congress or a governor of that name."""
        words = re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(name)).split()
        key = " ".join([words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]] if len(words) > 1 else words)
        day = datetime.date.fromisoformat
        if len(words) > 2 and not any(self._table(table).rows(key) for table in ("congress", "congress_before")):
            key = f"{words[0]} {words[-1]}"  # "Everett McKinley Dirksen", whom the source has without the middle name
        return tuple(
            Seat(person, chamber, state, party, day(start), day(end) if end else None, not last)
            for _, person, chamber, state, party, start, end, last in (
                *self._table("congress").rows(key),
                *self._table("congress_before").rows(key),
            )
        )

    def is_sitting(self, name: str, day: datetime.date) -> bool:
        """Whether somebody of that name sits in Congress, or governs a state, on a day, by a source that knows it."""
        return any(s.exact and s.start <= day and (s.end is None or day <= s.end) for s in self.seats(name))

    def city(self, name: str) -> City | None:
        """The place that the news means by a name, if it is a large one."""
        rows = self._table("cities").rows(fold(name))
        if not rows:
            return None
        _, shown, country, people, north, east, everywhere = rows[0]
        codes = everywhere.split()
        return City(
            shown, country, int(people), (float(north), float(east)),
            frozenset(code.rstrip("+") for code in codes), frozenset(code[:-1] for code in codes if code.endswith("+")),
        )  # fmt: skip

    def cities_like(self, name: str) -> tuple[City, ...]:
        """The cities of over `_CITY` people that begin and end like a name, whose own is about as long."""
        key = fold(name)
        found = self._large.get((key[:2], key[-1:]), ())
        return tuple(city for k in found if abs(len(k) - len(key)) <= 1 and k != key and (city := self.city(k)))

    @functools.cached_property
    def _large(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for row in self._cities(_CITY):
            if row[0] == fold(row[1]):
                found.setdefault((row[0][:2], row[0][-1:]), []).append(row[0])
        return found

    def capitals(self, country: str) -> tuple[tuple[str, frozenset[str], int, int], ...]:
        """The capitals of a country: the name, all its spellings, and the years in which the source calls it so."""
        rows = self._table("capitals").rows(country)
        return tuple((name, frozenset(names.split("|")), int(first), int(last)) for _, name, names, first, last in rows)

    def water(self, name: str) -> tuple[str, frozenset[str], tuple[tuple[float, float], ...]] | None:
        """The kind of a river or sea, the countries that touch it, and where the large cities near it lie."""
        rows = self._table("waters").rows(name)
        if len(rows) != 1:
            return None
        _, kind, lands, near = rows[0]
        points = tuple((float(p.split(",")[0]), float(p.split(",")[1])) for p in near.split())
        return kind, frozenset(lands.split()), points

    def lake(self, name: str) -> frozenset[str] | None:
        """The countries that touch a lake which several share."""
        rows = self._table("lakes").rows(name)
        return frozenset(rows[0][1].split()) if rows else None

    def household_names(self) -> Iterator[str]:
        """The surnames of those who led a state, capitals, and cities of a million: what the news names on any day."""
        for _, surname, *_ in self._table("leaders").all():
            if len(surname) > 5:
                yield surname
        for _, capital, *_ in self._table("capitals").all():
            yield capital
        for _, city, *_ in self._cities(MILLIONS):
            yield city

    def _cities(self, people: int) -> Iterator[tuple[str, ...]]:
        """The cities of so many people or more; of a hundred thousand lines those with enough figures are split."""
        for row in self._table("cities").lines_with(rb"^[^\t\n]*\t[^\t\n]*\t[^\t\n]*\t\d{%d,}\t.*" % len(str(people))):
            if int(row[3]) >= people:
                yield row

    def cities_of(self, code: str, people: int) -> dict[tuple[str, tuple[float, float]], int]:
        """The cities of so many people or more in a country, or a state of America, by name and place."""
        rows = (row for row in self._cities(people) if code in (row[2], row[2][:2]))
        return {(row[1], (float(row[4]), float(row[5]))): int(row[3]) for row in rows}

    @functools.cached_property
    def towns(self) -> dict[str, list[tuple[float, float]]]:
        """Where the cities of over `_TOWN` people of each country lie."""
        found: dict[str, list[tuple[float, float]]] = {}
        for row in self._cities(_TOWN):
            found.setdefault(row[2], []).append((float(row[4]), float(row[5])))
        return found

    @functools.cached_property
    def waters(self) -> frozenset[str]:
        """The names of all rivers and seas."""
        return frozenset(row[0] for row in self._table("waters").all())

    def gender(self, given: str) -> str | None:
        """`m` or `f` for a given name that nearly always belongs to one gender; None for others and unknown ones."""
        rows = self._table("given_names").rows(fold(given))
        return rows[0][1].lower() if rows else None

    def money(self, country: str) -> tuple[tuple[str, str, str], ...]:
        """The nouns of a country's money, each with its first and last day."""
        return tuple((noun, start, end) for _, noun, start, end, _ in self._table("currencies").rows(country))

    def clocks(self, place: str) -> tuple[int, ...]:
        """The minutes ahead of UTC that clocks have shown since 1970 in a country, by its code, or in a large city.

        Empty for a country of several zones, a city without a row and a name of cities in several zones.
        """
        rows = self._table("zones").rows(place)
        return tuple(map(int, rows[0][1].split())) if rows else ()

    @functools.cached_property
    def monies(self) -> frozenset[str]:
        """Every noun that some country's money goes by."""
        return frozenset(row[1] for row in self._table("currencies").all())

    @functools.cached_property
    def lands(self) -> dict[str, str]:
        """The code of each country by its names."""
        return {name: row[0] for row in self._table("lands").all() for name in row[1].split("; ") if name}

    @functools.cached_property
    def adjectives(self) -> dict[str, str]:
        """The code of each country by its adjectives, where only one has them."""
        found: dict[str, set[str]] = {}
        for row in self._table("lands").all():
            for word in row[2].split("; "):
                found.setdefault(word, set()).add(row[0])
        return {word: codes.pop() for word, codes in found.items() if word and len(codes) == 1}
