"""An archive that machines share on a Redis: each is told of the others' exact and near copies, or that it wasn't."""

from __future__ import annotations

import json
import random
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.store import shared

redis = pytest.importorskip("redis", reason="the extra newslint[redis] isn't installed")
WORDS = (
    "harbour",
    "council",
    "ferry",
    "orchard",
    "viaduct",
    "clerk",
    "sitting",
    "vote",
    "month",
    "money",
    "winter",
    "trader",
    "quarry",
    "foundry",
    "museum",
)


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A Redis server on a free port, and its address."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("there is no redis-server: apt-get install redis-server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    folder = tmp_path_factory.mktemp("redis")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    client = redis.Redis(port=port)
    try:
        for _ in range(100):
            try:
                client.ping()
                break
            except redis.ConnectionError:
                time.sleep(0.05)
        yield f"redis://127.0.0.1:{port}/0", process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def machines(
    server: tuple[str, subprocess.Popen[bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[Path, Path]:
    """Two folders whose settings name one shared archive."""
    monkeypatch.setenv("NEWSLINT_SHARED", server[0])
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "newslint.toml").write_text('[archive]\nurl = "$NEWSLINT_SHARED"\n', encoding="utf-8")
    return tmp_path / "one", tmp_path / "two"


def story(seed: int, edits: int = 0) -> str:
    """A story of its own words, some of them edited."""
    draw = random.Random(seed)
    words = [f"{draw.choice(WORDS)}{draw.randrange(90)}" for _ in range(240)]
    for at in random.Random(edits).sample(range(240), edits):
        words[at] = f"other{at}"
    lines = [" ".join(words[at : at + 40]) + "." for at in range(0, 240, 40)]
    return "\n\n".join([f"The {words[0]} of {words[1]} opens again", *lines]) + "\n"


def found(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[tuple[str, str, str]]:
    """Path, code and message of the copies that a run of `check` finds."""
    capsys.readouterr()
    assert main(["check", "--exit-zero", "--quiet", "--output-format", "json", *arguments]) == 0
    told = json.loads(capsys.readouterr().out)["findings"]
    return [(f["path"], f["code"], f["message"]) for f in told if f["code"].startswith("DUP2")]


@pytest.mark.long(180)
def test_machines_are_told_of_each_others_copies(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exact and near ones; a story that was edited or checked again is no copy of itself."""
    one, two = machines
    monkeypatch.chdir(one)
    for at in range(4):
        (one / f"a{at}.txt").write_text(story(at), encoding="utf-8")
    assert found(capsys, ".") == []
    monkeypatch.chdir(two)
    (two / "b0.txt").write_text(story(0), encoding="utf-8")
    (two / "b1.txt").write_text(story(1, 40), encoding="utf-8")
    (two / "b9.txt").write_text(story(9), encoding="utf-8")
    told = found(capsys, ".")
    assert [(path, code) for path, code, _ in told] == [("b0.txt", "DUP201"), ("b1.txt", "DUP202")]
    assert "shared:a0.txt" in told[0][2] and "shared:a1.txt" in told[1][2]
    assert main(["check", "b0.txt", "--exit-zero"]) == 0
    assert "asked the shared archive at 127.0.0.1:" in capsys.readouterr().err
    monkeypatch.chdir(one)
    (one / "a0.txt").write_text(story(0, 30), encoding="utf-8")
    assert [code for path, code, _ in found(capsys, "a0.txt") if path == "a0.txt"] in ([], ["DUP202"])
    monkeypatch.chdir(two)
    assert [(path, code) for path, code, _ in found(capsys, "b0.txt")] == [("b0.txt", "DUP202")]
    assert found(capsys, "--no-cache", "b9.txt") == []


def test_ingest_workers_drop_what_the_shared_archive_holds(
    machines: tuple[Path, Path], server: tuple[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """`dedup --against redis://…` keeps what is new, and what was kept is known to the next; as often as it is run."""
    monkeypatch.chdir(tmp_path)
    for batch in range(2):
        rows = [{"id": f"{batch}-{at}", "text": story(at + batch * 3)} for at in range(6)]
        (tmp_path / "new.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        for _ in range(2):
            command = ["dedup", "new.jsonl", "--against", server[0], "--write-kept", "kept.jsonl"]
            assert main(command) == 0
            kept = [json.loads(line)["id"] for line in Path("kept.jsonl").read_text(encoding="utf-8").splitlines()]
            assert kept == [f"{batch}-{at}" for at in range(3 * batch, 6)]


@pytest.mark.long(120)
def test_nearly_all_near_copies_are_found(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of those that the local store finds at least 95 of 100, with up to a quarter of the words edited."""
    one, two = machines
    for at in range(40):
        (one / f"a{at:02}.txt").write_text(story(at), encoding="utf-8")
        (two / f"b{at:02}.txt").write_text(story(at, at + 20), encoding="utf-8")
    monkeypatch.chdir(one)
    found(capsys, ".")
    monkeypatch.chdir(two)
    assert len(found(capsys, ".")) >= 38


def test_a_server_that_is_away_or_lost_is_an_error(
    machines: tuple[Path, Path],
    server: tuple[str, subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Exit code 2, a word on what is the matter, and no report."""
    one, _ = machines
    monkeypatch.chdir(one)
    (one / "a0.txt").write_text(story(0), encoding="utf-8")
    add = shared.SketchIndex.add

    def killed(index: shared.SketchIndex, keys: list[bytes], texts: list[str]) -> None:
        server[1].kill()
        server[1].wait()
        add(index, keys, texts)

    monkeypatch.setattr(shared.SketchIndex, "add", killed)
    for _ in range(2):
        assert main(["check", "a0.txt", "--output-format", "json:out.json"]) == 2
        assert "the shared archive can't be asked" in capsys.readouterr().err
        assert not Path("out.json").exists()


def test_what_is_half_written_is_invisible(
    machines: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A run that is lost before it has said all has said nothing; run again, it says all."""
    one, two = machines
    monkeypatch.chdir(one)
    (one / "a0.txt").write_text(story(0), encoding="utf-8")
    (two / "b0.txt").write_text(story(0), encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr(shared.msgspec.msgpack, "encode", lambda _: (_ for _ in ()).throw(redis.ConnectionError("gone")))
        with pytest.raises(shared.SharedArchiveError):
            _add_one(story(0))
    monkeypatch.chdir(two)
    assert found(capsys, "b0.txt") == []
    monkeypatch.chdir(one)
    assert [code for _, code, _ in found(capsys, "a0.txt")] == ["DUP201"]


def _add_one(text: str) -> None:
    from newslint.checks.dup.copies import contribution_of
    from newslint.model import Document
    from newslint.segmenting import segment

    page = segment(Document("a0.txt", text))
    told = contribution_of(page, page.stories[0])
    assert told
    shared.SharedArchive("$NEWSLINT_SHARED").add([shared.Named("a0.txt", told)])


def test_other_formats_and_foreign_rows_are_errors(
    machines: tuple[Path, Path], server: tuple[str, object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nothing that another version or somebody else wrote is believed, and nothing is unpickled."""
    _add_one(story(0))
    client = redis.Redis.from_url(server[0])
    assert all(key == b"newslint:archive" or key.startswith(b"newslint:2:affine32:") for key in client.keys("*"))
    (row,) = client.keys("newslint:*:story:*")
    client.set(row, b"\x80\x04N.")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b0.txt").write_text(story(0), encoding="utf-8")
    assert main(["dedup", "b0.txt", "--against", server[0]]) == 2
    client.set("newslint:archive", "0:legacy")
    assert main(["dedup", "b0.txt", "--against", server[0]]) == 2


def test_without_an_address_that_is_one_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the settings and on the command line."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(story(0), encoding="utf-8")
    assert main(["dedup", "a.txt", "--against", "redis://127.0.0.1:x/0"]) == 2
    assert "the address of the shared archive is none" in capsys.readouterr().err
    (tmp_path / "newslint.toml").write_text('[archive]\nurl = "localhost"\n', encoding="utf-8")
    assert main(["check", "a.txt"]) == 2
    assert "`url` must be an address as redis://host:6379/0, not" in capsys.readouterr().err
