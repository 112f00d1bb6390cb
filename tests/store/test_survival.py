"""The store under kills, other writers and damage: the answer is right every time, and what was lost is said."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sqlite3
import time
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.pipeline import judging
from newslint.pipeline.makers import own_code
from newslint.store.database import FOLDER, NAME, Database
from tests.pipeline.test_neighbours import age, generate, story

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed that were forked")


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of an archive in which a few rules look across its files by look-ups."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(judging, "FEW", 0)
    monkeypatch.setattr(judging, "SHARE", 0)
    generate(tmp_path, 3, 24)
    (tmp_path / "newslint.toml").write_text(
        'select = ["DUP2", "CPY646", "BPL902", "FCT412"]\njobs = 1\n', encoding="utf-8"
    )
    return sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.*") if p.suffix in (".txt", ".jsonl"))


def check(*arguments: str) -> tuple[set[str], str, int]:
    """The findings of a run as lines, what it said beside them, and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", "--exit-zero", "--output-format", "json", *arguments])
    told = json.loads(out.getvalue())["findings"] if code == 0 else []
    return {json.dumps(one, sort_keys=True) for one in told}, err.getvalue(), code


def fork(*arguments: str) -> int:
    """A process that does a run of `check`, by its number; its exit code is that of the run."""
    if process := os.fork():
        return process
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        os._exit(main(["check", "--exit-zero", *arguments]))


def edit(draw: random.Random, paths: list[str]) -> None:
    """Let some stories tell of other events, or of the same with other figures."""
    for path in draw.sample([path for path in paths if path.endswith(".txt")], 3):
        text = story(draw, draw.randint(4, 90), draw.choice(("", "nine")), draw.randrange(24))
        Path(path).write_text(text, encoding="utf-8")
    age(Path())


def whole(paths: list[str]) -> set[str]:
    """What a run over everything tells of some files, without a store."""
    found = check("--no-cache", ".")[0]
    return {one for one in found if json.loads(one)["path"] in paths}


@pytest.mark.parametrize("kills", [pytest.param(2), pytest.param(200, marks=pytest.mark.long(1800))])
def test_a_run_that_is_killed_leaves_a_store_that_answers(archive: list[str], kills: int) -> None:
    """At any moment of a run that writes: the next one needs nothing made anew, and tells what all files tell."""
    draw = random.Random(4)
    began = time.monotonic()
    os.waitpid(fork("."), 0)
    longest = time.monotonic() - began
    died = 0
    for at in range(kills):
        edit(draw, archive)
        process = fork(*draw.sample(archive, 5), *([] if at % 3 else ["."]))
        time.sleep(draw.uniform(0, 0.7 * longest))
        os.kill(process, signal.SIGKILL)
        died += os.WIFSIGNALED(os.waitpid(process, 0)[1])
        part = draw.sample(archive, 3)
        found, said, code = check(*part)
        assert code == 0 and "made anew" not in said and "can't" not in said
        assert found == whole(part)
    # on a busy machine two runs may both end before they are killed
    assert died or kills < 10


@pytest.mark.parametrize("rounds", [pytest.param(1), pytest.param(12, marks=pytest.mark.long(600))])
def test_two_that_write_at_once_are_both_right(archive: list[str], rounds: int) -> None:
    """Each waits for the other, and afterwards every part is told what the whole is told."""
    draw = random.Random(5)
    for _ in range(rounds):
        edit(draw, archive)
        half = draw.sample(archive, len(archive) // 2)
        processes = [fork(*half), fork(*(path for path in archive if path not in half)), fork(".")]
        assert [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes] == [0, 0, 0]
        part = draw.sample(archive, 4)
        found, said, code = check(*part)
        assert (found, code) == (whole(part), 0) and "anew" not in said


@pytest.mark.parametrize("damages", [pytest.param(3), pytest.param(30, marks=pytest.mark.long(600))])
def test_damage_anywhere_is_told_and_answered_from_the_files(archive: list[str], damages: int) -> None:
    """A bit turned over, a page lost or the end cut off, with the seal of the store there or not.

    The store is put in order or made anew, that is said, and the answer is the same.
    """
    draw = random.Random(6)
    store = Path(FOLDER) / NAME
    part = draw.sample(archive, 4)
    right = whole(part)
    for at in range(damages):
        check(".")
        data = bytearray(store.read_bytes())
        where = draw.randrange(len(data))
        if at % 3 == 0:
            data[where] ^= 1 << draw.randrange(8)
        elif at % 3 == 1:
            data[where : where + 4096] = b"Z" * min(4096, len(data) - where)
        else:
            del data[where:]
        store.write_bytes(data)
        if at % 2:
            store.with_name(NAME + "-seal").unlink()
        found, said, code = check(*part)
        assert (found, code) == (right, 0)
        assert "the archive store" in said and ("made anew" in said or "put in order" in said)


@pytest.mark.long(120)
def test_damage_that_no_sum_tells_of_is_met_while_reading(archive: list[str]) -> None:
    """What is kept of stories is changed where no sum is: the run begins again from the files, and says so."""
    check(".")
    store = Path(FOLDER) / NAME
    store.with_name(NAME + "-seal").unlink()
    with closing(sqlite3.connect(store)) as db, db:
        db.execute("UPDATE documents SET packed = zeroblob(40)")
    found, said, code = check(*archive[:4])
    assert (found, code) == (whole(archive[:4]), 0)
    assert "the archive store is damaged" in said and "made anew" in said


@pytest.mark.parametrize("what", ["unsealed", "met", "copied", "copied with its times"])
@pytest.mark.long(180)
def test_a_store_that_may_not_be_as_it_was_put_down_is_looked_through_once(archive: list[str], what: str) -> None:
    """A run was killed while it put it down, or met damage in it; or it is a copy, unless that has its times."""
    right = check(".")[0]
    store = Path(FOLDER) / NAME
    if what == "unsealed":
        store.with_name(NAME + "-seal").unlink()
    elif what == "met":
        database = Database(store, own_code())
        database.damage("for once")
        database.close()
    else:
        copy = shutil.copy2 if "times" in what else shutil.copyfile
        copy(store, "copied")
        store.unlink()
        copy("copied", store)
        Path("copied").unlink()
    told = [check(".") for _ in range(2)]
    assert [found for found, _, _ in told] == [right, right]
    assert [("put in order" in said) for _, said, _ in told] == [what != "copied with its times", False]


@pytest.mark.long(180)
def test_a_commit_costs_what_the_first_did(archive: list[str]) -> None:
    """The store grows by nothing over commits that change a story and change it back."""
    check(".")
    path = Path(archive[3])
    texts = [path.read_text(encoding="utf-8"), story(random.Random(7), 5, "nine", 2)]
    sizes = []
    for at in range(20):
        path.write_text(texts[at % 2], encoding="utf-8")
        age(Path())
        check(archive[3])
        sizes.append((Path(FOLDER) / NAME).stat().st_size)
    assert sizes[-1] == sizes[3]
