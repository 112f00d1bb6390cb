"""A long run says how far it has come, on a terminal and nowhere else."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import progress
from newslint.cli.progress import Progress
from newslint.cli.streams import Streams
from newslint.formats import read_paths
from newslint.settings import Settings


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in CI, on an ordinary terminal, with a line that is drawn for each document."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr(progress, "EVERY", 0)


def drawn(err: io.StringIO, items: Iterator[object], size: int = 0, *, quiet: bool = False) -> str:
    """What is written to standard error while the items pass."""
    with Progress(Streams(io.StringIO(), err), quiet=quiet) as shown:
        list(shown.follow(items, "pairing", lambda: size))
        shown.stage("writing a\nb.jsonl")
    return err.getvalue()


def test_documents_are_counted_and_stages_are_named() -> None:
    """Each state takes the place of the one before, no name breaks the line, and nothing is left at the end."""
    states = drawn(Terminal(), iter(range(1500))).split("\r\x1b[K")
    assert states[1].startswith("newslint: 1 document, ") and states[1].endswith(" a second")
    assert states[-3] == "newslint: 1,500 documents; pairing"
    assert states[-2].startswith("newslint: 1,500 documents; writing a") and "\n" not in states[-2]
    assert states[-1] == "" and all(len(state) < 60 for state in states)


def test_share_of_bytes_is_that_of_the_files(tmp_path: Path) -> None:
    """It grows from file to file and ends with all of them."""
    for name in ("a.jsonl", "b.csv"):
        line = json.dumps({"text": "word " * 500}) + "\n" if name == "a.jsonl" else '"' + "word " * 500 + '"\n'
        (tmp_path / name).write_text(("text\n" if name == "b.csv" else "") + line * 100)
    size = sum(path.stat().st_size for path in tmp_path.iterdir())
    err = Terminal()
    with Progress(Streams(io.StringIO(), err)) as shown:
        list(shown.follow(read_paths([str(tmp_path)], Settings(), watch=shown.watch), "pairing", lambda: size))
    shares = [int(s.split(", ")[1].rstrip(" %")) for s in err.getvalue().split("\r\x1b[K") if "%" in s]
    assert shares == sorted(shares) and shares[0] < 10 and shares[-1] >= 99 and 50 in shares


@pytest.mark.parametrize("why", ["no terminal", "quiet", "CI", "TERM"])
def test_nothing_is_written_where_nobody_looks(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No control character reaches a file, a log of CI, or a terminal that can't go back; the items aren't touched."""
    monkeypatch.setenv(why if why.isupper() else "UNRELATED", "dumb")
    err = io.StringIO() if why == "no terminal" else Terminal()
    items = iter(range(3))
    shown = Progress(Streams(io.StringIO(), err), quiet=why == "quiet")
    assert shown.follow(items, "pairing") is items
    assert drawn(err, items, quiet=why == "quiet") == ""


def test_much_json_in_one_piece_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has more of it than memory learns why, and what to do, before it is read."""
    monkeypatch.setattr(progress, "MUCH", 10)
    for name in ("a.json", "b.jsonl"):
        (tmp_path / name).write_text('{"text": "The ferry sat there."}')
    err = io.StringIO()
    next(iter(read_paths([str(tmp_path)], Settings(), watch=Progress(Streams(io.StringIO(), err)).watch)))
    assert err.getvalue().startswith(f"newslint: {tmp_path / 'a.json'}: 0 MB of JSON are held whole")
    list(read_paths([str(tmp_path / "b.jsonl")], Settings(), watch=Progress(Streams(io.StringIO(), err)).watch))
    assert err.getvalue().count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pty")
@pytest.mark.parametrize("command", ["dedup", "check"])
def test_a_terminal_is_left_clean(command: str, tmp_path: Path) -> None:
    """In a real terminal the last line is what the run says at its end; results on standard output are not touched."""
    import pty

    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "The ferry sat there for a night."}) + "\n")
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in os.environ.items() if k != "CI"}
    run = subprocess.run(
        [sys.executable, "-m", "newslint", command, "a.jsonl"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment,
    )
    os.close(theirs)
    pieces = []
    with contextlib.suppress(OSError):  # at its end Linux says EIO
        while piece := os.read(ours, 10_000):
            pieces.append(piece)
    said = b"".join(pieces).decode()
    os.close(ours)
    assert run.returncode == 0 and b"\x1b" not in run.stdout
    assert "\x1b[Knewslint: 1 document; " in said
    assert said.rsplit("\x1b[K", 1)[1].startswith(("compared 1 document", "checked 1 document"))
