"""What checks say that look across documents: of all at hand, or of a part of an archive and what touches it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any, cast, overload

from newslint import checks
from newslint.faults import judge_apart
from newslint.model import Finding, Unread
from newslint.pipeline.archive import Archive
from newslint.pipeline.others import Others
from newslint.pipeline.profiling import Profile
from newslint.rulebook.rule import Rule
from newslint.rulebook.wording import make_archive_finding
from newslint.store.comparison import Beside, Neighbours
from newslint.store.lookups import Family, Item, Lookups

#: all contributions are judged at once if they are at most so many, or so many times those that are asked about
FEW, SHARE = 64, 16
#: but of no more than this: then so many at a time are asked about, and what touches them is looked up. What 1,000
#: stories contribute takes some 75 MB. At 2,000, `check` of 3,000 made articles by these rules alone takes 271 MB in
#: place of 305; it took 67 s of CPU in place of 38, though not measured side by side (29 November 2026)
MOST_AT_ONCE, BATCH = 3_000, 500
#: of what is judged whole, contributions that are held as they are read, some 10 KB each. Not measured
READ_AT_ONCE = 256

#: contributions to the archive by the code of their rule, each with the path and record that it comes from
Contributions = dict[str, list[tuple[tuple[str, int], Any]]]


def judge_run(archive: Archive, others: Others, unread: list[Unread], profile: Profile | None = None) -> list[Finding]:
    """What archive checks find in the files that the run was given, in the order of paths and records.

    `others` are those of the archive that count as well, by key.
    """
    if not archive.gatherings:
        return []
    if not archive.is_written:
        return _judge_at_hand(archive, unread, profile)
    archive.flush()
    hidden = find_hidden(archive, others)
    key = b"" if hidden or archive.passing or archive.spoilt else _key_of(archive)
    if key and (known := archive.memory.judgement(key, list[Finding])) is not None:
        return known
    faults: list[Unread] = []
    with as_it_counts(archive, hidden):
        found = list(_judge_stored(archive, faults, profile))
    unread += faults
    if key and not faults:
        archive.memory.remember(key, found)
    return found


@contextmanager
def as_it_counts(archive: Archive, hidden: Sequence[int]) -> Iterator[Lookups]:
    """The store as it counts in this run: without the files that are hidden, with what was noted for now only."""
    archive.flush()
    memory = archive.memory
    with memory.database.passing(writes=bool(hidden or archive.passing)) as db:
        memory.hide(db, hidden)
        memory.note(db, archive.passing)
        yield memory.lookups
    memory.forget_passing()


def find_hidden(archive: Archive, others: Others) -> list[int]:
    """The files in the store that don't count in this run, as it has them otherwise, or can't say how they are."""
    visible = set(archive.given) | others.known | archive.noted
    anew = {note.path for note in archive.passing}
    return [file.number for path, file in archive.files().items() if path not in visible or path in anew]


def _key_of(archive: Archive) -> bytes:
    """What stands for an archive as it is, and the files in it that are asked about as they are shown."""
    told = hashlib.blake2b(archive.maker.encode(), digest_size=16)
    told.update(archive.shown_root.encode("utf-8", "surrogatepass"))
    for path, known in sorted(archive.files().items()):
        told.update(path.encode("utf-8", "surrogatepass") + b"\0" + known.digest)
    for path in sorted(archive.given):
        told.update(f"{path}\0{archive.given[path]}\0".encode("utf-8", "surrogatepass"))
    return told.digest()


def _judge_stored(archive: Archive, faults: list[Unread], profile: Profile | None) -> Iterator[Finding]:
    """What is found by the store: of all contributions, or of those that are asked about and what touches them."""
    memory = archive.memory.lookups
    for family, gathering in archive.families():
        if not gathering.rules:
            continue
        count = memory.count_in(family, archive.given)
        whole = _is_judged_whole(gathering.rules[0])
        most = max(FEW, SHARE * count)
        most, at_once = (most, count) if whole else (min(MOST_AT_ONCE, most), BATCH)
        if family.index is None or memory.count(family) <= most:
            items = memory.items(family)
            read = _Stored(archive, family, items) if whole else _read(archive, family, items)
            yield from judge_rules(gathering.rules, read, Beside(archive.key), faults, profile)
            continue
        asked = memory.items_of(family, archive.given)
        for at in range(0, len(asked), max(1, at_once)):
            some = asked[at : at + at_once]
            beside = Beside(archive.key, Neighbours(memory, family, some, archive.show))
            found = judge_rules(gathering.rules, _read(archive, family, some), beside, faults, profile)
            if len(asked) <= at_once:
                yield from found
                continue
            # what is found in their neighbours is told where these are asked about
            own = {(archive.show(item.path), item.place) for item in some}
            yield from (f for f in found if (f.path, f.record.order if f.record else 0) in own)


class _Stored(Sequence[tuple[str, Any]]):
    """What contributions say, each with its path as the run shows it, read from the store when it is asked for."""

    def __init__(self, archive: Archive, family: Family, items: Sequence[Item]) -> None:
        self._archive, self._family, self._items = archive, family, items
        self._held: dict[int, tuple[str, Any]] = {}

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, at: int) -> tuple[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[tuple[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> tuple[str, Any] | Sequence[tuple[str, Any]]:
        if isinstance(at, slice):
            return _Stored(self._archive, self._family, self._items[at])
        item = self._items[at]
        if item.number not in self._held:
            if len(self._held) >= READ_AT_ONCE:
                self._held.clear()
            (self._held[item.number],) = _read(self._archive, self._family, [item])
        return self._held[item.number]


def _is_judged_whole(rule: Rule) -> bool:
    """Whether the contributions of a rule are looked at together, however many there are: see `JUDGED_WHOLE`."""
    return bool(getattr(checks.load_check(rule.check), "JUDGED_WHOLE", False))


def _read(archive: Archive, family: Family, items: Sequence[Item]) -> list[tuple[str, Any]]:
    """What contributions say, each with its path as the run shows it."""
    return [(archive.show(item.path), one) for item, one in archive.memory.lookups.read(family, items, archive.show)]


def _judge_at_hand(archive: Archive, faults: list[Unread], profile: Profile | None) -> list[Finding]:
    """What is found by what the run holds in memory."""
    made = [(note, one) for note in (*archive.pending, *archive.passing) for one in note.made]
    made.sort(key=lambda pair: (pair[0].path, pair[1].place))
    found: list[Finding] = []
    for family, gathering in archive.families():
        items = [(note.shown, item) for note, one in made for item in one.items.get(family.number, ())]
        found += judge_rules(gathering.rules, items, Beside(archive.key), faults, profile)
    return found


def judge_contributions(rules: Sequence[Rule], contributions: Contributions, faults: list[Unread]) -> list[Finding]:
    """What archive checks find in contributions, in the order of paths and records, in whatever order they come."""
    found: list[Finding] = []
    for rule in rules:
        if rule.code in contributions:
            ordered = sorted(contributions[rule.code], key=lambda one: one[0])
            found += judge_rules([rule], [(place[0], item) for place, item in ordered], Beside(), faults)
    return found


def judge_rules(
    rules: Sequence[Rule],
    items: Sequence[tuple[str, Any]],
    beside: Beside,
    faults: list[Unread],
    profile: Profile | None = None,
) -> Iterator[Finding]:
    """What these rules find in contributions, each with the path that it comes from, by what is `beside` them."""
    for rule in rules:
        if len(items) < _fewest(rule, beside):
            continue
        with profile.timing(rule.code) if profile else nullcontext():
            found = judge_apart(partial(_judge, rule, beside), items, rule.code, faults)
        yield from found


def _fewest(rule: Rule, beside: Beside) -> int:
    """How many contributions a rule needs to find anything: one of our own that compares stories two of them."""
    return 1 if beside.near or beside.is_told or rule.check.startswith(checks.FILE) else 2


def _judge(rule: Rule, beside: Beside, items: Sequence[Any]) -> list[Finding]:
    check = cast(checks.ArchiveCheck, checks.load_check(rule.check))
    return [make_archive_finding(rule, hit) for hit in check.judge(items, rule.options, beside)]
