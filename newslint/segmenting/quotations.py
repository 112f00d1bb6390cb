"""Quotations: what stands between quotation marks, over paragraphs too, with the ends that are missing told.

A quotation that runs over paragraphs is opened anew in each and closed in the last, in most papers; some open it once
and close it paragraphs later. British papers quote in single marks, which are told from apostrophes by what stands
beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from newslint.model import Part, Passage, Span

_OPEN = "\N{LEFT DOUBLE QUOTATION MARK}"
_CLOSE = "\N{RIGHT DOUBLE QUOTATION MARK}"
_ALWAYS_OPEN = "\N{DOUBLE LOW-9 QUOTATION MARK}«"
_ALWAYS_CLOSE = "»"
_MARKS = re.compile(f'[{_OPEN}{_CLOSE}{_ALWAYS_OPEN}{_ALWAYS_CLOSE}"]')
_PAIR = re.compile(
    f'{_OPEN}[^{_OPEN}{_CLOSE}"«»„]*{_CLOSE}|"(?=[^\\s.,)])[^{_OPEN}{_CLOSE}"«»„]*(?<=[^\\s\\d(])"(?!\\w)'
)
_BEFORE_OPENING = " \t\n\xa0([{—–-/‘'…\u2009\u200a"
_AFTER_CLOSING = " \t\n\xa0.,;:!?)]}—–-…/’'"
_NOT_AFTER_OPENING = " \t\n\xa0.,;:!?)]}—–-/"
_RUNS_ON = frozenset({Part.PARAGRAPH, Part.QUOTATION, Part.SUMMARY})
#: a quotation that was opened once is looked for no further than so many paragraphs
FAR = 3
# an opening single mark stands before a word; ’90s, ’em and the like have lost a part and open nothing
_SINGLE = re.compile(r"['‘](?<!\w.)(?=[\w“\"])(?!\d\ds?\b|(?:em|til|tis|twas|cause|n)\b)", re.IGNORECASE)
# what closes it stands behind a stop or a word and before no letter; behind an s it may be a genitive
_SINGLE_END = re.compile(r"(?<=[.,?!…])['’](?!\w)|(?<=\w)['’](?=[.,;:?!)\]]|\s|$)")


class QuotedSpan(Struct, frozen=True):
    """A quotation with its marks: `opened` and `closed` say which of its two marks stand in the text.

    Of one that runs over paragraphs each paragraph's piece is a quotation of its own.
    """

    span: Span
    opened: bool = True
    closed: bool = True


def quotations_of(text: str, passages: Sequence[Passage]) -> tuple[QuotedSpan, ...]:
    """The quotations in the passages of a page, in the order of the text; furniture quotes nobody."""
    told = [passage for passage in passages if passage.part is not Part.FURNITURE]
    found: list[QuotedSpan] = []
    for place, passage in enumerate(told):
        here = list(quotations_in(text, passage))
        if here and not here[-1].closed and passage.part in _RUNS_ON:
            found += _carry(text, passage, told[place + 1 : place + 2 + FAR])
        found += here
    return tuple(sorted(found, key=lambda q: q.span)) if len(found) > 1 else tuple(found)


def quotations_in(text: str, passage: Passage) -> Iterator[QuotedSpan]:
    """The quotations of one passage, in order, from its own marks alone.

    A quotation that isn't closed runs to the end of the passage, and no further. Single marks count outside double
    ones.
    """
    start, end = passage.span.start, passage.span.end
    if passage.part is Part.QUOTATION:
        yield QuotedSpan(passage.span)
        return
    doubles = list(_doubles(text, start, end))
    if text.find("‘", start, end) < 0 and text.find("'", start, end) < 0:
        yield from doubles
        return
    singles = [q for q in _singles(text, start, end) if not any(d.span.overlaps(q.span) for d in doubles)]
    yield from sorted([*doubles, *singles], key=lambda q: q.span) if singles else doubles


def _doubles(text: str, start: int, end: int) -> Iterator[QuotedSpan]:
    marks = len(_MARKS.findall(text, start, end))
    pairs = list(_PAIR.finditer(text, start, end)) if marks else []
    if 2 * len(pairs) == marks:
        # nothing is missing, turned round or an inch
        yield from (QuotedSpan(Span(*pair.span())) for pair in pairs)
    else:
        yield from _doubtful(text, start, end)


def _doubtful(text: str, start: int, end: int) -> Iterator[QuotedSpan]:
    opened: int | None = None
    for mark in _MARKS.finditer(text, start, end):
        at = mark.start()
        way = direction(text, at, start, end, is_open=opened is not None)
        if opened is None and way == "open":
            opened = at
        elif opened is not None and way == "close":
            yield QuotedSpan(Span(opened, at + 1))
            opened = None
    if opened is not None:
        yield QuotedSpan(Span(opened, end), closed=False)


def direction(text: str, at: int, start: int, end: int, *, is_open: bool) -> str:
    """What the mark at `at` does in the passage from `start` to `end`: `open`, `close`, or `none` (an inch).

    What stands beside a mark says more than the mark, which may have been turned round; where that is silent the mark
    speaks for itself, and a straight one does what is due.
    """
    char = text[at]
    if char in _ALWAYS_OPEN or char in _ALWAYS_CLOSE:
        return "open" if char in _ALWAYS_OPEN else "close"
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if char == '"' and before.isdigit() and not is_open:
        return "none"
    opens = before in _BEFORE_OPENING and after not in _NOT_AFTER_OPENING
    closes = after in _AFTER_CLOSING and before not in " \t\n\xa0(["
    if opens != closes:
        return "open" if opens else "close"
    if char == '"':
        return "close" if is_open else "open"
    return "open" if char == _OPEN else "close"


def _singles(text: str, start: int, end: int) -> Iterator[QuotedSpan]:
    at = start
    while opening := _SINGLE.search(text, at, end):
        following = _SINGLE.search(text, opening.end(), end)
        limit = following.start() if following else end
        closing = _closing_single(text, opening.end(), limit)
        if closing is None:
            at = opening.end()
            continue
        yield QuotedSpan(Span(opening.start(), closing + 1))
        at = closing + 1


def _closing_single(text: str, start: int, end: int) -> int | None:
    """Where a single quotation closes: at the first mark behind a stop, else at the first that is no genitive."""
    marks = [mark.start() for mark in _SINGLE_END.finditer(text, start, end)]
    surely = [at for at in marks if text[at - 1] in ".,?!…"]
    if surely:
        return surely[0]
    return next((at for at in marks if text[at - 1] != "s"), marks[-1] if marks else None)


def _carry(text: str, passage: Passage, following: Sequence[Passage]) -> Iterator[QuotedSpan]:
    """The pieces, in later paragraphs, of a quotation that was opened once and is closed there."""
    pieces: list[QuotedSpan] = []
    for later in following:
        start, end = later.span.start, later.span.end
        if later.part not in _RUNS_ON or later.story != passage.story:
            return
        mark = _MARKS.search(text, start, end)
        if mark is None:
            pieces.append(QuotedSpan(later.span, opened=False, closed=False))
            continue
        if mark.start() > start and direction(text, mark.start(), start, end, is_open=True) == "close":
            yield from pieces
            yield QuotedSpan(Span(start, mark.start() + 1), opened=False)
        return
