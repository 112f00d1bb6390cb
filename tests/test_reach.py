"""How far a change reaches: what knows an ending, and how many files a new format, output or check touches."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint import checks, reporting
from newslint.cli import main
from newslint.formats import registry
from newslint.model import Document, Report
from newslint.pipeline.checker import Checker
from newslint.rulebook.files import read_rule

PACKAGE = Path(__file__).parent.parent / "newslint"

#: a format of one module: a file is the words after its first line
FORMAT = """
from newslint.formats.registry import FileFormat
from newslint.model import Document


def _read(path, stream, settings):
    _, _, text = stream.read().decode().partition("\\n")
    yield Document(path, text)


FORMAT = FileFormat("Telegram", (".telegram",), _read)
"""
OUTPUT = '''
def render(report, *, rules, colour, width):
    """How many findings there are."""
    yield f"{len(report.findings)} in all\\n"
'''
CHECK = '''
from msgspec import Struct

from newslint.model import Hit, Span

UNIT = "story"


class Options(Struct, frozen=True):
    """None."""


def check(view, options):
    """A hit where the text shouts."""
    for passage in view.passages:
        at = view.document.text.find("STOP", passage.span.start, passage.span.end)
        if at >= 0:
            yield Hit(Span(at, at + 4))
'''
RULE = """
code: TST101
name: shouting
severity: warning
summary: A telegram shouts
in: [paragraph]
quoted: yes
check: shouting
message: it shouts
why: Nobody reads a text that shouts, and it can be said without.
examples:
  - wrong: 'We land at noon ⟦STOP⟧ send money'
  - right: 'We land at noon. Send money'
    because: it is said without
"""


@pytest.fixture
def modules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which modules are imported that newslint doesn't have."""
    folder = tmp_path / "modules"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    yield folder
    for name in ("a_telegram", "an_output", "a_check"):
        sys.modules.pop(name, None)


@pytest.mark.long(120)
def test_only_formats_and_their_registry_know_an_ending() -> None:
    """The ending of a format stands in its own module and in the registry, and nowhere else in the house."""
    own = {name.replace("newslint.", "", 1).replace(".", "/") + ".py" for name in registry.MODULES.values()}
    found = set()
    for path in PACKAGE.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if any(isinstance(node, ast.Constant) and node.value in registry.MODULES for node in nodes):
            found.add(path.relative_to(PACKAGE).as_posix())
    assert found == own | {"formats/registry.py"}


def test_a_format_is_one_module_and_its_line(
    modules: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once the registry names it, folders are read by it, and what it doesn't offer is denied."""
    (modules / "a_telegram.py").write_text(FORMAT)
    (tmp_path / "news").mkdir()
    telegram = tmp_path / "news" / "a.telegram"
    telegram.write_text("FROM the the PORT\nThe ferry struck the the pier at Lowick on Monday.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "news"]) == 2
    capsys.readouterr()
    monkeypatch.setitem(registry.MODULES, ".telegram", "a_telegram")
    assert main(["check", "news", "--output-format", "concise"]) == 1
    assert capsys.readouterr().out.count("CPY") == 1
    before = telegram.read_bytes()
    assert main(["check", "news", "--fix"]) == 1
    assert telegram.read_bytes() == before
    assert "fixable by hand only: Telegram isn't written back" in capsys.readouterr().err


def test_an_output_is_one_module_and_its_line(modules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is named, reports are rendered by it."""
    (modules / "an_output.py").write_text(OUTPUT)
    monkeypatch.setitem(reporting.MODULES, "count", "an_output")
    report = Report(findings=(), documents=0, stories=0, rules=0, seconds=0.0)
    assert "".join(reporting.render("count", report)) == "0 in all\n"


def test_a_check_is_one_module_and_its_line(modules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is named, rule files may ask for it."""
    (modules / "a_check.py").write_text(CHECK)
    monkeypatch.setitem(checks.CHECKS, "shouting", "a_check")
    (modules / "TST101-shouting.yaml").write_text(RULE)
    rule = read_rule(modules / "TST101-shouting.yaml")
    (finding,) = Checker([rule]).check(
        Document("a.txt", "Home again\n\nWe land at noon STOP send money, and meet us.\n")
    )
    assert (finding.code, finding.message) == ("TST101", "it shouts")
