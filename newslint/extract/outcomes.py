"""What a sentence says came of something: approved or refused, up or down, allowed or banned, open or shut.

The words of each side are those that a thesaurus has beside each other; a word that stands for both sides in the news
("defeat", "clear", "drop" of charges) is on neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.late_pattern import LatePattern
from newslint.model import Span

#: verbs of each side as past, participle and present; and the nouns that take up what such a verb has told
_SIDES: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "decision": (
        (
            r"approv(?:e[sd]?|ing)|endors(?:e[sd]?|ing)|ratif(?:y|ies|ied)|adopt(?:s|ed)|accept(?:s|ed)"
            r"|to accept|(?<=[a-z]s )(?:accept|adopt|endorse)"
            r"|carried by [\w-]+ (?:votes )?(?:to|against) [\w-]+|(?:was|were) carried(?= (?:on|by|with"
            r"|unanimously|last|in a)\b)"
            r"|wav(?:e[sd]?|ing) through|green[- ]?light(?:s|ed)?|pass(?:es|ed)(?= (?:a |an |the )?(?:[\w-]+ ){0,3}"
            r"(?:bill|law|motion|amendment|budget|measure|resolution|plan)s?\b)|back(?:s|ed)(?! (?:down|out|off"
            r"|away|to)\b)|agree[sd]? to|grant(?:s|ed)|says? yes|vot(?:es|ed)(?: by)? [\w-]+(?: votes)? to [\w-]+"
            r" (?:in favou?r of|for)|uph(?:olds|eld)"
            r"|carried(?= (?:unanimously|by [\w-]+(?: votes)? (?:to|against)\b))|w(?:ins?|on) (?:approval"
            r"|backing|consent)"
            r"|rubber[- ]stamp(?:s|ed)|nod(?:s|ded) through|g(?:ets?|ot|iven|ives?|ave) the go-ahead",
            r"approval|acceptance|endorsement|consent|adoption|go-ahead",
        ),
        (
            r"reject(?:s|ed|ing)?|refus(?:e[sd]?|ing)|veto(?:es|ed)?|throw(?:s|n)? out|threw out|turn(?:s|ed) down"
            r"|vot(?:es|ed) down|vot(?:es|ed)(?: by)?(?: [\w-]+(?: votes)? to [\w-]+)? against|block(?:s|ed)"
            r"|rebuff(?:s|ed)|dismiss(?:es|ed)|says? no|turn down"
            r"|to reject|(?:defeated|lost)(?= by [\w-]+(?: votes)? (?:to|against)\b)|kick(?:s|ed) out"
            r"|kill(?:s|ed)(?= (?:a |an |the )?(?:[\w-]+ ){0,3}(?:bill|law|motion|amendment|budget|measure"
            r"|resolution|plan)s?\b)",
            r"rejection|refusal|veto|rebuff",
        ),
    ),
    "amount": (
        (
            r"rose|risen|rises|increase[sd]?|climb(?:s|ed)|grew|grown|grows|jump(?:s|ed)|soar(?:s|ed)?|surge[sd]?"
            r"|rais(?:es|ed)|lift(?:s|ed)|hik(?:es|ed)|rebound(?:s|ed)|gets? dearer|go(?:es|ne)? up"
            r"|keeps? (?:rising|climbing)|(?<=[a-z]s )(?:rise|climb|grow|jump|rally|rebound)",
            r"increase|rise|jump|surge|climb|upturn|gain",
        ),
        (
            r"fell|fallen|falls|drop(?:s|ped)|declin(?:es|ed)|decreas(?:es|ed)|shr[aiu]nk|plung(?:es|ed)|slump(?:s|ed)?"
            r"|tumbl(?:es|ed)|slid|sank|dip(?:s|ped)|lower(?:s|ed)|reduc(?:es|ed)|cuts?|trim(?:s|med)"
            r"|slash(?:es|ed)?|gets? cheaper|go(?:es|ne)? down"
            r"|keeps? (?:falling|sliding|dropping)|(?<=[a-z]s )(?:fall|drop|decline|plunge|slump|tumble|slide"
            r"|sink|dip)",
            r"decrease|fall|drop|decline|slump|reduction|downturn|plunge|slide",
        ),
    ),
    "permission": (
        (r"allow(?:s|ed)?|permit(?:s|ted)?|legali[sz]e[sd]?|authori[sz]e[sd]?", r"permission|legalisation"),
        (r"bann?(?:s|ed)?|prohibit(?:s|ed)?|outlaw(?:s|ed)?|forbid(?:s|den)?|forbade", r"prohibition"),
    ),
    "jobs": (
        (
            r"hir(?:e[sd]?|ing)|recruit(?:s|ed|ing)?|tak(?:e[sn]?|ing) on|took on",
            r"hiring|recruitment|new jobs|new posts",
        ),
        (
            r"la(?:y|ys|id|ying) off|sack(?:s|ed|ing)?|fir(?:e[sd]|ing)(?= (?:[\d,]+|hundreds|half))"
            r"|mak(?:e|es|ing) (?:[\w,]+ ){0,3}redundant|axe[sd]?",
            r"job losses|layoffs|lay-offs|redundancies|job cuts|sackings",
        ),
    ),
    "doors": (
        (r"reopen(?:s|ed)?|(?:open(?:s|ed)|will open)(?! (?:fire|up|with|in|at))", r"opening|reopening"),
        (
            r"(?:clos(?:es|ed)|will close)(?! (?:at|up|down|lower|higher|in))|shut(?:s|ting)?(?: down)?"
            r"|mothball(?:s|ed)?",
            r"closure|shutdown",
        ),
    ),
    "life": (
        (r"rescu(?:es|ed)|sav(?:es|ed)|surviv(?:es|ed)|(?:found|dug out|pulled out|brought out) alive|(?:is"
            r"|are) unhurt", r"rescue|survival"),
        (r"(?:were|was|been|are) killed|kill(?:s|ed)|died|dies|perish(?:es|ed)|drown(?:s|ed)|found dead", r"deaths?"),
    ),
    "verdict": (
        (r"acquit(?:s|ted)|clear(?:s|ed) of|clears|walk(?:s|ed) free|(?:found|is|are|was) (?:not guilty"
            r"|innocent)|not guilty", r"acquittal"),
        (r"convict(?:s|ed)|(?:found|him|her|them) guilty|guilty (?:of|on)|jail(?:s|ed)|sent to prison"
            r"|imprison(?:s|ed)", r"conviction"),
    ),
    "event": (
        (r"(?:goes|going|to go|will go|go) ahead|will take place|goes on|will (?:walk out|down tools|strike)", r""),
        (r"call(?:s|ed) off|cancel(?:s|led|ed)|scrapp?(?:s|ed)|abandon(?:s|ed)", r"cancellation"),
    ),
    "size": (
        (r"lengthen(?:s|ed)|enlarg(?:es|ed)|widen(?:s|ed)|extend(?:s|ed)", r""),
        (r"shorten(?:s|ed)|narrow(?:s|ed)", r""),
    ),
}  # fmt: skip
_CUES = {
    name: LatePattern(rf"(?<![\w’'-])(?:(?P<yes>{yes[0]})|(?P<no>{no[0]}))(?![\w-])", re.IGNORECASE)
    for name, (yes, no) in _SIDES.items()
}
#: a noun with "the" that stands alone takes up what was told before: "The increase, the third this year"
_TAKEN_UP = {
    name: LatePattern(
        rf"(?<![\w’'-])[Tt](?:he|his) (?:(?P<yes>{yes[1]})|(?P<no>{no[1]}))"
        r"(?=,? (?:was|is|were|are|will|came|comes|follow\w*|means?|meant|took|takes|brings?|brought|put|left|leaves"
        r"|pleased|angered|the (?:first|second|third|fourth|fifth|sixth|biggest|largest|steepest|sharpest)\b"
        r"|an? \w+ of)|[,.](?: which| \w+)?)"
    )
    for name, (yes, no) in _SIDES.items()
    if yes[1] and no[1]
}  # fmt: skip
#: before such a noun: it tells when, or of another change, and the season is no drop: "in the fall", "since the rise"
_NOT_TAKEN_UP = re.compile(
    r"\b(?:in|by|of|during|since|until|till|from|for|early|late|through|before|after|despite|than|over|to|at|on|with"
    r"|about|against|between|amid|like|without|and) $"
)
_SEASON = re.compile(r"(?:[Tt]his|(?<=[\w,] )the) fall$")
#: words before one that make it no claim of what came of something now
_NO_CLAIM = re.compile(
    r"\b(?:not|no|never|nobody|none|neither|nor|without|would|could|might|may|if|unless|whether|should|must|cannot|can"
    r"|fear\w*|risk\w*|threat\w*|den(?:y|ies|ied)|until|almost|nearly|partly|ask\w*|call\w* (?:for|on)|urg\w+|want\w*"
    r"|hop\w+|plan(?:ned|ning)? to|plans to\b(?![^.]*\b(?:was|were|been) $)|propos\w+|bid|tr(?:y|ies|ied"
    r"|ying)|seek\w*|sought|fail\w*|after|before|when|who"
    r"|which|or|instead|rather|between|than|expect\w*|predict\w*|forecast\w*|had|having|earlier|last (?:week|month"
    r"|year)"
    r"|previous\w*|once|first|again|overturn\w*|revers\w*|decision|vote|way|right|against|despite|but|although|while"
    r"|stop|halt|end(?:s|ed)?|refus\w+|lift\w*|delay\w*|over)\b|n[’']t\b|[“\"]",
    re.IGNORECASE,
)
#: behind a verb: what it tells has taken longer than the news of the day
_LONGER = re.compile(
    r"\b(?:(?:this|in the|over the|for the|during the) (?:past |last |previous |current )?(?:year|season|decade|century"
    r"|\w+ years)|so far|since|in recent \w+|in (?:19|20)\d\d|year[- ]on[- ]year|earlier|last (?:week|month|year))\b"
)
#: what comes of something at one moment, however long the rest of the sentence has lasted
_AT_ONCE = frozenset({"verdict", "decision", "permission"})
_ADVERBS = {
    True: re.compile(r"\b(?:up|higher)\b(?: by| at| to| more than| nearly| almost| about)? ?[$£€]?\d", re.IGNORECASE),
    False: re.compile(r"\b(?:down|lower)\b(?: by| at| to| more than| nearly| almost| about)? ?[$£€]?\d", re.IGNORECASE),
}


class Cue(NamedTuple):
    """A word that says what came of something: its dimension, whether it is the side of yes, and where it stands."""

    name: str
    yes: bool
    span: Span


def outcome_cues(text: str, span: Span) -> Iterator[Cue]:
    """The verbs of a sentence that say what came of something, denied and merely planned ones too."""
    for name, pattern in _CUES.items():
        for found in pattern.finditer(text, span.start, span.end):
            yield Cue(name, found["yes"] is not None, Span(*found.span()))


def taken_up(text: str, span: Span) -> Iterator[Cue]:
    """The nouns of a sentence that take up what was told before: "the refusal", "this increase"."""
    for name, pattern in _TAKEN_UP.items():
        for found in pattern.finditer(text, span.start, span.end):
            group = "yes" if found["yes"] else "no"
            if _NOT_TAKEN_UP.search(text, max(span.start, found.start() - 12), found.start()):
                continue
            if _SEASON.search(text, span.start, found.end(group)):
                continue
            yield Cue(name, group == "yes", Span(*found.span(group)))


def is_claim(text: str, sentence: Span, cue: Cue) -> bool:
    """Whether a verb says that it happened now: nothing before it denies, plans, fears or remembers it, nor does what
    stands behind it speak of a longer stretch."""
    if text.startswith(("voted by ", "votes by "), cue.span.start):
        # with its figures a vote is the news, whatever stands before it
        return True
    if cue.name not in _AT_ONCE and _LONGER.search(text, cue.span.end, sentence.end):
        return False
    return not _NO_CLAIM.search(text, sentence.start, cue.span.start)


def is_borne_out(text: str, sentence: Span, cue: Cue) -> bool:
    """Whether a sentence says by an adverb beside a figure what a cue for an amount says: down 18 per cent."""
    adverb = _ADVERBS[cue.yes] if cue.name == "amount" else None
    return bool(adverb and adverb.search(text, sentence.start, sentence.end))
