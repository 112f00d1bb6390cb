"""Details of two write-ups of one event that can't both be right, in whatever words the two tell it.

Two details are one point if they are of one kind and key, the words around them meet, and neither story has more than
one of that key; they part if no rounding or bound lets them be one, and neither story has the other's anywhere.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from newslint.compare.claims import StoryClaims
from newslint.compare.comparison import Comparison
from newslint.compare.concepts import StoryWords
from newslint.compare.details import by_key, details
from newslint.compare.exclusion import ALIKE, are_equal, exclude, has_value, is_slip, may_have_grown
from newslint.compare.frames import Detail
from newslint.compare.meeting import Meeting
from newslint.compare.opposed import Told, opposed_words
from newslint.compare.points.inventory import take_inventory
from newslint.compare.points.partings import Parting, partings
from newslint.compare.points.told import ToldPoints
from newslint.compare.strangers import OfOthers

#: stems that two frames share, by kind: (around the details, in their sentences). Chosen on our own sixty write-ups,
#: checked on the clean set and on ECB+ (28 November 2026)
_SHARED = {
    "count": (0, 2),
    "bare": (2, 2),
    "money": (2, 3),
    "percent": (2, 2),
    "share": (1, 2),
    "day": (3, 4),
    "weekday": (2, 4),
    "place": (1, 2),
    "first name": (0, 0),
    "age": (0, 0),
    "children": (0, 0),
    "toll": (0, 0),
    "year": (2, 3),
    "past day": (0, 2),
}
#: kinds that are told of write-ups of one event only
_TYPED = frozenset(
    {"year", "persons", "figure", "rate", "term", "state", "holder", "margin", "side", "kin", "floor", "injury"}
    | {"past day"}
)
#: kinds in which a slip of the pen is looked for
_WRITTEN = frozenset({"count", "money", "percent", "year", "persons", "figure"})
#: kinds of which a story that has one of them only has that of the event
_ONE = {
    "rate": 1, "term": 0, "state": 0, "decision": 3, "holder": 0, "margin": 0, "side": 2, "kin": 0,
    "floor": 0, "injury": 1,
}  # fmt: skip
#: kinds of which a bound says nothing of others of the kind: "after Monday" beside "on Friday"
_BOUNDED = frozenset({"weekday", "past day"})
#: kinds whose key names somebody
_OF_ONE = frozenset({"age", "first name"})
#: kinds of which a story may name several, so that only what nearly all the words around say is one point
_SEVERAL = frozenset({"bare", "money", "percent", "place", "day"})
#: kinds of which two sources, two hours or two words for one place may be behind the difference
_SLIGHT = _TYPED | {"toll", "bare", "day", "first name", "weekday", "place", "percent"}
#: what the frames of two counts share that are surely of one thing
_SURE = (2, 3)
#: kinds that grow from hour to hour, or are another event's the day after: compared within a day
_GROWING = frozenset({"toll", "weekday"})
#: kinds that an undated story, or one of another month, can have of the event: what no later report knows better
_LASTING = frozenset(
    {"count", "toll", "age", "first name", "children", "year", "figure", "persons", "margin", "holder", "kin", "side"}
    | {"floor", "injury"}
)
#: posts in which nobody follows anybody while the event is told of
_FOR_GOOD = frozenset({"captain", "pilot", "judge", "coroner", "referee", "foreman", "conductor"})
#: kinds of points that are of others where both sentences name strangers
_COUNTED = frozenset({"people", "measure", "money", "time", "answer"})
#: counts up to here are often of two things
_FEW = 6
#: what two frames share in write-ups of which it isn't known that they are of one week
_UNDATED = (2, 4)
#: what sentences share about a slip of the pen
_SLIP = 1


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
    stated = {one.number: details(one.text, one.sentences, one.day) for one in accounts}
    by_number = {one.number: one for one in accounts}
    points: dict[int, ToldPoints] = {}
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
        if meeting.same:
            for one in (left, right):
                if one.number not in points:
                    points[one.number] = take_inventory(StoryWords(one))
            pairs = partings(points[first], points[second], meeting)
            pairs = (p for p in pairs if _is_of_all(p) or not of_others.speak(p.here.span, p.there.span))
            found += _parted(left, right, pairs, found)
    return found


def _is_of_all(parting: Parting) -> bool:
    """Whether a point is one whoever else a sentence names: no number, or how many died, were hurt or were aboard."""
    here, there = parting.here, parting.there
    return here.kind not in _COUNTED or (here.kind == "people" and here.frame == there.frame != "")


def _parted(
    left: StoryClaims, right: StoryClaims, parting: Iterator[Parting], found: Sequence[Comparison]
) -> Iterator[Comparison]:
    """Typed points that exclude each other, but for those that are told already."""
    known = [one for one in found if (one.left, one.right) == (left.number, right.number)]
    for here, there, sure in parting:
        if not any(one.left_at.overlaps(here.span) or one.right_at.overlaps(there.span) for one in known):
            sides = (left.number, here.span, here.says, right.number, there.span, there.says)
            yield Comparison("detail", False, *sides, not sure)


def _is_slight(here: Detail, there: Detail) -> bool:
    if here.kind == "count":
        sure = len(here.near & there.near) >= _SURE[0] and len(here.sentence & there.sentence) >= _SURE[1]
        return min(here.high, there.high) <= _FEW or not sure
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
    mine, theirs = by_key(left), by_key(right)
    for key in mine.keys() & theirs.keys():
        if not _can_part(*key, meeting):
            continue
        here, there = mine[key], theirs[key]
        for one, other in itertools.product(_single(here), _single(there)):
            if meeting.later and may_have_grown(one, other, meeting.later):
                continue
            meet = _meet(one, other, meeting, alone=_has_one(here) and _has_one(there))
            if key[0] == "kin" and max(len(here), len(there)) == 1:
                # a brother in one and a sister in the other are two people, unless one story is about its brother
                meet = False
            if meet and exclude(one, other) and not has_value(right, one) and not has_value(left, other):
                yield Contrast(one, other)


def _can_part(kind: str, key: str, meeting: Meeting) -> bool:
    """Whether details of a kind and key can exclude each other in two stories that meet so."""
    days, same, later = meeting
    if kind in _TYPED and not same:
        return False
    if kind in _GROWING and days != "one" and not (kind == "toll" and later and same):
        return False
    if same and days in ("unknown", "far") and kind not in _LASTING:
        return False
    if kind == "past day" and meeting.later is None:
        return False
    return kind != "holder" or key in _FOR_GOOD or days != "far"


def _meet(one: Detail, other: Detail, meeting: Meeting, *, alone: bool) -> bool:
    """Whether two details are of one thing; `alone` if neither story has another value of their key."""
    kind, shared = one.kind, len(one.sentence & other.sentence)
    if meeting.same and kind in _WRITTEN and is_slip(one, other):
        return alone or shared >= _SLIP
    if kind in ("persons", "figure"):
        return False
    if kind in _ONE:
        return shared >= _ONE.get(one.key, _ONE[kind])
    dated = meeting.days in ("one", "near")
    if not _one_point(one, other, alone=alone and dated):
        return False
    return dated or (kind == "toll" and bool(meeting.later)) or _meet_undated(one, other)


def _single(found: Sequence[Detail]) -> list[Detail]:
    """The details of a key of which the story has no other, or, of kinds with several, none that is framed alike."""
    rivals = [one for one in found if not (one.loose and one.kind in _BOUNDED)]
    return [one for one in found if not one.loose and all(_goes_with(one, other) for other in rivals)]


def _has_one(found: Sequence[Detail]) -> bool:
    """Whether a story has one value of a key, bounds of hours and days left out."""
    return len({one.low for one in found if not (one.loose and one.kind in _BOUNDED)}) == 1


def _goes_with(one: Detail, other: Detail) -> bool:
    if other is one or are_equal(one, other):
        return True
    return one.kind in _SEVERAL and len(one.near & other.near) <= 1


def _one_point(one: Detail, other: Detail, *, alone: bool) -> bool:
    """Whether the words around two details are the same; those in the sentence are enough where each stands `alone`."""
    near, sentence = (0, 1) if one.kind == "place" and " " in one.key else _SHARED[one.kind]
    if one.kind == "count" and max(one.high, other.high) <= _FEW:
        near = 2
    elif one.kind == "count" and alone and min(one.low, other.low) > _FEW:
        sentence = 1
    if one.kind == "money" and alone and max(one.high, other.high) < ALIKE * min(one.low, other.low):
        # of 25 pairs of sums of wire stories eleven shared no word near them: none was of one thing
        near, sentence = 1, 3
    elif one.kind == "money" and not alone:
        near = 3
    return len(one.near & other.near) >= near and len(one.sentence & other.sentence) >= sentence


def _meet_undated(one: Detail, other: Detail) -> bool:
    if one.kind == "place":
        return False
    small = one.kind == "count" and max(one.high, other.high) <= _FEW
    return one.kind in _OF_ONE or (
        not small and len(one.near & other.near) >= _UNDATED[0] and len(one.sentence & other.sentence) >= _UNDATED[1]
    )
