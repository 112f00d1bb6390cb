"""A record that the same story outdoes: "the highest since 1948", and further down a year with a higher figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.accounts import Told, account
from newslint.extract.figures import Figure, Unit
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("est ", "most ", "record", "unbeaten", "undefeated"),)

_MOST = (
    r"(?:highest|biggest|largest|greatest|tallest|longest|heaviest|deepest|most(?! (?:of|people|recent|likely))"
    r"|worst|steepest|costliest|dearest)"
)
_LEAST = r"(?:lowest|smallest|fewest|shortest|lightest|cheapest)"
#: no place in an order before it: "the second highest", "one of the largest"
_SUPERLATIVE = LatePattern(
    rf"(?<!second )(?<!second-)(?<!third )(?<!third-)(?<!fourth )(?<!next )(?<!th )(?<!nd )(?<!one of the )"
    rf"(?<!among the )(?<!at )\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST}))\b(?P<behind>[^.;:“”\"]{{0,90}})"
)
#: what gives a superlative all the years there are, or those since one
_EVER = re.compile(
    r"\b(?:ever(?! so)|since (?:records|measurements|counting|figures) began(?: in (?P<began>(?:1\d|20)\d\d))?"
    r"|on record"
    r"|of all time|since (?P<since>(?:1\d|20)\d\d)|(?:has|have) (?:ever )?(?:had|been given|received|known|seen)"
    r"|in (?:its|the \w+[’']s|their|[A-Z]\w+[’']s) (?:\d+-year )?history)\b"
)
_YEAR = re.compile(
    r"\b(?:[Ii]n|[Oo]f|[Ss]ince|[Ff]rom) (?:[A-Z][a-z]+ |early |late |mid-)?(?P<year>1[5-9]\d\d|20\d\d)\b"
)
#: another land, body or kind than that whose record it is, and what is no figure of one moment
_ELSEWHERE = re.compile(
    r"\b(?:national\w*|country|state(?:wide)?|region\w*|county|world\w*|global\w*|nationwide|across|elsewhere"
    r"|neighbou?r\w*"
    r"|rival\w*|abroad|whole|total|altogether|combined|overall|other|another|all of|average|between|over the|target"
    r"|forecast|expect\w*|predict\w*|would|could|might|may|if|adjusted|inflation|real terms|today[’']s money|by 20\d\d"
    r"|until|around the|only|than|estimate\w*|claim\w*|unofficial\w*|including|seasonally)\b",
    re.IGNORECASE,
)
#: how much more another figure may be for the two to measure one thing. Chosen, checked on the clean set
_RATIO = 2.0
#: rounding that makes no other figure, and figures of a sentence beyond which nobody says which is meant. Chosen
_SURELY, _FEW = 1.01, 2
#: characters of a story that tells of one thing only, and sentences of a longer one that speak of the same. Chosen
_SHORT, _NEAR = 1800, 2
#: "Only the Serra tunnel is longer": no longest
_ONLY_MORE = LatePattern(
    r"(?:^|(?<=[.!?] ))(?:Only|Just) [^.;:“”\"]{3,80}? (?:is|are|was|were|has|have|stands?|runs?|reach\w*) "
    r"(?:[a-z]+ ){0,2}?(?P<more>[a-z]{3,10}er|more [a-z]+)\b", needs=("Only ", "Just "),
)  # fmt: skip
_IS_MOST = LatePattern(
    r"(?<!second )(?<!second-)(?<!third )(?<!third-)(?<!fourth )(?<!next )(?<!one of )\b(?:the|its|[Tt]heir"
    r"|[A-Z]\w+[’']s) (?P<most>[a-z]{3,10}est|most [a-z]+)\b"
)
_UNBEATEN = LatePattern(
    r"\b(?P<who>(?:[Tt]he )?[A-Z]\w+(?: [A-Z]\w+)?) (?:(?:is|are|remains?|stays?|stand) )?(?:still "
    r"|so far )?(?:is |are )?"
    r"(?P<word>unbeaten|undefeated)(?= this season\b|[.,;]| after \w+ (?:games|matches|rounds)\b| and\b)",
    needs=("unbeaten", "undefeated"),
)
_LOST = r" (?:had )?(?:went down|were beaten|lost|fell|were defeated) (?:[a-z]+ ){0,3}?\d{1,3}[-–]\d{1,3}\b"
_LATELY = re.compile(
    r"\b(?:[Ll]ast|[Oo]n) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:last week|this season|a week ago)\b"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the word that claims a record and points to what outdoes it: `here`, `there`."""
    if view.story is None or view.story.kind != "story":
        return
    told = view.whole.shared(account)
    for claim, against in (
        *_outdone(view.text, told),
        *(_only_more(view.text, told) if may_match(view.whole, _ONLY_MORE) else ()),
        *(_beaten(view.text, told) if may_match(view.whole, _UNBEATEN) else ()),
    ):
        if any(view.whole.is_quoted(span) for span in (claim, against)) or not view.admits(claim):
            continue
        fields = (("here", claim.of(view.text)), ("there", against.of(view.text)))
        yield Hit(claim, fields, related_locations=(RelatedLocation(against, "other"),))
        return


def _outdone(text: str, told: list[Told]) -> Iterator[tuple[Span, Span]]:
    """A figure that is the highest of all years, and one of an earlier year that is higher."""
    for at, sentence in enumerate(told):
        if len(sentence.figures) != 1 or sentence.figures[0].hedge:
            continue
        for found in _SUPERLATIVE.finditer(text, sentence.start, sentence.end):
            ever = _EVER.search(text, found.start(), found.end())
            if ever is None:
                continue
            first = int(ever["since"] or ever["began"] or 0)
            near = range(len(told)) if _is_short(told) else range(max(0, at - _NEAR), min(len(told), at + _NEAR + 1))
            for other in (told[place] for place in near if place != at):
                figure = _rival(text, sentence.figures[0], other, first, up=found["most"] is not None)
                if figure is not None:
                    yield Span(found.start(), ever.end()), Span(figure.start, figure.end)
                    return


def _is_short(told: list[Told]) -> bool:
    return bool(told) and told[-1].end - told[0].start <= _SHORT


def _rival(text: str, record: Figure, sentence: Told, first: int, *, up: bool) -> Figure | None:
    """The one figure of a sentence of an earlier year that outdoes a record; None if there is none."""
    years = [int(found["year"]) for found in _YEAR.finditer(text, sentence.start, sentence.end)]
    alike = [f for f in sentence.figures if f.unit is record.unit and f.unit is not Unit.POINTS]
    if len(set(years)) != 1 or not 0 < len(alike) <= _FEW or years[0] <= first:
        return None
    if _ELSEWHERE.search(text, sentence.start, sentence.end):
        return None
    if record.unit is Unit.MONEY and any(figure.of != record.of for figure in alike):
        return None
    more = [f for f in alike if (f.value > record.value * _SURELY if up else f.value * _SURELY < record.value)]
    if len(more) != 1 or more[0].hedge or not more[0].value:
        return None
    figure = more[0]
    ratio = figure.value / record.value if up else record.value / figure.value
    return figure if ratio <= _RATIO else None


def _only_more(text: str, told: list[Told]) -> Iterator[tuple[Span, Span]]:
    """The longest of all, and then: "Only that one is longer"."""
    for at, sentence in enumerate(told):
        found = _ONLY_MORE.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        for before in told[max(0, at - 2) : at]:
            claims = list(_IS_MOST.finditer(text, before.start, before.end))
            if len(claims) == 1 and _same_measure(claims[0]["most"], found["more"]):
                yield Span(*claims[0].span("most")), Span(found.start(), found.end())


def _same_measure(most: str, more: str) -> bool:
    """Whether a superlative and a comparative are of one adjective."""
    return most.replace("most ", "") == more.replace("more ", "") if " " in most else most[:-3] == more[:-2]


def _beaten(text: str, told: list[Told]) -> Iterator[tuple[Span, Span]]:
    """A side that is unbeaten, and that lost a game last week."""
    for at, sentence in enumerate(told[:4]):
        found = _UNBEATEN.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        side = found["who"].split()[-1]
        lost = re.compile(rf"\b{re.escape(side)}{_LOST}")
        for other in (*told[:at], *told[at + 1 :]):
            defeat = lost.search(text, other.start, other.end)
            if defeat and _LATELY.search(text, other.start, other.end):
                yield Span(*found.span("word")), Span(*defeat.span())
