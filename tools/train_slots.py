"""Learn when two fillers of one place contradict each other: writes `newslint/compare/data/slots.json`.

    python tools/train_slots.py SETS... [--left-out] [--cache FILE]

A row of a set is an event: its `stories` with `title`, `text` and `date`, in which `[[wrong|right]]` marks a place
where a contradiction can be planted. What stands there in the wrong version is learned as a contradiction, everything
else that two write-ups of the event say otherwise as none. With `--left-out` each set is judged by weights from the
others, and what is told and what is told falsely is printed for a range of odds. `--pairs` names files of true
write-ups, two stories a row: what they say otherwise is learned as no contradiction. Everything is by numpy: the same
sets give the same weights.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import json
import pickle
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parent.parent))

from newslint.compare.claims import claims_of_story
from newslint.compare.concepts import StoryWords
from newslint.compare.judgement import possible_slots
from newslint.compare.left_over import ToldValues
from newslint.compare.slots import Slots
from newslint.model import Part, Passage, Span

OUT = Path(__file__).parent.parent / "newslint/compare/data/slots.json"
_PLACE = re.compile(r"\[\[(.*?)\|(.*?)\]\]")
GROUPS = ("number", "name", "word")
#: what a weight costs, times its square, where features are measured by their spread. Of three sizes the best on sets
#: left out
_PENALTY = {"number": 2.0, "name": 4.0, "word": 4.0}


class Row(NamedTuple):
    """A slot that was looked at: its set, event and place (none for what is right), and whether it is the fault."""

    set: str
    event: str
    place: int | None
    where: tuple[int, int]
    group: str
    features: dict[str, float]
    planted: bool
    says: str


def planted(text: str, place: int | None) -> tuple[str, Span | None]:
    """A text with the fault of one of its places, or none, and where that stands."""
    made, at, spot = "", 0, None
    for number, found in enumerate(_PLACE.finditer(text)):
        made += text[at : found.start()]
        if number == place:
            spot = Span(len(made), len(made) + len(found[1]))
        made += found[1] if number == place else found[2]
        at = found.end()
    return made + text[at:], spot


def story(number: int, title: str, text: str, day: str | None) -> Slots:
    """A story as it is compared."""
    whole, at, passages = f"{title}\n{text}", 0, []
    for line in whole.split("\n"):
        if line:
            passages.append(Passage(Part.PARAGRAPH if at else Part.HEADLINE, Span(at, at + len(line))))
        at += len(line) + 1
    when = datetime.date.fromisoformat(day[:10]) if day else None
    return Slots(ToldValues(StoryWords(claims_of_story(number, whole, passages, day=when))))


def rows_of(path: Path) -> Iterator[Row]:
    """The slots of a set, in its right version and in that of each place."""
    for line in path.read_text(encoding="utf-8").splitlines():
        event = json.loads(line)
        told = event["stories"]
        right = [story(n, s["title"], planted(s["text"], None)[0], s.get("date")) for n, s in enumerate(told)]
        for one, other in itertools.combinations(range(len(told)), 2):
            thirds = [right[n] for n in range(len(told)) if n not in (one, other)]
            yield from _rows(path.stem, event["event"], None, (one, other), (right[one], right[other]), thirds, None)
        places = [(n, k) for n, s in enumerate(told) for k in range(len(_PLACE.findall(s["text"])))]
        for place, (wrong, nth) in enumerate(places):
            text, spot = planted(told[wrong]["text"], nth)
            assert spot is not None
            first = len(told[wrong]["title"]) + 1
            fault = story(wrong, told[wrong]["title"], text, told[wrong].get("date"))
            at = Span(spot.start + first, spot.end + first)
            for other in range(len(told)):
                if other != wrong:
                    thirds = [right[n] for n in range(len(told)) if n not in (wrong, other)]
                    pair = (fault, right[other]) if wrong < other else (right[other], fault)
                    numbers = (min(wrong, other), max(wrong, other))
                    side = int(wrong > other)
                    yield from _rows(path.stem, event["event"], place, numbers, pair, thirds, (side, at))


def rows_of_pairs(path: Path) -> Iterator[Row]:
    """The slots of pairs of true write-ups, two stories a row with `title`, `text` and `date`: none is a fault."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        pair = [story(n, one["title"], one["text"], one.get("date")) for n, one in enumerate(json.loads(line))]
        yield from _rows(path.stem, str(number), None, (0, 1), (pair[0], pair[1]), (), None)


def _rows(
    name: str,
    event: str,
    place: int | None,
    numbers: tuple[int, int],
    pair: tuple[Slots, Slots],
    thirds: Sequence[Slots],
    fault: tuple[int, Span] | None,
) -> Iterator[Row]:
    days = [one.words.story.day for one in pair]
    later = (days[1] - days[0]).days if days[0] and days[1] else None
    for slot in possible_slots(*pair, later, thirds):
        hit = fault is not None and slot[fault[0]].span.overlaps(fault[1])
        if fault is None or hit:
            says = f"{slot.here.kind}: {slot.here.says} | {slot.there.says}"
            where = (numbers[0], slot.here.span.start)
            yield Row(name, event, place, where, slot.here.group, slot.features, hit, says)


def learn(rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of each group: logistic regression, in which large weights cost."""
    found = {}
    for group in GROUPS:
        mine = [row for row in rows if row.group == group]
        names = sorted({name for row in mine for name in row.features})
        table = np.array([[row.features.get(name, 0.0) for name in names] for row in mine])
        middle, spread = table.mean(0), table.std(0) + 1e-6
        design = np.hstack([np.ones((len(mine), 1)), (table - middle) / spread])
        truth = np.array([row.planted for row in mine], float)
        cost = np.full(design.shape[1], _PENALTY[group])
        cost[0] = 1e-3
        weights = np.zeros(design.shape[1])
        for _ in range(40):
            chance = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
            slope = design.T @ (chance - truth) + cost * weights
            curve = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(cost)
            weights -= np.linalg.solve(curve, slope)
        raw = weights[1:] / spread
        found[group] = {"": round(float(weights[0] - (raw * middle).sum()), 4)}
        found[group] |= {name: round(float(w), 4) for name, w in zip(names, raw, strict=True)}
    return found


def odds(row: Row, weights: dict[str, dict[str, float]]) -> float:
    """The logarithm of a slot's odds."""
    mine = weights[row.group]
    return mine[""] + sum(mine.get(name, 0.0) * value for name, value in row.features.items())


def print_left_out(rows: Sequence[Row]) -> None:
    """What is told of each set by weights from the others, and what falsely, from several odds on."""
    sets = sorted({row.set for row in rows})
    judged = []
    for left in sets:
        weights = learn([row for row in rows if row.set != left])
        judged += [(odds(row, weights), row) for row in rows if row.set == left]
    for least in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5):
        cells, sums = [], [0, 0]
        for name in sets:
            told = {(r.event, r.place) for o, r in judged if r.set == name and r.planted and o >= least}
            false = {(r.event, r.where) for o, r in judged if r.set == name and r.place is None and o >= least}
            cells.append(f"{name[14:] or 'first'} {len(told)}/{len(false)}")
            sums = [sums[0] + len(told), sums[1] + len(false)]
        print(f"{least:5} told {sums[0]} false {sums[1]} |", "; ".join(cells))
    counts: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for worth, row in judged:
        if worth >= 0:
            counts[row.says.split(":")[0]][not row.planted] += 1
    print(dict(counts))
    for worth, row in sorted(judged, key=lambda one: -one[0]):
        if row.place is None and worth >= 0:
            print(f"FALSE {worth:.2f} {row.set[14:]} {row.event} {row.where} {row.says}")


def main() -> None:
    """Read the sets, learn, write the weights or print what is told of sets left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--pairs", nargs="*", type=Path, default=[], help="true write-ups, two a row")
    parser.add_argument("--left-out", action="store_true")
    parser.add_argument("--cache", type=Path)
    options: Any = parser.parse_args()
    if options.cache and options.cache.exists():
        rows = [Row(*row) for row in pickle.loads(options.cache.read_bytes())]
    else:
        rows = [row for path in options.sets for row in rows_of(path)]
        rows += [row for path in options.pairs for row in rows_of_pairs(path)]
        if options.cache:
            options.cache.write_bytes(pickle.dumps([tuple(row) for row in rows]))
    print(len(rows), "slots,", sum(row.planted for row in rows), "planted")
    if options.left_out:
        print_left_out(rows)
    else:
        OUT.write_text(json.dumps(learn(rows), indent=1, sort_keys=True) + "\n", encoding="ascii")


if __name__ == "__main__":
    main()
