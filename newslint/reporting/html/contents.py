"""What the page shows beside findings: the stories in full, and the clusters. Reads documents once more for that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from newslint.model import Document, Report, Skipped, Unread
from newslint.pipeline.pages import read_pages
from newslint.reporting.html.links import Place, place_of
from newslint.reporting.html.page import Content
from newslint.reporting.html.stories import Gathered, gather_stories
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

if TYPE_CHECKING:
    from newslint.pipeline.clusters import Cluster, Clusters

#: of more documents only those are read once more in which something was found, and no clusters are looked for
MOST_DOCUMENTS = 20_000

Read = Callable[[], Iterable[Document | Unread | Skipped]]


def content_of_check(report: Report, rules: Sequence[Rule], settings: Settings, read: Read, closing: str) -> Content:
    """What the report of `check` shows. `read` gives the documents of the run once more."""
    # a page names its findings, so all of them are held
    report = replace(report, findings=tuple(report.findings))
    told: list[str] = []
    clusters: tuple[Cluster, ...] = ()
    if report.documents <= MOST_DOCUMENTS:
        from newslint.pipeline.dedup_options import dedup_options
        from newslint.pipeline.deduplication import deduplicate

        clusters = deduplicate(read(), dedup_options(settings)).clusters
    else:
        told.append("Clusters aren't looked for in an archive of this size: `newslint dedup --output-format html:FILE`")
    gathered = _gather(report, settings, read, clusters)
    return Content(
        report, rules, gathered, clusters, drop=settings.dedup.drop, closing=closing, told=tuple(told),
        title="newslint check",
    )  # fmt: skip


def content_of_dedup(found: Clusters, settings: Settings, drop: str, read: Read, closing: str) -> Content:
    """What the report of `dedup` shows."""
    report = Report((), found.documents, found.stories, 0, found.unread, found.skipped)
    gathered = _gather(report, settings, read, found.clusters)
    return Content(report, (), gathered, found.clusters, drop=drop, closing=closing, title="newslint dedup")


def _gather(report: Report, settings: Settings, read: Read, clusters: Iterable[Cluster]) -> Gathered:
    members: list[Place] = [place_of(m.path, m.record, m.story) for cluster in clusters for m in cluster.members]
    documents = read()
    if report.documents > MOST_DOCUMENTS:
        wanted = {place[:2] for place in members} | {place_of(f.path, f.record, 0)[:2] for f in report.findings}
        documents = (
            item
            for item in documents
            if isinstance(item, Document) and place_of(item.path, item.record, 0)[:2] in wanted
        )
    gathered = gather_stories(read_pages(documents, settings, [], []), report.findings, members)
    return replace(gathered, sizes={}) if report.documents > MOST_DOCUMENTS else gathered
