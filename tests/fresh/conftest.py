"""The sets take long, each by itself a second or more: `.ci/long` runs them."""

from pathlib import Path

import pytest

#: seconds that a test of a set may take
LIMIT = 300


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents and item.get_closest_marker("long") is None:
            item.add_marker(pytest.mark.long(LIMIT))
