"""How the time of each command grows as its input doubles four times: `python benchmarks/growth.py [KIND …]`.

For every kind of input and command the exponent of growth is told, by the CPU seconds of a fork of a process that has
started up and has run the command once, less those of a run over next to nothing: 1 is linear, 2 is quadratic. Exit
code 1 if one is above 1.15. `--first N` makes the smallest input N hundredths as long, `--doublings N` says how often
it doubles, `--times N` takes the least of N runs; on a busy machine take more of all three.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from newslint.cli import main

#: what is asked of newslint: a quarter of the time more, where an input is four times as long, is noise and caches
MOST = 1.15
SENTENCES = (
    "The harbour bridge reopened on Saturday after nine weeks of repairs, the council said.",
    "Engineers had found cracks in two of its bearings in January, and the ferry carried commuters.",
    "“It held,” said Ann Marsh, who leads the works, “and it will hold for another thirty years.”",
    "About 1,200 people crossed in the first hour, most of them on foot.",
)


def story(number: int) -> str:
    """One made story among many that differ."""
    return f"Bridge number {number} reopens in Port {number * 7919 % 10007}\n\nLOWICK, 11 March 2023 - " + "\n\n".join(
        f"{sentence} Part {number} of {number * 31 % 977}." for sentence in SENTENCES
    )


def records(count: int, text: Callable[[int], str]) -> str:
    """Records of stories."""
    return "".join(json.dumps({"id": n, "title": f"Bridge {n}", "text": text(n)}) + "\n" for n in range(count))


def template(number: int) -> str:
    """A story written to a pattern, as earnings are."""
    return (
        f"Firm {number} Inc said its profit was {number * 13 % 997} million dollars in the first quarter, up from "
        f"{number * 7 % 991} million a year before. Revenue rose {number % 40} per cent to {number * 3} million."
    )


CHECK, STORIES, DEDUP, CLEAN, FIX = ("check",), ("stories",), ("dedup",), ("clean", "--diff"), ("check", "--diff")
PLAIN = ("dedup", "--plain")
#: kind → ending, how many at first, what makes so many, the commands
KINDS: dict[str, tuple[str, int, Callable[[int], str], Sequence[tuple[str, ...]]]] = {
    "line-ends": ("txt", 40_000, lambda n: "The boat sailed." + "\n" * n, (CHECK, STORIES, DEDUP, CLEAN)),
    "short-lines": ("txt", 4_000, lambda n: "".join(f"Line {i}\n" for i in range(n)), (CHECK, STORIES, DEDUP, CLEAN)),
    "one-line": ("txt", 400, lambda n: " ".join(SENTENCES[i % 4] for i in range(n)), (CHECK, STORIES, DEDUP, CLEAN)),
    "one-story": (
        "txt", 200, lambda n: "Bridge reopens\n\n" + "\n\n".join(f"{SENTENCES[i % 4]} Part {i}." for i in range(n)),
        (CHECK, STORIES, DEDUP, CLEAN),
    ),
    "stories-a-page": (
        "txt", 25, lambda n: "\n\n***\n\n".join(story(i) for i in range(n)), (CHECK, STORIES, DEDUP, CLEAN),
    ),
    "template-records": ("jsonl", 200, lambda n: records(n, template), (CHECK, STORIES, DEDUP, PLAIN, CLEAN)),
    "identical-records": (
        "jsonl", 200, lambda n: records(n, lambda _: story(1)), (CHECK, STORIES, DEDUP, PLAIN, CLEAN),
    ),
    "records": ("jsonl", 100, lambda n: records(n, story), (CHECK, STORIES, DEDUP, PLAIN, CLEAN)),
    "tags": ("html", 8_000, lambda n: "<p>The boat sailed." + "<b>" * n, (CHECK, STORIES, CLEAN)),
    "cdata": ("html", 8_000, lambda n: "<p>The boat sailed." + "<![CDATA[" * n, (CHECK, STORIES, CLEAN)),
    "comments": ("html", 4_000, lambda n: "<p>The boat sailed." + "<!-- newslint: " * n, (CHECK, STORIES, CLEAN)),
    "fixes": ("txt", 300, lambda n: "\n\n".join(f"The the boat {i} sailed." for i in range(n)), (CHECK, FIX, CLEAN)),
    "suppressions": (
        "md", 300,
        lambda n: "\n\n".join(
            f"<!-- newslint: ignore CPY101 because it is {i} -->\nThe the boat {i} sailed." for i in range(n)
        ),
        (CHECK, FIX, CLEAN),
    ),
}  # fmt: skip


def seconds(command: Sequence[str], path: Path, times: int) -> float:
    """The least CPU seconds of a command over a file, of so many forks of this process, which has its modules ready."""
    return min(_once([*command, str(path), "--no-cache", "--jobs", "1"]) for _ in range(times))


def _once(line: list[str]) -> float:
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        with contextlib.suppress(BaseException):
            main(line)
        os._exit(0)
    _, _, used = os.wait4(child, 0)
    return used.ru_utime


def exponent(times: Sequence[float]) -> float:
    """The slope of the times over sizes that double, both by logarithm (least squares)."""
    logs = [math.log2(time) for time in times]
    middle, mean = (len(logs) - 1) / 2, sum(logs) / len(logs)
    return sum((at - middle) * (log - mean) for at, log in enumerate(logs)) / sum(
        (at - middle) ** 2 for at in range(len(logs))
    )


def measure() -> int:
    """Measure, print a line a kind and command, and say whether all of it is linear."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(KINDS)} (default: all)")
    parser.add_argument("--first", type=int, default=100, metavar="PER_CENT")
    parser.add_argument("--doublings", type=int, default=4)
    parser.add_argument("--times", type=int, default=1)
    parsed = parser.parse_args()
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for kind in parsed.kinds or KINDS:
            ending, first, make, commands = KINDS[kind]
            small = Path(folder, f"small.{ending}")
            small.write_text(make(1), encoding="utf-8")
            paths = []
            for doubling in range(parsed.doublings + 1):
                path = Path(folder, f"{kind}-{doubling}.{ending}")
                path.write_text(make((first * parsed.first // 100) << doubling), encoding="utf-8")
                paths.append(path)
            for command in commands:
                # what a command needs but once is done before it is measured
                with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                    main([*command, str(paths[0]), "--no-cache", "--jobs", "1"])
                least = seconds(command, small, parsed.times)
                times = [max(seconds(command, path, parsed.times) - least, 0.01) for path in paths]
                found = exponent(times)
                worst = max(worst, found)
                told = " ".join(f"{time:.2f}" for time in times)
                print(f"{kind:<18} {' '.join(command):<14} {found:5.2f}  {told}", flush=True)
    print(f"worst {worst:.2f}, asked at most {MOST}")
    return worst > MOST


if __name__ == "__main__":
    sys.exit(measure())
