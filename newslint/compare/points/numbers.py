"""The numbers of a story as typed points: sums, people, things, margins; what measures something is read elsewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import msgspec

from newslint.compare.amounts import is_multiplied
from newslint.compare.concepts import StoryWords, Written, noun_of
from newslint.compare.frames import EMPTY
from newslint.compare.points.measures import MINUTES, degrees, length_of_time, measure, shares, unit_behind
from newslint.compare.points.point import Point, is_aside
from newslint.compare.points.quantities import Quantity, quantities
from newslint.compare.points.roles import FATES, SUMS, is_person, role_of
from newslint.extract.calendars import MONTHS
from newslint.knowledge.words import words
from newslint.model import Span

#: a sum of each, or by time
_EACH = re.compile(
    r" (?:an?|per|(?:for )?(?:each|every)) (?P<unit>[a-z]+)\b|(?: [a-z]+){0,4} (?:each|apiece|a head|for every \w+)\b"
    r"|(?: for| to) (?:the )?(?:next of kin|family|families) of each\b"
)
_NOUNS = re.compile(
    r"[ -](?:or so |odd |of (?:the|its|his|her|their) )?(?P<words>[a-z][a-z’'-]+(?: [a-z][a-z’'-]+){0,2})"
)
_NOUN = re.compile(r"[a-z’'-]+")
_OF = re.compile(r"\b(?P<noun>[a-z]+) of (?:about |some |just |only )?$")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
#: behind a number: an hour of the day, a day of the month, a place in an order, a score
_NO_AMOUNT = re.compile(
    r" ?(?:[ap]\.?m\b|o['’]clock|%|per ?cent|pct\b)|[.:]\d\d|(?:st|nd|rd|th)\b|[-–]\d"
    rf"| (?:past|to|minutes to|minutes past) (?:{_HOURS})\b"
)
_MONTH = re.compile(rf" (?:{'|'.join(MONTHS)}|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\b")
_MONTH_BEFORE = re.compile(rf"\b(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.?) $")
#: before a number that is a part, one more, a bound or a name
_PARTIAL = re.compile(
    r"\b(?:other|another|further|additional|extra|first|last|next|every|each|per|remaining|half|twice|average|record"
    r"|previous|earlier|compared with|from|to|(?:rather|other) than|between|aged?|page|chapter|(?<!now )number|no\."
    r"|route|flight|up to|including|of whom|of them|section|article|mainly|(?:hundred|thousand|million) and) $",
    re.IGNORECASE,
)
_PARTIAL_BEHIND = re.compile(
    r"(?: \w+)?,? (?:others?|more|extra|further|additional|each|per|apiece|in (?:every|each|ten|five)"
    r"|or more|a (?:head|share|time))\b|[ -]years?[ -]old|,? including| of (?:them|whom|those|these|us|which)\b"
    r"|(?: [a-z]+)? (?:among|amongst) (?:them|those|the)\b"
    # "six hens, half of those that got out"
    r"|(?: [\w’'-]+){0,3}, (?:half|most|some|an? \w+|two[- ]\w+) of (?:those|all|the [a-z]+) (?:that|who|which)\b",
    re.IGNORECASE,
)
_PART_OF_SUM = re.compile(
    r"\b(?:other|another|further|additional|extra|remaining|half|previous|earlier|compared with|against|from|between"
    r"|up to|including|per|first|last|next|some of|of the|not) $",
    re.IGNORECASE,
)
#: words of one form for one and for many, words for people that are no kind of person, those that are things as often,
#: and forms of verbs that are nouns as well, in headlines
_SAME_PLURAL = frozenset("aircraft craft sheep fish deer personnel police staff crew workforce cattle series".split())  # noqa: SIM905
_PEOPLE = frozenset(
    """people men women others children crew hands souls lives bodies dead injured wounded missing staff folk kids
    survivors casualties fatalities deaths""".split()  # noqa: SIM905
)
_ALSO_THINGS = frozenset("coach engine liner carrier tanker cutter tender reader counter cooker sitting".split())  # noqa: SIM905
_DOINGS = frozenset("die kill drown go get take make hurt flee face win lose end leave set".split())  # noqa: SIM905
_CREW = frozenset("crew hands sailor seaman crewman crewmember mariner".split())  # noqa: SIM905
_PARENT = re.compile(r"\b(?:mother|father|mum|mom|dad|parents?|grandmother|grandfather) of $")
_WHO = re.compile(r" who\b")
_CRAFT = "bus|coach|train|plane|ship|ferry|boat|flight|vessel|jet|airliner|trawler"
_ABOARD = re.compile(
    rf"(?: [a-z]+){{0,3}}? (?:aboard|on board|and crew\b|on (?:the|his|her|its) (?:[A-Z]|(?:{_CRAFT})\b))"
)
#: passengers and crew, told apart, and some of so many; from how many on that is a share
_AND_CREW = re.compile(
    r"(?: [a-z]+){0,2} (?:passengers?|people|travellers),? and (?:(?:a|its|her) )?(?:crew of )?$"
    r"|(?: [a-z]+){0,2} [a-z]+s,? and (?=$)"
)
_CREW_BEHIND = re.compile(r" (?:members of (?:the |its )?)?crew\b| sailors\b| (?:crewmen|seamen)\b")
_OF_THE = re.compile(r",? (?:out )?of (?:the |its |their |all )?(?:(?:roughly|about|around|some|nearly|more than) )?$")
_PARTS_FROM = 10
#: by how much a vote was won
_MARGIN = re.compile(
    r"\b(?:by|(?:lead|margin|victory) of|ahead by) (?:(?:just|only|some|about|a mere|a bare|fewer than|more than) )?$"
)
_MARGIN_BEHIND = re.compile(
    r"(?: votes?| ballots?)? (?:behind|ahead|adrift|clear|short|in front)(?=[,.;:)]|$| (?:and|in|at|of her|of him))"
)
_NO_UNIT = re.compile(r"(?: votes?| ballots?)?(?=[,.;:)]|$| (?:and|over|from|ahead|clear|after|in|when|with)\b)")


def number_points(story: StoryWords) -> Iterator[Point]:
    """The numbers of a story."""
    year = story.story.day.year if story.story.day else None
    for sentence in story.sentences:
        yield from shares(story.text, sentence, year)
        yield from degrees(story.text, sentence)
        found = quantities(story.text, sentence.span)
        whole = list(_of_two(story.text, sentence, found))
        yield from whole
        for point in _points(story.text, sentence, found, year):
            part = any(one.span.overlaps(point.span) for one in whole)
            yield msgspec.structs.replace(point, loose=True) if part else point


def _of_two(text: str, sentence: Written, found: list[Quantity]) -> Iterator[Point]:
    """Passengers and crew as all that were aboard, and some of so many as a share."""
    for one, other in itertools.pairwise(found):
        between, at = text[one.span.end : other.span.start], Span(one.span.start, other.span.end)
        if one.money or other.money:
            continue
        joined = _AND_CREW.fullmatch(between)
        if joined and ("passenger" in between or "crew" in between or _CREW_BEHIND.match(text, other.span.end)):
            low, high = one.low + other.low, one.high + other.high
            yield Point("people", "aboard", "", at.of(text), at, sentence, low, high, ("people",))
        elif _OF_THE.fullmatch(between) and _PARTS_FROM <= one.high <= other.low:
            low, high = one.low / other.high - 0.02, one.high / other.low + 0.02
            yield Point("share", "", "", at.of(text), at, sentence, low, high)


def _points(text: str, sentence: Written, found: list[Quantity], year: int | None) -> Iterator[Point]:
    span, at = sentence.span, 0
    while at < len(found):
        one, at = found[at], at + 1
        aside = is_aside(text, span, one.span, year)
        if one.money:
            yield _sum(text, sentence, one, aside)
        elif not _is_no_amount(text, span, one):
            loose = _is_partial(text, span, one.span)
            noun, end = (one.unit, one.span.end) if one.unit else _counted(text, span, one.span)
            unit, unit_end = unit_behind(text, span, one)
            if noun in MINUTES:
                more = found[at] if at < len(found) else None
                point, used = length_of_time(text, sentence, one, noun, end, more, loose=loose, aside=aside)
                at += used
                yield from [point] if point else []
            elif unit:
                yield measure(text, sentence, one, Span(one.span.start, unit_end), unit, loose=loose, aside=aside)
            elif noun != "degree" and one.high >= 2 and not one.unit:
                yield _count(text, sentence, one, noun, end, loose=loose, aside=aside)


def _sum(text: str, sentence: Written, one: Quantity, aside: bool) -> Point:
    each = _EACH.match(text, one.span.end, sentence.span.end)
    holder = f"{one.money} each {each['unit'] or ''}".strip() if each else one.money
    part = _PART_OF_SUM.search(text, max(sentence.span.start, one.span.start - 24), one.span.start)
    loose = part is not None or is_multiplied(text, sentence.span.start, one.span.start)
    frame = role_of(SUMS, text, sentence.span, one.span)
    return Point("money", frame, holder, one.span.of(text), one.span, sentence, one.low, one.high, (), loose, aside)


def _is_no_amount(text: str, span: Span, one: Quantity) -> bool:
    start, end = one.span.start, one.span.end
    if _YEAR.fullmatch(one.span.of(text)) or _NO_AMOUNT.match(text, end) or _MONTH.match(text, end):
        return True
    return _MONTH_BEFORE.search(text, max(span.start, start - 12), start) is not None


def _is_partial(text: str, sentence: Span, at: Span) -> bool:
    before = text[max(sentence.start, at.start - 24) : at.start]
    part = _PARTIAL.search(before) or _PARTIAL_BEHIND.match(text, at.end)
    return bool(part) or is_multiplied(text, sentence.start, at.start)


def _count(
    text: str, sentence: Written, one: Quantity, noun: str, end: int, *, loose: bool, aside: bool
) -> Point:  # fmt: skip
    span, start = sentence.span, one.span.start
    kind, frame = "thing" if noun else "bare", ""
    if not noun and _WHO.match(text, one.span.end):
        noun = "people"
    person = noun in _PEOPLE or (bool(noun) and is_person(noun) and noun not in _ALSO_THINGS)
    if _ABOARD.match(text, end, span.end):
        kind, frame = "people", "aboard"
    elif _PARENT.search(text, max(span.start, start - 20), start):
        kind = "children"
    elif _is_margin(text, span, one.span):
        kind = "margin"
    elif person or not noun:
        frame = "dead" if noun == "lives" else role_of(FATES, text, span, one.span)
        frame = frame or ("crew" if noun in _CREW else "")
        kind = "people" if person or frame else "bare"
    says, nouns = one.span.of(text), (noun,) if noun else ()
    return Point(kind, frame, "", says, one.span, sentence, one.low, one.high, nouns, loose, aside)


def _is_margin(text: str, sentence: Span, at: Span) -> bool:
    """Whether a number without a unit is by how many somebody won, or was behind."""
    led = _MARGIN.search(text, max(sentence.start, at.start - 24), at.start)
    return bool(
        (led and _NO_UNIT.match(text, at.end, sentence.end)) or _MARGIN_BEHIND.match(text, at.end, sentence.end)
    )


def _counted(text: str, sentence: Span, at: Span) -> tuple[str, int]:
    """The noun that a number counts, in its base form, "" for none, and where it ends."""
    found = _NOUNS.match(text, at.end, sentence.end)
    start, joined = (found.start("words"), text[at.end] == "-") if found else (at.end, False)
    for word in _NOUN.finditer(found["words"]) if found else ():
        bare, end = re.sub(r"['’]s?$", "", word[0]), start + word.end()
        if bare in _PEOPLE or bare.removesuffix("s") in MINUTES:
            return bare if bare in _PEOPLE else bare.removesuffix("s"), end
        if bare in EMPTY:
            break
        base = noun_of(bare)
        if base and (joined or base != bare or bare in _SAME_PLURAL) and base not in _DOINGS:
            return base, end
        if not base and "a" not in (words().parts(bare) or ""):
            break
    before = _OF.search(text[max(sentence.start, at.start - 30) : at.start])
    noun = noun_of(before["noun"]) if before else ""
    # a boy of seven
    return ("" if is_person(noun) and before and before["noun"] not in _PEOPLE else noun), at.end
