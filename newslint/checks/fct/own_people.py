"""A quotation about "my members" given to the manager, in a story that has the union's president, and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.named_people import introduced_people
from newslint.extract.sentences import sentences_of_passages
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (("my ", "our "),)
#: people whom somebody calls his or her own, and what such a person is
_OWN: dict[str, str] = {
    "members": r"union|association|federation|guild|society|campaign|branch|chamber|party|club|alliance|co-operative",
    "clients?": r"lawyers?|solicitors?|barristers?|counsel|attorneys?|defending|prosecut\w+|QC|KC|advocate|agent"
    r"|represent\w+",
    "patients": r"doctors?|GPs?|surgeons?|nurses?|consultants?|dentists?|physicians?|Dr|psychiatrist|midwife|clinic",
    "constituents": r"MPs?|TD|councill?ors?|senators?|congress\w+|representative|alderman|Cllr|member for|assembly\w+",
    "players": r"managers?|coach|captain|head coach|director of (?:football|rugby)",
    "pupils": r"heads?|head ?teachers?|teachers?|headmaster|headmistress|principal|school",
    "officers": r"constable|superintendent|commander|police|sheriff|inspector|commissioner",
    "parishioners": r"vicar|rector|priest|bishop|canon|Rev|minister|pastor|dean",
    "passengers": r"captain|pilot|airline|operator|company|skipper|coach|driver",
}
_QUOTED = re.compile(rf"(?P<own>\b[Mm]y|\b[Oo]ur) (?P<people>{'|'.join(_OWN)})\b")
_SAID = r"(?:said|says|added|told|replied|insisted|retorted|argued|warned|complained|declared)"
_BEHIND = re.compile(
    rf",? ?(?:(?P<one>(?:Mr|Mrs|Ms|Miss|Dr)?\.? ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) {_SAID}"
    rf"|{_SAID} (?P<two>(?:Mr|Mrs|Ms|Miss|Dr)?\.? ?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?))\b"
)
#: characters around a name in which a story says what somebody is
_NEAR = 60
#: what somebody is who has people of another kind
_A_POST = re.compile(
    r"\b(?:manager|director|president|chairman|chairwoman|spokes\w+|chief|executive|owner|officer|mayor|minister|secretary"
    r"|lawyer|solicitor|doctor|head|teacher|councillor|MP|judge|constable|coach|vicar|farmer|boss|leader)\b"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the speaker's name and points to whoever has such people."""
    if view.story is None or view.story.kind != "story":
        return
    for quotation in view.whole.quotations:
        own = _QUOTED.search(view.text, quotation.span.start, quotation.span.end)
        found = _BEHIND.match(view.text, quotation.span.end) if own else None
        if own is None or found is None:
            continue
        group = "one" if found["one"] else "two"
        span = Span(*found.span(group))
        hit = _judged(view, span, own["people"])
        if hit is not None and view.admits(span):
            yield hit


def _judged(view: View, speaker: Span, people: str) -> Hit | None:
    role = next(words for own, words in _OWN.items() if re.fullmatch(own, people))
    pattern = re.compile(rf"\b(?:{role})\b")
    surname = speaker.of(view.text).split()[-1]
    told = {p.surname: p.span for p in reversed(view.whole.shared(introduced_people)) if p.sure}
    if surname not in told or not 2 <= len(told) <= 4:
        return None
    posts = {name: _post(view, span) for name, span in told.items()}
    fitting = [name for name, post in posts.items() if pattern.search(post)]
    if len(fitting) != 1 or fitting[0] == surname or not _A_POST.search(posts[surname]):
        return None
    other = told[fitting[0]]
    fields = (("person", speaker.of(view.text)), ("people", people), ("other", other.of(view.text)))
    return Hit(speaker, fields, related_locations=(RelatedLocation(other, "there", fields=fields),))


def _post(view: View, named: Span) -> str:
    """What stands beside a name in its sentence, up to other names: what its bearer is."""
    spans = [at for told in view.whole.shared(sentences_of_passages).values() for at in told]
    start, end = next(((a, b) for a, b in spans if a <= named.start < b), (named.start, named.end))
    before = view.text[max(start, named.start - _NEAR) : named.start]
    behind = view.text[named.end : min(end, named.end + _NEAR)]
    behind = behind.split(",")[1] if behind.startswith(",") else re.split(r"[,;]", behind)[0]
    return f"{before} | {behind}"
