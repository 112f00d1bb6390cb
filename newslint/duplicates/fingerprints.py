"""What is kept of texts so that they can be compared: codes of their words, digests and samples, as arrays.

The arrays are the same in memory and in files. Stories of the same words are
one text; texts are numbered in the order of their digests, which is the same whatever came first.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import numpy as np
from msgspec import Struct

from newslint.duplicates.facts import Account
from newslint.duplicates.hashing import NAME
from newslint.duplicates.members import Member, heading_of, minute_of
from newslint.duplicates.pairs import DAY, LEAST_WORDS, NEVER, breaks_off, identify
from newslint.duplicates.shingles import digests, samples
from newslint.duplicates.words import I64, U32, U64, Rows, StoredRows, batches, join_rows, word_codes


class Fingerprints(Struct, frozen=True):
    """The arrays. `codes` has a row a story; `text` says which text a story is, `story` the first story of each text.

    `cut` says which texts break off.
    `keys` are the sampled shingles (value << 32 | text), sorted, each once; `given` says how many samples a text has.
    Of texts that are `plain`, nothing is furniture. `heads` says how many words of a story are its title, `minutes`
    when it was published (`NEVER` if that isn't known); the first story of a text is the earliest.
    """

    codes: Rows | StoredRows
    digests: U64
    cut: np.ndarray
    text: U32
    story: U32
    given: U32
    keys: U64
    plain: bool = False
    heads: I64 | None = None
    minutes: I64 | None = None

    def __len__(self) -> int:
        return len(self.digests)

    def account(self, text: int) -> Account:
        """A text as it is weighed: the words of its title and of its body, and when it was published."""
        story = int(self.story[text])
        codes = self.codes.take(np.array([story], dtype=np.int64)).row(0).tolist()
        if self.heads is None or self.minutes is None:
            return Account((), codes, None)
        head, minute = int(self.heads[story]), int(self.minutes[story])
        return Account(codes[:head], codes[head:], None if minute == NEVER else minute)


class Fingerprinter:
    """Gathers fingerprints batch by batch; texts may be forgotten afterwards.

    With a `folder` the codes go to the file `words` in it as they come, and are read from there.
    """

    def __init__(self, folder: Path | None = None, *, plain: bool = False) -> None:
        self._plain = plain
        self._file: BinaryIO | None = (folder / "words").open("w+b") if folder else None
        self._path = folder / "words" if folder else None
        self._codes: list[Rows] = []
        self._sizes: list[I64] = []
        self._digests: list[U64] = []
        self._keys: list[U64] = []
        self._cut: list[int] = []
        self._heads: list[I64] = []
        self._minutes: list[I64] = []
        self._capitals: list[I64] = []
        self._parts: list[int] = []
        self._redated: dict[int, int] = {}
        self.count = 0

    def add(self, texts: Sequence[str], members: Sequence[Member] = ()) -> None:
        """Add texts; `members` are the stories whose texts they are, where more is known of them.

        With hardly any words, stories that are parts of a page are no texts at all.
        """
        minutes = [minute_of(member) for member in members] or [None] * len(texts)
        when = np.array([NEVER if at is None else at for at in minutes], dtype=np.int64)
        self._minutes.append(when)
        titles = [heading_of(member) for member in members]
        self._heads.append(word_codes(titles).sizes if titles else np.zeros(len(texts), dtype=np.int64))
        self._parts += (number for number, member in enumerate(members, self.count) if member.places)
        self._cut += (number for number, member in enumerate(members, self.count) if member.breaks_off)
        self._cut += (number for number, text in enumerate(texts, self.count) if breaks_off(text))
        done = 0
        for batch in batches([text.encode("utf-8", "surrogatepass") for text in texts]):
            self._add(word_codes(batch), when[done : done + len(batch)])
            done += len(batch)

    def redate(self, number: int, minute: int) -> None:
        """Say when a story was published that was added without a day."""
        self._redated[number] = minute

    def _add(self, codes: Rows, minutes: I64) -> None:
        first = np.uint64(self.count)
        sizes = codes.sizes
        self._sizes.append(sizes)
        self._capitals.append(count_capitals(codes))
        self._digests.append(identify_texts(codes, minutes))
        values, owners = telling_samples(codes)
        self._keys.append(_key(values, owners, first))
        if self._file:
            self._file.write(codes.values.tobytes())
        else:
            self._codes.append(codes)
        self.count += len(codes)

    def fingerprints(self) -> Fingerprints:
        """Everything that was added."""
        sizes = np.concatenate(self._sizes) if self._sizes else np.zeros(0, dtype=np.int64)
        codes = self._all_codes(sizes)
        marks = np.concatenate(self._digests) if self._digests else np.zeros(0, dtype=np.uint64)
        for at in self._parts:
            if sizes[at] < LEAST_WORDS:
                marks[at] = identify(int(marks[at]), NEVER + (at + 1) * DAY)
        minutes, heads, capitals = map(_join, (self._minutes, self._heads, self._capitals))
        minutes[list(self._redated)] = list(self._redated.values())
        text, story = number_texts(marks, minutes, capitals, heads)
        chosen = np.zeros(len(marks), dtype=np.bool_)
        chosen[story] = True
        keys = _number(self._keys, text.astype(np.uint64), chosen)
        given = np.bincount((keys & np.uint64(0xFFFFFFFF)).astype(np.int64), minlength=len(story)).astype(np.uint32)
        cut = np.zeros(len(story), dtype=np.uint8)
        cut[text[self._cut]] = 1
        return Fingerprints(
            codes,
            marks,
            cut,
            text.astype(np.uint32),
            story.astype(np.uint32),
            given,
            keys,
            self._plain,
            heads,
            minutes,
        )

    def _all_codes(self, sizes: I64) -> Rows | StoredRows:
        if not self._file or not self._path:
            codes = join_rows(self._codes)
            self._codes = []
            return codes
        self._file.close()
        offsets = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes)])
        return StoredRows(self._path.open("rb", buffering=0), offsets)


def identify_texts(codes: Rows, minutes: I64) -> U64:
    """The digests of texts; those of hardly any words are told apart by the day of their minute as well."""
    marks = digests(codes)
    for at in np.flatnonzero(codes.sizes < LEAST_WORDS).tolist():
        marks[at] = identify(int(marks[at]), int(minutes[at]))
    return marks


def telling_samples(codes: Rows) -> tuple[U32, I64]:
    """The sampled shingles by which texts are compared and the number of their text: none of hardly any words."""
    values, owners = samples(codes)
    telling = (codes.sizes >= LEAST_WORDS)[owners]
    return values[telling], owners[telling]


def count_capitals(codes: Rows) -> I64:
    """How many words of each text have a capital."""
    return np.bincount(codes.owners, codes.values & np.uint32(NAME), len(codes)).astype(np.int64)


def number_texts(marks: U64, minutes: I64, capitals: I64, heads: I64) -> tuple[I64, I64]:
    """For each story the number of its text, in the order of digests, and for each text the story that stands for it.

    The same story does, whatever came first: the earliest, and of these the one least in capitals.
    """
    order = np.lexsort((heads, capitals, minutes, marks))
    _, first, inverse = np.unique(marks[order], return_index=True, return_inverse=True)
    text = np.empty_like(inverse)
    text[order] = inverse
    return text, order[first]


def _join(parts: list[I64]) -> I64:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _key(values: U32, owners: I64, first: np.uint64) -> U64:
    return (values.astype(np.uint64) << np.uint64(32)) | (owners.astype(np.uint64) + first)


def _number(parts: list[U64], text: U64, chosen: np.ndarray) -> U64:
    """The keys with texts for stories, of one story a text, sorted and each once. Empties `parts`."""
    kept = []
    while parts:
        keys = parts.pop()
        story = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
        keep = chosen[story]
        kept.append((keys[keep] & np.uint64(0xFFFFFFFF << 32)) | text[story[keep]])
    keys = np.concatenate(kept) if kept else np.zeros(0, dtype=np.uint64)
    kept.clear()
    keys.sort()
    fresh = np.ones(len(keys), dtype=np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=fresh[1:])
    return keys if fresh.all() else keys[fresh]
