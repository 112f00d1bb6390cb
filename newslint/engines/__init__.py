"""Where the work runs: this process or this machine's cores."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from newslint.engines.weights import weight
from newslint.settings import AUTO

T = TypeVar("T")
R = TypeVar("R")

#: characters from which a second process pays: one takes .3 s to start, and a million characters take 2 s (28
#: November 2026)
ENOUGH = 1_000_000


def map_ordered(
    worker: Callable[..., Callable[[T], R]],
    arguments: tuple[Any, ...],
    items: Iterable[T],
    jobs: int = 1,
    lost: Callable[[T], R] | None = None,
) -> Iterator[R]:
    """`worker(*arguments)` applied to every item, results in the order of the items.

    The worker is made once a process. With more than one job `arguments`, items and results are pickled. `jobs` may be
    `AUTO`. `lost` says what stands for an item whose process was killed; without it that is raised.
    """
    if jobs == 0:
        jobs = cores()
    elif jobs == AUTO:
        jobs = cores()
        if jobs > 1:
            items, first, total = iter(items), [], 0
            for item in items:
                first.append(item)
                total += weight(item)
                if total >= ENOUGH:
                    break
            else:
                jobs = 1
            items = itertools.chain(first, items)
    if jobs <= 1:
        return map(worker(*arguments), items)
    from newslint.engines import processes

    return processes.map_ordered(worker, arguments, items, jobs, lost)


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
