"""The quiet default: errors and warnings are shown, notes counted, furniture folded, the gravest page first."""

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.model import Severity
from newslint.reporting import FOR_PEOPLE, from_severity, render
from newslint.reporting.folding import Folded, Furniture, by_gravity, group_findings, with_furniture_joined
from tests.reporting.reports import finding, report


@pytest.mark.parametrize(("options", "shown"), [((), False), (("--min-severity", "note"), True)])
def test_notes_are_counted_and_shown_if_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: tuple[str, ...],
    shown: bool,
) -> None:
    """The closing line says how many there are, and how they are seen."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(
        "A caf\N{LATIN SMALL LETTER E WITH ACUTE}\N{SOFT HYPHEN}teria. The the end.\n", encoding="utf-8"
    )
    main(["check", "--select", "CPY101,ENC113", "--output-format", "concise", *options, "a.txt"])
    out, err = capsys.readouterr()
    assert "CPY101" in out and ("ENC113" in out) is shown
    assert ("1 note not shown (--min-severity note)" in err) is not shown


def test_machines_read_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON holds notes whatever is shown."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A caf\N{SOFT HYPHEN}teria.\n", encoding="utf-8")
    main(["check", "--select", "ENC113", "--output-format", "json", "--min-severity", "error", "a.txt"])
    assert '"ENC113"' in capsys.readouterr().out


def test_a_note_that_makes_the_run_fail_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An exit code of 1 is never without its reason."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("A caf\N{SOFT HYPHEN}teria.\n", encoding="utf-8")
    assert main(["check", "--select", "ENC113", "--fail-on", "note", "a.txt"]) == 1
    assert "ENC113" in capsys.readouterr().out


def test_only_what_people_read_leaves_something_out() -> None:
    """Text, lines and annotations."""
    assert {"text", "concise", "github"} == FOR_PEOPLE
    one = report(finding(severity=Severity.NOTE), finding(severity=Severity.ERROR))
    assert [f.severity for f in from_severity(one, Severity.WARNING).findings] == [Severity.ERROR]


def test_the_page_with_the_gravest_finding_comes_first() -> None:
    """Pages by their worst finding, else in their order."""
    found = [finding(path="a.txt", severity=Severity.WARNING), finding(path="b.txt", severity=Severity.ERROR)]
    assert [group.path for group in by_gravity(group_findings(found))] == ["b.txt", "a.txt"]


def test_furniture_that_stands_together_is_one_entry() -> None:
    """Three lines and more, a blank one between two of them at most; what is no furniture stays where it is."""
    lines = [Folded(finding(code="BPL101", name="share-prompt", severity=Severity.WARNING, line=n)) for n in (4, 5, 7)]
    far = Folded(finding(code="BPL101", name="share-prompt", severity=Severity.WARNING, line=20))
    other = Folded(finding(code="CPY101", line=5))
    joined = list(with_furniture_joined([*lines, other, far]))
    assert joined == [Furniture(4, 7, 3, ("share prompt",)), other, far]
    assert list(with_furniture_joined(lines[:2])) == lines[:2]


def test_a_long_report_opens_with_what_is_grave() -> None:
    """Each error a line, those of one rule in a page told once."""
    found = [finding(line=n, severity=Severity.ERROR if n < 4 else Severity.WARNING) for n in range(1, 12)]
    text = "".join(render("text", report(*found)))
    assert text.startswith("3 errors and contradictions of 11 findings\n  a.txt:1  CPY101")
    assert "(and 2 more of this rule)" in text.split("\n\n")[0]
