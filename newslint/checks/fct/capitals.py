"""A city called the capital of a country that has another: "the Turkish capital, Istanbul"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.descriptors import Descriptor, described_city, descriptors, lands_told
from newslint.extract.late_pattern import LatePattern
from newslint.extract.place_names import city_in, land_before, land_behind, lands_in, names_before, names_behind
from newslint.extract.placelines import place_line
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import City, fold
from newslint.knowledge.states import CAPITALS, NAMES, STATES
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_CAPITAL = LatePattern(
    r"\bcapital\b(?: city)?(?! (?:market|gain|punish|spending|region"
    r"|letter|improve|investment|flow|control|offence|offense|murder)\w*)",
    needs=("capital",),
)
#: countries whose seat of government is another city than the one that the law names, or in dispute
_TWO_SEATS = frozenset({"CI", "TZ", "BI", "LK", "GQ", "NL", "BJ", "ME", "SZ", "MY", "KR", "CL", "YE", "LY", "CG", "CD"})
#: what makes another kind of capital, or another time's, of the word that follows
_OTHER = LatePattern(
    r"\b(?:former|old|ancient|then|new|future|next|wartime|first|previous|one-time|onetime|imperial|summer|winter|temporary|interim"
    r"|de facto|self-declared|original|ex)[ -]$",
    re.IGNORECASE,
)
_CLOSED = LatePattern(r"(?=[.,;)\n]|$| since (?:19|20)\d\d\b)")
#: editions that a source lags behind a change
_LAG = 2


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the country, the word and the city; the field `right` names the capital on the story's day."""
    told: list[Span] = []
    for hit in _hits(view):
        if not any(hit.span.overlaps(span) for span in told):
            told.append(hit.span)
            yield hit


def _hits(view: View) -> Iterator[Hit]:
    text = view.text
    for passage in view.passages:
        for word in _CAPITAL.finditer(text, passage.span.start, passage.span.end):
            for land, city, span in _said(text, word.start(), word.end()):
                if view.admits(span) and passage.span.holds(span):
                    yield from _judged(view, land, city, span)
            for land, city, span in _of_the_place(view, word.start(), word.end()):
                if view.admits(span) and passage.span.holds(span):
                    yield from _judged(view, land, city, span)
    if view.story is not None:
        for land, city, span in _described(view):
            if view.admits(span) and any(p.span.holds(span) for p in view.passages):
                yield from _judged(view, land, city, span)


def _described(view: View) -> Iterator[tuple[str, Span, Span]]:
    """Country, city and the span of both, for each city that is described as a capital."""
    text = view.text
    for told in view.whole.shared(descriptors):
        if told.noun != "capital" or told.later:
            continue
        lands = lands_told(text, told)
        if told.place is not None and told.preposition == "of" and (land := land_behind(text, told.place.start)):
            lands.append(land)
        if len(lands) > 1:
            continue
        city = described_city(text, told)
        place = city[1] if city else _of_states(text, told)
        code = lands[0][0] if lands else _of_the_sentence(text, told, *city) if city else None
        if code is not None and place is not None:
            yield code, place, Span(min(place.start, told.whole.start), told.whole.end)


def _of_states(text: str, told: Descriptor) -> Span | None:
    """The capital of some American state that a descriptor names; the record may have a larger place of the name."""
    name = told.name.of(text)
    for city in CAPITALS.values():
        if name == city or (not told.behind and name.endswith(f" {city}")):
            return Span(told.name.end - len(city), told.name.end)
    return None


def _of_the_sentence(text: str, told: Descriptor, city: City, place: Span) -> str | None:
    """The one country, or American state, of the sentence in which a city is "the capital" or "its capital"."""
    article = told.before.of(text).split(" ")[0]
    if article not in ("the", "its") or told.place is not None:
        return None
    sentence = sentence_around(text, told.whole)
    others = [Span(sentence.start, place.start), Span(place.end, sentence.end)]
    lands = {code for span in others for code in lands_in(text, span)}
    states = {c for name, c in STATES.items() for span in others if re.search(rf"\b{name}\b", span.of(text))}
    if len(states) == 1 and not lands - {"GE"}:
        code = f"US-{next(iter(states))}"
        return code if article == "its" or code == city.country else None
    land = next(iter(lands)) if len(lands) == 1 and not states else None
    return land if article == "its" or land == city.country else None


def _said(text: str, start: int, end: int) -> Iterator[tuple[str, Span, Span]]:
    """Country, city and the span of both, for each way in which they can stand around the word."""
    before = land_before(text, start) or _state_before(text, start)
    if before is not None and before[1].end == start - 1 and not _is_another(text, before[1].start):
        code, land = before
        behind = _city_behind(text, end)
        if behind is not None:
            yield code, behind, Span(land.start, behind.end)
        elif text.endswith((", ", ", the "), 0, land.start):
            at = land.start - (6 if text.endswith(", the ", 0, land.start) else 2)
            yield from _city_ahead(text, at, code, end)
        return
    of = re.match(r" of (?:the )?(?=[A-Z])", text[end : end + 9])
    behind_land = land_behind(text, end + of.end()) if of else None
    if behind_land is None or _is_another(text, start):
        return
    code, land = behind_land
    lead = text[max(0, start - 6) : start]
    if lead.endswith((", the ", ", ")):
        yield from _city_ahead(text, start - (6 if lead.endswith(", the ") else 2), code, land.end)


#: "the state capital", "the country's capital", "the capital" alone
_WHOSE = re.compile(r"\b[Tt]he (?:(?P<kind>state|country|nation|national|federal)(?:['’]s)? )?$")
#: characters before and behind the word within which the city stands
_BESIDE = 30


def _of_the_place(view: View, start: int, end: int) -> Iterator[tuple[str, Span, Span]]:
    """A city called the capital of the state or the country that the story is of, which alone it names."""
    text = view.text
    lead = _WHOSE.search(text, max(0, start - _BESIDE), start)
    if lead is None or text.startswith(" of ", end) or _is_another(text, start):
        return
    begin = lead.start()
    names = names_before(text, begin - 2) if text.endswith(", ", 0, begin) else None
    found = city_in(text, names, at_end=True) if names and text[end : end + 1] in (",", ".", ";", ")") else None
    place = found[1] if found else _city_behind(text, end)
    if place is None or (found is None and not text.startswith((", ", " "), end)):
        return
    if found is None and (not text.startswith(", ", end) or not text.startswith((",", "."), place.end)):
        return
    city = knowledge().record.city(place.of(text))
    if city is None or city.people < _LARGE or fold(city.name) != fold(place.of(text)):
        return
    code = _home(view, city, of_state=lead["kind"] == "state")
    if code is not None and (lead["kind"] or city.country[:2] == code[:2]):
        yield code, place, Span(min(begin, place.start), max(end, place.end))


#: people in a city for its name to mean it; not measured
_LARGE = 150_000


def _home(view: View, city: City, *, of_state: bool) -> str | None:
    """The one state, or the one country, that the story is set in, if the city lies there."""
    story = view.whole.passages
    whole = view.text[story[0].span.start : story[-1].span.end]
    if of_state:
        named = {code for name, code in STATES.items() if re.search(rf"\b{re.escape(name)}\b", whole)}
        if len(named) != 1 or city.country != f"US-{next(iter(named))}":
            return None
        return city.country
    line = view.whole.shared(place_line)
    home = line.home[:2] if line and line.home else None
    record = knowledge().record
    lands = {code for name, code in record.lands.items() if re.search(rf"\b{re.escape(name)}\b", whole)}
    lands |= {code for name, code in record.adjectives.items() if re.search(rf"\b{re.escape(name)}\b", whole)}
    lands |= {home} if home else set()
    return next(iter(lands)) if len(lands) == 1 and city.country[:2] in lands and "US" not in lands else None


def _state_before(text: str, at: int) -> tuple[str, Span] | None:
    """The American state whose name, perhaps with a possessive, ends before an offset."""
    names = names_before(text, at - 1)
    bare = re.sub(r"['’]s?$", "", names.of(text)) if names else ""
    return (f"US-{STATES[bare]}", names) if names and bare in STATES else None


def _is_another(text: str, at: int) -> bool:
    """Whether what stands before makes it another kind of capital, or another time's."""
    return _OTHER.search(text[max(0, at - 14) : at]) is not None


def _city_ahead(text: str, at: int, code: str, end: int) -> Iterator[tuple[str, Span, Span]]:
    names = names_before(text, at)
    found = city_in(text, names, at_end=True) if names else None
    if found and _CLOSED.match(text, end):
        yield code, found[1], Span(found[1].start, end)


def _city_behind(text: str, end: int) -> Span | None:
    """The city right behind the word, behind "of", or in apposition."""
    joint = re.match(r",? (?:of (?:the )?)?(?=[A-Z])", text[end : end + 9])
    names = names_behind(text, end + joint.end()) if joint else None
    if joint is None or names is None:
        return None
    found = city_in(text, names, at_end=False)
    if found is None or found[1].end != names.end or text.startswith(("'", "’"), found[1].end):
        return None
    if joint[0].startswith(",") and not _CLOSED.match(text, found[1].end):
        return None
    return found[1]


#: the year in which the record begins; before it a capital may have been another one
_RECORD = 1990
#: until when another city was the capital of a country since 1945; Germany had two. After
#: worldatlas.com/articles/countries-who-have-changed-capital-cities.html and
#: thoughtco.com/capital-city-relocation-1435389 (30 November 2026)
_MOVED = {"BR": 1960, "PK": 1969, "BZ": 1970, "MW": 1975, "BW": 1966, "DE": 1990}


def _judged(view: View, code: str, city: Span, span: Span) -> Iterator[Hit]:
    if code.startswith("US-"):
        yield from _of_state(view, code[3:], city, span)
        return
    capitals = knowledge().record.capitals(code)
    if not capitals or code in _TWO_SEATS:
        return
    told = dating(view.whole)
    year = told.earliest.year if told else None
    if year is not None and year <= _MOVED.get(code, 0):
        return
    name = fold(city.of(view.text))
    serving = [(c[0], c[1]) for c in capitals if year is None or _serves(c[2], c[3], year, capitals)]
    if any(name in names for _, names in serving):
        return
    right = [shown for shown, _ in serving]
    if not right or (told is None and any(name in names for _, names, _, _ in capitals)):
        return
    fields = (
        ("place", city.of(view.text)),
        ("land", knowledge().land(code)),
        ("right", " or ".join(dict.fromkeys(right))),
        ("day", told.shown if told else ""),
        ("source", "CIA World Factbook, GeoNames"),
    )
    verdict = "early" if year is not None and year < _RECORD else ""
    yield Hit(span, fields, verdict, (RelatedLocation(city, "record", fields=fields),))


def _of_state(view: View, state: str, city: Span, span: Span) -> Iterator[Hit]:
    """A hit if a city isn't the capital of an American state; two of them are called as a country and as a city are."""
    right = CAPITALS.get(state)
    name = fold(city.of(view.text)).replace("st ", "saint ")
    if right is None or state in ("GA", "WA", "NY") or name == fold(right):
        return
    fields = (
        ("place", city.of(view.text)),
        ("land", NAMES[state]),
        ("right", right),
        ("day", ""),
        ("source", "list of states"),
    )
    yield Hit(span, fields, related_locations=(RelatedLocation(city, "record", fields=fields),))


def _serves(first: int, last: int, year: int, capitals: tuple[tuple[str, frozenset[str], int, int], ...]) -> bool:
    """Whether a city is the capital in a year: from a little before the source says so until its follower is."""
    after = min((start for _, _, start, _ in capitals if start > last), default=9999)
    return (first <= 1993 or first - _LAG <= year) and (last >= 2025 or year <= max(last + _LAG, min(after, last + 5)))
