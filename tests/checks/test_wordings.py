"""Messages that are English whatever they are filled with."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from newslint.model import Document
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings


@functools.cache
def _checker() -> Checker:
    return Checker(load_rules(Settings(select=("CPY204", "FCT111"), root=str(Path(__file__).parent))))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('She called it “odd”, “new” and "big.', "1 straight quotation mark in a story"),
        ("A one-mile (3-kilometer) walk.", "one mile is 1.6 kilometres, and 3 kilometers is 1.9 miles"),
        ("A 60-foot (60-meter) mast.", "60 feet is 18.3 metres, and 60 meters is 197 feet"),
    ],
)
def test_a_message_agrees_with_its_figures(text: str, told: str) -> None:
    """One mark is a mark, and a measure is written as it stands before a verb."""
    assert [told in finding.message for finding in _checker()(Document("a.txt", text)).findings] == [True]
