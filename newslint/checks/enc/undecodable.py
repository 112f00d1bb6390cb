"""Bytes that could not be decoded, and what they were where that can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from newslint.checks.enc.odd_characters import line_span
from newslint.formats.guessing import fits
from newslint.model import Damage, Document, Edit, Hit
from newslint.segmenting.view import View

UNIT = "page"
#: pages from which text is pasted into a file of UTF-8
_PAGES = ("cp1252", "mac-roman", "cp850")
#: bytes with which UTF-8 begins what was cut off: quotation marks and dashes, signs, accented letters
_CUT_OFF = (0xC2, 0xC3, 0xE2)


class Options(Struct, frozen=True):
    """Nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line in which bytes could not be decoded: the first ones in hexadecimal, `encoding`, and `count`.

    Those that are letters or marks of another encoding (`page`) and fit where they stand have a hit of their own, of
    verdict `pasted`: `meant` is the first, and edits put them in, unless the page is a guess that isn't certain.
    """
    document = view.document
    damage = document.damage
    lone = tuple(item for item in damage if not item.page)
    page = _page(document, lone) if lone and document.encoding == "utf-8" else ""
    at = 0
    while at < len(damage):
        end = line_span(view.text, damage[at].span.start)[1]
        here = [item for item in damage[at:] if item.span.start <= end]
        at += len(here)
        pasted = {item: edit for item in here if (edit := _suggest(view.text, item, item.page or page))}
        for told, verdict in (([i for i in here if i in pasted], "pasted"), ([i for i in here if i not in pasted], "")):
            if told:
                yield _hit(document, told, verdict, page, tuple(pasted[item] for item in told if item in pasted))


def _hit(document: Document, told: list[Damage], verdict: str, page: str, edits: tuple[Edit, ...]) -> Hit:
    first = told[0]
    fields = [("bytes", first.raw.hex(" ").upper()), ("encoding", document.encoding), ("count", str(len(told)))]
    if edits:
        fields += [("meant", edits[0].replacement), ("page", first.page or page)]
    guess = document.guess
    sure = not first.page or guess is None or guess.certain
    return Hit(first.span, tuple(fields), verdict, edits=edits if sure else ())


def _page(document: Document, lone: Sequence[Damage]) -> str:
    """The encoding in which most of the bytes fit where they stand, or "" if none does."""
    counts = {page: sum(_suggest(document.text, item, page) is not None for item in lone) for page in _PAGES}
    best = max(counts, key=lambda page: counts[page])
    return best if counts[best] else ""


def _suggest(text: str, item: Damage, page: str) -> Edit | None:
    """What a byte is in the page, as an edit, if that fits; what its whole line was read in needs no other proof."""
    if item.page:
        return Edit(item.span, item.span.of(text))
    if not page or len(item.raw) != 1 or item.raw[0] in _CUT_OFF:
        return None
    char = item.raw.decode(page, "ignore")
    span = item.span
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    if char and (fits(before, char, after) > 0 or (char == "£" and after.isdigit())):
        return Edit(span, char)
    return None
