"""Questions to the knowledge base in a person's words: who held what, who this is, what this title means."""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator

from newslint.facts.knowledge import Term, knowledge
from newslint.facts.lifetimes import lifetimes


def answers(name: str, on: datetime.date | None = None) -> Iterator[str]:
    """Lines about a person, an office or title, or something that began and ended, on a day or at any time.

    Every line of fact ends with its source in brackets. Nothing is yielded for a name that the tables don't hold.
    """
    known = knowledge()
    wanted = name.casefold()
    for person in sorted({p for n, p in known.names.items() if n.casefold() == wanted or p.casefold() == wanted}):
        yield from _listed(person, known.terms(person), on)
    title = known.titles.get(name.lower().replace("-", " ")) or known.titles.get(name.lower())
    offices = title.offices if title else frozenset({name.lower().replace(" ", "-")})
    held = [term for term in known.all_terms() if term.office in offices]
    if title:
        held = [term for term in held if title.may_mean(term)]
    if held:
        yield from _listed(name, tuple(sorted(held, key=lambda t: (t.country, t.office, t.start))), on, holders=True)
    for life in lifetimes().values():
        if life.name.casefold() == wanted:
            state = "" if on is None else "existed, " if life.began <= on <= life.ended else "did not exist, "
            yield f"{life.name}: {state}{life.began} to {life.ended}; today {life.now or 'nothing'} [{life.source}]"


def near_names(name: str) -> list[str]:
    """Names in the tables that look like one that isn't there."""
    known = knowledge()
    every = {n.casefold(): n for n in (*known.names, *(title.text for title in known.titles.values()), *lifetimes())}
    return [every[close] for close in difflib.get_close_matches(name.casefold(), list(every), 3, 0.75)]


def _listed(heading: str, terms: tuple[Term, ...], on: datetime.date | None, *, holders: bool = False) -> Iterator[str]:
    if on is None:
        chosen = [(term, "") for term in terms]
    else:
        states = {True: "", None: " (not known for that day)"}
        chosen = [(term, states[held]) for term in terms if (held := term.covers(on)) is not False]
    yield f"{heading}{f' on {on}' if on else ''}:" + ("" if chosen else " nothing known")
    for term, remark in chosen:
        yield f"  {term.person + ', ' if holders else ''}{term}{remark}"
