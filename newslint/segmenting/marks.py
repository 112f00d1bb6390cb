"""What recurs down a page: the marks of its lines, and the seams between stretches of running text.

A seam is a run of lines that aren't running text: the foot of one text, the head of the next. What stands in one seam
may be anything; what stands in several is how the page is laid out.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from newslint.segmenting.credits import Credit, is_dated, is_title_field, read_credit, read_field
from newslint.segmenting.headlines import leading_date
from newslint.segmenting.lines import (
    BULLET,
    CUT_OFF,
    FULL_STOP,
    HEADING,
    KEYCAP,
    NUMBERED,
    RULE_LINE,
    SHORTCODE,
    Line,
    could_head,
    is_capitals,
    is_prose,
)

_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"\w+|[^\w\s]")
#: a line of fewer words that ends as a sentence does may be anything
_SENTENCE = 4
#: a line that asks or shouts and stands over a credit is a headline up to this many words
_ASKING = 25
#: and so many characters
_LONGEST = 170
#: a headline like a result: names and figures in one order
_SHAPED = 8
_SHAPE = re.compile(r"[^\W\d_][\w.’'-]*(?: [^\W\d_][\w.’'-]*)*")
#: so many capitals are more than an abbreviation
CAPITALS = 3
#: so often the same first or last words make a mark
_OFTEN = 3
#: an entry of a list or of live coverage: no mark of a headline
_TIMED = re.compile(r"\d{1,2}[:.]\d\d")
#: "UELZEN: ", a place or a section in capitals before a headline
_LABELLED = re.compile(r"[^\W\da-z_]{3,40}(?: [^\W\da-z_]{1,40})?(?:\s?[:：|]|\s[–—-])\s\S")
#: what stands between links side by side, and fewer words than this make one
_ROW, _LINK = re.compile(r"\s[|»•·]\s"), 9
_SPEAKS = re.compile(r"[?？؟]$")


class Marked(Struct, frozen=True):
    """A line with its marks: what it has in common with other lines of its page."""

    line: Line
    credit: Credit | None
    field: tuple[str, str] | None
    marks: frozenset[str]
    is_body: bool


class Seam(Struct, frozen=True):
    """The lines from `start` up to `end` that aren't running text; text follows, but for the last seam of a page."""

    start: int
    end: int
    is_first: bool
    is_last: bool


def mark_lines(lines: Sequence[Line]) -> list[Marked]:
    """Every line of a page with its marks."""
    credits = [read_credit(line.text) if not is_prose(line) or is_dated(line.text) else None for line in lines]
    body = _body(lines, credits)
    fields = [read_field(line.text) for line in lines]
    labels = Counter(one[0] for one in fields if one)
    speakers = _speakers(fields)
    # what is running text recurs nowhere; of a page that is one story that is nearly all
    templates = ["" if is_body else _template(line.text) for line, is_body in zip(lines, body)]
    same = Counter(template for template, is_body in zip(templates, body) if not is_body)
    words = [_WORDS.findall(template) for template in templates]
    openings = Counter(tuple(one[:2]) for one, is_body in zip(words, body) if not is_body and len(one) >= 3)
    endings = Counter(tuple(one[-2:]) for one, is_body in zip(words, body) if not is_body and len(one) >= 3)
    marked = []
    for at, line in enumerate(lines):
        marks: set[str] = set()
        told = fields[at]
        if not body[at] and not (told and told[0] in speakers):
            marks |= _own_marks(line, credits[at])
            if same[templates[at]] >= 2 and not RULE_LINE.match(line.text):
                marks.add(f"same:{templates[at]}")
            if len(words[at]) >= 3 and openings[tuple(words[at][:2])] >= _OFTEN:
                marks.add(f"begins:{' '.join(words[at][:2])}")
            if len(words[at]) >= 3 and endings[tuple(words[at][-2:])] >= _OFTEN:
                marks.add(f"ends:{' '.join(words[at][-2:])}")
        if told and labels[told[0]] >= 2 and told[0] not in speakers:
            marks.add(f"field:{told[0]}")
        marked.append(Marked(line, credits[at], told, frozenset(marks), body[at]))
    return marked


def seams_of(marked: Sequence[Marked]) -> list[Seam]:
    """The seams of a page, in order; the first may be empty where a page begins with text."""
    seams: list[Seam] = []
    at = 0
    while at < len(marked):
        if marked[at].is_body:
            at += 1
            continue
        end = at
        while end < len(marked) and not marked[end].is_body:
            end += 1
        seams.append(Seam(at, end, at == 0, end == len(marked)))
        at = end
    return seams


def _own_marks(line: Line, credit: Credit | None) -> set[str]:
    """The marks that a line has by itself."""
    marks: set[str] = set()
    text = line.text
    if credit:
        marks |= {"clock"} if credit.is_clock else {f"credit:{kind}" for kind in credit.kinds & {"date", "by", "count"}}
        if "ago" in credit.kinds:
            marks.add("credit:date")
        if credit.is_day:
            marks.add("day")
    elif leading_date(text):
        marks.add("dated")
    if RULE_LINE.match(text):
        marks.add(f"rule:{text[0]}")
    if heading := HEADING.match(text):
        marks.add(f"level:{len(heading[1])}")
    if NUMBERED.match(text):
        marks.add("number")
    if text.isupper() and _is_shouted(text) and not credit:
        marks.add("caps" if line.words >= 4 or (line.words >= 2 and text[-1] == ".") else "label")
    timed = _TIMED.match(text) is not None
    if not credit and not timed and not NUMBERED.match(text) and _NUMBER.search(text) and line.words <= _SHAPED:
        marks.add("shape:" + _SHAPE.sub("A", _NUMBER.sub("#", text)))
    if _LABELLED.match(text) and text.partition(" ")[0].isupper():
        marks.add("labelled")
    if KEYCAP.match(text) or (unicodedata.category(text[0]) == "So" and not BULLET.match(text)):
        marks.add("symbol")
    return marks


def _is_shouted(text: str) -> bool:
    """Whether a text is capitals, and no abbreviation among letters that have none."""
    letters = sum(map(str.isalpha, text))
    return letters >= CAPITALS and 2 * sum(map(str.isupper, text)) > letters


def _template(text: str) -> str:
    return _NUMBER.sub("#", text.casefold())


def _body(lines: Sequence[Line], credits: Sequence[Credit | None]) -> list[bool]:
    """Which lines are running text, or sentences that go with it."""
    body = [
        (is_prose(line) and credit is None)
        or (CUT_OFF.search(line.text) is not None and line.words >= _SENTENCE)
        or (
            credit is None
            and line.words >= _SENTENCE
            and FULL_STOP.search(line.text) is not None
            and not _SPEAKS.search(line.text)
            and not is_capitals(line.text)
        )
        or (credit is None and BULLET.match(line.text) is not None and not RULE_LINE.match(line.text))
        or SHORTCODE.match(line.text) is not None
        for line, credit in zip(lines, credits)
    ]
    for at, line in enumerate(lines):
        named = read_field(line.text)
        if (named and is_title_field(named[0]) and line.words <= _ASKING) or (body[at] and _is_row(line.text)):
            body[at] = False
    return [is_body and not _heads_after_all(lines, credits, body, at) for at, is_body in enumerate(body)]


def _is_row(text: str) -> bool:
    """Whether a line is several links side by side, the last of which may end as a sentence does."""
    return len(_ROW.findall(text)) > 1 and max(piece.count(" ") for piece in _ROW.split(text)) < _LINK


def _heads_after_all(lines: Sequence[Line], credits: Sequence[Credit | None], body: Sequence[bool], at: int) -> bool:
    """Whether a line that ends as a sentence does heads what follows: it stands under a rule, or over a credit."""
    line = lines[at]
    if at + 1 == len(lines) or line.words > _ASKING or len(line.text) > _LONGEST or SHORTCODE.match(line.text):
        return False
    if at and RULE_LINE.match(lines[at - 1].text):
        # the rule under fields closes them
        return not (at > 1 and is_prose(line) and read_field(lines[at - 2].text))
    below = credits[at + 1]
    if below and below.kinds & {"date", "by"} and line.gap > lines[at + 1].gap:
        return True
    above = credits[at - 1] if at else None
    if above and above.is_day and body[at + 1] and not (line.gap and not lines[at - 1].gap):
        return True
    if at == 0:
        return (body[at + 1] and lines[at + 1].words > line.words) or credits[at + 1] is not None
    if not could_head(line) or line.text.endswith((".", "。")):
        return False
    over_text = body[at + 1] and lines[at + 1].words > line.words
    return credits[at + 1] is not None or (over_text and not body[at - 1])


def _speakers(fields: Sequence[tuple[str, str] | None]) -> set[str]:
    """Labels that are who speaks in an interview: what they say are sentences and questions."""
    said: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for one in fields:
        if one:
            total[one[0]] += 1
            said[one[0]] += FULL_STOP.search(one[1]) is not None and not read_credit(one[1])
    asked = {one[0] for one in fields if one and _SPEAKS.search(one[1])}
    return {label for label, count in total.items() if asked and 2 * said[label] > count}
