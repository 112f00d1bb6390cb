"""The name of somebody who led a state, one word of it a letter or two off, in a story of the years in which it was in
the news: "Sirimavo Bandaranaika", "Josip Broz Titto"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.letters import letters_apart
from newslint.extract.name_sounds import are_one_name
from newslint.extract.named_people import introduced_people
from newslint.extract.story_dates import dating
from newslint.knowledge.heads import LED, heads
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

_NAME = LatePattern(rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,3}}(?! [A-Z])")
#: years before and after a term in which the news is full of a name
_BEFORE, _AFTER = 5, 8
#: letters of a word from which on one, and two, of them may be off
_ONE, _TWO = 5, 8
#: words of a name that little else tells from a namesake's
_SHORT = 2


def misspelt_heads(view: View) -> Iterator[Hit]:
    """A hit, with the verdict `leader`, over each such name."""
    told = dating(view.whole) if view.story else None
    if told is None:
        return
    seen: set[str] = set()
    record = knowledge().record
    for person in view.whole.shared(introduced_people):
        if person.given.lower() not in heads().first_words and person.given not in record.leading_given:
            continue
        start = view.text.find(person.given, person.span.start)
        found = _NAME.match(view.text, start)
        name = re.sub(r"['’]s?$", "", found[0]) if found else ""
        span = Span(start, start + len(name))
        if not name or name in seen or not any(p.span.holds(span) for p in view.passages):
            continue
        seen.add(name)
        term = _meant(name, told.latest.year)
        if term is not None and view.admits(span):
            fields = (("written", name), ("holder", term.person), ("rows", term.shown), ("day", told.shown))
            yield Hit(span, fields, "leader", related_locations=(RelatedLocation(span, "record", fields=fields),))


def _meant(name: str, year: int) -> Holding | None:
    """The one person who led a state in those years and whose name differs by letters of one word."""
    words = fold(name).split()
    near = [
        term for key, terms in (*heads().by_first_word(words[0]), *_leaders(words[0])) if _is_off(words, key.split())
        for term in terms if term.office == LED
        and term.start.year - _BEFORE <= year <= (term.end or term.known_until).year + _AFTER
    ]  # fmt: skip
    people = {fold(term.person) for term in near}
    record = knowledge().record
    if len(people) != 1 or record.is_known(name) or name in knowledge().names or heads().of_name(name):
        return None
    own = people.pop().split()
    for one, other in zip(words, own, strict=True):
        if one != other and (
            other in record.other_surnames(one)
            or (len(words) == _SHORT and record.city(one))
            or are_one_name(one, other, near[0].country)
        ):
            return None
    return None if record.figure(name) or record.nations(name) else near[0]


def _leaders(first: str) -> Iterator[tuple[str, list[Holding]]]:
    """Those of a first name whom the table of offices has as leaders of a state, with the years."""
    record = knowledge().record
    for _, person, begun, until in record.leaders(first):
        country = next((h.country for h in record.holdings(person)), "")
        day = datetime.date
        yield (
            fold(person),
            [Holding(person, country, LED, day(begun, 1, 1), day(until, 12, 31), day(until, 12, 31), True, "record")],
        )


def _is_off(words: list[str], own: list[str]) -> bool:
    """Whether two names of as many words differ in one that is no first name, by a letter or, if it is long, by two."""
    if len(words) != len(own) or words == own:
        return False
    off = [(one, other) for one, other in zip(words, own, strict=True) if one != other]
    if len(off) != 1 or words[0] != own[0]:
        return False
    one, other = off[0]
    size = min(len(one), len(other))
    # a name that somebody else has, too, is no slip; an ending may be a plural or a case
    if (
        size < (_ONE if len(words) == _SHORT else _ONE - 1)
        or one[0] != other[0]
        or one.rstrip("s") == other.rstrip("s")
    ):
        return False
    return letters_apart(one, other) <= (2 if size >= _TWO else 1)
