"""The duplicates engine: usable alone; knows only ids and words.

    from newslint.duplicates import copies, near_pairs, retellings, signatures

`copies(texts)` gives clusters of exact, near, partial and cut-off copies, `retellings(texts)` clusters of write-ups of
one event, `near_pairs(texts, 0.7)` all pairs of that Jaccard similarity, `signatures(texts)` MinHash signatures that
datasketch reads. Texts are told apart by their place in the sequence, from 0. What is outside its range, a kind that
isn't known, bytes, or one text where a sequence of them is asked for is a ValueError that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from newslint.duplicates.copy_clusters import Cluster
    from newslint.duplicates.pairs import Pair

__all__ = ["copies", "near_pairs", "retellings", "signatures"]

_KINDS = ("exact", "near", "partial", "teaser")


def copies(
    texts: Sequence[str], kinds: Iterable[str] = ("exact", "near", "partial", "teaser"), threshold: float = 0.25
) -> tuple[Cluster, ...]:
    """Clusters of texts that repeat each other word for word.

    `threshold` (0 to 1) is the mean containment of word triples at which two groups are one: the share of the shorter
    text's triples that the longer one has (Broder 1997). Clusters hold together by average linkage. A cluster has a
    `kind`, its `members` (places in `texts`, rising) and the `pairs` proven among texts that differ.
    """
    from newslint.duplicates.copy_clusters import find_copies
    from newslint.duplicates.fingerprints import Fingerprinter

    kinds = tuple(kinds)
    if unknown := [kind for kind in kinds if kind not in _KINDS]:
        raise ValueError(f"no such kind: {', '.join(map(repr, unknown))}; known are {', '.join(_KINDS)}")
    _expect_texts(texts)
    _expect_share("threshold", threshold)
    gathered = Fingerprinter(plain=True)
    gathered.add(texts)
    return find_copies(gathered.fingerprints(), kinds, threshold).clusters


def retellings(texts: Sequence[str], threshold: float | None = None) -> list[list[int]]:
    """Clusters of texts that tell of the same event in other words, as places in `texts`.

    `threshold` (0 to 1, about a quarter if None) is the mean, over words, names, lead, names of the lead and numbers,
    of their cosines weighted by rarity (Salton and Buckley 1988), at which two groups are one by average linkage.
    Rarity is learnt from `texts` alone: below some tens of texts there is little to learn.
    """
    from newslint.duplicates.same_event import same_event_groups
    from newslint.duplicates.words import word_codes

    _expect_texts(texts)
    if threshold is not None:
        _expect_share("threshold", threshold)
    return same_event_groups(word_codes(texts), threshold=threshold)


def near_pairs(texts: Sequence[str], threshold: float = 0.7, size: int = 5) -> list[Pair]:
    """All pairs of texts whose sets of `size`-word shingles have a Jaccard similarity of `threshold` or more.

    MinHash bands permissive enough to miss fewer than 1 in 1,000 pairs propose (Leskovec, Rajaraman, Ullman: Mining of
    Massive Datasets, ch. 3), the exact similarity decides: nothing below `threshold` (0.3 to 1) is given.
    """
    from newslint.duplicates.near import verified_pairs

    _expect_texts(texts)
    _expect_share("threshold", threshold, 0.3)
    _expect_size(size)
    return verified_pairs(texts, threshold, size)


def signatures(
    texts: Sequence[str], size: int = 5, permutations: int = 128, seed: int = 1, scheme: str | None = None
) -> NDArray[Any]:
    """MinHash signatures of the texts' sets of `size`-word shingles, shape (len(texts), permutations).

    `datasketch.MinHash(hashvalues=row, seed=seed, scheme="affine32")` reads a row (uint32), so datasketch's LSH, with
    Redis or Cassandra behind it, can serve as a store. Shingles are hashed in newslint's own fast way, so that rows
    are alike only among themselves; with a `scheme` of datasketch (affine32, its usual one; affine64; legacy, that of
    versions before 2) they are those that its `MinHash` has after `update(shingle)` for each run of `size` words of
    `text.split()`, joined by spaces in UTF-8.
    """
    from newslint.duplicates.near import sign

    _expect_texts(texts)
    _expect_size(size)
    if permutations < 1:
        raise ValueError(f"permutations is {permutations}; it must be 1 or more")
    if scheme is None:
        return sign(texts, size, permutations, seed)[1]
    from newslint.duplicates.sketches import SCHEMES, datasketch_signatures

    if scheme not in SCHEMES:
        raise ValueError(f"no such scheme: {scheme!r}; known are {', '.join(SCHEMES)}")
    return datasketch_signatures(texts, size, permutations, seed, scheme)


def _expect_texts(texts: Sequence[str]) -> None:
    if isinstance(texts, str | bytes):
        raise ValueError("texts is one text; a sequence of texts is wanted")
    if not hasattr(texts, "__len__"):
        raise ValueError(f"texts is {type(texts).__name__}; a sequence of texts is wanted")
    for at, text in enumerate(texts):
        if not isinstance(text, str):
            raise ValueError(f"text {at} is {type(text).__name__}; texts are str, so decode bytes first")


def _expect_share(name: str, given: float, least: float = 0.0) -> None:
    # `not` lets what is no number fall through as well
    if not isinstance(given, int | float) or not (least <= given <= 1 and given > 0):
        raise ValueError(f"{name} is {given!r}; it must be {f'{least} to 1' if least else 'above 0 and at most 1'}")


def _expect_size(size: int) -> None:
    most = 5
    if not 1 <= size <= most:
        raise ValueError(f"size is {size}; shingles have 1 to {most} words")
