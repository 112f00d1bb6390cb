"""Counts of years that end today, and the one year in the sentences around that they must be counted from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.calendars import MONTHS
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import (
    ONES_WORDS,
    ROUGH_WORDS,
    SMALL,
    TENS,
    TENS_WORDS,
    WORDS_TO_99,
    ordinal_value,
    value_of,
)
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, times_in
from newslint.model import BODY_PARTS, Span
from newslint.segmenting.view import StoryText

_N = rf"(?:\d{{1,3}}|{WORDS_TO_99}|an?|half an?|a quarter of an?)"
#: a count of years with what ties it to a day: ago, since, after, to the day; or years of work that still go on
_TO_THE_DAY = r"(?:exactly )?to the (?:day|hour|minute|week|month)"
COUNT = LatePattern(
    rf"(?<![\w.,-])(?:(?P<n>(?i:{_N}))[ -](?P<hundred>hundred )?(?P<unit>years?|decades?|century|centuries|scores?)"
    rf"(?:,? (?P<way>ago|since|after|later|on\b|earlier)(?P<exact>,? {_TO_THE_DAY})?"
    rf"|,? (?P<exact3>{_TO_THE_DAY})(?: after| since)?"
    r"| (?P<passed>(?:have|has|had) (?:now |since )?(?:passed|gone by|elapsed)(?: [a-z]+){0,4} since))"
    rf"|\b(?:mark|celebrat|remember|commemorat)\w* (?P<n4>(?i:{_N})) (?P<hundred4>hundred )?years (?:of"
    rf"|under|since|as|in)\b"
    rf"|\b(?:has|have) (?:been|worked|taught|lived|run|stood|served)\b[^.;,\d]{{0,40}}? (?:for|these"
    rf"|in all) (?P<n2>(?i:{_N})) years"
    rf"|\b[Ii]n (?:its|his|her|their) (?P<n3>(?i:{_N})) years\b"
    rf"|\b(?:[Tt]he|[Ii]ts|[Tt]heir|a) (?P<nth>\d{{1,3}}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd"
    rf"|th))(?P<feast> (?:wedding )?anniversary)"
    rf"(?P<exact2>,? to the day)?)",
    needs=("ears", "year", "decade", "centur", "anniversary"),
)
_HEDGED = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|at least|up to|within|barely|just over|just under|not quite|only|the past|last|next"
    r"|every|another|a further|first|for)(?: a| the)? $"
)
_EXACTLY = re.compile(r"\b[Ee]xactly $")
#: what ties a sentence to the day of the story
_NOW = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[Yy]esterday|[Tt]oday|[Tt]onight|this (?:week|month"
    r"|weekend|morning)|last (?:night|week)"
    r"|[Aa]t the weekend|[Ii]t is|[Ii]t was|has been|have been)\b"
)
#: what opens a sentence about the one of the sentence before
_OF_THE_SAME = re.compile(r"[“\"‘']?(?:And |But |Since then |Ever since,? )?(?:[Ii]t|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e)\b")
#: that a count ends now, right before it or behind it: this weekend, 50 years later
_NOW_BESIDE = (
    r"(?:[Tt]oday|[Tt]omorrow|[Yy]esterday|[Tt]onight|[Nn]ow|(?:[Tt]his|[Nn]ext|[Ll]ast) (?:week|weekend|month|morning"
    r"|evening|night)|[Oo]n (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_NOW_BEFORE, _NOW_BEHIND = re.compile(rf"\b{_NOW_BESIDE}, \Z"), re.compile(rf", {_NOW_BESIDE}\b")
#: counts that are told of another time, or are to come
_ELSEWHEN = re.compile(
    r"\b(?:will (?:be|mark|celebrate)|would|next year|last year|had been|was to have|by then|aged|sentence\w*"
    r"|jail\w*|prison|imprison\w*|plans? to|born)\b"
)
_YEARS = re.compile(r"(?<![\w.,$£€-])(?:1[0-9]|20)\d\d(?![\w%-]|[.,]\d|–\d)")
#: an anniversary, in a sentence with its day
_REMEMBERED = LatePattern(
    r"\b(?:[Ii]t (?:is|was|has been) [\w -]{3,30} since|(?:years|decades|century) (?:ago|since|after"
    r"|to the day)|anniversary of)\b",
    needs=("since", "years ", "decades ", "century ", "anniversary"),
)
#: behind a day: it is the anniversary itself
_IS_ONE = re.compile(r",? ?[-–—]{0,2} ?(?:the|its|his|her|their) (?:[\w-]+ ){0,2}(?:anniversary|birthday)\b")
_MONTHS = "|".join(MONTHS)
#: when it was that an anniversary fell, if not today: last month, three weeks ago, in September, on 4 September
_THAT_DAY = re.compile(
    r"\b(?:(?:[Ll]ast|[Nn]ext|[Pp]revious|[Ff]ollowing|[Pp]ast|[Cc]oming|[Ee]arlier this|[Ll]ater this) (?:week|weekend"
    rf"|fortnight|month|spring|summer|autumn|winter|(?:{_MONTHS})\b)"
    rf"|(?i:an?|{ONES_WORDS}|{TENS_WORDS}|several|few|some|\d{{1,2}}) (?:days|fortnight|weeks?|months?) (?:ago|earlier"
    r"|later|before|after|from)"
    rf"|(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y) (?:early |late |mid-|the (?:middle|end|beginning) of )?(?:{_MONTHS})\b"
    r"(?!,? \d)"
    rf"|\d{{1,2}} (?:{_MONTHS})\b(?!,? \d{{4}})|(?:{_MONTHS}) \d{{1,2}}\b(?!,? \d{{4}}))"
)
#: what stands between "years ago" and its year: years ago, in March 1984; in 1984, exactly
_CLOSE_BY = re.compile(
    r",? ?(?:back )?(?:\(|— ?|– ?|- ?)?(?:in |on )?(?:[A-Z][a-z]{1,12} )?(?:\d{1,2},? )?(?:[a-z]{1,12} )?"
)
_NUMBER = re.compile(rf"(?<![\w.,-])(?:\d{{1,3}}|(?i:{WORDS_TO_99}))\b(?![.,]\d)")
_UNITS = {"year": 1, "decade": 10, "century": 100, "centurie": 100, "score": 20}
#: a count of years may be a year off, one in decades by half of one. Chosen, not measured
_SLACK = {1: 1, 10: 4, 20: 4, 100: 12}
#: the share of the right count that a wrong one is at least. Chosen, not measured
_NEAR = 0.4
#: years back to which a year beside an anniversary is that of a picture of it, or of the last one. Chosen on 2,294
#: articles of four outlets of 2023-24, where all three of that kind were such (29 November 2026)
RECENT = 3
#: sentences back in which the year of an anniversary is looked for
_BACK = 3
#: the least count that is told from a year
_LEAST = 3


class Counted(NamedTuple):
    """A count of years that the one year beside it doesn't make; `stated` is the count, `computed` what they make."""

    span: Span
    stated: int
    year: int
    computed: int


def miscounted(whole: StoryText, today: datetime.date) -> Iterator[Counted]:
    """The counts of years up to `today`, the day of the story, that its own year doesn't make."""
    text = whole.text
    for passage in whole.passages:
        if passage.part not in BODY_PARTS or not COUNT.may_match(text, passage.span.start, passage.span.end):
            continue
        sentences = whole.shared(_all_sentences)
        for at, (start, end) in enumerate(sentences):
            if not passage.span.start <= start < passage.span.end:
                continue
            for found in COUNT.finditer(text, start, end):
                told = _judged(text, sentences, at, found, today)
                if told is not None:
                    yield told


def _all_sentences(whole: StoryText) -> list[tuple[int, int]]:
    """Every sentence of the body, in order."""
    known = whole.shared(sentences_of_passages)
    return [span for p in whole.passages if p.part in BODY_PARTS for span in known.get(p.span.start, ())]


def _judged(
    text: str, sentences: list[tuple[int, int]], at: int, found: re.Match[str], today: datetime.date
) -> Counted | None:
    start, end = sentences[at]
    count, unit = count_of(found)
    if found["nth"] and unit > 1 and count:
        count //= unit
    before = text[max(start, found.start() - 24) : found.start()]
    if (
        count is None
        or count * unit < _LEAST
        or (_HEDGED.search(before) and not (found["n2"] or found["n3"] or found["n4"]))
    ):
        return None
    beside = _NOW_BEFORE.search(before) or (found["way"] and _NOW_BEHIND.match(text, found.end(), end))
    if not beside and (_ELSEWHEN.search(text, start, end) or not _is_of_today(text, sentences, at, found)):
        return None
    years = _years_around(text, sentences, at, found)
    if not years or (len(set(years)) > 1 and not found["n3"]) or _is_told_apart(text, start, end, found):
        return None
    if found["nth"] and max(today.year - year for year in years) <= RECENT < count:
        return None
    exact = bool(found["exact"] or found["exact2"] or found["exact3"] or _EXACTLY.search(before))
    slack = 0 if exact and unit == 1 else 1 if exact else _SLACK[unit]
    due = [today.year - year for year in years]
    if any(abs(one - count * unit) <= slack for one in due) or min(due) < 1:
        return None
    # another count of the sentence may be the one that goes with the year
    numbers = {int(number.value) for word in _NUMBER.findall(text[start:end]) if (number := value_of(word.lower()))}
    if any(one in numbers for one in due):
        return None
    sure = exact or bool(found["nth"] or found["n3"] or found["n4"])
    if not sure and not any(_NEAR < count * unit / one < 1 / _NEAR for one in due):
        # the year is that of something else
        return None
    year = min(years, key=lambda one: abs(today.year - one - count * unit))
    # of centuries nobody counts the years
    return Counted(Span(*found.span()), count * unit, year, today.year - year)


def _is_told_apart(text: str, start: int, end: int, found: re.Match[str]) -> bool:
    """Whether the year of a sentence with "ago" stands in another clause: formed 40 years ago, they moved in 1992."""
    year = _YEARS.search(text, start, end) if found["way"] == "ago" else None
    if year is None:
        return False
    between = text[min(found.end(), year.end()) : max(found.start(), year.start())]
    return "," in between and _CLOSE_BY.fullmatch(between) is None


def count_of(found: re.Match[str]) -> tuple[int | None, int]:
    """The number of a match of `COUNT`, None for one that can't be read, and the years of its unit."""
    if found["nth"]:
        hundreds = found["nth"].removesuffix("-hundredth")
        return (SMALL.get(hundreds, 0) * 100 or None, 100) if hundreds != found["nth"] else (ordinal_value(hundreds), 1)
    written = (found["n"] or found["n2"] or found["n3"] or found["n4"]).lower()
    unit = _UNITS[(found["unit"] or "year").removesuffix("s").replace("centurie", "century")]
    if written.startswith(("half", "a quarter")):
        return (unit // (2 if written.startswith("half") else 4), 1) if unit > 10 else (None, 1)
    if written in ("a", "an"):
        return 1, unit
    tens, _, ones = written.rpartition("-")
    value = int(written) if written.isdigit() else TENS.get(tens, 0) + (SMALL.get(ones) or TENS.get(ones) or 0)
    if found["hundred"] or found["hundred4"]:
        return value, 100
    return value or None, unit


def _is_of_today(text: str, sentences: list[tuple[int, int]], at: int, found: re.Match[str]) -> bool:
    """Whether a count ends on the day of the story: by its own word, or by what its sentence, or the last, tells."""
    start, end = sentences[at]
    if found["way"] == "ago" or found["n2"] or _NOW.search(text, start, end):
        return True
    if found["passed"]:
        # "had passed" goes with the story's own day where it opens it
        return not found["passed"].startswith("had") or at <= _BACK
    if found["n3"]:
        return re.search(r"\bha(?:s|ve)\b", text[found.end() : end]) is not None
    if found["nth"] and _YEARS.search(text, start, end):
        # what was done in 1957 to mark an anniversary
        return False
    near = found["nth"] or found["exact"] or found["exact3"]
    return bool(near) and any(_NOW.search(text, *span) for span in sentences[max(0, at - 2) : at])


def _years_around(text: str, sentences: list[tuple[int, int]], at: int, found: re.Match[str]) -> list[int]:
    """The years that are written in the sentence of a count, or else in the ones beside it."""
    own = _years_in(text, *sentences[at])
    if found["n3"]:
        return [year for span in sentences[max(0, at - _BACK) : at + 1] for year in _years_in(text, *span)]
    if own or (found["way"] == "ago" and not found["exact"]):
        return own
    back = _BACK if found["nth"] or found["exact"] or found["exact3"] else 1
    before = [year for span in sentences[max(0, at - back) : at] for year in _years_in(text, *span)]
    if found["n2"] and not _OF_THE_SAME.match(text, sentences[at][0]):
        # "The oak beside it has stood for 110 years": of another thing than the one with the year
        return []
    if before or found["n4"] or at + 1 == len(sentences):
        return before
    return _years_in(text, *sentences[at + 1])


def _years_in(text: str, start: int, end: int) -> list[int]:
    return [int(found[0]) for found in _YEARS.finditer(text, start, end)]


def wrong_months(whole: StoryText, today: datetime.date) -> Iterator[When]:
    """The days of anniversaries that are the story's own but for the month."""
    text = whole.text
    sentences = whole.shared(_all_sentences)
    for at, (start, end) in enumerate(sentences):
        found = _REMEMBERED.search(text, start, end)
        if found and not _ELSEWHEN.search(text, start, end) and not _THAT_DAY.search(text, start, end):
            told = _other_month(text, start, sentences[min(at + 1, len(sentences) - 1)][1], today)
            if told is not None:
                yield told


def _other_month(text: str, start: int, end: int, today: datetime.date) -> When | None:
    """A day of an anniversary that is the story's own but for the month: 20 June 1969 on 21 July."""
    for told in times_in(text, start, end, None, weekdays=False):
        day = told.first
        if told.grain != "day" or not told.year_given or day.year >= today.year - RECENT:
            continue
        near = [today - datetime.timedelta(back) for back in range(4)]
        if _IS_ONE.match(text, told.end, end):
            continue
        if any(day.day == one.day for one in near) and day.month not in {one.month for one in near}:
            return told
    return None
