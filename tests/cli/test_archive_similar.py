"""`newslint archive similar FILE`: what of the archive repeats a file."""

from pathlib import Path

import pytest

from newslint.cli import main

SHARED = (
    "The council of Lowick voted on Tuesday to close the old bridge over the river for two years, after engineers "
    "found cracks in its pillars that no repair could mend. Drivers will have to take the road by Hedley instead, "
    "which adds six miles to the way to school for forty children."
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stories that share a passage, and one that doesn't."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "newslint.toml").write_text("")
    (tmp_path / "a.txt").write_text(f"Bridge closes\n\n{SHARED}\n\nThe mayor says little of it.\n")
    (tmp_path / "b.txt").write_text(f"Old bridge shut\n\n{SHARED}\n\nThe baker sells fewer loaves.\n")
    (tmp_path / "c.txt").write_text("Rain\n\nIt rained on Monday in the hills, and nobody in the town was surprised.\n")
    return tmp_path


def test_what_is_like_a_file_is_shown(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other story that has its passage, and nothing else."""
    assert main(["archive", "build"]) == 0
    capsys.readouterr()
    assert main(["archive", "similar", "a.txt"]) == 0
    told = capsys.readouterr()
    assert "b.txt:1-5: Old bridge shut" in told.out and "c.txt" not in told.out
    assert "compared 1 document with 2 stories of the archive: 1 cluster" in told.err


def test_without_a_store_or_a_file_it_says_what_to_do(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is green without having looked."""
    assert main(["archive", "similar", "a.txt"]) == 2
    assert "newslint archive build" in capsys.readouterr().err
    assert main(["archive", "similar"]) == 2
    assert "newslint archive similar FILE" in capsys.readouterr().err
