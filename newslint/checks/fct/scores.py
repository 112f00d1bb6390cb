"""Results of games that contradict what the sentence says of them: who won, by how much, with how many goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.numbers import SMALL, value_of
from newslint.extract.sentences import sentence_spans
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: a result: 3-1, 25–18; no year, no date, no phone number, no set of a match that goes on
_SCORE = re.compile(r"(?<![\w.,:/$£€–-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\w%:/–-]|[.,]\d|\s?\([\d-]+\)| (?:years?|months?|record|vote|majority|percent)\b)")
_SETS = re.compile(r"\d{1,2}[-–]\d{1,2}(?: \(\d+(?:[-–]\d+)?\))?(?:,? (?:and )?\d{1,2}[-–]\d{1,2}(?: \(\d+(?:[-–]\d+)?\))?)+")
_N = rf"(?P<n>{'|'.join(sorted(set(SMALL) - {'zero'}, key=len, reverse=True))}|a single|\d{{1,2}})"
_BY = re.compile(rf"\bby {_N}[ -](?:points?|goals?|runs?)\b|\b(?P<n2>{'|'.join(sorted(set(SMALL) - {'zero'}, key=len, reverse=True))}|\d{{1,2}})[ -](?:point|goal|run) (?:win|victory|defeat|loss|margin|lead)\b", re.IGNORECASE)
_WON = re.compile(r"\b(?P<verb>beat|beats|defeated|defeats|won|wins|thrashed|edged|overcame|routed|downed|trounced|crushed|hammered|win over|victory over)\b(?! (?:the )?(?:toss|title|cup|league|medal|award|prize))")
_DREW = re.compile(r"\b(?:drew|draws?|drawn|ended level|finished level|ended all square|tied|tie)\b", re.IGNORECASE)
_GOALLESS = re.compile(r"\b(?:goalless|scoreless|0-0|nil-nil)\b", re.IGNORECASE)
_HAT_TRICK = re.compile(r"['’]s hat-?trick (?:gave|handed|earned|secured|sealed)\b")
_STRAIGHT = re.compile(r"\bstraight(?: sets?|-sets?)\b")
_GAMES = re.compile(
    r"\b(?:goals?|match|game|cup|league|season|team|sides?|half|halves|penalt\w+|striker|coach|win|victory|final|fans|spectators"
    r"|points?|tries|innings|quarter|shoot-?out|title|tournament|championship|keeper|division|play(?:ed|ers?))\b",
    re.IGNORECASE,
)
#: where a result belongs to another moment than the verb
_OTHER_MOMENT = re.compile(
    r"\b(?:half-?time|lead|led|leading|aggregate|behind|down|trail\w*|ahead|series|after extra|penalt\w+|shoot-?out|twice|record|previous"
    r"|earlier|last (?:year|season|week)|first leg|in (?:19|20)\d\d|from|come back|comeback|came back|rallied|then|but|after (?:a|the))\b",
    re.IGNORECASE,
)
#: how many sets of a match there may be for both to be read
_MOST = 60


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the result; `said` is what the sentence says of it. Verdict `margin` names another difference."""
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if not re.search(r"\d[-–]\d", text[start:end]):
            continue
        for first, last in sentence_spans(text, start, end):
            for span, verdict, said, score in _contradictions(text, first, last):
                if view.admits(span):
                    yield Hit(span, (("score", score), ("said", said)), verdict)


def _contradictions(text: str, start: int, end: int) -> Iterator[tuple[Span, str, str, str]]:
    sets = _SETS.search(text, start, end)
    if sets:
        straight = _STRAIGHT.search(text, start, end)
        won = [int(s[1]) > int(s[2]) for s in re.finditer(r"(\d+)[-–](\d+)(?! ?\d*\))", re.sub(r" \([\d–-]+\)", "", sets[0]))]
        if straight and len(set(won)) > 1:
            yield Span(*sets.span()), "sets", straight[0], sets[0]
        return
    scores = list(_SCORE.finditer(text, start, end))
    if not scores or not _GAMES.search(text, start, end) and not _WON.search(text, start, end):
        return
    score = scores[0]
    one, other = int(score["one"]), int(score["other"])
    if max(one, other) > 200:
        return
    sentence, span = text[start:end], Span(*score.span())
    before = text[start : score.start()]
    by = _BY.search(sentence)
    if len(scores) == 1 and by and not _OTHER_MOMENT.search(sentence):
        number = by["n"] or by["n2"]
        margin = 1 if number.lower() == "a single" else int((value_of(number.lower()) or value_of("one")).value)  # type: ignore[union-attr]
        if margin != abs(one - other):
            yield span, "margin", by[0], score[0]
            return
    near = before[-40:]
    if one != other and _DREW.search(near) and not re.search(r"\b(?:lots?|penalt\w+|after|ahead|first|level on|when|before)\b", near) and re.search(r"\b(?:goalless draw|drew|ended level|finished level|drawn|tied)\b(?: (?:at|the match|the game|with [A-Z]\w+))?,? $", near):
        yield span, "draw", _DREW.search(near)[0], score[0]  # type: ignore[index]
        return
    if one + other and len(scores) == 1 and _GOALLESS.search(near) and re.search(r"\bdraw,? $|\bmatch,? $", near):
        yield span, "draw", "goalless", score[0]
        return
    if _HAT_TRICK.search(near) and max(one, other) < 3 and len(scores) == 1:
        yield span, "goals", "a hat-trick", score[0]
        return
    won = _WON.search(text, max(start, score.start() - 60), score.start())
    if won and one < other and len(scores) == 1 and not _OTHER_MOMENT.search(text, won.end(), score.end() + 12):
        if re.fullmatch(r"(?: (?:the )?[\w’'.& -]{0,40})?(?: by)? ", text[won.end() : score.start()]) and not re.search(r"\b(?:who|which|that|when|lost|fell)\b", text[won.end() : score.start()]):
            yield span, "", won[0], score[0]
    elif re.search(r"\bshoot-?out $", near) and _WON.search(near) and one < other:
        yield span, "", "won", score[0]
