"""Characters that no reader sees or can read: controls, zero-width and direction marks, what is left of others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import Literal

from msgspec import Struct

from newslint.checks.enc.lost_marks import lost_marks
from newslint.checks.enc.mojibake import is_told
from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.compiled_patterns import of_rules
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

UNIT = "page"

Kind = Literal["c0", "c1", "zero-width", "soft-hyphen", "direction", "byte-order-mark", "replacement", "private"]


class Options(Struct, frozen=True):
    """Which kinds of characters are looked for."""

    kinds: tuple[Kind, ...]


_PATTERNS = {
    "c0": "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+",
    "c1": "[\x80-\x9f]+",
    "zero-width": "[\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}]+",
    "soft-hyphen": "\N{SOFT HYPHEN}+",
    "direction": (
        "[\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}"
        "\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}]+"
    ),
    "byte-order-mark": "\N{ZERO WIDTH NO-BREAK SPACE}+",
    "replacement": "\N{REPLACEMENT CHARACTER}+",
    "private": "[\ue000-\uf8ff\N{OBJECT REPLACEMENT CHARACTER}]+",
}
_INVISIBLE = frozenset({"Cc", "Cf", "Co"})


@cache
@of_rules
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(_PATTERNS[kind])


def _is_stray(char: str) -> bool:
    """Whether any kind may speak of the character: controls, formats, private ones and what stands for lost ones."""
    return (
        unicodedata.category(char) in _INVISIBLE or char in "\N{REPLACEMENT CHARACTER}\N{OBJECT REPLACEMENT CHARACTER}"
    )


# what Windows has in the places of C1 controls, as every browser reads them (https://encoding.spec.whatwg.org/);
# the five bytes for which it has nothing can't be told
_WINDOWS = {chr(byte): bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0)}
#: an apostrophe or quotation mark and the control beside it that stands for the same
_TWICE = {("'", "\x92"), ("'", "\x91"), ('"', "\x93"), ('"', "\x94")}
_OVERRIDE = re.compile("[\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
# joiners shape letters of these scripts, and hold together emoji
_JOINED = re.compile("[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line and kind: `character` by number and name, `count` in the line, edits that take them out.

    C1 controls that are punctuation on Windows become that punctuation; the verdict is `unreadable`, and there are no
    edits, where the character that was meant can't be told. It is `inside` for one that stands inside a word, and
    `override` for one that turns the direction of what follows.
    """
    if not any(map(_is_stray, odd_characters(view.whole))):
        return
    text = view.text
    for kind in options.kinds:
        at = 0
        while found := _pattern(kind).search(text, at):
            start, at = line_span(text, found.start())
            yield from _of_line(view, kind, start, at)
            at = max(at, found.end())


def _of_line(view: View, kind: str, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    found = [Span(*m.span()) for m in _pattern(kind).finditer(text, start, end)]
    judged = [(span, replacement) for span in found if (replacement := _JUDGES[kind](view, span, start, end)) != KEEP]
    if not judged:
        return
    first = judged[0][0]
    char = text[first.start]
    fields = (("character", f"U+{ord(char):04X} {_name(char)}"), ("count", str(sum(len(s) for s, _ in judged))))
    if any(replacement is None for _, replacement in judged):
        yield Hit(first, fields, "unreadable")
        return
    inside = any(text[s.start - 1 : s.start].isalnum() and text[s.end : s.end + 1].isalnum() for s, _ in judged)
    override = _OVERRIDE.search(text, start, end) if kind == "direction" else None
    verdict = "override" if override else "inside" if inside else ""
    yield Hit(first, fields, verdict, edits=tuple(Edit(span, replacement or "") for span, replacement in judged))


#: a judge's answer: what is to stand in the span's place, None for "can't be told", or this
KEEP = "\N{WHITE SQUARE}keep"


def _name(char: str) -> str:
    if unicodedata.category(char) == "Co":
        return "PRIVATE USE"
    return unicodedata.name(char, "CONTROL CHARACTER")


def _take_out(view: View, span: Span, start: int, end: int) -> str | None:
    return ""


def _soft_hyphen(view: View, span: Span, start: int, end: int) -> str | None:
    # one that is a byte of mojibake goes with the rest of it
    return KEEP if is_told(view.whole, start, end) else ""


def _as_on_windows(view: View, span: Span, start: int, end: int) -> str | None:
    if is_told(view.whole, start, end):
        return KEEP  # part of something larger, which the check for mojibake repairs in one go
    if len(span) == 1 and (view.text[span.start - 1 : span.start], view.text[span.start]) in _TWICE:
        return ""  # a program put the plain mark and left the other beside it
    meant = "".join(_WINDOWS[char] for char in span.of(view.text))
    if len(meant) < len(span):
        return None
    before, after = view.text[max(start, span.start - 1) : span.start], view.text[span.end : min(end, span.end + 1)]
    inside = before.isalpha() and after.isalpha()
    return meant if not inside or _fits_inside(view.text, span, meant, start, end) else None


#: so much better, as a natural logarithm, must a control read on Windows inside a word (not measured)
_MARGIN = 3.0
_CONTRACTED = re.compile(r"(?:s|t|re|ve|ll|d|m)\b")


def _fits_inside(text: str, span: Span, meant: str, first: int, last: int) -> bool:
    """Whether what a control is on Windows reads better inside a word than what it is on a Macintosh."""
    from newslint.formats.evidence import any_language, read

    left, right = text[first : span.start].rpartition(" ")[2], text[span.end : last].partition(" ")[0]
    if any("\x80" <= char <= "\x9f" for char in left + right):
        return False
    near = any_language(text[first:last])
    other = bytes(ord(char) for char in span.of(text)).decode("mac-roman")
    here, there = (read(left + char + right, frozenset(), near).cost for char in (meant, other))
    is_contracted = meant == "\N{RIGHT SINGLE QUOTATION MARK}" and _CONTRACTED.match(right)
    return here <= there + (_MARGIN if is_contracted else -_MARGIN)


def _zero_width(view: View, span: Span, start: int, end: int) -> str | None:
    around = view.text[max(start, span.start - 2) : min(end, span.end + 2)]
    return KEEP if _JOINED.search(around) else ""


def _direction(view: View, span: Span, start: int, end: int) -> str | None:
    return KEEP if _RIGHT_TO_LEFT.search(view.text, start, end) else ""


def _find_lost(view: View, span: Span, start: int, end: int) -> str | None:
    if any(d.span.overlaps(span) for d in view.document.damage):
        return KEEP  # told as bytes that could not be decoded
    if any(mark.span.overlaps(span) for mark in view.whole.shared(lost_marks)):
        return KEEP  # told as a lost apostrophe or quotation mark
    return KEEP if is_told(view.whole, start, end) else None


def _unreadable(view: View, span: Span, start: int, end: int) -> str | None:
    return None


_JUDGES: dict[str, Callable[[View, Span, int, int], str | None]] = {
    "c0": _take_out,
    "c1": _as_on_windows,
    "zero-width": _zero_width,
    "soft-hyphen": _soft_hyphen,
    "direction": _direction,
    "byte-order-mark": _take_out,
    "replacement": _find_lost,
    "private": _unreadable,
}
