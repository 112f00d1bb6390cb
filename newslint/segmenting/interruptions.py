"""Where a story goes on behind an advertisement that stands in its text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newslint.segmenting.boilerplate.classifier import Classification
from newslint.segmenting.boilerplate.line_features import line_features, speaks_of_a_page
from newslint.segmenting.lines import Line, ends_a_sentence

#: so many lines mark one advertisement: that it is one, that the text goes on below, that it ends
MARKS = 3
#: a sentence has no fewer words
SENTENCE = 5
_MARK = re.compile(
    r"\A\W*(?:(?:skip |close |end of )?advert(?:isement|ising|isment)?s?"
    r"|(?:story|article|text)? ?continu(?:e|es|ed) (?:reading )?(?:below|after|the main story)(?: (?:this|the)? ?\w+)?"
    r"|(?:scroll|read on) (?:down )?(?:to continue|below)(?: \w+){0,3})\W*",
    re.IGNORECASE,
)
#: a subject that begins a sentence, and a verb that can be told by its form, with anything between them
_SENTENCE = re.compile(
    r"[“\"]?(?:(?:The|An?|This|That|These|Those|There|It|He|She|They|His|Her|Its|Their|Neither|Both|Nobody|No one)\b"
    r"|(?:[A-Z][\w’'.-]+ ){1,4}(?=(?:said|says|was|is|has|had|will|would|told|did|does)(?:n[’']t)?\b))"
    r".{0,200}?\b(?:(?:is|are|was|were|has|have|had|does|did|will|would|can|could|may|might|must|should)(?:n[’']t)?"
    r"|won[’']t|can[’']t|said|says|told|[a-z]{2,}ed)\b"
)
#: what newspapers ask people in the news for, which isn't the comment that a page asks its readers for
_ASKED = re.compile(
    r"\b(?:declined|refused|reached|available|responded|respond|returned|return|asked)\b.{0,30} (?:to|for) comment\b"
)


def resumed(lines: Sequence[Line], judgements: Sequence[Classification], end: int) -> int:
    """One past the last line of a story that seems to end at `end`: sentences behind advertisements continue it."""
    while True:
        at = end
        while at < min(len(lines), end + MARKS) and _MARK.fullmatch(lines[at].text):
            at += 1
        if at == end:
            return end
        last = at
        while last < len(lines) and not judgements[last].is_furniture and _tells(lines[last]):
            last += 1
        if last == at:
            return end
        end = last


def _tells(line: Line) -> bool:
    """Whether a line is a sentence about somebody else than who reads or publishes it."""
    text = line.text
    if (
        line.words < SENTENCE
        or not ends_a_sentence(text)
        or text[-1] == "?"
        or speaks_of_a_page(_ASKED.sub("", text))
        or not _SENTENCE.match(text)
    ):
        return False
    return text[0] in '“"' or not line_features(text).you
