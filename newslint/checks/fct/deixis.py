"""Days that are named by where the story stands: "today, Tuesday" here and "tomorrow, Friday" there cannot both be."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.timeline import sure_day
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_DAYS = "|".join(WEEKDAYS)
_MONTHS = frozenset(month[:3] for month in MONTHS)
_OFFSETS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_RELATIVE = re.compile(
    rf"\b(?P<word>(?i:yesterday|today|tomorrow))(?:,? \(|, )(?P<day>{_DAYS})\b"
    rf"|\b(?P<day2>{_DAYS})(?: \(|, )(?P<word2>yesterday|today|tomorrow)\b(?=[),.])"
)
#: "yesterday, March 9", "tomorrow (9 March)"
_DATED = re.compile(
    rf"\b(?P<word>(?i:yesterday|today|tomorrow))(?: \(|, )(?:(?P<month>{'|'.join(MONTHS)}) (?P<day>\d{{1,2}})"
    rf"|(?P<day2>\d{{1,2}}) (?P<month2>{'|'.join(MONTHS)}))(?![\d:]|st|nd|rd|th)"
)
#: days between the writing of a story and its date that say nothing: midnight, other zones, next morning's paper
_SLACK = 1
#: and days from which on the date is that of another thing, a copy or a reprint
_REPRINT = 30
_STRETCH = re.compile(
    rf"\b(?:from|From|between|Between) (?P<month>{'|'.join(MONTHS)}) (?P<first>\d{{1,2}})"
    rf" (?:to|until|through|and) (?:(?P<other>{'|'.join(MONTHS)}) )?(?P<last>\d{{1,2}})(?![\d:,]|st|nd|rd|th| p| a)"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for two todays, `order` for a stretch of days that ends before it begins.

    `day` for a day told from today that the day of the story doesn't make.
    """
    todays: dict[int, Span] = {}
    published = sure_day(view.story)
    passages = view.passages
    if not passages:
        return
    first, last = passages[0].span.start, passages[-1].span.end
    named = [word for word in ("yesterday", "oday", "omorrow", "Yesterday") if view.text.find(word, first, last) >= 0]
    stretches = _begins_a_stretch(view.text, first, last)
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        if any(view.text.find(word, start, end) >= 0 for word in named):
            for found in _RELATIVE.finditer(view.text, start, end):
                yield from _another_today(view, found, todays) or _another_day(view, found, published)
            for found in _DATED.finditer(view.text, start, end):
                yield from _another_date(view, found, published)
        if stretches and _begins_a_stretch(view.text, start, end):
            for found in _STRETCH.finditer(view.text, start, end):
                yield from _backwards(view, found)


def _begins_a_stretch(text: str, start: int, end: int) -> bool:
    """Whether a month follows on "from" or "between" anywhere."""
    for word in ("rom ", "etween "):
        at = start
        while (at := text.find(word, at, end)) >= 0:
            at += len(word)
            if text[at : at + 3] in _MONTHS:
                return True
    return False


def _another_today(view: View, found: re.Match[str], todays: dict[int, Span]) -> list[Hit]:
    span = Span(*found.span())
    if not view.admits(span):
        return []
    today = _today(found)
    told = []
    if todays and today not in todays:
        other, there = next(iter(todays.items()))
        fields = (("here", WEEKDAYS[today]), ("there", WEEKDAYS[other]), ("other", there.of(view.text)))
        told.append(Hit(span, fields, "", (RelatedLocation(there, "other"),)))
    todays.setdefault(today, span)
    return told


def _today(found: re.Match[str]) -> int:
    """The weekday on which a story is told that names another by it."""
    word, day = found["word"] or found["word2"], found["day"] or found["day2"]
    return (WEEKDAYS.index(day) - _OFFSETS[word.lower()]) % len(WEEKDAYS)


def _another_day(view: View, found: re.Match[str], published: datetime.date | None) -> list[Hit]:
    """A weekday told from today, two days or more from what the day of the story makes it."""
    span = Span(*found.span())
    if published is None or not view.admits(span):
        return []
    apart = (_today(found) - published.weekday()) % len(WEEKDAYS)
    if min(apart, len(WEEKDAYS) - apart) <= _SLACK:
        return []
    word = (found["word"] or found["word2"]).lower()
    due = published + datetime.timedelta(_OFFSETS[word])
    return [_of_day(span, word, WEEKDAYS[due.weekday()], published)]


def _another_date(view: View, found: re.Match[str], published: datetime.date | None) -> list[Hit]:
    """A date told from today, two days or more from what the day of the story makes it."""
    span = Span(*found.span())
    if published is None or not view.admits(span):
        return []
    month, day = MONTHS.index(found["month"] or found["month2"]) + 1, int(found["day"] or found["day2"])
    word = found["word"].lower()
    due = published + datetime.timedelta(_OFFSETS[word])
    try:
        told = [datetime.date(year, month, day) for year in (due.year - 1, due.year, due.year + 1)]
    except ValueError:
        return []
    if not _SLACK < min(abs((one - due).days) for one in told) <= _REPRINT:
        return []
    return [_of_day(span, word, f"{due.day} {MONTHS[due.month - 1]}", published)]


def _of_day(span: Span, word: str, due: str, published: datetime.date) -> Hit:
    fields = (("word", word), ("due", due), ("published", str(published)))
    return Hit(span, fields, "day", (RelatedLocation(span, "day", fields=fields),))


def _backwards(view: View, found: re.Match[str]) -> Iterator[Hit]:
    span = Span(*found.span())
    same = not found["other"] or found["other"] == found["month"]
    if same and int(found["last"]) < int(found["first"]) and view.admits(span):
        fields = (("first", f"{found['month']} {found['first']}"), ("last", f"{found['month']} {found['last']}"))
        yield Hit(span, fields, "order")
