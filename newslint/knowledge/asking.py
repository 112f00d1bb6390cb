"""Questions to the knowledge base in a person's words: who held what, who this is, what this title means."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

from newslint.knowledge.coverage import coverage
from newslint.knowledge.gazetteer import features, organisations, place_sources, places
from newslint.knowledge.lifetimes import lifetimes
from newslint.knowledge.offices import Term, knowledge
from newslint.knowledge.tables import remember

#: the first day for which the table of offices is meant to be whole
_SINCE = datetime.date(2000, 1, 1)
#: offices that a list of a country's holders begins with
_FIRST = ("president", "king", "prime-minister", "chancellor", "premier", "vice-president", "foreign-minister")
_REMARKS = {True: "", None: " (not known for that day)"}


def answers(name: str, on: datetime.date | None = None) -> Iterator[str]:
    """Lines about a person, an office, a country, an armed body, a place or what is no more, on a day or ever.

    Every line of fact ends with its source in brackets. Nothing is yielded for a name that the tables don't hold.
    """
    wanted = _plain(name)
    found = False
    for answer in (_persons, _offices, _country, _bodies, _places, _bygone):
        for line in answer(name, wanted, on):
            found = True
            yield line
    if not found:
        yield from _surname(name, wanted, on)


def near_names(name: str) -> list[str]:
    """Names in the tables that look like one that isn't there, the nearest first."""
    known = _gather_names()
    wanted = _plain(name)
    if " " not in wanted:
        known = known | {name: people[0].split()[-1] for name, people in _surnames().items()}
    from difflib import get_close_matches

    close = get_close_matches(wanted, list(known), 3, 0.75)
    return list(dict.fromkeys(known[one] for one in close))


def _plain(name: str) -> str:
    """A name without accents, capitals, hyphens and points, as people type it."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-.’']", " ", bare.casefold()).split())


@remember
def _gather_names() -> dict[str, str]:
    known = knowledge()
    every: Iterable[str] = (
        *lifetimes(), *features(), *places(), *organisations(), *known.countries, *known.people,
        *(title.text for title in known.titles.values()), *known.aliases,
    )  # fmt: skip
    return {_plain(name): name for name in every}


@remember
def _surnames() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for person in knowledge().people:
        found.setdefault(_plain(person.split()[-1]), []).append(person)
    return found


def _persons(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    known = knowledge()
    same = {person for person in known.people if _plain(person) == wanted}
    same |= {person for alias, person in known.aliases.items() if _plain(alias) == wanted}
    for person in sorted(same):
        yield from _list(person, known.terms(person), on)


def _surname(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    """Everyone of that surname, where the name stands for nothing else."""
    for person in sorted(_surnames().get(wanted, ())):
        yield from _list(person, knowledge().terms(person), on)


def _offices(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    """A title or an office, of one country if it is said of one: "French president", "Foreign Minister of Japan"."""
    known = knowledge()
    country, bare = _split_country(wanted)
    title = next((t for t in known.titles.values() if _plain(t.text) == bare), None)
    office = bare.replace(" ", "-")
    held = [
        term
        for term in known.all_terms()
        if (country is None or term.country == country)
        and (term.office == office or (title is not None and title.may_mean(term)))
    ]
    if not held and country is not None and title is not None:
        wide = [term for one in sorted(title.offices) for term in known.record.holders(country, one)]
        yield from (f"  {term.shown}" for term in wide if on is None or term.covers(on) is not False)
    if held:
        held.sort(key=lambda t: (t.country, t.office, t.start))
        yield from _list(name, tuple(held), on, holders=True)


def _split_country(wanted: str) -> tuple[str | None, str]:
    """The country that a title is said of, if any, and the title alone."""
    for written, code in sorted(knowledge().countries.items(), key=lambda pair: -len(pair[0])):
        land = _plain(written)
        for pattern in (rf"{re.escape(land)} (?P<title>.+)", rf"(?P<title>.+) of (?:the )?{re.escape(land)}"):
            found = re.fullmatch(pattern, wanted)
            if found:
                return code, found["title"]
    return None, wanted


def _country(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    """What the tables hold of a country: who held its offices that day, or since when it knows each of them."""
    known = knowledge()
    codes = {code for written, code in known.countries.items() if _plain(written) == wanted}
    codes |= {term.country for term in known.all_terms() if term.country.casefold() == wanted}
    for code in sorted(codes):
        terms = [term for term in known.all_terms() if term.country == code]
        terms.sort(key=lambda t: (_FIRST.index(t.office) if t.office in _FIRST else len(_FIRST), t.office, t.start))
        if on is not None:
            yield from _list(known.land(code), tuple(terms), on, holders=True)
        elif terms:
            until = max(term.end or term.verified_until or term.start for term in terms)
            yield f"{known.land(code)}, offices since {_SINCE.year}:"
            for one in coverage(terms, _SINCE, until):
                gaps = "; ".join(f"{start} to {end}" for start, end in one.gaps)
                yield f"  {one.office}: {one.terms} terms, " + (f"nobody known {gaps}" if gaps else "without a gap")


def _bodies(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    land = knowledge().land
    for body in {body.id: body for known, body in organisations().items() if _plain(known) == wanted}.values():
        end = str(body.ended) if body.ended else f"now (as of {body.verified_until})"
        there = on is None or (body.began <= on and (body.ended is None or on <= body.ended))
        fought = ", ".join(sorted(map(land, body.theatres)))
        struck = f"; attacks in {', '.join(sorted(map(land, body.attacks)))}" if body.attacks else ""
        state = "" if there else f"not there on {on}; "
        yield f"{body.names[0]}: {state}{body.began} to {end}; has fought in {fought}{struck} [{body.source}]"


def _places(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    for place, country in places().items():
        if _plain(place) == wanted:
            yield f"{place}: in {knowledge().land(country)} [{place_sources()[place]}]"
    for feature in features().values():
        if _plain(feature.name) == wanted:
            yield f"{feature.name}: {feature.kind}, {' or '.join(sorted(feature.waters))} [{feature.source}]"


def _bygone(name: str, wanted: str, on: datetime.date | None) -> Iterator[str]:
    for life in lifetimes().values():
        if _plain(life.name) == wanted:
            there = on is None or (life.began <= on and (life.ended is None or on <= life.ended))
            state = "" if on is None else "existed, " if there else "did not exist, "
            end = f"to {life.ended}; today {life.now or 'nothing'}" if life.ended else "to now"
            yield f"{life.name}: {state}{life.began} {end} [{life.source}]"


def _list(heading: str, terms: tuple[Term, ...], on: datetime.date | None, *, holders: bool = False) -> Iterator[str]:
    if on is None:
        chosen = [(term, "") for term in terms]
    else:
        chosen = [(term, _REMARKS[held]) for term in terms if (held := term.covers(on)) is not False]
    yield f"{heading}{f' on {on}' if on else ''}:" + ("" if chosen else " nothing known")
    for term, remark in chosen:
        yield f"  {term.person + ', ' if holders else ''}{term}{remark}"
