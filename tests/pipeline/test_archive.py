"""A part of an archive is told what a run over everything would tell of it, however the run was started."""

from __future__ import annotations

import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import read_file
from newslint.model import Document
from newslint.pipeline.archive import Archive
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings
from newslint.store.database import FOLDER, NAME, Database
from newslint.store.memory import Known, Memory

Found = set[tuple[str, str, int, str]]
TOPICS = ("ferry", "tunnel", "harbour", "library", "viaduct", "orchard", "museum", "reservoir")
PEOPLE = ("Ines Calder", "Tom Okafor", "Ruth Lindqvist", "Paolo Serra", "Mina Haddad", "Jonas Weller", "Ada Brook")


def _story(at: int, boats: int, word: str) -> str:
    topic, person = TOPICS[at % 8], PEOPLE[at % 7]
    return f"""Council of Port Marren votes on the {topic} in its {at}th sitting
2023-03-{at % 27 + 1:02d}

The council of Port Marren voted on Monday to close the {topic} for {at + 3} months, its clerk said in a note.

Some {boats} boats lay off the {topic} when the vote was taken, and {person} called it a loss for the town.

“We have kept the {topic} open through {word} winters, and nobody asked us what it took,” {person} told the sitting.

The mayor said that the {topic} would be looked at again once the money for number {at} was found elsewhere.
"""


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sixteen stories, half of them other write-ups with another figure and another word in a quotation."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text("", encoding="utf-8")
    for at in range(8):
        (tmp_path / f"a{at}.txt").write_text(_story(at, 12 + at, "three"), encoding="utf-8")
        (tmp_path / f"b{at}.txt").write_text(_story(at, 31 + at, "seven"), encoding="utf-8")
    for path in tmp_path.glob("*.txt"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return tmp_path


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Found:
    """The findings of a run, as (path, code, line, message)."""
    capsys.readouterr()
    assert main(["check", "--exit-zero", "--quiet", "--output-format", "json", *arguments]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    return {(f["path"].removeprefix("./"), f["code"], f["line"], f["message"]) for f in found}


def of(found: Found, *names: str) -> Found:
    """Those in the files of these names."""
    return {one for one in found if Path(one[0]).name in names}


@pytest.mark.parametrize("size", [1, 3, 7])
@pytest.mark.parametrize("options", [(), ("--no-cache",)])
@pytest.mark.long(120)
def test_slices_are_told_what_the_whole_is_told(
    archive: Path, capsys: pytest.CaptureFixture[str], size: int, options: tuple[str, ...]
) -> None:
    """In slices of any size, with the store and without, built before or not."""
    whole = check(capsys, "--no-cache", ".")
    assert {"FCT412", "FCT503"} <= {code for _, code, _, _ in whole} and any(
        c.startswith("DUP2") for _, c, _, _ in whole
    )
    names = sorted(path.name for path in archive.glob("*.txt"))
    for at in range(0, len(names), size):
        part = names[at : at + size]
        assert check(capsys, *options, *part) == of(whole, *part)


def test_an_unchanged_archive_is_told_the_same_again(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the store, from another folder and by another name."""
    whole = check(capsys, ".")
    assert (archive / FOLDER / NAME).is_file()
    assert check(capsys, ".") == whole
    absolute = {(Path(path).name, *rest) for path, *rest in check(capsys, str(archive))}
    assert {row[1:3] for row in absolute} == {row[1:3] for row in whole} and len(absolute) == len(whole)


@pytest.mark.long(180)
def test_what_was_changed_renamed_or_deleted_counts_as_it_is_now(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never as it was when it was remembered."""
    check(capsys, ".")
    (archive / "b0.txt").write_text(_story(0, 12, "three"), encoding="utf-8")
    (archive / "b1.txt").unlink()
    (archive / "b2.txt").rename(archive / "c2.txt")
    whole = check(capsys, "--no-cache", ".")
    for name in ("a0.txt", "b0.txt", "a1.txt", "a2.txt", "c2.txt"):
        assert check(capsys, name) == of(whole, name)


def test_what_is_staged_is_compared_with_the_archive(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As it is staged, and not as it lies in the work tree."""
    whole = check(capsys, "--no-cache", ".")
    for command in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *command], check=True, cwd=archive)
    text = (archive / "b3.txt").read_text(encoding="utf-8")
    (archive / "b3.txt").write_text(text + "\n", encoding="utf-8")
    subprocess.run(["git", "add", "b3.txt"], check=True, cwd=archive)
    (archive / "b3.txt").write_text("Nothing.\n", encoding="utf-8")
    assert check(capsys, "--staged") == of(whole, "b3.txt")


def test_what_is_piped_in_stands_for_the_file_that_it_is_named_after(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor's text is told what the file would be told, whatever lies there, and nothing of it is kept."""
    whole = check(capsys, ".")
    text = (archive / "b3.txt").read_bytes()
    (archive / "b3.txt").write_text("Nothing.\n", encoding="utf-8")
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
        assert check(capsys, "-", "--stdin-name", "b3.txt") == of(whole, "b3.txt")
    assert main(["check", "a0.txt", "--stdin-name", "b3.txt"]) == 2


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0" + b"\xff" * 4000, b"no database at all" * 100])
def test_a_damaged_store_is_made_anew(archive: Path, capsys: pytest.CaptureFixture[str], damage: bytes) -> None:
    """The answer is right, and a word is said where something was lost."""
    whole = check(capsys, ".")
    store = archive / FOLDER / NAME
    for ending in ("-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)
    store.write_bytes(damage)
    assert main(["check", "--exit-zero", "b4.txt"]) == 0
    told = capsys.readouterr().err
    assert "made anew" in told
    assert check(capsys, "b4.txt") == of(whole, "b4.txt")


def test_a_store_that_cant_be_made_stops_nobody(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file stands in its place: the files are read, and that is said."""
    whole = check(capsys, "--no-cache", ".")
    (archive / FOLDER).write_text("mine", encoding="utf-8")
    assert check(capsys, "b5.txt") == of(whole, "b5.txt")
    assert (archive / FOLDER).read_text(encoding="utf-8") == "mine"


def test_other_rules_settings_and_facts_never_share_a_row(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever decides what a document comes to is a part of the key."""
    (archive / "a0.txt").write_text(_story(0, 12, "three") + "\nThe the end.\n", encoding="utf-8")
    os.utime(archive / "a0.txt", (1_600_000_000, 1_600_000_000))
    assert any(code == "CPY101" for _, code, _, _ in check(capsys, "a0.txt"))
    assert not any(code == "CPY101" for _, code, _, _ in check(capsys, "--ignore", "CPY101", "a0.txt"))
    assert not any(code == "CPY101" for _, code, _, _ in check(capsys, "--language", "de", "a0.txt"))
    (archive / "a0.txt.newslint").write_text("ignore CPY101 because it is a poem\n", encoding="utf-8")
    assert not any(code == "CPY101" for _, code, _, _ in check(capsys, "a0.txt"))


@pytest.mark.long(180)
def test_a_large_archive_is_not_read_unasked(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is said with what was compared; after a build everything is seen."""
    monkeypatch.setattr("newslint.pipeline.others.MOST_FILES", 3)
    whole = check(capsys, "--no-cache", ".")
    main(["check", "--exit-zero", "b6.txt"])
    assert "compared with 1 of about 16 files: `newslint archive build` once" in capsys.readouterr().err
    assert main(["archive", "build"]) == 0
    assert "remembered 16 documents, 16 stories" in capsys.readouterr().err
    assert main(["archive", "build"]) == 0 and main(["archive", "build"]) == 0
    assert "damaged" not in capsys.readouterr().err
    assert check(capsys, "b6.txt") == of(whole, "b6.txt")
    (archive / "b7.txt").unlink()
    assert main(["archive", "status"]) == 0
    assert "changed  0 since, 0 new, 1 gone" in capsys.readouterr().out
    assert main(["archive", "prune"]) == 0 and "forgot 1 files" in capsys.readouterr().err
    assert main(["archive", "clear"]) == 0
    assert not (archive / FOLDER / NAME).exists()


def test_what_lies_elsewhere_is_no_part_of_the_archive(
    archive: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A file outside the root is neither compared with the archive nor remembered in it."""
    other = tmp_path_factory.mktemp("elsewhere") / "b0.txt"
    other.write_text((archive / "b0.txt").read_text(encoding="utf-8"), encoding="utf-8")
    assert not any(code.startswith(("DUP2", "FCT4", "FCT5")) for _, code, _, _ in check(capsys, str(other)))
    assert main(["archive", "status"]) == 0
    assert "files    16, of which 0 are remembered" in capsys.readouterr().out


def test_that_there_is_nothing_to_compare_with_is_said(
    archive: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """Of a file outside the archive, and where there is no archive; a folder by itself is all that there is."""
    other = tmp_path_factory.mktemp("elsewhere")
    (other / "b0.txt").write_text((archive / "b0.txt").read_text(encoding="utf-8"), encoding="utf-8")
    main(["check", "--exit-zero", str(other / "b0.txt")])
    assert f"compared with no other files (outside of {archive})" in capsys.readouterr().err
    monkeypatch.chdir(other)
    main(["check", "--exit-zero", "b0.txt"])
    assert "compared with no other files (no newslint.toml or git repository is around)" in capsys.readouterr().err
    main(["check", "--exit-zero", "."])
    assert "compared with" not in capsys.readouterr().err


@pytest.mark.long(180)
def test_what_is_read_unasked_is_said_and_only_gathered_from(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Others of the archive are read once, for what they contribute; what is wrong in them is looked for when asked."""
    main(["check", "--exit-zero", "b1.txt"])
    assert f"read 15 other files of the archive {archive} to compare with" in capsys.readouterr().err
    main(["check", "--exit-zero", "b1.txt"])
    assert "other files" not in capsys.readouterr().err
    assert check(capsys, ".") == check(capsys, "--no-cache", ".")


def test_files_are_read_from_the_store_once_however_often_a_run_writes(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a run writes down itself it knows: of 100,000 files none is decoded again with every 500 documents."""
    settings = Settings(path="newslint.toml", select=("CPY101",))
    rules = load_rules(settings)
    run = Archive(archive, settings, rules)
    monkeypatch.setattr("newslint.pipeline.archive.PENDING", 1)
    times: list[int] = []
    files = Memory.files

    def counted(memory: Memory) -> dict[str, Known]:
        times.append(1)
        return files(memory)

    monkeypatch.setattr(Memory, "files", counted)
    checker = Checker(rules, settings)
    for path in sorted(one.name for one in archive.glob("*.txt")):
        assert run.recall(path) is None
        for document in read_file(path, settings):
            assert isinstance(document, Document)
            run.add(checker(document), ())
        run.finish(())
    assert len(times) == 1
    assert run.files() == files(run.memory) and len(run.files()) == 16
    run.close()


def test_what_another_run_notes_meanwhile_is_seen(tmp_path: Path) -> None:
    """Whoever writes learns that somebody else has written since the files were read."""
    mine, other = (Database(tmp_path / FOLDER / NAME) for _ in range(2))
    before = mine.version()
    mine.write(lambda db: db.execute("INSERT INTO makers (digest, reads) VALUES ('a', '')"))
    seen = [mine.version() == before]
    other.write(lambda db: db.execute("INSERT INTO makers (digest, reads) VALUES ('b', '')"))
    mine.write(lambda db: seen.append(mine.version() == before))
    assert seen == [True, False]
