"""Which stories of a run or a page tell of one event: by words, and in a small archive by days, names and figures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from newslint.duplicates.event_marks import EventMarks
from newslint.duplicates.fingerprints import Fingerprints
from newslint.duplicates.pairs import DAY, NEVER, Pair
from newslint.duplicates.same_event import LEAST, Archive, SameEvent, group_by_linkage, join_groups, similar
from newslint.duplicates.words import I64, Rows, StoredRows

#: an archive of fewer texts is weighed as if it had so many: what is rare among ten texts needn't be rare. With 60 or
#: more, what all texts of one war share weighs nearly as much as what two of them do (sample pages, 28 November 2026)
BACKGROUND = 30
#: containment from which two texts that aren't copies weigh like one, and the names that they share then
HALF, SEVERAL = 0.4, 3
#: an archive of fewer texts teaches too little of what is rare: there the marks of an event decide as well
FEW = 200
#: of two texts of the same days that share marks of an event, pairs that are less alike aren't looked at; so much is
#: added for each mark, and up to so many marks count. Chosen on two fresh sets (28 November 2026)
LEAST_LIKE, RAISED, MARKS = 0.03, 0.3, 4
#: days between two write-ups of one event
SOON = 3
#: what is left of the likeness of two texts without days whose numbers are all different, if they are less alike than
#: this: of texts that are the same in all else, one may have a number wrong
DOUBTED, THE_SAME = 0.5, 0.6
#: less alike texts may still be raised by marks: the share of the threshold at which they are looked for
LOOKED_AT = 0.3


def threshold_for(count: int) -> float:
    """The mean cosine (above 0) at which two write-ups are of one event, in an archive of `count` texts.

    About a quarter, and more in a small archive: where there are few texts, few words are rare, and all look alike.
    Chosen on the dev half of ECB+ (B-cubed .943) and on five sample pages, whose clusters were read (28 November 2026).
    """
    return 0.235 + 3.75 / max(BACKGROUND, count)


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
    weighed = _compare(found.codes, rows, _days_of(found, rows))
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


def write_up_groups(codes: Rows, days: Sequence[int | None]) -> list[list[int]]:
    """Clusters of rows of words that tell of one event; `days` says when each was published, where that is known."""
    return group_by_linkage(_compare(codes, np.arange(len(codes)), days), threshold_for(len(codes)))


def _days_of(found: Fingerprints, rows: I64) -> list[int | None]:
    """The day on which each of these stories was published, None where that isn't known."""
    if found.minutes is None:
        return [None] * len(rows)
    return [None if minute == NEVER else minute // DAY for minute in found.minutes[rows].tolist()]


def _compare(codes: Rows | StoredRows, rows: I64, days: Sequence[int | None]) -> list[tuple[int, int, float]]:
    """The pairs of texts that are alike, and how much: in a small archive the marks of an event weigh as well.

    Texts of the same days that share a name or a figure which few others have are likelier of one event; without days a
    war, a firm or a president has the same names in all that is told of it, and other numbers each time.
    """
    count = len(rows)
    few = max(0.0, 1 - count / FEW)
    threshold = threshold_for(count)
    if not few:
        return similar(Archive(codes, rows, background=BACKGROUND), threshold)
    marks = EventMarks(codes, rows)
    lowered = threshold - threshold_for(FEW)
    weighed = []
    for left, right, similarity in similar(Archive(codes, rows, background=BACKGROUND), threshold * LOOKED_AT):
        one, other = days[left], days[right]
        if similarity < LEAST_LIKE:
            pass
        elif one is not None and other is not None:
            if abs(one - other) <= SOON and (telling := marks.telling(left, right)):
                similarity += RAISED * few * min(telling, MARKS) + lowered
        elif similarity < THE_SAME and marks.numbers_part(left, right):
            similarity *= 1 - (1 - DOUBTED) * min(1.0, 2 * few)
        weighed.append((left, right, similarity))
    return weighed
