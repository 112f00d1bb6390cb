"""Documents → members: the stories that can repeat each other, with the text that counts."""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newslint.model import Document, Fields, Page, Part, Passage, RecordRef, Story
from newslint.segmenting.dates import DayOrder, read_date

#: parts that fingerprints don't see
_LEFT_OUT = frozenset({Part.FURNITURE, Part.CAPTION, Part.ALT, Part.FRONT_MATTER})
#: what tells the day for sure; what is inferred from a text may be some weeks off
_FIRM = frozenset({"record", "front-matter", "url"})
_MARGIN = datetime.timedelta(days=45)

#: a line that says "caption" so often is a gallery of pictures
_PICTURES = 3

#: a date of which it may not be known which figure is the month
_SLASHED = re.compile(r"\s{0,9}\d{1,2}[/-]\d{1,2}[/-]\d{2,4}\b")

Days = tuple[datetime.date, datetime.date]


class Lines(Struct, frozen=True):
    """A passage of a member: its text and its lines."""

    text: str
    line: int
    end_line: int


class Member(Struct, frozen=True, array_like=True):
    """A story that can be a copy: where it stands, what is known of it, and the text that counts, a passage a line.

    `size` is the length of the text in characters. `places` are the first and last line of each passage; if there are
    none, the passages are the lines of the text, from `line` on, and `end_line` may be 0 until `last_line` counts them.
    `minute` is that of the day on which it was published, where the hour is known; `date_unread` says that a date was
    given and couldn't be read. `written` is a date like 04/09/2019 as it was given, of which its column may say how to
    read it; `url` is the story's address.
    """

    path: str
    record: RecordRef | None
    story: int
    line: int
    end_line: int
    title: str | None
    published: datetime.date | None
    days: Days | None
    source: str | None
    breaks_off: bool
    size: int
    text: str
    places: tuple[tuple[int, int], ...] = ()
    minute: int | None = None
    date_unread: bool = False
    written: str = ""
    url: str = ""

    @property
    def place(self) -> tuple[str, int, int]:
        """Path, order of the record in it, and story: what members are ordered by."""
        return self.path, self.record.order if self.record else 0, self.story

    @property
    def day(self) -> int | None:
        """The day on which it was published, counted from the year 1, where that is known for sure."""
        return self.published.toordinal() if self.published and self.days == (self.published, self.published) else None

    @property
    def passages(self) -> tuple[Lines, ...]:
        """The passages of the story with their lines."""
        texts = self.text.split("\n")
        places = self.places or tuple((at, at) for at in range(self.line, self.line + len(texts)))
        return tuple(Lines(text, *place) for text, place in zip(texts, places) if text.strip())


def heading_of(member: Member) -> str:
    """The title with which the text of a member begins, if it is a record that has one; else ""."""
    return (member.title or "") if member.record and member.line == 0 else ""


def minute_of(member: Member) -> int | None:
    """When a member was published, in minutes since the year 1; noon where only the day is known for sure."""
    day = member.published
    if day is None or member.days != (day, day):
        return None
    return day.toordinal() * 1440 + (720 if member.minute is None else member.minute)


class Splitter:
    """Turns a document into the members it holds. Made once a process."""

    def __init__(self, plain: bool, order: DayOrder | None = None) -> None:
        self.plain = plain
        self.order = order

    def __call__(self, document: Document) -> tuple[Member, ...]:
        """The stories of the document, or the whole document if it is plain."""
        if self.plain:
            return (of_record(document, self.order),)
        if document.record:
            # a record is one story, whatever else its text looks like
            return (of_record(document, self.order),)
        from newslint.segmenting import segment

        page = segment(document)
        return tuple(of_story(page, story) for story in page.stories)


def inferred_days(member: Member) -> Days | None:
    """The days on which a story without a date can have been published, as its text tells."""
    if member.days:
        return member.days
    from newslint.extract.story_dates import date_stories
    from newslint.segmenting import segment

    page = date_stories(segment(_document(member), alone=True))
    longest = max(page.stories, key=lambda story: len(story.span), default=None)
    return _days(longest) if longest else None


def furniture_of(member: Member) -> list[str]:
    """The lines of a record that are furniture. They are compared, for extractors glue furniture to paragraphs."""
    return list(_furniture_of(member))


@functools.lru_cache(maxsize=512)
def _furniture_of(member: Member) -> tuple[str, ...]:
    """Remembered for the members of a cluster, which are asked for one after the other."""
    from newslint.segmenting.boilerplate.line_features import speaks_of_a_page
    from newslint.segmenting.segmenter import parts_of_story

    if member.places:
        return ()
    lines = member.text.split("\n")
    galleries = tuple(line for line in lines if line.lower().count("caption") >= _PICTURES)
    if not any(map(speaks_of_a_page, lines)):
        return galleries
    document = _document(member)
    return galleries + tuple(text for part, text in parts_of_story(document) if part in _LEFT_OUT)


def _document(member: Member) -> Document:
    """The record that a member was made of, or a document of the story alone."""
    fields = Fields(title=member.title if member.line == 0 else None, source=member.source)
    return Document(member.path, member.text, record=member.record, fields=fields, first_line=member.line)


def of_record(document: Document, order: DayOrder | None = None) -> Member:
    """The whole of a document as one story. `order` says how "04/09/2019" is to be read."""
    fields, text, line = document.fields, document.text, document.first_line
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    day, minute = _read_day(fields.published, order)
    title = fields.title or text.lstrip()[:120].split("\n", 1)[0].rstrip()
    return Member(
        document.path,
        document.record,
        1,
        line,
        0,
        title or None,
        day,
        (day, day) if day else None,
        fields.source,
        False,
        len(text),
        text,
        minute=minute,
        date_unread=bool(fields.published) and day is None,
        written=fields.published if fields.published and order is None and _SLASHED.match(fields.published) else "",
        url=fields.url or "",
    )


def read_day(member: Member, order: DayOrder) -> Member | None:
    """The member with the day that its date means in this order; None if it means none."""
    day, minute = _read_day(member.written, order)
    return replace(member, published=day, days=(day, day), minute=minute, date_unread=False, text="") if day else None


def _read_day(written: str | None, order: DayOrder | None) -> tuple[datetime.date | None, int | None]:
    """The day, and the minute of it (in Greenwich, where a zone is written) if that is written as well."""
    if not written:
        return None, None
    try:
        # most dates are written so, and this is many times faster
        when = datetime.datetime.fromisoformat(written)
    except ValueError:
        stamp = read_date(written, order)
        if stamp is None:
            return None, None
        minute = stamp.time.hour * 60 + stamp.time.minute if stamp.time else None
        return stamp.day, minute if minute is None else minute - (stamp.offset or 0)
    offset = when.utcoffset() or datetime.timedelta()
    minute = when.hour * 60 + when.minute - int(offset.total_seconds()) // 60
    return when.date(), minute if len(written) > len("2014-03-11") else None


def last_line(member: Member) -> int:
    """The last line of a member, counted if need be."""
    if member.places or member.end_line:
        return member.end_line
    lines = member.text.count("\n") - member.text.endswith("\n")
    return max(member.line, member.line + lines)


def of_story(page: Page, story: Story) -> Member:
    """A story of a page, with the passages that count."""
    document = page.document
    told: list[tuple[str, tuple[int, int]]] = []
    for passage in _counting(story.passages):
        place = document.place(passage.span)
        told.append((" ".join(passage.span.of(document.text).splitlines()), (place.line, place.end_line)))
    place = document.place(story.span)
    return Member(
        document.path,
        document.record,
        story.number,
        place.line,
        place.end_line,
        story.title,
        story.published,
        _days(story),
        document.fields.source,
        story.kind == "teaser",
        sum(len(text) for text, _ in told),
        "\n".join(text for text, _ in told),
        tuple(where for _, where in told),
    )


def _counting(passages: Iterable[Passage]) -> Iterable[Passage]:
    return (passage for passage in passages if passage.part not in _LEFT_OUT)


def _days(story: Story) -> Days | None:
    """The days on which the story can have been published, with a margin where they are read off its text."""
    given = (story.published, story.published) if story.published else story.published_range
    if not given or story.published_from in _FIRM:
        return given
    return given[0] - _MARGIN, given[1] + _MARGIN


def pack(member: Member) -> bytes:
    """What an index writes down of a member: everything but its file and its text, as JSON."""
    record = member.record
    return json.dumps(
        [
            [record.id, record.line, record.number] if record else None,
            member.story,
            member.line,
            last_line(member),
            member.title,
            member.published.isoformat() if member.published else None,
            [day.isoformat() for day in member.days] if member.days else None,
            member.source,
            member.breaks_off,
            member.size,
            member.minute,
        ]
    ).encode()


def unpack(path: str, told: Any) -> Member:  # noqa: ANN401  (what JSON holds)
    """The member that `pack` wrote down, without its text."""
    record, story, line, end_line, title, published, days, source, breaks_off, size, minute = told
    day = datetime.date.fromisoformat
    return Member(
        path,
        RecordRef(*record) if record else None,
        story,
        line,
        end_line,
        title,
        day(published) if published else None,
        (day(days[0]), day(days[1])) if days else None,
        source,
        breaks_off,
        size,
        "",
        minute=minute,
    )
