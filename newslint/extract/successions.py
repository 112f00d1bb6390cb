"""Who is said to have come after whom: "X, who replaced Y", "taking over from Y", "his predecessor, Y", "outgoing"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.model import Span

_HONOUR = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Pope|President|Chancellor|Premier|General|Gen|Secretary|King|Queen"
    r"|Senator|Governor|Prime Minister)\.? ){0,2}"
)
NAME = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}}"
_Y = rf"{_HONOUR}(?P<old>{NAME})"
_Y0 = _Y.replace("?P<old>", "?:")
_POST = r"(?:[a-z'’-]+ ){0,4}?"
#: strings of which every such statement holds one
_CUES = LatePattern(
    r"redecessor|utgoing|ucce|eplac|usted|nseat|oppled|eposed|ook over|akes over|ake over|aken over"
    r"|aking over|place of|seat of|chair of|post of|nherit|days after|weeks after|months after"
    r"|hours after| until|, from whom |, whose |, whom "
    r"|way for|way to|hand|turn|pass| desk"
)
#: who came before stands behind the word for it
_BEHIND = LatePattern(
    rf"\b(?:predecessor(?:,| as [a-z' -]{{3,30}},)? (?:the )?{_POST}"
    r"|outgoing [a-z' -]{3,30}?(?=,? [A-Z])"
    r"|(?:succe(?:eds?|eded|eding)|replac(?:es?|ed|ing)|ousted|unseat(?:s|ed|ing)|toppled|deposed) "
    rf"(?:the )?{_POST}"
    rf"|(?:in succession|successor) (?:to|of) (?:the )?{_POST}"
    rf"|(?:(?:takes?|took|taken|taking) over|inherit(?:s|ed|ing)?)\b[^.;:,]{{0,40}}? from (?:the )?{_POST}"
    rf"|(?:takes?|took|taken|taking) (?:up )?the (?:place|seat|chair|post) of (?:the )?{_POST}"
    rf"|(?:days|weeks|hours|months) after (?:the )?{_POST}"
    rf"|[Ww]here (?={_Y0} (?:sat|ruled|worked|reigned|governed|presided) until))(?:,? )?{_Y}",
)
_AFTER = re.compile(r"(?:days|weeks|hours|months) after ")
_GAVE_UP = re.compile(
    r",?(?: (?:has|had))? (?:give[ns]?|gave|resign\w*|stepped|stood|bowed|left|quit|retire[ds]|died|lost|fell"
    r"|fallen|been)\b"
)
_NEWCOMER = rf"(?:he|she|(?:Mr |Mrs |Ms )?{CAPITAL_WORD}(?: {CAPITAL_WORD})?)"
#: who came before stands before the word for it
_BEFORE = LatePattern(
    rf"{_Y}(?:, (?:the |his |her |its )?(?:immediate )?(?:outgoing|predecessor)\b"
    rf"|, (?:from whom {_NEWCOMER} (?:takes?|took|has taken|inherits?|inherited)"
    rf"|whose (?:place|post|job|office|chair|seat|desk) {_NEWCOMER} (?:takes?|took|has taken|inherits?"
    rf"|inherited|fills?)"
    rf"|whom {_NEWCOMER} (?:succeeds?|succeeded|replaces?|replaced|has replaced|follows|ousted|beat))\b"
    r"|(?:, [^,.;]{1,60})?,? (?:has |had |is |was |will be |to be )?(?:succeeded by|replaced by|made way for"
    r"|giv\w+ way to|gave way to"
    r"|(?:hand|turn|pass)(?:s|es|ed|ing)?\b[^.;:]{3,60}?\b(?:over )?to"
    r"|emptied (?:his|her) desk|cleared (?:his|her) desk))",
)
#: another post than that of the state or the body: of a party, a shadow, a team
_ANOTHER_POST = re.compile(
    r"\b(?:party|shadow|opposition|deputy|vice|candidate|nominee|ticket|captain|coach|manager|editor|statue|portrait"
    r"|as (?:\w+ ){0,2}(?:leader|chairman|champion|MP|member|speaker|head of the))\b"
)


class Succession(Struct, frozen=True):
    """What is said, the name of who came before, and where the sentence that says it begins and ends."""

    span: Span
    old: Span


def successions(text: str, sentence: Span) -> Iterator[Succession]:
    """Every statement of one sentence about who came before somebody."""
    if not _CUES.search(text, sentence.start, sentence.end):
        return
    for found in _BEHIND.finditer(text, sentence.start, sentence.end):
        if _AFTER.match(found[0]) and not _GAVE_UP.match(text, found.end("old")):
            continue
        yield from _one(text, found, sentence)
    for found in _BEFORE.finditer(text, sentence.start, sentence.end):
        yield from _one(text, found, sentence)


def _one(text: str, found: re.Match[str], sentence: Span) -> Iterator[Succession]:
    if not _ANOTHER_POST.search(text, max(sentence.start, found.start() - 60), min(sentence.end, found.end() + 60)):
        old = re.sub(r"['’]s?$", "", found["old"])
        yield Succession(Span(*found.span()), Span(found.start("old"), found.start("old") + len(old)))
