"""Which texts tell of one event: the one answer of `dedup`, of the rule for pages and of those that compare write-ups.

Groups of write-ups are as alike as that takes (`event_likeness`) in the mean; who looks for what two of them tell
otherwise asks for what is `related` and looks closer.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct

from newslint.duplicates.event_days import FEW
from newslint.duplicates.event_likeness import SURE, Level, compare, threshold_for
from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.event_profiles import Alike, similar
from newslint.duplicates.fingerprints import Fingerprints
from newslint.duplicates.linkage import average_linkage, group_by_linkage
from newslint.duplicates.pairs import DAY, NEVER, Pair
from newslint.duplicates.patterns import Patterns
from newslint.duplicates.words import I64, Rows, StoredRows

#: the fewest words of a write-up
LEAST = 12
#: write-ups of one event have so many passages that say the same, unless their words are `SURE` to tell of it
ALIGNED = 2
#: containment from which two texts that aren't copies weigh like one, and the names that they share then
HALF, SEVERAL = 0.4, 3


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
    patterns = Patterns(codes, rows)

    def part(left: int, right: int) -> bool:
        return by_figures and patterns.part(left, right)

    if len(codes) >= FEW:
        # words alone are weighed, and there may be a great many pairs
        return group_by_linkage(_fitting(similar(codes, rows, threshold), fit, part, threshold), threshold)
    pairs = compare(codes, rows, days or [None] * len(codes), threshold, by_figures=by_figures)
    fitting = [pair for pair in pairs if fit(pair[0], pair[1]) and not (pair[2] >= threshold and part(*pair[:2]))]
    return group_by_linkage(fitting, threshold)


def _fitting(
    alike: Alike, fit: Callable[[int, int], bool], part: Callable[[int, int], bool], threshold: float
) -> list[tuple[int, int, float]]:
    """The pairs that fit and that can count: both texts belong to groups that pairs as alike as that hold together.

    Pairs that `part` aren't of one event, however much alike they are.
    """
    root: dict[int, int] = {}
    parted = set()

    def find(text: int) -> int:
        while (above := root.setdefault(text, text)) != text:
            root[text] = root[above]
            text = root[text]
        return text

    sure = alike.cosine >= threshold
    for left, right in zip(alike.left[sure].tolist(), alike.right[sure].tolist(), strict=True):
        if not fit(left, right):
            continue
        if part(left, right):
            parted.add((left, right))
        else:
            root[find(left)] = find(right)
    return [
        (left, right, value)
        for left, right, value in alike.pairs()
        if left in root
        and right in root
        and find(left) == find(right)
        and (left, right) not in parted
        and fit(left, right)
    ]


def is_supported(texts: Sequence[Sequence[str]]) -> bool:
    """Whether texts, as passages, that tell of one event by their words have passages that say the same."""
    from newslint.duplicates.alignment import align

    return sum(sum(1 for _ in align(texts[0], other)) for other in texts[1:]) >= ALIGNED


def find_same_event(
    found: Fingerprints,
    fit: Callable[[int, int, float], bool] = lambda left, right, similarity: True,
    leaving_out: Iterable[int] = (),
    apart: Iterable[Pair] = (),
) -> list[SameEvent]:
    """Clusters of the texts of `found` that tell of one event, but for those to leave out.

    `fit` says whether two that are so much alike can, by their dates. Of pairs of texts that share words and are kept
    `apart` as copies, those without days that have names in common tell of one event; those with days, or whose
    numbers are all different or mostly so, report different things.
    """
    apart = [pair for pair in apart if pair.why not in ("little", "teaser")]
    fit_to_tell = found.codes.sizes[found.story.astype(np.int64)] >= LEAST
    fit_to_tell[list(leaving_out)] = False
    marks = EventMarks(found.codes, found.story.astype(np.int64))
    patterns = Patterns(found.codes, found.story.astype(np.int64))
    alike = join_groups([], _overlapping(marks, patterns, apart))
    followers = {group[0]: group[1:] for group in alike if all(fit_to_tell[group])}
    # a text that overlaps with another one weighs once, like a copy
    fit_to_tell[[text for group in followers.values() for text in group]] = False
    texts = np.flatnonzero(fit_to_tell)
    threshold = threshold_for(len(texts))
    rows = found.story[texts].astype(np.int64)
    weighed = compare(found.codes, rows, _days_of(found, rows), threshold)
    different = {(pair.left, pair.right) for pair in apart if _differ(marks, patterns, pair)}
    known = {}
    for left, right, similarity in weighed:
        key = int(texts[left]), int(texts[right])
        if similarity < threshold or not (
            key in different or key[::-1] in different or not fit(*key, similarity) or patterns.part(*key)
        ):
            known[key] = similarity
    number = {text: at for at, text in enumerate(texts.tolist())}
    pairs = [(number[left], number[right], similarity) for (left, right), similarity in known.items()]
    groups = [[int(texts[at]) for at in group] for group in group_by_linkage(pairs, threshold)]
    known |= {(pair.left, pair.right): pair.overlap for pair in apart if not pair.dated}
    links = [(first, other) for first, others in followers.items() for other in others]
    return [SameEvent(tuple(group), known) for group in join_groups(groups, links)]


def _overlapping(marks: EventMarks, patterns: Patterns, apart: Iterable[Pair]) -> Iterator[tuple[int, int]]:
    """The texts without days that share half of their words, several names and a number, and are no copies."""
    for pair in apart:
        if pair.overlap < HALF or _differ(marks, patterns, pair):
            continue
        several = len(marks.names(pair.left) & marks.names(pair.right)) >= SEVERAL
        if several and not patterns.part(pair.left, pair.right):
            yield pair.left, pair.right


def _differ(marks: EventMarks, patterns: Patterns, pair: Pair) -> bool:
    """Whether two texts that are no copies report different things: another day's tide, another town's outage.

    Without days, two texts that share half of their words and change more figures than an update are of one series.
    """
    if pair.dated or marks.numbers_part(pair.left, pair.right):
        return True
    return pair.overlap >= HALF and patterns.change(pair.left, pair.right)


def _days_of(found: Fingerprints, rows: I64) -> list[int | None]:
    """The day on which each of these stories was published, None where that isn't known."""
    if found.minutes is None:
        return [None] * len(rows)
    return [None if minute == NEVER else minute // DAY for minute in found.minutes[rows].tolist()]
