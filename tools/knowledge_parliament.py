"""Members of the British House of Commons who have been ministers, with seat and party, out of the public record."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from knowledge_offices import fold, read

#: the parties that a paper names in short beside a member, by what the source calls them
_PARTIES = {"Conservative": "Conservative", "Labour": "Labour", "Liberal Democrat": "Liberal Democrat",
            "Liberal": "Liberal Democrat", "Social Democratic Party": "Liberal Democrat"}  # fmt: skip
#: the first year from which the list of members tells of namesakes
_LISTED_SINCE = "1997"


def commoners(record: Path) -> list[tuple[str, ...]]:
    """name, shown, seat, party (empty for any other), first and last day, and `listed` if nobody else has the name."""
    people: dict[str, set[str]] = defaultdict(set)
    for r in read(record / "uk_parliament_terms_wikidata.csv"):
        people[fold(r["person"])].add(r["wikidata_id"])
    found: list[tuple[str, ...]] = []
    rows = [r for r in read(record / "uk_ministers_seats_and_parties_ifg.csv") if r["house"] == "Commons"]
    for r in sorted(rows, key=lambda r: (fold(r["name"]), r["name"], r["start"], r["end"] or "9")):
        key = fold(re.sub(r"^(?:Sir|Dame|Dr|Lord) ", "", r["name"]))
        listed = "listed" if len(people[key]) == 1 and r["start"] >= _LISTED_SINCE else ""
        row = (key, r["name"], r["constituency"], _PARTIES.get(r["party"], ""), r["start"], r["end"], listed)
        last = found[-1] if found else None
        if last and (*last[:4], last[6]) == (*row[:4], row[6]) and last[5] and row[4] <= _a_season_after(last[5]):
            found[-1] = (*last[:5], row[5], row[6])
        else:
            found.append(row)
    return found


def _a_season_after(day: str) -> str:
    """The day up to which a new term of the same seat follows the last one: a Parliament is out for some weeks."""
    year, month = int(day[:4]), int(day[5:7]) + 2
    return f"{year + (month > 12)}-{(month - 1) % 12 + 1:02d}-31"
