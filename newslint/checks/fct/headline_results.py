"""The age or the result of a match or a vote in a headline, and the story's only one, if it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.model import Passage, Span

_AGE = re.compile(
    r"(?:(?P<who>[Mm]an|[Ww]oman|[Bb]oy|[Gg]irl|[Tt]een(?:ager)?|[Pp]ensioner|[Mm]other|[Ff]ather"
    r"|[A-Z][\w’'-]+), (?P<one>\d{1,3})(?=,|$| )"
    r"|(?P<two>\d{1,3})-year-old(?= (?:[a-z-]+ )?(?:man|woman|boy|girl|teen\w*|mother|father|son|daughter|student"
    r"|driver|suspect|victim|player|singer|actor|actress|pensioner|child|baby|[a-z]+s)\b|$)"
    r"|\baged (?P<three>\d{1,3})\b|\bat (?:age |the age of )?(?P<four>\d{2,3})$)"
)
_BODY_AGE = re.compile(
    r"\b(?P<a>\d{1,3})-year-old\b|\baged (?P<b>\d{1,3})\b|, (?P<c>\d{1,3})(?=, )"
    r"|\bat the age of (?P<d>\d{1,3})\b|\b(?:was|is|turn(?:ed|s)) (?P<e>\d{2,3})(?= years old|\.)|\b(?:man|woman|boy"
    r"|girl) of (?P<f>\d{1,3})\b"
)
_WHOSE_AGE = re.compile(r"\b[Tt]he ([a-z]+)\Z")
_RESULT = re.compile(r"(?<![\w.,:/$£€–-])(\d{1,3})[-–](\d{1,3})(?![\w%:/–-]|[.,]\d)")
_PLAYED = re.compile(
    r"\b(?:beats?|wins?|won|loses?|lost|draws?|drew|defeats?|edges?|thrash(?:es)?|downs?|votes?|voted|backs?|passes"
    r"|approves?|rejects?|over|past|against|rout|hold|stun)\b"
)
#: a vote, and one that the story gives in words: "divided eight to four", "by nine votes to six"
_BALLOT = re.compile(r"\b(?:vot(?:es?|ed|ing)|backs|passes|approves?|rejects?)\b")
_BALLOT_IN_WORDS = re.compile(
    rf"\b(?:by|voted|divided|split|a vote of|was|were) (?:an? )?(?P<a>{ONES_WORDS}|\d{{1,3}})(?: votes)? to "
    rf"(?P<b>{ONES_WORDS}|\d{{1,3}})\b(?! ?(?:[ap]\.?m|per cent|percent|%|years?|months?|weeks?|days?|hours?|miles?"
    r"|feet))"
)
_ANOTHER_RESULT = re.compile(
    r"\b(?:start|record|season|half-?time|led|lead|first leg|last (?:year|season)|earlier|then)\b"
)


def other_ages(text: str, line: Span, body: list[Passage]) -> Iterator[tuple[Span, Span]]:
    """The age in a headline, and the one age of the story, if it is another."""
    found = _AGE.search(text, line.start, line.end)
    if found is None:
        return
    years = found["one"] or found["two"] or found["three"] or found["four"]
    told = [m for p in body for m in _BODY_AGE.finditer(text, p.span.start, p.span.end)]
    values = {next(value for value in m.groups() if value) for m in told}
    others = {m[1] for one in told if (m := _WHOSE_AGE.search(text, max(0, one.start() - 24), one.start()))}
    if found["who"] and others and found["who"].lower() not in others:
        # the cyclist of the headline is no driver
        return
    if len(values) == 1 and years not in values and 0 < int(years) < 120:
        group = next(name for name in ("one", "two", "three", "four") if found[name])
        other = next(name for name in "abcdef" if told[0][name])
        yield Span(*found.span(group)), Span(*told[0].span(other))


def other_results(text: str, line: Span, body: list[Passage]) -> Iterator[tuple[Span, Span]]:
    """The result in a headline, and the one result of the story, if it is another."""
    start, end = line.start, line.end
    found = _RESULT.search(text, start, end) if _PLAYED.search(text, start, end) else None
    told = [m for p in body for m in _RESULT.finditer(text, p.span.start, p.span.end)] if found else []
    if found and not told and _BALLOT.search(text, start, found.start()):
        told = [m for p in body for m in _BALLOT_IN_WORDS.finditer(text, p.span.start, p.span.end)]
    if found is None or len(told) != 1:
        return
    here, there = (found[1], found[2]), (_digits(told[0][1]), _digits(told[0][2]))
    around = text[max(0, told[0].start() - 60) : told[0].end() + 40]
    if here in (there, there[::-1]) or _is_year(here) or _is_year(there) or _ANOTHER_RESULT.search(around):
        return
    yield Span(*found.span()), Span(*told[0].span())


def _digits(number: str) -> str:
    worth = value_of(number.lower())
    return f"{worth.value:.0f}" if worth else number


def _is_year(pair: tuple[str, str]) -> bool:
    return len(pair[0]) > 3
