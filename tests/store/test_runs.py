"""Runs of the command line over parts of an archive that has an index."""

import io
import json
import random
from pathlib import Path

import pytest

from newslint.cli import main
from tests.store.test_archive import archive, story


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An archive in the current folder."""
    archive(random.Random(11), tmp_path, 30)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[object, ...]]:
    """What `check` finds of repeated stories, each as what a user sees of it."""
    main(["check", "--select", "DUP2", "--output-format", "json", *words])
    told = json.loads(capsys.readouterr().out)["findings"]
    return sorted(
        (
            f["code"],
            f["path"],
            str(f["record"]),
            f["line"],
            f["message"],
            f["related"][0]["path"],
            f["related"][0]["line"],
        )
        for f in told
    )


def test_slices_find_what_a_full_run_finds(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In whatever slices files come, together they get the findings of a run over all, which needs no index."""
    everything = findings(capsys, ".")
    assert len(everything) > 8
    assert main(["index", "build"]) == 0
    paths = sorted(path.name for path in here.iterdir() if path.suffix in (".txt", ".jsonl"))
    for size in (1, 7):
        found = []
        for at in range(0, len(paths), size):
            found += findings(capsys, *paths[at : at + size])
        assert sorted(found) == everything
    assert findings(capsys, ".") == everything
    assert findings(capsys, str(here / paths[3])) == [
        (*f[:1], str(here / paths[3]), *f[2:]) for f in findings(capsys, paths[3])
    ]


def test_story_that_is_new_in_two_slices_is_found_in_both(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two new files that are copies of each other are found though neither slice holds both."""
    main(["index", "build"])
    text = story(random.Random(77))
    Path("new1.txt").write_text(text)
    Path("new2.txt").write_text(text)
    first, second = findings(capsys, "new1.txt"), findings(capsys, "new2.txt")
    assert (first, [f[0] for f in second]) == ([], ["DUP201"])
    assert second[0][5] == "new1.txt"


def clusters(capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, object]]:
    """What `dedup` finds of copies."""
    assert main(["dedup", "--kinds", "exact,near,partial,teaser", "--output-format", "json", *words]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["clusters"]
    return found


def test_dedup_of_a_part_has_the_clusters_of_a_full_run(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Members, keeper, reason, similarities and shared lines are those of a run over everything."""
    everything = clusters(capsys, ".")
    main(["index", "build"])
    capsys.readouterr()
    for path in ("3.txt", "rows.jsonl"):
        touching = [c for c in everything if any(m["path"] == path for m in c["members"])]  # type: ignore[attr-defined]
        assert clusters(capsys, path) == touching


def test_standard_input_is_compared_with_the_archive(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A story that is piped in is told to stand in the archive already."""
    text = (here / "3.txt").read_bytes()
    main(["index", "build"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text)))
    capsys.readouterr()
    ((code, path, *_, other, _line),) = findings(capsys, "-")
    assert (code, path) == ("DUP201", "-")
    assert other.endswith(".txt")  # type: ignore[attr-defined]


def test_nothing_to_index_leaves_the_index_as_it_was(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that isn't there is told, and what was indexed stays; options may stand between action and paths."""
    assert main(["index", "build", "--text-field", "text", "rows.jsonl"]) == 0
    before = (here / ".newslint-index" / "manifest.json").read_bytes()
    assert main(["index", "build", "nothere"]) == 2
    assert "nothere: nothing to index" in capsys.readouterr().err
    assert (here / ".newslint-index" / "manifest.json").read_bytes() == before


def test_no_cache_does_without_the_index(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --no-cache a part is compared with itself alone."""
    main(["index", "build"])
    capsys.readouterr()
    assert findings(capsys, "--no-cache", "3.txt") == []


def test_status_tells_changes_and_damage(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`index status` says what has changed since, and exits with 2 if the index isn't whole."""
    assert main(["index", "status"]) == 2
    assert "newslint index build" in capsys.readouterr().err
    main(["index", "build"])
    Path("fresh.txt").write_text(story(random.Random(1)))
    Path("3.txt").unlink()
    assert main(["index", "status"]) == 0
    assert "1 files new or changed since, 1 gone" in capsys.readouterr().out
    words = next(here.glob(".newslint-index/*/words"))
    words.write_bytes(words.read_bytes()[:-1] + b"\x99")
    assert main(["index", "status"]) == 2
    assert "damaged" in capsys.readouterr().out
    assert main(["index", "prune"]) == 0
    assert main(["index", "status"]) == 0
