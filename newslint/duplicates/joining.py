"""The steps of `find_copies` for an engine that groups and joins columns: none of them sees all texts.

Texts go by their digests, as signed numbers that sort as digests do. What the steps give, put together, is what
`find_copies` gives of all texts at once.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from newslint.duplicates.candidates import pair_buckets
from newslint.duplicates.copy_clusters import Verifier
from newslint.duplicates.fingerprints import (
    Fingerprints,
    count_capitals,
    identify_texts,
    number_texts,
    telling_samples,
)
from newslint.duplicates.pairs import DAY, LEAST_WORDS, NEVER, identify
from newslint.duplicates.words import I64, U32, U64, Rows, batches, join_rows, word_codes

_SIGN = np.uint64(1 << 63)


class Columns(Struct, frozen=True):
    """What is kept of stories: codes of their words, digests, sampled shingles (rising, each once), and numbers."""

    codes: Rows
    digests: I64
    samples: list[U32]
    heads: I64
    capitals: I64


class Row(Struct, frozen=True):
    """A story of a component: the number by which it is ordered, and what is kept of it."""

    number: int
    digest: int
    minute: int
    heads: int
    capitals: int
    cut: bool
    codes: bytes


def to_signed(digests: U64) -> I64:
    """Digests as signed numbers, which sort in the same order."""
    return (digests ^ _SIGN).view(np.int64)


def to_digests(signed: I64) -> U64:
    """The digests that these signed numbers stand for."""
    return signed.view(np.uint64) ^ _SIGN


def describe_stories(
    texts: Sequence[bytes], titles: Sequence[str], minutes: Sequence[int | None], parts: Mapping[int, int]
) -> Columns:
    """What is kept of stories with these titles and minutes; `parts` has the numbers of those that are parts of a page.

    As `Fingerprinter` has it: a part with hardly any words is no text at all.
    """
    codes = join_rows([word_codes(batch) for batch in batches(texts)])
    when = np.array([NEVER if at is None else at for at in minutes], dtype=np.int64)
    marks = identify_texts(codes, when)
    for at, number in parts.items():
        if codes.sizes[at] < LEAST_WORDS:
            marks[at] = identify(int(marks[at]), NEVER + (number + 1) * DAY)
    values, owners = telling_samples(codes)
    edges = np.searchsorted(owners, np.arange(len(texts) + 1))
    samples = [np.unique(values[start:end]) for start, end in itertools.pairwise(edges.tolist())]
    return Columns(codes, to_signed(marks), samples, word_codes(titles).sizes, count_capitals(codes))


def pair_postings(
    stretches: Iterable[tuple[NDArray[np.int32], I64]],
) -> Iterator[tuple[I64, I64, I64]]:
    """The pairs of texts (left < right) that share shingles and how many, from postings sorted by shingle and text.

    A pair may come more than once, its numbers add up. The last that come, with left and right 0, are how many of the
    buckets were oversized.
    """
    oversized = 0
    waiting: tuple[NDArray[np.int32], I64] = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int64)
    for shingles, texts in stretches:
        shingles, texts = np.concatenate([waiting[0], shingles]), np.concatenate([waiting[1], texts])
        # the last bucket may go on
        whole = int(np.flatnonzero(shingles != shingles[-1])[-1]) + 1 if (shingles != shingles[-1:]).any() else 0
        if whole:
            *pairs, full = _pair_stretch(shingles[:whole], texts[:whole])
            oversized += full
            yield pairs[0], pairs[1], pairs[2]
        waiting = shingles[whole:], texts[whole:]
    if len(waiting[0]):
        *pairs, full = _pair_stretch(*waiting)
        oversized += full
        yield pairs[0], pairs[1], pairs[2]
    if oversized:
        none = np.zeros(1, dtype=np.int64)
        yield none, none, none + oversized


def _pair_stretch(shingles: NDArray[np.int32], texts: I64) -> tuple[I64, I64, I64, int]:
    known, members = np.unique(texts, return_inverse=True)
    buckets = np.concatenate([[0], np.cumsum(shingles[1:] != shingles[:-1])])
    keys = (buckets.astype(np.uint64) << np.uint64(32)) | members.astype(np.uint64)
    pairs, full = pair_buckets(keys)
    pairs, counts = np.unique(pairs, return_counts=True)
    left, right = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return known[left], known[right], counts.astype(np.int64), full


class Component:
    """Stories that no pair which may join them leads out of, as if they were all there are.

    `held` are sampled shingles with the first texts that hold them, by digest, which may be strangers; `samples` those
    of these texts. `plain` and `furniture` are as in `Verifier`.
    """

    def __init__(
        self,
        rows: Sequence[Row],
        held: Mapping[int, Sequence[int]] | None = None,
        samples: Mapping[int, frozenset[int]] | None = None,
        furniture: Callable[[int], Sequence[str]] = lambda story: (),
        *,
        plain: bool = False,
    ) -> None:
        self.prints = _fingerprints(rows, plain=plain)
        marks = to_signed(np.unique(self.prints.digests)).tolist()
        self._numbers = {digest: number for number, digest in enumerate(marks)}
        for digest in samples or {}:
            # strangers stand behind the texts of the component
            self._numbers.setdefault(digest, len(self._numbers))
        holders = {shingle: [self._numbers[one] for one in texts] for shingle, texts in (held or {}).items()}
        strangers = {self._numbers[digest]: sample for digest, sample in (samples or {}).items()}
        self.verifier = _ComponentVerifier(self.prints, furniture, holders, strangers)

    def text(self, digest: int) -> int:
        """The number of the text with this digest."""
        return self._numbers[digest]


class _ComponentVerifier(Verifier):
    """Knows of the texts outside of the component who holds a shingle."""

    def __init__(
        self,
        found: Fingerprints,
        furniture: Callable[[int], Sequence[str]],
        holders: Mapping[int, list[int]],
        strangers: Mapping[int, frozenset[int]],
    ) -> None:
        super().__init__(found, furniture)
        self._held = holders
        self._samples.update(strangers)

    def _holders(self, shingle: int) -> list[int]:
        return self._held.get(shingle, [])


def _fingerprints(rows: Sequence[Row], *, plain: bool) -> Fingerprints:
    words = [np.frombuffer(one.codes, dtype=np.uint32) for one in rows]
    codes = join_rows([Rows(some, np.array([0, len(some)])) for some in words])
    marks = to_digests(np.array([one.digest for one in rows], dtype=np.int64))
    minutes, heads, capitals = (
        np.array(values, dtype=np.int64)
        for values in zip(*((one.minute, one.heads, one.capitals) for one in rows), strict=True)
    )
    text, story = number_texts(marks, minutes, capitals, heads)
    cut = np.zeros(len(story), dtype=np.uint8)
    cut[text[[at for at, one in enumerate(rows) if one.cut]]] = 1
    nothing = np.zeros(0, dtype=np.uint64)
    given = np.zeros(len(story), dtype=np.uint32)
    return Fingerprints(
        codes, marks, cut, text.astype(np.uint32), story.astype(np.uint32), given, nothing, plain, heads, minutes
    )
