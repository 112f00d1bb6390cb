"""Where the work runs: this process or this machine's cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def map_ordered(
    worker: Callable[..., Callable[[T], R]], arguments: tuple[Any, ...], items: Iterable[T], jobs: int = 1
) -> Iterator[R]:
    """`worker(*arguments)` applied to every item, results in the order of the items.

    The worker is made once a process. With more than one job `arguments`, items and results are pickled.
    """
    if jobs <= 1:
        yield from map(worker(*arguments), items)
        return
    from newslint.engines import processes

    yield from processes.map_ordered(worker, arguments, items, jobs)
