"""The years of a story as typed points: when something was founded, built or written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written
from newslint.compare.points.point import Point
from newslint.compare.points.told import Finder, Pairs, ToldPoints
from newslint.model import Span

_YEAR = re.compile(r"(?<![\w,.$£€/-])(?P<year>1[4-9]\d\d|20\d\d)(?![\w%/-]|[.,]\d| (?:GMT|hours|local)\b)")
#: what came to be in a year, or to an end, or was last so
_ROLES = {
    "founded": r"found(?:ed|ing|ation)|establish\w*|incorporated|set up|formed|created|start(?:ed|ing)|beg[au]n"
    r"|launch\w*|dates? (?:back )?(?:from|to)|dating (?:back )?(?:from|to)",
    "built": r"built|build|erected|construct\w*|complet\w*|opened|opening|inaugurat\w*|delivered|launched",
    "made": r"painted|written|composed|published|dated|printed|carved|signed",
    "last": r"last|since|not .{0,30} (?:in|since)|first .{0,30} since",
    "joined": r"joined|elected|appointed|bought|acquired|married|moved|took (?:over|office)",
    "closed": r"clos\w+|abandoned|shut|disused|empty|retired|demolished|died|death",
    "found": r"discovered|found|dug up|unearthed|excavated",
}
_ROLE = re.compile("|".join(rf"(?P<{role}>\b(?:{words})\b)" for role, words in _ROLES.items()), re.IGNORECASE)
#: characters before a year in which its role stands
_BEFORE = 48


def year_points(story: StoryWords) -> Iterator[Point]:
    """The years with what they are the years of."""
    for sentence in story.sentences:
        for found in _YEAR.finditer(story.text, sentence.span.start, sentence.span.end):
            yield _year(story.text, sentence, found)


def _year(text: str, sentence: Written, found: re.Match[str]) -> Point:
    low = max(sentence.span.start, found.start() - _BEFORE)
    before = re.split(r"[;:(]", text[low : found.start()])[-1]
    roles = [role.lastgroup for role in _ROLE.finditer(before)]
    frame, value = (roles[-1] or "") if roles else "", float(found["year"])
    return Point("year", frame, "", found["year"], Span(*found.span()), sentence, value, value)


def _years(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The years of one role that each story has once, and the other nowhere."""
    mine, theirs = (
        [p for p in one.by_kind["year"] if p.says not in other.words.text]
        for one, other in ((left, right), (right, left))
    )
    for here in mine:
        for there in theirs:
            one = len({p.low for p in left.by_kind["year"] if p.frame == here.frame}) == 1
            other = len({p.low for p in right.by_kind["year"] if p.frame == there.frame}) == 1
            if "last" in (here.frame, there.frame):
                # of what is long past a story has several
                continue
            if here.frame == there.frame and one and other:
                yield here, there, "role" if here.frame else "bare"
            elif not (here.frame and there.frame) and len({p.low for p in mine}) == len({p.low for p in theirs}) == 1:
                yield here, there, "open"


FINDERS: dict[str, Finder] = {"year": _years}
