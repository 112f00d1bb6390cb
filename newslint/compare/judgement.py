"""Whether two fillers that may stand in one place of two write-ups exclude each other, by weights that were learned.

`tools/train_slots.py` learns them from write-ups with planted contradictions, and from all that such write-ups say
otherwise without contradicting each other.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from newslint.compare.residues import have_moved, may_have_grown
from newslint.compare.slots import Slot, Slots, slots_of

_WEIGHTS = Path(__file__).parent / "data" / "slots.json"
#: kinds of which a later report may know another number, and a change or a reckoning tells of two
_MOVING = frozenset({"count", "money", "percent", "time", "measure"})
#: kinds of which each story may give one value: which of several sums is meant nobody can tell (five of five told in
#: 1,500 reports from markets were wrong)
_ONE_OF = frozenset({"money", "percent", "time", "measure"})


def odds(slot: Slot) -> float:
    """The logarithm of how much likelier than not two fillers contradict each other."""
    weights = _weights()[slot.here.group]
    return weights[""] + sum(weights.get(name, 0.0) * value for name, value in slot.features.items())


@functools.cache
def _weights() -> dict[str, dict[str, float]]:
    """For each group of fillers the weight of each feature, and under "" what every slot has."""
    found: dict[str, dict[str, float]] = json.loads(_WEIGHTS.read_text(encoding="ascii"))
    return found


def possible_slots(
    left: Slots, right: Slots, later: float | None = None, thirds: Sequence[Slots] = ()
) -> Iterator[Slot]:
    """The slots of two write-ups but for those of which time, a change or a reckoning explains what differs.

    The second was told `later` days later; `thirds` are other write-ups of the event.
    """
    if left.words.is_patterned_on(right.words):
        return
    for slot in slots_of(left, right, thirds):
        here, there = slot.here, slot.there
        if here.kind in _ONE_OF and max(left.count(here.kind), right.count(here.kind)) > 1:
            continue
        if here.kind == "count" and may_have_grown(here, there, later):
            continue
        if here.kind in _MOVING and have_moved(left.text, right.text, here.sentence.span, there.sentence.span):
            continue
        if left.words.story.quotes(here.span) or right.words.story.quotes(there.span):
            continue
        yield slot


def contradictions(
    left: Slots, right: Slots, least: float, later: float | None = None, thirds: Sequence[Slots] = ()
) -> Iterator[Slot]:
    """The slots whose odds are `least` or more, the likeliest first, each filler once."""
    found = [(odds(slot), slot) for slot in possible_slots(left, right, later, thirds)]
    taken: set[tuple[int, int]] = set()
    for worth, slot in sorted(found, key=lambda one: (-one[0], one[1].here.span, one[1].there.span)):
        keys = {(0, slot.here.span.start), (1, slot.there.span.start)}
        if worth >= least and taken.isdisjoint(keys):
            taken |= keys
            yield slot
