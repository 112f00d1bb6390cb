"""Runs that are killed at any moment: what was there is there, old or new and whole, and the next run tidies up."""

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli import main

#: how often each command is killed; NEWSLINT_KILLS=100 takes some minutes
KILLS = int(os.environ.get("NEWSLINT_KILLS") or 20)
FILES = 5
TEXT = (
    "Story {}\n\nThe the boat sailed. Don\u00e2\u20ac\u2122t go to to the bay, he said on Sunday.\n\n"
    "Share this article\n\n"
)

pytestmark = [pytest.mark.long(600), pytest.mark.skipif(not hasattr(os, "fork"), reason="kills need fork")]


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of stories with what can be fixed, in a working folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
    folder = tmp_path / "s"
    folder.mkdir()
    write_stories(folder)
    # few rules, and those ready, so that a run is short and what it writes is a large part of it
    (tmp_path / "newslint.toml").write_text('select = ["CPY101", "ENC101", "BPL101"]\n', encoding="utf-8")
    main(["check", "s", "--no-cache", "--quiet", "--jobs", "1"])
    return folder


def write_stories(folder: Path) -> None:
    """The stories as they were."""
    for number in range(FILES):
        (folder / f"{number}.txt").write_text(TEXT.format(number) * 3, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """What every file under a folder holds."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def start(command: list[str]) -> int:
    """A process that runs a command, by its number."""
    child = os.fork()
    if child:
        return child
    os.setpgid(0, 0)
    with contextlib.suppress(BaseException), open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        main(command)
    os._exit(0)


def length_of(command: list[str]) -> float:
    """How many seconds a command takes."""
    began = time.monotonic()
    os.waitpid(start(command), 0)
    return time.monotonic() - began


def kill_at(command: list[str], seconds: float) -> None:
    """Start the command and kill it after so long."""
    child = start(command)
    time.sleep(seconds)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def kill_often(command: list[str], before: Callable[[], None], holds: Callable[[], None]) -> None:
    """Kill the command at moments all over its length; `holds` says what must hold after each."""
    before()
    length = length_of(command)
    chance = random.Random(15)
    for number in range(KILLS):
        before()
        kill_at(command, chance.random() * length)
        holds()
        # every tenth time the next run starts from what the killed ones have left
        if number % 10 == 0:
            os.waitpid(start(command), 0)
            holds()
    before()
    os.waitpid(start(command), 0)
    left = [str(path) for path in Path().rglob("*newslint-*")]
    assert not left, left


def test_fix(source: Path) -> None:
    """Every file is as it was, or fixed, whichever run was killed."""
    old = tree(source)
    main(["check", "s", "--fix", "--no-cache", "--quiet", "--jobs", "1"])
    new = tree(source)
    assert all(new[name] != old[name] for name in old)

    def holds() -> None:
        now = {name: data for name, data in tree(source).items() if not name.startswith(".")}
        assert now.keys() == old.keys()
        assert all(data in (old[name], new[name]) for name, data in now.items())

    kill_often(["check", "s", "--fix", "--no-cache", "--quiet", "--jobs", "1"], lambda: write_stories(source), holds)


def test_fix_of_files_of_two_names(source: Path) -> None:
    """What is written over in place is whole, or the old content lies beside it."""
    for number in range(FILES):
        os.link(source / f"{number}.txt", source / f"{number}.twin")
    old = tree(source)

    def before() -> None:
        for path in source.glob(".*"):
            path.unlink()
        write_stories(source)

    def holds() -> None:
        beside = {path.name.split(".newslint-")[0][1:]: path.read_bytes() for path in source.glob(".*.back")}
        for name, data in tree(source).items():
            if name.endswith(".txt"):
                assert data.count(b"he said on Sunday") == 3 or beside.get(name) == old[name], name

    command = ["check", "s", "--fix", "--no-cache", "--quiet", "--jobs", "1"]
    length = length_of(command)
    chance = random.Random(16)
    for _ in range(KILLS):
        before()
        kill_at(command, chance.random() * length)
        holds()


def _absent_or(folder: Path, wanted: dict[str, bytes]) -> Callable[[], None]:
    def holds() -> None:
        assert not folder.exists() or tree(folder) == wanted

    return holds


def _away(path: Path) -> Callable[[], None]:
    def before() -> None:
        if path.is_dir():
            for file in sorted(path.rglob("*"), reverse=True):
                file.rmdir() if file.is_dir() else file.unlink()
            path.rmdir()
        else:
            path.unlink(missing_ok=True)

    return before


def test_clean(source: Path) -> None:
    """The copy is there whole or not at all, and the source is as it was."""
    command = ["clean", "s", "-o", "out", "--no-cache", "--quiet", "--jobs", "1"]
    old = tree(source)
    main(command)
    kill_often(command, _away(Path("out")), _absent_or(Path("out"), tree(Path("out"))))
    assert tree(source) == old


def test_clean_over_an_earlier_copy(source: Path) -> None:
    """The earlier copy is there, or the new one."""
    main(["clean", "s", "-o", "out", "--no-cache", "--quiet", "--jobs", "1", "--no-furniture"])
    earlier = tree(Path("out"))
    command = ["clean", "s", "-o", "out", "--no-cache", "--quiet", "--jobs", "1"]
    main(command)
    later = tree(Path("out"))
    assert later != earlier

    def before() -> None:
        main(["clean", "s", "-o", "out", "--no-cache", "--quiet", "--jobs", "1", "--no-furniture"])

    def holds() -> None:
        assert tree(Path("out")) in (earlier, later)

    kill_often(command, before, holds)


def test_revert(source: Path) -> None:
    """What is given back is there whole or not at all, and the copy is as it was."""
    main(["clean", "s", "-o", "out", "--no-cache", "--quiet", "--jobs", "1"])
    copy = tree(Path("out"))
    kill_often(["clean", "--revert", "out", "-o", "back"], _away(Path("back")), _absent_or(Path("back"), tree(source)))
    assert tree(Path("out")) == copy


def test_write_kept(source: Path) -> None:
    """What is kept is there whole or not at all, and an earlier file stays until then."""
    kept = Path("k.jsonl")
    command = ["dedup", "s", "--plain", "--no-cache", "--jobs", "1", "--write-kept", "k.jsonl", "--dropped", "d.jsonl"]
    main(command)
    wanted = kept.read_bytes(), Path("d.jsonl").read_bytes()

    def before() -> None:
        kept.write_text("earlier\n", encoding="utf-8")
        Path("d.jsonl").write_text("earlier\n", encoding="utf-8")

    def holds() -> None:
        assert kept.read_bytes() in (b"earlier\n", wanted[0])
        assert Path("d.jsonl").read_bytes() in (b"earlier\n", wanted[1])

    kill_often(command, before, holds)


def test_write_baseline(source: Path) -> None:
    """The baseline is the earlier one or the new one."""
    command = ["check", "s", "--baseline", "b", "--write-baseline", "--no-cache", "--quiet", "--jobs", "1"]
    main(command)
    new = Path("b").read_bytes()
    old = new.splitlines(keepends=True)[0]

    def holds() -> None:
        assert Path("b").read_bytes() in (old, new)

    kill_often(command, lambda: Path("b").write_bytes(old) and None, holds)
