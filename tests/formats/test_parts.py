"""A file that is read in parts says what it says as a whole, places included."""

import gzip
import itertools
import json
from pathlib import Path

import pytest

from newslint.formats import parts_of, read_file
from newslint.settings import Settings

LINES = [
    b'\xef\xbb\xbf{"text": "One ferry."}',
    b'{"text": "Two ferries.", "id": 7}',
    b"",
    b"no JSON",
    '{"text": "Café \\ud800"}'.encode(),
    '{"text": "Caf\u00e9"}'.encode("cp1252"),
    *(json.dumps({"text": f"The ferry sailed {n} times.", "title": "Ferry"}).encode() for n in range(1500)),
]


def in_parts(place: Path, most: int) -> list[object]:
    """What reading the parts one after the other gives."""
    parts = parts_of(str(place), most)
    assert len(parts) > 1
    assert all(one.stop == other.start for one, other in itertools.pairwise(parts))
    return [item for part in parts for item in read_file(str(place), Settings(), None, part)]


@pytest.mark.parametrize("end", [b"", b"\n"])
def test_lines_in_parts_are_the_lines(tmp_path: Path, end: bytes) -> None:
    """Broken and empty lines, a mark in front and another encoding included."""
    place = tmp_path / "a.jsonl"
    place.write_bytes(b"\n".join(LINES) + end)
    assert in_parts(place, 5000) == list(read_file(str(place), Settings()))
    assert in_parts(place, 20) == list(read_file(str(place), Settings()))


def test_groups_of_rows_are_parts(tmp_path: Path) -> None:
    """Rows keep their numbers; a file that is none can't be cut, and is told when it is read."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    place = tmp_path / "a.parquet"
    pq.write_table(pa.table({"text": [f"Story {n}." for n in range(500)] + [None]}), place, row_group_size=100)
    assert in_parts(place, 1) == list(read_file(str(place), Settings()))
    assert len(parts_of(str(place), 1)) == 6
    place.write_bytes(b"PAR1")
    assert parts_of(str(place), 1) == []


def test_what_cannot_be_cut_has_no_parts(tmp_path: Path) -> None:
    """Packed files, other formats and files that are gone."""
    (tmp_path / "a.jsonl").write_bytes(gzip.compress(b"\n".join(LINES)))
    (tmp_path / "a.txt").write_bytes(b"text\n" * 100)
    assert [parts_of(str(tmp_path / name), 10) for name in ("a.jsonl", "a.txt", "b.jsonl")] == [[], [], []]
