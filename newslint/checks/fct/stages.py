"""Stages of one affair that come in one order only, dated in another: charged before the arrest, found before the loss.

A short story that dates two such stages once each tells of one affair.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, sure_day, times_in
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import StoryText, View

UNIT = "story"

#: affairs, each by its stages in order, as verbs and nouns name them
_AFFAIRS: tuple[tuple[str, ...], ...] = (
    (r"arrest(?:ed)?|detained|seized by police|taken into custody", r"charged|indicted",
     r"(?:trial|hearing)(?: (?:that|which))? (?:began|opened|started)|went on trial|jury was sworn",
     r"convicted|found guilty|acquitted|cleared|verdict|jury returned", r"sentenced|jailed|hanged|executed"),
    (r"shot|stabbed|injured|hurt|wounded|collision|crash(?:ed)?|accident|attack(?:ed)?|knocked down"
     r"|admitted to hospital|taken ill", r"died|succumbed", r"buried|cremated|funeral"),
    (r"vanished|disappeared|(?:went|gone) missing|last seen|was stolen|were stolen|abducted|kidnapped|taken hostage",
     r"(?:was|were) found|recovered|(?:freed|released)(?! (?:on|from|pending|without))|rescued|turned up"),
    (r"building (?:work )?began|work (?:on it )?(?:began|started)|construction (?:began|started)|foundation stone"
     r"|building started|ground was broken",
     r"opened|completed|finished|inaugurated|unveiled|went into service", r"closed|shut|demolished|pulled down"
     r"|torn down"),
    (r"founded|established|set up|incorporated", r"wound up|dissolved|went bankrupt|liquidated|disbanded"),
    (r"born|birth", r"married|wed", r"widowed|divorced"),
    (r"applied|application", r"approved|granted|rejected"),
    (r"launched|maiden voyage|set sail|sailed|left port|took off|departed",
     r"sank|went down|sunk|scrapped|landed|docked"),
    (r"joined|enlisted|signed on|entered the (?:service|force|firm|bank|company|regiment)",
     r"promoted|made (?:an? )?(?:sergeant|corporal|captain|inspector|superintendent|foreman|partner|manager|director"
     r"|professor|editor|head)"),
)  # fmt: skip
#: the affair of a career, of which a story tells those of several people: only one sentence tells of one
_CAREER = str(len(_AFFAIRS) - 1)
_STAGE = LatePattern(
    "|".join(
        rf"\b(?i:(?P<s{affair}_{place}>{words}))\b"
        for affair, stages in enumerate(_AFFAIRS)
        for place, words in enumerate(stages)
    )
)
#: what makes a stage one of another affair, or one that is to come
_OTHER = re.compile(
    r"\b(?:earlier|previous\w*|another|second|third|again|re-?\w+ed|will|would|due|until|before|re-?open\w*|last"
    r"|first|also|separate\w*|brother|sister|wife|husband|son|daughter|mother|father|others?|not|never|if|next|former)\b"
)
_SHUT = re.compile(r"closed|shut", re.IGNORECASE)
#: characters between a stage and its day, and words of a story up to which it tells of one affair. Chosen
_NEAR, _SHORT = 46, 260
#: days between two days without a year up to which they are of one year. Chosen
_ONE_YEAR = 120


_DIGIT = re.compile(r"\d")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Dated(NamedTuple):
    affair: str
    place: int
    when: When
    span: Span
    sentence: int


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the later stage with its day, and points to the one that is dated after it."""
    if view.story is None or view.story.kind != "story":
        return
    text = view.text
    for later, first in _misplaced(view.whole, sure_day(view.story)):
        if view.admits(later) and any(p.span.holds(later) for p in view.passages):
            fields = (("later", later.of(text)), ("first", first.of(text)))
            yield Hit(later, fields, "", (RelatedLocation(first, "first"),))


def _misplaced(whole: StoryText, today: datetime.date | None) -> Iterator[tuple[Span, Span]]:
    """The stages of a short story's affair that are dated before one that they come after."""
    body = [p.span for p in whole.passages if p.part in BODY_PARTS]
    if not body or sum(whole.text.count(" ", p.start, p.end) for p in body) > _SHORT:
        return
    told: list[_Dated] = []
    for passage in body:
        if _DIGIT.search(whole.text, passage.start, passage.end):
            for start, end in whole.shared(sentences_of_passages).get(passage.start, ()):
                if _DIGIT.search(whole.text, start, end):
                    told += _dated(whole.text, start, end, today)
    for one, other in itertools.permutations(told, 2):
        if other.span.start < one.span.start and _SHUT.match(whole.text, other.span.start):
            # shut, and then opened again
            continue
        in_order = one.affair == other.affair and one.place < other.place and _are_alone(told, one, other)
        if one.affair == _CAREER and one.sentence != other.sentence:
            continue
        if not in_order or one.when.year_given is not other.when.year_given:
            continue
        late = (one.when.first - other.when.last).days
        # without a year, what lies further back than that is of the year before
        if late > 0 and (one.when.year_given or late < _ONE_YEAR):
            yield other.span, one.span


def _are_alone(told: list[_Dated], *both: _Dated) -> bool:
    """Whether each of two stages is dated only once."""
    return all(sum(d.affair == one.affair and d.place == one.place for d in told) == 1 for one in both)


def _dated(text: str, start: int, end: int, today: datetime.date | None) -> Iterator[_Dated]:
    stages = list(_STAGE.finditer(text, start, end))
    days = times_in(text, start, end, today, weekdays=False) if stages else []
    for at, found in enumerate(stages):
        behind = stages[at + 1].start() if at + 1 < len(stages) else end
        when = next((d for d in days if found.end() <= d.start < min(behind, found.end() + _NEAR)), None)
        if when is None or re.search(r"[.;()]", text[found.end() : when.start]):
            continue
        clause = max(start, text.rfind(",", start, found.start()), text.rfind(" and ", start, found.start()))
        past = _in_the_past(when, today)
        if past is None or _OTHER.search(text, clause, when.start):
            continue
        affair, place = str(found.lastgroup)[1:].split("_")
        yield _Dated(affair, int(place), past, Span(found.start(), when.end), start)


def _in_the_past(when: When, today: datetime.date | None) -> When | None:
    """A day without a year, of the year before where this year's is still to come: what is told has happened.

    None if that year has no such day.
    """
    if today is None or when.year_given or when.first <= today:
        return when
    return when.in_year(when.first.year - 1)
