"""Tests that take long say how long they may take: `@pytest.mark.long(seconds)`. `.ci/long` runs them."""

import signal
from collections.abc import Iterator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Break off a long test that goes over its limit."""
    mark = item.get_closest_marker("long")
    if mark is None or not hasattr(signal, "SIGALRM"):
        return (yield)

    def stop(number: int, frame: object) -> None:
        raise TimeoutError(f"{item.name} takes longer than {mark.args[0]} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(mark.args[0])
    try:
        return (yield)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
