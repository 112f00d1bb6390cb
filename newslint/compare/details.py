"""The single points that a story states, each with its frame: how many of what, whose age and name, where, when.

A detail has a `key`, what it is the detail of (a noun, a currency, a surname, a preposition), a value that another
write-up of the event may give otherwise, and the words around it, by which two details are known to be one.
"""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Iterator, Sequence

from newslint.compare.amounts import is_multiplied
from newslint.compare.frames import EMPTY, Detail, stem, stems, words_near
from newslint.compare.holders import holders
from newslint.compare.injuries import injuries
from newslint.compare.margins import margins
from newslint.compare.moments import moments
from newslint.compare.opposites_of_kind import opposites_of_kind
from newslint.compare.states import states
from newslint.compare.typed_details import CLOCK, typed_details
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.figures import PEOPLE, Figure, Unit, figures
from newslint.extract.quantities import KINDS
from newslint.extract.sentences import Sentence
from newslint.knowledge.offices import knowledge
from newslint.model import Span

#: what befalls people, by the kinds of counts, and being taken to a hospital
_STATUS = {kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for kind, words in KINDS.items() if kind != "troops"}
_PATIENTS = re.compile(
    r"\b(?:taken|brought|rushed|flown|admitted) to (?:\w+ )?hospitals?\b|\btreated for\b", re.IGNORECASE
)
#: what a number has before or behind it where it is one of several of its kind
_PARTIAL = re.compile(
    r"\b(?:other|another|further|additional|extra|first|last|next|every|each|per|remaining|half|twice|average|record"
    r"|previous|earlier|compared with|against|from|to|than|between) $",
    re.IGNORECASE,
)
_PARTIAL_BEHIND = re.compile(
    r"(?: \w+)?,? (?:others?|more|extra|further|additional|each|per|apiece"
    r"|an? (?:day|week|month|year|hour|share|piece|head|barrel|tonne|copy)(?! (?:after|before|later|earlier|ago)))\b"
    r"|(?: \w+)? per \w+|p a \w+"
    r"|(?: [\w’'-]+){1,6} (?:as a whole|in all|altogether|in total|overall)\b"
    # "7,000 tonnes of oats are still burning", "six hens, half of those that got out"
    r"|(?: [\w’'-]+){1,4} (?:is|are|was|were) still\b(?! missing)"
    r"|(?: [\w’'-]+){0,3}, (?:half|most|some|an? \w+|two[- ]\w+) of (?:those|all|the [a-z]+) (?:that|who|which)\b",
    re.IGNORECASE,
)
#: what a sentence tells of that never was
_UNREAL = re.compile(r"\b(?:would|could|might|should) have\b|\bif (?:it|he|she|they|only|not)\b")
_EACH = re.compile(
    r" (?:an?|per|each|for each|for every|apiece) (?P<unit>[a-z]+)\b(?! (?:after|before|later|earlier|ago))"
)
#: nouns that count nothing that an event has one number of
_LOOSE = frozenset(
    """basis share stock bond note
    people person men women man woman others other more times time year month week day hour minute second
    percent point cent things thing way part side place spot member official officer police key goal win game
    match season career dollar euro pound million billion thousand inch foot feet mile metre meter kilometre
    kilometer degree yard touchdown carrie carry catche rebound assist pointer hit seed plus ct cts dlr
    mln pct""".split()  # noqa: SIM905
)
#: the noun behind a number, with what describes it, and an apposition between a number's noun and its verb
_NOUN = re.compile(r"(?: (?P<whose>[A-Z][\w-]+))?((?: [a-z][a-z’'-]+){1,3})")
_APPOSED = re.compile(r", [^,.;]{3,40},(?= (?:was|were|have|had|are|is)\b)")
_JOINED = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})*|[a-z]+)-(?P<noun>[a-z]{3,})\b")
_NAME = r"[A-Z][a-zà-ž’'-]+(?:[A-Z][a-z]+)?"
_AGED = re.compile(
    rf"(?P<last>{_NAME})(?:, (?:who (?:is|was) |aged )?| \()(?P<age>\d\d)(?=[,.;:)–](?!\d)| years old)"
    rf"|(?P<age2>\d\d)-year-old (?:{_NAME} ){{0,2}}(?P<last2>{_NAME})\b"
    rf"|(?P<last3>{_NAME}), who (?:is|was|(?:has |had )?(?:just )?turned) (?P<age3>\d\d)\b"
    rf"|(?P<last4>{_NAME}), (?:an? |the )?[a-z][a-z -]{{2,30}} of (?P<age4>\d\d)(?=[,.;](?!\d))"
    rf"|\b(?:man|woman|boy|girl) of (?P<age5>\d\d), (?:(?:Mr|Mrs|Ms|Miss) )?(?:{_NAME} ){{0,2}}(?P<last5>{_NAME})\b"
)
_FULL = re.compile(rf"(?<![\w.’'-])(?P<first>{_NAME}) (?:[A-Z]\. )?(?P<last>{_NAME})(?![\w-])")
_KIN = re.compile(
    r"\b(?:brothers?|sisters?|sons?|daughters?|wife|husband|widow(?:er)?|father|mother|parents?|family|families|cousins?|"
    r"uncle|aunt|nephew|niece|twins?|couple|married|grand\w+|siblings?|née|heirs?)\b",
    re.IGNORECASE,
)
_MONTH = "|".join(MONTHS)
_DAY = re.compile(
    rf"\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)? (?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>[0-3]?\d))\b"
    r"(?! ?(?:%|percent))"
)
_WEEKDAY = re.compile(rf"\b(?:on|since|late|early) (?:\w+ )?(?P<day>{'|'.join(WEEKDAYS)})\b")
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|due|from|until|by|next|last|expected|scheduled|plans?|later)\b")
_SHARE = re.compile(
    r"\bby (?:about )?(?:an? |one[ -])?(?P<part>half|third|quarter|fifth|sixth|eighth|tenth)\b"
    r"|\bby (?P<parts>two|three)[ -](?P<whole>thirds|quarters|fifths)\b"
)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_CHILDREN = re.compile(
    r"\b(?:mother|father|mum|mom|dad|parents?) of (?P<count>[a-z]+|\d+)\b"
    r"|\b(?:her|his|their) (?P<count2>[a-z]+) children\b"
)
_PLACE = re.compile(r"\b(?P<how>in|at|from|near|to|off|outside|for) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
#: a sentence that opens so speaks of what the one before it names
_TAKEN_UP = re.compile(r"(?:It|He|She|They|This|That|These|Those)\b")
_ADDRESS = re.compile(r"\bhttps?\b|\bwww\b")
#: an unnamed number that is the subject of its clause: "four of them were treated"
_SUBJECT = re.compile(r"(?: of (?:them|those|the \w+))? (?:was|were|have|has|had)\b")
_THING_AT = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir)(?: [a-z-]+)? (?P<noun>[a-z]{4,}) (?P<how>in|at|from|near|off) "
    r"(?P<name>[A-Z][a-zà-ž’'-]+)\b(?! [A-Z])"
)
#: nouns for people behind a number: those that figures know, and whoever does, is, or is treated as something
_PERSONS = re.compile(rf"(?: [a-z-]+)? (?:{PEOPLE.pattern}|[a-z]{{3,}}(?:ers|ors|ees|ists|ants|ians)\b)")
#: nouns for one thing, as WordNet has them
_ONE_NOUN = {"countr": "nation", "state": "nation"}
#: from here on two figures that differ in one digit are hardly two by chance
_LARGE = 100
#: details of a story that are held against those of another
_MOST = 150


def details(text: str, told: Sequence[Sentence], day: datetime.date | None = None) -> tuple[Detail, ...]:
    """The details of the sentences of a story of a `day`, in order, quoted ones too."""
    found: list[Detail] = []
    before: frozenset[str] = frozenset()
    for sentence in told:
        if sentence.plain and len(found) < _MOST and not _ADDRESS.search(text, sentence.span.start, sentence.span.end):
            whole = own = stems(sentence.span.of(text))
            if _TAKEN_UP.match(text, sentence.span.start):
                whole = own | before
            found += _of_sentence(text, sentence.span, whole)
            found += moments(text, sentence.span, whole, day)
            before = own
    return (*found, *states(text, told))


def _of_sentence(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    yield from _figures(text, span, whole)
    for maker in (_ages, _names, _days, _shares, _children, _places, _located):
        yield from maker(text, span, whole)
    for maker in (typed_details, margins, holders, opposites_of_kind, injuries):
        yield from maker(text, span, whole)


def _figures(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for figure in figures(text, span.start, span.end):
        if figure.value < 2 or CLOCK.match(text, max(span.start, figure.start - 3), span.end):
            continue
        near = words_near(text, span, figure.start, figure.end)
        before = text[max(span.start, figure.start - 24) : figure.start]
        loose = (
            before.endswith("(")
            or _is_unreal(text, span, figure)
            # a margin, and no number of votes
            or (before.endswith("by ") and text.startswith(" votes", figure.end))
            or figure.hedge in ("<", ">")
            or is_multiplied(text, span.start, figure.start)
            or bool(_PARTIAL.search(before) or _PARTIAL_BEHIND.match(text, figure.end))
        )
        spread = max((figure.high - figure.low) / 2, _rough(figure))
        low, high = figure.value - spread, figure.value + spread
        says, at = text[figure.start : figure.end], Span(figure.start, figure.end)
        for kind, key in _keys(text, span, figure):
            part = loose and not (kind == "toll" and before.endswith(("other ", "nother ", "further ")))
            yield Detail(kind, key, says, at, near, whole, low, high, part)
        if figure.unit is Unit.MONEY and (each := _EACH.match(text, figure.end)):
            yield Detail(
                "rate", f"{figure.of} {each['unit']}", says, at, near, whole, low, high, figure.hedge in ("<", ">")
            )
    for joined in _JOINED.finditer(text, span.start, span.end):
        value = _number(joined[1])
        if value and joined["noun"] not in _LOOSE and joined["noun"] not in EMPTY:
            near = words_near(text, span, *joined.span())
            yield Detail("count", stem(joined["noun"]), joined[1], Span(*joined.span(1)), near, whole, value, value)


def _is_unreal(text: str, span: Span, figure: Figure) -> bool:
    """Whether a figure stands in a clause of what never was."""
    before = re.split(r"[,;:]", text[span.start : figure.start])[-1]
    return bool(_UNREAL.search(before + re.split(r"[,;:] ", text[figure.start : span.end])[0]))


def _rough(figure: Figure) -> float:
    """How far a figure may be off that says "about", or that is large and round."""
    return figure.value / 10 if figure.hedge == "~" else 0.0


def _number(word: str) -> float | None:
    from newslint.extract.numbers import value_of

    if word in ("a", "an", "one", "zero", "hundred", "thousand", "million"):
        return None
    number = value_of(word)
    return number.value if number else None


def _keys(text: str, span: Span, figure: Figure) -> Iterator[tuple[str, str]]:
    """What a figure is a detail of: a currency, a share, what befell people, or the noun that is counted."""
    if figure.unit is Unit.MONEY:
        yield "money", figure.of
        return
    if figure.unit is not Unit.COUNT:
        yield "percent", figure.unit
        return
    # "12 Somali and 11 Yemeni pirates" are two counts
    noun = _NOUN.match(text, figure.end, span.end)
    if noun and noun["whose"] in knowledge().record.adjectives:
        return
    # what befalls them stands behind the number before the next comma or "and"
    clause = re.split(r"[,;:]| and | while | after ", _APPOSED.sub("", text[figure.end : span.end]))[0][:60]
    ahead = re.split(r"[,;]| and | while ", text[span.start : figure.start])[-1][-24:]
    status = _statuses(clause) or _statuses(ahead)
    for kind in sorted(status):
        yield "toll", kind
    if not status and figure.value >= _LARGE:
        yield "figure", ""
    if not status and _PERSONS.match(text, figure.end, span.end):
        yield "persons", ""
    counted = _counted(noun)
    if counted and not _statuses(counted):
        yield "count", _ONE_NOUN.get(stem(counted), stem(counted))
    elif _SUBJECT.match(text, figure.end, span.end):
        yield "bare", ""


def _statuses(clause: str) -> set[str]:
    found = {kind for kind, words in _STATUS.items() if words.search(clause)}
    return found | ({"hurt"} if _PATIENTS.search(clause) else set())


def _counted(found: re.Match[str] | None) -> str:
    """The noun that is counted: the first plural of the words behind a number; none that is counted often."""
    plurals = [word for word in found[2].split() if word.endswith("s") and not word.endswith("ss")] if found else []
    noun = plurals[0] if plurals else ""
    return "" if noun in _LOOSE or noun.removesuffix("s") in _LOOSE or noun in EMPTY else noun


def _ages(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _AGED.finditer(text, span.start, span.end):
        last, group = next((found[name], name) for name in ("last", "last2", "last3", "last4", "last5") if found[name])
        age = found["age" + group[4:]]
        at = Span(*found.span("age" + group[4:]))
        yield Detail("age", last, age, at, frozenset(), whole, float(age) - 0.5, float(age) + 0.5)


def _names(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _FULL.finditer(text, span.start, span.end):
        first = found["first"]
        if knowledge().record.gender(first) or knowledge().record.short_forms(first.lower()):
            kin = bool(_KIN.search(span.of(text)))
            at = Span(*found.span("first"))
            yield Detail("first name", found["last"], first, at, frozenset(), whole - stems(found[0]), loose=kin)


def _days(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _DAY.finditer(text, span.start, span.end):
        month, day = found["month"] or found["month2"], int(found["day"] or found["day2"])
        value = float(MONTHS.index(month) * 31 + day)
        at, near = Span(*found.span()), words_near(text, span, *found.span())
        year = text[found.end() : found.end() + 6].strip(", ")
        yield Detail("day", year if year.isdigit() and len(year) == 4 else "", found[0], at, near, whole, value, value)
    for found in _WEEKDAY.finditer(text, span.start, span.end):
        around = text[max(span.start, found.start() - 40) : min(span.end, found.end() + 20)]
        at, near = Span(*found.span("day")), words_near(text, span, *found.span())
        yield Detail("weekday", "", found["day"], at, near, whole, loose=bool(_AHEAD.search(around)))


def _shares(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _SHARE.finditer(text, span.start, span.end):
        if found["part"]:
            value = 1 / _PARTS[found["part"]]
        else:
            value = {"two": 2, "three": 3}[found["parts"]] / _PARTS[found["whole"].removesuffix("s")]
        at, near = Span(*found.span()), words_near(text, span, *found.span())
        yield Detail("share", "", found[0].removeprefix("by "), at, near, whole, value, value)


def _children(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _CHILDREN.finditer(text, span.start, span.end):
        group = "count" if found["count"] else "count2"
        value = _number(found[group])
        if value:
            yield Detail("children", "", found[group], Span(*found.span(group)), frozenset(), whole, value, value)


def _located(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    """Where a thing that a story names is, or is from: "an attic in Harrogate", "a helicopter from Sligo"."""
    for found in _THING_AT.finditer(text, span.start, span.end):
        noun, name = found["noun"], found["name"]
        if noun in _LOOSE or noun in EMPTY or name in MONTHS or name in WEEKDAYS:
            continue
        at, own = Span(*found.span("name")), stems(name)
        yield Detail("place", f"{stem(noun)} {found['how']}", name, at, frozenset(), whole - own)


def _places(text: str, span: Span, whole: frozenset[str]) -> Iterator[Detail]:
    for found in _PLACE.finditer(text, span.start, span.end):
        words = found["name"].split()
        for count in range(len(words), 0, -1):
            name = re.sub(r"['’]s?$", "", " ".join(words[:count]))
            if knowledge().record.city(name):
                start = found.start("name")
                near = words_near(text, span, found.start(), start + len(name)) - stems(name)
                yield Detail("place", found["how"], name, Span(start, start + len(name)), near, whole - stems(name))
                break


def by_key(found: Sequence[Detail]) -> dict[tuple[str, str], list[Detail]]:
    """The details of each kind and key."""
    ordered = sorted(found, key=lambda one: (one.kind, one.key))
    return {key: list(group) for key, group in itertools.groupby(ordered, key=lambda one: (one.kind, one.key))}
