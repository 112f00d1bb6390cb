"""The party or the seat of a British member of Parliament that isn't theirs: "Mr David Mellor (Lab, Putney)"."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.story_dates import dating
from newslint.knowledge.commons import Constituency, constituencies
from newslint.knowledge.record import fold
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_LIBERAL = "Liberal Democrat"
_PARTIES = {
    "C": "Conservative", "Con": "Conservative", "Cons": "Conservative", "Conservative": "Conservative",
    "Tory": "Conservative", "Lab": "Labour", "Lab Co-op": "Labour", "Lab/Co-op": "Labour", "Labour": "Labour",
    "L": _LIBERAL, "LD": _LIBERAL, "Lib": _LIBERAL, "Lib Dem": _LIBERAL, "LibDem": _LIBERAL, "Liberal": _LIBERAL,
    "Liberal Democrat": _LIBERAL, "SDP": _LIBERAL,
}  # fmt: skip
_SHORT = "|".join(sorted(map(re.escape, _PARTIES), key=len, reverse=True))
_LONG = "Conservative|Tory|Labour|Liberal Democrat|Lib Dem|LibDem|Liberal"
_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{1,3}})"
_SEAT = r"(?P<seat>[A-Z][\w’'&.-]+(?:,? (?:[A-Z][\w’'&.-]*|and|of|on|upon|under|in|the)){0,5})"
#: "Mr David Mellor (C, Putney)", "[Henley, Con]": the way of reports from the House
_BRACKETED = LatePattern(
    rf"{_NAME},? [(\[](?:(?P<party>{_SHORT})\.?(?:[,;:]? (?:MP for )?{_SEAT})?"
    rf"|(?P<seat2>[A-Z][\w’'& -]{{3,40}}), (?P<party2>{_SHORT})\.?)[)\]]"
)
_TRADE = r"(?:MP|backbencher|frontbencher|whip|grandee|member of [Pp]arliament|member)"
#: "the Labour MP X", "Tory backbencher Y"
_BEFORE = LatePattern(rf"\b(?P<party>{_LONG}) {_TRADE},? {_NAME}")
#: "Kenneth Clarke, the Labour MP for Rushcliffe"
_BEHIND = LatePattern(rf"{_NAME}, (?:the |an? )?(?:[a-z]+ )?(?P<party>{_LONG}) {_TRADE}\b(?! [A-Z])(?: for {_SEAT})?")
_TITLE = re.compile(r"^(?:(?:Mr|Mrs|Miss|Ms|Dr|Sir|Dame)\.? )+")
#: what says that a party or a seat is of another time, or of a candidate
_THEN = re.compile(r"\b(?:former|formerly|then|once|ex|late|future|shadow|ousted|defect\w*)[ -](?:[a-z]+ )?$")
#: letters of a word of a seat that no other shares by chance
_WORD = 4
#: days about a change of party or an election in which a label may be the old or the new one
_GRACE = datetime.timedelta(60)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: `party` for another party, `seat` for a seat that was never theirs."""
    if view.story is None:
        return
    told = dating(view.whole)
    if told is None or told.day is None:
        return
    seen: set[int] = set()
    for passage in view.passages:
        for pattern in (_BRACKETED, _BEFORE, _BEHIND):
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                before = view.text[max(passage.span.start, found.start() - 24) : found.start()]
                if found.start("name") in seen or _THEN.search(before) or not view.admits(Span(*found.span())):
                    continue
                hit = _judged(found, told.day)
                if hit is not None:
                    seen.add(found.start("name"))
                    yield hit


def _judged(found: re.Match[str], day: datetime.date) -> Hit | None:
    groups = found.groupdict()
    name = re.sub(r"['’]s?$", "", _TITLE.sub("", found["name"]))
    terms = constituencies(name)
    near = [t for t in terms if t.start - _GRACE <= day and (t.end is None or day <= t.end + _GRACE)]
    if not near:
        return None
    said = _PARTIES[groups.get("party") or groups.get("party2") or ""]
    seat = groups.get("seat") or groups.get("seat2")
    if seat is None and found[0].endswith(("(C)", "(L)", "[C]", "[L]")):
        return None  # in the centre or on the left of a picture
    agrees = said in {t.party for t in near} or "" in {t.party for t in near}
    at_home = None if seat is None else any(_is_the_seat(seat, t.seat) for t in terms)
    if not agrees and (at_home or (seat is None and all(t.alone for t in near))):
        return _hit(found, near[-1], "party", near[-1].party, said)
    if agrees and at_home is False and seat is not None and all(t.alone for t in near):
        return _hit(found, near[-1], "seat", near[-1].seat, seat)
    return None


def _is_the_seat(said: str, own: str) -> bool:
    """Whether two names of seats share a word: "Aberdeen N" and "Aberdeen North", "Hallam" and "Sheffield, Hallam"."""
    own_words, said_words = ([w for w in fold(name).split() if len(w) >= _WORD] for name in (own, said))
    shared = any(word[:_WORD] == other[:_WORD] for word in own_words for other in said_words)
    return shared or fold(own) == fold(said)


def _hit(found: re.Match[str], term: Constituency, verdict: str, right: str, said: str) -> Hit:
    rows = f"{term.person}, {term.party}, {term.seat}, {term.start} to {term.end or 'now'} [Institute for Government]"
    fields = (("person", term.person), ("right", right), ("said", said), ("rows", rows))
    place = Span(*found.span("name"))
    return Hit(Span(*found.span()), fields, verdict, (RelatedLocation(place, "record", fields=fields),))
