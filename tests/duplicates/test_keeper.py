"""The right one is kept, whatever came first, and nothing goes that the kept one lacks."""

import csv
import json
import random
import re
from pathlib import Path

import pytest

from newslint.cli import main

LEAD = (
    "The ferry Maid of Lowick struck a sandbank on its evening crossing, the harbour master Joan Pell said on Monday."
)
REST = (
    " It sat there with {} passengers until the tide turned, and a lifeboat stood by all night in fog and drizzle. "
    "Divers will look at the hull before the boat may sail again, and the mail goes by road for as long as that takes."
)
STORY = LEAD + REST.format("forty")
HARBOUR = (
    "港の浚渫工事が五月に始まる。二隻のフェリーが一か月のうちに座礁したためで、費用は四十二億円、その半分を国が負担する。"
    "漁業者は防波堤の内側で育つ牡蠣への影響を心配し、土砂をもっと沖に捨てるよう求めている。工事は三年かかる見込みだ。"
)
BROKEN = "\n".join(HARBOUR[at : at + 12] for at in range(0, len(HARBOUR), 12))
HOGS = (
    "Hogs were steady to half a dollar lower at Tarnholm, where four hundred head were offered and packers bought "
    "slowly. Sows were unchanged, and traders expected no more than that before the holiday at the end of the month."
)


def deduplicated(
    rows: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> list[dict[str, object]]:
    """The clusters of these records as `newslint dedup` gives them."""
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    main(
        ["dedup", "--no-cache", "--kinds", "exact,near,partial,teaser", "--output-format", "json", *options, str(path)]
    )
    return json.loads(capsys.readouterr().out)["clusters"]  # type: ignore[no-any-return]


def kept(rows: list[dict[str, str]], tmp_path: Path, capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    """The ids of the records that are kept of clusters."""
    found = deduplicated(rows, tmp_path, capsys, *options)
    return {cluster["members"][cluster["keep"]]["record"]["id"] for cluster in found}  # type: ignore[index]


def row(name: str, text: str, published: str = "2021-03-01T09:00:00", title: str = "Ferry aground") -> dict[str, str]:
    """A record."""
    return {"id": name, "title": title, "text": text, "published": published}


@pytest.mark.parametrize(
    ("name", "better", "worse"),
    [
        ("hours", row("x", STORY, "2021-03-01T06:00:00"), row("a", STORY, "2021-03-01T18:00:00")),
        ("entities and tags", row("x", STORY), row("a", "<p>" + STORY.replace(" ", "&nbsp;") + "</p>")),
        (
            "furniture",
            row("x", STORY),
            row("a", STORY + "\nWe use cookies to improve this site. Accept all cookies?\nAll rights reserved."),
        ),
        (
            "noise",
            row("x", STORY),
            row("a", STORY.replace("the ", "t1e ").replace("hull", "hu||l") + " Page twelve of the paper follows now."),
        ),
        (
            "a correction",
            row("x", STORY, "2021-03-01T12:00:00", "CORRECTED: Ferry aground"),
            row("a", LEAD + REST.format("fifty") + " The owner had no comment at all."),
        ),
        (
            "the latest version",
            row("x", STORY, "2021-03-01T15:00:00", "3rd lead: Ferry aground"),
            row("a", STORY, "2021-03-01T12:00:00", "2nd lead: Ferry aground"),
        ),
        (
            "a correction that an agency notes before the text",
            row("x", "(Corrects number in second sentence) " + STORY, "2021-03-01T12:00:00"),
            row("a", STORY + " The owner had no comment at all."),
        ),
        (
            "a correction that an editor notes behind the text",
            row("x", STORY + " An earlier version of this article gave another number.", "2021-03-01T12:00:00"),
            row("a", STORY + " The owner had no comment at all, and no more to say on it."),
        ),
        (
            "no note of a correction",
            row("x", STORY + " Police corrections officers (updates on Monday) helped as well."),
            row("a", STORY, "2021-03-01T12:00:00"),
        ),
        ("characters, not lines, of a script without spaces", row("x", HARBOUR + "船長は満足した。"), row("a", BROKEN)),
        ("the whole", row("x", STORY), row("a", LEAD + " It sat there with forty passengers until …")),
    ],
)
def test_the_better_one_is_kept(
    name: str, better: dict[str, str], worse: dict[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever comes first."""
    for rows in ([better, worse], [worse, better]):
        assert kept(rows, tmp_path, capsys) == {"x"}, name


def test_order_changes_no_keeper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Shuffled records have the same keepers."""
    draw = random.Random(3)
    rows = []
    for number in range(30):
        text = STORY.replace("Lowick", f"Lowick{number}").replace("Pell", f"Pell{number}")
        rows += [
            row(f"r{number}-{at}", text.replace("drizzle", word)) for at, word in enumerate(("drizzle", "rain", "snow"))
        ]
    first = kept(rows, tmp_path, capsys)
    for _ in range(3):
        draw.shuffle(rows)
        assert kept(rows, tmp_path, capsys) == first
    assert len(first) == 30


def test_a_round_up_is_not_kept_over_its_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is no copy of any of them, nor a write-up of their events, with a day and without one."""
    rows = [
        row("ferry", STORY),
        row("hogs", HOGS, title="Tarnholm hogs"),
        row("both", f"{STORY}\n\n{HOGS}", title="Evening briefing"),
    ]
    undated = [{key: value for key, value in one.items() if key != "published"} for one in rows]
    for kinds in ("exact,near,partial,teaser", "exact,near,partial,teaser,retold"):
        assert deduplicated(rows, tmp_path, capsys, "--kinds", kinds) == []
        assert deduplicated(undated, tmp_path, capsys, "--kinds", kinds) == []


def test_extracts_of_one_page_are_its_copies(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a day and under one title parts of a text are no reports of several things; they are told once."""
    rows = [
        {"id": name, "title": "Ferry", "text": text} for name, text in (("a", STORY), ("b", HOGS), ("c", STORY + HOGS))
    ]
    found = deduplicated(rows, tmp_path, capsys, "--kinds", "exact,near,partial,teaser,retold")
    assert len(found) == 1


def facts(text: str) -> set[str]:
    """The numbers, names and days of a text, roughly."""
    return {word.lower() for word in re.findall(r"\d+|(?<=[a-z,] )[A-Z]\w+", text)}


def triples(text: str) -> set[tuple[str, ...]]:
    """The word triples of a text."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + 3]) for at in range(len(words) - 2)}


def test_nothing_goes_that_the_kept_one_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of what is dropped every fact and nine tenths of the triples stand in the one that is kept for it."""
    monkeypatch.chdir(tmp_path)
    draw = random.Random(5)
    rows = []
    for number in range(60):
        words = STORY.replace("Lowick", f"Lowick{number // 3}").split()
        for _ in range(draw.randint(0, 3)):
            words[draw.randrange(len(words))] = draw.choice(["and", "Tuesday", "seven", "12", "Mr Abel", "so", ""])
        rows.append(row(f"r{number}", " ".join(words[: draw.choice([len(words), 40, 30])])))
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in rows))
    assert main(["dedup", "--no-cache", "--write-kept", "kept.jsonl", "--dropped", "gone.jsonl", "a.jsonl"]) == 0
    told = [json.loads(line) for line in Path("gone.jsonl").read_text().splitlines()]
    texts = {one["id"]: one["text"] for one in rows}
    left = {json.loads(line)["id"] for line in Path("kept.jsonl").read_text().splitlines()}
    gone = [one for one in told if one["dropped"]]
    assert {one["id"] for one in gone} == set(texts) - left
    assert len(gone) >= 5
    for one in gone:
        mine, theirs = texts[one["id"]], texts[one["kept"]]
        assert one["kept"] in left
        assert facts(mine) <= {word.lower() for word in re.findall(r"\w+", theirs)}
        assert len(triples(mine) & triples(theirs)) >= 0.88 * len(triples(mine))


UPDATE = [
    row("a", STORY),
    row("b", LEAD + REST.format("fifty"), "2021-03-01T12:00:00"),
    row("c", STORY),
    row("d", STORY.replace("Lowick", "Harwick"), "2021-04-01T12:00:00"),
]


@pytest.mark.parametrize(("drop", "left"), [("exact", 3), ("contained", 3), ("near", 2)])
def test_levels_of_dropping(
    drop: str, left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An update whose figure changed goes only where every copy of a cluster does."""
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in UPDATE))
    assert main(["dedup", "--no-cache", "--drop", drop, "--write-kept", "kept.jsonl", "a.jsonl"]) == 0
    assert len(Path("kept.jsonl").read_text().splitlines()) == left


def test_it_is_said_what_changed_and_why_others_are_kept_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the clusters, in the file of what is dropped, and of two records that are asked about."""
    clusters = deduplicated(UPDATE, tmp_path, capsys)
    (pair,) = [pair for pair in clusters[0]["pairs"] if pair["differs"]]  # type: ignore[attr-defined]
    assert (clusters[0]["kind"], pair["changed"], pair["differs"]) == ("near", "fact", ["forty → fifty"])
    monkeypatch.chdir(tmp_path)
    assert main(["dedup", "--no-cache", "--dropped", "gone.jsonl", "a.jsonl"]) == 0
    rows = [json.loads(line) for line in Path("gone.jsonl").read_text().splitlines()]
    assert {(one["id"], one["kept"], one["rejected"]) for one in rows} >= {("b", "a", False), ("c", "a", False)}
    assert {one["why"] for one in rows if one["rejected"]} == {"names"}
    capsys.readouterr()
    for names, words in ((("a", "b"), "near"), (("a", "d"), "other names stand in the same places")):
        assert main(["dedup", "--no-cache", "--why", *names, "a.jsonl"]) == 0
        assert words in capsys.readouterr().out


def test_what_goes_is_written_as_csv_where_the_file_is_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same rows as in JSON Lines, what differs parted by a semicolon."""
    monkeypatch.chdir(tmp_path)
    text = "A ferry with forty people on board ran aground off Lowick on Monday, the coastguard said. Nobody was hurt."
    rows = [
        {"id": name, "text": f"{text} It was {how} free at high tide."}
        for name, how in (("a", "pulled"), ("b", "towed"))
    ]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    for name in ("gone.jsonl", "gone.csv"):
        assert main(["dedup", "--no-cache", "--dropped", name, "a.jsonl"]) == 0
    (line,) = map(json.loads, Path("gone.jsonl").read_text(encoding="utf-8").splitlines())
    with Path("gone.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row == {key: "; ".join(value) if isinstance(value, list) else str(value) for key, value in line.items()}
