"""What can't come in that order: an effect before its cause, "three days after" what lies a week back, 2003 to 1999."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.checks.fct.days_apart import days_told_apart
from newslint.checks.fct.spans_of_days import miscounted_days, stretches_told
from newslint.extract.calendars import MONTHS
from newslint.extract.numbers import ONES_WORDS, ROUGH_WORDS, TENS_WORDS, value_of
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import When, sure_day, times_in
from newslint.extract.words import story_chunk
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: what opens the words for a cause, or for what came first
_AFTER = re.compile(
    r"\b(?:after|because|following|in response to|in the wake of|as a result of|over (?:a|an|the) \w+ (?:in|on)"
    r"|against (?:a|an|the) [\w ]{3,30}?(?:,? (?:that|which)|(?= on| in| of))"
    r"|(?:of|for) (?:an?|the) [\w ’']{3,40}? (?:that|which|committed)|serving)\b"
)
#: what makes the later date another one than that of the cause
_OTHER = re.compile(
    r"\b(?:before|until|till|ahead|schedul\w+|due|plann?\w*|plans|would|will|expect\w*|again|but|and then|then|while"
    r"|whereas|deadline|vow\w*"
    r"|pledg\w*|promis\w*|next|coming|upcoming|extend\w*|expir\w*|end(?:s|ed|ing)? (?:on|in)|through|return\w*|later"
    r"|since|once)\b|, and\b|;"
)
#: without which a sentence has no two dates
_DATED = re.compile(r"\d|\bin (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
#: a day by which accounts are closed, which lies in no order with the year that they are of
_PERIOD = re.compile(r"\b(?:year[- ]end|quarter|fiscal|ended|ending|end of)\b")
#: before a year that only names a thing: the 2003 champion
_LABEL = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|['’]s?|\b[Hh]is|\b[Hh]er|\b[Ii]ts|\b[Tt]heir) \Z")
#: characters between the two dates of one sentence, and days beyond which two dates without a year are of two years
_NEAR, _SAME_YEAR = 150, 120
#: a cause that seems to come so many days behind its effect is of the year before, if no year is written: nearer ones
#: would be nearly a year apart, and get one
_NEARLY_A_YEAR = 60
#: days of a year
_YEAR = 365
_COUNT = rf"(?P<n>(?:{TENS_WORDS})-(?:{ONES_WORDS})|an?|{TENS_WORDS}|{ONES_WORDS}|\d{{1,3}})"
_LATER = re.compile(
    rf"\b(?i:{_COUNT}) (?P<unit>days?|weeks?|months?|years?) (?P<way>after|before)\b"
    rf"|\b[Tt]he (?P<day>day) (?P<way2>after|before)\b"
)
_ROUGH = re.compile(
    rf"\b(?i:{ROUGH_WORDS}|at least|up to|within|barely|just|just over|only|every|for|a few|last|first|next) $"
)
_CAME = re.compile(
    r"\b(?:came|comes|coming|struck|strikes|occurred|happened|hit|follow(?:s|ed))(?: just| only| barely)? $"
)
_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}
_SLACK = {"day": 1, "week": 3, "month": 17, "year": 380}
_YEARS = re.compile(
    r"(?:\b(?:[Ff]rom|[Yy]ears|[Bb]etween(?= \d+ and)) (?P<one>(?:1[0-9]|20)\d\d) (?:to|until|till|through"
    r"|(?<=tween \d{4} )and)|\b(?:of|in|during|[Tt]he|for) (?P<one2>(?:1[0-9]|20)\d\d) ?[–-]) ?"
    r"(?P<other>(?:1[0-9]|20)\d\d)(?=[.,;:)]|$| (?:and|but|when|in|at|after|before|as|she|he|they|was|were|is|had"
    r"|more|for|with|on|the|who|which|to|under|by|because|without|over|through|against|from|of"
    r"|while|ruined|before|killed|left)\b)"
)
_DAYS_OF_MONTH = re.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?P<d1>\d{{1,2}})(?: (?P<m1>{'|'.join(MONTHS)}))? (?:to|until|till|through"
    rf"|and) (?P<d2>\d{{1,2}}) (?P<m2>{'|'.join(MONTHS)})\b(?! (?:19|20)\d\d)"
)
_CLOCK = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween) (?P<h1>1[0-2]|[1-9])(?::(?P<k1>\d\d))? (?P<x1>a|p)\.?m\.? (?:to|until|till"
    r"|and) (?P<h2>1[0-2]|[1-9])(?::(?P<k2>\d\d))? (?P<x2>a|p)\.?m\b"
)
#: a stretch that may run backwards: a day that was moved, a count, a table of prices, years before our era
_BACKWARDS_ALLOWED = re.compile(
    r"\b(?:bring\w*|brought|mov(?:e[ds]?|ing)|forward|advanc\w+|earlier|revis\w+|chang\w+|cut|lower\w*|reduc\w+"
    r"|shift\w*|back\w*|deadline|target\w*|restat\w+"
    r"|count\w*|price[sd]?|adjust\w*|compar\w+|drop\w*|f[ea]ll\w*|BCE?|B\.C\.?|reverse\w*|rewind\w*|room|page|flight"
    r"|numbers?)\b|B\.C"
)
_FOUNDING = ("founded", "established", "formed", "incorporated", "created")
_FOUNDED = re.compile(rf"\b(?:{'|'.join(_FOUNDING)})(?: [a-z]+)? in (?P<year>(?:1[6-9]|20)\d\d)\b")
_IT_DID = re.compile(
    r"(?:It|The (?P<noun>firm|company|club|school|bank|paper|newspaper|band|party|brewery|hotel|team|union|charity"
    r"|museum|orchestra|shop))"
    r" (?:had |has )?(?P<act>(?!was|were|is)(?:[a-z]+ed|built|won|sold|made|bought|began|hired|held"
    r"|put))\b[^.;]{0,60}?\bin (?P<year>(?:1[6-9]|20)\d\d)\b"
)


class Options(Struct, frozen=True):
    """What to `look_for`.

    An effect before its `cause`, a `count` of days that two dates don't make, or a `stretch` that runs backwards.
    """

    look_for: Literal["cause", "count", "stretch"] = "cause"


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts of `count`: the default one if both days are written, `story` if one is the story's own."""
    text = view.text
    causes = options.look_for == "cause"
    founding = causes and any(f"{word} " in story_chunk(view.whole) for word in _FOUNDING)
    if founding and any("ed in " in p.span.of(text) for p in view.passages):
        yield from _foundings(view)
    if options.look_for == "count":
        today = sure_day(view.story)
        for told in (
            *miscounted_days(view.whole, today),
            *stretches_told(view.whole, today),
            *days_told_apart(view.whole, today),
        ):
            if view.admits(told.span) and any(p.span.holds(told.span) for p in view.passages):
                fields = (("stated", told.stated), ("from", told.first), ("to", told.last), ("computed", told.computed))
                yield Hit(told.span, fields)
    if options.look_for == "stretch" and not may_match(view.whole, _YEARS, _DAYS_OF_MONTH, _CLOCK):
        return
    look = {"cause": _causes, "count": _counts, "stretch": _stretches}[options.look_for]
    words = {
        "cause": ("after", "because", "following", "response", "wake", "against", "ollowing", " of ", " for ", "After"),
        "count": (" after", " before"),
        "stretch": ("rom ", "etween ", "–", "-", "years "),
    }[options.look_for]
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if not any(text.find(word, start, end) >= 0 for word in words):
            continue
        if causes and not _DATED.search(text, start, end):
            continue
        for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
            for hit in look(view, first, last):
                if view.admits(hit.span):
                    yield hit


def _causes(view: View, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    if not _DATED.search(text[start:end]) or not _AFTER.search(text, start, end):
        return
    told = times_in(text, start, end, sure_day(view.story), weekdays=False)
    if len(told) != 2:
        return
    effect, cause = told
    between = text[effect.end : cause.start]
    openings = list(_AFTER.finditer(between))
    found = openings[-1] if openings else None
    if found is None or len(between) > _NEAR or not cause.is_after(effect) or not _one_year(effect, cause):
        return
    rest = between[found.end() :]
    if (
        _OTHER.search(rest)
        or re.search(r"[–—]|--| - ", between)
        or re.search(r",(?! (?:which|that|who)\b)", rest)
        or re.search(r"\b(?:before|until|ahead|and|but|will|would)\b|;", between[: found.start()])
    ):
        return
    if re.search(
        rf",(?! (?:(?:was|were) (?:first )?(?:written|composed|painted|built|designed|made|founded|begun|filmed"
        rf"|recorded)|which|exactly |{_COUNT} (?:day|week|month|year)|$))",
        between[: found.start()],
    ):
        return
    if (
        _LABEL.search(text, start, effect.start)
        or _PERIOD.search(text, start, effect.start)
        or re.search(r"\bduring $", text[cause.start - 8 : cause.start])
    ):
        return
    if re.match(r",? (?:last|the previous|that) year|,? the year before", text[cause.end : cause.end + 20]):
        return
    if re.search(
        r"\b(?:born|next|due|planned|scheduled|will|would|could|expected|if|until|by|since)\b",
        text[start : effect.start],
    ):
        return
    verdict = (
        "months" if "month" in (effect.grain, cause.grain) and not (effect.year_given and cause.year_given) else ""
    )
    fields = (("effect", _shown(text, effect)), ("cause", _shown(text, cause)))
    yield Hit(Span(effect.start, cause.end), fields, verdict)


def _foundings(view: View) -> Iterator[Hit]:
    """What a firm or a club did before the year in which it was founded."""
    text = view.text
    sentences = [s for p in view.passages for s in view.whole.shared(sentences_of_passages).get(p.span.start, ())]
    for at, (start, end) in enumerate(sentences):
        founded = _FOUNDED.search(text, start, end)
        if founded is None:
            continue
        for first, last in sentences[at + 1 : at + 4]:
            did = _IT_DID.match(text, first, last)
            if did is None or (did["noun"] and did["noun"] not in text[start : founded.start()]):
                continue
            span = Span(did.start("year"), did.end("year"))
            if int(did["year"]) < int(founded["year"]) and view.admits(span):
                yield Hit(
                    Span(did.start("act"), did.end()),
                    (("effect", did["year"]), ("cause", founded["year"])),
                    "founding",
                    (RelatedLocation(Span(*founded.span("year")), "founding"),),
                )


def _one_year(effect: When, cause: When) -> bool:
    """Whether two dates are told in the same terms, so that the missing years are the same."""
    if effect.year_given != cause.year_given:
        return False
    return effect.year_given or (cause.first - effect.last).days < _NEARLY_A_YEAR


def _shown(text: str, when: When) -> str:
    return re.sub(r"^(?:in|In|on|On|since|Since|last) ", "", text[when.start : when.end])


def _counts(view: View, start: int, end: int) -> Iterator[Hit]:
    text, today = view.text, sure_day(view.story)
    for found in _LATER.finditer(text, start, end):
        if _ROUGH.search(text[max(start, found.start() - 16) : found.start()]):
            continue
        told = times_in(text, start, end, today, weekdays=False)
        behind = [t for t in told if t.start >= found.end() and t.start - found.end() <= 60]
        if not behind or re.search(r"[;:,]|\b(?:but|and|before)\b", text[found.end() : behind[0].start]):
            continue
        anchor, day = behind[0], None
        before = [
            t
            for t in told
            if t.end <= found.start()
            and (
                re.fullmatch(r",? ?(?:exactly |and )?", text[t.end : found.start()])
                or re.fullmatch(rf"[^.;:()\d]{{0,24}}{_CAME.pattern}", text[t.end : found.start()])
            )
        ]
        apposed = [t for t in behind[1:] if re.fullmatch(r", (?:on )?", text[anchor.end : t.start])]
        day = before[-1] if before else apposed[0] if apposed else None
        unit = (found["unit"] or "day").removesuffix("s")
        count = 1.0 if found["day"] or found["n"].lower() in ("a", "an") else value_of(found["n"].lower()).value  # type: ignore[union-attr]
        sign = 1 if (found["way"] or found["way2"]) == "after" else -1
        if day is not None:
            yield from _off(text, found, anchor, day, unit, sign * count)
        elif (
            today
            and not any(t.end <= found.start() for t in told)
            and sign > 0
            and unit in ("day", "week")
            and _CAME.search(text[max(start, found.start() - 24) : found.start()])
        ):
            yield from _off_today(text, found, anchor, today, unit, count)


def _off(text: str, found: re.Match[str], anchor: When, day: When, unit: str, count: float) -> Iterator[Hit]:
    coarse = {anchor.grain, day.grain} != {"day"}
    if anchor.year_given != day.year_given and anchor.grain != "year" and day.grain != "year" and not day.year_given:
        return
    if coarse and unit in ("day", "week"):
        return
    least, most = (day.first - anchor.last).days, (day.last - anchor.first).days
    wanted, slack = count * _DAYS[unit], _SLACK[unit] * (1 if unit != "year" or coarse else 0.5)
    # without a year either day may be of the year before
    years = (0,) if anchor.year_given or day.year_given else (-_YEAR, 0, _YEAR)
    if any(least - slack <= wanted + more <= most + slack for more in years):
        return
    if not anchor.year_given and abs(least) > _SAME_YEAR:
        return
    first, last = min(day.start, found.start()), max(anchor.end, day.end)
    yield Hit(
        Span(first, last),
        (
            ("stated", found[0]),
            ("from", _shown(text, anchor)),
            ("to", _shown(text, day)),
            ("computed", _told(least, unit)),
        ),
    )


def _off_today(
    text: str, found: re.Match[str], anchor: When, today: datetime.date, unit: str, count: float
) -> Iterator[Hit]:
    passed = (today - anchor.first).days
    if anchor.grain != "day" or not 0 <= passed <= 60:
        return
    if abs(passed - count * _DAYS[unit]) > max(3.0, 0.3 * count * _DAYS[unit]):
        fields = (
            ("stated", found[0]),
            ("from", _shown(text, anchor)),
            ("to", f"{today.day} {MONTHS[today.month - 1]}"),
            ("computed", _told(passed, "day")),
        )
        yield Hit(Span(found.start(), anchor.end), fields, "story")


def _told(days: int, unit: str) -> str:
    """A stretch of days in words: "3 days", "2 weeks", "one day"."""
    size = round(days / _DAYS[unit]) if unit in ("month", "year") else days
    name = unit if unit in ("month", "year") else "day"
    return f"one {name}" if size == 1 else f"{size} {name}s"


def _stretches(view: View, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    for found in _YEARS.finditer(text, start, end):
        one = found["one"] or found["one2"]
        if int(one) > int(found["other"]) and not _BACKWARDS_ALLOWED.search(text, start, end):
            yield _backwards(found, one, found["other"])
    for found in _DAYS_OF_MONTH.finditer(text, start, end):
        if (
            found["m1"] in (None, found["m2"])
            and int(found["d1"]) > int(found["d2"])
            and not _BACKWARDS_ALLOWED.search(text, start, end)
        ):
            yield _backwards(found, f"{found['d1']} {found['m2']}", f"{found['d2']} {found['m2']}")
    for found in _CLOCK.finditer(text, start, end):
        if found["x1"] == found["x2"] == "p" and _minutes(found, "1") > _minutes(found, "2"):
            yield _backwards(found, f"{found['h1']} p.m.", f"{found['h2']} p.m.")


def _minutes(found: re.Match[str], which: str) -> int:
    return int(found[f"h{which}"]) % 12 * 60 + int(found[f"k{which}"] or 0)


def _backwards(found: re.Match[str], one: str, other: str) -> Hit:
    return Hit(Span(*found.span()), (("first", one), ("last", other)))
