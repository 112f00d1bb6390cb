"""Somebody who led a state and died, by the record, before the day on which the story lets them speak or act."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.date_corroboration import is_date_contradicted
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.extract.title_guards import speaks_of_the_past
from newslint.knowledge.coverage import HEADS
from newslint.knowledge.offices import knowledge
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: days after a death within which news of the living may still come out; not measured
_LATE_NEWS = 7
#: a name, perhaps with what the person was, and what only the living do
_ACTS = LatePattern(
    rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{1,3}})(?P<aside>, (?:who|the|a) [^,.\n]{{1,60}},)?"
    r" (?P<does>said|says|told|will|vowed|pledged|warned|announced"
    r"|plans|wants|tweeted|arrived|met|visited|flew|signed)\b"
    r"(?! (?:be (?:buried|remembered|honou?red)|lie|in (?:19|20)\d\d))"
)
_NOW = re.compile(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|this week|next (?:week|month)|yesterday)\b")
#: strings of which whatever `_NOW` matches holds one
_NOW_HOLDS = ("day", "this week", "next week", "next month")
_TRACE = re.compile(
    r"\b(?:film|movie|novel|play|book|letter|memoir|diar\w+|tape|recording|video|archive|posthumous\w*|late|statue|ghost|museum"
    r"|biograph\w+|historian|actor|had|once|famously|anniversary|years? ago|decades?|born|1[89]\d\d|20\d\d)\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name and what the person does; the field `died` has the day of the record."""
    if view.story is None or (told := dating(view.whole)) is None or told.day is None:
        return
    for passage in view.passages:
        if not any(view.text.find(word, passage.span.start, passage.span.end) >= 0 for word in _NOW_HOLDS):
            continue
        for found in _ACTS.finditer(view.text, passage.span.start, passage.span.end):
            span = Span(found.start(), found.end())
            if view.admits(span) and not view.whole.is_quoted(span):
                yield from _judge(view, found, span, passage.span)


def _judge(view: View, found: re.Match[str], span: Span, line: Span) -> Iterator[Hit]:
    record = knowledge().record
    name = re.sub(r"['’]s?$", "", found["name"])
    died = record.died(name)
    held = record.holdings(name) if died else ()
    if died is None or not any(h.office in HEADS for h in held):
        return
    told = dating(view.whole)
    if told is None or told.day is None or told.earliest <= died + datetime.timedelta(_LATE_NEWS):
        return
    sentence = sentence_around(view.text, span, line).of(view.text).replace(found["aside"] or "", "")
    if not _NOW.search(sentence) or _TRACE.search(sentence) or speaks_of_the_past(sentence):
        return
    if is_date_contradicted(view.whole, told.day, person=held[0].person):
        return
    fields = (("person", held[0].person), ("died", str(died)), ("day", told.shown), ("why_day", told.why))
    place = Span(found.start("name"), found.end("name"))
    yield Hit(span, fields, related_locations=(RelatedLocation(place, "record", fields=fields),))
