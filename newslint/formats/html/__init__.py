"""HTML: what people read of a page, a line a block, with every character's place in the source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newslint.formats.html.content import judge_lines
from newslint.formats.html.metadata import said_of
from newslint.formats.html.outline import markup_lines, markup_stories
from newslint.formats.html.reader import Reader
from newslint.model import Fields, MarkupLine, MarkupStory, Run

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


def declared_encoding(raw: bytes) -> str | None:
    """The encoding that a page names in its first 2,048 bytes."""
    found = _DECLARED.search(raw[:2048])
    return found[1].decode("ascii") if found else None


@dataclass(frozen=True, slots=True)
class Readable:
    """A page as people read it: `text` and the runs that map it to the source, what its head says of the story, what
    its markup says of each line, and of each story."""

    text: str
    runs: tuple[Run, ...]
    fields: Fields
    lines: tuple[MarkupLine, ...]
    stories: tuple[MarkupStory, ...]


def readable(source: str) -> Readable:
    """A page's source as people read it."""
    read = Reader(source).run()
    text = "".join(read.pieces)
    said = said_of(read)
    content = judge_lines(read, text, said)
    stories = markup_stories(read, text, content, said)
    fields = Fields(stories[0].title if len(stories) == 1 else None, said.published, said.site, said.url)
    return Readable(text, tuple(read.runs), fields, markup_lines(read, text, content), stories)
