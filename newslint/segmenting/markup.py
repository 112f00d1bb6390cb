"""A document whose markup says what its lines are → its page. Nothing is guessed from words here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from newslint.model import BODY_PARTS, Document, MarkupLine, MarkupStory, Page, Part, Passage, Span, Story
from newslint.segmenting.bylines import find_byline, name_in
from newslint.segmenting.credits import Credit, read_credit
from newslint.segmenting.dates import DayOrder, date_of
from newslint.segmenting.dating import Dated, find_published, order_of_page
from newslint.segmenting.language import language_of
from newslint.segmenting.lines import NUMBERED, Line, is_byline, make_line
from newslint.segmenting.page_dates import date_by_headings, date_by_page
from newslint.segmenting.passages import UNPARTED, is_teaser, parts_of
from newslint.segmenting.persons import is_person
from newslint.segmenting.recurrence import recurring_starts

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
#: and this share must speak of the text under them, where nothing else says that they head stories
SPEAKING = 0.6
#: no line that says when and by whom a story was published is longer
CREDIT = 100
#: a name and a place under a letter have no more characters
SIGNATURE = 60
#: a story under a heading has so many characters of text; what stands over several has no more than this
TOLD, HEADLINE = 100, 160
#: why a line is a caption
CAPTIONED = "says what a picture shows"
_BLANK = re.compile(r"\s+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def segment_markup(document: Document) -> Page:
    """The page of a document by its markup."""
    marks = document.markup_lines
    texts = [mark.span.of(document.text) for mark in marks]
    lines = [
        make_line(mark.span, text, 1, at, text.count(" ") + 1) for at, (mark, text) in enumerate(zip(marks, texts))
    ]
    groups = _groups(marks, lines)
    known = document.markup_stories
    stories = []
    for number, group in enumerate(groups, 1):
        said = known[number - 1] if len(known) == len(groups) else _said_in([marks[at] for at in group])
        until = groups[number][0] if number < len(groups) else len(marks)
        stories.append(_story(document, marks, lines, group, said, number, until, alone=len(groups) == 1))
    if len(stories) > 1:
        days = [[lines[group[0] - 1].text] if group[0] and _is_day(lines[group[0] - 1]) else [] for group in groups]
        stories = list(date_by_headings(stories, days))
        order = order_of_page(document, (line.text for line in lines))
        stories = list(date_by_page(stories, [line.text for line in lines[: groups[0][0]]], order))
    inside = {p.span for story in stories for p in story.passages}
    around = [_around(m) for m in marks if m.span not in inside]
    passages = sorted((*around, *(p for story in stories for p in story.passages)), key=lambda p: p.span.start)
    return Page(document, tuple(stories), tuple(passages))


def _around(mark: MarkupLine) -> Passage:
    """A line that is no story's: what the markup sets apart is surely none, what stands over several stories may be."""
    if mark.called:
        return Passage(Part.FURNITURE, mark.span, 0, _reason(mark.called), 1.0)
    return Passage(Part.FURNITURE, mark.span, 0, "stands over the stories")


def _reason(called: str) -> str:
    """Why a line is furniture, of what its markup calls it."""
    if called.startswith("what "):
        return called.removeprefix("what ")
    return f"is {called}" if called.startswith(("a link", "a heading")) else f"stands in {called}"


def _groups(marks: Sequence[MarkupLine], lines: Sequence[Line]) -> list[list[int]]:
    """For each story the lines that are its own, in order."""
    groups: dict[int, list[int]] = {mark.story: [] for mark in marks if mark.story}
    for at, mark in enumerate(marks):
        if mark.story:
            groups[mark.story].append(at)
    found = [groups[number] for number in sorted(groups)]
    if len(found) != 1:
        return found
    if sum(bool(mark.level) or mark.kind == "headline" for mark in marks) > 1:
        return _under_headings(marks, lines, found[0])
    return _by_recurrence(lines, found[0])


def _by_recurrence(lines: Sequence[Line], group: list[int]) -> list[list[int]]:
    """The stories of a page whose markup has no heading but its own, as those of plain text; else all of it as one."""
    starts, _ = recurring_starts([lines[at] for at in group])
    if len(starts) < 2:
        return [group]
    ends = [*(start.over for start in starts[1:]), len(group)]
    return [group[start.header : end] for start, end in zip(starts, ends)]


def _head_of(marks: Sequence[MarkupLine], lines: Sequence[Line], group: Sequence[int]) -> int:
    """Which of a story's lines is its headline, if nothing but short lines stand over it: a section, a day, a name."""
    head = next((n for n, at in enumerate(group) if marks[at].kind == "headline"), 0)
    return head if all(len(lines[at].text) <= CREDIT for at in group[:head]) else 0


def _under_headings(marks: Sequence[MarkupLine], lines: Sequence[Line], group: list[int]) -> list[list[int]]:
    """The stories of a page that stand under headings of one level; else all of it as one.

    Each has a date or a byline beside its heading, or, on a page whose own headline says nothing of what stands under
    it, each heading speaks of the text that follows.
    """
    levels: dict[int, list[int]] = {}
    for n, at in enumerate(group):
        if marks[at].level:
            levels.setdefault(marks[at].level, []).append(n)
    for _, heads in sorted(levels.items()):
        is_list = any(NUMBERED.match(lines[group[n]].text) for n in heads)
        among = heads if not is_list else range(len(group))
        if any(marks[group[n]].kind == "headline" for n in among):
            continue  # the page's own headline stands among them, or over numbers: these are parts of its story
        credited = [n for n in heads if any(_is_credit(marks[at], lines[at]) for at in group[n + 1 : n + 3])]
        if len(credited) >= 2 and len(credited) >= STEADY * len(heads):
            return _parted(lines, group, credited)
        if len(heads) > 1 and _are_signed(lines, group, heads):
            return _parted(lines, group, heads)
        if len(heads) < 2 or is_list or 2 * sum(lines[group[n]].text[-1] in "?？؟" for n in heads) > len(heads):
            continue
        if _is_told(lines, group, heads):
            return _parted(lines, group, heads)
    return [group]


def _parted(lines: Sequence[Line], group: Sequence[int], heads: Sequence[int]) -> list[list[int]]:
    """The lines under each of the headings; what stands over the first is no story's, nor is a day over one."""
    ends = [n - 1 if _is_day(lines[group[n - 1]]) else n for n in heads[1:]] + [len(group)]
    return [list(group[start:end]) for start, end in zip(heads, ends)]


def _is_day(line: Line) -> bool:
    """Whether a line is a day and nothing else."""
    credit = read_credit(line.text) if len(line.text) <= CREDIT else None
    return credit is not None and credit.is_day


def _are_signed(lines: Sequence[Line], group: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether what stands under nearly each heading ends with a name, and perhaps a place: letters are signed."""
    ends = [group[n + 1 : end] for n, end in pairwise([*heads, len(group)])]
    signed = sum(any(_is_signature(lines[at].text) for at in own[-2:] if at != own[0]) for own in ends if own)
    return signed >= max(2, SPEAKING * len(heads))


def _is_signature(text: str) -> bool:
    return len(text) <= SIGNATURE and is_person(re.split(r",| [–—-] ", text)[0])


def _is_told(lines: Sequence[Line], group: Sequence[int], heads: Sequence[int]) -> bool:
    """Whether each heading speaks of the text under it, and what stands over all of them speaks of none."""
    texts = [" ".join(lines[at].text for at in group[n + 1 : end]) for n, end in pairwise([*heads, len(group)])]
    if min(map(len, texts)) < TOLD:
        return False
    over = " ".join(lines[at].text for at in group[: heads[0]])
    if len(over) > HEADLINE or _shared(over, " ".join(texts)) > 1:
        return False
    titles = [lines[group[n]].text for n in heads]
    speaking = sum(_shared(title, text) >= 2 for title, text in zip(titles, texts))
    return speaking >= SPEAKING * len(heads)


def _shared(title: str, text: str) -> int:
    """How many of a title's words come again in a text: beginnings of words, or pairs of Chinese characters."""
    return len(_stems(title) & _stems(text))


def _stems(text: str) -> set[str]:
    words = {word[:5].casefold() for word in _WORD.findall(text)}
    return words | {
        text[at : at + 2] for at in range(len(text) - 1) if UNPARTED.match(text, at) and text[at + 1].isalpha()
    }


def _is_credit(mark: MarkupLine, line: Line) -> bool:
    if mark.kind in ("byline", "date") or is_byline(line.text):
        return True
    return len(line.text) <= CREDIT and mark.kind in ("text", "heading", "cell") and read_credit(line.text) is not None


def _said_in(marks: Sequence[MarkupLine]) -> MarkupStory:
    """What the lines of a story say of it where nothing holds them together: those over its text, then the last one."""
    ends = [*takewhile(lambda mark: mark.kind != "text", marks), marks[-1]]
    day = next((mark.day for mark in ends if mark.day), None)
    return MarkupStory(None, next((mark.name for mark in ends if mark.name), None), day)


def _story(
    document: Document,
    marks: Sequence[MarkupLine],
    lines: Sequence[Line],
    group: Sequence[int],
    said: MarkupStory,
    number: int,
    until: int,
    *,
    alone: bool,
) -> Story:
    own = [lines[at] for at in group]
    # what stands over a headline tells of the story, and is none of its text
    head = _head_of(marks, lines, group)
    shaped = parts_of(own, document.format, head)
    parts = [_part(marks[at], shape) for at, (shape, _) in zip(group, shaped)]
    if not alone and marks[group[0]].level and not any(marks[at].kind == "headline" for at in group):
        parts[0] = Part.HEADLINE
    passages = [
        Passage(part, line.span, number, CAPTIONED if part is Part.CAPTION else "")
        for line, part in zip(own[head:], parts[head:])
    ]
    for at in range(group[head], group[-1]):
        if not marks[at].story:
            reason = _reason(marks[at].called)
            passages.append(Passage(Part.FURNITURE, lines[at].span, number, reason, 1.0))
    passages.sort(key=lambda p: p.span.start)
    order = order_of_page(document, (line.text for line in lines))
    dated = _dated(said, order) or find_published(
        document, [(p, x.text) for x, p in zip(own, parts)], alone=alone, order=order
    )
    title = next((line.text for line, part in zip(own, parts) if part is Part.HEADLINE), None)
    told_parts = [(part, line.text) for line, part in zip(own, parts)]
    byline = said.byline or next((name_in(text) for part, text in told_parts if part is Part.BYLINE), None)
    byline = byline or _behind_day(told_parts) or find_byline(told_parts, alone=alone)
    if not alone:
        foot = _credit_below(marks, lines, range(group[0], until)) if not (byline and dated) else None
        byline = byline or (foot.byline if foot else None)
        dated = dated or ((foot.stamp.day, "credit") if foot and foot.stamp else None)
    told = (line.text for line, part in zip(own, parts) if part in BODY_PARTS)
    return Story(
        number=number,
        kind="teaser" if is_teaser(own, shaped) else "story",
        span=Span(own[head].span.start, own[-1].span.end),
        passages=tuple(passages),
        title=said.title or title or own[head].text,
        byline=byline,
        published=dated[0] if dated else None,
        published_range=(dated[0], dated[0]) if dated else None,
        published_from=dated[1] if dated else None,
        language=document.language or language_of(told),
    )


def _behind_day(parts: Sequence[tuple[Part, str]]) -> str | None:
    """Who is named behind the day in a line that the markup calls one: "1 Mar by Jane Doe"."""
    days = (text for part, text in parts if part is Part.DATELINE and len(text) <= CREDIT)
    tails = (text[blank.end() :] for text in days for blank in _BLANK.finditer(text))
    credits = (read_credit(tail) for tail in tails)
    return next((credit.byline for credit in credits if credit and "by" in credit.kinds and credit.byline), None)


def _credit_below(marks: Sequence[MarkupLine], lines: Sequence[Line], where: range) -> Credit | None:
    """The credit under a story that its markup sets apart from the text: "Posted by Ann Soames at 10:42"."""
    for at in where:
        credit = None if marks[at].story or len(lines[at].text) > CREDIT else read_credit(lines[at].text)
        if credit and "by" in credit.kinds:
            return credit
    return None


def _part(mark: MarkupLine, shape: Part) -> Part:
    if mark.kind in _PARTS:
        return _PARTS[mark.kind]
    return shape if shape in _SHAPED else Part.PARAGRAPH


def _dated(said: MarkupStory, order: DayOrder | None) -> Dated | None:
    day = date_of(said.published, order) if said.published else None
    return (day, "markup") if day else None
