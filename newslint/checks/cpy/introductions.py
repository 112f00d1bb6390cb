"""How people come into a story: in full and with what they are at first, by surname after that."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress

from msgspec import Struct

from newslint.checks.cpy.honorifics import is_subject
from newslint.extract.occurrences import places_of_word
from newslint.extract.one_scan import possible
from newslint.extract.words import is_long_read, story_chunk
from newslint.knowledge.offices import knowledge
from newslint.knowledge.words import words
from newslint.model import Hit, Part, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"

_WORD = r"[A-Z][a-zà-ž’'-]*[a-zà-ž]"
#: honorifics and short ranks, which stand before a surname by itself
_HONORIFIC = r"(?:Mr|Mrs|Ms|Dr|Prof|Professor|Gen|General|Col|Colonel|Capt|Captain|Sgt|Mayor|Sheriff|Sir|Lady)\.?"
#: a title and a surname with no first name between
_TITLED = re.compile(rf"{_HONORIFIC} (?P<surname>{_WORD})(?! [A-Z]|['’]s? [A-Z]|[\w-])")
_IN_A_WORD = re.compile(r"(?<=\w)\w")
#: a description in front of a full name, or behind it
_TITLE = (
    r"(?:(?:Foreign|Prime|Defen[cs]e|Interior|Finance|Health|Justice|Deputy|Vice|Attorney|Press|Home|Chief|First|Energy"
    r"|Economy|Culture|Education|Labou?r|Transport|Police) )?"
    r"(?:[Mm]inister|[Pp]resident|[Cc]hancellor|[Ss]ecretary|[Gg]overnor|[Mm]ayor|[Cc]ommander|[Ss]pokesman"
    r"|[Ss]pokeswoman|[Ss]pokesperson|[Cc]hief|[Aa]mbassador|[Ss]enator|[Cc]hairman|[Cc]hairwoman|[Dd]irector|[Gg]eneral"
    r"|[Ll]eader|[Ff]ounder|[Pp]rofessor|[Jj]udge|[Pp]rosecutor|[Ll]awmaker|[Aa]nalyst|[Oo]fficer|[Cc]oach"
    r"|[Pp]rime minister)"
)
_NAME = rf"(?P<name>(?P<first>{_WORD}) (?:[A-Z]\. )?(?P<surname>{_WORD}))"
_FULL = re.compile(rf"\b(?P<title>{_TITLE}),? {_NAME}(?! [A-Z])\b")
#: (what stands before is looked at behind the first letter: a pattern that begins with a letter skips all others)
_FIRST = _WORD.replace("[A-Z]", r"[A-Z](?<!\w.)", 1)
_PAIR = re.compile(rf"({_FIRST})(?= ((?:[A-Z]\. )?{_WORD}))")
_GENITIVES = "'s", "’s"
_DESCRIBED = re.compile(rf"\b{_NAME}, (?P<title>(?:the|an?|its|his|her) [\w’' -]{{6,60}})")
_HEADED = re.compile(rf"\b[Tt]he (?P<title>{_TITLE}) of [^,.;“”\"\n]{{3,40}}, {_NAME},")
_OFFICE = re.compile(
    rf"(?P<title>President|Prime Minister|Chancellor|Secretary|Minister|Governor|Senator) (?P<surname>{_WORD})"
    r"(?! [A-Z]|['’]s? [A-Z]|[\w-])"
)
#: a name in full with what its bearer is, behind it or before it
_BROUGHT_IN = re.compile(rf"(?:(?<=[a-z], )|(?<=[.] )|(?<=\n)){_NAME}(?=, )")
_OFFICE_BEFORE = re.compile(
    r"\b(?:[Tt]he|[Tt]heir|[Ii]ts|[Hh]is|[Hh]er|[Aa]n?) (?:[\w’'-]{1,20} ){0,5}[a-z’'-]{2,20}, $"
)
_WHO = re.compile(r", (?:\d{1,2}, )?(?:the|an?|who|whose|its|his|her|their) [a-z]")
#: what a surname by itself follows as somebody who does a thing
_AGENT = re.compile(r"\b(?:by|whom|with|to|beat|told|met|joined) $")
_CAPITAL_BEHIND = re.compile(r"['’]?s? [A-Z&]")
#: what a caption or a list of pictures says of itself
_CAPTION = re.compile(r"PHOTO|Photo|Hide Caption|Getty|REUTERS/|File -|File photo|\| |\(@|[^.?!”\"’)]$")
#: whose name that is, too
_KIN = re.compile(r"(?:lady|wife|husband|daughter|son|brother|sister|mother|father|widow|cousin|nephew|uncle|aunt),? $")
#: what no first name is
_NO_NAME = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Lady|Lord|The|A|An|In|On|At|And|But|President|Minister|Secretary|General|Vice|Prime|Former"
    r"|Rear|Vice|Maj|Lt|Col|Gen|Brig|Sgt|Capt|New|North|South|East|West|United|St|San|Los|White|House|Air|Supreme|National|Mayor|Gov|Sen|Rep|Chief|Police)\b"
)
_PARTS = frozenset({Part.PARAGRAPH, Part.SUMMARY, Part.SUBHEAD, Part.QUOTATION})
#: words that say what somebody is
_HEADS = frozenset(
    """minister president chancellor secretary governor mayor commander spokesman spokeswoman spokesperson chief
    ambassador senator chairman chairwoman director general leader founder professor judge prosecutor lawmaker analyst
    officer coach lawyer attorney economist author owner manager teacher doctor scientist historian activist
    candidate editor""".split()  # noqa: SIM905
)


class Options(Struct, frozen=True):
    """`fault`: `late` for a title and surname before the name in full, `bare` for a surname alone, `again` for
    a second introduction in full."""

    fault: str


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit a person, with the `name` in full; the pointer `full` shows the other place.

    `late` flags the title and surname that come too early, `again` the title and name that come again.
    """
    if view.story is None or not view.passages:
        return
    chunk = story_chunk(view.whole)
    if options.fault == "late":
        yield from _late(view, chunk)
    elif options.fault == "bare":
        yield from _bare(view, chunk)
    elif not is_long_read(view.whole):
        yield from _again(view)


def _late(view: View, chunk: str) -> Iterator[Hit]:
    start = view.whole.passages[0].span.start
    told: set[str] = set()
    for pattern in compress((_TITLED, _OFFICE), possible(view.whole, (_TITLED.pattern, _OFFICE.pattern))):
        for found in pattern.finditer(chunk):
            surname, at = found["surname"], Span(start + found.start(), start + found.end())
            if (
                _IN_A_WORD.match(chunk, found.start())
                or surname in told
                or not _is_seen(view, at)
                or f" {surname.lower()}" in chunk
            ):
                continue
            told.add(surname)
            full = _in_full(chunk, surname, found["title"] if pattern is _OFFICE else "")
            if full is None or full.start() < found.end() or "\n" not in chunk[found.end() : full.start()]:
                continue
            place = Span(start + full.start(), start + full.end())
            if _is_seen(view, place):
                yield Hit(at, (("name", full[0]),), related_locations=(RelatedLocation(place, "full"),))


def _bare(view: View, chunk: str) -> Iterator[Hit]:
    """A surname by itself, of a person who is brought in with what he is only in a later paragraph."""
    text, start = view.text, view.whole.passages[0].span.start
    told: set[str] = set()
    for found in _BROUGHT_IN.finditer(chunk):
        surname, name = found["surname"], f"{found['first']} {found['surname']}"
        at = next(places_of_word(text, surname, start, start + found.start("surname")), -1)
        if at < 0 or surname in told:
            continue
        told.add(surname)
        span, place = Span(at, at + len(surname)), Span(start + found.start("name"), start + found.end("name"))
        if (
            _NO_NAME.match(name)
            or not _is_brought_in(text, place, found["first"])
            or "\n" not in text[span.end : place.start]
            or not (_is_seen(view, span) and _is_seen(view, place))
            or not (is_subject(text, span, start) or _AGENT.search(text, max(start, at - 12), at))
            or _CAPITAL_BEHIND.match(text, span.end, span.end + 6)
            or f" {surname.lower()}" in chunk
            or name in knowledge().names
            or any(last == surname or first == surname for first, last in _PAIR.findall(chunk[: found.start("name")]))
            or {first for first, last in _PAIR.findall(chunk) if last == surname} != {found["first"]}
            or knowledge().land_of(surname)
        ):
            continue
        yield Hit(span, (("name", name),), related_locations=(RelatedLocation(place, "full"),))


def _is_brought_in(text: str, place: Span, given: str) -> bool:
    """Whether a name stands beside what its bearer is, and begins with a first name for all that the tables know."""
    if _OFFICE_BEFORE.search(text, max(0, place.start - 60), place.start):
        return True
    record = knowledge().record
    known = record.gender(given) or record.is_given(given) or not words().parts(given.lower())
    return bool(known and _WHO.match(text, place.end, place.end + 24))


def _in_full(chunk: str, surname: str, title: str) -> re.Match[str] | None:
    """The first place of a surname behind its one first name, and if an office is given, behind that."""
    places = [
        match
        for match in re.finditer(rf"({_FIRST}) (?:[A-Z]\. )?{re.escape(surname)}\b(?! [A-Z])", chunk)
        if not _NO_NAME.match(match[1]) and match[1] not in ("Minister", "Chancellor", "Senator", "Governor")
    ]
    if len({match[1] for match in places}) != 1 or _KIN.search(chunk[: places[0].start()][-12:]):
        return None
    if title and not chunk[: places[0].start()].endswith(f"{title} "):
        return None
    return places[0]


def _again(view: View) -> Iterator[Hit]:
    text = view.text
    seen: dict[str, tuple[Span, Span]] = {}
    told: set[str] = set()
    patterns = (_FULL, _DESCRIBED, _HEADED)
    there = tuple(compress(patterns, possible(view.whole, tuple([pattern.pattern for pattern in patterns]))))
    names = _find_repeated(story_chunk(view.whole)) if there else []
    for passage in view.passages if names else ():
        if not any(text.find(name, passage.span.start, passage.span.end) >= 0 for name in names):
            continue
        if passage.part is not Part.PARAGRAPH or _CAPTION.search(text, passage.span.start, passage.span.end):
            continue
        for pattern in there:
            for found in pattern.finditer(text, passage.span.start, passage.span.end):
                name = found["name"].removesuffix("'s").removesuffix("’s")
                span = Span(found.start(), found.end() - len(found["name"]) + len(name))
                if _NO_NAME.match(name) or not view.admits(span):
                    continue
                before, where = seen.setdefault(name, (span, passage.span))
                if where != passage.span and name not in told and _is_alike(before.of(text), span.of(text)):
                    told.add(name)
                    yield Hit(span, (("name", name),), related_locations=(RelatedLocation(before, "full"),))


def _find_repeated(chunk: str) -> list[str]:
    """The names in full that stand more than once."""
    names = [
        f"{first} {rest.removesuffix(_GENITIVES[0]).removesuffix(_GENITIVES[1])}"
        for first, rest in _PAIR.findall(chunk)
    ]
    counts = Counter(names)
    return [name for name, count in counts.items() if count > 1 and not _NO_NAME.match(name)]


def _is_alike(one: str, other: str) -> bool:
    """Whether both introductions call the person the same, by one telling word besides the name."""
    told = [{w.lower() for w in re.findall(r"[A-Za-z]{5,}", line)} for line in (one, other)]
    return bool(told[0] & told[1] & _HEADS)


def _is_seen(view: View, span: Span) -> bool:
    return view.admits(span) and any(p.part in _PARTS and p.span.holds(span) for p in view.passages)
