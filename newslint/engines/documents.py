"""Documents through a worker, wherever that runs: what every command does first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar, runtime_checkable

from newslint.engines import map_ordered
from newslint.faults import Isolated, tell_killed
from newslint.formats import documents_of
from newslint.formats.registry import Item
from newslint.model import Document, Fault, Skipped, Unread

R = TypeVar("R")


@runtime_checkable
class Spread(Protocol):
    """What is read by many machines: the worker goes to the documents, and its results come back in their order."""

    def __iter__(self) -> Iterator[Item]:
        """The documents, read here."""

    def map_documents(
        self,
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        unread: list[Unread],
        skipped: list[Skipped],
    ) -> Iterator[Any]:
        """As `map_documents`, with a `Fault` in the place of a document in which the worker raises."""

    def map_files(
        self,
        files: Sequence[str],
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        unread: list[Unread],
        skipped: list[Skipped],
        *,
        every: bool = False,
    ) -> Iterator[Any]:
        """As the above, of these files; `every`: documents without text too.

        Before each file, or part of one, the worker's `begin` is called, if it has one.
        """

    def open_stages(self) -> AbstractContextManager[Any]:
        """A place for the tables that are made of the documents (`joined_copies.JoinedStages`)."""

    def put_stories(
        self,
        stages: Any,  # noqa: ANN401  (an engine's)
        worker: Callable[..., Callable[[Document], Any]],
        arguments: tuple[Any, ...],
        describe: Callable[[Iterable[tuple[int, bytes]]], Iterator[list[Any]]],
        unread: list[Unread],
        skipped: list[Skipped],
    ) -> int:
        """Make the table of stories of what the worker gives, and say how many documents it looked at."""


def map_documents(
    worker: Callable[..., Callable[[Document], R]],
    arguments: tuple[Any, ...],
    read: Iterable[Item],
    unread: list[Unread],
    skipped: list[Skipped],
    jobs: int,
) -> Iterator[R]:
    """`worker(*arguments)` applied to every document with text, results in order.

    What could not be read or was left out is put on its list, and so is the fault of a document in which the worker
    raises.
    """
    results: Iterable[R | Fault]
    if isinstance(read, Spread):
        results = read.map_documents(worker, arguments, unread, skipped)
    else:
        results = map_ordered(Isolated[R], (worker, arguments), documents_of(read, unread, skipped), jobs, tell_killed)
    for result in results:
        if isinstance(result, Fault):
            unread.append(result)
        else:
            yield result
