"""MB a second of `newslint check` with all packs on one core, beside proselint on the same articles; and memory.

    python benchmarks/throughput.py articles.jsonl.gz [N]     speed on the first N articles (default 400)
    python benchmarks/throughput.py articles.jsonl.gz memory  peak memory on 64 MB of them, as one file of records

Whole processes, in turns, each article a file. The records need a field `text`.
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

ROUNDS = 3
MEMORY_MB = 64


def main(source: str, most: str = "400") -> None:
    with tempfile.TemporaryDirectory() as folder:
        if most == "memory":
            memory(source, Path(folder))
        else:
            speed(source, Path(folder), int(most))


def texts(source: str) -> Iterator[str]:
    opened = gzip.open if source.endswith(".gz") else open
    with opened(source, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield (f"{row['title']}\n\n" if row.get("title") else "") + row["text"]


def speed(source: str, folder: Path, most: int) -> None:
    articles, one = folder / "articles", folder / "one"
    size = 0
    for number, text in enumerate(islice(texts(source), most)):
        for place in (articles, one) if number == 0 else (articles,):
            place.mkdir(exist_ok=True)
            (place / f"{number:05}.txt").write_text(text, encoding="utf-8")
        size += len(text.encode())
    bin_folder = Path(sys.executable).parent
    commands = {"newslint": [sys.executable, "-m", "newslint", "check", "--output-format", "jsonl"]}
    if (bin_folder / "proselint").exists():
        commands["proselint"] = [str(bin_folder / "proselint"), "check"]
    rates: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            # what one article costs is taken off: it is mostly the start
            seconds = timed([*command, str(articles)], folder) - timed([*command, str(one)], folder)
            rates[name].append(size / 1e6 / seconds)
    print(f"{most} articles, {size / 1e6:.1f} MB, best of {ROUNDS} rounds, start-up taken off")
    for name, found in rates.items():
        print(f"{name:12}{max(found):8.2f} MB/s")
    if len(rates) == 2:
        print(f"newslint / proselint: {max(rates['newslint']) / max(rates['proselint']):.1f}")


def memory(source: str, folder: Path) -> None:
    target = folder / "articles.jsonl"
    size = number = 0
    with target.open("w", encoding="utf-8") as file:
        while size < MEMORY_MB * 1e6:
            for text in texts(source):
                number += 1
                # no two alike: copies would be found and held
                size += file.write(json.dumps({"id": str(number), "text": f"{text}\n\nNumber {number}."}) + "\n")
                if size >= MEMORY_MB * 1e6:
                    break
    seconds = timed([sys.executable, "-m", "newslint", "check", str(target), "--statistics"], folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{number} records, {size / 1e6:.0f} MB: {seconds:.0f} s, {size / 1e6 / seconds:.2f} MB/s, peak {peak:.0f} MB"
    )


def timed(command: list[str], folder: Path) -> float:
    """Processor seconds of a process."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=folder, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used or time.perf_counter() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
