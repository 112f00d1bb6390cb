"""Somebody who died, by the record, before the day on which the story lets them speak or act."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.date_corroboration import is_date_contradicted
from newslint.extract.late_pattern import LatePattern
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating
from newslint.extract.title_guards import speaks_of_the_past, tells_a_memory
from newslint.knowledge.coverage import HEADS
from newslint.knowledge.offices import knowledge
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: days after a death within which news of the living may still come out; not measured
_LATE_NEWS = 7
#: years of age beyond which a name is that of a namesake, or of a book; chosen
_OLDEST = 112
_NO_NAME = "The|A|An|In|On|At|But|And|For|From|When|While|As|Its|His|Her|Their|That|This|Former|Late"
_NAME = rf"(?P<name>(?!(?:{_NO_NAME}) ){CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{1,3}})"
_SAYS = (
    "said|says|told|vowed|pledged|warned|announced|plans|wants|tweeted|arrived|met|visited|flew|signed|promised|opened"
    "|attended|welcomed|urged|denied|declined|agreed|spoke|called|presided|presented|addressed|received|replied|added"
    "|insisted|argued|conducted|performed|sang|played|appeared|hosted|unveiled|inspected|greeted|thanked|refused"
    "|showed|launched|joined|chaired|watched|handed|demanded|apologi[sz]ed|resigned|returned|travelled|traveled|testified"
    "|arrives|visits|opens|attends|appears|performs|meets|addresses|unveils"
)
#: what only the living are going to do
_TO_DO = (
    "conduct|play|sing|direct|perform|speak|attend|open|visit|meet|run|lead|address|present|star|appear|host|fly"
    "|arrive|return|sign|travel|chair|join|deliver|write|teach|launch|welcome|judge|tour|exhibit|lecture|read"
    "|preside|announce|testify|retire|resign|marry|compete|defend|fight|coach|unveil|hold|give|make|take part|stand"
)
#: a name, perhaps with what the person was, and what only the living do
_ACTS = LatePattern(
    rf"{_NAME}(?P<aside>,? (?:who|the|a|an|[a-z]+|\d\d)\b[^.\n“”\"]{{0,60}},|,)??"
    rf" (?:(?P<future>will|is (?:to|due to|set to|expected to|scheduled to|going to)|plans to|hopes to|intends to)"
    rf" (?:also |then |again |himself |herself )?(?P<does2>{_TO_DO})\b|(?:has |have )?(?P<does>{_SAYS})\b)"
    r"(?! (?:be (?:buried|remembered|honou?red)|lie|in (?:19|20)\d\d))"
)
#: what the living alone do where they stand: they move, and show what they feel
_BODILY = (
    "walked|sat|stood|arrived|left|shook|waved|smiled|joked|laughed|nodded|danced|ate|drank|climbed|rode|drove|ran"
    "|cut|opened|handed|gave|told|said|asked|thanked|praised|watched|applauded|embraced|kissed|hugged|toasted|greeted"
    "|spoke|addressed|attended|unveiled|cheered|bowed|strolled|flew|landed|returned|turned|visited|toured|planted"
)
#: a name that begins a sentence, with what the person was behind it perhaps, and what only the living do
_BEGINS = LatePattern(
    rf"(?:(?<=[.!?”\"] )|^){_NAME}(?P<aside>, (?:the |a |an )?[^.,\n“”\"]{{2,60}},)? (?P<does>{_BODILY})\b",
    re.MULTILINE,
)
#: what is done by somebody who is there
_BY = LatePattern(
    r"\b(?:opened|presented|handed (?:over|out)|unveiled|launched|inaugurated|welcomed|greeted|received|signed"
    r"|addressed|hosted|chaired|led|joined|accompanied|visited|interviewed|congratulated|awarded)"
    r" (?:(?:on \w+|yesterday|today|last night|this week) )?by "
    rf"{_NAME}(?P<aside>, (?:the |a |an )?[^.,\n“”\"]{{2,60}},)?",
    needs=(" by ",),
)
#: those who did something together, and a name among them
_AMONG = LatePattern(
    r"\b(?:[Aa]mong|[Aa]mongst) (?:those|the (?:[a-z]+ )?(?:guests|signatories|speakers|mourners|stars|performers"
    r"|passengers|spectators|audience|delegates|visitors|backers|supporters|winners|celebrities))\b"
    r"(?P<what>[^.;:“”\"\n]{0,60}?),? (?:is|are|was|were) (?:[a-z]+ ){0,3}?(?=[A-Z])"
)
_LIVING_AMONG = re.compile(
    r"\b(?:sign|attend|present|watch|guest|speaker|mourner|star|perform|passenger|spectator|audience|delegate|visitor"
    r"|backer|support|applaud|invited|expected|gather|celebrit|there|joined|taking part|took part|turn)"
)
_NAMES = LatePattern(_NAME)
_NOW = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|tomorrow|this (?:week|month|morning|year|autumn"
    r"|spring|summer|winter)|next (?:week|month|year|spring|summer|autumn|winter)|yesterday|last (?:night|week))\b"
)
#: strings of which whatever an act of the living is told with holds one
_MARKS = ("day", "this ", "next ", "will ", " to ", "mong", "said", "told", "tonight", "tomorrow", "last ")
_TRACE = re.compile(
    r"\b(?:film|movie|novel|plays?|book|letter|memoir|diar\w+|tape|recording|video|archive|posthumous\w*|late|statue"
    r"|ghost|museum|quoted|wrote|portrait|exhibition|series|documentary|musical|tribute|legacy|grave|death|died|dead"
    r"|biograph\w+|historian|actor|actress|had|once|famously|anniversary|years? ago|decades?|born|1[89]\d\d|20\d\d"
    r"|estate|foundation|character|impersonat\w+|hologram|poem|painting|conspiracy|requiem)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:^|[.”\"] |, )(?:[Tt]he (?:[A-Z][a-z]+ )?)?(?P<title>(?:[Pp]rime [Mm]inister|[Pp]resident|[Cc]hancellor"
    r"|[Kk]ing|[Qq]ueen|[Pp]remier|[Ss]ecretary of [Ss]tate|[Ff]oreign ([Mm]inister|[Ss]ecretary)|[Cc]hairman)),?"
    r" (?:(?:Mrs|Mr|Dr|Sir|Miss|Ms)\.? )?$"
)
_HONOURED = re.compile(r"^(?:(?:Mrs|Mr|Ms|Miss|Dr|Sir|Dame|Lady|President|Chancellor|Premier|Minister)\.? )+")
_YEAR = re.compile(r"(?<![\w$€£,.-])(?:19|20)\d\d(?![\w%]|,\d|\.\d)")
_CLAUSE = re.compile(r"[,;:]| that | and |(?<=[a-z])\.")
_AGED = re.compile(r", (?P<age>\d{1,3})\b")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name and what the person does; the field `died` has the day, or the year, of the record."""
    places: set[int] = set()
    for hit in _hits(view):
        # what somebody does may be read in two ways
        if hit.span.start not in places:
            places.add(hit.span.start)
            yield hit


def _hits(view: View) -> Iterator[Hit]:
    if view.story is None or (told := dating(view.whole)) is None or told.day is None:
        return
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if not any(view.text.find(word, start, end) >= 0 for word in _MARKS):
            continue
        for found in _ACTS.finditer(view.text, start, end):
            span = Span(found.start(), found.end())
            if view.admits(span) and not view.whole.is_quoted(span):
                yield from _judge(view, found, span, passage.span)
        if passage.part in BODY_PARTS:
            yield from _there(view, passage.span)
        if passage.part in BODY_PARTS and "mong" in view.text[start:end]:
            yield from _among(view, passage.span)


def _there(view: View, line: Span) -> Iterator[Hit]:
    """Hits for the dead who walk, cut ribbons and hand over prizes in a paragraph of this week."""
    for pattern in (_BEGINS, _BY):
        for found in pattern.finditer(view.text, line.start, line.end):
            span = Span(found.start("name"), found.end())
            # who is called a former president is alive; of the dead papers say the late
            former = ", the former " in (found["aside"] or "")
            now = former or _NOW.search(view.text, line.start, line.end) is not None
            if now and view.admits(span) and not view.whole.is_quoted(span):
                yield from _judge(view, found, span, line, there=True)


def _among(view: View, line: Span) -> Iterator[Hit]:
    """Hits for the dead among those who signed, came or spoke."""
    for group in _AMONG.finditer(view.text, line.start, line.end):
        sentence = sentence_around(view.text, Span(*group.span()), line)
        if not _LIVING_AMONG.search(group[0]):
            continue
        for found in _NAMES.finditer(view.text, group.end(), sentence.end):
            if view.admits(Span(*found.span())):
                yield from _judge(view, found, Span(*found.span()), line, sure=True)


def _judge(
    view: View, found: re.Match[str], span: Span, line: Span, *, sure: bool = False, there: bool = False
) -> Iterator[Hit]:
    groups = found.groupdict()
    name = re.sub(r"['’]s?$", "", _HONOURED.sub("", found["name"]))
    told = dating(view.whole)
    dead = _death(name, told.day) if told and told.day else None
    if told is None or dead is None:
        return
    person, died, source = dead
    around = sentence_around(view.text, span, line)
    sentence = around.of(view.text).replace(groups.get("aside") or "\0", "")
    sentence = sentence.replace(str(told.earliest.year), "")
    honoured = _HONOURED.match(found["name"])
    start = found.start("name") + (honoured.end() if honoured else 0)
    before = view.text[max(line.start, start - 60) : start]
    future = groups.get("future")
    if not (sure or there or future or _OFFICE.search(before) or _NOW.search(sentence)):
        return
    if there:
        # what the person says there may be of another time
        sentence = view.text[around.start : found.start()] + _CLAUSE.split(view.text[found.end() : around.end], 1)[0]
    memory = tells_a_memory if sure or there or future else speaks_of_the_past
    if _TRACE.search(sentence) or memory(sentence):
        return
    if there and any(int(year) != told.latest.year for year in _YEAR.findall(line.of(view.text))):
        return
    if is_date_contradicted(view.whole, told.day or told.earliest, person=person) or _is_aged_otherwise(
        view.text, found.end("name")
    ):
        return
    fields = (
        ("person", person),
        ("died", f"on {died}" if "-" in died else f"in {died}"),
        ("day", told.shown),
        ("why_day", told.why),
        ("source", source),
    )
    place = Span(found.start("name"), found.end("name"))
    yield Hit(span, fields, related_locations=(RelatedLocation(place, "record", fields=fields),))


def _is_aged_otherwise(text: str, at: int) -> bool:
    """Whether an age stands behind a name: somebody who needs one is a namesake."""
    return _AGED.match(text, at) is not None


def _death(name: str, day: datetime.date) -> tuple[str, str, str] | None:
    """Who of that name had died before a day, when, and by which source; None if nobody, or too long before."""
    record = knowledge().record
    died = record.died(name)
    if died is not None and day > died + datetime.timedelta(_LATE_NEWS):
        held = record.holdings(name)
        if any(h.office in HEADS for h in held):
            return held[0].person, str(died), "wikidata"
    figure = record.figure(name)
    if figure is None or not figure.is_dead(day, _LATE_NEWS) or day.year - int(figure.born[:4]) > _OLDEST:
        return None
    held = record.holdings(name)
    if any((h.end or h.known_until).year > int(figure.died[:4]) for h in held) or record.is_sitting(name, day):
        return None
    return figure.name, figure.died, figure.source
