"""From documents to clusters: members, keepers, what is dropped, and what `--write-kept` writes."""

import json
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.duplicates import event_likeness, same_event
from newslint.model import Document, Fields, RecordRef
from newslint.pipeline.deduplication import Options, deduplicate

FERRY = (
    "The ferry Maid of Lowick struck a sandbank on its evening crossing on Monday.\n"
    "It sat there with forty passengers until the tide turned, and a lifeboat stood by all night.\n"
    "The harbour master, Joan Pell, told reporters that the bank had moved in the storms of last month.\n"
)
BAKERS = (
    "A court in Trevone has ruled that bakers may open their shops at four in the morning.\n"
    "Three neighbours had complained of the smell of bread, which the judge called a mitigating circumstance.\n"
)


def record(identity: str, text: str, published: str | None = None, source: str | None = None) -> Document:
    """A record of a file."""
    fields = Fields(published=published, source=source)
    return Document("a.jsonl", text, record=RecordRef(identity, int(identity)), fields=fields)


def test_longest_is_kept() -> None:
    """Of a near copy the longer one is kept, and the other is dropped."""
    found = deduplicate(
        [
            record("1", FERRY),
            record("2", BAKERS),
            record("3", FERRY + "Nobody on board was hurt, and the mail stayed dry.\n"),
        ],
        Options(),
    )
    (cluster,) = found.clusters
    assert ([m.record.id for m in cluster.members if m.record], cluster.keep, cluster.why_kept) == (
        ["1", "3"],
        1,
        "longest",
    )
    assert {("a.jsonl", 1)} == found.dropped


def test_preferred_source_and_earliest_day_are_kept() -> None:
    """A preferred source goes before everything, and the earlier day before reading order."""
    copies = [record("1", FERRY, "2023-03-16", "Echo"), record("2", FERRY, "2023-03-15", "Post")]
    plain = deduplicate(copies, Options()).clusters[0]
    assert (plain.keep, plain.why_kept) == (1, "earliest")
    chosen = deduplicate(copies, Options(preferred_sources=("Echo",))).clusters[0]
    assert (chosen.keep, chosen.why_kept) == (0, "preferred source")


def test_cleanest_is_kept_if_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The settings may ask for the copy with the fewest findings, last of all or first."""
    monkeypatch.chdir(tmp_path)
    rows = [
        {"id": "1", "text": FERRY.replace("reporters that the bank", "reporters the the bank")},
        {"id": "2", "text": FERRY + "The night was mild and the the sea was calm.\n"},
        {"id": "3", "text": FERRY},
    ]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    for keep, chosen in (
        ('"longest", "cleanest"', (1, "longest")),
        ('"cleanest", "longest"', (2, "cleanest")),
        ('"earliest"', (0, "first read")),
    ):
        Path("newslint.toml").write_text(f"[dedup]\nkeep = [{keep}]\n")
        main(["dedup", "--output-format", "json", "a.jsonl"])
        (cluster,) = json.loads(capsys.readouterr().out)["clusters"]
        assert (cluster["keep"], cluster["why_kept"]) == chosen
    Path("newslint.toml").write_text('[dedup]\nkeep = ["shortest"]\n')
    assert main(["dedup", "a.jsonl"]) == 2
    assert ":2: `keep` must be a list of preferred, longest, earliest and cleanest" in capsys.readouterr().err


def test_order_of_documents_does_not_matter() -> None:
    """The same clusters, whatever comes first."""
    documents = [record("1", FERRY), record("2", BAKERS), record("3", FERRY.replace("forty", "fifty"))]
    assert deduplicate(documents, Options()).clusters == deduplicate(documents[::-1], Options()).clusters


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_kept_and_dropped_are_what_was_read(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--write-kept` writes the records that are kept with their ids, and the summary adds up."""
    monkeypatch.chdir(tmp_path)
    rows = [{"id": "x", "text": FERRY}, {"id": "y", "text": BAKERS}, {"id": "z", "text": FERRY}]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert main(["dedup", "--write-kept", f"kept.{ending}", "a.jsonl"]) == 0
    assert "kept 2 + dropped 1 = read 3" in capsys.readouterr().err
    main(["dedup", "--output-format", "json", f"kept.{ending}"])
    told = json.loads(capsys.readouterr().out)
    assert {k: told["summary"][k] for k in ("documents", "stories", "clusters")} == {
        "documents": 2,
        "stories": 2,
        "clusters": 0,
    }


@pytest.mark.parametrize(("target", "is_inside"), [("s/kept.jsonl", True), ("kept.jsonl", False)])
def test_what_later_runs_will_read_is_said(
    target: str,
    is_inside: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever writes the kept ones into the folder that is read learns that the next run reads them as well."""
    monkeypatch.chdir(tmp_path)
    Path("s").mkdir()
    Path("s/a.jsonl").write_text(json.dumps({"id": "x", "text": FERRY}) + "\n")
    assert main(["dedup", "--write-kept", target, "s"]) == 0
    assert ("s/kept.jsonl lies in what is read: exclude it" in capsys.readouterr().err) is is_inside


@pytest.mark.parametrize("name", ["text", "jsonl", "html"])
def test_every_format_shows_both_places(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever the format, both members and the kind are told, and text is shown harmlessly."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Ferry aground <b>\x1b[31m\n" + FERRY)
    Path("b.txt").write_text("Ferry stuck\n" + FERRY)
    assert main(["dedup", "--output-format", name]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("a.txt", "b.txt", "exact" if "exact" in out else "near"))
    assert "\x1b" not in out
    assert name != "html" or "aground <b>" not in out


def test_wrong_usage_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown kind is an error with a hint."""
    assert main(["dedup", "--kinds", "twin", "."]) == 2
    assert "retold" in capsys.readouterr().err


WALL = """The harbour wall at Tinholm gave way on Tuesday night and two fishing boats sank at their moorings.

Nobody was aboard the boats when the wall fell, harbour master Ole Dunn said on Wednesday morning.

Divers will look at the foundations of the wall once the swell from the north has gone down.
"""
BOATS = """Two fishing boats sank at their moorings on Tuesday night when the harbour wall at Tinholm gave way.

Harbour master Ole Dunn said on Wednesday morning that nobody was aboard the boats when the wall fell.

The town has asked the ministry for money to build the harbour anew, a spokeswoman told reporters.
"""


@pytest.mark.parametrize(("needed", "found"), [(1, 1), (2, 1), (3, 0)])
def test_write_ups_have_so_many_passages_that_say_the_same(
    needed: int, found: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two of them do here: that is enough where two are needed, unless rare words alone are sure."""
    monkeypatch.setattr(same_event, "ALIGNED", needed)
    for module in (same_event, event_likeness):
        monkeypatch.setattr(module, "SURE", 2.0)
    documents = [Document(f"{name}.txt", text) for name, text in (("a", WALL), ("b", BOATS), ("c", BAKERS))]
    clusters = deduplicate(documents, Options(kinds=("retold",))).clusters
    assert [len(cluster.members) for cluster in clusters] == [2] * found
