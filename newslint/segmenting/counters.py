"""Stories that are counted over their heads: "3 of 12 DOCUMENTS", however short the text under it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.credits import read_credit, read_field
from newslint.segmenting.lines import Line, could_head
from newslint.segmenting.recurrence import Start

#: "3 of 12 DOCUMENTS", "Document 3 of 12", "(3/12)": a whole line
_COUNTED = re.compile(
    r"[(\[]?(?:[^\W\d_]{3,12} )?(?:no\. ?)?(\d{1,5})(?: of | / |/| von | de | sur )(\d{1,5})(?: [^\W\d_]{3,12})?[)\]]?",
    re.IGNORECASE,
)
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


def _counters(lines: Sequence[Line]) -> list[int]:
    """The lines that count, if the page begins with the first and each counts one more out of the same number."""
    if not lines or not _COUNTED.fullmatch(lines[0].text):
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
    if not any(credit and credit.stamp for credit in credits):
        return None
    said = [bool(credit) or read_field(text) is not None for credit, text in zip(credits, texts)]
    for at in range(len(texts) - 1, 0, -1):
        is_over = said[at] and not said[at - 1]
        if is_over and seen[texts[at - 1].casefold()] == 1 and could_head(lines[start + at - 1]):
            return start + at - 1
    return None
