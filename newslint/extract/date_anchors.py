"""Anchors: everything in a story that ties it to a day, with the days that each allows.

Dates of posts and of pictures, dates with and without a year, weekdays that stand with a day and a month, and years.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.mentions import dates
from newslint.model import Part, Span
from newslint.segmenting.view import StoryText

#: what stands before the date of a post, a picture or an update
_POSTED = re.compile(r"\(@\w+\) $|\b(?:[Pp]osted|[Uu]pdated|[Pp]ublished|[Ll]ast modified)\b[^.\n]{0,40}$")
_CREDIT = re.compile(
    r"[.,]? ?\(?(?:REUTERS|Reuters|AP Photo|\(AP|AFP|Getty|Photo:|EPA|\(Photo|Credit)"
    r"|[^\n]{0,40}\((?:\w+ ){0,3}\w*/?(?:Reuters|AP|AFP|Getty)"
)
_OLD_PICTURE = re.compile(
    r"\b(?i:file|archive|undated|taken|born|since|until|in this|seen in|dated|died)\b[^\n]{0,60}$"
)
#: somebody says something on a day: news of that day
_SAID = re.compile(
    r"\b(?:said|says|told \w+|announced|confirmed|reported|agreed)(?: in \w+)? on (?:[A-Z][a-z]+day,? )?$"
)
_TO_COME = re.compile(
    r"\b(?i:will|would|by|until|through|before|next|expires?|deadline|scheduled|set for|set to|due|starting|beginning|"
    r"effective|from|ends?|plans?|upcoming|later)\b[^.\n]{0,25}$"
)
_AHEAD_OF_US = re.compile(
    r"\b(?i:will|would|until|deadlines?|ends?|ending|scheduled|set (?:for|to)|due|expires?|expiring|delay\w*|postpon\w+"
    r"|extend\w*|extension|plan\w*|upcoming|starting|beginning|effective|expected|slated|elections?|term|winning"
    r"|challenge|runs?|running|bid|race|majority|midterms?|primary)\b[^.\n]*$"
    r"|\b(?i:by|before|through|next)(?: the)?(?: (?:end|start))?(?: of)?(?: the)?(?: [A-Z]\w+\.?)?(?: \d\d?,?)? $"
)
_YEAR = re.compile(r"(?<![\w$€£,.-])(?:19[5-9]\d|20[0-4]\d)(?![\w%]|,\d|\.\d)")


class Anchor(Struct, frozen=True):
    """Something that says when a story was written: the earliest and latest day it allows, and where it stands."""

    kind: str
    earliest: datetime.date
    latest: datetime.date
    span: Span | None = None


def find_written_anchors(story: StoryText) -> Iterator[Anchor]:
    """Every date and year that a story writes, but for those that are still to come."""
    text = story.text
    for date in story.shared(dates):
        day = date.in_year(date.year) if date.year else None
        if day is None:
            continue
        before = text[max(0, date.span.start - 60) : date.span.start]
        if _POSTED.search(before):
            yield Anchor("post", day, day, date.span)
        elif _TO_COME.search(before):
            continue
        elif _CREDIT.match(text, date.span.end) and not _OLD_PICTURE.search(before):
            yield Anchor("picture", day, day, date.span)
        elif _SAID.search(before) and date.year and date.day:
            yield Anchor("said", day, day, date.span)
        elif date.weekday is not None and not _OLD_PICTURE.search(before):
            yield Anchor("weekday", day, day, date.span)
        else:
            yield Anchor("date", day, day, date.span)
    yield from _years(story)


def _years(story: StoryText) -> Iterator[Anchor]:
    """The years that the story writes, but for those that it says are to come; a copyright line's is the crawl's."""
    for passage in story.passages:
        if passage.part is Part.FURNITURE:
            continue
        for found in _YEAR.finditer(story.text, passage.span.start, passage.span.end):
            if not is_ahead(story.text, found.start()):
                year = int(found[0])
                span = Span(found.start(), found.end())
                yield Anchor("year", datetime.date(year, 1, 1), datetime.date(year, 12, 31), span)


def weekday_anchors(
    story: StoryText,
    window: tuple[datetime.date, datetime.date] | None,
    latest: datetime.date | None,
    top_year: int | None,
) -> list[Anchor]:
    """Days and months with a weekday but no year, in the one year that window and other dates leave them."""
    lows = [window[0] if window else None, latest, datetime.date(top_year, 1, 1) if top_year else None]
    low = max((day for day in lows if day), default=None)
    if low is None:
        return []
    high = min(window[1] if window else datetime.date.max, low + datetime.timedelta(500))
    found = []
    for date in story.shared(dates):
        if date.weekday is None or date.year or date.day is None:
            continue
        days = [day for year in range(low.year, min(high.year, low.year + 3) + 1) if (day := date.in_year(year))]
        fit = [day for day in days if day.weekday() == date.weekday and low - datetime.timedelta(40) <= day <= high]
        if len(fit) == 1:
            found.append(Anchor("weekday", fit[0], fit[0], date.span))
    return found


def is_ahead(text: str, place: int) -> bool:
    """Whether the words before a date say that it was still ahead: a deadline, something that is planned."""
    return bool(_AHEAD_OF_US.search(text, max(0, place - 80), place))
