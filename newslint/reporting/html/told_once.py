"""Which contradictions the first screen lists: each once, however many clusters and findings tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from newslint.reporting.html.shown_clusters import Point, ShownCluster
from newslint.reporting.html.stories import ShownStory

if TYPE_CHECKING:
    from newslint.reporting.html.notes import Note

#: a passage: its path, its record and its line
Where = tuple[str, str | None, int]


def with_news(clusters: Iterable[ShownCluster]) -> Iterator[ShownCluster]:
    """The clusters with a contradiction that none before them has, as copies within the write-ups of an event have."""
    told: set[frozenset[tuple[Where, str]]] = set()
    for cluster in clusters:
        points = {_said(cluster, point) for point in cluster.contradict}
        if not points <= told:
            yield cluster
        told |= points


def not_in_clusters(
    noted: Iterable[tuple[ShownStory, Note]], clusters: Iterable[ShownCluster]
) -> Iterator[tuple[ShownStory, Note]]:
    """The contradictions of stories but those whose two places some cluster sets beside each other."""
    told = [{where for where, _ in _said(cluster, point)} for cluster in clusters for point in cluster.contradict]
    by_place: dict[Where, list[set[Where]]] = {}
    for places in told:
        for where in places:
            by_place.setdefault(where, []).append(places)
    for story, note in noted:
        others = {(one.path, one.record, one.line) for one in note.evidence}
        here = (story.path, story.record, note.line)
        if not others or not any(others <= places for places in by_place.get(here, ())):
            yield story, note


def _said(cluster: ShownCluster, point: Point) -> frozenset[tuple[Where, str]]:
    members = {member.letter: member for member in cluster.members}
    return frozenset(
        (
            (members[side.letter].path, members[side.letter].record, side.line),
            "".join(piece.text for piece in side.pieces if piece.kind == "said"),
        )
        for side in point.sides
    )
