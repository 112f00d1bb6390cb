"""One time of day on the clocks of two zones: do they show the same instant?"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.calendars import WEEKDAYS
from newslint.extract.mentions import mentions
from newslint.extract.one_scan import may_match
from newslint.extract.zones import OFFSETS, TIME, ZONE, Clock, minutes_of, offsets_of
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_CLOCK = rf"(?<![\d:.,$£€-]){TIME} ?({ZONE})\b(?! ?[+-]\d)"
#: characters between the names of two zones whose times stand side by side, and around them
_APART, _AROUND = 40, 24

_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
#: two hours in one line
_ONCE = r"(?:\d ?[ap]\.?m\b|\d[:.]\d\d\b|\b(?:noon|midnight)\b)"
_TWICE = re.compile(rf"{_ONCE}.{{1,90}}?{_ONCE}")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers both times; offsets that depend on summer time are given both ways before anything is flagged."""
    for found in itertools.chain(_pairs(view), _of_places(view)):
        groups = found.groups()
        first, second = minutes_of(groups[:8]), minutes_of(groups[9:17])
        if first is None or second is None or groups[8] == groups[17]:
            continue
        if not (offsets_of(groups[8]) and offsets_of(groups[17])):
            continue
        one, other = Clock(first, groups[8]), Clock(second, groups[17])
        span = Span(found.start(), found.end())
        if one.agrees(other) or not view.admits(span) or not any(p.span.holds(span) for p in view.passages):
            continue
        fields = (("computed", one.in_zone(other.zone)), ("zone", _named(other.zone)), ("first", _show(groups[:9])))
        back = (("second", _show(groups[9:18])), ("back", other.in_zone(one.zone)), ("back_zone", _named(one.zone)))
        yield Hit(span, fields + back)


@functools.cache
def _pair() -> re.Pattern[str]:
    """Made when two zones first stand side by side."""
    return re.compile(rf"{_CLOCK}(?:,? ?[(/;]|,? or) ?(?:or )?{_CLOCK}")


def _pairs(view: View) -> Iterator[re.Match[str]]:
    zones = [sighting.start for sighting in view.whole.shared(mentions).get("zone", ())]
    for one, other in itertools.pairwise(zones):
        if other - one <= _APART and (found := _pair().search(view.text, max(0, one - _AROUND), other + _AROUND)):
            yield found


@functools.cache
def _places() -> re.Pattern[str]:
    """One hour on the clocks of two places, told as one: "7.30pm in Sydney, 9.30pm in Perth"."""
    place = r"[A-Z][a-zà-ž]+(?: [A-Z][a-zà-ž]+){0,2}"
    clock = (
        rf"(?<![\d:.,$£€-]){TIME}(?:,? (?:on )?{_WEEKDAY})?,? "
        rf"(?:in (?:the )?(?={place})|(?={place} time\b)|(?={ZONE}\b))"
    )
    where = rf"({ZONE}\b(?! time)|{place}(?= time\b)|(?<=in ){place}(?! time)|(?<=in the ){place})(?: time\b)?"
    same = (
        r"(?:,? ?\((?:or )?|,? or |, which (?:is|was|will be) |,? (?:that|which) is |,? equal to |, |; | ?/ ?"
        r"|,? (?:when |then )?it (?:is|was|will be) |,? when it (?:is|was|will be) )(?:at |about )?"
    )
    return re.compile(clock + where + same + clock + where)


def _of_places(view: View) -> Iterator[re.Match[str]]:
    for passage in view.passages if may_match(view.whole, _TWICE) else ():
        line = passage.span.of(view.text)
        if (" time" in line or " in " in line) and _TWICE.search(line):
            yield from _places().finditer(view.text, passage.span.start, passage.span.end)


def _show(groups: tuple[str | None, ...]) -> str:
    minutes = minutes_of(groups[:8]) or 0
    return f"{minutes // 60:02d}:{minutes % 60:02d} {_named(groups[8] or '')}"


def _named(zone: str) -> str:
    """A zone as a sentence has it: GMT, or in Perth."""
    return zone if zone in OFFSETS else f"in {zone}"
