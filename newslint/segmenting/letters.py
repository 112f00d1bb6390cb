"""Letters to the editor: each under a headline, opened with the same words as the others, and signed.

The bus that never turns round

Sir, — Your correspondent asks why the number 42 always says "Lowick" …
Ann Soames
Colne
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.lines import Line, could_head, is_prose
from newslint.segmenting.posts import Post

#: so many letters make a page of them, and so many of them must be headed and signed
FEWEST, STEADY = 3, 0.7
#: "Sir, —", "Dear Editor,", "Sehr geehrte Redaktion,": a few words before the first comma or dash
_SALUTATION = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,3}(?:,| ?[—–!])(?=[\s—–-]|$)")


def find_letters(lines: Sequence[Line]) -> list[Post]:
    """The letters of a page, in order; nothing if its texts don't open with the same words, or aren't signed."""
    opened = [
        (at, found[0].casefold()) for at, found in enumerate(map(_opening, lines)) if found and _is_text(lines, at)
    ]
    common = Counter(opening for _, opening in opened).most_common(1)
    if not common or common[0][1] < FEWEST:
        return []
    texts = [at for at, opening in opened if opening == common[0][0] and at and _heads(lines[at - 1])]
    ends = [*(at - 1 for at in texts[1:]), _end(lines, texts[-1])] if texts else []
    signed = sum(end - at > 1 and not is_prose(lines[end - 1]) for at, end in zip(texts, ends))
    asking = sum(lines[at - 1].text.endswith(("?", "？", "؟")) for at in texts)
    if len(texts) < max(FEWEST, STEADY * common[0][1]) or signed < STEADY * len(texts) or 2 * asking > len(texts):
        return []
    return [Post(at - 1, end, at - 1, None) for at, end in zip(texts, ends)]


def _opening(line: Line) -> re.Match[str] | None:
    return _SALUTATION.match(line.text)


def _is_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is text, or stands by itself right over it."""
    return is_prose(lines[at]) or (at + 1 < len(lines) and lines[at].text[-1] in ",!—–" and is_prose(lines[at + 1]))


def _heads(line: Line) -> bool:
    return could_head(line) and not is_prose(line)


def _end(lines: Sequence[Line], at: int) -> int:
    """One past the last line of the last letter: its signature stands over a gap."""
    below = range(at + 2, len(lines))
    return next((n for n in below if lines[n].gap and not is_prose(lines[n - 1])), len(lines))
