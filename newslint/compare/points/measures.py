"""Lengths, weights, lengths of time, shares and degrees of a story as typed points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import Written
from newslint.compare.points.point import Point, is_aside
from newslint.compare.points.quantities import Quantity
from newslint.compare.points.roles import SPANS, first_role
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.extract.units import WRITTEN_UNIT, Unit, unit_named
from newslint.model import Span

#: minutes in each unit of time
MINUTES = {
    "second": 1 / 60, "minute": 1.0, "min": 1.0, "hour": 60.0, "hr": 60.0, "day": 1440.0, "night": 1440.0,
    "week": 10080.0, "fortnight": 20160.0, "month": 43830.0, "year": 525960.0, "decade": 5259600.0,
}  # fmt: skip
#: how far a measure may be off, a length of time that its unit rounds, and one that says "about". Chosen, not measured
_MEASURED, _ROUNDED, _ROUGH = 0.06, 0.5, 0.1
#: the minutes of one night
_NIGHT = (360.0, 960.0)
_UNIT = re.compile(rf"[ -]?{WRITTEN_UNIT}")
#: units in letters that are words or signs of something else as well
_DOUBTFUL = frozenset("in m st g mi nm".split())  # noqa: SIM905
_DIMENSIONS = frozenset("length area mass volume speed".split())  # noqa: SIM905
#: which length of a thing it is, by the words behind it
_FRAMES = {
    frame: re.compile(rf"[ -](?:in )?(?:{pattern})\b")
    for frame, pattern in {
        "height": r"tall|high|height|storeys?|up",
        "depth": r"deep|depth|below (?:the )?(?:ground|surface|water)|under(?: the)? ?(?:ground|surface|water)?"
        r"|underground|down|beneath",
        "width": r"wide|across|width|broad|diameter",
        "length": r"long|length",
        "weight": r"weigh\w*|heavy|cargo|load\w*|carrying",
    }.items()
}
_COMPASS = "north|south|east|west|north-?east|north-?west|south-?east|south-?west"
_DISTANCE = re.compile(
    rf"(?: \([^()]{{2,24}}\))? (?:(?:due |to the )?(?:{_COMPASS})(?:ern)?(?: of)?|off|from|away|out|outside|short"
    r"|inland|beyond|offshore|over|behind)\b(?: (?:of|from) )? ?(?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)?"
)
#: behind a measure that is one of each day, or of each of something
_EACH = re.compile(r"(?:[ -]per[ -]| an? )(?:day|week|month|year|hour|minute|second|head|person|acre|hectare)\b")
#: a smaller unit behind a length of time, and characters between the two at most
_NEXT_UNIT = re.compile(r" (?P<unit>second|minute|hour|day|week|month)s?\b")
_JOINED = 6
#: before a length of time that another takes the place of (cut from five years to three), and how far it is looked for
FORMER, BEFORE = re.compile(r"\b(?:from|in place of|instead of|rather than) (?:an? |the )?\Z"), 20
_PART = r"half|(?:an? |two[- ]|three[- ]|four[- ])(?:third|quarter|fifth|tenth)s?"
_SHARE = re.compile(
    r"\b(?P<digits>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent\b|pct\b)"
    rf"|\b(?P<word>(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS}) per ?cent\b"
    rf"|\b(?P<many>{ONES_WORDS}) (?:in|out of) (?:every )?(?P<of>ten|five|four|three|twenty|a hundred)\b"
    rf"|(?<!first )(?<!second )\b(?P<part>{_PART})\b(?! (?:an?|past|hours?|million|century|dozen|miles?|times?|way"
    r"|terms?|years?|days?|price|place|week|month|man|woman|person|party|of an?)\b)"
)
_OF = {"a hundred": 100, "twenty": 20, "ten": 10, "five": 5, "four": 4, "three": 3}
_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_ROUGHLY = re.compile(
    r"\b(?:nearly|almost|over|than|least|under|up to|the other|another|about|around|some|roughly) (?:an? )?$"
)
_MOVED = re.compile(r"\b(?:from|to) (?:an? )?$")
_DEGREES = re.compile(
    r"(?P<bound>\b(?:above|over|below|under|than) )?(?<![\w.])(?P<value>-?\d{1,3}(?:\.\d)?)"
    r"(?: degrees(?: (?P<scale>[CF][a-z]*))?|°? ?(?P<letter>[CF]))\b"
)
#: degrees from which, and up to which, a number without a scale is of Celsius, as one with tenths is
_HOT, _MOST = 33, 56
_QUAKE = re.compile(r"\bmagnitude\b|\bRichter\b|\bseismolog\w+|\bquake|\btremor", re.IGNORECASE)
_TENTHS = re.compile(
    r"(?<![\w.,$£€-])(?P<value>[3-9]\.\d)\b(?! ?(?:%|per|million|billion|[a-z]?m\b|miles|met(?:re|er)s|degrees))"
)
#: how far two scales of earthquakes, and two of temperature, may part
_SCALES, _THERMOMETERS = 0.35, 0.6


def unit_behind(text: str, span: Span, one: Quantity) -> tuple[Unit | None, int]:
    """The unit of a number, inside it or right behind it, and where that ends."""
    unit = unit_named(one.unit) if one.unit else None
    written = None if one.unit else _UNIT.match(text, one.span.end, span.end)
    if written:
        letters, digits = written[0].strip(" -"), text[one.span.end - 1].isdigit()
        if (digits and letters == written[0]) if letters in _DOUBTFUL else (digits or len(letters) > len("km")):
            unit = unit_named(letters)
    return (unit, written.end() if written else one.span.end) if unit and unit.dimension in _DIMENSIONS else (None, 0)


def measure(text: str, sentence: Written, one: Quantity, at: Span, unit: Unit, *, loose: bool, aside: bool) -> Point:
    """A number of a unit: a height, a depth, how far from where."""
    low, high = one.low * min(unit.factors), one.high * max(unit.factors)
    frame, holder, slack = unit.dimension if unit.dimension == "speed" else "", "", _MEASURED * high
    if unit.dimension == "length":
        frame = next((f for f, pattern in _FRAMES.items() if pattern.match(text, at.end, sentence.span.end)), "")
        away = _DISTANCE.match(text, at.end, sentence.span.end)
        if away and (away["place"] or not frame):
            frame, holder = "distance", away["place"] or ""
    if _EACH.match(text, at.end, sentence.span.end):
        frame = "each"
    # what stands in brackets is the measure before it, in another unit
    nouns, loose = (unit.dimension,), loose or text.startswith("(", at.start - 1)
    return Point("measure", frame, holder, at.of(text), at, sentence, low - slack, high + slack, nouns, loose, aside)


def length_of_time(
    text: str, sentence: Written, one: Quantity, noun: str, end: int, more: Quantity | None, *, loose: bool, aside: bool
) -> tuple[Point | None, int]:
    """A length of time, with the smaller unit behind it ("two hours 11 minutes"), and how many more numbers it took."""
    low, high, used = one.low * MINUTES[noun], one.high * MINUTES[noun], 0
    if more and 0 <= more.span.start - end <= _JOINED and (found := _NEXT_UNIT.match(text, more.span.end)):
        scale = MINUTES[found["unit"]]
        if scale < MINUTES[noun]:
            low, high, end, used = low + more.low * scale, high + more.high * scale, found.end(), 1
    former = FORMER.search(text, max(sentence.span.start, one.span.start - BEFORE), one.span.start)
    if former or text.startswith(("-old", " old"), end):
        return None, used
    at = Span(one.span.start, end)
    frame = first_role(SPANS, text, sentence.span, at)
    if noun == "night" and high <= MINUTES[noun]:
        low, high = _NIGHT
    elif not used:
        slack = MINUTES[noun] * (_ROUNDED if one.low == one.high else _ROUGH)
        low, high = low - slack, high + slack
    return Point("time", frame, "", at.of(text), at, sentence, low, high, (noun,), loose, aside), used


def shares(text: str, sentence: Written, year: int | None) -> Iterator[Point]:
    """Shares of a whole, in whatever way they are told."""
    for found in _SHARE.finditer(text, sentence.span.start, sentence.span.end):
        at = Span(*found.span())
        before = text[max(sentence.span.start, at.start - 24) : at.start]
        loose, value, slack = bool(_MOVED.search(before) or _ROUGHLY.search(before)), 0.0, 0.06
        if found["digits"] or found["word"]:
            number = value_of(found["digits"] or found["word"])
            value, slack = (number.value if number else 0.0) / 100, 0.006
        elif found["many"]:
            number = value_of(found["many"])
            value = (number.value if number else 0.0) / _OF[found["of"]]
        else:
            value = _part(found["part"])
        if value:
            low, high, aside = value - slack, value + slack, is_aside(text, sentence.span, at, year)
            yield Point("share", "", "", found[0], at, sentence, low, high, (), loose, aside)


def _part(written: str) -> float:
    """What "half", "a third" or "two-thirds" is of a whole."""
    if written == "half":
        return 0.5
    count, part = written.replace("-", " ").split()
    number = value_of(count)
    return (1.0 if count in ("a", "an") or not number else number.value) / _PARTS[part.removesuffix("s")]


def degrees(text: str, sentence: Written) -> Iterator[Point]:
    """Temperatures, in degrees Celsius, and how strong an earthquake was."""
    start, end = sentence.span.start, sentence.span.end
    for found in _DEGREES.finditer(text, start, end):
        value, scale = float(found["value"]), (found["scale"] or found["letter"] or "")[:1]
        celsius = scale == "C" or (not scale and value <= _MOST and ("." in found["value"] or value > _HOT))
        if not scale and not celsius and value <= _MOST:
            # it may be of either
            continue
        value = value if celsius else (value - 32) / 1.8
        at, loose = Span(*found.span("value")), bool(found["bound"])
        low, high = value - _THERMOMETERS, value + _THERMOMETERS
        yield Point("temperature", "", "", found[0], at, sentence, low, high, (), loose)
    if _QUAKE.search(text, start, end):
        for found in _TENTHS.finditer(text, start, end):
            value, at = float(found["value"]), Span(*found.span())
            yield Point("magnitude", "", "", found[0], at, sentence, value - _SCALES, value + _SCALES)
