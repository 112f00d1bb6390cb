"""Some files compared with an archive that has an index: of the clusters of a full run those that touch them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from newslint.duplicates.pairs import THRESHOLD
from newslint.model import Unread
from newslint.pipeline.clusters import Cluster, Clusters, compare_with_keeper, describe_cluster
from newslint.pipeline.deduplication import COPIES, Options, choose_keeper, tell_missing_story
from newslint.store.archive import Answer, Archive, Repeated
from newslint.store.texts import fetch


def deduplicate_with_archive(archive: Archive, paths: Sequence[str], options: Options) -> tuple[Clusters, Answer]:
    """The clusters of copies in the whole archive that hold a story of these files, and what the index answered.

    Write-ups of one event are found by full runs only: what is rare in an archive, it takes all of it to say.
    """
    kinds = [kind for kind in options.kinds if kind in COPIES]
    answer = archive.clusters_of(paths, kinds, options.threshold or THRESHOLD)
    faults: list[Unread] = []
    clusters = [_describe(archive, answer, found, options, faults) for found in answer.clusters]
    unread = (*answer.outcome.unread, *faults)
    found = Clusters(tuple(clusters), len(paths), answer.asked, 0, frozenset(), unread)
    return found, answer


def _describe(archive: Archive, answer: Answer, found: Repeated, options: Options, faults: list[Unread]) -> Cluster:
    texts = fetch(archive, answer.state, (place for _, _, place in found.members))
    members = [texts.get(place, member) for member, _, place in found.members]
    keep, why = choose_keeper(members, options)
    look_again = partial(tell_missing_story, members, keep)
    alike = compare_with_keeper(keep, [mark for _, mark, _ in found.members], answer.state, look_again)
    return describe_cluster(found.kind, members, (keep, why), alike, changes=True, faults=faults)
