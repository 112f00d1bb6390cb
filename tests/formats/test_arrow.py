"""Arrow IPC in both its forms: rows are records, only the columns that count are read, what is none is told."""

import datetime
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from newslint.cli import main
from newslint.formats import read_paths
from newslint.formats.parquet import BATCH
from newslint.model import Document, Skipped, Unread
from newslint.settings import Settings

pa = pytest.importorskip("pyarrow")
import pyarrow.feather  # noqa: E402
import pyarrow.ipc  # noqa: E402

DAY = datetime.date(2021, 5, 6)


def table(rows: int = 3) -> Any:  # noqa: ANN401
    """A table of short stories, one of them empty, with a column that holds nothing of them."""
    texts = [f"The {n}th ferry sailed at noon." for n in range(rows - 1)]
    columns = {"other": [{"x": 1}] * rows, "headline": ["Ferry"] * rows, "text": [*texts, None]}
    return pa.table(columns | {"published": [DAY] * rows})


def read(path: Path) -> list[Document | Unread | Skipped]:
    """What reading a file gives."""
    return list(read_paths([str(path)], Settings()))


@pytest.mark.parametrize("kind", ["file", "stream", "packed"])
def test_rows_are_records(tmp_path: Path, kind: str) -> None:
    """In a file, a stream and a packed file, with the row as the line; a row without a text is told."""
    place = tmp_path / ("a.arrow.gz" if kind == "packed" else "a.arrow")
    new = pa.ipc.new_stream if kind == "stream" else pa.ipc.new_file
    with new(str(place), table().schema) as writer:
        writer.write_table(table(), max_chunksize=2)
    if kind == "packed":
        place.write_bytes(gzip.compress(place.read_bytes()))
    one, two, none = read(place)
    assert isinstance(one, Document) and isinstance(two, Document) and isinstance(none, Unread)
    assert (one.text, one.fields.published) == ("Ferry\nThe 0th ferry sailed at noon.", "2021-05-06")
    assert two.record and (two.record.id, two.record.line) == ("2", 2)
    assert none.line == 3


def test_feather_is_read_and_large_batches_are_cut(tmp_path: Path) -> None:
    """Rows are counted over the pieces."""
    pyarrow.feather.write_feather(table(BATCH + 5), str(tmp_path / "a.feather"))
    found = [item for item in read(tmp_path / "a.feather") if isinstance(item, Document)]
    assert [item.record.line for item in found if item.record] == list(range(1, BATCH + 5))


def test_what_is_no_arrow_is_told(tmp_path: Path) -> None:
    """A cut file, another one, one without a text, and Feather's first version, each with what is wrong."""
    place = tmp_path / "a.arrow"
    pyarrow.feather.write_feather(table(), str(place))
    place.write_bytes(place.read_bytes()[:-20])
    (told,) = read(place)
    assert isinstance(told, Unread) and told.what.startswith("not an Arrow file")
    place.write_bytes(b"nothing of the kind")
    (told,) = read(place)
    assert isinstance(told, Unread) and told.what.startswith("not an Arrow file")
    place.write_bytes(b"FEA1....FEA1")
    (told,) = read(place)
    assert isinstance(told, Unread) and "first version" in told.what
    pyarrow.feather.write_feather(table().drop_columns(["text"]), str(place))
    (told,) = read(place)
    assert isinstance(told, Unread) and "there are other, headline, published" in told.what


def test_a_file_that_lies_about_its_lengths_is_told(tmp_path: Path) -> None:
    """It is looked through before anything is taken from it."""
    place = tmp_path / "a.arrow"
    with pa.ipc.new_file(str(place), pa.schema([("text", pa.string())])) as writer:
        writer.write_batch(pa.record_batch({"text": ["One ferry.", "Two ferries."]}))
    raw = place.read_bytes()
    offsets = b"".join(n.to_bytes(4, "little") for n in (0, 10, 22))
    assert raw.count(offsets) == 1
    place.write_bytes(raw.replace(offsets, offsets[:8] + (1 << 30).to_bytes(4, "little")))
    (told,) = read(place)
    assert isinstance(told, Unread) and told.what.startswith("not an Arrow file")


def test_arrow_is_never_written_but_kept_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is checked, copied as it is by `clean`, and its rows are kept in another format."""
    monkeypatch.chdir(tmp_path)
    pyarrow.feather.write_feather(table().slice(0, 2), "a.feather")
    before = Path("a.feather").read_bytes()
    assert main(["check", "--fix", "a.feather"]) in (0, 1, 2)
    main(["clean", "a.feather", "-o", "out"])
    assert Path("out/a.feather").read_bytes() == before == Path("a.feather").read_bytes()
    assert main(["dedup", "a.feather", "--write-kept", "k.arrow"]) == 2 and not Path("k.arrow").exists()
    assert main(["dedup", "a.feather", "--write-kept", "k.jsonl"]) == 0
    assert len(Path("k.jsonl").read_text().splitlines()) == 2
    for target in ("k.csv", "k.parquet"):
        assert main(["dedup", "a.feather", "--write-kept", target]) == 0


def test_a_time_zone_that_nobody_knows_costs_no_record() -> None:
    """Moments of a zone that isn't there are told as they are held; what holds them in lists says nothing."""
    pyarrow = pytest.importorskip("pyarrow")
    from newslint.formats.parquet import values_of

    nowhere = pyarrow.timestamp("s", "Europe/Nowhere")
    assert values_of(pyarrow.array([1, None], nowhere)) == ["1970-01-01 00:00:01", None]
    assert values_of(pyarrow.array([[1]], pyarrow.list_(nowhere))) == [None]


@pytest.mark.parametrize("kind", ["file", "stream", "packed"])
def test_kept_rows_keep_all_their_columns(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What goes is the copy alone, and what was taken from which field is said."""
    monkeypatch.chdir(tmp_path)
    text = "The ferry sailed at noon with forty people on board, and came back before the evening, its owner said."
    rows = [{"content": text, "shelf": n, "tags": ["sea"], "headline": "Ferry"} for n in range(2)]
    rows.append({"content": "A letter about the new bridge. " * 9, "shelf": 2, "tags": [], "headline": "Bridge"})
    place = Path("a.arrow.gz" if kind == "packed" else "a.arrow")
    made = pa.Table.from_pylist(rows)
    with (pa.ipc.new_stream if kind == "stream" else pa.ipc.new_file)(str(place), made.schema) as writer:
        writer.write_table(made)
    if kind == "packed":
        place.write_bytes(gzip.compress(place.read_bytes()))
    assert main(["dedup", str(place), "--write-kept", "k.jsonl"]) == 0
    assert "text from content, title from headline" in capsys.readouterr().err
    assert [json.loads(line) for line in Path("k.jsonl").read_text().splitlines()] == [rows[0], rows[2]]
