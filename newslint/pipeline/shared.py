"""What a run is told by an archive that several machines share, and what it adds to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newslint.checks.dup.repeats import take_found
from newslint.model import Document, Finding, Skipped, Unread
from newslint.pipeline.against import Against, gather_stories
from newslint.pipeline.archive import Archive
from newslint.pipeline.clusters import Clusters
from newslint.pipeline.decided import apply_decisions
from newslint.pipeline.dedup_options import Options
from newslint.pipeline.dropping import find_dropped
from newslint.pipeline.groups import describe_found
from newslint.pipeline.judging import as_it_counts, find_hidden, judge_rules
from newslint.pipeline.makers import STORIES
from newslint.pipeline.others import Others
from newslint.store.comparison import Beside
from newslint.store.copies import find_among
from newslint.store.shared import Named, SharedArchive
from newslint.store.stories import Story

#: what a shared archive promises to find
KINDS_SHARED = ("exact", "near")


def judge_shared(archive: Archive, others: Others, told: Sequence[Finding], unread: list[Unread]) -> list[Finding]:
    """The exact and near copies of stories of other machines, but for stories of which copies are `told` already."""
    gathering = next((one for one in archive.gatherings if one.check == STORIES), None)
    url = archive.settings.archive.url
    if url is None or gathering is None or not archive.settings.cache:
        return []
    shared = SharedArchive(url)
    stories = [_name(archive, story) for story in _stories_of_run(archive, others)]
    near = shared.near(stories)
    asked = {archive.key(one.story.member.path) for one in stories}
    beside = Beside(archive.key)
    found = find_among([one.story for one in (*stories, *near)], KINDS_SHARED)
    take_found(beside, found, {beside.own(one.story.member.place) for one in stories})
    items = [(one.story.member.path, one.story) for one in stories]
    known = {(finding.path, finding.record, finding.story) for finding in told if finding.code in gathering.codes}
    findings = [
        finding
        for finding in judge_rules(gathering.rules, items, beside, unread)
        if archive.key(finding.path) in asked and (finding.path, finding.record, finding.story) not in known
    ]
    shared.add(stories)
    archive.told.append(f"asked the shared archive at {shared.where} for exact and near copies, and for no others")
    return findings


def deduplicate_shared(
    archive: Archive, read: Iterable[Document | Unread | Skipped], options: Options, prefer: str, url: str
) -> Against:
    """The clusters of exact and near copies among these documents and the stories of a shared archive.

    What isn't dropped is added to it.
    """
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    shared = SharedArchive(url)
    documents, stories = 0, []
    for result in gather_stories(archive, read, unread, skipped, options):
        documents += 1
        stories += [_name(archive, story) for _, story in result.contributions]
    near = shared.near(stories)
    found = find_among([one.story for one in (*stories, *near)], [k for k in options.kinds if k in KINDS_SHARED])
    given = {one.story.member.place for one in stories}
    options = (
        options if prefer == "keeper-rule" else options.preferring(lambda m: (m.place in given) == (prefer == "new"))
    )
    clusters = describe_found(found, options, unread, agreed=True, holds=lambda member: member.place in given)
    clusters = sorted(apply_decisions(clusters, options.decisions), key=lambda cluster: cluster.members[0].place)
    dropped = find_dropped(clusters, [one.story.member for one in stories], options.drop)
    dropped &= {place[:2] for place in given}
    shared.add([one for one in stories if one.story.member.place[:2] not in dropped])
    found_all = Clusters(tuple(clusters), documents, len(stories), 0, dropped, tuple(unread), tuple(skipped))
    return Against(found_all, len(near))


def _name(archive: Archive, story: Story) -> Named:
    """A story with what it is known by on all machines."""
    member = story.member
    return Named(archive.key(member.path) + (f"\0{member.record.id}" if member.record else ""), story)


def _stories_of_run(archive: Archive, others: Others) -> list[Story]:
    """The stories of the files that the run was given."""
    family = next(family for family, gathering in archive.families() if gathering.check == STORIES)
    if not archive.is_written:
        made = [one for note in (*archive.pending, *archive.passing) for one in note.made]
        return [story for one in made for story in one.items.get(family.number, ())]
    archive.flush()
    with as_it_counts(archive, find_hidden(archive, others)) as memory:
        items = memory.items_of(family, archive.given)
        return [story for _, story in memory.read(family, items, archive.show)]
