"""Of records of the same words one stays, and two records are one or kept apart."""

import json
from pathlib import Path

import pytest

from newslint.cli import main

STORY = (
    "The footbridge over the Aldern gave way during the evening market, throwing stalls and shoppers into cold brown "
    "water while the town band played on the bank nearby and children looked on. Divers searched the muddy channel "
    "with lamps until the current grew too strong, and boats from both neighbouring harbours joined them before dawn. "
    "The fire service counted seven missing by nightfall. The bridge, built in 1931 and closed for repairs, broke "
    "near its northern pier shortly after the church bells rang. A baker who had set up her table by the railing heard "
    "a crack like a falling tree and saw the planks tilt."
)
OTHER = STORY.replace("seven", "nine").replace("1931", "1913") + " The ministry has promised a public report."
OPENING = " ".join(STORY.split()[:54]) + "…"


def row(name: str, text: str, published: str) -> dict[str, str]:
    """A record."""
    return {"id": name, "text": text, "published": published}


ROWS = [row("w1", STORY, "2021-03-04"), row("n1", STORY, "2021-03-04"), row("w3", OTHER, "2021-03-12")]


def clustered(
    rows: list[dict[str, str]], folder: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> list[tuple[set[str], str]]:
    """The clusters of these records: the ids of the members, and that of the keeper."""
    path = folder / "a.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in rows), encoding="utf-8")
    asked = ["--kinds", "exact,near,partial,teaser", "--output-format", "json", *options]
    main(["dedup", "--no-cache", *asked, str(path)])
    found = json.loads(capsys.readouterr().out)["clusters"]
    names = [([one["record"]["id"] for one in cluster["members"]], cluster["keep"]) for cluster in found]
    return [(set(ids), ids[keep]) for ids, keep in names]


@pytest.mark.parametrize(("drop", "left"), [("contained", {"n1", "w3"}), ("exact", {"n1", "w3"}), ("near", {"w3"})])
def test_what_the_keeper_lacks_stays_once(
    drop: str,
    left: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Two records of the same words in a cluster whose keeper has other figures: one of them goes, for the other."""
    monkeypatch.chdir(tmp_path)
    rows = [one | {"published": "2021-03-04"} for one in ROWS]
    options = ("--drop", drop, "--write-kept", "kept.jsonl", "--dropped", "gone.jsonl")
    assert clustered(rows, tmp_path, capsys, *options) == [({"w1", "n1", "w3"}, "w3")]
    assert {json.loads(line)["id"] for line in Path("kept.jsonl").read_text().splitlines()} == left
    told = {one["id"]: one for one in map(json.loads, Path("gone.jsonl").read_text().splitlines())}
    assert (told["w1"]["dropped"], told["w1"]["kept"]) == (True, "w3" if drop == "near" else "n1")
    assert told["n1"]["dropped"] == (drop == "near")


@pytest.mark.parametrize("names", [("w1", "w3"), ("w4", "w3"), ("w4", "w1"), ("w1", "n1")])
@pytest.mark.parametrize("day", ["2021-03-04", "2021-03-12"])
def test_two_records_are_one_or_kept_apart_and_not_both(
    names: tuple[str, str], day: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is asked about."""
    rows = [*ROWS[:2], ROWS[2] | {"published": day}, row("w4", OPENING, "2021-03-05")]
    clustered(rows, tmp_path, capsys)
    main(["dedup", "--no-cache", "--why", *names, str(tmp_path / "a.jsonl")])
    told = capsys.readouterr().out
    assert (" are one: " in told) != (" are kept apart: " in told)
