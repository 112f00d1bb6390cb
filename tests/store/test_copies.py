"""The store answers what a full run finds of copies, whatever has changed since."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from newslint.cli import main

WORDS = [a + b + c for a in ("ba", "do", "fe", "gu", "li") for b in ("ra", "no", "ti", "mu") for c in "sxkt"]
KINDS = "exact,near,partial,teaser"
Clusters = list[dict[str, object]]


def sentence(draw: random.Random) -> str:
    """Some words with a capital and a full stop."""
    words = [*draw.choices(WORDS, k=draw.randint(6, 14)), f"word{draw.randint(0, 400)}"]
    return " ".join(words).capitalize() + "."


def story(draw: random.Random) -> str:
    """A headline and some paragraphs."""
    head = sentence(draw)[:-1]
    return "\n\n".join([head, *(" ".join(sentence(draw) for _ in range(3)) for _ in range(draw.randint(2, 5)))]) + "\n"


def edited(text: str, draw: random.Random) -> str:
    """A text with some words changed, or cut short, or with a line more."""
    kind = draw.randrange(4)
    words = text.split(" ")
    if kind == 0:
        return " ".join(word if draw.random() > 0.1 or "\n" in word else "other" for word in words)
    if kind == 1:
        return text[: len(text) // 2].rsplit(" ", 1)[0] + " …\n"
    if kind == 2:
        return text + "\n" + sentence(draw) + "\n"
    return text


def archive(draw: random.Random, folder: Path, count: int = 40) -> None:
    """Write an archive of stories, many of them copies, with a line that all share."""
    texts: list[str] = []
    for number in range(count):
        text = edited(draw.choice(texts), draw) if texts and draw.random() < 0.5 else story(draw)
        texts.append(text)
        (folder / f"{number}.txt").write_text(text + "\nGive us a call if you have seen what we have not seen yet.\n")
    rows = [{"id": f"r{number}", "text": edited(draw.choice(texts), draw)} for number in range(count // 4)]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "newslint.toml").write_text("")
    for path in folder.iterdir():
        os.utime(path, (1_000_000_000, 1_000_000_000))


def clusters(capsys: pytest.CaptureFixture[str], *words: str) -> Clusters:
    """What `dedup` finds of copies."""
    capsys.readouterr()
    assert main(["dedup", "--kinds", KINDS, "--output-format", "json", *words]) == 0
    found: Clusters = json.loads(capsys.readouterr().out)["clusters"]
    return found


def touching(found: Clusters, path: str) -> Clusters:
    """The clusters with a member in that file."""
    return [c for c in found if any(m["path"] == path for m in c["members"])]  # type: ignore[attr-defined]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in the current folder."""
    archive(random.Random(11), tmp_path, 30)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.long(120)) for seed in (1, 2))])
def test_a_part_has_the_clusters_of_a_full_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: int
) -> None:
    """Members, keeper, reason, similarities and shared lines; files change, come and go."""
    draw = random.Random(seed)
    monkeypatch.chdir(tmp_path)
    archive(draw, tmp_path, 30 if seed else 14)
    assert main(["archive", "build"]) == 0
    for turn in range(3):
        everything = clusters(capsys, "--no-cache", ".")
        assert everything
        for path in [*sorted(p.name for p in tmp_path.glob("*.txt")), "rows.jsonl"]:
            assert clusters(capsys, path) == touching(everything, path), path
        paths = sorted(tmp_path.glob("*.txt"))
        draw.choice(paths).unlink()
        draw.choice(sorted(tmp_path.glob("*.txt"))).write_text(edited(story(draw), draw))
        there = sorted(tmp_path.glob("*.txt"))
        (tmp_path / f"new{turn}.txt").write_text(edited(draw.choice(there).read_text(), draw))


@pytest.mark.long(120)
def test_crowded_buckets_answer_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """More copies than a bucket may hold are found by their neighbours, by the store as by a full run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text("")
    text = story(random.Random(5))
    for number in range(70):
        more = f"\nEdition {number} of this paper came out on a day {number}.\n"
        (tmp_path / f"{number}.txt").write_text(text + more)
    main(["archive", "build"])
    everything = clusters(capsys, "--no-cache", ".")
    for number in (0, 31, 69):
        assert clusters(capsys, f"{number}.txt") == touching(everything, f"{number}.txt")


def test_dedup_against_drops_what_the_archive_holds(
    here: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Of new records those go of which the archive has a copy; what is new stays, as it was written."""
    folder = tmp_path_factory.mktemp("new")
    fresh = story(random.Random(99))
    rows = [{"id": "old", "text": (here / "3.txt").read_text()}, {"id": "new", "text": fresh}]
    new, kept, dropped = (folder / name for name in ("new.jsonl", "kept.jsonl", "dropped.jsonl"))
    new.write_text("".join(json.dumps(row) + "\n" for row in rows))
    words = ["dedup", str(new), "--against", str(here), "--write-kept", str(kept), "--dropped", str(dropped)]
    for _ in range(2):
        assert main(words) == 0
        told = capsys.readouterr().err
        assert "of the archive compared as well" in told and "kept 1 + dropped 1 = read 2" in told
        assert [json.loads(line)["id"] for line in kept.read_text().splitlines()] == ["new"]
        assert '"old"' in dropped.read_text()
    assert (here / ".newslint_cache" / "archive.sqlite").is_file()
    assert main([*words, "--prefer", "new"]) == 0
    assert len(kept.read_text().splitlines()) == 2
    assert main(["archive", "status"]) == 0
    assert "31 are remembered" in capsys.readouterr().out


def test_dedup_against_one_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An archive may be a file of records."""
    (here / "new.jsonl").write_text(json.dumps({"id": "1", "text": (here / "rows.jsonl").read_text()[30:900]}) + "\n")
    text = json.loads((here / "rows.jsonl").read_text().splitlines()[2])["text"]
    (here / "new.jsonl").write_text(json.dumps({"id": "1", "text": text}) + "\n")
    found = clusters(capsys, "new.jsonl", "--against", "rows.jsonl")
    assert {m["path"] for c in found for m in c["members"]} == {"new.jsonl", "rows.jsonl"}  # type: ignore[attr-defined]


@pytest.mark.parametrize("option", [("--plain",), ("--why", "a", "b")])
def test_options_that_cant_be_compared_say_so(
    here: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, ...]
) -> None:
    """No option switches the archive off without a word."""
    assert main(["dedup", "3.txt", "--against", ".", *option]) == 2
    assert "doesn't go with --against" in capsys.readouterr().err


def test_options_work_with_the_store(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is written and how dates are read don't decide whether the archive is looked at."""
    assert main(["archive", "build"]) == 0
    found = [clusters(capsys, "3.txt", *more) for more in ((), ("--dropped", "d.jsonl"), ("--date-order", "dmy"))]
    assert found[0] and found[0] == found[1] == found[2]


def test_an_older_index_is_told(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, with what to do; and `index` is another name of `archive`."""
    (here / ".newslint-index").mkdir()
    assert main(["index", "build"]) == 0
    told = capsys.readouterr().err
    assert told.count(".newslint-index") == 1 and "delete it" in told and "remembered" in told
