"""Which office the head word of a title names, with what stands beside it: "minister" with "foreign", and so on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from newslint.extract.late_pattern import LatePattern

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
    "WTO": ("WTO", "director-general"),
    "World Trade Organization": ("WTO", "director-general"),
    "WHO": ("WHO", "director-general"),
    "World Health Organization": ("WHO", "director-general"),
    "IAEA": ("IAEA", "director-general"),
    "European Commission": ("EU", "commission-president"),
    "EU Commission": ("EU", "commission-president"),
    "European Council": ("EU", "council-president"),
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
HEAD = LatePattern(
    r"\b(?:presidents?|premier|minister|chancellor|taoiseach"
    r"|bundespr(?:ae|ä)sident(?:in)?|bundeskanzler(?:in)?"
    r"|secretary(?:[- ]general)?|chief|boss|head|leader|governor|gov\.|mayor"
    r"|pope|speaker|managing director|director(?:[- ]general)?|attorney general"
    r"|chair(?:man|woman|person)?)(?![\w-](?!elect\b|designate\b|in-waiting\b))",
    re.IGNORECASE,
)
#: bodies whose first person is meant by whatever word for a head stands before "of the …", and those words
_FOR_ANY_WORD = frozenset({"NATO", "UN", "IMF", "WB", "WTO", "WHO", "IAEA"})
_ANY_WORD = frozenset({"president", "head", "chief", "boss", "director general", "director-general",
                       "managing director", "secretary general", "secretary-general"})  # fmt: skip
_ENDS = re.compile(r"(?=[,.;:)]|$| (?:and|who|said|says|told|has|had|is|was|on|since|until|asked|called|warned)\b)")
#: how each head word begins, in small letters
_BEGINNINGS = (
    "president", "premier", "minister", "chancellor", "taoiseach", "bundespr", "bundeskanzler", "secretary", "chief",
    "boss", "head", "leader", "governor", "gov.", "mayor", "pope", "speaker", "managing director", "director",
    "attorney general", "chair",
)  # fmt: skip
_FIELD_BEFORE = LatePattern(rf"(?:^|[\s'’-])(?P<field>{_ANY_FIELD})[ -]$", re.IGNORECASE)
_FIELD_BEHIND = LatePattern(rf" (?:of|for) (?P<field>{_ANY_FIELD})\b(?! (?:and|security|of))", re.IGNORECASE)
_BODY_BEFORE = LatePattern(rf"(?:^|[\s(])(?:the )?(?P<body>{_BODY})(?:['’]s?)? $")
_BODY_BEHIND = LatePattern(rf" of (?:the )?(?P<body>{_BODY})\b")
#: what makes another office of the one that follows
LESSER = LatePattern(
    r"(?:^|[\s-])(?:deputy|vice|assistant|associate|under|shadow|junior|permanent|first|second|lieutenant|lt\.?|parliamentary"
    r"|honorary|fake|fictional|self-(?:proclaimed|declared|styled)|would-be|state|regional|provincial|city|county|club|company|student"
    r"|opposition|rebel|party|campaign|general)[ -](?:and )?$",
    re.IGNORECASE,
)
#: who stands for a state and who governs it, whatever the title there is
_OF_STATE, _OF_GOVERNMENT = ("president", "king", "monarch"), ("prime-minister", "premier", "chancellor")
_HEADED = re.compile(r" of (?P<what>state|government)\b")
_NATION = re.compile(r" of (?P<of>Scotland|Wales|Northern Ireland)\b")
#: characters before a title in which its modifiers are looked for
REACH = 90


class OfficeWords(Struct, frozen=True):
    """The words of a title in a text, the offices that they can mean, and the body or country that they are of."""

    start: int
    end: int
    offices: tuple[str, ...]
    land: str | None


def heads_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every head word of a title in `text[start:end]`, in order: `HEAD.finditer`, asked only where one may begin."""
    low = text.lower()
    if len(low) != len(text) or "ſ" in text:
        yield from HEAD.finditer(text, start, end)
        return
    places: list[int] = []
    for beginning in _BEGINNINGS:
        at = low.find(beginning, start, end)
        while at >= 0:
            places.append(at)
            at = low.find(beginning, at + 1, end)
    last = start
    for at in sorted(set(places)):
        found = HEAD.match(text, at, end) if at >= last else None
        if found:
            last = found.end()
            yield found


def office_of_body(written: str) -> tuple[str, str] | None:
    """The code of a body and the office of who leads it; None for what is no body that the tables know."""
    return _BODIES.get(written)


def line_start(text: str, at: int) -> int:
    """Where what stands before an offset on its line is looked at from."""
    return max(text.rfind("\n", 0, at) + 1, at - REACH)


def office_at(text: str, head: re.Match[str]) -> OfficeWords | None:
    """The office that a head word names with the words around it; None for what the tables know nothing of."""
    word, start, end = head[0].lower(), head.start(), head.end()
    left = text[line_start(text, start) : start]
    body = _BODY_BEFORE.search(left)
    if body:
        land, office = _BODIES[body["body"]]
        if _is_of_body(word, body["body"], office):
            return OfficeWords(start - len(left) + body.start("body"), end, (office,), land)
        return None
    behind = _BODY_BEHIND.match(text, end)
    if behind:
        land, office = _BODIES[behind["body"]]
        fits = _is_of_body(word, behind["body"], office)
        fits = fits or (land in _FOR_ANY_WORD and word in _ANY_WORD and _ENDS.match(text, behind.end()) is not None)
        return OfficeWords(start, behind.end(), (office,), land) if fits else None
    if word.startswith("bundes"):
        return OfficeWords(start, end, ("chancellor" if "kanzler" in word else "president",), "DE")
    if word in ("president", "premier", "taoiseach", "pope", "chancellor"):
        return _plain_head(text, left, word, start, end)
    if word == "minister":
        return _minister(text, left, start, end)
    headed = _HEADED.match(text, end) if word == "head" else None
    if headed:
        return OfficeWords(start, headed.end(), _OF_STATE if headed["what"] == "state" else _OF_GOVERNMENT, None)
    if word == "secretary":
        return _secretary(text, left, start, end)
    if word == "attorney general":
        return OfficeWords(start, end, ("attorney-general",), None)
    if word == "speaker" and (left.endswith("House ") or text.startswith(" of the House", end)):
        return OfficeWords(
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


def _plain_head(text: str, left: str, word: str, start: int, end: int) -> OfficeWords | None:
    if word == "president" and re.search(r"\bvice[- ]$", left, re.IGNORECASE):
        return OfficeWords(start - 5, end, ("vice-president",), None)
    if word == "president" and re.search(r"\bdeputy[- ]$", left, re.IGNORECASE):
        return OfficeWords(start - len("deputy "), end, ("deputy-president", "vice-president"), None)
    if word == "chancellor" and re.match(r" of the exchequer\b", text[end : end + 18], re.IGNORECASE):
        return OfficeWords(start, end + len(" of the exchequer"), ("chancellor-of-the-exchequer",), "UK")
    offices = {
        "president": ("president",),
        "premier": ("premier", "prime-minister"),
        "taoiseach": ("prime-minister",),
        "pope": ("pope",),
    }
    land = {"taoiseach": "IE", "pope": "VA"}.get(word)
    return OfficeWords(start, end, offices.get(word, ("chancellor", "chancellor-of-the-exchequer")), land)


def _minister(text: str, left: str, start: int, end: int) -> OfficeWords | None:
    prime = re.search(r"(?:^|[\s-])prime[- ]$", left, re.IGNORECASE)
    if prime and re.search(r"\bdeputy prime[- ]$", left, re.IGNORECASE):
        return OfficeWords(start - len("deputy prime "), end, ("deputy-prime-minister",), None)
    if prime:
        return OfficeWords(start - 6, end, ("prime-minister", "premier"), None)
    nation = _NATION.match(text, end) if left.lower().endswith("first ") else None
    if nation:
        office = f"first-minister-of-{nation['of'].lower().replace(' ', '-')}"
        return OfficeWords(start - len("first "), nation.end(), (office,), "UK")
    before = _FIELD_BEFORE.search(left)
    if before:
        return OfficeWords(start - len(left) + before.start("field"), end, _offices(before["field"]), None)
    behind = _FIELD_BEHIND.match(text, end)
    if behind:
        return OfficeWords(start, behind.end(), _offices(behind["field"]), None)
    return None


def _offices(field: str) -> tuple[str, ...]:
    return next(tuple(offices) for pattern, offices in _FIELDS if pattern.fullmatch(field))


def _secretary(text: str, left: str, start: int, end: int) -> OfficeWords | None:
    for words, (land, office) in _SECRETARIES.items():
        if words != "state" and re.search(rf"(?:^|[\s-]){words} $", left, re.IGNORECASE):
            return OfficeWords(start - len(words) - 1, end, (office,), land)
        behind = f" of {'the ' if words in ('interior',) else ''}{words}"
        if text[end : end + len(behind)].lower() == behind and not text.startswith(" for ", end + len(behind)):
            return OfficeWords(start, end + len(behind), (office,), land)
    return None
