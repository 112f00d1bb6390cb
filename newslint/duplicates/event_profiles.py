"""How alike texts are by the words, names and numbers that they share and few others have."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates.candidates import colliding_weights
from newslint.duplicates.hashing import CHARACTER, NAME, NUMBER
from newslint.duplicates.small_words import COMMON
from newslint.duplicates.words import I64, U32, U64, Bits, Rows, RowWriter, StoredRows, word_codes

#: how many words make the lead
LEAD = 60
#: fields of a profile
FIELDS = 5
#: words that more texts hold don't look for candidates, they only weigh in the likeness
MOST_HOLDERS = 64
#: of the other words of a text the heaviest look for candidates
HEAVIEST = 100
#: texts whose profiles are made at once
STRETCH = 2000
#: an archive of fewer texts is weighed as if it had so many: what is rare among ten texts needn't be rare. With 60 or
#: more, what all texts of one war share weighs nearly as much as what two of them do (sample pages, 28 November 2026)
BACKGROUND = 30
#: how many texts have a term is counted in so many buckets, by its hash
BUCKETS = 1 << 24
#: of so few texts only the buckets that they have are held: all of them are 64 MB, which a page of eleven stories had
#: filled with zeros anew at each keystroke in an editor
FEW_TEXTS = 256

Vector = tuple[U32, NDArray[np.float32]]


class Archive:
    """The profiles of texts, a stretch at a time: what write-ups of one event share, as vectors of length 1.

    A term is a field (words, names, lead, names of the lead, numbers) and a word. Its weight is
    (1 + log tf) * log((n + 1) / (df + 1/2)) (Salton and Buckley 1988), and each field of each text has length 1, so
    the product of two texts is the sum of five cosines. Terms that one text alone holds say nothing of pairs.
    """

    def __init__(
        self,
        codes: Rows | StoredRows,
        rows: I64,
        holders: Callable[[U64], U32] | None = None,
        total: int = 0,
    ) -> None:
        """Of the texts of these rows; `holders` says how many of `total` texts have terms, by their buckets, where
        these are a few.

        An archive of fewer texts than `BACKGROUND` is weighed as if it had so many.
        """
        self._codes, self._rows = codes, rows
        self._total = total or len(rows)
        if holders is not None:
            self._holders = holders
            return
        if len(rows) <= FEW_TEXTS:
            terms, _ = terms_of(codes.take(rows))
            distinct, times = np.unique(terms.values & np.uint64(BUCKETS - 1), return_counts=True)
            self._holders = lambda buckets: times[np.searchsorted(distinct, buckets)].astype(np.uint32)
            return
        counts = np.zeros(BUCKETS, dtype=np.uint32)
        for at in range(0, len(rows), STRETCH):
            terms, _ = terms_of(codes.take(rows[at : at + STRETCH]))
            np.add.at(counts, terms.values & np.uint64(BUCKETS - 1), np.uint32(1))
        self._holders = counts.__getitem__

    def stretches(self) -> Iterator[tuple[int, Rows, NDArray[np.float32], U32]]:
        """The first text of each stretch, and for its texts the terms, their weights, and how many hold each."""
        for at in range(0, len(self._rows), STRETCH):
            yield at, *self._weighed(self._rows[at : at + STRETCH])

    def _weighed(self, rows: I64) -> tuple[Rows, NDArray[np.float32], U32]:
        terms, times = terms_of(self._codes.take(rows))
        holders = self._holders(terms.values & np.uint64(BUCKETS - 1))
        idf = np.log((max(self._total, BACKGROUND) + 1) / (holders + 0.5))
        # in a small archive what one text alone holds makes it longer: two texts that share one word aren't alike
        alone = max(0.0, 1 - self._total / BACKGROUND)
        weights = (1 + np.log(times)) * np.maximum(idf, 0) * np.where(holders > 1, 1.0, alone)
        field = terms.owners * FIELDS + (terms.values % np.uint64(FIELDS)).astype(np.int64)
        lengths = np.sqrt(np.bincount(field, weights=weights * weights, minlength=len(rows) * FIELDS))
        weights /= np.where(lengths == 0, 1, lengths)[field]
        keep = (weights > 0) & (holders > 1)
        offsets = np.concatenate([[0], np.cumsum(keep)])[terms.offsets]
        return Rows(terms.values[keep], offsets), weights[keep].astype(np.float32), holders[keep]


class Alike(Struct, frozen=True):
    """Pairs of texts `left[k] < right[k]` and their mean cosines."""

    left: I64
    right: I64
    cosine: NDArray[np.float64]

    def pairs(self) -> Iterator[tuple[int, int, float]]:
        """The pairs one by one."""
        return zip(self.left.tolist(), self.right.tolist(), self.cosine.tolist(), strict=True)


def similar(
    codes: Rows | StoredRows,
    rows: I64,
    threshold: float,
    fit: Callable[[I64, I64], NDArray[np.bool_]] | None = None,
) -> Alike:
    """The pairs of texts whose mean cosine over the fields may reach `threshold` (0 to 1), with it.

    `rows` says which of the texts. Candidates share words that few of them hold; what those add up to must be a quarter
    of the threshold, and `fit` says which pairs are looked at at all. Profiles are kept in a file: of many texts memory
    would be full of them.
    """
    profiles = RowWriter()

    def postings() -> Iterator[tuple[U64, I64, NDArray[np.float32]]]:
        for first, terms, given, holders in Archive(codes, rows).stretches():
            rare = heaviest_of(terms, given, holders)
            yield terms.values[rare].astype(np.uint64), terms.owners[rare] + first, given[rare]
            # the weights of a text stand behind its terms
            bits = given.view(np.uint32)
            both = [part[a:b] for a, b in itertools.pairwise(terms.offsets.tolist()) for part in (terms.values, bits)]
            values = np.concatenate([part.astype(np.uint32) for part in both]) if both else terms.values
            profiles.add(Rows(values, terms.offsets * 2))

    pairs = colliding_weights(postings(), len(rows), threshold / 4, fit)
    stored = profiles.rows()
    cosine = np.zeros(len(pairs.left))
    known: tuple[int, Vector] | None = None
    for at, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        if known is None or known[0] != left:
            known = left, _vector(stored, left)
        cosine[at] = mean_cosine(known[1], _vector(stored, right))
    return Alike(pairs.left, pairs.right, cosine)


def _vector(stored: Rows | StoredRows, at: int) -> Vector:
    """The terms and weights of a text."""
    row = (stored.take(np.array([at])).values if isinstance(stored, StoredRows) else stored.row(at)).astype(np.uint32)
    half = len(row) // 2
    return row[:half], row[half:].view(np.float32)


def heaviest_of(rows: Rows, weights: NDArray[np.float32], holders: U32) -> I64:
    """The places of the `HEAVIEST` words of each text among those by which it looks for candidates."""
    places = np.flatnonzero((holders <= MOST_HOLDERS) & (rows.values % np.uint64(FIELDS) == 0))
    owners = rows.owners[places]
    order = np.lexsort((-weights[places], owners))
    places, owners = places[order], owners[order]
    starts = np.searchsorted(owners, np.arange(len(rows)))
    return places[np.arange(len(places)) - starts[owners] < HEAVIEST]


def mean_cosine(left: Vector, right: Vector) -> float:
    """The product of two vectors with sorted terms, by the number of fields."""
    (a, weights_a), (b, weights_b) = left, right
    if not len(b):
        return 0.0
    at = np.searchsorted(b, a)
    at[at == len(b)] = 0
    same = b[at] == a
    return float(weights_a[same] @ weights_b[at[same]]) / FIELDS


@cache
def _common() -> U64:
    """The hashes of common words, as `terms_of` has them."""
    return np.unique(word_codes([COMMON]).values >> np.uint32(4)).astype(np.uint64)


@cache
def _may_be_common() -> Bits:
    """By the upper 20 bits of a word's hash, whether a common word has them."""
    table = np.zeros(1 << 20, dtype=np.bool_)
    table[(_common() >> np.uint64(8)).astype(np.int64)] = True
    return table


def terms_of(codes: Rows) -> tuple[Rows, NDArray[np.int64]]:
    """The distinct terms of each text, sorted, and how often it has each. A term's field is its remainder by 5."""
    hashes = (codes.values >> np.uint32(4)).astype(np.uint64)
    # single characters tell nothing: write-ups in scripts without spaces aren't looked for
    telling = ~_may_be_common()[codes.values >> np.uint32(12)] & (codes.values & np.uint32(CHARACTER) == 0)
    owners = codes.owners
    leading = np.arange(len(hashes)) - codes.offsets[owners] < LEAD
    number = codes.values & np.uint32(NUMBER) != 0
    named = (codes.values & np.uint32(NAME | NUMBER)).astype(np.bool_)
    chosen = [telling, named & telling, leading & telling, leading & named & telling, number]
    values: list[U64] = [hashes[keep] * np.uint64(FIELDS) + np.uint64(at) for at, keep in enumerate(chosen)]
    whose = np.concatenate([owners[keep] for keep in chosen])
    terms = np.concatenate(values)
    # 28 bits of hash and a field are below 2**31: text and term fit one number
    keyed = (whose.astype(np.uint64) << np.uint64(32)) | terms
    keyed.sort()
    starts = np.flatnonzero(np.concatenate([[True], keyed[1:] != keyed[:-1]])) if len(keyed) else np.zeros(0, dtype=int)
    times = np.diff(np.append(starts, len(keyed)))
    keyed = keyed[starts]
    edges = np.arange(len(codes) + 1, dtype=np.uint64) << np.uint64(32)
    return Rows(keyed & np.uint64(0xFFFFFFFF), np.searchsorted(keyed, edges).astype(np.int64)), times
