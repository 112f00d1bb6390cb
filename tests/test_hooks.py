"""The hook stops a commit that brings something new, and lets one pass that doesn't."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOOK = """
repos:
  - repo: local
    hooks:
      - id: newslint
        name: newslint
        entry: {python} -m newslint check --select CPY101
        language: system
        files: ^stories/
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scratch repository with the hook installed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent.parent))
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    Path(".pre-commit-config.yaml").write_text(HOOK.format(python=sys.executable))
    Path(".gitignore").write_text("home/\n.newslint_cache/\n")
    Path("stories").mkdir()
    git("init", "-q")
    git("config", "user.name", "A")
    git("config", "user.email", "a@example.org")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], check=True, capture_output=True)
    return tmp_path


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git."""
    return subprocess.run(["git", *arguments], capture_output=True, text=True)


def test_a_commit_is_stopped_and_another_passes(repository: Path) -> None:
    """The doubled word stops it; once it is gone the commit passes."""
    story = Path("stories/a.txt")
    story.write_text("Ferry aground\n\nIt sank in the the bay near Lowick.\n")
    git("add", ".")
    stopped = git("commit", "-m", "one")
    assert stopped.returncode == 1
    assert "the the" in stopped.stdout + stopped.stderr
    story.write_text("Ferry aground\n\nIt sank in the bay near Lowick.\n")
    git("add", ".")
    passed = git("commit", "-m", "one")
    assert passed.returncode == 0, passed.stdout + passed.stderr
