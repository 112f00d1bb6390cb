"""Sentences with a slip of grammar, and others like them without, written before the rules that go by tags."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from newslint.model import Document
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

KINDS = yaml.safe_load(Path(__file__).with_name("syntax.yaml").read_text(encoding="utf-8"))
#: of ten slips of each kind so many are told
REACHED = {
    "agreement": 9, "verb form": 10, "missing word": 8, "comma": 10, "number": 7, "wrong word": 10, "comparative": 9,
    "doubled or extra": 7,
}  # fmt: skip
#: right sentences of which something is told: words that stand twice on purpose
FALSE = {"doubled or extra": 3}
BEFORE, BEHIND = "Rain in the valley\n\nIt rained in the valley on Monday. ", " Nobody was hurt in the town.\n"


@pytest.fixture(scope="module")
def checker() -> Checker:
    """All rules of copy."""
    return Checker(load_rules(Settings(select=("CPY",))))


def _told(checker: Checker, sentence: str) -> list[tuple[int, int]]:
    """Where in the sentence something is told."""
    first = len(BEFORE) - BEFORE.rindex("\n") - 1
    findings = checker.check(Document("story.txt", BEFORE + sentence + BEHIND))
    places = [finding.place for finding in findings if finding.place.line == BEFORE.count("\n") + 1]
    return [(place.column - 1 - first, place.end_column - 1 - first) for place in places]


@pytest.mark.parametrize("kind", KINDS)
def test_slips_are_told(kind: str, checker: Checker) -> None:
    """At least as many as were reached, each at its words."""
    told = 0
    for marked in KINDS[kind]["wrong"]:
        start, end = marked.index("⟦"), marked.index("⟧") - 1
        places = _told(checker, marked.replace("⟦", "").replace("⟧", ""))
        told += any(first <= end and last >= start for first, last in places)
    assert told >= REACHED[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_right_sentences_stay_silent(kind: str, checker: Checker) -> None:
    """What looks like a slip and is none."""
    told = [sentence for sentence in KINDS[kind]["right"] if _told(checker, sentence)]
    assert len(told) <= FALSE.get(kind, 0)
