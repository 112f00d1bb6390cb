"""Titles as people write them, each with the person it is said of: "the German chancellor, X,", "X, president of Y".

A title is found by its head word ("minister", "chief"); what stands before and behind it says which office it is, of
which country or body, and whether it is a former, a coming or a passing one. Nothing is looked up here but countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import HONOURED, NAME_BEFORE, NAME_LINKED, name_behind, trim_name
from newslint.extract.late_pattern import LatePattern
from newslint.extract.office_words import LESSER, OfficeWords, heads_in, line_start, office_at
from newslint.extract.posts_told import posts_told, whose_post
from newslint.extract.titled_people import OPENERS as _OPENERS
from newslint.extract.titled_people import RUN_ON
from newslint.knowledge.offices import Knowledge, knowledge
from newslint.model import Span
from newslint.segmenting.view import StoryText

QUALIFIERS = {
    "former": "former",
    "ex": "former",
    "one-time": "former",
    "onetime": "former",
    "past": "former",
    "late": "late",
    "erstwhile": "former",
    "previous": "former",
    "then": "then",
    "acting": "acting",
    "interim": "acting",
    "caretaker": "acting",
    "outgoing": "outgoing",
    "departing": "outgoing",
    "incoming": "elect",
    "future": "elect",
    "next": "elect",
    "new": "new",
    "current": "",
    "incumbent": "",
    "sitting": "",
    "newly-elected": "new",
    "recently": "new",
    "veteran": "",
    "embattled": "",
    "conservative": "",
    "socialist": "",
    "republican": "",
    "democratic": "",
    "labour": "",
    "longtime": "",
    "two-time": "former",
    "ousted": "former",
    "deposed": "former",
    "exiled": "former",
    "disgraced": "former",
    "jailed": "former",
    "imprisoned": "former",
    "fallen": "former",
}
_LED = LatePattern(r"(?:the )?(then|ex|former)-", re.IGNORECASE)
_BEHIND = LatePattern(r"[- ](?P<word>elect|designate|in[- ]waiting)\b", re.IGNORECASE)


#: the last word of a sentence, and no initial or abbreviation
_SENTENCE_END = re.compile(r"[a-z\d]{3}[.!?][\"”’)]?$")
#: what may stand behind a title that stands behind its name, besides a comma
_GOES_ON = re.compile(
    r" (?:for (?:more than |the (?:past|last) |nearly |almost )?\w+ years|since|and (?:leader|head"
    r"|previously|formerly|once|has|had|is|was|will|would|said|says|can|plans|wants))\b"
)


class Claim(Struct, frozen=True):
    """A title and the name it is said of; `land` is the code of the country or body, None where none is written.

    `qualifier` is `former`, `then`, `late`, `acting`, `outgoing`, `elect`, `new` or empty. `before` stands before it
    all on the same line; `in_apposition` if a comma stands between the two, `linked` if a verb does: "X became".
    """

    span: Span
    name: Span
    written: str
    title: Span
    offices: tuple[str, ...]
    land: str | None
    qualifier: str
    before: str
    in_apposition: bool = False
    linked: bool = False


def claims(story: StoryText) -> list[Claim]:
    """Every title in the story that is said of a name, in order."""
    if story.story is None:
        return []
    known = knowledge()
    found: list[Claim] = []
    text, span = story.text, story.story.span
    for head in heads_in(text, span.start, span.end):
        title = office_at(text, head)
        if title is not None:
            found.extend(_claims_of(text, title, known))
    told = [
        Claim(post.span, post.name, post.name.of(text), post.title, post.offices, post.land, "", "", in_apposition=True)
        for post in posts_told(text, span, known)
    ]
    return sorted((*found, *told), key=lambda claim: claim.span.start) if told else found


def _claims_of(text: str, title: OfficeWords, known: Knowledge) -> Iterator[Claim]:
    low = line_start(text, title.start)
    left = text[low : title.start]
    if LESSER.search(left):
        return
    qualifier, land, begun = _modifiers(left, known)
    if qualifier is None:
        return
    whose = whose_post(left, title.offices, known) if land is None and title.land is None else None
    if whose is not None:
        land, title = whose[0], OfficeWords(title.start, title.end, whose[1], None)
    behind = _BEHIND.match(text, title.end)
    end = title.end
    if behind:
        qualifier, end = "elect", behind.end()
    lands = [land, title.land]
    of = re.match(r" of (?:the )?(?P<of>[A-Z][\w.’'-]+(?: (?:and )?[A-Z][\w.-]+){0,2})", text[end : end + 60])
    if of:
        code, length = _longest_land(of["of"], known)
        if code is None:
            return
        lands.append(code)
        end += of.start("of") + length
    elif text.startswith((" of ", " for "), end) and not _GOES_ON.match(text, end):
        return
    named = [one for one in lands if one]
    if title.land and named and any(one != title.land for one in named):
        return
    yield from _with_name(text, title, Span(low + begun, end), named[0] if named else None, qualifier, known)


def _longest_land(written: str, known: Knowledge) -> tuple[str | None, int]:
    """The country that stretch of capitals begins with, and its length."""
    words = written.split(" ")
    for count in range(len(words), 0, -1):
        name = re.sub(r"['’]s?$", "", " ".join(words[:count]))
        # the stop behind a name ends the sentence, if it isn't of the name: "of Norway.", "of the U.S."
        for spelt in (name, name.removesuffix(".")):
            code = known.land_of(spelt)
            if code:
                return code, len(spelt)
    return None, 0


def _modifiers(left: str, known: Knowledge) -> tuple[str | None, str | None, int]:
    """Qualifier and country that stand before a title, and where they begin; no qualifier for what makes it another."""
    qualifier, land, at = "", None, len(left)
    while True:
        found = re.search(r"(?P<word>[^\s(“\"]+?)(?P<gap>[ -])$", left[:at])
        if not found:
            return qualifier, land, at
        word = found["word"]
        plain = word.lower().rsplit("-", 1)[-1] if word.lower().startswith(("ex-", "then-")) else word.lower()
        if plain in QUALIFIERS and (word[0].islower() or at <= len(word) + 2 or word.lower() in QUALIFIERS):
            qualifier = QUALIFIERS[plain] or qualifier
            at = found.start("word")
            continue
        code, begin = _land_before(left[:at].rstrip(" -"), known) if land is None else (None, 0)
        if code:
            land, at = code, begin
            led = _LED.match(left, begin)
            qualifier = QUALIFIERS[led[1].lower()] if led else qualifier
            continue
        if RUN_ON.search(word):
            return None, None, at
        # the sentence before ends here: "… until June. Belgium's prime minister"
        if land and _SENTENCE_END.search(word):
            return qualifier, land, at
        if word[0].isupper() and (word not in _OPENERS and not word.endswith((",", ";", ")", "-", ":", "—", "–"))):
            return None, None, at
        return qualifier, land, at


def _land_before(left: str, known: Knowledge) -> tuple[str | None, int]:
    """The country whose name or adjective ends a stretch, and where it begins."""
    words = list(re.finditer(r"\S+", left))
    for count in (3, 2, 1):
        if len(words) >= count:
            begin = words[-count].start()
            name = re.sub(r"['’]s?$", "", left[begin:])
            for prefix in ("then-", "ex-"):
                name = name.removeprefix(prefix)
            code = known.land_of(name)
            if code:
                return code, len(left) - len(left[begin:])
    return None, 0


def _behind_name(
    text: str, title: OfficeWords, whole: Span, named: Span, land: str | None, qualifier: str, *, linked: bool
) -> Claim:
    """The claim of a title that stands behind its name: after a verb (`linked`), or after a comma."""
    return Claim(
        Span(named.start, whole.end),
        named,
        named.of(text),
        Span(title.start, title.end),
        title.offices,
        land,
        qualifier,
        text[line_start(text, named.start) : named.start],
        in_apposition=not linked,
        linked=linked,
    )


def _with_name(
    text: str, title: OfficeWords, whole: Span, land: str | None, qualifier: str, known: Knowledge
) -> Iterator[Claim]:
    low = line_start(text, whole.start)
    before = text[low : whole.start]
    name, apart = name_behind(text, whole.end)
    if name is not None:
        span = Span(whole.start, name.end)
        of = (
            re.match(r" of (?:the )?(?P<of>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)", text[name.end : name.end + 40])
            if land is None
            else None
        )
        if of:
            land, length = _longest_land(of["of"], known)
            span = Span(span.start, name.end + of.start("of") + length) if land else span
        yield Claim(
            span, name, name.of(text), Span(title.start, title.end), title.offices, land, qualifier, before, apart
        )
        return
    linked = NAME_LINKED.search(before)
    if linked and text[whole.end : whole.end + 1] in (" ", ",", "."):
        named = trim_name(text, Span(low + linked.start("name"), low + linked.end("name")))
        written = linked["land"] and re.sub(r"['’]s?$", "", linked["land"])
        code = known.land_of(written) if written else land
        if named and (code or not written) and land in (None, code):
            yield _behind_name(text, title, whole, named, code, qualifier, linked=True)
        return
    found = NAME_BEFORE.search(before)
    closed = text[whole.end : whole.end + 1] in (",", ".", ";", ")", "\n", "") or _GOES_ON.match(text, whole.end)
    if found and closed:
        start = low + found.start("name")
        start += len(HONOURED.match(found["name"])[0])  # type: ignore[index]
        named = trim_name(text, Span(start, low + found.end("name")))
        if named:
            yield _behind_name(text, title, whole, named, land, qualifier, linked=False)
