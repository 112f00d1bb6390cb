"""Rules can be found: by code, name or the start of either, in any case, as text and as JSON."""

import json

import pytest

from newslint.cli import main
from newslint.rulebook.packs import PACKS, SITE


def test_without_a_word_all_rules_are_listed_by_pack(capsys: pytest.CaptureFixture[str]) -> None:
    """`rule` and `explain` alike: a line each, under what their pack is about."""
    lists = []
    for command in ("rule", "explain"):
        assert main([command]) == 0
        lists.append(capsys.readouterr().out)
    assert lists[0] == lists[1]
    for pack, about in PACKS.items():
        assert f"{pack}: {about}\n" in lists[0]
    assert "  FCT101  weekday-date-mismatch" in lists[0]


@pytest.mark.parametrize("word", ["CPY101", "cpy101", "doubled-word", "Doubled-Word", "doubled"])
def test_a_rule_goes_by_code_and_name_in_any_case(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The start of a name that only one rule has is enough."""
    assert main(["rule", word]) == 0
    assert capsys.readouterr().out.startswith("CPY101 doubled-word (error)\n")


def test_the_start_of_a_code_lists_those_that_have_it(capsys: pytest.CaptureFixture[str]) -> None:
    """And standard error says how many there are."""
    assert main(["explain", "fct50"]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[0] for line in out.splitlines()[1:]] == [f"FCT50{n}" for n in range(1, 8)]
    assert err.startswith("7 rules")


def test_a_word_that_no_rule_has_is_told_with_what_may_be_meant(capsys: pytest.CaptureFixture[str]) -> None:
    """Letters that changed places in a code, and a letter that is missing in a name."""
    for word, meant in (
        ("FTC101", "FCT101"),
        ("FCT1O1", "FCT101"),
        ("FCTl01", "FCT101"),
        ("dobled-word", "doubled-word"),
    ):
        assert main(["rule", word]) == 2
        assert f"did you mean `{meant}`?" in capsys.readouterr().err


def test_json_holds_one_rule_or_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    """With everything that its page tells, examples and their marks among it."""
    assert main(["rule", "doubled-word", "--output-format", "json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert (one["code"], one["pack"], one["url"]) == ("CPY101", "CPY", f"{SITE}rules/CPY101/")
    assert any("⟦" in example["text"] for example in one["examples"] if example["kind"] == "wrong")
    assert main(["rule", "--all", "--output-format", "json"]) == 0
    everything = json.loads(capsys.readouterr().out)
    assert one in everything and len(everything) > 100


def test_all_in_their_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    """`--all` tells each rule as it is told alone; with a rule beside it, it is refused."""
    assert main(["rule", "--all"]) == 0
    told = capsys.readouterr().out
    main(["rule", "ENC108"])
    assert capsys.readouterr().out in told
    assert main(["rule", "ENC108", "--all"]) == 2


@pytest.mark.parametrize("word", ["cpy101", "CPY1", "cpy1", "Doubled-Word"])
def test_select_knows_rules_in_any_case(word: str, capsys: pytest.CaptureFixture[str], tmp_path: object) -> None:
    """What `rule` understands, options and settings do."""
    assert main(["check", "--select", word, "--show-settings"]) == 0
    assert "CPY101" in capsys.readouterr().out


def test_links_lead_to_the_pages_of_our_own_rules(tmp_path: object) -> None:
    """A code is a link where links are wanted, what a text brings of its own is spelt out."""
    from msgspec.structs import replace

    from newslint.reporting import render
    from newslint.reporting.escape_controls import for_terminal
    from newslint.rulebook import load_rules
    from newslint.settings import Settings
    from tests.reporting.reports import finding, report

    rules = load_rules(Settings(select=("CPY101",)))
    evil = replace(finding(), message="\x1b]8;;https://evil.example/\x1b\\click")
    told = "".join(render("text", report(evil), rules=rules, colour=True, links=True))
    shown = for_terminal(told, colour=True)
    assert f"\x1b]8;;{SITE}rules/CPY101/\x1b\\" in shown
    assert "evil.example" in shown and "\x1b]8;;https://evil" not in shown
    assert "\x1b]8" not in "".join(render("text", report(evil), rules=rules, colour=True))
    assert for_terminal("\x1b]8;;https://evil.example/\x1b\\", colour=True).startswith("\\x1b]8")
