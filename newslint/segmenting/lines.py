"""The lines of a document, and what their shape alone tells of them."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from newslint.model import Document, Span

MONTH = (
    "(?:jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?\\.?|july?\\.?|aug(?:ust|\\.)?"
    "|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?)"
)
DAY = "(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_CLOCK = r"(?:(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,5}\)?)?)"
_DIGIT = re.compile(r"\d")
#: lines of which it is remembered whether they are credits while the stories of a page are told apart. Of a page of
#: more each is read anew by all six that ask (9,600 lines: 9.8 s of CPU with 4,096, 2.7 with these; 30 November 2026)
LINES_KEPT = 1 << 15
#: a whole line that is a date, in the ways that papers and their systems write one
DATE_LINE = re.compile(
    rf"^(?:(?:published|posted|updated|last updated|created|modified|date)(?: on)?:? ?)?(?:{DAY}\.?,? )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH},?[ -]\d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    rf"(?:[ ,|–—-]+{_CLOCK})?\.?$",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"^(?:By|BY|by|Written by|WRITTEN BY|Story by|Words by|From our) (?:[A-Z][\w.'’-]*|von|van|de|al|bin|our|staff|the)"
    r"(?:,? (?:[A-Z][\w.'’-]*|and|&|von|van|de|der|al|bin|in|of|for|the|[|/•–—-]|staff|reporter|correspondent|writer"
    r"|\d+|min|read))*(?:[|–—•,-].{0,60})?$"
)
#: "KYIV, March 15 (Reuters) - " and its kin, at the head of a paragraph
DATELINE_HEAD = re.compile(
    r"^(?:\([A-Z][A-Z&. ]{1,15}\) (?:--|[-–—])? ?"
    r"|[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' ]{1,24})?(?:, \w{3,9}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([A-Z][\w ./&]{1,24}\))? ?(?:--|[-–—]) )"
)
#: the same with its day, which opens a report however short the line is
DATED_HEAD = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.' ]{1,24})?, [A-Z][a-z]{2,8}\.? \d{1,2}(?: ?\([\w ]{2,20}\))? ?(?:--|[-–—]) "
)
#: "AMY GOODMAN:" and "Q:", who speaks in a transcript
SPEAKER = re.compile(r"^(?:[A-Z][A-Z.'’\u00c0-\u00dd-]*(?: [A-Z][A-Z.'’\u00c0-\u00dd-]*){0,3}|[A-Z]):(?:\s|$)")
#: marks of print in a row, an ornament between them or by itself: "---o---", "◆ ◆ ◆", "⁂"
RULE_LINE = re.compile(
    r"^(?:(?:[-–—=_*~#•·.+<>/|\\\u2500-\u259f§※◆◇■□●○★☆✦♦] ?){3,}|[-–—=~*_]{2,20} ?[oO0xX]{1,3} ?[-–—=~*_]{2,20}"
    r"|[⁂❦❧☙✻✽])$"
)
BULLET = re.compile(
    # a square or a disc stands over headlines in Japan and China
    r"^(?:[•·▪◦‣⁃►»+]|[■●](?!\s*[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af「【『])"
    r"|\*(?!\*[^*\s].*\*\*$)|[-–—](?= )|o(?= {2,}))\s*"
)
NUMBERED = re.compile(r"^(?:(?:#|No\. )?(\d{1,3})(?:[.):]|\s[-–—])|#(\d{1,3}))\s+(?=\S)")
#: "1️⃣ ": a number that stands before a headline as a picture does
KEYCAP = re.compile("^[0-9#*]\ufe0f?\u20e3|^\N{KEYCAP TEN}")
HEADING = re.compile(r"^(#{1,6})\s+(?=\S)")
SHORTCODE = re.compile(r"^(?:\[/?[a-z][\w-]*(?:[ =:][^\]]*)?\](?:.*\[/[a-z][\w-]*\])?|\{\{.*\}\}|\{%.*%\}|<!--.*-->)$")
#: where a cut-off text ends: an ellipsis, and after it at most a few words that say where the rest is
CUT_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[\.\.\.\]|\(…\))\s*(?:\[?\(?\+?[\w’']+(?: [\w’']+){0,4}[»›>→.…]*\)?\]?)?$")
TERMINAL = re.compile(r"[.!?…。！？؟۔।][\"'”’»)\]」』）]*$|[:;,：；，、]$")
#: speech that ends a line: a headline may end with a quotation mark, but not after a full stop
SPEECH_END = re.compile(r"[.,!?…—][\"”’»]+$")
#: an abbreviation that ends a line: N.H., U.S., Jr.
INITIAL_END = re.compile(r"\b(?:[A-Z]|Jr|Sr|Inc|Co|No)\.$")
FULL_STOP = re.compile(r"[.!?。！？؟۔।][\"'”’»)\]」』）]*$")
#: scripts that put no spaces between words; a word of theirs has about two characters
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_CHARACTERS_A_WORD = 2
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
#: what an agency numbers its reports by, and a word in small letters
_CODE = re.compile(r"[^\W\d_]\d{2}")
_SMALL_WORD = re.compile(r"[^\W\d_]*[a-zß-öø-ÿа-яё][^\W\d_]{2}[^\W\d_]")
#: no headline in capitals has more characters
_CAPITALS = 70


class Line(Struct, frozen=True):
    """A line that isn't blank, without the white space around it.

    `gap` is the number of blank lines above it, `number` its own from 0, `words` are counted by spaces, or by
    characters in scripts that have none. `is_prose`: it reads as running text: long, or a sentence that ends as one.
    """

    span: Span
    text: str
    gap: int
    number: int
    words: int
    is_prose: bool


def make_line(span: Span, text: str, gap: int, number: int, words: int) -> Line:
    """The line, with what is asked of it most often."""
    return Line(span, text, gap, number, words, words >= 30 or (words >= 9 and ends_a_sentence(text)))


def lines_of(document: Document) -> list[Line]:
    """The lines of a document's text that aren't blank and aren't machinery."""
    lines: list[Line] = []
    text, at, gap = document.text, 0, 0
    hidden = document.hidden
    # asked once: over every line it would be asked of the whole text
    returns = "\r" in text
    for number, raw in enumerate(text.splitlines(keepends=True) if returns else text.split("\n")):
        size = len(raw) if returns else len(raw) + 1
        stripped = raw.strip()
        if stripped:
            first = at + raw.index(stripped[0])
            span = Span(first, first + len(stripped))
            if hidden:
                span = _seen(span, hidden, text)
                stripped = span.of(text)
        if stripped:
            lines.append(make_line(span, stripped, gap, number, count_words(stripped)))
            gap = 0
        else:
            gap += 1
        at += size
    return lines


def _seen(span: Span, hidden: Sequence[Span], text: str) -> Span:
    """A line without the machinery that it begins or ends with; empty if it is nothing else."""
    start, end = span.start, span.end
    at = bisect.bisect_right(hidden, start, key=_start) - 1
    while 0 <= at < len(hidden) and start < end and hidden[at].start <= start < hidden[at].end:
        start = min(hidden[at].end, end)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        at += 1
    at = bisect.bisect_left(hidden, end, key=_start) - 1
    while at >= 0 and start < end <= hidden[at].end:
        end = start + len(text[start : max(hidden[at].start, start)].rstrip())
        at -= 1
    return Span(start, end)


def _start(span: Span) -> int:
    return span.start


def count_words(text: str) -> int:
    """How many words a line has."""
    spaced = text.count(" ") + 1
    if text.isascii():
        return spaced
    return max(spaced, len(_UNSPACED.findall(text)) // _CHARACTERS_A_WORD)


@lru_cache(maxsize=4096)
def stems_of(text: str) -> frozenset[str]:
    """The first six letters of each longer word of a line, in small letters.

    Remembered: four things ask for the same lines while the stories of a page are told apart.
    """
    return frozenset([word[:6] for word in _LONG_WORD.findall(text.lower())])


def is_date_line(text: str) -> bool:
    """Whether the whole line is a date."""
    return len(text) <= 60 and _DIGIT.search(text) is not None and DATE_LINE.match(text) is not None


def is_byline(text: str) -> bool:
    """Whether the whole line names who wrote the story."""
    return len(text) <= 110 and text[:1] in "BbWSF" and BYLINE.match(text) is not None


def is_headline_shaped(line: Line) -> bool:
    """Whether a line could be a headline: short, begun with a capital, and not ended as a sentence of a text is."""
    text = line.text
    least = 8 if text.isascii() or not _UNSPACED.search(text) else 4
    if not least <= len(text) <= 160 or line.words > 25:
        return False
    first = text.lstrip("\"'“‘«¿¡[(#*0123456789.) ")[:1]
    if not (first.isupper() or text[0].isdigit() or not first.isascii()):
        return False
    if text[-1] in ",;:，；：、。" or (text[-1] == "." and not (_ends_shortened(text) or is_capitals(text))):
        return False
    if (text[0] == "(" and text[-1] == ")") or SPEECH_END.search(text) or SPEAKER.match(text):
        return False
    return not (BULLET.match(text) or SHORTCODE.match(text) or is_date_line(text) or is_byline(text))


def _ends_shortened(text: str) -> bool:
    return text.endswith(("U.S.", "U.K.", "...", "Jr.", "Inc."))


def is_code(text: str) -> bool:
    """Whether a line is figures, or figures and letters that make no words: "ZCZC NPA0417 3 R N"."""
    if not any(map(str.isalpha, text)):
        return True
    return _CODE.search(text) is not None and not _SMALL_WORD.search(text)


def is_capitals(text: str) -> bool:
    """Whether a short line is all capitals: old papers closed such headlines with a full stop."""
    return len(text) <= _CAPITALS and text.isupper()


def could_head(line: Line) -> bool:
    """Whether a line may be a headline where something else than its shape says so: it isn't long, and is no credit."""
    text = line.text
    if not 3 <= len(text) <= 170 or line.words > 25 or text[-1] in ",;，；、。" or SPEECH_END.search(text):
        return False
    if text[0] == "(" and text[-1] == ")":
        return False
    if line.words >= 12 and text[-1] == "." and not INITIAL_END.search(text):
        return False
    first = text.lstrip("\"'“‘«¿¡[(#*0123456789.) ")[:1]
    if (first.islower() and not text[0].isdigit()) or not any(char.isalnum() for char in text):
        return False
    return not (BULLET.match(text) or SHORTCODE.match(text) or is_date_line(text) or is_byline(text))


def is_prose(line: Line) -> bool:
    """Whether a line reads as running text: long, or a sentence that ends as one."""
    return line.is_prose


def is_running(text: str) -> bool:
    """Whether a text reads as running text (`is_prose` of a line)."""
    words = count_words(text)
    return words >= 30 or (words >= 6 and ends_a_sentence(text))


def ends_a_sentence(text: str) -> bool:
    """Whether a text ends with a full stop or its like, quotation marks and brackets aside."""
    return FULL_STOP.search(text, max(0, len(text) - 8)) is not None


def prose_after(lines: Sequence[Line], at: int, within: int = 6) -> bool:
    """Whether running text comes soon after line `at`."""
    return any(is_prose(line) for line in lines[at + 1 : at + 1 + within])
