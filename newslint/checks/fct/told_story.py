"""A story as others can gainsay it: what is kept of one, and what is read off that."""

from __future__ import annotations

import datetime
import functools
import hashlib
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.duplicates.event_days import lie_near
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.model import BODY_PARTS, Document, Location, Part, Passage, Place, RecordRef, Span
from newslint.segmenting.view import StoryText

if TYPE_CHECKING:
    from newslint.compare.claims import StoryClaims

#: the parts in which a story speaks for itself: `newslint.compare.claims` has the same, and loads what compares
_TOLD = BODY_PARTS | {Part.HEADLINE}
#: what is read off a text may be so many days off
_MARGIN = 45
_FIRM = frozenset({"record", "front-matter", "url"})
#: characters of a story that are kept at most, those by which it finds its like, and the fewest that make a story
KEPT, LEAD, _LEAST = 24_000, 2_000, 120
#: write-ups of one event that are compared at most
MOST = 100
_NAME = re.compile(r"(?<=[a-z0-9,;] )[A-Z]\w+(?:-\w+)*")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))

#: the part of a line, its text, offset in the source, line and column, and whether text and source are one
Row = tuple[str, str, int, int, int, bool]


class ClaimsContribution(Struct, frozen=True, array_like=True):
    """A story as others can gainsay it: its days, and of each line what `Row` says."""

    path: str
    record: RecordRef | None
    story: int
    days: tuple[datetime.date, datetime.date] | None
    lines: tuple[Row, ...]


def contribute(whole: StoryText) -> ClaimsContribution | None:
    """The story of a text, None for what is no story or too short to gainsay anybody."""
    story, document = whole.story, whole.document
    if story is None or story.kind != "story":
        return None
    rows, kept = [], 0
    for passage in whole.passages:
        if passage.part in _TOLD and kept <= KEPT:
            kept += len(passage.span)
            rows.append(_row(document, passage))
    if kept < _LEAST:
        return None
    days = (story.published, story.published) if story.published else story.published_range
    if days and story.published_from not in _FIRM:
        margin = datetime.timedelta(days=_MARGIN)
        days = (days[0] - margin, days[1] + margin)
    return ClaimsContribution(document.path, document.record, story.number, days, tuple(rows))


def _row(document: Document, passage: Passage) -> Row:
    text, there = passage.span.of(document.text), document.in_source(passage.span)
    place = document.source_place(there)
    return (passage.part, text, there.start, place.line, place.column, there.of(document.source) == text)


def lead_of(one: ClaimsContribution) -> str:
    """How a story begins, by which it finds its like."""
    return "\n".join(row[1] for row in one.lines)[:LEAD]


@functools.lru_cache(maxsize=2 * MOST)
def names_of(one: ClaimsContribution, within: int = KEPT) -> frozenset[str]:
    """The words with a capital inside a sentence in the first characters of a story, but days and months."""
    text = "\n".join(row[1] for row in one.lines)[:within]
    return frozenset(_NAME.findall(text)) - _CALENDAR


def key_of(name: str) -> int:
    """What a name is counted by: a number beyond the buckets of words."""
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=5).digest(), "big") + (
        1 << 41
    )


@functools.lru_cache(maxsize=2 * MOST)
def months_of(one: ClaimsContribution) -> frozenset[str]:
    """The months that a story names: two without days that name others tell of two times."""
    return frozenset(found[0] for row in one.lines for found in _MONTH.finditer(row[1]))


def day_of(one: ClaimsContribution) -> int | None:
    """The day on which a story was published, if it is known."""
    return one.days[0].toordinal() if one.days and one.days[0] == one.days[1] else None


def days_fit(one: ClaimsContribution, other: ClaimsContribution) -> bool:
    """Whether the two can have been published about the same time; what isn't known fits."""
    if not one.days or not other.days:
        return months_fit(months_of(one), months_of(other))
    return lie_near(one.days, other.days)


def months_fit(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether two stories that name these months can be of one time."""
    return not (here and there) or not here.isdisjoint(there)


#: a story is in a group of write-ups and in a looser one: the few hundred last ones are kept, some 50 kB each
@functools.lru_cache(maxsize=256)
def account_of(number: int, one: ClaimsContribution) -> StoryClaims:
    """What a story says, as it is compared."""
    passages, texts, at = [], [], 0
    for part, text, *_ in one.lines:
        passages.append(Passage(Part(part), Span(at, at + len(text))))
        texts.append(text)
        at += len(text) + 1
    from newslint.compare.claims import claims_of_story

    day = one.days[0] if one.days and one.days[0] == one.days[1] else None
    return claims_of_story(number, "\n".join(texts), passages, day=day)


def find_spot(one: ClaimsContribution, span: Span) -> Location:
    """The place of a span of an account in the document it came from; all of its line where markup stands in it."""
    at, rows = 0, [*one.lines]
    while span.start > at + len(rows[0][1]):
        at += len(rows.pop(0)[1]) + 1
    _, text, offset, line, column, exact = rows[0]
    first, last = (span.start - at, min(span.end - at, len(text))) if exact else (0, len(text))
    before, inside = text[:first], text[first:last]
    row, start = _move(line, column, before)
    end_row, end = _move(row, start, inside)
    place = Place(row, start, end_row, end)
    context = text.split("\n")[row - line]
    shown = column if row == line else 1
    where = Span(offset + first, offset + last)
    return Location(one.path, one.record, one.story, where, place, inside, context, context_column=shown)


def _move(line: int, column: int, over: str) -> tuple[int, int]:
    """Line and column behind some text that starts at the given ones."""
    lines = over.count("\n")
    return line + lines, len(over) - over.rfind("\n") if lines else column + len(over)
