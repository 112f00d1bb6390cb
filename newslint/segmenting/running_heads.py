"""Printed pages that were copied one under the other: the number of each and the line at its head stand in the text.

They are taken out before anything else is asked, for a paragraph may go on behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from newslint.segmenting.lines import Line

#: "6", "- 6 -", "Page 6", "Seite 6 von 9", "6 / 9"
_NUMBER = re.compile(r"[-–— ]{0,20}(?:[^\W\d_]{1,8}\.? )?(\d{1,4})(?:(?: of | von | de | / ?|/)\d{1,4})?[-–— ]{0,20}")
#: what a browser prints under a page: its address, and its number or the day at the other end of the line
_PRINTED = re.compile(
    r"(?:https?://|www\.)\S{4,300}\s{2,99}(?:[^\W\d_]{1,8}\.? )?(\d{1,3})(?: of | von | de |/)\d{1,3}"
)
_DIGITS = re.compile(r"\d+")
#: a line at the head of a page is no sentence and no longer than this
LONGEST = 90


def _numbered(text: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(text) or (_PRINTED.fullmatch(text) if "://" in text[:8] or text[:4] == "www." else None)


def running_heads(lines: Sequence[Line]) -> set[int]:
    """The lines that are the numbers of printed pages, and what recurs at the head or the foot of these.

    Numbers count up from page to page; beside two of them or more the same line stands, whose first time on the page is
    left standing: that says what it is.
    """
    numbers = [(at, int(found[1])) for at, line in enumerate(lines) if (found := _numbered(line.text))]
    if len(numbers) < 2 or any(later <= earlier for (_, earlier), (_, later) in pairwise(numbers)):
        return set()
    templates = [_DIGITS.sub("#", line.text.casefold()) if len(line.text) <= LONGEST else "" for line in lines]
    seen = Counter(template for template in templates if template)
    places = {at for at, _ in numbers}
    recur = {
        templates[beside]
        for at in places
        for beside in (at - 1, at + 1)
        if 0 <= beside < len(lines) and beside not in places and seen[templates[beside]] >= 2
    }
    heads = [at for at, template in enumerate(templates) if template in recur]
    return places | set(heads[1:]) if heads else set()
