"""Shares of one whole, told one after the other in a sentence, that come to more than all of it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.figures import Figure, Unit, figures
from newslint.extract.sentences import sentences_of_passages
from newslint.model import Hit, Span
from newslint.segmenting.view import View

UNIT = "story"

#: what makes percentages the parts of a whole that is given away once
_SPLITS = re.compile(
    r"\b(?:has|have|had|holds?|held|owns?|owned|won|wins|takes?|took|got|gets|received|polled|captured|garnered|secured"
    r"|makes? up|made up|account(?:s|ed)? for|c[oa]mes? from|goes to|went to|carr(?:y|ies|ied)|handles?|suppl(?:y|ies"
    r"|ied)|provides?|produces?|voted|were in favou?r|in favou?r|against"
    r"|approved?|disapproved?|undecided)\b"
)
#: of two shares the whole must be named: one vote, one ballot, one company
_OF_ONE_WHOLE = re.compile(
    r"\b(?:of (?:the |all )?(?:\w+ )?(?:votes?|ballots?|shares?|stock|seats)|voted (?:for|against|yes|no|to)"
    r"|in favou?r|against it)\b"
    r"|\bYes\b[^.;]{0,60}?\bNo\b|\bNo\b[^.;]{0,60}?\bYes\b|\bRemain\b[^.;]{0,60}?\bLeave\b|\bLeave\b[^.;]{0,60}?\bRemain\b"
)
#: a vote, told as a result: won 56 percent to 49 percent
_WON_TO = re.compile(
    r"\b(?:won|wins|led|leads|beat|defeated|ahead|victory)\b[^.;]{0,60}?(?:%"
    r"|per ?cent) to [\d.]+ ?(?:%|per ?cent)?"
)
#: percentages of several wholes, or of change, or answers of which several could be given
_NO_SHARES = re.compile(
    r"\b(?:rose|rises?|fell|falls?|grew|(?<!made )(?<!makes )up|down|increase[ds]?|decrease[ds]?|from \d|compared"
    r"|respectively|several answers"
    r"|multiple|more than one|last year|previously|chance|probability|interest|discount|tax|yield|turnout|margin"
    r"|earlier|both|also|women|men|people aged|old(?:er)?|young(?:er)?|when|while|ago"
    r"|in (?:19|20)\d\d|complet\w+|finished|progress\w*|ready|done|full|capacity|occup\w+|efficien\w+|accura\w+)\b"
    # a level that each has reached by itself
    r"|\b(?:is|are|was|were|stands?|stood|at|reach\w*|hit) (?:at |to )?[\d.]+ ?(?:%|per ?cent)"
)
#: how many votes were counted
_COUNTED = re.compile(
    r"(?:%|per ?cent) (?:of [\w ]{1,24} )?(?:reporting|counted|tallied|in\b)|(?:%"
    r"|per ?cent) of (?:the )?(?:precincts|polling|districts|ballots counted)"
)
#: behind a share: another whole than the one before
_OTHER_WHOLE = re.compile(r" (?:of|in|among|at|on|by|since|during|last|this)\b")
#: a verb of its own behind a later share: "70 percent can read, 60 percent can write"
_ANOTHER_CLAUSE = re.compile(r" (?:can|could|have|has|had|is|are|was|were|will|would|do|did|said|say)\b")
_SAME_WHOLE = re.compile(
    r" of (?:the |all )?(?:\w+ )?(?:votes?|ballots?|shares?|stock|seats|budget|total|passengers)\b"
)
_LINK = re.compile(r"[^.;:?!\d%()]{1,60}")
#: what says that a share is all that is left, and what makes it one of a part
_REST = re.compile(r"\bthe (?:other|remaining|rest)\b")
_REST_BEFORE = re.compile(r"\bthe (?:other|remaining|rest,?) $")
_OF_THOSE = re.compile(
    r"\b(?:of (?:th(?:ose|em|at)|these|whom|which)|rose|fell|up|down|from|compared|half|third|quarter|each|both|than)\b"
)
#: more shares are of several questions
_MOST, _ENOUGH = 5, 3
#: rounding may add half a point to each share
_SLACK = 0.5


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the shares; `computed` is what they come to, `sum` how."""
    text = view.text
    for passage in view.passages:
        start, end = passage.span.start, passage.span.end
        if not any(text.find(mark, start, end) >= 0 for mark in ("%", "percent", "per cent")):
            continue
        for first, last in view.whole.shared(sentences_of_passages).get(start, ()):
            if _REST.search(text, first, last):
                yield from _not_all(view, first, last)
            elif not (_NO_SHARES.search(text, first, last) or _COUNTED.search(text, first, last)):
                yield from _too_many(view, first, last)


def _not_all(view: View, start: int, end: int) -> Iterator[Hit]:
    """Shares of which the last is said to be the rest, and that aren't all there is."""
    told = figures(view.text, start, end)
    shares = [f for f in told if f.unit is Unit.PERCENT]
    if not 2 <= len(shares) <= _MOST or any(f.hedge for f in shares) or len(told) > len(shares) + 1:
        return
    rest = [f for f in shares if _REST_BEFORE.search(view.text[max(start, f.start - 24) : f.start])]
    total = sum(share.value for share in shares)
    if rest != shares[-1:] or _OF_THOSE.search(view.text, start, end) or abs(total - 100) <= 1 + _SLACK * len(shares):
        return
    # of two shares that fall short another one may have stood in the sentence before
    if total < 100 and len(shares) < _ENOUGH:
        return
    span = Span(shares[0].start, shares[-1].end)
    if view.admits(span):
        yield Hit(span, (("computed", f"{total:g}"), ("sum", " + ".join(f"{f.value:g}" for f in shares))))


def _too_many(view: View, start: int, end: int) -> Iterator[Hit]:
    shares = _listed(view.text, start, end)
    total = sum(share.value for share in shares)
    if len(shares) < 2 or total <= 100 + max(1.0, _SLACK * len(shares)) or max(f.value for f in shares) > 100:
        return
    sentence = view.text[start:end]
    if len(shares) == 2 and _WON_TO.search(sentence):
        pass
    elif not (_OF_ONE_WHOLE if len(shares) == 2 else _SPLITS).search(sentence):
        return
    span = Span(shares[0].start, shares[-1].end)
    if view.admits(span):
        fields = (("computed", f"{total:g}"), ("sum", " + ".join(f"{f.value:g}" for f in shares)))
        yield Hit(span, fields)


def _listed(text: str, start: int, end: int) -> list[Figure]:
    """The percentages of a sentence if they are a plain list, each behind the one who has it; else none.

    After the first a bare number may stand for a percentage, or "the remaining 20 percent".
    """
    told = figures(text, start, end)
    shares = [f for f in told if f.unit is Unit.PERCENT]
    if len(shares) < 2 or any(f.hedge in (">", "<") for f in shares) or any(f.unit is Unit.POINTS for f in told):
        return []
    bare = [f for f in told if f.unit is Unit.COUNT and f.start > shares[0].end and not f.of and f.value < 100]
    shares = sorted((*shares, *bare), key=lambda f: f.start)
    for one, other in itertools.pairwise(shares):
        if not _LINK.fullmatch(text, one.end, other.start) or not re.search(
            r",| and | but | to ", text[one.end : other.start]
        ):
            return []
        if (
            _ANOTHER_CLAUSE.match(text, other.end)
            or _is_of_another_whole(text, other.end)
            or (_is_of_another_whole(text, one.end) and one is not shares[0])
        ):
            return []
    first = shares[0]
    if _is_of_another_whole(text, first.end) and not re.match(
        r" of (?:the |its |all |[a-z]+ )", text[first.end : first.end + 14]
    ):
        return []
    return [] if re.search(r"\b(?:in|of) [A-Z]", text[first.end : shares[1].start]) else shares


def _is_of_another_whole(text: str, at: int) -> bool:
    return bool(_OTHER_WHOLE.match(text, at)) and not _SAME_WHOLE.match(text, at)
