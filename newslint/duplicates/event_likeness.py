"""How alike two texts are as write-ups of one event, and how alike that must be.

Two texts are `same`, `related` or neither. What is rare and shared makes them alike, as words, names and numbers; in an
archive of few texts, where little can be learnt of what is rare, days, names and figures decide as well.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from newslint.duplicates.event_actors import (
    DATED,
    OTHER_DAYS,
    PATTERN,
    are_strangers,
    share_few_actors,
    tell_of_one,
)
from newslint.duplicates.event_days import FEW, LATER, SOON
from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.event_profiles import BACKGROUND, similar
from newslint.duplicates.event_scorer import ENOUGH, ENOUGH_OF_OTHER_DAYS, score_pair
from newslint.duplicates.linkage import group_by_linkage
from newslint.duplicates.undated import settle
from newslint.duplicates.words import I64, Rows, StoredRows

Level = Literal["same", "related"]
Weighed = tuple[int, int, float]

#: the share of the threshold that two texts come to at most whose words are alike and whose days lie too far apart
ALMOST = 0.9
#: names and figures in common that raise a likeness by themselves. A single one does if the texts share more than a
#: place: what else happens in a small town that week isn't its fire
SEVERAL = 2
#: names of more texts don't make candidates of them
HELD_BY_FEW = 12

#: the share of the likeness of write-ups of one event from which two texts are related. Chosen with what the
#: comparison of details asks of names besides, on our own sixty write-ups (28 November 2026)
RELATED = 0.6
#: write-ups whose words are as alike as this are of one event, whatever else is known
SURE = 0.4
#: of two texts of the same days that share marks of an event, pairs that are less alike aren't looked at; so much is
#: added for each mark, and up to so many marks count. Chosen on two fresh sets (28 November 2026)
LEAST_LIKE, RAISED, MARKS = 0.03, 0.3, 4
#: added to the likeness of two texts of one day that share no mark. Of two fresh sets of series it finds 34 pairs of 55
#: where 33 were found, as few wrong ones (29 November 2026)
OF_ONE_DAY = 0.06
#: what is left of the likeness of two texts of which one has no day and whose numbers are all different, or that share
#: no mark, if they are less alike than this: of texts that are the same in all else, one may have a number wrong. What
#: all reports of a series share tells of none of its events. At .5 nine pairs of six sets are wrong that aren't at .3,
#: and as many are found (29 November 2026)
DOUBTED, THE_SAME = 0.3, 0.65
#: figures that say as much as one name: two reports have one in common by chance
FIGURES = 2
#: less alike texts may still be raised by marks: the share of the threshold at which they are looked for
LOOKED_AT = 0.3


def threshold_for(count: int, level: Level = "same") -> float:
    """The mean cosine (above 0) at which two texts of an archive of `count` are `same` or `related`.

    About a quarter, and more in a small archive: where there are few texts, few words are rare, and all look alike.
    Chosen on the dev half of ECB+ (B-cubed .943) and on five sample pages, whose clusters were read (28 November 2026).
    """
    return (0.235 + 3.75 / max(BACKGROUND, count)) * (RELATED if level == "related" else 1.0)


def compare(
    codes: Rows | StoredRows, rows: I64, days: Sequence[int | None], threshold: float, *, by_figures: bool = True
) -> list[Weighed]:
    """The pairs of texts that may reach a likeness, and how much they are alike."""
    share = LOOKED_AT if len(rows) < FEW else 1.0
    pairs = list(similar(codes, rows, threshold * share).pairs())
    return weigh(pairs, codes, rows, days, threshold, by_figures=by_figures)


def weigh(
    pairs: Sequence[Weighed],
    codes: Rows | StoredRows,
    rows: I64,
    days: Sequence[int | None],
    threshold: float,
    *,
    by_figures: bool = True,
) -> list[Weighed]:
    """The pairs with their likeness by words, in a small archive also by days and the marks of an event.

    A text without a day that clearly tells of the event of some dated ones (`undated.settle`) is as like these as is
    needed, whether they were among the pairs or not, and like no other dated ones.
    """
    if len(rows) >= FEW:
        return [pair for pair in pairs if are_soon(days[pair[0]], days[pair[1]])]
    return _Weighing(EventMarks(codes, rows), days, threshold, by_figures=by_figures).weigh(pairs)


def are_soon(one: int | None, other: int | None) -> bool:
    """Whether two days are at most `SOON` apart, or one isn't known."""
    return one is None or other is None or abs(one - other) <= SOON


class _Weighing:
    """Weighs the pairs of a small archive."""

    def __init__(self, marks: EventMarks, days: Sequence[int | None], threshold: float, *, by_figures: bool) -> None:
        self._marks, self._days, self._threshold, self._by_figures = marks, days, threshold, by_figures
        self._few = 1 - len(days) / FEW
        self._lowered = max(0.0, threshold - threshold_for(FEW))

    def weigh(self, pairs: Sequence[Weighed]) -> list[Weighed]:
        """As `weigh`."""
        weighed, others = [], []
        for left, right, similarity in (*pairs, *self._other_pairs(pairs)):
            one, other = self._days[left], self._days[right]
            if one is None or other is None:
                others.append((left, right, similarity))
            else:
                weighed.append((left, right, self._weigh_dated((left, one), (right, other), similarity)))
        groups = self._group_dated(weighed)
        settled = settle(self._marks, self._days, groups)
        event_of = {at: number for number, group in enumerate(groups) for at in group}
        event_of |= {at: number for at, number in settled.items() if number is not None}
        unclear = settled.keys() - event_of
        for left, right, similarity in others:
            if (left in unclear or right in unclear) and similarity < THE_SAME:
                # what all reports of a series share tells of none of its events
                weighed.append((left, right, self._doubt(similarity)))
            elif left not in event_of or right not in event_of:
                weighed.append((left, right, self._weigh_undated(left, right, similarity)))
        return weighed + list(_of_one_event(event_of, settled))

    def _other_pairs(self, pairs: Sequence[Weighed]) -> Iterator[Weighed]:
        """The dated texts that share a name which few others have, and were no candidates by their words."""
        holders: defaultdict[int, list[int]] = defaultdict(list)
        for at, day in enumerate(self._days):
            if day is not None:
                for name in self._marks.actors(at):
                    holders[name].append(at)
        known = {(left, right) for left, right, _ in pairs}
        found = {
            pair for texts in holders.values() if len(texts) <= HELD_BY_FEW for pair in itertools.combinations(texts, 2)
        }
        yield from ((left, right, 0.0) for left, right in sorted(found - known))

    def _weigh_dated(self, left: tuple[int, int], right: tuple[int, int], similarity: float) -> float:
        """The likeness of two texts of these days, `SURE` at least if their names and numbers tell of one event."""
        (one, day), (two, other) = left, right
        days = abs(day - other)
        if days > LATER:
            return min(similarity, ALMOST * self._threshold)
        parted = days > 0 and self._marks.days_part(one, two, day, other)
        weighed = self._weigh_days(one, two, similarity, days, parted=parted)
        if weighed < SURE and self._tell_of_one(one, two, similarity, days, parted=parted):
            return SURE
        return weighed

    def _weigh_days(self, one: int, two: int, similarity: float, days: int, *, parted: bool) -> float:
        """The likeness of two texts so many days apart, by the words, names and figures that they share.

        If they share a name or a figure which few others have they are likelier of one event, unless they begin with
        different weekdays: of six fresh sets 142 pairs are found without that and 9 wrong ones, with it 136 and 5
        (29 November 2026).
        """
        if similarity < LEAST_LIKE:
            return similarity
        if days > SOON:
            # days later words alone join none, and part none that others join
            return min(similarity, ALMOST * self._threshold)
        if similarity < THE_SAME and are_strangers(self._marks, one, two):
            return self._doubt(similarity)
        if parted:
            # of one day's event the next day's report may tell as well, but not with a day of its own
            soon = days == 1 and not share_few_actors(self._marks, one, two)
            return similarity if soon else self._doubt(similarity)
        telling = self._marks.telling_names(one, two) + self._marks.telling_figures(one, two)
        if telling >= SEVERAL or self._marks.are_of_one_series(one, two):
            return similarity + RAISED * self._few * min(max(telling, 1), MARKS) + self._lowered
        return similarity + OF_ONE_DAY * self._few + self._lowered if days == 0 else similarity

    def _tell_of_one(self, left: int, right: int, similarity: float, days: int, *, parted: bool) -> bool:
        """Whether so much speaks for one event, in texts that aren't written to one pattern."""
        may_be = days <= SOON and similarity >= LEAST_LIKE and not are_strangers(self._marks, left, right)
        if may_be and tell_of_one(self._marks, left, [right], OTHER_DAYS if parted else DATED):
            return True
        enough = ENOUGH_OF_OTHER_DAYS if parted else ENOUGH
        if score_pair(self._marks, left, right, similarity, days, parted=parted) < enough:
            return False
        return self._marks.triples_in_common(left, right) < PATTERN

    def _weigh_undated(self, left: int, right: int, similarity: float) -> float:
        """The likeness of two texts of which one has no day.

        Without days a war, a firm or a president has the same names in all that is told of it, and other numbers.
        """
        if not LEAST_LIKE <= similarity < THE_SAME:
            return similarity
        parted = self._by_figures and self._marks.numbers_part(left, right)
        if not parted and (
            self._marks.telling_names(left, right) or self._marks.telling_figures(left, right) >= FIGURES
        ):
            return similarity
        return self._doubt(similarity)

    def _doubt(self, similarity: float) -> float:
        """What is left of the likeness of two texts that may tell of two events of a series."""
        return similarity * (1 - (1 - DOUBTED) * min(1.0, 2 * self._few))

    def _group_dated(self, pairs: Sequence[Weighed]) -> list[list[int]]:
        """The dated texts by event, also those that are alone with theirs."""
        days = self._days
        near = [pair for pair in pairs if abs((days[pair[0]] or 0) - (days[pair[1]] or 0)) <= SOON]
        groups = group_by_linkage(near, self._threshold)
        grouped = {at for group in groups for at in group}
        return groups + [[at] for at, day in enumerate(days) if day is not None and at not in grouped]


def _of_one_event(event_of: Mapping[int, int], settled: Iterable[int]) -> Iterator[Weighed]:
    """The pairs of texts of one event of which one was put there."""
    members: defaultdict[int, list[int]] = defaultdict(list)
    for at, number in event_of.items():
        members[number].append(at)
    settled = frozenset(settled)
    for group in members.values():
        for left, right in itertools.combinations(sorted(group), 2):
            if left in settled or right in settled:
                yield left, right, SURE
