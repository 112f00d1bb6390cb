"""Records are what `json`, `csv` and pyarrow say they are, however fast or slowly they are read."""

import csv
import gzip
import io
import itertools
import json
import random
from pathlib import Path

import pytest

from newslint.formats import read_paths
from newslint.formats.csv_records import csv_rows, form_of
from newslint.formats.decoding import decode
from newslint.formats.json_records import json_lines
from newslint.model import Document, Unread
from newslint.settings import RecordFields, Settings

#: lines on which decoders of JSON are known to differ
LINES = [
    b'{"text": "plain"}',
    b'{"text": "lone \\ud800"}',
    b'{"text": "pair \\ud83d\\ude00"}',
    b'{"text": "a", "text": "b"}',
    b'{"text": "a", "score": NaN}',
    b'{"text": "a", "score": -Infinity}',
    b'{"text": "a", "score": 1e400}',
    b'{"text": "a", "id": 123456789012345678901234567890}',
    b'{"text": "a", "id": ' + b"9" * 5000 + b"}",
    b'{"text": "a", "id": -0}',
    b'{"text": "a", "id": 1.0}',
    b'{"text": "a", "id": 01}',
    b'{"text": "a", "id": true}',
    b'{"text": "a", "id": {"$oid": "x"}}',
    b'{"text": "a\x01b"}',
    b'{"text": "a", "other": "\x01"}',
    b'{"text": "a\x7fb"}',
    b'{"text": "caf\xe9"}',
    b'{"text": "a", "other": "caf\xe9"}',
    b'{"text": "\xed\xa0\x80"}',
    b'{"text": "a",}',
    b'{"text": "a"} x',
    b'\xef\xbb\xbf{"text": "a"}',
    b'\x0c{"text": "a"}',
    b'{"text": "\\q"}',
    b'{"text": null, "body": "b"}',
    b'{"text": "", "body": ""}',
    b'{"text": null}',
    b'{"body": "", "content": ""}',
    b'{"text": 5}',
    b'["text"]',
    b"null",
    b'{"text": "a", "deep": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    b"   ",
    b"",
]


def by_json(line: bytes) -> str | None:
    """The text in a line by the measure of `json.loads`, or None if there is none."""
    try:
        record = json.loads(line.removeprefix(b"\xef\xbb\xbf"))
    except UnicodeDecodeError:
        try:
            record = json.loads(decode(line).text)
        except ValueError:
            return None
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    texts = [record[name] for name in ("text", "body", "content") if record.get(name)]
    text = texts[0] if texts else record.get("text")
    return text if isinstance(text, str) else None


@pytest.mark.parametrize("before", [0, 2000], ids=["slow", "fast"])
def test_what_is_json_is_said_by_json(before: int) -> None:
    """Both decoders take the same lines, give the same documents and tell the same of the others."""
    found = list(json_lines("a.jsonl", [b"\n"] * before + LINES, RecordFields()))
    slow = list(json_lines("a.jsonl", LINES, RecordFields()))
    assert len(slow) == len(LINES) - 2
    for line, item, other in zip((line for line in LINES if line.strip()), found, slow):
        wanted = by_json(line)
        text = item.text if isinstance(item, Document) else None
        assert wanted is None or text == "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in wanted)
        assert (wanted is None) == (text is None)
        if isinstance(item, Document) and isinstance(other, Document):
            assert (item.text, item.damage, item.fields) == (other.text, other.damage, other.fields)
            assert item.record and other.record and (item.record.id == other.record.id or "id" not in str(line))
        else:
            assert isinstance(item, Unread) and isinstance(other, Unread) and item.what == other.what


@pytest.mark.long(180)
def test_fast_decoder_takes_nothing_that_json_does_not() -> None:
    """Lines that were changed at random are read or refused as `json` has it."""
    chance = random.Random(4)
    seed = rb'{"id": -1.5e3, "text": "A \"b\" \u00e9 \ud83d\ude00 \n", "x": [true, null, {"y": 0}], "title": "T"}'
    lines = []
    for _ in range(4000):
        line = bytearray(seed)
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(line))
            line[at : at + chance.randint(0, 2)] = bytes([chance.choice(b'"\\{}[],:0123eE+-.ntu \x00\x1f\x80\xe9\xed')])
        lines.append(bytes(line))
    found = json_lines("a.jsonl", [*[b"\n"] * 1000, *lines], RecordFields())
    for line, item in zip(lines, found):
        record = None
        try:
            record = json.loads(line)
        except UnicodeDecodeError:
            continue
        except ValueError:
            pass
        has = isinstance(record, dict) and isinstance(record.get("text"), str)
        assert has == isinstance(item, Document), line


def test_no_lone_surrogate_gets_into_a_text() -> None:
    """However escapes are put together, pairs are characters and what is left over is damage."""
    parts = ["\\ud800", "\\uDBFF", "\\udc00", "\\uDFFF", "\\u0041", "x", "é"]
    made = ["".join(some) for size in (1, 2, 3) for some in itertools.product(parts, repeat=size)]
    found = json_lines(
        "a.jsonl", [*[b"\n"] * 1000, *(f'{{"text": "{text}"}}'.encode() for text in made)], RecordFields()
    )
    for text, item in zip(made, found):
        wanted = json.loads(f'"{text}"')
        assert isinstance(item, Document)
        assert item.text == "".join("\ufffd" if 0xD800 <= ord(char) < 0xE000 else char for char in wanted)
        assert len(item.damage) == item.text.count("\ufffd")


def test_usual_fields_are_looked_for_in_each_record() -> None:
    """A file may mix records of different makers, and a field that is empty gives way to the next."""
    rows = [{"text": "", "body": "B", "url": "u"}, {"content": "C", "id": "i"}, {"text": "T", "body": "B"}] * 2
    lines = [json.dumps(row).encode() for row in rows]
    found = list(json_lines("a.jsonl", lines, RecordFields()))
    assert [(d.text, d.record.id) for d in found if isinstance(d, Document) and d.record] == [  # type: ignore[comparison-overlap]
        ("B", "u"),
        ("C", "i"),
        ("T", "3"),
        ("B", "u"),
        ("C", "i"),
        ("T", "6"),
    ]


CSV_TEXT = 'id,text\r\n1,"Café “so”,\r\nand ""on"""\r\n2,Žižek\n3,"a\rb"\n'


@pytest.mark.parametrize(
    "raw",
    [
        CSV_TEXT.encode(),
        CSV_TEXT.encode("utf-8-sig"),
        CSV_TEXT.encode("utf-16"),
        CSV_TEXT.encode("utf-16-be"),
        CSV_TEXT.encode("utf-32"),
        CSV_TEXT.replace("Ž", "Z").encode("cp1252"),
        "id;text\n1;le café d’été à côté\n".encode("mac-roman"),
        CSV_TEXT.encode() + b"4,it\x92s\n",
        b"\xef\xbb\xbfid,text\n1,it\x92s\xed\xa0\x80\n",
        b"id\ttext\n1\tcaf\xe9\n",
        b"id|text\n1|cut \xe2\x80",
        b"",
        b"id,text",
    ],
    ids=range(13),
)
def test_a_csv_file_is_read_as_its_whole_text_would_be(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamed in blocks of any size it is the same as decoded at once."""
    text = decode(raw).text
    for size in (1, 7, 1 << 20):
        monkeypatch.setattr("newslint.formats.csv_records._BLOCK", size)
        form = form_of(io.BytesIO(raw))
        wanted = list(csv.reader(io.StringIO(text, newline=""), delimiter=form.delimiter))[1:]
        found = list(csv_rows("a.csv", io.BytesIO(raw), RecordFields()))
        assert [row[1] for row in wanted] == [d.text for d in found if isinstance(d, Document)]
        assert form.encoding == decode(raw).encoding


def test_a_csv_file_may_come_through_a_pipe() -> None:
    """What can't be read twice is copied first."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise OSError("a pipe")

    (found,) = csv_rows("a.csv", Pipe("id,text\n1,café\n".encode("cp1252")), RecordFields())
    assert isinstance(found, Document) and found.text == "café"


def test_parquet_is_read_by_the_columns_that_count(tmp_path: Path) -> None:
    """Days have types there; rows without a text are told; bytes that are no UTF-8 and gzip don't matter."""
    pa = pytest.importorskip("pyarrow")
    import datetime

    import pyarrow.parquet as pq

    day = datetime.datetime(2020, 1, 2, 3)
    broken = pa.Array.from_buffers(pa.string(), 3, pa.array([b"One", b"caf\xe9", None], pa.binary()).buffers())
    table = pa.table({"other": [{"x": 1}] * 3, "text": broken, "published": [day] * 3, "id": [7, 8, 9]})
    pq.write_table(table, tmp_path / "a.parquet")
    (tmp_path / "b.parquet.gz").write_bytes(gzip.compress((tmp_path / "a.parquet").read_bytes()))
    for name in ("a.parquet", "b.parquet.gz"):
        one, two, none = read_paths([str(tmp_path / name)], Settings())
        assert isinstance(one, Document) and isinstance(two, Document) and isinstance(none, Unread)
        assert (one.text, one.fields.published, one.record.id) == ("One", "2020-01-02T03:00:00", "7")  # type: ignore[union-attr]
        assert two.text == "caf\ufffd"
        assert (none.line, none.what.split(";")[0]) == (3, "the field `text` is null")
    pq.write_table(table.drop_columns(["text"]), tmp_path / "c.parquet")
    (told,) = read_paths([str(tmp_path / "c.parquet")], Settings())
    assert isinstance(told, Unread) and "there are other, published, id" in told.what
    (tmp_path / "d.parquet").write_bytes(b"PAR1 and no more")
    (told,) = read_paths([str(tmp_path / "d.parquet")], Settings())
    assert isinstance(told, Unread) and told.what.startswith("not a Parquet file")
