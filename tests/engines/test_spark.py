"""Spark: what an executor does gives what one process gives; the whole is tested where Java and PySpark are."""

import json
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.engines import spark
from newslint.engines.components import label_components, label_edges
from newslint.engines.documents import map_documents
from newslint.engines.spark import Unit, group_units, run_tasks, units_of
from newslint.engines.stages import Stages
from newslint.formats import read_paths
from newslint.model import Document, Fault, Skipped, Unread
from newslint.settings import Settings
from tests.engines.corpora import write_archive

pytest.importorskip("pyarrow")


_NEEDS_PYSPARK = pytest.mark.skipif(
    not (find_spec("pyspark") and find_spec("pandas")), reason="PySpark isn't installed"
)
_NEEDS_JAVA = pytest.mark.skipif(not shutil.which("java"), reason="there is no Java")


class Lengths:
    """Tells the length of a text with its place, and fails at one of them."""

    def __call__(self, document: Document) -> tuple[str, int, int]:
        """Path, line and length."""
        if "case 13" in document.text:
            raise ValueError("thirteen")
        return document.path, document.record.line if document.record else 0, len(document.text)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small archive, in which the test runs."""
    write_archive(tmp_path / "archive", 300)
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_executors_give_what_one_process_gives(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut into parts, sent there and back: the same results and the same complaints in the same order."""
    import pyarrow
    import pyarrow.parquet

    monkeypatch.setattr(spark, "PART", 4000)
    unread: list[Unread] = []
    skipped: list[Skipped] = []
    here = list(map_documents(Lengths, (), read_paths(["archive"], Settings()), unread, skipped, 1))
    files = sorted(str(path.relative_to(archive)) for path in (archive / "archive").rglob("*.*"))
    tasks = group_units([unit for path in files for unit in units_of(path)], 2)
    assert len(tasks) > 4 and max(map(len, tasks)) > 1
    work = pickle.dumps((Lengths, (), False))
    batches = [
        pyarrow.RecordBatch.from_arrays([pyarrow.array([pickle.dumps(task)])], ["units"]) for task in enumerate(tasks)
    ]
    for number, batch in enumerate(batches):
        # a file a task, as Spark writes them
        given = list(run_tasks([batch], "digest", lambda: work, Settings(), str(archive)))
        pyarrow.parquet.write_table(pyarrow.Table.from_batches(given), f"part-{number:05d}.parquet")
    there = list(spark.read_stage("."))
    faults = [value for kind, value in there if kind == spark._FAULT and isinstance(value, Fault)]
    assert [value for kind, value in there if kind == spark._RESULT] == here
    told = [*faults, *(value for kind, value in there if kind == spark._UNREAD)]
    assert sorted(value.path for value in told) == sorted(item.path for item in unread)
    assert faults and len(here) > 250


def test_tasks_are_about_equal_and_keep_the_order() -> None:
    """Small files go together, and none is left out."""
    units = [Unit(str(n), None, 200_000 if n % 50 else 2_000_000) for n in range(500)]
    tasks = group_units(units, 4)
    assert [unit for task in tasks for unit in task] == units
    sizes = sorted(sum(unit.size for unit in task) for task in tasks)
    assert len(tasks) >= 10 and sizes[-1] <= 2 * sizes[len(sizes) // 2]
    assert group_units([], 4) == [[]]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["check", "--engine", "spark", "--fix", "a.txt"], "--fix doesn't go with --engine spark"),
        (["check", "--engine", "spark", "--since", "main", "a.txt"], "--since doesn't go with"),
        (["stories", "--engine", "spark", "-"], "standard input can't be read by a cluster"),
        (["stories", "--spark-master", "local[2]", "a.txt"], "go with --engine spark"),
    ],
)
def test_what_a_cluster_does_not_do_is_said(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is started."""
    assert main(words) == 2
    assert told in capsys.readouterr().err


def test_without_pyspark_or_java_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing else happens."""
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    assert main(["stories", "--engine", "spark", "."]) == 2
    told = capsys.readouterr().err
    assert "pip install 'newslint[spark]'" in told and "openjdk-17" in told


def _newslint(folder: Path, *words: str) -> tuple[int, str]:
    """A run in a process of its own: its exit code and what it printed."""
    run = subprocess.run([sys.executable, "-m", "newslint", *words], cwd=folder, capture_output=True, text=True)
    return run.returncode, run.stdout


@pytest.mark.long(300)
@_NEEDS_PYSPARK
@_NEEDS_JAVA
def test_components_are_found_round_by_round(tmp_path: Path) -> None:
    """Chains, stars, rings and loops by rounds of joins, with nothing left to the driver and with all of it."""
    edges = [(n, n + 1) for n in range(0, 60)] + [(100, n) for n in range(101, 120)] + [(-5, -9), (-9, -7), (-7, -5)]
    edges += [(500, 500), (600, 601), (1 << 62, -(1 << 62))]
    wanted: dict[int, set[int]] = {}
    for vertex, label in label_edges(edge for edge in edges if edge[0] != edge[1]).items():
        wanted.setdefault(label, set()).add(vertex)
    session = spark.open_session("local[2]", given=True)
    session.conf.set("spark.sql.shuffle.partitions", "2")
    try:
        for few in (0, 1000):
            frame = session.createDataFrame(edges, "left long, right long")
            stages = Stages(session, str(tmp_path / str(few)))
            found: dict[int, set[int]] = {}
            for vertex, label in label_components(stages, frame, few).collect():
                found.setdefault(label, set()).add(vertex)
            assert sorted(map(sorted, found.values())) == sorted(map(sorted, wanted.values()))
    finally:
        session.stop()


@pytest.mark.long(900)
@_NEEDS_PYSPARK
@_NEEDS_JAVA
def test_spark_gives_what_this_machine_gives(tmp_path: Path) -> None:
    """`check`, `dedup`, `stories` and `clean` of 2,000 records, byte for byte."""
    write_archive(tmp_path / "archive", 2000)
    run = partial(_newslint, tmp_path)
    engine = ("--engine", "spark", "--jobs", "2")
    for command in (["check"], ["dedup"], ["dedup", "--kinds", "exact,near,partial,teaser"]):
        words = (*command, "archive", "--output-format", "json", "--no-cache")
        here, there = run(*words), run(*words, *engine)
        assert here == there
        assert len(json.loads(here[1])["findings" if command == ["check"] else "clusters"]) > 50
    assert run("stories", "archive", "--output-format", "jsonl") == run(
        "stories", "archive", "--output-format", "jsonl", *engine
    )
    assert run("clean", "archive", "-o", "here")[0] == run("clean", "archive", "-o", "there", *engine)[0]
    made = [
        sorted(path.relative_to(tmp_path / name) for path in (tmp_path / name).rglob("*")) for name in ("here", "there")
    ]
    assert made[0] == made[1]
    for name in made[0]:
        here_file, there_file = tmp_path / "here" / name, tmp_path / "there" / name
        assert here_file.is_dir() or here_file.read_bytes() == there_file.read_bytes(), name
