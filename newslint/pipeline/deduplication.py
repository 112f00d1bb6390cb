"""A run of `deduplicate`: documents → stories → engine → clusters with the lines they stand in. Wires the rooms."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.duplicates.members import Splitter, minute_of
from newslint.duplicates.text_store import HELD, SpillingStore, TextStore
from newslint.engines.documents import Spread, map_documents
from newslint.model import Document, Skipped, Unread
from newslint.pipeline.clusters import AGREED, Clusters, Rejected
from newslint.pipeline.columns import Columns
from newslint.pipeline.decided import apply_decisions
from newslint.pipeline.dedup_options import COPIES, KINDS, Options
from newslint.pipeline.dropping import find_dropped
from newslint.pipeline.groups import describe_group, find_furniture
from newslint.pipeline.joined import can_be_joined, deduplicate_joined
from newslint.pipeline.same_event import find_retold

if TYPE_CHECKING:
    from newslint.duplicates.copy_clusters import Verifier
    from newslint.duplicates.fingerprints import Fingerprints

__all__ = ["Options", "deduplicate"]

_BATCH = 512


def deduplicate(read: Iterable[Document | Unread | Skipped], options: Options, held: int = HELD) -> Clusters:
    """Find the stories that repeat each other. The outcome is the same for any order and any number of jobs.

    Texts of more than `held` characters, and what is kept of them, are held in temporary files.
    """
    from newslint.duplicates.copy_clusters import Verifier, find_copies
    from newslint.duplicates.pairs import THRESHOLD

    if isinstance(read, Spread) and can_be_joined(options):
        return deduplicate_joined(read, options)
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    store = SpillingStore(held)
    with options.tables.in_use(), tempfile.TemporaryDirectory(prefix="newslint-") as folder:
        prints, documents, undated, sharing = _gather(read, store, options, Path(folder), unread, skipped)
        kinds = [kind for kind in options.kinds if kind in COPIES]
        verifier = Verifier(prints, lambda number: find_furniture(store[number], unread))
        copies = find_copies(prints, kinds, options.threshold or THRESHOLD, verifier)
        agreed = len(copies.clusters) <= AGREED
        clusters = [
            describe_group(group, store, prints, verifier, options, unread, agreed=agreed) for group in copies.clusters
        ]
        if "retold" in options.kinds:
            retold = list(find_retold(store, clusters, prints, verifier, options, unread, copies.round_ups))
            agreed = agreed and all(cluster.agreement is not None for cluster in retold)
            clusters += retold
        rejected = tuple(_tell_rejected(store, prints, verifier)) if options.changes else ()
        del prints, verifier
    clusters = apply_decisions(clusters, options.decisions)
    clusters.sort(key=lambda c: (c.members[0].place, KINDS.index(c.kind)))
    dropped = find_dropped(clusters, store, options.drop)
    return Clusters(
        tuple(clusters),
        documents,
        len(store),
        copies.oversized,
        dropped,
        tuple(unread),
        tuple(skipped),
        agreed,
        copies.short,
        rejected,
        undated,
        sharing,
    )


def _gather(
    read: Iterable[Document | Unread | Skipped],
    store: SpillingStore,
    options: Options,
    folder: Path,
    unread: list[Unread],
    skipped: list[Skipped],
) -> tuple[Fingerprints, int, int, int]:
    """The fingerprints of all stories, which are put in the store; how many documents there were, dates that weren't
    read, and records that have the address of another one.

    Documents in which newslint has a fault are told in `unread`.
    """
    from newslint.duplicates.fingerprints import Fingerprinter

    gathered = Fingerprinter(folder, plain=options.plain)
    columns = Columns()
    count = undated = 0
    arguments = (options.plain, options.date_order)
    split = map_documents(Splitter, arguments, read, unread, skipped, options.jobs)
    while batch := list(itertools.islice(split, _BATCH)):
        members = [member for found in batch for member in found]
        count += len(batch)
        undated += sum(member.date_unread for member in members)
        gathered.add([member.text for member in members], members)
        for member in members:
            columns.see(len(store), member)
            store.add(member)
    for number, dated in columns.days():
        store.redate(number, dated)
        gathered.redate(number, minute_of(dated) or 0)
        undated -= 1
    return gathered.fingerprints(), count, undated, columns.sharing


def _tell_rejected(store: TextStore, prints: Fingerprints, verifier: Verifier) -> Iterator[Rejected]:
    """The pairs of texts that share words and were kept apart."""
    for pair in verifier.rejected():
        left, right = (replace(store[int(prints.story[text])], text="") for text in (pair.left, pair.right))
        yield Rejected(left, right, pair.why)
