"""A World Cup, or a championship, that a story gives to another winner or host than the record has."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.timeline import sure_day
from newslint.extract.words import story_chunk
from newslint.knowledge.relations import Row, relations
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("world cup", "olympic", "european championship", "euro "),)

_WORLD, _EURO = ("World Cup", "Women’s World Cup", "Rugby World Cup", "Cricket World Cup"), ("European Championship",)
_GAMES = ("Summer Olympics", "Winter Olympics")
_YEAR = r"(?:19|20)\d\d"
_SPORT = (
    r"(?:(?P<sport>[Rr]ugby|[Cc]ricket|[Ww]omen['’]s|[Ff]ootball|[Ss]occer|FIFA|Fifa|[Mm]en['’]s|ICC|netball|hockey|ski"
    r"|Alpine|T20|Twenty20|[Uu]nder-\d\d|[Cc]lub|[Hh]omeless|[Jj]unior|Davis|[Bb]asketball) )?"
)
_EVENT = r"(?P<event>World Cup|European [Cc]hampionships?)"
_CUP = (
    rf"(?:(?P<y1>{_YEAR}) )?{_SPORT}(?P<event>World Cup|European [Cc]hampionships?|Euro(?= {_YEAR}))"
    rf"(?: (?P<y2>{_YEAR})| (?:of|in) (?P<y3>{_YEAR}))?(?P<final> final)?(?: (?:of|in) (?P<y4>{_YEAR}))?"
)
_TEAM = (
    r"(?P<team>(?:(?:West|East|South|North|New|Northern|Soviet|Sri|United|Saudi|Czech|[Tt]he) ){0,2}[A-Z][a-z]+"
    r"(?: (?:States|Union|Republic|Indies|Korea|Africa|Zealand|Arabia|Coast))?)"
)
_OTHER = _TEAM.replace("team", "loser")
_WON = r"(?:won|win|wins|lifted|lift|took|clinched|retained|regained|captured|claimed)"
_NEEDS = ("World Cup", "European", "Euro ")
#: who is said to have won, by form
_CLAIMS = tuple(
    LatePattern(pattern, needs=_NEEDS)
    for pattern in (
        rf"{_TEAM}(?:['’]s)?,? (?:who |which |that )?(?:had |has |have |first |last )*{_WON}"
        rf" (?:the |its |their |that )?(?:first |only |last )?{_CUP}",
        rf"{_CUP},? (?:which |that )?(?:was |were |had been )?{_WON} by {_TEAM}",
        rf"{_CUP},? (?:which|that) {_TEAM} (?:had |has )?{_WON}\b",
        rf"{_TEAM}['’]s? {_CUP} (?:win|victory|triumph|success|title|winners|champions)\b",
        rf"{_TEAM}, (?:the )?(?:winners|champions|holders|winner) of (?:the )?{_CUP}",
        rf"(?:picked|backed|tipped|wanted) {_TEAM} to win (?:the |this year['’]s )?{_CUP}",
        rf"{_CUP} (?:was|is) {_TEAM}['’]s?\b",
    )
)
#: who played whom in the final
_FINAL = LatePattern(
    rf"{_TEAM} (?:had |have )?(?:beat|beaten|defeated|thrashed|edged) {_OTHER}(?: [\d–-]+)?[^.;:]{{0,50}}?"
    rf" in (?:the |that |a )?(?:final of (?:the )?)?{_CUP}",
    needs=_NEEDS,
)
_SEASON, _GAMES_OF = r"(?:(?P<season>Summer|Winter) )?", r"(?P<event>Olympics|Olympic Games)"
_HELD = r"(?:,? (?:which )?(?:were |was |are |is )?(?:held|staged|hosted|played))?"
_HOSTED = r"(?:held|hosted|staged|was hosts? (?:of|to)|were hosts? (?:of|to)|, (?:the )?hosts? (?:city )?(?:of|to))"
#: where it was
_HOST = tuple(
    LatePattern(pattern, needs=("World Cup", "European", "Olympic", "Games"))
    for pattern in (
        rf"(?P<y1>{_YEAR}) {_SPORT}{_EVENT}(?: finals?)?{_HELD} (?:in|by) (?:the )?{_TEAM}",
        rf"{_EVENT}(?: finals?)? of (?P<y1>{_YEAR}){_HELD} in (?:the )?{_TEAM}",
        rf"(?P<y1>{_YEAR}) {_SEASON}(?P<event>Olympics|Olympic Games|Games){_HELD} (?:in|at|by) {_TEAM}",
        rf"{_SEASON}{_GAMES_OF} (?:of|in) (?P<y1>{_YEAR}){_HELD},? (?:in|at) {_TEAM}",
        rf"{_SEASON}{_GAMES_OF} (?:in|at) {_TEAM}(?! in {_YEAR})",
        rf"\b{_TEAM},?(?: (?:had|has|who|which|that)){{0,2}} ?{_HOSTED} the (?:(?P<y1>{_YEAR}) )?{_SEASON}{_GAMES_OF}"
        rf"(?:,? (?:of|in) (?P<y2>{_YEAR}))?",
        rf"\b{_TEAM},?(?: (?:had|has|who|which|that)){{0,2}} ?{_HOSTED} the (?:(?P<y1>{_YEAR}) )?{_SPORT}{_EVENT}"
        rf"(?:,? (?:of|in) (?P<y2>{_YEAR}))?",
    )
)
_ASIDE = re.compile(
    r"\b(?:if|would|could|might|hop\w+|not|n['’]t|never|dream\w*|nearly|almost|predict\w*|bid\w*|qualif\w+|fail\w*|until"
    r"|should|may|imagin\w+|film|novel|game|simulat\w+|bet|odds|favou?rites?|want\w*|will|going to|next|either|neither"
    r"|unlike)\b",
    re.IGNORECASE,
)
#: one team by several names
_ONE = {
    "Germany": "West Germany", "Germans": "West Germany", "Holland": "Netherlands", "USSR": "Soviet Union",
    "Russia": "Soviet Union", "America": "United States", "US": "United States", "Britain": "England",
    "Czech Republic": "Czechoslovakia", "Korea": "South Korea",
}  # fmt: skip
#: teams that play in such cups and never were in a final
_ALSO_TEAMS = frozenset(
    {
        "Paraguay",
        "Chile",
        "Poland",
        "Scotland",
        "Ireland",
        "Wales",
        "Colombia",
        "Peru",
        "Austria",
        "Romania",
        "Cameroon",
    }
)
#: where a part of the Games was: in 1956 the horses could not enter Australia
_ALSO_AT = frozenset({(1956, "Stockholm")})
_ANOTHER_TIME = re.compile(r"\b(?:before|after|ago|earlier|later|last|since|previous\w*|again|when)\b")
#: days that are the story's own
_NOW = re.compile(
    r"\b(?:yesterday|today|last night|tonight|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! in (?:19|20)\d\d)"
)
_MEMORY = re.compile(
    r"\b(?:had|once|former|veteran|remember\w*|recall\w*|medall?ists?|champions?|history|film"
    r"|who (?:won|ran|competed|took))\b"
)
#: years around other Games of a place within which it is spoken of for those
_AROUND = 10
#: days behind a final in which a story without a year is of it
_FRESH = 21


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name. Verdicts: the default one for the winner, `loser` for who lost, `host` for the place."""
    if view.story is None:
        return
    chunk = story_chunk(view.whole)
    if not ("World Cup" in chunk or "Olympic" in chunk or "European " in chunk or "Euro " in chunk):
        return
    for passage in view.passages:
        for pattern in (*_CLAIMS, _FINAL):
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                yield from _of_winner(view, found, passage.span)
        for pattern in _HOST:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                yield from _of_host(view, found, passage.span)


def _year(view: View, found: re.Match[str], rows: list[dict[int, Row]]) -> int | None:
    groups = found.groupdict()
    said = next((groups[y] for y in ("y1", "y2", "y3", "y4") if groups.get(y)), None)
    if said:
        return int(said)
    line = sentence_around(view.text, Span(*found.span()))
    years = re.findall(rf"\b{_YEAR}\b", line.of(view.text))
    if years:
        return int(years[0]) if len(set(years)) == 1 and re.search(rf"\bin {years[0]}\b", line.of(view.text)) else None
    day = None if _ANOTHER_TIME.search(line.of(view.text)) else sure_day(view.story)
    # a final that is told as yesterday's is that of the year
    if day and "final" in found[0] and _NOW.search(line.of(view.text)) and any(day.year in by for by in rows):
        return day.year
    fresh = [
        year for by in rows for year, row in by.items()
        if day and len(row.last) == len("2000-01-01")
        and 0 <= (day - datetime.date.fromisoformat(row.last)).days <= _FRESH
    ]  # fmt: skip
    return fresh[0] if len(set(fresh)) == 1 else None


def _events(found: re.Match[str]) -> tuple[str, ...] | None:
    groups = found.groupdict()
    sport = (groups.get("sport") or "").lower().replace("'", "’")
    if not found["event"].startswith("World"):
        return _EURO if not sport or sport in ("football", "soccer") else None
    known = {"rugby": _WORLD[2:3], "cricket": _WORLD[3:], "women’s": _WORLD[1:2], "": _WORLD,
             "icc": _WORLD[3:]} | dict.fromkeys(("football", "soccer", "fifa", "men’s"), _WORLD[:1])  # fmt: skip
    return known.get(sport)


def _of_winner(view: View, found: re.Match[str], line: Span) -> Iterator[Hit]:
    events = _events(found)
    span = Span(*found.span("team"))
    around = sentence_around(view.text, Span(*found.span()), line)
    if events is None or not view.admits(span):
        return
    picked = "to win" in found[0]
    if _ASIDE.search(view.text[around.start : found.end()].replace("to win", "")) and not picked:
        return
    won = [relations().of_event("won", event) for event in events]
    year = _year(view, found, won)
    if year is None:
        return
    rows = [by[year] for by in won if year in by]
    team = _team(found["team"])
    if not rows or not _is_team(team):
        return
    right = {_team(one) for row in rows for one in row.objects}
    said_final = "loser" in found.groupdict()
    if team in right:
        if said_final:
            yield from _of_loser(view, found, events, year, rows)
        return
    # a final of another round, or of another sport of that year that the record lacks
    if picked and len(rows) > 1:
        return
    yield _hit(span, found["team"], rows[0], year, found["event"], "")


def _of_loser(view: View, found: re.Match[str], events: tuple[str, ...], year: int, rows: list[Row]) -> Iterator[Hit]:
    lost = [by[year] for event in events if year in (by := relations().of_event("lost", event))]
    loser = _team(found["loser"])
    if lost and _is_team(loser) and loser not in {_team(one) for row in lost for one in row.objects}:
        yield _hit(Span(*found.span("loser")), found["loser"], lost[0], year, found["event"], "loser")


def _of_host(view: View, found: re.Match[str], line: Span) -> Iterator[Hit]:
    groups = found.groupdict()
    span = Span(*found.span("team"))
    said = groups.get("y1") or groups.get("y2")
    around = sentence_around(view.text, Span(*found.span()), line)
    if not view.admits(span) or _ASIDE.search(view.text[around.start : found.end()]):
        return
    day = None if said else _day_told(view, around)
    if not said and day is None:
        return
    year = int(said) if said else day.year if day else 0
    if found["event"].startswith(("Olympic", "Games")):
        season = groups.get("season")
        events: tuple[str, ...] | None = (f"{season} Olympics",) if season else _GAMES
    else:
        events = _events(found)
    hosted = {event: relations().of_event("hosted", event) for event in events or ()}
    rows = [by[year] for by in hosted.values() if year in by]
    everywhere = {one for by in hosted.values() for row in by.values() for one in row.objects}
    start = span.start + (4 if found["team"].lower().startswith("the ") else 0)
    place = max((one for one in everywhere if view.text.startswith(one, start)), key=len, default=None)
    own = {_team(one) for row in rows for one in row.objects}
    if not said and any(
        abs(y - year) <= _AROUND for by in hosted.values() for y, row in by.items() if place in row.objects
    ):
        return
    if rows and place and _team(place) not in own and (year, place) not in _ALSO_AT:
        yield _hit(Span(start, start + len(place)), place, rows[0], year, found["event"], "host")


def _day_told(view: View, sentence: Span) -> datetime.date | None:
    """The day of the story, where a sentence without a year is of it."""
    told = sentence.of(view.text)
    aside = _ANOTHER_TIME.search(told.replace(" after", "")) or _MEMORY.search(told)
    if aside or re.search(rf"\b{_YEAR}\b", told) or not _NOW.search(told):
        return None
    return sure_day(view.story)


def _hit(span: Span, said: str, row: Row, year: int, event: str, verdict: str) -> Hit:
    right = " and ".join(row.objects)
    fields = (("said", said), ("right", right), ("year", str(year)), ("event", event), ("source", row.source))
    return Hit(span, fields, verdict, (RelatedLocation(span, "record", fields=fields),))


def _team(written: str) -> str:
    bare = re.sub(r"^[Tt]he ", "", written)
    return _ONE.get(bare, bare)


def _is_team(team: str) -> bool:
    """Whether it is a team that has ever been in a final: another may be a man, or a paper."""
    told = [row for row in relations().rows if row.relation in ("won", "lost", "hosted")]
    return team in _ALSO_TEAMS or any(team == _team(one) for row in told for one in row.objects)
