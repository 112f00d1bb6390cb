"""Lines that look like furniture and belong to stories: `clean` leaves all of them, in six languages."""

from pathlib import Path

import pytest
import yaml

from newslint.cleaning.cleaner import Cleaner
from newslint.cleaning.plans import STEPS
from newslint.model import Document
from newslint.rulebook import load_rules
from newslint.settings import Settings

ROWS = yaml.safe_load(Path(__file__).with_name("plain_stories.yaml").read_text(encoding="utf-8"))
STORIES = [(f"{row['kind']}, {key}", text) for row in ROWS for key, text in row.items() if key != "kind"]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    """A cleaner with every rule."""
    settings = Settings(cache=False)
    return Cleaner(settings, load_rules(settings), STEPS)


@pytest.mark.parametrize(("kind", "text"), STORIES, ids=[kind for kind, _ in STORIES])
def test_every_line_stays(kind: str, text: str, cleaner: Cleaner) -> None:
    """Quotations, recipes, results, section breaks, interviews, programmes, letters and verse."""
    assert [change.removed for change in cleaner(Document("page.txt", text)).changes] == []
