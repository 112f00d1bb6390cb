"""Days that are named by where the story stands: "today, Tuesday" here and "tomorrow, Friday" there cannot both be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.calendars import MONTHS, WEEKDAYS
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
_STRETCH = re.compile(
    rf"\b(?:from|From|between|Between) (?P<month>{'|'.join(MONTHS)}) (?P<first>\d{{1,2}})"
    rf" (?:to|until|through|and) (?:(?P<other>{'|'.join(MONTHS)}) )?(?P<last>\d{{1,2}})(?![\d:,]|st|nd|rd|th| p| a)"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: the default one for two todays, `order` for a stretch of days that ends before it begins."""
    todays: dict[int, Span] = {}
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
                yield from _another_today(view, found, todays)
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


def _another_today(view: View, found: re.Match[str], todays: dict[int, Span]) -> Iterator[Hit]:
    span = Span(*found.span())
    if not view.admits(span):
        return
    word, day = found["word"] or found["word2"], found["day"] or found["day2"]
    today = (WEEKDAYS.index(day) - _OFFSETS[word.lower()]) % len(WEEKDAYS)
    if todays and today not in todays:
        other, there = next(iter(todays.items()))
        fields = (("here", WEEKDAYS[today]), ("there", WEEKDAYS[other]), ("other", there.of(view.text)))
        yield Hit(span, fields, "", (RelatedLocation(there, "other"),))
    todays.setdefault(today, span)


def _backwards(view: View, found: re.Match[str]) -> Iterator[Hit]:
    span = Span(*found.span())
    same = not found["other"] or found["other"] == found["month"]
    if same and int(found["last"]) < int(found["first"]) and view.admits(span):
        fields = (("first", f"{found['month']} {found['first']}"), ("last", f"{found['month']} {found['last']}"))
        yield Hit(span, fields, "order")
