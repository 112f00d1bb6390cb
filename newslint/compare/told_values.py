"""The numbers of a story by what they number: people, things, time, sums, shares and measures; years number nothing.

A value is a range, from the least to the most that its writing lets a reader think.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.compare.amounts import Amount, amounts
from newslint.compare.concepts import StoryWords, Written, noun_of
from newslint.compare.frames import EMPTY
from newslint.compare.injuries import injuries
from newslint.compare.moments import parts_of_day
from newslint.compare.typed_details import clock_times
from newslint.extract.calendars import MONTHS
from newslint.extract.figures import Unit, figures
from newslint.extract.quantities import KINDS
from newslint.extract.units import unit_named
from newslint.knowledge.senses import senses
from newslint.knowledge.words import words
from newslint.model import Span

#: minutes in each unit of time
_MINUTES = {
    "second": 1 / 60, "minute": 1.0, "hour": 60.0, "day": 1440.0, "night": 1440.0, "week": 10080.0,
    "fortnight": 20160.0, "month": 43830.0, "year": 525960.0, "decade": 5259600.0,
}  # fmt: skip
#: words for people that are no kind of person, and those that stand for people without a noun
_PEOPLE = frozenset(
    "people men women others children crew hands souls lives bodies dead injured wounded missing staff".split()  # noqa: SIM905
)
#: what is counted behind a number: up to three words that end with a plural
_NOUNS = re.compile(
    r"[ -](?:or so |odd |of (?:the|its|his|her|their) )?(?P<words>[a-z][a-z’'-]+(?: [a-z][a-z’'-]+){0,2})"
)
_OF = re.compile(r"\b(?P<noun>[a-z]+) of (?:about |some |just |only )?$")
#: an average, a rating, a price; nobody is counted so
_DECIMAL = re.compile(r"\d{1,15}\.\d{1,15}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
#: behind a number: an hour of the day, a day of the month, a share, a place in an order
_NO_AMOUNT = re.compile(r" ?(?:[ap]\.?m\b|o['’]clock|%|per ?cent|pct\b)|[.:]\d\d|(?:st|nd|rd|th)\b")
_MONTH = re.compile(rf" (?:{'|'.join(MONTHS)})\b")
#: before a part of the day that one word names
_AT = re.compile(r"\b(?:at|before|after|around|about|by|near|since|until|towards?|just) $", re.IGNORECASE)
#: what makes a number a part of another, one more of its kind, a bound, or another year's
_PARTIAL = re.compile(
    r"\b(?:other|another|further|additional|extra|first|last|next|every|each|per|remaining|half|twice|average|record"
    r"|previous|earlier|compared with|against|from|to|than|between|aged?|page|chapter|number|no\.|route|flight|up to"
    r"|at least|least|including|of whom|of them|section|article|mainly|hundred and|thousand and|million and) $",
    re.IGNORECASE,
)
_PARTIAL_BEHIND = re.compile(
    r"(?: \w+)?,? (?:others?|more|extra|further|additional|each|per|apiece|in (?:every|each)"
    r"|or more|a (?:head|share|time))\b|[ -]years?[ -]old|,? including| of (?:them|whom|those|the)\b",
    re.IGNORECASE,
)
#: what befalls people, in the clause of their number, and characters around it in which that stands. Not measured
_FATES = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in KINDS.items() if kind != "troops"}
_AROUND = 60
#: a parent's children are no people of an event
_PARENT = re.compile(r"\b(?:mother|father|mum|mom|dad|parents?|grandmother|grandfather) of $")
#: what is read elsewhere: times on a dial, and what of somebody was hurt
_MADE = {"dial": clock_times, "injury": injuries}
#: how far a round sum, or a measure told in another unit, may be off. Chosen, not measured
_ROUND, _MEASURED = 0.03, 0.05


class Value(Struct, frozen=True):
    """What a story gives of some `kind`: its `key` is what it is of; `words` are nouns by which it may be known again.

    `loose` is what excuses others and accuses none: a bound, a part.
    """

    kind: str
    key: str
    says: str
    span: Span
    sentence: Written
    low: float = 0.0
    high: float = 0.0
    words: tuple[str, ...] = ()
    loose: bool = False


def told_values(story: StoryWords) -> Iterator[Value]:
    """The numbers of a story."""
    for sentence in story.sentences:
        yield from _hours(story.text, sentence)
        for kind, maker in _MADE.items():
            for detail in maker(story.text, sentence.span, frozenset()):
                yield Value(kind, "", detail.says, detail.span, sentence, detail.low, detail.high, loose=detail.loose)
        taken = list(_sums(story.text, sentence))
        yield from taken
        for amount in amounts(story.text, sentence.span.start, sentence.span.end):
            if not any(value.span.overlaps(amount.span) for value in taken):
                yield from _amount(story.text, sentence, amount)


def _hours(text: str, sentence: Written) -> Iterator[Value]:
    for part in parts_of_day(text, sentence.span):
        # a sunset clause is at no hour
        if " " in part.says or _AT.search(text[max(sentence.span.start, part.span.start - 12) : part.span.start]):
            yield Value("hour", "", part.says, part.span, sentence, part.low, part.high, loose=part.loose)


def _sums(text: str, sentence: Written) -> Iterator[Value]:
    for figure in figures(text, sentence.span.start, sentence.span.end):
        if figure.unit not in (Unit.MONEY, Unit.PERCENT):
            continue
        at = Span(figure.start, figure.end)
        kind, key = ("money", figure.of) if figure.unit is Unit.MONEY else ("percent", "")
        slack = max((figure.high - figure.low) / 2, figure.value * _ROUND if kind == "money" else 0.0)
        loose = bool(figure.hedge) or _is_partial(text, sentence.span, at)
        low, high = figure.value - slack, figure.value + slack
        yield Value(kind, key, at.of(text), at, sentence, low, high, loose=loose)


def _amount(text: str, sentence: Written, amount: Amount) -> Iterator[Value]:
    start, end = amount.span.start, amount.span.end
    written = amount.span.of(text)
    if _YEAR.fullmatch(written) or _NO_AMOUNT.match(text, end) or _MONTH.match(text, end) or amount.high < 1:
        return
    noun, behind = _counted(text, sentence.span, amount.span)
    loose = _is_partial(text, sentence.span, amount.span)
    at = Span(start, behind)
    if noun in _MINUTES:
        scale = _MINUTES[noun]
        yield Value("time", noun, at.of(text), at, sentence, amount.low * scale, amount.high * scale, loose=loose)
    elif noun and (unit := unit_named(noun)):
        low, high = amount.low * min(unit.factors), amount.high * max(unit.factors)
        slack = _MEASURED * high
        yield Value("measure", unit.dimension, at.of(text), at, sentence, low - slack, high + slack, loose=loose)
    elif amount.high >= 2 and not _DECIMAL.fullmatch(written):
        kind = "people" if noun and is_person(noun) else "thing" if noun else "bare"
        kind = "bare" if _PARENT.search(text[max(sentence.span.start, start - 20) : start]) else kind
        fates = _fates(text, sentence.span, amount.span) if kind == "people" else ()
        yield Value(kind, noun, written, amount.span, sentence, amount.low, amount.high, fates, loose)


def _fates(text: str, sentence: Span, at: Span) -> tuple[str, ...]:
    """What befell the people of a number, by the words of its clause."""
    before = re.split(r"[,;:]| and ", text[max(sentence.start, at.start - _AROUND) : at.start])[-1]
    behind = re.split(r"[,;:]| and ", text[at.end : min(sentence.end, at.end + _AROUND)])[0]
    return tuple(kind for kind, words in _FATES.items() if words.search(before) or words.search(behind))


def _is_partial(text: str, sentence: Span, at: Span) -> bool:
    before = text[max(sentence.start, at.start - 24) : at.start]
    return bool(_PARTIAL.search(before) or _PARTIAL_BEHIND.match(text, at.end))


def _counted(text: str, sentence: Span, at: Span) -> tuple[str, int]:
    """The noun that a number counts, in its base form, "" for none, and where it ends."""
    found = _NOUNS.match(text, at.end, sentence.end)
    noun, end = "", at.end
    for word in re.finditer(r"[a-z’'-]+", found["words"]) if found else ():
        bare = re.sub(r"['’]s?$", "", word[0])
        if bare in _PEOPLE or bare.removesuffix("s") in _MINUTES:
            last = found.start("words") + word.end() if found else end
            return bare if bare in _PEOPLE else bare.removesuffix("s"), last
        base = "" if bare in EMPTY else noun_of(bare)
        if base:
            noun, end = base, (found.start("words") if found else 0) + word.end()
            if bare.endswith("s") and not bare.endswith("ss"):
                break
        elif "a" not in (words().parts(bare) or ""):
            break
    before = _OF.search(text[max(sentence.start, at.start - 30) : at.start])
    return (noun, end) if noun or not before else (noun_of(before["noun"]), at.end)


def is_person(noun: str) -> bool:
    """Whether a noun, in its base form, is commonest of a person, or stands for people."""
    return noun in _PEOPLE or senses().is_person(noun)
