"""What the words around a title say of it: another time's office, a guess, a memory, or what someone does this week."""

from __future__ import annotations

import re

from newslint.extract.sentences import sentence_around
from newslint.extract.titled_people import TitledPerson

_WORDS = r"(?:[A-Z][\w.]*(?:['’]s)? )?"
#: said right before a title, or of the first of two that "and" joins: another time's office, or a lesser one
_ASIDE = (
    r"\b(?:former|ex|then|late|past|one[- ]?time|erstwhile|previous|future|incoming|next|deputy|acting|interim|"
    r"assistant|associate|under|shadow|elect|designate|fake|fictional|mock|pretend|self-(?:proclaimed|declared|styled)|would-be|"
    r"honorary|ousted|deposed|fallen|longtime|presumptive|likely)"
)
_OTHER_TIME = re.compile(
    rf"(?i:{_ASIDE})[ -]{{1,2}}(?:and )?{_WORDS}$|(?i:{_ASIDE}) [^.;]{{3,60}} (?:and|or|&) {_WORDS}$"
)
#: a guess or a naming, not a statement: "a President X", "it's President X", "as Vice President X"
_UNREAL = re.compile(
    rf"\b(?i:an?|(?<!, )as|if|it['’]s|it is|it was|be|become|becoming|becomes|became|meet|say"
    rf"|call(?:ed|ing)? (?:him|her)) (?:\w+-\w+ )?{_WORDS}$"
)
_PAST = re.compile(
    r"\b(?:when|while|back then|at the time|used to|histor\w*|ago|decades?|years|era|memoir|biograph\w*|"
    r"administration|previously|earlier|once|had|served|was|were|under|during|since|first|"
    r"last time|anniversary|recall\w*|remember\w*)\b",
    re.IGNORECASE,
)
_ON_A_DAY = re.compile(
    r"(?!['’])[^.;\n“”\"]{0,90}?\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this week"
    r"|told reporters|in a statement|announced|tweeted|says|is)\b"
)
_MENTIONED = re.compile(r"\b(?:of|for|under|by|about|like|from|against|on|to|than|before|after|and|or) (?:[A-Z]\w+ )?$")
#: words of a sentence that speaks of who may get an office
_TALK = re.compile(
    r"\b(?:would|could|might|(?-i:may)|should|if|succe\w+|replac\w+|nomin\w+|becom\w+|became|candidate\w*|possib\w+|potential\w*"
    r"|elect\w*|future|next|hopeful|contender|imagin\w+|fiction\w*|movie|film|novel|satire|satirical|joke\w*|play(?:s|ed)?"
    r"|series|campaign\w*|appoint\w*|choice|pick|names?d?)\b",
    re.IGNORECASE,
)

#: words of memory, which a sentence of this week has where it tells of another time
_MEMORY = re.compile(
    r"\b(?:ago|era|memoir\w*|biograph\w*|histor\w*|former\w*|late|anniversary|recall\w*|remember\w*|decades?|years?"
    r"|administration|back then|at the time|used to|once|then|archives?|statue|portrait|photograph\w*|film|movie|book"
    r"|under|during|since|when|while|like|succe\w+|replac\w+|predecessor|previous\w*|earlier|ex|legacy|trial|died|death"
    r"|widow|born|museum|library|named after|named for|would|could|diar\w+|months?)\b",
    re.IGNORECASE,
)


def is_of_another_time(person: TitledPerson) -> bool:
    """Whether the title is said to be a former, a coming or a lesser one: "former President X", "then- and …"."""
    return bool(_OTHER_TIME.search(person.before))


def is_unreal(person: TitledPerson) -> bool:
    """Whether the title is a guess or a naming: "a President X", "as Vice President X"."""
    return bool(_UNREAL.search(person.before))


def speaks_of_the_past(sentence: str) -> bool:
    """Whether a sentence holds a word of memory or of a time that is over."""
    return bool(_PAST.search(sentence))


def tells_a_memory(sentence: str) -> bool:
    """Whether a sentence that may have a day of this week tells of another time: an era, a memoir, a predecessor."""
    return bool(_MEMORY.search(sentence))


def speaks_of_who_may_come(sentence: str) -> bool:
    """Whether a sentence is about who may get an office, or plays one."""
    return bool(_TALK.search(sentence))


def acts_this_week(text: str, person: TitledPerson) -> bool:
    """Whether the person, by the title alone, does something on a weekday: "Attorney General X said on Monday"."""
    found = _ON_A_DAY.match(text, person.name.end)
    return (
        found is not None
        and person.title_span.start < person.name.start
        and not _MENTIONED.search(person.before)
        and not any(cue.search(part) for cue in (_PAST, _TALK) for part in (person.before, found[0]))
    )


def sentence_of(text: str, person: TitledPerson) -> str:
    """The sentence that the title stands in."""
    return sentence_around(text, person.span).of(text)
