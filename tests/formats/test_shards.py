"""Kept records as a folder of shards: each file has its own, under its name and in its format, or nothing is there."""

import gzip
import json
from pathlib import Path

import pytest

from newslint.cli import main

STORY = "The ferry ran aground off the cape on Tuesday and nobody was hurt, its owner said in a letter number {}."


def line(number: int) -> bytes:
    """A record as a line."""
    return json.dumps({"id": number, "text": " ".join([STORY.format(number)] * 2)}).encode() + b"\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two shards with a copy in the second."""
    monkeypatch.chdir(tmp_path)
    Path("in/data").mkdir(parents=True)
    Path("in/data/00000.jsonl").write_bytes(line(1))
    Path("in/data/00001.jsonl.gz").write_bytes(gzip.compress(line(1) + line(2).replace(b"ferry", b"old tram")))
    return tmp_path


def test_each_file_has_its_shard(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Lines stay as they were, what repeats is gone, and the sum adds up."""
    assert main(["dedup", "in", "--kinds", "exact", "--write-kept", "out/"]) == 0
    assert "kept 2 + dropped 1 = read 3" in capsys.readouterr().err
    assert Path("out/data/00000.jsonl").read_bytes() == line(1)
    kept = gzip.decompress(Path("out/data/00001.jsonl.gz").read_bytes())
    assert kept == line(2).replace(b"ferry", b"old tram")
    assert sorted(path.name for path in corpus.iterdir()) == ["in", "out"]


def test_a_shard_of_parquet_keeps_its_schema(corpus: Path) -> None:
    """As the datasets of Hugging Face lie."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    texts = [json.loads(line(n))["text"] for n in (7, 7)]
    table = pa.table({"text": texts, "n": pa.array([1, 2], pa.int16())})
    pq.write_table(table, "in/train-00000-of-00001.parquet")
    assert main(["dedup", "in", "--kinds", "exact", "--write-kept", "out/"]) == 0
    kept = pq.read_table("out/train-00000-of-00001.parquet")
    assert kept.schema == table.schema and kept.num_rows == 1


@pytest.mark.parametrize(
    ("target", "told"),
    [("in/out/", "lies in what is read"), ("there/", "not empty"), ("no/where/", "isn't there")],
)
def test_a_wrong_folder_is_refused(corpus: Path, target: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Before anything is read."""
    Path("there").mkdir()
    Path("there/a").write_text("a")
    assert main(["dedup", "in", "--write-kept", target]) == 2
    assert told in capsys.readouterr().err and not Path("in/out").exists()


def test_what_is_not_written_is_named(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A page among the shards has no place there; leaving it out is up to the user."""
    Path("in/a.txt").write_text("The ferry.")
    assert main(["dedup", "in", "--write-kept", "out/"]) == 2
    assert "plain text isn't written" in capsys.readouterr().err and not Path("out").exists()
    assert main(["dedup", "in", "--exclude", "*.txt", "--write-kept", "out/"]) == 0
