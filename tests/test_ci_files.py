"""The action, the GitLab template, the hooks and the Dockerfile do what they say, as far as a shell can show it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from newslint import __version__

ROOT = Path(__file__).parent.parent


def load(path: str) -> Any:  # noqa: ANN401  (whatever the YAML holds)
    """A YAML file of the repository."""
    return yaml.safe_load((ROOT / path).read_text(encoding="utf-8"))


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two stories, and `newslint` on the path."""
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "newslint"
    script.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m newslint "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "work" / "some stories").mkdir(parents=True)
    (tmp_path / "work" / "a.txt").write_text("Ferry aground\n\nIt sank in the the bay near Lowick.\n")
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path


def run(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of CI as its runner does."""
    environment = {**os.environ, **variables}
    return subprocess.run(["bash", "-eo", "pipefail", "-c", script], env=environment, capture_output=True, text=True)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("paths", "arguments", "code"), [("a.txt", "--select CPY101", 1), ("a.txt", "--exit-zero", 0), ("gone.txt", "", 2)]
)
@pytest.mark.long(180)
def test_the_action_checks_and_tells(shell: Path, paths: str, arguments: str, code: int) -> None:
    """Annotations on standard output, a SARIF file, the exit code as an output; the step itself doesn't fail."""
    steps = {step.get("id") or step.get("name"): step for step in load("action.yml")["runs"]["steps"]}
    outputs = shell / "outputs"
    variables = {"NEWSLINT_PATHS": paths, "NEWSLINT_ARGUMENTS": arguments, "RUNNER_TEMP": str(shell)}
    told = run(steps["check"]["run"], GITHUB_OUTPUT=str(outputs), **variables)
    assert told.returncode == 0, told.stderr
    assert outputs.read_text() == f"exit-code={code}\nsarif-file={shell / 'newslint.sarif'}\n"
    assert json.loads((shell / "newslint.sarif").read_text())["version"] == "2.1.0"
    assert ("file=a.txt,line=3" in told.stdout) is (code != 2)
    assert run(steps["Tell the outcome"]["run"], NEWSLINT_CODE=str(code)).returncode == code


def test_inputs_of_the_action_reach_no_shell_as_code() -> None:
    """They come as variables, so that a name of a branch or a path can't be a command."""
    for step in load("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_the_action_names_only_inputs_and_outputs_that_there_are() -> None:
    """None is misspelt."""
    action = load("action.yml")
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"inputs\.([\w-]+)", text)) == set(action["inputs"])


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_the_gitlab_job_leaves_its_reports(shell: Path) -> None:
    """The script of the template, with its variables."""
    job = load("ci/gitlab.yml")["newslint"]
    told = run("\n".join(job["script"]), **{**job["variables"], "NEWSLINT_ARGUMENTS": "--select CPY101"})
    assert told.returncode == 1 and "CPY101" in told.stdout
    for report in job["artifacts"]["reports"].values():
        assert Path(report).exists()
    assert len(json.loads(Path("gl-code-quality-report.json").read_text())) == 1


def test_the_container_is_built_from_what_there_is() -> None:
    """What is copied exists and isn't ignored, and it doesn't run as root."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert not {"newslint", "rules", "README.md", "pyproject.toml", "LICENSE"} & set(ignored)
    assert re.search(r"^USER (?!root)", text, re.MULTILINE) and 'ENTRYPOINT ["newslint"]' in text


def test_what_is_documented_is_this_version() -> None:
    """The tag that hooks, action and template name, pyproject and the changes."""
    for path in ("docs/ci.md", "ci/gitlab.yml"):
        text = (ROOT / path).read_text(encoding="utf-8")
        assert set(re.findall(r"\bv(\d+\.\d+\.\d+)", text)) == {__version__}, path
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {__version__}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_hook_is_a_command_that_parses() -> None:
    """With options that exist, for files that are read."""
    from newslint.cli.arguments import parse

    for hook in load(".pre-commit-hooks.yaml"):
        parsed, _ = parse(hook["entry"].split()[1:])
        assert parsed.paths == ([] if hook.get("pass_filenames", True) else ["."])
