"""Pages made of blocks: a headline, and its text close under it; gaps stand between the blocks and nowhere else.

Ferry runs aground again
A ferry with forty passengers ran aground on a sandbank on Tuesday. …
The operator says that it will look at how the channel is marked.

Swan holds up evening train
…

Of 6,400 single articles, as published or as thirty-two extractors give them, none is laid out so (29 November 2026).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newslint.segmenting.cohesion import Words
from newslint.segmenting.credits import is_dated, is_title_field, read_credit, read_field
from newslint.segmenting.headers import Start
from newslint.segmenting.lines import TERMINAL, Line, is_code, is_headline_shaped, is_prose
from newslint.segmenting.recurrence import ALIKE

#: so many blocks make a page of them, and of all blocks that hold text so many are headed
FEWEST, STEADY = 3, 0.7
#: no headline of theirs has more words, and at the middle none has so large a share of the length of the text under it
WORDS, SHORT = 16, 0.5
#: so many words over the first headline are no text yet: who was there, who printed it
INTRODUCTION = 15
#: headlines of more words are no likelier for it; of two lines as likely the upper one heads a block
LONG, OVER = 10, -0.1
#: subheads have about so many words; what the evidence of headlines as short must be
FEW, SURELY = 4, 3.0
#: of a block's paragraphs so many end as sentences do: lines of a column don't
ENDING = 0.8
#: addresses, tags and links of Markdown
_MARKUP = re.compile(r"://|<[a-z/]|\]\(|\]\[")
_ASKS = ("?", "？", "؟")
_DIGITS = re.compile(r"\d+")


Block = range


def headed_starts(lines: Sequence[Line]) -> list[Start]:
    """Where the blocks of a page start whose headlines stand close over their text; nothing if it isn't made of such.

    No text stands above the first: the parts of a story stand under what opens it.
    """
    blocks = [block for block in _blocks(lines) if _introduces(lines[block.start : block.stop]) or len(block) > 1]
    blocks = [block for block in blocks if any(is_prose(lines[at]) for at in block)]
    seen = Counter(_template(line) for line in lines)
    seen += Counter(field[0] for line in lines if (field := read_field(line.text)))
    words = Words(lines)
    headed = [(block, title) for block in blocks if (title := _title(words, block, seen)) is not None]
    if len(headed) < max(FEWEST, STEADY * len(blocks)) or _introduces(lines[: headed[0][0].start]):
        return []
    titles = [title for _, title in headed]
    if 2 * sum(lines[at].text.endswith(_ASKS) for at in titles) > len(titles):
        return []
    from statistics import median

    shares = [len(lines[title].text) / max(len(lines[at].text) for at in block) for block, title in headed]
    if median(shares) > SHORT or words.evidence(titles) < ALIKE:
        return []
    if any(_has_subheads(lines, block, seen) for block, _ in headed) or _is_one(words, headed):
        return []
    firsts = [_first_of(lines, *one) for one in headed]
    return [Start(_day_over(lines, block.start), at, title) for (block, title), at in zip(headed, firsts, strict=True)]


def _is_one(words: Words, headed: Sequence[tuple[Block, int]]) -> bool:
    """Whether all blocks are one story: only the first is signed or dated, or few words in small letters head them."""
    lines = words.lines
    signed = [any(map(_signs, lines[title : block.stop])) for block, title in headed]
    if signed[0] and sum(signed) == 1:
        return True
    titles = [title for _, title in headed]
    few = sum(lines[at].words for at in titles[1:]) <= FEW * len(titles[1:])
    return few and not all(lines[at].text.isupper() for at in titles) and words.evidence(titles) < SURELY


def _signs(line: Line) -> bool:
    credit = None if is_prose(line) else read_credit(line.text)
    return credit is not None and bool(credit.kinds & {"date", "ago", "by"})


def _has_subheads(lines: Sequence[Line], block: Block, seen: Counter[str]) -> bool:
    """Whether headlines stand amid the text of a block as well: gaps part nothing there."""
    inside = range(block.start + 1, block.stop - 1)
    return any(is_prose(lines[at - 1]) and is_prose(lines[at + 1]) and _may_head(lines[at], seen) for at in inside)


def _day_over(lines: Sequence[Line], at: int) -> int:
    """The first of the lines over a block that are days and nothing else."""
    while at and (credit := read_credit(lines[at - 1].text)) and credit.is_day:
        at -= 1
    return at


def _first_of(lines: Sequence[Line], block: Block, title: int) -> int:
    """The first line of a block that says anything: a number counts it, and so do the codes of an agency."""
    return next(at for at in range(block.start, title + 1) if at == title or not _is_code(lines[at].text))


def _is_code(text: str) -> bool:
    return is_code(text) and read_credit(text) is None


def _introduces(lines: Sequence[Line]) -> bool:
    """Whether lines that no headline stands over are text: more than one that says whose page it is."""
    return sum(line.words for line in lines if is_prose(line) and not is_dated(line.text)) > INTRODUCTION


def _blocks(lines: Sequence[Line]) -> list[Block]:
    """The runs of lines between gaps."""
    begins = [at for at, line in enumerate(lines) if at == 0 or line.gap]
    return [range(start, end) for start, end in zip(begins, [*begins[1:], len(lines)])]


def _title(words: Words, block: Block, seen: Counter[str]) -> int | None:
    """The headline of a block, if it has one and its paragraphs are whole."""
    lines = words.lines
    first = next(at for at in block if is_prose(lines[at]))
    texts = [lines[at] for at in block if is_prose(lines[at])]
    if sum(TERMINAL.search(line.text) is not None for line in texts) < ENDING * len(texts):
        return None
    over = [at for at in range(block.start, first) if _may_head(lines[at], seen)]
    return max(over, key=lambda at: heads_better(words, at, first), default=None)


def heads_better(words: Words, at: int, first: int) -> float:
    """How likely a line heads the text from `first` on: it has words, the text's own among them, few in capitals."""
    line = words.lines[at]
    said = 1.5 * min(line.words, LONG) / LONG + 2.0 * words.told(at, first)
    return said - 1.5 * line.text.isupper() - OVER * (first - at)


def _may_head(line: Line, seen: Counter[str]) -> bool:
    """Whether a line over a text may be its headline: it says something of its own, and is no credit."""
    field = read_field(line.text)
    if field and seen[field[0]] > 1 and not is_title_field(field[0]):
        return False
    is_own = seen[_template(line)] == 1 and line.words <= WORDS and not _MARKUP.search(line.text)
    return is_own and is_headline_shaped(line) and read_credit(line.text) is None


def _template(line: Line) -> str:
    return _DIGITS.sub("#", line.text.casefold())
