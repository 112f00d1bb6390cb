"""The strings of frames of words open them wherever their patterns match."""

from __future__ import annotations

import random
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

from newslint.checks.cpy.word_frames import Options
from newslint.extract.late_pattern import LatePattern
from newslint.rulebook import load_rules
from newslint.settings import Settings

FRAMES = [
    frame
    for rule in load_rules(Settings())
    if rule.check == "word-frames" and isinstance(rule.options, Options)
    for frame in rule.options.frames
]
#: texts that are made of each pattern, and at most as long as none of them matches
MADE, MOST = 60, 4_000


def written(items: Any, choice: random.Random) -> str:  # noqa: ANN401  (the parser has no types)
    """A text that a pattern may match, with what it wants behind it."""
    return "".join(_one(op, value, choice) for op, value in items)


def _one(op: Any, value: Any, choice: random.Random) -> str:  # noqa: ANN401
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.NOT_LITERAL or (op is ops.IN and value[0][0] is ops.NEGATE):
        return "x"
    if op is ops.IN:
        kind, what = choice.choice(value)
        if kind is ops.LITERAL:
            return chr(what)
        return chr(choice.randint(*what)) if kind is ops.RANGE else choice.choice("7" if "DIGIT" in str(what) else "ax")
    if op is ops.BRANCH:
        return written(choice.choice(value[1]), choice)
    if op is ops.SUBPATTERN:
        return written(value[3], choice)
    if op in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        return "".join(written(value[2], choice) for _ in range(choice.randint(value[0], min(value[1], value[0] + 2))))
    return written(value[1], choice) if op is ops.ASSERT and value[0] > 0 else ""


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame[1][:40])
def test_every_match_holds_one_of_its_strings(frame: tuple[str, str, str]) -> None:
    """No text that a frame's pattern is made to match is without all of the strings that let it run."""
    needs, source, _ = frame
    choice = random.Random(1)
    pattern, tree = LatePattern(source), _parser.parse(source)
    before = ("", "", "he", "x.", "it was", "men, ", "one of ")
    behind = ("", " ", ".", " the", " in the", " last", " Smith", " to", " tenants,")
    matches: list[str] = []
    made = 0
    while made < MADE or (not matches and made < MOST):
        text = choice.choice(before) + written(tree, choice) + choice.choice(behind)
        # what a pattern wants before and behind a match may hold the string
        matches += [text.lower() for _ in pattern.finditer(text)]
        made += 1
    assert matches
    assert [match for match in matches if not any(need in match for need in needs.removeprefix("^").split("|"))] == []
