"""Slips in pieces of many outlets' manner, marked before the rules were read: the level that was reached is held."""

import re
from collections import Counter
from pathlib import Path

import pytest

from newslint.model import Document, Finding
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

#: slips told of the 73 marked (the first run told 15), pieces without a slip that are flagged of 25
TOLD, FLAGGED = 36, 0

_MARK = re.compile(r"⟦(?P<kind>[a-z-]+)\|(?P<slip>[^⟧]*)⟧")
#: characters around a slip in which a finding points at it: a word before or behind
_NEAR = 14
_HEAD = "Notes from Lowick county\n\n"


def _pieces(sign: str) -> list[str]:
    lines = (Path(__file__).parent / "desk_pages.txt").read_text(encoding="utf-8").splitlines()
    return [_HEAD + line[2:].replace(" / ", "\n\n") for line in lines if line.startswith(f"{sign} ")]


def _unmarked(piece: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The piece as it is read, and the kind and place of each slip."""
    slips, text, at = [], "", 0
    for mark in _MARK.finditer(piece):
        text += piece[at : mark.start()]
        slips.append((mark["kind"], len(text), len(text) + len(mark["slip"])))
        text, at = text + mark["slip"], mark.end()
    return text + piece[at:], slips


@pytest.fixture(scope="module")
def checker() -> Checker:
    """All rules about copy."""
    return Checker([rule for rule in load_rules(Settings()) if rule.code.startswith("CPY")])


def _findings(checker: Checker, text: str) -> tuple[Finding, ...]:
    return checker.check(Document(path="piece.txt", text=text))


def told(checker: Checker) -> tuple[Counter[str], Counter[str]]:
    """The slips that a finding points at, or one of its places, and all, by kind."""
    found: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for piece in _pieces("!"):
        text, slips = _unmarked(piece)
        spans = [f.span for f in _findings(checker, text)]
        for kind, start, end in slips:
            marked[kind] += 1
            found[kind] += any(s.start < end + _NEAR and s.end > start - _NEAR for s in spans)
    return found, marked


def test_slips_are_told(checker: Checker) -> None:
    """So many of the slips are pointed at."""
    found, _ = told(checker)
    assert found.total() >= TOLD


def test_what_is_right_stays_silent(checker: Checker) -> None:
    """So many of the pieces without a slip are flagged."""
    flagged = [piece for piece in _pieces("=") if _findings(checker, piece)]
    assert len(flagged) <= FLAGGED
