"""Work on this machine's cores: batches of items to worker processes, results back in order."""

from __future__ import annotations

import collections
import itertools
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, TypeVar

from newslint import compiled_patterns

T = TypeVar("T")
R = TypeVar("R")

#: Items that travel to a worker at once, and batches under way for each worker: enough to keep it busy.
BATCH = 64
AHEAD = 4

_work: Callable[[Any], Any] | None = None


def map_ordered(
    worker: Callable[..., Callable[[T], R]], arguments: tuple[Any, ...], items: Iterable[T], jobs: int
) -> Iterator[R]:
    """As `newslint.engines.map_ordered`, with `jobs` processes. A worker's exception is raised here."""
    batches = iter(items)
    waiting: collections.deque[Future[list[R]]] = collections.deque()
    # spawned, not forked: re2 and NumPy hold threads and locks that a fork would copy half-way
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        jobs, mp_context=context, initializer=_begin, initargs=(compiled_patterns.is_used(), worker, arguments)
    ) as pool:
        try:
            while batch := list(itertools.islice(batches, BATCH)):
                waiting.append(pool.submit(_batch, batch))
                if len(waiting) >= jobs * AHEAD:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _begin(keeps: bool, worker: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    global _work
    if keeps:
        compiled_patterns.use()
    _work = worker(*arguments)


def _batch(items: list[Any]) -> list[Any]:
    assert _work is not None
    return [_work(item) for item in items]
