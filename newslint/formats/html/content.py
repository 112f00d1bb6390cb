"""Which lines of a page are its stories', told from where they stand in its tree and how much of them is links."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from newslint.formats.html.articles import articles_of
from newslint.formats.html.judged import LINKED, PROSE, Judged, folded, judge_line, parents_of
from newslint.formats.html.lists import drop_headings, drop_lists, keep_lists, mark_captions
from newslint.formats.html.metadata import Said
from newslint.formats.html.parts import Part
from newslint.formats.html.reader import Read
from newslint.formats.html.roles import is_credit, is_story
from newslint.formats.html.tree import Element
from newslint.formats.html.weighing import holder_of, name_parts, weigh

#: so many characters of a story in schema.org data are all of it
LONG_BODY = 400
#: no title is shorter or longer, in letters and digits
TITLE, LONGEST_TITLE = 4, 220


@dataclass(slots=True)
class Content:
    """The lines of a page as judged, and the element that holds its text."""

    lines: list[Judged] = field(default_factory=list)
    holder: Element | None = None
    articles: list[Part] = field(default_factory=list)


def judge_lines(read: Read, text: str, said: Said) -> Content:
    """What each line of a page is."""
    content = Content([judge_line(line, text) for line in read.lines])
    root = read.root
    if root is None or not content.lines:
        return content
    name_parts(read.elements)
    weigh(content.lines, read.elements)
    content.articles = articles_of(content.lines, root, said)
    if content.articles:
        _decide_several(content)
    else:
        content.holder = holder_of(root)
        _decide(content, said)
    return content


def _decide(content: Content, said: Said) -> None:
    """Say of each line why it isn't the story's, if it isn't."""
    holder = content.holder
    assert holder is not None
    frame = _frame(holder)
    lines = content.lines
    first = next((n for n, one in enumerate(lines) if one.prose and one.line.block.within(holder)), len(lines))
    head = headline_at(lines, frame, first, said)
    body = folded(said.body)
    for n, one in enumerate(lines):
        block = one.line.block
        if n == head:
            one.is_headline = True
            continue
        if len(body) > LONG_BODY and one.weight >= PROSE and one.linked < LINKED and folded(one.text) in body:
            continue
        if one.apart is not None:
            one.called = one.apart.called
        elif not block.within(holder):
            one.called = _outside(one, n, head, first, block.within(frame))
        elif one.linked >= LINKED and not one.is_heading:
            one.called = "a link"
    drop_lists(lines, holder)
    keep_lists(lines, holder)
    mark_captions(lines)
    drop_headings(lines, head)
    for one in lines:
        one.story = 0 if one.called else 1


def _decide_several(content: Content) -> None:
    """Say of each line of a page of several articles in which of them it stands, or why it isn't a story's."""
    lines = content.lines
    for number, (article, heading) in enumerate(content.articles, 1):
        inside = [one for one in lines if one.line.block.within(article)]
        head = next(n for n, one in enumerate(inside) if one is heading)
        for n, one in enumerate(inside):
            one.is_headline = n == head
            if n == head:
                continue
            if one.apart is not None:
                one.called = one.apart.called
            elif one.linked >= LINKED and not one.is_heading:
                one.called = "a link"
        drop_lists(inside, article)
        mark_captions(inside)
        drop_headings(inside, head)
        for one in inside:
            one.story = 0 if one.called else number
    for one in lines:
        if not one.story and not one.called:
            one.called = "what stands around the stories"


def _frame(holder: Element) -> Element:
    """The article or main part around the element that holds the text, or what is called so, or this itself."""
    found = holder
    for one in parents_of(holder):
        if one.tag in ("article", "main") or one.says("role") in ("main", "article"):
            found = one
    if found is holder:
        found = next((one for one in parents_of(holder) if one.tag not in ("body", "html") and is_story(one)), holder)
    return found


def headline_at(lines: Sequence[Judged], frame: Element, first: int, said: Said) -> int:
    """The line that is the headline, of those over the text; -1 if there is none.

    What the head of the page calls its title; else the last heading of the first level, or the first of another that
    stands in the same part of the page.
    """
    titles = [own for title in said.titles if (own := folded(title))]
    best, found = 0, -1
    for n, one in enumerate(lines[: first + 1]):
        if one.apart is not None and one.line.block.tag != "h1":
            continue
        own = folded(one.text)
        if len(own) < TITLE or len(own) > LONGEST_TITLE or (one.linked >= LINKED and not one.is_heading):
            continue
        fits = any(
            (own in title and 3 * len(own) >= len(title)) or (title in own and len(title) >= TITLE) for title in titles
        )
        if fits and (len(own) + one.is_heading, n) > (best, found):
            best, found = len(own) + one.is_heading, n
    if found >= 0:
        return found
    for level in ("h1", "h2", "h3"):
        near = [n for n in range(first) if lines[n].line.block.tag == level and lines[n].apart is None]
        inside = [n for n in near if lines[n].line.block.within(frame)]
        if level == "h1" and near:
            return (inside or near)[-1]
        if len(inside) == 1 and _is_only(lines, inside[0], level):
            return inside[0]
    return -1


def _is_only(lines: Sequence[Judged], at: int, level: str) -> bool:
    """Whether no other heading of its level heads text: several of them head stories, or parts of one."""
    return not any(one.line.block.tag == level and one.apart is None for one in lines[at + 1 :])


def _outside(one: Judged, n: int, head: int, first: int, in_frame: bool) -> str:
    """Why a line that stands outside the element that holds the text isn't the story's."""
    credit = any(is_credit(element) for element in islice(parents_of(one.line.block), 3))
    if head >= 0 and head < n < first and one.linked < LINKED:
        is_deck = in_frame and (one.is_heading or one.line.block.tag == "p")
        if credit or one.prose or is_deck:
            return ""
    if in_frame and one.prose and one.linked < 0.3 and one.weight >= 2 * PROSE:
        return ""
    return "what stands around the text"
