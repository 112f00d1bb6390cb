"""Hostile inputs and faults: each row of `rows/` is an input, commands, their exit codes, and what must hold after.

A row has `does` (its name), `given` (a shell script that makes the input), `run` (a command line each), `exit` (a
code, or one for each command), and may have `stdin`, `out` and `err` (what the last command's output must hold),
`never` (what no output may hold), `after` (a shell script that must succeed), `writes` (files that may change), `makes`
(files that may come to be), `long` (the row takes long, and may take so many seconds).

Whatever the row: no control character and no direction control reaches a terminal, nothing that was there is changed or
gone, nothing is left lying, and no traceback is shown.
"""

import fnmatch
import hashlib
import io
import os
import re
import shlex
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ROWS = [
    (path.stem, row)
    for path in sorted((HERE / "rows").glob("*.yaml"))
    for row in yaml.safe_load(path.read_text(encoding="utf-8"))
]
#: rows that start processes of their own, and those about time, take long: NEWSLINT_LONG=1 runs them too
LONG = bool(os.environ.get("NEWSLINT_LONG"))
if not LONG:
    ROWS = [(kind, row) for kind, row in ROWS if kind != "linear" and not re.search(r"\$ |newslint (?!lock)", str(row))]
#: what no terminal should be sent: controls but line feed and tab, and what reorders or hides text
HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
#: no command may take longer, in seconds of its own CPU time; one that waits for ever is ended after PATIENCE seconds
SECONDS, PATIENCE = 20, 240


class TooLongError(BaseException):
    """A command didn't end."""


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all rows, so that rule files are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folder(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder that a row runs in, with `newslint` on the path of its shell."""
    work, tools = tmp_path / "w", tmp_path / "tools"
    work.mkdir()
    tools.mkdir()
    for name, command in (
        ("newslint", f"PYTHONPATH={ROOT} exec {sys.executable} -m newslint"),
        ("python3", f"exec {sys.executable}"),
    ):
        (tools / name).write_text(f'#!/bin/sh\n{command} "$@"\n')
        (tools / name).chmod(0o755)
    monkeypatch.chdir(work)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("ROWS", str(HERE / "rows"))
    yield work
    subprocess.run(["chmod", "-R", "u+rwX", str(work)], check=False, capture_output=True)


def shell(script: str, folder: Path) -> None:
    """Run a script that must succeed."""
    done = subprocess.run(["sh", "-euc", script], cwd=folder, capture_output=True, timeout=PATIENCE)
    assert done.returncode == 0, (
        f"{script}\n{done.stdout.decode(errors='replace')}{done.stderr.decode(errors='replace')}"
    )


def contents(folder: Path) -> dict[str, str]:
    """What every entry of a folder is: a digest of a file, where a link leads, or another kind."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = os.fsencode(path.relative_to(folder)).decode("utf-8", "backslashreplace")
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            found[name] = f"link to {path.readlink()}"
        elif stat.S_ISREG(mode):
            readable = os.access(path, os.R_OK) or os.geteuid() == 0
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest() if readable else "unreadable"
        elif not stat.S_ISDIR(mode):
            found[name] = "special"
    return found


def run(line: str, stdin: bytes, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a command line; a line that starts with `$` is the shell's."""
    if line.startswith("$ "):
        done = subprocess.run(["sh", "-c", line[2:]], input=stdin, capture_output=True, timeout=PATIENCE)
        sys.stdout.write(done.stdout.decode("utf-8", "backslashreplace"))
        sys.stderr.write(done.stderr.decode("utf-8", "backslashreplace"))
        return done.returncode
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    words = [os.fsdecode(word.encode("latin-1")) if "\\x" in line else word for word in shlex.split(_unescaped(line))]

    def late(*_: object) -> None:
        raise TooLongError(line)

    before = {heard: signal.signal(heard, late) for heard in (signal.SIGALRM, signal.SIGPROF)}
    signal.alarm(PATIENCE)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        return main(words)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        for heard, handler in before.items():
            signal.signal(heard, handler)


def _unescaped(line: str) -> str:
    r"""The line with `\x1b` as the byte it stands for."""
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), line)


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.long(row["long"])] if "long" in row else []


@pytest.mark.parametrize(
    "row", [pytest.param(row, id=f"{kind}: {row['does']}", marks=_marks(row)) for kind, row in ROWS]
)
def test_a_hostile_input_does_no_harm(
    row: dict[str, Any], folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands of the row end as they should, and what must hold holds; `known` says why one doesn't yet."""
    if "known" in row:
        pytest.xfail(row["known"])
    shell(row.get("given", ""), folder)
    before = contents(folder)
    stdin = row.get("stdin", "").encode("utf-8", "surrogateescape")
    lines = [row["run"]] if isinstance(row["run"], str) else row["run"]
    codes = row["exit"] if isinstance(row["exit"], list) else [row["exit"]] * len(lines)
    told = []
    for line, code in zip(lines, codes, strict=True):
        came = run(line, stdin, monkeypatch)
        out, err = capsys.readouterr()
        told.append((out, err))
        wanted = {int(word) for word in str(code).split("|")}
        assert came in wanted, f"{line}: exit {came}, wanted {code}\n{out[-2000:]}\n{err[-3000:]}"
        for text in (out, err):
            found = HARMFUL.search(text)
            assert not found, f"{line}: {found[0]!r} in …{text[max(0, found.start() - 60) : found.end() + 60]!r}"
        assert "Traceback" not in err and "a fault of newslint" not in out + err, err[-3000:]
        for word in row.get("never", ()):
            assert word not in out + err
    out, err = told[-1]
    for name, text in (("out", out), ("err", err)):
        for word in [row[name]] if isinstance(row.get(name), str) else row.get(name, ()):
            assert word in text, f"{word!r} isn't in {text[-3000:]!r}"
    after = contents(folder)
    # what newslint remembers of an archive is its own
    may_change = [*row.get("writes", ()), *row.get("makes", ()), "*.newslint_cache/*"]
    for name, what in before.items():
        if not any(fnmatch.fnmatch(name, glob) for glob in may_change):
            assert after.get(name) == what, f"{name} was {what} and is {after.get(name)}"
    for name in after.keys() - before.keys():
        assert any(fnmatch.fnmatch(name, glob) for glob in may_change), f"{name} is left lying"
    if "after" in row:
        shell(row["after"], folder)
