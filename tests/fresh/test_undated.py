"""Reports without a day in six series: with the event that they tell of, or by themselves."""

import itertools
from pathlib import Path

import yaml

from newslint.pipeline.deduplication import Options, deduplicate
from tests.fresh.measuring import document_of

SERIES = yaml.load((Path(__file__).parent / "undated.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def rows() -> list[dict[str, str]]:
    """The reports, each with an id that begins with its series and event."""
    found = []
    for name, series in SERIES.items():
        for heading, text in series["dated"].items():
            day, _, event = heading.partition(" ")
            found.append({"id": f"{name}/{event}/dated", "text": text, "published": day})
        found += [{"id": f"{name}/{event}/undated", "text": text} for event, text in series["undated"].items()]
        found += [{"id": f"{name}/{at}/alone", "text": text} for at, text in enumerate(series["alone"])]
    return [{"title": "", **row} for row in found]


def pairs_of(reports: list[dict[str, str]]) -> set[tuple[str, str]]:
    """The pairs that are in one cluster, as `newslint dedup` finds them."""
    found = deduplicate([document_of(row, number) for number, row in enumerate(reports, 1)], Options())
    named = [sorted(member.record.id for member in cluster.members if member.record) for cluster in found.clusters]
    return {pair for group in named for pair in itertools.combinations(group, 2)}


def test_undated_reports_go_to_their_event_and_the_others_to_none() -> None:
    """All twelve are found, and of twelve that are alone with their event two are put with another.

    At the first run eleven were found and three put with another event.
    """
    found = pairs_of(rows())
    right = {pair for pair in found if pair[0].rpartition("/")[0] == pair[1].rpartition("/")[0]}
    assert len(right) == 12
    assert {pair[0] for pair in found - right} <= {"border clashes/1/alone", "lighthouse inquiry/0/alone"}
