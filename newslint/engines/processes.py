"""Work on this machine's cores: batches of items to worker processes, results back in order."""

from __future__ import annotations

import collections
import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from newslint import compiled_patterns
from newslint.engines.weights import weight

T = TypeVar("T")
R = TypeVar("R")

#: Items that travel to a worker at once, and characters in them: more than a few, so that travelling costs little, and
#: few enough that no worker is left with a long batch when the others are done (400 articles are some 40 batches).
BATCH, SIZE = 64, 60_000
#: batches under way for each worker: enough to keep it busy
AHEAD = 4

_work: Callable[[Any], Any] | None = None


def map_ordered(
    worker: Callable[..., Callable[[T], R]],
    arguments: tuple[Any, ...],
    items: Iterable[T],
    jobs: int,
    lost: Callable[[T], R] | None = None,
) -> Iterator[R]:
    """As `newslint.engines.map_ordered`, with `jobs` processes. A worker's exception is raised here."""
    waiting: collections.deque[tuple[list[T], Future[list[R]]]] = collections.deque()
    pool = _pool(jobs, worker, arguments)

    def first() -> list[R]:
        """The results of the first batch. Where a process was killed it is done anew, in one of its own.

        All batches under way fail together, and which of them killed it nobody says; the one that does so again costs
        its own items.
        """
        batch, future = waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            if lost is None:
                raise
        with _pool(1, worker, arguments) as alone:
            try:
                return alone.submit(_batch, batch).result()
            except BrokenProcessPool:
                return [lost(item) for item in batch]

    try:
        for batch in _batches(items):
            if len(waiting) >= jobs * AHEAD:
                yield from first()
            try:
                waiting.append((batch, pool.submit(_batch, batch)))
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                pool = _pool(jobs, worker, arguments)
                waiting.append((batch, pool.submit(_batch, batch)))
        while waiting:
            yield from first()
    finally:
        for _, future in waiting:
            future.cancel()
        pool.shutdown()


def _pool(jobs: int, worker: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> ProcessPoolExecutor:
    # spawned, not forked: re2 and NumPy hold threads and locks that a fork would copy half-way
    context = multiprocessing.get_context("spawn")
    given = (compiled_patterns.is_used(), worker, arguments)
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=given)


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    batch: list[T] = []
    size = 0
    for item in items:
        batch.append(item)
        size += weight(item)
        if len(batch) >= BATCH or size >= SIZE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _begin(keeps: bool | None, worker: Callable[..., Callable[[Any], Any]], arguments: tuple[Any, ...]) -> None:
    global _work
    if keeps is not None:
        compiled_patterns.use(keeps=keeps)
    _work = worker(*arguments)


def _batch(items: list[Any]) -> list[Any]:
    assert _work is not None
    return [_work(item) for item in items]
