"""How many planted errors the FCT rules find: one change an article, in an article that passes before it.

    python benchmarks/planting.py articles.jsonl.gz [more.jsonl.gz ...] [--seed N] [--cap N] [--misses]

Each record has `id`, `title`, `text` and `published`. A planter gives the changed texts and the line of the change;
for kinds that need another write-up of the event the article itself stands beside its changed copy, with another title
and without its last paragraph. Found means: a finding that the unchanged texts don't have, on that line or the other
side's.
"""

from __future__ import annotations

import argparse
import datetime
import gzip
import itertools
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newslint.extract.zones import TIME, ZONE
from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.linter import lint
from newslint.rulebook import load_rules
from newslint.settings import Settings

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
NUMBER = r"(?<![\w.,$:–—-])(\d{1,3}(?:,\d{3})+|\d{2,3})(?![\w%,.:-]|\.\d)"


@dataclass
class Planted:
    """A change: the new title or line `at` (1-based, 0 the title), and whether the original stands beside it."""

    at: int
    text: str
    beside: bool = False


Planter = Callable[[dict, random.Random], list[Planted]]


def lines(article: dict) -> Iterator[tuple[int, str]]:
    yield from enumerate(article["text"].split("\n"), 1)


def replaced(line: str, start: int, end: int, by: str) -> str:
    return line[:start] + by + line[end:]


def weekday(article: dict, rng: random.Random) -> list[Planted]:
    return [
        Planted(at, replaced(line, *m.span(1), DAYS[(DAYS.index(m[1]) + rng.randint(1, 6)) % 7]))
        for at, line, m in dated(article)
    ]


def month_day(article: dict, rng: random.Random) -> list[Planted]:
    return [
        Planted(at, replaced(line, *m.span(3), str((int(m[3]) - 1 + rng.choice((1, 2, 3, 5, 10))) % 28 + 1)))
        for at, line, m in dated(article)
        if int(m[3]) <= 28
    ]


def dated(article: dict) -> Iterator[tuple[int, str, re.Match[str]]]:
    for at, line in lines(article):
        for m in re.finditer(rf"\b({'|'.join(DAYS)}), ({'|'.join(MONTHS)}) (\d{{1,2}})(?:, (\d{{4}}))?\b", line):
            try:
                day = datetime.date(int(m[4] or article["published"][:4]), MONTHS.index(m[2]) + 1, int(m[3]))
            except ValueError:
                continue
            if DAYS[day.weekday()] == m[1]:
                yield at, line, m


UNITS = (
    r"miles?|kilomet(?:er|re)s?|km|feet|ft|met(?:er|re)s?|acres?|hectares?|pounds?|kilograms?|kg|inches"
    r"|centimet(?:er|re)s?|cm"
)
SWAPS = {"miles": "feet", "kilometers": "meters", "feet": "yards", "meters": "feet", "acres": "hectares",
         "hectares": "acres", "pounds": "kilograms", "kilograms": "grams"}  # fmt: skip


def bracketed(article: dict) -> Iterator[tuple[int, str, re.Match[str]]]:
    for at, line in lines(article):
        for m in re.finditer(rf"\b([\d,.]+\d|\d)[ -]?({UNITS}) \(([\d,.]+\d|\d)[ -]?({UNITS})\)", line):
            if m[2][:3] != m[4][:3]:
                yield at, line, m


def conversion(change: Callable[[str, random.Random], str | None]) -> Planter:
    def plant(article: dict, rng: random.Random) -> list[Planted]:
        found = [(at, line, m, change(m[3], rng)) for at, line, m in bracketed(article)]
        return [Planted(at, replaced(line, *m.span(3), new)) for at, line, m, new in found if new and new != m[3]]

    return plant


def swapped(figure: str, rng: random.Random) -> str | None:
    digits = [at for at, char in enumerate(figure) if char.isdigit()]
    pairs = [(a, b) for a, b in itertools.pairwise(digits) if figure[a] != figure[b] and figure[b] != "0"]
    if not pairs:
        return None
    a, b = pairs[0]
    return figure[:a] + figure[b] + figure[a + 1 : b] + figure[a] + figure[b + 1 :]


def scaled(*factors: float) -> Callable[[str, random.Random], str | None]:
    def change(figure: str, rng: random.Random) -> str | None:
        value = float(figure.replace(",", "")) * rng.choice(factors)
        return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"

    return change


def unit_swap(article: dict, rng: random.Random) -> list[Planted]:
    return [
        Planted(at, replaced(line, *m.span(4), SWAPS[m[4]]))
        for at, line, m in bracketed(article)
        if m[4] in SWAPS and SWAPS[m[4]] != m[2]
    ]


def clock(article: dict, rng: random.Random) -> list[Planted]:
    pair = re.compile(rf"(?:{TIME}) ?(?:{ZONE}),? ?[(/;] ?(?:{TIME}) ?(?:{ZONE})")
    found = []
    for at, line in lines(article):
        for m in pair.finditer(line):
            hour = re.match(r"\d{1,2}", m[0])
            if hour:
                other = int(hour[0]) + rng.choice((-1, 1))
                found.append(
                    Planted(at, replaced(line, m.start(), m.start() + len(hour[0]), f"{other:0{len(hour[0])}}"))
                )
    return found


_HEADLINE = re.compile(
    r"\b(\d{1,3}(?:,\d{3})*|\d+) (?:dead|killed|injured|wounded|people|arrested|missing|deaths|troops|soldiers|victims"
    r"|others)\b"
    r"|\b(?:kills?|killed|killing|wounds?|injures?|arrests?) (?:at least |more than )?(\d{1,3}(?:,\d{3})*|\d+)\b"
)


def headline(shifts: tuple[int, ...] = (), factors: tuple[float, ...] = ()) -> Planter:
    def plant(article: dict, rng: random.Random) -> list[Planted]:
        m = _HEADLINE.search(article["title"])
        if not m:
            return []
        group = 1 if m[1] else 2
        value = int(m[group].replace(",", ""))
        bad = value + rng.choice(shifts) if shifts else int(value * rng.choice(factors))
        written = f"{bad:,}"
        if (
            value < 3
            or bad < 3
            or 1900 <= value < 2100
            or written in article["text"]
            or m[group] not in article["text"]
        ):
            return []
        return [Planted(0, replaced(article["title"], *m.span(group), written))]

    return plant


def twin_figure(article: dict, rng: random.Random) -> list[Planted]:
    found = []
    for at, line in list(lines(article))[:-1]:
        for m in re.finditer(NUMBER, line):
            value = int(m[1].replace(",", ""))
            if value > 2 and not 1900 <= value < 2100 and line.count("“") + line.count('"') == 0 and len(line) > 60:
                bad = rng.choice((value + rng.choice((2, 3, 7)), int(value * rng.choice((0.5, 1.4, 2)))))
                found.append(Planted(at, replaced(line, *m.span(1), f"{bad:,}"), beside=True))
    return found


_WORDS = "garden harbour quiet broken summer paper window simple yellow distant honest careful winter silver".split()  # noqa: SIM905


def twin_quotation(article: dict, rng: random.Random) -> list[Planted]:
    found = []
    for at, line in list(lines(article))[:-1]:
        for m in re.finditer(r"“([^“”]{30,250})”|\"(?=\w)([^\"“”]{30,250})\"", line):
            inner = m[1] or m[2]
            start = m.start(1) if m[1] else m.start(2)
            words = [w for w in re.finditer(r"[a-z]{4,}", inner) if w[0] not in _WORDS]
            if len(inner.split()) >= 6 and words and not re.search(r"[\[(…—–]|\.\.\.", inner):
                w = rng.choice(words)
                span = (start + w.start(), start + w.end())
                found.append(Planted(at, replaced(line, *span, rng.choice(_WORDS)), beside=True))
    return found


def twin_negation(article: dict, rng: random.Random) -> list[Planted]:
    found = []
    for at, line in list(lines(article))[:-1]:
        if line.count("“") + line.count('"') == 0 and 60 < len(line) < 500:
            for m in re.finditer(r"\b(?:was|were|is|are|has|have|had|did|will)( not)? (?=[a-z]+)", line):
                new = line[: m.start(1)] + line[m.end(1) :] if m[1] else line[: m.end() - 1] + " not " + line[m.end() :]
                found.append(Planted(at, new, beside=True))
    return found


def share(article: dict, rng: random.Random) -> list[Planted]:
    """The percentage of a change or a share whose figures stand beside it."""
    found = []
    forms = (
        rf"{NUMBER} (?:out )?of (?:the )?{NUMBER}[^.;()\n%]{{0,40}}\((?:about )?(?P<p>\d+(?:\.\d+)?)(?:%| percent)",
        r"from [$£]?[\d,.]+(?: \w+)? to [$£]?[\d,.]+(?: \w+)?, an? (?P<p>\d+(?:\.\d+)?)(?:%| percent)",
        r"(?:rose|fell|increased|dropped|grew) (?P<p>\d+(?:\.\d+)?)(?:%| percent),? from [$£]?[\d,.]+\S* to \S?\d",
    )
    for at, line in lines(article):
        for form in forms:
            for m in re.finditer(form, line):
                bad = float(m["p"]) * rng.choice((0.4, 1.7, 2.2)) + 4
                found.append(Planted(at, replaced(line, *m.span("p"), f"{bad:.0f}")))
    return found


def age(article: dict, rng: random.Random) -> list[Planted]:
    """The age of somebody whose age the story gives twice."""
    told: Counter = Counter()
    places = []
    for at, line in lines(article):
        for m in re.finditer(r"\b([A-Z][a-z]+), (\d\d)[,.]|\b(\d\d)-year-old (?:[A-Z]\w+ )?([A-Z][a-z]+)", line):
            name, years, group = (m[1], m[2], 2) if m[1] else (m[4], m[3], 3)
            told[name, years] += 1
            places.append((at, line, m.span(group), name, years))
    return [
        Planted(at, replaced(line, *span, str(int(years) + rng.choice((-2, -1, 1, 2)))))
        for at, line, span, name, years in places
        if told[name, years] > 1
    ]


_TITLED = re.compile(
    r"(?<![\w“\"])(?:President|Prime Minister|Chancellor|Secretary of State|Defense Secretary|Senator|Sen\.|Gov\."
    r"|Governor|Rep\.) "
    r"([A-Z][a-z]+) ([A-Z][a-z]+)(?= (?:said|has|had|was|is|will|told|on|and)\b|[.,])"
)


def surname(article: dict, rng: random.Random) -> list[Planted]:
    return [
        Planted(at, replaced(line, m.end(1), m.end(2), ""))
        for at, line in lines(article)
        for m in _TITLED.finditer(line)
    ]


def parts(article: dict, rng: random.Random) -> list[Planted]:
    """A part of a total that is told with all its parts."""
    found = []
    people = "people|children|men|women|passengers|members|soldiers|officers|students|victims"
    form = rf"\b(\w+) (?:{people})[^.;]{{0,40}}(?:: |, |— |-- )(\w+) [a-z]+ and (\w+) [a-z]+"
    for at, line in lines(article):
        for m in re.finditer(form, line):
            from newslint.extract.numbers import value_of

            whole, one, other = (value_of(m[n].lower()) for n in (1, 2, 3))
            if whole and one and other and whole.value == one.value + other.value:
                found.append(Planted(at, replaced(line, *m.span(2), str(int(one.value + rng.choice((2, 3, 5)))))))
    return found


KINDS: dict[str, Planter] = {
    "weekday": weekday,
    "month-day": month_day,
    "conversion: digits swapped": conversion(swapped),
    "conversion: ten times": conversion(scaled(10, 0.1)),
    "conversion: 15 to 60 per cent": conversion(scaled(0.4, 0.6, 0.8, 0.85, 1.15, 1.3, 1.6)),
    "conversion: unit": unit_swap,
    "clock: an hour": clock,
    "headline: 1 to 7": headline(shifts=(-7, -3, -2, -1, 1, 2, 3, 7)),
    "headline: half to double": headline(factors=(0.5, 0.7, 1.4, 2)),
    "twin: figure": twin_figure,
    "twin: word of a quotation": twin_quotation,
    "twin: negation": twin_negation,
    "percentage": share,
    "part of a sum": parts,
    "age": age,
    "surname": surname,
}


def document(article: dict, number: int) -> Document:
    fields = Fields(title=article["title"], published=article["published"])
    text = f"{article['title']}\n{article['text']}"
    return Document("-", text, record=RecordRef(str(number), number), fields=fields, first_line=0)


def changed(article: dict, planted: Planted) -> dict:
    if planted.at == 0:
        return article | {"title": planted.text}
    rows = article["text"].split("\n")
    rows[planted.at - 1] = planted.text
    if planted.beside:
        return article | {"title": "In other news: " + article["title"].lower(), "text": "\n".join(rows[:-1])}
    return article | {"text": "\n".join(rows)}


def found(article: dict, planted: Planted, rules: list) -> str | None:
    """The code and severity of what finds the change, if anything does."""
    before = [document(article, 1)]
    after = [document(changed(article, planted), 1)]
    if planted.beside:
        copy = changed(article, Planted(planted.at, article["text"].split("\n")[planted.at - 1], beside=True))
        before.append(document(copy, 2))
        after.insert(0, document(article, 2))
    known = {(f.code, f.excerpt) for f in lint(before, rules).findings}
    for f in lint(after, rules).findings:
        if (f.code, f.excerpt) not in known and f.place.line <= planted.at <= f.place.end_line:
            return f"{f.code} {f.severity.label}"
    return None


def main() -> None:
    """Print a table: of each kind how many were planted and found, and by which rules."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cap", type=int, default=100)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    articles = []
    for path in given.files:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            articles += [json.loads(line) for line in file]
    rules = load_rules(Settings(select=("FCT", "CPY304")))
    for kind, planter in KINDS.items():
        if given.kinds not in kind:
            continue
        rng = random.Random(given.seed)
        tried, by = 0, Counter()
        for article in articles:
            if tried >= given.cap:
                break
            options = planter(article, rng)
            if not options:
                continue
            planted = rng.choice(options)
            tried += 1
            code = found(article, planted, rules)
            by[code] += 1
            if code is None and given.misses:
                print(f"  missed {article['id']}:{planted.at} {planted.text[:400]}")
        hits = tried - by.pop(None, 0)
        if tried:
            print(f"{kind:32} {hits:4}/{tried:<4} {hits / tried:6.1%}  {dict(by)}", flush=True)


if __name__ == "__main__":
    main()
