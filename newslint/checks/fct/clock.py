"""One time of day on the clocks of two zones: do they show the same instant?"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.mentions import mentions
from newslint.extract.zones import TIME, ZONE, Clock, minutes_of
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_CLOCK = rf"(?<![\d:.,$£€-]){TIME} ?({ZONE})\b(?! ?[+-]\d)"
#: characters between the names of two zones whose times stand side by side, and around them
_APART, _AROUND = 40, 24


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers both times; offsets that depend on summer time are given both ways before anything is flagged."""
    for found in _pairs(view):
        groups = found.groups()
        first, second = minutes_of(groups[:8]), minutes_of(groups[9:17])
        if first is None or second is None or groups[8] == groups[17]:
            continue
        one, other = Clock(first, groups[8]), Clock(second, groups[17])
        span = Span(found.start(), found.end())
        if one.agrees(other) or not view.admits(span) or not any(p.span.holds(span) for p in view.passages):
            continue
        fields = (("computed", one.in_zone(other.zone)), ("zone", other.zone), ("first", _show(groups[:9])))
        back = (("second", _show(groups[9:18])), ("back", other.in_zone(one.zone)), ("back_zone", one.zone))
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


def _show(groups: tuple[str | None, ...]) -> str:
    minutes = minutes_of(groups[:8]) or 0
    return f"{minutes // 60:02d}:{minutes % 60:02d} {groups[8]}"
