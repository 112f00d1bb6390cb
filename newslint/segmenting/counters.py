"""Stories that are counted: over their heads ("3 of 12 DOCUMENTS"), or in their headlines ("(3) Ferry runs aground").

However short the text under it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.boundaries import HARDLY_NEW, newness
from newslint.segmenting.credits import read_credit, read_field
from newslint.segmenting.dates import date_of
from newslint.segmenting.headers import Start
from newslint.segmenting.lines import RULE_LINE, Line, could_head, is_prose

#: "3 of 12 DOCUMENTS", "Document 3 of 12", "(3/12)": a whole line
_COUNTED = re.compile(
    r"[(\[]?(?:[^\W\d_]{3,12} )?(?:no\. ?)?(\d{1,5})(?: of | / |/| von | de | sur )(\d{1,5})(?: [^\W\d_]{3,12})?[)\]]?",
    re.IGNORECASE,
)
#: "(3) Ferry runs aground": an item of a bulletin; and so many of them make one
_ITEM, _FEWEST = re.compile(r"\((\d{1,2})\) +(?=\S)"), 3
#: so many lines stand under each counter at least: a headline, a field, a text
_LEAST = 3


def counted_starts(lines: Sequence[Line]) -> list[Start]:
    """Where the stories of a page start that counts them; nothing if a number is missing or a headline isn't found."""
    where = _counters(lines)
    ends = [*where[1:], len(lines)]
    if len(where) < 2 or any(end - at <= _LEAST for at, end in zip(where, ends)):
        return []
    seen = Counter(line.text.casefold() for line in lines)
    titles = [_title(lines, at + 1, end, seen) for at, end in zip(where, ends)]
    return [Start(at, at, title) for at, title in zip(where, titles) if title is not None] if all(titles) else []


def item_starts(lines: Sequence[Line]) -> list[Start]:
    """Where the items of a bulletin start, whose headlines are numbered in brackets from the first on.

    Each stands under a gap and over running text, none of which is above the first, and each is about something else:
    the numbered parts of one text are not.
    """
    found = [(at, match) for at, line in enumerate(lines) if (match := _ITEM.match(line.text))]
    where = [at for at, _ in found]
    if len(found) < _FEWEST or [int(match[1]) for _, match in found] != list(range(1, len(found) + 1)):
        return []
    if any(map(is_prose, lines[: where[0]])) or not all(_heads_item(lines, at) for at in where):
        return []
    breaks = sorted(newness(lines, where))
    return [Start(at, at, at) for at in where] if breaks[len(breaks) // 2] > HARDLY_NEW else []


def _heads_item(lines: Sequence[Line], at: int) -> bool:
    """Whether a line may head an item: no prose, a gap above it if it isn't the first, and prose right under it."""
    line = lines[at]
    below = lines[at + 1] if at + 1 < len(lines) else None
    return could_head(line) and not is_prose(line) and line.gap > 0 and below is not None and is_prose(below)


def _counters(lines: Sequence[Line]) -> list[int]:
    """The lines that count, if the page begins with the first and each counts one more out of the same number."""
    top = next((line for line in lines if not RULE_LINE.match(line.text)), None)
    if top is None or not _COUNTED.fullmatch(top.text):
        return []
    found = [(at, match) for at, line in enumerate(lines) if (match := _COUNTED.fullmatch(line.text))]
    if len({match[2] for _, match in found}) != 1:
        return []
    numbers = [int(match[1]) for _, match in found]
    first = numbers[0]
    is_counting = numbers == list(range(first, first + len(numbers))) and numbers[-1] <= int(found[0][1][2])
    return [at for at, _ in found] if is_counting else []


def _title(lines: Sequence[Line], start: int, end: int, seen: Counter[str]) -> int | None:
    """The headline under a counter: the last line over a field or a credit that is neither, and stands nowhere else.

    None if no line of the story is its day: pages of one text and pictures of a gallery are counted, too.
    """
    texts = [line.text for line in lines[start:end]]
    credits = [read_credit(text) for text in texts]
    fields = [read_field(text) for text in texts]
    is_dated = any(credit and credit.stamp for credit in credits)
    if not is_dated and not any(field and date_of(field[1]) for field in fields):
        return None
    said = [bool(credit or field) for credit, field in zip(credits, fields)]
    for at in range(len(texts) - 1, 0, -1):
        is_over = said[at] and not said[at - 1]
        if is_over and seen[texts[at - 1].casefold()] == 1 and could_head(lines[start + at - 1]):
            return start + at - 1
    return None
