"""Mojibake: UTF-8 that was read as another encoding, once or several times over, and written down like that.

What is UTF-8 as it stands is repaired word by word (`newslint.checks.enc.repair`). Where a byte became another or is
missing, ftfy (https://ftfy.readthedocs.io, Robyn Speer) is asked, with one pinned configuration that leaves healthy
typography alone; what it answers must read better as well. It costs 65 times what the rest of a run costs, so both are
asked only of lines that the gate in `newslint.checks.enc.code_pages` lets through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newslint.checks.enc.code_pages import MAY_BEGIN, gate
from newslint.checks.enc.odd_characters import line_span, odd_characters
from newslint.checks.enc.repair import Repair, repairs, weigh
from newslint.formats.evidence import any_language, read
from newslint.model import Edit, Hit, Span
from newslint.segmenting.view import StoryText, View

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

UNIT = "page"


class Options(Struct, frozen=True):
    """Nothing to set."""


_RESIDUE = re.compile(r'â€|â\?\?|Ã¢|ï»¿|ï¿½|Â(?=[\xa0£©®°·»«]|  )|(?<=[.,;:!?”"]) ?Â(?= |$)|ΓÇ|‚Ä[ôúùìî]')
_LOST_SPACE = re.compile("[ÃÅĂĹГ] ")
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
    near = MAY_BEGIN.search(text, start)
    found = gate().search(text, near.start()) if near else None
    return found.start() if found else None


def _hits(text: str) -> Iterator[Hit]:
    end = 0
    while (at := suspect(text, end)) is not None:
        start, end = line_span(text, at)
        hit = _judge(text[start:end], start)
        if hit:
            yield hit


def _judge(line: str, offset: int) -> Hit | None:
    # where a space was a byte, only ftfy knows, and only while all of the line tells it
    found = by_ftfy(line) if _LOST_SPACE.search(line) else []
    if not found or not all(one.certain for one in found):
        found = repairs(line) or found or by_ftfy(line)
    if not any(one.certain for one in found):
        found = by_signs(line) or found
    if found:
        certain = tuple(one for one in found if one.certain)
        first = (certain or found)[0]
        # what only has to go is shown with what it was a part of: "Â£" for "£"
        whole = "" if first.meant else line[first.end : first.end + 1]
        fields = (("damaged", first.of(line) + whole), ("meant", first.meant + whole), ("count", str(len(found))))
        edits = tuple(Edit(Span(offset + one.start, offset + one.end), one.meant) for one in certain)
        return Hit(Span(offset + first.start, offset + first.end), fields, "" if certain else "doubtful", edits=edits)
    residue = _RESIDUE.search(line)
    if residue is None:
        return None
    span = Span(offset + residue.start(), offset + residue.end())
    return Hit(span, (("damaged", residue[0]), ("meant", ""), ("count", "1")), "lost")


#: how much better what ftfy makes of a word must read than the word
_BOTH_SAY_SO = 5.0
#: and how much better all of a line, if nothing in it looks damaged then
_ALL_IN_ALL = 15.0


def by_ftfy(line: str) -> list[Repair]:
    """What ftfy makes of a line in which nothing is UTF-8 as it stands: a byte is another now, or is missing."""
    repaired = _by_ftfy(line)
    if repaired == line:
        return []
    near = any_language(line)
    edits = [edit for edit in _edits(line, repaired) if not _takes_a_letter(edit, line)]
    better = read(line, frozenset(), near).cost - read(repaired, frozenset(), near).cost
    if _is_clean(repaired) and better >= _ALL_IN_ALL:
        return [Repair(e.span.start, e.span.end, e.replacement, better, True, True) for e in edits]
    found = []
    for edit in edits:
        one = weigh(line, edit.span.start, edit.span.end, edit.replacement, near)
        if one.gain >= _BOTH_SAY_SO:
            found.append(replace(one, certain=one.whole and _is_clean(one.meant)))
    return found


#: a capital that begins Greek or what stands over letters, and a sign that nobody writes behind it: quotation marks
#: and footnotes are healthy
_SIGNED = re.compile("(?:[ÎÏ][³¼½¾¹²¶¬±µ·¸ºª¤¥§¨©®¯´€‡†•™˜]|Ì[¶µ·¸¬±¤¥¦])+")


def by_signs(line: str) -> list[Repair]:
    """What ftfy makes of a line if all of it are letters from a capital and a sign each, as in "10Î¼s"."""
    if not _SIGNED.search(line):
        return []
    repaired = _by_ftfy(line)
    edits = _edits(line, repaired) if repaired != line and _is_clean(repaired) else []
    if all(_SIGNED.fullmatch(e.span.of(line)) and _are_letters(e.replacement) for e in edits):
        return [Repair(e.span.start, e.span.end, e.replacement, _BOTH_SAY_SO, True, True) for e in edits]
    return []


def _are_letters(text: str) -> bool:
    return bool(text) and all(unicodedata.category(char)[0] in "LM" for char in text)


def _takes_a_letter(edit: Edit, line: str) -> bool:
    """Whether an edit does nothing but take characters out: a letter between quotation marks is healthy."""
    was = edit.span.of(line)
    return len(edit.replacement) < len(was) and set(edit.replacement) <= set(was) and not was.startswith("ï»¿")


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


def _edits(line: str, repaired: str) -> list[Edit]:
    """What turns `line` into `repaired`, as small edits between runs of ASCII that both share."""
    edits: list[Edit] = []
    was = now = 0
    for run in _ASCII_RUN.finditer(line):
        there = repaired.find(run[0], now)
        if there < 0:
            return [_one_edit(line, repaired)]
        _add(edits, line[was : run.start()], repaired[now:there], was)
        was, now = run.end(), there + len(run[0])
    _add(edits, line[was:], repaired[now:], was)
    return edits


def _one_edit(line: str, repaired: str) -> Edit:
    """All that differs as one edit: for where a space of the line was a byte of the damage."""
    start, end = 0, len(line)
    rest = len(repaired)
    while start < min(end, rest) and line[start] == repaired[start]:
        start += 1
    while min(end, rest) > start and line[end - 1] == repaired[rest - 1]:
        end, rest = end - 1, rest - 1
    return Edit(Span(start, end), repaired[start:rest])


def _add(edits: list[Edit], old: str, new: str, offset: int) -> None:
    if old != new:
        edits.append(Edit(Span(offset, offset + len(old)), new))
