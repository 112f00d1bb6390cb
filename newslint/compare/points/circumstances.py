"""Where an event was, what its things are like, what it came of and how it ended, as typed points."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from newslint.compare.concepts import StoryWords, Token, Written, noun_of
from newslint.compare.frames import EMPTY
from newslint.compare.points.people import bare
from newslint.compare.points.point import Point
from newslint.compare.points.roles import is_person
from newslint.extract.calendars import MONTHS, WEEKDAYS
from newslint.extract.numbers import ordinal_value
from newslint.model import Span

_CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
_NEAR = re.compile(
    r"\b(?:near|outside|close to|not far from) (?:the (?:\w+ ){0,2}(?:town|village|city|hamlet|port|resort) of )?"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
_ITS = "(?:its|his|her|their)"
#: where somebody or something was bound, and came from
_WAYS = {
    "to": re.compile(
        r"\b(?P<name>[A-Z][\w’']{1,30})-bound\b|\b(?:bound for|head(?:ing|ed) (?:for|to)|flying to|travell?ing to"
        rf"|going to|sailing for|destined for|en route to|left for|on {_ITS} way to|(?:carry|tak)ing [a-z]+ to)"
        rf" (?P<name2>{_NAME})"
    ),
    "from": re.compile(
        rf"\b(?:coming|travell?ing|flying|arriv\w+|on {_ITS} way|bound|flown|sailed|set out|left|departed|come) from"
        rf" (?P<name>{_NAME})"
    ),
}
_FROM_TO = re.compile(rf"\bfrom (?P<from>{_NAME}) to (?P<to>{_NAME})")
#: qualities of which a thing has one, by the closed classes of English: what its words are one with, if with any
_QUALITIES = {
    "colour": "white black red=crimson=scarlet=maroon blue=navy=turquoise green yellow grey=gray=silver brown orange"
    " purple pink beige cream",
    "compass": "northern southern eastern western north-eastern=northeastern north-western=northwestern"
    " south-eastern=southeastern south-western=southwestern",
    "side": "left=left-hand right=right-hand port starboard",
    "fuel": "petrol diesel electric coal steam gas",
    "matter": "wood=wooden=oak=pine=timber=mahogany=walnut=ebony=teak=bamboo"
    " stone=marble=granite=limestone=sandstone=slate"
    " metal=bronze=copper=iron=steel=brass=aluminium=aluminum ivory alabaster brick concrete plastic glass"
    " leather cotton silk wool straw=thatched plaster clay=terracotta porcelain cardboard paper rubber jade amber",
}
_QUALITY_OF = {
    word: (kind, alike.split("=")[0])
    for kind, members in _QUALITIES.items()
    for alike in members.split()
    for word in alike.split("=")
}
#: things of which there is one of each colour
_OF_SEVERAL = frozenset("medal medallist medalist card flag list ribbon team shirt light".split())  # noqa: SIM905
#: what things come of, by kinds of which one is no other, and what tells that something came of it
_CAUSES = {
    kind: re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    for kind, pattern in {
        "weather": r"lightning|fog|mist|gales?|gusts?|high winds?|storms?|ice|icy|snow\w*|frost|rain\w*|flood\w*|waves?"
        r"|heat|sun",
        "current": r"wiring|wires?|short[- ]circuit|circuits?|electrical|electricity|transformer|fuse|socket|battery"
        r"|power cable",
        "machine": r"brakes?|motor|engine|gears?|steering|bearing|axle|valve|bolts?|welds?|boiler|fatigue|pump"
        r"|mechanical|software|computer|signals?|joint|splice|rudder|tyre",
        "flame": r"cigarette\w*|match(?:es)?|bidi|candles?|stove|brazier|fire-?pot|cooker|chip pan|heater|lamp|bonfire"
        r"|fireworks?|blow ?torch|hotplate|oven|cooking",
        "malice": r"arson\w*|bombs?|sabotage\w*|hack\w+|attack\w*|deliberate\w*|on purpose|vandal\w*",
        "error": r"asleep|dozed|drunk\w*|careless\w*|human error|mistakes?|too fast|speeding|excessive speed"
        r"|overload\w*|distracted|negligen\w+",
    }.items()
}
_CAME_OF = re.compile(
    r"\b(?:blam\w+|caus(?:e|ed|es|ing)|due to|owing to|set off|sets? (?:\w+ ){1,3}off|put (?:\w+ ){1,4}down to"
    r"|set (?:light|fire) to|set (?:\w+ ){0,3}alight|sparked|touched off|triggered|culprit|to blame|originat\w+"
    r"|(?:began|started|broke out)(?: \w+){0,4} (?:in|by|when|with|at)|because of|led to|failed|responsible for"
    r"|brought about|put down to)\b",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"\b(?:ruled? out|no (?:evidence|sign)|not|nothing|neither|denied|denies|dismiss\w*|whether|might|may|could|or)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
#: characters before what tells that something came of something, and behind it, in which that stands
_BEFORE, _BEHIND = 80, 60
_WAY = "north|south|east|west"
#: on which side of a place something was: "26 miles east of Quillan Head"
_BEARING = re.compile(
    rf"\b(?P<way>(?:{_WAY})(?:-?(?:{_WAY}))?)(?:ern)? of (?:the )?(?:[a-z]+ ){{0,3}}?(?:of )?(?P<name>[A-Z][\w’'-]+)"
)
_ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
_FLOOR = re.compile(rf"\b(?P<n>ground|{_ORDINALS}|\d{{1,2}}(?:st|nd|rd|th))[- ]floor\b")


def circumstance_points(story: StoryWords) -> Iterator[Point]:
    """Places, ways, qualities, causes and floors."""
    for sentence in story.sentences:
        for maker in (_places, _bearings, _qualities, _causes, _floors):
            yield from maker(story.text, sentence)


def _places(text: str, sentence: Written) -> Iterator[Point]:
    start, end = sentence.span.start, sentence.span.end
    for found in _NEAR.finditer(text, start, end):
        if found["name"].split()[0] not in _CALENDAR:
            yield _named("place", "near", text, found.span("name"), sentence)
    for frame, form in _WAYS.items():
        for found in form.finditer(text, start, end):
            yield _named("way", frame, text, found.span("name" if found["name"] else "name2"), sentence)
    for found in _FROM_TO.finditer(text, start, end):
        for frame in ("from", "to"):
            yield _named("way", frame, text, found.span(frame), sentence)


def _bearings(text: str, sentence: Written) -> Iterator[Point]:
    for found in _BEARING.finditer(text, sentence.span.start, sentence.span.end):
        ways = tuple(sorted(re.findall(_WAY, found["way"])))
        yield Point("bearing", "", bare(found["name"]), found["way"], Span(*found.span("way")), sentence, words=ways)


def _named(kind: str, frame: str, text: str, span: tuple[int, int], sentence: Written) -> Point:
    name = bare(text[slice(*span)])
    return Point(kind, frame, "", name, Span(span[0], span[0] + len(name)), sentence, words=(name,))


def _qualities(text: str, sentence: Written) -> Iterator[Point]:
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.word.lower() in _QUALITY_OF and (not token.capital or token.start == sentence.span.start):
            kind, value = _QUALITY_OF[token.word.lower()]
            nouns = _nouns_behind(text, tokens[at : at + 4])
            for noun in nouns if nouns and nouns[-1] not in _OF_SEVERAL and not is_person(nouns[-1]) else ():
                yield Point(kind, noun, "", token.word, Span(token.start, token.end), sentence, words=(value,))


def _nouns_behind(text: str, tokens: Sequence[Token]) -> list[str]:
    """The nouns and names that follow a word one after another: police officer, Ford Escort."""
    nouns: list[str] = []
    for before, token in itertools.pairwise(tokens):
        word = token.word.lower()
        if text[before.end : token.start] != " " or word in EMPTY:
            break
        found = bare(token.word) if token.capital else "" if word.endswith(("ed", "ing")) else noun_of(word)
        if nouns and not found:
            break
        nouns += [found] if found else []
    return nouns


def _causes(text: str, sentence: Written) -> Iterator[Point]:
    for marker in _CAME_OF.finditer(text, sentence.span.start, sentence.span.end):
        low = max(sentence.span.start, marker.start() - _BEFORE)
        high = min(sentence.span.end, marker.end() + _BEHIND)
        for kind, pattern in {} if _RULED_OUT.search(text, low, high) else _CAUSES.items():
            for found in pattern.finditer(text, low, high):
                yield Point("cause", "", "", found[0], Span(*found.span()), sentence, words=(kind,))


def _floors(text: str, sentence: Written) -> Iterator[Point]:
    for found in _FLOOR.finditer(text, sentence.span.start, sentence.span.end):
        value = float(ordinal_value(found["n"]) or 0)
        yield Point("floor", "on", "", found[0], Span(*found.span()), sentence, value, value)
