"""What `newslint rule` tells of a rule."""

import pytest
from msgspec.structs import replace

from newslint.model import Part
from newslint.reporting.rules import describe
from newslint.rulebook import load_rules
from newslint.settings import Settings


@pytest.mark.parametrize(
    ("quoted", "told"),
    [(None, "headline."), (True, "headline, only inside quotation marks."), (False, "headline, not inside quotation")],
)
def test_a_rule_says_whether_it_looks_into_quotations(quoted: bool | None, told: str) -> None:
    """Behind the parts that it looks in."""
    rule = next(iter(load_rules(Settings())))
    scope = replace(rule.scope, parts=frozenset({Part.HEADLINE}), quoted=quoted)
    assert f"Looks in: {told}" in "".join(describe(replace(rule, scope=scope)))
