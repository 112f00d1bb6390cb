#!/usr/bin/env python3
"""Time finding repeated articles, side by side with the peers that are installed.

    benchmarks/duplicates.py FILE.jsonl [--limit 10000] [--text-field text]

Texts are held in memory; each method goes from texts to proven or estimated pairs at Jaccard .7 of word 5-grams, in one
process. Prints articles a second, the ratio to datasketch's `bulk`, and precision and recall against exact
similarities of every pair that any method proposed. Peers: datasketch, and rensa and gaoya if they are there.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.duplicates import copies, near_pairs

THRESHOLD = 0.7
Pairs = set[tuple[int, int]]


def ours(texts: Sequence[str]) -> Pairs:
    """newslint: NumPy signatures, permissive bands, exact proof."""
    return {(pair.left, pair.right) for pair in near_pairs(texts, THRESHOLD)}


def clusters(texts: Sequence[str]) -> Pairs:
    """newslint copies(): what `dedup --plain` does, all pairs of its clusters."""
    return {(a, b) for cluster in copies(texts) for a in cluster.members for b in cluster.members if a < b}


def datasketch(texts: Sequence[str]) -> Pairs:
    """datasketch `bulk` and its LSH, as its documentation has it."""
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(threshold=THRESHOLD, num_perm=128)
    made = MinHash.bulk([[s.encode() for s in shingles(text)] for text in texts], num_perm=128)
    return _queried(lsh, made)


def rensa(texts: Sequence[str]) -> Pairs:
    """rensa's RMinHash and its LSH."""
    from rensa import RMinHash, RMinHashLSH

    lsh = RMinHashLSH(threshold=THRESHOLD, num_perm=128, num_bands=16)
    found: Pairs = set()
    made = []
    for number, text in enumerate(texts):
        one = RMinHash(num_perm=128, seed=42)
        one.update(list(shingles(text)))
        made.append(one)
        lsh.insert(number, one)
    for number, one in enumerate(made):
        found |= {
            (number, other) for other in lsh.query(one) if other > number and one.jaccard(made[other]) >= THRESHOLD
        }
    return found


def gaoya(texts: Sequence[str]) -> Pairs:
    """gaoya's index of strings, which shingles by itself."""
    from gaoya.minhash import MinHashStringIndex

    index = MinHashStringIndex(
        hash_size=32, jaccard_threshold=THRESHOLD, num_bands=25, band_size=5, analyzer="word", lowercase=True,
        ngram_range=(5, 5),
    )  # fmt: skip
    index.par_bulk_insert_docs(list(range(len(texts))), list(texts))
    found = index.par_bulk_query(list(texts), return_similarity=False)
    return {(number, other) for number, others in enumerate(found) for other in others if other > number}


def shingles(text: str) -> set[str]:
    """The 5-word shingles of a text as strings."""
    words = text.lower().split()
    return {" ".join(words[at : at + 5]) for at in range(max(1, len(words) - 4))}


def _queried(lsh: object, made: Sequence[object]) -> Pairs:
    found: Pairs = set()
    for number, one in enumerate(made):
        found |= {(other, number) for other in lsh.query(one)}  # type: ignore[attr-defined]
        lsh.insert(number, one)  # type: ignore[attr-defined]
    return found


def main() -> None:
    """Run every method that can be run and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=10_000)
    parser.add_argument("--text-field", default="text")
    asked = parser.parse_args()
    with asked.file.open(encoding="utf-8") as file:
        texts = [json.loads(line)[asked.text_field] for line, _ in zip(file, range(asked.limit), strict=False)]
    methods: list[Callable[[Sequence[str]], Pairs]] = [datasketch, ours, clusters]
    methods += [peer for peer in (rensa, gaoya) if importlib.util.find_spec(peer.__name__)]
    results: dict[str, tuple[float, Pairs]] = {}
    for method in methods:
        began = time.perf_counter()
        found = method(texts)
        results[method.__name__] = (time.perf_counter() - began, found)
    sets: dict[int, set[str]] = {}
    proposed = set().union(*(found for _, found in results.values()))
    for number in {number for pair in proposed for number in pair}:
        sets[number] = shingles(texts[number])
    true = {(a, b) for a, b in proposed if len(sets[a] & sets[b]) >= THRESHOLD * len(sets[a] | sets[b])}
    base = results["datasketch"][0]
    print(f"{'method':<12}{'articles/s':>12}{'to datasketch':>15}{'precision':>11}{'recall':>8}")
    for name, (seconds, found) in results.items():
        right = len(found & true)
        precision, recall = right / max(1, len(found)), right / max(1, len(true))
        print(f"{name:<12}{len(texts) / seconds:>12,.0f}{base / seconds:>14.1f}x{precision:>11.3f}{recall:>8.3f}")


if __name__ == "__main__":
    main()
