"""Days, weeks and months that lie between two dates: "vanished on 2 May … found on 21 June, seven weeks later"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.calendars import MONTHS
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS, WORDS_TO_99, value_of
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, times_in
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

_N = rf"(?P<n>(?i:{WORDS_TO_99}|\d{{1,3}}|an?))"
_SPAN = LatePattern(
    rf"(?<![\w.,-]){_N} (?P<unit>days?|weeks?|fortnights?|months?)(?P<way> (?:later|afterwards|thereafter|after"
    rf" (?:that|this)(?: date| day)?|earlier|before (?:that|this)(?: date| day)?|from now)\b(?! than)"
    r"|,? (?:and )?(?:[a-z]+ )?(?:until|ending|(?:reopen|open|return|com|start)ing(?: again)?|to (?:reopen|return))\b)",
)
_AFTER_TODAY = LatePattern(rf"\b(?:today|yesterday)\b[^.;]{{0,60}}?(?<![\w.,-]){_N} (?P<unit>days?|weeks?) after\b")
#: a passage without one of these counts no days
_MARK = re.compile(r" (?:days?|weeks?|fortnights?|months?)\b")
#: docked on 11 April after two weeks at sea
_AFTER = LatePattern(
    rf"\bafter {_N} (?P<unit>days|weeks|months)(?P<way>)(?= (?:at|in|of|on|as|with|without|under|adrift)\b|[,.])",
)
#: how long something went on: for just under six weeks the bus had gone round
_FOR_SO_LONG = LatePattern(
    rf"\b(?:[Ff]or|[Ll]asted|[Ll]asting|[Tt]ook|[Dd]uring (?:the|those)|[Tt]hose"
    rf"|(?:voyage|journey|stay|stretch|wait|siege|strike|absence|search|tour|trip|spell|interval|delay|passage|march"
    rf"|drought|closure|visit|stoppage|occupation|sit-in|captivity|convalescence|exile) of"
    rf"|[Tt]hroughout the) (?P<rough>(?:just|almost|nearly|about|around|some|over|under|more than|less than|well|a"
    rf" little|only|at least|roughly|exactly|the|all|whole|full|barely|close to) ){{0,3}}"
    rf"{_N} (?P<unit>days|weeks|fortnights|months)\b(?!['’]| (?:later|earlier|ago|before|after|old|of (?!rain|sun"
    rf"|talks|waiting|repairs|work))|-)",
)
_A_DAY = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.) \d|\d (?:{'|'.join(MONTHS)})\b"
)
_WINDOW = 250
#: between the two days lies something else than what lasted
_NOT_BETWEEN = re.compile(
    r"\b(?:born|aged?|every|each|per|notice|(?:another|second|further|next|first|more(?! than))(?! (?:[£$€]\d"
    r"|[\d.]+ ?(?:%|per ?cent|pence|p\b|[mb]illion)))|sentence\w*|jail\w*"
    r"|prison|warrant\w*"
    r"|course|holiday|extend\w*|extension|postpon\w+|budget|supply|overdue|late|early|if|could|may|might|of them)\b"
)
#: before a month in which a sum is paid or a rate changes: 3% now and another 1.5% in
_FALLS_DUE = re.compile(r"(?:%|per ?cent|[£$€]\d[\d.,]{0,9}|\d ?p|pence) (?:(?:in|from) )?\Z")
#: days below which nobody counts in weeks, and how much of it a rough count may be off. Chosen, not measured
_LEAST_DAYS, _ABOUT = 4, 0.3
_HEDGED = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|fewer than|at least|up to|just|barely|a little (?:over|under)|within|only|every|last"
    r"|next|another|a further)(?: a| the)? $"
)
_UNTIL = re.compile(rf"\b(?:[Uu]ntil|till|by|from) (?P<month>{'|'.join(MONTHS)})\b(?! \d)")
#: a day or a month that is another time's, or may be
_OTHER = re.compile(
    r"\b(?:last|next|previous|following|same|every|each) (?:year|month|week)|\bthe (?:year|month) before\b"
)
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44}
#: days that there may be fewer than counted, and more: a count of whole weeks or months leaves the begun one out;
#: and months that a count may be off where only a month is written; chosen
_FEWER = {"day": 1.0, "week": 4.0, "fortnight": 4.0, "month": 12.0}
_MORE = {"day": 1.0, "week": 6.0, "fortnight": 6.0, "month": 30.0}
_SLACK_OF_MONTHS = 1
#: characters between a count and the later day, and how much of it a rough one may be off
_NEAR, _ROUGHLY = 30, 0.4


#: a stretch so much longer or shorter is another one
_SLIP = 2.5


class Miscount(NamedTuple):
    """A count of days that two dates don't make: the count, both days as written, and what lies between them."""

    span: Span
    stated: str
    first: str
    last: str
    computed: str


def miscounted_days(whole: StoryText, today: datetime.date | None) -> Iterator[Miscount]:
    """The counts of a story's body that its own dates don't make."""
    text = whole.text
    known = whole.shared(sentences_of_passages)
    for passage in (p for p in whole.passages if p.part in BODY_PARTS):
        if not _MARK.search(text, passage.span.start, passage.span.end):
            continue
        sentences = known.get(passage.span.start, [])
        after = text.find("after ", passage.span.start, passage.span.end) >= 0
        for at, (start, end) in enumerate(sentences):
            for found in _SPAN.finditer(text, start, end):
                before = sentences[at - 1] if at else None
                told = _between(text, (start, end), before, found, today)
                if told:
                    yield told
            for found in _AFTER.finditer(text, start, end) if after else ():
                told = _after(text, (start, end), sentences[at - 1] if at else None, found, today)
                if told:
                    yield told
            for found in _AFTER_TODAY.finditer(text, start, end) if today else ():
                told = _up_to_today(text, end, found, today)
                if told:
                    yield told


def stretches_told(whole: StoryText, today: datetime.date | None) -> Iterator[Miscount]:
    """The stretches of a story that two days beside them don't make: for five weeks, from 3 to 17 April."""
    text, body = whole.text, [p.span for p in whole.passages if p.part in BODY_PARTS]
    if not body:
        return
    for found in _FOR_SO_LONG.finditer(text, body[0].start, body[-1].end):
        # two days stand around it, or it is none of these
        if _A_DAY.search(text, max(body[0].start, found.start() - _WINDOW), found.end() + _WINDOW) is None:
            continue
        line = next((span for span in body if span.start <= found.start() < span.end), None)
        sentences = whole.shared(sentences_of_passages).get(line.start, []) if line else []
        at = next((n for n, (_, end) in enumerate(sentences) if end > found.start()), None)
        told = None
        if at is not None:
            told = _so_long(text, sentences[at], sentences[at - 1] if at else None, found, today)
        if told:
            yield told


def _between(
    text: str, own: tuple[int, int], before: tuple[int, int] | None, found: re.Match[str], today: datetime.date | None
) -> Miscount | None:
    """What is wrong with a count between the day that stands beside it and the last one before that."""
    if _OTHER.search(text, *own):
        return None
    days = _days(text, *own, today)
    if "from now" in found["way"]:
        beside = _beside(text, days, found)
        return _judged(text, found, None, beside, today) if beside and today else None
    later = _beside(text, days, found)
    if later is None:
        return None
    earlier = [day for day in days if day.end <= min(later.start, found.start())]
    if not earlier and before and not _OTHER.search(text, *before):
        earlier = _days(text, *before, today)[-1:]
    if not earlier or len(earlier) > 1:
        return None
    if "earlier" in found["way"] or "before" in found["way"]:
        return _judged(text, found, later, earlier[0], today)
    return _judged(text, found, earlier[0], later, today)


def _after(
    text: str, own: tuple[int, int], before: tuple[int, int] | None, found: re.Match[str], today: datetime.date | None
) -> Miscount | None:
    """What is wrong with a stretch that ends on the day before it, where one other day stands before that one."""
    if _OTHER.search(text, *own):
        return None
    days = _days(text, *own, today)
    ahead = [day for day in days if day.end <= found.start()]
    if not ahead or not re.fullmatch(r"[^.;:()\d]{0,30}", text[ahead[-1].end : found.start()]):
        return None
    if before and len(ahead) == len(days) == 1 and not _OTHER.search(text, *before):
        days = _days(text, *before, today)[-1:] + ahead
    if len(days) != 2 or days[-1] is not ahead[-1]:
        return None
    count, unit = _counted(found)
    earlier, later = _in_order(days[0], days[1], (count or 0) * _DAYS[unit])
    passed = (later.first - earlier.first).days
    if count is None or not passed or not 1 / _SLIP < count * _DAYS[unit] / passed < _SLIP:
        return None
    return _judged(text, found, days[0], days[1], today)


def _so_long(
    text: str, own: tuple[int, int], before: tuple[int, int] | None, found: re.Match[str], today: datetime.date | None
) -> Miscount | None:
    """What is wrong with how long something lasted, where the sentence or the one before has two days and no more."""
    days = _days(text, *own, today)
    where = own
    if not days and before:
        days, where = _days(text, *before, today), before
    days = [
        day
        for day in days
        if day.grain == "day" or not _FALLS_DUE.search(text, max(where[0], day.start - 20), day.start)
    ]
    if len(days) != 2 or any(day.grain != "day" for day in days) or _OTHER.search(text, *where):
        return None
    # what stands far behind a count is of something else
    until = min(own[1], max(days[-1].end if where == own else 0, found.end() + _NEAR))
    other = _NOT_BETWEEN.search(text, *own)
    if (other and other.start() < until) or (where != own and _NOT_BETWEEN.search(text, *where)):
        return None
    count, unit = _counted(found)
    earlier, later = _in_order(days[0], days[1], (count or 0) * _DAYS[unit])
    passed = (later.first - earlier.first).days
    if count is None or passed < _LEAST_DAYS or not 1 / _SLIP < count * _DAYS[unit] / passed < _SLIP:
        return None
    stated = count * _DAYS[unit]
    if _makes(passed, count, unit) or (found["rough"] and abs(stated - passed) <= _ABOUT * passed):
        return None
    first, last = min(found.start(), earlier.start), max(found.end(), later.end)
    computed = f"{passed} days" if unit == "day" else f"{passed / _DAYS[unit]:.2g} {unit}s"
    written = text[found.start("n") : found.end("unit")]
    return Miscount(
        Span(first, last), written, _bare(text[earlier.start : earlier.end]),
        _bare(text[later.start : later.end]), computed,
    )  # fmt: skip


def _days(text: str, start: int, end: int, today: datetime.date | None) -> list[When]:
    """The days and months of a sentence; one that is named without a year is near the story's own."""
    told = [t for t in times_in(text, start, end, today, weekdays=False) if t.grain != "year"]
    year = today.year if today else 2000
    for found in _UNTIL.finditer(text, start, end):
        first = datetime.date(year, MONTHS.index(found["month"]) + 1, 1)
        if not any(t.start <= found.start("month") < t.end for t in told):
            last = (first + datetime.timedelta(31)).replace(day=1) - datetime.timedelta(1)
            told.append(When(found.start("month"), found.end(), first, last, "month", False))
    return sorted(told, key=lambda t: t.start)


def _beside(text: str, days: list[When], found: re.Match[str]) -> When | None:
    """The day that a count leads to: right behind it, or right before it."""
    for day in days:
        behind = found.end() <= day.start <= found.end() + _NEAR
        ahead = day.end <= found.start() and re.fullmatch(
            r",? ?(?:and |exactly |some )?", text[day.end : found.start()]
        )
        if (behind and not re.search(r"[.;:]|\b(?:but|after|before)\b", text[found.end() : day.start])) or ahead:
            return day
    return None


def _judged(
    text: str, found: re.Match[str], earlier: When | None, later: When, today: datetime.date | None
) -> Miscount | None:
    count, unit = _counted(found)
    if count is None:
        return None
    if earlier is None:
        assert today is not None
        earlier = When(found.start(), found.start(), today, today, "day", True)
    rough = _HEDGED.search(text, max(0, found.start() - 20), found.start()) is not None
    earlier, later = _in_order(earlier, later, count * _DAYS[unit])
    if "day" in (earlier.grain, later.grain) and earlier.grain == later.grain:
        passed = (later.first - earlier.first).days
        off = not _makes(passed, count, unit, rough=rough)
        if unit == "day" and not rough and later.grain == "day" and " later" in found["way"]:
            # "four days later, on 9 February" can be counted in one way only
            off = passed != count
        computed = f"{passed} days" if unit == "day" else f"{passed / _DAYS[unit]:.2g} {unit}s"
    elif unit == "month":
        passed = 12 * (later.first.year - earlier.first.year) + later.first.month - earlier.first.month
        off = abs(passed - count) > max(_SLACK_OF_MONTHS, _ROUGHLY * passed if rough else 0)
        computed = f"{passed} months"
    else:
        return None
    if not off or passed <= 0:
        return None
    first = min(found.start(), earlier.start, later.start)
    shown = text[earlier.start : earlier.end] or "the day of the story"
    return Miscount(
        Span(first, max(found.end(), later.end)), text[found.start("n") : found.end("unit")], _bare(shown),
        _bare(text[later.start : later.end]), computed,
    )  # fmt: skip


def _makes(passed: int, count: float, unit: str, *, rough: bool = False) -> bool:
    """Whether so many days may be called a count of days, weeks or months."""
    more, loose = passed - count * _DAYS[unit], _ROUGHLY * passed if rough else 0.0
    return -max(_FEWER[unit], loose) <= more <= max(_MORE[unit], loose)


def _in_order(earlier: When, later: When, days: float) -> tuple[When, When]:
    """The two with the years that the order gives them: one without a year is of the other's, or the next to it.

    Of the years that a count of more than a year leaves it takes the nearest one.
    """
    if later.year_given and earlier.year_given:
        return earlier, later
    moved, sign = (later, 1) if earlier.year_given or not later.year_given else (earlier, -1)
    other = earlier if moved is later else later
    years = [other.first.year + sign * n for n in range(round(days / 365) + 2)]
    placed = [when for year in years if (when := moved.in_year(year)) is not None]
    placed = [when for when in placed if sign * (when.last - other.first).days >= 0] or [moved]
    best = min(placed, key=lambda when: abs(abs((when.first - other.first).days) - days))
    return (earlier, best) if moved is later else (best, later)


def _bare(written: str) -> str:
    return re.sub(r"^(?:in|on|since|last) ", "", written, flags=re.IGNORECASE)


def _counted(found: re.Match[str]) -> tuple[float | None, str]:
    number = value_of(found["n"].lower())
    return (number.value if number else None), found["unit"].removesuffix("s")


def _up_to_today(text: str, end: int, found: re.Match[str], today: datetime.date | None) -> Miscount | None:
    """Ten days after they had left on July 16, on the day of the story."""
    days = [t for t in times_in(text, found.end(), end, today, weekdays=False) if t.grain == "day"]
    count, unit = _counted(found)
    if (
        len(days) != 1
        or count is None
        or today is None
        or _HEDGED.search(text, found.start("n") - 20, found.start("n"))
    ):
        return None
    passed = (today - days[0].first).days
    if not 0 < passed < 300 or _makes(passed, count, unit):
        return None
    written = text[found.start("n") : found.end("unit")]
    return Miscount(
        Span(found.start("n"), days[0].end),
        written,
        _bare(text[days[0].start : days[0].end]),
        "today",
        f"{passed} days",
    )
