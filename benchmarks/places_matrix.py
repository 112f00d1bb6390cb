"""What is told of places, money, ranks, states, bodies, works and events, by relation and by construction.

    python benchmarks/places_matrix.py            # a line a relation: told of wrong ones, and alarms at right ones
    python benchmarks/places_matrix.py -v REL     # the sentences of a relation that stay silent, and the alarms

Entities are drawn from the tables by a fixed seed; each construction is filled once with what the tables say and once
with what they contradict. The sentences are made here and measure syntax only: whether the facts are right, and what
news really looks like, other sets tell.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import newslint
from newslint.knowledge.international import seats
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.knowledge.relations import relations
from newslint.knowledge.states import CAPITALS, NAMES
from newslint.settings import Settings

SEED = 20261201
#: draws a construction
DRAWS = 5
#: codes that tell of a wrong place, body, state, work or event
CODES = ("FCT2", "FCT3", "FCT438", "FCT418")
TITLE = "A day like any other"
FRAME = "{line} Some who had come early left before noon, and the rest stayed for the music."
LANDS = {
    "FR": "French", "PL": "Polish", "TR": "Turkish", "IN": "Indian", "BR": "Brazilian", "MX": "Mexican",
    "NG": "Nigerian",
    "JP": "Japanese", "IR": "Iranian", "ES": "Spanish", "UK": "British", "PE": "Peruvian", "KE": "Kenyan", "TH": "Thai",
    "VN": "Vietnamese", "AU": "Australian", "CA": "Canadian", "IT": "Italian", "RO": "Romanian", "MA": "Moroccan",
}  # fmt: skip


class Cell(NamedTuple):
    """A relation in a construction: what stands in the story, and the day of the story."""

    relation: str
    form: str
    line: str
    day: str = "2015-06-16"


def lands_of(code: str) -> tuple[str, str]:
    """A country as a sentence has it, and its adjective."""
    return knowledge().land(code), LANDS[code]


def cities(rng: random.Random, of: Callable[[City], bool]) -> list[City]:
    record = knowledge().record
    keys = [row[0] for row in record._cities(400_000) if row[0] == fold(row[1])]
    rng.shuffle(keys)
    found = (record.city(key) for key in keys)
    return [city for city in found if city and city.name.isascii() and "-" not in city.name and of(city)]


IN_LAND = {
    "comma": "Police in {city}, {land}, say nobody was hurt when a roof fell in.",
    "comma-from": "A lorry driver from {city}, {land}, was asleep in his cab.",
    "in": "A roof fell in at a market in {city} in northern {land}.",
    "in-for": "The club, which trains at {city} in {land}, has asked for time.",
    "adj-city": "The band will play in the {adj} city of {city} next month.",
    "adj-city-mods": "Tram drivers in the crowded {adj} industrial city of {city} went back to work.",
    "appos-adj": "They opened a second shop in {city}, the {adj} port, in spring.",
    "appos-mods": "Buses stopped running in {city}, a sprawling {adj} city of factories and canals, after dusk.",
    "appos-city-in": "Buses stopped running in {city}, a city in eastern {land}, after dusk.",
    "relative": "They moved to {city}, which lies in {land}, and opened a bakery.",
    "copula": "{city} is a city in {land} with an old tram depot.",
    "poss-before": "In {land}'s second city, {city}, buses stopped running.",
    "poss-city": "Buses stopped running in {land}'s city of {city} after dusk.",
    "next-the-city": "Buses stopped running in {city} after dusk. The {adj} city had seen nothing like it.",
    "town-of-in": "Buses stopped running in the city of {city}, in {land}, after dusk.",
}
IN_STATE = {
    "comma": "Police in {city}, {land}, say nobody was hurt when a roof fell in.",
    "comma-from": "A lorry driver from {city}, {land}, was asleep in his cab.",
    "in": "A roof fell in at a market in {city} in northern {land}.",
    "poss-before": "In {land}'s largest city, {city}, buses stopped running.",
    "appos": "Buses stopped running in {city}, a city in eastern {land}, after dusk.",
    "adj-city": "The band will play in the {land} city of {city} next month.",
    "copula": "{city} is a city in {land} with an old tram depot.",
}
ON_WATER = {
    "appos-port": "Two ships left {city}, the {adj} port on the {water}, before dawn.",
    "appos-mods": "Two ships left {city}, a busy old port city on the {water}, before dawn.",
    "port-of": "Two ships left the {water} port of {city} before dawn.",
    "port-of-adj": "Two ships left the {adj} {water} port of {city} before dawn.",
    "on-shores": "Two ships left {city}, on the shores of the {water}, before dawn.",
    "relative": "She grew up in {city}, which lies on the {water}, and went to sea.",
    "copula": "{city} is a port on the {water} with a long mole.",
    "overlooking": "She grew up in {city}, overlooking the {water}, and went to sea.",
    "in-on": "A hotel is to be built in {city} on the {water}.",
    "next-the-port": "Two ships left {city} before dawn. The {water} port had been closed for a week.",
}
ON_RIVER = {
    "appos": "Barges lay idle at {city}, the {adj} city on the {water}, for a week.",
    "banks": "Barges lay idle at {city}, on the banks of the {water}, for a week.",
    "relative": "She grew up in {city}, which stands on the {water}, and rowed.",
    "straddles": "{city} straddles the {water} and has nine bridges.",
    "flows": "The {water} rose by a metre in {city} overnight.",
    "through": "The {water}, which flows through {city}, rose by a metre overnight.",
    "bridge": "A bridge over the {water} in {city} was closed overnight.",
}
CAPITAL = {
    "adj-capital": "Buses stopped running in the {adj} capital, {city}, after dusk.",
    "adj-capital-of": "Buses stopped running in the {adj} capital of {city} after dusk.",
    "poss": "Buses stopped running in {land}'s capital, {city}, after dusk.",
    "poss-mods": "Buses stopped running in {land}'s crowded capital, {city}, after dusk.",
    "capital-of": "Buses stopped running in {city}, the capital of {land}, after dusk.",
    "capital-adj": "Buses stopped running in {city}, the {adj} capital, after dusk.",
    "copula": "{city} is the capital of {land} and has nine bridges.",
    "the-capital": "The strike spread through {land} yesterday, and in {city}, the capital, buses stopped running.",
    "capital-comma": "The strike spread through {land} yesterday, and in the capital, {city}, buses stopped running.",
    "relative": "Buses stopped running in {city}, which is the {adj} capital, after dusk.",
    "its-capital": "{land} is short of fuel, and in its capital, {city}, buses stopped running.",
    "from-capital": "From {city}, capital of {land}, he went on by train.",
}
MONEY = {
    "adj": "The {adj} {money} fell by a tenth in a week.",
    "poss": "{land}'s {money} fell by a tenth in a week.",
    "its": "{land} let its {money} fall by a tenth in a week.",
    "its-later": "{land} has no reserves left after a hard winter, and its {money} fell by a tenth.",
    "central-bank": "The {adj} central bank sent the {money} down by a tenth in a week.",
    "bank-of": "The central bank of {land} spent a billion on propping up the {money}.",
    "currency-appos": "{land}'s currency, the {money}, fell by a tenth in a week.",
    "currency-adj": "The {adj} currency, the {money}, fell by a tenth in a week.",
    "currency-is": "The currency of {land} is the {money}, and it fell again.",
    "the-story": "Interest rates in {land} were raised again yesterday. The {money} fell by a tenth.",
    "price": "A loaf in {capital}, {land}, now costs 90 {monies}.",
    "country": "{land} has little gas of its own. The country's {money} fell by a tenth.",
}
RANK = {
    "poss": "They flew over {name}, the world's {place}{how} {kind}, at noon.",
    "in-world": "They flew over {name}, the {place}{how} {kind} in the world, at noon.",
    "copula": "{name} is the world's {place}{how} {kind}, and it is warming.",
    "before": "They flew over the world's {place}{how} {kind}, {name}, at noon.",
    "relative": "They flew over {name}, which is the {place}{how} {kind} on earth, at noon.",
}
LAND_RANK = {
    "area": "{name}, the world's {place}largest country by area, will vote in May.",
    "pop": "{name}, {continent}'s {place}most populous country, will vote in May.",
    "pop-state": "Never before had a president lost in {name}, {continent}'s {place}most populous state.",
    "copula": "{name} is {continent}'s {place}most populous nation.",
    "in": "{name}, the {place}most populous country in {continent}, will vote in May.",
    "by": "{name}, {continent}'s {place}largest country by population, will vote in May.",
}
SEAT = {
    "hq-of-in": "Gunmen broke into the headquarters of the {body} in {city} yesterday.",
    "poss-hq": "Farmers marched past the {body}'s headquarters in {city} yesterday.",
    "based": "The {city}-based {body} has asked for more money.",
    "which": "The {body}, which is based in {city}, has asked for more money.",
    "has": "The {body} has its headquarters in {city} and 900 people there.",
    "appos": "The {body}, based in {city}, has asked for more money.",
    "hq-in-of": "Farmers marched past the {city} headquarters of the {body} yesterday.",
    "at-hq": "Delegates met at the {body} headquarters in {city} yesterday.",
}
ENDED = {
    "acts": "{name} said on Tuesday that it would send a team.",
    "east-of": "Soldiers took a town in the east of {name} on Tuesday almost without firing.",
    "in": "Two people were hurt in {name} on Tuesday when a bus left the road.",
    "city-comma": "A bus left the road near a town in southern {name} on Tuesday.",
    "poss": "{name}'s first gold medal of the Games was won on Tuesday.",
    "government-of": "The government of {name} asked for help on Tuesday.",
    "from": "A team from {name} arrived on Tuesday.",
    "president": "The president of {name} arrived on Tuesday.",
}
WORK = {
    "by": "The library has lost its copy of {work}, by {maker}, in the flood.",
    "wrote": "{maker} {does} {work} in a year of poverty.",
    "passive": "{work} was {did} by {maker} in a year of poverty.",
    "poss": "The library is to show {maker}'s {work} all summer.",
    "author-of": "The library is named after {maker}, {agent} of {work}.",
    "who": "The library is named after {maker}, who {does} {work}.",
    "copula": "The {agent} of {work} was {maker}, and the library has his desk.",
    "appos": "{work}, {did} by {maker}, is on show all summer.",
}
EVENT = {
    "of-year": "He was nine at the time of the {event} of {year}.",
    "in-year": "He was nine when he heard of the {event} in {year}.",
    "before": "He was nine at the time of the {year} {event}.",
    "when": "The {event} was in {year}, when he was nine.",
    "happened": "It was in {year} that the {event} happened, he said.",
}
GAMES = {
    "year-in": "He had gone to the {year} {games} in {city} as a timekeeper.",
    "city-year": "He had gone to the {city} {games} of {year} as a timekeeper.",
    "at-city": "He kept time at the {games} in {city} in {year}.",
    "held": "The {year} {games} were held in {city}, and he kept time.",
    "hosted": "{city} hosted the {games} in {year}, and he kept time.",
    "when": "He kept time when {city} staged the {year} {games}.",
}
PEOPLE = {
    "population-of": "{name}, with a population of {count}, will vote in May.",
    "population-to": "A girl born on Friday brought {name}'s population to {count}.",
    "people": "{name}, a country of {count} people, will vote in May.",
    "home-to": "{name} is home to {count} people and three railways.",
}


def _places(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    record = knowledge().record
    sole = cities(rng, lambda c: c.country in LANDS and len(c.everywhere) == 1)
    at = 0
    for form, line in IN_LAND.items():
        for _ in range(DRAWS):
            city = sole[at % len(sole)]
            at += 1
            wrong = rng.choice([code for code in LANDS if code != city.country])
            yield _both("city-land", form, line, *(
                {"city": city.name, "land": lands_of(c)[0], "adj": lands_of(c)[1]} for c in (city.country, wrong)
            ))  # fmt: skip
    american = cities(
        rng,
        lambda c: (
            c.country.startswith("US-") and c.people > 250_000 and c.country[3:] in NAMES and c.name != "New York City"
        ),
    )
    for form, line in IN_STATE.items():
        for _ in range(DRAWS):
            city = american[at % len(american)]
            at += 1
            others = [c for c in NAMES if f"US-{c}" not in city.everywhere and c not in ("WA", "NY", "DC")]
            wrong = rng.choice(others)
            yield _both("city-state", form, line, *(
                {"city": city.name, "land": NAMES[c]} for c in (city.country[3:], wrong)
            ))  # fmt: skip
    yield from _waters(rng)
    capitals = {code: record.capitals(code)[0][0] for code in LANDS if len(record.capitals(code)) == 1}
    capitals = {code: city for code, city in capitals.items() if record.city(city)}
    for form, line in CAPITAL.items():
        for _ in range(DRAWS):
            code = rng.choice(list(capitals))
            cities_of = [c for c in sole if c.country == code and fold(c.name) != fold(capitals[code])]
            wrong = rng.choice(cities_of).name if cities_of and rng.random() < 0.5 else rng.choice(
                [city for other, city in capitals.items() if other != code])  # fmt: skip
            yield _both("capital", form, line, *(
                {"city": city, "land": lands_of(code)[0], "adj": lands_of(code)[1]} for city in (capitals[code], wrong)
            ))  # fmt: skip
    states = {NAMES[code]: city for code, city in CAPITALS.items() if code not in ("NY", "WA", "GA")}
    for form in ("poss", "poss-mods", "capital-of", "copula", "from-capital", "the-capital", "its-capital"):
        for _ in range(DRAWS):
            state = rng.choice(list(states))
            wrong = rng.choice([c for s, c in states.items() if s != state])
            yield _both(
                "state-capital", form, CAPITAL[form], *({"city": c, "land": state} for c in (states[state], wrong))
            )


def _waters(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    from newslint.checks.fct.waters import _distance

    record = knowledge().record
    named = {}
    for name in sorted(record.waters):
        water = record.water(name)
        if water and len(water[2]) > 2 and name.isascii() and "Lake" not in name and len(name) > 3:
            named[name] = water
    for kind, forms in (("sea", ON_WATER), ("river", ON_RIVER)):
        waters = [n for n, w in named.items() if w[0] == kind and (kind == "river" or n.endswith(" Sea"))]
        large = cities(rng, lambda c: c.country in LANDS and len(c.everywhere) == 1)
        pairs = [(c, n) for c in large for n in waters if any(_distance(c.point, p) < 12 for p in named[n][2])]
        rng.shuffle(pairs)
        for form, line in forms.items():
            for _ in range(DRAWS):
                city, right = rng.choice(pairs)
                wrong = rng.choice([n for n in waters if min(_distance(city.point, p) for p in named[n][2]) > 900])
                yield _both(kind, form, line, *(
                    {"city": city.name, "water": n, "adj": lands_of(city.country)[1]} for n in (right, wrong)
                ))  # fmt: skip


def _money(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    record = knowledge().record
    now = {}
    for code in LANDS:
        money = [noun for noun, first, last in record.money(code) if first <= "2015-06-16" and not last]
        if len(money) == 1 and money[0] not in ("euro", "dollar"):
            now[code] = money[0]
    for form, line in MONEY.items():
        for _ in range(DRAWS):
            code = rng.choice(list(now))
            wrong = rng.choice(
                [m for m in sorted(set(now.values()) | {"krone", "ringgit", "forint"}) if m != now[code]]
            )
            yield _both("money", form, line, *(
                {"land": lands_of(code)[0], "adj": lands_of(code)[1], "money": m,
                 "monies": m + "s" * (m[-1] not in "nt"),
                 "capital": record.capitals(code)[0][0]}
                for m in (now[code], wrong)
            ))  # fmt: skip


_PLACES = {1: "", 2: "second-", 3: "third-", 4: "fourth-"}
_ADJECTIVES = {"large": "largest", "high": "highest", "long": "longest", "small": "smallest"}


def _ranks(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    kinds = ("high mountain", "large island", "large ocean", "large continent", "large planet")
    for form, line in RANK.items():
        for _ in range(DRAWS):
            how, kind = rng.choice(kinds).split(" ")
            ranks = {n: p for n, p in relations().ranks[f"{how} {kind}"].items() if p <= 4 and n != "Everest"}
            name = rng.choice(list(ranks))
            wrong = rng.choice([p for p in _PLACES if abs(p - ranks[name]) > 0])
            yield _both("rank", form, line, *(
                {"name": name, "how": _ADJECTIVES[how], "kind": kind, "place": _PLACES[p]} for p in (ranks[name], wrong)
            ))  # fmt: skip
    area = {"Russia": 1, "Canada": 2}
    people = {
        "Nigeria": ("Africa", 1),
        "Germany": ("Europe", 2),
        "Brazil": ("South America", 1),
        "Egypt": ("Africa", 3),
    }
    for form, line in LAND_RANK.items():
        for name, right in area.items() if form == "area" else ():
            wrong = right + 2
            yield _both(
                "land-rank",
                form,
                line,
                *({"name": name, "place": _PLACES[p].replace("-", " ")} for p in (right, wrong)),
            )
        for name, (continent, right) in people.items() if form != "area" else ():
            wrong = 1 if right > 1 else 3
            yield _both("land-rank", form, line, *(
                {"name": name, "continent": continent, "place": _PLACES[p].replace("-", " ")} for p in (right, wrong)
            ))  # fmt: skip


def _bodies(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    named = {name: seat for name, seat in seats().items() if not name.startswith(("UN ", "U.N.", "United Nations "))}
    where = sorted({seat.cities[0] for seat in named.values()} - {"Gland", "Mons"})
    for form, line in SEAT.items():
        for _ in range(DRAWS):
            body = rng.choice(sorted(named))
            wrong = rng.choice([c for c in where if c not in named[body].cities])
            yield _both("seat", form, line, *({"body": body, "city": c} for c in (named[body].cities[0], wrong)))
    gone = {"Zaire": ("1985-03-05", "2012-11-20"), "Czechoslovakia": ("1985-03-05", "2008-10-07"),
            "East Germany": ("1985-03-05", "2004-10-05"), "Yugoslavia": ("1985-03-05", "2014-10-07"),
            "South Vietnam": ("1970-03-03", "1995-10-03"), "Upper Volta": ("1980-03-04", "2015-10-06"),
            "the Soviet Union": ("1985-03-05", "1999-10-05"), "Slovenia": ("2004-03-02", "1984-02-14"),
            "Bangladesh": ("1985-03-05", "1965-03-02"), "South Sudan": ("2015-03-03", "2005-03-01"),
            "Zimbabwe": ("1995-03-07", "1975-03-04"), "Zambia": ("1995-03-07", "1960-03-01")}  # fmt: skip
    for form, line in ENDED.items():
        for name, days in rng.sample(list(gone.items()), DRAWS):
            one, other = (
                Cell("state", form, line.format(name=name)[0].upper() + line.format(name=name)[1:], day) for day in days
            )
            yield one, other


def _works(rng: random.Random) -> Iterator[tuple[Cell, Cell]]:
    table = relations()
    words = {"wrote": ("wrote", "written", "author"), "directed": ("directed", "directed", "director"),
             "painted": ("painted", "painted", "painter"), "composed": ("composed", "composed", "composer"),
             "invented": ("invented", "invented", "inventor")}  # fmt: skip
    for form, line in WORK.items():
        for relation, (does, did, agent) in words.items():
            rows = [row for row in table.rows if row.relation == relation and " " in row.subject.removeprefix("The ")
                    and all(" " in one for one in row.objects)]  # fmt: skip
            row = rng.choice(rows)
            wrong = rng.choice([r for r in rows if not set(r.objects) & set(row.objects)])
            work = row.subject if relation != "invented" else f"the {row.subject}"
            yield _both("work", form, line, *(
                {"work": work, "maker": maker, "does": does, "did": did, "agent": agent}
                for maker in (row.objects[0], wrong.objects[0])
            ))  # fmt: skip
    events = {"Chernobyl disaster": 1986, "fall of the Berlin Wall": 1989, "Challenger disaster": 1986,
              "sinking of the Titanic": 1912, "first moon landing": 1969, "Good Friday Agreement": 1998,
              "Bhopal disaster": 1984}  # fmt: skip
    for form, line in EVENT.items():
        for event, year in rng.sample(list(events.items()), DRAWS):
            yield _both(
                "event", form, line, *({"event": event, "year": y} for y in (year, year + rng.choice((-2, 1, 2))))
            )
    games = [
        row for row in table.rows if row.relation == "hosted" and "Olympics" in row.subject and int(row.first) > 1945
    ]
    for form, line in GAMES.items():
        for _ in range(DRAWS):
            row = rng.choice(games)
            wrong = rng.choice([g for g in games if g.objects[0] != row.objects[0] and g.subject == row.subject])
            yield _both("games", form, line, *(
                {"games": row.subject, "year": row.first, "city": city} for city in (row.objects[0], wrong.objects[0])
            ))  # fmt: skip
    counts = {"India": ("1.2 billion", "1.2 million"), "Norway": ("five million", "five billion"),
              "Kenya": ("46 million", "46,000"), "Peru": ("31 million", "3.1 million"),
              "Japan": ("127 million", "127 billion")}  # fmt: skip
    for form, line in PEOPLE.items():
        for name, pair in counts.items():
            yield _both("people", form, line, *({"name": name, "count": count} for count in pair))


def _both(relation: str, form: str, line: str, right: dict[str, object], wrong: dict[str, object]) -> tuple[Cell, Cell]:
    return Cell(relation, form, line.format(**right)), Cell(relation, form, line.format(**wrong))


def cells() -> list[tuple[Cell, Cell]]:
    """Each construction filled rightly and wrongly, the same at every run."""
    rng = random.Random(SEED)
    makers = (_places, _money, _ranks, _bodies, _works)
    return [pair for make in makers for pair in make(rng)]


def told_of(told: list[Cell]) -> list[list[str]]:
    """What is told of a story with the sentence of each cell."""
    found: list[list[str]] = [[] for _ in told]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stories.jsonl"
        rows = (
            {"id": str(at), "date": cell.day, "title": TITLE, "text": FRAME.format(line=cell.line)}
            for at, cell in enumerate(told)
        )
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for finding in newslint.check(path, settings=Settings(select=CODES, cache=False)).findings:
            if finding.record is not None:
                found[int(finding.record.id)].append(f"{finding.code} {finding.message}")
    return found


def main() -> None:
    """Print the table, and what is asked for."""
    told: dict[tuple[str, str], list[int]] = {}
    verbose = sys.argv[sys.argv.index("-v") + 1 :] if "-v" in sys.argv else []
    pairs = cells()
    both = zip(pairs, told_of([right for right, _ in pairs]), told_of([wrong for _, wrong in pairs]), strict=True)
    for (right, wrong), false, found in both:
        count = told.setdefault((wrong.relation, wrong.form), [0, 0, 0])
        count[0] += bool(found)
        count[1] += 1
        count[2] += bool(false)
        if wrong.relation in verbose:
            if not found:
                print(f"  silent {wrong.form}: {wrong.line} [{wrong.day}]")
            if false:
                print(f"  FALSE {right.form}: {right.line} {false}")
    for relation in dict.fromkeys(rel for rel, _ in told):
        rows = {form: count for (rel, form), count in told.items() if rel == relation}
        sums = [sum(column) for column in zip(*rows.values(), strict=True)]
        shown = "  ".join(f"{form} {one}/{of}{f' FALSE {no}' if no else ''}" for form, (one, of, no) in rows.items())
        print(f"{relation:14s} {sums[0]:3d}/{sums[1]:3d} false {sums[2]}   {shown}")


if __name__ == "__main__":
    main()
