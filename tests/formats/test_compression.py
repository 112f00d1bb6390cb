"""gzip and zstd are one thing to whoever reads or writes: told by first bytes, bounded, broken ones told."""

import gzip
import importlib
import json
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import compression, read_file
from newslint.formats.compression import COMPRESSIONS, compression_of, pack_bytes
from newslint.formats.registry import ending_of, is_compressed, is_readable
from newslint.formats.rewrite import unpack
from newslint.model import Document, Unread
from newslint.settings import LimitsSettings, Settings

pytest.importorskip("backports.zstd" if importlib.util.find_spec("compression") is None else "compression.zstd")
GZIP, ZSTD = COMPRESSIONS
LINES = b"".join(json.dumps({"text": f"The ferry sailed {n} times."}).encode() + b"\n" for n in range(300))


def test_names_and_bytes_tell_the_packing() -> None:
    """The ending stands after that of the format."""
    assert (ending_of("a.jsonl.zst"), ending_of("A.TXT.GZ"), ending_of("a.zst")) == (".jsonl", ".txt", "")
    assert is_readable("a.jsonl.zst") and is_compressed("a.jsonl.zst") and not is_compressed("a.jsonl")
    assert compression_of(pack_bytes(b"x", ZSTD)) is ZSTD and compression_of(gzip.compress(b"x")) is GZIP
    assert compression_of(b"text") is None


@pytest.mark.parametrize("packing", COMPRESSIONS, ids=lambda one: one.ending)
def test_packed_files_are_read_whatever_their_name(tmp_path: Path, packing: compression.Compression) -> None:
    """Several streams behind one another are one file; a cut one gives what came before and is told."""
    place = tmp_path / "a.jsonl"
    place.write_bytes(pack_bytes(LINES, packing) + pack_bytes(LINES, packing))
    assert [type(item) for item in read_file(str(place), Settings())] == [Document] * 600
    place.write_bytes(pack_bytes(LINES, packing)[:-9])
    found = list(read_file(str(place), Settings()))
    assert isinstance(found[-1], Unread) and "the compressed file is broken" in found[-1].what
    place.write_bytes(packing.magics[0] + b"nothing of the kind")
    assert [type(item) for item in read_file(str(place), Settings())] == [Unread]


@pytest.mark.parametrize("packing", COMPRESSIONS, ids=lambda one: one.ending)
@pytest.mark.long(180)
def test_what_grows_beyond_measure_is_refused(tmp_path: Path, packing: compression.Compression) -> None:
    """A third of a gigabyte of one letter in a few thousand bytes isn't held."""
    place = tmp_path / "bomb.jsonl"
    with place.open("wb") as file, packing.pack(file) as packed:
        for _ in range(300):
            packed.write(b"x" * (1 << 20))
    (item,) = read_file(str(place), Settings(limits=LimitsSettings(expansion=10)))
    assert isinstance(item, Unread) and "unpacks to more than 10 times its size" in item.what


def test_zstd_is_fixed_cleaned_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As gzip is: the file stays packed as it was."""
    monkeypatch.chdir(tmp_path)
    text = b'{"text": "The ferry ran aground off the the cape on Tuesday, he said."}\n'
    Path("a.jsonl.zst").write_bytes(pack_bytes(text, ZSTD))
    main(["check", "--select", "CPY101", "--fix", "a.jsonl.zst"])
    fixed = Path("a.jsonl.zst").read_bytes()
    assert compression_of(fixed) is ZSTD and unpack(fixed, 200) == text.replace(b"the the", b"the")
    damaged = "It wasn\u00e2\u20ac\u2122t the ferry that don\u00e2\u20ac\u2122t sail.\n".encode()
    Path("b.txt.zst").write_bytes(pack_bytes(damaged, ZSTD))
    assert main(["clean", "b.txt.zst", "-o", "out"]) in (0, 1)
    cleaned = Path("out/b.txt.zst").read_bytes()
    assert unpack(cleaned, 200).decode() == "It wasn’t the ferry that don’t sail.\n"
    assert main(["dedup", "a.jsonl.zst", "--write-kept", "kept.jsonl.zst"]) == 0
    assert unpack(Path("kept.jsonl.zst").read_bytes(), 200) == unpack(fixed, 200)


def test_without_its_package_zstd_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing else happens."""
    (tmp_path / "a.txt.zst").write_bytes(pack_bytes(b"text", ZSTD))

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(compression.importlib, "import_module", missing)
    (item,) = read_file(str(tmp_path / "a.txt.zst"), Settings())
    assert isinstance(item, Unread) and "pip install 'newslint[zstd]'" in item.what
