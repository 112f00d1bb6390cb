"""How many wrong offices FCT201 finds: it plants them in dated articles and counts those that are reported.

    python benchmarks/offices.py articles.jsonl.gz [CAP]

Each record has `id`, `title`, `text` and `published`. A title that the holder carries on the day is looked for with a
plain pattern that shares nothing with the check, one is changed an article, and each kind is counted by itself:

- title: another great office's title before the same name
- colleague: the name of someone who holds another office in that country
- successor, predecessor: the name of whoever held the office next, or before

Findings that the article has without the change don't count. Lines of what was missed go to standard error.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newslint.knowledge.offices import Term, knowledge
from newslint.model import Document, Fields, RecordRef, Severity
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.segmenting import segment
from newslint.settings import Settings

KINDS = ("title", "colleague", "successor", "predecessor")
_WRONG = (
    "President", "Prime Minister", "Vice President", "Foreign Minister", "Defense Secretary", "Secretary of State",
)  # fmt: skip
_NOT_NOW = re.compile(r"(?:former|then|ex|late|deputy|acting|vice|elect|if|a|an|as)[ -]$", re.IGNORECASE)


def _mentions(text: str, day: datetime.date) -> Iterator[tuple[re.Match[str], Term]]:
    """Where the text puts a title before the name of someone who holds that office on the day."""
    known = knowledge()
    for found in _pattern().finditer(text):
        if _NOT_NOW.search(text[max(0, found.start() - 10) : found.start()]) or _quoted(text, found.start()):
            continue
        title = known.titles[found["title"].lower()]
        for term in known.terms(found["name"]):
            if term.covers(day) and not term.status and title.may_mean(term):
                yield found, term
                break


def _quoted(text: str, place: int) -> bool:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return line.count("“") > line.count("”") or line.count('"') % 2 == 1


def _pattern(made: list[re.Pattern[str]] = []) -> re.Pattern[str]:  # noqa: B006
    if not made:
        known = knowledge()
        names = "|".join(sorted(map(re.escape, known.names), key=len, reverse=True))
        titles = "|".join(sorted((re.escape(t.text) for t in known.titles.values()), key=len, reverse=True))
        made.append(re.compile(rf"\b(?P<title>(?i:{titles})) (?P<name>{names})\b"))
    return made[0]


def _changed(kind: str, found: re.Match[str], term: Term, day: datetime.date, rng: random.Random) -> str | None:
    """What the title and name become, or None where the kind has nothing to offer."""
    known = knowledge()
    if kind == "title":
        meant = known.titles[found["title"].lower()].offices
        titles = [t for t in _WRONG if not any(known.titles[t.lower()].may_mean(x) for x in known.terms(term.person))]
        fit = [t for t in titles if not known.titles[t.lower()].offices & meant]
        return f"{rng.choice(fit)} {found['name']}" if fit else None
    if kind == "colleague":
        others = [
            t.person
            for t in known.all_terms()
            if t.country == term.country and t.covers(day) and not t.status and t.person in known.names
            and not any(x.office == term.office for x in known.terms(t.person))
        ]  # fmt: skip
        return f"{found['title']} {rng.choice(sorted(set(others)))}" if others else None
    held = [t for t in known.holders(term.office, term.country) if not t.status and t.person in known.names]
    after = [t.person for t in held if t.start > term.start and t.person != term.person]
    before = [t.person for t in held if t.start < term.start and t.person != term.person]
    if kind == "successor":
        return f"{found['title']} {after[0]}" if after else None
    return f"{found['title']} {before[-1]}" if before else None


def _findings(examiner: Checker, row: dict[str, str], text: str) -> set[tuple[str, int, str, Severity]]:
    fields = Fields(title=row["title"], published=row["published"])
    whole = f"{row['title']}\n{text}"
    page = segment(Document("-", whole, record=RecordRef(row["id"], 1), fields=fields, first_line=0))
    return {(f.code, f.place.line, f.excerpt, f.severity) for f in examiner.check_page(page).findings}


def main() -> None:
    """Print a table: planted, found at all, found as an error."""
    with gzip.open(Path(sys.argv[1]), "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    cap = int(sys.argv[2]) if len(sys.argv) > 2 else 150
    examiner = Checker(load_rules(Settings(select=("FCT201",))))
    rng = random.Random(1)
    planted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for row in rows:
        day = datetime.date.fromisoformat(row["published"][:10])
        mentions = list(_mentions(row["text"], day))
        for kind in KINDS if mentions else ():
            if planted[kind] >= cap:
                continue
            match, term = rng.choice(mentions)
            new = _changed(kind, match, term, day, rng)
            if new is None:
                continue
            text = row["text"][: match.start()] + new + row["text"][match.end() :]
            new_ones = {f for f in _findings(examiner, row, text) if new.split(" ")[-1] in f[2]}
            new_ones -= _findings(examiner, row, row["text"])
            planted[kind] += 1
            found[kind] += bool(new_ones)
            errors[kind] += any(severity is Severity.ERROR for *_, severity in new_ones)
            if not new_ones:
                around = row["text"][max(0, match.start() - 70) : match.start()].split("\n")[-1]
                rest = row["text"][match.end() : match.end() + 50].split("\n")[0]
                print(f"{kind} {row['published'][:10]} {around}[[{new}]]{rest}", file=sys.stderr)
    for kind in KINDS:
        share = found[kind] / max(1, planted[kind])
        print(f"{kind:12} planted {planted[kind]:4}  found {found[kind]:4} ({share:.1%})  as error {errors[kind]:4}")


if __name__ == "__main__":
    main()
