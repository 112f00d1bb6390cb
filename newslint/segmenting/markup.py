"""A document whose markup says what its lines are → its page. Nothing is guessed from words here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newslint.model import BODY_PARTS, Document, MarkupLine, MarkupStory, Page, Part, Passage, Span, Story
from newslint.segmenting.cohesion import Words
from newslint.segmenting.dates import date_of
from newslint.segmenting.dating import Dated, find_published
from newslint.segmenting.language import language_of
from newslint.segmenting.lines import NUMBERED, Line, is_byline, is_prose
from newslint.segmenting.passages import is_teaser, parts_of

_PARTS = {
    "headline": Part.HEADLINE,
    "heading": Part.SUBHEAD,
    "byline": Part.BYLINE,
    "date": Part.DATELINE,
    "caption": Part.CAPTION,
    "quotation": Part.QUOTATION,
}
#: what the shape of a line tells of one that its markup has no name for
_SHAPED = frozenset({Part.BYLINE, Part.DATELINE, Part.CAPTION, Part.SUMMARY})
#: the share of headings of a level that must have a date or a byline beside them for each to head a story
STEADY = 0.7
#: what the evidence of headings without any must be to head stories (`cohesion`)
TOGETHER = 3.0
#: no line that says when and by whom a story was published is longer
CREDIT = 100


def segment_markup(document: Document) -> Page:
    """The page of a document by its markup."""
    marks = document.markup_lines
    texts = [mark.span.of(document.text) for mark in marks]
    lines = [Line(mark.span, text, 1, at, text.count(" ") + 1) for at, (mark, text) in enumerate(zip(marks, texts))]
    groups = _groups(marks, lines)
    known = document.markup_stories
    stories = []
    for number, group in enumerate(groups, 1):
        said = known[number - 1] if len(known) == len(groups) else MarkupStory()
        stories.append(_story(document, marks, lines, group, said, number, alone=len(groups) == 1))
    inside = {p.span for story in stories for p in story.passages}
    around = [Passage(Part.FURNITURE, m.span, 0, _outside(m)) for m in marks if m.span not in inside]
    passages = sorted((*around, *(p for story in stories for p in story.passages)), key=lambda p: p.span.start)
    return Page(document, tuple(stories), tuple(passages))


def _outside(mark: MarkupLine) -> str:
    return f"stands in {mark.called}" if mark.called else "stands over the page's stories"


def _groups(marks: Sequence[MarkupLine], lines: Sequence[Line]) -> list[list[int]]:
    """For each story the lines that are its own, in order."""
    groups: dict[int, list[int]] = {mark.story: [] for mark in marks if mark.story}
    for at, mark in enumerate(marks):
        if mark.story:
            groups[mark.story].append(at)
    found = [groups[number] for number in sorted(groups)]
    return _under_headings(marks, lines, found[0]) if len(found) == 1 else found


def _under_headings(marks: Sequence[MarkupLine], lines: Sequence[Line], group: list[int]) -> list[list[int]]:
    """The stories of a page with headings over them that have a date or a byline beside, each; else all of it."""
    heads = [n for n, at in enumerate(group) if marks[at].kind in ("heading", "headline")]
    credited = [n for n in heads if any(_is_credit(marks[at], lines[at]) for at in group[n + 1 : n + 3])]
    if len(credited) < 2 or len(credited) < STEADY * len(heads):
        heads = _telling(marks, [lines[at] for at in group], group)
        return [group[start:end] for start, end in pairwise([*heads, len(group)])] if heads else [group]
    starts = [0, *credited[1:], len(group)]
    return [group[start:end] for start, end in pairwise(starts)]


def _telling(marks: Sequence[MarkupLine], own: Sequence[Line], group: Sequence[int]) -> list[int]:
    """The headings of a page that together are likelier to head stories than parts of one; none otherwise."""
    heads = [n for n, at in enumerate(group) if marks[at].kind == "heading"]
    asking = sum(own[n].text[-1] in "?？؟" for n in heads)
    numbered = sum(NUMBERED.match(own[n].text) is not None for n in heads)
    if len(heads) < 2 or 2 * max(asking, numbered) > len(heads) or any(is_prose(line) for line in own[: heads[0]]):
        return []
    return heads if Words(own).evidence(heads) >= TOGETHER else []


def _is_credit(mark: MarkupLine, line: Line) -> bool:
    if mark.kind in ("byline", "date") or is_byline(line.text):
        return True
    return len(line.text) <= CREDIT and mark.kind == "text" and date_of(line.text) is not None


def _story(
    document: Document,
    marks: Sequence[MarkupLine],
    lines: Sequence[Line],
    group: Sequence[int],
    said: MarkupStory,
    number: int,
    *,
    alone: bool,
) -> Story:
    own = [lines[at] for at in group]
    shaped = parts_of(own, document.format)
    parts = [_part(marks[at], shape) for at, (shape, _) in zip(group, shaped)]
    passages = [Passage(part, line.span, number) for line, part in zip(own, parts)]
    for at in range(group[0], group[-1]):
        if not marks[at].story:
            reason = f"stands in {marks[at].called}"
            passages.append(Passage(Part.FURNITURE, lines[at].span, number, reason))
    passages.sort(key=lambda p: p.span.start)
    dated = _dated(said) or find_published(document, [(p, x.text) for x, p in zip(own, parts)], alone=alone)
    head = next((line.text for line, part in zip(own, parts) if part is Part.HEADLINE), None)
    byline = said.byline or next((line.text for line, part in zip(own, parts) if part is Part.BYLINE), None)
    told = (line.text for line, part in zip(own, parts) if part in BODY_PARTS)
    return Story(
        number=number,
        kind="teaser" if is_teaser(own, shaped) else "story",
        span=Span(own[0].span.start, own[-1].span.end),
        passages=tuple(passages),
        title=said.title or head or own[0].text,
        byline=byline,
        published=dated[0] if dated else None,
        published_range=(dated[0], dated[0]) if dated else None,
        published_from=dated[1] if dated else None,
        language=document.language or language_of(told),
    )


def _part(mark: MarkupLine, shape: Part) -> Part:
    if mark.kind in _PARTS:
        return _PARTS[mark.kind]
    return shape if shape in _SHAPED else Part.PARAGRAPH


def _dated(said: MarkupStory) -> Dated | None:
    day = date_of(said.published) if said.published else None
    return (day, "markup") if day else None
