"""datasketch's own part: signatures as it makes them by default, and its index on a Redis that machines share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from newslint.duplicates.near import sign
from newslint.duplicates.words import U32

#: permutation schemes of datasketch 2, of which the first is its usual one; `legacy` is that of versions before
SCHEMES = ("affine32", "affine64", "legacy")
#: permutations, and how many of them make a band: two texts whose word triples have a Jaccard similarity of .2 (a third
#: of the words edited) meet with a chance of 1 - (1 - .2 ** 2) ** 96 = .98
PERMUTATIONS, BAND, SHINGLE, SCHEME = 192, 2, 3, "affine32"


def datasketch_signatures(texts: Sequence[str], size: int, permutations: int, seed: int, scheme: str) -> NDArray[Any]:
    """What `datasketch.MinHash` has after an `update` with each shingle of a text, a row a text.

    A shingle is `size` words of `text.split()` with a space between them, in UTF-8; a text of fewer words is one.
    """
    from datasketch import MinHash

    made = MinHash.bulk((_shingles(text, size) for text in texts), num_perm=permutations, seed=seed, scheme=scheme)
    kind = np.uint32 if scheme == "affine32" else np.uint64
    return np.array([one.hashvalues for one in made], dtype=kind).reshape(len(texts), permutations)


def _shingles(text: str, size: int) -> list[bytes]:
    words = text.split()
    starts = range(max(1, len(words) - size + 1)) if words else ()
    return list(dict.fromkeys(" ".join(words[at : at + size]).encode("utf-8", "surrogatepass") for at in starts))


class SketchIndex:
    """datasketch's `MinHashLSH` on a Redis: which texts may be near copies of others. Keys are bytes, never pickles."""

    def __init__(self, pool: Any, name: bytes) -> None:  # noqa: ANN401  (redis is there only with the extra)
        from datasketch import MinHashLSH

        storage = {"type": "redis", "basename": name, "redis": {"connection_pool": pool}}
        bands = PERMUTATIONS // BAND
        self._lsh = MinHashLSH(num_perm=PERMUTATIONS, params=(bands, BAND), storage_config=storage, prepickle=False)

    def add(self, keys: Sequence[bytes], texts: Sequence[str]) -> None:
        """Add texts by their keys, none of which is there."""
        with self._lsh.insertion_session() as session:
            for key, row in zip(keys, _sign(texts), strict=True):
                session.insert(key, row, check_duplication=False)

    def remove(self, keys: Iterable[bytes]) -> None:
        """Remove what is there of these."""
        for key in keys:
            if key in self._lsh:
                self._lsh.remove(key)

    def candidates(self, texts: Sequence[str]) -> list[set[bytes]]:
        """For each text the keys of those that may be near copies of it."""
        return [set(self._lsh.query(row)) for row in _sign(texts)]


def _sign(texts: Sequence[str]) -> list[Any]:
    from datasketch import MinHash

    rows: U32 = sign(texts, SHINGLE, PERMUTATIONS)[1]
    first = MinHash(num_perm=PERMUTATIONS, scheme=SCHEME)
    given = {"permutations": first.permutations, "scheme": SCHEME}
    return [MinHash(hashvalues=row, **given) for row in rows]
