"""Lists of links, captions and headings over nothing: what of a story's part is none of it after all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newslint.formats.html.judged import Judged, parents_of
from newslint.formats.html.roles import is_body, is_caption
from newslint.formats.html.tree import Element

_LISTS = frozenset(["ul", "ol", "dl", "table", "div", "section", "nav", "article", "header", "tr", "tbody"])
LIST_LINKED = 0.5
#: links are nearly all of a text if they are so much of it
MOSTLY = 0.6
_LINKS = ("a link", "a list of links")
#: words that announce a list of links are no longer than this
ANNOUNCED = 60


def drop_lists(lines: Sequence[Judged], holder: Element) -> None:
    """Parts that are mostly links go whole, with the dates, numbers and names between these."""
    for one in lines:
        if one.called or one.is_headline:
            continue
        for element in parents_of(one.line.block):
            if element is holder or element.depth <= holder.depth:
                break
            if element.tag in _LISTS and element.linked >= LIST_LINKED * element.size and element.prose == 0:
                one.called = "a list of links"
                break


def keep_lists(lines: Sequence[Judged], holder: Element) -> None:
    """Links stay where they are nearly all of an element that is said to hold a story: their list is the story."""
    if holder.tag != "article" and not is_body(holder):
        return
    inside = [one for one in lines if one.apart is None and one.line.block.within(holder)]
    links = [one for one in inside if one.called in _LINKS]
    if sum(one.weight for one in links) >= MOSTLY * sum(one.weight for one in inside):
        for one in links:
            one.called = ""


def _announces(text: str) -> bool:
    """Whether a few words end as those that something is to follow."""
    return text.endswith((":", "?", "：", "？")) and len(text) <= ANNOUNCED


def mark_captions(lines: Sequence[Judged]) -> None:
    """Captions are such where the story is told in paragraphs; in a gallery they are the story."""
    inside = [one for one in lines if not one.called and _is_caption(one.line.block)]
    prose = sum(one.prose for one in lines if not one.called)
    if 2 * sum(one.prose for one in inside) < prose:
        for one in inside:
            one.is_caption = True


def _is_caption(block: Element) -> bool:
    return any(one.tag in ("figcaption", "figure") or is_caption(one) for one in islice(parents_of(block), 4))


def drop_headings(lines: Sequence[Judged], head: int) -> None:
    """A heading over nothing that stays goes with it, and so does what announces links that go."""
    for n in range(len(lines) - 1, -1, -1):
        one = lines[n]
        if one.called or n == head:
            continue
        if not one.is_heading:
            following = lines[n + 1 : n + 3]
            if _announces(one.text) and len(following) == 2 and all(x.called in _LINKS for x in following):
                one.called = "what stands over a list of links"
            continue
        below = next((x for x in lines[n + 1 :] if not (x.is_heading and x.called)), None)
        if below is None or below.called or (below.is_heading and below.line.block.tag < one.line.block.tag):
            following = lines[n + 1 : n + 4]
            if all(x.called for x in following):
                one.called = "a heading over nothing that is the story's"
