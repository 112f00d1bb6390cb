"""Letters to the editor: each under a headline, opened with the same words as the others, and signed.

The bus that never turns round

Sir, — Your correspondent asks why the number 42 always says "Lowick" …
Ann Soames
Colne
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from newslint.segmenting.lines import Line, could_head, is_prose
from newslint.segmenting.posts import Post

#: so many letters make a page of them, so many of them must be headed and signed, and a short one has so many words
FEWEST, STEADY, SHORT = 3, 0.7, 8
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
    repeated = {text for text, count in Counter(line.text for line in lines).items() if count >= FEWEST}
    heads = [(at, _headline_over(lines, at, repeated)) for at, opening in opened if opening == common[0][0]]
    told = [(at, head) for at, head in heads if head is not None]
    ends = [*(head for _, head in told[1:]), _end(lines, told[-1][0])] if told else []
    signed = sum(end - at > 1 and not is_prose(lines[end - 1]) for (at, _), end in zip(told, ends))
    asking = sum(lines[head].text.endswith(("?", "？", "؟")) for _, head in told)
    if len(told) < max(FEWEST, STEADY * common[0][1]) or signed < STEADY * len(told) or 2 * asking > len(told):
        return []
    return [Post(head, end, head, None) for (_, head), end in zip(told, ends)]


def _headline_over(lines: Sequence[Line], at: int, repeated: Collection[str]) -> int | None:
    """The headline right over a letter, or over what stands over each of them: an offer to share."""
    above = at - 1
    while above > 0 and lines[above].text in repeated:
        above -= 1
    return above if above >= 0 and _heads(lines[above]) else None


def _opening(line: Line) -> re.Match[str] | None:
    return _SALUTATION.match(line.text)


def _is_text(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is text, or stands by itself right over it; a short letter may end with "Yours, etc,"."""
    if lines[at].words >= SHORT:
        return True
    return is_prose(lines[at]) or (at + 1 < len(lines) and lines[at].text[-1] in ",!—–" and is_prose(lines[at + 1]))


def _heads(line: Line) -> bool:
    return could_head(line) and not is_prose(line)


def _end(lines: Sequence[Line], at: int) -> int:
    """One past the last line of the last letter: its signature stands over a gap."""
    below = range(at + 2, len(lines))
    end = next((n for n in below if lines[n].gap and not is_prose(lines[n - 1])), len(lines))
    # what the page asks of its readers may stand right under it: nobody signs that
    closing = end
    while closing - 1 > at and is_prose(lines[closing - 1]) and not lines[closing - 1].gap:
        closing -= 1
    return closing if closing < end and not is_prose(lines[closing - 1]) else end
