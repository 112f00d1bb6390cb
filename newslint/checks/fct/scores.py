"""Results of games that contradict what the sentence says of them: who won, by how much, with how many goals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.checks.fct.ballots import may_tell_votes, won_with_fewer
from newslint.checks.fct.match_results import SETS, STRAIGHT, Contradicted, contradicted_results
from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.extract.sentences import sentences_of_passages
from newslint.model import BODY_PARTS, Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: a result: 3-1, 25–18; no year, no date, no phone number, no set of a match that goes on
_SCORE = re.compile(
    r"(?<![\w.,:/$£€–-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\w%:/–-]|[.,]\d|\s?\([\d-]+\)| (?:years?|months?"
    r"|record|vote|majority|percent)\b)"
)
_N = rf"(?P<n>{ONES_WORDS}|a single|\d{{1,2}})"
_BY = re.compile(
    rf"\bby {_N}[ -](?:points?|goals?|runs?)\b"
    rf"|\b(?P<n2>{ONES_WORDS}|\d{{1,2}})[ -](?:point|goal"
    rf"|run) (?:win|victory|defeat|loss|margin|lead)\b",
    re.IGNORECASE,
)
_WON = re.compile(
    r"\b(?P<verb>beat|beats|defeated|defeats|won|wins|thrashed|edged|overcame|routed|downed|trounced|crushed|hammered"
    r"|win over|victory over)\b(?! (?:the )?(?:toss|title|cup|league|medal|award|prize))"
)
_DREW = re.compile(r"\b(?:drew|draws?|drawn|ended level|finished level|ended all square|tied|tie)\b", re.IGNORECASE)
_GOALLESS = re.compile(r"\b(?:goalless|scoreless|0-0|nil-nil)\b", re.IGNORECASE)
_FIGURE, _RESULT = re.compile(r"\d"), re.compile(r"\d[-–]\d")
_HAT_TRICK = re.compile(r"['’]s hat-?trick (?:gave|handed|earned|secured|sealed)\b")
_GAMES = re.compile(
    r"\b(?:goals?|match|game|cup|league|season|team|sides?|half|halves|penalt\w+|striker|coach|win|victory|final|fans"
    r"|spectators"
    r"|points?|tries|innings|quarter|shoot-?out|title|tournament|championship|keeper|division|play(?:ed|ers?))\b",
    re.IGNORECASE,
)
_LEGS = re.compile(r"\b(?:aggregate|leg|sets?|quarter-finals?|semi-finals?|seed(?:ed)?)\b")
#: where a result belongs to another moment than the verb
_OTHER_MOMENT = re.compile(
    r"\b(?:half-?time|now|unbeaten|undefeated|closest|largest|margin of|lead|led|leading|aggregate|behind|down"
    r"|trail\w*|ahead|series|after extra|penalt\w+|shoot-?out"
    r"|twice|record|previous"
    r"|earlier|last (?:year|season|week)|first leg|in (?:19|20)\d\d|from|come back|comeback|came back|rallied|then"
    r"|but|after (?:a|the))\b",
    re.IGNORECASE,
)
#: with these a result is one of two, of a part of the game, or of a vote
_NOT_THE_RESULT = re.compile(
    r"\b(?:half-?time|aggregate|series|first leg|(?:on|after|in|by) penalties|shoot-?out|extra time|vote|votes"
    r"|odds|record|streak|lead|deficit"
    r"|advantage|away goals|tied at|tie-?break\w*|down|up)\b",
    re.IGNORECASE,
)
_DRAWN = re.compile(
    r"\b(?:drew|ended level|finished level|drawn|tied)(?: (?:at|the match|the game|with [A-Z]\w+))?,? $", re.IGNORECASE
)
#: right behind a result, what it was; and points that were shared, before one
_CALLED = re.compile(
    r"(?:,? [a-z-]+){0,2}? (?:(?P<draw>draw|stalemate|tie)|(?P<won>win|victory|triumph|defeat|loss|thrashing))\b"
    r"(?! (?:on|after|in) (?:penalties|extra|the shoot))"
)
_SHARED_POINTS = re.compile(
    r"\b(?<!without )(?<!not )(?<!never )(?:shar(?:ed|es|e|ing)|split) (?:the )?(?:points|spoils|honou?rs)\b"
)
#: a loser, and a word for the win right before the result
_OUT = re.compile(
    r"\b(?:knocked out|crashed out|went out|were eliminated|bowed out|went down)\b[^.;]{0,60}?\b(?P<won>winning|beating"
    r"|(?:with|after) an? (?:win|victory)(?: of)?) $"
)
_NO_DRAW = re.compile(r"\b(?:lots?|penalt\w+|after|ahead|first|level on|when|before)\b")
#: above that many goals or points it is another kind of figure; a hat-trick is three goals
_MOST, HAT_TRICK = 160, 3


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the result; `said` is what the sentence says of it. Verdict `margin` names another difference."""
    text = view.text
    for game in _of_games(view):
        if view.admits(game.span) and any(p.span.holds(game.span) for p in view.passages):
            yield Hit(game.span, (("score", game.score), ("said", game.said)), game.verdict)
    tells_votes = may_tell_votes(view.whole)
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if tells_votes and _FIGURE.search(text, start, end):
            told = view.whole.shared(sentences_of_passages).get(start, [])
            for span, said, score in won_with_fewer(text, told):
                if view.admits(span):
                    yield Hit(span, (("score", score), ("said", said)), "votes")
        if not _RESULT.search(text, start, end):
            continue
        for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
            for span, verdict, said, score in _contradictions(text, first, last):
                if view.admits(span):
                    yield Hit(span, (("score", score), ("said", said)), verdict)


def _of_games(view: View) -> list[Contradicted]:
    """The results of a report of one game that don't go with each other."""
    known = view.whole.shared(sentences_of_passages)
    body = [span for p in view.whole.passages if p.part in BODY_PARTS for span in known.get(p.span.start, ())]
    if not body or not _RESULT.search(view.text, body[0][0], body[-1][1]):
        return []
    told = view.text, body[0][0], body[-1][1]
    return list(contradicted_results(view.text, body)) if _GAMES.search(*told) or _LEGS.search(*told) else []


def _contradictions(text: str, start: int, end: int) -> Iterator[tuple[Span, str, str, str]]:
    """Where a result stands, the verdict, what the sentence says of it, and the result."""
    sets = SETS.search(text, start, end)
    if sets:
        straight = STRAIGHT.search(text, start, end)
        if straight and len(_winners(sets[0])) > 1:
            yield Span(*sets.span()), "sets", straight[0], sets[0]
        return
    scores = list(_SCORE.finditer(text, start, end))
    if not scores or not any(words.search(text, start, end) for words in (_GAMES, _WON, _DREW)):
        return
    score = scores[0]
    one, other = int(score["one"]), int(score["other"])
    told = _says_otherwise(text, start, end, score, one, other) if len(scores) == 1 else None
    if told is None and one < other:
        told = _loses(text, start, score)
        if told and len(scores) > 1 and told[1] != "shoot-out":
            return
    if told and max(one, other) <= _MOST:
        yield Span(*score.span()), told[0], told[1], score[0]


def _winners(sets: str) -> set[bool]:
    """Who won each set, the first of the two or not."""
    plain = re.sub(r" \([\d–-]+\)", "", sets)
    return {int(found[1]) > int(found[2]) for found in re.finditer(r"(\d+)[-–](\d+)", plain)}


def _says_otherwise(
    text: str, start: int, end: int, score: re.Match[str], one: int, other: int
) -> tuple[str, str] | None:
    """The verdict and the words, if a margin, a draw or a hat-trick doesn't go with the result."""
    by = _BY.search(text, start, end)
    if by and not _OTHER_MOMENT.search(text, start, end):
        number = (by["n"] or by["n2"]).lower()
        worth = value_of("one" if number == "a single" else number)
        if worth and int(worth.value) != abs(one - other):
            return "margin", by[0]
    near = text[max(start, score.start() - 40) : score.start()]
    drew = _DREW.search(near)
    if one != other and drew and _DRAWN.search(near) and not _NO_DRAW.search(near):
        return "draw", drew[0]
    called = _CALLED.match(text, score.end(), end)
    if called and not _NOT_THE_RESULT.search(text, start, end):
        if called["draw"] and one != other:
            return "draw", called["draw"]
        if called["won"] and one == other:
            return "", called["won"]
    if (
        one != other
        and _SHARED_POINTS.search(text, start, score.start())
        and not _OTHER_MOMENT.search(text, start, end)
    ):
        return "draw", "shared the points"
    out = _OUT.search(text[max(start, score.start() - 110) : score.start()])
    if out and one > other:
        return "", out["won"]
    goalless = _GOALLESS.search(near)
    if one + other and goalless and re.search(r"\b(?:draw|match),? $", near):
        return "draw", goalless[0]
    return ("goals", "a hat-trick") if _HAT_TRICK.search(near) and max(one, other) < HAT_TRICK else None


def _loses(text: str, start: int, score: re.Match[str]) -> tuple[str, str] | None:
    """The verdict and the words, if a winner stands right before a result that begins with the smaller figure."""
    near = text[max(start, score.start() - 40) : score.start()]
    if re.search(r"\bwon [\w ]*\bshoot-?out $", near):
        return "", "shoot-out"
    won = _WON.search(text, max(start, score.start() - 60), score.start())
    if won is None or _OTHER_MOMENT.search(text, won.end(), score.end() + 12):
        return None
    between = text[won.end() : score.start()]
    plain = re.fullmatch(r"(?: (?:the )?[\w’'.& -]{0,40})?(?: by)? ", between)
    return ("", won[0]) if plain and not re.search(r"\b(?:who|which|that|when|lost|fell)\b", between) else None
