"""Two texts compared: how much of their sets of shingles they share, and what a reader would call that."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.duplicates.facts import Account

#: texts of fewer words aren't compared
LEAST_WORDS = 12
#: mean containment at which two groups of copies are one. Unrelated articles stay below .06; copies with 30 % of
#: their words edited share .37 with their source and .2 with each other.
THRESHOLD = 0.25
#: containment of copies that are both dated. A record with a day of its own carries little furniture, so a copy shares
#: most of it: on the dev half of the templated Reuters stories no right pair shares less than .61 (28 November 2026)
DATED = 0.615
#: sets of fewer shingles count for less: a caption or a paywall is no story
FULL_SIZE = 30
#: a copy that is this much shorter is part of the other and not the same text
SAME_SIZE = 0.6
#: below this containment, what two texts share may be furniture: as judged, or because it stands in others as well
DOUBT = 0.7
#: what two texts share is furniture if this much of it stands in `OTHERS` strangers each, of which each holds a good
#: piece: three samples of it, and a tenth
COVERED, OTHERS, LEAST_SHARED, PIECE = 0.6, 2, 3, 0.1
#: a report of which so much stands in another one is a part of it
PART = 0.8
#: so many samples stand for all that two texts share
ENOUGH = 16
#: a bucket with more texts is oversized: each of them is paired with its next neighbours in the order of digests only
MOST_IN_BUCKET, NEIGHBOURS = 24, 4


#: the minute of a text that nobody knows the time of: later than all others
NEVER = (1 << 62) - 1
#: an odd factor that spreads what is mixed into a digest
_SPREAD, _U64 = 0x9E3779B97F4A7C15, (1 << 64) - 1
#: minutes of a day
DAY = 24 * 60


class Pair(Struct, frozen=True):
    """Two texts, by their numbers: Jaccard similarity, and containment of the smaller in the larger, both 0 to 1.

    Furniture doesn't count. `smaller` is the number of shingles of the smaller text; `why` says why two texts that
    share words are no copies (`differences.contradiction`, or `little`).
    """

    left: int
    right: int
    similarity: float
    containment: float
    kind: str = ""
    smaller: int = FULL_SIZE
    why: str = ""
    dated: bool = False
    #: the containment of two texts that are kept apart
    overlap: float = 0.0
    #: the number of the longer text
    longer: int = -1

    @property
    def strength(self) -> float:
        """The containment (0 to 1), less for texts that are hardly a story."""
        return self.containment * min(1.0, self.smaller / FULL_SIZE)


def compare_counts(
    left: int, right: int, sizes: tuple[int, int], shared: int, cut: tuple[bool, bool], *, same: bool
) -> Pair:
    """The pair of two texts with so many shingles each, of which they share so many.

    `cut` says which of them breaks off, `same` that their words are the same.
    """
    small, large = min(sizes), max(sizes)
    longer = left if sizes[0] >= sizes[1] else right
    if same:
        kind = "exact"
    elif small >= SAME_SIZE * large:
        kind = "near"
    else:
        kind = "teaser" if cut[sizes[0] >= sizes[1]] else "partial"
    return Pair(
        left, right, shared / max(1, small + large - shared), shared / max(1, small), kind, small, longer=longer
    )


def is_dated(left: Account, right: Account) -> bool:
    """Whether both texts are records with a day."""
    return left.minute is not None and right.minute is not None


def reject(pair: Pair, why: str, *, dated: bool) -> Pair:
    """The pair as what it comes to: nothing, and why, where the texts report different things or share too little."""
    why = why or ("little" if dated and pair.containment < DATED else "")
    if why:
        return replace(pair, similarity=0.0, containment=0.0, why=why, dated=dated, overlap=pair.containment)
    return replace(pair, dated=dated)


def find_round_ups(
    pairs: Iterable[Pair], strength: Callable[[int, int], float], titled_apart: Callable[[int, int], bool]
) -> frozenset[int]:
    """Texts that gather reports of several things: each report stands in them, and the reports share little.

    `strength` says how much two texts share, `titled_apart` whether their titles have nothing in common. A round-up is
    no copy of what it gathers; of records without a day, whose parts may be extracts of one page, it is only said if
    the parts have titles of their own.
    """
    parts: dict[int, list[int]] = {}
    dated: set[int] = set()
    for pair in pairs:
        if pair.containment >= PART >= pair.similarity:
            part = pair.left + pair.right - pair.longer
            parts.setdefault(pair.longer, []).append(part)
            if pair.dated:
                dated.add(part)
    return frozenset(
        text
        for text, found in parts.items()
        if any(
            strength(a, b) < THRESHOLD and ((a in dated and b in dated) or titled_apart(a, b))
            for a, b in itertools.combinations(sorted(found)[:ENOUGH], 2)
        )
    )


def find_unfit_hosts(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs by which a cut-off opening would join stories that share little else.

    A teaser that fits several stories is put with those that it fits best, and of like ones with the first.
    """
    hosts: dict[int, list[Pair]] = {}
    linked: set[tuple[int, int]] = set()
    for pair in pairs:
        linked.add((pair.left, pair.right))
        if pair.kind == "teaser":
            hosts.setdefault(pair.left + pair.right - pair.longer, []).append(pair)
    unfit = []
    for found in hosts.values():
        found.sort(key=lambda pair: (-pair.strength, pair.longer))
        first = found[0].longer
        others = ((pair, (min(first, pair.longer), max(first, pair.longer))) for pair in found[1:])
        unfit += [pair for pair, key in others if key not in linked]
    return unfit


def is_worth_verifying(shared: int, smaller: int) -> bool:
    """Whether two texts that share so many sampled shingles, of so many of the smaller sample, may be copies.

    Two shared samples, or one of a very short text, and no less than a tenth: less than half of what the weakest link
    would share.
    """
    return shared >= min(max(smaller // 3, 1), 2) and shared * 10 >= smaller


def stands_elsewhere(
    left: int, right: int, sample: Callable[[int], frozenset[int]], holders: Callable[[int], list[int]]
) -> bool:
    """Whether what two texts share stands, whole or in pieces, in other texts that share little else with either.

    So it is the furniture of an archive, learnt from it: a promo under forty stories, a notice in the midst of them.
    `sample` gives the sampled shingles of a text, `holders` the first texts in order that have a shingle.
    """
    both = set(sorted(sample(left) & sample(right))[:ENOUGH])
    held: dict[int, set[int]] = {}
    for shingle in both:
        for text in holders(shingle):
            held.setdefault(text, set()).add(shingle)
    others: Counter[int] = Counter()
    least = max(LEAST_SHARED, PIECE * len(both))
    for text, pieces in held.items():
        if len(pieces) < least or text in (left, right):
            continue
        if all(_is_stranger(sample(text), sample(one)) for one in (left, right)):
            others.update(pieces)
    return sum(count >= OTHERS for count in others.values()) >= COVERED * max(1, len(both))


def _is_stranger(one: frozenset[int], other: frozenset[int]) -> bool:
    return len(one & other) < DOUBT * min(len(one), len(other))


def identify(digest: int, minute: int) -> int:
    """What makes texts of hardly any words one: their words, and the day (as a minute, or `NEVER`)."""
    return digest ^ (minute // DAY * _SPREAD & _U64)


def breaks_off(text: str | bytes) -> bool:
    """Whether a text, as UTF-8 if it is bytes, ends in dots."""
    if isinstance(text, bytes):
        text = text[-40:].decode("utf-8", "ignore")
    return text[-12:].rstrip(" ])\n\t").endswith(("…", "..."))
