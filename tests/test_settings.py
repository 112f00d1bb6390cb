"""Settings are read whole or refused with a place and a hint."""

from pathlib import Path

import pytest

from newslint.errors import SettingsError
from newslint.model import Severity
from newslint.settings import Settings
from newslint.settings_file import find_settings, read_settings


def written(folder: Path, text: str, name: str = "newslint.toml") -> Path:
    """A settings file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_is_read(tmp_path: Path) -> None:
    """Each key ends up in the field of its name."""
    text = """
    select = ["CPY", "doubled-word"]
    ignore = ["BPL101"]
    fail-on = "error"
    jobs = 2
    cache = false
    severity = {CPY101 = "note"}
    [records]
    text-field = "body"
    [dedup]
    threshold = 0.5
    preferred-sources = ["wire"]
    [[per-path]]
    paths = ["old/**"]
    ignore = ["ENC"]
    """
    settings = read_settings(written(tmp_path, text))
    assert settings.select == ("CPY", "doubled-word")
    assert settings.fail_on == Severity.ERROR
    assert settings.severity == (("CPY101", Severity.NOTE),)
    assert settings.records.text == "body"
    assert settings.dedup.threshold == 0.5
    assert settings.per_path[0].paths == ("old/**",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selct = []", ":1: unknown key `selct` (did you mean `select`?)"),
        ('\nselect = "CPY"', ":2: `select` must be a list of strings, not 'CPY'"),
        ("[records]\ntextfield = 'x'", ":2: unknown key `textfield` (did you mean `text-field`?)"),
        ("fail-on = 'grave'", ":1: `fail-on` must be error, warning or note, not 'grave'"),
        ("jobs = -1", ":1: `jobs` must be auto, 0 (all cores) or more, up to 1024, not -1"),
        ("[dedup]\nthreshold = 7", ":2: `threshold` must be above 0 and at most 1, not 7"),
        ("[[per-path]]\nignore = []", ':1: `per-path` says no `paths` (add paths = ["wire/*.txt"])'),
        ("[dedup]\nkeep = ['newest']", ":2: `keep` must be a list of preferred, longest, earliest and cleanest, not"),
        (
            "[severity]\nCPY101 = 'bad'",
            ":2: `CPY101` must be error, warning or note, not 'bad'",
        ),
        ("[[per-path]]\npaths = []", ":2: `paths` must be a list of at least one glob"),
        ("encoding = 'latin-99'", ":1: `latin-99` is no encoding (a name as in `utf-8`"),
        ("language = 'English'", ":1: `language` must be a code as in `en`, `de` or `pt-BR`, not 'English'"),
        ("[limits]\njson-mb = 0", ":2: `json-mb` must be a number above 0 and below a million, not 0"),
        ("[clean]\nsplit = 1", ":2: `split` must be true or false, not 1"),
        ("dedup = 3", ":1: `dedup` must be a table, not 3"),
        ("path = 'x'", ":1: unknown key `path` (did you mean `per-path`?)"),
        ("jobs = = 1", ":1:8: not TOML: Invalid value"),
        ("select = [", ":1: not TOML: Invalid value"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """A broken file is an error that says where and what to do."""
    path = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        read_settings(path)
    assert str(caught.value).startswith(f"{path}{told}")


def test_the_nearest_file_is_found_and_a_repository_ends_the_search(tmp_path: Path) -> None:
    """Settings of a folder above count, but not those above the repository."""
    written(tmp_path, "jobs = 3")
    inner = tmp_path / "repo" / "stories"
    inner.mkdir(parents=True)
    assert find_settings(inner).jobs == 3
    (tmp_path / "repo" / ".git").mkdir()
    assert Settings() == find_settings(inner)


def test_pyproject_counts_only_with_a_table_of_ours(tmp_path: Path) -> None:
    """A pyproject.toml without [tool.newslint] is passed over."""
    written(tmp_path, "[tool.other]\nx = 1", "pyproject.toml")
    (tmp_path / ".git").mkdir()
    assert Settings() == find_settings(tmp_path)
    written(tmp_path, "[tool.newslint]\njobs = 4", "pyproject.toml")
    assert find_settings(tmp_path).jobs == 4


def test_a_file_that_was_named_must_be_there(tmp_path: Path) -> None:
    """--config with a wrong name is an error and not the defaults."""
    with pytest.raises(SettingsError, match="no such settings file"):
        find_settings(tmp_path, str(tmp_path / "nope.toml"))
