"""`newslint clean`: a copy without damage, furniture and repeats, from which the source can be had back."""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cleaning import folders
from newslint.cli import main

STORY = (
    "Harbour ferry runs aground off Lowick pier\n\n"
    "The ferry Maid of Lowick struck a sandbank on its evening crossing and sat there until the tide turned.\n\n"
    "Nobody aboard was hurt, the harbour master Ellen Tarr said, and all forty passengers were taken off by boat.\n\n"
    "The company that runs the ferry said that it would pay for the night that its passengers had spent in hotels.\n"
)
OTHER = (
    "Bakers in Trevone may sell bread at dawn\n\n"
    "A court in Trevone ruled on Friday that bakers may open their shops at four in the morning if they wish to.\n\n"
    "Neighbours had complained of the noise of vans. The judge, who likes bread, found it the lesser evil of two.\n\n"
    "The oldest bakery in the town has been in the hands of one family, whose name is on it, since before the war.\n"
)
THIRD = (
    "School roof fixed after nine wet winters\n\n"
    "The roof of the school in Port Ellen, which had leaked for nine winters, was fixed on Monday by two brothers.\n\n"
    "Pupils had sat under umbrellas, and a bucket hung from every lamp. A teacher kept one as a flower pot.\n\n"
    "The town paid eleven thousand pounds for slates from a quarry that closed in the year in which it was ordered.\n"
)
FOURTH = (
    "Whale seen from the lighthouse at Skerry Head\n\n"
    "A whale some forty feet long was seen from the lighthouse on Sunday by children who had come to fish.\n\n"
    "Biologists think that it had followed a shoal of herring round the cape. It was gone before a boat came.\n"
)
FIFTH = (
    "Council sells its oldest tram to a museum abroad\n\n"
    "The oldest tram of the city, built of oak in 1899, goes to a museum in Lisbon that has promised to let it run.\n\n"
    "Drivers who had hoped to keep it in the depot on Mill Lane lost the vote by two hands, and sang all day.\n"
)
RECORD = {"title": THIRD.split("\n", maxsplit=1)[0], "text": THIRD.split("\n", 2)[2] + "Share this article\n"}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A folder with one file of each kind."""
    folder = tmp_path / "source"
    (folder / "deep").mkdir(parents=True)
    (folder / "a.txt").write_bytes(STORY.encode() + b"\nFollow us on Facebook for more\n")
    (folder / "deep" / "again.txt").write_bytes(STORY.encode())
    (folder / "b.txt").write_bytes(
        OTHER.replace("Neighbours", "\x80Neighbours").encode("latin-1").replace(b"\n", b"\r\n")
    )
    (folder / "c.txt.gz").write_bytes(gzip.compress(b"[gallery ids=1,2]\n\n" + FOURTH.encode()))
    rows = [{"id": name, **RECORD} for name in "abc"]
    (folder / "d.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = "".join(f"<p>{line}</p>\n" for line in FIFTH.strip().split("\n\n"))
    (folder / "e.html").write_text(f"<div>{told}<p>Share <b>this</b> article</p></div>", encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file under a folder by its path."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def cleaned(source: Path, target: Path, *options: str) -> dict[str, bytes]:
    """The files of a cleaned copy, without what newslint wrote for itself."""
    assert main(["clean", str(source), "-o", str(target), "--quiet", *options]) == 0
    return {name: raw for name, raw in contents(target).items() if name[0] != "." and name != "manifest.jsonl"}


@pytest.mark.parametrize("options", [[], ["--split"], ["--no-damage"], ["--no-furniture"], ["--no-repeats"]])
def test_the_source_comes_back_byte_for_byte(source: Path, tmp_path: Path, options: list[str]) -> None:
    """Whatever steps were taken, --revert undoes them, and the source itself is never touched."""
    before = contents(source)
    cleaned(source, tmp_path / "clean", *options)
    assert contents(source) == before
    assert main(["clean", "--revert", str(tmp_path / "clean"), "-o", str(tmp_path / "back")]) == 0
    assert contents(tmp_path / "back") == before


def test_furniture_and_repeats_go_and_the_story_stays(source: Path, tmp_path: Path) -> None:
    """The prompts are gone, the second copy too, and the text of the first is whole."""
    found = cleaned(source, tmp_path / "clean")
    assert found["a.txt"].decode() == STORY
    assert "deep/again.txt" not in found
    assert b"gallery" not in gzip.decompress(found["c.txt.gz"])
    assert found["e.html"].endswith(b"</p>\n</div>") and b"article" not in found["e.html"]
    (row,) = found["d.jsonl"].splitlines()
    assert json.loads(row) == {"id": "a", **RECORD, "text": THIRD.split("\n", 2)[2]}


def test_cleaning_the_cleaned_copy_changes_nothing(source: Path, tmp_path: Path) -> None:
    """What is clean stays as it is, and the manifest isn't taken for a story."""
    first = cleaned(source, tmp_path / "clean")
    assert cleaned(tmp_path / "clean", tmp_path / "again") == first


def test_the_manifest_tells_rule_and_lines(source: Path, tmp_path: Path) -> None:
    """Each change is a row with its step, rule, lines and what stood there; a repeat says what it repeats."""
    cleaned(source, tmp_path / "clean")
    rows = [json.loads(line) for line in (tmp_path / "clean" / "manifest.jsonl").read_text().splitlines()]
    changes = [row for row in rows if row.get("kind") == "change"]
    (row,) = (row for row in changes if row["path"].endswith("a.txt"))
    assert (row["step"], row["code"], row["line"]) == ("furniture", "BPL102", 9)
    assert row["removed"] == "Follow us on Facebook for more"
    (again,) = (row for row in changes if row["path"].endswith("again.txt"))
    assert (again["step"], again["kept"]) == ("repeats", f"{source / 'a.txt'}:1")


def test_a_run_is_told_in_one_line_and_a_summary(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard output says what rules took out, with examples; standard error counts."""
    assert main(["clean", str(source), "-o", str(tmp_path / "clean")]) == 0
    told = capsys.readouterr()
    assert "BPL102  follow-prompt\n                    Follow us on Facebook for more\n" in told.out
    assert told.err == (
        "cleaned 8 documents, 8 stories of 6 files into 5 files; "
        "7 changes (furniture 4: 4 lines, 16 words; repeats 3: 14 lines, 210 words; of 36 lines, 538 words); "
        "dropped 3 stories\n"
    )


def test_diff_shows_and_writes_nothing(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changes come as a unified diff of what people read, a dropped record with what it repeats."""
    before = contents(tmp_path)
    assert main(["clean", "--diff", str(source)]) == 0
    told = capsys.readouterr().out
    assert "-Follow us on Facebook for more\n" in told
    assert f"--- {source}/d.jsonl:3\ndropped: a repeat (exact) of {source}/d.jsonl:a\n" in told
    assert contents(tmp_path) == before


@pytest.mark.parametrize("make", [lambda s: s, lambda s: s.parent, lambda s: s / "cleaned", lambda s: s / "deep"])
def test_a_copy_never_lands_on_the_source(source: Path, make: Callable[[Path], Path]) -> None:
    """The folder of the copy is none that holds the source or lies in it."""
    before = contents(source.parent)
    assert main(["clean", str(source), "-o", str(make(source))]) == 2
    assert contents(source.parent) == before


def test_a_link_to_the_source_is_the_source(source: Path, tmp_path: Path) -> None:
    """A name that leads back to the source is refused like the source itself."""
    (tmp_path / "link").symlink_to(source)
    assert main(["clean", str(source), "-o", str(tmp_path / "link")]) == 2
    assert main(["clean", str(tmp_path / "link"), "-o", str(source / "x")]) == 2


def test_other_peoples_files_are_left_alone(source: Path, tmp_path: Path) -> None:
    """A folder with files of others is refused, and so is a copy to which somebody added one or that was edited."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear reader", encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "mine")]) == 2
    assert contents(tmp_path / "mine") == {"letter.txt": b"Dear reader"}
    cleaned(source, tmp_path / "clean")
    cleaned(source, tmp_path / "clean")
    (tmp_path / "clean" / "notes.md").write_text("mine", encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "clean")]) == 2
    (tmp_path / "clean" / "notes.md").unlink()
    (tmp_path / "clean" / "a.txt").write_text("edited", encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "clean")]) == 2
    assert (tmp_path / "clean" / "a.txt").read_text() == "edited"


def test_a_fault_in_the_middle_leaves_the_old_copy(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run that dies leaves what was there before, and nothing half-written beside it."""
    cleaned(source, tmp_path / "clean")
    old = contents(tmp_path / "clean")

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("newslint.cli.clean.closing_line", die)
    assert main(["clean", str(source), "-o", str(tmp_path / "clean")]) == 130
    assert contents(tmp_path / "clean") == old
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clean", "source"]


@pytest.mark.long(120)
def test_a_killed_run_leaves_the_old_copy_or_the_new(source: Path, tmp_path: Path) -> None:
    """Kill it whenever you like: the folder is what it was or what it was to become, and the next run sweeps up."""
    target = tmp_path / "clean"
    cleaned(source, target, "--no-furniture")
    old = contents(target)
    command = [sys.executable, "-m", "newslint", "clean", str(source), "-o", str(target), "--quiet"]
    began = time.monotonic()
    subprocess.run(command, check=True, capture_output=True)
    seconds, new = time.monotonic() - began, contents(target)
    rng = random.Random(6)
    for _ in range(8):
        cleaned(source, target, "--no-furniture")
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(seconds * rng.uniform(0.4, 1.1))
            process.send_signal(signal.SIGKILL)
        assert contents(target) in (old, new)
    cleaned(source, target)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["clean", "source"]


@pytest.mark.long(180)
def test_a_disk_that_is_full_is_told(source: Path, tmp_path: Path) -> None:
    """The run exits with 2, says so in a line, and leaves what was there."""
    (source / "long.txt").write_text("A line of a long story, told again.\n" * 9000, encoding="utf-8")
    target = tmp_path / "clean"

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    command = [sys.executable, "-m", "newslint", "clean", str(source), "-o", str(target)]
    run = subprocess.run(command, capture_output=True, text=True, preexec_fn=small_files, check=False)
    assert run.returncode == 2
    assert run.stderr.startswith(f"newslint: can't write to {target}: File too large")
    assert not target.exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_place_that_may_not_be_written_is_told(source: Path, tmp_path: Path) -> None:
    """A folder without permission is an error with its reason."""
    (tmp_path / "locked").mkdir(mode=0o500)
    assert main(["clean", str(source), "-o", str(tmp_path / "locked" / "clean")]) == 2


def test_a_place_that_cannot_be_is_told(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file where a folder should be is an error with its reason."""
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert main(["clean", str(source), "-o", str(tmp_path / "file" / "clean")]) == 2
    assert "can't write to" in capsys.readouterr().err
    assert main(["clean", str(source), "-o", str(tmp_path / "file")]) == 2
    assert main(["clean", str(source)]) == 2
    assert main(["clean", "-", "-o", str(tmp_path / "out")]) == 2


def test_a_changed_copy_is_not_given_back_wrongly(source: Path, tmp_path: Path) -> None:
    """A copy that was edited since can't be undone, and the run says so."""
    cleaned(source, tmp_path / "clean")
    (tmp_path / "clean" / "a.txt").write_text("something else\n", encoding="utf-8")
    assert main(["clean", "--revert", str(tmp_path / "clean"), "-o", str(tmp_path / "back")]) == 2


def test_a_broken_record_stays_and_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A line that is no JSON is copied as it is; the others are cleaned, and the run exits with 2."""
    folder = tmp_path / "source"
    folder.mkdir()
    rows = [json.dumps({"id": "a", **RECORD}), '{"id": "b", broken', json.dumps({"id": "c", "text": OTHER})]
    (folder / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert main(["clean", str(folder), "-o", str(tmp_path / "clean"), "--quiet"]) == 2
    lines = (tmp_path / "clean" / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert "Share" not in lines[0] and lines[1:] == rows[1:]
    assert f"{folder}/a.jsonl:2: not JSON" in capsys.readouterr().err


def test_stories_of_a_page_go_to_files_of_their_own(tmp_path: Path) -> None:
    """With --split each story has a file, without what stood between them."""
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "page.txt").write_text(
        f"{STORY}\nRead more\n\n{OTHER}\nRead more\n\n{THIRD}\nRead more\n", encoding="utf-8"
    )
    found = cleaned(folder, tmp_path / "clean", "--split")
    expected = {f"page-00{n}.txt": story.encode() for n, story in enumerate((STORY, OTHER, THIRD), 1)}
    assert {name: raw for name, raw in found.items() if not name.startswith(".")} == expected


def test_the_settings_switch_steps_off(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What [clean] says holds unless a flag says otherwise; rules that are ignored clean nothing."""
    (tmp_path / "newslint.toml").write_text('ignore = ["BPL"]\n[clean]\nrepeats = []\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = cleaned(source, tmp_path / "clean")
    assert found["deep/again.txt"] == STORY.encode() and b"Follow us" in found["a.txt"]
    assert "deep/again.txt" not in cleaned(source, tmp_path / "other", "--repeats", "exact,near")
    assert main(["clean", str(source), "-o", str(tmp_path / "x"), "--repeats", "similar"]) == 2


def test_what_somebody_lets_stand_stays(source: Path, tmp_path: Path) -> None:
    """A suppression holds for cleaning, too."""
    (source / "a.txt.newslint").write_text("ignore BPL because it is the story\n", encoding="utf-8")
    assert b"Follow us" in cleaned(source, tmp_path / "clean")["a.txt"]


def test_more_processes_make_the_same_copy(source: Path, tmp_path: Path) -> None:
    """--jobs changes nothing but the time."""
    assert cleaned(source, tmp_path / "one") == cleaned(source, tmp_path / "two", "--jobs", "2")


def test_two_runs_do_not_write_to_one_folder(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While one run is writing, another that wants the same folder is refused."""
    target = tmp_path / "clean"
    with folders.replace_folder(target):
        assert main(["clean", str(source), "-o", str(target)]) == 2
    assert f"another run is writing to {target}" in capsys.readouterr().err


def test_what_somebody_lets_stand_stands_in_the_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The side-car goes along and comes back; that of a story that is dropped doesn't; a second copy is the same."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    for name in ("a.txt", "b.txt"):
        Path("in", name).write_text(
            STORY + "\nIt sank in the the bay.\n\nFollow us on Facebook for more\n", encoding="utf-8"
        )
        Path("in", f"{name}.newslint").write_text("ignore CPY101 because a song has it\n", encoding="utf-8")
    for _ in range(2):
        assert main(["clean", "--no-cache", "in", "-o", "out"]) == 0
    assert sorted(path.name for path in Path("out").glob("*.txt*")) == ["a.txt", "a.txt.newslint"]
    assert main(["check", "--no-cache", "--select", "CPY101,BPL", "out"]) == 0
    assert "1 suppressed" in capsys.readouterr().err
    assert main(["clean", "--revert", "out", "-o", "back"]) == 0
    assert Path("back/a.txt.newslint").read_bytes() == Path("in/a.txt.newslint").read_bytes()
