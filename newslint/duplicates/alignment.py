"""Which passages of two texts say the same: word for word, edited, or in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

#: a passage of fewer words is no evidence
LEAST = 4
#: rapidfuzz `ratio` of an edited passage, and `token_set_ratio` of one told in other words, 0 to 100
EDITED = 75.0
RETOLD = 72.0
#: passages that share less of their words than this aren't looked at more closely
ALIKE = 0.45
#: passages that are compared at most on each side
MOST = 80
_WORD = re.compile(r"\w+")


def align(left: Sequence[str], right: Sequence[str], *, thorough: bool = True) -> Iterator[tuple[int, int, str]]:
    """Places of passages that say the same, in the order of `left`, with `verbatim`, `edited` or `retold`.

    Each passage is used once. Without `thorough` only those are given that are the same to the letter.
    """
    if not thorough:
        yield from _same(left, right)
        return
    words_left = [_words_of(text) for text in left]
    words_right = [_words_of(text) for text in right]
    free: dict[tuple[str, ...], list[int]] = {}
    for at, words in enumerate(words_right):
        free.setdefault(words, []).append(at)
    found: list[tuple[int, int, str]] = []
    for at, words in enumerate(words_left):
        if len(words) >= LEAST and free.get(words):
            found.append((at, free[words].pop(0), "verbatim"))
    found += _align_edited(words_left, words_right, found)
    yield from sorted(found)


@lru_cache(maxsize=8192)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of a passage; the one to keep is laid beside all others, and copies have the same passages."""
    return tuple(_WORD.findall(text.lower()))


def _same(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    free: dict[str, list[int]] = {}
    for at, text in enumerate(right):
        free.setdefault(text, []).append(at)
    for at, text in enumerate(left):
        if free.get(text) and text.count(" ") >= LEAST - 1:
            yield at, free[text].pop(0), "verbatim"


def _align_edited(
    left: Sequence[tuple[str, ...]], right: Sequence[tuple[str, ...]], verbatim: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    used_left, used_right = {one for one, _, _ in verbatim}, {two for _, two, _ in verbatim}
    sizes: dict[int, int] = {}
    holders: dict[str, list[int]] = {}
    for at, words in enumerate(right[:MOST]):
        if at not in used_right and len(words) >= LEAST:
            theirs = set(words)
            sizes[at] = len(theirs)
            for word in theirs:
                holders.setdefault(word, []).append(at)
    for at, words in enumerate(left[:MOST]):
        if at in used_left or len(words) < LEAST or not sizes:
            continue
        best = _likest(set(words), holders, sizes)
        if best < 0:
            continue
        one, two = " ".join(words), " ".join(right[best])
        if fuzz.ratio(one, two, score_cutoff=EDITED):
            yield at, best, "edited"
        elif fuzz.token_set_ratio(one, two, score_cutoff=RETOLD):
            yield at, best, "retold"
        else:
            continue
        del sizes[best]


def _likest(words: set[str], holders: dict[str, list[int]], sizes: dict[int, int]) -> int:
    """The passage that shares most words with these, if it is `ALIKE`, or -1; `sizes` are those that may be used."""
    shared: dict[int, int] = {}
    for word in words:
        for other in holders.get(word, ()):
            shared[other] = shared.get(other, 0) + 1
    best, score = -1, ALIKE
    for other, count in sorted(shared.items()):
        share = count / min(len(words), sizes[other]) if other in sizes else 0.0
        if share > score:
            best, score = other, share
    return best
