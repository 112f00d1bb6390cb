"""Tickers: the time of day and a headline in one line over each of a page's short stories, the latest first or last.

16:48 Mill bought by its village
Two hundred people now own the mill …
15:30 Heifer walked into the chapel
A heifer walked into the chapel during choir practice …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newslint.segmenting.briefs import LEAST_NEW
from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import read_credit
from newslint.segmenting.headlines import text_ends
from newslint.segmenting.lines import Line, could_head, is_prose
from newslint.segmenting.persons import is_person
from newslint.segmenting.posts import Post, run_one_way

#: so many entries make a ticker
FEWEST = 3
#: of no more words, its time among them, a line is rather what a schedule names
_WORDS = 4
_TIMED = re.compile(r"[\[(]?([01]?\d|2[0-3])[:.h]([0-5]\d)[\])]?(?: ?[-–—|:])? +(?=[^\W\d_]|[\"'“«„¿¡(\d])")
_BRACKETED = re.compile(r"[(\[（/][^()\[\]（）/]{1,40}[)\]）/]\.?")


def find_tickers(lines: Sequence[Line]) -> list[Post]:
    """The stories of a ticker, in order; nothing if the times don't run one way, or if they are parts of one story.

    Of live coverage one headline is signed for all entries, and all entries speak of the same.
    """
    found = [(at, one) for at, line in enumerate(lines) if not is_prose(line) and (one := _TIMED.match(line.text))]
    found = [(at, one) for at, one in found if could_head(lines[at]) and lines[at].words > _WORDS]
    if len(found) < FEWEST:
        return []
    where = [at for at, _ in found]
    times = [(int(one[1]), int(one[2])) for _, one in found]
    spans = list(pairwise([*where, len(lines)]))
    if not run_one_way(times) or not all(any(map(is_prose, lines[start + 1 : end])) for start, end in spans):
        return []
    if any(map(_signs, lines[: where[0]])) or any(map(is_prose, lines[: where[0]])):
        return []
    from statistics import median

    words = Words(lines)
    new = [words.newness(above, at, end) for (above, at), end in zip(pairwise(where), [*where[2:], len(lines)])]
    if median(new) <= LEAST_NEW:
        return []
    ends = [*where[1:], _end(lines, where[-1])]
    return [Post(at, end, at, None) for at, end in zip(where, ends)]


def _signs(line: Line) -> bool:
    """Whether a line over all entries says who wrote them."""
    credit = read_credit(line.text)
    return is_person(line.text) or (credit is not None and "by" in credit.kinds)


def _end(lines: Sequence[Line], at: int) -> int:
    """One past the last line of the last entry: its source may stand under its text."""
    end = text_ends(lines, at)
    is_source = end < len(lines) and (_BRACKETED.fullmatch(lines[end].text) or is_person(lines[end].text))
    return end + 1 if is_source else end
