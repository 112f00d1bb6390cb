"""Pages of 22 layouts in 13 languages, written by somebody who had no part in the code that reads them.

Before anything was changed for them: inner starts F1 .63, titles .46, days .38 (2 wrong), bylines .61; story words kept
by default `clean` .998 (no page lost a tenth), the pages' own lines taken .35.
"""

from collections import Counter

import pytest

from newslint.cleaning.cleaner import Cleaner
from newslint.cleaning.plans import STEPS
from newslint.rulebook import load_rules
from newslint.settings import Settings
from tests.fresh.pages4 import ROWS, share, starts_f1, told_of

#: shares of starts (F1), titles, days and bylines that are right, of words kept and of the pages' own lines taken
LEVELS = {"starts": 0.97, "titles": 0.95, "dates": 0.95, "bylines": 0.94, "words": 1.0, "furniture": 0.34}


@pytest.fixture(scope="module")
def told() -> dict[str, Counter[str]]:
    """What newslint makes of each page."""
    settings = Settings(cache=False)
    return told_of(ROWS, Cleaner(settings, load_rules(settings), STEPS))


def test_stories_are_found_with_their_titles_days_and_names(told: dict[str, Counter[str]]) -> None:
    """As many as were found when this was written."""
    total = sum(told.values(), Counter())
    assert starts_f1(total) >= LEVELS["starts"]
    for what in ("titles", "dates", "bylines"):
        assert share(total, f"{what} right", what) >= LEVELS[what], (what, total)


def test_clean_keeps_the_stories(told: dict[str, Counter[str]]) -> None:
    """No page loses a tenth of its text, and what is the page's goes where it is sure."""
    total = sum(told.values(), Counter())
    assert share(total, "words kept", "words") >= LEVELS["words"]
    assert share(total, "furniture taken", "furniture") >= LEVELS["furniture"]
    assert [page for page, one in told.items() if share(one, "words kept", "words") < 0.9] == []
