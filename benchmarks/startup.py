"""What one small file costs as a whole process, beside codespell and proselint: what a hook makes people wait.

    python benchmarks/startup.py [FILE] [ROUNDS]

CPU time is told, and the commands take turns, so that a busy machine is unfair to all. newslint has its caches and its
bytecode, as an installed package has; the others have the same.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

SEED = Path(__file__).parent.parent / "seeds"


def main(file: str | None = None, rounds: str = "21") -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(file) if file else four_kilobytes(Path(folder))
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["XDG_CACHE_HOME"] = folder
        commands = {
            "newslint check": [sys.executable, "-m", "newslint", "check", str(target)],
            "newslint --version": [sys.executable, "-m", "newslint", "--version"],
            "python -c pass": [sys.executable, "-c", "pass"],
        }
        if peer := shutil.which("codespell", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"):
            commands["codespell"] = [peer, str(target)]
        if other := shutil.which("proselint", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"):
            commands["proselint"] = [other, "check", str(target)]
        times = paired(commands, int(rounds), environment)
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"{target.name}, {rounds} rounds\n{'':20}{'median':>9}{'least':>9}")
    for name, found in times.items():
        print(f"{name:20}{medians[name] * 1000:6.0f} ms{min(found) * 1000:6.0f} ms")
    if peer:
        print(f"newslint check / codespell: {medians['newslint check'] / medians['codespell']:.2f}")
    else:
        print("codespell is not installed: pip install codespell")


def four_kilobytes(folder: Path) -> Path:
    """The first 4 KB of the longest seed."""
    longest = max((p for p in SEED.rglob("*.txt")), key=lambda p: p.stat().st_size)
    target = folder / "four-kilobytes.txt"
    target.write_bytes(longest.read_bytes()[:4096].decode("utf-8", "ignore").encode())
    return target


def paired(commands: dict[str, list[str]], rounds: int, environment: dict[str, str]) -> dict[str, list[float]]:
    """Seconds of CPU of each command in each round, after two rounds that only warm up."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 2):
        for name, command in commands.items():
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, capture_output=True, env=environment, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            if number > 1:
                times[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return times


if __name__ == "__main__":
    main(*sys.argv[1:])
