"""At which hour of the day, and on which day, something was, as typed points."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written
from newslint.compare.points.point import Point, is_aside
from newslint.compare.typed_details import ELSEWHERE
from newslint.extract.calendars import WEEKDAYS
from newslint.extract.numbers import value_of
from newslint.model import Span

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_WEEKDAY = "|".join(WEEKDAYS)
_MINUTES = {
    "half": 30, "a quarter": 15, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "one": 1,
    "two": 2, "three": 3, "four": 4, "six": 6, "seven": 7, "eight": 8, "nine": 9, "twelve": 12, "eighteen": 18,
}  # fmt: skip
_LEAD = (
    r"(?:(?P<lead>(?:shortly|just|soon|a little|well|minutes) (?:after|before)|at|around|about|by|before|after|past"
    r"|until|since|from|till|between|towards?|nearly|almost) )?"
)
_THIRD = "(?:morning|afternoon|evening)"
_OF_DAY = rf"(?P<day> (?:in the {_THIRD}|at night|(?:yesterday|this|that|{_WEEKDAY}) {_THIRD}))?"
#: a time of the day, with or without its half: half past seven, ten to five, 7.30am, two in the afternoon, midnight
_CLOCK = re.compile(
    rf"(?<![\w£$€.])(?i:{_LEAD})(?:(?:(?P<past>half|a quarter|quarter|five|ten|twenty|twenty-five)"
    rf"|(?P<odd>{'|'.join(_MINUTES)}) minutes?) (?P<to>past|to|before|after) (?P<hour>{_HOURS}|noon|midnight|midday)\b"
    r"|(?P<hour2>\d{1,2})(?:[.:](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.?m\b\.?)"
    r"|(?P<hour3>\d{1,2})[.:](?P<minute3>[0-5]\d)(?= (?:in the|on|at night|yesterday|that|this)|[,.;]|$)"
    rf"|(?P<hour4>{_HOURS}|\d{{1,2}})(?: o['’]clock\b|(?= (?:in the (?:morning|afternoon|evening)|at night)))"
    rf"|(?P<word>midnight|noon|midday)){_OF_DAY}"
)
_AT_HOUR = re.compile(
    rf"(?<![\w£$€.])(?P<lead>(?:shortly|just|soon|a little|well)? ?(?:after|before|past)|at|around|about|struck"
    rf"|striking) (?P<hour>{_HOURS})(?=[,.;]|$| (?:when|on|in the|and|that|the|as|yesterday|{_WEEKDAY})\b)"
)
_HALF = re.compile(r"\b(?:a\.?m\b|morning|dawn)|(?P<pm>p\.?m\b|afternoon|evening|tonight)|(?P<night>night)")
#: parts of the day, in minutes from midnight
_PARTS = (
    (r"(?:before|at|just after|by|towards) (?:first light|dawn|daybreak|sunrise)|(?:early|small) hours", -60, 460),
    (r"(?:at|around|about|after|over|during) (?:lunch ?time|lunch)", 690, 870),
    (rf"in the morning|this morning|(?:{_WEEKDAY}|yesterday) morning|mid-morning|breakfast", 240, 740),
    (rf"in the afternoon|this afternoon|(?:{_WEEKDAY}|yesterday) afternoon|mid-afternoon|tea-?time", 700, 1110),
    (rf"in the evening|this evening|(?:{_WEEKDAY}|yesterday) evening|at dusk|nightfall|sunset", 960, 1400),
    (rf"(?:{_WEEKDAY}) night|last night|late at night|after dark", 1080, 1560),
)  # fmt: skip
_PART = re.compile("|".join(rf"(?P<p{n}>\b(?:{words})\b)" for n, (words, _, _) in enumerate(_PARTS)))
#: a clause of another hour than the event's
_OTHER_HOUR = re.compile(
    r"\b(?:will|would|is to|are to|due|expected|scheduled|open(?:s|ed)?|clos\w+|funeral|meet\w*|service|resum\w+|until"
    r"|by|deadline|tomorrow|conference|told reporters|statement|later|earlier|rescuers?|reached|arrived|freed|out by"
    r"|under control|put out|dead at|died at|pronounced|hospital|search"
    r"|(?:went|go|gone|going) (?:home|to bed)|woke|slept)\b",
    re.IGNORECASE,
)
#: what makes "at ten" no hour
_NO_HOUR = re.compile(r"\b(?:put|stands?|stood|toll|dead|estimat\w+|valued?|remain\w*|aged?|score\w*) [^,;.]{0,30}$")
_LOOSE = frozenset("by until since from till between before after".split()) | {"well before", "well after"}  # noqa: SIM905
#: minutes that "just after" reaches, that a full hour may be off, and another time; minutes of half a day
_JUST, _FULL, _OFF, _HALF_DAY = 45, 20, 8, 720
#: characters between an hour and a part of the day that is said of it
_BESIDE = 30
#: nouns for what happens on one day
_EVENT = (
    r"(?:accident|crash|collision|derailment|disaster|tragedy|fire|blaze|inferno|explosion|blast|collapse|robbery|raid"
    r"|theft|heist|burglary|shooting|stabbing|attack|bombing|storm|flood|quake|earthquake|match|game|final|race|win|victory"
    r"|defeat|vote|election|ballot|hearing|verdict|ruling|meeting|march|rally|strike|walkout|riot|wreck|sinking|plunge"
    r"|avalanche|landslide|rescue|escape|kidnapping|murder|killing|arrest|announcement|closure|concert|marathon|draw|spill"
    r"|leak|landing|launch|ceremony|summit)"
)
_GENITIVE = re.compile(
    rf"\b(?P<day>{_WEEKDAY})(?:['’]s| (?:night|{_THIRD})['’]s) (?:[a-z]+ ){{0,2}}?(?P<event>{_EVENT})\b"
)
_OF_SEVERAL = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|last|latest|previous|other|opening"
    r"|closing|earlier|later)\b"
)
_TO_COME = re.compile(r"\b(?:for|before|until|ahead of|will|would|due|to)(?: \w+){0,2} $")
_ON_DAY = re.compile(
    rf"\b(?:(?:on|late|early|last|late on|early on|during) (?P<day>{_WEEKDAY})|(?P<bare>{_WEEKDAY})"
    r"(?: (?:night|morning|afternoon|evening))?"
    r"|(?P<rel>yesterday|last night|today|this morning|tonight|this afternoon))\b(?!['’]s)"
)
_AGO = {"yesterday": 1, "last night": 1}
#: a clause in which somebody says so on that day, or of what lies ahead or came after the event
_NOT_OF_EVENT = re.compile(
    r"\b(?:said|says|told|announced|reported|denied|called|warned|urged|asked|confirmed|added|will|would|is to|are to"
    r"|due|from|until|by|next|expected|scheduled|plans?|later|since|had been|hopes?|before|reopen\w*|again|every"
    r"|visit\w*|funerals?|mourn\w*|laid|examin\w+|demand\w*|appeal\w*|resum\w+|begins?|start|back|search\w*|still|remain\w*)\b",
    re.IGNORECASE,
)
#: behind a day, what lies ahead on it, and characters in which that is told
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|due to|expected|scheduled|next(?! to))\b")
_SOON = 100
_CLAUSE = re.compile(r"[,;:]| and | but ")


def moment_points(story: StoryWords) -> Iterator[Point]:
    """The hours of the day and the days of a story."""
    year = story.story.day.year if story.story.day else None
    for sentence in story.sentences:
        yield from _clock(story.text, sentence, year)
        yield from _days(story, sentence)


def _clock(text: str, sentence: Written, year: int | None) -> Iterator[Point]:
    start, end, taken = sentence.span.start, sentence.span.end, list[Span]()
    for found in itertools.chain(_CLOCK.finditer(text, start, end), _AT_HOUR.finditer(text, start, end)):
        at = Span(*found.span())
        around = text[max(start, at.start - 60) : at.end + 50]
        if any(at.overlaps(one) for one in taken) or ELSEWHERE.search(around):
            continue
        groups, lead = found.groupdict(), (found["lead"] or "").strip().lower()
        # without a word before it, or half a day behind it, 2:06 is a result
        result = groups.get("hour3") and not lead and not _HALF.search(text, at.end, min(end, at.end + 16))
        value = None if result or _NO_HOUR.search(text[max(start, at.start - 40) : at.start]) else _minute(groups)
        if value is None:
            continue
        taken.append(at)
        frame, low = _on_clock(text, sentence.span, at, groups, value)
        slack = _FULL if value % 60 == 0 and not groups.get("minute") else _OFF
        high = low + slack + (_JUST if lead.endswith(("after", "past")) else 0)
        low -= slack + (_JUST if lead.endswith("before") or lead in ("toward", "towards", "nearly", "almost") else 0)
        aside = is_aside(text, sentence.span, at, year) or bool(_OTHER_HOUR.search(_clause(text, sentence.span, at)))
        says = found[0].strip()
        yield Point("clock", frame, "", says, at, sentence, low, high, (), lead in _LOOSE, aside)
    for found in _PART.finditer(text, start, end):
        at = Span(*found.span())
        # the hour tells more than "on Wednesday morning" beside it
        if any(at.start < one.end + _BESIDE and one.start < at.end + _BESIDE for one in taken):
            continue
        _, first, last = _PARTS[int(str(found.lastgroup)[1:])]
        aside = is_aside(text, sentence.span, at, year) or bool(_OTHER_HOUR.search(_clause(text, sentence.span, at)))
        yield Point("clock", "clock", "part", found[0], at, sentence, first, last, aside=aside)


def _clause(text: str, sentence: Span, at: Span) -> str:
    before = _CLAUSE.split(text[max(sentence.start, at.start - 70) : at.start])[-1]
    behind = re.split(r"[,;:.]| and | but | when ", text[at.end : min(sentence.end, at.end + 40)])[0]
    return f"{before} {behind}"


def _on_clock(
    text: str, sentence: Span, at: Span, groups: dict[str, str | None], value: int
) -> tuple[str, float]:  # fmt: skip
    """Whether a time says in which half of the day it is, `clock`, or not, `dial`, and its minute."""
    half = _HALF.search(at.of(text)) or _HALF.search(text, at.end, min(sentence.end, at.end + 26))
    if groups.get("word") or groups.get("hour") in ("noon", "midnight", "midday") or value >= 2 * _HALF_DAY - 660:
        return "clock", float(value % (2 * _HALF_DAY))
    if not half:
        return "dial", float(value % _HALF_DAY)
    minute = value % _HALF_DAY
    late = half["pm"] is not None or (half["night"] is not None and minute > 300)
    return "clock", float(minute + (_HALF_DAY if late else 0))


def _minute(groups: dict[str, str | None]) -> int | None:
    """The minute of the day."""
    if groups.get("word"):
        return 2 * _HALF_DAY if groups["word"] == "midnight" else _HALF_DAY
    hour = next((written for name in ("hour", "hour2", "hour3", "hour4") if (written := groups.get(name))), "")
    number = value_of(hour)
    value = 12 if hour in ("noon", "midday") else 24 if hour == "midnight" else int(number.value) if number else 25
    if value > 24:
        return None
    minutes = int(groups.get("minute") or groups.get("minute3") or 0)
    past = groups.get("past") or groups.get("odd")
    if past:
        minutes = _MINUTES[past.lower()] * (1 if groups["to"] in ("past", "after") else -1)
    return value * 60 + minutes


def _days(story: StoryWords, sentence: Written) -> Iterator[Point]:
    """The days that a story of a known day names: `event` is that of what happened, `lead` one in how it opens."""
    day, text, span = story.story.day, story.text, sentence.span
    if day is None:
        return
    for found in _GENITIVE.finditer(text, span.start, span.end):
        value = float(day.toordinal() - (day.weekday() - WEEKDAYS.index(found["day"])) % 7)
        before = text[max(span.start, found.start() - 60) : found.start()]
        # one of several, or one that is still to come
        loose = _OF_SEVERAL.search(found[0]) is not None or _TO_COME.search(before) is not None
        yield Point("day", "event", "", found["day"], Span(*found.span("day")), sentence, value, value, (), loose)
    for found in _ON_DAY.finditer(text, span.start, span.end):
        named, at = found["day"] or found["bare"], Span(*found.span())
        ago = (day.weekday() - WEEKDAYS.index(named)) % 7 if named else _AGO.get(found["rel"], 0)
        value = float(day.toordinal() - ago)
        clause = _CLAUSE.split(text[max(span.start, at.start - 60) : at.start])[-1]
        loose = bool(_NOT_OF_EVENT.search(clause + text[at.start : min(span.end, at.end + 14)]))
        loose = loose or _AHEAD.search(text, at.start, min(span.end, at.end + _SOON)) is not None
        frame, last = "lead" if sentence.number <= 1 else "", value + ("night" in found[0])
        yield Point("day", frame, "", found[0], at, sentence, value, last, (), loose)
