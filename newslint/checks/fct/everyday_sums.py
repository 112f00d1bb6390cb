"""Sums that a story lets its readers do: parts and their total, an age after a term, the days between two days."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.clock_spans import compare_clocks
from newslint.checks.fct.compared import Wrong, compare
from newslint.checks.fct.listed_people import count_listed
from newslint.checks.fct.races import tell_apart
from newslint.checks.fct.rates import work_out
from newslint.checks.fct.remainders import account_for_parts
from newslint.extract.accounts import account, shown
from newslint.extract.calendars import MONTHS
from newslint.extract.figures import NO_PART, Figure, Unit, figured_sentences, same_kind
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS, value_of
from newslint.model import Hit, Passage, Span
from newslint.segmenting.view import View

UNIT = "story"

_NUMBER = rf"(?:\d{{1,3}}|(?i:(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS}))"
_MONTH = "|".join(MONTHS)
_DAY = rf"(?:(?P<{{0}}d>\d{{{{1,2}}}}) (?P<{{0}}m>{_MONTH})|(?P<{{0}}m2>{_MONTH}) (?P<{{0}}d2>\d{{{{1,2}}}}))"
#: a total that stands behind its parts: "twelve in all", "a total of 80", "making 80"
_TOTAL_BEFORE = re.compile(
    r"\b(?:a (?:combined |grand )?total of|making(?: a total of)?|altogether"
    r"|in total|in all|(?P<added>bringing (?:the |its |their |this )?[\w’' -]{3,30} to)) $"
)
_TOTAL_BEHIND = re.compile(r"(?: [a-z]+){0,2},? (?:in all|in total|altogether|all told)\b")
#: between two parts of a list, and what makes one of them no part
_PARTS = re.compile(r"(?: [\w’'-]+){0,4}?(?:,| and|, and)(?: [\w’'-]+){0,4}? ")
_NO_PARTS = re.compile(rf"\b(?:{NO_PART}|from (?=[$£€\d])|about|minus|out of|net)\b")
#: words behind an age, a term and what he will be at its end
_TERM = re.compile(
    rf"(?:, |\baged )(?P<age>\d\d),? [^.;()\d]{{0,80}}?\b(?:jailed|sentenced|imprisoned|sent to prison"
    rf"|given)\b[^.;()\d]{{0,20}}? "
    rf"(?P<years>{_NUMBER}) years\b"
)
_THEN = re.compile(
    r"\b(?:[Hh]e|[Ss]he) (?:will|would) be (?P<then>\d\d) (?:years old )?(?:when|before|by the time|if) (?:he|she)\b"
)
_LENIENT = re.compile(
    r"\b(?:parole|remission|good behaviou?r|half|early|at the earliest|minimum|life|served|remand|credit|on licen[cs]e"
    r"|already|could|may|suspended)\b"
)
_ROAD = re.compile(
    rf"\b(?:on|from|since) {_DAY.format('a')}\b[^.;()]{{0,60}}?\b(?:on|until|till"
    rf"|to) {_DAY.format('b')}\b[^.;()\d]{{0,12}}?,?"
    rf" (?:exactly )?(?P<n>{_NUMBER}) days later\b"
)
_HOUR = r"(?P<{0}h>\d{{1,2}})(?:[:.](?P<{0}min>[0-5]\d))? ?(?P<{0}half>[ap])\.?m\.?"
_SHIFT = re.compile(
    rf"\b(?:at|from) {_HOUR.format('a')} [^.;()\d]{{0,50}}?\b(?:at|to|until|till) {_HOUR.format('b')},? (?:(?:a"
    rf"|an) (?:shift"
    rf"|day|stretch|wait|sitting|session|journey) of|lasting|a total of|that is|or|,) (?P<n>{_NUMBER})(?: |-)hours?\b"
)
_INTEGER = r"(?:\d{1,3}(?:,\d{3})++|\d++)(?![\d.,%]*\d|%| per ?cent| million| billion|[mb]n?\b)"
_FEWER = re.compile(
    rf"(?<![\w.,$£€])(?P<n>{_INTEGER}) (?:fewer|more)\b(?! than)[^.;()\d$£€]{{0,60}}?\b(?:drops?|dropped|falls?"
    rf"|fell|falling"
    rf"|ris(?:es?|ing)|rose|goes|went|going|climb(?:s|ed)|grows?|grew|shrank|shrinks)\b[^.;()\d$£€]{{0,24}}?"
    rf"\b(?:from|to) (?P<one>{_INTEGER})[^.;()\d$£€]{{0,24}}? (?:from|to) (?P<other>{_INTEGER})"
)
_HEDGED = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|over|under|just|each|per)\b")
_BREAK = re.compile(r"\b(?:break|lunch|rest|nearly|almost|about|some|more than|paid)\b")
_SHARED = re.compile(r"\b(?:share|split|divided?)\w*\b")
_EACH = re.compile(r",? (?:or |that is |getting |receiving |about )?$")
_MAJORITY = re.compile(
    r"(?<![\d,.])(?P<one>\d[\d,]*)(?: votes)? (?:to|against) (?P<other>\d[\d,]*)[^.;()\d]{0,40}?\ba majority of "
    r"(?P<n>\d[\d,]*)\b"
)
_JURY = re.compile(
    rf"\b(?:jury|panel|board|committee|bench) of (?P<all>{_NUMBER})\b[^.;()]{{0,60}}?\bby "
    rf"(?:a majority of )?(?P<yes>{_NUMBER})"
    rf"(?: votes)? to (?P<no>{_NUMBER})\b"
)
#: a word without which a passage has none of these sums, and those that have figures of their own
_MARK = re.compile(
    r"bringing | in all| total|ltogether|making |all told|shar|split|divid| days later| hours|-hour"
    r"| fewer | more |(?:majority|jury|panel|board|committee|bench) of| w(?:ill|ould) be \d"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the sum; `computed` is what it comes to, `stated` what stands there."""
    told = view.whole.shared(account)
    for found in (
        *compare(view.text, told),
        *account_for_parts(view.text, told),
        *compare_clocks(view.text, told),
        *work_out(view.text, told),
        *count_listed(view.text, told),
        *tell_apart(view.text, told),
    ):
        if view.admits(found.span) and any(p.span.holds(found.span) for p in view.passages):
            yield Hit(found.span, (("computed", found.computed), ("stated", found.stated)))
    for passage in view.passages:
        mark = _MARK.search(view.text, passage.span.start, passage.span.end)
        if mark is None:
            continue
        for found in (*_of_figures(view, passage), *_of_words(view, passage)):
            if view.admits(found.span):
                yield Hit(found.span, (("computed", found.computed), ("stated", found.stated)))


def _of_figures(view: View, passage: Passage) -> Iterator[Wrong]:
    for start, end, told in view.whole.shared(figured_sentences).get(passage.span.start, ()):
        if len(told) > 1:
            yield from _total_behind(view.text, start, end, told)
            yield from _shared_out(view.text, start, end, told)


def _total_behind(text: str, start: int, end: int, told: list[Figure]) -> Iterator[Wrong]:
    """Four, three and five, and behind them what they are in all."""
    for at, total in enumerate(told):
        told_before = _TOTAL_BEFORE.search(text[max(start, total.start - 60) : total.start])
        if at < 2 or total.hedge or not (told_before or _TOTAL_BEHIND.match(text, total.end, end)):
            continue
        parts = told[:at]
        # a figure that belongs to none of the rest may be a part too, or none
        whole = text[start : total.start]
        linked = all(_PARTS.fullmatch(text, one.end, other.start) for one, other in itertools.pairwise(parts))
        if not linked or _NO_PARTS.search(whole) or any(f.hedge or not _alike(f, total) for f in parts):
            continue
        if total.start - parts[-1].end > 64 or re.search(
            r"[.;:()]|\b(?:with|plus)\b", text[parts[-1].end : total.start]
        ):
            continue
        # what is counted one by one isn't rounded
        slack = sum(f.step / 2 for f in (*parts, total) if f.step > 1 or f.unit is Unit.MONEY)
        # the last of them alone may be the parts: others before belong to something else
        if all(abs(sum(f.value for f in parts[first:]) - total.value) > slack for first in range(len(parts) - 1)):
            come_to = sum(f.value for f in parts)
            if told_before and told_before["added"] and not 0.85 < total.value / come_to < 1.15:
                # what was there before may be counted in
                continue
            span = Span(parts[0].start, total.end)
            yield Wrong(span, shown(sum(f.value for f in parts)), shown(total.value))


def _alike(part: Figure, total: Figure) -> bool:
    return part.unit is total.unit and part.unit in (Unit.COUNT, Unit.MONEY) and (
        part.unit is Unit.COUNT or same_kind(part, total)
    )  # fmt: skip


def _shared_out(text: str, start: int, end: int, told: list[Figure]) -> Iterator[Wrong]:
    """So much that so many share, and what each gets."""
    if len(told) != 3 or not _SHARED.search(text, start, end):
        return
    count, pot, each = told
    if count.unit is not Unit.COUNT or not 2 <= count.value <= 1000 or not same_kind(pot, each):
        return
    if pot.unit is not Unit.MONEY or not text.startswith((" each", " apiece", " per "), each.end):
        return
    if any(f.hedge for f in told) or not _SHARED.search(text, count.end, pot.start):
        return
    low, high = pot.low / count.value, pot.high / count.value
    if each.high < low * 0.98 or each.low > high * 1.02:
        yield Wrong(Span(count.start, each.end), f"{shown(pot.value / count.value)} each", shown(each.value))


def _of_words(view: View, passage: Passage) -> Iterator[Wrong]:
    text, start, end = view.text, passage.span.start, passage.span.end
    line = text[start:end]
    if " fewer " in line or " more " in line:
        yield from _fewer(text, start, end)
    if " days later" in line:
        yield from _days_later(text, start, end)
    if " hour" in line or "-hour" in line:
        yield from _hours(text, start, end)
    if " of " in line and " to " in line:
        yield from _votes(text, start, end)
    if " be " in line:
        yield from _after_a_term(text, start, end)


def _after_a_term(text: str, start: int, end: int) -> Iterator[Wrong]:
    """How old somebody will be at the end of a term, by the age and the term."""
    term = _TERM.search(text, start, end)
    then = _THEN.search(text, term.end(), min(end, term.end() + 160)) if term else None
    years = value_of(term["years"]) if term else None
    if term and then and years and not _LENIENT.search(text, start, end):
        due = int(term["age"]) + int(years.value)
        if not due - 1 <= int(then["then"]) <= due + 1:
            yield Wrong(Span(then.start("then"), then.end("then")), str(due), then["then"])


def _fewer(text: str, start: int, end: int) -> Iterator[Wrong]:
    """So many more or fewer, and the two figures that they lie between: 26 fewer beds as 176 become 150."""
    for found in _FEWER.finditer(text, start, end):
        many, one, other = (float(found[name].replace(",", "")) for name in ("n", "one", "other"))
        if abs(abs(one - other) - many) > (1 if max(one, other) >= 1000 else 0) and not _HEDGED.search(found[0]):
            yield Wrong(Span(*found.span()), f"{abs(one - other):,.0f}", found["n"])


def _days_later(text: str, start: int, end: int) -> Iterator[Wrong]:
    """From one day to another, and how many days lie between."""
    for found in _ROAD.finditer(text, start, end):
        one, other = _day(found, "a"), _day(found, "b")
        count = value_of(found["n"])
        if one is None or other is None or count is None:
            continue
        days = (other - one).days % 365
        # both ends may be counted, or a leap day
        if abs(days - count.value) > 1:
            yield Wrong(Span(*found.span()), f"{days} days", f"{found['n']} days")


def _day(found: re.Match[str], which: str) -> datetime.date | None:
    month = found[f"{which}m"] or found[f"{which}m2"]
    number = int(found[f"{which}d"] or found[f"{which}d2"])
    try:
        # a year without a leap day, as the sentence names none
        return datetime.date(2023, list(MONTHS).index(month) + 1, number)
    except ValueError:
        return None


def _hours(text: str, start: int, end: int) -> Iterator[Wrong]:
    """From one hour to another, and how many hours lie between."""
    for found in _SHIFT.finditer(text, start, end):
        count = value_of(found["n"])
        if count is None or _BREAK.search(text, start, end):
            continue
        hours = (_minutes(found, "b") - _minutes(found, "a")) % (24 * 60) / 60
        if abs(hours - count.value) >= 1:
            yield Wrong(Span(*found.span()), f"{hours:g} hours", f"{found['n']} hours")


def _minutes(found: re.Match[str], which: str) -> int:
    hour = int(found[f"{which}h"]) % 12 + (12 if found[f"{which}half"] == "p" else 0)
    return 60 * hour + int(found[f"{which}min"] or 0)


def _votes(text: str, start: int, end: int) -> Iterator[Wrong]:
    """A majority, by the votes on either side; and votes that are more than the jury has members."""
    for found in _MAJORITY.finditer(text, start, end):
        one, other, stated = (int(found[name].replace(",", "") or 0) for name in ("one", "other", "n"))
        if abs(abs(one - other) - stated) > 0:
            yield Wrong(Span(*found.span()), f"{abs(one - other):,}", f"{stated:,}")
    for found in _JURY.finditer(text, start, end):
        every, yes, no = (value_of(found[name]) for name in ("all", "yes", "no"))
        if every and yes and no and yes.value + no.value > every.value:
            yield Wrong(Span(*found.span()), f"{yes.value + no.value:g} votes", f"{every.value:g} members")
