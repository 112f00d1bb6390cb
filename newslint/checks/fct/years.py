"""Years that are counted: how long ago a year was, which anniversary it has, how long a stretch of years lasted."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.ages_then_and_now import ages_apart
from newslint.checks.fct.centuries import misdated_centuries
from newslint.checks.fct.jubilees import misnamed_feasts
from newslint.checks.fct.year_ledger import years_untold
from newslint.checks.fct.years_between import Between, miscounted_age, miscounted_between
from newslint.checks.fct.years_told import RECENT, miscounted, wrong_months
from newslint.extract.calendars import MONTHS
from newslint.extract.numbers import ROUGH_WORDS, TENS, WORDS_TO_99, ordinal_value, value_of
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import sure_day, times_in
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_COUNT = rf"(?<![\d.,])(?P<n>\d{{1,3}}|(?i:{WORDS_TO_99}|a hundred|a decade))"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|s)"
_TEENS = ("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NTH = (
    rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|(?:{'|'.join(TENS)})(?:-(?:{'|'.join(_ORDINALS)}))?"
    rf"|(?:{'|'.join(t[:-1] + 'ieth' for t in TENS)})"
)
_NTH += rf"|{'|'.join(_ORDINALS)}|eleventh|twelfth|(?:{'|'.join(_TEENS)}))"
#: feasts that have their count in their name
_NAMED = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300,
          "golden jubilee": 50, "silver jubilee": 25, "diamond jubilee": 60}  # fmt: skip
_FEAST = rf"(?P<feast>{'|'.join(_NAMED)})"
#: what somebody did at first, and does now, years later
_ONCE = (
    r"(?:joined|sentenced|jailed|convicted|imprisoned|started|began|opened|founded|hired|appointed|arrived|elected"
    r"|took over|married|bought|moved)"
)
_NOW = (
    r"(?:retires?|retired|is retiring|leaves?|left|was released|were released|walked free|was freed|steps? down"
    r"|stepped down|closes?|closed|is closing|stood down|quits?|bows? out)"
)
_FOUNDED = (
    r"(?:founded|established|opened|born|formed|set up|created|launched|built|started|began|first (?:appeared"
    r"|published|printed|held|staged))"
)
_FORMS = (
    re.compile(rf"\b[Ii]n {_YEAR},? (?:\(|— |-- )?(?:exactly )?{_COUNT} years ago\b"),
    re.compile(
        rf"\b(?:exactly )?{_COUNT} years ago(?: today)?,? (?:\(|— )?(?:in|on) (?:[A-Z][a-z]+ (?:\d{{1,2}}, )?"
        rf"|\d{{1,2}} [A-Z][a-z]+ )?{_YEAR}"
    ),
    # the 20th anniversary of the fall of the wall in 1989, of the 1989 fall, of the ferry disaster of 2003
    re.compile(
        rf"(?i:\b{_NTH} (?:anniversary|birthday) of )(?:[^.;:()\d]"
        rf"|\d(?!\d{{3}})){{0,70}}?(?:[A-Z]\w+ \d{{1,2}}, )?{_YEAR}"
    ),
    # founded in 1920, it celebrates its 100th anniversary
    re.compile(
        rf"\b{_FOUNDED} in (?:[A-Z][a-z]+ )?{_YEAR}\b[^.;()\d]{{0,60}}?\b(?P<now>celebrates?|celebrated|marks?"
        rf"|marked|turns?|turned)\b[^.;()]{{0,30}}?\b(?i:{_NTH} (?:anniversary|birthday))"
    ),
    re.compile(
        rf"\b{_FOUNDED} in (?:[A-Z][a-z]+ )?{_YEAR}\b[^.;()\d]{{0,60}}?\b(?P<now>turns|turned|is|marks|marked"
        rf"|celebrates|celebrated) {_COUNT}(?: years| this|,|\.)"
    ),
    # founded in 1920, it will mark its centenary this year
    re.compile(
        rf"\b{_FOUNDED} in (?:[A-Z][a-z]+ )?{_YEAR}\b[^.;()\d]{{0,60}}?\b(?:marks?|marked|celebrat(?:es|ed|ing)"
        rf"|will (?:mark|celebrate)|is marking)\b[^.;()\d]{{0,20}}?\b{_FEAST}\b(?: (?:this|on|year|in|with)\b|[.,])"
    ),
    # joined the library in 1961 and retires this week after 32 years
    re.compile(
        rf"(?i:\b{_ONCE}\b)[^.;()\d]{{0,40}}? in {_YEAR}\b[^.;()\d]{{0,50}}?\b{_NOW}\b[^.;()\d]{{0,30}}?"
        rf"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|this week|this month|yesterday)\b[^.;()\d]{{0,12}}?"
        rf"\bafter {_COUNT} years\b"
    ),
    # has stood empty for 28 years, since 1961
    re.compile(rf"\b(?:has|have|had)\b[^.;()\d]{{0,40}}? for {_COUNT} years,? (?:ever )?since {_YEAR}"),
    # 15 years after the massacre of July 2011: of the story's own day, if nothing else is
    re.compile(
        rf"(?P<day>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|this week"
        rf"|yesterday),? (?:exactly )?{_COUNT} years after [^.;()\d]{{0,60}}?{_YEAR}"
    ),
)
_STRETCH = re.compile(rf"\b{_COUNT}[ -]years?(?: [a-z]+)?,? \(?from (?P<from>(?:1[5-9]|20)\d\d) (?:to|until) {_YEAR}")
_HEDGED = re.compile(rf"\b(?i:{ROUGH_WORDS}|at least|up to|within|than)(?: a| the)? $")
_YEARS = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
#: a passage without one of these tells neither a count of years nor an age beside a year
_MAY_COUNT = re.compile(r"[ -]years?\b|\bat the time\b|\bthen\b| of \w+ in 1|\baged ")
#: anniversaries and counts are told up to a year early or late
_SLACK = 1


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the count and the year. Silent where the story's own year isn't known for sure."""
    text = view.text
    story = view.story
    for misdated in misdated_centuries(view.whole):
        if view.admits(misdated.span) and any(p.span.holds(misdated.span) for p in view.passages):
            told_of = (("year", str(misdated.year)), ("computed", str(misdated.due)), ("stated", misdated.written))
            yield Hit(misdated.span, told_of, "century")
    sure = story is not None and story.published_from in ("record", "front-matter", "url", "credit", "dateline")
    now = story.published.year if sure and story and story.published else None
    told: list[Span] = []
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if now and (
            text.find("years ago", start, end) >= 0
            or any(
                text.find(word, start, end) >= 0
                for word in ("nniversary", "irthday", "years after", " in 1", " in 20", " years, since", " years since")
            )
        ):
            for form in _FORMS:
                for found in form.finditer(text, start, end):
                    for hit in _since(view, found, now, Span(start, end)):
                        told.append(hit.span)
                        yield hit
        if text.find(" from 1", start, end) >= 0 or text.find(" from 2", start, end) >= 0:
            for found in _STRETCH.finditer(text, start, end):
                yield from _lasting(view, found)
    today = sure_day(story)
    for hit in (*_between(view, today), *(_counted(view, today) if now and today else ())):
        if not any(hit.span.overlaps(one) for one in told):
            told.append(hit.span)
            yield hit
    for hit in (*_feasts(view, today), *_of_few(view, today)):
        if not any(hit.span.overlaps(one) for one in told):
            told.append(hit.span)
            yield hit


def _of_few(view: View, today: datetime.date | None) -> Iterator[Hit]:
    """Counts of a short story that none of its few years makes."""
    for one in years_untold(view.whole, today):
        yield from _hit(view, one)
    for one in ages_apart(view.whole, today):
        yield from _hit(view, one, "ages")


def _feasts(view: View, today: datetime.date | None) -> Iterator[Hit]:
    """Golden weddings, jubilees and centenaries that their years don't make, where no count of years is told."""
    feasts = list(misnamed_feasts(view.whole, today))
    told = (*_between(view, today), *(_counted(view, today) if today else ())) if feasts else ()
    others = [hit.span for hit in told]
    for feast in feasts:
        if any(feast.span.overlaps(one) for one in others) or not view.admits(feast.span):
            continue
        if any(p.span.holds(feast.span) for p in view.passages):
            fields = (
                ("year", str(feast.year)), ("now", str(feast.now)),
                ("computed", str(feast.computed)), ("stated", str(feast.stated)),
            )  # fmt: skip
            yield Hit(feast.span, fields)


def _between(view: View, today: datetime.date | None) -> Iterator[Hit]:
    """Counts of years, and ages, that two years don't make."""
    text = view.text
    known = view.whole.shared(sentences_of_passages)
    for passage in view.passages if may_match(view.whole, _MAY_COUNT) else ():
        if _MAY_COUNT.search(text, passage.span.start, passage.span.end) is None:
            continue
        before: tuple[int, int] | None = None
        for start, end in known.get(passage.span.start, ()):
            told = list(miscounted_between(text, start, end, today))
            if today and before:
                told += miscounted_age(text, (*before, start, end), today)
            for one in told:
                yield from _hit(view, one)
            before = (start, end)


def _hit(view: View, one: Between, verdict: str = "stretch") -> Iterator[Hit]:
    """A hit for a count that its years don't make, where the rule looks."""
    if view.admits(one.span):
        fields = (
            ("stated", str(one.stated)), ("year", str(one.year)), ("computed", str(one.computed)),
            ("now", str(one.now)),
        )  # fmt: skip
        yield Hit(one.span, fields, verdict)


def _counted(view: View, today: datetime.date) -> Iterator[Hit]:
    """Counts whose year stands in a sentence beside, and days of an anniversary with the name of another month."""
    for counted in miscounted(view.whole, today):
        if view.admits(counted.span) and any(p.span.holds(counted.span) for p in view.passages):
            fields = (
                ("stated", str(counted.stated)), ("year", str(counted.year)), ("computed", str(counted.computed)),
                ("now", str(today.year)),
            )  # fmt: skip
            yield Hit(counted.span, fields)
    for told in wrong_months(view.whole, today):
        span = Span(told.start, told.end)
        if view.admits(span) and any(p.span.holds(span) for p in view.passages):
            day = f"{today.day} {MONTHS[today.month - 1]} {today.year}"
            yield Hit(span, (("day", span.of(view.text)), ("now", day)), "month")


#: a day behind what is remembered is the day on which it is, and another count of years stands beside
_ANOTHER_DAY = re.compile(
    r"\bon (?:[A-Z][a-z]+ \d|\d)|\bin (?:19|20)\d\d.*\d{4}|\byears? (?:later|earlier|before)\b"
    r"|\b(?:will|to) (?:celebrate|mark|turn)"
)


def _since(view: View, found: re.Match[str], now: int, passage: Span) -> Iterator[Hit]:
    count, year, span = _count(found), int(found["year"]), Span(*found.span())
    if (
        count is None
        or abs(now - year - count) <= _slack(view, found)
        or _is_hedged(view.text, found)
        or not view.admits(span)
    ):
        return
    if found.groupdict().get("nth") and _ANOTHER_DAY.search(
        view.text, max(passage.start, span.start - 30), min(passage.end, span.end + 80)
    ):
        return
    if found.groupdict().get("nth") and now - year <= RECENT < count:
        # the year in which it was remembered
        return
    # told from another year that stands near: "in 2014, on the 25th anniversary of the 1989 vote"
    near = view.text[max(passage.start, span.start - 400) : min(passage.end, span.end + 400)]
    if any(abs(int(other) - year - count) <= _SLACK for other in _YEARS.findall(near)):
        return
    fields = (("stated", str(count)), ("year", str(year)), ("computed", str(now - year)), ("now", str(now)))
    yield Hit(span, fields)


def _slack(view: View, found: re.Match[str]) -> int:
    """A year, or none where the very day is written and it is the story's own."""
    day = sure_day(view.story)
    told = times_in(view.text, found.start(), found.end(), day, weekdays=False)
    same = day and any(t.grain == "day" and (t.first.month, t.first.day) == (day.month, day.day) for t in told)
    return 0 if same else _SLACK


def _lasting(view: View, found: re.Match[str]) -> Iterator[Hit]:
    count, span = _count(found), Span(*found.span())
    lasted = int(found["year"]) - int(found["from"])
    if count is None or lasted < 0 or count in (lasted, lasted + 1) or abs(count - lasted) <= _SLACK:
        return
    if not _is_hedged(view.text, found) and view.admits(span):
        fields = (("stated", str(count)), ("year", found["from"]), ("computed", str(lasted)), ("now", found["year"]))
        yield Hit(span, fields, "stretch")


def _count(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    if feast := groups.get("feast"):
        return _NAMED[feast]
    if nth := groups.get("nth"):
        return ordinal_value(nth)
    written = found["n"].lower()
    value = value_of(written)
    return 10 if written == "a decade" else int(value.value) if value else None


def _is_hedged(text: str, found: re.Match[str]) -> bool:
    """Whether the count is a rough one: by a word before it, or a round figure for a long time."""
    groups = found.groupdict()
    at = found.start(next(name for name in ("n", "nth", "feast") if groups.get(name)))
    return bool(_HEDGED.search(text[max(0, at - 16) : at]))
