"""Who heads one body, put at another; and what the one chamber of the American Congress does, done by the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.capital_names import CAPITAL_WORD, PARTICLE, trim_name, without_opener
from newslint.extract.late_pattern import LatePattern
from newslint.extract.office_words import office_of_body
from newslint.extract.story_dates import Dating, dating
from newslint.knowledge.heads import terms_of
from newslint.knowledge.record import Holding
from newslint.model import Hit, RelatedLocation, Span
from newslint.segmenting.view import View

UNIT = "story"
GATE = (
    ("federal reserve", "the fed", "monetary fund", "imf", "world bank", "central bank", "nato", "united nations",
     "commission",
     "organization", "organisation", "agency", "unicef", "unesco", "bundesbank", "treasury", "impeach", "convict",
     "acquit", "bank of england", "wto", "oecd", "opec"),
)  # fmt: skip
_NAME = rf"(?P<name>{CAPITAL_WORD}(?: (?:{PARTICLE} ){{0,2}}{CAPITAL_WORD}){{1,3}})"
#: bodies of which the record has no heads, and which no other body's head is at
_OTHERS = (
    "Securities and Exchange Commission", "Bundesbank", "Unicef", "UNICEF", "Unesco", "UNESCO", "Interpol", "Opec",
    "OPEC",
    "OECD",
    "Bank of Japan", "Bank of England", "US Treasury", "Treasury", "International Atomic Energy Agency", "Red Cross",
    "World Health Organisation", "World Trade Organisation", "European Parliament", "Council of Europe",
    "International Labour Organisation", "World Food Programme", "International Olympic Committee", "Fifa", "Uefa",
)  # fmt: skip
#: a word of each body, and the letters of those that are called by theirs
_NEEDS = LatePattern(
    r"Reserve|Fed |Fed,|Fed\.|Monetary|IMF|Bank|NATO|Nato|United Nations|U\.N\.|UN |Commission|rgani"
    r"|Agency|IAEA|Unicef|UNICEF|Unesco|UNESCO|Interpol|Opec|OPEC|OECD|WTO|WHO|ECB|Treasury|Parliament"
    r"|Council|Red Cross|Programme|Olympic|Fifa|Uefa|Bundesbank|CIA|FBI"
)
_BODY = r"(?P<body>(?:[A-Z][\w’.]+|of|and|for)(?: (?:[A-Z][\w’.]+|of|and|for)){0,5})"
_AT = (
    LatePattern(
        rf"{_NAME}(?:, [^,.;“”\"]{{1,50}},)? and (?:his|her|the) (?:[a-z-]+ ){{0,2}}(?:colleagues|staff|team"
            rf"|deput(?:y|ies)|economists"
        rf"|governors|board|people|aides|officials|inspectors|experts|committee)(?: of [a-z]+)? (?:at|of|on"
            rf"|from|in) (?:the )?{_BODY}",
        needs=(" and his ", " and her ", " and the "),
    ),
    LatePattern(rf"{_NAME},? (?:of|from) (?:the )?{_BODY}", needs=(" of ", " from ")),
    LatePattern(rf"{_NAME}, (?:the )?(?:head|chief|boss|chairman|director(?:[- ]general)?|managing director"
        rf"|president) of (?:the )?{_BODY}"),
    LatePattern(rf"{_NAME}, who (?:runs|heads|leads|chairs) (?:the )?{_BODY}", needs=(", who ",)),
    LatePattern(rf"(?<![\w-]){_BODY}['’]s? (?:secretary[ -]general|director[ -]general|managing director|head"
        rf"|chief|president|chairman),? {_NAME}"),
)  # fmt: skip
#: offices of those who head a body, and of nothing beside it
_HEADS = frozenset(
    {"fed-chair", "managing-director", "director-general", "ecb-president", "commission-president", "secretary-general",
     "bank-of-england-governor", "central-bank-governor", "cia-director", "fbi-director"}
)  # fmt: skip
_ASIDE = re.compile(r"\b(?:former|ex|then|late|once|future|incoming|outgoing|designate|next)\b[^.;]{0,30}$")
#: days in office before which somebody may still be at the old body
_FIRM = 45

_SENATE = (
    re.compile(r"\bimpeach(?:ed|ment)(?: yesterday| on \w+)? by the (?:US |U\.S\. )?(?P<body>Senate)\b"),
    re.compile(r"\b(?P<body>Senate) (?:has |had |yesterday )?(?:impeached|voted to impeach)\b"),
)
_HOUSE = (
    re.compile(
        r"\b(?:acquitted|convicted|cleared|found not guilty)(?: yesterday"
        r"| on \w+)?(?: of [\w ]{3,40})? by the (?:US |U\.S\. )?"
        r"(?P<body>House(?: of Representatives)?)(?! of (?:Lords|Commons)|[\w’'-])"
    ),
    re.compile(
        r"(?<!White )\b(?P<body>House(?: of Representatives)?)(?! of) (?:has |had |yesterday "
        r"|on \w+ )?(?:acquitted|convicted"
        r"|(?:refused|voted|failed|declined)(?: not)? to (?:convict|acquit))\b"
    ),
)
_AMERICAN = re.compile(
    r"\b(?:WASHINGTON|Washington|U\.S\.|US|White House|Capitol|Clinton|Nixon|Trump|Andrew Johnson|Congress"
    r"|Republicans?|Democrats?)\b"
)
_ABROAD = re.compile(
    r"\b(?:Brazil|Brasilia|Rousseff|Philippin|Manila|Estrada|Paraguay|Chile|Nigeria|Colombia|Argentin|Liberia"
    r"|Puerto Rico|Texas"
    r"|state Senate|state House|[Gg]overnor)"
)


class Options(Struct, frozen=True):
    """This check has nothing to set."""


def check(view: View, options: Options) -> Iterator[Hit]:
    """A hit covers the body. Verdicts: `body` for a head of another one, `senate` and `house` for the chambers."""
    if view.story is None:
        return
    yield from _chambers(view)
    told = dating(view.whole)
    if told is None:
        return
    seen: set[int] = set()
    for passage in view.passages:
        if not _NEEDS.search(view.text, passage.span.start, passage.span.end):
            continue
        for pattern in _AT:
            for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                hit = _judged(view, found, told, passage.span.start)
                if hit is not None and hit.span.start not in seen and view.admits(hit.span):
                    seen.add(hit.span.start)
                    yield hit


def _chambers(view: View) -> Iterator[Hit]:
    whole = view.story.span.of(view.text) if view.story else ""
    if "mpeach" not in whole and "convict" not in whole and "cquit" not in whole:
        return
    if not _AMERICAN.search(whole) or _ABROAD.search(whole):
        return
    for verdict, patterns in (("senate", _SENATE), ("house", _HOUSE)):
        if (
            verdict == "house"
            and "mpeach" not in whole
            and "resident" not in whole
            and "Andrew Johnson" not in whole
            and "articles" not in whole
        ):
            continue
        for passage in view.passages:
            for pattern in patterns:
                for found in pattern.finditer(view.text, passage.span.start, passage.span.end):
                    span = Span(*found.span("body"))
                    if view.admits(span):
                        fields = (
                            ("said", found["body"]),
                            ("rows", "Constitution of the United States, Article I, sections 2 and 3"),
                        )
                        yield Hit(span, fields, verdict, (RelatedLocation(span, "record", fields=fields),))


def _judged(view: View, found: re.Match[str], told: Dating, low: int) -> Hit | None:
    named = trim_name(view.text, without_opener(view.text, Span(*found.span("name"))))
    body = _body(found["body"])
    if named is None or body is None or _ASIDE.search(view.text, max(low, found.start() - 40), found.start()):
        return None
    words = named.of(view.text).split(" ")
    held = next((terms for n in range(len(words) - 1) if (terms := list(terms_of(" ".join(words[n:]))))), [])
    days = (told.earliest, told.latest)
    now = [
        h
        for h in held
        if h.firm
        and (h.office in _HEADS or (h.country, h.office) == ("WB", "president"))
        and all(h.covers(day, -_FIRM, -_FIRM) is True for day in days)
    ]
    code = office_of_body(body)
    if len(now) != 1 or any(code == (h.country, h.office) or _names(h, body) for h in held):
        return None
    span = Span(found.start("body"), found.start("body") + len(body))
    fields = (("person", now[0].person), ("said", body), ("right", _shown(now[0])),
              ("day", f"on {told.shown}" if told.day else told.shown),
              ("rows", now[0].shown))  # fmt: skip
    return Hit(
        span,
        fields,
        "unsure" if now[0].source == "typed" else "body",
        (RelatedLocation(named, "record", fields=fields),),
    )


def _body(written: str) -> str | None:
    """The body that the longest stretch at the beginning of some capital words names."""
    words = re.sub(r"['’]s?$", "", written).split(" ")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        if name in _OTHERS or office_of_body(name):
            return name
    return None


_SHOWN = {
    "fed-chair": "chairman of the Federal Reserve", "ecb-president": "president of the European Central Bank",
    "commission-president": "president of the European Commission",
    "bank-of-england-governor": "governor of the Bank of England",
    "cia-director": "director of the CIA", "fbi-director": "director of the FBI",
}  # fmt: skip
_CODES = {
    "IMF": "International Monetary Fund", "WB": "World Bank", "WHO": "World Health Organization",
    "UN": "United Nations",
    "WTO": "World Trade Organization", "IAEA": "International Atomic Energy Agency", "NATO": "Nato",
}  # fmt: skip


def _shown(holding: Holding) -> str:
    land = _CODES.get(holding.country, holding.country)
    return _SHOWN.get(holding.office, f"{holding.office.replace('-', ' ')} of the {land}")


def _names(holding: Holding, body: str) -> bool:
    """Whether a body is that of a term by another of its names."""
    own = _CODES.get(holding.country, "").replace("z", "s").lower()
    return bool(own) and own == body.replace("z", "s").lower()
