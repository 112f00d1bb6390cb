"""Apostrophes, quotation marks and dashes of one code page that were read in another: donÕt, itís, ÒHello,Ó he said.

Each byte became a letter, so nothing looks damaged to a program; a contraction gives it away, for no language writes
another letter there. Where one mark of a pair of pages is proven, the others of the pair in that document are too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


#: (page a text was written in, page it was read in): Macintosh on Windows, Windows on a Macintosh, Windows in DOS
_PAGES = (("mac-roman", "cp1252"), ("cp1252", "mac-roman"), ("cp1252", "cp437"))
_MARKS = "‘’“”–—…"
_NEGATED = "do|does|did|is|was|are|were|has|have|had|ca|wo|could|would|should|must|need|ai"
_BEFORE_S = "it|he|she|that|there|here|what|who|where|how|let"


class _Pair(Struct, frozen=True):
    """What the marks of one page are in the other, and patterns that prove it and that find each."""

    meant: dict[str, str]
    proof: re.Pattern[str]
    apostrophe: re.Pattern[str]
    quotation: re.Pattern[str]
    dash: re.Pattern[str]


@cache
def _pairs() -> tuple[_Pair, ...]:
    return tuple(_pair(written, read) for written, read in _PAGES)


def _pair(written: str, read: str) -> _Pair:
    meant = {mark.encode(written).decode(read): mark for mark in _MARKS}
    left, right, opening, closing, en_dash, em_dash, _ = meant
    return _Pair(
        meant,
        re.compile(
            rf"\b(?:(?i:{_NEGATED})n{right}t|(?i:{_BEFORE_S}){right}s|(?i:you|we|they){right}(?:re|ve|ll|d)"
            rf"|I{right}(?:m|ve|ll|d))\b"
            rf"|(?<!\S){opening}(?=[A-Z])[^{opening}{closing}\n]{{1,300}}[.,!?]{closing}(?=\s|$)",
            re.MULTILINE,
        ),
        re.compile(rf"(?<=[A-Za-z]){right}(?=(?:s|t|re|ve|ll|d|m)\b)|{right}(?=\d0s\b)"),
        re.compile(
            rf"(?<![^\s(\[—–-])({opening}|{left})(?=[A-Za-z0-9$£])|(?<=[A-Za-z0-9.,!?…%)])({closing}|{right})(?!\w)"
        ),
        re.compile(rf"(?<=\s)[{en_dash}{em_dash}](?=\s)"),
    )


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line: `damaged` and `meant` of its first mark, `count` of its marks, and edits for all."""
    odd = odd_characters(view.whole)
    text = view.text
    for pair in _pairs() if odd else ():
        if odd.isdisjoint(pair.meant) or not pair.proof.search(text):
            continue
        edits = sorted(set(_edits(pair, text)))
        at = 0
        while at < len(edits):
            end = line_span(text, edits[at].span.start)[1]
            of_line = tuple(edit for edit in edits[at:] if edit.span.start < end)
            at += len(of_line)
            yield _hit(text, of_line)


def _edits(pair: _Pair, text: str) -> Iterator[Edit]:
    for pattern in (pair.apostrophe, pair.quotation, pair.dash):
        for found in pattern.finditer(text):
            yield Edit(Span(*found.span()), pair.meant[found[0]])


def _hit(text: str, edits: tuple[Edit, ...]) -> Hit:
    first = edits[0].span
    start, end = first.start, first.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    meant = text[start : first.start] + edits[0].replacement + text[first.end : end]
    fields = (("damaged", text[start:end]), ("meant", meant), ("count", str(len(edits))))
    return Hit(Span(start, end), fields, edits=edits)
