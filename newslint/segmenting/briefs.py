"""Briefs: a page whose every paragraph begins with its own headline, run into the text.

IN COURT: A man of 40 was fined …
Unfall – Ein Radfahrer ist am Mittwoch …
LIBRARY OPENS ON SUNDAYS. The central library will …

Under a headline in capitals more than one paragraph may stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from newslint.segmenting.cohesion import Words
from newslint.segmenting.lines import FULL_STOP, Line, is_prose

#: so many paragraphs make a page of briefs, and nearly all must have a headline
FEWEST, STEADY = 3, 0.9
#: a headline run in is at most so long, and an unmarked one (small letters, a colon) at most so many words
LONGEST, WORDS = 90, 4
#: so many lines of text may stand over them, each of so many words: what else a page tells its readers
NOTES, NOTE = 2, 14
#: a paragraph under a headline of a single word has so many words
LONG = 25
#: the text after a headline has at least so many words
TEXT = 8
#: how new the text of a brief must be on an average (`cohesion`): as much as where other weak marks part stories
LEAST_NEW = -0.25
_CAPITALS = re.compile(r"((?:[^\W\da-z_][^a-zß-öø-ÿа-яё]*?)[^\W_])\s*(?:[.:–—|]|\s-)\s+(?=[\w“„«\"¿¡(])")
_LABEL = re.compile(r"([^\W\d_][^.:!?–—]{1,60}?)\s?(?::|\s[–—-])\s+(?=[^\W\d_a-z“„«]|[“„«])")


class Brief(Struct, frozen=True):
    """A paragraph with its headline: which line it is, and where in its text the headline ends."""

    at: int
    headline: str


def find_briefs(lines: Sequence[Line]) -> list[Brief]:
    """The briefs of a page, in order; nothing if its paragraphs don't begin so, or if they are who speaks in turn."""
    texts = [at for at, line in enumerate(lines) if is_prose(line)]
    if len(texts) < FEWEST:
        return []
    between = texts[-1] + 1 - texts[0] - len(texts)
    if between > max(1, len(texts) // FEWEST) or len(lines) - len(texts) - between > len(texts):
        return []
    for reads in (_capitals, _label):
        found = [(at, headline) for at in texts if (headline := reads(lines[at].text))]
        names = {headline for _, headline in found}
        if len(found) >= STEADY * len(texts) and len(found) >= FEWEST and len(names) == len(found):
            return [Brief(at, headline) for at, headline in found]
    return []


def find_long_briefs(lines: Sequence[Line]) -> list[Brief]:
    """Briefs of several paragraphs each, the first of which begin with their headlines in capitals.

    The page's first text is one, nothing heads them but their own capitals, and each is about something else.
    """
    found = [(at, headline) for at, line in enumerate(lines) if (headline := _headline(line.text))]
    where = [at for at, _ in found]
    if len(found) < FEWEST or len({headline for _, headline in found}) < len(found):
        return []
    over = [line for line in lines[: where[0]] if is_prose(line)]
    if len(over) > NOTES or any(line.words > NOTE for line in over):
        return []
    # who wrote the one above may stand at its end
    if not all(lines[at - 1].words > NOTE or FULL_STOP.search(lines[at - 1].text) for at in where[1:]):
        return []
    words = Words(lines)
    new = [words.newness(above, at, end) for (above, at), end in zip(pairwise(where), [*where[2:], len(lines)])]
    return [Brief(at, headline) for at, headline in found] if sum(new) > LEAST_NEW * len(new) else []


def _headline(text: str) -> str | None:
    """The capitals that a paragraph begins with, if they are more than a place or a label, or the paragraph is long."""
    headline = _capitals(text)
    if headline is None or "(" in headline:
        return None
    return headline if " " in headline or text.count(" ") >= LONG else None


def _capitals(text: str) -> str | None:
    """The capitals that a paragraph begins with: a label, or a whole headline."""
    found = _CAPITALS.match(text)
    if found is None or len(found[1]) > LONGEST or not found[1].isupper() or len(found[1]) < 3:
        return None
    return found[1] if _is_text(text[found.end() :]) else None


def _label(text: str) -> str | None:
    """A word or a few that a paragraph begins with, and a colon or a dash."""
    found = _LABEL.match(text)
    if found is None or found[1].count(" ") >= WORDS or not found[1][0].isupper():
        return None
    return found[1] if _is_text(text[found.end() :]) else None


def _is_text(rest: str) -> bool:
    return rest.count(" ") + 1 >= TEXT
