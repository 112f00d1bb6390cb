"""Twenty kinds of news written to a pattern, twenty texts each, with later versions of the first two of each kind."""

import itertools
import json
import random
from pathlib import Path

import pytest

from newslint.pipeline.dedup_options import COPIES, Options
from newslint.pipeline.deduplication import deduplicate
from tests.fresh.measuring import document_of

ROWS = [json.loads(line) for line in (Path(__file__).parent / "templated.jsonl").read_text().splitlines()]
REPORTS = {row["id"]: row["report"] for row in ROWS}


def clusters(rows: list[dict[str, str]], *, plain: bool = False) -> list[set[str]]:
    """The ids of the records that copy each other, as `newslint dedup` finds them."""
    return [group for group, _ in kept(rows, plain=plain)]


def kept(rows: list[dict[str, str]], *, plain: bool = False) -> list[tuple[set[str], str]]:
    """The same, each with the id of the one to keep."""
    documents = [document_of(row, number) for number, row in enumerate(rows, 1)]
    found = deduplicate(documents, Options(kinds=tuple(COPIES), plain=plain, evidence=False))
    named = [[member.record.id for member in cluster.members if member.record] for cluster in found.clusters]
    return [(set(ids), ids[cluster.keep]) for ids, cluster in zip(named, found.clusters, strict=True)]


@pytest.mark.parametrize("plain", [False, True])
def test_reports_written_to_one_pattern_stay_apart_and_later_versions_join(plain: bool) -> None:
    """No two reports are in a cluster, and every later version of a report is in its cluster."""
    found = clusters(ROWS, plain=plain)
    assert [group for group in found if len({REPORTS[one] for one in group}) > 1] == []
    joined = {frozenset((REPORTS[one], one)) for group in found for one in group if REPORTS[one] in group}
    versions = {frozenset((report, one)) for one, report in REPORTS.items() if one != report}
    assert versions - joined == set()


def test_order_does_not_matter() -> None:
    """The same clusters and the same keepers, whatever comes first."""
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    assert sorted((sorted(group), one) for group, one in kept(shuffled)) == sorted(
        (sorted(group), one) for group, one in kept(ROWS)
    )


#: more templated texts with later versions of some: the pairs of versions, those joined as copies, none of which is
#: wrong, and the pairs of reports that are told to be of one event and aren't. At the first run 10, 36, 11 and 24 were
#: joined, in the last set one wrongly, and 25, 3, 6 and 3 told wrongly. The second set and the last were written before
#: their kinds were looked at, the others by somebody who knew no rule
SETS = {
    "templated6_a": (12, 11, 5),
    "templated7_own": (54, 49, 2),
    "templated7_a": (16, 16, 1),
    "templated8": (24, 24, 0),
}


@pytest.mark.parametrize("name", SETS)
def test_versions_of_templated_reports_are_joined_and_no_others(name: str) -> None:
    """Retyped, corrected, added to, cut, in another layout, with or without a day: so many are joined."""
    rows = [json.loads(line) for line in (Path(__file__).parent / f"{name}.jsonl").read_text("utf-8").splitlines()]
    for row in rows:
        if day := row.pop("date"):
            row["published"] = day
    versions = {row["id"]: row["group"] or row["id"] for row in rows}
    found = deduplicate([document_of(row, number) for number, row in enumerate(rows, 1)], Options())
    pairs: dict[bool, list[bool]] = {True: [], False: []}
    for cluster in found.clusters:
        names = [member.record.id for member in cluster.members if member.record]
        same = [versions[one] == versions[other] for one, other in itertools.combinations(names, 2)]
        pairs[cluster.kind == "retold"] += same
    of_one = sum(versions[one] == versions[other] for one, other in itertools.combinations(versions, 2))
    assert (of_one, pairs[False].count(True), pairs[False].count(False)) == (*SETS[name][:2], 0)
    assert pairs[True].count(False) <= SETS[name][2]
