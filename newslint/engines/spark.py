"""Work on a cluster that runs Spark (extra `spark`): files are cut into parts, workers go where these are read.

Each stage is written as Parquet before the next begins, so that a machine that is lost costs what it was at and no run.
What comes back is the same as from one process: the same functions look at the same documents, in the same order.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.engines.joined_copies import JoinedStages
from newslint.engines.stages import STORY, last_line, write_table
from newslint.errors import UsageError, how_to_install
from newslint.faults import Isolated
from newslint.formats import documents_of, parts_of, read_file, read_paths
from newslint.formats.registry import Item, Part
from newslint.formats.walk import walk_files
from newslint.model import Document, Fault, Skipped, Unread
from newslint.opening import is_stream
from newslint.settings import Settings

#: bytes of a file that are read as one part, and of the parts of a task
PART, TASK = 32 << 20, 64 << 20
#: tasks for each core, where there is work for so many: the last ones to end are short
TASKS = 3
#: results that travel at once, and rows of other stages: words of two texts each
_ROWS, BATCH = 64, 1000
_JAVA = "install Java 17 or 21: apt-get install openjdk-17-jre-headless"


class Unit(Struct, frozen=True):
    """A file, or a part of one, and about how many bytes it has."""

    path: str
    part: Part | None
    size: int


class SparkRead:
    """The documents under some paths, to be looked at by Spark's executors."""

    def __init__(
        self,
        paths: Sequence[str],
        settings: Settings,
        own: Collection[str] = (),
        master: str | None = None,
        folder: str | None = None,
    ) -> None:
        """`master` is Spark's; without one that of spark-submit counts, else this machine's cores.

        `folder` holds what is written between stages; every machine must see it, and the files, under one name.
        """
        if any(map(is_stream, paths)):
            raise UsageError("standard input can't be read by a cluster", hint="name files or folders")
        self.paths = paths
        self.settings = settings
        self._own = own
        self._folder = folder
        self._spark = open_session(master or f"local[{settings.jobs}]", given=master is not None)

    def __iter__(self) -> Iterator[Item]:
        return read_paths(self.paths, self.settings, self._own)

    def map_documents(
        self,
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        unread: list[Unread],
        skipped: list[Skipped],
    ) -> Iterator[Any]:
        """The worker's results for every document with text, in order; a `Fault` where it raises."""
        files = list(self._files(unread, skipped))
        yield from self.map_files(files, worker, arguments, unread, skipped)

    def _files(self, unread: list[Unread], skipped: list[Skipped]) -> Iterator[str]:
        """The files under the paths."""
        for item in walk_files(self.paths, self.settings.exclude, self._own):
            if isinstance(item, str):
                yield item
            else:
                (unread if isinstance(item, Unread) else skipped).append(item)  # type: ignore[arg-type]

    def map_files(
        self,
        files: Sequence[str],
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        unread: list[Unread],
        skipped: list[Skipped],
        *,
        every: bool = False,
    ) -> Iterator[Any]:
        """The worker's results for every document of the files, in order; `every`: for those without text too."""
        units = [unit for path in files for unit in units_of(path)]
        with self.open_stages() as stages:
            stage = stages.place("documents")
            if units:
                self._run(units, pickle.dumps((worker, arguments, every)), stage)
            for kind, value in read_stage(stage):
                if kind in (_RESULT, _FAULT):
                    yield value
                else:
                    (unread if kind == _UNREAD else skipped).append(value)

    @contextlib.contextmanager
    def open_stages(self) -> Iterator[JoinedStages]:
        """A folder for what is written between stages, which goes with the context."""
        folder = tempfile.mkdtemp(prefix="newslint-", dir=self._folder)
        try:
            yield JoinedStages(self._spark, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def put_stories(
        self,
        stages: JoinedStages,
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        describe: Callable[[Iterable[tuple[int, bytes]]], Iterator[list[Any]]],
        unread: list[Unread],
        skipped: list[Skipped],
    ) -> int:
        """Write the stage `stories`, what `describe` makes of the worker's results (`STORY`); their count.

        `describe` is given the number by which a document is ordered with its result, pickled. What could not be read
        or was left out is put on its list, and so are faults.
        """
        files = list(self._files(unread, skipped))
        units = [unit for path in files for unit in units_of(path)]
        self._run(units, pickle.dumps((worker, arguments, False)), stages.place("documents"))
        for kind, value in read_stage(stages.place("documents"), complaints=True):
            (skipped if kind == _SKIPPED else unread).append(value)
        documents = stages.get("documents").where(f"kind = {_RESULT}").select("number", "value")

        def run(batches: Iterator[Any]) -> Iterator[Any]:
            from newslint.engines.batches import describe_batches

            return describe_batches(batches, describe)

        count: int = documents.count()
        stages.put("stories", documents.mapInArrow(run, STORY))
        stages.drop("documents")
        return count

    def _run(self, units: Sequence[Unit], work: bytes, stage: str) -> None:
        """Have the executors look at the units, and their results written as Parquet, a file a task in their order."""
        context = self._spark.sparkContext
        tasks = group_units(units, max(context.defaultParallelism, 1))
        self._spark.conf.set("spark.sql.shuffle.partitions", str(len(tasks)))
        rows = context.parallelize([(pickle.dumps(task),) for task in enumerate(tasks)], len(tasks))
        settings, folder, digest = self.settings, str(Path.cwd()), hashlib.blake2b(work).hexdigest()
        sent = context.broadcast(work)

        def run(batches: Iterator[Any]) -> Iterator[Any]:
            from newslint.engines.spark import run_tasks

            return run_tasks(batches, digest, lambda: sent.value, settings, folder)

        frame = self._spark.createDataFrame(rows, "units binary")
        try:
            write_table(frame.mapInArrow(run, "kind int, number long, value binary"), stage)
        finally:
            sent.unpersist()


def units_of(path: str) -> list[Unit]:
    """The parts of a file that can be read each by itself, or the file."""
    try:
        size = Path(path).stat().st_size
    except OSError:
        size = 0
    parts = parts_of(path, PART) if size > PART else []
    return [Unit(path, part, size // len(parts)) for part in parts] or [Unit(path, None, size)]


def group_units(units: Sequence[Unit], cores: int) -> list[list[Unit]]:
    """The units in their order, in tasks of about equal size: `TASKS` a core and more, or one a unit."""
    # opening a file takes about as long as looking at a few thousand bytes; not measured
    sizes = [unit.size + 4096 for unit in units]
    most = max(1, min(TASK, sum(sizes) // (cores * TASKS)))
    tasks: list[list[Unit]] = [[]]
    held = 0
    for unit, size in zip(units, sizes):
        if tasks[-1] and held + size / 2 > most:
            tasks.append([])
            held = 0
        tasks[-1].append(unit)
        held += size
    return tasks


_RESULT, _FAULT, _UNREAD, _SKIPPED = range(4)
#: results are numbered in their order: so many bits for those of a task
_BITS = 28
#: the digest of what a worker was made of, the worker that this process of an executor has made last, and whether it
#: looks at every document
_made: tuple[str, Isolated[Any], bool] | None = None


def run_tasks(
    batches: Iterable[Any], digest: str, sent: Callable[[], bytes], settings: Settings, folder: str
) -> Iterator[Any]:
    """What an executor does: reads the units of its tasks and gives the worker's results, as batches of Arrow's.

    `sent` gives the worker and its arguments, pickled, `folder` is where the run was started.
    """
    import pyarrow

    global _made
    os.chdir(folder)
    if _made is None or _made[0] != digest:
        worker, arguments, every = pickle.loads(sent())
        _made = digest, Isolated(worker, arguments), every
    held: list[tuple[int, int, bytes]] = []
    for batch in batches:
        for place, units in map(pickle.loads, batch.column(0).to_pylist()):
            results = _results(units, _made[1], settings, every=_made[2])
            for number, (kind, value) in enumerate(results, place << _BITS):
                held.append((kind, number, pickle.dumps(value)))
                if len(held) >= _ROWS:
                    yield _batch(pyarrow, held)
                    held.clear()
    if held:
        yield _batch(pyarrow, held)


def _batch(pyarrow: Any, held: Sequence[tuple[int, int, bytes]]) -> Any:  # noqa: ANN401  (pyarrow is loaded late)
    forms = pyarrow.int32(), pyarrow.int64(), pyarrow.binary()
    columns = [pyarrow.array(column, form) for column, form in zip(zip(*held), forms)]
    return pyarrow.RecordBatch.from_arrays(columns, ["kind", "number", "value"])


def _results(
    units: Iterable[Unit], work: Isolated[Any], settings: Settings, *, every: bool
) -> Iterator[tuple[int, Any]]:
    """The results for the documents of the units, and what could not be read or was left out, as it came."""
    for unit in units:
        unread: list[Unread] = []
        skipped: list[Skipped] = []
        if begin := getattr(work.work, "begin", None):
            begin()
        read = read_file(unit.path, settings, None, unit.part)
        for document in documents_of(read, unread, skipped, every=every):
            yield from _tell(unread, skipped)
            result = work(document)
            yield _FAULT if isinstance(result, Fault) else _RESULT, result
        yield from _tell(unread, skipped)


def _tell(unread: list[Unread], skipped: list[Skipped]) -> Iterator[tuple[int, Any]]:
    yield from ((_UNREAD, item) for item in unread)
    yield from ((_SKIPPED, item) for item in skipped)
    unread.clear()
    skipped.clear()


def read_stage(stage: str, *, complaints: bool = False) -> Iterator[tuple[int, Any]]:
    """What the tasks of a stage gave, in their order; with `complaints` no results."""
    import pyarrow.compute
    import pyarrow.parquet

    for path in sorted(Path(stage).glob("part-*")):
        for batch in pyarrow.parquet.ParquetFile(path).iter_batches(_ROWS):
            kinds = batch.column("kind")
            if complaints:
                batch = batch.filter(pyarrow.compute.not_equal(kinds, _RESULT))
            for kind, value in zip(batch.column("kind").to_pylist(), batch.column("value").to_pylist()):
                yield kind, pickle.loads(value)


def open_session(master: str, *, given: bool) -> Any:  # noqa: ANN401  (a SparkSession)
    """Spark's session: what spark-submit has started, or one with this master. Raises UsageError if there is none."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise UsageError("--engine spark needs PySpark", hint=f"{how_to_install('spark')}; and {_JAVA}") from None
    home = os.environ.get("JAVA_HOME")
    if not (shutil.which("java") or (home and Path(home, "bin", "java").exists())):
        raise UsageError("--engine spark needs Java, and there is none", hint=_JAVA)
    package = str(Path(__file__).parent.parent.parent)
    # a worker's Python is the driver's, and finds newslint where the driver does
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    builder = SparkSession.builder.appName("newslint")
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        # rows hold texts, and a batch of them is held whole
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(BATCH),
        "spark.executorEnv.PYTHONPATH": os.environ["PYTHONPATH"],
    }
    if given or "PYSPARK_GATEWAY_PORT" not in os.environ:
        settings["spark.master"] = master
        if master.startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise UsageError(f"Spark doesn't start: {last_line(error)}", hint=_JAVA) from None
