"""No rule grows dear without anybody's noticing: calls are counted, which no busy machine changes."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

COUNT = "import json, runpy, sys; print(json.dumps(runpy.run_path(sys.argv[1])['calls_by_rule']()))"
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
    # in a process of its own: what other tests have put in the place of a library would be counted here
    told = subprocess.run([sys.executable, "-c", COUNT, str(FILE)], capture_output=True, text=True, check=True).stdout
    over = {
        code: (round(made), allowed.get(code, calls.SHARE))
        for code, made in json.loads(told).items()
        if made > allowed.get(code, calls.SHARE)
    }
    assert not over, "calls a thousand characters, and what is allowed; see benchmarks/calls.py"


def test_calls_are_counted(calls: ModuleType) -> None:
    """A call is a call, of a function in C too."""
    assert calls.calls_of(_two_calls) - calls.calls_of(_no_calls) == 2


def _two_calls() -> None:
    abs(abs(1))


def _no_calls() -> None:
    pass
