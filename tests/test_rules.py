"""Every rule that ships keeps its word."""

from pathlib import Path

import pytest

from newslint.pipeline.examples import failures_of
from newslint.rulebook import read_rules, rule_files
from newslint.rulebook.rule import Rule
from newslint.settings import Settings

RULES = read_rules(list(rule_files(Settings())))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_examples_of_a_rule_hold(rule: Rule) -> None:
    """What is marked is flagged, near misses stay silent, fixes fix."""
    assert [f"{failure.path}:{failure.line}: {failure.what}" for failure in failures_of(rule, Settings())] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_stands_where_its_code_says(rule: Rule) -> None:
    """rules/<pack>/CODE-name.yaml, with a reason and examples of both kinds."""
    path = Path(rule.path)
    assert path.name == f"{rule.code}-{rule.name}.yaml"
    assert path.parent.name == rule.pack.lower()
    assert {"wrong", "right"} <= {example.kind for example in rule.examples}
    assert len(rule.why) > 60
