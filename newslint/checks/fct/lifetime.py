"""An army, a state or a body that acts in a story of a day on which it was no more, or a name that nobody knew yet."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.date_corroboration import is_date_contradicted, is_date_corroborated
from newslint.extract.mentions import Mention, mentions
from newslint.extract.sentences import sentence_around
from newslint.extract.story_dates import dating, latest_year
from newslint.knowledge.lifetimes import ARMED, MEMORY, Lifetime, lives, past_cues
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

#: how often a story must name the successor
_NAMED = 2
#: characters from the name within which a word of memory is about it
_CLOSE = 32
_OF_OLD = re.compile(r"\b(?i:former|old|ex|veteran|then|ancient|late|post|pre)[ -](?:the )?$")
#: who was once in an army: "his father was in the Soviet air force"
_SERVED = re.compile(
    r"\b(?:was|were|had been|serv(?:ed|ing)|fought|enlisted|flew|spied) (?:\w+ )?(?:in|with|for) (?:the )?$"
)
#: what a thing was once made for, or against: built to kill Soviet tanks
_MADE_FOR = re.compile(
    r"\b(?:built|designed|made|meant|intended|conceived|developed|erected|constructed|invented)(?: in \d{4})?"
    r" (?:to (?!be\b)[a-z]+|for|against)(?: the)? $"
)
#: what places a sentence in our days whatever else it says: a weekday, a year of this century
_PRESENT = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|20[0-4]\d|last week|this week|yesterday|today"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|(?:March|April|May|June|July) \d{1,2})\b"
)
#: what was over before the story's own past
_HAD = re.compile(r"(?:,? (?:who|which|that))? had (?!been (?:shell|attack|warn))\w+")
#: a lighter sign of the past, if it stands in the sentence before or after: a year or a great event
_YEAR_AROUND = re.compile(r"\b1[0-9]\d\ds?\b|World War|Cold War|\b(?:19)?[2-9]0s\b")
#: those of a state or a body who act for it
_MEN = (
    r"fighters|troops|forces|officials?|spokes(?:man|woman|person)|leaders?|rebels"
    r"|peacekeepers|agents?"
    r"|commanders?|government"
    r"|ministers?|ambassador|embassy|army|police|delegat\w+|inspectors|diplomats|soldiers|runners|athletes|players|officers"
)
#: verbs that say what somebody does, as the grammar has them: regular ones, and those that are not
_ACT = (
    r"(?:[a-z]{3,}ed|said|says|told|beat|lost|won|met|sent|took|gave|held|made|put|cut"
    r"|hit|shot|left|led|built|bought|brought|drew|fell|rose|went|came|began|sold|set|shut|paid|stood|spoke|struck|sought|fought"
    r"|found|kept|let|ran|threw|withdrew|broke|chose|flew|grew|laid|lent|quit|swore|wrote|will|plans to|is|are"
    r"|has|have|can|may"
    r"|claims|denies|launches|attacks|warns|wants|says|calls|opens|signs)"
)
#: when, right behind who did it: "East Germany on Tuesday asked …"
_WHEN = (
    r"yesterday|today|last (?:week|month|night)|this (?:week|month|morning)"
    r"|(?:on |late |late on |early on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:night|evening|morning))?"
)
#: what a body or a state does, right behind its name
_DOES = re.compile(
    rf"(?:['’]s? )?(?: (?:{_MEN}))?(?: and (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?(?: (?:also|now|then|later|{_WHEN}))? "
    rf"(?!collapsed|dissolved|ceased|existed|disintegrated|split)(?P<act>{_ACT})\b(?! been (?:dissolved|renamed))"
)
#: people of a state or a body before its name: "soldiers from Zaire"
_OF_IT = re.compile(rf"\b(?i:{_MEN}) (?:from|of) (?:the )?$")
#: what makes the name a place or an object
_OBJECT = re.compile(
    r"\b(?:what (?:was|is now)|from|of|in|to|with|for|by|against|between|like|than|about|into"
    r"|at|on|over|via|as|and|or) (?:the )?$"
)
#: where somebody goes, what happens, and whom one plays for, before the name of a state
_PLACE = re.compile(
    r"(?<!who )(?<!had )\b(?:(?:flew|travel(?:s|led|ed)|returned|arrived|goes|went|is going|head(?:s|ed)|sent|deployed"
    r"|sail(?:s|ed)|drove) (?:[a-z]+ )?(?:to|in|into|for)|visit(?:s|ed|ing)?(?: to)?|trips? to|flights? (?:to|from)"
    r"|(?:towns?|cit(?:y|ies)|villages?|regions?|provinces?|borders?|capital|east|west|north|south|parts?|coast|mines?"
    r"|camps?) (?:of|in)|(?:north|south|east|west)ern|(?:medals?|titles?|match|game|goals?|win|victory|gold|silver"
    r"|bronze) for|(?:embassy|ambassador) (?:of|in|to)|(?:talks|treaty|trade|relations|deal|agreement|ties) with"
    r"|(?i:exports?|imports?|goods|shipments?|arrivals|visitors) (?:[a-z]+ ){0,3}(?:from|to)"
    r"|(?:president|prime minister|premier|chancellor|king|queen|ruler|leader|government|army|parliament"
    r"|ministers? [a-z ]{0,12}|ministry) of) (?:the )?$"
)
#: what makes a place one of the past all the same
_ROOTS = re.compile(
    r"\b(?:born|grew up|raised|childhood|fled|escap\w+|emigrat\w+|defect\w+|exile\w*|native|roots|famil\w+|parents?"
    r"|(?:grand)?(?:father|mother)|remember\w*|recall\w*|memor\w+|once|used to|history|historian|stamps?|maps?|film\w*"
    r"|book|novel|documentary|exhibition|refugees?|then|formerly|anniversary|years? (?:ago|later|earlier)|decades?"
    r"|die[sd]|dead|death|obituar\w+|as an? (?:young|boy|girl|child|student|pilot|soldier)|who (?:had )?[a-z]+ed)\b"
)
_ON_A_DAY = re.compile(rf"\b(?:{_WHEN}|this year|this week['’]s|last week['’]s|next (?:week|month))\b")
#: a sentence that plans, guesses or names
_AHEAD = re.compile(
    r"\b(?:would|could|might|if|propos\w+|plan\w*|renam\w+|name[ds]?|call(?:ed|s|ing)?|creat\w+|so-called|fiction\w*"
    r"|novel|film"
    r"|future|one day|dub(?:bed|s)|hypothetical\w*)\b",
    re.IGNORECASE,
)
#: and before which its name is a mistake, of the story or of its date
_LONG_BEFORE = 180
#: the same for a name that was coined, which a movement may have had
_COINED_BEFORE = 60
#: days before its first day within which a name may be known to some
_RUMOUR = 60


class Options(Struct, frozen=True):
    """`years`: how long after its end something may still be spoken of as if it were there."""

    years: int = 2


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the name and what acts.

    The verdicts: the default one for what is no more, `beside` for an army beside a living one, `quoted` for one in
    quotation marks, `unborn` for what began only later.
    """
    seen = view.whole.shared(mentions)
    for sighting in sorted((*seen.get("lifetime", ()), *seen.get("organisation", ()))):
        life = lives().get(sighting.word)
        passage = next((p.span for p in view.passages if p.span.start <= sighting.start < p.span.end), None)
        if life is None or passage is None or any(word in _story(view) for word in life.unless):
            continue
        hit = _gone(view, passage, sighting, life, options) if life.ended else None
        hit = hit or _unborn(view, passage, sighting, life)
        if hit:
            yield hit


def _story(view: View) -> str:
    return view.story.span.of(view.text) if view.story else ""


def _gone(view: View, passage: Span, sighting: Mention, life: Lifetime, options: Options) -> Hit | None:
    """A hit if the story is of a day long after the end, and the name stands for more than a memory."""
    found = (_actor() if life.acts == "armed" else _DOES).match(view.text, sighting.end)
    before = view.text[max(passage.start, sighting.start - 40) : sighting.start]
    men = _OF_IT.search(before) if life.acts != "armed" else None
    if life.acts == "state" and men is None and _PLACE.search(before):
        return _gone_place(view, passage, sighting, life, options)
    if life.acts != "armed" and men is None and _OBJECT.search(before):
        return None
    day = _day_of(view) if found else None
    assert life.ended is not None
    if found is None or day is None or day[0] <= life.ended + datetime.timedelta(365 * options.years):
        return None
    span = Span(sighting.start - len(before) + men.start() if men else sighting.start, found.end())
    quoted = view.whole.is_quoted(span)
    if quoted and (life.acts != "armed" or not _successor_named(view, life)):
        return None
    if life.acts != "armed" and not _PRESENT.search(" ".join(_sentence(view.text, passage, span))):
        return None
    if _speaks_of_the_past(view.text, passage, span):
        return None
    other = found["other"] if life.acts == "armed" else None
    return _hit(span, "quoted" if quoted else "beside" if other else "", life, day)


def _gone_place(view: View, passage: Span, sighting: Mention, life: Lifetime, options: Options) -> Hit | None:
    """A hit if people go there, or play for it, on a day of the story's own week long after its end."""
    span, day = Span(sighting.start, sighting.end), _day_of(view)
    assert life.ended is not None
    if day is None or day[0] <= life.ended + datetime.timedelta(365 * options.years) or view.whole.is_quoted(span):
        return None
    sentence = " ".join(_sentence(view.text, passage, span))
    if not _ON_A_DAY.search(sentence) or _ROOTS.search(sentence) or _speaks_of_the_past(view.text, passage, span):
        return None
    return _hit(span, "", life, day)


def _unborn(view: View, passage: Span, sighting: Mention, life: Lifetime) -> Hit | None:
    """A hit if the story is of a day before the beginning, and nothing says that it plans or names the thing."""
    span = Span(sighting.start, sighting.end)
    if life.acts in ("body", "new"):
        found = _DOES.match(view.text, sighting.end)
        before = view.text[max(passage.start, sighting.start - 40) : sighting.start]
        if found is None or (_OBJECT.search(before) and not _OF_IT.search(before)):
            return None
        span = Span(sighting.start, found.end())
    elif life.acts != "coined":
        return None
    told = dating(view.whole)
    if told is None or told.latest >= life.began - datetime.timedelta(_RUMOUR) or view.whole.is_quoted(span):
        return None
    sentence = " ".join(_sentence(view.text, passage, span))
    if _AHEAD.search(sentence) or (told.day and is_date_contradicted(view.whole, told.day, name=life.name)):
        return None
    if is_date_corroborated(view.whole, told, name=life.name):
        return _hit(span, "unborn", life, (told.latest, told.why))
    # the day of a record alone may be that of a copy; where the story tells of a weekday, somebody should look
    early = told.latest < life.began - datetime.timedelta(_LONG_BEFORE if life.acts != "coined" else _COINED_BEFORE)
    if early and (_PRESENT if life.acts != "coined" else _ON_A_DAY).search(sentence):
        return _hit(span, "undated", life, (told.latest, told.why))
    return None


def _successor_named(view: View, life: Lifetime) -> bool:
    """Whether the story speaks of what took its place, so that a speaker can hardly have meant the old one."""
    story, name = view.story, life.now.split(" ")[0]
    return bool(story and name and view.text.count(name, story.span.start, story.span.end) >= _NAMED)


def _hit(span: Span, verdict: str, life: Lifetime, day: tuple[datetime.date, str]) -> Hit:
    fields = (
        ("name", life.name),
        ("began", str(life.began)),
        ("ended", str(life.ended or "")),
        ("source", life.source),
        ("now", life.now or "no more"),
        ("day", str(day[0])),
        ("why_day", day[1]),
    )
    return Hit(
        span, fields, verdict, (RelatedLocation(span, "begin" if verdict == "unborn" else "record", fields=fields),)
    )


@functools.cache
def _actor() -> re.Pattern[str]:
    return re.compile(rf"(?P<other> and (?:the )?[A-Z][\w.]*(?: [A-Z][\w.]*)?)? (?:{ARMED})\b(?!-)")


def _day_of(view: View) -> tuple[datetime.date, str] | None:
    """A day on or after which the story was written, and what says so."""
    told = dating(view.whole)
    if told is not None:
        return told.earliest, told.why
    if view.story and view.story.published:
        return view.story.published, f"{view.story.published_from} date"
    year = latest_year(view.whole)
    return (datetime.date(year, 1, 1), f"the story speaks of {year}") if year else None


def _sentence(text: str, passage: Span, span: Span) -> tuple[str, str]:
    """What stands before and after the flagged words in their sentence; they may hold a cue themselves."""
    whole = sentence_around(text, span, passage)
    return text[whole.start : span.start], text[span.end : whole.end]


def _speaks_of_the_past(text: str, passage: Span, span: Span) -> bool:
    left, right = _sentence(text, passage, span)
    sentence = f"{left} {right}"
    if past_cues().search(sentence):
        return True
    if _HAD.match(right):
        return True
    before, after = left[-_CLOSE:], right[:_CLOSE]
    if (
        _OF_OLD.search(before)
        or _SERVED.search(left[-40:])
        or _MADE_FOR.search(left[-60:])
        or (MEMORY.search(f"{before} {after}") and not _PRESENT.search(sentence))
    ):
        return True
    start, end = span.start - len(left), span.end + len(right)
    around = text[max(passage.start, start - 250) : start] + text[end : min(passage.end, end + 250)]
    return bool(_YEAR_AROUND.search(around))
