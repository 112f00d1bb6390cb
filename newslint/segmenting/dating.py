"""When a story was published, where its record, its front matter, its address or its own lines say so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from newslint.model import Document, Part

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z.]*,?[ -](\d{4})\b")
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3})[a-z.]* (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")

Dated = tuple[datetime.date, str]


def date_in(text: str) -> datetime.date | None:
    """The first whole date (day, month, year) in a short text; None if there is none, or none that exists."""
    if found := _ISO.search(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if (found := _DAY_FIRST.search(text)) and found[2].lower() in _MONTHS:
        return _date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    if (found := _MONTH_FIRST.search(text)) and found[1].lower() in _MONTHS:
        return _date(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
    return None


def find_published(document: Document, lines: Iterable[tuple[Part, str]], *, alone: bool) -> Dated | None:
    """The day of publication and what said so: `record`, `front-matter`, `url` or `dateline`.

    What the document says of itself counts only for a story that stands alone in it. `lines` are the story's own,
    with their parts. The date of a page around the story is never its date.
    """
    fields = document.fields
    if alone and fields.published and (day := date_in(fields.published)):
        return day, "record" if document.record else "front-matter"
    if alone and fields.url and (found := _IN_ADDRESS.search(fields.url)):
        day = _date(int(found[1]), int(found[2]), int(found[3]))
        if day:
            return day, "url"
    for part, text in lines:
        if part is Part.PARAGRAPH:
            break
        if part in (Part.DATELINE, Part.BYLINE) and (day := date_in(text)):
            return day, "dateline"
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
