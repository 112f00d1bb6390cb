"""An international body with its headquarters in another city, or a state that doesn't belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD
from newslint.extract.late_pattern import LatePattern
from newslint.extract.one_scan import may_match
from newslint.extract.place_names import code_of, names_before, names_behind
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.extract.word_finder import WordFinder, find_words
from newslint.extract.words import story_chunk
from newslint.knowledge.international import CALLED, memberships, seats
from newslint.knowledge.offices import knowledge
from newslint.knowledge.tables import remember
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_CITY = rf"(?P<city>(?!The |An? |But ){CAPITAL_WORD}(?: {CAPITAL_WORD})?)"
#: the city behind the name of a body: "the Geneva-based watchdog", "which has its headquarters in Geneva"
_SEAT_BEHIND = LatePattern(
    rf"(?:,? \((?:{CAPITAL_WORD})\))?(?:,? (?:the |an? )?(?:[a-z]+ )?{_CITY}-based\b"
    rf"|,? (?:which |that )?(?:is |are )?(?:(?:based|headquartered)|has (?:its|their) (?:headquarters|head office|seat)"
    rf"|with (?:its )?headquarters) (?:in|at) {_CITY.replace('city', 'city2')}"
    rf"|(?:['’]s?)? (?:headquarters|head office|main office) in {_CITY.replace('city', 'city3')}"
    rf"|(?: [a-z]+){{0,3}} (?:at|from|to|in|outside) its headquarters in {_CITY.replace('city', 'city4')})"
)
_SEAT_BEFORE = LatePattern(
    rf"(?:{_CITY}-based (?:[a-z-]+ )?|{_CITY.replace('city', 'city2')} headquarters of (?:the )?"
    rf"|[Hh]eadquarters in {_CITY.replace('city', 'city3')} of (?:the )?)$"
)
#: "the headquarters of OPEC in Geneva"
_OF = re.compile(r"\b(?P<which>[\w’'-]+ )?(?:headquarters|head office|seat|main building|secretariat) of (?:the )?$")
_OF_IN = LatePattern(rf" in {_CITY}(?![\w-])")
#: an office that is another one's than the head
_LOCAL = re.compile(
    r"(?i:regional|local|national|country|european|asian|african|american|arab|new|old|former|temporary|field|then)"
)
#: where a court sits is where it judges
_COURT = LatePattern(
    rf",? (?:in|at) {_CITY}(?=[,.;]| (?:ruled|said|held|found|declared|ordered|decided|heard|yesterday|on)\b)"
)
#: a body that the sentence before has named: "the Rome-based agency"
_AGENCY = LatePattern(
    rf"\b[Tt]he {_CITY}-based (?:(?:UN|U\.N\.|world|international|global|cultural|health|nuclear|atomic|food|trade) )?"
    r"(?:agency|body|organi[sz]ation|watchdog|court|tribunal|institution|lender|bank|federation)\b",
    needs=("-based ",),
)
#: characters before the name of a body within which a city is looked for
_REACH = 60
_PAST = re.compile(
    r"\b(?:then|formerly|until|moved?|moving|used to|relocat\w+|would|could|propos\w+|League of Nations)\b"
)

_NAMES = "|".join(sorted((re.escape(n) for names in CALLED.values() for n in names), key=len, reverse=True))
_BODY = rf"(?P<body>{_NAMES})(?![\w-])"
_STATE = "(?:state|country|nation|government)"
_IS = r",? (?:(?:which |that )?is |itself |also ){0,2}(?:an?|another|a fellow) (?:[a-z-]+ )?"
#: behind the name of a state: ", a NATO member", "is a member of the EU", ", which belongs to OPEC"
_BELONGS = LatePattern(
    rf"{_IS}{_BODY}"
    rf"(?:[ -]member(?: {_STATE})?|[ -]{_STATE})(?![\w-])"
    rf"|{_IS}member(?: {_STATE})? of (?:the )?{_BODY.replace('body', 'body2')}"
    rf"|,? (?:which|that)? ?belongs to (?:the )?{_BODY.replace('body', 'body3')}",
    needs=("member", "belongs to", "country", "state", "nation"),
)
#: before the name of a state: "NATO member X", "EU member states X"
_MEMBER = LatePattern(
    rf"(?<![\w-])(?P<lead>[\w-]+ )?{_BODY}[ -](?:member|partner|ally|newcomer)(?: {_STATE})? (?=[A-Z])",
    needs=("member ", "partner ", "ally ", "newcomer "),
)
_JOINED = LatePattern(
    rf" (?:had |has )?(?:joined|entered|acceded to|adopted|became (?:a|the [a-z-]+) members? of) (?:the )?{_BODY}"
    rf" in (?P<year>19[4-9]\d|20[0-3]\d)(?!\d)",
    needs=("joined ", "entered ", "acceded to ", "adopted the euro", "became a", "became the"),
)
_ASIDE = re.compile(
    r"\b(?:not|non|never|former|ex|would-be|aspiring|prospective|future|candidate|potential|next|no longer|new|once|if"
    r"|when|like|soon|becom\w+|until|since|likely|hopeful|associate|observer|founding|negotiat\w+|seek\w*|wants?|plans?"
    r"|bid|refus\w*|reject\w*|vot\w+|referendum|should|would|could|unlike|despite|wish\w*|hop\w+|appl\w+)\b",
    re.IGNORECASE,
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


@remember
def _finder() -> tuple[WordFinder, tuple[str, ...]]:
    names = tuple(seats())
    return find_words(names), names


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the body and the city or the state. Verdicts: `seat`, `member`, and `joined` for the year."""
    if view.story is None or not view.passages:
        return
    finder, names = _finder()
    there = sorted({names[index] for index, _, _ in finder.found_in(story_chunk(view.whole))})
    tells_members = may_match(view.whole, _BELONGS, _MEMBER, _JOINED)
    for passage in view.passages if there or tells_members else ():
        for name in there:
            yield from _seats(view, name, passage.span)
        if len({seats()[name].cities for name in there}) == 1:
            told = [hit.span for hit in _seats(view, there[0], passage.span)]
            for hit in _agencies(view, there[0], passage.span):
                if not any(hit.span.overlaps(span) for span in told):
                    yield hit
        if tells_members:
            yield from _members(view, passage.span)


def _seats(view: View, name: str, line: Span) -> Iterator[Hit]:
    """A city said to be that of a body's headquarters that isn't."""
    text, seat = view.text, seats()[name]
    for body in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text[line.start : line.end]):
        start, end = line.start + body.start(), line.start + body.end()
        found = _SEAT_BEHIND.match(text, end, line.end)
        found = found or _SEAT_BEFORE.search(text, max(line.start, start - _REACH), start)
        lead = _OF.search(text, max(line.start, start - _REACH), start) if found is None else None
        if lead is not None and not _LOCAL.match(lead["which"] or ""):
            found = _OF_IN.match(text, end, line.end)
        if found is None and "Court" in name:
            found = _COURT.match(text, end, line.end)
        if found is None:
            continue
        group = next(g for g, city in found.groupdict().items() if city)
        span = Span(min(start, found.start(group)), max(end, found.end(group)))
        city = re.sub(r"['’]s?$", "", found[group])
        day = dating(view.whole)
        if any(city.endswith(one) for one in seat.cities) or (day and day.earliest.year < seat.since):
            continue
        if knowledge().record.city(city) is None or _PAST.search(sentence_around(text, span, line).of(text)):
            continue
        if view.admits(span):
            fields = (("body", name), ("said", city), ("right", seat.cities[0]), ("source", seat.source))
            yield Hit(span, fields, "seat", (RelatedLocation(Span(start, end), "record", fields=fields),))


def _agencies(view: View, name: str, line: Span) -> Iterator[Hit]:
    """The city of the one international body that a story names, told beside a noun for it."""
    seat = seats()[name]
    for found in _AGENCY.finditer(view.text, line.start, line.end):
        span, city, day = Span(*found.span()), found["city"], dating(view.whole)
        chunk = story_chunk(view.whole)
        first = chunk.find(name)
        # another body with a city of its own may be meant, if the story begins with one
        if any(city.endswith(one) for one in seat.cities) or (day and day.earliest.year < seat.since) or first < 0:
            continue
        if city not in {one for other in seats().values() for one in other.cities} or not view.admits(span):
            continue
        fields = (("body", name), ("said", city), ("right", seat.cities[0]), ("source", seat.source))
        yield Hit(span, fields, "seat", (RelatedLocation(span, "record", fields=fields),))


def _members(view: View, line: Span) -> Iterator[Hit]:
    """A state said to belong to a body to which it doesn't, or to have joined it in another year."""
    text = view.text
    for found in _BELONGS.finditer(text, line.start, line.end):
        state = _state_before(text, found.start())
        if state is not None:
            yield from _judged(view, found, state, Span(state[1].start, found.end()), line)
    for found in _MEMBER.finditer(text, line.start, line.end):
        names = names_behind(text, found.end())
        state = _state_in(text, names) if names else None
        if state is not None and not _ASIDE.search(found["lead"] or ""):
            yield from _judged(view, found, state, Span(found.start("body"), state[1].end), line)
    for found in _JOINED.finditer(text, line.start, line.end):
        state = _state_before(text, found.start())
        if state is not None:
            yield from _of_year(view, found, state)


def _state_before(text: str, at: int) -> tuple[str, Span] | None:
    names = names_before(text, at)
    if names is None and text.endswith((", which", " which"), 0, at):
        names = names_before(text, at - len(", which"))
    if names is None:
        return None
    for word in re.finditer(r"\S+", names.of(text)):
        part = Span(names.start + word.start(), names.end)
        code = code_of(part.of(text))
        if code is not None and not code.startswith("US-"):
            return code, part
    return None


def _state_in(text: str, names: Span) -> tuple[str, Span] | None:
    words = names.of(text).split(" ")
    for count in range(len(words), 0, -1):
        written = " ".join(words[:count])
        code = code_of(written)
        if code is not None and not code.startswith("US-"):
            return code, Span(names.start, names.start + len(written))
    return None


def _body_of(found: re.Match[str]) -> str:
    written = next(name for group, name in found.groupdict().items() if group.startswith("body") and name)
    return next(body for body, names in CALLED.items() if written in names)


def _judged(view: View, found: re.Match[str], state: tuple[str, Span], span: Span, line: Span) -> Iterator[Hit]:
    told, body = dating(view.whole), _body_of(found)
    before = view.text[max(line.start, span.start - 30) : span.start].rsplit(". ", 1)[-1]
    if told is None or not view.admits(span) or _ASIDE.search(f"{before}{span.of(view.text)}"):
        return
    held = memberships().get((body, state[0]), ())
    if any(one.may_hold(day) for one in held for day in (told.earliest, told.latest)):
        return
    name = CALLED[body][0]
    right = " and ".join(one.shown for one in held)
    fields = (
        ("land", state[1].of(view.text)),
        ("body", name),
        ("right", f"was a member {right}" if right else "isn't a member"),
        ("day", told.shown),
        ("source", held[0].source if held else next(m[0].source for k, m in memberships().items() if k[0] == body)),
    )
    yield Hit(span, fields, "member", (RelatedLocation(state[1], "record", fields=fields),))


def _of_year(view: View, found: re.Match[str], state: tuple[str, Span]) -> Iterator[Hit]:
    """A hit for a year in which a state didn't join what it did join."""
    body, span = _body_of(found), Span(state[1].start, found.end())
    held = memberships().get((body, state[0]), ())
    years = {int(one.joined[:4]) for one in held}
    if not held or int(found["year"]) in years or (body == "EU" and min(years) < 1965) or not view.admits(span):
        return
    # notes and coins came three years after the money of accounts
    if body == "eurozone" and min(years) < 2002 and found["year"] in ("1998", "2002"):
        return
    fields = (
        ("land", state[1].of(view.text)), ("body", CALLED[body][0]), ("said", found["year"]),
        ("right", " and ".join(one.joined[:4] for one in held)), ("source", held[0].source),
    )  # fmt: skip
    yield Hit(span, fields, "joined", (RelatedLocation(state[1], "record", fields=fields),))
