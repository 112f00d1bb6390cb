"""Files that a crawler wrote: each of their records has a head of its own, and holds a page.

WARC/1.0                                       the standard's line (ISO 28500), and the fields of the record
WARC-Target-URI: http://www.lowick.example/ferry
Content-Length: 1187

Ferry runs aground                             the page, after the head of the answer that brought it if that was kept
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.lines import Line

#: the first line of a record's head, and of the head of what a server answered
_RECORD, _ANSWER = re.compile(r"WARC/\d\.\d"), re.compile(r"HTTP/\d(?:\.\d)? \d{3}\b.{0,40}")
_DIGITS = re.compile(r"\d+")
_FIELD = re.compile(r"[A-Za-z][\w-]{0,60}:(?:\s|$)")


def find_records(lines: Sequence[Line]) -> list[range]:
    """The lines of the page in each record of a crawler's file; nothing if it is no such file."""
    heads = [at for at, line in enumerate(lines) if _RECORD.fullmatch(line.text)]
    pages = [range(_past_head(lines, at), end) for at, end in zip(heads, [*heads[1:], len(lines)])]
    seen = Counter(shape for page in pages for shape in {_shape(lines[at]) for at in page})
    return [_without_frame(page, [seen[_shape(lines[at])] > 1 for at in page]) for page in pages]


def _shape(line: Line) -> str:
    """A line without its figures."""
    return _DIGITS.sub("#", line.text)


def _without_frame(page: range, is_framing: Sequence[bool]) -> range:
    """The lines of a page without those above and below the rest that stand in other records as well."""
    own = [at for at, framing in zip(page, is_framing) if not framing]
    return range(own[0], own[-1] + 1) if own else range(page.start, page.start)


def _past_head(lines: Sequence[Line], at: int) -> int:
    """One past the fields that stand under the line `at`, and under the answer's own if it follows."""
    at += 1
    while at < len(lines) and lines[at].gap == 0 and _FIELD.match(lines[at].text):
        at += 1
    return _past_head(lines, at) if at < len(lines) and _ANSWER.fullmatch(lines[at].text) else at
