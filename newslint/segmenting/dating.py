"""When a story was published, where its record, its front matter, its address or its own lines say so."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Sequence
from typing import cast

from newslint.model import Document, Part
from newslint.segmenting.calendar_names import weekday_of
from newslint.segmenting.credits import read_credit, read_field
from newslint.segmenting.dates import DayOrder, date_of, dates_in, day_order, read_date
from newslint.segmenting.headlines import leading_date
from newslint.segmenting.lines import LINES_KEPT, is_running

#: a date in brackets at the end of a headline
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*\d{4}[^()\[\]]*)[)\]]$")
_SLASHED = re.compile(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1\d{4}(?![\d/-])")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")

#: a dateline's date stands this near the beginning, and a lead's
_DATELINE, _LEAD = 60, 12
_HEAD = 130
#: a field that ends with a full stop has no more characters: longer ones are text
_FIELD = 100
#: what follows the date of a dateline: an agency, and the dash that parts it from the text
_AFTER_DATE = re.compile(
    r"[\s.,]{0,20}(?:\([^()\d]{1,40}\)|/[^/\d]{2,24}/|[A-Z][\w&]{1,14})?\s{0,9}[.,]?\s{0,9}(?:--|[–—]|-(?=\s|$)|/|\.-|:)"
)
_PLACE = re.compile(r"[^\W\d_][\w.'’ /-]{1,40}(?:,? [(\[]?[\w. ]{2,24}[)\]]?)?[,.]? ?\(?(?:[A-Z][\w. ]{1,20}\)? ?)?$")
#: a place that a dash parts from its date: in capitals, or with its agency in brackets
_PLACE_AND_DASH = re.compile(
    r"(?:[A-Z\u00c0-\u00dd][A-Z\u00c0-\u00dd.'’ -]{2,30}(?:, [A-Z][\w. ]{1,24})?(?: ?\([A-Z][\w ./&]{1,24}\))?"
    r"|[A-Z][\w.'’ -]{2,30}(?:, [A-Z][\w. ]{1,24})? ?\([A-Z][\w./&]{1,24}\)) ?(?:--|[-–—])$"
)

Dated = tuple[datetime.date, str]
#: what the lines of a story are, with their text
Told = Sequence[tuple[Part, str]]


def find_published(document: Document, lines: Told, *, alone: bool, order: DayOrder | None = None) -> Dated | None:
    """The day of publication and what said so: `record`, `front-matter`, `url`, `credit`, `dateline` or `lead`.

    What the document says of itself counts only for a story that stands alone in it. `lines` are the story's own,
    with their parts. The date of a page around the story is never its date.
    """
    fields = document.fields
    if alone and fields.published and (stamp := read_date(fields.published, order)):
        return stamp.day, "record" if document.record else "front-matter"
    if alone and fields.url and (found := _IN_ADDRESS.search(fields.url)):
        day = _date(int(found[1]), int(found[2]), int(found[3]))
        if day:
            return day, "url"
    if day := _credited(lines, order):
        return day, "credit"
    text = next((text for part, text in lines if part is Part.PARAGRAPH and is_running(text)), "")
    return _in_dateline(text, order) or _in_lead(text) or _at_the_foot(lines, order)


def _credited(lines: Told, order: DayOrder | None) -> datetime.date | None:
    """The date of the credits and fields at the head of a story."""
    for part, text in lines:
        if part is Part.PARAGRAPH and is_running(text):
            if len(text) <= _FIELD and (day := _of_field(text, order)):
                return day
            break
        if part is Part.HEADLINE and (dated := leading_date(text)):
            return date_of(dated[0], order)
        if part is Part.HEADLINE and (found := _BRACKETED.search(text)):
            return date_of(found[1], order)
        if part in (Part.DATELINE, Part.BYLINE):
            if day := date_of(text, order) or _of_credit(text, order):
                return day
        elif part is not Part.HEADLINE and (day := _of_field(text, order) or _of_credit(text, order)):
            return day
    return None


def _of_credit(text: str, order: DayOrder | None) -> datetime.date | None:
    credit = read_credit(text)
    if credit and credit.stamp:
        return credit.stamp.day
    return date_of(text, order) if credit and "date" in credit.kinds else None


def _of_field(text: str, order: DayOrder | None) -> datetime.date | None:
    """The date that a field holds ("PD   5 March 2014", "Publication info: Daily Pilot, 5 March 2014: A1.")."""
    told = read_field(text)
    if told is None or len(text) > _HEAD:
        return None
    found = dates_in(told[1], order)
    return found[0].stamp.day if len(found) == 1 else None


def _in_dateline(text: str, order: DayOrder | None) -> Dated | None:
    """From "ROME, April 9, 2019 (Reuters) –" and its kin."""
    for found in dates_in(text[:_HEAD], order):
        before = text[: found.start].strip()
        is_place = _PLACE.match(before) or _PLACE_AND_DASH.match(before)
        if found.start <= _DATELINE and is_place and _AFTER_DATE.match(text[found.end : found.end + 60]):
            return found.stamp.day, "dateline"
    return None


def has_dateline(text: str) -> bool:
    """Whether a text begins with a place, a date and perhaps an agency."""
    return _opens_with_dateline(text[: _HEAD + 60])


@functools.lru_cache(LINES_KEPT)
def _opens_with_dateline(head: str) -> bool:
    """Remembered, as a page asks for its lines again and again while its stories are told apart."""
    return any(map(str.isdigit, head[:_HEAD])) and _in_dateline(head, None) is not None


def _in_lead(text: str) -> Dated | None:
    """From "On Tuesday, Feb. 20, 2024, the council …": a text that opens with a weekday and its date."""
    for found in dates_in(text[:_HEAD]):
        opening = text[found.start : found.end].split(maxsplit=1)[0].strip(".,")
        if found.start <= _LEAD and weekday_of(opening) and len(opening) > 2:
            return found.stamp.day, "lead"
    return None


def _at_the_foot(lines: Told, order: DayOrder | None) -> Dated | None:
    """The date of a credit under the text."""
    for part, text in reversed(lines):
        if part is Part.PARAGRAPH and is_running(text):
            break
        named = date_of(text, order) if part in (Part.DATELINE, Part.BYLINE) else None
        if day := named or _of_credit(text, order):
            return day, "credit"
    return None


def order_of_page(document: Document, texts: Iterable[str]) -> DayOrder | None:
    """The order of day and month: as the settings have it, or as the short lines of a page settle it among them."""
    if document.date_order:
        return cast(DayOrder, document.date_order)
    written = (found[0] for text in texts if len(text) <= _HEAD for found in _SLASHED.finditer(text))
    return day_order(written)


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
