"""The money of one country beside the name of another: "the Czech zloty", "Turkey's dinar"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.own_money import moving_money
from newslint.extract.capital_names import CAPITAL_WORD
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.extract.place_names import DISPUTED, code_of, land_before
from newslint.extract.placelines import place_line
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.extract.words import word_beginnings
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import fold
from newslint.knowledge.tables import remember
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: nouns that are other words, too, or no money
_WORDS = frozenset(
    """account code currency funds gold mark pound real rights right silver sol som rand unit value won florin austral
    inti
    palladium platinum lek lev ley kina tala balboa zaire xad mvdol hwan leone kip sucre guarani dollar""".split()  # noqa: SIM905
)
#: spellings of one noun
_SAME = {"rouble": "ruble", "riyal": "rial"} | dict.fromkeys(
    ("krona", "koruna", "króna", "crown", "kroner", "kronor"), "krone"
)
#: what a euro of one country does; others are voters, bonds and borders
_MOVES = LatePattern(
    r" (?:rose|fell|gained|lost|slid|weakened|strengthened|hit|was|jumped|dropped|traded|sank|climbed)\b"
)
_CURRENCY = re.compile(r" (?:national )?currency\b")
_NOUN_BEFORE = re.compile(r"\b(?P<noun>[a-zà-ž]{4,}), (?:the )?$")
_LOWER = re.compile(r"[a-zà-ž]{3,}")
_OF_OLD = LatePattern(
    r"\b(?:former|old|then|pre-euro|defunct|obsolete|abolished|replac\w+|instead of"
    r"|in place of|gave up|give up|gives up|used to|until|before)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d|,\d)")
#: "A coffee in Lisbon, Portugal, costs 20 lire", "The fare in Berlin rose to 5 marks": what something costs where
_PRICE = LatePattern(
    rf"\b(?P<what>[a-z]+) in (?P<place>{CAPITAL_WORD}(?: {CAPITAL_WORD}){{0,2}}"
    rf"(?:, {CAPITAL_WORD}(?: {CAPITAL_WORD})?)?),?"
    r" (?:now )?(?:(?:costs?|sells? for|(?:is|are) sold for)|(?P<moved>(?:rose|fell|climbed|dropped|went up) to))"
    r" (?:about |around |some |only |just |at least |up to )?\d[\d.,]*(?: million| billion)? (?P<noun>[a-z]{3,12})\b"
)
#: what has a price that rises and falls
_PRICED = frozenset("fare fares price prices fee fees toll tolls rent rents ticket tickets entry bread petrol".split())  # noqa: SIM905
#: plurals of money that add no s
_PLURALS = {"lire": "lira", "korunas": "koruna", "marks": "mark"}
#: people from which on a city is one that is written without its country; not measured
_LARGE = 1_000_000
#: how long after its end money may still be spoken of
_GRACE = datetime.timedelta(365)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


@remember
def _nouns() -> frozenset[str]:
    return frozenset((knowledge().record.monies - _WORDS) | {"rouble", "kroner", "kronor"})


@remember
def _written() -> frozenset[str]:
    """The nouns of money, in the singular and the plural, but for those that many countries share."""
    nouns = _nouns() - {"euro", "dollar"}
    return frozenset({*nouns, *(f"{noun}s" for noun in nouns), *_PLURALS})


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the country and the noun."""
    told: list[Span] = []
    for hit in _hits(view):
        if not any(hit.span.overlaps(span) for span in told):
            told.append(hit.span)
            yield hit


def _hits(view: View) -> Iterator[Hit]:
    text, known = view.text, _nouns()
    yield from _of_two_senses(view)
    tells_currency = may_match(view.whole, _CURRENCY)
    for passage in view.passages:
        if tells_currency:
            yield from _in_apposition(view, passage.span)
        words = set(_LOWER.findall(passage.span.of(text)))
        nouns = {word if word in known else word[:-1] for word in words if word in known or word[:-1] in known}
        if nouns or words & _PLURALS.keys():
            yield from _in_prices(view, passage.span)
        if not nouns:
            continue
        written = "|".join(sorted(map(re.escape, nouns), key=len, reverse=True))
        for found in re.finditer(rf"(?<=[a-z’'s] )(?:currency, the )?(?P<noun>{written})s?(?![\w-])", text):
            if not passage.span.start <= found.start() < passage.span.end:
                continue
            land = land_before(text, found.start())
            if land is None or land[1].end != found.start() - 1 or not passage.span.holds(land[1]):
                continue
            span = Span(land[1].start, found.end())
            if view.admits(span):
                yield from _judged(view, land[0], land[1], found["noun"], span, passage.span)
        for told in moving_money(text, passage.span, nouns - {"euro", "dollar"}, known):
            if (
                told.code not in _MANY_MONIES
                and view.admits(told.span)
                and not _is_spoken_of(view, told.noun, told.code)
            ):
                yield from _judged(view, told.code, told.land, told.noun, told.span, passage.span)
    yield from _at_home(view)


#: a sum in money that is told by its noun alone
_SUM = LatePattern(
    r"(?<![\w$£€.,])(?:\d[\d,.]*|(?:an? |one |two |three |four |five |six |seven |eight |nine |ten |several |half a )"
    r"?(?:million|billion|trillion|hundred|thousand))(?: (?:million|billion|trillion|bn|thousand|hundred))?"
    r" (?P<noun>[a-z]{3,12})\b(?! (?:of|notes?|coins?)\b)"
)


def _at_home(view: View) -> Iterator[Hit]:
    """A sum in the money of another country, in a story set in one place that names no country with such money."""
    line = view.whole.shared(place_line)
    story = view.story
    if story is None or story.kind != "story" or _written().isdisjoint(word_beginnings(view.whole)):
        return
    sums = [
        (found, passage)
        for passage in view.passages if passage.part is not Part.HEADLINE
        for found in _SUM.finditer(view.text, passage.span.start, passage.span.end)
        if (noun := _money_of(found["noun"])) and noun not in ("euro", "dollar")
    ]  # fmt: skip
    told = line.home[:2] if line and line.home else None
    code = (told or _only_land(view)) if sums else None
    if code is None or code in DISPUTED or code in _MANY_MONIES:
        return
    for found, passage in sums:
        noun, span = _money_of(found["noun"]) or "", Span(*found.span())
        if view.admits(span) and not view.whole.is_quoted(span) and not _is_spoken_of(view, noun, code):
            yield from _judged(view, code, line.place if line and told else span, noun, span, passage.span)


def _money_of(written: str) -> str | None:
    """The noun of money that a word is, in the singular; None for what is counted otherwise."""
    if written in _nouns():
        return written
    noun = _PLURALS.get(written, written.removesuffix("s"))
    return noun if noun in _nouns() or written == "marks" else None


def _only_land(view: View) -> str | None:
    """The one country that a story without a dateline names, itself or by its cities; no town of it lies elsewhere."""
    record = knowledge().record
    lands: set[str] = set()
    sure = False
    for name in _names_in(view):
        code = record.lands.get(name) or record.adjectives.get(name)
        sure = sure or code is not None
        if code is None and (city := record.city(name)) is not None and city.people >= _TOWN:
            if len({land[:2] for land in city.large}) > 1:
                return None
            code, sure = city.country, sure or city.people >= _CITY
        if code is not None:
            lands.add(code[:2])
    return next(iter(lands)) if sure and len(lands) == 1 and "US" not in lands else None


def _names_in(view: View) -> set[str]:
    """The capital words of a story, by one and by two; those of a dateline as other words are written."""
    story = view.whole.passages
    text = view.text[story[0].span.start : story[-1].span.end]
    found = {name.title() if name.isupper() else name for name in _CAPITALS.findall(text)}
    return found | {word for name in found for word in name.split(" ")}


_CAPITALS = re.compile(r"[A-ZÀ-Ž][a-zà-ž]+(?: [A-ZÀ-Ž][a-zà-ž]+)?|[A-ZÀ-Ž]{3,}(?: [A-ZÀ-Ž]{3,})?")
#: people of a city that tells where a story is, and of a town that tells that it may be elsewhere; chosen
_CITY, _TOWN = 300_000, 30_000


#: nouns that are money only where they move as money does: "the Swedish mark was devalued", "Mexico's real fell"
_MOVED = LatePattern(
    r"(?<=[a-z’'s] )(?P<noun>mark|real|pound|rand|won|leu|lev|lek|kip|guarani|gold)\b"
    r" (?:rose|fell|gained|lost|slid|weakened|strengthened|jumped|dropped|sank|was (?:devalued|revalued|floated|traded)"
    r"|(?:has|had) (?:fallen|risen|weakened|strengthened|been devalued)|closed at|traded at)\b",
    needs=("mark ", "real ", "pound ", "rand ", "won ", "leu ", "lev ", "lek ", "kip ", "guarani "),
)


def _of_two_senses(view: View) -> Iterator[Hit]:
    """Money of a country, told by a noun that is money only where it rises and falls."""
    for passage in view.passages:
        for found in _MOVED.finditer(view.text, passage.span.start, passage.span.end):
            land = land_before(view.text, found.start())
            if land is not None and land[1].end == found.start() - 1 and passage.span.holds(land[1]):
                span = Span(land[1].start, found.end("noun"))
                if view.admits(span):
                    yield from _judged(view, land[0], land[1], found["noun"], span, passage.span)


#: countries in which several monies are used side by side, and lands where shops take a neighbour's
_MANY_MONIES = frozenset("ZW KH LB VE MM CU AF SO SS LA KP ME XK TL MC SM VA AD LI".split())  # noqa: SIM905


def _in_apposition(view: View, line: Span) -> Iterator[Hit]:
    """Money that is called a country's currency: "100 koruny, the Polish currency", "the kroon, Latvia's currency"."""
    text = view.text
    for found in _CURRENCY.finditer(text, line.start, line.end):
        land = land_before(text, found.start())
        if land is None or land[1].end != found.start():
            continue
        lead = _NOUN_BEFORE.search(text[max(line.start, land[1].start - 30) : land[1].start])
        noun = next((n for n in _nouns() if lead and _is_form(lead["noun"], n)), None)
        if lead is None or noun is None:
            continue
        span = Span(land[1].start - len(lead[0]), found.end())
        if view.admits(span):
            yield from _judged(view, land[0], land[1], noun, span, line)


def _in_prices(view: View, line: Span) -> Iterator[Hit]:
    """Money in which something is said to be sold in a place, where nothing in the story has to do with its country."""
    text = view.text
    for found in _PRICE.finditer(text, line.start, line.end):
        written = found["noun"]
        noun = _PLURALS.get(written, written if written in _nouns() else written.removesuffix("s"))
        if noun in ("euro", "dollar") or (noun not in _nouns() and noun != "mark"):
            continue
        if found["moved"] and found["what"] not in _PRICED:
            continue
        code = _land_of(found["place"].rpartition(", ")[2], noun)
        place, span = Span(*found.span("place")), Span(found.start("place"), found.end("noun"))
        if code and view.admits(span) and not _is_spoken_of(view, noun, code):
            yield from _judged(view, code, place, noun, span, line)


def _land_of(place: str, noun: str) -> str | None:
    """The country that a place is, or that a large city lies in, if no namesake lies where there is such money."""
    code = code_of(place)
    if code is None and (city := knowledge().record.city(place)) is not None and city.people >= _LARGE:
        has_it = any(_has(land, noun) for land in city.everywhere if land != city.country)
        code = None if has_it else city.country
    return None if code is None or code.startswith("US") or code in DISPUTED else code


def _has(land: str, noun: str) -> bool:
    return any(_one(n) == _one(noun) and not end for n, _, end in knowledge().record.money(land))


def _is_spoken_of(view: View, noun: str, code: str) -> bool:
    """Whether the story names another country that has such money, whose readers may be told a price in theirs."""
    record = knowledge().record
    story = view.whole.passages
    text = view.text[story[0].span.start : story[-1].span.end]
    others = {land for land in set(record.lands.values()) if land != code and _has(land, noun)}
    names = {**record.lands, **record.adjectives}
    towns = [city for name in _names_in(view) if (city := record.city(name)) is not None and city.people >= _TOWN]
    if any(city.country[:2] in others for city in towns):
        return True
    return any(land in others and re.search(rf"\b{re.escape(name)}", text) for name, land in names.items())


def _is_form(word: str, noun: str) -> bool:
    """Whether a word is a noun of money in some case or number: koruny of koruna, zlotys of zloty."""
    stem = noun[:-1] if noun[-1] in "aeiouy" else noun
    return len(stem) > 3 and word.startswith(stem) and len(word) - len(stem) <= 3


def _judged(view: View, code: str, land: Span, noun: str, span: Span, line: Span) -> Iterator[Hit]:
    text = view.text
    money = knowledge().record.money(code)
    told = dating(view.whole)
    if not money or (noun == "euro" and "currency" not in span.of(text) and not _MOVES.match(text, span.end)):
        return
    day = told.latest if told else None
    held = [(n, start, end) for n, start, end in money if _one(n) == _one(noun)]
    if any(day is None or not end or datetime.date.fromisoformat(end) + _GRACE >= day for _, _, end in held):
        return
    if held and (_OF_OLD.search(sentence_around(text, span, line).of(text)) or not (told and told.day)):
        return
    if any(_is_in(text[line.start : line.end], start, end) for _, start, end in held):
        return
    # what has no first day is no money of shops, as Switzerland's WIR euro
    now = [
        n
        for n, first, last in money
        if first and (day is None or (first <= str(day) and (not last or last >= str(day))))
    ]
    if not now:
        return
    fields = (
        ("noun", noun),
        ("land", knowledge().land(code)),
        ("right", " and ".join(dict.fromkeys(now))),
        ("ended", max((e for _, _, e in held if e), default="")),
        ("source", "Unicode CLDR"),
    )
    yield Hit(span, fields, "ended" if held else "", (RelatedLocation(land, "record", fields=fields),))


def _is_in(line: str, start: str, end: str) -> bool:
    """Whether a year of the line is one in which the country had that money: a sum of its own time."""
    return any(int(start[:4]) <= int(year) <= int(end[:4] or 9999) for year in _YEAR.findall(line))


def _one(noun: str) -> str:
    return _SAME.get(noun, _SAME.get(fold(noun), fold(noun)))
