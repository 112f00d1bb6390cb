"""Which part of speech a word has in its place, by a small network of `tools/train_tagger.py` (see SOURCES.md).

Each word is known by its form: itself, its endings, its capitals, what the list of words says it can be. Two layers
look at two words on either side each, so that a tag goes by four words before and behind. Tags are those of the Penn
Treebank. The weights are read when a sentence is first tagged, and NumPy when there are many (`FewWords`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from newslint.knowledge.few_words import FewWords, signed
from newslint.knowledge.tables import DATA
from newslint.knowledge.words import words

#: words on either side that a layer looks at
REACH = 2
#: words that are remembered: half of those of a megabyte of news stand once
_KEPT = 1 << 14
#: rows of nothing between two sentences, so that no layer looks from one into the other
GAP = REACH
#: rows that are multiplied at a time. For products of more than 2**18 steps OpenBLAS starts threads, which wait for
#: one another longer than they multiply: 200 rows at a time took 18 times as long as 12 (30 November 2026)
FEW = 12
#: words that are tagged without NumPy: it takes as long to import as so many take without it (.13 s, 30 November 2026)
FEWEST = 600
#: what the rows of the tables were multiplied with to be whole numbers of one byte
_FULL = 127


class Tagged(NamedTuple):
    """The tags of a sentence's words, and how sure each is: the share of the likelihood that it has, up to 1."""

    tags: tuple[str, ...]
    sure: tuple[float, ...]


@lru_cache(_KEPT)
def features_of(word: str, first: bool) -> tuple[str, ...]:
    """The features of a word; of the first of a sentence the capital says little."""
    small = word.lower()
    found = ["w:" + small, "3:" + small[-3:], "2:" + small[-2:], "1:" + small[:2], "c:" + _case(word, first)]
    if "-" in small.strip("-"):
        small = small[small.rindex("-", 0, -1) + 1 :]
        found.append("h:" + small[-3:])
    known = words()
    parts = known.parts(small)
    found.append(f"p:{parts}")
    for ending, stems in _STEMS.items():
        if small.endswith(ending) and len(small) > len(ending) + 1:
            can = {part for stem in stems(small) if stem for part in known.parts(stem) or ""}
            found.append(f"{ending}:" + "".join(sorted(can)))
    common = known.common.get(small, 0)
    found.append(f"f:{common // 6}")
    return tuple(found)


def _case(word: str, first: bool) -> str:
    if word.islower():
        return "small"
    if word[0].isdigit() or word[-1].isdigit():
        return "figure"
    if not word[0].isalpha():
        return "mark"
    kind = "capitals" if word.isupper() and len(word) > 1 else "capital"
    return kind + (" first" if first else "")


def _stems_s(word: str) -> tuple[str, ...]:
    return (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")


def _stems_ed(word: str) -> tuple[str, ...]:
    return _stems_of(word[:-2])


def _stems_ing(word: str) -> tuple[str, ...]:
    return _stems_of(word[:-3])


def _stems_of(stem: str) -> tuple[str, ...]:
    doubled = stem[:-1] if stem[-1:] == stem[-2:-1] else ""
    return (stem, stem + "e", stem[:-1] + "y" if stem.endswith("i") else "", doubled)


_STEMS = {"s": _stems_s, "ed": _stems_ed, "ing": _stems_ing}


class Tagger:
    """The network. Its file holds a head in ASCII with the names of tags and rows, and behind it the weights."""

    def __init__(self, packed: bytes) -> None:
        head, _, self._weights = packed.partition(b"\n\n")
        tags, sizes, *rows = head.decode("utf-8").split("\n")
        self._tags = tuple(tags.split())
        self._rows = {row: at for at, row in enumerate(rows)}
        #: where the row of each word is that was met
        self._first, self._other = _Met(self._make, first=True), _Met(self._make, first=False)
        at, self._shapes = 0, []
        for size in sizes.split():
            height, width, scale = size.split("x")
            self._shapes.append((at, int(height), int(width), float(scale) / _FULL))
            at += int(height) * int(width)
        self._left = 0 if "numpy" in sys.modules else FEWEST

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        """The tags of each sentence's words."""
        self._left -= sum(map(len, sentences))
        return [self._tag_few(sentence) for sentence in sentences] if self._left > 0 else self._tag_many(sentences)

    def _tag_few(self, sentence: Sequence[str]) -> Tagged:
        scored = self._few.score([self._sum_of(word, not at) for at, word in enumerate(sentence)])
        return Tagged(tuple(self._tags[tag] for tag, _ in scored), tuple(sure for _, sure in scored))

    @cached_property
    def _few(self) -> FewWords:
        layers = [(self._weights[at : at + height * width], scale) for at, height, width, scale in self._shapes[1:]]
        return FewWords(layers, self._shapes[0][3], REACH)

    @lru_cache(_KEPT)  # noqa: B019  (there is one tagger)
    def _sum_of(self, word: str, first: bool) -> tuple[int, ...]:
        """The sum of a word's rows as whole numbers."""
        width = self._shapes[0][2]
        starts = [row * width for row in self._rows_of(word, first)]
        return tuple(map(sum, zip(*[signed(self._weights[at : at + width]) for at in starts])))

    @cached_property
    def _layers(self) -> list[Any]:
        import numpy

        return [
            numpy.frombuffer(self._weights, numpy.int8, height * width, at).reshape(height, width).astype(numpy.float32)
            * numpy.float32(scale)
            for at, height, width, scale in self._shapes
        ]

    @cached_property
    def _table(self) -> Any:  # noqa: ANN401
        """What stands for each word that was met, one row a word; the first is that of nothing."""
        import numpy

        return numpy.zeros((1 + _KEPT, self._layers[0].shape[1]), numpy.float32)

    def _tag_many(self, sentences: Sequence[Sequence[str]]) -> list[Tagged]:
        import numpy

        self._make_room(sum(map(len, sentences)))
        rows = [0] * GAP
        for sentence in sentences:
            rows += map(self._first.__getitem__, sentence[:1])
            rows += map(self._other.__getitem__, sentence[1:])
            rows += [0] * GAP
        inner = self._table[rows]
        spoken = inner.any(axis=1, keepdims=True)
        _, one, one_bias, two, two_bias, out, out_bias = self._layers
        first = numpy.maximum(product(windows(inner), one) + one_bias, 0) * spoken
        second = numpy.maximum(product(windows(first), two) + two_bias, 0) + first
        scores = product(second, out) + out_bias
        scores = numpy.exp(scores - scores.max(axis=1, keepdims=True))
        best = scores.argmax(axis=1)
        sure = scores.max(axis=1) / scores.sum(axis=1)
        names = [self._tags[tag] for tag in best.tolist()]
        found, at = [], GAP
        for sentence in sentences:
            end = at + len(sentence)
            found.append(Tagged(tuple(names[at:end]), tuple(sure[at:end].tolist())))
            at = end + GAP
        return found

    def _make(self, word: str, first: bool) -> int:
        """Put a word into the table, and say where."""
        at = len(self._first) + len(self._other) + 1
        self._table[at] = self._layers[0][self._rows_of(word, first)].sum(axis=0)
        return at

    def _make_room(self, size: int) -> None:
        """Forget all words if the table has no room for so many more."""
        if len(self._first) + len(self._other) + size < len(self._table):
            return
        import numpy

        self._first.clear()
        self._other.clear()
        if size >= len(self._table):
            self._table = numpy.zeros((1 + size, self._table.shape[1]), numpy.float32)

    def _rows_of(self, word: str, first: bool) -> list[int]:
        """The numbers of the rows of a word."""
        known = self._rows.get("w:" + word.lower())
        # the row of a word that was learned holds what its form says; only its capitals are left to add
        names = features_of(word, first) if known is None else ("c:" + _case(word, first),)
        rows = [self._rows[name] for name in names if name in self._rows]
        return rows if known is None else [*rows, known]


class _Met(dict[str, int]):
    """Where the rows of the words are that were met, at the beginning of a sentence (`first`) or elsewhere."""

    def __init__(self, make: Callable[[str, bool], int], *, first: bool) -> None:
        self._make, self._first = make, first

    def __missing__(self, word: str) -> int:
        at = self[word] = self._make(word, self._first)
        return at


def windows(rows: Any) -> Any:  # noqa: ANN401
    """Each row with `REACH` rows on either side in one."""
    import numpy

    size, width = rows.shape
    padded = numpy.zeros((size + 2 * REACH, width), rows.dtype)
    padded[REACH:-REACH] = rows
    return numpy.concatenate([padded[at : at + size] for at in range(2 * REACH + 1)], axis=1)


def product(rows: Any, layer: Any) -> Any:  # noqa: ANN401
    """The rows by a layer, a few at a time."""
    import numpy

    return numpy.concatenate([rows[at : at + FEW] @ layer for at in range(0, len(rows), FEW)])


@cache
def tagger() -> Tagger:
    """The tagger, read when it is first asked for."""
    return Tagger((DATA / "tagger.bin").read_bytes())
