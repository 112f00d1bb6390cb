"""Kept records stay what they were, nothing is lost, and what was there stays until all is written."""

import csv
import datetime
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from newslint.cli import main
from newslint.errors import UsageError
from newslint.formats.writers import lines as keeping_lines
from newslint.formats.writers import write_records
from newslint.settings import Settings

FERRY = "The ferry Maid of Lowick struck a sandbank on its evening crossing on Monday, and sat there for a night."
BAKERS = "A court in Trevone has ruled that bakers may open their shops at four in the morning, bread or no bread."


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test is in a folder of its own."""
    monkeypatch.chdir(tmp_path)


def kept(target: str, *paths: str, dropped: set[tuple[str, int]] = frozenset()) -> int:  # type: ignore[assignment]
    """How many records were written to the target."""
    return write_records(target, paths, Settings(), dropped)


def put(name: str, content: bytes | str) -> str:
    """A file with that content; its name."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return name


def test_lines_stay_byte_for_byte() -> None:
    """Spaces, escapes, numbers, line ends and broken lines are as they were; the mark and blank lines go."""
    lines = [
        b'\xef\xbb\xbf{"text":  "a\\u00e9", "n": 1.50, "n": 2}\r\n',
        b"\r\n",
        b'{"text": "b", "big": 12345678901234567890123}\n',
        b'{"text": "caf\xe9", "x": NaN}\n',
        b"{broken\n",
        b'{"text": "\\ud800"}',
    ]
    put("a.jsonl", b"".join(lines))
    assert kept("k.jsonl", "a.jsonl", dropped={("a.jsonl", 3)}) == 4
    assert Path("k.jsonl").read_bytes() == b"".join([lines[0][3:], lines[3], lines[4], lines[5], b"\n"])


def test_compressed_files_go_to_compressed_files() -> None:
    """Several sources end up in one target, and the same records give the same bytes."""
    put("a.jsonl.gz", gzip.compress(b'{"text": "a"}\n{"text": "b"}'))
    put("b.jsonl", '{"text": "c"}')
    assert kept("k.jsonl.gz", "a.jsonl.gz", "b.jsonl", dropped={("a.jsonl.gz", 1)}) == 2
    assert gzip.decompress(Path("k.jsonl.gz").read_bytes()) == b'{"text": "b"}\n{"text": "c"}\n'
    before = Path("k.jsonl.gz").read_bytes()
    kept("k.jsonl.gz", "a.jsonl.gz", "b.jsonl", dropped={("a.jsonl.gz", 1)})
    assert before == Path("k.jsonl.gz").read_bytes()


ROWS = ['"id";text;n\r\n', '1;"He said ""no"";\nand went";01\r\n', "2;plain;\r\n", "3;a;b;c\r\n", '4;"café";2\r\n']


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_rows_stay_as_they_are_written(encoding: str) -> None:
    """Head, delimiter, quoting, line ends and encoding; a ragged row isn't lost."""
    put("a.csv", "".join(ROWS).encode(encoding))
    assert kept("k.csv", "a.csv", dropped={("a.csv", 4)}) == 3
    assert Path("k.csv").read_bytes() == "".join(ROWS[:2] + ROWS[3:]).encode(encoding)
    put("b.csv.gz", gzip.compress("".join(ROWS).encode(encoding).rstrip()))
    assert kept("k.csv", "b.csv.gz") == 4
    assert Path("k.csv").read_bytes().startswith("".join(ROWS[:2]).encode(encoding))


def test_rows_with_damaged_bytes_stay_as_they_are_written() -> None:
    """A byte that no encoding explains is the same byte in the target."""
    raw = "id,text\n1,Žižek said ".encode() + b"it\x92s\n2,so"
    put("a.csv", raw)
    assert kept("k.csv", "a.csv") == 2
    assert Path("k.csv").read_bytes() == raw + b"\n"


def test_tables_that_differ_become_one() -> None:
    """Columns are joined by name, fields keep their text, and what has no place in a cell is JSON."""
    put("a.csv", "id;text\r\n1;a\r\n2;\r\n")
    put("b.csv", "text,more,more\nb,x,y\n".encode("cp1252"))
    put("c.jsonl", json.dumps({"id": 5, "text": "c\rd\ud800", "tags": ["é", 1], "ok": True, "none": None}))
    put("d.txt", "Only text")
    assert kept("k.csv", "a.csv", "b.csv", "c.jsonl", "d.txt") == 5
    with Path("k.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert list(rows[0]) == ["id", "text", "more", "more.1", "tags", "ok", "none", "title", "published"]
    assert [(row["id"], row["text"]) for row in rows] == [
        ("1", "a"),
        ("2", ""),
        ("", "b"),
        ("5", "c\rd\ufffd"),
        ("d.txt", "Only text"),
    ]
    assert (rows[2]["more"], rows[2]["more.1"]) == ("x", "y")
    assert (rows[3]["tags"], rows[3]["ok"], rows[3]["none"]) == ('["é", 1]', "true", "")


def test_every_format_goes_to_lines_with_its_types() -> None:
    """Numbers, nesting, days, bytes and what isn't there survive."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    put("a.json", '[{"text": "a", "n": 1, "in": {"x": [1.5, null]}},{"text": "b"},{"text": "\\ud800"}]')
    put("b.csv", "text,n\nc,01\n")
    table = pa.table(
        {
            "text": ["d", "e"],
            "day": [datetime.date(2020, 1, 2), None],
            "raw": [b"x", b"\xff"],
            "score": [float("nan"), 0.5],
            "in": [{"y": [1]}, None],
        }
    )
    pq.write_table(table, "c.parquet")
    assert kept("k.jsonl", "a.json", "b.csv", "c.parquet", dropped={("a.json", 2)}) == 5
    assert [json.loads(line) for line in Path("k.jsonl").read_text().splitlines()] == [
        {"text": "a", "n": 1, "in": {"x": [1.5, None]}},
        {"text": "\ud800"},
        {"text": "c", "n": "01"},
        {"text": "d", "day": "2020-01-02", "raw": "x", "score": None, "in": {"y": [1]}},
        {"text": "e", "day": None, "raw": "/w==", "score": 0.5, "in": None},
    ]


def test_parquet_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Schema, types, metadata and compression are kept, rows are filtered, in however many groups they are written."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    monkeypatch.setattr("newslint.formats.writers.parquet.GROUP", 20_000)
    size = 3000
    columns: dict[str, Any] = {
        "id": pa.array(range(size), pa.uint16()),
        "text": pa.array([f"{FERRY} {n}" for n in range(size)]).dictionary_encode(),
        "when": pa.array([datetime.datetime(2020, 1, 2)] * size, pa.timestamp("ms", "UTC")),
        "in": pa.array([[{"x": n}] for n in range(size)]),
        "empty": pa.nulls(size),
    }
    table = pa.table(columns).replace_schema_metadata({"made by": "us"})
    pq.write_table(table, "a.parquet", compression={"id": "gzip", "text": "zstd"}, row_group_size=700)
    assert kept("k.parquet", "a.parquet", dropped={("a.parquet", n) for n in range(1, size + 1, 3)}) == 2000
    found = pq.ParquetFile("k.parquet")
    assert found.schema_arrow.equals(pq.read_schema("a.parquet"), check_metadata=True)
    assert found.read()["id"].to_pylist() == [n for n in range(size) if n % 3]
    codecs = {found.metadata.row_group(0).column(at).compression for at in (0, 1)}
    assert codecs == {"GZIP", "ZSTD"} and found.num_row_groups > 1
    assert kept("k.parquet", "a.parquet", dropped={("a.parquet", n) for n in range(1, size + 1)}) == 0
    assert pq.read_schema("k.parquet").equals(pq.read_schema("a.parquet")) and pq.read_table("k.parquet").num_rows == 0


def test_every_format_goes_to_parquet() -> None:
    """Types are made one where that can be; what differs in kind is text, and JSON where it is nested."""
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    rows: list[dict[str, Any]] = [{"text": "a", "n": 1, "mixed": 1, "in": {"x": 1}, "void": {}, "big": 2**80}]
    rows += [{"text": "é\ud800", "n": 2.5, "mixed": {"y": [1]}, "in": {"z": "q"}, "tags": [], "none": None}]
    put("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    put("b.csv", "text,n\nb,3\n")
    pq.write_table(pa.table({"text": ["c"], "in": [{"x": 7}], "score": pa.array([1], pa.int8())}), "c.parquet")
    assert kept("k.parquet", "a.jsonl", "c.parquet") == 3
    found = pq.read_table("k.parquet").to_pylist()
    assert [row["text"] for row in found] == ["a", "é\ufffd", "c"]
    assert [row["n"] for row in found] == [1.0, 2.5, None]
    assert [row["mixed"] for row in found] == ["1", '{"y": [1]}', None]
    assert [row["in"] and row["in"]["x"] for row in found] == [1, None, 7]
    assert (found[0]["big"], found[0]["void"], found[1]["tags"]) == (str(2**80), "{}", [])
    assert kept("k.parquet", "a.jsonl", "b.csv", "c.parquet") == 4
    assert [row["n"] for row in pq.read_table("k.parquet").to_pylist()] == ["1", "2.5", "3", None]


def test_batches_of_json_may_differ_in_type(monkeypatch: pytest.MonkeyPatch) -> None:
    """A type that changes after thousands of records is as good as one that changes at once."""
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    monkeypatch.setattr("newslint.formats.writers.parquet.BATCH", 2)
    values: list[Any] = [None, None, 1, 2, 2.5, None]
    rows = [{"text": "a", "n": value, "in": {f"k{at}": value}} for at, value in enumerate(values)]
    put("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    assert kept("k.parquet", "a.jsonl") == 6
    assert pq.read_table("k.parquet")["n"].to_pylist() == values
    put("a.jsonl", "".join(json.dumps(row) + "\n" for row in [*rows, {"text": "b", "n": "x"}]))
    assert kept("k.parquet", "a.jsonl") == 7
    assert pq.read_table("k.parquet")["n"].to_pylist() == [None, None, "1", "2", "2.5", None, "x"]


@pytest.mark.parametrize("target", ["a.jsonl", "link.jsonl", "k.txt", "nowhere/k.jsonl", "d.csv", "k.parquet.gz"])
def test_what_can_not_be_written_is_told_before_the_run(target: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A source, a link to it, a foreign ending, a folder that isn't there, a folder: 2, and nothing is touched."""
    put("a.jsonl", json.dumps({"text": FERRY}))
    Path("link.jsonl").symlink_to("a.jsonl")
    Path("d.csv").mkdir()
    assert main(["dedup", "--write-kept", target, "a.jsonl"]) == 2
    told = capsys.readouterr()
    assert not told.out and target in told.err and "compared" not in told.err
    assert json.loads(Path("a.jsonl").read_text()) == {"text": FERRY}


def test_standard_input_can_not_be_kept(capsys: pytest.CaptureFixture[str]) -> None:
    """It can be read once."""
    assert main(["dedup", "--write-kept", "k.jsonl", "-"]) == 2
    assert "can be read once" in capsys.readouterr().err


def test_an_earlier_result_in_the_folder_is_no_source(capsys: pytest.CaptureFixture[str]) -> None:
    """The second run of one command line gives what the first gave, wherever the folder is."""
    Path("archive").mkdir()
    put("archive/a.jsonl", "".join(json.dumps({"id": n, "text": FERRY}) + "\n" for n in range(3)))
    for _ in range(2):
        assert main(["dedup", "--plain", "--write-kept", str(Path("archive/k.jsonl").resolve()), "archive"]) == 0
        assert "kept 1 + dropped 2 = read 3" in capsys.readouterr().err


@pytest.mark.parametrize("how", ["symbolic", "hard"])
def test_a_source_by_another_name_is_no_target(how: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A link from elsewhere to a file in the folder that is read would end in that file."""
    Path("archive").mkdir()
    put("archive/a.jsonl", json.dumps({"text": FERRY}))
    if how == "hard":
        Path("k.jsonl").hardlink_to("archive/a.jsonl")
    else:
        Path("k.jsonl").symlink_to("archive/a.jsonl")
    assert main(["dedup", "--plain", "--write-kept", "k.jsonl", "archive"]) == 2
    assert "is read by this run" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet"])
def test_records_of_one_line_are_told_apart(ending: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A list in a single line, as `json.dump` writes it, loses its copies and nothing else."""
    rows = [{"id": n, "text": text} for n, text in enumerate((FERRY, FERRY, BAKERS))]
    put("a.json", json.dumps(rows))
    assert main(["dedup", "--plain", "--write-kept", f"k.{ending}", "a.json"]) == 0
    assert "kept 2 + dropped 1 = read 3" in capsys.readouterr().err
    assert kept("k2.jsonl", f"k.{ending}") == 2
    assert [int(json.loads(line)["id"]) for line in Path("k2.jsonl").read_text().splitlines()] == [0, 2]


def test_records_that_can_not_be_read_are_kept_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    """They are neither kept nor dropped in the sum, the run can't be trusted, and each is named."""
    rows = [json.dumps({"text": FERRY}), "{broken", json.dumps({"no": "text"}), json.dumps({"text": FERRY})]
    put("a.jsonl", "\n".join(rows))
    assert main(["dedup", "--plain", "--write-kept", "k.jsonl", "a.jsonl"]) == 2
    told = capsys.readouterr().err
    assert "kept 1 + dropped 1 = read 2; 2 unread kept as written" in told
    assert "a.jsonl:2: " in told and "a.jsonl:3: " in told and "unread 2" in told
    assert Path("k.jsonl").read_text().splitlines() == rows[:3]
    assert main(["dedup", "--plain", "--write-kept", "k.csv", "a.jsonl"]) == 2
    assert "kept 1 + dropped 1 = read 2; 1 unread kept as written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("b.json", b'[{"text": "a"}, {"text"'),
        ("b.jsonl.gz", gzip.compress(b'{"text": "a"}\n' * 99, mtime=0)[:-9]),
        ("b.parquet", b"PAR1"),
        ("gone.jsonl", None),
    ],
)
def test_a_file_that_can_not_be_read_stops_the_writing(
    name: str, raw: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody shall take what is left for all there was; what stood in the target stays."""
    put("a.jsonl", json.dumps({"text": FERRY}))
    if raw is not None:
        put(name, raw)
    put("k.jsonl", "old")
    assert main(["dedup", "--plain", "--write-kept", "k.jsonl", "a.jsonl", name]) == 2
    told = capsys.readouterr().err
    assert f"{name}: " in told and "nothing was written" in told
    assert Path("k.jsonl").read_text() == "old"
    assert [p.name for p in Path().iterdir() if p.name.endswith(".tmp")] == []


def test_nothing_is_not_written_over_something(capsys: pytest.CaptureFixture[str]) -> None:
    """A run that looked at nothing leaves the result of an earlier one alone."""
    put("a.jsonl", json.dumps({"text": FERRY}))
    put("k.jsonl", "old")
    main(["dedup", "--exclude", "*.jsonl", "--write-kept", "k.jsonl", "a.jsonl"])
    assert "nothing was written" in capsys.readouterr().err and Path("k.jsonl").read_text() == "old"


def test_sources_that_change_in_between_stop_the_writing() -> None:
    """Another number than expected isn't put in place."""
    put("a.jsonl", '{"text": "a"}\n{"text": "b"}\n')
    put("k.jsonl", "old")
    with pytest.raises(UsageError, match="did the sources change"):
        write_records("k.jsonl", ["a.jsonl"], Settings(), set(), range(3, 4))
    assert Path("k.jsonl").read_text() == "old"


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's own words, and the old content stays."""
    put("a.jsonl", '{"text": "a"}\n')
    put("k.jsonl", "old")

    def full(file: BinaryIO, sources: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping_lines, "write_lines", full)
    with pytest.raises(UsageError, match="No space left"):
        kept("k.jsonl", "a.jsonl")
    assert Path("k.jsonl").read_text() == "old"


def test_mode_and_link_of_the_target_stay() -> None:
    """A target that is a link is written through; a new file has the mode that the user's files have."""
    put("a.jsonl", '{"text": "a"}\n')
    put("real.jsonl", "old")
    Path("real.jsonl").chmod(0o640)
    Path("k.jsonl").symlink_to("real.jsonl")
    kept("k.jsonl", "a.jsonl")
    assert Path("k.jsonl").is_symlink() and Path("real.jsonl").read_text() == '{"text": "a"}\n'
    assert Path("real.jsonl").stat().st_mode & 0o777 == 0o640
    kept("new.jsonl", "a.jsonl")
    assert Path("new.jsonl").stat().st_mode & 0o777 == Path("a.jsonl").stat().st_mode & 0o777


@pytest.fixture
def slow_writer(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is in the middle of writing k.jsonl."""
    put("a.jsonl", '{"text": "a"}\n' * 10)
    put("k.jsonl", "old")
    code = (
        "import time; from newslint.formats.writers import write_records; from newslint.settings import Settings\n"
        "class Slow(set):\n"
        "    def __contains__(self, item):\n"
        "        time.sleep(0.5 if item[1] < 5 else 60); return False\n"
        "write_records('k.jsonl', ['a.jsonl'], Settings(), Slow())\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code], cwd=tmp_path)
    yield process
    process.kill()
    process.wait()


def test_who_is_killed_in_the_middle_leaves_what_was_there(slow_writer: subprocess.Popen[bytes]) -> None:
    """The target is the old one, whole."""
    deadline = time.monotonic() + 20
    while not list(Path().glob(".k.jsonl.*.tmp")) and time.monotonic() < deadline:
        time.sleep(0.05)
    os.kill(slow_writer.pid, signal.SIGKILL)
    assert slow_writer.wait() == -signal.SIGKILL
    assert Path("k.jsonl").read_text() == "old"
