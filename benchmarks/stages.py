#!/usr/bin/env python3
"""See the stages of `dedup --engine spark` grow, without Spark: rows, bytes, and seconds of a processor.

    benchmarks/stages.py 1000 10000 100000

Makes so many stories (tests/engines/corpora.py) and goes through the steps that executors do
(`newslint.duplicates.joining`), one after the other in this process; sorting stands for what Spark shuffles. Prints for
each step rows, megabytes of its columns as they are (Parquet has about a third), seconds of the processor, and the
exponent by which these grow from one size to the next; then the largest bucket and component beside their medians.
"""

from __future__ import annotations

import argparse
import math
import statistics
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))
from newslint.duplicates.joining import Component, Row, describe_stories, pair_postings
from newslint.duplicates.pairs import NEVER, THRESHOLD
from newslint.engines.components import label_edges
from tests.engines.corpora import make_texts

#: stories that are described at once, and pairs whose words are compared at once
BATCH, PAIRS = 512, 1000
Told = dict[str, tuple[int, float, float]]


def go_through(count: int) -> tuple[Told, str]:
    """Rows, megabytes and seconds of each step, and a line on what is largest."""
    texts = [text.encode() for text in make_texts(count)]
    told: Told = {}
    began = time.process_time()

    def note(name: str, rows: int, size: float) -> None:
        nonlocal began
        now = time.process_time()
        told[name] = rows, size / 1e6, now - began
        began = time.process_time()

    began = time.process_time()
    rows: list[Row] = []
    samples: list[Any] = []
    for at in range(0, count, BATCH):
        some = texts[at : at + BATCH]
        made = describe_stories(some, [""] * len(some), [None] * len(some), {})
        samples += made.samples
        columns = zip(made.digests.tolist(), made.heads.tolist(), made.capitals.tolist(), strict=True)
        for place, (digest, heads, capitals) in enumerate(columns):
            codes = made.codes.row(place).tobytes()
            rows.append(Row(at + place, digest, NEVER, heads, capitals, False, codes))
    words = sum(len(row.codes) for row in rows)
    note("stories", count, words + sum(map(len, texts)) + sum(one.nbytes for one in samples))
    there: dict[int, int] = {}
    for at, row in enumerate(rows):
        there.setdefault(row.digest, at)
    chosen = list(there.values())
    note("texts", len(there), sum(len(rows[at].codes) + samples[at].nbytes for at in chosen))
    owners = np.repeat(np.array([rows[at].digest for at in chosen]), [len(samples[at]) for at in chosen])
    shingles = np.concatenate([samples[at] for at in chosen]).view(np.int32)
    order = np.lexsort((owners, shingles))
    shingles, owners = shingles[order], owners[order]
    note("postings", len(owners), 12 * len(owners))
    edges = np.flatnonzero(np.append(True, shingles[1:] != shingles[:-1]))
    buckets = np.diff(np.append(edges, len(shingles)))
    shared: Counter[tuple[int, int]] = Counter()
    step = 1 << 16
    stretches = ((shingles[at : at + step], owners[at : at + step]) for at in range(0, len(owners), step))
    written = 0
    for left, right, counts in pair_postings(stretches):
        written += len(left)
        for pair, number in zip(zip(left.tolist(), right.tolist(), strict=True), counts.tolist(), strict=True):
            shared[pair] += number
    shared.pop((0, 0), None)
    note("pairs", written, 24 * written)
    given = {digest: len(samples[at]) for digest, at in there.items()}
    worth = []
    for pair, number in shared.items():
        small = min(given[one] for one in pair)
        if number >= min(max(small // 3, 1), 2) and number * 10 >= small:
            worth.append(pair)
    note("candidates", len(worth), sum(len(rows[there[one]].codes) for pair in worth for one in pair))
    kept = []
    for at in range(0, len(worth), PAIRS):
        some = worth[at : at + PAIRS]
        one = Component([rows[there[digest]] for digest in sorted({digest for pair in some for digest in pair})])
        kept += [pair for pair in some if one.verifier.bound(*map(one.text, pair), furniture=True)[0] >= THRESHOLD]
    note("edges", len(kept), 17 * len(kept))
    labels = label_edges(kept)
    note("labels", len(labels), 16 * len(labels))
    sizes: Counter[int] = Counter(labels.values())
    inside = [at for at, row in enumerate(rows) if row.digest in labels]
    note("groups", len(inside), sum(len(rows[at].codes) + len(texts[at]) for at in inside))
    largest = (
        f"largest bucket {int(buckets.max()):,} of {len(buckets):,} (median {statistics.median(buckets.tolist()):g}), "
        f"largest component {max(sizes.values(), default=0):,} of {len(sizes):,} "
        f"(median {statistics.median(sizes.values()) if sizes else 0:g})"
    )
    return told, largest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    asked = parser.parse_args()
    before: tuple[int, Told] | None = None
    for size in asked.sizes:
        told, largest = go_through(size)
        print(f"\n{size:,} stories\n{'step':<12}{'rows':>12}{'MB':>9}{'cpu s':>9}  exponent (rows, seconds)")
        for name, (count, megabytes, seconds) in told.items():
            grown = ""
            if before:
                rows, _, took = before[1][name]
                ratio = math.log(size / before[0])
                grown = f"{math.log(max(count, 1) / max(rows, 1)) / ratio:.2f}, "
                grown += f"{math.log(max(seconds, 1e-3) / max(took, 1e-3)) / ratio:.2f}"
            print(f"{name:<12}{count:>12,}{megabytes:>9.1f}{seconds:>9.2f}  {grown}")
        print(largest, flush=True)
        before = size, told


if __name__ == "__main__":
    main()
