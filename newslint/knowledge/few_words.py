"""The network of the tagger for few words, in Python's own whole numbers: an article is tagged before NumPy loads.

A row of weights is one long whole number with a field for each, so that a number times a row is one multiplication and
rows are added at once. The weights are whole numbers of one byte; what comes out of a layer is kept to `_FINE` binary
places, some millionths, which is what NumPy's products in single precision differ by from one machine to the next.
To import NumPy takes .1 s, and a word here some .1 ms (30 November 2026).
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from itertools import compress
from operator import add, mul

#: binary places of what comes out of a layer: with them a sum over 320 weights stays far below a field's 63 bits
_FINE = 22
#: bytes that hold -128 to 127 as those that hold 0 to 255
_FROM_NOTHING = bytes([(byte + 128) % 256 for byte in range(256)])
#: bits of a field, and their format: rows of the table are small, and their sums go into half as many
_SMALL, _LARGE = (32, "I"), (64, "Q")


class _Layer:
    """The rows of a layer, each in one number, and the bias; both as they are once scaled."""

    def __init__(
        self,
        field: tuple[int, str],
        rows: bytes,
        scale: float,
        bias: Sequence[int],
        of_bias: float,
    ) -> None:
        self.width = len(bias)
        bits, kind = field
        self._half = half = 1 << (bits - 1)
        self._middle = sum(half << (bits * at) for at in range(self.width))
        self._shape = struct.Struct(f"<{self.width}{kind}")
        # weights of -128 to 127 as bytes of 0 to 255, each the lowest of its field
        size, fields = self._shape.size, bytearray(len(rows) * bits // 8)
        fields[:: bits // 8] = rows.translate(_FROM_NOTHING)
        middle = self._middle // half << 7
        self.rows = [int.from_bytes(fields[at : at + size], "little") - middle for at in range(0, len(fields), size)]
        self._parts: list[list[int]] | None = None
        self._scale, self._bias = scale, [weight * of_bias for weight in bias]

    def parts(self, height: int) -> list[list[int]]:
        """The rows of each of the words that are looked at together."""
        if self._parts is None:
            self._parts = [self.rows[start : start + height] for start in range(0, len(self.rows), height)]
        return self._parts

    def spread(self, total: int) -> list[float]:
        """The fields of a sum of rows, scaled, with the bias."""
        packed = (total + self._middle).to_bytes(self._shape.size, "little")
        scale, half = self._scale, self._half
        return [(value - half) * scale + bias for value, bias in zip(self._shape.unpack(packed), self._bias)]

    def positive(self, total: int) -> list[int]:
        """The same where it is above nothing, and nothing elsewhere."""
        return [int(value) if value > 0 else 0 for value in self.spread(total)]


class FewWords:
    """The layers behind the table of rows, of which `reach` words on either side are looked at."""

    def __init__(self, layers: Sequence[tuple[bytes, float]], scale: float, reach: int) -> None:
        """`layers` are three, each with its bias behind it: weights and scale; `scale` is that of the table's rows."""
        (one, of_one), one_bias, (two, of_two), two_bias, (out, of_out), out_bias = layers
        fine = float(1 << _FINE)
        self._one = _Layer(_SMALL, one, of_one * scale * fine, signed(one_bias[0]), one_bias[1] * fine)
        self._two = _Layer(_LARGE, two, of_two, signed(two_bias[0]), two_bias[1] * fine)
        self._out = _Layer(_LARGE, out, of_out / fine, signed(out_bias[0]), out_bias[1])
        self._reach = reach
        self._met: dict[tuple[int, ...], tuple[int, ...]] = {}

    def score(self, sentence: Sequence[tuple[int, ...]]) -> list[tuple[int, float]]:
        """For each word, given by its row of the table, the number of its tag and how sure that is."""
        sums = self._shift([self._through_one(row) for row in sentence])
        nothing = [0] * self._one.width
        first = [self._one.positive(total) if any(row) else nothing for row, total in zip(sentence, sums)]
        found = []
        for row, total in zip(first, self._shift([_through(self._two, values) for values in first])):
            second = map(add, row, self._two.positive(total))
            scores = self._out.spread(sum(map(mul, second, self._out.rows)))
            best = max(scores)
            found.append((scores.index(best), 1 / sum([math.exp(score - best) for score in scores])))
        return found

    def _through_one(self, row: tuple[int, ...]) -> tuple[int, ...]:
        """What a word adds to each of the words around it; words come again."""
        known = self._met.get(row)
        if known is None:
            known = self._met[row] = _through(self._one, row)
        return known

    def _shift(self, parts: Sequence[tuple[int, ...]]) -> list[int]:
        """For each word the sum of what those around it add."""
        size = len(parts)
        totals = [0] * size
        for at, added in enumerate(parts):
            for part, total in enumerate(added):
                if 0 <= (place := at + self._reach - part) < size:
                    totals[place] += total
        return totals


def signed(weights: bytes) -> list[int]:
    """Weights of one byte each."""
    return memoryview(weights).cast("b").tolist()


def _through(layer: _Layer, values: Sequence[int]) -> tuple[int, ...]:
    """A row of values by each part of a layer, whose rows are those of several words one after the other."""
    kept = [value for value in values if value]
    return tuple([sum(map(mul, kept, compress(rows, values))) for rows in layer.parts(len(values))])
