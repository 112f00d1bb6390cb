"""The age or the year of birth of somebody well known, where the record has another: "Nelson Mandela, 76," in 1990."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.timeline import sure_day
from newslint.extract.words import story_chunk
from newslint.knowledge.births import Birth, birth
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_WORDS = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,4}}"
_NAME = rf"(?P<name>{_WORDS})"
_TITLES = r"(?:(?:the|President|Mr|Mrs|Ms|Sir|Dame)\.? ){0,2}"
_AGE = r"(?P<age>[1-9]\d|1[01]\d)(?![\d:%]|[.,]\d)"
_YEARS = r"(?:1[5-9]|20)\d\d\b"
#: "Mandela, 76," · "Mandela (76)" · "Mandela, aged 76," · "Mandela, who is 76," · "Mandela is 76 years old"
#: · "Mandela turned 76 on Monday" · "Mandela, a 76-year-old lawyer"
_BEHIND = LatePattern(
    rf"{_NAME}(?:, (?:now |aged |age |at |who is (?:now )?(?:aged )?|who['’]s |who (?:turns|turned|will be) "
    r"|an? (?:[a-z]+ )?)|,? \((?:aged |age |now )?|, (?=\d)| (?:is|is now|is already|turns|turned|will be|will turn"
    rf"|has turned|has just turned|celebrates (?:his|her)) ){_AGE}"
    r"(?:-year-old\b|(?: years old| years of age)?(?=[,.;:)]| (?:and|the (?:young|old)est|today|tomorrow|yesterday|this"
    r"|next|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b))"
)
#: "the 76-year-old Nelson Mandela", "the 76-year-old former president Nelson Mandela"
_BEFORE = LatePattern(
    rf"(?<![\w-]){_AGE}-year-old (?:(?!(?:of|to|for|from|with|in|by|and|whose?|is|was) )[a-z-]+ ){{0,4}}"
    rf"(?:[A-Z][a-z]+ )?{_NAME}",
    needs=("-year-old ",),
)
#: "At 76, Nelson Mandela is still", "At the age of 76, Nelson Mandela remains"
_AT = LatePattern(
    rf"\b[Aa]t (?:the age of )?{_AGE}, {_TITLES}{_NAME}"
    r"(?= (?:is|has|still|remains|can|says|looks|keeps|shows|wants|plans|will)\b)"
)
#: "Obama was born in 1961", "Obama (born 1961)" · "Born in Hawaii in 1961, Obama" · "Obama's birth in 1961"
_BORN = LatePattern(
    rf"{_NAME}(?:,? (?:who )?was born|, born| \(?(?:born|b\.))[^.;()\n]{{0,40}}? (?P<year>{_YEARS})"
    rf"|\bBorn [^.;()\n]{{0,40}}?in (?P<year2>{_YEARS})[^.;()\n]{{0,30}}?, {_TITLES}(?P<name2>{_WORDS})"
    rf"|(?P<name3>{_WORDS})['’]s birth (?:in [A-Z][a-z]+ )?in (?P<year3>{_YEARS})",
    needs=("orn ", " birth ", "(b."),
)
#: words of another time, of a likeness, or of somebody else
_THEN = re.compile(
    r"\b(?:then|when|at the time|ago|earlier|later|anniversary|would have|had been|film|biopic|play(?:s|ed|ing)?"
    r"|portray\w*|novel|actors?|actress|namesake|grandfather|grandmother|ancestor|died|dead|death|dies|killed|late"
    r"|memoirs?|photographs?|son|daughter|baby|dog|horse|no relation)\b"
)
_YEAR = re.compile(rf"(?<![\d.,$£€]){_YEARS}(?!,\d|\.\d)")
#: years by which a slip is off at most: more is somebody else of the name
_OFF = 15
#: ages between which somebody is in the news for what the record knows
_YOUNGEST, _OLDEST = 10, 105


class Options(Struct, frozen=True):
    """`look_for`: the `age` of somebody who lives, or the year in which somebody was `born`."""

    look_for: Literal["age", "born"] = "age"


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the age, or the year; verdict `birthday` if it is a year off only."""
    day, born = sure_day(view.story), options.look_for == "born"
    if day is None and not born:
        return
    patterns = [p for p in ((_BORN,) if born else (_BEHIND, _BEFORE, _AT)) if p.may_match(story_chunk(view.whole))]
    for passage in view.passages if patterns else ():
        for pattern in patterns:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                one = _known(next(found[g] for g in ("name", "name2", "name3") if found.groupdict().get(g)))
                if one is None:
                    continue
                hit = (
                    _judge_birth(found, one) if born or day is None else _judge_age(view, found, one, passage.span, day)
                )
                if hit is not None and view.admits(hit.span):
                    yield hit


def _known(written: str) -> Birth | None:
    """The birth of whom a name means: as written, or without the titles that stand before it."""
    words = re.sub(r"['’]s?$", "", written).split(" ")
    for start in range(len(words) - 1):
        if one := birth(" ".join(words[start:])):
            return one
    return None


def _judge_birth(found: re.Match[str], one: Birth) -> Hit | None:
    group = next(g for g in ("year", "year2", "year3") if found[g])
    off = abs(one.first.year - int(found[group]))
    return _told(found, group, one, off, f"in {one.first.year}", "")


def _judge_age(view: View, found: re.Match[str], one: Birth, passage: Span, day: datetime.date) -> Hit | None:
    stated, (least, most) = int(found["age"]), one.ages(day)
    sentence = sentence_around(view.text, Span(*found.span()), passage).of(view.text)
    other_years = {*map(int, _YEAR.findall(sentence))} - {day.year}
    if view.text.endswith(" of ", passage.start, found.start()):
        return None  # "the husband of Angela Merkel, 75,"
    if most < _YOUNGEST or least > _OLDEST or other_years or _THEN.search(sentence):
        return None
    computed = str(most) if least == most else f"{least} or {most}"
    return _told(found, "age", one, max(least - stated, stated - most, 0), one.shown, computed)


def _told(found: re.Match[str], group: str, one: Birth, off: int, born: str, computed: str) -> Hit | None:
    if not 0 < off <= _OFF:
        return None
    span = Span(*found.span(group))
    fields = (
        ("person", one.name), ("said", found[group]), ("born", born), ("computed", computed), ("source", one.source),
    )  # fmt: skip
    return Hit(span, fields, "birthday" if off == 1 else "", (RelatedLocation(span, "record", fields=fields),))
