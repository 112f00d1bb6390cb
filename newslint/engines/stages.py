"""What Spark's stages leave behind: tables in a folder, which are checkpoints of the run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newslint.errors import UsageError

#: a DataFrame of Spark's, which is loaded late
Frame = Any
#: what is kept of a story; `page` says that it is one of a page, `order` how its date is written, `waiting` that its
#: date isn't read for want of that
STORY = (
    "number long, digest long, minute long, words int, heads int, capitals int, cut boolean, path string, page boolean,"
    " day_order string, waiting boolean, undated boolean, address binary, given int, samples binary, codes binary,"
    " member binary"
)

#: the kinds of rows of a component: its members, the pairs that may join its texts, and who holds their shingles
MEMBER, EDGE, HOLDER = range(3)
#: rows that are held at once where a table is read
_ROWS = 256


def write_table(frame: Frame, place: str) -> None:
    """Write a table as Parquet. Raises UsageError where Spark gives up."""
    try:
        frame.write.parquet(f"file://{Path(place).absolute()}")
    except Exception as error:
        raise UsageError(f"Spark gave up: {last_line(error)}", hint="the logs of its executors say more") from None


def last_line(error: Exception) -> str:
    """The line of an error of Spark's that says what happened."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    told = [line for line in lines if "Error" in line or "Exception" in line]
    return (told or lines or [type(error).__name__])[-1][:300]


class Stages:
    """Tables in a folder that every machine sees, each written down before it is read."""

    def __init__(self, spark: Any, folder: str) -> None:  # noqa: ANN401  (a SparkSession)
        self.spark = spark
        self.folder = folder

    def place(self, name: str) -> str:
        """Where a stage stands."""
        return str(Path(self.folder, name).absolute())

    def put(self, name: str, frame: Frame) -> Frame:
        """The table as it was written down."""
        write_table(frame, self.place(name))
        return self.get(name)

    def get(self, name: str) -> Frame:
        """A table that was written down."""
        return self.spark.read.parquet(f"file://{self.place(name)}")

    def drop(self, name: str) -> None:
        """Forget a stage that nobody needs any more."""
        shutil.rmtree(self.place(name), ignore_errors=True)

    def replace(self, name: str, frame: Frame) -> Frame:
        """The table, written down in the place of one that it is made of."""
        self.put(f"{name} anew", frame)
        self.drop(name)
        Path(self.place(f"{name} anew")).rename(self.place(name))
        return self.get(name)

    def column(self, name: str, column: str, only: str | None = None) -> Iterator[Any]:
        """The values of a column, read here; those of rows alone in which another one is true."""
        import pyarrow.parquet

        for path in sorted(Path(self.place(name)).glob("part-*")):
            columns = [column, *([only] if only else [])]
            for batch in pyarrow.parquet.ParquetFile(path).iter_batches(_ROWS, columns=columns):
                rows = batch.filter(batch.column(only)) if only else batch
                yield from rows.column(column).to_pylist()
