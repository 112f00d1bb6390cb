"""What stands in a document: stories and their passages."""

from __future__ import annotations

import datetime
import enum

from msgspec import Struct

from newslint.model.document import Document
from newslint.model.text import Span


class Part(enum.StrEnum):
    """What a passage is to its story."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUMMARY = "summary"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    QUOTATION = "quotation"
    CAPTION = "caption"
    ALT = "alt"
    FURNITURE = "furniture"
    FRONT_MATTER = "front-matter"


#: The parts that a reader would call the story itself.
BODY_PARTS = frozenset({Part.PARAGRAPH, Part.SUBHEAD, Part.QUOTATION, Part.SUMMARY})


class Passage(Struct, frozen=True):
    """A part of a page: `span` covers its lines without the last line end; `reason` says why it is what it is.

    `doubt` is how likely the line is furniture after all, from 0 to 1, where something on its page tells.
    """

    part: Part
    span: Span
    story: int = 0
    reason: str = ""
    doubt: float = 0.0


#: the language of a long text in none that is known (BCP 47: undetermined)
UNKNOWN = "und"


class Story(Struct, frozen=True):
    """One report in a document: `number` is 1-based, `kind` is `story` or `teaser`, passages are in reading order.

    `published` is the day it was published if something says so, `published_range` the earliest and latest day it
    can have been, `published_from` what said so (`record`, `front-matter`, `url`, `markup`, `credit`, `dateline`,
    `lead`, `inferred`). `language` is a BCP 47 code, `UNKNOWN` if the text is long and in none that is known,
    None if too little of it tells.
    """

    number: int
    kind: str
    span: Span
    passages: tuple[Passage, ...]
    title: str | None = None
    byline: str | None = None
    published: datetime.date | None = None
    published_range: tuple[datetime.date, datetime.date] | None = None
    published_from: str | None = None
    language: str | None = None


class Page(Struct, frozen=True):
    """A document and what stands in it: every passage in order, those of a story and those of none (`story` 0)."""

    document: Document
    stories: tuple[Story, ...]
    passages: tuple[Passage, ...]
