""" "The sources" as the listener or the interviewer, where a program took the name of an outlet out of a story."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_SOURCE = r"[Tt]he sources?"
#: who is told, asked or shown something in the words of a report: an outlet
_LISTENER = re.compile(
    rf"\b(?:(?:told|informed|assured|reminded|briefed)|(?:said|confirmed|admitted|explained|revealed|disclosed|spoke"
    rf"|spoken|speaking|talked|talking|replied"
    rf"|commented|complained|wrote|suggested|indicated|stressed|statement|comment|remarks|e-?mail|emailed|letter"
    rf"|provided) (?:\w+ )?(?:to|with)"
    rf"|(?:interview|conversation|call|talks?|chat)s? (?:with|to|by)|(?:interviewed|contacted|seen|obtained|reviewed"
    rf"|viewed|reached|asked|questioned|quoted|polled"
    rf"|commissioned|published|verified|examined|approached) by|(?:wrote|writing|written) (?:in|for)"
    rf"|interview for) {_SOURCE}\b(?! of\b|[’'-]| code| close| who| that (?:the|he|she) (?:name|leak))"
)
_ASKS = re.compile(
    r"\b[Tt]he sources (?:questioned|interviewed|asked(?! not)|reached out|contacted|spoke (?:to|with)"
    r"|has learned|have learned)\b"
)
_QUOTED = re.compile(
    r"(?:^|[,.”\"’] )(?P<hit>sources quoted) (?:[A-Z][\w’'-]+|him|her|them"
    r"|the [a-z]+) (?:as )?(?:saying|in)\b"
)
#: who speaks for an office speaks to the press: not to somebody who informs it
_OFFICIAL = re.compile(
    r"\b(?:[Ss]pokes(?:man|woman|person)|[Mm]inister|[Mm]ayor|[Gg]overnor|[Cc]ommissioner)(?: [A-Z][\w’'-]+){0,3}"
    r"(?: (?:has|had|also|later))? (?P<hit>(?:confirmed|admitted|revealed|disclosed|explained|stressed) to sources)"
    r" that\b"
)
#: a person who informs was brought in before: then "the source" is that person
_BROUGHT_IN = re.compile(
    r"\b(?:an?|his|her|their|its|our|my|one|two|three|several|some|another|any|no|secret|anonymous|unnamed|protect\w*"
    r"|confidential|police|security"
    r"|government|diplomatic|official|reliable|intelligence|military|other|multiple|many|these|those|paid|informant"
    r"|informer|where|from)"
    r" (?:[a-z-]+ )?sources?\b|\b(?:paid|protected|met|named|identified|betray\w*|leak\w*) the source|^Sources\b"
    r"|[.”] Sources\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the verb and "the sources", unless the story brought a source in before."""
    text = view.text
    passages = view.passages
    if not passages:
        return
    start, end = passages[0].span.start, passages[-1].span.end
    if text.find("he source", start, end) < 0 and not any(
        text.find(words, start, end) >= 0 for words in ("ources quoted", "to sources that")
    ):
        return
    known = any(_BROUGHT_IN.search(text, p.span.start, p.span.end) for p in view.whole.passages)
    for passage in passages:
        for found in _hits(text, passage.span.start, passage.span.end, known):
            if view.admits(found):
                yield Hit(found)


def _hits(text: str, start: int, end: int, known: bool) -> Iterator[Span]:
    for found in _LISTENER.finditer(text, start, end):
        # "the sources" of several that were brought in are spoken to by nobody who tells the story
        if not known or (found[0].endswith("sources") and not re.match(r"said|spoke|talk|speak", found[0])):
            yield Span(*found.span())
    for found in _ASKS.finditer(text, start, end):
        yield Span(*found.span())
    if not known:
        for found in _OFFICIAL.finditer(text, start, end):
            yield Span(*found.span("hit"))
    for found in _QUOTED.finditer(text, start, end):
        yield Span(*found.span("hit"))
