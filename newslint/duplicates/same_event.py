"""Which texts tell of one event: the one answer of `dedup`, of the rule for pages and of those that compare write-ups.

Two texts are `same`, `related` or `not`. What is rare and shared makes them alike, as words, names and numbers; in an
archive of few texts, where little can be learnt of what is rare, days, names and figures decide as well. Groups of
write-ups are `same` in the mean; who looks for what two of them tell otherwise asks for what is `related` and looks
closer.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

import numpy as np
from msgspec import Struct

from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.event_profiles import BACKGROUND, Alike, similar
from newslint.duplicates.fingerprints import Fingerprints
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.pairs import DAY, NEVER, Pair
from newslint.duplicates.words import I64, Rows, StoredRows

Level = Literal["same", "related", "not"]

#: the share of the likeness of write-ups of one event from which two texts are related. Chosen with what the
#: comparison of details asks of names besides, on our own sixty write-ups (28 November 2026)
RELATED = 0.6
#: the fewest words of a write-up
LEAST = 12
#: write-ups of one event have so many passages that say the same, unless their words are as alike as this
ALIGNED = 2
SURE = 0.4
#: containment from which two texts that aren't copies weigh like one, and the names that they share then
HALF, SEVERAL = 0.4, 3
#: an archive of fewer texts teaches too little of what is rare: there the marks of an event decide as well
FEW = 200
#: of two texts of the same days that share marks of an event, pairs that are less alike aren't looked at; so much is
#: added for each mark, and up to so many marks count. Chosen on two fresh sets (28 November 2026)
LEAST_LIKE, RAISED, MARKS = 0.03, 0.3, 4
#: days between two write-ups of one event
SOON = 3
#: added to the likeness of two texts of one day that share no mark. Of two fresh sets of series it finds 34 pairs of 55
#: where 33 were found, as few wrong ones (29 November 2026)
OF_ONE_DAY = 0.06
#: what is left of the likeness of two texts of which one has no day and whose numbers are all different, or that share
#: no mark, if they are less alike than this: of texts that are the same in all else, one may have a number wrong. What
#: all reports of a series share tells of none of its events
DOUBTED, THE_SAME = 0.5, 0.6
#: a text without a day is of the day whose texts it is so many times as much like as those of any other day, and at
#: least so much, and if they share so many marks. Of the 62 pairs of two fresh sets of series 20 are found, where 12
#: were, and one wrong one more (29 November 2026)
NEARER, NEAR, TELLING = 1.5, 0.2, 2
#: less alike texts may still be raised by marks: the share of the threshold at which they are looked for
LOOKED_AT = 0.3


class SameEvent(Struct, frozen=True):
    """Texts that tell of one event, by their numbers, and the similarities that are known among them."""

    members: tuple[int, ...]
    known: dict[tuple[int, int], float]

    def cores(self) -> list[SameEvent]:
        """The smaller groups of members whose words are alike enough to be sure."""
        pairs = [
            (left, right, similarity)
            for left, right in itertools.combinations(sorted(self.members), 2)
            if (similarity := self.known.get((left, right), 0.0)) >= SURE
        ]
        groups = average_linkage(pairs, SURE)
        return [SameEvent(tuple(group), self.known) for group in groups if len(group) < len(self.members)]


def threshold_for(count: int, level: Level = "same") -> float:
    """The mean cosine (above 0) at which two texts of an archive of `count` are `same` or `related`.

    About a quarter, and more in a small archive: where there are few texts, few words are rare, and all look alike.
    Chosen on the dev half of ECB+ (B-cubed .943) and on five sample pages, whose clusters were read (28 November 2026).
    """
    return (0.235 + 3.75 / max(BACKGROUND, count)) * (RELATED if level == "related" else 1.0)


def level_of(likeness: float, count: int) -> Level:
    """How two texts that are so much alike stand to each other in an archive of `count`."""
    if likeness >= threshold_for(count):
        return "same"
    return "related" if likeness >= threshold_for(count, "related") else "not"


def join_groups(groups: Sequence[Sequence[int]], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The groups, those put together of which texts are linked."""
    links = list(links)
    group_of = {member: {member} for pair in links for member in pair}
    for members in groups:
        shared = set(members)
        for member in members:
            group_of[member] = shared
    for left, right in links:
        one, other = group_of[left], group_of[right]
        if one is not other:
            one |= other
            for member in other:
                group_of[member] = one
    return sorted({id(group): sorted(group) for group in group_of.values() if len(group) > 1}.values())


def same_event_groups(
    codes: Rows | StoredRows,
    days: Sequence[int | None] = (),
    level: Level = "same",
    fit: Callable[[int, int], bool] = lambda left, right: True,
    threshold: float | None = None,
    *,
    by_figures: bool = True,
) -> list[list[int]]:
    """Clusters of rows of words that are of one event in the mean, or related, by their numbers.

    `days` says when each was published, where that is known, and `fit` whether two can be of one event. Who looks for
    figures that differ can't take it for a sign of two events, and asks without `by_figures`.
    """
    threshold = threshold_for(len(codes), level) if threshold is None else threshold
    rows = np.arange(len(codes))
    if len(codes) >= FEW:
        # words alone are weighed, and there may be a great many pairs
        return group_by_linkage(_fitting(similar(codes, rows, threshold), fit, threshold), threshold)
    pairs = compare(codes, rows, days or [None] * len(codes), threshold, by_figures=by_figures)
    return group_by_linkage([pair for pair in pairs if fit(pair[0], pair[1])], threshold)


def _fitting(alike: Alike, fit: Callable[[int, int], bool], threshold: float) -> list[tuple[int, int, float]]:
    """The pairs that fit and that can count: both texts belong to groups that pairs as alike as that hold together."""
    root: dict[int, int] = {}

    def find(text: int) -> int:
        while (above := root.setdefault(text, text)) != text:
            root[text] = root[above]
            text = root[text]
        return text

    sure = alike.cosine >= threshold
    for left, right in zip(alike.left[sure].tolist(), alike.right[sure].tolist(), strict=True):
        if fit(left, right):
            root[find(left)] = find(right)
    return [
        (left, right, value)
        for left, right, value in alike.pairs()
        if left in root and right in root and find(left) == find(right) and fit(left, right)
    ]


def is_supported(texts: Sequence[Sequence[str]]) -> bool:
    """Whether texts, as passages, that tell of one event by their words have passages that say the same."""
    from newslint.duplicates.alignment import align

    return sum(sum(1 for _ in align(texts[0], other)) for other in texts[1:]) >= ALIGNED


def compare(
    codes: Rows | StoredRows, rows: I64, days: Sequence[int | None], threshold: float, *, by_figures: bool = True
) -> list[tuple[int, int, float]]:
    """The pairs of texts that may reach a likeness, and how much they are alike."""
    share = LOOKED_AT if len(rows) < FEW else 1.0
    pairs = list(similar(codes, rows, threshold * share).pairs())
    return weigh(pairs, codes, rows, days, threshold, by_figures=by_figures)


def weigh(
    pairs: Sequence[tuple[int, int, float]],
    codes: Rows | StoredRows,
    rows: I64,
    days: Sequence[int | None],
    threshold: float,
    *,
    by_figures: bool = True,
) -> list[tuple[int, int, float]]:
    """The pairs with their likeness by words, in a small archive also by the marks of an event.

    Texts of the same days that share a name or a figure which few others have are likelier of one event, unless they
    begin with different weekdays: of six fresh sets 142 pairs are found without that and 9 wrong ones, with it 136 and
    5 (29 November 2026). Without days a war, a firm or a president has the same names in all that is told of it, and
    other numbers.
    """
    count = len(rows)
    few = max(0.0, 1 - count / FEW)
    if not few:
        return list(pairs)
    marks = EventMarks(codes, rows)
    lowered = max(0.0, threshold - threshold_for(FEW))
    settled = settle_days(pairs, days, lambda left, right: _tells(marks, left, right))
    weighed = []
    for left, right, similarity in pairs:
        one, other = settled.get(left, days[left]), settled.get(right, days[right])
        if similarity < LEAST_LIKE:
            pass
        elif one is not None and other is not None:
            if one != other and marks.days_part(left, right, one, other):
                # the next day's report of what has followed is of another event
                pass
            elif abs(one - other) <= SOON and (telling := marks.telling(left, right)):
                similarity += RAISED * few * min(telling, MARKS) + lowered
            elif one == other:
                similarity += OF_ONE_DAY * few + lowered
        elif similarity < THE_SAME and (
            (by_figures and marks.numbers_part(left, right)) or not marks.telling(left, right)
        ):
            similarity *= 1 - (1 - DOUBTED) * min(1.0, 2 * few)
        weighed.append((left, right, similarity))
    return weighed


def _tells(marks: EventMarks, left: int, right: int) -> bool:
    """Whether two texts share what an event is known by: several marks, and a number if both have any."""
    return marks.telling(left, right) >= TELLING and not marks.numbers_part(left, right)


def settle_days(
    pairs: Iterable[tuple[int, int, float]], days: Sequence[int | None], tells: Callable[[int, int], bool]
) -> dict[int, int]:
    """The day of each text without one that is clearly likest to the texts of one day, among those of several.

    All reports of a war or a firm are alike; which of its days an undated one tells of shows beside the others. Days up
    to `SOON` apart are one, as write-ups of an event are. `tells` says whether two texts share what an event is known
    by.
    """
    likest: dict[int, dict[int, tuple[float, int]]] = {}
    for pair in pairs:
        for text, other in (pair[:2], pair[1::-1]):
            day = days[other]
            if days[text] is None and day is not None:
                best = likest.setdefault(text, {})
                best[day] = max(best.get(day, (0.0, other)), (pair[2], other))
    settled = {}
    for text, best in likest.items():
        (near, other), day = max((found, day) for day, found in best.items())
        rival = max((found[0] for at, found in best.items() if abs(at - day) > SOON), default=None)
        if rival is not None and near >= max(NEAR, NEARER * rival) and tells(text, other):
            settled[text] = day
    return settled


def find_same_event(
    found: Fingerprints,
    fit: Callable[[int, int, float], bool] = lambda left, right, similarity: True,
    leaving_out: Iterable[int] = (),
    apart: Iterable[Pair] = (),
) -> list[SameEvent]:
    """Clusters of the texts of `found` that tell of one event, but for those to leave out.

    `fit` says whether two that are so much alike can, by their dates. Of pairs of texts that share words and are kept
    `apart` as copies, those without days that have names in common tell of one event; those with days, or whose
    numbers are all different, report different things.
    """
    apart = [pair for pair in apart if pair.why != "little"]
    fit_to_tell = found.codes.sizes[found.story.astype(np.int64)] >= LEAST
    fit_to_tell[list(leaving_out)] = False
    marks = EventMarks(found.codes, found.story.astype(np.int64))
    alike = join_groups([], _overlapping(marks, apart))
    followers = {group[0]: group[1:] for group in alike if all(fit_to_tell[group])}
    # a text that overlaps with another one weighs once, like a copy
    fit_to_tell[[text for group in followers.values() for text in group]] = False
    texts = np.flatnonzero(fit_to_tell)
    threshold = threshold_for(len(texts))
    rows = found.story[texts].astype(np.int64)
    weighed = compare(found.codes, rows, _days_of(found, rows), threshold)
    different = {(pair.left, pair.right) for pair in apart if pair.dated or marks.numbers_part(pair.left, pair.right)}
    known = {}
    for left, right, similarity in weighed:
        key = int(texts[left]), int(texts[right])
        if similarity < threshold or (key not in different and key[::-1] not in different and fit(*key, similarity)):
            known[key] = similarity
    number = {text: at for at, text in enumerate(texts.tolist())}
    pairs = [(number[left], number[right], similarity) for (left, right), similarity in known.items()]
    groups = [[int(texts[at]) for at in group] for group in group_by_linkage(pairs, threshold)]
    known |= {(pair.left, pair.right): pair.overlap for pair in apart if not pair.dated}
    links = [(first, other) for first, others in followers.items() for other in others]
    return [SameEvent(tuple(group), known) for group in join_groups(groups, links)]


def _overlapping(marks: EventMarks, apart: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """The texts without days that share half of their words, several names and a number, and are no copies."""
    for pair in apart:
        if pair.dated or pair.overlap < HALF or marks.numbers_part(pair.left, pair.right):
            continue
        if len(marks.names(pair.left) & marks.names(pair.right)) >= SEVERAL:
            yield pair.left, pair.right


def _days_of(found: Fingerprints, rows: I64) -> list[int | None]:
    """The day on which each of these stories was published, None where that isn't known."""
    if found.minutes is None:
        return [None] * len(rows)
    return [None if minute == NEVER else minute // DAY for minute in found.minutes[rows].tolist()]


def group_by_linkage(pairs: Sequence[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Clusters of write-ups by average linkage, and what is left joined to a large one that it is near enough to.

    A few lines share less with each of five write-ups than these among themselves. They belong to a cluster of three
    or more if they reach the threshold with one member, and a quarter in the mean.
    """
    clusters = average_linkage(pairs, threshold)
    inside = {member: number for number, group in enumerate(clusters) for member in group}
    sums: dict[tuple[int, int], float] = {}
    best: dict[tuple[int, int], float] = {}
    for left, right, similarity in pairs:
        for one, other in ((left, right), (right, left)):
            if one not in inside and other in inside:
                key = (one, inside[other])
                sums[key] = sums.get(key, 0.0) + similarity
                best[key] = max(best.get(key, 0.0), similarity)
    chosen: dict[int, tuple[float, int]] = {}
    for (one, number), total in sums.items():
        mean = total / len(clusters[number])
        if len(clusters[number]) >= 3 and mean >= 0.25 and best[one, number] >= threshold:
            chosen[one] = max(chosen.get(one, (0.0, 0)), (mean, number))
    for one, (_, number) in chosen.items():
        clusters[number] = sorted([*clusters[number], one])
    return clusters
