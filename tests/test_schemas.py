"""The schemas take what newslint takes and writes, and refuse what it refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from newslint.cli import main
from newslint.errors import SettingsError
from newslint.rulebook import rule_files
from newslint.schemas import SCHEMAS, report_schema, rule_schema, settings_schema
from newslint.settings import Settings
from newslint.settings_file import read_settings

ROOT = Path(__file__).parent.parent


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2, as editors read it: `no` is a word, and `1:30` is not ninety."""


CoreLoader.yaml_implicit_resolvers = {
    first: [item for item in found if item[0].endswith((":int", ":float", ":bool")) and first in "tTfF0123456789"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def valid(schema: dict[str, Any], value: object) -> bool:
    """Whether the schema takes the value."""
    return bool(jsonschema.Draft202012Validator(schema).is_valid(value))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_schema_is_one_and_is_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON on standard output."""
    assert main(["schema", name]) == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


SETTINGS = [
    ("", True),
    ('select = ["FCT"]\nignore = ["BPL101"]\npacks = ["a"]\nexclude = ["b"]\nfail-on = "error"\n', True),
    ('baseline = "b"\njobs = 0\ncache = false\nfacts = ["t"]\nfurniture = ["x"]\nlanguage = "pt-BR"\n', True),
    ('[records]\nid-field = "a"\ntext-field = "b"\n[severity]\nauthor-bio = "note"\n', True),
    ('[[per-path]]\npaths = ["a/**"]\nselect = ["FCT"]\nseverity = {CPY101 = "error"}\n', True),
    ('[dedup]\nkinds = ["near"]\nthreshold = 0.5\nkeep = ["cleanest"]\npreferred-sources = ["A"]\n', True),
    ('[clean]\ndamage = true\nrepeats = []\nsplit = false\n[checks]\nmine = "mine.py"\n', True),
    ("selct = []\n", False),
    ("select = 3\n", False),
    ("jobs = -1\n", False),
    ('fail-on = "fatal"\n', False),
    ('language = "English"\n', False),
    ("[records]\nid = 'a'\n", False),
    ("[[per-path]]\nselect = []\n", False),
    ("[dedup]\nthreshold = 0\n", False),
    ('[dedup]\nkeep = ["newest"]\n', False),
    ('[severity]\nauthor-bio = "bad"\n', False),
    ("root = 'x'\n", False),
    ("[clean]\nsplit = 1\n", False),
    ("[checks]\nmine = 3\n", False),
]


@pytest.mark.parametrize(("text", "holds"), SETTINGS)
def test_the_settings_that_the_schema_takes_are_those_that_are_read(tmp_path: Path, text: str, holds: bool) -> None:
    """One says it to an editor, the other to a run."""
    import tomllib

    (tmp_path / "newslint.toml").write_text(text, encoding="utf-8")
    assert valid(settings_schema(), tomllib.loads(text)) is holds
    if holds:
        assert read_settings(tmp_path / "newslint.toml")
    else:
        with pytest.raises(SettingsError):
            read_settings(tmp_path / "newslint.toml")


def test_every_setting_is_described() -> None:
    """All but the file they came from."""
    described = settings_schema()["$defs"]["SettingsTable"]["properties"]
    names = {name.replace("_", "-") for name in Settings.__struct_fields__}
    assert names - set(described) == {"path", "root", "decisions"}


@pytest.mark.parametrize("path", list(rule_files(Settings())), ids=lambda path: path.stem)
def test_our_own_rule_files_are_what_the_schema_says(
    path: Path, rule_validator: jsonschema.Draft202012Validator
) -> None:
    """Every one of them, `with` and all."""
    rule_validator.validate(yaml.load(path.read_text(encoding="utf-8"), Loader=CoreLoader))


@pytest.fixture(scope="module")
def rule_validator() -> jsonschema.Draft202012Validator:
    """What the schema of rule files takes."""
    return jsonschema.Draft202012Validator(rule_schema())


@pytest.mark.parametrize(
    "change",
    [
        {"code": "HSE1"}, {"in": ["lead"]}, {"severity": "bad"}, {"colour": "red"}, {"with": {"phrase": ["a"]}},
        {"with": {"phrases": "a"}}, {"fix": {"title": "a"}}, {"examples": []}, {"examples": [{"wrnog": "a"}]},
    ],
    ids=str,
)  # fmt: skip
def test_a_rule_file_that_is_wrong_is_refused(
    change: dict[str, object], rule_validator: jsonschema.Draft202012Validator
) -> None:
    """Keys, values, and what the check takes."""
    rule = {
        "code": "HSE101", "name": "a-b", "severity": "note", "summary": "s", "message": "m", "why": "w", "in": ["page"],
        "check": "phrases", "with": {"phrases": ["x"]}, "examples": [{"wrong": "⟦x⟧"}],
    }  # fmt: skip
    assert rule_validator.is_valid(rule)
    assert not rule_validator.is_valid(rule | change)


@pytest.mark.parametrize("command", ["check", "dedup"])
@pytest.mark.long(180)
def test_reports_are_what_the_schema_says(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Every key of them is described."""
    main([command, str(ROOT / "seeds"), "--output-format", "json", "--no-cache"])
    told = json.loads(capsys.readouterr().out)
    schema = report_schema()
    jsonschema.Draft202012Validator(schema).validate(told)
    for definition in schema["$defs"].values():
        definition["additionalProperties"] = definition.get("additionalProperties", False)
    jsonschema.Draft202012Validator(schema).validate(told)
