"""What executors do with the rows of a table, batch by batch of Arrow's: loaded where they do it."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow

from newslint.duplicates.joining import Component, Row, pair_postings
from newslint.engines.stages import EDGE, HOLDER, MEMBER, STORY

#: makes rows of `STORY` of numbered results, packed
Describe = Callable[[Iterable[tuple[int, bytes]]], Iterator[list[Any]]]
#: gives a story (packed) the day that its date means in an order of days, with the minute; None if it means none
Redate = Callable[[bytes, Any], tuple[bytes, int] | None]
#: the lines of a story (packed) that are furniture
Furniture = Callable[[bytes], Sequence[str]]
#: what becomes of a component: of its members (packed), whoever makes it, once it is known which lines of a member are
#: furniture, and the pairs that may join its texts
Settle = Callable[
    [Sequence[bytes], Callable[[Callable[[int], Sequence[str]]], Component], Sequence[tuple[int, int]]], Iterable[bytes]
]


def explode_samples(batches: Iterable[Any]) -> Iterator[Any]:
    """A row for each of the `samples` of a row."""
    for batch in batches:
        samples = [np.frombuffer(one, dtype=np.uint32) for one in batch.column("samples").to_pylist()]
        sizes = [len(one) for one in samples]
        values = np.concatenate(samples) if samples else np.zeros(0, dtype=np.uint32)
        names = [name for name in batch.schema.names if name != "samples"]
        columns = [pyarrow.array(np.repeat(batch.column(name).to_numpy(), sizes)) for name in names]
        yield pyarrow.RecordBatch.from_arrays([*columns, pyarrow.array(values.view(np.int32))], [*names, "shingle"])


def pair_batches(batches: Iterable[Any]) -> Iterator[Any]:
    """As `pair_postings`, of sorted postings."""
    stretches = ((batch.column("shingle").to_numpy(), batch.column("digest").to_numpy()) for batch in batches)
    for columns in pair_postings((a, b) for a, b in stretches if len(a)):
        yield pyarrow.RecordBatch.from_arrays(list(map(pyarrow.array, columns)), ["left", "right", "shared"])


def bound_batches(
    batches: Iterable[Any], threshold: float, *, plain: bool, furniture: Furniture | None = None
) -> Iterator[Any]:
    """The pairs that may come to `threshold`, and whether that is in doubt (`Verifier.bound`).

    With `furniture` the batches hold the stories that stand for the texts, too.
    """
    for batch in batches:
        pairs = list(zip(*(batch.column(side).to_pylist() for side in ("left", "right")), strict=True))
        rows: dict[int, Row] = {}
        packed: list[bytes] = []
        for side in ("left", "right"):
            names = [side, *(f"{name}_{side}" for name in ("minute", "heads", "cut", "codes"))]
            columns = [batch.column(name).to_pylist() for name in names]
            members = batch.column(f"member_{side}").to_pylist() if furniture else [b""] * len(pairs)
            for digest, minute, heads, cut, codes, member in zip(*columns, members, strict=True):
                if digest not in rows:
                    rows[digest] = Row(len(rows), digest, minute, heads, 0, cut, codes)
                    packed.append(member)
        kept: list[tuple[int, int, bool]] = []
        if pairs:
            lines = functools.partial(_lines, furniture, packed) if furniture else _no_lines
            one = Component(list(rows.values()), furniture=lines, plain=plain)
            for left, right in pairs:
                most, doubtful = one.verifier.bound(one.text(left), one.text(right), furniture=bool(furniture))
                if most >= threshold:
                    kept.append((left, right, doubtful))
        columns = list(zip(*kept, strict=True)) or [(), (), ()]
        forms = (pyarrow.int64(), pyarrow.int64(), pyarrow.bool_())
        arrays = [pyarrow.array(values, form) for values, form in zip(columns, forms, strict=True)]
        yield pyarrow.RecordBatch.from_arrays(arrays, ["left", "right", "doubtful"])


def describe_batches(batches: Iterable[Any], describe: Describe) -> Iterator[Any]:
    """The rows of `STORY` that `describe` makes of numbered results."""
    names = [column.split()[0] for column in STORY.split(", ")]
    forms = {"long": pyarrow.int64(), "int": pyarrow.int32(), "boolean": pyarrow.bool_(), "string": pyarrow.string()}
    kinds = [forms.get(column.split()[1], pyarrow.binary()) for column in STORY.split(", ")]
    for batch in batches:
        rows = list(describe(zip(batch.column("number").to_pylist(), batch.column("value").to_pylist(), strict=True)))
        columns = list(zip(*rows, strict=True)) or [()] * len(names)
        arrays = [pyarrow.array(column, kind) for column, kind in zip(columns, kinds, strict=True)]
        yield pyarrow.RecordBatch.from_arrays(arrays, names)


def _lines(furniture: Furniture, packed: Sequence[bytes], story: int) -> Sequence[str]:
    return furniture(packed[story])


def _no_lines(story: int) -> Sequence[str]:
    return ()


def redate_batches(batches: Iterable[Any], orders: dict[str, Any], redate: Redate) -> Iterator[Any]:
    """The stories with the days that `redate` reads where they wait for an order and their file has one."""
    for batch in batches:
        columns = {name: batch.column(name).to_pylist() for name in batch.schema.names}
        for at, (path, waits) in enumerate(zip(columns["path"], columns["waiting"], strict=True)):
            if waits and path in orders and (dated := redate(columns["member"][at], orders[path])):
                columns["member"][at], columns["minute"][at] = dated
                columns["undated"][at] = False
        arrays = [pyarrow.array(columns[field.name], field.type) for field in batch.schema]
        yield pyarrow.RecordBatch.from_arrays(arrays, batch.schema.names)


def settle_table(table: Any, settle: Settle, *, plain: bool) -> Any:  # noqa: ANN401
    """What `settle` makes of one component, as a table of Arrow's."""
    told = table.to_pylist()
    members = sorted((row for row in told if row["kind"] == MEMBER), key=lambda row: row["number"])
    edges = sorted((row["number"], row["digest"]) for row in told if row["kind"] == EDGE)
    held: dict[int, list[int]] = {}
    samples: dict[int, frozenset[int]] = {}
    for row in told:
        if row["kind"] == HOLDER:
            held.setdefault(row["number"] & 0xFFFFFFFF, []).append(row["digest"])
            if row["digest"] not in samples:
                samples[row["digest"]] = frozenset(np.frombuffer(row["codes"], dtype=np.uint32).tolist())
    names = ("number", "digest", "minute", "heads", "capitals", "cut", "codes")
    rows = [Row(*(row[name] for name in names)) for row in members]
    component = functools.partial(Component, rows, held, samples, plain=plain)
    values = list(settle([row["member"] for row in members], component, edges))
    return pyarrow.table({"value": pyarrow.array(values, pyarrow.binary())})
