"""A look-up of what touches a few files is told what a run over everything is told, in generated archives."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.pipeline import judging

Found = set[tuple[object, ...]]
FIRST = ("Anders", "Bettina", "Carlo", "Dunja", "Emre", "Fiona", "Goran", "Hanna", "Igor", "Jelena", "Kemal", "Lotte")
LAST = ("Moss", "Narain", "Oduya", "Petrov", "Quist", "Rahal", "Sorel", "Tamm", "Ulvik", "Vance", "Wiese", "Zahn")
#: names in two ways, the second rarer
CLERKS = ("Serhiy Haidai", "Serhiy Haidai", "Serhiy Hayday", "Olena Kravets", "Olena Kravetz")
TOWNS = ("Harrow Bay", "Lindmere", "Castel Orba", "Port Venn", "Skarholm", "Tarnow Hill", "Ostrava Flats", "Mill End")
THINGS = ("ferry", "tunnel", "library", "reservoir", "orchard", "viaduct", "foundry", "museum", "quarry", "cannery")
VERBS = ("closed", "flooded", "reopened", "sold", "inspected", "abandoned", "repaired", "guarded")
FOOT = ("Follow our reporters on the water for more.", "This paper is printed on Thursdays by its readers.")


def story(draw: random.Random, boats: int | None = None, word: str = "", seed: int | None = None) -> str:
    """A story about an event; the same seed tells of the same one, with another figure and another word if given."""
    event = random.Random(draw.random() if seed is None else seed)
    town, thing, verb = event.choice(TOWNS), event.choice(THINGS), event.choice(VERBS)
    who = f"{event.choice(FIRST)} {event.choice(LAST)}"
    number, day, weeks = event.randint(100, 999), event.randint(1, 27), event.randint(3, 60)
    boats = event.randint(4, 90) if boats is None else boats
    said = (
        f"“We had waited {word or 'seven'} winters for somebody to look after the {thing} of {town}, and nobody came,”"
    )
    clerk = random.Random(number + boats).choice(CLERKS)
    lines = [
        f"{town} sees its {thing} {verb} after inquiry {number}",
        f"2021-04-{day:02d}",
        f"The {thing} of {town} was {verb} on the orders of inspector {who}, papers of inquiry {number} show.",
        f"Some {boats} boats lay before {town} when the {thing} was {verb}, harbour master {event.choice(LAST)} wrote.",
        f"{said} {who} told the sitting of the council.",
        f"The works will last {weeks} weeks and cost what the county of {event.choice(LAST)} can find, its clerk said.",
        f"The minutes that {clerk} keeps of inquiry {number} were read out before the vote was taken.",
    ]
    return "\n\n".join([*lines, *([event.choice(FOOT)] if event.random() < 0.5 else [])]) + "\n"


def generate(folder: Path, seed: int, count: int) -> None:
    """An archive with copies, write-ups that differ, lines that recur, records and two folders."""
    draw = random.Random(seed)
    (folder / "newslint.toml").write_text("", encoding="utf-8")
    (folder / "sub").mkdir()
    rows = []
    for at in range(count):
        event = draw.randrange(count)
        text = story(draw, draw.choice((None, None, draw.randint(4, 90))), draw.choice(("", "", "nine")), event)
        if draw.random() < 0.15:
            text = text[: len(text) // 2].rsplit(" ", 1)[0] + " …\n"
        if at % 5 == 4:
            rows.append({"id": f"r{at}", "text": text, "source": draw.choice(("Gazette", "Courier"))})
        else:
            (folder / ("sub" if at % 3 else "") / f"s{at:03}.txt").write_text(text, encoding="utf-8")
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    age(folder)


def age(folder: Path) -> None:
    """Let all files be old: what changed just now is read again."""
    for path in folder.rglob("*.*"):
        if path.suffix in (".txt", ".jsonl"):
            os.utime(path, (1_600_000_000, 1_600_000_000))


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> Found:
    """The findings of a run, with all that is told of each."""
    capsys.readouterr()
    assert main(["check", "--exit-zero", "--quiet", "--output-format", "json", *arguments]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    return {
        (f["path"], str(f["record"]), f["code"], f["line"], f["column"], f["message"], str(f["related"])) for f in found
    }


def of(found: Found, paths: list[str]) -> Found:
    """Those in these files."""
    return {one for one in found if one[0] in paths}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which any part is looked up and never judged with all others at once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(judging, "FEW", 0)
    monkeypatch.setattr(judging, "SHARE", 0)
    return tmp_path


@pytest.mark.parametrize(
    ("seed", "count"),
    [(1, 36), (2, 60)],
)
def test_parts_are_told_what_the_whole_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, seed: int, count: int
) -> None:
    """In ones, threes and sevens, in any order; after edits, renames and deletions; and all of it at once."""
    generate(here, seed, count)
    draw = random.Random(seed)
    for turn in range(2 if count < 60 else 3):
        whole = check(capsys, "--no-cache", ".")
        assert {"FCT412", "FCT503", "DUP202", "CPY646"} <= {str(one[2]) for one in whole}
        paths = sorted(str(p.relative_to(here)) for p in here.rglob("*.*") if p.suffix in (".txt", ".jsonl"))
        draw.shuffle(paths)
        for size in (7,) if count < 60 else (1, 3, 7) if not turn else (7,):
            for at in range(0, len(paths), size):
                part = paths[at : at + size]
                assert check(capsys, *part) == of(whole, part), part
        assert check(capsys, ".") == whole
        texts = [path for path in paths if path.endswith(".txt")]
        (here / texts[0]).write_text((here / texts[1]).read_text(encoding="utf-8"), encoding="utf-8")
        (here / texts[2]).write_text(story(draw, None, "nine", draw.randrange(count)), encoding="utf-8")
        (here / texts[3]).unlink()
        (here / texts[4]).rename(here / f"moved{turn}.txt")
        rows = (here / "rows.jsonl").read_text(encoding="utf-8").splitlines(keepends=True)
        (here / "rows.jsonl").write_text("".join(rows[1:]), encoding="utf-8")


def test_a_part_is_told_the_same_from_another_folder(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Paths are shown from where the run was started; what is known of the archive stands for any folder."""
    generate(here, 5, 40)
    whole = check(capsys, ".")
    monkeypatch.chdir(here / "sub")
    for path in sorted({str(one[0]) for one in whole if one[2] == "FCT412"})[:4]:
        told = check(capsys, os.path.relpath(here / path))
        # lines, and the codes of what was found there
        assert {one[2:5] for one in told} == {one[2:5] for one in of(whole, [path])}


@pytest.mark.long(180)
def test_batches_are_told_what_the_whole_is_told(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where more are asked about than are looked up at once, each finding is told in the batch that it lies in."""
    generate(here, 5, 24)
    whole = check(capsys, "--no-cache", ".")
    assert {"CPY646", "DUP202"} <= {str(one[2]) for one in whole}
    monkeypatch.setattr(judging, "BATCH", 5)
    assert check(capsys, ".") == whole
