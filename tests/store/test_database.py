"""A store that can't be written or used stops no run: what it holds is answered from memory, and that is said."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.store import database
from newslint.store.database import FOLDER, NAME, Database
from tests.pipeline.test_neighbours import check, generate, of


def add(file: Database, digest: str) -> None:
    """Write a row."""
    file.write(lambda db: db.execute("INSERT INTO makers (digest, reads) VALUES (?, '')", (digest,)))


def digests(file: Database) -> set[str]:
    """What rows there are."""
    return {digest for (digest,) in file.rows("SELECT digest FROM makers WHERE id>0")}


def is_full(file: Database) -> None:
    """Let the database have no more room than it takes."""
    (pages,) = file.connection.execute("PRAGMA page_count").fetchone()
    file.connection.execute(f"PRAGMA max_page_count={pages}")


def test_on_a_full_disk_a_run_goes_on_in_memory(tmp_path: Path) -> None:
    """First in a temporary file, then in memory alone; nothing that the file held is lost."""
    file = Database(tmp_path / FOLDER / NAME)
    add(file, "kept")
    for much in ("a" * 100_000, "b" * 100_000):
        is_full(file)
        add(file, much)
    assert len(digests(file)) == 3
    assert file.told == "the archive store can't be written: database or disk is full"
    file.close()
    again = Database(tmp_path / FOLDER / NAME)
    assert (digests(again), again.told) == ({"kept"}, "")
    again.close()


def test_while_another_run_doesnt_stop_writing_a_run_goes_on_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits a while; what it wrote is for itself."""
    monkeypatch.setattr(database, "PATIENCE", 0.05)
    file = Database(tmp_path / FOLDER / NAME)
    add(file, "kept")
    with contextlib.closing(sqlite3.connect(tmp_path / FOLDER / NAME, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        add(file, "own")
        other.execute("ROLLBACK")
    assert digests(file) == {"kept", "own"}
    assert file.told == "the archive store can't be written: database is locked"
    file.close()


@pytest.mark.parametrize("is_built", [True, False])
@pytest.mark.long(180)
def test_in_a_read_only_folder_the_answer_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], is_built: bool
) -> None:
    """By what the store holds, if there is one, and by the files; the store is as it was."""
    monkeypatch.chdir(tmp_path)
    generate(tmp_path, 3, 20)
    whole = check(capsys, "." if is_built else "--no-cache")
    store = tmp_path / FOLDER / NAME
    before = store.read_bytes() if is_built else b""

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(database, "prepare_folder", refuse)
    part = sorted({str(one[0]) for one in whole})[:2]
    assert check(capsys, *part) == of(whole, part)
    main(["check", "--exit-zero", *part])
    how = "written" if is_built else "used"
    assert f"the archive store can't be {how}: Permission denied" in capsys.readouterr().err
    assert (store.read_bytes() if is_built else b"") == before
    assert store.exists() == is_built
