"""Members of the American Congress and governors, with state and party, out of the public record."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from knowledge_offices import fold, read

_CHAMBERS = {"Senate": "senator", "House": "representative", "sen": "senator", "rep": "representative"}
#: the first day of the seats whose holders a list of January 2022 names, and the last
_SEATS_OF_2022 = ("2021-01-03", "2023-01-03")


def members(record: Path, of_2022: Path) -> list[tuple[str, ...]]:
    """name, shown, chamber, state, party, first and last day, and `last` where only the last seat's party is known."""
    found: list[tuple[str, ...]] = []
    known: set[str] = set()
    sitting = {r["bioguide"] for r in read(record / "us_congress_current.csv")}
    for r in read(record / "us_congress_current.csv"):
        names = {
            r["name"],
            r["official_full"],
            f"{r['nickname']} {r['name'].split()[-1]}" if r["nickname"] else r["name"],
        }
        known |= set(map(_key, names))
        end = "" if r["end"] > "2026-06-15" else r["end"]
        party = "Independent" if r["party"] == "Independent" else r["party"]
        found += [
            (_key(n), r["official_full"] or r["name"], _CHAMBERS[r["chamber"]], r["state"], party, r["start"], end, "")
            for n in names
            if n
        ]
    seats: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for r in read(record / "us_congress_terms_wikidata.csv"):
        chamber = r["position"].removeprefix("United States ")
        if chamber in ("senator", "representative") and len(r["start"]) == 10:
            seats[_key(r["person"]), chamber].append((r["start"], r["end"] if len(r["end"]) == 10 else ""))
    found += _former(record, of_2022, known, sitting, seats)
    for r in read(record / "us_state_officers.csv"):
        if r["office"] == "governor" and r["party"] in ("Republican", "Democratic", "Democrat"):
            found.append(
                (
                    _key(r["name"]),
                    r["name"],
                    "governor",
                    r["state"],
                    r["party"].replace("Democratic", "Democrat"),
                    r["start"],
                    "" if r["end"] > "2026-08-05" else r["end"],
                    "",
                )
            )
    return _joined(found)


def _joined(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Rows of one seat and party that follow each other as one row."""
    found: list[tuple[str, ...]] = []
    for row in sorted(set(rows), key=lambda r: (r[0], r[1], r[2], r[3], r[4], r[7], r[5])):
        last = found[-1] if found else None
        if last and (*last[:5], last[7]) == (*row[:5], row[7]) and last[6] and row[5][:7] <= _month_after(last[6]):
            found[-1] = (*last[:6], row[6] and max(row[6], last[6]), last[7])
        else:
            found.append(row)
    return found


def _month_after(day: str) -> str:
    year, month = int(day[:4]), int(day[5:7]) + 1
    return f"{year + (month > 12)}-{(month - 1) % 12 + 1:02d}"


def _former(
    record: Path, of_2022: Path, known: set[str], sitting: set[str], seats: dict[tuple[str, str], list[tuple[str, str]]]
) -> list[tuple[str, ...]]:
    """Those who sit no more: of the seats before their last the state holds, and the party is not known."""
    found: list[tuple[str, ...]] = []
    for r in read(of_2022):
        name = f"{r['first_name']} {r['last_name']}"
        if _key(name) in known:
            continue
        known.add(_key(name))
        chamber = _CHAMBERS[r["type"]]
        found.append((_key(name), name, chamber, r["state"], r["party"], *_SEATS_OF_2022, ""))
        found += [
            (_key(name), name, chamber, r["state"], r["party"], start, end, "last")
            for start, end in seats[_key(name), chamber]
            if start < _SEATS_OF_2022[0]
        ]
    for r in read(record / "us_congress_former_last_seat.csv"):
        if r["born"] < "1900":
            continue
        names = {
            r["name"],
            r["wikipedia"].split(" (")[0],
            f"{r['nickname']} {r['name'].split()[-1]}" if r["nickname"] else r["name"],
        } - {""}
        chamber = _CHAMBERS[r["last_chamber"]]
        days = sorted({day for n in names for day in seats.get((_key(n), chamber), ())})
        if not days:
            continue
        for n in names:
            if _key(n) not in known or (r["bioguide"] not in sitting and r["last_chamber"] == "House"):
                found += [
                    (
                        _key(n),
                        r["wikipedia"].split(" (")[0] or r["name"],
                        chamber,
                        r["state"],
                        r["party"],
                        start,
                        end,
                        "last",
                    )
                    for start, end in days
                ]
    return found


def _key(name: str) -> str:
    """A name as it is looked up: folded, without initials in the middle and without Jr."""
    words = re.sub(r" (?:jr|sr|ii|iii|iv)$", "", fold(name)).split()
    return " ".join([words[0], *(w for w in words[1:-1] if len(w) > 1), words[-1]] if len(words) > 1 else words)
