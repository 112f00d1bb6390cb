"""Write-ups of one event: texts that share rare words, names and numbers, above all in their opening lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.candidates import colliding_weights
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.small_words import COMMON
from newslint.duplicates.words import I64, U64, Rows, Spelt, batches, joined, spelt_words

#: how many words make the lead
LEAD = 60
#: the fewest words of a write-up
LEAST = 12
#: fields of a profile
FIELDS = 5
#: words that more texts hold don't look for candidates, they only weigh in the proof
CROWD = 64


@dataclass(frozen=True, slots=True)
class Profiles:
    """What write-ups of one event share, as unit vectors: row `i` holds the terms of text `i` and their weights.

    A term is a field (words, names, lead, names of the lead, numbers) and a word; `holders` says how many texts have
    the term. Each field of each text has length 1, so the product of two texts is the sum of five cosines.
    """

    terms: Rows
    weights: NDArray[np.float32]
    holders: I64


def threshold_for(count: int) -> float:
    """The mean cosine (above 0) at which two write-ups are of one event, in an archive of `count` texts.

    A quarter, and more in a small archive: where there are few texts, few words are rare, and all look alike.
    """
    return 0.25 + 3 / max(1, count)


def profiles(texts: Sequence[str]) -> Profiles:
    """The profiles of texts, weighted by (1 + log tf) * log((n + 1) / (df + 1/2)) (Salton and Buckley 1988).

    Terms that one text alone holds say nothing of pairs and are left out.
    """
    parts = [_terms(spelt_words(batch)) for batch in batches(texts)]
    counts = np.concatenate([count for _, count in parts]) if parts else np.zeros(0, dtype=np.int64)
    terms = joined([rows for rows, _ in parts])
    _, place, holders = np.unique(terms.values, return_inverse=True, return_counts=True)
    holders = holders[place]
    idf = np.log((len(texts) + 1) / (holders + 0.5))
    weights = np.where(holders > 1, (1 + np.log(counts)) * np.maximum(idf, 0), 0)
    owners = np.repeat(np.arange(len(texts)), terms.sizes)
    field = owners * FIELDS + (terms.values % np.uint64(FIELDS)).astype(np.int64)
    lengths = np.sqrt(np.bincount(field, weights=weights * weights, minlength=len(texts) * FIELDS))
    weights /= np.where(lengths == 0, 1, lengths)[field]
    keep = weights > 0
    offsets = np.concatenate([[0], np.cumsum(keep)])[terms.offsets]
    return Profiles(Rows(terms.values[keep], offsets), weights[keep].astype(np.float32), holders[keep])


def similar(found: Profiles, threshold: float) -> list[tuple[int, int, float]]:
    """The pairs of texts whose mean cosine over the fields may reach `threshold` (0 to 1), with it.

    Candidates share terms that few texts hold; what those add up to must be half of the threshold.
    """
    owners = np.repeat(np.arange(len(found.terms)), found.terms.sizes)
    rare = found.holders <= CROWD
    pairs = colliding_weights(found.terms.values[rare], owners[rare], found.weights[rare])
    keep = pairs.weight >= threshold * FIELDS / 2
    return [
        (left, right, _product(found, left, right) / FIELDS)
        for left, right in zip(pairs.left[keep].tolist(), pairs.right[keep].tolist(), strict=True)
    ]


def grouped(pairs: Sequence[tuple[int, int, float]], threshold: float) -> list[list[int]]:
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


def _product(found: Profiles, left: int, right: int) -> float:
    """The product of two rows."""
    a, b = found.terms.row(left), found.terms.row(right)
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    same = b[at] == a
    weights = found.weights
    left_weights = weights[found.terms.offsets[left] : found.terms.offsets[left + 1]][same]
    right_weights = weights[found.terms.offsets[right] : found.terms.offsets[right + 1]][at[same]]
    return float(left_weights @ right_weights)


@cache
def _common() -> U64:
    """The hashes of common words, as `_terms` has them."""
    return np.unique(spelt_words([COMMON]).words.values >> np.uint64(20))


def _terms(spelt: Spelt) -> tuple[Rows, NDArray[np.int64]]:
    """The distinct terms of each text, sorted, and how often it has each. A term's field is its remainder by 5."""
    words = spelt.words
    hashes = words.values >> np.uint64(20)
    telling = ~np.isin(hashes, _common())
    owners = np.repeat(np.arange(len(words), dtype=np.int64), words.sizes)
    leading = np.arange(len(hashes)) - words.offsets[owners] < LEAD
    named = spelt.is_name | spelt.is_number
    chosen = [telling, named & telling, leading & telling, leading & named & telling, spelt.is_number]
    values: list[U64] = [hashes[keep] * np.uint64(FIELDS) + np.uint64(at) for at, keep in enumerate(chosen)]
    whose = np.concatenate([owners[keep] for keep in chosen])
    terms = np.concatenate(values)
    order = np.lexsort((terms, whose))
    terms, whose = terms[order], whose[order]
    fresh = np.ones(len(terms), dtype=bool)
    fresh[1:] = (terms[1:] != terms[:-1]) | (whose[1:] != whose[:-1])
    starts = np.flatnonzero(fresh)
    offsets = np.searchsorted(whose[starts], np.arange(len(words) + 1)).astype(np.int64)
    return Rows(terms[starts], offsets), np.diff(np.append(starts, len(terms)))
