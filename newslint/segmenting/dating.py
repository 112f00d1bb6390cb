"""When a story was published, where its record, its front matter, its address or its own lines say so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from newslint.model import Document, Part
from newslint.segmenting.dates import date_of, read_date

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|$|-)")

Dated = tuple[datetime.date, str]


def find_published(document: Document, lines: Iterable[tuple[Part, str]], *, alone: bool) -> Dated | None:
    """The day of publication and what said so: `record`, `front-matter`, `url` or `dateline`.

    What the document says of itself counts only for a story that stands alone in it. `lines` are the story's own,
    with their parts. The date of a page around the story is never its date.
    """
    fields = document.fields
    if alone and fields.published and (stamp := read_date(fields.published)):
        return stamp.day, "record" if document.record else "front-matter"
    if alone and fields.url and (found := _IN_ADDRESS.search(fields.url)):
        day = _date(int(found[1]), int(found[2]), int(found[3]))
        if day:
            return day, "url"
    for part, text in lines:
        if part is Part.PARAGRAPH:
            break
        if part in (Part.DATELINE, Part.BYLINE) and (day := date_of(text)):
            return day, "dateline"
    return None


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None
