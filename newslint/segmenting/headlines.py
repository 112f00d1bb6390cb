"""Which line of a page's top is the headline of its story, and where the story ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.lines import (
    BULLET,
    FULL_STOP,
    SHORTCODE,
    Line,
    could_head,
    is_byline,
    is_date_line,
    is_prose,
)

_WORD = re.compile(r"[^\W\d_]{4,}")
#: so many lines of a page's top are looked at for a headline
TOP = 60


def headline_of(lines: Sequence[Line]) -> int:
    """The index of the headline of the one story on a page.

    Of the lines over the first running text it is the one whose words come again in the text, the nearer the better;
    0 if none does.
    """
    begins = text_begins(lines)
    head = lines[: min(begins, TOP)]
    if not head:
        return 0
    told = {word[:6] for line in lines[begins : begins + 40] for word in _WORD.findall(line.text.lower())}
    best, best_score = 0, 0.0
    for at, line in enumerate(head):
        words = {word[:6] for word in _WORD.findall(line.text.lower())}
        if not could_head(line) or line.words < 3 or not words:
            continue
        shared = len(words & told)
        # a headline says several things, and all of them come again
        score = shared * shared / len(words) + 0.2 * at / len(head)
        if shared >= 2 and score > best_score:
            best, best_score = at, score
    return best if best_score else _first_line_that_heads(head)


def _first_line_that_heads(head: Sequence[Line]) -> int:
    return next((at for at, line in enumerate(head) if could_head(line) and line.words >= 4), 0)


def text_begins(lines: Sequence[Line]) -> int:
    """The index of the first line of running text that more of it follows within a few lines."""
    prose = [at for at, line in enumerate(lines) if is_prose(line)]
    for at, following in zip(prose, [*prose[1:], None]):
        if lines[at].words >= 18 and (following is None or following - at <= 4):
            return at
    return prose[0] if prose else len(lines)


def text_ends(lines: Sequence[Line], start: int) -> int:
    """One past the last line of the story that starts at `start`: furniture after the last running text is cut off.

    What follows the last paragraph is given to the story only if it is a line or two that belong under a text.
    """
    prose = [at for at in range(start, len(lines)) if is_prose(lines[at]) and lines[at].words >= 12]
    if not prose:
        return len(lines)
    end = prose[-1] + 1
    while end < len(lines) and lines[end].words >= 5 and FULL_STOP.search(lines[end].text):
        end += 1
    while end < len(lines) and (BULLET.match(lines[end].text) or SHORTCODE.match(lines[end].text)):
        end += 1
    if end < len(lines) and (is_byline(lines[end].text) or is_date_line(lines[end].text)):
        end += 1
    return end
