"""A paragraph that is all quotation, and nobody near who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.model import Hit, Part, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"

#: verbs of saying, and what is said
SPEAKS = re.compile(  # verbs of saying, and what is said
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?)|ask(?:ed|s)?|add(?:ed|s)?|wr(?:ote|ites?)|argu(?:ed|es)|claim(?:ed|s)?"
    r"|according|continu(?:ed|es)|warn(?:ed|s)?|repl(?:ied|ies)|explain(?:ed|s)?|stat(?:ed|es?)|tweet(?:ed|s)?|insist(?:ed|s)?"
    r"|not(?:ed|es)|declar(?:ed|es)|announc(?:ed|es)|recall(?:ed|s)?|joked|admit(?:ted|s)?|conced(?:ed|es)|acknowledg(?:ed|es)"
    r"|quot(?:ed|es?)|read|reads|posted|testified|remark(?:ed|s)?|vow(?:ed|s)?|statement|letter|interview"
    r"|think[s]?|speech|remember(?:ed|s)?|suggest(?:ed|s)?"
    r"|conclud(?:ed|es)|describ(?:ed|es)|call(?:ed|s)|put it|quipped|responded|answered|agree[sd]?|believe[sd]?"
    r"|hop(?:ed|es)|laugh(?:ed|s)|sigh(?:ed|s)|urg(?:ed|es)|predict(?:ed|s)?|observ(?:ed|es)|mus(?:ed|es)|reckon(?:ed|s)?"
    r"|compar(?:ed|es)|slam(?:med|s)|blast(?:ed|s)|prais(?:ed|es)|report(?:ed|s)?|discuss(?:ed|es)|talk(?:ed|ing|s)?"
    r"|speak(?:s|ing)?|spoke)\b|:\s*$"
)
_WHOLE = re.compile(r"\A[“\"][^”\"]{20,}[.?!…][”\"]$")


class Options(Struct, frozen=True):
    """`most`: a story with more such paragraphs than this is an interview or a list, and left alone."""

    most: int = 2


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers each paragraph that is one quotation, where neither neighbour tells who speaks."""
    body = [p for p in view.whole.passages if p.part in (Part.PARAGRAPH, Part.SUMMARY, Part.QUOTATION)]
    lone = [
        at for at, p in enumerate(body) if p.part is Part.PARAGRAPH and _WHOLE.fullmatch(view.text[slice(*_ends(p))])
    ]
    if not lone or len(lone) > options.most:
        return
    for at in lone:
        before = body[at - 1] if at else None
        after = body[at + 1] if at + 1 < len(body) else None
        if before is not None and not _tells(view, before) and not (after and _tells(view, after)):
            yield Hit(Span(*_ends(body[at])))


def _tells(view: View, passage: Passage) -> bool:
    """Whether a paragraph holds a word of saying anywhere, or runs on into a quotation."""
    words = passage.span.of(view.text)
    return bool(SPEAKS.search(words)) or "“" in words or '"' in words


def _ends(passage: Passage) -> tuple[int, int]:
    return passage.span.start, passage.span.end
