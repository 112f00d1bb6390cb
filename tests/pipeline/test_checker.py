"""One way to final findings: tables, suppressions, settings of paths and the baseline count for whoever asks."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

from newslint.duplicates.members import of_record
from newslint.formats import make_document
from newslint.knowledge.tables import OWN, Tables
from newslint.lsp.server import DocumentChecker
from newslint.model import Document, Format, Severity
from newslint.pipeline.baseline import Baseline
from newslint.pipeline.checker import Checker
from newslint.pipeline.dedup_options import FindingCounter
from newslint.rulebook import load_rules
from newslint.settings import Settings

PACKAGE = Path(__file__).parent.parent.parent / "newslint"
#: what final findings are made with
PARTS = {"Suppressing", "Settling", "apply_per_path", "without_known"}
TABLE = "place,country,source\nSampletown,FR,made up\n"
CLAIM = "The blast shook the German city of Sampletown at dawn on Monday.\n"


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A user's table with a town that nobody else knows."""
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.mark.long(180)
def test_only_the_checker_and_its_driver_put_final_findings_together() -> None:
    """What suppresses, regulates and subtracts is called in one place, and in the driver that writes baselines."""
    callers = Counter(
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) in PARTS or getattr(node.func, "attr", None) in PARTS)
    )
    assert set(callers) == {"pipeline/settling.py", "pipeline/linter.py"}


def test_checkers_with_other_tables_leave_each_other_alone(table: str) -> None:
    """Making one with a user's tables changes no answer of one that was made before, or is made after."""
    rules = load_rules(Settings(select=("FCT321",)))
    before, mine, after = Checker(rules), Checker(rules, tables=Tables([table])), Checker(rules, tables=OWN)
    document = Document("a.txt", CLAIM)
    assert [len(checker.check(document)) for checker in (before, mine, after, before)] == [0, 1, 0, 0]


def test_the_editor_knows_the_users_tables_and_the_baseline(
    table: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is known to a run of `check` is known to the editor."""
    monkeypatch.chdir(tmp_path)
    settings = Settings(select=("FCT321", "CPY101"), facts=(table,))
    text = f"# Fire\n\n{CLAIM}The the end.\n"
    rules = load_rules(settings)
    found = DocumentChecker(rules, settings).findings("a.md", text)[1]
    assert {finding.code for finding in found} == {"FCT321", "CPY101"}
    known = Baseline(tmp_path / "known", {}).rewritten(found, ["a.md"], ["FCT321", "CPY101"])
    assert DocumentChecker(rules, settings, known).findings("a.md", text)[1] == ()


def test_what_somebody_lets_stand_makes_no_story_dirtier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`keep = cleanest` counts what users see, not what they have accepted."""
    monkeypatch.chdir(tmp_path)
    member = of_record(Document("a.txt", "The boat sank off the the coast on Monday.\n"))
    count = FindingCounter(Settings(select=("CPY101",), cache=False))
    assert count(member) == {Severity.ERROR: 1}
    Path("a.txt.newslint").write_text("ignore CPY101 because it is a poem\n", encoding="utf-8")
    assert count(member) == {}


def test_a_page_in_one_line_tells_each_of_its_parts() -> None:
    """A menu that a rule knows by its words doesn't hide what else the markup sets apart in the same line of source."""
    source = (
        "<body><nav><a href=x>Home</a></nav><article><h1>Ferry runs aground</h1><p>The ferry struck a sandbank on its "
        "evening crossing and sat there until the tide turned.</p></article><footer>Tide tables</footer></body>"
    )
    rules = load_rules(Settings(select=("BPL",), cache=False))
    page = make_document("page.html", source.encode(), Format.HTML)
    found = {(f.code, f.excerpt) for f in Checker(rules)(page).findings}
    assert found == {("BPL109", "Home"), ("BPL901", "Tide tables")}
