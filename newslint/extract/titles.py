"""Titles as people write them, each with the person it is said of: "the German chancellor, X,", "X, president of Y".

A title is found by its head word ("minister", "chief"); what stands before and behind it says which office it is, of
which country or body, and whether it is a former, a coming or a passing one. Nothing is looked up here but countries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.titled_people import OPENERS as _OPENERS
from newslint.knowledge.offices import Knowledge, knowledge
from newslint.model import Span
from newslint.segmenting.view import StoryText

#: what a portfolio is called before "minister" and behind "minister of", and the offices that hold it
_PORTFOLIOS = {
    r"(?:foreign(?: affairs)?|external affairs)": "foreign-minister secretary-of-state",
    r"(?:finance|treasury)": "finance-minister chancellor-of-the-exchequer secretary-of-treasury economy-minister",
    r"(?:defen[cs]e|national defen[cs]e)": "defence-minister secretary-of-defence",
    r"(?:the )?(?:interior|internal affairs|home affairs|home)": "interior-minister home-secretary home-minister",
    r"justice": "justice-minister",
    r"(?:public )?health": "health-minister health-secretary secretary-of-health",
    r"(?:national )?education": "education-minister secretary-of-education",
    r"(?:agriculture|farm|farming)": "agriculture-minister secretary-of-agriculture",
    r"(?:the )?environment": "environment-minister",
    r"(?:energy|oil)": "energy-minister secretary-of-energy",
    r"transport(?:ation)?": "transport-minister secretary-of-transportation",
    r"(?:trade|commerce)": "trade-minister secretary-of-commerce",
    r"(?:the )?econom(?:y|ic affairs|ic)": "economy-minister finance-minister",
    r"(?:labou?r|employment)": "labour-minister secretary-of-labor",
    r"culture": "culture-minister",
}
_FIELDS = [(re.compile(words, re.IGNORECASE), offices.split()) for words, offices in _PORTFOLIOS.items()]
_ANY_FIELD = "|".join(_PORTFOLIOS)
#: secretaries of the United States and of the United Kingdom, by the word before "secretary" or behind "secretary of"
_SECRETARIES = {
    "state": ("US", "secretary-of-state"), "foreign": ("UK", "foreign-minister"), "home": ("UK", "home-secretary"),
    "defense": ("US", "secretary-of-defence"), "defence": ("UK", "defence-minister"),
    "treasury": ("US", "secretary-of-treasury"), "the treasury": ("US", "secretary-of-treasury"),
    "homeland security": ("US", "secretary-of-homeland-security"), "labor": ("US", "secretary-of-labor"),
    "commerce": ("US", "secretary-of-commerce"), "interior": ("US", "secretary-of-the-interior"),
    "veterans affairs": ("US", "secretary-of-veterans-affairs"),
    "agriculture": ("US", "secretary-of-agriculture"), "transportation": ("US", "secretary-of-transportation"),
}  # fmt: skip
#: bodies, and the office that the "chief" or the "head" of each holds, with the code that the tables file it under
_BODIES = {
    "NATO": ("NATO", "secretary-general"),
    "Nato": ("NATO", "secretary-general"),
    "UN": ("UN", "secretary-general"),
    "U.N.": ("UN", "secretary-general"),
    "United Nations": ("UN", "secretary-general"),
    "IMF": ("IMF", "managing-director"),
    "International Monetary Fund": ("IMF", "managing-director"),
    "World Bank": ("WB", "president"),
    "WHO": ("WHO", "director-general"),
    "World Health Organization": ("WHO", "director-general"),
    "IAEA": ("IAEA", "director-general"),
    "European Commission": ("EU", "commission-president"),
    "EU Commission": ("EU", "commission-president"),
    "European Council": ("EU", "council-president"),
    "EU Council": ("EU", "council-president"),
    "European Central Bank": ("EU", "ecb-president"),
    "ECB": ("EU", "ecb-president"),
    "EU foreign policy": ("EU", "foreign-policy-chief"),
    "European Union foreign policy": ("EU", "foreign-policy-chief"),
    "EU's foreign policy": ("EU", "foreign-policy-chief"),
    "European Union's foreign policy": ("EU", "foreign-policy-chief"),
    "Fed": ("US", "fed-chair"),
    "Federal Reserve": ("US", "fed-chair"),
    "U.S. Federal Reserve": ("US", "fed-chair"),
    "US Federal Reserve": ("US", "fed-chair"),
    "Pentagon": ("US", "secretary-of-defence"),
    "CIA": ("US", "cia-director"),
    "FBI": ("US", "fbi-director"),
    "Bank of England": ("UK", "bank-of-england-governor"),
    "Senate Majority": ("US", "senate-majority-leader"),
    "Senate Minority": ("US", "senate-minority-leader"),
    "House Majority": ("US", "house-majority-leader"),
    "House Minority": ("US", "house-minority-leader"),
}
_BODY = "|".join(sorted(map(re.escape, _BODIES), key=len, reverse=True))
_HEAD = re.compile(
    r"\b(?:presidents?|premier|minister|chancellor|taoiseach"
    r"|secretary(?:[- ]general)?|chief|boss|head|leader|governor|gov\.|mayor"
    r"|pope|speaker|director(?:[- ]general)?|attorney general"
    r"|chair(?:man|woman|person)?)(?![\w-](?!elect\b|designate\b|in-waiting\b))",
    re.IGNORECASE,
)
_FIELD_BEFORE = re.compile(rf"(?:^|[\s'’-])(?P<field>{_ANY_FIELD})[ -]$", re.IGNORECASE)
_FIELD_BEHIND = re.compile(rf" (?:of|for) (?P<field>{_ANY_FIELD})\b(?! (?:and|security|of))", re.IGNORECASE)
_BODY_BEFORE = re.compile(rf"(?:^|[\s(])(?:the )?(?P<body>{_BODY})(?:['’]s?)? $")
_BODY_BEHIND = re.compile(rf" of (?:the )?(?P<body>{_BODY})\b")
#: what makes another office of the one that follows
_LESSER = re.compile(
    r"(?:^|[\s-])(?:deputy|vice|assistant|associate|under|shadow|junior|permanent|first|second|lieutenant|lt\.?|parliamentary"
    r"|honorary|fake|fictional|self-(?:proclaimed|declared|styled)|would-be|state|regional|provincial|city|county|club|company|student"
    r"|opposition|rebel|party|campaign|general)[ -](?:and )?$",
    re.IGNORECASE,
)
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
_LED = re.compile(r"(?:the )?(then|ex|former)-", re.IGNORECASE)
_BEHIND = re.compile(r"[- ](?P<word>elect|designate|in[- ]waiting)\b", re.IGNORECASE)
CAPITAL_WORD = (
    r"(?:(?:[A-Z]\.)+|(?:al|el|ul|as|ash|an)-[A-Z][\w’'-]+|[dDlLO]['’][A-Z][\w’'-]+"
    r"|[A-ZÀ-ÖØ-ÞĀ-ŽŠŽ][\w’'-]+)"
)
PARTICLE = r"(?:de|da|dos|do|del|della|di|du|von|van|der|den|ter|ten|bin|bint|ibn|al|el|ben|la|le|y|zu|af|und)"
_NAME = re.compile(rf"{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}}")
_NAME_BEFORE = re.compile(
    rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{0,4}})"
    r"(?:,? who (?:is|was) (?:now )?(?:the )?|, (?:the )?|,? (?:is|was) (?:the )?)$"
)
_NOT_NAMES = frozenset(
    """Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December The A An He She It They We I In On At Of And But For Mr Mrs Ms Dr Sir Lord Lady
    Gen General Prince Princess King Queen Sheikh""".split()  # noqa: SIM905
)
_PASSES = frozenset(
    [
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Sir",
        "Lord",
        "Lady",
        "Gen",
        "Gen.",
        "General",
        "Sheikh",
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Field",
        "Marshal",
        "Admiral",
        "Col",
        "Col.",
        "Senator",
        "Sen.",
        "Rep.",
    ]
)
_REACH = 90


class Claim(Struct, frozen=True):
    """A title and the name it is said of; `land` is the code of the country or body, None where none is written.

    `qualifier` is `former`, `then`, `late`, `acting`, `outgoing`, `elect`, `new` or empty. `before` stands before it
    all on the same line.
    """

    span: Span
    name: Span
    written: str
    title: Span
    offices: tuple[str, ...]
    land: str | None
    qualifier: str
    before: str
    markup_hints: bool = False


class _Title(Struct, frozen=True):
    start: int
    end: int
    offices: tuple[str, ...]
    land: str | None


def claims(story: StoryText) -> list[Claim]:
    """Every title in the story that is said of a name, in order."""
    if story.story is None:
        return []
    known = knowledge()
    found: list[Claim] = []
    text, span = story.text, story.story.span
    for head in _HEAD.finditer(text, span.start, span.end):
        title = _title(text, head, known)
        if title is not None:
            found.extend(_claims_of(text, title, known))
    return found


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at) + 1, at - _REACH)


def _title(text: str, head: re.Match[str], known: Knowledge) -> _Title | None:
    """The office that a head word names with the words around it; None for what the tables know nothing of."""
    word, start, end = head[0].lower(), head.start(), head.end()
    left = text[_line_start(text, start) : start]
    body = _BODY_BEFORE.search(left)
    if body:
        land, office = _BODIES[body["body"]]
        if _is_of_body(word, body["body"], office):
            return _Title(start - len(left) + body.start("body"), end, (office,), land)
        return None
    behind = _BODY_BEHIND.match(text, end)
    if behind:
        land, office = _BODIES[behind["body"]]
        return _Title(start, behind.end(), (office,), land) if _is_of_body(word, behind["body"], office) else None
    if word in ("president", "premier", "taoiseach", "pope", "chancellor"):
        return _plain_head(text, left, word, start, end)
    if word == "minister":
        return _minister(text, left, start, end)
    if word == "secretary":
        return _secretary(text, left, start, end)
    if word == "attorney general":
        return _Title(start, end, ("attorney-general",), None)
    if word == "speaker" and (left.endswith("House ") or text.startswith(" of the House", end)):
        return _Title(
            start - 6 * left.endswith("House "),
            end + 13 * text.startswith(" of the House", end),
            ("house-speaker",),
            "US",
        )
    return None


def _is_of_body(word: str, body: str, office: str) -> bool:
    """Whether a head word is one that this body's first person goes by."""
    if word in ("chief", "boss", "head"):
        return (
            body
            not in (
                "Senate Majority",
                "Senate Minority",
                "House Majority",
                "House Minority",
                "UN",
                "U.N.",
                "United Nations",
            )
            or word == "chief"
        )
    plain = word.replace(" ", "-")
    return (
        plain in office
        or (plain.startswith("chair") and office == "fed-chair")
        or (plain == "governor" and "governor" in office)
    )


def _plain_head(text: str, left: str, word: str, start: int, end: int) -> _Title | None:
    if word == "president" and re.search(r"\bvice[- ]$", left, re.IGNORECASE):
        return _Title(start - 5, end, ("vice-president",), None)
    if word == "chancellor" and re.match(r" of the exchequer\b", text[end : end + 18], re.IGNORECASE):
        return _Title(start, end + len(" of the exchequer"), ("chancellor-of-the-exchequer",), "UK")
    offices = {
        "president": ("president",),
        "premier": ("premier", "prime-minister"),
        "taoiseach": ("prime-minister",),
        "pope": ("pope",),
    }
    land = {"taoiseach": "IE", "pope": "VA"}.get(word)
    return _Title(start, end, offices.get(word, ("chancellor", "chancellor-of-the-exchequer")), land)


def _minister(text: str, left: str, start: int, end: int) -> _Title | None:
    prime = re.search(r"(?:^|[\s-])prime[- ]$", left, re.IGNORECASE)
    if prime:
        return _Title(start - 6, end, ("prime-minister", "premier"), None)
    before = _FIELD_BEFORE.search(left)
    if before:
        return _Title(start - len(left) + before.start("field"), end, _offices(before["field"]), None)
    behind = _FIELD_BEHIND.match(text, end)
    if behind:
        return _Title(start, behind.end(), _offices(behind["field"]), None)
    return None


def _offices(field: str) -> tuple[str, ...]:
    return next(tuple(offices) for pattern, offices in _FIELDS if pattern.fullmatch(field))


def _secretary(text: str, left: str, start: int, end: int) -> _Title | None:
    for words, (land, office) in _SECRETARIES.items():
        if words != "state" and re.search(rf"(?:^|[\s-]){words} $", left, re.IGNORECASE):
            return _Title(start - len(words) - 1, end, (office,), land)
        behind = f" of {'the ' if words in ('interior',) else ''}{words}"
        if text[end : end + len(behind)].lower() == behind and not text.startswith(" for ", end + len(behind)):
            return _Title(start, end + len(behind), (office,), land)
    return None


def _claims_of(text: str, title: _Title, known: Knowledge) -> Iterator[Claim]:
    low = _line_start(text, title.start)
    left = text[low : title.start]
    if _LESSER.search(left):
        return
    qualifier, land, begun = _modifiers(left, known)
    if qualifier is None:
        return
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
    elif text.startswith((" of ", " for "), end):
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
        code = known.land_of(name)
        if code:
            return code, len(name)
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


def _with_name(
    text: str, title: _Title, whole: Span, land: str | None, qualifier: str, known: Knowledge
) -> Iterator[Claim]:
    low = _line_start(text, whole.start)
    before = text[low : whole.start]
    name, apart = _name_behind(text, whole.end)
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
    found = _NAME_BEFORE.search(before)
    if found and text[whole.end : whole.end + 1] in (",", ".", ";", ")", "\n", ""):
        start = low + found.start("name")
        named = _trimmed(text, Span(start, low + found.end("name")))
        if named:
            yield Claim(
                Span(named.start, whole.end),
                named,
                named.of(text),
                Span(title.start, title.end),
                title.offices,
                land,
                qualifier,
                text[_line_start(text, named.start) : named.start],
                True,
            )


def _name_behind(text: str, at: int) -> tuple[Span | None, bool]:
    """The name right behind a title, or behind a comma where a comma ends it as well."""
    apart = text.startswith(", ", at)
    start = at + 2 if apart else at + 1
    if not apart and not text.startswith(" ", at):
        return None, False
    while True:
        word = re.match(r"\S+ ", text[start : start + 20])
        if not word or word[0].strip() not in _PASSES:
            break
        start += len(word[0])
    found = _NAME.match(text, start)
    if not found:
        return None, False
    named = _trimmed(text, Span(found.start(), found.end()))
    if named is None or (
        apart and (text[named.end : named.end + 1] not in (",", ".", ";", ")") or " " not in named.of(text))
    ):
        return None, False
    return named, apart


def _trimmed(text: str, span: Span) -> Span | None:
    """A name without a possessive and without weekdays and months behind it; None for what is no name."""
    written = re.sub(r"['’]s?$", "", span.of(text))
    words = written.split(" ")
    while words and words[-1] in _NOT_NAMES:
        words.pop()
    if not words or words[0] in _NOT_NAMES:
        return None
    return Span(span.start, span.start + len(re.sub(r"['’]s?$", "", " ".join(words))))
