"""What is built can be installed elsewhere, rule packs and all."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from this checkout."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, text=True)
    return next(out.glob("*.whl"))


@pytest.mark.long(120)
def test_the_wheel_holds_every_rule(wheel: Path) -> None:
    """Each rule file of the checkout is in the wheel, under newslint/rules."""
    names = {name.removeprefix("newslint/rules/") for name in zipfile.ZipFile(wheel).namelist()}
    rules = {str(path.relative_to(ROOT / "rules")) for path in (ROOT / "rules").rglob("*.yaml")}
    assert rules and rules <= names


def test_the_wheel_holds_the_data_and_none_of_the_tests(wheel: Path) -> None:
    """Data files of the package travel with it; tests and seeds stay at home."""
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "newslint"
    files = {path for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert {f"newslint/{path.relative_to(package)}" for path in files} <= names
    assert not {name for name in names if name.startswith(("tests/", "seeds/", "benchmarks/"))}


@pytest.mark.long(120)
def test_what_was_installed_elsewhere_lints(wheel: Path, tmp_path: Path) -> None:
    """newslint from the wheel finds something in a text far from the checkout."""
    target, work = tmp_path / "site", tmp_path / "work"
    work.mkdir()
    install = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--target", str(target), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (work / "a.txt").write_text("A headline\n\nThe story.\n\nShare This Article\n", encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": str(target), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "newslint", "check", "--output-format", "concise", "a.txt"]
    run = subprocess.run(command, cwd=work, env=env, capture_output=True, text=True)
    assert run.returncode == 1, run.stderr
    assert "a.txt:5:1:" in run.stdout


@pytest.mark.long(120)
def test_the_wheel_holds_the_rules_prepared(wheel: Path, tmp_path: Path) -> None:
    """What was installed reads none of its rule files, and has the same rules as if it had."""
    target = tmp_path / "site"
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(target)
    code = """
import newslint.rulebook as rulebook
from newslint.settings import Settings
settings = Settings(cache=False)
reads, ours = rulebook.read_rules, list(rulebook.rule_files(settings))
read = [rulebook.cache.to_plain(rule) for rule in sorted(reads(ours), key=lambda rule: rule.code) if rule.enabled]
rulebook.read_rules = None
print([rulebook.cache.to_plain(rule) for rule in rulebook.load_rules(settings)] == read, len(read) > 200)
ours[0].write_text(ours[0].read_text() + "\\n# changed\\n")
print(rulebook.prepared.load(ours))
"""
    env = {**os.environ, "PYTHONPATH": str(target)}
    told = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True)
    assert told.stdout.split() == ["True", "True", "None"], told.stderr
