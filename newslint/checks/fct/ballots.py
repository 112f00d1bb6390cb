"""A winner with fewer votes than the loser: "won the run-off … took 47.5 percent, and her rival 52.5"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.numbers import DIGITS
from newslint.extract.one_scan import may_match
from newslint.model import Span
from newslint.segmenting.view import StoryText

_NAME = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{0,4}}"
#: who won: the name before the verb, or behind it where others gave the office
_WON = LatePattern(
    rf"(?P<who>\b[Hh]e|\b[Ss]he|{_NAME}(?:, [^,.;]{{1,50}},)?) (?:has |have |had )?(?:easily |narrowly |comfortably )?"
    r"(?:won|beat(?:en)?|defeated|unseated|ousted|edged out|(?:was|were|been|is) (?:re-?elected|elected|returned"
    r"|given (?:an?|another) \w+ (?:term|mandate)|voted in|declared (?:the )?(?:winner|elected))"
    r"|will serve (?:another|a second|a third)|held (?:on to )?(?:the|his|her|its) (?:seat|office)"
    r"|kept (?:the|his|her) seat)"
    rf"|\b(?:returned|re-?elected|chose|elected) (?P<object>{_NAME})",
    needs=("won", "beat", "defeated", "unseated", "ousted", "elected", "returned", "given", "voted in", "declared",
           "serve", "held", "kept", "chose", "edged"),
)  # fmt: skip
_VOTE = re.compile(
    r"\b(?:votes?|voters?|ballots?|polls?|polled|polling|elections?|by-election|run-off|referendum|constituency"
    r"|returning officer|electoral|precincts?)\b"
)
#: who wins with fewer, and figures of another round, chamber or year
_OTHER = re.compile(
    r"\b(?:first round|electoral (?:college|votes)|popular vote|seats|despite|although|though|even|coalition|threshold"
    r"|two-thirds|quorum|turnout|recount|disqualif\w+|annul\w+|previous\w*|last time|earlier|ago|exit poll|opinion"
    r"|projected|forecast|primary|delegates|in (?:19|20)\d\d|from|lost|trail\w*|behind)\b"
)
_PART = rf"(?:{DIGITS})(?: ?%| ?per ?cent)?"
_UNIT = r"(?: ?%| ?per ?cent)"
_OF = r"(?: of (?:the )?(?:\w+ )?(?:votes?|ballots|poll|votes cast))?(?: votes)?"
#: both figures behind the verb: by 12,300 votes to 14,100, with 47 percent against 53
_BEHIND = re.compile(
    rf"[^.;()\d]{{0,80}}?\b(?:by|with|on|polling|taking|winning|securing|and took|getting) (?P<a>{_PART})"
    rf"(?P<named> votes?\b|{_UNIT}{_OF})?(?P<way>,? (?:to|against|compared with|as against) )(?:[a-z’' ]{{0,16}} )?"
    rf"(?:{_NAME}[’']s )?(?:his |her |their )?(?P<b>{_PART})(?![\d-])"
)
#: the winner's first: she took 47 percent and her rival, X, 53
_OWN = re.compile(
    rf"(?P<who>[Hh]e|[Ss]he|The (?:winner|mayor|president|senator|incumbent)|(?:Mr|Mrs|Ms|Miss|Dr)\.? {CAPITAL_WORD}"
    rf"|{CAPITAL_WORD})"
    rf" (?:had|took|polled|received|won|got|gained|drew|secured|collected) (?P<a>{_PART})(?P<named>{_UNIT}?{_OF})"
    rf"(?P<way>,? (?:and|while|to|against|but) )(?P<other>[^.;()\d]{{0,70}}?) (?P<b>{_PART})(?![\d-])"
)
#: each figure with whom it went to
_TO = re.compile(
    rf"(?<![\d.,])(?P<a>{_PART})(?P<named>{_UNIT}?{_OF}) (?:had |have )?(?:gone |went |being |were )?(?:to|for) "
    rf"(?:(?:the |his |her )?[a-z -]{{0,30}})?(?P<one>(?:Mr|Mrs|Ms|Miss|Dr)?\.? ?{_NAME})(?:,| and|, and|;| while)+ "
    rf"(?P<b>{_PART}){_UNIT}?{_OF} (?:(?:went|had gone) )?(?:to|for) (?:(?:the |his |her )?[a-z -]{{0,30}})?"
    rf"(?P<two>(?:Mr|Mrs|Ms|Miss|Dr)?\.? ?{_NAME})"
)
#: two shares of a straight fight come to this at least; votes that are so far apart are of two things. Chosen
_ALL, _FAR = 85.0, 3.0


def may_tell_votes(whole: StoryText) -> bool:
    """Whether a story may say who won a vote at all."""
    return may_match(whole, _WON)


def won_with_fewer(text: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[Span, str, str]]:
    """Where two figures of a vote stand, what says who won, and the figures, where the winner has the lesser one."""
    for at, (start, end) in enumerate(sentences):
        won = _WON.search(text, start, end)
        if won is None or not any(_VOTE.search(text, *one) for one in sentences[max(0, at - 1) : at + 2]):
            continue
        winner = (won["who"] or won["object"]).split(",")[0].split()[-1]
        said = text[won.end("who") + 1 : won.end()] if won["who"] else won[0]
        behind = _BEHIND.match(text, won.end(), end)
        if (
            behind
            and (behind["named"] or "against" in behind["way"])
            and not _OTHER.search(text, won.start(), behind.end())
        ):
            yield from _lesser(behind, said.split(",")[-1].strip(), text)
            continue
        for first, last in sentences[at : at + 2]:
            if _OTHER.search(text, first, last):
                continue
            own, to = _OWN.search(text, first, last), _TO.search(text, first, last)
            if own and own["who"].split()[-1] in (winner, "He", "She", "he", "she", "winner"):
                yield from _lesser(own, said, text)
            elif to and winner not in to["one"].split() and winner in to["two"].split():
                yield from _lesser(to, said, text, swapped=True)
            elif to and winner in to["one"].split():
                yield from _lesser(to, said, text)
            else:
                continue
            break


def _lesser(found: re.Match[str], said: str, text: str, *, swapped: bool = False) -> Iterator[tuple[Span, str, str]]:
    one, other = (float(re.sub(r"[^\d.]", "", found[name]) or 0) for name in ("a", "b"))
    if swapped:
        one, other = other, one
    shares = bool(re.search(_UNIT, found[0]))
    if not 0 < one < other or (shares and not _ALL <= one + other <= 101) or (not shares and other / one > _FAR):
        return
    span = Span(found.start("a"), found.end())
    yield span, said, f"{found['a'].strip()} to {found['b'].strip()}"
