"""Mojibake: UTF-8 that was read as another encoding, once or several times over, and written down like that.

ftfy (https://ftfy.readthedocs.io, Robyn Speer) decides and repairs, with one pinned configuration that leaves healthy
typography alone. It costs 65 times what the rest of a run costs, so it is imported and asked only for lines that the
gate in `newslint.checks.enc.code_pages` lets through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.checks.enc.code_pages import decoded_runs, gate
from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import StoryText, View

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


_RESIDUE = re.compile(r'â€|â\?\?|Ã¢|ï»¿|ï¿½|Â(?=[\xa0£©®°·»«]|  )|(?<=[.,;:!?”"]) ?Â(?= |$)|ΓÇ|‚Ä[ôúùìî]')
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffd]")
_ASCII_RUN = re.compile("[\x00-\x7f]+")


def check(view: View, options: Options) -> Iterator[Hit]:
    """One hit a line that holds mojibake: `damaged` as it stands, `meant`, `count` in the line, and edits for all.

    Verdicts: "" where something can be repaired for certain, `doubtful` when all that comes out still looks damaged,
    `lost` when nothing can be repaired. Doubtful and lost ones carry no edits.
    """
    yield from view.whole.shared(damaged_lines)


def damaged_lines(whole: StoryText) -> tuple[Hit, ...]:
    """The hits of the whole document, in order."""
    return tuple(_hits(whole.text)) if odd_characters(whole) else ()


def is_told(whole: StoryText, start: int, end: int) -> bool:
    """Whether a hit speaks of the line from `start` to `end`."""
    return any(start <= hit.span.start < end for hit in whole.shared(damaged_lines))


def suspect(text: str, start: int = 0) -> int | None:
    """The first offset from `start` on at which mojibake may begin, or None. Costs next to nothing on healthy text."""
    found = gate().search(text, start)
    return found.start() if found else None


def _hits(text: str) -> Iterator[Hit]:
    end = 0
    while (at := suspect(text, end)) is not None:
        start, end = line_span(text, at)
        hit = _judge(text[start:end], start)
        if hit:
            yield hit


def _judge(line: str, offset: int) -> Hit | None:
    repaired = _repair(line)
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


def _repair(line: str) -> str:
    """The line as ftfy repairs it, and where that isn't clean, with the code pages decoded that ftfy is wary of."""
    repaired = _by_ftfy(line)
    if repaired == line or not _is_clean(repaired):
        decoded = decoded_runs(line)
        if decoded != line:
            return _by_ftfy(decoded)
    # damage upon damage: what ftfy brought out of one page may have been read in another before
    return decoded_runs(repaired)


def _by_ftfy(line: str) -> str:
    from ftfy.badness import is_bad

    if not is_bad(line):
        return line
    import ftfy
    from ftfy.fixes import fix_c1_controls

    fixed = ftfy.fix_text(line, _configuration())
    if fixed == fix_c1_controls(line):
        return line  # controls that are nothing but Windows' punctuation have a rule of their own
    # a byte order mark that became mojibake is of no more use than one in its own shape
    return fixed.replace("\N{ZERO WIDTH NO-BREAK SPACE}", "")


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
