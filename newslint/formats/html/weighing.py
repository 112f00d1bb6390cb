"""How much running text each element of a page holds, which parts are set apart, and which one holds the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.formats.html.judged import DECLARED, HOLDS, Judged
from newslint.formats.html.roles import called, is_body, is_byline
from newslint.formats.html.tree import Element

#: a part set apart by its name that has this share of a page's running text is a frame around it
FRAME = 0.4
ALL = 0.95
#: a part is full of links if so much of it is
FULL = 0.3
#: a part that is called the author's and has so much running text tells who that is
BIO = 80
#: elements that are parts of a text and hold none
_NO_HOLDERS = frozenset(
    ["p", "blockquote", "ul", "ol", "li", "dl", "dd", "dt", "span", "figure", "figcaption", "pre", "details"]
)
_COMMENTS = re.compile("comment|respond|disqus|kommentar|repl(?:y|ies)")
#: what lies over a page and never around its text
_OVER = re.compile("modal|popup|pum|popmake|popover|overlay|lightbox|dialog")


def name_parts(elements: Sequence[Element]) -> None:
    """Put in each element what its maker calls it, if that is no part of a text."""
    for element in elements:
        if element.end > element.start and element.tag not in ("html", "body", "main"):
            name, is_sure = called(element)
            element.called, element.perhaps = (name, "") if is_sure else ("", name)


def _set_apart(lines: Sequence[Judged], elements: Sequence[Element]) -> None:
    """Say of each element, and each line, which is the outermost one around that is set apart."""
    for element in elements:
        above = element.parent.apart if element.parent else None
        element.apart = above or (element if element.called else None)
    for one in lines:
        one.apart = one.line.block.apart


def weigh(lines: Sequence[Judged], elements: Sequence[Element]) -> None:
    """Add up the running text that each element holds, and see which parts set apart are only frames."""
    total = sum(one.prose for one in lines)
    for one in lines:
        block = one.line.block
        block.size += one.weight
        block.linked += one.weight * one.linked
        block.own += one.prose
        block.is_headed = block.is_headed or block.tag == "h1"
    for element in reversed(elements):
        if element.size:
            if element.called or element.perhaps or element.own >= BIO:
                _name_again(element, total)
            if parent := element.parent:
                parent.size += element.size
                parent.linked += element.linked
                parent.own += element.own
                parent.is_headed = parent.is_headed or element.is_headed
    _set_apart(lines, elements)
    while total and not any(one.apart is None and one.prose for one in lines):
        # everything is set apart: the part that holds most of it isn't, or those under one name that together do
        fullest = max((one.apart for one in lines if one.apart), key=lambda element: element.own)
        held: Counter[str] = Counter()
        for one in lines:
            held[one.apart.called if one.apart else ""] += one.prose  # type: ignore[assignment]  # floats add up, too
        name, most = held.most_common(1)[0]
        fullest.called = ""
        for element in elements if most > 2 * fullest.own else ():
            element.called = "" if element.called == name else element.called
        _set_apart(lines, elements)
    for one in lines:
        if one.apart is None:
            one.line.block.prose += one.prose
    for element in reversed(elements):
        if element.prose and element.parent:
            element.parent.prose += element.prose


def _name_again(element: Element, total: float) -> None:
    """Set apart what perhaps is, or what tells of an author; don't what is a frame around a page's text."""
    prose = element.own
    if element.perhaps:
        is_full = element.linked >= FULL * element.size or (prose == 0 and element.tag in ("ul", "ol"))
        if is_full and prose < FRAME * total:
            element.called = element.perhaps
        element.perhaps = ""
    if not element.called and prose >= BIO and not element.is_headed and is_byline(element):
        element.called = "a part about the author"
    if element.called and element.called != "a menu" and total:
        needed = ALL if _COMMENTS.search(element.called) or element.called == "an aside" else FRAME
        if prose >= needed * total and (element.is_headed or not _OVER.search(element.called)):
            element.called = ""


def holder_of(root: Element) -> Element:
    """The innermost element that holds nearly all running text that its page doesn't set apart."""
    element = root
    while element.children:
        best = max(element.children, key=lambda child: child.prose)
        is_declared = best.tag in ("article", "main") or is_body(best)
        if best.prose == 0 or best.prose < (DECLARED if is_declared else HOLDS) * element.prose:
            break
        if is_body(element) and not is_declared and best.prose < element.prose:
            break
        if best.tag in _NO_HOLDERS:
            break
        element = best
    return element
