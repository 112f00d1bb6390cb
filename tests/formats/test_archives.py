"""ZIP and tar: the files in them are read as their names say; what is hostile, broken or nested too deep is told."""

import contextlib
import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.formats import read_paths
from newslint.formats.members import label_of
from newslint.formats.registry import archive_of, can_write
from newslint.model import Document, Skipped, Unread
from newslint.settings import LimitsSettings, Settings

LINES = b'{"text": "One ferry."}\n{"text": "Two ferries."}\n'
MEMBERS = {
    "wire/a.txt": b"The ferry sailed.",
    "wire/b.jsonl": LINES,
    "wire/.hidden.txt": b"Nothing.",
    "wire/c.csv": b"id,text\n1,Three ferries.\n",
    "wire/d.png": b"\x89PNG",
}
ENDINGS = [".zip", ".tar", ".tar.gz", ".tgz"]


def packed(place: Path, members: dict[str, bytes] | list[tuple[str, bytes]]) -> Path:
    """An archive of these files, of the kind that its name says."""
    items = list(members.items()) if isinstance(members, dict) else members
    if place.name.endswith(".zip"):
        with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, raw in items:
                archive.writestr(name, raw)
        return place
    with contextlib.closing(tarfile.open(place, "w:gz" if "gz" in place.name else "w")) as archive:
        for name, raw in items:
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
        link = tarfile.TarInfo("wire/e.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return place


def read(place: Path, settings: Settings | None = None) -> list[Document | Unread | Skipped]:
    """What reading a file gives."""
    return list(read_paths([str(place)], settings or Settings()))


@pytest.mark.parametrize("ending", ENDINGS)
def test_files_are_read_by_their_names(tmp_path: Path, ending: str) -> None:
    """Each document says the archive, the file in it and the line; links, hidden and other files are passed over."""
    place = packed(tmp_path / f"a{ending}", MEMBERS)
    found = [item for item in read(place) if isinstance(item, Document)]
    told = [(item.path.removeprefix(f"{place}!"), item.record and item.record.line, item.text) for item in found]
    assert told == [
        ("wire/a.txt", None, "The ferry sailed."),
        ("wire/b.jsonl", 1, "One ferry."),
        ("wire/b.jsonl", 2, "Two ferries."),
        ("wire/c.csv", 2, "Three ferries."),
    ]


def test_archives_and_packed_files_within_are_read_so_deep() -> None:
    """A label tells the way; a fourth archive isn't opened."""
    raw = b"The ferry sailed."
    names = []
    for depth in range(4):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.txt", raw)
        raw = held.getvalue()
    from newslint.formats import read_stream

    (item,) = read_stream("x.zip", io.BytesIO(raw), Settings())
    assert isinstance(item, Unread) and item.path == "x.zip!3.zip!2.zip!1.zip" and "3 deep" in item.what
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        inner = archive.read("3.zip")
    names = [item.path for item in read_stream("x.zip", io.BytesIO(inner), Settings())]
    assert names == ["x.zip!2.zip!1.zip!a.txt"]


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/etc/a.txt", "etc/a.txt"),
        ("C:\\news\\..\\a.txt", "news/a.txt"),
        ("./a//b.txt", "a/b.txt"),
    ],
)
def test_names_are_labels(tmp_path: Path, name: str, label: str) -> None:
    """No way leads up or to a root."""
    assert label_of(name) == label
    place = packed(tmp_path / "a.tar", {name: b"The ferry sailed."})
    assert [item.path for item in read(place)] == [f"{place}!{label}"]
    assert archive_of(f"{place}!{label}") == str(place) and archive_of("a!b.txt") is None
    assert not can_write(f"{place}!{label}")


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.long(120)
def test_what_grows_beyond_measure_stops(tmp_path: Path, ending: str) -> None:
    """All members are counted together."""
    block = b"x" * (1 << 20)
    place = packed(tmp_path / f"a{ending}", [(f"{n}.jsonl", block * 30) for n in range(12)])
    found = read(place, Settings(limits=LimitsSettings(expansion=2)))
    last = found[-1]
    assert isinstance(last, Unread)
    assert ("times its size" in last.what) is (ending != ".tar")


def test_a_second_file_of_a_name_is_passed_over(tmp_path: Path) -> None:
    """Or two findings would be in one place."""
    place = packed(tmp_path / "a.tar", [("a.txt", b"One."), ("./a.txt", b"Two.")])
    one, two = read(place)
    assert isinstance(one, Document) and isinstance(two, Skipped) and "second file of that name" in two.why


def test_encrypted_broken_and_empty_archives_are_told(tmp_path: Path) -> None:
    """With the file in it where there is one."""
    place = packed(tmp_path / "a.zip", {"a.txt": b"The ferry sailed. " * 50, "b.txt": b"Two."})
    whole = place.read_bytes()
    flagged = bytearray(whole)
    for at in (i for i in range(len(whole)) if whole.startswith(b"PK\x01\x02", i)):
        flagged[at + 8] |= 1
    place.write_bytes(flagged)
    assert [item.what for item in read(place) if isinstance(item, Unread)] == ["is encrypted"] * 2
    spoilt = bytearray(whole)
    spoilt[45] ^= 0xFF
    place.write_bytes(spoilt)
    broken, sound = read(place)
    assert isinstance(broken, Unread) and "broken" in broken.what and isinstance(sound, Document)
    place.write_bytes(whole[:-30])
    (item,) = read(place)
    assert isinstance(item, Unread) and item.what.startswith("not a ZIP file")
    (item,) = read(packed(tmp_path / "b.zip", {"a.png": b""}))
    assert isinstance(item, Skipped) and "1 others" in item.why
    cut = packed(tmp_path / "c.tar", {"a.txt": b"x" * 2000})
    cut.write_bytes(cut.read_bytes()[:1500])
    assert any(isinstance(item, Unread) for item in read(cut))


def test_archives_go_through_every_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings name the file within; fixing is denied; `clean` copies and says so; kept records go elsewhere."""
    monkeypatch.chdir(tmp_path)
    story = b"The ferry ran aground off the the cape on Tuesday, he said."
    packed(Path("a.zip"), {"w/a.txt": story, "w/b.txt": story.replace(b"the the", b"the the ")})
    Path("z.txt").write_bytes(story)
    before = Path("a.zip").read_bytes()
    assert main(["check", "--select", "CPY101", "--output-format", "json", "a.zip"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [item["path"] for item in found["findings"]] == ["a.zip!w/a.txt", "a.zip!w/b.txt"]
    assert main(["check", "--select", "CPY101", "--diff", "a.zip"]) == 2
    assert "ZIP isn't written back" in capsys.readouterr().err
    assert main(["clean", "a.zip", "z.txt", "-o", "out"]) == 2
    assert "copied as it is" in capsys.readouterr().err
    assert Path("out/a.zip").read_bytes() == before and Path("out/z.txt").exists()
    assert main(["dedup", "a.zip", "--write-kept", "k.jsonl"]) == 0
    assert len(Path("k.jsonl").read_text().splitlines()) == 1
