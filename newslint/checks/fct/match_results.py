"""Several results of one game, or a result and what the next sentence calls it: sets, legs, half-time, a ninth win.

Goals only grow: two legs make the aggregate, and the end has no fewer than the half. Who wins takes the most sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newslint.extract.numbers import ONES_WORDS, value_of
from newslint.model import Span

SETS = re.compile(
    r"\d{1,2}[-–]\d{1,2}(?: \(\d+(?:[-–]\d+)?\))?(?:,? (?:and )?\d{1,2}[-–]\d{1,2}(?: \(\d+(?:[-–]\d+)?\))?)+"
)
STRAIGHT = re.compile(r"\bstraight(?: sets?|-sets?)\b")
_SCORE = re.compile(r"(?<![\w.,:/$£€–-])(?P<one>\d{1,3})[-–](?P<other>\d{1,3})(?![\w%:/–-]|[.,]\d)")
#: who won, before the sets: they are told with his own games first
_WINS = re.compile(
    r"\b(?:beat|beats|defeated|defeats|won(?! (?:the|a|his|her) (?:first|opening|second))|wins|overcame|downed"
    r"|ousted|edged"
    r"|saw off|came through|outlasted|eliminated|winner|victory over|win over)\b[^.;]{0,70}\Z"
)
_LOSES = re.compile(r"\b(?:lost|loses|beaten by|fell to|went down|losing|defeat(?:ed)? by|loss to|retired|walkover)\b")
#: games of a set: six and up to four, seven and five or six, or a long last one
_LEAST_GAMES = 6
_AGGREGATE = re.compile(r"(?: |, )?(?:on|in|as the) aggregate\b|[- ]aggregate\b")
_AGGREGATE_BEFORE = re.compile(r"\b(?:aggregate(?: score)?(?: of| was| is)?|overall) \Z")
_HALF = re.compile(r"\b(?:half-?time|the (?:interval|break)|half time)\b")
_OTHER_GAME = re.compile(
    r"\b(?:penalt\w+|shoot-?out|extra time|series|record|last (?:season|year|month|week)|earlier|previous\w*"
    r"|group|replay"
    r"|reserves?|under-\d+|women|another|elsewhere|also|other)\b"
)
_CALLED = re.compile(
    rf"(?:It|That|This|The result) (?:was|is) (?:a |the |their |his |her |its |the \w+[’'] )?(?:\w+ )?"
    rf"(?:{ONES_WORDS}|[a-z]+(?:th|st|nd|rd)|straight|\d+(?:th|st|nd|rd))?(?: \w+)? ?\b(?P<what>wins?|victor(?:y|ies)"
    r"|defeats?|loss(?:es)?|draws?)\b"
)
_CALLED_WON, _CALLED_LOST = re.compile(r"win|victor"), re.compile(r"defeat|loss")
_VERB = re.compile(
    r"\b(?P<won>won|beat|defeated|thrashed|overcame|edged)\b|\b(?P<lost>lost|went down|were beaten|was beaten)\b"
)
_MARGIN = re.compile(
    rf"\b(?:a|the|by a) margin of (?P<n>{ONES_WORDS}|\d{{1,2}}) (?:points?|goals?|runs?)\b", re.IGNORECASE
)
#: results of a story beyond which nobody says which games they are of
_MOST = 3


class Contradicted(NamedTuple):
    """Where a result stands, the verdict, what is said of it, and the result."""

    span: Span
    verdict: str
    said: str
    score: str


def contradicted_results(text: str, sentences: list[tuple[int, int]]) -> Iterator[Contradicted]:
    """The results of a story that don't go with another one, or with what its next sentence calls them."""
    first, last = sentences[0][0], sentences[-1][1]
    sets = list(SETS.finditer(text, first, last))
    straight = STRAIGHT.search(text, first, last)
    for found in sets:
        yield from _of_winner(text, sentences, found)
    if straight and len(sets) == 1 and len({one > other for one, other in _games(sets[0][0])}) > 1:
        apart = sum(start < sets[0].start() for start, _ in sentences) - sum(
            start < straight.start() for start, _ in sentences
        )
        if apart and abs(apart) <= _MOST:
            yield Contradicted(Span(*sets[0].span()), "sets", straight[0], sets[0][0])
    scores = [m for m in _SCORE.finditer(text, first, last) if not any(s.start() <= m.start() < s.end() for s in sets)]
    if 1 < len(scores) <= _MOST and not _OTHER_GAME.search(text, first, last):
        yield from _of_parts(text, scores)
    for at, (start, end) in enumerate(sentences):
        own = [m for m in scores if start <= m.start() < end]
        if len(own) == 1:
            behind = sentences[at + 1] if at + 1 < len(sentences) else None
            yield from _of_next(text, (start, end), behind, own[0])
            margin = _MARGIN.search(text, start, end)
            number = value_of(margin["n"].lower()) if margin else None
            if margin and number and number.value != abs(int(own[0]["one"]) - int(own[0]["other"])):
                yield Contradicted(Span(*own[0].span()), "margin", margin[0], own[0][0])


def _games(sets: str) -> list[tuple[int, int]]:
    plain = re.sub(r" \([\d–-]+\)", "", sets)
    return [(int(m[1]), int(m[2])) for m in re.finditer(r"(\d+)[-–](\d+)", plain)]


def _of_winner(text: str, sentences: list[tuple[int, int]], found: re.Match[str]) -> Iterator[Contradicted]:
    """Somebody who won with no more sets than he lost, or without the last one."""
    start, end = next(one for one in sentences if one[0] <= found.start() < one[1])
    won = _WINS.search(text, max(start, found.start() - 110), found.start())
    games = _games(found[0])
    if won is None or _LOSES.search(text, start, end) or any(max(one) < _LEAST_GAMES for one in games):
        return
    if any(one == other or min(one, other) > 2 * _LEAST_GAMES for one, other in games):
        return
    mine = sum(one > other for one, other in games)
    if 2 * mine <= len(games) or games[-1][0] < games[-1][1]:
        yield Contradicted(Span(*found.span()), "", won[0].split()[0], found[0])


def _of_parts(text: str, scores: list[re.Match[str]]) -> Iterator[Contradicted]:
    """An aggregate that its two legs don't make, and an end with fewer goals than half-time had."""
    goals = {m: int(m["one"]) + int(m["other"]) for m in scores}
    whole = [
        m
        for m in scores
        if _AGGREGATE.match(text, m.end()) or _AGGREGATE_BEFORE.search(text, max(0, m.start() - 30), m.start())
    ]
    legs = [m for m in scores if m not in whole]
    if len(whole) == 1 and len(legs) == 2 and goals[whole[0]] != sum(goals[leg] for leg in legs):
        yield Contradicted(Span(*whole[0].span()), "", f"{legs[0][0]} and {legs[1][0]}", whole[0][0])
    if len(scores) == 2 and not whole:
        halves = [m for m in scores if _HALF.search(text, m.end(), m.end() + 24)]
        if len(halves) == 1:
            end = next(m for m in scores if m is not halves[0])
            most = max(int(end["one"]), int(end["other"]))
            if most < max(int(halves[0]["one"]), int(halves[0]["other"])) or goals[end] < goals[halves[0]]:
                yield Contradicted(Span(*end.span()), "", f"{halves[0][0]} at half-time", end[0])


def _of_next(
    text: str, own: tuple[int, int], behind: tuple[int, int] | None, score: re.Match[str]
) -> Iterator[Contradicted]:
    """A win in one sentence that the next one calls a defeat."""
    verb = _VERB.search(text, max(own[0], score.start() - 50), score.start())
    called = _CALLED.match(text, *behind) if behind else None
    if verb is None or called is None:
        return
    won, lost = _CALLED_WON.search(called["what"]), _CALLED_LOST.search(called["what"])
    if (verb["won"] and lost) or (verb["lost"] and won):
        yield Contradicted(Span(*score.span()), "", called[0], score[0])
