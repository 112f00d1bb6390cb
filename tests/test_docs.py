"""What the documentation shows works: every command is run, every setting read, every rule tested, the site built.

Blocks of `console` hold commands behind `$ ` and, below them, lines that must stand in what they print, `…` for
anything. They run page by page in a folder with the sample archive as `stories/` and its records as `wire.jsonl`.
Blocks of `sh` are for what takes a network: pip, docker.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from newslint.cli import main
from newslint.pipeline.examples import run_examples
from newslint.rulebook import load_rules, read_rules
from newslint.settings_file import read_settings
from newslint.settings_tables import SettingsTable

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(path for path in DOCS.rglob("*.md") if "rules" not in path.parts and path.name != "commands.md")
PAGES += [ROOT / name for name in ("README.md", "CONTRIBUTING.md")]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: how many lines of README fit on two screens of 65
TWO_SCREENS = 130


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of that language on a page."""
    return [text for kind, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if kind == language]


def tool(name: str) -> ModuleType:
    """A module of `tools/`."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with stories, records and a rule of one's own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "cache"))
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    shutil.copytree(ROOT / "seeds", "stories", ignore=shutil.ignore_patterns("*.baseline"))
    shutil.copy(ROOT / "seeds" / "coast-wire.jsonl", "wire.jsonl")
    (tmp_path / "our-rules").mkdir()
    rule = next(text for text in blocks(DOCS / "own-rules.md", "yaml") if "code: HSE101" in text)
    (tmp_path / "our-rules" / "HSE101-life-guard.yaml").write_text(rule, encoding="utf-8")
    for command in ("init -q", "add .", "-c user.name=a -c user.email=a@example.org commit -qm one"):
        subprocess.run(["git", *command.split()], check=True, capture_output=True)
    return tmp_path


def commands(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page, each with the lines that it must print."""
    found: list[tuple[str, list[str]]] = []
    for text in blocks(page, "console"):
        for line in text.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif line.strip():
                found[-1][1].append(line)
    return found


def is_printed(wanted: str, lines: list[str]) -> bool:
    """Whether a line is among what was printed, `…` standing for anything."""
    pattern = ".*".join(re.escape(" ".join(piece.split())) for piece in wanted.split("…"))
    return any(re.search(pattern, " ".join(line.split())) for line in lines)


@pytest.mark.parametrize("page", [p for p in PAGES if commands(p)], ids=lambda p: p.stem)
@pytest.mark.long(120)
def test_every_command_runs_and_prints_what_is_shown(
    page: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """None is wrong usage, none can't read something, and what the page shows of their output is there."""
    if page.stem == "data-engineer":
        # records that are in no archive yet
        Path("stories/coast-wire.jsonl").unlink()
    for command, wanted in commands(page):
        words = shlex.split(command)
        assert words[0] == "newslint", f"{page.name}: {command}: blocks of console hold commands of newslint"
        code = main(words[1:])
        out, err = capsys.readouterr()
        assert code in (0, 1), f"{page.name}: {command}: exit code {code}\n{err}"
        lines = [*out.splitlines(), *err.splitlines()]
        for line in wanted:
            assert is_printed(line, lines), f"{page.name}: {command} doesn't print: {line}\n{err}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_commands_in_the_margin_have_options_that_exist(page: Path, folder: Path) -> None:
    """What stands indented, with what it does beside it, is only parsed: it may serve, or wait."""
    from newslint.cli.arguments import parse

    for line in re.findall(r"^ {4}newslint (\S.*)$", page.read_text(encoding="utf-8"), re.MULTILINE):
        command = re.split(r" {3,}|;", line)[0]
        parse(shlex.split(command))


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "python")], ids=lambda p: p.stem)
@pytest.mark.long(180)
def test_every_program_runs(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As it stands, in a folder of its own."""
    for text in blocks(page, "python"):
        exec(text, {})


#: pages whose TOML is that of other programs
OTHERS = {"editors"}


@pytest.mark.parametrize("page", [p for p in PAGES if blocks(p, "toml") and p.stem not in OTHERS], ids=lambda p: p.stem)
def test_every_settings_file_is_one(page: Path, folder: Path) -> None:
    """Every key and every rule that it names exists."""
    for text in blocks(page, "toml"):
        Path("newslint.toml").write_text(text, encoding="utf-8")
        settings = read_settings(Path("newslint.toml"))
        if not settings.checks:
            assert load_rules(settings)


def test_the_page_of_settings_names_every_key() -> None:
    """None can be set that isn't told of."""
    (text,) = blocks(DOCS / "settings.md", "toml")
    for key in SettingsTable.__struct_fields__:
        name = key.replace("_", "-")
        assert re.search(rf"^(?:\[+{name}\]|{name} =)", text, re.MULTILINE), name


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_every_rule_and_every_yaml_holds(page: Path, tmp_path: Path) -> None:
    """Rules pass their own examples; everything else is YAML."""
    for text in blocks(page, "yaml"):
        if "code: " not in text:
            assert yaml.safe_load(text)
            continue
        path = tmp_path / "HSE101.yaml"
        path.write_text(text, encoding="utf-8")
        assert run_examples(read_rules([path])).failures == ()


def test_everything_in_sh_takes_a_network() -> None:
    """Nothing else escapes being run."""
    for page in PAGES:
        for text in blocks(page, "sh"):
            assert {line.split()[0] for line in text.splitlines()} <= {"pip", "docker", "git", "pre-commit", "prek"}


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_links_lead_somewhere(page: Path) -> None:
    """To a page that is there, or is made."""
    text = re.sub(r"```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not target.startswith(("https://", "mailto:")):
            there = (page.parent / target).resolve()
            assert there.exists() or "rules" in there.parts or there.name == "commands.md", f"{page.name}: {target}"


def test_readme_lists_every_option() -> None:
    """As the parsers have them: tools/make_docs.py writes the list."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert tool("make_docs").with_options(readme) == readme, "run: python tools/make_docs.py"


def test_readme_fits_on_two_screens() -> None:
    """Everything else stands in the documentation."""
    assert (ROOT / "README.md").read_text(encoding="utf-8").count("\n") <= TWO_SCREENS


def test_keys_of_rules_are_all_named() -> None:
    """In README and on the page about rules: those of a rule, of its examples, and of the checks that people use."""
    from newslint.checks import patterns, phrases, substitution
    from newslint.rulebook.rule_file import ExampleTable, RuleFile

    names = {field.rstrip("_") for table in (RuleFile, ExampleTable) for field in table.__struct_fields__}
    for check in (patterns, phrases, substitution):
        names |= {field.replace("_", "-") for field in check.Options.__struct_fields__}
    for path in (ROOT / "README.md", DOCS / "own-rules.md"):
        text = path.read_text(encoding="utf-8")
        assert {name for name in names if f"`{name}`" not in text} == set()


def test_every_rule_has_a_page_with_its_examples(tmp_path: Path) -> None:
    """Made from its file."""
    tool("make_docs").write_pages(tmp_path)
    rules = read_rules(list((ROOT / "rules").rglob("*.yaml")))
    assert {path.stem for path in (tmp_path / "rules").glob("*.md")} == {*(rule.code for rule in rules), "index"}
    page = (tmp_path / "rules" / "CPY101.md").read_text(encoding="utf-8")
    assert "<mark>" in page and "## Not flagged" in page


@pytest.mark.parametrize(("program", "package"), [("mkdocs", "material"), ("zensical", "zensical")])
def test_the_site_is_built_without_a_warning(program: str, package: str, tmp_path: Path) -> None:
    """Strictly, where what builds it is installed (extra `docs`); no page fetches a font."""
    if not (importlib.util.find_spec(program) and importlib.util.find_spec(package)):
        pytest.skip(f"{program} isn't installed")
    shutil.copytree(DOCS, tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    tool("make_docs").write_pages(tmp_path / "docs")
    command = [sys.executable, "-m", program, "build", "--strict"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "fonts.g" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "rules" / "CPY101" / "index.html").exists()
