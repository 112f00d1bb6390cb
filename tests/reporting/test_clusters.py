"""Clusters as people and programs read them."""

import datetime
import json

import pytest

from newslint.compare.agreement import Agreement, SharedPoint, Statement
from newslint.duplicates.members import Lines, Member
from newslint.model import RecordRef
from newslint.pipeline.clusters import Cluster, Clusters, Compared, Shared
from newslint.reporting.clusters import render


def member(path: str, line: int, title: str | None, record: str | None = None, day: int | None = None) -> Member:
    """A story of ten lines."""
    published = datetime.date(2024, 5, day) if day else None
    known = RecordRef(record, 4) if record else None
    return Member(path, known, 1, line, line + 9, title, published, None, None, False, 500, "")


def passage(left: str, right: str, line: int = 3, how: str = "edited") -> Shared:
    """A passage that stands in both."""
    return Shared(Lines(left, line, line), Lines(right, line + 20, line + 21), how)


SIX = passage("The road adds six miles & no_more.", "The road adds seven miles & no_more.")


def found(*shared: Shared, agree: int = 0, kind: str = "near", slight: bool = False) -> Clusters:
    """Two stories, the second of which is kept."""
    points = tuple(
        SharedPoint("figure", (Statement(0, 3, "six", f"adds six miles, {n}"), Statement(1, 23, "six", "six miles")))
        for n in range(agree)
    )
    apart = SharedPoint(
        "figure", (Statement(0, 3, "six", "adds six"), Statement(1, 23, "seven", "adds <seven>")), slight
    )
    members = (member("a.txt", 1, "Bridge <closes>", day=7), member("b.jsonl", 0, None, "wire-1"))
    pair = Compared(0, 1, 0.75, 0.9312, shared or (SIX,))
    one = Cluster("abc", kind, 1, "longest", members, (pair,), Agreement(points, (apart,)))
    return Clusters((one,), 2, 2, 3, frozenset({("a.txt", 0)}))


def told(name: str, clusters: Clusters) -> str:
    """The whole output."""
    return "".join(render(name, clusters))


def test_text_says_which_is_kept_and_why() -> None:
    """A line a member, with its place, day and title."""
    lines = told("text", found()).splitlines()
    assert lines[:5] == [
        "near: the same text with small edits (2 stories)",
        "       a.txt:1-10, 2024-05-07: Bridge <closes>",
        "  keep b.jsonl (record wire-1):0-9: ",
        "       kept as longest",
        "  a.txt:1 and wire-1: similarity 0.75, containment 0.93",
    ]


def test_text_marks_the_words_that_differ() -> None:
    """Those of the left passage that the right one lacks; an underline belongs to its word."""
    assert "      edited   3 = 23: The road adds [six] miles & no_more." in told("text", found()).splitlines()


@pytest.mark.parametrize(
    ("left", "right", "marked"), [("_a b", "b", "[_a] b"), ("a, b", "b", "[a], b"), ("A b", "a b", "A b")]
)
def test_marks_and_case_are_no_difference(left: str, right: str, marked: str) -> None:
    """A word that starts with an underline is one, a comma is none."""
    assert marked in told("text", found(passage(left, right)))


@pytest.mark.parametrize(("count", "more"), [(3, None), (4, "      and 1 more passage")])
def test_text_shows_three_passages_and_counts_the_rest(count: int, more: str | None) -> None:
    """The fourth is only counted."""
    lines = told("text", found(*(passage(f"{n} a", f"{n} b", n) for n in range(count)))).splitlines()
    assert sum(line.startswith("      edited") for line in lines) == 3
    assert (more in lines) is (more is not None)
    assert any("more passage" in line for line in lines) is (more is not None)


@pytest.mark.parametrize(("agree", "more"), [(5, None), (7, "             and 2 more points")])
def test_text_shows_five_points_of_agreement(agree: int, more: str | None) -> None:
    """Each with the lines of both."""
    lines = told("text", found(agree=agree, kind="retold")).splitlines()
    assert "  agree      figure    adds six miles, 0 (a.txt:3, b.jsonl (record wire-1):23)" in lines
    assert sum(line.startswith("  agree") for line in lines) == 5
    assert any("more points" in line for line in lines) is (more is not None)
    assert more is None or more in lines


@pytest.mark.parametrize(("slight", "word"), [(False, "  contradict"), (True, "  perhaps   ")])
def test_text_shows_both_sides_of_a_contradiction(slight: bool, word: str) -> None:
    """What each says, and where."""
    lines = told("text", found(slight=slight)).splitlines()
    assert f"{word} figure    “six” / “seven”" in lines
    assert "                a.txt:3: adds six" in lines
    assert "                b.jsonl (record wire-1):23: adds <seven>" in lines


def test_lines_of_one_page_need_no_path() -> None:
    """Where all members stand in one document."""
    both = found()
    first = both.clusters[0].members[0]
    from msgspec.structs import replace

    one = replace(both.clusters[0], members=(first, replace(first, line=21, end_line=30)))
    assert "                line 3: adds six" in told("text", replace(both, clusters=(one,))).splitlines()


def test_json_is_what_the_contract_says() -> None:
    """Summary and clusters; letters stay letters."""
    report = json.loads(told("json", found(passage("é", "e"))))
    assert report["schema"] == 1
    counts = {"documents": 2, "stories": 2, "clusters": 1, "dropped": 1, "crowded": 3, "unread": 0, "short": 0}
    assert report["summary"] == counts | {"shared_urls": 0}
    (cluster,) = report["clusters"]
    assert (cluster["id"], cluster["kind"], cluster["keep"], cluster["why_kept"]) == ("abc", "near", 1, "longest")
    assert [m["record"] for m in cluster["members"]] == [None, {"id": "wire-1", "line": 4}]
    assert cluster["members"][0]["published"] == "2024-05-07"
    assert cluster["members"][1]["published"] is None
    assert cluster["pairs"][0]["shared"][0] == {
        "left": {"line": 3, "end_line": 3}, "right": {"line": 23, "end_line": 24}, "how": "edited",
    }  # fmt: skip
    assert cluster["contradict"][0]["slight"] is False
    assert cluster["contradict"][0]["said"][1] == {"member": 1, "line": 23, "says": "seven", "around": "adds <seven>"}


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_is_written_in_its_own_letters(name: str) -> None:
    """No escapes where UTF-8 does."""
    from msgspec.structs import replace

    both = found()
    named = replace(both.clusters[0], why_kept="Kärnten")
    assert "Kärnten" in told(name, replace(both, clusters=(named, named)))
    assert told("jsonl", replace(both, clusters=(named, named))).count("\n") == 2


@pytest.mark.parametrize("name", ["text", "json", "jsonl"])
def test_no_clusters_are_told_as_none(name: str) -> None:
    """Every format is whole without any."""
    nothing = told(name, Clusters((), 3, 4, 0, frozenset()))
    assert nothing == "" if name in ("text", "jsonl") else json.loads(nothing)["clusters"] == []
