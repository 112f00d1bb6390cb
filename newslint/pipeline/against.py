"""Stories compared with an archive: of the clusters of copies in all of it, those that hold one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from newslint.duplicates.pairs import THRESHOLD
from newslint.engines.documents import map_documents
from newslint.model import Document, Skipped, Unread
from newslint.pipeline.archive import Archive
from newslint.pipeline.checker import FileResult
from newslint.pipeline.clusters import Cluster, Clusters
from newslint.pipeline.decided import apply_decisions
from newslint.pipeline.dedup_options import COPIES, Options
from newslint.pipeline.dropping import find_dropped
from newslint.pipeline.groups import describe_found
from newslint.pipeline.judging import as_it_counts, find_hidden
from newslint.pipeline.others import Gatherer, Others, gather_others
from newslint.pipeline.same_event import find_retold
from newslint.pipeline.troubled import Troubled
from newslint.store.stories import Story


class Against(Struct, frozen=True):
    """The clusters, and how many stories of the archive the new ones were compared with."""

    found: Clusters
    compared: int


def deduplicate_against(
    archive: Archive, read: Iterable[Document | Unread | Skipped], options: Options, prefer: str, *, all_of_it: bool
) -> Against:
    """The clusters of copies that hold a story of these documents; write-ups of one event, among these alone.

    `prefer` says what is kept. Of the archive, what isn't in its store is read, `all_of_it` or no more than a run may
    read without having been given it.
    """
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    stories: list[Story] = []
    documents = 0
    for result in gather_stories(archive, read, unread, skipped, options):
        documents += 1
        stories += (story for _, story in result.contributions)
    others = gather_others(archive, all_of_it=all_of_it)
    clusters, compared = _find(archive, others, options, prefer, unread)
    if "retold" in options.kinds:
        clusters += _find_write_ups(stories, clusters, options, unread)
    clusters = sorted(apply_decisions(clusters, options.decisions), key=lambda cluster: cluster.members[0].place)
    dropped = find_dropped(clusters, [story.member for story in stories], options.drop)
    new = frozenset(document for document in dropped if archive.key(document[0]) in archive.given)
    found = Clusters(tuple(clusters), documents, len(stories), 0, new, tuple(unread), tuple(skipped))
    return Against(found, compared)


def gather_stories(
    archive: Archive,
    read: Iterable[Document | Unread | Skipped],
    unread: list[Unread],
    skipped: list[Skipped],
    options: Options,
) -> Iterable[FileResult]:
    """What each document holds of stories, which the archive takes."""
    troubled = Troubled(unread, skipped)
    arguments = (archive.settings, archive.rules)
    for result in map_documents(Gatherer, arguments, read, unread, skipped, options.jobs):
        archive.add(result, troubled)
        yield result
    archive.finish(troubled)


def _find_write_ups(
    stories: Sequence[Story], clusters: list[Cluster], options: Options, unread: list[Unread]
) -> list[Cluster]:
    """The write-ups of one event among the new stories; those that a copy stands for are left out."""
    from newslint.store.copies import find_among

    stories = sorted(stories, key=lambda story: story.member.place)
    found = find_among(stories, COPIES, options.threshold or THRESHOLD)
    with options.tables.in_use():
        return list(find_retold(found, clusters, found.prints, found.verifier, options, unread, found.copies.round_ups))


def _find(
    archive: Archive, others: Others, options: Options, prefer: str, unread: list[Unread]
) -> tuple[list[Cluster], int]:
    from newslint.store.copies import find_beside

    archive.flush()
    ((family, _),) = archive.families()
    given = frozenset(archive.given.values())
    kinds = [kind for kind in options.kinds if kind in COPIES]
    if prefer != "keeper-rule":
        options = options.preferring(lambda member: (member.path in given) == (prefer == "new"))
    with as_it_counts(archive, find_hidden(archive, others)) as memory:
        asked = memory.items_of(family, archive.given)
        compared = memory.count(family) - len(asked)
        found = find_beside(memory, family, asked, kinds, options.threshold or THRESHOLD, archive.show)
        clusters = describe_found(found, options, unread, agreed=True, holds=lambda member: member.path in given)
    return clusters, compared
