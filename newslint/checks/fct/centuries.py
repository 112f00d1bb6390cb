"""A century that isn't the one of the year beside it: put up in 1723, and a survivor of the seventeenth century."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ordinal_value
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

_CENTURY = LatePattern(
    r"\b(?P<nth>\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:teenth|twentieth|twenty-first|elfth|enth))[ -]century\b",
    needs=("century",),
)
#: that a year is that of the thing's making, or of somebody's work
_MADE = re.compile(
    r"\b(?:built|rebuilt|put up|erected|dates? (?:from|back to)|dating (?:from|back to)|dated|founded|laid|completed"
    r"|finished|opened|painted|written|composed|printed|published|carved|cast|consecrated|planted|made|woven|dug|launched"
    r"|sunk|sank|established|constructed|raised)\b(?:[^.;()]{0,50}?\b(?:in|from|to|of))? (?:about |around |the year )?"
    r"(?P<year>1[1-9]\d\d|20\d\d)\b(?!s)"
    r"|\((?P<year2>1[1-9]\d\d)\)"
)
#: before a century: another thing's, an earlier or a later time
_OTHER = re.compile(
    r"\b(?:replac\w+|on the site of|ruins? of|older|earlier|later|until|since|by|into|turn of|end of|early in|begin\w*"
    r"|style|inspired|copy|replica|imitat\w+|tradition\w*|as in|like|beneath|under|restor\w+|remodel\w+|extend\w*|added"
    r"|altered|its|his|her|their|where|once|before|after|than|when)\b",
)
#: before a century that is an adjective: the thing is in, on or near another one
_OF_ANOTHER = re.compile(r"\b(?:of|on|in|from|to|for|with|near|at) (?:an?|the|two|some) (?:[a-z]+ )?$")
_ONE_OF = re.compile(r"\b(?:one|two|among|example|survivor|remnant) of (?:the|its|his|her|their) (?:[a-z]+ )?$")
#: what ties a century to the thing told of: survives from it, of it, is the only one of it
_OF_IT = re.compile(
    r"\b(?:surviv\w+|remain\w*|dates?|dating|left|relics?|example|work|piece|one|only|best|finest|last|oldest"
    r"|it is|is an?"
    r"|was an?|masterpiece|building|bridge|house|church|of|from|the|this|that)\b"
)


#: behind a century that is an adjective
_NOUN = re.compile(
    r" (?!(?:in|of|and|at|on|by|to|for|with|was|is|as|or|but|when|that|which|who|had|has|were|are)\b)[a-z]"
)


#: later years stand in too many stories that also speak of the last century
_LATEST = 1930


class Misdated(NamedTuple):
    """A century, the year beside it, and the century that the year is of."""

    span: Span
    written: str
    year: int
    due: int


def misdated_centuries(whole: StoryText) -> Iterator[Misdated]:
    """The centuries of a story's body that aren't those of the year of making told in the same or the last sentence."""
    text = whole.text
    for passage in whole.passages:
        if passage.part not in BODY_PARTS or text.find("century", passage.span.start, passage.span.end) < 0:
            continue
        sentences = whole.shared(sentences_of_passages).get(passage.span.start, [])
        for at, (start, end) in enumerate(sentences):
            found = list(_CENTURY.finditer(text, start, end))
            if len(found) != 1:
                continue
            yield from _judged(text, found[0], sentences, at)


def _judged(text: str, found: re.Match[str], sentences: list[tuple[int, int]], at: int) -> Iterator[Misdated]:
    start, end = sentences[at]
    number = ordinal_value(found["nth"])
    made = list(_MADE.finditer(text, start, end))
    adjective = "-century" in found[0] or _NOUN.match(text, found.end())
    if not made and at and re.match(r"(?:It|The|This|That)\b", text[start:end]):
        made = list(_MADE.finditer(text, *sentences[at - 1]))
    years = re.findall(r"(?<![\d,.])1[1-9]\d\d(?![\d,])", text[start:end])
    if len(made) != 1 or number is None or len(years) > 1:
        return
    year = int(made[0]["year"] or made[0]["year2"])
    due = (year - 1) // 100 + 1
    before = text[max(start, found.start() - 40) : found.start()]
    if year > _LATEST or due == number or abs(due - number) > 2 or year % 100 == 0 or _OTHER.search(before):
        return
    between = text[min(found.end(), made[0].end()) : max(found.start(), made[0].start())]
    if (made[0].end() > start and _OTHER.search(between)) or not (adjective or _OF_IT.search(before)):
        return
    if adjective and made[0].start() < found.start() and _OF_ANOTHER.search(before) and not _ONE_OF.search(before):
        return
    if made[0].end() <= start or len(between) < 120:
        yield Misdated(Span(*found.span()), found[0], year, due)
