"""One person's name in two spellings in stories of one source: Zelensky here, Zelenskiy there."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from newslint.extract.words import story_chunk
from newslint.model import LocatedHit, Location, Span
from newslint.model.finding import locate
from newslint.segmenting.view import View

if TYPE_CHECKING:
    from newslint.store.comparison import Beside

UNIT = "archive"
#: (what stands before is looked at behind the first letter: a pattern that begins with a letter skips all others)
_NAME = re.compile(r"([A-Z](?<![\w’'-].)[a-z]{2,}(?:-[A-Z][a-z]+)?) ([A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?)(?![\w-]| [A-Z])")
#: letters that stand for one sound in names out of other scripts; what is left is compared
_SOUNDS = (
    (re.compile(r"[yij]+"), "i"), (re.compile(r"kh|gh"), "h"), (re.compile(r"w"), "v"), (re.compile(r"ks"), "x"),
    (re.compile(r"ou|oo"), "u"), (re.compile(r"ph"), "f"), (re.compile(r"ck|q"), "k"), (re.compile(r"sch|sz"), "sh"),
    (re.compile(r"tch|cz"), "ch"), (re.compile(r"(.)\1"), r"\1"),
)  # fmt: skip
#: a name without any of them sounds as it is written
_SOUNDED = re.compile(r"[yjwq]|kh|gh|ks|ou|ph|ck|sch|sz|tch|cz|(.)\1")


class Options(Struct, frozen=True):
    """`common` are first words of two capital words that aren't names of people."""

    common: tuple[str, ...] = ()


class Names(Struct, frozen=True):
    """A story's file and, if it names one, source; for each name its sound, spelling, how often, and where first."""

    path: str
    named: str | None
    names: tuple[tuple[str, str, int, Location], ...]

    @property
    def source(self) -> str:
        """Whose story it is: as its record says, else its folder."""
        return self.named or self.path.rpartition("/")[0]


Contribution = Names


def gather(view: View, options: Options) -> Names | None:
    """The names of people in a story that may be spelt otherwise elsewhere."""
    if view.story is None or not view.passages:
        return None
    chunk = story_chunk(view.whole)
    start = view.whole.passages[0].span.start
    found: dict[str, tuple[int, Span]] = {}
    for match in _NAME.finditer(chunk):
        if match[1] in options.common:
            continue
        count, first = found.get(match[0], (0, Span(start + match.start(), start + match.end())))
        found[match[0]] = (count + 1, first)
    starts = [p.span.start for p in view.passages]
    names = tuple(
        (sound(name), name, count, locate(view.document, span, view.story.number))
        for name, (count, span) in found.items()
        if view.passages[max(0, bisect.bisect_right(starts, span.start) - 1)].span.holds(span)
    )
    return Names(view.document.path, view.document.fields.source, names) if names else None


def sound(name: str) -> str:
    """A name by its sounds, the same for every way in which it is written in Latin letters."""
    told = name.lower()
    for pattern, written in _SOUNDS if _SOUNDED.search(told) else ():
        told = pattern.sub(written, told)
    return told


def judge(contributions: Sequence[Names], options: Options, archive: Beside) -> Iterator[LocatedHit]:
    """A hit a rarer spelling in each source, at its first place: `usual`, `other`, `count`, `rare`."""
    spelt: defaultdict[tuple[str, str], dict[str, list[tuple[int, Location]]]] = defaultdict(dict)
    for item in contributions:
        for key, name, count, place in item.names:
            spelt[item.source, key].setdefault(name, []).append((count, place))
    for ways in spelt.values():
        if len(ways) < 2:
            continue
        totals = {name: sum(count for count, _ in places) for name, places in ways.items()}
        usual = max(totals, key=lambda name: (totals[name], name))
        for name in sorted(ways):
            if name == usual or not _is_one_person(usual, name):
                continue
            fields = (
                ("usual", usual), ("other", name), ("count", str(totals[usual])), ("rare", str(totals[name])),
            )  # fmt: skip
            verdict = "even" if totals[name] == totals[usual] else ""
            pointers = (("usual", ways[usual][0][1]), *(("again", place) for _, place in ways[name][1:20]))
            yield LocatedHit(ways[name][0][1], fields, verdict, pointers)


def _is_one_person(one: str, other: str) -> bool:
    """Whether names that sound alike differ only where scripts do, and not as Anna and Ana, Erik and Eric may."""
    return one.lower() != other.lower()
