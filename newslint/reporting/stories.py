"""What was read: each story with its lines, title, date and passages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newslint.model import UNKNOWN, Document, Page, Passage, Span, Story

FORMATS = ("text", "json", "jsonl")


def render(name: str, pages: Iterable[Page]) -> Iterator[str]:
    """The stories of the pages as `text`, one JSON object (`json`), or one object a story (`jsonl`), in pieces."""
    if name == "text":
        yield from _text(pages)
        return
    items = (as_dict(page.document, story) for page in pages for story in page.stories)
    if name == "jsonl":
        yield from (json.dumps(item, ensure_ascii=False) + "\n" for item in items)
        return
    yield '{"schema": 1, "stories": ['
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + json.dumps(item, ensure_ascii=False)
    yield "]}\n"


def as_dict(document: Document, story: Story) -> dict[str, Any]:
    """A story as the contract gives it."""
    record = document.record
    return {
        "path": document.path,
        "record": {"id": record.id, "line": record.line} if record else None,
        "story": story.number,
        "kind": story.kind,
        **_lines(document, story.span),
        "title": story.title,
        "byline": story.byline,
        "language": story.language if story.language != UNKNOWN else None,
        "published": story.published.isoformat() if story.published else None,
        "published_range": [day.isoformat() for day in story.published_range] if story.published_range else None,
        "published_from": story.published_from,
        "passages": [{"part": p.part.value, **_lines(document, p.span)} for p in story.passages],
    }


def _lines(document: Document, span: Span) -> dict[str, int]:
    place = document.place(span)
    return {"line": place.line, "end_line": place.end_line}


def _text(pages: Iterable[Page]) -> Iterator[str]:
    for page in pages:
        document = page.document
        record = f" (record {document.record.id})" if document.record else ""
        yield f"{document.path}{record}: {len(page.stories)} {'story' if len(page.stories) == 1 else 'stories'}\n"
        for story in page.stories:
            place = document.place(story.span)
            tongue = f", {story.language}" if story.language not in (None, UNKNOWN) else ""
            day = f", {story.published.isoformat()}" if story.published else ""
            yield f"  {story.number}. {story.kind} {place.line}-{place.end_line}{day}{tongue}: {story.title or ''}\n"
            for passage in story.passages:
                yield _passage(document, passage)


def _passage(document: Document, passage: Passage) -> str:
    place = document.place(passage.span)
    text = " ".join(passage.span.of(document.text).split())
    return f"     {place.line:>5}  {passage.part.value:<10}  {text if len(text) <= 80 else text[:79] + '…'}\n"
