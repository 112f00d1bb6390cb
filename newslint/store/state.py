"""An archive as it stands now: segments, of which later ones replace files of earlier ones, asked like one.

What it answers is what `duplicates.copy_clusters` finds among the same stories, and tests hold the two together; but
only what stands near the stories that are asked about is looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from newslint.duplicates import hashing as spelling
from newslint.duplicates.containing import tell_missing
from newslint.duplicates.differences import Account, contradiction
from newslint.duplicates.linkage import average_linkage
from newslint.duplicates.members import Member, heading_of, minute_of, unpack
from newslint.duplicates.pairs import (
    CROWD,
    DOUBT,
    LEAST_WORDS,
    NEIGHBOURS,
    NEVER,
    THRESHOLD,
    Pair,
    compare_counts,
    find_round_ups,
    is_dated,
    is_worth_verifying,
    reject,
    stands_elsewhere,
)
from newslint.store.segment import Segment


class Place(Struct, frozen=True):
    """Where a story is written down: the number of its segment, and its number in it."""

    segment: int
    story: int


class Found(Struct, frozen=True):
    """Stories that repeat each other, and the digest of the text of each."""

    kind: str
    members: tuple[tuple[Place, int], ...]


class State:
    """Segments asked like one. Of a file that several of them tell of, what the last one says counts."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self._gone = [_find_gone(segment, segments[at + 1 :]) for at, segment in enumerate(segments)]
        self._dead = sum(end - first for gone in self._gone for first, end in gone)
        self._samples: dict[int, frozenset[int]] = {}
        self._sets: dict[int, frozenset[int]] = {}
        self._pairs: dict[tuple[int, int], Pair] = {}
        self._accounts: dict[int, Account] = {}

    def __len__(self) -> int:
        return sum(segment.stories for segment in self.segments) - self._dead

    def files(self) -> Iterator[str]:
        """The files that count."""
        seen: set[str] = set()
        for segment in reversed(self.segments):
            for path, file in segment.files.items():
                if path not in seen:
                    seen.add(path)
                    if file.size >= 0:
                        yield path

    def member(self, place: Place) -> Member:
        """What is written down of a story."""
        segment = self.segments[place.segment]
        return unpack(segment.file_of(place.story).path, segment.told(place.story))

    def stories_of_files(self, paths: Iterable[str]) -> Iterator[tuple[Place, int]]:
        """The stories of these files, with the digests of their texts."""
        for path in paths:
            for number in range(len(self.segments) - 1, -1, -1):
                segment = self.segments[number]
                if path in segment.files:
                    seen = segment.files[path]
                    for story in range(seen.first, seen.end):
                        mark = segment.arrays["marks"][segment.arrays["text"][story]]
                        yield Place(number, story), mark
                    break

    def stories_of(self, mark: int) -> list[Place]:
        """The stories that are the text with this digest."""
        found = []
        for number, segment in enumerate(self.segments):
            text = segment.text_of(mark)
            if text is not None:
                found += [Place(number, s) for s in segment.stories_of(text) if self._counts(number, s)]
        return found

    def _counts(self, number: int, story: int) -> bool:
        gone = self._gone[number]
        if not gone:
            return True
        at = bisect_right(gone, (story, self.segments[number].stories + 1)) - 1
        return at < 0 or story >= gone[at][1]

    def _is_there(self, number: int, text: int) -> bool:
        """Whether a story of this segment that counts is this text."""
        if not self._gone[number]:
            return True
        return any(self._counts(number, story) for story in self.segments[number].stories_of(text))

    def _where(self, mark: int) -> tuple[Segment, int]:
        """A segment that has the text with this digest, and its number there, whether it counts or not."""
        for segment in self.segments:
            text = segment.text_of(mark)
            if text is not None:
                return segment, text
        raise KeyError(mark)

    def codes(self, mark: int) -> Sequence[int]:
        """The codes of a text's words."""
        segment, text = self._where(mark)
        return segment.row("words", "offsets", segment.stories_of(text)[0])

    def sample(self, mark: int) -> frozenset[int]:
        """The sampled shingles of a text."""
        if mark not in self._samples:
            codes = self.codes(mark)
            found = spelling.shingles(codes)
            self._sets[mark] = frozenset(found)
            self._samples[mark] = frozenset(spelling.sample(found) if len(codes) >= LEAST_WORDS else ())
        return self._samples[mark]

    def shingles(self, mark: int) -> frozenset[int]:
        """The set of shingles of a text."""
        self.sample(mark)
        return self._sets[mark]

    def holders(self, shingle: int, most: int = CROWD) -> list[int]:
        """The first texts, in the order of their digests, that have a sampled shingle: at most `most`."""
        found: set[int] = set()
        for number, segment in enumerate(self.segments):
            found.update(self._first(number, shingle, segment.start_of(shingle), most))
        return sorted(found)[:most]

    def _first(self, number: int, shingle: int, at: int, most: int, step: int = 1) -> Iterator[int]:
        """The digests of the texts that count and have a shingle, from key `at` up or down: at most `most`."""
        segment = self.segments[number]
        keys, marks = segment.arrays["keys"], segment.arrays["marks"]
        count = len(keys)
        while 0 <= at < count and most:
            key = keys[at]
            if key >> 32 != shingle:
                return
            if self._is_there(number, key & 0xFFFFFFFF):
                yield marks[key & 0xFFFFFFFF]
                most -= 1
            at += step

    def _partners(self, mark: int, shingle: int) -> Iterable[int]:
        """The texts that a text is paired with for a shingle that it has: all others, or its neighbours in a crowd."""
        everybody = self.holders(shingle, CROWD + 1)
        if len(everybody) <= CROWD:
            return everybody
        left: set[int] = set()
        right: set[int] = set()
        for number, segment in enumerate(self.segments):
            text = bisect_left(segment.arrays["marks"], mark)
            middle = bisect_left(segment.arrays["keys"], shingle << 32 | text, segment.start_of(shingle))
            left.update(self._first(number, shingle, middle - 1, NEIGHBOURS, -1))
            right.update(self._first(number, shingle, middle, NEIGHBOURS + 1))
        right.discard(mark)
        return [*sorted(left)[-NEIGHBOURS:], *sorted(right)[:NEIGHBOURS]]

    def candidates(self, mark: int) -> list[int]:
        """The texts that share sampled shingles enough with a text to be worth a proof."""
        own = self.sample(mark)
        counts: dict[int, int] = {}
        for shingle in own:
            for other in self._partners(mark, shingle):
                counts[other] = counts.get(other, 0) + 1
        counts.pop(mark, None)
        return [
            other for other, shared in counts.items() if is_worth_verifying(shared, min(len(own), self._given(other)))
        ]

    def _given(self, mark: int) -> int:
        segment, text = self._where(mark)
        return segment.arrays["given"][text]

    def pair(self, left: int, right: int) -> Pair:
        """Two texts compared, as `duplicates.copy_clusters.Verifier` does it."""
        key = (left, right) if left < right else (right, left)
        if key not in self._pairs:
            pair = self._judged(*key, frozenset())
            if pair.strength >= THRESHOLD and pair.containment < DOUBT:
                pair = self._judged(*key, self._furniture(left) | self._furniture(right))
                if pair.strength >= THRESHOLD and stands_elsewhere(*key, self.sample, self.holders):
                    pair = replace(pair, similarity=0.0, containment=0.0)
            if pair.strength >= THRESHOLD:
                one, other = self._account(pair.left), self._account(pair.right)
                pair = reject(pair, contradiction(one, other, pair.containment), dated=is_dated(one, other))
            self._pairs[key] = pair
        return self._pairs[key]

    def tell_missing(self, mark: int, keeper: int) -> str:
        """What of a text the one that is kept lacks (`containing.tell_missing`); "" if nothing."""
        if mark == keeper:
            return ""
        mine = self.shingles(mark)
        held = len(mine & self.shingles(keeper)) / max(1, len(mine))
        return tell_missing(self._account(mark), self._account(keeper), held)

    def _account(self, mark: int) -> Account:
        """A text as it is weighed: its earliest story, as `Fingerprints.account` has it."""
        if mark not in self._accounts:
            ranked = []
            for place in self.stories_of(mark):
                member = self.member(place)
                codes = list(self.segments[place.segment].row("words", "offsets", place.story))
                head, minute = len(spelling.token_hashes(heading_of(member))), minute_of(member)
                capitals = sum(code & spelling.NAME for code in codes)
                ranked.append((NEVER if minute is None else minute, capitals, head, codes))
            minute, _, head, codes = min(ranked, key=lambda one: one[:3])
            self._accounts[mark] = Account(codes[:head], codes[head:], None if minute == NEVER else minute)
        return self._accounts[mark]

    def _furniture(self, mark: int) -> frozenset[int]:
        segment, text = self._where(mark)
        return frozenset(segment.row("furniture", "strange", segment.stories_of(text)[0]))

    def _judged(self, left: int, right: int, furniture: frozenset[int]) -> Pair:
        a, b = self.shingles(left) - furniture, self.shingles(right) - furniture
        cut = [bool(segment.arrays["cut"][text]) for segment, text in (self._where(left), self._where(right))]
        return compare_counts(
            left,
            right,
            (len(a), len(b)),
            len(a & b),
            (cut[0], cut[1]),
            same=left == right or len(a) == len(b) == len(a & b),
        )

    def clusters(self, marks: Iterable[int], kinds: Iterable[str], threshold: float = THRESHOLD) -> list[Found]:
        """The clusters that hold one of the texts with these digests, as `duplicates.find_copies` has them."""
        wanted = frozenset(kinds)
        asked = set(marks)
        left = set(asked)
        found: list[Found] = []
        while left:
            seed = min(left)
            pairs, reached = self._component(seed, wanted, threshold)
            left -= reached
            gathered = find_round_ups(pairs, lambda a, b: self.pair(a, b).strength)
            pairs = [pair for pair in pairs if pair.left not in gathered and pair.right not in gathered]
            groups = self._linked(pairs, wanted, threshold)
            inside = {mark for group in groups for mark in group}
            groups += [[mark] for mark in sorted(reached - inside)]
            for group in groups:
                if asked.isdisjoint(group):
                    continue
                cluster = self._found(group, pairs, wanted)
                if cluster:
                    found.append(cluster)
        return found

    def _component(self, seed: int, wanted: frozenset[str], threshold: float) -> tuple[list[Pair], set[int]]:
        """The texts that a chain of strong pairs joins to a text, and those pairs."""
        reached, pairs, waiting = {seed}, [], [seed]
        if not wanted - {"exact"}:
            return [], reached
        known: set[tuple[int, int]] = set()
        while waiting:
            mark = waiting.pop()
            if len(self.codes(mark)) < LEAST_WORDS:
                continue
            for other in self.candidates(mark):
                key = (min(mark, other), max(mark, other))
                if key in known:
                    continue
                known.add(key)
                pair = self.pair(mark, other)
                if pair.kind in wanted and pair.strength >= threshold:
                    pairs.append(pair)
                    if other not in reached:
                        reached.add(other)
                        waiting.append(other)
        return pairs, reached

    def _linked(self, pairs: Sequence[Pair], wanted: frozenset[str], threshold: float) -> list[list[int]]:
        def prove(left: int, right: int) -> float:
            pair = self.pair(left, right)
            return pair.strength if pair.kind in wanted else 0.0

        counts = {mark: len(self.stories_of(mark)) for pair in pairs for mark in (pair.left, pair.right)}
        return average_linkage(((p.left, p.right, p.strength) for p in pairs), threshold, counts, prove)

    def _found(self, group: Sequence[int], pairs: Sequence[Pair], wanted: frozenset[str]) -> Found | None:
        members = tuple((place, mark) for mark in group for place in self.stories_of(mark))
        if len(group) > 1:
            inside = set(group)
            kinds = [pair.kind for pair in pairs if pair.left in inside and pair.right in inside]
            kind = max(("near", "partial", "teaser", "exact"), key=kinds.count)
            return Found(kind, members)
        if len(members) > 1 and "exact" in wanted and self.codes(group[0]):
            return Found("exact", members)
        return None


def _find_gone(segment: Segment, later: Sequence[Segment]) -> list[tuple[int, int]]:
    """The stories of a segment whose files later segments have anew, as (first, end), rising."""
    return sorted(
        (seen.first, seen.end)
        for path, seen in segment.files.items()
        if seen.end > seen.first and any(path in other.files for other in later)
    )
