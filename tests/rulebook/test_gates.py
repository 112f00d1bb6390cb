"""A check whose gate stays shut is not asked, and would have had nothing to say."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from newslint.extract.words import fold_case
from newslint.formats import read_file
from newslint.model import Document, Part, Severity
from newslint.pipeline.checker import Checker
from newslint.pipeline.examples import findings_in
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.gates import Gates
from newslint.rulebook.rule import Rule, Verdict
from newslint.segmenting.view import Scope
from newslint.settings import Settings

SEEDS = Path(__file__).parent.parent.parent / "seeds"
GATED = [rule for rule in read_rules(list(rule_files(Settings()))) if rule.gate]


def rule_with(*gate: tuple[str, ...]) -> Rule:
    """A rule with a gate."""
    verdicts = (("", Verdict(Severity.WARNING, "")),)
    return Rule("TST101", "a-rule", "", "", "patterns", None, Scope(frozenset(Part)), verdicts, gate=gate)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five percent", False),
        ("5 points", False),
        ("5 PERCENT", True),
        ("5 %", True),
        ("", False),
    ],
)
def test_a_gate_opens_where_every_group_has_a_string_in_the_text(text: str, expected: bool) -> None:
    """Of each group one is enough, a single character or a longer string, in any case."""
    rule = rule_with(tuple("0123456789"), ("percent", "%"))
    gates = Gates([rule])
    assert (gates.number_of(rule) in gates.find_open(text)) is expected


def test_the_gate_of_rules_without_one_is_always_open() -> None:
    """Whatever the text, and whatever other rules ask for."""
    rule = rule_with()
    gates = Gates([rule, rule_with(("x",))])
    assert gates.number_of(rule) in gates.find_open("")


def test_small_letters_leave_a_text_as_long_as_it_is() -> None:
    """Letters whose small form is longer, or that stand for an ASCII one, are written with one letter."""
    text = "İſTANBUL \N{KELVIN SIGN}m ẞ"
    assert (fold_case(text), len(fold_case(text))) == ("istanbul km ß", len(text))


@pytest.mark.parametrize("rule", GATED, ids=[rule.code for rule in GATED])
def test_no_example_is_lost_behind_a_gate(rule: Rule) -> None:
    """With its gate taken away a rule finds the same in its examples, in small and in big letters."""
    open_rule = replace(rule, gate=())
    for example in rule.examples:
        for text in (example.text, example.text.upper()):
            gated = findings_in(rule, example, text, Settings())
            assert gated == findings_in(open_rule, example, text, Settings()), example.line


def test_gates_lose_nothing_in_the_seeds() -> None:
    """With all gates taken away the sample archive shows the same findings, and gathers the same."""
    gated, everything = Checker(GATED), Checker([replace(rule, gate=()) for rule in GATED])
    for path in sorted(SEEDS.iterdir()):
        for document in read_file(str(path), Settings()):
            if isinstance(document, Document):
                assert gated(document) == everything(document), path.name
