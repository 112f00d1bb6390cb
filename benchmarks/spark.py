#!/usr/bin/env python3
"""Spark beside this machine's processes: the same answers? how long? which stage grows how?

    benchmarks/spark.py 1000 10000 [--commands check dedup copies clean stories] [--master 'local[2]'] [--jobs 2]

Makes an archive of so many made-up stories (tests/engines/corpora.py), runs each command with --jobs and with --engine
spark, compares what they print byte for byte, and prints a line for each with seconds of all processors (of the clock
on a busy machine nothing can be said), and the exponent of growth from one size to the next. `copies` is `dedup`
without write-ups of one event, which Spark does by joins. Needs the extra `spark` and Java; counts on Linux alone.
"""

from __future__ import annotations

import argparse
import ctypes
import datetime
import hashlib
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.engines.corpora import write_archive

FORMATS = {
    "check": ("check", "--output-format", "json"),
    "dedup": ("dedup", "--output-format", "json"),
    "copies": ("dedup", "--kinds", "exact,near,partial,teaser", "--output-format", "json"),
    "stories": ("stories", "--output-format", "jsonl"),
}
#: of prctl(2): who is left without a parent comes to this process, so that its seconds are counted as well
SUBREAPER = 36


def run(folder: Path, command: str, words: tuple[str, ...]) -> tuple[float, str]:
    """Seconds, and a digest of the exit code and of all that came out."""
    target = folder / f"out-{time.monotonic_ns()}"
    name, *more = ("clean", "-o", str(target), "--quiet") if command == "clean" else FORMATS[command]
    began = spent()
    done = subprocess.run(
        [sys.executable, "-m", "newslint", name, "archive", "--no-cache", *more, *words],
        cwd=folder,
        capture_output=True,
    )
    seconds = spent() - began
    told = hashlib.blake2b(b"%d" % done.returncode + (b"" if command == "clean" else done.stdout))
    for path in sorted(target.rglob("*")) if command == "clean" else ():
        if path.is_file():
            told.update(str(path.relative_to(target)).encode() + path.read_bytes())
    if done.returncode not in (0, 1, 2):
        print(done.stderr.decode()[-500:], file=sys.stderr)
    return seconds, told.hexdigest()


def spent() -> float:
    """Seconds of processors that those have taken who were started here, down to Java and its workers."""
    while True:
        try:
            os.wait()
        except ChildProcessError:
            used = resource.getrusage(resource.RUSAGE_CHILDREN)
            return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--commands", nargs="+", default=["check", "dedup", "copies", "clean", "stories"])
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--jobs", default="2")
    asked = parser.parse_args()
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Spark {asked.master}")
    print(f"{'command':<9}{'stories':>9}{'local':>9}{'spark':>9}{'ratio':>7}{'growth':>8}  same")
    before: dict[str, tuple[int, float]] = {}
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as made:
            folder = Path(made)
            write_archive(folder / "archive", size)
            for command in asked.commands:
                here = run(folder, command, ("--jobs", asked.jobs))
                there = run(
                    folder, command, ("--jobs", asked.jobs, "--engine", "spark", "--spark-master", asked.master)
                )
                growth = ""
                if command in before:
                    count, seconds = before[command]
                    growth = f"{math.log(there[0] / seconds) / math.log(size / count):.2f}"
                before[command] = size, there[0]
                same = "yes" if here[1] == there[1] else "NO"
                ratio = there[0] / here[0]
                print(
                    f"{command:<9}{size:>9,}{here[0]:>9.1f}{there[0]:>9.1f}{ratio:>7.2f}{growth:>8}  {same}", flush=True
                )


if __name__ == "__main__":
    main()
