#!/usr/bin/env python3
"""What the archive store costs and saves, in whole processes: seconds of processor, and bytes on disk.

    benchmarks/index.py FILE.jsonl [--folder DIR] [--files] [--commits 100] [--runs 5]

Puts FILE (records with `text`, and `title` and `published` where there are) into DIR, a temporary folder by default, as
one file of records or, with --files, as a file each; a DIR that holds an archive already is taken as it is. Then: the
first check, which makes the store; the same again; one changed file, and that file alone in a folder of its own; three
near copies against the archive; and small commits one after the other, of which the first tenth is put beside the last.
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
from pathlib import Path

NEWSLINT = [sys.executable, "-m", "newslint"]


def seconds(folder: Path, *words: str) -> float:
    """Seconds of processor that a run of newslint takes in a folder. Raises SystemExit if it doesn't end well."""
    process = subprocess.Popen([*NEWSLINT, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    told = process.stderr.read().decode("utf-8", "replace")
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(told)
    return usage.ru_utime + usage.ru_stime


def put(source: Path, folder: Path, *, files: bool) -> list[str]:
    """Write the records into a folder as an archive, old enough to be believed, and give the names of its files."""
    (folder / "newslint.toml").write_text("jobs = 1\n", encoding="utf-8")
    if not files:
        (folder / source.name).write_bytes(source.read_bytes())
        names = [source.name]
    else:
        names = []
        with source.open(encoding="utf-8") as rows:
            for number, row in enumerate(map(json.loads, rows)):
                names.append(f"s{number:07}.txt")
                head = [row.get("title") or "", row.get("published") or ""]
                told = "\n".join(line.strip() for line in head if line.strip())
                (folder / names[-1]).write_text(f"{told}\n\n{row['text'].strip()}\n".lstrip(), encoding="utf-8")
    for name in names:
        os.utime(folder / name, (1_600_000_000, 1_600_000_000))
    return names


def near_copies(source: Path, folder: Path) -> list[str]:
    """Write three edited records of the source into the folder, and give their names."""
    names = []
    with source.open(encoding="utf-8") as file:
        for number, line in enumerate(itertools.islice(file, 0, 3000, 1000)):
            name = f"copy{number}.txt"
            text = json.loads(line)["text"].replace(" said", " told", 2)
            (folder / name).write_text(f"{text} A line more.\n", encoding="utf-8")
            names.append(name)
    return names


def commit(folder: Path, name: str, number: int) -> float:
    """Change a file by a line, and check it."""
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write(f"\nSo it was said of commit {number}.\n")
    return seconds(folder, "check", "--exit-zero", name)


def measure(source: Path, folder: Path, asked: argparse.Namespace) -> None:
    """Run everything, and print it line by line."""
    there = sorted(path.name for path in folder.glob("s*.txt"))
    names = there or put(source, folder, files=asked.files)
    store = folder / ".newslint_cache" / "archive.sqlite"
    text = sum((folder / name).stat().st_size for name in names)
    first = seconds(folder, "check", "--exit-zero", ".")
    size = store.stat().st_size / text
    print(f"first check: {first:.1f} s; store {size:.2f} times the {text / 1e6:.1f} MB of its files", flush=True)
    again = statistics.median(seconds(folder, "check", "--exit-zero", ".") for _ in range(asked.runs))
    print(f"second check: {again:.2f} s, {first / again:.0f} times as fast", flush=True)
    seconds(folder, "archive", "build")
    print(f"after `archive build`: {store.stat().st_size / text:.2f} times", flush=True)
    copies = near_copies(source, folder)
    three = statistics.median(seconds(folder, "check", "--exit-zero", *copies) for _ in range(asked.runs))
    print(f"three files: {three:.2f} s, `--version` {seconds(folder, '--version'):.2f} s", flush=True)
    if not asked.files and not there:
        return
    with tempfile.TemporaryDirectory() as temporary:
        alone = Path(temporary)
        (alone / "newslint.toml").write_text("jobs = 1\n", encoding="utf-8")
        (alone / names[0]).write_bytes((folder / names[0]).read_bytes())
        pairs = [(commit(folder, names[0], at), commit(alone, names[0], at)) for at in range(asked.runs)]
    inside, outside = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"one changed file: {inside:.2f} s, alone {outside:.2f} s, {inside / outside:.2f} times", flush=True)
    costs = [commit(folder, names[at * 37 % len(names)], at) for at in range(asked.commits)]
    tenth = max(1, len(costs) // 10)
    mean = (statistics.mean(costs[:tenth]), statistics.mean(costs[-tenth:]))
    print(
        f"{len(costs)} commits: the first tenth {mean[0]:.2f} s each, the last {mean[1]:.2f}, at most {max(costs):.2f}"
    )


def main() -> None:
    """Measure in the folder that was asked for, or in one that is gone afterwards."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--commits", type=int, default=100)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(asked.file.resolve(), asked.folder or Path(temporary), asked)


if __name__ == "__main__":
    main()
