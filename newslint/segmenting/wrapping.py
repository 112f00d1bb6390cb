"""Text that was wrapped at a column is put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from newslint.model import Span
from newslint.segmenting.lines import (
    BULLET,
    RULE_LINE,
    TERMINAL,
    Line,
    count_words,
    is_date_line,
    make_line,
)

#: columns at which text is wrapped, in characters
NARROW = 28
WIDE = 120
#: in columns narrower than that, those of papers, most lines stand close under another: else they are titles and names
COLUMN, CLOSE = 40, 0.6
#: of the lines with a line right under them, so many must be as full as wrapping makes them
FULL = 0.6
#: and under so many of these a line must begin in the middle of a sentence
LOWER = 0.4
#: or so many, if so many don't follow the end of a sentence
FEW_LOWER, GOING = 0.2, 0.8
#: of so many lines the widest that aren't in capitals tell how wide a column is
PLAIN = 0.7
#: what stands between the name of a paper, its day and the number of the page
_APART = "   "
#: one line in so many may be longer than the column: an address, a table
OUTLIERS = 50
#: wrapping by hand or by shape leaves a few characters empty
SLACK = 3
#: so many lines in a row may be a column by themselves
RUN = 8
#: in print nearly all lines of a column are so long, of what they usually are, half of them go on with a sentence, and
#: the last of a paragraph may be shorter
EVEN, NEARLY, HALF, LAST = (0.75, 1.25), 0.85, 0.5, 0.85
#: a page is double spaced if next to none of its many lines stand right under another
FEW, MANY = 0.1, 12


def unwrap(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of a paragraph that was wrapped at a column made one; the same lines if nothing was wrapped.

    A wrapped line is one that has no room for the first word of the line under it. Where a page isn't wrapped a column
    on it may be: a cutting among the menus of the site that keeps it.
    """
    told = _unwrap(lines) or _unwrap_print(lines)
    if told is not None:
        return told
    begins = [at for at, line in enumerate(lines) if at == 0 or line.gap]
    runs = [lines[start:end] for start, end in zip(begins, [*begins[1:], len(lines)])]
    return [line for run in runs for line in ((_unwrap(run) if len(run) >= RUN else None) or run)]


def _unwrap(lines: Sequence[Line]) -> list[Line] | None:
    """The lines with those joined that were wrapped at one column; None if they weren't."""
    tight = [(line, below) for line, below in pairwise(lines) if below.gap == 0]
    told = [(line, below) for line, below in tight if not _is_title(line, below)]
    # where much is written in capitals these are text as well
    has_titles = len(told) >= PLAIN * len(tight)
    tight = told if has_titles else tight
    spaced = [(line, below) for line, below in pairwise(lines) if below.gap == 1]
    gap = 0
    if len(tight) < FEW * len(spaced) and len(spaced) >= MANY:
        # every line has a blank one under it
        tight, gap = spaced, 1
    if len(tight) < 3:
        return None
    width = sorted(len(line.text) for line, _ in tight)[-1 - len(tight) // OUTLIERS]
    if not NARROW <= width <= WIDE or (width < COLUMN and len(tight) < CLOSE * len(lines)):
        return None
    full = [(line, below) for line, below in tight if _runs_on(line, below, width)]
    if len(full) < FULL * len(tight) or not _in_sentences(full):
        return None

    def goes_on(above: Line, line: Line) -> bool:
        is_parted = line.gap != gap or (has_titles and (_is_title(above, line) or _is_closed_title(above)))
        return not is_parted and _runs_on(above, line, width)

    return _join(lines, goes_on)


def _unwrap_print(lines: Sequence[Line]) -> list[Line] | None:
    """The lines with those joined that print had in one column, whose letters are of many widths; None if none were.

    Nearly all lines over another are about as long, and most of these go on in the middle of a sentence.
    """
    told = [(line, below) for line, below in pairwise(lines) if _goes_on(line, below)]
    if len(told) < RUN:
        return None
    from statistics import median

    usual = median(len(line.text) for line, _ in told)
    full = [(line, below) for line, below in told if EVEN[0] * usual <= len(line.text) <= EVEN[1] * usual]
    if not NARROW <= usual <= WIDE or len(told) < CLOSE * len(lines) or len(full) < NEARLY * len(told):
        return None
    if sum(below.text[0].islower() or line.text[-1] in "-\u00ad" for line, below in full) < HALF * len(full):
        return None

    def goes_on(above: Line, line: Line) -> bool:
        return _goes_on(above, line) and not (len(above.text) < LAST * usual and TERMINAL.search(above.text))

    return _join(lines, goes_on)


def _join(lines: Sequence[Line], goes_on: Callable[[Line, Line], bool]) -> list[Line]:
    """The lines, each made one with the line above where that one goes on in it."""
    joined: list[list[Line]] = []
    for line in lines:
        if joined and goes_on(joined[-1][-1], line):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_one_line(group) for group in joined]


def _goes_on(line: Line, below: Line) -> bool:
    """Whether a line stands right over another and neither is a title, a rule, a day or an item of a list."""
    if below.gap or _is_title(line, below) or _is_title(below, line) or BULLET.match(below.text):
        return False
    return not (_is_closed_title(line) or is_date_line(line.text) or is_date_line(below.text))


def _is_title(line: Line, below: Line) -> bool:
    """Whether a line is a rule, or capitals over other text: old papers' headlines are as wide as they like."""
    return (line.text.isupper() and not below.text.isupper()) or RULE_LINE.match(line.text) is not None


def _is_closed_title(line: Line) -> bool:
    """Whether a line is capitals with a full stop: one headline of an old paper ends there."""
    return line.text.isupper() and TERMINAL.search(line.text) is not None


def _in_sentences(full: Sequence[tuple[Line, Line]]) -> bool:
    """Whether the lines under full ones mostly go on with a sentence: in small letters, where the language has many.

    German begins its nouns with capitals; there it tells that the line above doesn't end as a sentence does.
    """
    lower = sum(below.text[0].islower() for _, below in full)
    going = sum(below.text[0].islower() or not TERMINAL.search(line.text) for line, below in full)
    return lower >= LOWER * len(full) or (lower >= FEW_LOWER * len(full) and going >= GOING * len(full))


def _runs_on(line: Line, below: Line, width: int) -> bool:
    first = below.text.partition(" ")[0]
    if len(line.text) + 1 + len(first) + SLACK <= width:
        return False
    if BULLET.match(below.text) or RULE_LINE.match(below.text) or RULE_LINE.match(line.text):
        return False
    return not (is_date_line(below.text) or _is_page_head(line))


def _is_page_head(line: Line) -> bool:
    """Whether a line is the head of a printed page: its paper, its day and its number stand far apart, in capitals."""
    return _APART in line.text and line.text.isupper()


def _one_line(group: Sequence[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    span = Span(group[0].span.start, group[-1].span.end)
    text = " ".join(line.text for line in group)
    return make_line(span, text, group[0].gap, group[0].number, count_words(text))
