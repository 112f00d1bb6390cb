"""What the tags of an HTML page say of its text: menus, asides and feet set apart, links, paragraphs of an article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newslint.model import MarkupHint, Span

_TAGS = {
    "nav": "a menu",
    "aside": "an aside",
    "footer": "a foot",
    "menu": "a menu",
    "dialog": "a dialog",
    "button": "a button",
    "select": "a choice",
}
_ROLES = {
    "navigation": "a menu",
    "complementary": "an aside",
    "contentinfo": "a foot",
    "search": "a search form",
    "dialog": "a dialog",
    "alertdialog": "a dialog",
}
#: what classes and ids call such parts, whole words between hyphens, underscores and humps
_CALLED = frozenset(
    """
    nav navbar navigation menu breadcrumb breadcrumbs sidebar footer related recirc recommended recommendations
    outbrain taboola share sharing social newsletter subscribe subscription paywall cookie cookies consent gdpr banner
    promo promotion advert advertisement ads sponsored comments disqus popular trending tags
    """.split()  # noqa: SIM905
)
_NAMED = frozenset(("div", "section", "ul", "ol", "form", "header"))
#: the elements that are followed to their ends; people forget to end the others
TRACKED = _NAMED | _TAGS.keys() | {"article", "main"}
#: how far tags shift the log-odds of a line: in a part set apart, a link by itself, a paragraph, one in an article
SET_APART, LINK, PARAGRAPH, ARTICLE = 4.0, 1.5, -2.0, -2.0
#: a line is a link if so much of it is
LINKED = 0.8
_TEXT = frozenset(("p", "blockquote", "h1", "figcaption", "pre"))
_WORD = re.compile(r"[A-Z]?[a-z]+")
#: a part that holds more of the page than this is a frame around it, whatever it is called
MOST = 0.4


def hint_of_element(tag: str, said: dict[str, str]) -> str:
    """What the maker of the page calls an element, if it is no part of the text; empty if it may be one."""
    if called := _TAGS.get(tag) or _ROLES.get(said.get("role", "")):
        return called
    if tag in _NAMED:
        names = f"{said.get('class', '')} {said.get('id', '')}"
        for word in _WORD.findall(names):
            if word.lower() in _CALLED:
                return f"a part called “{word.lower()}”"
    return ""


class Open:
    """The elements that are open, and the stretches of text that were set apart."""

    def __init__(self) -> None:
        self.tags: list[tuple[str, str, int]] = []
        self.counts: Counter[str] = Counter()
        self.found: list[MarkupHint] = []
        self.lines: list[MarkupHint] = []

    def start(self, tag: str, called: str, at: int) -> None:
        """An element begins at this offset of the text."""
        self.tags.append((tag, called, at))
        self.counts[tag] += 1

    def end(self, tag: str, at: int) -> None:
        """An element ends; those inside that nobody ended end with it."""
        if not self.counts[tag]:
            return
        while self.tags:
            one, called, start = self.tags.pop()
            self.counts[one] -= 1
            if called and at > start:
                self.found.append(MarkupHint(Span(start, at), called, SET_APART))
            if one == tag:
                return

    def line(self, span: Span, block: str, linked: int) -> None:
        """A line has ended: the block that it stands in, and how many of its characters are links."""
        odds = 0.0
        if linked >= LINKED * len(span):
            odds = LINK
        elif block in _TEXT:
            odds = PARAGRAPH + (ARTICLE if self.counts["article"] or self.counts["main"] else 0.0)
        if odds:
            self.lines.append(MarkupHint(span, "", odds))

    def parts(self, size: int) -> tuple[MarkupHint, ...]:
        """What tags say of a text of this size: parts set apart, without frames and the outermost only; then lines."""
        while self.tags:
            self.end(self.tags[0][0], size)
        return (*_outermost([one for one in self.found if len(one.span) <= MOST * size]), *self.lines)


def _outermost(found: Sequence[MarkupHint]) -> Iterable[MarkupHint]:
    end = 0
    for one in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if one.span.start >= end:
            yield one
            end = one.span.end
