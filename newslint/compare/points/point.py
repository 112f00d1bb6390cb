"""A typed point of a story: what is told, of whom or what, in which role, and whether it is of the event in hand."""

from __future__ import annotations

import re

from msgspec import Struct

from newslint.compare.concepts import Written
from newslint.model import Span

#: a clause of another time, of another occasion, of custom, or of what never was
_ASIDE = re.compile(
    r"\b(?:last (?:year|month|week|season|summer|winter|spring|autumn|fall)|previous(?:ly)?|a year (?:ago|earlier)"
    r"|years? (?:ago|earlier|before)|months? (?:ago|earlier|before)|decades? ago|in the past|similar|another|compared"
    r"|average|record|(?:would|could|might|should) have|if (?:it|he|she|they)|normally|usually|often"
    r"|(?:every|each) (?:day|week|month|year)|at (?:his|her|its|their) peak|so far this|since then|until then|used to"
    r"|the (?:night|day|evening|week|morning) before|the first of|in all|altogether|nearby)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w,.-])(?:1[5-9]\d\d|20\d\d)(?![\w,%-]|\.\d)")
#: a sentence that opens with the time it speaks of, and characters in which it does
_OPENS = re.compile(r"(?:In|Last|By|Since|Until|Before|During|A|Two|Three|Earlier|Back|On)\b")
_OPENING = 40
_BEFORE, _BEHIND = re.compile(r"[;:—–(]|,(?!\d)"), re.compile(r"[;:—–()]|,(?!\d)")


class Point(Struct, frozen=True):
    """A value of a `kind`, in a `frame` ("" if nothing says which), of a `holder` ("" for nobody that is named).

    `low` and `high` are the least and the most that the writing can mean; `words` is what is told in words. A `loose`
    point excuses others and accuses none; `aside` is one of another time than the event.
    """

    kind: str
    frame: str
    holder: str
    says: str
    span: Span
    sentence: Written
    low: float = 0.0
    high: float = 0.0
    words: tuple[str, ...] = ()
    loose: bool = False
    aside: bool = False


def is_aside(text: str, sentence: Span, at: Span, year: int | None) -> bool:
    """Whether a point is of another time than the event: its clause, or how its sentence opens, says so.

    `year` is that of the story, None if it isn't known.
    """
    opening = text[sentence.start : sentence.end].lstrip("“\"'‘ ")[:_OPENING].split(",")[0]
    clause = _BEFORE.split(text[sentence.start : at.start])[-1] + at.of(text)
    clause += _BEHIND.split(text[at.end : sentence.end])[0]
    told = (clause, opening) if _OPENS.match(opening) else (clause,)
    return any(_ASIDE.search(one) or _names_other_year(one, year) for one in told)


def _names_other_year(written: str, year: int | None) -> bool:
    return any(year is None or abs(int(found[0]) - year) > 1 for found in _YEAR.finditer(written))
