"""A city said to lie in a country or a state that has none of its name: "Tulsa, Texas", "the German city of X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.descriptors import described_city, descriptors, lands_told
from newslint.extract.late_pattern import LatePattern
from newslint.extract.place_names import city_in, land_behind, lies_in, names_before
from newslint.extract.placelines import place_line
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.knowledge.states import NAMES
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

#: people in a city for its name to mean it wherever it stands; not measured
_LARGE = 100_000
#: countries whose cities have one spelling in English
_ENGLISH = frozenset({"US", "UK", "GB", "IE", "AU", "NZ", "CA"})
#: letters of a name that only one place has
_LONG_NAME = 7
#: letters by which English papers write one sound of another script
_ONE_SOUND = str.maketrans("yjwcq", "iivkk")
#: and vowels that it gives now one letter and now two: Shahrud and Shahroud
_LONG_VOWELS = {"ou": "u", "oo": "u", "ee": "i"}
_LONG = re.compile("|".join(_LONG_VOWELS))
_DOUBLED = re.compile(r"([a-z])\1")
# what a pattern begins with is looked for at once: ", " and " in " are, what may stand before them isn't
_COMMA = LatePattern(r", (?=[A-Z])(?:(?<=[a-z], )|(?<=[A-Z], )(?=[A-Z][a-z]))")
_AT = LatePattern(
    r"(?:^|\b(?:in|near|at|outside|around|into|to|from|of|for|through|via|towards?|reached|entered"
    r"|left|leaving|visited) |\()$",
    re.MULTILINE,
)
#: what ends "City, Country" as it is written of one place; a list goes on with a capital word or with "and"
_END = LatePattern(
    r"(?=[.;)\n]|$| [-—–](?! (?:which|who|whose|where)\b)"
    r"|,(?! (?:the |its )?[A-Z])(?! and\b)(?! (?:which|who|where|whose)\b))"
)
_OPENING = LatePattern(r"(?:^|[.!?”\"] |\n)(?:In|At|From|After|For|To|Near)(?: \w+){0,3} $")
_IN_A_LAND = re.compile(
    r" in (?:(?<=[a-z] in )|(?<=[a-z], in ))"
    r"(?:(?:the )?(?:far )?(?:north|south|east|west|central)[a-z-]*(?: of)? )?(?=[A-Z])"
)
_LIES_IN = LatePattern(
    r", (?:which|that) (?:lies|is|stands|sits)(?: itself)? in (?:(?:the )?(?:far )?(?:north|south|east|west"
    r"|central)[a-z-]*(?: of)? )?(?=[A-Z])",
    needs=(", which lies", ", which is in", ", which stands", ", which sits"),
)
_ON_THE_SPOT = re.compile(r"\b(?:in|near|at|outside|around|hit|struck|shook|city of|town of) $")
_CLOSED = re.compile(r"(?=[.,;)\n]|$| (?:on|when|where|after|killed|late|early)\b)(?!, [A-Z])(?! and\b)")
_LONG_AGO = LatePattern(
    r"\b(?:1[0-9]\d\d|born|then|formerly|once|now|what was|modern|present-day|ancient|twin|sister)\b", re.IGNORECASE
)


def misplaced(view: View) -> Iterator[Hit]:
    """A hit for each city and country or state that don't go together; the span covers both."""
    told: set[Span] = set()
    for hit in _misplaced(view):
        if hit.span not in told:
            told.add(hit.span)
            yield hit


def _misplaced(view: View) -> Iterator[Hit]:
    if view.story is None:
        return
    text = view.text
    yield from _at_the_head(view)
    yield from _described(view)
    for passage in view.passages:
        for comma in _COMMA.finditer(text, passage.span.start, passage.span.end):
            yield from _listed(view, comma.start(), passage.span)
        for word in _IN_A_LAND.finditer(text, passage.span.start, passage.span.end):
            yield from _within(view, word.start() - (text[word.start() - 1] == ","), word.end(), passage.span)
        for word in _LIES_IN.finditer(text, passage.span.start, passage.span.end):
            yield from _within(view, word.start(), word.end(), passage.span, told=True)


def _at_the_head(view: View) -> Iterator[Hit]:
    """The place at the head of the story, in a state or a country that has none of its name."""
    line = view.whole.shared(place_line)
    if line is None or line.city is None or line.land is None or line.land_span is None:
        return
    span = Span(line.place.start, line.land_span.end)
    large = line.city.people >= _LARGE and fold(line.city.name) == fold(line.place.of(view.text))
    there = view.admits(span) and any(p.span.holds(span) for p in view.passages)
    if large and there and not lies_in(line.city, line.land):
        yield _hit(view, span, line.place, line.city, line.land, line.land_span)


#: countries that ruled others, whose cities were called theirs, and the year from which on few were; chosen
_RULERS, _FREE = frozenset({"UK", "FR", "PT", "ES", "NL", "BE", "IT", "DK", "US", "RU"}), 1980
#: countries out of unions that broke up, and the year from which on their cities are called theirs; chosen
_PARTED, _APART = frozenset("RU UA BY LT LV EE GE AM AZ KZ MD UZ KG TJ TM RS HR SI BA ME MK XK CZ SK DE".split()), 1995  # noqa: SIM905


def _described(view: View) -> Iterator[Hit]:
    """A city called one of another country or state in whatever way."""
    for told in view.whole.shared(descriptors):
        line = next((p.span for p in view.passages if p.span.holds(told.whole)), None)
        if told.noun == "capital" or line is None or not view.admits(told.whole):
            continue
        lands = lands_told(view.text, told)
        found = described_city(view.text, told) if len(lands) == 1 else None
        if found is None:
            continue
        (code, land), (city, place) = lands[0], found
        if (
            city.people < _LARGE
            or lies_in(city, code, large=told.noun in ("city", "metropolis"))
            or _is_of_old(view.text, place, line)
        ):
            continue
        if not _was_another_s(view, city, code) and not (told.later and _is_named(view, told.name, told.before, code)):
            yield _hit(view, Span(min(place.start, told.whole.start), told.whole.end), place, city, code, land)


def _was_another_s(view: View, city: City, code: str) -> bool:
    """Whether a story is of a time in which a city may have been another state's."""
    told = dating(view.whole)
    if told is None:
        return False
    year, own = told.earliest.year, city.country[:2]
    return (code in _RULERS and year < _FREE) or (year < _APART and (own in _PARTED or code in _PARTED))


def _is_named(view: View, name: Span, noun: Span, code: str) -> bool:
    """Whether another city of the country stands before the noun, which it may be of."""
    first = view.story.span.start if view.story else 0
    cities = (city_in(view.text, part, at_end=True) for part in _capital_runs(view.text, first, noun.start))
    return any(found and found[1] != name and lies_in(found[0], code) for found in cities)


def _capital_runs(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _RUNS.finditer(text, start, end):
        yield Span(*found.span())


_RUNS = LatePattern(r"[A-ZÀ-Ž][\w’-]+(?: [A-ZÀ-Ž][\w’-]+){0,2}")


def _within(view: View, at: int, end: int, line: Span, *, told: bool = False) -> Iterator[Hit]:
    """A city "in eastern Iran": on the spot, not somebody from it; or `told` to lie there."""
    text = view.text
    land = land_behind(text, end)
    names = names_before(text, at) if land else None
    found = city_in(text, names, at_end=True) if names else None
    if land is None or found is None or not _CLOSED.match(text, land[1].end):
        return
    city, place = found
    before = text[max(line.start, place.start - 14) : place.start]
    sure = city.people >= _LARGE and fold(city.name) == fold(place.of(text))
    if (
        sure
        and (told or _ON_THE_SPOT.search(before))
        and not lies_in(city, land[0])
        and not _is_of_old(text, place, line)
    ):
        yield _hit(view, Span(place.start, land[1].end), place, city, land[0], land[1])


def _listed(view: View, comma: int, line: Span) -> Iterator[Hit]:
    text = view.text
    land = land_behind(text, comma + 2)
    names = names_before(text, comma) if land else None
    if land is None or names is None or not _END.match(text, land[1].end):
        return
    found = city_in(text, names, at_end=True)
    if found is None or fold(found[0].name) != fold(found[1].of(text)):
        # a city's other names are in the record, and slips of the pen among them
        yield from _misspelt(view, names, land, line)
    if found is None:
        return
    if not _AT.search(text[max(line.start, found[1].start - 12) : found[1].start]):
        return
    before = text[max(line.start, found[1].start - 40) : found[1].start]
    if _OPENING.search(before) or text.startswith("Washington", land[1].start):
        return
    city, place = found
    # a name that is only another one of the city's may be that of a village anywhere
    alone = len(city.everywhere) == 1 and len(place) >= _LONG_NAME and not land[0].startswith("US")
    sure = (alone and fold(city.name) == fold(place.of(text))) or city.people >= (
        _LARGE if fold(city.name) == fold(place.of(text)) else 2 * _LARGE
    )
    if sure and not lies_in(city, land[0]) and not _is_of_old(text, place, line):
        yield _hit(view, Span(place.start, land[1].end), place, city, land[0], land[1])


def _misspelt(view: View, names: Span, land: tuple[str, Span], line: Span) -> Iterator[Hit]:
    """A place that the record lacks, a letter off a large city of that country or state."""
    text, code = view.text, land[0]
    written = names.of(text)
    if (
        " " in written
        or len(written) < _LONG_NAME
        or not _AT.search(text[max(line.start, names.start - 12) : names.start])
    ):
        return
    near = [
        city
        for city in knowledge().record.cities_like(written)
        if (city.country == code or city.country[:2] == code) and _is_slip(city, fold(written))
    ]
    if len(near) == 1 and written.rstrip("s") != near[0].name.rstrip("s"):
        fields = (("place", written), ("right", near[0].name), ("land", shown(code)), ("source", "GeoNames"))
        yield Hit(names, fields, "misspelt", (RelatedLocation(names, "record", fields=fields),))


def _is_slip(city: City, written: str) -> bool:
    """Whether a name is one letter off, or has its doubled letters in other places: Cincinatti."""
    from rapidfuzz.distance import OSA

    name = fold(city.name)
    if _sound(name) == _sound(written) and (city.country[:2] not in _ENGLISH or not _LONG.search(name + written)):
        # out of another script: Zaporizhzhia and Zaporizhzhya
        return False
    return OSA.distance(name, written) == 1 or _DOUBLED.sub(r"\1", name) == _DOUBLED.sub(r"\1", written)


def _sound(name: str) -> str:
    """A name as it sounds, whichever way it came out of another script."""
    return _LONG.sub(lambda found: _LONG_VOWELS[found[0]], name).translate(_ONE_SOUND)


def _is_of_old(text: str, place: Span, line: Span) -> bool:
    """Whether the sentence is of another time, in which the city may have been another country's."""
    return bool(_LONG_AGO.search(sentence_around(text, place, line).of(text)))


def shown(code: str) -> str:
    """A country or state as a sentence has it."""
    return NAMES[code[3:]] if code.startswith("US-") and code[3:] in NAMES else knowledge().land(code[:2])


def _hit(view: View, span: Span, place: Span, city: City, code: str, land: Span) -> Hit:
    fields = (
        ("place", place.of(view.text)),
        ("right", shown(city.country)),
        ("said", land.of(view.text)),
        ("land", shown(code)),
        ("source", "GeoNames"),
    )
    return Hit(span, fields, "city", (RelatedLocation(place, "record", fields=fields),))
