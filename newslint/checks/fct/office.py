"""A public title before the name of someone who, on the day of the story, held another office and never that one."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.titles_held import contradicted_claims
from newslint.extract.date_corroboration import is_date_contradicted, is_date_corroborated
from newslint.extract.story_dates import Dating, dating
from newslint.extract.title_guards import (
    acts_this_week,
    is_of_another_time,
    is_unreal,
    sentence_of,
    speaks_of_the_past,
    speaks_of_who_may_come,
)
from newslint.extract.titled_people import TitledPerson, titled_people
from newslint.knowledge.offices import Term, knowledge
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_ITEM = re.compile(r"(?:^|\s)\d\. \Z")
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
#: days before an office within which people are called by it in jest and in speculation
_SPECULATION = 120
#: and within which someone who holds no office is called by one that people are elected to
_ELECTED = 500
_BY_ELECTION = frozenset({"president", "vice-president", "prime-minister", "chancellor"})
#: how long an office must be over before its title is more than a courtesy
_LONG_OVER = datetime.timedelta(60)
#: what a post outranks: someone who has risen is rarely called by the lower title
_RANK = {
    "president": 5,
    "king": 5,
    "leader": 5,
    "supreme-leader": 6,
    "prime-minister": 4,
    "chancellor": 4,
    "premier": 4,
}


#: offices that nobody holds beside another without the table knowing it
_UNIQUE = frozenset(
    {"president", "vice-president", "prime-minister", "chancellor", "king", "pope", "secretary-of-state"}
)


class Options(Struct, frozen=True):
    """Days of grace around the ends of a term: `before` it starts (elected, not sworn in) and `after` it ends."""

    before: int = 75
    after: int = 45


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers title and name.

    The verdicts: the default one if the title was never held, `around` if so and the person's office had not begun or
    was over by some days, `not-yet` if only later and `past` if only before by someone who holds another office that
    day, `early` if only later by someone who holds none.
    """
    told: list[Span] = []
    for hit in itertools.chain(_of_known_people(view, options), contradicted_claims(view)):
        # "1. Ukraine Secretary of State …": the first word is the heading of a list's item
        heading = _ITEM.search(view.text, max(0, hit.span.start - 4), hit.span.start)
        if not heading and not any(hit.span.overlaps(span) for span in told):
            told.append(hit.span)
            yield hit


def _of_known_people(view: View, options: Options) -> Iterator[Hit]:
    people = view.whole.shared(titled_people)
    for person in people:
        terms = knowledge().terms(person.person)
        day = view.story.published if view.story else None
        if day is not None and _fits(person, terms, day, options) is not False:
            continue
        if not view.admits(person.span) or not any(p.span.holds(person.span) for p in view.passages):
            continue
        if is_of_another_time(person) or is_unreal(person):
            continue
        told = dating(view.whole, leaving_out=person)
        if told is not None:
            yield from _judge(view, person, terms, told, options)


def _fits(person: TitledPerson, terms: tuple[Term, ...], day: datetime.date, options: Options) -> bool | None:
    """Whether the person held on that day what the title says; None if nobody knows."""
    answers = [t.covers(day, options.before, options.after) for t in terms if person.title.may_mean(t, person.country)]
    return True if True in answers else None if None in answers else False


def _judge(view: View, person: TitledPerson, terms: tuple[Term, ...], told: Dating, options: Options) -> Iterator[Hit]:
    days = {told.earliest, told.latest, told.day or told.earliest}
    if any(_fits(person, terms, day, options) is not False for day in days):
        return
    meant = [t for t in terms if person.title.may_mean(t, person.country)]
    verdict = "" if not meant else "not-yet" if min(t.start for t in meant) > told.latest else "past"
    # whom the title never fitted need not be long in office for it to be wrong
    grace = (options.before, options.after) if verdict == "" else (-20, -20)
    now = [t for t in terms if t.status != "disputed" and all(t.covers(day, *grace) for day in days)]
    if not now and verdict == "not-yet":
        verdict = "early"
    elif not now and verdict == "past":
        verdict = "ended"
    elif not now or not _of_its_country(person, now):
        return
    held = [t for t in now if all(t.covers(day) for day in days)]
    if verdict == "" and not held:
        verdict = "around"
    if verdict in ("early", "ended") and not is_date_corroborated(view.whole, told, person=person.person):
        return
    if verdict and told.day and is_date_contradicted(view.whole, told.day, person=person.person):
        return
    sentence = sentence_of(view.text, person)
    others = _holders(person, (now or meant)[-1].country, told.latest)
    if not (meant or others or person.title.offices & _UNIQUE):
        return  # a lesser office that the table doesn't know in that country may well be theirs, too
    if _is_excused(verdict, sentence, person, now, meant, told):
        return
    if meant and _surname(person.person) in map(_surname, (term.person for term in others)):
        return  # a father or a daughter of that name holds it
    if verdict == "ended" and not acts_this_week(view.text, person):
        return
    holders = ", ".join(term.person for term in others)
    day = f"on {told.shown}" if told.day else told.shown
    rows = "; ".join(f"{term.person} {term}" for term in dict.fromkeys((*now, *meant, *others)))
    fields = (
        ("person", person.person),
        ("title", person.title_span.of(view.text)),
        ("office", " and ".join(_post(t) for t in held or now)),
        ("term", _days_of(now[0], told.latest) if now else ""),
        ("day", day),
        ("rows", rows),
        ("holder", f"; that day it was {holders}" if holders else ""),
        ("start", str(min((t.start for t in meant), default=""))),
        ("end", str(max((t.end for t in meant if t.end), default=""))),
        ("why_day", told.why),
    )
    record = RelatedLocation(person.name, "record", fields=(("rows", rows),))
    dated = RelatedLocation(person.title_span, "day", fields=(("day", day), ("why_day", told.why)))
    anchors = [RelatedLocation(anchor.span, "anchor") for anchor in told.anchors if anchor.span]
    yield Hit(person.span, fields, verdict, (record, dated, *anchors[:3]))


def _of_its_country(person: TitledPerson, now: list[Term]) -> bool:
    """Whether the title is one of the person's own country, as far as it is limited to some."""
    limited = person.title.countries
    return not limited or person.country in limited or any(term.country in limited for term in now)


def _surname(name: str) -> str:
    return re.sub(r",? (?:[JS]r\.?|I{1,3}|IV)$", "", name).split(" ")[-1]


def _post(term: Term) -> str:
    office, land = term.office.replace("-", " "), knowledge().land(term.country)
    return f"{land} {office}" if land == term.country else f"{office} of {land}"


def _days_of(term: Term, day: datetime.date) -> str:
    """When a term began that was yet to come on that day, or ended that was over."""
    return f"from {term.start}" if term.start > day or term.end is None else f"until {term.end}"


def _is_excused(
    verdict: str, sentence: str, person: TitledPerson, now: list[Term], meant: list[Term], told: Dating
) -> bool:
    held_since = min((term.start for term in now), default=told.latest)
    for year in {int(year) for year in _YEAR.findall(sentence)}:
        # an earlier year may mean an earlier office, unless the table says who else held it then
        if year < held_since.year and not _holders(person, (now or meant)[-1].country, datetime.date(year, 7, 1)):
            return True
    if verdict == "early" and (speaks_of_who_may_come(sentence) or told.day is None):
        return True
    if verdict == "ended":
        known = told.latest <= knowledge().verified_until
        return not known or max(t.last for t in meant) + _LONG_OVER > told.earliest
    if verdict in ("not-yet", "early"):
        ahead = _ELECTED if verdict == "early" and person.title.offices & _BY_ELECTION else _SPECULATION
        return (min(t.start for t in meant) - told.latest).days < ahead
    if verdict == "past":
        rank = max(_RANK.get(t.office, 1) for t in now)
        return speaks_of_the_past(sentence) or rank <= max(_RANK.get(t.office, 1) for t in meant)
    return False


def _holders(person: TitledPerson, country: str, day: datetime.date) -> list[Term]:
    """Who else held, on that day and in that country, what the title says."""
    offices = [t for office in person.title.offices for t in knowledge().holders(office, country)]
    return [t for t in offices if t.covers(day) and t.person != person.person and t.status != "disputed"]
