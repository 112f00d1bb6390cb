"""What people expect of a command line: hints, colours, Ctrl-C, completion, and runs that only show or that watch."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.cli import completion, main
from newslint.cli.arguments import COMMANDS
from newslint.cli.show import settings_as_toml
from newslint.cli.streams import Streams
from newslint.cli.watch import watch
from newslint.errors import SettingsError
from newslint.settings import Settings
from newslint.settings_file import read_settings

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test in a folder of its own, with a story that has one fault."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
    Path("a.txt").write_text("Ferry aground\n\nIt sank in the the bay near Lowick.\n")


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["chekc"], "did you mean `check`?"),
        (["a.txt"], "did you mean `newslint check a.txt`?"),
        (["check", "--selct", "FCT"], "did you mean `--select`?"),
        (["--fix", "check"], "newslint check --fix"),
        (["fix", "a.txt"], "did you mean `newslint check --fix`?"),
        (["dedup", "-o", "kept.jsonl"], "did you mean `--write-kept`?"),
        (["check", "--format", "json"], "did you mean `--output-format`?"),
        (["check", "--select", "facts"], "did you mean `FCT`?"),
        (["check", "--output-format", "jsn"], "did you mean `json`?"),
    ],
)
def test_a_slip_of_the_hand_is_told_with_what_may_be_meant(
    typed: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Commands, options and formats; three lines at most, and exit code 2."""
    assert main(typed) == 2
    out, err = capsys.readouterr()
    assert hint in err and err.count("\n") <= 3 and not out


@pytest.mark.parametrize(
    ("set_", "colours"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
    ],
)
def test_colour_can_be_forced_and_refused(
    set_: dict[str, str], colours: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no terminal, FORCE_COLOR asks for it; NO_COLOR has the last word."""
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in set_.items():
        monkeypatch.setenv(name, value)
    main(["check", "--select", "CPY101", "a.txt"])
    assert ("\x1b[" in capsys.readouterr().out) is colours


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("jobs", ["1"])
def test_ctrl_c_ends_with_130(jobs: str) -> None:
    """And no traceback."""
    command = [sys.executable, "-m", "newslint", "check", "--watch", "--jobs", jobs, "a.txt"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = subprocess.Popen(  # a shell has what it runs in the background ignore Ctrl-C, and so would this
        command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )  # fmt: skip
    assert running.stderr is not None
    for line in running.stderr:
        if "watching" in line:
            break
    running.send_signal(signal.SIGINT)
    told = running.stderr.read()
    assert running.wait(timeout=30) == 130
    assert "interrupted" in told and "Traceback" not in told


def test_watch_runs_again_when_something_changes() -> None:
    """A broken set-up is told and doesn't end it."""
    runs: list[str] = []
    err = io.StringIO()

    def run() -> int:
        runs.append(Path("a.txt").read_text())
        if len(runs) == 2:
            raise SettingsError("broken")
        return 1

    def wait(seconds: float) -> None:
        if len(runs) == 3:
            raise KeyboardInterrupt
        Path("a.txt").write_text(f"another text {len(runs)} {time.monotonic_ns()}")

    with pytest.raises(KeyboardInterrupt):
        watch(run, lambda: ["a.txt", "gone.txt"], Streams(io.StringIO(), err), wait)
    assert len(set(runs)) == 3
    assert "newslint: broken" in err.getvalue() and "newslint: a.txt changed" in err.getvalue()


def test_files_that_would_be_read_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Without looking into them; what is left out is told beside."""
    Path("b.txt").write_text("left out")
    assert main(["check", "--show-files", "--exclude", "b.txt"]) == 0
    out, err = capsys.readouterr()
    assert [Path(line) for line in out.splitlines()] == [Path("a.txt")]
    assert err.startswith("would look at 1 file; skipped 1")
    assert main(["check", "--show-files", "gone.txt"]) == 2


def test_settings_that_hold_are_a_settings_file(capsys: pytest.CaptureFixture[str]) -> None:
    """What is printed can be saved as newslint.toml, and gives the same settings."""
    Path("newslint.toml").write_text(
        'select = ["FCT"]\nfail-on = "error"\nfurniture = ["More from *"]\n[severity]\nFCT101 = "note"\n'
        '[limits]\ndocument-mb = 2.5\n[records]\ntext-field = "body"\n[[per-path]]\npaths = ["wire/**"]\n'
        'ignore = ["FCT5"]\n[per-path.severity]\nFCT4 = "note"\n[dedup]\nthreshold = 0.3\n'
        '[style]\npercent = "per cent"\nwords = ["adviser"]\n'
    )
    before = read_settings(Path("newslint.toml"))
    assert main(["check", "--show-settings", "--ignore", "fct101"]) == 0
    shown = capsys.readouterr().out
    assert tomllib.loads(shown)["ignore"] == ["fct101"] and "# settings of" in shown
    Path("again.toml").write_text("\n".join(settings_as_toml(before)))
    again = read_settings(Path("again.toml"))
    assert list(settings_as_toml(again)) == list(settings_as_toml(before))
    for name in ("limits", "per_path", "records", "style"):
        assert getattr(again, name) == getattr(before, name)


def test_what_holds_by_default_is_shown_without_a_file() -> None:
    """Every setting that has a value."""
    assert tomllib.loads("\n".join(settings_as_toml(Settings())))["min-severity"] == "warning"


def test_statistics_are_given_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """`--statistics --output-format json`: a row a rule."""
    main(["check", "--select", "CPY101", "--statistics", "--output-format", "json", "a.txt"])
    told = json.loads(capsys.readouterr().out)
    of_rule = {"code": "CPY101", "name": "doubled-word", "severity": "error", "findings": 1}
    assert told["by_rule"] == [of_rule | {"fixable": 1, "fixable_safely": 1, "fixable_unsafely": 0}]
    assert told["summary"]["documents"] == 1


def completed(*words: str) -> list[str]:
    """What bash offers for the last of the words."""
    script = f"{''.join(line + chr(10) for line in completion.bash(list(completion.commands())))}\n"
    script += f"COMP_WORDS=({' '.join(repr(word) for word in words)}); COMP_CWORD={len(words) - 1}\n"
    script += '_newslint; printf "%s\\n" "${COMPREPLY[@]}"'
    return subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("newslint", "ch"), ["check"]),
        (("newslint", "check", "--fail"), ["--fail-on"]),
        (("newslint", "check", "--fail-on", ""), ["error", "warning", "note"]),
        (("newslint", "check", "--select", "FCT10"), ["FCT101", "FCT102", "FCT103"]),
        (("newslint", "explain", "doubl"), ["doubled-word"]),
        (("newslint", "check", "a"), ["a.txt"]),
        (("newslint", "completion", ""), ["bash", "zsh", "fish"]),
    ],
)
def test_bash_completes(words: tuple[str, ...], offered: list[str]) -> None:
    """Commands, options, their values, rules and files."""
    assert completed(*words) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_option(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is made from the parsers, so none can be missing."""
    assert main(["completion", shell]) == 0
    told = capsys.readouterr().out
    for command in completion.commands():
        assert command.name in told
        for option in (name for choice in command.choices for name in choice.names if name.startswith("--")):
            assert (f"-l {option[2:]} " if shell == "fish" else option) in told
    assert {command.name for command in completion.commands()} == set(COMMANDS)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_take_what_is_printed(shell: str) -> None:
    """Where they are installed: it is read without complaint."""
    import shutil

    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script = "\n".join(completion.SHELLS[shell](list(completion.commands())))
    run = subprocess.run([shell, "-n"], input=script, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")


def test_time_left_is_told_once_it_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the share of the bytes that is read and the time that it took."""
    from newslint.cli import progress

    clock: Iterator[float] = iter(range(100, 10_000, 10))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(clock)))
    shown = progress.Progress(Streams(io.StringIO(), io.StringIO()))
    shown._total, shown._past, shown._documents = 1000, 100, 5
    assert shown._tell() == "newslint: 5 documents, 10%, 0 a second, 90 s left"


def test_shown_settings_hold_no_password(capsys: pytest.CaptureFixture[str]) -> None:
    """`--show-settings` says where the shared archive is, and not who comes with which password."""
    shown = {
        "redis://:s3cret@db.example:6379/0": "redis://***@db.example:6379/0",
        "rediss://ann:p@ss@db.example/1": "rediss://***@db.example/1",
        "redis://db.example:6379/0": "redis://db.example:6379/0",
        "$REDIS_URL": "$REDIS_URL",
    }
    for url, told in shown.items():
        Path("newslint.toml").write_text(f'[archive]\nurl = "{url}"\n')
        assert main(["check", "--show-settings"]) == 0
        assert tomllib.loads(capsys.readouterr().out)["archive"]["url"] == told


def test_a_report_among_the_stories_is_told_and_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As JSON and as HTML, of check and of dedup; a page and records of others are read."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Ferry aground\n\nIt sank in the the bay near Lowick.\n", encoding="utf-8")
    for command, name in (("check", "c"), ("dedup", "d")):
        assert (
            main([command, "a.txt", "--output-format", f"json:{name}.json", "--output-format", f"html:{name}.html"]) < 2
        )
    Path("ours.html").write_text("<!doctype html><title>newslint</title><p>A linter sank.</p>", encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "."]) == 1
    told = capsys.readouterr().err
    assert "checked 2 documents" in told
    assert "skipped 4: a report that newslint wrote (c.html, c.json, d.html and 1 more)" in told


def test_what_a_file_says_again_and_again_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it says so first, and how often more."""
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text('{"id": 1, "note": "x"}\n' * 5, encoding="utf-8")
    assert main(["dedup", "a.jsonl"]) == 2
    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("newslint: a.jsonl")]
    assert len(lines) == 1 and lines[0].endswith("; 4 more like it")
