"""The state or the party of an American senator, representative or governor that isn't theirs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE
from newslint.extract.late_pattern import LatePattern
from newslint.extract.story_dates import dating
from newslint.extract.title_guards import speaks_of_the_past
from newslint.knowledge.offices import knowledge
from newslint.knowledge.record import Holding, Seat, fold
from newslint.knowledge.states import NAMES, SHORT, STATES
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_TITLES = {
    "sen.": "senator", "senator": "senator", "rep.": "representative", "representative": "representative",
    "congressman": "representative", "congresswoman": "representative", "gov.": "governor", "governor": "governor",
    "sens.": "", "u.s. sen.": "senator",
}  # fmt: skip
_PARTIES = {"R": "Republican", "Republican": "Republican", "GOP": "Republican"} | dict.fromkeys(
    ("D", "Democrat", "Democratic"), "Democrat"
)
_STATE = "|".join(sorted(map(re.escape, STATES), key=len, reverse=True))
_SHORT = "|".join(sorted(map(re.escape, SHORT), key=len, reverse=True))
_FULL = rf"{CAPITAL_WORD}(?: (?:{PARTICLE} )?{CAPITAL_WORD}){{1,3}}"
_CLAIM = LatePattern(
    rf"(?P<lower>\b(?:state|State|former|Former|ex-|then-) ?)?"
    rf"(?:\b(?P<party>Republican|Democratic|GOP) )?(?:(?P<state>{_STATE})(?:['’]s)? )?"
    rf"(?:(?P<party2>Republican|Democratic|GOP) )?(?:U\.?S\.? )?"
    rf"(?P<title>Sen\.|Senator|Rep\.|Representative|Congress(?:wo)?man|Gov\.|Governor) (?P<name>{_FULL})"
    rf"(?:,? \(?(?P<letter>[RD])-(?P<short>{_SHORT})(?![\w])|(?:,)? of (?P<of>{_STATE})(?![\w])"
    rf"|, (?:an? |the )(?:(?P<before>{_STATE}) )?(?P<word>Republican|Democrat)"
    rf"(?: (?:from|of|in) (?P<from>{_STATE})(?![\w]))?"
    rf"|, (?P<word2>Republican|Democrat) (?:from|of) (?P<from2>{_STATE})(?![\w]))?"
)
#: the title behind the name: "X, a Republican senator from Ohio", "X, the Ohio Democrat"
_APPOSED = LatePattern(
    rf"(?P<name>{_FULL}), (?:an? "
    rf"|(?P<own>{_STATE})['’]s |(?:the )(?:(?P<state>{_STATE}) )?)(?:[a-z-]+ ){{0,2}}"
    rf"(?:(?P<party>Republican|Democratic) )?"
    rf"(?P<title>(?:U\.?S\.? )?(?:senator|representative|congress(?:wo)?man|governor|Republican|Democrat))(?![\w])"
    rf"(?: (?:from|for|of|in) (?P<of>{_STATE})(?![\w]))?"
)
_MARKED = LatePattern(rf"(?P<name>{_FULL})(?:, | \()(?P<letter>[RD])-(?P<short>{_SHORT})(?![\w])")
_PARTY_AND_STATE = re.compile(r"(?:, |\()[RD]-[A-Z]")
#: members of a state's own chambers, and those who only stand for a seat
_OF_A_STATE = re.compile(
    r"\b(?:[Ss]tate (?:[Ss]en|[Rr]ep|[Ll]egis|[Aa]ssembl)|[Aa]ssembly|[Dd]elegate|candidates?|nominees?|lawmaker)"
)
_HONOUR = re.compile(r"^(?:Sens?\.|Reps?\.|Senators?|Representatives?|Gov\.|Mr\.|Ms\.|Mrs\.|Dr\.) ")
#: characters before a name in which a list of names may be titled
_LIST = 120
_MARKS = ("Sen.", "Senator", "Rep.", "Representative", "Congressm", "Congressw", "Gov.", "Governor")
_BEHIND = re.compile(
    rf", (?:an? |the |(?:{_STATE})['’]s )[^,.;]{{0,30}}?(?<!\w)"
    r"(?:senator|congress(?:wo)?man|representative|governor|Republican|Democrat)\b"
)
#: characters in which the name stands before the title
_REACH = 60
_TITLED = re.compile(r"\b(?:Sen|Rep|Gov|Senator|Representative|Governor|Congress(?:wo)?man)\.? $")
#: days around a governor's term in which somebody is called so, and those until everybody knows the new one
_ELECTED, _SETTLED = 75, 20
_GOVERNOR = "governor-of-"
_THEN = re.compile(r"\b(?:former|then|late|ex|when|as)[ -]$", re.IGNORECASE)
_ACTS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|this week|told reporters|in a statement)\b"
)
#: days after the end of a seat in which it is still said of somebody
_GRACE = datetime.timedelta(60)


#: words about a parliament, of which one stands in a story about a senator
_OF_CONGRESS = ("Senat", "senat", "Congress", "filibuster", "Capitol Hill", "Republican", "Democrat", "ommittee")
_KNOWN_CAPITALS = re.compile(r"\b(?:Senate|Congress|House|Republicans?|Democrat(?:ic|s)?|US|United States|I)\b")
#: a senator's state, told by a clause behind the name
_OF_STATE = LatePattern(
    rf"(?P<name>{_FULL})(?: of |, the (?:[a-z]+ ){{0,2}}?(?:Republican|Democratic|Senate)(?: [a-z]+)?"
    rf" (?:leader|whip|chairman)"
    rf" (?:from|of) |(?P<between>, (?:who|whom|whose|the|an?|once|now|for)\b[^.;:“”\"\n]{{0,60}}?"
    rf"|(?:['’]s)? [^.;:“”\"\n]{{0,40}}?)"
    rf" ?\b(?:senators? (?:for|from|of)|represent(?:s|ed|ing)|(?:sits|sat|sitting|seat|Senate) for)"
    rf" )(?P<of>{_STATE})(?![\w-])(?! (?:State|University|Avenue|County|City)\b)",
    needs=(" of ", "senator", "represent", " for "),
)


class Label(Struct, frozen=True):
    """What a story calls somebody: the chamber (empty for any), the state's code, the party, and where the name is.

    `unsaid`: a former one, or one of a state's own chambers.
    """

    chamber: str
    name: str
    place: Span
    state: str | None
    party: str | None
    unsaid: bool = False


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """Verdicts: `state` for another state, `party` for another party, `likely` if only the last seat's is known."""
    if view.story is None:
        return
    seen: list[Span] = []
    for hit in _hits(view):
        if not any(hit.span.overlaps(span) for span in seen):
            seen.append(hit.span)
            yield hit


def _hits(view: View) -> Iterator[Hit]:
    for passage in view.passages:
        if any(view.text.find(title, passage.span.start, passage.span.end) >= 0 for title in _MARKS):
            for found in _CLAIM.finditer(view.text, passage.span.start, passage.span.end):
                span = Span(found.start(), found.end())
                if view.admits(span) and (found["lower"] or "").lower().strip() != "state":
                    yield from _judged(view, _label(found), span)
        yield from _apposed(view, passage.span)
    first, last = (view.passages[0].span.start, view.passages[-1].span.end) if view.passages else (0, 0)
    if any(view.text.find(word, first, last) >= 0 for word in _OF_CONGRESS):
        for passage in view.passages:
            yield from _told_of(view, passage.span)
    if view.passages and _PARTY_AND_STATE.search(view.text, view.passages[0].span.start, view.passages[-1].span.end):
        for passage in view.passages:
            yield from _marked(view, passage.span)


def _told_of(view: View, line: Span) -> Iterator[Hit]:
    """A member whose state a clause tells: "X of Ohio", "X, the junior senator from Ohio", "X, who sits for Ohio"."""
    text = view.text
    for found in _OF_STATE.finditer(text, line.start, line.end):
        name = re.sub(r"['’]s?$", "", _HONOUR.sub("", found["name"]))
        before = text[max(line.start, found.start() - 30) : found.start()]
        if " " not in name or _TITLED.search(before) or _OF_A_STATE.search(before) or _THEN.search(before):
            continue
        if _names_between(found["between"] or ""):
            continue
        label = Label("senator", name, Span(*found.span("name")), STATES[found["of"]], None)
        if view.admits(Span(*found.span())):
            yield from _judged_by_life(view, label, Span(*found.span()))


def _names_between(between: str) -> bool:
    """Whether somebody or something else with a name stands between a member and the state."""
    return re.search(r"[A-Z]", _KNOWN_CAPITALS.sub("", between)) is not None


def _judged_by_life(view: View, label: Label, span: Span) -> Iterator[Hit]:
    """As `_judged`, of somebody who can have sat in the Senate on the day of the story."""
    told = dating(view.whole)
    seats = knowledge().record.seats(label.name)
    senators = [seat for seat in seats if seat.chamber == "senator"]
    # who only sat in the House, or is somebody's son there, may have the state that is said
    if told and told.day and _sits(senators, told.day) and not any(seat.state == label.state for seat in seats):
        yield from _judged(view, label, span)


def _marked(view: View, line: Span) -> Iterator[Hit]:
    """A name with a party and a state behind it, in a list perhaps: "Sens. A B, D-Maine, C D, R-Alaska, and E F"."""
    text = view.text
    for found in _MARKED.finditer(text, line.start, line.end):
        before = text[max(line.start, found.start() - _LIST) : found.start()]
        if _TITLED.search(before) or _OF_A_STATE.search(before) or not view.admits(Span(*found.span())):
            continue
        name = re.sub(r"['’]s?$", "", _HONOUR.sub("", found["name"]))
        label = Label("", name, Span(*found.span("name")), SHORT[found["short"]], _PARTIES.get(found["letter"]))
        yield from _judged(view, label, Span(*found.span()))


def _label(found: re.Match[str]) -> Label:
    groups = found.groupdict()
    written = next(
        (groups[name] for name in ("state", "own", "of", "before", "from", "from2") if groups.get(name)), None
    )
    party = next((groups[name] for name in ("letter", "word", "word2", "party", "party2") if groups.get(name)), None)
    state = SHORT[groups["short"]] if groups.get("short") else STATES[written] if written else None
    title = found["title"].lower().removeprefix("us ").removeprefix("u.s. ")
    chamber = _TITLES.get(title, "")
    if title in ("republican", "democrat"):
        party = found["title"]
    name = re.sub(r"['’]s?$", "", found["name"])
    return Label(chamber, name, Span(*found.span("name")), state, _PARTIES.get(party or ""), bool(groups.get("lower")))


def _apposed(view: View, line: Span) -> Iterator[Hit]:
    """The title behind the name: "X, a Republican senator from Ohio"."""
    for mark in _BEHIND.finditer(view.text, line.start, line.end):
        found = _APPOSED.search(view.text, max(line.start, mark.start() - _REACH), min(line.end, mark.end() + _REACH))
        if found is None or found.end("name") != mark.start():
            continue
        span = Span(*found.span())
        label = _label(found)
        before = view.text[max(line.start, span.start - 12) : span.start]
        known = found["of"] and ", the " in found[0]
        sure = (
            found["state"] or known
            if not label.chamber
            else label.party or not found["title"].endswith("representative")
        )
        if view.admits(span) and sure and (label.state or label.party) and not _TITLED.search(before):
            yield from _judged(view, label, span)


def _judged(view: View, label: Label, span: Span) -> Iterator[Hit]:
    chamber, state = label.chamber, label.state
    seats = [seat for seat in knowledge().record.seats(label.name) if chamber in (seat.chamber, "")]
    told = dating(view.whole)
    if chamber == "governor" and state is not None and told is not None and told.day is not None:
        yield from _out_of_term(view, label, span, state, told.day)
        if not seats:
            yield from _of_another_state(label, span, state, told.day)
    if not seats:
        if chamber == "governor" and label.party and told is not None and told.day is not None and not label.unsaid:
            yield from _of_party(label, span, list(knowledge().record.seats(label.name)), label.party, told.day)
        return
    there = {seat.state for seat in seats}
    if state is not None and state not in there and not (chamber == "governor" and told is None):
        if chamber != "governor" or _sits(seats, told.day if told else None):
            right = NAMES.get(seats[-1].state, seats[-1].state)
            yield _hit(label, span, seats[-1], "state", right, NAMES[state])
        return
    if label.party is None or told is None or told.day is None:
        return
    yield from _of_party(label, span, seats, label.party, told.day)


def _out_of_term(view: View, label: Label, span: Span, state: str, day: datetime.date) -> Iterator[Hit]:
    """A hit for a governor of the right state on a day on which somebody else was."""
    office = _GOVERNOR + NAMES[state].lower().replace(" ", "-")
    record = knowledge().record
    own = [h for h in record.holdings(label.name) if h.office == office]
    others = [h for h in record.holders("US", office) if h.firm and h.covers(day, -_SETTLED, -_SETTLED) is True]
    if not own or not others or label.unsaid or any(h.covers(day, _ELECTED, _ELECTED) is not False for h in own):
        return
    before = view.text[max(0, span.start - 30) : span.start]
    behind = view.text[span.end : span.end + 90].split(". ")[0]
    if _THEN.search(before) or not _ACTS.search(behind) or speaks_of_the_past(behind):
        return
    fields = (
        ("person", own[0].person), ("right", others[0].person), ("said", NAMES[state]), ("rows", others[0].shown),
    )  # fmt: skip
    yield Hit(span, fields, "term", (RelatedLocation(label.place, "record", fields=fields),))


def _of_another_state(label: Label, span: Span, state: str, day: datetime.date) -> Iterator[Hit]:
    """A hit for somebody who that day was governor of one other state, and of the one that is said never."""
    held = [h for h in knowledge().record.holdings(label.name) if h.office.startswith(_GOVERNOR)]
    now = [h for h in held if h.firm and h.covers(day) is True]
    said = _GOVERNOR + NAMES[state].lower().replace(" ", "-")
    if len(now) != 1 or label.unsaid or any(h.office == said for h in held):
        return
    if any(h.covers(day, _ELECTED) is not False for h in knowledge().record.holders("US", said) if _are_akin(h, label)):
        return
    right = now[0].office.removeprefix(_GOVERNOR)
    own = next((name for name in NAMES.values() if name.lower().replace(" ", "-") == right), None)
    if own is not None:
        fields = (("person", now[0].person), ("right", own), ("said", NAMES[state]), ("rows", now[0].shown))
        yield Hit(span, fields, "state", (RelatedLocation(label.place, "record", fields=fields),))


def _are_akin(held: Holding, label: Label) -> bool:
    """Whether a holder has the surname that is said, as the governor of another state may."""
    return fold(held.person).split()[-1] == fold(label.name).split()[-1]


def _sits(seats: list[Seat], day: datetime.date | None) -> bool:
    return day is not None and any(
        seat.start <= day and (seat.end is None or day <= seat.end + _GRACE) for seat in seats
    )


def _of_party(label: Label, span: Span, seats: list[Seat], party: str, day: datetime.date) -> Iterator[Hit]:
    then = [s for s in seats if s.start <= day + _GRACE and (s.end is None or day <= s.end + _GRACE)]
    if not then or any(s.party not in ("Republican", "Democrat") or s.party == party for s in then):
        return
    yield _hit(label, span, then[-1], "party" if then[-1].exact else "likely", then[-1].party, party)


def _hit(label: Label, span: Span, seat: Seat, verdict: str, right: str, said: str) -> Hit:
    until = str(seat.end) if seat.end else "now"
    fields = (
        ("person", seat.person),
        ("right", right),
        ("said", said),
        (
            "rows",
            f"{seat.person}, {seat.chamber} of {NAMES.get(seat.state, seat.state)}, {seat.party}, "
            f"{seat.start} to {until} [congress]",
        ),
    )
    return Hit(span, fields, verdict, (RelatedLocation(label.place, "record", fields=fields),))
