"""What the table of offices holds: countries by kinds of office, and every gap since a year.

    python benchmarks/coverage.py [YEAR]

A cell is the share of the days since 1 January of the year (2000) until the table was last verified on which it names
a holder; a dot is an office that the table doesn't have for that country. Gaps of more than 45 days follow.
"""

from __future__ import annotations

import datetime
import sys

from newslint.knowledge.coverage import HEADS, coverage
from newslint.knowledge.offices import knowledge

#: columns of the report, and the offices that count for each
KINDS = {
    "head": HEADS,
    "vice": frozenset({"vice-president", "deputy-president", "deputy-prime-minister", "vice-premier"}),
    "foreign": frozenset({"foreign-minister", "secretary-of-state", "foreign-policy-chief"}),
    "defence": frozenset({"defence-minister", "secretary-of-defence"}),
    "finance": frozenset(
        {"finance-minister", "economy-minister", "secretary-of-treasury", "chancellor-of-the-exchequer", "treasurer"}
    ),
    "interior": frozenset({"interior-minister", "home-secretary", "home-minister", "secretary-of-homeland-security"}),
    "bank": frozenset({"central-bank-governor", "fed-chair", "bank-of-england-governor", "ecb-president"}),
}


def main() -> None:
    """Print the table, the totals and the gaps."""
    since = datetime.date(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, 1, 1)
    terms = list(knowledge().all_terms())
    until = max(term.verified_until for term in terms if term.verified_until)
    print("country " + " ".join(f"{kind:>8}" for kind in KINDS))
    for country in sorted({term.country for term in terms}):
        cells = []
        for offices in KINDS.values():
            held = [t for t in terms if t.country == country and t.office in offices]
            one = coverage([_as_one(t) for t in held], since, until)
            cells.append(f"{one[0].share:8.0%}" if one else f"{'.':>8}")
        print(f"{country:<8}" + " ".join(cells))
    every = coverage(terms, since, until)
    print(f"{len(terms)} terms, {len(every)} offices, {len({t.country for t in terms})} countries and bodies")
    print(f"mean share of days with a holder: {sum(one.share for one in every) / len(every):.1%}")
    for one in every:
        gaps = "; ".join(f"{start} to {end}" for start, end in one.gaps)
        if gaps:
            print(f"  {one.country} {one.office}: {gaps}")


def _as_one(term):  # type: ignore[no-untyped-def]
    from msgspec.structs import replace

    return replace(term, office="any")


if __name__ == "__main__":
    main()
