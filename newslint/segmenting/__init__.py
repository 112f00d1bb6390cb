"""Document → Story → Passage → sentence, each with its span."""

from __future__ import annotations

import datetime

from newslint.model import Document, Page, Part, Passage, Span, Story


def segment(document: Document) -> Page:
    """The stories of a document and the passages of each; every line that isn't blank is in exactly one passage."""
    passages: list[Passage] = []
    at = 0
    for line in document.text.split("\n"):
        if line.strip():
            part = Part.PARAGRAPH if passages else Part.HEADLINE
            passages.append(Passage(part, Span(at, at + len(line.rstrip("\r"))), 1))
        at += len(line) + 1
    if not passages:
        return Page(document, (), ())
    published = None
    if document.fields.published:
        try:
            published = datetime.date.fromisoformat(document.fields.published[:10])
        except ValueError:
            published = None
    story = Story(
        1,
        "story",
        Span(passages[0].span.start, passages[-1].span.end),
        tuple(passages),
        title=passages[0].span.of(document.text),
        published=published,
        published_range=(published, published) if published else None,
        published_from="record" if published else None,
    )
    return Page(document, (story,), tuple(passages))
