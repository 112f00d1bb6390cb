"""No rule grows dear without anybody's noticing: calls are counted, which no busy machine changes."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

FILE = Path(__file__).parent.parent / "benchmarks" / "calls.py"


@pytest.fixture(scope="module")
def calls() -> ModuleType:
    """The count in `benchmarks/calls.py`."""
    spec = importlib.util.spec_from_file_location("calls", FILE)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_rule_makes_more_calls_than_its_share(calls: ModuleType) -> None:
    """A rule that needs more is given it in `benchmarks/calls.json`, where it is seen, with a reason in the commit."""
    allowed = calls.allowed()
    over = {
        code: (round(made), allowed.get(code, calls.SHARE))
        for code, made in calls.calls_by_rule().items()
        if made > allowed.get(code, calls.SHARE)
    }
    assert not over, "calls a thousand characters, and what is allowed; see benchmarks/calls.py"


def test_calls_are_counted(calls: ModuleType) -> None:
    """Work that asks twice as much makes twice the calls."""
    once, twice = (calls.calls_of(lambda: [abs(n) for n in range(size)]) for size in (1000, 2000))
    assert 1.9 < twice / once < 2.1
