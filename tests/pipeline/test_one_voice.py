"""One fault is told once, by the rule that tells it most precisely; two faults are told twice."""

from __future__ import annotations

import pytest

from newslint.formats import make_document
from newslint.model import Document, Format
from newslint.pipeline.checker import Checker
from newslint.rulebook import load_rules
from newslint.settings import Settings

#: pairs that overlap, and what more precise ones leave alone
ASKED = {"FCT422", "FCT430", "FCT423", "FCT432", "CPY101", "CPY618"}
ASKED |= {"CPY612", "CPY636", "CPY662", "CPY665", "CPY671", "CPY672", "CPY675"}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """All rules of the pairs."""
    return Checker([rule for rule in load_rules(Settings(cache=False)) if rule.code in ASKED])


def told(checker: Checker, line: str) -> list[str]:
    """The codes of what is found in a story of 5 October 2017."""
    text = f"The news of the day\n\nLONDON, October 5, 2017 - The town met on Thursday.\n\n{line}\n"
    return sorted(f.code for f in checker(page(text)).findings)


def page(text: str) -> Document:
    """A plain text."""
    return make_document("a.txt", text.encode(), Format.TEXT)


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("Twelve people died: five men, four women and five children.", ["FCT422"]),
        ("Nine passengers were hurt: two men, three women and six children.", ["FCT422"]),
        ("The singer Anna Sample, who was born in 1950, turned 78 on Tuesday.", ["FCT432"]),
        ("The mill has has a long past.", ["CPY101"]),
        ("The keeper refused to signed the form that the board had sent.", ["CPY672"]),
        ("One of the ferry was late, and the islanders waited.", ["CPY636"]),
        ("Two other riders has been taken home by the priest.", ["CPY671"]),
        # nobody else has a word on it
        ("The market has 12 stalls, 9 carts and 4 tents, 27 in all.", ["FCT430"]),
        ("The town marked the 50th anniversary of the 1953 flood.", ["FCT423"]),
        ("He was accused for theft.", ["CPY618"]),
        # two faults, in two places
        (
            "Twelve people died: five men, four women and five children. The market has 12 stalls, 9 carts and 4 "
            "tents, 27 in all.",
            ["FCT422", "FCT430"],
        ),
        ("The mill has has a past, and he was accused for theft.", ["CPY101", "CPY618"]),
    ],
)
def test_one_fault_is_told_once(checker: Checker, line: str, codes: list[str]) -> None:
    """The more precise of two rules is heard where they overlap, either of them where they don't."""
    assert told(checker, line) == codes
