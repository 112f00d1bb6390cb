"""Messages of an agency's wire as they were sent: each stands between the signals that begin and end a telegram.

ZCZC LOW0417 3 R N          the beginning, numbered (ITU-T Recommendation F.1)
FERRY-GROUND (2ND LEAD)     slugs and notes to editors
Ferry runs aground again
LOWICK, March 5 - A ferry with forty passengers …
NNNN                        the end
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.blocks import heads_better
from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import read_credit
from newslint.segmenting.lines import DATED_HEAD, Line, could_head, is_code, is_prose
from newslint.segmenting.posts import Post

_BEGINS, _ENDS = re.compile(r"ZCZC(?:\s.{0,40})?"), re.compile(r"N{4}")
#: "1st Add", "Add 2": what goes on with the report before it
_ADDS = re.compile(r"\d(?:st|nd|rd|th) ?Add\b|\bAdd[- ]\d|\b[Tt]ake \d")
#: notes to editors
_NOTE = re.compile(r"[\^(\[<]")


def find_telegrams(lines: Sequence[Line]) -> list[Post]:
    """The reports in the messages of a wire, in order; nothing unless there are two messages."""
    begins = [at for at, line in enumerate(lines) if _BEGINS.fullmatch(line.text)]
    if len(begins) < 2:
        return []
    words = Words(lines)
    told: list[Post] = []
    for at, limit in zip(begins, [*begins[1:], len(lines)]):
        end = next((n for n in range(at, limit) if _ENDS.fullmatch(lines[n].text)), limit)
        first = next((n for n in range(at + 1, end) if _opens_text(lines[n])), None)
        if first is None:
            continue
        if told and any(_ADDS.search(lines[n].text) for n in range(at, first)):
            told[-1] = Post(told[-1].at, end, told[-1].title, None)
            continue
        heads = [n for n in range(at + 1, first) if _may_head(lines[n])]
        title = max(heads, key=lambda n: heads_better(words, n, first), default=first)
        told.append(Post(title, end, title, None))
    return told


def _opens_text(line: Line) -> bool:
    return is_prose(line) or DATED_HEAD.match(line.text) is not None


def _may_head(line: Line) -> bool:
    return could_head(line) and not _NOTE.match(line.text) and not is_code(line.text) and read_credit(line.text) is None
