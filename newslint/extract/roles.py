"""Who did what to whom, as a story says it of people by name: who struck and was struck, saved and was saved.

Each kind of deed has two sides, and each word for it puts somebody on one of them, whatever the clause: "A struck B",
"B was struck by A", "A, who pleaded guilty", "a medal to A for saving B's life", "B, who bought it from A".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE, without_opener
from newslint.extract.late_pattern import LatePattern
from newslint.model import Span

_TITLE = r"(?:(?:the )?(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Rev|Fr|PC|Constable|Sergeant|Inspector|Judge)\.? )?"
_NAME = rf"{_TITLE}{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{0,3}}"
#: a name as subject, with what may stand between it and its verb
_SUBJECT = (
    rf"(?:[Tt]he )?(?P<SIDE>{_NAME})(?: (?:brothers|sisters|family|twins))?(?:, [^,.;:“”\"]{{1,60}},)? "
    rf"(?:(?:had|has|have|then|later|who) ){{0,2}}"
)
#: what may stand between a verb and the name of its object
_TO = r"(?:[a-z][a-z’'-]*,? |\d\d-year-old ){0,6}?"


class Role(NamedTuple):
    """On which side of a kind of deed somebody is: the last word of the name, and where the name stands.

    `who` is empty for "he" or "she".
    """

    kind: str
    agent: bool
    who: str
    span: Span


#: for each kind: verbs with an object, and their participles; what else puts a name on the one side, and on the other
_HARMED = (
    r"(?:hit|struck|punched|stabbed|shot|attacked|assaulted|kicked|robbed|mugged|bit|slapped|headbutted|knifed"
    r"|wounded|butted|strangled|bottled|ran over|knocked down|set about|lunged at|fired at|shot at)"
)
_HARMED_WITH = (
    r"(?:brought|broke|smashed|swung|threw|hurled|aimed|drove|emptied|poured|fired)"
    r" (?:an?|the|his|her|two|three) (?:[a-z-]+ ){1,3}?(?:down on|in|into|at|over|against|across|on)"
    r" (?:the (?:[a-z]+ )(?:of )?)?"
)
_HARM_DONE = (
    r"(?:hit|struck|punched|stabbed|shot|attacked|assaulted|kicked|robbed|mugged|bitten|slapped"
    r"|headbutted|knifed|wounded)"
)
_SAVED = (
    r"(?:rescued|saved|freed|(?:dragged|pulled|carried|lifted|helped|led|hauled|brought)(?: out| clear| free"
    r"| ashore| to safety)"
    r"|(?:pushed|pulled|dragged|snatched)(?= [^.;]{2,60} (?:out of|from|clear|to safety)))"
)
_SAVING = r"for (?:saving|rescuing|pulling|dragging)"
_CAUGHT = r"(?:caught|arrested|cautioned|apprehended|handcuffed|collared|detained)"
_GUILTY = (
    r"(?:pleaded guilty|pled guilty|admitted (?!to the)|was (?:fined|jailed|convicted|sentenced|bound over|found guilty"
    r"|imprisoned|sent to prison|ordered to do)|were (?:fined|jailed))"
)
_PUNISHED = r"(?:[Ss]entenc(?:ing|ed)|[Jj]ail(?:ing|ed)|[Ff]in(?:ing|ed)|[Cc]onvict(?:ing|ed)|[Ii]mprison(?:ing|ed))"
_GAVE = r"(?:present(?:s|ed|ing)?|hand(?:s|ed|ing)?(?: over)?|giv(?:es|ing)|gave|award(?:s|ed|ing)?|pass(?:es|ed|ing))"
_PRIZE = (
    r"(?:cup|bowl|trophy|prize|award|medal|shield|rosette|cheque|certificate|plate|salver|rosebowl|title|vase|crown)"
)


def _s(name: str) -> str:
    return _SUBJECT.replace("SIDE", name)


_PATTERNS: tuple[tuple[str, str], ...] = (
    # the offender and the other one
    ("offence", rf"{_s('agent')}{_HARMED} {_TO}(?P<patient>{_NAME})"),
    ("offence", rf"{_s('agent')}{_HARMED_WITH}(?P<patient>{_NAME})"),
    ("offence", rf"\b{_HARMED_WITH}(?P<patient>{_NAME})"),
    ("offence", rf"{_s('patient')}(?:was|were|is|been) {_HARM_DONE}\b[^.;]{{0,40}}? by {_TO}(?P<agent>{_NAME})"),
    ("offence", rf"(?P<patient>{_NAME}) (?:was|had been) [^.;]{{2,50}} when (?P<agent>{_NAME}) (?:{_HARMED}"
     rf"|{_HARMED_WITH})"),
    ("offence", rf"(?:\b(?:He|She) |{_s('patient')}){_CAUGHT} {_TO}(?P<agent>{_NAME})"),
    ("offence", rf"{_s('agent')}{_GUILTY}"),
    ("offence", rf"\b(?:told|told the court that|said of) (?P<agent>{_NAME}), who (?:had )?{_GUILTY}"),
    ("offence", rf"\b{_PUNISHED} (?P<agent>{_NAME})"),
    # who saved and who was saved
    ("rescue", rf"{_s('agent')}(?:[a-z]+ )?{_SAVED} {_TO}(?P<patient>{_NAME})"),
    ("rescue", rf"\b(?:She|He|and|then|,|who) {_SAVED} {_TO}(?P<patient>{_NAME})"),
    ("rescue", rf"{_s('patient')}(?:was|were|been) {_SAVED}\b[^.;]{{0,40}}? by {_TO}(?P<agent>{_NAME})"),
    ("rescue", rf"\b(?:to|on|upon|for) (?P<agent>{_NAME}) {_SAVING}"),
    ("rescue", rf"{_s('agent')}(?:was|is|will be|has been) (?:honoured|honored|rewarded|thanked|praised|decorated)"
     rf" {_SAVING}"),
    ("rescue", rf"{_SAVING} (?P<patient>{_NAME})(?:['’]s? life)?"),
    ("rescue", rf"(?P<agent>{_NAME}), who (?:had )?(?:saved|rescued)\b"),
    # who sold and who bought
    ("sale", rf"{_s('agent')}sold (?:it|them|the [a-z ]{{2,40}}|[A-Z][a-z]+(?: [A-Z][a-z]+)*) to"
     rf" {_TO}(?P<patient>{_NAME})"),
    ("sale", rf"{_s('patient')}bought (?:it|them|the [a-z ]{{2,40}}?|[A-Z][a-z]+(?: [A-Z][a-z]+)*) from"
     rf" {_TO}(?P<agent>{_NAME})"),
    ("sale", rf"(?:[Tt]he )?(?P<patient>{_NAME}), (?:who|which) (?:have |has )?bought"),
    ("sale", rf"(?:[Tt]he )?(?P<agent>{_NAME}), (?:who|which) (?:have |has )?sold"),
    ("sale", rf"(?:[Tt]he )?(?P<patient>{_NAME})(?: brothers| family)?, the (?:new owners?|buyers?|purchasers?)\b"),
    ("sale", rf"(?:[Tt]he )?(?P<agent>{_NAME}), the (?:sellers?|vendors?|previous owners?)\b"),
    # who gave a prize and who got it
    ("prize", rf"{_PRIZE} (?:[a-z ]{{1,30}} )?(?:was|were|is) (?:won|taken|collected|received) (?:again )?by"
     rf" (?P<patient>{_NAME})"),
    ("prize", rf"{_s('patient')}(?:won|wins|received|collected|accepted) the (?:[\w’'-]+ ){{0,4}}{_PRIZE}"),
    ("prize", rf"(?:was|were|it was) (?:handed|presented|given|awarded) to (?:her|him|them|(?P<patient>{_NAME})) by"
     rf" {_TO}(?P<agent>{_NAME})"),
    ("prize", rf"{_s('agent')}{_GAVE} (?:the|his|her|a|their) (?:[\w’'-]+ ){{0,4}}?{_PRIZE} to"
     rf" {_TO}(?P<patient>{_NAME})"),
    ("prize", rf"{_s('patient')}(?:receives|accepts|receiving) (?:the|his|her) (?:[\w’'-]+ ){{0,4}}?{_PRIZE} from"
     rf" {_TO}(?P<agent>{_NAME})"),
    # who sued and who was sued
    ("suit", rf"{_s('agent')}(?:sued|is suing|took) {_TO}(?P<patient>{_NAME})(?= (?:for|over|because|after|to court"
     rf"|in)\b|[,.])"),
    ("suit", rf"{_s('patient')}(?:was|is being|were) sued by {_TO}(?P<agent>{_NAME})"),
    ("suit", rf"(?P<agent>{_NAME}), the (?:plaintiff|claimant)\b"),
    ("suit", rf"(?P<patient>{_NAME}), the defendant\b"),
    # who won and who lost
    ("match", rf"{_s('agent')}(?:beat|defeated|thrashed|edged|overcame|saw off|knocked out)"
     rf" {_TO}(?P<patient>{_NAME}) ?(?:by )?\d"),
    ("match", rf"{_s('patient')}(?:were|was) (?:beaten|defeated|thrashed)\b[^.;]{{0,30}}? by (?P<agent>{_NAME})"),
    ("match", rf"(?P<agent>{_NAME}), the (?:winners?|victors?)\b"),
    ("match", rf"(?P<patient>{_NAME}), the (?:losers?|beaten (?:side|finalists?))\b"),
)  # fmt: skip
_COMPILED = tuple((kind, LatePattern(pattern)) for kind, pattern in _PATTERNS)
#: what makes a deed none: planned, denied, feared
_UNREAL = re.compile(
    r"\b(?:not|never|nobody|would|could|might|may|tried to|trying to|wanted to|failed to|if|unless|allegedly|accused"
    r"|denied|denies|claims?|claimed|alleged)\b|n[’']t\b"
)
#: a deed of both sides
_MUTUAL = re.compile(
    r"\b(?:each other|one another|both (?:men|women|of them|were|pleaded|had|admitted)|brawl|in turn|hit back"
    r"|counter-?(?:sued|claim)"
    r"|struck back|duel|retaliat\w+|self-defence|rematch|return match|second leg|replay)\b"
)
_POSSESSIVE = re.compile(r"['’]s?$")
#: words of one capital that are nobody's name
_NO_NAME = frozenset(
    """The A An He She It They We I His Her Their In On At After Before When While But And Then Police Judge Court
    Mr Mrs Ms Dr Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()  # noqa: SIM905
)


#: for each kind a word of each of its patterns
_WORDS = {
    "offence": _HARMED
    + "|"
    + _HARMED_WITH[: _HARMED_WITH.index(" ")]
    + "|"
    + _CAUGHT
    + "|guilty|admitted|fined|jailed|convicted|bound"
    "|imprisoned|[Ss]entenc|[Ff]ining|[Jj]ailing|[Cc]onvicting",
    "rescue": "sav|resc|freed|dragg|pull|carr|lift|help|led|haul|brought|push|snatch",
    "sale": "sold|bought|owner|buyer|purchaser|seller|vendor",
    "prize": _PRIZE,
    "suit": "sued|suing|took|plaintiff|claimant|defendant",
    "match": "beat|defeat|thrash|edged|overcame|saw|knocked|winner|victor|loser",
}
_MARKED = {kind: LatePattern(rf"\b(?:{words})") for kind, words in _WORDS.items()}


def is_mutual(text: str, span: Span) -> bool:
    """Whether a story tells of deeds that went both ways."""
    return _MUTUAL.search(text, span.start, span.end) is not None


def roles_in(text: str, sentence: Span, kinds: frozenset[str]) -> Iterator[Role]:
    """The roles of the kinds that one sentence gives to names."""
    there = {kind for kind in kinds if _MARKED[kind].search(text, sentence.start, sentence.end)}
    for kind, pattern in _COMPILED:
        if kind not in there:
            continue
        for found in pattern.finditer(text, sentence.start, sentence.end):
            if _UNREAL.search(text, max(sentence.start, found.start() - 30), found.end()):
                continue
            named = [side for side in ("agent", "patient") if found.groupdict().get(side)]
            if found[0].startswith(("He ", "She ")) and len(named) == 1:
                yield Role(kind, named[0] != "agent", "", Span(found.start(), found.start() + found[0].index(" ")))
            for side in named:
                name = _POSSESSIVE.sub("", found[side])
                who = name.split()[-1]
                if who not in _NO_NAME:
                    start = found.start(side)
                    yield Role(kind, side == "agent", who, without_opener(text, Span(start, start + len(name))))
