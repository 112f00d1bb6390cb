"""What a story says a place is: "Odesa, the Ukrainian port on the Black Sea", "the Turkish city of Bursa".

One reader for all checks that hold a place against the record: it ties a name to a noun that tells what it is, with the
adjectives and owners before the noun and the place behind its preposition. The frames are those in which English has a
description beside a name (Huddleston and Pullum): apposition on either side, "of", copula and relative clause; and the
noun alone in the next sentence, where the sentence before names one place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.capital_names import CAPITAL_WORD
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.extract.place_names import DISPUTED, city_in, code_of, land_behind, names_before, names_behind
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: nouns that a large place is called by; a village or a suburb of the name may be any other
_NOUNS = r"city|port|metropolis|seaport|resort|capital"
_KIND = LatePattern(
    rf"\b(?P<noun>{_NOUNS})(?: city)?(?![\w-])(?! (?:of call|gain|market|punish|control|spend|flow|letter"
    r"|invest))",
    needs=("city", "port", "metropolis", "resort", "capital"),
)
_SMALL = r"[a-z][a-z’'-]*"
#: what no description of a noun holds
_EMPTY = (
    r"(?:the|an?|in|on|at|of|to|from|for|by|with|near|into|over|through|between|under|after|before|is|was|are|were|has|had"
    r"|who|which|that|where|when|as|but|or|than|its|his|her|their|said|says)"
)
#: the phrase up to its noun: article or owner, and whatever describes
_LEAD = re.compile(
    rf"(?<![\w’'-])(?:(?P<article>[Tt]he|[Aa]n?|[Ii]ts|[Tt]hat|[Tt]his) "
    rf"|(?P<owner>(?:{CAPITAL_WORD} ){{0,2}}[A-ZÀ-Ž][\w-]+['’]s?) )"
    rf"(?P<words>(?:(?!{_EMPTY} )(?:{_SMALL}|{CAPITAL_WORD}|\d[\w-]*),? ){{0,5}})$"
)
#: a preposition behind the noun and what leads to its place
_PLACE = re.compile(
    r"(?: (?:lying|standing|situated|located|perched))? (?P<preposition>in|on|of|at|along)(?P<way>"
    r" (?:the )?(?:(?:banks?|shores?|coast|edge|mouth|delta|estuary) of (?:the )?)?"
    r"(?:(?:far |deep )?(?:north|south|east|west|central|upper|lower)[a-z-]*(?: (?:of|part of))?(?: the)? )?"
    r"(?:River |river )?)(?=[A-Z])"
)
#: what joins a name with a phrase behind it
_JOINT = re.compile(
    r"(?:, (?:which |that )?(?:(?:is|was|remains) )?(?:also )?| (?:is|was|remains|became|has become|has been) "
    r"| [-–—] | \()$"
)
#: and a name before a phrase that ends; else a verb follows, and the phrase is its subject
_CLOSED = re.compile(
    r"(?=[,.;:)\n]|$| [-–—]| of (?:the )?[a-z\d]|,? (?:where|which|that|who|with|whose|known|famous"
    r"|and|near|before|after|during|on|at|from"
    r"|when|as|for|until|said|since|because|but|to|about|some|just)\b)"
)
_OPENING = re.compile(r"(?:^|[.!?”\"] |\n)(?:In|At|From|After|For|To|Near|Unlike|Like|Since|With)(?: [\w’'-]+){0,4} $")
#: another list of places: nobody tells which the phrase is of
_LIST_BEFORE = re.compile(r"(?:[\w’'-], |\band |\bor |\bthan |\bto |\bnot )$")
#: what makes the phrase another thing's, another time's, or no statement
_ASIDE = re.compile(
    r"\b(?:former(?:ly)?|ancient|then|once|twin(?:ned)?|sister|rival|partner|new|future|next|imperial|not|never|like"
    r"|unlike|other|another|wartime|medieval|spiritual|summer|winter|self-\w+|so-called|would-be"
    r"|fictional|imaginary|home|host|neighbou?r\w*|nearest|closest|any|every|no|one|biblical|historic\w*)\b|-\w+ed\b"
)
#: what a seat of government may be called; a commercial, a film or an oil capital is another thing, as is an old one
_OF_CAPITALS = re.compile(
    r"crowded|sprawling|bustling|busy|chaotic|congested|besieged|battered|beleaguered|flooded|coastal|seaside|riverside"
    r"|hilltop|mountain|desert|state|national|federal|leafy|rainy|dusty|frozen|smoggy|polluted|restive|tiny|huge|quiet"
    r"|teeming|nervous|tense|northern|southern|eastern|western|(?<![a-z])[a-z]{1,20}-(?:torn|hit|choked|ravaged)"
)
_FINITE = re.compile(r" (?:was|were|is|are|has|had|will|would|did|does|can|could|[a-z]{3,}ed|saw|went|fell|lost|won)\b")
#: names of a place in the sentence before, which the noun alone may stand for
_IN = re.compile(r"\b(?:in|at|near|outside|around|from|to|into|through|reached|left|leaving|hit) (?=[A-Z])")


class Descriptor(NamedTuple):
    """What a name is said to be.

    `name` is some capital words that end, or begin if `behind`, with it; `noun` what it is called; `before` the words
    before the noun, owner or adjectives among them, and `owned` whether they begin with an owner; `place` begins behind
    a `preposition`. `later` if the noun stands in a sentence of its own.
    """

    name: Span
    behind: bool
    noun: str
    before: Span
    owned: bool
    preposition: str
    place: Span | None
    later: bool
    whole: Span


def descriptors(whole: StoryText) -> tuple[Descriptor, ...]:
    """Every description of a place in a story, in order."""
    if whole.story is None or not may_match(whole, _KIND):
        return ()
    text = whole.text
    return tuple(
        found
        for passage in whole.passages
        for kind in _KIND.finditer(text, passage.span.start, passage.span.end)
        for found in _read(text, kind, passage.span)
    )


def _read(text: str, kind: re.Match[str], line: Span) -> Iterator[Descriptor]:
    start, end = kind.span()
    low = max(line.start, start - 70)
    lead = _LEAD.search(text[low:start])
    if lead is None or _ASIDE.search(lead["words"]):
        return
    if kind["noun"] == "capital" and any(w.islower() and not _OF_CAPITALS.fullmatch(w) for w in lead["words"].split()):
        return
    begin = low + lead.start()
    owned = bool(lead["owner"])
    before = Span(begin, start - 1)
    behind = _PLACE.match(text, end, line.end)
    place = names_behind(text, behind.end()) if behind else None
    preposition = behind["preposition"] if behind and place else ""
    close = place.end if place else end

    def of(name: Span, *, after: bool, later: bool = False) -> Descriptor:
        span = Span(min(begin, name.start), max(name.end if after else 0, close))
        return Descriptor(name, after, kind["noun"], before, owned, preposition, place, later, span)

    ahead = names_before(text, joint) if (joint := _joined_at(text, begin, line)) is not None else None
    if preposition == "of" and place is not None and kind["noun"] != "capital":
        # the city of X: its name stands behind it
        preposition, city, place = "", place, None
        yield of(city, after=True)
    elif ahead is not None and _is_apposed(text, ahead, joint or 0, begin, close, line):
        yield of(ahead, after=False)
    elif (name := _behind(text, end, line)) is not None and place is None:
        yield of(name, after=True)
    elif lead["article"] == "The" and not owned and _FINITE.match(text, close):
        named = _of_the_sentence_before(text, begin, line)
        if named is not None:
            yield of(named, after=False, later=True)


def _joined_at(text: str, begin: int, line: Span) -> int | None:
    """Where a name before the phrase ends, if something joins the two."""
    low = max(line.start, begin - 20)
    joint = _JOINT.search(text[low:begin])
    return low + joint.start() if joint else None


def _is_apposed(text: str, name: Span, joint: int, begin: int, close: int, line: Span) -> bool:
    """Whether a phrase behind a name says what it is."""
    copula = text[joint:begin].startswith(" ") and text[joint + 1].isalpha()
    lead = text[max(line.start, name.start - 40) : name.start]
    if copula:
        return not _LIST_BEFORE.search(lead)
    if not _CLOSED.match(text, close, line.end) or _OPENING.search(lead):
        return False
    # a list of places, one of which is told by its kind
    return not (re.search(r"[A-Z][\w’'-]*, $", lead) and re.match(r",? and\b", text[close : close + 5]))


def _behind(text: str, end: int, line: Span) -> Span | None:
    """A name right behind the noun, or in commas behind it."""
    apart = text.startswith(", ", end)
    name = names_behind(text, end + (2 if apart else 1)) if apart or text.startswith(" ", end) else None
    if name is None or name.end > line.end:
        return None
    if apart and not re.match(r"[,.;:)\n]|$", text[name.end : name.end + 1]):
        return None
    return name


def _of_the_sentence_before(text: str, begin: int, line: Span) -> Span | None:
    """The one place that the sentence before names: in X, from X."""
    stop = text.rfind(". ", line.start, begin)
    if stop < 0 or stop + 2 != begin:
        return None
    first = max(line.start, text.rfind(". ", line.start, stop) + 1)
    names = [name for found in _IN.finditer(text, first, stop) if (name := names_behind(text, found.end()))]
    return names[0] if len(names) == 1 else None


_CAPITALS = LatePattern(rf"(?<![\w’'-]){CAPITAL_WORD}(?: {CAPITAL_WORD}){{0,3}}")


def stretches(text: str, span: Span) -> Iterator[Span]:
    """Every stretch of capital words, the longest first at each place, without a possessive."""
    for run in _CAPITALS.finditer(text, span.start, span.end):
        words = [Span(run.start() + w.start(), run.start() + w.end()) for w in re.finditer(r"[^ ]+", run[0])]
        for first in range(len(words)):
            for last in range(len(words), first, -1):
                part = Span(words[first].start, words[last - 1].end)
                yield Span(part.start, part.start + len(re.sub(r"['’]s?$", "", part.of(text))))


_WATER = re.compile(r"(?: [A-Z][\w-]+)? (?:Sea|Ocean|Bay|Gulf|Channel|Canal|River|Strait|Lake|Coast)\b")


def described_city(text: str, told: Descriptor) -> tuple[City, Span] | None:
    """The city that a descriptor is of, under the name by which the record has it."""
    found = city_in(text, told.name, at_end=not told.behind)
    if found is None or (told.behind and found[1].end != told.name.end):
        return None
    return found if fold(found[0].name) == fold(found[1].of(text)) else None


def lands_told(text: str, told: Descriptor) -> list[tuple[str, Span]]:
    """The countries and states that a descriptor puts a place in: by adjective, by owner, by "in"."""
    found: list[tuple[str, Span]] = []
    for part in stretches(text, told.before):
        # the Philippine Sea is no country's
        if not any(part.overlaps(span) for _, span in found) and not _WATER.match(text, part.end):
            written = part.of(text)
            code = code_of(written) or knowledge().record.adjectives.get(written)
            if code is not None and code not in DISPUTED:
                found.append((code, part))
    if told.place is not None and told.preposition == "in":
        land = land_behind(text, told.place.start)
        if land is not None and land[1].end == told.place.end:
            found.append(land)
    return found
