"""The few years of a short story, and counts of years that none of them makes: of an anniversary, a term, a gap.

A short story that names one year or two beside its own leaves no other to count from. What is told to lie between is
held against every pair of them, and told where it makes none and is near to what the nearest two make.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from newslint.checks.fct.years_between import Between
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS, WORDS_TO_99, ordinal_value, value_of
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Part, Span
from newslint.segmenting.view import StoryText

#: words of a story up to which its years are few enough to be those that are counted from. Chosen, not measured
_SHORT = 260
#: years of a story, beside its own, beyond which a count may be from any of them; and sentences around a count
_MOST, _AROUND = 2, 2
_N = rf"(?i:{WORDS_TO_99})|\d{{1,3}}"
_TERM = r"(?:years?|seasons?|terms? of office)"
_FEASTS = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300,
           "silver wedding": 25, "ruby wedding": 40, "golden wedding": 50, "diamond wedding": 60, "silver jubilee": 25,
           "golden jubilee": 50, "diamond jubilee": 60, "platinum jubilee": 70}  # fmt: skip
#: an anniversary; a stretch that has just ended, or goes on; a gap between two years
_COUNT = LatePattern(
    rf"\b(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th)) (?:anniversary|birthday)\b"
    rf"|\b(?P<feast>{'|'.join(_FEASTS)})\b"
    rf"|\b(?:celebrat|mark)\w* (?P<n1>{_N}) years of\b"
    rf"|\bafter (?P<n2>{_N}) {_TERM}(?= (?:in|at|as|with|of|on|and|there|together|behind)\b|[,.])"
    rf"|(?<![\w-])(?P<n3>{_N}) years (?:later|afterwards|on(?=[,.])|after\b|ago\b)"
    rf"|(?<![\w-])(?P<n4>{_N}) years (?:to the (?:day|month|week))\b"
    rf"|(?<![\w-])(?:his|her|its|their|the|an?) (?P<n5>{_N})-year (?:reign|tenure|spell|stint|career|absence|closure"
    r"|wait|exile|marriage|stay|gap|rule|term|captivity|silence)\b"
    rf"|\b(?:[Aa]fter|[Ff]or|lasted|taken|took|spent|waited|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)(?: nearly"
    rf"| almost)? (?P<n6>{_N})"
    r" years\b(?! (?:old|ago|later|after|in (?:prison|jail|the past|the future)|from now|to come|before|for)\b)"
    r"|\bhas now been (?P<n7>\d\d)(?=\.)",
    needs=(
        "anniversary",
        "birthday",
        "years ",
        "-year ",
        "seasons ",
        "centen",
        "wedding",
        "jubilee",
        "years,",
        "years.",
        "has now been",
    ),
)
_YEAR = re.compile(r"(?<![\w.,$£€–/-])(?:1[5-9]|20)\d\d(?![\w%–/-]|[,.]\d)")
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|at least|up to|within|only|just|barely|first|last|next|every|another|further|past|not"
    r"|sentenced to|jailed for|her|his)(?: an?| the)? \Z"
)
#: counts and years of somebody else, of a sentence, of what is to come, or of what was told on another day
_OTHER = re.compile(
    r"\b(?:sentenc\w+|jail(?:ed)? for \w+ (?:years|months)|prison for \w+ years|would|will be|if|forecast\w*"
    r"|expected|warrant\w*"
    r"|guarantee\w*|by (?:19|20)"
    r"\d\d|aged?|year-old|mortgage|lease|contract|deal|loan|decade|respectively|more than|brother|sister|wife|husband"
    r"|until (?:19|20)\d\d|next year|previous|predecessor)\b"
)
#: that a count ends on the day of the story
_NOW = re.compile(
    r"\b(?:today|yesterday|tomorrow|this (?:week|month|year|weekend|summer|autumn|winter|spring|morning"
    r"|evening)|tonight"
    r"|last (?:week|night|weekend)|at the weekend|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|next (?:week|month)"
    r"|is (?:stepping|standing|leaving|retiring|handing)|(?:leaves|retires|bows|steps|quits|marks|celebrates"
    r"|turns|hands)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
#: how far a count of years may be off, and how far a slip is from what the years make: a part of it, or a ten
_SLACK, _SLIP, _TEN = 1, 0.5, 10
_LEAST, _NEAR = 3, 4
#: characters behind a feast within which a year is that of what is remembered. Chosen, not measured
_CLOSE_BY = 60
#: that a year is the one from which a feast counts
_BEGAN = re.compile(
    r"\b(?:founded|established|opened|built|formed|set up|created|launched|started|began|born|married|consecrated"
    r"|inaugurated|incorporated|chartered|completed|laid|first (?:held|staged|met|published"
    r"|printed))\b[^.;()\d]{0,30}\Z",
    re.IGNORECASE,
)

#: what opens a sentence about the one of the sentence before: a pronoun, or the count itself
_SAME_ONE = re.compile(
    r"[“\"‘']?(?:(?:It|He|She|They|I|We)\b[^.;,]{0,40}|(?:After|For)(?: nearly| almost)? |Its |Their |His |Her )"
)
_BEFORE_THAT = re.compile(r"\b(?:before|previous\w*|earlier|had been|predecessor|until)\b")
_BEGINS = re.compile(
    r"\b(?:found|establish|open|buil[dt]|form|set up|creat|launch|start|beg[au]n|born|birth|marri|complet|laid|first)"
)


def years_untold(whole: StoryText, today: datetime.date | None) -> Iterator[Between]:
    """The counts of a short story that none of its few years makes."""
    body = [p.span for p in whole.passages if p.part in BODY_PARTS]
    if today is None or not body:
        return
    text, lines = whole.text, [p.span for p in whole.passages if p.part in (*BODY_PARTS, Part.HEADLINE)]
    # a long story, or one without a count or a year, costs a look or two
    first, last = lines[0].start, lines[-1].end
    if text.count(" ", first, last) > _SHORT or not _COUNT.search(text, first, last):
        return
    if not _YEAR.search(text, first, last):
        return
    heads = [(p.span.start, p.span.end) for p in whole.passages if p.part is Part.HEADLINE]
    sentences = [*heads, *(span for p in body for span in whole.shared(sentences_of_passages).get(p.start, ()))]
    counts = [(found, at) for at, one in enumerate(sentences) for found in _COUNT.finditer(text, *one)]
    years = sorted({int(m[0]) for line in lines for m in _YEAR.finditer(text, line.start, line.end)} - {today.year})
    if not counts or not 1 <= len(years) <= _MOST or years[-1] > today.year:
        return
    for found, at in counts:
        near = sentences if at < len(heads) else sentences[max(0, at - _AROUND) : at + _AROUND + 1]
        told = _judged(text, sentences[at], near, found, years, today)
        if told:
            yield told


def _judged(
    text: str,
    own: tuple[int, int],
    near: list[tuple[int, int]],
    found: re.Match[str],
    years: list[int],
    today: datetime.date,
) -> Between | None:
    stated, start = _stated(found), own[0]
    if stated is None or stated < _LEAST or _ROUGH.search(text, max(start, found.start() - 18), found.start()):
        return None
    feast = found["nth"] or found["feast"] or found["n1"]
    dated = [one for one in near if one == own or (not feast and _YEAR.search(text, *one))]
    if any(_OTHER.search(text, *one) for one in dated):
        return None
    here = [m for m in _YEAR.finditer(text, *own) if int(m[0]) != today.year]
    if feast and re.search(r"\bto (?:mark|celebrate|commemorate) ", text[start : found.start()]) and here:
        # what was done in 1957 to mark an anniversary
        return None
    if found["n3"] and not here and not found[0].endswith("after"):
        # "who first went to law 26 years ago": from a year that isn't told
        return None
    apart = len(here) == _MOST and re.search(r"(?:later|afterwards)\Z", found[0])
    ends = years if apart else [*years, today.year]
    if any(abs(last - first - stated) <= _SLACK for first in ends for last in ends):
        return None
    beside = [m for one in near for m in _YEAR.finditer(text, *one) if int(m[0]) != today.year]
    if not beside:
        return None
    wide = found["n6"] or found["n7"]
    first, last = _ends(text, found, own, beside, today) if not wide else _of_slip(text, found, own, beside, today)
    computed = last - first
    off = abs(stated - computed)
    if wide and off != _TEN:
        return None
    if computed < _LEAST or not (off <= max(_NEAR, _SLIP * computed) or off == _TEN):
        return None
    year = next(m for m in beside if int(m[0]) == first)
    span = Span(min(found.start(), year.start()), max(found.end(), year.end()))
    return Between(span, stated, first, computed, last)


def _ends(
    text: str, found: re.Match[str], own: tuple[int, int], beside: list[re.Match[str]], today: datetime.date
) -> tuple[int, int]:
    """The year that a count is from, and the one up to which it counts; twice the same if they can't be told."""
    years = sorted({int(m[0]) for m in beside})
    now = found["nth"] or found["feast"] or found["n1"] or found[0].endswith("ago") or _NOW.search(text, *own)
    if len(years) == 1:
        # "Twenty years after he was sent to prison", in a sentence without a year, is the story's news
        news = found["n3"] and found[0].endswith("after") and not own[0] <= beside[0].start() < own[1]
        if news and not now and _began_otherwise(text, found, own, beside[0]):
            return (0, 0)
        feast = found["nth"] or found["feast"] or found["n1"]
        if feast and not any(_is_its_own(text, found, year) for year in beside):
            return (0, 0)
        return (years[0], today.year) if now or news else (0, 0)
    began = {int(m[0]) for m in beside if _BEGAN.search(text, max(0, m.start() - 60), m.start())}
    if len(began) == 1 and (found["nth"] or found["feast"] or found["n1"]):
        return began.pop(), today.year
    behind = [int(m[0]) for m in beside if 0 <= m.start() - found.end() < _SHORT // 4]
    if found["nth"] and behind:
        return behind[0], today.year
    return (0, 0) if now else (years[0], years[1])


def _of_slip(
    text: str, found: re.Match[str], own: tuple[int, int], beside: list[re.Match[str]], today: datetime.date
) -> tuple[int, int]:
    """The only year around a count that nothing else ties to one, and the story's own; twice the same if not sure.

    What follows the count in its sentence, and the sentence of the year, speak of one thing: a pronoun takes it up, or
    no name, no "the" of another thing stands before the count.
    """
    years = {int(m[0]) for m in beside}
    if len(years) != 1 or _BEFORE_THAT.search(text, *own):
        return (0, 0)
    here = any(own[0] <= m.start() < own[1] for m in beside)
    opened = _SAME_ONE.match(text, own[0], found.end()) is not None
    return (years.pop(), today.year) if opened or (here and _NOW.search(text, *own)) else (0, 0)


def _is_its_own(text: str, feast: re.Match[str], year: re.Match[str]) -> bool:
    """Whether a year is that of a beginning, or stands so close behind a feast that it is what is remembered."""
    began = _BEGAN.search(text, max(0, year.start() - 60), year.start()) is not None
    return began or 0 <= year.start() - feast.end() < _CLOSE_BY


def _began_otherwise(text: str, found: re.Match[str], own: tuple[int, int], year: re.Match[str]) -> bool:
    """Whether a year is that of a beginning, and a count from something else: "sixty years after its wheel stopped"."""
    began = _BEGAN.search(text, max(0, year.start() - 60), year.start())
    return began is not None and _BEGINS.search(text, found.end(), own[1]) is None


def _stated(found: re.Match[str]) -> int | None:
    if found["nth"]:
        return ordinal_value(found["nth"])
    if found["feast"]:
        return _FEASTS[found["feast"]]
    number = value_of(next(found[name] for name in ("n1", "n2", "n3", "n4", "n5", "n6", "n7") if found[name]).lower())
    return int(number.value) if number else None
