"""A page's lines and stories for the rest of newslint: what each line is, and what each story says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.formats.html.content import Content
from newslint.formats.html.judged import Judged
from newslint.formats.html.metadata import Said, headline_of
from newslint.formats.html.pictures import frames_of, is_framed
from newslint.formats.html.reader import Read
from newslint.formats.html.roles import is_byline, is_date, stamp_of
from newslint.formats.html.tree import Element
from newslint.model import MarkupLine, MarkupStory, Span

#: no byline is longer
BYLINE = 120
BOLD_LEVEL = 7
#: nor a name shorter or longer
NAME = (3, 80)
_ITEMS = frozenset(["li", "dd", "dt"])
_CELLS = frozenset(["td", "th"])


def markup_lines(read: Read, text: str, content: Content) -> tuple[MarkupLine, ...]:
    """What the markup says of each line."""
    kept = [one for one in content.lines if one.story]
    signed = {id(one): author for one in kept if (author := _first_in(one, read.authors))}
    timed = {id(one): time for one in kept if (time := _first_in(one, read.times))}
    frames = frames_of(read.pictures)
    marks = []
    for one in content.lines:
        kind = "" if one.called else _kind(one)
        day = name = ""
        if kind in ("text", "date", "byline") and not one.prose and one.weight <= BYLINE:
            author, time = signed.get(id(one)), timed.get(id(one))
            kind = "byline" if author else "date" if time and kind == "text" else kind
            name = _name_in(author, text) if author else ""
            day = stamp_of(time) if time else ""
        level = _level(one) if kind else 0
        if level == BOLD_LEVEL and kind == "text":
            kind = "heading"
        shown = bool(frames and kind) and is_framed(one.line.block, frames)
        span = Span(one.line.start, one.line.end)
        marks.append(MarkupLine(span, kind, one.called, one.story, level, day, name, shown))
    return tuple(marks)


def _level(one: Judged) -> int:
    """The level of a heading, which a few bold words in a line of their own are as well; 0 for other lines."""
    if one.is_heading:
        return int(one.line.block.tag[1])
    is_bold = one.line.is_bold and one.weight <= BYLINE and not one.text.endswith((".", ":", ",", ";"))
    return BOLD_LEVEL if is_bold else 0


def _first_in(one: Judged, elements: Sequence[Element]) -> Element | None:
    """The first of the elements that stands within a line."""
    return next((element for element in elements if _holds(one, element)), None)


def _name_in(author: Element, text: str) -> str:
    """What an element of an author's holds, if it may be a name and is called so."""
    name = " ".join(text[author.start : author.end].split())
    return name if is_byline(author) and NAME[0] <= len(name) <= NAME[1] else ""


def _holds(one: Judged, element: Element) -> bool:
    """Whether an element that stands within a line begins and ends in it."""
    return one.line.start <= element.start < element.end <= one.line.end


def _kind(one: Judged) -> str:
    if one.is_headline:
        return "headline"
    if one.is_heading:
        return "date" if is_date(one.line.block) else "heading"
    if one.is_caption:
        return "caption"
    if one.weight <= BYLINE and not one.prose:
        around = list(_around(one.line.block))
        if any(map(is_byline, around)):
            return "byline"
        if any(map(is_date, around)):
            return "date"
    tag = one.line.block.tag
    for element in _around(one.line.block, 3):
        if element.tag == "blockquote":
            return "quotation"
    return "item" if tag in _ITEMS else "cell" if tag in _CELLS else "text"


def _around(element: Element, most: int = 3) -> Iterator[Element]:
    one: Element | None = element
    while one is not None and most:
        yield one
        one, most = one.parent, most - 1


def markup_stories(read: Read, text: str, content: Content, said: Said) -> tuple[MarkupStory, ...]:
    """What each story of a page says of itself, in their order."""
    if content.articles:
        return tuple(
            _of_article(read, text, content.lines, article, n) for n, (article, _) in enumerate(content.articles, 1)
        )
    kept = [one for one in content.lines if one.story]
    if not kept:
        return ()
    head = next((one.text for one in kept if one.is_headline), None)
    title = head or (headline_of(said.titles[0]) if said.titles else None)
    frame = _frame(content.holder) if content.holder else None
    byline = said.author or _author(read, text, frame) or _byline(kept)
    return (MarkupStory(title, byline, said.published or _time(read, frame)),)


def _of_article(read: Read, text: str, lines: Sequence[Judged], article: Element, number: int) -> MarkupStory:
    kept = [one for one in lines if one.story == number]
    head = next((one.text for one in kept if one.is_headline), None)
    return MarkupStory(head, _author(read, text, article) or _byline(kept), _time(read, article))


def _author(read: Read, text: str, frame: Element | None) -> str | None:
    """The name that stands in an element which is called the author's."""
    if frame is None:
        return None
    for one in read.authors:
        name = " ".join(text[one.start : one.end].split())
        if is_byline(one) and one.within(frame) and NAME[0] <= len(name) <= NAME[1]:
            return name
    return None


def _frame(element: Element) -> Element:
    """The article, main part or body around an element."""
    while (
        element.parent is not None and element.tag not in ("article", "main", "body") and not element.says("itemtype")
    ):
        element = element.parent
    return element


def _byline(kept: Sequence[Judged]) -> str | None:
    return next((one.text for one in kept if _kind(one) == "byline"), None)


def _time(read: Read, frame: Element | None) -> str | None:
    """What the first `time` in an element says, one that is called the day of publication before others."""
    if frame is None:
        return None
    found = [one for one in read.times if one.within(frame) and stamp_of(one)]
    named = [one for one in found if "publish" in one.written.lower() or "pubdate" in one.written.lower()]
    return next((stamp_of(one) for one in [*named, *found]), None)
