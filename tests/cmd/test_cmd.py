"""Whole command lines: what they print, what they write, and their exit code.

Each folder beside this file is a case: `args` (an argument a line), `files/` (the folder it runs in), `stdin`,
`stdout`, `stderr` (left out where its wording is argparse's), `exit`, and `written/` (files that must be there after).
NEWSLINT_UPDATE=1 writes what came out into the case, to be read before it is committed.
"""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import __version__
from newslint.cli import main

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/args"))


def ran(
    case: Path, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> dict[str, str]:
    """What the case's command printed and returned, run in a copy of its files."""
    if (case / "files").exists():
        shutil.copytree(case / "files", folder, dirs_exist_ok=True)
    stdin = (case / "stdin").read_bytes() if (case / "stdin").exists() else b""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / ".cache"))
    code = main((case / "args").read_text(encoding="utf-8").splitlines())
    out, err = capsys.readouterr()
    told = {"stdout": out, "stderr": err, "exit": f"{code}\n"}
    return {name: text.replace(__version__, "VERSION").replace(str(folder), "FOLDER") for name, text in told.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_a_command_does_what_its_case_says(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Output, errors, exit code and written files are those of the case, to the letter."""
    told = ran(case, tmp_path, capsys, monkeypatch)
    if os.environ.get("NEWSLINT_UPDATE"):
        for name, text in told.items():
            if name != "stderr" or not (case / "stdout").exists() or (case / "stderr").exists():
                (case / name).write_text(text, encoding="utf-8")
        for path in (path for path in (case / "written").rglob("*") if path.is_file()):
            shutil.copy(tmp_path / path.relative_to(case / "written"), path)
    wanted = {name: (case / name).read_text(encoding="utf-8") for name in told if (case / name).exists()}
    assert {name: told[name] for name in wanted} == wanted
    for path in (path for path in (case / "written").rglob("*") if path.is_file()):
        there = tmp_path / path.relative_to(case / "written")
        assert there.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")


def process(*args: str, cwd: Path, stdout: int) -> subprocess.Popen[bytes]:
    """newslint in a process of its own."""
    root = str(HERE.parent.parent)
    environment = {**os.environ, "PYTHONPATH": root, "XDG_CACHE_HOME": str(cwd / ".cache")}
    command = [sys.executable, "-m", "newslint", *args]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=stdout, stderr=subprocess.PIPE)


@pytest.mark.parametrize("lines", [1, 5000])
@pytest.mark.long(180)
def test_a_reader_that_leaves_changes_nothing(tmp_path: Path, lines: int) -> None:
    """Output cut short by `| head`: no complaint, the closing line stands, the exit code is true."""
    shutil.copytree(HERE / "found-concise" / "files", tmp_path, dirs_exist_ok=True)
    (tmp_path / "long.txt").write_text("Headline\n\n" + "The colour was blorp again.\n\n" * lines, encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    running = process("check", "long.txt", "--output-format", "concise", cwd=tmp_path, stdout=write)
    os.close(write)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 1
    assert err.decode().startswith("checked 1 document") and err.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_no_success(tmp_path: Path) -> None:
    """What can't be written makes the exit code 2, with a reason."""
    shutil.copytree(HERE / "found-concise" / "files", tmp_path, dirs_exist_ok=True)
    with Path("/dev/full").open("wb") as full:
        running = process("check", ".", cwd=tmp_path, stdout=full.fileno())
        _, err = running.communicate(timeout=60)
    assert running.returncode == 2, err
    assert b"No space left on device" in err
