#!/usr/bin/env python3
"""See the memory of `check` grow with the number of records: the peak of each of its processes.

    benchmarks/memory.py 50000 100000 [--jobs 2] [-- --select CPY,DUP]

Makes a Parquet file of so many made-up records (tests/engines/corpora.py), checks it with what stands behind `--`, and
prints the peak of the process that was started, that of the largest of its workers, both in MB, and seconds of
processors. Looks into /proc, so on Linux alone.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from tests.engines.corpora import make_texts


def write_parquet(place: Path, count: int) -> None:
    import pyarrow
    import pyarrow.parquet

    records = [
        {"id": f"r{n}", "title": f"Report {n}", "published": f"2023-03-{n % 28 + 1:02d}", "text": text}
        for n, text in enumerate(make_texts(count))
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(records), place, row_group_size=10_000)


def peaks(process: subprocess.Popen[bytes]) -> tuple[float, float, float]:
    """The peak of a process and that of its children, in MB, once it has ended, and its seconds of processors."""
    own = workers = 0.0
    while True:
        ended, _, used = os.wait4(process.pid, os.WNOHANG)
        if ended:
            return own, workers, used.ru_utime + used.ru_stime
        own = max(own, peak(process.pid))
        for task in Path(f"/proc/{process.pid}/task").glob("*/children"):
            try:
                workers = max([workers, *(peak(int(child)) for child in task.read_text().split())])
            except OSError:
                continue
        time.sleep(0.2)


def peak(process: int) -> float:
    try:
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    except OSError:
        return 0.0
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="+")
    parser.add_argument("--jobs", default="2")
    ends = sys.argv.index("--") if "--" in sys.argv else len(sys.argv)
    asked, given = parser.parse_args(sys.argv[1:ends]), sys.argv[ends + 1 :]
    print(f"{'records':>9}{'file MB':>9}{'first MB':>10}{'worker MB':>11}{'cpu s':>9}")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder, "records.parquet")
            write_parquet(place, size)
            words = ["check", str(place), "--no-cache", "--jobs", asked.jobs, "--output-format", "jsonl:found.jsonl"]
            command = [sys.executable, "-m", "newslint", *words, "--quiet", *given]
            process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            own, workers, seconds = peaks(process)
            row = f"{size:>9,}{place.stat().st_size / 1e6:>9.1f}{own:>10.0f}{workers:>11.0f}{seconds:>9.0f}"
            print(row, flush=True)


if __name__ == "__main__":
    main()
