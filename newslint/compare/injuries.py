"""What of somebody was hurt: a broken ankle, burns to her hands, shot in the leg."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.frames import Detail
from newslint.model import Span

#: parts of the body by region, the whole of it first: a wrist is of the arm, and no elbow
_REGIONS = (
    ("arm", "hand", "wrist", "elbow", "shoulder", "finger", "thumb", "forearm"),
    ("leg", "foot", "ankle", "knee", "hip", "thigh", "shin", "toe", "calf", "heel", "femur"),
    ("head", "skull", "jaw", "nose", "face", "eye", "ear", "cheekbone", "tooth"),
    ("body", "rib", "chest", "collarbone", "back", "spine", "pelvis", "neck", "stomach", "abdomen", "lung"),
)
_IRREGULAR = {"feet": "foot", "teeth": "tooth", "calves": "calf"}
_PART = "|".join([*(f"{part}s?" for parts in _REGIONS for part in parts), *_IRREGULAR])
_HURT = (
    r"br(?:oke|oken|eak\w*)|fractur\w+|shatter\w+|sprain\w+|dislocat\w+|injur\w+|burn(?:ed|t|s)?|wound\w*|hurt|bruis\w+"
    r"|smash\w+|crush\w+|sever\w+|lost|operat\w+ on|surgery (?:on|to)|shot in|stabbed in|bitten (?:on|in)|hit in"
)
_DETERMINER = r"(?:both|one|two|several|an?|his|her|their|its|the|of|left|right|lower|upper|bones in)"
_INJURY = re.compile(
    rf"\b(?:{_HURT})\b(?: (?:to|on|in))?(?: {_DETERMINER})* (?P<part>{_PART})\b(?! foot\b)"
    rf"|\b(?P<part2>{_PART})(?: (?:bone|injury|injuries)| (?:was|were) broken| (?:that )?s?he (?:broke|had broken))\b"
)


def injuries(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """The parts of the body that a sentence has hurt, as places in the order of regions."""
    for found in _INJURY.finditer(text, span.start, span.end):
        group = "part" if found["part"] else "part2"
        low, high = _place(found[group])
        yield Detail("injury", "", found[group], Span(*found.span(group)), frozenset(), whole, low, high)


def _place(written: str) -> tuple[float, float]:
    """Where a part is: the least and the most that it may be; a whole limb may be any of its parts."""
    part = _IRREGULAR.get(written, written.removesuffix("s"))
    for number, parts in enumerate(_REGIONS, 1):
        if part in parts:
            at = parts.index(part)
            return (number * 100.0, number * 100.0 + len(parts)) if at == 0 else (number * 100.0 + at,) * 2
    return 0.0, 0.0
