"""Times of day with their zones, as they stand beside a date: "10.12am BST", "à 10h42", "10:42 Uhr", "T09:10:00Z"."""

from __future__ import annotations

import datetime
import re

from msgspec import Struct

#: minutes east of Greenwich: the zones of RFC 822, and those that newspapers print and that mean one thing
ZONES = {
    "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120,
    "MESZ": 120, "EET": 120, "EEST": 180, "MSK": 180, "МСК": 180, "EST": -300, "EDT": -240, "CDT": -300, "CST": -360,
    "MDT": -360, "MST": -420, "PDT": -420, "PST": -480, "AKST": -540, "HST": -600, "HKT": 480,
    "SGT": 480, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "SAST": 120, "PKT": 300,
}  # fmt: skip
_SEPARATION = r"[\s,;|/·•–—-]{0,4}"
#: what says, in a dozen languages, that a time follows
_AT = r"(?:(?:at|um|à|a las|alle(?: ore)?|ore|às|as|om|klo|kl|в|о|u|ve|saat|godz|hora|ora|klokken)\.? ?)?"
_HALF = r"(?:[ap]\.? ?m\b\.?|[πμ]\. ?μ\.)"
_NAMES = "|".join(sorted(ZONES, key=len, reverse=True))
_TIME = re.compile(
    rf"{_AT}[(\[]?"
    r"(?:(?P<hour>\d{1,2})(?: ?[:h時时点시] ?|\.)(?P<minute>\d{2})(?:[分분]|[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    rf"|(?P<whole>\d{{1,2}})(?= ?(?:{_HALF}|h\b|Uhr\b|時|时|시))"
    r"|(?P<military>\d{4})(?= ?(?:hrs|[A-Z]{2,4})\b))"
    rf"(?!\d)(?: ?(?P<half>{_HALF}))?(?: ?(?:Uhr|hrs?|h|Uhr MEZ)\b)?[)\]]?"
    rf"(?: ?\(?(?:(?P<zone>{_NAMES})\b|(?:UTC|GMT)?(?P<offset>[+-]\d\d:?\d\d)\b)\)?)?",
    re.IGNORECASE,
)
#: what every way of `_TIME` holds beside its figures
_TIME_LIKELY = re.compile(rf"\d ?(?:[:h時时点시]|{_HALF}|Uhr\b)|\d\.\d|\d{{4}} ?(?:hrs|[A-Z]{{2,4}})\b", re.IGNORECASE)
#: after a date its weekday in brackets may stand, or the word for year: "（水）", "г."
_AFTER = re.compile(rf"(?:T|(?: ?[（(][^\W\d]{{1,12}}\.?[）)]| ?г(?:ода|\.)?)?{_SEPARATION})")
#: between a time and the date that follows it, a second zone's time may stand: "0210 GMT (1010 HKT) April 9"
_BETWEEN = re.compile(rf"(?: ?\(\d{{3,4}} [A-Z]{{2,4}}\))?{_SEPARATION}(?:on |le |am |el |den )?$")


class ClockTime(Struct, frozen=True):
    """A time of day, its zone in minutes east of Greenwich if one was given, and where it stands in its text."""

    start: int
    end: int
    time: datetime.time
    offset: int | None


def time_after(text: str, at: int) -> ClockTime | None:
    """The time of day that stands in `text` right after place `at`."""
    between = _AFTER.match(text, at)
    return _read(_TIME.match(text, between.end() if between else at))


def time_before(text: str, at: int) -> ClockTime | None:
    """The time of day that stands in `text` right before place `at`."""
    for found in _TIME.finditer(text, max(0, at - 40), at):
        if _BETWEEN.match(text[found.end() : at]):
            return _read(found)
    return None


def time_within(text: str, start: int, end: int) -> ClockTime | None:
    """The time of day that stands inside a date: "Tue Mar 11 10:12:00 2014"."""
    found = re.search(r" \d{1,2}:\d\d", text[start:end])
    return _read(_TIME.match(text, start + found.start() + 1)) if found else None


def times_in(text: str) -> list[ClockTime]:
    """Every time of day in a short text."""
    if not _TIME_LIKELY.search(text):
        return []
    return [time for found in _TIME.finditer(text) if (time := _read(found))]


def _read(found: re.Match[str] | None) -> ClockTime | None:
    if found is None:
        return None
    hour, minute = int(found["hour"] or found["whole"] or 0), int(found["minute"] or 0)
    if found["military"]:
        hour, minute = divmod(int(found["military"]), 100)
    if found["half"]:
        hour = hour % 12 + 12 * (found["half"][0] in "pPμ")
    second = int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return ClockTime(found.start(), found.end(), datetime.time(hour, minute, second), _offset(found))


def _offset(found: re.Match[str]) -> int | None:
    if found["zone"]:
        return ZONES[found["zone"].upper()]
    if written := found["offset"]:
        minutes = int(written[1:3]) * 60 + int(written[-2:])
        return -minutes if written[0] == "-" else minutes
    return None
