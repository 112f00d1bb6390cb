"""An army, a state or an alliance that acts in a story which is of a day on which it no longer existed."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newslint.facts.dating import dating, latest_year
from newslint.facts.lifetimes import ARMED, MEMORY, Lifetime, lifetimes, past_cues
from newslint.facts.sightings import sightings
from newslint.model import Hit, Pointer, Span
from newslint.segmenting.view import View

UNIT = "story"

#: how often a story must name the successor
_NAMED = 2
#: characters from the name within which a word of memory is about it
_CLOSE = 32
_OF_OLD = re.compile(r"\b(?i:former|old|ex|veteran|then|ancient|late)[ -]$")
#: what places a sentence in our days whatever else it says: a weekday, a year of this century
_PRESENT = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|20[0-4]\d|last week|this week|yesterday|today"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|(?:March|April|May|June|July) \d{1,2})\b"
)
#: a lighter sign of the past, if it stands in the sentence before or after: a year or a great event
_YEAR_AROUND = re.compile(r"\b1[0-9]\d\ds?\b|World War|Cold War|\b(?:19)?[2-9]0s\b")


@dataclass(frozen=True, slots=True)
class Options:
    """`years`: how long after its end something may still be spoken of as if it were there."""

    years: int = 2


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name and what acts; verdicts `beside` a living actor, `quoted` in quotation marks."""
    for sighting in view.whole.shared(sightings).get("lifetime", ()):
        found = _actor().match(view.text, sighting.end)
        if not found:
            continue
        span = Span(sighting.start, found.end())
        passage = next((p for p in view.passages if p.span.holds(span)), None)
        life = lifetimes()[sighting.word]
        day = _day_of(view)
        if passage is None or day is None or day[0] <= life.ended + datetime.timedelta(365 * options.years):
            continue
        quoted = view.whole.is_quoted(span)
        if quoted and not _successor_named(view, life):
            continue
        if not _speaks_of_the_past(view.text, passage.span, span):
            yield _hit(span, "quoted" if quoted else "beside" if found["other"] else "", life, day)


def _successor_named(view: View, life: Lifetime) -> bool:
    """Whether the story speaks of what took its place, so that a speaker can hardly have meant the old one."""
    story, name = view.story, life.now.split(" ")[0]
    return bool(story and name and view.text.count(name, story.span.start, story.span.end) >= _NAMED)


def _hit(span: Span, verdict: str, life: Lifetime, day: tuple[datetime.date, str]) -> Hit:
    fields = (
        ("name", life.name),
        ("ended", str(life.ended)),
        ("source", life.source),
        ("now", life.now or "no more"),
        ("day", str(day[0])),
        ("why_day", day[1]),
    )
    return Hit(span, fields, verdict, (Pointer(span, "record", fields=fields),))


@functools.cache
def _actor() -> re.Pattern[str]:
    return re.compile(rf"(?P<other> and (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?)? (?:{ARMED})\b(?!-)")


def _day_of(view: View) -> tuple[datetime.date, str] | None:
    """A day on or after which the story was written, and what says so."""
    told = dating(view.whole)
    if told is not None:
        return told.earliest, told.why
    if view.story and view.story.published:
        return view.story.published, f"{view.story.published_from} date"
    year = latest_year(view.whole)
    return (datetime.date(year, 1, 1), f"the story speaks of {year}") if year else None


def _speaks_of_the_past(text: str, passage: Span, span: Span) -> bool:
    start = max(passage.start, text.rfind(". ", passage.start, span.start) + 1)
    end = text.find(". ", span.end, passage.end)
    end = passage.end if end < 0 else end
    # the flagged words are taken out: they may hold a cue themselves
    sentence = text[start : span.start] + " " + text[span.end : end]
    if past_cues().search(sentence):
        return True
    before, after = text[max(start, span.start - _CLOSE) : span.start], text[span.end : min(end, span.end + _CLOSE)]
    if _OF_OLD.search(before) or (MEMORY.search(f"{before} {after}") and not _PRESENT.search(sentence)):
        return True
    around = text[max(passage.start, start - 250) : start] + text[end : min(passage.end, end + 250)]
    return bool(_YEAR_AROUND.search(around))
