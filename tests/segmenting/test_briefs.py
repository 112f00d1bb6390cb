"""Briefs of several paragraphs, whose headlines are run into the first."""

import pytest

from newslint.model import Document
from newslint.segmenting import segment

PAGE = """NEWS IN BRIEF

FERRY RUNS AGROUND. A ferry with forty passengers struck a sandbank off Lowick on Monday and waited for the tide.

Nobody was hurt, the harbour master said.

BAKERS SELL AT DAWN. Three bakeries may open their doors at four o'clock if their ovens make no noise.

The judge lives next door to one of them.

BRIDGE STAYS SHUT. The swing bridge over the Colne stays closed until autumn because of its bearings.

It was opened by a duke in 1911.
"""


def test_capitals_head_briefs_of_several_paragraphs() -> None:
    """Each brief goes on to the next headline."""
    stories = segment(Document("a.txt", PAGE)).stories
    assert [one.title for one in stories] == ["FERRY RUNS AGROUND", "BAKERS SELL AT DAWN", "BRIDGE STAYS SHUT"]


def test_subheads_run_into_one_story_do_not_part_it() -> None:
    """A text that begins without one is a story with labels."""
    text = PAGE.replace(
        "NEWS IN BRIEF", "The council of Lowick met on Monday evening and decided on three things at once."
    )
    assert len(segment(Document("a.txt", text)).stories) == 1


@pytest.mark.parametrize(("label", "count"), [("Roads and the bridges", 3), ("Roads and the old bridges", 1)])
def test_a_label_of_a_brief_is_four_words_at_most(label: str, count: int) -> None:
    """Whoever speaks in turn, or a sentence with a colon, has more of them before it."""
    text = "\n\n".join(
        (
            f"{label}: Work on the road by the harbour begins on Monday and is to last until the autumn.",
            "Schools: A teacher of music from Lowick has won the prize of the county for her choir of forty.",
            "Weather: Rain from the west reaches the coast by noon and leaves it again on Wednesday evening.",
        )
    )
    assert len(segment(Document("a.txt", text)).stories) == count
