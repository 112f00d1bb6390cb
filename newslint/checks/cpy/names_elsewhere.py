"""One person's name in two spellings in stories of one source: Zelensky here, Zelenskiy there."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from newslint.extract.words import story_chunk
from newslint.model import LocatedHit, Location, Place, RecordRef, Span
from newslint.model.finding import locate
from newslint.segmenting.view import View

if TYPE_CHECKING:
    from newslint.store.comparison import Beside, Neighbours
    from newslint.store.lookups import Item, Keys

UNIT = "archive"
#: bits of a key that stand for the source and the sound of a name, and for its spelling; spellings that are told
_UPPER, _LOWER, _SHOWN = 39, 24, 20
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


class Name(Struct, frozen=True, array_like=True):
    """A spelling of a name in a story: how often it stands there, and where first.

    `line` is the place of the line in those of its story, `column` the one from which it is kept, and `excerpt` what
    stands in the source, where that is written in another way.
    """

    text: str
    count: int
    span: Span
    place: Place
    line: int
    column: int
    excerpt: str


class Names(Struct, frozen=True, array_like=True):
    """A story's file and, if it names one, source; its names, and once each line in which one of them stands."""

    path: str
    record: RecordRef | None
    story: int
    named: str | None
    names: tuple[Name, ...]
    lines: tuple[str, ...]

    @property
    def source(self) -> str:
        """Whose story it is: as its record says, else its folder."""
        return self.named or self.path.rpartition("/")[0]

    def locate(self, name: Name) -> Location:
        """Where a name stands first."""
        excerpt, line = name.excerpt or name.text, self.lines[name.line]
        return Location(self.path, self.record, self.story, name.span, name.place, excerpt, line, name.column)


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
    lines: dict[str, int] = {}
    names = []
    for text, (count, span) in found.items():
        if view.passages[max(0, bisect.bisect_right(starts, span.start) - 1)].span.holds(span):
            at = locate(view.document, span, view.story.number)
            line = lines.setdefault(at.context, len(lines))
            excerpt = "" if at.excerpt == text else at.excerpt
            names.append(Name(text, count, at.span, at.place, line, at.context_column, excerpt))
    document = view.document
    source = document.fields.source
    made = Names(document.path, document.record, view.story.number, source, tuple(names), tuple(lines))
    return made if names else None


@lru_cache(1 << 16)
def sound(name: str) -> str:
    """A name by its sounds, the same for every way in which it is written in Latin letters."""
    told = name.lower()
    for pattern, written in _SOUNDS if _SOUNDED.search(told) else ():
        told = pattern.sub(written, told)
    return told


def index(gathered: Sequence[Names]) -> Sequence[Keys]:
    """By what spellings are found and counted: the source and the sound in the upper bits, the spelling below."""
    from newslint.store.lookups import Keys

    found = []
    for one in gathered:
        keys = [_key(one.source, name.text) for name in one.names]
        counted = [at for at, name in zip(keys, one.names, strict=True) for _ in range(name.count)]
        found.append(Keys(sorted(set(keys)), counted=counted))
    return found


def _first_key(source: str, key: str) -> int:
    """The least key of the spellings of a name in a source."""
    return _digest(f"{source}\0{key}", _UPPER) << _LOWER


def _key(source: str, name: str) -> int:
    """The key of a spelling in a source."""
    return _first_key(source, sound(name)) + _digest(name, _LOWER)


def _digest(told: str, bits: int) -> int:
    digest = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") % (1 << bits)


class _Spelling(Struct):
    """A way to write a name: how often that is done in a source, and where first in each of its stories."""

    name: str
    total: int
    places: Sequence[Location]


def judge(contributions: Sequence[Names], options: Options, archive: Beside) -> Iterator[LocatedHit]:
    """A hit a rarer spelling in each source, at its first place: `usual`, `other`, `count`, `rare`."""
    ways = _look_up(contributions, archive.near, archive) if archive.near else _at_hand(contributions)
    for usual, one in ways:
        fields = (
            ("usual", usual.name), ("other", one.name), ("count", str(usual.total)), ("rare", str(one.total)),
        )  # fmt: skip
        verdict = "even" if one.total == usual.total else ""
        pointers = (("usual", usual.places[0]), *(("again", place) for place in one.places[1:_SHOWN]))
        yield LocatedHit(one.places[0], fields, verdict, pointers)


def _at_hand(contributions: Sequence[Names]) -> Iterator[tuple[_Spelling, _Spelling]]:
    """The usual and another spelling of each name that has several in a source, by all contributions."""
    spelt: defaultdict[tuple[str, str], dict[str, list[tuple[int, Location]]]] = defaultdict(dict)
    for item in contributions:
        for name in item.names:
            spelt[item.source, sound(name.text)].setdefault(name.text, []).append((name.count, item.locate(name)))
    for ways in spelt.values():
        if len(ways) < 2:
            continue
        found = [_Spelling(n, sum(c for c, _ in told), [p for _, p in told]) for n, told in sorted(ways.items())]
        usual = _usual(found)
        yield from ((usual, one) for one in found if _is_one_person(usual.name, one.name))


def _look_up(asked: Sequence[Names], near: Neighbours, beside: Beside) -> Iterator[tuple[_Spelling, _Spelling]]:
    """The same by the store, of the names in some stories, where a rarer spelling stands first in one of these."""
    memory, family = near.lookups, near.family
    at_hand = {item.number for item in near.asked}
    stored = [(replace(one, path=beside.own((one.path, 0, 0))[0]).source, one) for one in asked]
    for source, key in dict.fromkeys((source, sound(name.text)) for source, one in stored for name in one.names):
        first = _first_key(source, key)
        totals = memory.counts_between(family, first, first + (1 << _LOWER))
        if len(totals) < 2:
            continue
        keys: dict[str, int] = {}
        found = []
        for at, total in totals.items():
            names = list(_spellings(near, memory.items_at(memory.holders(family, at, 1)), source, at))
            found += [_Spelling(name, total, ()) for name, _ in names]
            keys.update((name, at) for name, _ in names)
        usual = _usual(found) if found else None
        for one in sorted(found, key=lambda spelling: spelling.name):
            if usual is None or not _is_one_person(usual.name, one.name):
                continue
            items = memory.first_with(family, keys[one.name], _SHOWN)
            if items[0].number in at_hand:
                one.places = [place for _, place in _spellings(near, items, source, keys[one.name])]
                first_usual = memory.first_with(family, keys[usual.name], 1)
                usual.places = [place for _, place in _spellings(near, first_usual, source, keys[usual.name])]
                yield usual, one


def _spellings(near: Neighbours, items: Iterable[Item], source: str, wanted: int) -> Iterator[tuple[str, Location]]:
    """The spelling of that key in stories, and where it stands first in each."""
    for _, one in near.read(items):
        yield from ((name.text, one.locate(name)) for name in one.names if _key(source, name.text) == wanted)


def _usual(spellings: Iterable[_Spelling]) -> _Spelling:
    return max(spellings, key=lambda one: (one.total, one.name))


def _is_one_person(one: str, other: str) -> bool:
    """Whether names that sound alike differ in more than capitals."""
    return one.lower() != other.lower()
