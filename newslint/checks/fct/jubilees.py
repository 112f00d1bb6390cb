"""Feasts whose names say how many years they mark, beside the year: a golden wedding, a centenary, a jubilee."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.checks.fct.years_between import Between
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Part, Span
from newslint.segmenting.view import StoryText

#: the years that each marks, by any dictionary
_YEARS = {
    "silver": 25, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70, "centenary": 100, "centennial": 100,
    "bicentenary": 200, "bicentennial": 200, "tercentenary": 300, "sesquicentenary": 150, "sesquicentennial": 150,
    "quincentenary": 500, "half-centenary": 50,
}  # fmt: skip
_FEAST = LatePattern(
    r"\b(?i:(?P<metal>silver|ruby|golden|diamond|platinum) (?:wedding|jubilee|anniversary)"
    r"|(?P<many>(?:bi|ter|sesqui|quin|half-)?centen(?:ary|nial)))\b",
    needs=("ilver ", "uby ", "olden ", "iamond ", "latinum ", "entenary", "entennial"),
)
_YEAR = re.compile(r"(?<![\w.,$£€–/-])(?:1[4-9]|20)\d\d(?![\w%–/-]|[,.]\d)")
#: that the year is that of the beginning, and that the feast is this year's
_BEGAN = re.compile(
    r"\b(?:married|wed|wedding|opened|founded|established|built|formed|born|birth|died|death|began|started"
    r"|set up|printed"
    r"|published|launched|laid|created|crowned|came to the throne|acceded|first)\b"
)
_NOW = re.compile(
    r"\b(?:this (?:year|week|month|weekend|summer|autumn|spring|winter)|today|yesterday|tomorrow|next (?:week|month)"
    r"|last (?:week|month|night)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|celebrat\w+|marks?|marked|marking|falls)\b"
)
_OTHER = re.compile(
    r"\b(?:after|until|before|since|would|ago|planned for|in time for|by (?:then|now|the (?:time|end)"
    r"|(?=[12]\d{3}\b))|ahead of|next year|last year)\b"
)
#: a feast may be held a year early or late; a slip is no larger than this. Chosen, not measured
_SLACK, _SLIP = 1, 60


#: whose feast it is, and since when: the silver jubilee of their choir, which first sang in 1969
_WHOSE = re.compile(
    r" (?:of|for) (?:the|its|their|his|her) (?:(?!in |at |on |by |with |from )[^\s.;:,()\d]+ ){0,6}"
    r"[^\s.;:,()\d]+,? (?:which|who|that) (?:was |were |had |has )?"
    r"(?:[a-z]+ ){1,5}in (?:[A-Z][a-z]+ )?\Z"
)


def misnamed_feasts(whole: StoryText, today: datetime.date | None) -> Iterator[Between]:
    """The feasts of a story's body that the one year beside them doesn't make, up to the day of the story."""
    if today is None:
        return
    text, body = whole.text, [p.span for p in whole.passages if p.part in BODY_PARTS]
    for found in _FEAST.finditer(text, body[0].start, body[-1].end) if body else ():
        line = next((span for span in body if span.start <= found.start() < span.end), None)
        sentences = whole.shared(sentences_of_passages).get(line.start, []) if line else []
        own = next((one for one in sentences if one[0] <= found.start() < one[1]), None)
        if own is None or _OTHER.search(text, *own) or not (_NOW.search(text, *own) or _is_news(whole, found)):
            continue
        years = list(_YEAR.finditer(text, *own))
        if len(years) != 1 or (not _NOW.search(text, *own) and not _WHOSE.match(text[found.end() : years[0].start()])):
            continue
        if not _BEGAN.search(text, *own):
            continue
        stated = _YEARS[(found["metal"] or found["many"]).lower()]
        year = int(years[0][0])
        passed = today.year - year
        if passed > 0 and _SLACK < abs(passed - stated) < _SLIP and abs(passed - stated) != passed:
            span = Span(min(found.start(), years[0].start()), max(found.end(), years[0].end()))
            yield Between(span, stated, year, passed, today.year)


def _is_news(whole: StoryText, found: re.Match[str]) -> bool:
    """Whether the headline names a feast, which is then held now."""
    feast = found[0].lower()
    return any(feast in p.span.of(whole.text).lower() for p in whole.passages if p.part is Part.HEADLINE)
