#!/usr/bin/env python3
"""Time whole processes that find repeated articles in one file, side by side with peers; or see newslint grow.

    benchmarks/bulk.py FILE.jsonl [--articles 100000] [--methods newslint,datasketch,text-dedup] [--rounds 1]
    benchmarks/bulk.py --scale FILE... [--method newslint]

The first takes the first articles of the file, as JSON Lines and as Parquet, and runs each method on both: seconds,
processor seconds, peak memory, and how many times as fast as datasketch by either; with a field `cluster`, pairwise
precision, recall and F1 as well. Of several rounds, in turns, the fastest counts. The second runs newslint on each file
and prints how time grows with the number of articles.

Methods: `newslint` is `dedup --plain --kinds exact,near,partial`; `newslint-all` is `dedup` with everything it does;
`datasketch` is a script as its documentation has it (MinHash.bulk of word 5-grams, 128 permutations, MinHashLSH);
`text-dedup` is `python -m text_dedup.minhash` with the same. The peers run in `--peers PYTHON`, an interpreter in which
they are installed (default this one); who isn't there is left out with a word. Peak memory is that of the largest
process. `--jobs` is for newslint and text-dedup; datasketch has one.
"""

from __future__ import annotations

import argparse
import collections
import itertools
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

#: row (from 0) → whatever its cluster is called
Clusters = dict[int, object]

PLAIN = ["--plain", "--kinds", "exact,near,partial"]


@dataclass(frozen=True)
class Job:
    """What a method is run on: the file, a folder of its own, and the options of the run."""

    file: Path
    folder: Path
    asked: argparse.Namespace

    @property
    def form(self) -> str:
        return "parquet" if self.file.suffix == ".parquet" else "json"


@dataclass(frozen=True)
class Method:
    """A command, how its clusters are read from what it wrote, and the package that it needs."""

    command: Callable[[Job], list[str]]
    clusters: Callable[[Job], Clusters]
    needs: str | None = None


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds, processor seconds with its children's, and megabytes at the peak."""

    seconds: float
    processor: float
    megabytes: float


def newslint(options: Sequence[str]) -> Method:
    def command(job: Job) -> list[str]:
        told = ["--output-format", "jsonl", "--jobs", str(job.asked.jobs), "--text-field", job.asked.text_field]
        return [*job.asked.newslint.split(), "dedup", "--no-cache", *options, *told, str(job.file)]

    def clusters(job: Job) -> Clusters:
        found: Clusters = {}
        for line in (job.folder / "out").open(encoding="utf-8"):
            cluster = json.loads(line)
            if cluster["kind"] != "retold":
                found |= {member["record"]["line"] - 1: cluster["id"] for member in cluster["members"]}
        return found

    return Method(command, clusters)


def datasketch_command(job: Job) -> list[str]:
    options = [str(job.file), job.asked.text_field, str(job.asked.threshold)]
    return [job.asked.peers, str(Path(__file__).resolve()), "--as-datasketch", *options]


def by_json(job: Job) -> Clusters:
    return {int(row): name for row, name in json.loads((job.folder / "out").read_text()).items()}


def text_dedup_command(job: Job) -> list[str]:
    command = [job.asked.peers, "-m", "text_dedup.minhash", "--path", job.form, "--data_files", str(job.file)]
    command += ["--split", "train", "--cache_dir", str(job.folder / "cache"), "--output", str(job.folder / "kept")]
    command += ["--column", job.asked.text_field, "--ngram", "5", "--min_length", "1", "--num_perm", "128"]
    return [*command, "--threshold", str(job.asked.threshold), "--num_proc", str(job.asked.jobs), "--debug"]


def text_dedup_clusters(job: Job) -> Clusters:
    """With --debug it leaves its union-find, which only its own interpreter can read."""
    code = (
        "import json, pickle, sys; found = pickle.load(open(sys.argv[1], 'rb'));"
        "print(json.dumps({int(row): int(found.find(row)) for row in list(found.parent)}))"
    )
    pickled = str(job.folder / "kept" / "uf.pkl")
    told = subprocess.run([job.asked.peers, "-c", code, pickled], capture_output=True, text=True, check=True)
    return {int(row): name for row, name in json.loads(told.stdout).items()}


METHODS = {
    "newslint": newslint(PLAIN),
    "newslint-all": newslint([]),
    "datasketch": Method(datasketch_command, by_json, "datasketch"),
    "text-dedup": Method(text_dedup_command, text_dedup_clusters, "text_dedup"),
}


def as_datasketch(file: str, text_field: str, threshold: str) -> None:
    """The script: articles → signatures → LSH → clusters of whoever is in one bucket, as JSON."""
    from datasketch import MinHash, MinHashLSH

    def shingles(text: str) -> list[bytes]:
        words = text.lower().split()
        return list({" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))})

    lsh = MinHashLSH(threshold=float(threshold), num_perm=128)
    leads: dict[int, int] = {}

    def lead(row: int) -> int:
        while leads.setdefault(row, row) != row:
            row = leads[row] = leads[leads[row]]
        return row

    rows = iter(texts(file, text_field))
    row = 0
    while batch := list(itertools.islice(rows, 1000)):
        for made in MinHash.bulk([shingles(text) for text in batch], num_perm=128):
            for other in lsh.query(made):
                leads[lead(row)] = lead(other)
            lsh.insert(row, made)
            row += 1
    print(json.dumps({row: lead(row) for row in list(leads)}))


def texts(file: str, text_field: str) -> Iterable[str]:
    if file.endswith(".parquet"):
        import pyarrow.parquet

        for batch in pyarrow.parquet.ParquetFile(file).iter_batches(columns=[text_field]):
            yield from batch.column(0).to_pylist()
        return
    with Path(file).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)[text_field]


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command to its end, with its output in `folder`/out and its complaints in `folder`/err. Raises OSError."""
    caches = {"HF_HOME": str(folder / "hf"), "HF_HUB_OFFLINE": "1", "HF_DATASETS_OFFLINE": "1"}
    with (folder / "out").open("wb") as out, (folder / "err").open("wb") as err:
        began = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=err, cwd=folder, env={**os.environ, **caches})
        _, status, used = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise OSError(f"exit code {process.returncode}: {(folder / 'err').read_text(errors='replace')[-400:]}")
    return Cost(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def scores(found: Clusters, truth: Sequence[object]) -> tuple[float, float, float]:
    """Pairwise precision, recall and F1 of clusters; a row whose truth is None is alone."""

    def pairs(names: Iterable[object]) -> int:
        return sum(math.comb(size, 2) for size in collections.Counter(names).values())

    known = {row: name for row, name in enumerate(truth) if name is not None}
    right = pairs((name, known[row]) for row, name in found.items() if row in known)
    precision, recall = right / max(1, pairs(found.values())), right / max(1, pairs(known.values()))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def compared(asked: argparse.Namespace) -> None:
    """Run every method on every format and print a table."""
    methods = [name for name in asked.methods.split(",") if is_there(name, asked.peers)]
    with tempfile.TemporaryDirectory(prefix="bulk.") as folder:
        files, truth = prepared(asked.files[0], asked.articles, asked.formats.split(","), Path(folder))
        told = f"{len(truth):,} articles, {next(iter(files.values())).stat().st_size / 1e6:,.0f} MB"
        print(f"{told}; seconds of the whole process, processor seconds, peak MB, and how often faster than datasketch")
        columns = ("s", "cpu s", "MB", "by s", "by cpu", "P", "R", "F1")
        print(f"{'from':<9}{'method':<14}" + "".join(f"{column:>8}" for column in columns))
        for form, file in files.items():
            costs, found = measured(form, file, methods, Path(folder), asked)
            base = costs.get("datasketch")
            for name, cost in costs.items():
                row = f"{form:<9}{name:<14}{cost.seconds:>8.1f}{cost.processor:>8.1f}{cost.megabytes:>8,.0f}"
                if base:
                    row += f"{base.seconds / cost.seconds:>7.1f}x{base.processor / cost.processor:>7.1f}x"
                if any(cluster is not None for cluster in truth):
                    row += "".join(f"{score:>8.3f}" for score in scores(found[name], truth))
                print(row, flush=True)


def measured(
    form: str, file: Path, methods: Sequence[str], folder: Path, asked: argparse.Namespace
) -> tuple[dict[str, Cost], dict[str, Clusters]]:
    """What each method cost in its fastest round, and the clusters that it found."""
    costs: dict[str, Cost] = {}
    found: dict[str, Clusters] = {}
    for number, name in itertools.product(range(asked.rounds), methods):
        home = folder / f"{form}-{name}-{number}"
        home.mkdir()
        job = Job(file, home, asked)
        try:
            cost = timed(METHODS[name].command(job), home)
        except OSError as error:
            print(f"{form:<9}{name:<14} failed: {error}")
            continue
        costs[name] = min(cost, costs.get(name, cost), key=lambda c: c.seconds)
        found[name] = METHODS[name].clusters(job)
        shutil.rmtree(home)
    return costs, found


def is_there(name: str, python: str) -> bool:
    """Whether the method can be run; says so if it can't."""
    needs = METHODS[name].needs
    if needs and subprocess.run([python, "-c", f"import {needs}"], capture_output=True).returncode:
        print(f"{name} is left out: {python} has no {needs}", file=sys.stderr)
        return False
    return True


def prepared(source: str, most: int, formats: Sequence[str], folder: Path) -> tuple[dict[str, Path], list[object]]:
    """The first articles of the source in the formats, and the cluster of each."""
    truth: list[object] = []
    lines = folder / "articles.jsonl"
    with Path(source).open(encoding="utf-8") as file, lines.open("w", encoding="utf-8") as out:
        for line in itertools.islice(file, most):
            truth.append(json.loads(line).get("cluster"))
            out.write(line if line.endswith("\n") else line + "\n")
    files = {"jsonl": lines}
    if "parquet" in formats:
        files["parquet"] = folder / "articles.parquet"
        code = (
            "import sys; from newslint.formats.writers import write_records; from newslint.settings import Settings;"
            "write_records(sys.argv[2], [sys.argv[1]], Settings(), ())"
        )
        subprocess.run([sys.executable, "-c", code, str(lines), str(files["parquet"])], check=True)
    return {form: files[form] for form in formats}, truth


def scaled(asked: argparse.Namespace) -> None:
    """Run one method on each file, and print its cost and the exponent of its growth."""
    method = METHODS[asked.method]
    points: list[tuple[int, Cost]] = []
    print(f"{'articles':>10}{'MB':>8}{'s':>9}{'cpu s':>9}{'peak MB':>9}{'articles/s':>12}  exponent (s, cpu s)")
    for name in asked.files:
        file = Path(name).resolve()
        articles = sum(1 for _ in texts(name, asked.text_field)) if file.suffix == ".parquet" else lines_of(file)
        with tempfile.TemporaryDirectory(prefix="bulk.") as folder:
            cost = timed(method.command(Job(file, Path(folder), asked)), Path(folder))
        points.append((articles, cost))
        grown = ""
        if len(points) > 1:
            grown = f"  {exponent([(n, c.seconds) for n, c in points]):.2f}, "
            grown += f"{exponent([(n, c.processor) for n, c in points]):.2f}"
        row = f"{articles:>10,}{file.stat().st_size / 1e6:>8,.0f}{cost.seconds:>9.1f}{cost.processor:>9.1f}"
        print(f"{row}{cost.megabytes:>9,.0f}{articles / cost.seconds:>12,.0f}{grown}", flush=True)


def lines_of(file: Path) -> int:
    with file.open("rb") as lines:
        return sum(1 for _ in lines)


def exponent(points: Sequence[tuple[int, float]]) -> float:
    """The slope of the line through the points on paper with two logarithmic axes, by least squares."""
    xs, ys = [math.log(n) for n, _ in points], [math.log(max(value, 1e-3)) for _, value in points]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys)) / max(1e-9, sum((a - x) ** 2 for a in xs))


def main() -> None:
    """Read the options and do what they ask for."""
    if sys.argv[1:2] == ["--as-datasketch"]:
        as_datasketch(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--scale", action="store_true", help="one method on growing files")
    parser.add_argument("--method", default="newslint", choices=METHODS, help="the method of --scale")
    parser.add_argument("--methods", default="newslint,datasketch,text-dedup", help=f"of {','.join(METHODS)}")
    parser.add_argument("--formats", default="jsonl,parquet", help="of jsonl,parquet")
    parser.add_argument("--articles", type=int, default=10_000, help="how many of the file's (default 10000)")
    parser.add_argument("--threshold", type=float, default=0.5, help="the peers' (default 0.5)")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--text-field", default="text")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--newslint", default=f"{sys.executable} -m newslint", help="the command that is newslint")
    parser.add_argument("--peers", default=sys.executable, help="the interpreter that has the peers")
    asked = parser.parse_args()
    (scaled if asked.scale else compared)(asked)


if __name__ == "__main__":
    main()
