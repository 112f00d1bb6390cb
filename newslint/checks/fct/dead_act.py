"""People whose death a story tells, and who act afterwards in the same story."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.calendars import WEEKDAYS
from newslint.extract.sentences import sentences_of_passages
from newslint.extract.timeline import sure_day, times_in
from newslint.model import BODY_PARTS, Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_WORD = r"[A-ZÀ-Ž][\w’'-]+"
_NAME = rf"(?P<given>{_WORD}(?: [A-Z]\.)?) (?P<last>(?:(?:de|da|del|van|von|der|bin|al|la|le) )?{_WORD})"
_DEATH = re.compile(
    rf"{_NAME}(?P<aside>,? (?:\d{{1,3}}, )?(?:(?:who|a|an|the|[a-z]+) [^.;“”\"]{{0,80}},)?)? ?(?P<verb>died|has died"
    rf"|dies|passed away|drowned|(?:was|were|has been|had been) (?:killed|murdered|executed"
    rf"|assassinated|shot dead|found dead)|committed suicide|, who died|, who was killed)\b(?! (?:in|of) (?:love"
    rf"|laughing))"
)
_LIVED = re.compile(rf"{_NAME} \((?:1\d|20)\d\d ?[-–] ?(?P<died>(?:1[89]|20)\d\d)\)")
_LATE = re.compile(rf"\b[Tt]he late (?:[a-z]+ |[A-Z][a-z]+ )?{_NAME}")
#: what the dead don't do, and what is done with them
_PAST = (
    r"(?:told|said|says|met|signed|voted|spoke|attended|accepted|announced|resigned|arrived|appeared|visited|flew"
    r"|travell?ed|returned|urged|denied"
    r"|promised|pleaded|testified|was arrested|was released|was sworn in|took office|won|played|scored|opened|gave"
    r"|cast|thanked|warned|called|painted|wrote|composed|designed|drew|sculpted|married|moved to|travelled|founded"
    r"|recorded|taught)"
)
_ACTS = re.compile(
    rf"(?:,[^,.;]{{0,60}},)? (?:(?P<future>(?:will|plans to|intends to|hopes to|is to|is due to|is expected to"
    rf"|is set to|wants to) (?!be (?:\w+ed|laid|given|held|seen)\b|have\b"
    rf"|always|never|forever|not|also be|lie\b|rest\b|receive|go down|live on|remain)(?P<act>[a-z]+))"
    rf"|(?P<past>{_PAST}))\b"
)
_RECENT = re.compile(
    r"\b(?:last (?:week|month|night)|this (?:week|morning)|yesterday|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
    r"|Sun)day)\b"
)
#: words that take an act back into the time before the death: in front of the act, and behind it
_HAD = re.compile(
    r"\b(?:had|before|earlier|once|used to|posthumous\w*|video|recording|letter|diary|ghost|character|film|series"
    r"|photo\w*|body|bodies|remains|coffin|casket|corpse|ashes)\b"
)
_EARLIER = re.compile(
    r"\b(?:before (?:his|her)|earlier|years? ago|months? ago|last (?:year|month)|in (?:January|February|March"
    r"|April|May|June|July|August|September"
    r"|October|November|December)|posthumous\w*|recorded)\b"
)
#: in front of a name: then somebody else does it
_ANOTHER = re.compile(r"\b(?:of|by|for|with|from|about|against|like|whose|and|to)\b")


class Options(Struct, frozen=True):
    """This check has nothing to set."""


class _Death(Struct, frozen=True):
    given: str
    last: str
    day: datetime.date
    span: Span
    at: int
    sentence: tuple[int, int]


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the act and points to the death. Silent where the day of the story, or of either, isn't known."""
    text, today = view.text, sure_day(view.story)
    if today is None or view.story is None:
        return
    whole = text[view.story.span.start : view.story.span.end]
    if not re.search(
        r"\b(?:died|dies|killed|murdered|executed|assassinated|drowned|late|dead|suicide|passed away)\b|\((?:1\d"
        r"|20)\d\d ?[-–]",
        whole,
    ):
        return
    passages = [p.span for p in view.passages if p.part in BODY_PARTS]
    sentences = [sentence for p in passages for sentence in view.whole.shared(sentences_of_passages).get(p.start, ())]
    deaths = [death for sentence in sentences for death in _deaths(text, sentence, today)]
    for death in deaths:
        others = {
            m["given"]
            for m in re.finditer(_NAME.replace("?P<last>", "?P<last>(?=" + re.escape(death.last) + r"\b)"), whole)
        } - {death.given}
        yield from _acts_of(view, death, sentences, today, bool(others))


def _deaths(text: str, sentence: tuple[int, int], today: datetime.date) -> Iterator[_Death]:
    start, end = sentence
    for found in _DEATH.finditer(text, start, end):
        if re.search(
            r"\b(?:whose|said|says|if|when|after|before|feared|not|never|almost|nearly)\b",
            (found["aside"] or "") + text[max(start, found.start() - 12) : found.start()],
        ):
            continue
        told = [t for t in times_in(text, found.end(), min(end, found.end() + 50), today) if t.start - found.end() < 30]
        if told and told[0].last <= today:
            yield _Death(
                found["given"],
                found["last"],
                told[0].last,
                Span(found.start("given"), found.end()),
                told[0].end,
                sentence,
            )
    for found in _LIVED.finditer(text, start, end):
        if int(found["died"]) < today.year:
            day = datetime.date(int(found["died"]), 12, 31)
            yield _Death(found["given"], found["last"], day, Span(*found.span()), found.end(), sentence)
    for found in _LATE.finditer(text, start, end):
        yield _Death(found["given"], found["last"], datetime.date(1, 1, 1), Span(*found.span()), found.end(), sentence)


def _acts_of(
    view: View, death: _Death, sentences: list[tuple[int, int]], today: datetime.date, several: bool
) -> Iterator[Hit]:
    text = view.text
    named = re.compile(rf"(?<![\w’'-])(?:{re.escape(death.given)} )?{re.escape(death.last)}(?![\w’'-])")
    for start, end in sentences:
        if end <= death.span.start:
            continue
        own = (start, end) == death.sentence
        for at in [death.at] if own else [m.end() for m in named.finditer(text, start, end)]:
            closed = at + (text[at : at + 1] in (",", ")"))
            yield from _act_at(view, death, start, end, closed, today, several)
        if death.day.year == 1 and (start, end) == death.sentence:
            # of "the late …" only this sentence is judged, for no day is told
            return


def _act_at(
    view: View, death: _Death, start: int, end: int, at: int, today: datetime.date, several: bool
) -> Iterator[Hit]:
    text = view.text
    act = _ACTS.match(text, at, end)
    span = Span(act.start() + 1, act.end()) if act else None
    if act is None or span is None or not view.admits(span) or view.whole.is_quoted(span):
        return
    before = text[max(start, at - 60) : at]
    own = (start, end) == death.sentence
    name = re.search(rf"(?:({_WORD}(?: [A-Z]\.)?) )?{re.escape(death.last)}[,)]?$", before)
    if not own and (
        name is None
        or (name[1] and name[1] != death.given and not _is_title(name[1]))
        or (several and name[1] != death.given)
    ):
        return
    if own and not act["past"] and death.day.year != 1:
        return
    if (
        _ANOTHER.search(text, start, death.span.start)
        if own
        else _ANOTHER.search(before.rpartition(name[0] if name else "")[0][-8:])
    ):
        return
    if _HAD.search(text, at if own else start, act.start()):
        return
    if act["future"]:
        yield _hit(death, span, "will act")
        return
    if _EARLIER.search(text, act.end(), end):
        return
    told = [t for t in times_in(text, at if own else start, end, today) if t.grain == "day"]
    late = [t for t in told if death.day < t.first <= today]
    years = [t for t in times_in(text, act.end(), end, today) if t.grain != "day" and t.year_given]
    if years and not told and all(t.first > death.day for t in years) and years[0].first.year <= today.year:
        yield _hit(death, span, "acted")
        return
    recent = own and death.day.year < today.year and _RECENT.search(text, act.end(), end)
    if (late and len(late) == len(told)) or recent:
        yield _hit(death, span, "acted")


def _is_title(word: str) -> bool:
    return word in ("Mr", "Mrs", "Ms", "Dr", "Mayor", "President", "Gen", "Sir", *WEEKDAYS)


def _hit(death: _Death, span: Span, how: str) -> Hit:
    fields = (("person", f"{death.given} {death.last}"), ("how", how))
    return Hit(span, fields, "", (RelatedLocation(death.span, "other"),))
