"""Files that are cut, flipped, repeated and overwritten at random: told, never a fault of newslint's own."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.formats import read_file
from newslint.formats.compression import COMPRESSIONS, pack_bytes
from newslint.model import Fault
from newslint.settings import Settings
from tests.formats import test_archives, test_news_xml, test_ninjs, test_warc

#: mutants of each file
EACH = 60


def _tables(folder: Path) -> dict[str, bytes]:
    import pyarrow
    import pyarrow.feather
    import pyarrow.ipc
    import pyarrow.parquet

    table = pyarrow.table({"text": ["One ferry."] * 20, "metadata": [{"date": "2021-05-06"}] * 20})
    pyarrow.feather.write_feather(table, str(folder / "a.feather"))
    pyarrow.parquet.write_table(table, folder / "a.parquet")
    with pyarrow.ipc.new_stream(str(folder / "a.arrow"), table.schema) as writer:
        writer.write_table(table)
    return {name: (folder / name).read_bytes() for name in ("a.feather", "a.parquet", "a.arrow")}


def _texts(folder: Path) -> dict[str, bytes]:
    records = [test_ninjs.PLAIN, test_ninjs.MARKED, test_ninjs.THIRD, test_ninjs.PICTURE]
    items = ("one", "usable", test_news_xml.XHTML), ("two", "usable", test_news_xml.PLAIN)
    return {
        "a.json": json.dumps(records).encode(),
        "a.jsonl": "\n".join(map(json.dumps, records)).encode(),
        "n.xml": test_news_xml.NITF.encode(),
        "m.xml": test_news_xml.message(*items).encode(),
        "a.jsonl.zst": pack_bytes(test_archives.LINES * 50, COMPRESSIONS[1]),
    }


def _archives(folder: Path) -> dict[str, bytes]:
    page = ("https://lowick.example/a", "200 OK", "text/html; charset=utf-8", test_warc.PAGE.encode())
    made = {
        f"a{e}": test_archives.packed(folder / f"a{e}", test_archives.MEMBERS).read_bytes()
        for e in test_archives.ENDINGS
    }
    names = ("a.warc", "a.warc.gz")
    return made | {name: test_warc.written(folder / name, page, page).read_bytes() for name in names}


def spoil(raw: bytes, draw: random.Random) -> bytes:
    """The bytes with something done to them."""
    spoilt, at = bytearray(raw), draw.randrange(len(raw))
    kind = draw.randrange(4)
    if kind == 0:
        del spoilt[at:]
    elif kind == 1:
        for _ in range(draw.randrange(1, 8)):
            spoilt[draw.randrange(len(spoilt))] = draw.randrange(256)
    elif kind == 2:
        spoilt[at:at] = spoilt[at : at + draw.randrange(1, 60)] * draw.randrange(1, 20)
    else:
        spoilt[at : at + draw.randrange(1, 40)] = draw.randbytes(draw.randrange(40))
    return bytes(spoilt)


@pytest.mark.long(300)
@pytest.mark.parametrize("make", [_tables, _texts, _archives])
def test_spoilt_files_are_no_faults(tmp_path: Path, make: Callable[[Path], dict[str, bytes]]) -> None:
    """Whatever they have become, reading ends, and says what it couldn't read."""
    pytest.importorskip("pyarrow")
    draw = random.Random(13)
    for name, raw in make(tmp_path).items():
        for _ in range(EACH):
            spoilt = spoil(raw, draw)
            (tmp_path / name).write_bytes(spoilt)
            faults = [item for item in read_file(str(tmp_path / name), Settings()) if isinstance(item, Fault)]
            assert not faults, (name, faults, spoilt)
