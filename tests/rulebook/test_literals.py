"""What a pattern needs is true: no text that it matches lacks all of it."""

from pathlib import Path

import pytest
import re2

from newslint.checks.patterns import Options, with_flag
from newslint.rulebook import load_rules
from newslint.rulebook.literals import find_literals, folds
from newslint.rulebook.matcher import shadow
from newslint.settings import Settings


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"share this", ("share this",)),
        (r"(?i)^Share\b.{0,20}\bstory$", ("share",)),
        (r"(?:read|watch) more", ("read more", "watch more")),
        (r" an [bc][ae][a-z]+", (" an ba", " an be", " an ca", " an ce")),
        (r"\bHe|She? (?:\w+ )?said\b", ("He", "said")),
        (r"(?:cat|mouse)", ("cat", "mouse")),
        (r"x?y*(?:abc)+", ("abc",)),
        (r"xy(?:abc)?", ("xy",)),
        (r" [–—]\w", (" –", " —")),
        (r"[|»]\s*", ("|", "»")),
        (r"\{\{.*\}\}", ("{{",)),
    ],
)
def test_the_longest_string_that_must_stand_there(pattern: str, wanted: tuple[str, ...]) -> None:
    """Of the parts that must match the one that is rarest, by its length."""
    assert find_literals(pattern) == wanted


@pytest.mark.parametrize(
    "pattern", [r"\w+", r"a*", r"(?:abc|\d)", r"\pLabc", r"[[:alpha:]]b", r"\Qa.b\E", r"[a-z]é", r" \d", r"("]
)
def test_nothing_is_said_where_it_can_not_be_told(pattern: str) -> None:
    """Choices with an open one, what may be absent, letters beyond ASCII, and what Python reads otherwise than RE2."""
    assert find_literals(pattern) == ()


def test_no_rule_of_ours_matches_a_text_without_what_it_needs() -> None:
    """Every line of the examples and seeds, against every pattern as RE2 matches it."""
    rules = [rule for rule in load_rules(Settings(cache=False)) if isinstance(rule.options, Options)]
    seeds = Path(__file__).parent.parent.parent / "seeds"
    lines = {line for path in seeds.glob("*.txt") for line in path.read_bytes().decode("utf-8", "replace").split("\n")}
    lines |= {line for rule in rules for example in rule.examples for line in example.text.split("\n")}
    text = sorted(shadow(line) for line in lines)
    for rule in rules:
        assert isinstance(rule.options, Options)
        for pattern, needed in zip(with_flag(rule.options), rule.needs, strict=True):
            compiled = re2.compile(pattern)
            for line in text:
                if needed and compiled.search(line):
                    held = line.lower() if folds(pattern) else line
                    assert any(string in held for string in needed), (rule.code, line)
