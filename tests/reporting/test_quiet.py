"""The quiet default: errors and warnings are shown, notes counted, furniture folded, the gravest page first."""

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.model import Finding, Place, Severity
from newslint.reporting import FOR_PEOPLE, closing_line, from_severity, render
from newslint.reporting.folding import Furniture, documents_by_gravity, line_ranges, without_consequences
from newslint.reporting.head import MOST, head_of
from tests.reporting.reports import finding, fix, related, report


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


def test_what_says_how_a_file_was_read_is_shown_and_not_counted_as_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A guess at an encoding is a note that everybody sees."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_bytes("Das Café am See war am Montag zu.\n".encode("cp1252"))
    main(["check", "--select", "ENC", "--output-format", "concise", "a.txt"])
    out, err = capsys.readouterr()
    assert "ENC116" in out and "not shown" not in err


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
    assert [shown.path for shown in documents_by_gravity(found, headed=False)] == ["b.txt", "a.txt"]


def prompt(line: int, **changes: object) -> Finding:
    """A line of furniture."""
    return finding(line, code="BPL101", name="share-prompt", **changes)


def test_furniture_of_a_page_is_one_entry() -> None:
    """Three lines and more, wherever in the page they stand; what is no furniture stays where it is."""
    other = finding(code="CPY101", line=6, story=2)
    (shown,) = documents_by_gravity([prompt(4), prompt(5), other, prompt(7), prompt(20)], headed=False)
    assert shown.furniture == Furniture(("4–7", "20"), 4, ("share prompt",))
    assert [item.first for group in shown.groups for item in group.folded] == [other]
    (few,) = documents_by_gravity([prompt(4), prompt(5)], headed=False)
    assert few.furniture is None and few.groups


def test_errors_of_furniture_are_folded_only_if_the_head_has_told_them() -> None:
    """Nothing that makes a run fail is without a line of its own."""
    codes = [prompt(line, severity=Severity.ERROR) for line in (1, 2, 3)]
    (shown,) = documents_by_gravity(codes, headed=False)
    assert shown.furniture is None and shown.groups
    (shown,) = documents_by_gravity(codes, headed=True)
    assert shown.furniture and not shown.groups


def test_repeats_of_a_rule_in_a_story_fold() -> None:
    """In whatever words; of statements that can't be right three are told each."""
    slips = [finding(line, message=f"slip {line}") for line in range(1, 6)]
    facts = [finding(line, code="FCT201", message=f"fact {line}") for line in range(11, 16)]
    (shown,) = documents_by_gravity([*slips, *facts], headed=False)
    (group,) = shown.groups
    assert [(item.first.message, len(item.others)) for item in group.folded] == [
        ("slip 1", 4), ("fact 11", 0), ("fact 12", 0), ("fact 13", 2),
    ]  # fmt: skip
    assert "= 4 more of this rule: lines 2, 3, 4, 5" in "".join(render("text", report(*slips)))
    of_two = [finding(line, message=f"slip {line % 2}") for line in range(1, 6)]
    assert "= 4 more of this rule: lines 2, 3, 4, 5" in "".join(render("text", report(*of_two)))


def test_ways_of_a_page_are_told_once_a_page() -> None:
    """What holds one way against the page's others is no matter of one story."""
    (shown,) = documents_by_gravity([finding(n, code="CPY501", story=n) for n in (3, 4, 5)], headed=False)
    assert [(group.story, [len(item.others) for item in group.folded]) for group in shown.groups] == [(3, [2])]


def test_what_is_pasted_twice_is_not_also_quoted_twice() -> None:
    """A quotation that differs between a passage and its copy goes with the copy; another one stays."""
    copy = finding(9, code="DUP102", place=Place(9, 1, 9, 90), related=(related(place=Place(3, 1, 3, 90)),))
    inner = finding(9, code="FCT505", related=(related(place=Place(3, 5, 3, 9)),))
    outer = finding(9, code="FCT505", related=(related(place=Place(5, 5, 5, 9)),))
    assert list(without_consequences([copy, inner, outer])) == [copy, outer]


def test_the_head_holds_every_error_in_few_lines() -> None:
    """However many there are: what is said most often is folded, with the places."""
    many = [
        finding(line, path=f"{page}.txt", code=code, severity=Severity.ERROR)
        for page in range(30)
        for code in ("ENC104", "BPL301", "FCT201")
        for line in range(1, 8)
    ]
    lines = head_of(many)
    assert len(lines) <= MOST and sum(1 + len(line.others) for line in lines) == len(many)
    assert lines[0].first.code == "FCT201"
    assert head_of(many[:14])[0].more == " (6 more: lines 2–7)"


def test_lines_are_told_as_stretches() -> None:
    """One blank line between two makes no gap."""
    assert line_ranges([7, 3, 1, 2, 5, 9, 20]) == ["1–9", "20"]


def test_a_long_report_opens_with_what_is_grave() -> None:
    """Each error a line, those of one rule in a page told once, with their lines."""
    found = [finding(line=n, severity=Severity.ERROR if n < 4 else Severity.WARNING) for n in range(1, 12)]
    text = "".join(render("text", report(*found)))
    assert text.startswith("3 errors among the 11 findings below\n  a.txt:1  CPY101")
    assert "(2 more: lines 2–3)" in text.split("\n\n")[0]


def test_the_closing_line_says_what_is_fixable_and_what_is_furniture() -> None:
    """Of how many."""
    told = closing_line(report(finding(fix=fix()), *map(prompt, range(4))))
    assert "; 1 of 5 fixable with --fix; 4 are furniture of the page, which `newslint clean` takes out" in told
