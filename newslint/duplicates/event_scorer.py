"""How much speaks for one event where two dated texts of a small archive share names that hardly another text has.

Write-ups in words of their own, some days apart, share a place, a person, a number, and few words. What weighs how much
is fitted (logistic regression, L2 of .3) to 403 pairs of write-ups of twenty sets and 3,657 pairs of other events: 19
of those sets, and 3,638 of the first sixty to two hundred words of published articles of one week that share a rare
name. With each set left out in turn 358 of the 403 come to `ENOUGH`, 3 of the 19 do, and of the articles 3 that the
likeness of their words hasn't joined already (30 November 2026).
"""

from __future__ import annotations

import math

from newslint.duplicates.event_marks import EventMarks

#: what two texts must come to, and two that begin with different days of the week: at 3 39 pairs of 53 are found then,
#: and no wrong one, at 1.5 43 and 2
ENOUGH, ENOUGH_OF_OTHER_DAYS = 1.5, 3.0
#: names that so few texts have
FEW_HOLD = 3
#: likeness of words below which pairs aren't candidates at every size of an archive
_FLOOR = 0.11
_FEWEST_WORDS = 20
_MOST_OF_ONE, _MOST_OF_OTHER, _MOST_NUMBERS = 5, 12, 3


def score_pair(marks: EventMarks, left: int, right: int, similarity: float, days: int, *, parted: bool) -> float:
    """How much speaks for one event, as the logarithm of the odds among what it was fitted to.

    `similarity` is the likeness of their words, `days` lie between them (0 to `event_days.LATER`), and `parted` says
    that both begin with days of the week and none is the same. Texts that share no rare name come to minus infinity, as
    do those that share only one and are parted or have hardly a word in common besides: it's the town of both.
    """
    one, other = marks.actors(left), marks.actors(right)
    shared = one & other
    if len(shared) < 1 + parted or (len(shared) == 1 and not marks.are_of_one_series(left, right)):
        return -math.inf
    least, most = sorted((len(one), len(other)))
    words = min(len(marks.codes(left)), len(marks.codes(right)))
    # each weight beside what it weighs
    return (
        13.315
        + 16.339 * max(similarity, _FLOOR)
        - 0.096 * days
        - 1.104 * (days == 0)
        - 1.857 * parted
        - 0.344 * min(least - len(shared), _MOST_OF_ONE)
        - 0.16 * min(most - len(shared), _MOST_OF_OTHER)
        + 1.359 * sum(map(marks.rarity_here, shared)) / len(shared)
        + 1.138 * min(len(marks.numbers(left) & marks.numbers(right)), _MOST_NUMBERS)
        + 2.365 * (min(map(marks.holders_of, shared)) <= FEW_HOLD)
        - 2.744 * math.log(max(words, _FEWEST_WORDS))
        - 2.215 * math.log(marks.count)
    )
