"""Two hours of the clock, and how many hours or minutes a story says lie between: open from 7am to 3pm, eight hours.

A sentence is read so where it names two times and no more, and one count of hours in apposition to them, behind "after"
or "for", before "later" or "late", or as an "eight-hour" stretch that goes from one to the other.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.accounts import Told, Wrong
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ONES_WORDS, ROUGH_WORDS, TENS_WORDS, value_of
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

_HALVES = {"morning": 0, "afternoon": 12, "evening": 12, "night": 12}
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
#: what stands right before a time that is told without its half of the day
_AT = r"(?:at|from|to|until|till|between|and|by|since|after) (?:about )?"
_CLOCK = re.compile(
    r"(?<![\w.,:$£€-])(?P<h>1[0-2]|0?[1-9])(?:[.:](?P<m>[0-5]\d))? ?(?P<half>[ap])\.?m\b\.?"
    rf"|\b(?P<word>{_HOURS}|1[0-2]|[1-9])(?: o['’]clock)? (?:in the (?P<part>morning|afternoon|evening)"
    rf"|(?P<night>at night))\b"
    rf"|\b(?P<fixed>noon|midday|midnight)\b"
    rf"|\b(?P<off>half|a quarter|quarter|twenty|ten|five) (?P<side>past|to) (?P<of>{_HOURS})\b"
    rf"|\b{_AT}(?P<h2>1[0-2]|[1-9])[.:](?P<m2>[0-5]\d)(?![\d%]|[.,]\d| (?:per|million|billion|metres|miles|seconds"
    rf"|points))"
    rf"|\b(?:at|from|until|till) (?P<bare>{_HOURS}|1[0-2]|[1-9])(?: o['’]clock)?(?=[,.;](?!\d)| (?:and|on|that|when"
    rf"|with|to"
    r"|until|till|sharp)\b)"
    rf"|(?<=[ap]m to )(?P<bare2>1[0-2]|[1-9])\b|(?<=from \d to )(?P<bare3>1[0-2]|[1-9])\b(?![.:%]|,\d)"
)
_N = rf"(?:{TENS_WORDS}|{ONES_WORDS}|an?|\d{{1,3}})"
_COUNT = LatePattern(
    rf"(?<![\w.,-])(?P<n>(?i:{_N}))(?P<half> and a half)?(?:[ -](?P<unit>hours?|minutes?)\b)(?P<half2> and a half)?"
    r"|\b(?P<half3>half an hour)\b",
    needs=("hour", "minute"),
)
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|just|at least|barely|only|within|every|up to|another|first|last|next|per)(?: an?)? \Z"
)
#: what makes a count another one: breaks, and what is paid
_BREAK = re.compile(
    r"\b(?:break|lunch|rest|nearly|almost|about|some|more than|paid|pause|half-time|delay|delayed|except|but|zones?"
    r"|time difference|GMT|each way|per)\b"
)
#: what makes a time another one: two minutes past midnight
_OFF = re.compile(r"\b(?:past|before|after|since) \Z")
#: between the later time and a count in apposition to both; and behind the count
_APPOSED = re.compile(
    r"[^.;()\d]{0,30}?(?:, |\(| ?[—–] ?)(?:or |which is |that is |lasting |making |exactly |after "
    r"|an? (?:[a-z]+ ){1,3}of |a full |fully |all "
    r"of |for )*|[^.;()\d,]{0,40}? (?:after|for|lasting) (?:an? [a-z]+ of )?"
)
_CLOSED = re.compile(
    r"(?= of [a-z]+[,.;]| (?:later|late|afterwards|after that|in all|altogether|a day|a night|on the (?:way|road)"
    r"|nobody|long|without|each|straight)\b|[,.;:)—–]|\s{0,8}\Z)"
)
_LASTED = re.compile(
    r"(?:It|That|This|The [a-z]+(?: [a-z]+)?) (?:had |has )?(?:lasted|taken|took|gone on for) (?:for )?\Z"
)
_LATER = re.compile(r" (?:later|afterwards|after that)\b")
_STRETCH = re.compile(
    r"\b(?:from|between)\b|\b(?:beg[iau]ns?|starts?|started|opens?|leaves?|left|sets? out|due)\b.*\b(?:ends?|ended"
    r"|finish(?:es"
    r"|ed)?|clos(?:es|ed)|until|till|arriv(?:es|ed)|lands?|over)\b"
)
#: minutes that a count of hours may be off, and of minutes
_SLACK = {"hour": 20, "minute": 2}
_HALF_DAY, _DAY = 12 * 60, 24 * 60
#: words between a "seven-hour" and the stretch that it is
_NEAR = 90


class _Time(NamedTuple):
    """A time of the clock in minutes; `loose` where the half of the day isn't said."""

    span: Span
    minutes: int
    loose: bool


def compare_clocks(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """The counts of hours and minutes that the two times in their sentence don't make."""
    if not told or not may_match(whole, _COUNT):
        return
    starts = [sentence.start for sentence in told]
    for found in _COUNT.finditer(text, told[0].start, told[-1].end):
        at = bisect.bisect_right(starts, found.start()) - 1
        if not _ROUGH.search(text, max(told[at].start, found.start() - 16), found.start()):
            yield from _judged(text, told[at], told[at - 1] if at else None, found)


def _judged(text: str, sentence: Told, before: Told | None, found: re.Match[str]) -> Iterator[Wrong]:
    times = list(_times(text, sentence.start, sentence.end))
    if len(times) == 1 and before is not None and not _BREAK.search(text, before.start, before.end):
        # took a clerk hostage at noon; gave up at nine after nine hours
        others = list(_times(text, before.start, before.end))
        times = [*others, *times] if len(others) == 1 and not _COUNT.search(text, before.start, before.end) else times
    lasted = not times and before is not None and _LASTED.search(text, sentence.start, found.start())
    if lasted and before is not None and not _COUNT.search(text, before.start, before.end):
        # the lights went out at six and came back at nine; the cut had lasted three hours
        times = list(_times(text, before.start, before.end))
    stated, unit = _stated(found)
    if len(times) != 2 or stated is None or not (lasted or _is_between(text, sentence, times, found)):
        return
    if any(_OFF.search(text, max(sentence.start, t.span.start - 12), t.span.start) for t in times):
        return
    first, last = times
    day = _HALF_DAY if first.loose or last.loose else _DAY
    passed = (last.minutes - first.minutes) % day or day
    fits = any(abs(passed + more - stated) <= _SLACK[unit] for more in ((0, _HALF_DAY) if day == _HALF_DAY else (0,)))
    if not fits and stated < _DAY:
        span = Span(min(first.span.start, found.start()), max(last.span.end, found.end()))
        computed = f"{passed / 60:.3g} hours" if unit == "hour" else f"{passed} minutes"
        yield Wrong(span, computed, _written(found))


def _written(found: re.Match[str]) -> str:
    """A count as a message has it: an "eight-hour" shift is one of eight hours."""
    return f"{found['n']} {found['unit']}s" if "-" in found[0] and found["n"] else found[0]


def _stated(found: re.Match[str]) -> tuple[float | None, str]:
    """The minutes of a count, and whether it is told in hours or minutes."""
    if found["half3"]:
        return 30.0, "minute"
    number, unit = value_of(found["n"].lower()), found["unit"].removesuffix("s")
    if number is None:
        return None, unit
    return (number.value + 0.5 * bool(found["half"] or found["half2"])) * (60 if unit == "hour" else 1), unit


def _is_between(text: str, sentence: Told, times: list[_Time], found: re.Match[str]) -> bool:
    """Whether a count is said to be what lies between the two times, and is the only one of its sentence."""
    if len(list(_COUNT.finditer(text, sentence.start, sentence.end))) > 1:
        return False
    first, last = times
    if _LATER.match(text, found.end()):
        return True
    if _BREAK.search(text, sentence.start, sentence.end):
        return False
    if "-" in found[0]:
        near = abs(found.start() - first.span.start) < _NEAR
        return near and _STRETCH.search(text, sentence.start, sentence.end) is not None
    return (
        last.span.end <= found.start()
        and _APPOSED.fullmatch(text, last.span.end, found.start()) is not None
        and _CLOSED.match(text, found.end(), sentence.end) is not None
    )


def _times(text: str, start: int, end: int) -> Iterator[_Time]:
    """Each time of the clock in a stretch of text."""
    for found in _CLOCK.finditer(text, start, end):
        span = Span(*found.span())
        if found["fixed"]:
            yield _Time(span, 12 * 60 * (found["fixed"] != "midnight"), False)
        elif found["h"]:
            minutes = 60 * (int(found["h"]) % 12) + int(found["m"] or 0)
            yield _Time(span, minutes + _HALF_DAY * (found["half"] == "p"), False)
        elif found["off"]:
            yield _Time(span, _spoken(found), True)
        elif found["h2"]:
            yield _Time(span, 60 * (int(found["h2"]) % 12) + int(found["m2"]), True)
        else:
            number = value_of(found["word"] or found["bare"] or found["bare2"] or found["bare3"])
            part = "night" if found["night"] else found["part"]
            if number is not None:
                yield _Time(span, 60 * (int(number.value) % 12) + 60 * _HALVES.get(part or "", 0), part is None)


def _spoken(found: re.Match[str]) -> int:
    """The minutes of "half past six" and "a quarter to nine"."""
    hour = value_of(found["of"])
    off = {"half": 30, "a quarter": 15, "quarter": 15, "twenty": 20, "ten": 10, "five": 5}[found["off"]]
    minutes = 60 * int(hour.value if hour else 0)
    return (minutes + (off if found["side"] == "past" else -off)) % _HALF_DAY
