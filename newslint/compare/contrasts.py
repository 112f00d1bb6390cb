"""Details of two write-ups of one event that can't both be right, in whatever words the two tell it.

Two details are one point if they are of one kind and key, the words around them meet, and neither story has more than
one of that key; they part if no rounding or bound lets them be one, and neither story has the other's anywhere.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from newslint.compare.claims import StoryClaims
from newslint.compare.comparison import Comparison
from newslint.compare.details import by_key, details
from newslint.compare.frames import EMPTY, Detail
from newslint.compare.meeting import Meeting
from newslint.compare.opposed import Told, opposed_words
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.knowledge.offices import knowledge
from newslint.knowledge.states import STATES
from newslint.model import Span

#: stems that two frames share, by kind: (around the details, in their sentences). Chosen on our own sixty write-ups,
#: checked on the clean set and on ECB+ (28 November 2026)
_SHARED = {
    "count": (0, 2),
    "bare": (2, 2),
    "money": (2, 3),
    "percent": (2, 2),
    "share": (1, 2),
    "hour": (0, 3),
    "day": (3, 4),
    "weekday": (2, 4),
    "place": (1, 2),
    "first name": (0, 0),
    "age": (0, 0),
    "children": (0, 0),
    "toll": (0, 0),
    "measure": (2, 3),
    "duration": (2, 3),
    "year": (2, 3),
    "ordinal": (2, 3),
}
#: kinds that are told of write-ups of one event only, and those of which nothing else is of a kind
_TYPED = frozenset(
    {"measure", "duration", "year", "ordinal", "hour", "persons", "figure", "rate", "term", "state", "holder", "margin"}
)
_LIKE_ALONE = _TYPED - {"persons", "figure", "rate"}
#: kinds in which a slip of the pen is looked for
_WRITTEN = frozenset({"count", "money", "percent", "measure", "year", "persons", "figure"})
#: kinds of which a story that has one of them only has that of the event
_ONE = {"rate": 1, "term": 0, "state": 0, "decision": 3, "holder": 0, "margin": 0}
#: kinds whose key names somebody
_OF_ONE = frozenset({"age", "first name"})
#: kinds of which a story may name several, so that only what nearly all the words around say is one point
_SEVERAL = frozenset({"bare", "money", "percent", "place", "day", "hour"})
#: kinds of which two sources, two hours or two words for one place may be behind the difference
_SLIGHT = _TYPED | {"toll", "bare", "day", "first name", "weekday", "place", "percent"}
#: what the frames of two counts share that are surely of one thing
_SURE = (2, 3)
#: kinds that grow from hour to hour, or are another event's the day after: compared within a day
_GROWING = frozenset({"toll", "weekday"})
#: kinds that later reports know better, or that are of their own day
_MOVING = frozenset({"money", "rate", "percent", "share", "day", "bare", "state"})
#: counts up to here are often of two things
_FEW = 6
#: what two frames share in write-ups of which it isn't known that they are of one week
_UNDATED = (2, 4)
#: the share of a figure within which another may be its rounding
_ROUNDED = 0.06
#: what sentences share about a slip of the pen, digits from which one may be wrong, and places that change
_SLIP, _LONG, _TWO = 1, 3, 2
#: what sentences share about a point that neither story has another of
_ALONE = {"hour": 2, "speed": 1}
#: figures that are so many times another are no other figure for it
_ALIKE = 10
#: days after which the toll of an accident is known, and how much of it those may add who die of their wounds. Chosen,
#: not measured
_OVER, _GROWN = 60, 1.3
#: a margin is of something else, of seats say, if it is so many times another. Chosen, not measured
_FARTHER = 15
#: the price of one thing is another's if it is so many times as much
_DEARER = 1.5
#: kilometres (in degrees, roughly) between two places that may be one
_NEAR = 0.4
#: letters by which a name is known again. Not measured
_STEM = 7
_CALENDAR = frozenset(name.lower()[:_STEM] for name in (*MONTHS, *WEEKDAYS))
_WORD = re.compile(r"\w+(?:[-’'](?!s\b)\w+)*")
_NAME = re.compile(r"(?<![\w’'-])[A-Z][\w’'-]*")


class OfOthers:
    """Whether sentences of two stories speak of people or places that the other story doesn't know."""

    def __init__(self, left: StoryClaims, right: StoryClaims) -> None:
        self._sides = left, right
        self._words = tuple(frozenset(map(_bare, _WORD.findall(one.text))) for one in self._sides)

    def speak(self, here: Span, there: Span) -> bool:
        """Whether each of the sentences in which the spans stand does."""
        return self._is_strange(0, here) and self._is_strange(1, there)

    def _is_strange(self, side: int, span: Span) -> bool:
        """Whether a sentence has a name that the other story hasn't; a first word is one if a name goes on with it."""
        one, others = self._sides[side], self._words[1 - side]
        for sentence in one.sentences:
            if sentence.span.holds(span):
                found = list(_NAME.finditer(one.text, sentence.span.start, sentence.span.end))
                first = [name for name in found[:1] if name.start() == sentence.span.start]
                if first and not (len(found) > 1 and found[1].start() == found[0].end() + 1):
                    found = found[1:]
                names = [name for name in found if not span.overlaps(Span(*name.span()))]
                return any(_bare(name[0]) not in others | _CALENDAR and name[0].lower() not in EMPTY for name in names)
        return False


def _bare(name: str) -> str:
    """A name without its genitive, its plural, and what may come behind a stem in another grammar."""
    return name.lower().replace("’", "'").removesuffix("'s").removesuffix("s")[:_STEM]


class Contrast(NamedTuple):
    """Two details of one point that exclude each other."""

    here: Detail
    there: Detail


def contrasting_details(
    accounts: Sequence[StoryClaims],
    meetings: Mapping[tuple[int, int], Meeting],
    names_of: Callable[[int], Set[str]] = lambda number: frozenset(),
) -> list[Comparison]:
    """The points on which two of the stories exclude each other.

    `meetings` has the pairs of their numbers that may be compared, `names_of` which names a story has: a surname among
    those of both is one person's.
    """
    stated = {one.number: details(one.text, one.sentences) for one in accounts}
    by_number = {one.number: one for one in accounts}
    found = []
    for (first, second), meeting in sorted(meetings.items()):
        left, right = by_number[first], by_number[second]
        shared = names_of(first) & names_of(second)
        of_others = OfOthers(left, right)
        for here, there in contrasts(stated[first], stated[second], meeting):
            if (here.kind == "first name" and here.key not in shared) or of_others.speak(here.span, there.span):
                continue
            if not left.quotes(here.span) and not right.quotes(there.span):
                sides = (first, here.span, here.says, second, there.span, there.says)
                found.append(Comparison("detail", False, *sides, _is_slight(here, there)))
        if meeting.days not in ("unknown", "far"):
            found += _opposed(left, right, of_others)
    return found


def _is_slight(here: Detail, there: Detail) -> bool:
    if here.kind == "count":
        return len(here.near & there.near) < _SURE[0] or len(here.sentence & there.sentence) < _SURE[1]
    if here.kind == "money":
        return len(here.near & there.near) < _SURE[1]
    return here.kind in _SLIGHT


def _opposed(left: StoryClaims, right: StoryClaims, of_others: OfOthers) -> Iterator[Comparison]:
    for one, other in opposed_words(_told(left), _told(right)):
        if not of_others.speak(one.span, other.span) and not left.quotes(one.span) and not right.quotes(other.span):
            mine, theirs = one.span.of(left.text), other.span.of(right.text)
            yield Comparison("detail", False, left.number, one.span, mine, right.number, other.span, theirs, True)


def _told(one: StoryClaims) -> Told:
    return Told(one.text, tuple(sentence.span for sentence in one.sentences if sentence.plain))


def contrasts(left: Sequence[Detail], right: Sequence[Detail], meeting: Meeting) -> Iterator[Contrast]:
    """The points on which two write-ups of an event exclude each other, by what each says of them.

    Of two that are surely the same event more is told: points that have a type, and slips of the pen.
    """
    days, same, later = meeting
    mine, theirs = by_key(left), by_key(right)
    for key in mine.keys() & theirs.keys():
        kind = key[0]
        if (
            (kind in _GROWING and days != "one" and (kind != "toll" or not later or not same))
            or (kind in _MOVING and days == "far")
            or (kind in _TYPED and kind != "hour" and not same)
        ):
            continue
        pairs = itertools.product(_single(mine[key]), _single(theirs[key]))
        alone = len({one.low for one in mine[key]}) == len({one.low for one in theirs[key]}) == 1
        for one, other in pairs:
            if same and kind in _WRITTEN and is_slip(one, other):
                meet = alone or len(one.sentence & other.sentence) >= _SLIP
            elif kind in ("persons", "figure"):
                meet = False
            elif kind in _ONE:
                meet = alone and len(one.sentence & other.sentence) >= _ONE.get(one.key, _ONE[kind])
            else:
                meet = _one_point(one, other, alone=alone and days != "unknown", same=same) and (
                    days != "unknown" or _meet_undated(one, other)
                )
            if kind == "toll" and later and _may_have_grown(one, other, later):
                continue
            if meet and _part(one, other) and not _has(right, one) and not _has(left, other):
                yield Contrast(one, other)


def _may_have_grown(one: Detail, other: Detail, later: int) -> bool:
    """Whether the later of two tolls is larger, unless the event is long over and it is far larger."""
    first, last = (one, other) if later > 0 else (other, one)
    return last.high >= first.low and (abs(later) < _OVER or last.low < _GROWN * first.high)


def _single(found: Sequence[Detail]) -> list[Detail]:
    """The details of a key of which the story has no other, or, of kinds with several, none that is framed alike."""
    return [one for one in found if not one.loose and all(_goes_with(one, other) for other in found)]


def _goes_with(one: Detail, other: Detail) -> bool:
    if other is one or _equal(one, other):
        return True
    return one.kind in _SEVERAL and len(one.near & other.near) <= 1


def _one_point(one: Detail, other: Detail, *, alone: bool, same: bool) -> bool:
    """Whether the words around two details are the same; those in the sentence are enough where each stands `alone`."""
    near, sentence = (0, 1) if one.kind == "place" and " " in one.key else _SHARED[one.kind]
    if one.kind == "count" and max(one.high, other.high) <= _FEW:
        near = 2
    elif one.kind == "count" and alone and min(one.low, other.low) > _FEW:
        sentence = 1
    if one.kind == "money" and alone and max(one.high, other.high) < _ALIKE * min(one.low, other.low):
        near, sentence = 0, 3
    elif one.kind == "money" and not alone:
        near = 3
    if alone and same and (one.kind in _ALONE or one.key in _ALONE):
        near, sentence = 0, _ALONE.get(one.kind) or _ALONE[one.key]
    return len(one.near & other.near) >= near and len(one.sentence & other.sentence) >= sentence


def is_slip(one: Detail, other: Detail) -> bool:
    """Whether two figures differ as they do when one is copied wrongly: two digits change places, or one of several."""
    here, there = (f"{(detail.low + detail.high) / 2:.0f}" for detail in (one, other))
    if len(here) != len(there) or math.inf in (one.high, other.high):
        return False
    least = _LONG if one.kind in ("money", "percent") else _TWO
    apart = [at for at, (mine, theirs) in enumerate(zip(here, there, strict=True)) if mine != theirs]
    if len(apart) == 1:
        # years that differ in their last digit are two years
        return (
            one.kind != "year"
            and len(here) >= _LONG
            and all(len(written.rstrip("0")) >= least for written in (here, there))
        )
    swapped = len(apart) == _TWO and apart[1] - apart[0] == 1
    return swapped and here[apart[0]] == there[apart[1]] and here[apart[1]] == there[apart[0]]


def _meet_undated(one: Detail, other: Detail) -> bool:
    if one.kind == "place":
        return False
    small = one.kind == "count" and max(one.high, other.high) <= _FEW
    return one.kind in _OF_ONE or (
        not small and len(one.near & other.near) >= _UNDATED[0] and len(one.sentence & other.sentence) >= _UNDATED[1]
    )


def _equal(one: Detail, other: Detail) -> bool:
    if one.high or other.high:
        slack = _ROUNDED * min(one.low, other.low) if one.kind in ("money", "percent", "count") else 0.0
        return one.low <= other.high + slack and other.low <= one.high + slack
    return one.says == other.says


def _part(one: Detail, other: Detail) -> bool:
    """Whether the two can't be one."""
    if _equal(one, other):
        return False
    if one.kind in ("toll", "count") and max(one.high, other.high) > _ALIKE * min(one.low, other.low):
        return False
    if one.kind == "margin" and max(one.high, other.high) > _FARTHER * min(one.low, other.low):
        return False
    if one.kind == "rate" and max(one.high, other.high) > _DEARER * min(one.low, other.low):
        return False
    if one.kind == "first name":
        return _are_two_names(one.says, other.says)
    if one.kind == "place" and " " in one.key:
        # a city and a name that is none may be a town and its county
        cities = {knowledge().record.city(name) is not None for name in (one.says, other.says)}
        lands = any(name in STATES or knowledge().land_of(name) for name in (one.says, other.says))
        return len(cities) == 1 and not lands
    return one.kind != "place" or _are_two_places(one.says, other.says)


def _are_two_names(one: str, other: str) -> bool:
    """Whether two first names, both of women or both of men, aren't one's short form, initial or foreign spelling."""
    known = knowledge().record
    genders = {known.gender(one), known.gender(other)} - {None}
    if len(genders) == 2:
        return False
    short = {one.lower(), *known.short_forms(one.lower())} & {other.lower(), *known.short_forms(other.lower())}
    return (not short and one[0] != other[0]) or (not short and one[:2] != other[:2] and len(one) == len(other))


def _are_two_places(one: str, other: str) -> bool:
    """Whether two cities of one country lie apart."""
    first, second = knowledge().record.city(one), knowledge().record.city(other)
    if not first or not second or first.country != second.country or first.name == second.name:
        return False
    north, east = abs(first.point[0] - second.point[0]), abs(first.point[1] - second.point[1])
    return max(north, east) > _NEAR


def _has(details: Sequence[Detail], wanted: Detail) -> bool:
    """Whether a story has that very value anywhere, of whatever it is the value there."""
    if wanted.high:
        return any(
            one.high and one.low <= wanted.high and wanted.low <= one.high and _may_be(one, wanted) for one in details
        )
    return any(one.says == wanted.says for one in details)


def _may_be(one: Detail, wanted: Detail) -> bool:
    """Whether a value may stand for another: hours, years and measures only for their like."""
    if one.kind in _LIKE_ALONE or wanted.kind in _LIKE_ALONE:
        return one.kind == wanted.kind
    return one.kind != "age"
