"""One scan of a story answers which patterns it may hold, and never says no to one that it does."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.extract import one_scan
from newslint.extract.one_scan import loosen, may_match, possible
from newslint.model import Document
from newslint.pipeline.checker import story_texts
from newslint.segmenting import segment

re2 = pytest.importorskip("re2")

PATTERNS = (
    r"(?<=\d )percent\b", r"(?<=\d)(?:%|(?<=\d) %)", r"\b(?P<thing>Mr|Mrs)\.(?= [A-Z])", r"(?<![\w.])U\.S\.(?!A)",
    r"(?<=[\w”])—(?=[\w“])", r"(?i)[a-z]{2,40}-\s+term", r"[^\d\s]\d{1,3}(?:,\d{3})*", r"É(?:tat)?s?$",
    r"\b(?P<n>(?i:an?|two|t[ae]n)) percents?\b",
)  # fmt: skip


@pytest.mark.parametrize("pattern", PATTERNS)
@given(text=st.text(alphabet=" 12%percntaoAMrs.UAS—“”wÉtatZz-\n", max_size=60))
def test_a_loosened_pattern_matches_wherever_its_own_does(pattern: str, text: str) -> None:
    """A gate may be open for nothing, and is never shut before a match."""
    if re.search(pattern, text):
        gate = loosen(pattern)
        assert gate is not None
        assert re2.search(gate, text)


@pytest.mark.parametrize("pattern", [r"(\w)\1", r"(?P<a>x)(?(a)y|z)", "("])
def test_what_cannot_be_said_has_no_gate(pattern: str) -> None:
    """Back references, conditions and broken patterns leave their gate open."""
    assert loosen(pattern) is None


def test_gates_shut_once_the_automaton_has_paid_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first stories find every gate open; later ones those that they hold."""
    monkeypatch.setattr(one_scan, "PATIENCE", 0)
    page = segment(Document(path="x", text="Notes\n\nPrices rose by 4 percent in Lowick, the county said on Monday."))
    whole = next(iter(story_texts(page)))
    assert possible(whole, (r"(?<=\d )percent\b", r"per cent")) == (True, False)


def test_a_scan_that_takes_another_pattern_in_forgets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns are asked for one by one, more than one scan holds, and of a story that was looked through before."""
    monkeypatch.setattr(one_scan, "PATIENCE", 0)
    page = segment(Document(path="x", text="Ferry\n\nThe ferry from Tarve to Sundmoor was cancelled on Friday."))
    whole = next(iter(story_texts(page)))
    there = [re.compile(rf"{word}\b") for word in ("erry", "from", "arve", "undmoor", "was", "celled", "on", "riday")]
    absent = [re.compile(rf"\bno{word}\b") for word in ("erry", "from", "arve", "undmoor", "was", "celled", "on")]
    for _ in range(2):
        assert all(may_match(whole, pattern) for pattern in there)
        assert not any(may_match(whole, pattern) for pattern in absent)
    assert may_match(whole, absent[0], re.compile("FERRY", re.IGNORECASE))
