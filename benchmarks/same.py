"""Whether two versions of newslint find the same, to the byte, and how much processor time each takes.

    python benchmarks/same.py OLD NEW PATH …

OLD and NEW are folders that hold the package `newslint` (two checkouts), a PATH is whatever `check` and `dedup` take.
Each is checked, and one whose name has `dedup` in it goes through `dedup` as well. Exit code 1 where anything differs.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path


def main(old: str, new: str, *paths: str) -> int:
    """Compare the two versions over the paths; 1 if they differ anywhere, else 0."""
    differ = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            for verb in ("check", "dedup") if "dedup" in Path(path).name else ("check",):
                told = [run(version, verb, path, Path(folder) / str(at)) for at, version in enumerate((old, new))]
                (before, seconds), (after, now) = told
                differ += before != after
                word = "same" if before == after else "DIFFERS"
                print(f"{word:8} {verb:6} {seconds:7.2f} s → {now:7.2f} s ({now / seconds:.2f})  {path}", flush=True)
                if before != after:
                    tell_difference(before, after)
    return bool(differ)


def run(version: str, verb: str, path: str, home: Path) -> tuple[bytes, float]:
    """What a version writes of a path, as JSON, and the processor time it took with an empty store."""
    given = {**os.environ, "PYTHONPATH": version, "XDG_CACHE_HOME": str(home)}
    command = [sys.executable, "-m", "newslint", verb, str(Path(path).resolve()), "--output-format", "json"]
    if verb == "check":
        command += ["--jobs", "1", "--exit-zero"]
    # what is kept of rules and patterns is made first, and the store goes
    subprocess.run([*command[:3], "check", "-", "--exit-zero"], input=b"A line.\n", env=given, capture_output=True)
    for store in home.rglob("*.sqlite*"):
        store.unlink()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # from an empty folder: no settings of ours are found there
    done = subprocess.run(command, env=given, capture_output=True, cwd=home)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return done.stdout or done.stderr, seconds


def tell_difference(before: bytes, after: bytes) -> None:
    """The first place at which two outputs differ."""
    at = next((at for at, (one, two) in enumerate(zip(before, after)) if one != two), min(len(before), len(after)))
    for text in (before, after):
        print("   ", text[max(0, at - 300) : at + 300].decode("utf-8", "replace"))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
