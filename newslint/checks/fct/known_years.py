"""The year of an event that everybody knows by name, or how long ago it was, told otherwise than by the record."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.years_told import COUNT, count_of
from newslint.extract.calendars import MONTHS
from newslint.extract.numbers import ROUGH_WORDS
from newslint.extract.sentences import sentence_around
from newslint.extract.timeline import sure_day
from newslint.extract.words import word_beginnings
from newslint.knowledge.known_events import KnownEvent, Sighting, known_events_in
from newslint.knowledge.relations import relations
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\w%–/-]|[.,]\d)"
_MONTH = rf"(?:(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{1,2}})?,? )?"
#: the year before a name, and behind it: "the 1986 Chernobyl disaster", "the Chernobyl disaster of 1986"
_BEFORE = re.compile(rf"{_YEAR} $")
_OF = re.compile(
    rf"(?:,? of|, in|, on| \(|,? (?:which|that) (?:happened|took place|occurred|was|came|began|struck|hit)(?: in| on)?)"
    rf"(?:,? )?{_MONTH}{_YEAR}"
)
#: and where a name with "in" tells the time of another thing: after the Chernobyl disaster in 1986
_IN = re.compile(rf",? (?:in|on) {_MONTH}{_YEAR}")
_WHEN = re.compile(
    r"\b(?:after|since|before|until|during|by|at|from|like|to|remember(?:s|ed)?|recalls?|recalled|witnessed|survived"
    r"|experienced|hurt in|killed in|died in|wounded in|lost in|fought in|took part in) (?:the )?$"
)
#: behind what happened the year may stand a few words on: sank off Newfoundland in April 1912
_HAPPENED = re.compile(rf"(?: [a-z]+(?: [A-Z]?\w+){{0,4}}?)?,? (?:in|on) {_MONTH}{_YEAR}")
#: words by which no year of the event itself is told
_ANOTHER = re.compile(
    r"\b(?:film|movie|novel|book|play|opera|series|drama|documentary|exhibition|museum|memorial|monument|statue"
    r"|inquiry|commission|report|trial|anniversary|bid\w*|candida\w+|cancel\w*|postpone\w*|would|could|if|had not"
    r"|hadn['’]t|alternative|fiction\w*)\b",
    re.IGNORECASE,
)
#: between a count of years and the event that it is counted from
_BETWEEN = re.compile(
    r"(?:,? (?:ago|after|since|on from|to the (?:day|minute|hour|week|month)(?: (?:after|since))?))? ?(?:of )?(?:the )?"
)
_AGO = re.compile(
    r"\b(?:ago|anniversary|to the (?:day|minute|hour|week|month)|(?:[Ii]t (?:is|has been)|[Ii]t['’]s) [\w -]+ since)\b"
)
#: before a count that isn't meant to the year
_ROUGH = re.compile(rf"\b(?i:{ROUGH_WORDS}|within)(?: the)? $")
_COMING = re.compile(r"\b(?:next|coming|upcoming|ahead of|approach\w*|last|will|later|earlier|plan\w*)\b")
#: a name that goes on is another's: "the Titanic disaster film", "London Olympics chief"
_GOES_ON = re.compile(
    r"(?:['’]s)? (?:[A-Z]|film\b|movie\b|museum\b|memorial\b|survivors?\b|inquiry\b|trial\b|plan|dream)"
)
#: Games of that city, but not the Olympic ones
_LESSER = re.compile(r"\b(?:Special|Youth|Junior|Deaf|Para|Winter|Summer) $")
_MONTHS = "|".join(MONTHS)
_FULL = re.compile(
    rf"\b(?:(?P<d1>[1-9]\d?) (?P<m1>{_MONTHS}),? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTHS}) (?P<d2>[1-9]\d?),? (?P<y2>\d{{4}}))\b"
)
#: that a date is not the day of the event itself
_OFF_DAY = re.compile(
    r"\b(?:after|before|later|earlier|since|until|from|to mark|eve|anniversary|days?|weeks?|months?|born|died on|still"
    r"|survivors?|began|would|reported|told|announced|launched)\b"
)
#: characters between a name and its date; days by which night and time zones, and by which another day, is off
_BESIDE, _NIGHT, _DAYS = 14, 1, 45
_LISTS = "alexbudy/day_in_history_extension, themutti/history-date-input"
#: years in which a slip of the year lies; farther ones are another thing of that name. Chosen, not measured
_NEAR = 15


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the year, the default verdict, or the count of years up to the day of the story, verdict `count`."""
    if view.story is None:
        return
    whole = view.story.span
    for mention in known_events_in(view.text, whole.start, whole.end, word_beginnings(view.whole)):
        place = Span(mention.start, mention.end)
        passage = next((p for p in view.passages if p.span.holds(place)), None)
        if passage is None or not view.admits(place):
            continue
        if _LESSER.search(view.text[max(passage.span.start, mention.start - 10) : mention.start]):
            continue
        around = sentence_around(view.text, place, passage.span)
        start, end = around.start, around.end
        if not _ANOTHER.search(view.text, start, end):
            yield from _of_year(view, mention, end)
            yield from _of_day(view, mention, start, end)
        yield from _of_count(view, mention, start, end)


def _of_year(view: View, mention: Sighting, end: int) -> Iterator[Hit]:
    found, event = _year_of(view.text, mention, end), mention.event
    if found is None:
        return
    year, span = int(found["year"]), Span(*found.span("year"))
    off = min(abs(year - edge) for years in event.years for edge in years)
    if event.was_in(year) or off > _NEAR or not view.admits(span):
        return
    fields = (
        ("event", event.event), ("said", str(year)), ("years", _shown(event, year)), ("source", event.source),
    )  # fmt: skip
    yield Hit(span, fields, "", (RelatedLocation(Span(mention.start, mention.end), "record", fields=fields),))


def _year_of(text: str, mention: Sighting, end: int) -> re.Match[str] | None:
    """The year that stands beside a name and can be no other thing's."""
    if mention.happens:
        return _HAPPENED.match(text, mention.end, end)
    if _GOES_ON.match(text, mention.end):
        return None
    if before := _BEFORE.match(text, max(0, mention.start - 5), mention.start):
        return before
    found = _OF.match(text, mention.end, end)
    if found is None and _WHEN.search(text[max(0, mention.start - 22) : mention.start]):
        found = _IN.match(text, mention.end, end)
    return found


def _of_day(view: View, mention: Sighting, start: int, end: int) -> Iterator[Hit]:
    """The one full date of a sentence that says on which day an event was, if it is of its year and another day."""
    day, text = relations().days.get(mention.event.event), view.text
    dates = list(_FULL.finditer(text, start, end)) if day else []
    if day is None or len(dates) != 1:
        return
    found = dates[0]
    sure = mention.happens and text[mention.end : found.start()] in (" on ", ", on ", " on the night of ")
    if not sure and _OFF_DAY.search(text, start, end):
        return
    groups = found.groupdict()
    month = MONTHS.index(groups["m1"] or groups["m2"]) + 1
    number, year = int(groups["d1"] or groups["d2"]), int(groups["y1"] or groups["y2"])
    beside = 0 <= found.start() - mention.end <= _BESIDE or 0 <= mention.start - found.end() <= _BESIDE
    if year != day.year or not (mention.happens or beside) or number > calendar.monthrange(year, month)[1]:
        return
    off = abs((datetime.date(year, month, number) - day).days)
    span = Span(*found.span())
    if _NIGHT < off <= _DAYS and view.admits(span):
        fields = (
            ("event", mention.event.event), ("said", found[0]), ("years", f"{day:%-d %B %Y}"), ("source", _LISTS),
        )  # fmt: skip
        yield Hit(span, fields, "day", (RelatedLocation(Span(mention.start, mention.end), "record", fields=fields),))


def _of_count(view: View, mention: Sighting, start: int, end: int) -> Iterator[Hit]:
    """Counts of years that end on the day of the story, for an event that was once and within one year."""
    today, text, event = sure_day(view.story), view.text, mention.event
    if today is None or len(event.years) != 1 or len(set(event.years[0])) != 1:
        return
    if (
        not _AGO.search(text, start, end)
        or _COMING.search(text, start, end)
        or view.whole.is_quoted(Span(mention.start, mention.end))
    ):
        return
    passed = today.year - event.years[0][0]
    for found in COUNT.finditer(text, start, end):
        count, unit = count_of(found)
        if count is None or unit != 1 or not _is_of(text, found, mention):
            continue
        span, rough = Span(*found.span()), _ROUGH.search(text[max(start, found.start() - 16) : found.start()])
        if not rough and abs(passed - count) > 1 and view.admits(span) and not _other_years(text, start, end, event):
            fields = (
                ("event", event.event), ("said", str(count)), ("computed", str(passed)),
                ("years", str(event.years[0][0])), ("day", str(today)), ("source", event.source),
            )  # fmt: skip
            yield Hit(
                span, fields, "count", (RelatedLocation(Span(mention.start, mention.end), "record", fields=fields),)
            )


def _is_of(text: str, found: re.Match[str], mention: Sighting) -> bool:
    """Whether a count is counted from the event: it stands right before it, or "ago" right behind."""
    if found.end() <= mention.start:
        between = _BETWEEN.match(text, found.end(), mention.start)
        return between is not None and between.end() == mention.start
    return found["way"] == "ago" and found.start() - mention.end <= 2


def _other_years(text: str, start: int, end: int, event: KnownEvent) -> bool:
    """Whether the sentence names another year than the event's, from or to which the count may run."""
    return any(not event.was_in(int(y)) for y in re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", text[start:end]))


def _shown(event: KnownEvent, year: int) -> str:
    """The years of an event as a sentence has them; of many Games those nearest to the year that is said."""
    spans = [str(first) if first == last else f"{first}–{last}" for first, last in event.years]
    if len(spans) > 3:
        nearest = sorted(event.years, key=lambda span: abs(span[0] - year))[:2]
        spans = [str(first) for first, _ in sorted(nearest)]
    return spans[0] if len(spans) == 1 else ", ".join(spans[:-1]) + f" and {spans[-1]}"
