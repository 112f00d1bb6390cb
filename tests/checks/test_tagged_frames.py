"""A sentence that lacks a run of a frame isn't tagged; one that may hold the frame is."""

from __future__ import annotations

import pytest

from newslint.checks.cpy.tagged_frames import _may_stand

#: a frame of each kind: a class of words, a tag alone, two runs with a gap between, short forms
BASE = "is|was expected|due/VBN|JJ ! @base/v*|V* ~/NN*"
TAG = "hopes|plans/VBZ ! /VB /DT"
RUNS = "was|were/VBD /RB? taller|older/JJR ! those/DT"


@pytest.mark.parametrize(
    ("frame", "sentence", "may"),
    [
        (BASE, "the bridge is expected reopen in may.", True),
        (BASE, "the bridge is expected to reopen in may.", False),
        (BASE, "it is due. the bridge was expected remain.", True),
        (TAG, "the club hopes sell the ground.", True),
        (TAG, "the club hopes to sell the ground.", False),
        (TAG, "the club hopes u.s. buyers come.", True),
        (RUNS, "the trees weren’t taller those days.", True),
        (RUNS, "those trees were green.", False),
        (RUNS, "the trees felled there were older. those remain.", False),
    ],
)
def test_every_run_of_a_frame_is_asked_for(frame: str, sentence: str, may: bool) -> None:
    """Before a sentence is tagged."""
    assert _may_stand(frame, sentence) is may
