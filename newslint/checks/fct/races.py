"""Two times of a race and the seconds that lie between them; two ages and the years between."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.accounts import Told, Wrong, sentence_at
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import ROUGH_WORDS, WORDS_TO_99, value_of
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

_N = rf"(?:\d{{1,3}}|(?i:{WORDS_TO_99}|an?))"
_FASTER = LatePattern(
    rf"(?<![\w.,-])(?P<n>{_N}) (?P<unit>second|minute|hour)s? (?:(?:faster|quicker|slower|better|longer"
    rf"|less|more) than|inside|outside"
    r"|(?:ahead|short|clear) of|behind|under|over|off)\b",
    needs=(" second", " minute", " hour"),
)
_TIME = re.compile(
    r"(?<![\w.,:-])(?:(?P<h>\d{1,2}) ?(?:hrs?|h|hours?),? (?:and )?)?(?P<m>\d{1,3}) ?(?:mins?|m"
    r"|minutes?)(?:,? (?:and )?(?P<s>\d{1,2}(?:\.\d+)?) ?(?:secs?|s|seconds?))?\b"
    r"|(?<![\w.,:-])(?P<s2>\d{1,3}(?:\.\d+)?) ?(?:secs?|seconds)\b"
)
_SIZES = {"second": 1, "minute": 60, "hour": 3600}
#: two years older, a year his senior
_APART = LatePattern(
    rf"(?<![\w.,-])(?P<n>{_N}) years? (?:older|younger|(?:his|her|their) (?:senior|junior)|(?:his|her) elder)\b"
    rf"|\b(?:senior|junior|elder|older|younger) by (?P<n2>{_N}|a) years?\b",
    needs=("older", "younger", "senior", "junior", "elder"),
)
_AGE = re.compile(r"(?:\b(?:is|was|aged|of)|[A-Za-zà-ž],) (?P<age>\d{1,2})(?=[,.;]|\)| (?:and|while|but)\b)(?![.,]\d)")
_ROUGH = re.compile(rf"\b(?i:{ROUGH_WORDS}|just|at least) (?:an? )?$")


def tell_apart(text: str, told: list[Told], whole: StoryText) -> Iterator[Wrong]:
    """What lies between two times, or two ages, in one sentence, told otherwise than they have it."""
    if not told or not may_match(whole, _FASTER, _APART):
        return
    first, last = told[0].start, told[-1].end
    for found in _FASTER.finditer(text, first, last):
        if (at := sentence_at(told, found.start())) is None:
            continue
        sentence = told[at]
        times = [m for m in _TIME.finditer(text, sentence.start, sentence.end) if m.start() != found.start()]
        number = value_of(found["n"].lower())
        if len(times) == 2 and number and not _ROUGH.search(text, found.start() - 14, found.start()):
            due = abs(_seconds(times[0]) - _seconds(times[1]))
            stated, size = number.value * _SIZES[found["unit"]], _SIZES[found["unit"]]
            if due and abs(due - stated) >= size:
                span = Span(min(times[0].start(), found.start()), max(times[1].end(), found.end()))
                yield Wrong(span, f"{due / size:.3g} {found['unit']}s", text[found.start() : found.end("unit")] + "s")
    for found in _APART.finditer(text, first, last):
        if (at := sentence_at(told, found.start())) is not None:
            yield from _ages_apart(text, told[at], found)


def _seconds(found: re.Match[str]) -> float:
    if found["s2"]:
        return float(found["s2"])
    return 3600 * int(found["h"] or 0) + 60 * int(found["m"]) + float(found["s"] or 0)


def _ages_apart(text: str, sentence: Told, found: re.Match[str]) -> Iterator[Wrong]:
    """Somebody who is two years younger than somebody, with both ages; birthdays make a year more or less."""
    ages = list(_AGE.finditer(text, sentence.start, sentence.end))
    if len(ages) != 2 or _ROUGH.search(text, found.start() - 14, found.start()):
        return
    number = value_of((found["n"] or found["n2"]).lower())
    one, other = (int(m["age"]) for m in ages)
    # the elder of the two is told by the word only where it stands beside the second age
    younger = re.search(r"younger|junior", found[0]) is not None
    turned = ages[0].start() < found.start() < ages[1].start() and found.end() + 12 > ages[1].start()
    if number is None:
        return
    wrong_way = turned and (other > one if younger else other < one) and found["n"] is not None
    if abs(abs(one - other) - number.value) > 1 or wrong_way:
        span = Span(ages[0].start("age"), ages[1].end("age"))
        gap = abs(one - other)
        way = " older" if wrong_way and other > one else " younger" if wrong_way else ""
        yield Wrong(span, f"{gap} years{way}", found[0])
