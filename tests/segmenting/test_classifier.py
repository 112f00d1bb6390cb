"""The judgement of lines: furniture of a page goes, and nothing of a story for being short."""

from __future__ import annotations

import pytest

from newslint.segmenting.boilerplate.classifier import _Reasons, classify
from newslint.segmenting.boilerplate.page_features import PageFeatures

STORY = [
    "Harbour ferry runs aground off Lowick pier",
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.",
    "Nobody aboard was hurt, the harbour master Ellen Tarr said, and all forty passengers were taken off by boat.",
    "The company that runs the ferry said that it would pay for the night that its passengers had spent in hotels.",
    "Ms Tarr said that the sandbank had moved in the storms of last winter and that the charts were out of date.",
]
MENU = ["Home", "News", "Sport", "Subscribe", "Log in", "Newsletters", "Weather", "Advertise with us", "Search"]
FOOT = ["Most read", "Share", "Print", "Contact us", "Privacy policy", "Terms of use", "Jobs", "Site map", "© 2021"]


def test_a_menu_and_a_foot_are_furniture_and_the_story_between_is_not() -> None:
    """Lines around the text go, lines of the text stay."""
    judged = [one.is_furniture for one in classify([*MENU, *STORY, *FOOT])]
    assert judged == [True] * len(MENU) + [False] * len(STORY) + [True] * len(FOOT)


def test_a_judgement_says_why() -> None:
    """Every judgement of furniture names something that a person can see, and is more likely than not."""
    for one in classify([*MENU, *STORY, *FOOT]):
        assert one.reason
        assert 0.5 <= one.confidence <= 1


def test_lines_around_a_text_are_told_by_where_they_stand() -> None:
    """Where no words give a line away, the reason is its place before the text or behind it."""
    reasons = _Reasons(PageFeatures(["Lowick today", *STORY, "Lowick tomorrow"]))
    assert reasons.of(0) == "stands before the text begins"
    assert reasons.of(len(STORY) + 1) == "stands after the text ends"


@pytest.mark.parametrize(
    "lines",
    [
        ["The tide", "Low water", "and the ferry", "leans on sand", "waiting", "for the moon"],
        ["Results", "Lowick 2", "Trevone 1", "Port Ellen 0", "Harbour Rovers 3", "Quay United 3", "Town 1"],
        ["What to take", "- a torch", "- a map", "- dry socks", "- a whistle", "- bread", "- patience"],
        ["10:42", "Tarr arrives", "10:50", "Crowd grows on the pier", "11:03", "“We saw it lean.”", "11:20", "All off"],
        [
            "Q: Did it lean?",
            "A: It did.",
            "Q: How far?",
            "A: Far.",
            "Q: And then?",
            "A: We waited.",
            "Q: Long?",
            "A: No.",
        ],
        ["Brief", "A cow was found."],
    ],
    ids=["poem", "table", "list", "live blog", "transcript", "brief"],
)
def test_short_lines_of_a_story_stay(lines: list[str]) -> None:
    """A page without the words of pages has no furniture, however short its lines."""
    assert not any(one.is_furniture for one in classify([STORY[0], *STORY[1:3], *lines]))
    assert not any(one.is_furniture for one in classify(lines))


def test_nothing_of_nothing() -> None:
    """No lines, no judgements."""
    assert classify([]) == []


def test_a_row_of_short_lines_is_told_as_one() -> None:
    """Lines without a full stop, and only these."""
    bare = ["Lowick", "Pier road", "Old quay", "Upper town", "The mill"]
    reasons = _Reasons(PageFeatures([*STORY, *bare]))
    assert reasons.of(len(STORY) + 2) == "is one of 5 short lines in a row without a full stop"
    stopped = _Reasons(PageFeatures([*STORY, *bare[:2], "Old quay.", *bare[3:]]))
    assert "without a full stop" not in stopped.of(len(STORY) + 2)
