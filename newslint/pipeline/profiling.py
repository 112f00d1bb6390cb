"""What each rule costs, measured while a run goes on: `newslint check --profile`."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from msgspec import Struct

#: what is spent on all rules together, in the place of a code
SEGMENTING, MATCHING = "segmenting", "words and patterns"


class Cost(Struct):
    """How often a rule was asked, and how many seconds of this processor it took."""

    calls: int = 0
    seconds: float = 0.0


class Profile:
    """The costs of a run by the code of the rule, and how many characters it was given.

    What several rules share (words, dates, names) is worked out for the first that asks, and counts as its own.
    """

    def __init__(self) -> None:
        self.costs: dict[str, Cost] = {}
        self.characters = 0

    @contextlib.contextmanager
    def timing(self, code: str) -> Iterator[None]:
        """A context whose time is put down to a rule."""
        cost = self.costs.setdefault(code, Cost())
        began = time.thread_time()
        try:
            yield
        finally:
            cost.calls += 1
            cost.seconds += time.thread_time() - began
