"""How a trial, a vote or a danger ended, and what the sky was like: questions of which one answer excludes the other.

A story that has both answers, even as a fear or a demand, has told the course of things and contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.compare.concepts import StoryWords, Written
from newslint.compare.points.point import Point, is_aside
from newslint.compare.points.told import Finder, Pairs, ToldPoints
from newslint.extract.numbers import ONES_WORDS, TENS_WORDS
from newslint.model import Span

_SOME = r"(?:[\w’'-]+ ){0,5}?"
_PRISON = r"(?:prison|jail|gaol)"
_NUMBER = rf"(?:\d{{1,3}}|(?:{TENS_WORDS})(?:-(?:{ONES_WORDS}))?|{ONES_WORDS})"
#: what is put to a vote, or before those who may take it or leave it
_MATTER = (
    r"(?:motion|bill|measure|plans?|proposals?|scheme|budget|resolution|offer|deal|terms|by-?law|ordinance|amendment"
    r"|treaty|merger)"
)
_NOBODY = r"(?:not (?:one|a single)|no|nobody|no one|none)"
#: what stands before a thing that there was none of
_NO = r"(?<!no )(?<!without )(?<!little )"
#: of each question the answers that exclude each other, in the words that English has for them
_QUESTIONS = {
    "trial": {
        "acquitted": r"acquit(?:s|ted|tal)?|(?<!plead )(?<!pleads )(?<!pleaded )(?<!pleading )not guilty"
        rf"|cleared (?:[\w’'-]+ ){{1,5}}of|(?:was|were|been) cleared(?! (?:away|up|for|by))"
        rf"|charges? {_SOME}(?:was|were|been) (?:dismissed|dropped|thrown out|quashed)|walk(?:s|ed) free"
        r"|(?:threw|thrown) (?:out (?:the|all|every) (?:case|charges?)|the (?:case|charges?) out)"
        r"|free (?:man|woman)|exonerat\w+",
        "hung": r"could not agree|failed to (?:agree|reach)|unable to (?:agree|reach)|hung jury|no verdict|deadlock\w*"
        r"|retrial|retried|undecided|try (?:him|her|them) (?:again|afresh)",
        "convicted": r"(?:found|pleaded|plead)(?: (?:him|her|them))? guilty|convicted|jailed|imprisoned"
        rf"|sentenced(?! in| on| at| next)|behind bars|(?:sen[dt]|went|go(?:es|ing)?) {_SOME}to {_PRISON}"
        rf"|(?:beg[aiu]ns?|starts?|started|serv(?:e|es|ed|ing)) {_SOME}(?:in {_PRISON}|sentence"
        rf"|term of (?:\w+ ){{1,2}}(?:years?|months?))|charge (?:was|has been|had been) upheld|upheld the charge",
    },
    "vote": {
        "passed": r"approv(?:ed|es)|ratified|endorsed|waved through|said yes to"
        rf"|g[ai]ven? {_SOME}(?:go-ahead|green light)"
        rf"|(?:pass|adopt|accept)(?:ed|es) (?:the|an?|its|their) {_SOME}{_MATTER}"
        rf"|{_MATTER} {_SOME}(?:was|were|been) (?:passed|carried|adopted|accepted)",
        "failed": r"reject(?:ed|s)|turn(?:ed|s) (?:\w+ )?down|thr(?:ew|own) out (?!the case|the charge)"
        rf"|vot(?:ed|es) down|vetoed|said no to|spurned|{_MATTER} {_SOME}(?:was|were|been) (?:defeated|refused)",
    },
    "dissent": {
        "none": rf"unanimous(?:ly)?|nem con|without (?:an? |any )?(?:dissent|opposition|vote against)"
        rf"|{_NOBODY} (?:[\w’'-]+ ){{0,8}}?(?:against|opposed|dissent\w*|in opposition)",
        "some": rf"casting vote|{_NUMBER} (?:\w+ ){{0,2}}(?:for|in favou?r)\b[\w ]{{0,12}},? (?:and )?{_NUMBER}"
        rf" (?:\w+ )?against|by {_NUMBER}(?: votes)? to {_NUMBER}|(?:nearly|almost) half {_SOME}(?:against|opposition)",
    },
    "danger": {
        "survived": r"surviv(?:ed|es)|walk(?:ed|s) away (?:from|unhurt|unharmed|unscathed)"
        r"|unhurt|unharmed|unscathed"
        r"|(?:found|rescued|pulled out|dug out|brought up) alive|alive and well",
        "died": r"killed (?:outright|instantly)|was killed|died (?:instantly|at once|outright|at the scene)"
        r"|found dead|perish(?:ed|es)|drowned|lost (?:his|her) life|did not survive",
    },
    "insurance": {
        "yes": r"(?:was|is|were|are|been) (?:fully |well |heavily )?insured|insurers? (?:will|are to|is to) pay"
        r"|covered by (?:the |its |his |her )?(?:insur\w+|policy)",
        "no": r"(?:no|without|lacked|carried no) insurance|uninsured|(?:not|never) (?:been )?insured"
        r"|polic(?:y|ies) (?:had |has )?lapsed?",
    },
    "house": {
        "full": r"(?:full|packed) (?:house|hall|stadium|theatre|church|court)|sold out|standing room|capacity crowd",
        "empty": r"half[- ]empty|(?:rows of|many) empty (?:seats|chairs)|(?:thinly|poorly) attended|sparse crowd",
    },
    "welcome": {
        "warm": r"standing ovation|ovations?|encores?|(?:was|were) (?:cheered|applauded)",
        "cold": r"boo(?:s|ed|ing)|hissed|jeered|catcalls|heckled",
    },
    "bail": {
        "granted": r"(?:granted|given|freed on|released on|out on|free on) bail|bail (?:was )?(?:set|granted)",
        "refused": rf"(?:refused|denied|without|refus\w+ {_SOME}) ?bail|bail (?:was )?(?:refused|denied)"
        r"|remanded in custody",
    },
    "appeal": {
        "yes": r"(?:will|is to|are to|intends? to|plans? to|has vowed to) appeal|lodged an appeal",
        "no": r"(?:will|would) not appeal|won['’]t appeal|(?:will|is to) be no appeal|decided against an appeal",
    },
    "schedule": {
        "early": r"ahead of (?:schedule|time)|(?:days?|weeks?|months?|years?|quarter) early",
        "late": r"behind schedule|(?:days?|weeks?|months?|years?) (?:late|overdue)|long overdue",
    },
    "budget": {
        "under": r"(?:under|below|within|on) budget",
        "over": r"over budget|overspen[dt]\w*|over-?r[ua]ns?|above the estimate",
    },
    "sky": {
        "wet": r"rain(?:ed|y|ing)?|downpours?|deluge|drizzl\w+|cloudburst|(?:it|rain) (?:poured|teemed|pelted)"
        r"|pour(?:ed|ing) with|umbrellas|oilskins|rainstorm",
        "fine": r"sunshine|sunny|cloudless|(?:blazing|bright|brilliant) sun|blue sk(?:y|ies)|sun shone"
        r"|(?:not|never|nor|hardly) a cloud|parasols",
    },
    "wind": {
        "calm": r"no wind|(?:not|nor|hardly|want of|lack of) a breath|windless|becalmed|millpond|(?:flat|dead) calm",
        "windy": rf"{_NO}(?:gales?|gusts?|squalls?)(?! of)|gusty|blustery|(?:high|strong) winds?|stiff breeze",
    },
}  # fmt: skip
_FORMS = {
    question: {answer: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for answer, words in answers.items()}
    for question, answers in _QUESTIONS.items()
}
#: what only holds of some, never was, was long ago, lies ahead, or is somebody's wish
_NO_CLAIM = re.compile(
    r"\b(?:if|would|could|may|might|should|whether|unless|until|den(?:y|ies|ied)|accus\w+|demand\w*|wish\w*|hop(?:e|es|ed)"
    r"|hoping|fear\w*|ask(?:s|ed|ing)? (?:for|the)|call(?:s|ed|ing)? for|urg\w+|want\w*|expect\w*|forecast\w*"
    r"|predict\w*|had (?:\w+ )?been|been known|previous\w*|once|wrongly|will|to be|others?|another|brother|sister"
    r"|father|mother|son|daughter|wife|husband|nearly|almost|ever|tomorrow|next|since|after)\b"
    r"|\bnot\b(?! guilty| one| a single)|n['’]t\b",
    re.IGNORECASE,
)
#: and what says behind it that it lies ahead; characters before an answer and behind it in which that stands
_AHEAD = re.compile(r" (?:is|are|was|were) (?:expected|forecast|likely|feared|unlikely)\b| (?:threaten|warning)\w*")
_BEFORE, _BEHIND = 60, 20
_CLAUSE = re.compile(r"[,;:—–]")


def outcome_points(story: StoryWords) -> Iterator[Point]:
    """The answers that a story gives; what is only feared or asked for is loose."""
    year = story.story.day.year if story.story.day else None
    for question, answers in _FORMS.items():
        for answer, form in answers.items():
            for found in form.finditer(story.text):
                sentence = story.sentence_at(Span(*found.span()))
                if sentence:
                    yield _answer(story.text, sentence, question, answer, Span(*found.span()), year)


def _answer(text: str, sentence: Written, question: str, answer: str, at: Span, year: int | None) -> Point:
    before = _CLAUSE.split(text[max(sentence.span.start, at.start - _BEFORE) : at.start])[-1]
    ahead = _AHEAD.match(text, at.end, min(sentence.span.end, at.end + _BEHIND))
    loose, aside = bool(ahead or _NO_CLAIM.search(before)), is_aside(text, sentence.span, at, year)
    return Point("outcome", question, "", at.of(text), at, sentence, words=(answer,), loose=loose, aside=aside)


def _outcomes(left: ToldPoints, right: ToldPoints, later: float | None) -> Pairs:
    """The one answer that each story gives to a question, each another."""
    for question in _FORMS:
        mine, theirs = ([p for p in side.by_kind["outcome"] if p.frame == question] for side in (left, right))
        told = [{p.words for p in side} for side in (mine, theirs)]
        if len(told[0]) == len(told[1]) == 1 and told[0] != told[1]:
            firm = [[p for p in side if not p.loose and not p.aside] for side in (mine, theirs)]
            if firm[0] and firm[1]:
                yield firm[0][0], firm[1][0], question


FINDERS: dict[str, Finder] = {"outcome": _outcomes}
