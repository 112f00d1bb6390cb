"""What befell those whom a figure counts, in a headline as in its story: dead, hurt, held, dismissed, safe, missing."""

from __future__ import annotations

import re

from newslint.extract.figures import PEOPLE, Figure

_FATE = {
    "dead": re.compile(r"\b(?:dead|deaths?|died|dies?|kill(?:ed|s|ing)?|bodies|perish\w*|drown\w*|claims? \w+ lives"
        r"|lives|fatalities|murder\w*|toll)\b", re.IGNORECASE),
    "hurt": re.compile(r"\b(?:injur\w+|wound\w*|hurt|hospitali[sz]ed|taken to (?:\w+ )?hospital)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:arrest\w*|detain\w*|held|jail\w*|charged|in custody)\b", re.IGNORECASE),
    "jobs": re.compile(
        r"\b(?:jobs?|job (?:cuts|losses)|redundan\w+|laid off|lay-?offs?|(?:cut|shed|axe|lose|clos|eliminat)\w*"
        r"[^.;]{0,30}? (?:posts|positions|roles))\b",
        re.IGNORECASE,
    ),
    "safe": re.compile(r"\b(?:rescued|pulled to safety|saved|winched|brought ashore|picked up)\b", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|unaccounted|kidnap\w*|abduct\w*)\b", re.IGNORECASE),
}  # fmt: skip
_POSTS = re.compile(r"\b(?:jobs|posts|positions|roles|staff)\b")
#: nouns for those who do something: walkers, drivers, sailors, motorists
_AGENTS = re.compile(r"\b[a-z]{2,}(?:ers|ors|ists|ians|men|women)\Z")
_AGED = re.compile(r"\b(?:aged|age of|aged between(?: \d+ and)?) (?:about )?$")


def fate_of(text: str, figure: Figure, low: int, high: int) -> str | None:
    """What befell those whom a figure counts: the word that stands nearest to it."""
    near = [
        (min(abs(found.start() - figure.end), abs(figure.start - found.end())), name)
        for name, pattern in _FATE.items()
        for found in pattern.finditer(text, low, high)
    ]
    return min(near)[1] if near and min(near)[0] <= 45 else None


def counts_people(figure: Figure) -> bool:
    """Whether a headline's count is one of people, or of the jobs that they lose."""
    return not figure.of or PEOPLE.search(figure.of) is not None or _POSTS.search(figure.of) is not None


def may_be_people(text: str, figure: Figure) -> bool:
    """Whether a count can be one of people: no age, no distance, and no count of things that have their noun."""
    aged = _AGED.search(text, max(0, figure.start - 14), figure.start)
    return aged is None and (counts_people(figure) or _AGENTS.search(figure.of) is not None)


def clause_around(text: str, figure: Figure) -> tuple[int, int]:
    """Where a clause's length ends around a figure, not over a full stop."""
    low = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start), figure.start - 60) + 1
    ends = [at for at in (text.find(". ", figure.end), text.find("\n", figure.end)) if at >= 0]
    return max(low, 0), min([*ends, figure.end + 60])
