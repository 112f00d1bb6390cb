"""Every format for machines is what its readers expect, whatever stands in the texts."""

import json
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from newslint.model import Place, RecordRef, Report, Safety, Severity, Skipped, Unread
from newslint.reporting import FORMATS, closing_line, render, statistics
from newslint.reporting.sarif import uri
from newslint.rulebook import load_rules
from newslint.rulebook.rule import Rule
from newslint.settings import Settings
from tests.reporting.reports import evil, finding, fix, related, report


@cache
def rules() -> tuple[Rule, ...]:
    """Our own rules."""
    return load_rules(Settings(cache=False, select=("CPY1",)))


def told(name: str, report: Report) -> str:
    """The report in that format."""
    return "".join(render(name, report, rules=rules()))


def sarif(report: Report) -> Any:  # noqa: ANN401
    """The SARIF log of a report, which must be valid."""
    import jsonschema

    log = json.loads(told("sarif", report))
    schema = json.loads(Path(__file__).with_name("sarif-2.1.0.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)
    return log


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_takes_any_report(name: str) -> None:
    """An empty report and a hostile one are rendered, and no terminal control gets through."""
    for shown in (report(), evil()):
        text = told(name, shown)
        assert not {"\x1b", "\x00", "\x07"} & set(text)


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_json_formats_hold_one_value(name: str) -> None:
    """The whole output is one JSON value, hostile texts and all."""
    json.loads(told(name, evil()))
    json.loads(told(name, report()))


def test_json_lines_hold_a_finding_each() -> None:
    """As many lines as findings, each as in the list of `json`."""
    shown = report(finding(), finding(line=9))
    lines = [json.loads(line) for line in told("jsonl", shown).splitlines()]
    assert lines == json.loads(told("json", shown))["findings"]


def test_a_sarif_result_points_at_its_place() -> None:
    """Region, units, related place, fix and fingerprint of a finding."""
    run = sarif(report(finding(related=(related(),), fix=fix())))["runs"][0]
    result = run["results"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "CPY101"
    assert result["level"] == "warning"
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "a.txt", "uriBaseId": "%SRCROOT%"}
    assert physical["region"] == {
        "startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 12, "snippet": {"text": "the the"},
    }  # fmt: skip
    assert result["relatedLocations"][0]["message"]["text"] == "first stands here"
    assert result["partialFingerprints"] == {"newslint/v1": "0123456789abcdef:1"}
    change = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change["deletedRegion"]["endColumn"] == 9


def test_sarif_is_valid_whatever_it_holds() -> None:
    """Hostile texts, a record's title in line 0, unread and skipped files."""
    run = sarif(evil())["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert [item["level"] for item in run["invocations"][0]["toolExecutionNotifications"]] == ["error", "note"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 7}


def test_what_a_baseline_holds_is_told_as_known() -> None:
    """Results that are dropped would be closed and opened again; numbers of like ones don't depend on the baseline."""
    new, known = finding(line=9), finding()
    results = sarif(replace(report(new), baselined=(known,)))["runs"][0]["results"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged"]
    assert [result["partialFingerprints"]["newslint/v1"][-2:] for result in results] == [":2", ":1"]
    assert ["suppressions" in result for result in results] == [False, True]
    assert "baselineState" not in sarif(report(new))["runs"][0]["results"][0]


def test_the_gravest_results_come_first_and_a_run_holds_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is more goes into runs with categories of their own, and each says what it holds."""
    monkeypatch.setattr("newslint.reporting.sarif.MOST", 2)
    levels = [Severity.NOTE, Severity.ERROR, Severity.WARNING]
    runs = sarif(report(*(finding(line, severity=level) for line, level in enumerate(levels, 1))))["runs"]
    assert [[result["level"] for result in run["results"]] for run in runs] == [["error", "warning"], ["note"]]
    assert [run["automationDetails"]["id"] for run in runs] == ["newslint/", "newslint/2/"]
    told = [run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"] for run in runs]
    assert told[0].startswith("results 1 to 2 of 3") and told[1].startswith("results 3 to 3 of 3")


def test_rules_lead_to_their_pages() -> None:
    """Those that come with newslint."""
    driver = sarif(report())["runs"][0]["tool"]["driver"]
    assert all(rule["helpUri"].endswith(f"/rules/{rule['id']}/") for rule in driver["rules"])


def test_a_run_that_read_everything_was_successful() -> None:
    """What was left out on purpose doesn't make a run fail."""
    run = sarif(report(skipped=(Skipped("a.png", "not text"),)))["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is True


def test_equal_findings_of_one_file_have_fingerprints_of_their_own() -> None:
    """A service that takes equal fingerprints for one finding still counts two."""
    shown = report(finding(), finding(line=9))
    prints = [result["partialFingerprints"]["newslint/v1"] for result in sarif(shown)["runs"][0]["results"]]
    assert prints == ["0123456789abcdef:1", "0123456789abcdef:2"]
    assert len({issue["fingerprint"] for issue in json.loads(told("gitlab", shown))}) == 2


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("./a b/ä.txt", "a%20b/%C3%A4.txt"),
        ("/data/a#1.txt", "file:///data/a%231.txt"),
        ("c:d.txt", "c%3Ad.txt"),
        ("\udce4.txt", "%E4.txt"),
    ],
)
def test_paths_become_uris(path: str, wanted: str) -> None:
    """Whatever isn't allowed in a URI is encoded, bytes of undecodable names too."""
    assert uri(path) == wanted


def test_github_commands_are_escaped() -> None:
    """No text ends a command, starts another or adds a property."""
    lines = told("github", evil()).splitlines()
    assert len(lines) == 3
    assert all(line.startswith(("::error file=a\\x1b", "::warning file=a\\x1b")) for line in lines)
    assert not any("##[" in line or "%0A::" in line.replace("%250A::", "") for line in lines)
    properties = lines[1].split("::")[1]
    assert "%3A%3Aerror" in properties and properties.count(",") == 2


def test_github_annotates_ten_of_a_level_and_lists_the_rest() -> None:
    """GitHub drops more than ten annotations of a level, so the others are lines of the log."""
    shown = report(*(finding(line=line) for line in range(1, 26)), finding(line=99, severity=Severity.ERROR))
    lines = told("github", shown).splitlines()
    assert lines[0].startswith("::error file=a.txt,line=99,endLine=99,col=5,endColumn=12,title=CPY101 doubled-word::")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert lines[11] == "::group::15 more findings" and lines[-1] == "::endgroup::"
    assert lines[12] == 'warning CPY101 a.txt:11:5 "the the" stands twice'


def test_gitlab_issues_have_what_gitlab_asks_for() -> None:
    """Description, check, fingerprint, severity, path and first line; a record stands on its physical line."""
    shown = report(finding(), finding(record=RecordRef("x7", 12), place=Place(0, 1, 0, 4), severity=Severity.ERROR))
    plain, of_record = json.loads(told("gitlab", shown))
    assert {"description", "check_name", "fingerprint", "severity", "location"} == set(plain)
    assert plain["severity"] == "minor"
    assert plain["location"] == {"path": "a.txt", "lines": {"begin": 3, "end": 3}}
    assert of_record["location"]["lines"] == {"begin": 12, "end": 12}
    assert of_record["severity"] == "major"


def test_junit_is_xml_that_counts_right() -> None:
    """A suite a file, a failure for what must be looked at, an error for what was not read."""
    shown = report(finding(), finding(severity=Severity.NOTE), unread=(Unread("b.txt", "gone"),))
    root = ET.fromstring(told("junit", shown).encode())
    assert root.tag == "testsuites" and root.get("failures") == "1" and root.get("errors") == "1"
    for suite in root:
        assert int(suite.get("tests", "")) == len(suite.findall("testcase"))
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("errors", "")) == len(suite.findall("testcase/error"))
    assert sum(int(suite.get("tests", "")) for suite in root) == int(root.get("tests", ""))


def test_junit_has_no_character_that_xml_forbids() -> None:
    """Hostile texts parse, in attributes and between tags."""
    ET.fromstring(told("junit", evil()).encode())


def test_the_closing_line_counts_and_gives_reasons() -> None:
    """Documents, stories, rules, findings by severity, and paths behind each reason."""
    shown = report(
        finding(),
        finding(severity=Severity.ERROR),
        unread=(Unread("b.txt", "no such file"),),
        skipped=tuple(Skipped(f"{n}.png", "not text") for n in range(5)),
    )
    assert closing_line(shown) == (
        "checked 2 documents, 3 stories with 4 rules; 2 findings (1 error, 1 warning); "
        "skipped 5: not text (0.png, 1.png, 2.png and 2 more); unread 1: no such file (b.txt)"
    )
    assert closing_line(replace(report(), documents=1, stories=1, rules=1)) == (
        "checked 1 document, 1 story with 1 rule; 0 findings"
    )


def test_statistics_count_rules() -> None:
    """Most findings first, with how many the options fix, as the closing line counts them."""
    meaning = replace(fix(), safety=Safety.UNSAFE)
    shown = report(
        finding(), finding(line=4, fix=fix()), finding(line=5, fix=meaning), finding(line=6, fix=meaning),
        finding(code="FCT101", name="weekday-date-mismatch"),
    )  # fmt: skip
    assert list(statistics(shown)) == [
        "     4  CPY101  doubled-word           warning  1 with --fix, 2 with --fix --unsafe-fixes\n",
        "     1  FCT101  weekday-date-mismatch  warning\n",
    ]
    assert "1 of 5 fixable with --fix" in closing_line(shown)
