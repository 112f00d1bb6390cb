"""Mojibake: UTF-8 that was read as another encoding, once or several times over, and written down like that.

ftfy (https://ftfy.readthedocs.io, Robyn Speer) decides and repairs, with one pinned configuration that leaves healthy
typography alone. It costs 65 times what the rest of a run costs, so it is imported and asked only for lines that a
regular expression lets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from newslint.checks.odd_characters import line_span, odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import View

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

UNIT = "page"


@dataclass(frozen=True, slots=True)
class Options:
    """Nothing to set."""


def _read_as(encodings: tuple[str, ...], first: int, last: int) -> str:
    """What the bytes `first` to `last` are in any of the encodings, those that are undefined being C1 controls."""
    chars = {chr(byte) for byte in range(first, last + 1)}
    for encoding in encodings:
        chars |= {bytes([byte]).decode(encoding, "ignore") for byte in range(first, last + 1)}
    return "".join(sorted(c for c in chars if c and not c.isascii()))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters at which mojibake begins, and what it then looks like: every line that ftfy would repair holds
    a match of this (a test holds it to that), and hardly any other line does. Built when a text first needs it.
    """
    # western and central European code pages: a lead byte is an accented letter, what goes on a sign or a rare letter
    latin = ("latin-1", "cp1252", "cp1250", "cp1254", "cp1257", "iso-8859-2")
    lead_2 = _read_as(latin, 0xC2, 0xDF)
    lead_3 = _read_as(latin, 0xE0, 0xEF)
    spaced = _read_as(latin, 0xE2, 0xE3)
    lead_4 = _read_as(latin, 0xF0, 0xF4)
    # where a byte got lost, U+FFFD, a question mark or a space stands in its place
    rest = _read_as(latin, 0x80, 0xBF) + "\N{REPLACEMENT CHARACTER}"
    leads = f"[{lead_2}{lead_3}{lead_4}√¬≈ƒ∆Γ─-▟‚А-Яа-пΆ-ώ]"
    whole = (
        f"[{lead_2}][{rest}]"
        f"|[{lead_3}][{rest}?][{rest}?]"
        f"|[{spaced}][{rest}] |[{spaced}] [{rest}]"
        f"|[{lead_4}][{rest}? ][{rest}? ][{rest}? ]"
        "|[ÂÃ][ ?]|â€"
        # Mac Roman, code page 437 (Greek capital gamma and lines to draw boxes with), Cyrillic and Greek code pages
        "|‚Ä|[√¬≈ƒ∆Γ─-▟][^\\s\x00-\x7f]"
        "|вЂ|[А-Яа-п][^\\s\x00-\x7fЀ-ӿ]|[РС][^\\s\x00-\x7fа-яА-Я][РС]"
        "|[Ά-ώ][^\\s\x00-\x7fΆ-ώ]"
    )
    return re.compile(leads), re.compile(whole)


_RESIDUE = re.compile(r'â€|â\?\?|Ã¢|ï»¿|ï¿½|Â(?=[\xa0£©®°·»«]|  )|(?<=[.,;:!?”"]) ?Â(?= |$)|ΓÇ|‚Ä[ôúùìî]')
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_ASCII_RUN = re.compile("[\x00-\x7f]+")


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line that holds mojibake: `damaged` as it stands, `meant`, `count` in the line, and edits for all.

    Verdicts: "" where something can be repaired for certain, `doubtful` when all that comes out still looks damaged,
    `lost` when nothing can be repaired. Doubtful and lost ones carry no edits.
    """
    odd = odd_characters(view.whole)
    if not odd or not _patterns()[0].search("".join(odd)):
        return
    text = view.text
    end = 0
    while (at := suspect(text, end)) is not None:
        start, end = line_span(text, at)
        hit = _judged(text[start:end], start)
        if hit:
            yield hit


def suspect(text: str, start: int = 0) -> int | None:
    """The first offset from `start` on at which mojibake may begin, or None. Costs next to nothing on healthy text."""
    leads, whole = _patterns()
    for lead in leads.finditer(text, start):
        if whole.match(text, lead.start()):
            return lead.start()
    return None


def _judged(line: str, offset: int) -> Hit | None:
    import ftfy

    # a byte order mark that became mojibake is of no more use than one in its own shape
    repaired = ftfy.fix_text(line, _configuration()).replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")
    edits = _edits(line, repaired, offset) if repaired != line else ()
    if edits:
        certain = tuple(edit for edit in edits if _is_clean(edit.replacement))
        first = (certain or edits)[0]
        damaged = line[first.span.start - offset : first.span.end - offset]
        fields = (("damaged", damaged), ("meant", first.replacement), ("count", str(len(edits))))
        return Hit(first.span, fields, "" if certain else "doubtful", edits=certain)
    residue = _RESIDUE.search(line)
    if residue is None:
        return None
    span = Span(offset + residue.start(), offset + residue.end())
    return Hit(span, (("damaged", residue[0]), ("meant", ""), ("count", "1")), "lost")


def _is_clean(repaired: str) -> bool:
    from ftfy.badness import is_bad

    return not (_RESIDUE.search(repaired) or _UNREADABLE.search(repaired) or is_bad(repaired))


def _configuration() -> TextFixerConfig:
    """ftfy's settings: decoding only. Quotation marks, ligatures, widths, entities and line breaks stay as they are."""
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=True,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _edits(line: str, repaired: str, offset: int) -> tuple[Edit, ...]:
    """What turns `line` into `repaired`, as small edits between runs of ASCII that both share."""
    edits: list[Edit] = []
    was = now = 0
    for run in _ASCII_RUN.finditer(line):
        there = repaired.find(run[0], now)
        if there < 0:
            return (_one_edit(line, repaired, offset),)
        _add(edits, line[was : run.start()], repaired[now:there], offset + was)
        was, now = run.end(), there + len(run[0])
    _add(edits, line[was:], repaired[now:], offset + was)
    return tuple(edits)


def _one_edit(line: str, repaired: str, offset: int) -> Edit:
    """All that differs as one edit: for where a space of the line was a byte of the damage."""
    start, end = 0, len(line)
    rest = len(repaired)
    while start < min(end, rest) and line[start] == repaired[start]:
        start += 1
    while min(end, rest) > start and line[end - 1] == repaired[rest - 1]:
        end, rest = end - 1, rest - 1
    return Edit(Span(offset + start, offset + end), repaired[start:rest])


def _add(edits: list[Edit], old: str, new: str, offset: int) -> None:
    if old != new:
        edits.append(Edit(Span(offset, offset + len(old)), new))
