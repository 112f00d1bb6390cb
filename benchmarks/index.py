#!/usr/bin/env python3
"""Time three changed files against the index of an archive, whole processes, beside `newslint --version`.

    benchmarks/index.py FILE.jsonl [--runs 9] [--folder DIR]

Builds the index of FILE in DIR (a temporary folder by default; an index that is there is used), writes three stories
that are near copies of records of FILE beside it, and prints seconds and peak memory of each command, as medians of
runs in turn, and the ratio to `newslint --version`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEWSLINT = [sys.executable, "-m", "newslint"]


def measured(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Wall and processor seconds, and megabytes at the peak, of one run."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def three_files(source: Path, folder: Path) -> list[str]:
    """Write three edited records of the source into the folder, and give their names."""
    names = []
    with source.open(encoding="utf-8") as file:
        for number, line in enumerate(itertools.islice(file, 0, 3000, 1000)):
            name = f"changed{number}.txt"
            text = json.loads(line)["text"].replace(" said", " told", 2)
            (folder / name).write_text(f"{text} A line more ({time.time_ns()}).\n", encoding="utf-8")
            names.append(name)
    return names


def main() -> None:
    """Build, run in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--folder", type=Path)
    asked = parser.parse_args()
    source = asked.file.resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        archive = folder / source.name
        if not archive.exists():
            archive.symlink_to(source)
        if not (folder / ".newslint-index").exists():
            wall, cpu, peak = measured([*NEWSLINT, "index", "build", source.name], folder)
            print(f"index build: {wall:.1f} s, {cpu:.1f} s of processor, {peak:,.0f} MB")
        names = three_files(source, folder)
        commands = {
            "--version": [*NEWSLINT, "--version"],
            "check --select DUP2": [*NEWSLINT, "check", "--select", "DUP2", *names],
            "dedup": [*NEWSLINT, "dedup", *names],
            "check": [*NEWSLINT, "check", *names],
        }
        runs = {name: [measured(command, folder) for command in [command]] for name, command in commands.items()}
        for _ in range(asked.runs):
            for name, command in commands.items():
                runs[name].append(measured(command, folder))
        base = runs["--version"][1:]
        print(f"{'three files':<22}{'s':>8}{'ratio':>8}{'cpu s':>8}{'ratio':>8}{'MB':>8}")
        for name, found in runs.items():
            wall, cpu, peak = (statistics.median(column) for column in zip(*found[1:], strict=True))
            by_wall = statistics.median(one[0] / other[0] for one, other in zip(found[1:], base, strict=True))
            by_cpu = statistics.median(one[1] / other[1] for one, other in zip(found[1:], base, strict=True))
            print(f"{name:<22}{wall:>8.3f}{by_wall:>8.1f}{cpu:>8.3f}{by_cpu:>8.1f}{peak:>8.0f}")


if __name__ == "__main__":
    main()
