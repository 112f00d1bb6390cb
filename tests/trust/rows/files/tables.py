"""Writes tables with columns of unusual types."""

import datetime
import decimal
import sys

import pyarrow as pa
import pyarrow.parquet as pq

kind, name = sys.argv[1:]
texts = ["The boat sailed on Monday, the owner said.", "The ship sailed on Tuesday, the owner said."]
day = datetime.datetime(2023, 3, 3, 12, 30)
tables = {
    "structs": {
        "id": pa.array([{"a": 1, "b": "x"}, {"a": 2, "b": None}]),
        "published": pa.array([1_677_846_600_000_000_001, None], pa.timestamp("ns")),
        "text": pa.array(texts),
    },
    "others": {
        "id": pa.array(["a", "b"]).dictionary_encode(),
        "title": pa.array([decimal.Decimal("1.50"), None]),
        "published": pa.array([day, None], pa.timestamp("us", "Europe/Berlin")),
        "source": pa.array([["x"], []], pa.list_(pa.string())),
        "url": pa.array([b"\xff\xfe", None]),
        "time": pa.array([datetime.time(12, 30), None]),
        "span": pa.array([datetime.timedelta(days=3), None]),
        "map": pa.array([[("a", 1)], None], pa.map_(pa.string(), pa.int64())),
        "nothing": pa.nulls(2),
        "text": pa.array(texts).dictionary_encode(),
    },
    "textless": {"id": pa.array(["a", "b"]), "text": pa.array([["The boat sailed."], None])},
}
if kind == "twice":
    pq.write_table(pa.Table.from_arrays([pa.array(texts), pa.array(texts)], names=["text", "text"]), name)
else:
    pq.write_table(pa.table(tables[kind]), name)
