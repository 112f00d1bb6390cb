"""A count and the list that follows it, in one sentence or in "the first … the second …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from newslint.extract.calendars import MONTHS
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import SMALL, ordinal_value, value_of
from newslint.extract.one_scan import may_match
from newslint.extract.sentences import sentences_of_passages
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

_NUMBERS = rf"{'|'.join(w for w in SMALL if SMALL[w] in range(2, 13))}|[2-9]|1[0-2]"
_COUNT = rf"(?P<n>{_NUMBERS})"
_NAME = r"(?:(?<![\w.])[A-Z][\w.’'-]*(?: (?:of|de|da|del|van|von|der|bin|al|the|and the))?(?: [A-Z][\w.’'-]*){0,3})"
_US_STATES = tuple(
    """Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois
    Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri
    Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington
    Wisconsin Wyoming""".split()  # noqa: SIM905
)
#: a count, a plural and up to a few words of a verb, before the mark that opens the list
_COLON = re.compile(
    rf"\b(?i:{_COUNT}) (?P<noun>(?:[a-z-]+ ){{0,2}}(?:[a-z]+s|people|men|women"
    rf"|children))(?P<verb>(?: [a-z-]+){{0,9}}(?: (?:on|in|by) [A-Z]\w+)?)"
    r"(?P<mark>: | ?— ?| – | -- )"
)
_APPOSED = re.compile(
    rf"\b(?i:(?P<n>both|{_NUMBERS})) (?:[a-z-]+ ){{0,2}}(?:[a-z]+s|people|men|women"
    rf"|children)(?:, | \(| ?— ?| – )(?P<list>{_NAME}(?:, {_NAME})*,? and {_NAME})(?=[,.;)—]| [–—])"
)
#: "Three people were arrested. They were named as A, B, C and D"
_NAMED_AS = LatePattern(
    rf"\b(?P<n>(?i:{_NUMBERS})) (?:[a-z-]+ ){{0,2}}(?:people|men|women|children|[a-z]+s)\b[^.;:()“”\"\d]{{0,100}}\. "
    r"(?:They|The (?:dead|victims|men|women|suspects|accused|winners|trio|arrested|defendants)|Those (?:killed|arrested"
    r"|charged|injured)|(?:Police|Officials|Detectives) (?:named|identified) (?:them|the (?:dead|victims|men|women"
    r"|suspects)))(?: (?:were|have been|are)(?: later)? (?:named|identified)"
    r"(?: by (?:[a-z]+ ){1,2}?| on [A-Z][a-z]+)?)?"
    rf" as (?P<list>{_NAME}(?:, {_NAME})*,? and {_NAME})(?=[.;])",
    needs=(" as ",),
)
#: "The six founders were Belgium, France …": names alone, that no other than their verb stands before
_ARE = re.compile(
    rf"\b(?i:(?P<n>{_NUMBERS})) (?:[a-z-]+ ){{0,2}}(?:[a-z]+s|people|men|women|children)"
    rf"(?: (?:named|chosen|elected|honou?red"
    rf"|picked|listed))? (?:were|are) (?P<list>(?:the )?{_NAME}(?:, (?:the )?{_NAME})+,? and (?:the )?{_NAME})(?=[.;])"
)
_QUOTED_TITLE = r"[“\"‘][^”\"’]{2,40}[”\"’]"
_TITLES = re.compile(
    rf"\b(?P<n>(?i:both|{_NUMBERS})) (?:[a-z-]+ ){{0,2}}[a-z]+s(?: (?:on|in|of"
    rf"|by) [^,.;“\"]{{1,30}})?,? (?P<list>{_QUOTED_TITLE}(?:, {_QUOTED_TITLE})*,? and {_QUOTED_TITLE})"
)
_MARK, _QUOTE = re.compile(r": |—| – | -- "), re.compile(r"[“\"‘]")
#: what is counted without being listed
_UNCOUNTED = re.compile(
    r"\b(?:things?|ways?|reasons?|questions?|times|years?|months?|weeks?|days?|hours?|minutes?|seconds?|points?"
    r"|percent|miles?|feet|words?"
    r"|facts?|lessons?|takeaways?|tips?|steps?|dollars?|euros?|pounds?|games?|goals?|options?|kinds?|sorts?|types?"
    r"|metres?|meters?|lines?|pages?"
    r"|degrees?|more|others|countries including|million|thousand|hundred|cases?|levels?|pieces?|sets|sides|parts)\b"
)
_SOME_OF = re.compile(
    r"\b(?:including|include|among|such as|like|e\.g\.|for example|notably|especially|at least|more than|other"
    r"|another|up to|every|each|first|last|next)\b"
)
#: a finite verb, or a clause: then it is no list
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|can|could|may|might|must|should|do|does|did|said|says|who|which"
    r"|that|where|when|because|if|it"
    r"|he|she|they|we|you|there|not|to|than|both|all|either|plus|as well as|etc|respectively)\b|[“”\"‘’]|\d"
)
#: a count of several more, or a part of a number
_OF_MORE = re.compile(
    r"\d[,.]$|-$|\bof (?:the |its |their )?$|\b(?:same|all|both|these|those|its|his|her|their|the) $", re.IGNORECASE
)
#: two of the four: the list is of the two; and a number that is a day
_PART_OF = re.compile(r"\bof (?:the |its |his |her |their |these |those )?$")
_DAY_OF = re.compile(rf"\b(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.?) $")
#: what an item of a plain list doesn't hold: a number, a title or a place cut short, another "some of"
_NO_ITEM = re.compile(
    rf"\b(?i:{'|'.join(w for w in SMALL if w != 'zero')}|a dozen|several|including|include|among|such as|other)\b|\."
    rf"|[A-Z]-[A-Z]|[()\[\]/&]"
)
#: somebody with a title: no item of a list but one of people
_TITLED = re.compile(
    r"\b(?:Mrs?|Ms|Miss|Dr|Sir|Dame|Lord|Lady|[Pp]resident|[Cc]hairm[ae]n|[Cc]hair|[Ff]ounder|[Dd]irector|C[EFO]O)\b"
)
_LONGEST_ITEM, _SHORT_VERB = 5, 4
_STATES = re.compile(
    rf"{_NAME}, (?:{'|'.join(_US_STATES)}|England|Scotland|Wales|Canada|Australia|Germany|France|Italy|Spain"
    rf"|Mexico)\b.*{_NAME}, (?:{'|'.join(_US_STATES)}|England|Scotland|Wales|Canada|Australia|Germany|France"
    rf"|Italy|Spain|Mexico)\b"
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_LY = {
    "first": "first",
    "firstly": "first",
    "second": "second",
    "secondly": "second",
    "third": "third",
    "thirdly": "third",
    "fourth": "fourth",
    "fourthly": "fourth",
    "fifth": "fifth",
    "fifthly": "fifth",
}
_ANNOUNCED = re.compile(rf"\b(?i:{_COUNT}) (?:[a-z-]+ ){{0,2}}(?P<noun>(?:[a-z]+s|people|men|women|children))\b")
#: an ordinal that stands for a thing of the list: before a verb, a comma or a preposition, or opening the sentence
_MEMBER = re.compile(
    r"(?:\b[Tt]he (?P<the>first|second|third|fourth|fifth|sixth|seventh)"
    r"(?=,| (?:is|was|were|will|would|has|had|an?|the|on|in|at|by|to|came|went|took|made|hit|became|began|saw|says"
    r"|said|calls|asks|[a-z]+ed|[a-z]{3,}s)\b)"
    r"|\b(?P<open>First|Firstly|Second|Secondly|Third|Thirdly|Fourth|Fourthly|Fifth|Fifthly),)"
)
#: "the third floors …": a verb that is a noun
_NOUN_BEHIND = re.compile(r" [a-z]+s (?:is|was|were|are|has|had|will|of)\b")
_DAY = rf"(?:(?:{'|'.join(m[:3] for m in MONTHS)})[a-z]*\.? \d{{1,2}}|\d{{1,2}} (?:{'|'.join(MONTHS)}))"
_BEHIND = re.compile(
    rf"\b(?P<nth>(?i:second|third|fourth|fifth|sixth|seventh)|[2-7](?:nd|rd"
    rf"|th))(?:[- ](?:most )?[a-z]+(?:est)?)?\b[^.;()]{{0,50}}?,? "
    rf"(?P<way>behind|after) (?:those |strikes |attacks |walkouts |protests |ones |wins |defeats |titles )?(?:in |on "
    rf"|of )?(?P<list>(?:{_NAME}|{_DAY})(?:, (?:{_NAME}|{_DAY}))*,? and (?:{_NAME}|{_DAY}))(?=[,.;)])"
)


class Options(Struct, frozen=True):
    """`look`: at lists behind a count (`list`), or at ordinals that count on (`ordinals`)."""

    look: Literal["list", "ordinals"] = "list"


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the count and its list."""
    if options.look == "list" and not may_match(view.whole, _COLON, _TITLES, _APPOSED, _ARE, _NAMED_AS):
        return
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if options.look == "ordinals":
            yield from _ordinals(view, start, end)
            continue
        text = view.text
        if (
            all(text.find(mark, start, end) < 0 for mark in (": ", "—", " – ", "--"))
            and text.find(" and ", start, end) < 0
        ):
            continue
        for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
            yield from _lists(view, first, last)
        for found in _NAMED_AS.finditer(text, start, end):
            yield from _judge_apposed(view, found, start)


def _lists(view: View, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    sentence = text[start:end]
    if " and " not in sentence or "," not in sentence:
        return
    for found in _COLON.finditer(text, start, end) if _MARK.search(sentence) else ():
        before = text[max(start, found.start() - 24) : found.start()]
        if _UNCOUNTED.search(found["noun"]) or _SOME_OF.search(before + found["verb"]) or _OF_MORE.search(before):
            continue
        closing = found["mark"].strip()
        stop = end if closing == ":" else text.find(closing, found.end(), end)
        if stop < 0:
            continue
        listed = text[found.end() : stop].rstrip(" .;")
        if found["verb"].count(" ") > _SHORT_VERB and not all(i[:1].isupper() for i in re.split(r",? and |, ", listed)):
            # so far behind a count only names are sure to be what was counted
            continue
        if closing == ":" and stop < end:
            continue
        yield from _judge(view, found.start(), found.end() + len(listed), found["n"], listed)
    for found in _TITLES.finditer(text, start, end) if _QUOTE.search(sentence) else ():
        titles = len(re.findall(_QUOTED_TITLE, found["list"]))
        worth = value_of("two" if found["n"].lower() == "both" else found["n"].lower())
        if _DAY_OF.search(text, max(start, found.start() - 12), found.start()):
            continue
        if worth and int(worth.value) != titles and view.admits(Span(found.start(), found.start("list"))):
            yield Hit(Span(found.start(), found.end()), (("count", found["n"]), ("listed", str(titles))))
    for found in (*_APPOSED.finditer(text, start, end), *_ARE.finditer(text, start, end)):
        yield from _judge_apposed(view, found, start)


def _judge_apposed(view: View, found: re.Match[str], start: int) -> Iterator[Hit]:
    """A list of names behind the count of them."""
    before = view.text[max(start, found.start() - 24) : found.start()]
    noun = view.text[found.end("n") : found.start("list")]
    if _PART_OF.search(before) or _DAY_OF.search(before):
        return
    if not (_UNCOUNTED.search(noun) or _SOME_OF.search(before + noun) or _TITLED.search(found["list"])):
        yield from _judge(view, found.start(), found.end(), found["n"], found["list"])


def _judge(view: View, start: int, end: int, count: str, listed: str) -> Iterator[Hit]:
    counted = _possible_counts(listed)
    number = value_of("two" if count.lower() == "both" else count.lower())
    if not counted or number is None or int(number.value) in counted:
        return
    span = Span(start, end)
    if view.admits(span):
        yield Hit(span, (("count", count), ("listed", str(max(counted)))))


def _possible_counts(listed: str) -> set[int]:
    """How many items a list can be said to have; nothing if it is none: an "and" may join two items or stand in one."""
    listed = listed.replace("St. ", "St ")
    for tail in (", the ", ", a ", ", an "):
        # the sentence goes on behind the list: "A, B and C, the operator said"
        head, found, rest = listed.rpartition(tail)
        if found and " and " in head and re.search(r"\b(?:said|says|told|announced)\b", rest):
            listed = head
    head, found, rest = listed.rpartition(", ")
    if found and " and " in head and re.search(r"\b(?:said|says|announced|according to)\b", rest):
        listed = head
    if " and " not in listed or ";" in listed or ":" in listed:
        return set()
    commas = [item for item in re.split(r",? and |, ", listed) if item.strip()]
    if (
        len(commas) < 2
        or any(len(item.split()) > _LONGEST_ITEM for item in commas)
        or _CLAUSE.search(listed)
        or _NO_ITEM.search(listed)
    ):
        return set()
    if len(set(commas)) < len(commas) or _STATES.search(listed):
        # a place and the state it lies in may be one item
        return set()
    ands = len(re.findall(r"\band\b", listed))
    if "," not in listed and ands == 1 and not all(item[:1].isupper() for item in commas):
        # "two charges: assault and battery" may be one of several
        return {1, 2}
    last = listed.rpartition(" and ")
    if ands > 1 or last[0].endswith(","):
        least = len([item for item in re.split(r", and |, ", listed) if item.strip()])
        return set(range(least, len(commas) + 1))
    return {len(commas)}


def _ordinals(view: View, start: int, end: int) -> Iterator[Hit]:
    text = view.text
    if " and " in text[start:end] and (text.find("behind", start, end) >= 0 or text.find(" after ", start, end) >= 0):
        yield from _places(view, start, end)
    if text.find("ird", start, end) < 0 and text.find("ourth", start, end) < 0 and text.find("ifth", start, end) < 0:
        return
    announced: tuple[int, Span] | None = None
    seen: set[str] = set()
    for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
        for found in _MEMBER.finditer(text, first, last):
            word = found["the"] or _LY[found["open"].lower()]
            if _NOUN_BEHIND.match(text, found.end()):
                continue
            place = _ORDINALS.index(word) + 1
            if announced and place > announced[0] and {"first", "second"} <= seen and view.admits(Span(*found.span())):
                fields = (("count", announced[1].of(text)), ("ordinal", word))
                yield Hit(Span(found.start("the" if found["the"] else "open"), found.end()), fields)
                announced = None
            seen.add(word)
        told = list(_ANNOUNCED.finditer(text, first, last))
        if told and not seen:
            values = {int(v.value) for m in told if (v := value_of(m["n"].lower()))}
            # of two counts in one sentence nobody knows which one is counted on
            announced = (values.pop(), Span(*told[0].span())) if len(values) == 1 else None
            seen = set()


def _places(view: View, start: int, end: int) -> Iterator[Hit]:
    """A place in an order beside the list of those before it: second tallest, behind those in A, B and C."""
    for found in _BEHIND.finditer(view.text, start, end):
        place, listed = ordinal_value(found["nth"].lower()), found["list"]
        before = len([item for item in re.split(r",? and |, ", listed) if item.strip()])
        exact = found["way"] == "behind"
        span = Span(*found.span())
        wrong = place is not None and before > 1 and (place != before + 1 if exact else place <= before)
        if wrong and view.admits(span):
            yield Hit(span, (("count", found["nth"]), ("ordinal", str(before))), "place")
