"""Sentences with one slip each and near misses of them, sorted by what tells the slip: written before the checks."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from newslint.model import Document
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

FILE = Path(__file__).parent / "desk_mechanisms.txt"
_MARK = re.compile("⟦(.*?)⟧")
HEAD = "A headline\n\n"
#: slips told of each kind; 53 of 231 before the checks were built (30 November 2026)
REACHED: dict[str, int] = {
    "comparative": 11,
    "attributed": 8,
    "parallel": 11,
    "fragment": 5,
    "splice": 7,
    "count": 3,
    "pronoun": 13,
    "name": 6,
    "abbreviation": 11,
    "number-of": 15,
    "comma-pair": 3,
    "noun-number": 9,
    "saying": 8,
    "dangling": 8,
    "clock": 4,
    "apostrophe-out": 5,
    "said-twice": 13,
    "negation": 9,
    "perfect": 5,
    "verb-form": 6,
    "missing": 8,
}


@pytest.fixture(scope="module")
def told() -> tuple[Counter[str], list[str]]:
    """How many slips of each kind are told, and the near misses that aren't left alone."""
    checker = Checker(load_rules(Settings(select=("CPY",))))
    found: Counter[str] = Counter()
    beside: list[str] = []
    for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
        kind, _, source = line.partition(" | ")
        source = source.replace("\\n", "\n\n")
        text = HEAD + _MARK.sub(r"\1", source) + "\n"
        places = {
            (
                len(HEAD) + len(_MARK.sub(r"\1", source[: mark.start()])),
                len(HEAD) + len(_MARK.sub(r"\1", source[: mark.end()])),
            )
            for mark in _MARK.finditer(source)
        }
        findings = checker.check(Document("desk.txt", text))
        if not places:
            beside += [f"{kind} {finding.code} {finding.message}" for finding in findings]
        lines = [0]
        for row in text.split("\n"):
            lines.append(lines[-1] + len(row) + 1)
        near = [
            (lines[at.line - 1] + at.column - 1, lines[at.end_line - 1] + at.end_column - 1)
            for finding in findings
            for at in (finding.place, *(related.place for related in finding.related))
        ]
        found[kind] += sum(any(s <= end and e >= start for s, e in near) for start, end in places)
    return found, beside


@pytest.mark.parametrize("kind", REACHED)
def test_slips_are_told(kind: str, told: tuple[Counter[str], list[str]]) -> None:
    """At least as many slips of a kind as were reached."""
    assert told[0][kind] >= REACHED[kind]


def test_near_misses_stay_silent(told: tuple[Counter[str], list[str]]) -> None:
    """Sentences that look like those with a slip, and have none."""
    assert told[1] == []
