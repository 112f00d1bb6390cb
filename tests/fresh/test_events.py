"""Twenty events in three write-ups each, in truly different words, and twenty like events: elsewhere, or on other days.

`events.jsonl` has its like events elsewhere; those of `serial_events.jsonl` are of the same war, firm, court or person.
Both were written before the rules that they measure. Many pairs of the second have no name in common.
"""

import itertools
import json
import random
from pathlib import Path

import pytest

from newslint.pipeline.deduplication import Options, deduplicate
from tests.fresh.measuring import document_of

HERE = Path(__file__).parent
ROWS, SERIAL = (
    [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
    for name in ("events.jsonl", "serial_events.jsonl")
)
EVENTS = {row["id"]: row["event"] for row in (*ROWS, *SERIAL)}


def pairs_of(rows: list[dict[str, str]]) -> set[frozenset[str]]:
    """The pairs of records that are in one cluster, as `newslint dedup` finds them."""
    documents = [document_of(row, number) for number, row in enumerate(rows, 1)]
    found = deduplicate(documents, Options())
    members = [[member.record.id for member in cluster.members if member.record] for cluster in found.clusters]
    return {frozenset(pair) for group in members for pair in itertools.combinations(group, 2)}


def test_write_ups_in_other_words_are_found_and_like_events_stay_apart() -> None:
    """Of sixty pairs fifty-six are found, and none is of two events."""
    found = pairs_of(ROWS)
    assert [sorted(pair) for pair in found if len({EVENTS[one] for one in pair}) > 1] == []
    assert len(found) >= 56


def test_order_of_write_ups_does_not_matter() -> None:
    """The same pairs, whatever comes first."""
    assert pairs_of(random.Random(2).sample(ROWS, len(ROWS))) == pairs_of(ROWS)


def test_write_ups_without_a_day_go_to_the_event_of_their_actors() -> None:
    """Of ten pairs, half of them with an undated report, eight are found, and one like event is joined.

    Written before the rule for undated reports that share names with one event alone: seven were found then, and four
    like events joined. What is joined shares a minister, soldiers, sandbags and a storm of one night.
    """
    rows = [json.loads(line) for line in (HERE / "events_second.jsonl").read_text(encoding="utf-8").splitlines()]
    EVENTS.update({row["id"]: row["event"] for row in rows})
    found = pairs_of(rows)
    wrong = of_two_events(found)
    assert wrong == [["alike-flood-dike-0", "flood-dike-0"]]
    assert len(found) - len(wrong) >= 8


def test_write_ups_of_the_days_after_are_found_by_the_names_that_hardly_another_text_has() -> None:
    """Of eight pairs, two to six days apart, six are found, and none with what else happens in those towns that week.

    Written before the scorer of such pairs: two were found then.
    """
    rows = [json.loads(line) for line in (HERE / "events_later.jsonl").read_text(encoding="utf-8").splitlines()]
    EVENTS.update({row["id"]: row["event"] for row in rows})
    found = pairs_of(rows)
    assert of_two_events(found) == []
    assert len(found) >= 6


def of_two_events(found: set[frozenset[str]]) -> list[list[str]]:
    """The pairs that aren't of one event."""
    return sorted(sorted(pair) for pair in found if len({EVENTS[one] for one in pair}) > 1)


def test_other_days_of_a_war_a_firm_or_a_person_are_other_events() -> None:
    """Of dated write-ups 21 pairs of 45 are found, none of two events; with what is undated 24 of 60.

    Two more were found when one name in common was enough, but that joined whatever else happened in a town as well.

    What a next-day piece tells of its own day was counted as the first day's event when the set was written.
    """
    dated = [row for row in SERIAL if "published" in row]
    found = pairs_of(dated)
    assert of_two_events(found) == []
    assert len(found) >= 21


def test_each_series_by_itself_is_told_apart() -> None:
    """Of few files that are all of one war, firm or person none is joined with another day's."""
    series = [list(rows) for _, rows in itertools.groupby(SERIAL, lambda row: row["event"].split("-")[0])]
    found = set().union(*map(pairs_of, series))
    assert of_two_events(found) == []
    assert len(found) >= 9


@pytest.mark.xfail(strict=True, reason="without days a siege reads the same on every day of it")
def test_undated_reports_of_one_siege_are_told_apart() -> None:
    """Three days of one siege, told in much the same words and without a date."""
    assert of_two_events(pairs_of(SERIAL)) == []


#: more events of the same club, war, firm or trial, a third or more of the reports undated: the pairs of one event,
#: those that are found, and those found that are of two events. The first set was written before days without a mark
#: were weighed, the others by somebody who knew no rule. At the first run 14 pairs and none wrong, 20 and 6 wrong, 7
#: and none, 5 and 6, 6 and 1, 14 and none were found
SERIES = {
    "serial_second.jsonl": (30, 20, 0),
    "serial_third.jsonl": (25, 23, 0),
    "serial_fourth.jsonl": (32, 18, 0),
    "serial_fifth.jsonl": (30, 20, 0),
    "serial6_a.jsonl": (37, 21, 3),
    "serial7_a.jsonl": (22, 14, 0),
}


@pytest.mark.parametrize("name", SERIES)
def test_more_series_are_told_apart(name: str) -> None:
    """Of pairs in archives of dated and undated reports at least so many are found, and hardly any of two events."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    for row in rows:
        if day := row.pop("date"):
            row["published"] = day
    EVENTS.update({row["id"]: row["event"] for row in rows})
    of_one = [1 for one, other in itertools.combinations(rows, 2) if one["event"] == other["event"]]
    found = pairs_of(rows)
    wrong = of_two_events(found)
    assert (len(of_one), len(wrong)) == (SERIES[name][0], SERIES[name][2])
    assert len(found) - len(wrong) >= SERIES[name][1]


def test_each_series_of_dated_and_undated_reports_is_told_apart_by_itself() -> None:
    """Where the few reports of one war or firm are all there is, 93 pairs of 154 are found, and 3 are wrong.

    How rare words are is then known from English at large; 32 of the 154 were found without that.
    """
    right = wrong = 0
    for name in SERIES:
        rows = [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]
        for row in rows:
            if day := row.pop("date"):
                row["published"] = day
        for _, series in itertools.groupby(sorted(rows, key=series_of), series_of):
            found = pairs_of(list(series))
            wrong += len(of_two_events(found))
            right += len(found) - len(of_two_events(found))
    assert right >= 93
    assert wrong <= 3


def series_of(row: dict[str, str]) -> str:
    """The war, the firm or the person that an event is of."""
    kind, name, *_ = row["event"].split("-")
    return name if kind in ("war", "club", "firm", "trial") else kind
