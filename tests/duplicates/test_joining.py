"""The steps of `find_copies` for an engine that joins columns, put together by hand, give what it gives at once."""

import itertools
from collections import Counter

import numpy as np
import pytest

from newslint.duplicates.copy_clusters import Cluster, find_copies
from newslint.duplicates.fingerprints import Fingerprinter
from newslint.duplicates.joining import (
    Columns,
    Component,
    Row,
    describe_stories,
    pair_postings,
    to_digests,
    to_signed,
)
from newslint.duplicates.pairs import MOST_IN_BUCKET, NEVER, THRESHOLD
from newslint.engines.components import label_edges
from tests.engines.corpora import make_texts


def make_stories(count: int) -> list[bytes]:
    """Texts of which some are the same, some have hardly any words, and some share a notice."""
    texts = make_texts(count)
    texts[5] = texts[40] = texts[9]
    texts[11] = texts[12] = "The ferry sailed."
    texts[13] = texts[14] = ""
    texts[20] += "..."
    notice = " Sign up for the letter of this paper and read what the harbour talks of before breakfast every morning."
    for at in range(30, 60):
        texts[at] += notice
    return [text.encode() for text in texts]


def find_candidates(told: Columns, digests: np.ndarray, *, stretch: int) -> dict[tuple[int, int], int]:
    """How many shingles pairs of texts share, from postings that come in stretches."""
    texts = {int(digest): at for at, digest in reversed(list(enumerate(digests)))}
    rows = [(int(shingle), digest) for digest, at in texts.items() for shingle in told.samples[at].view(np.int32)]
    rows.sort()
    shared: Counter[tuple[int, int]] = Counter()
    stretches = [rows[at : at + stretch] for at in range(0, len(rows), stretch)]
    given = (
        (np.array([s for s, _ in some], dtype=np.int32), np.array([d for _, d in some], dtype=np.int64))
        for some in stretches
    )
    for left, right, counts in pair_postings(given):
        for one, other, count in zip(left.tolist(), right.tolist(), counts.tolist(), strict=True):
            shared[one, other] += count
    return shared


def row(told: Columns, at: int, *, cut: bool) -> Row:
    """A story as it lies in a table."""
    numbers = int(told.digests[at]), NEVER, int(told.heads[at]), int(told.capitals[at])
    return Row(at, *numbers, cut, told.codes.row(at).tobytes())


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.long(180)
def test_components_give_what_all_texts_give(plain: bool) -> None:
    """The same clusters, pairs and numbers: by joins of what belongs together, and by all texts at once."""
    texts = make_stories(250)
    gathered = Fingerprinter(plain=plain)
    gathered.add([text.decode() for text in texts])
    prints = gathered.fingerprints()
    wanted = find_copies(prints)
    told = describe_stories(texts, [""] * len(texts), [None] * len(texts), {})
    assert to_digests(told.digests).tolist() == prints.digests.tolist()
    shared = find_candidates(told, told.digests, stretch=97)
    assert shared.pop((0, 0), 0) == wanted.oversized
    given = {int(digest): len(sample) for digest, sample in zip(told.digests, told.samples, strict=True)}
    least = {pair: min(given[one] for one in pair) for pair in shared}
    chosen = [pair for pair, n in shared.items() if n >= min(max(least[pair] // 3, 1), 2) and n * 10 >= least[pair]]
    rows = [row(told, at, cut=at == 20) for at in range(len(texts))]
    everything = Component(rows, plain=plain)
    bounds = {pair: everything.verifier.bound(*map(everything.text, pair), furniture=True)[0] for pair in chosen}
    edges = sorted(pair for pair in chosen if bounds[pair] >= THRESHOLD)
    labels = label_edges(edges)
    first: dict[int, list[int]] = {}
    samples = dict(zip(told.digests.tolist(), (frozenset(one.tolist()) for one in told.samples), strict=True))
    for digest in sorted(samples):
        for shingle in samples[digest]:
            if len(first.setdefault(shingle, [])) < MOST_IN_BUCKET:
                first[shingle].append(digest)
    groups: dict[int, list[Row]] = {}
    for one in rows:
        if one.codes:
            groups.setdefault(labels.get(one.digest, one.digest), []).append(one)
    found: list[Cluster] = []
    for label, members in groups.items():
        component = Component(members, first, samples, plain=plain)
        own = [tuple(map(component.text, pair)) for pair in edges if labels[pair[0]] == label]
        clusters = find_copies(component.prints, known=[component.verifier.pair(*pair) for pair in own]).clusters
        numbers = [member.number for member in members]
        found += [Cluster(one.kind, tuple(numbers[at] for at in one.members)) for one in clusters]
    assert sorted(found, key=lambda one: one.members) == [Cluster(one.kind, one.members) for one in wanted.clusters]
    assert len(found) > 20 and {one.kind for one in found} >= {"exact", "near"}


@pytest.mark.parametrize("stretch", [1, 7, 10_000])
def test_postings_give_the_same_pairs_wherever_stretches_end(stretch: int) -> None:
    """A bucket that is cut is put together, and an oversized one is told once."""
    told = describe_stories(make_stories(120), [""] * 120, [None] * 120, {})
    assert find_candidates(told, told.digests, stretch=stretch) == find_candidates(told, told.digests, stretch=1 << 30)


def test_digests_sort_as_signed_numbers() -> None:
    """And come back as they were."""
    digests = np.array([0, 1, (1 << 63) - 1, 1 << 63, (1 << 64) - 1], dtype=np.uint64)
    signed = to_signed(digests)
    assert signed.tolist() == sorted(signed.tolist()) and to_digests(signed).tolist() == digests.tolist()


def test_components_hold_what_edges_join() -> None:
    """Chains, stars and rings, whatever the order of their edges."""
    edges = [(1, 2), (2, 3), (7, 8), (5, 5), (9, 8), (10, 7), (3, 1), (20, 21)]
    wanted = {1: 1, 2: 1, 3: 1, 5: 5, 7: 7, 8: 7, 9: 7, 10: 7, 20: 20, 21: 20}
    for order in itertools.islice(itertools.permutations(edges), 0, 40_000, 997):
        assert label_edges(order) == wanted
