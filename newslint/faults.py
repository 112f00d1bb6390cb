"""A fault of newslint's own costs one document, or one rule in it: it is told, and the run goes on."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar, overload

from newslint.errors import NewslintError
from newslint.model import Document, Fault, RecordRef, Unread

T = TypeVar("T")
R = TypeVar("R")

#: so many documents are left out of what is judged of a whole archive before its rule is given up
MOST_CULPRITS = 3
_PACKAGE = Path(__file__).resolve().parent


def fault_of(error: BaseException, path: str, record: RecordRef | None = None, rule: str = "") -> Fault:
    """What is told of an exception while a document was looked at: by which rule, its last line, and where.

    Raises the exception again if it tells of the set-up: that is nobody's fault but the user's to fix.
    """
    if isinstance(error, NewslintError):
        raise error
    import traceback

    told = traceback.format_exception_only(error)[-1].strip() or type(error).__name__
    what = f"a fault of newslint's own{f' in {rule}' if rule else ''}: {told}{_where(error)}"
    return Fault(path, what, record.line if record else None, "the rest was looked at; please report it")


def tell_killed(document: Document) -> Fault:
    """What is told of a document whose process was killed, by the system for its memory perhaps."""
    what = "the process that looked at it was killed"
    line = document.record.line if document.record else None
    return Fault(document.path, what, line, "look at it by itself, or with fewer --jobs: memory may have run out")


@contextlib.contextmanager
def costing(faults: list[Unread], document: Document, rule: str) -> Iterator[None]:
    """A context in which an exception costs what is done in it and no more: it is put on the list of faults."""
    try:
        yield
    except Exception as error:
        faults.append(fault_of(error, document.path, document.record, rule))


class Isolated(Generic[R]):
    """A worker for `map_ordered` that gives a `Fault` where the worker it is made of raises for a document."""

    def __init__(self, worker: Callable[..., Callable[[Document], R]], arguments: tuple[Any, ...]) -> None:
        self.work = worker(*arguments)

    def __call__(self, document: Document) -> R | Fault:
        """What the worker gives for the document, or the fault."""
        try:
            return self.work(document)
        except Exception as error:
            return fault_of(error, document.path, document.record)


def judge_apart(
    judge: Callable[[Sequence[T]], Iterable[R]], items: Sequence[tuple[str, T]], rule: str, faults: list[Unread]
) -> list[R]:
    """What `judge` says of the items of an archive, each given with its document's path.

    Where it raises, the document without which it doesn't is looked for, told and left out.
    """
    left = _Without(items)
    for _ in range(MOST_CULPRITS):
        try:
            return list(judge(left))
        except Exception as error:
            at = _first_failing(judge, left)
            faults.append(fault_of(error, left.path(at), None, rule))
            left = left.without(at)
    return []


class _Without(Sequence[T]):
    """What items hold beside their paths, but for some of them; read when it is asked for."""

    def __init__(self, items: Sequence[tuple[str, T]], numbers: Sequence[int] | None = None) -> None:
        self._items, self._numbers = items, range(len(items)) if numbers is None else numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return _Without(self._items, self._numbers[at])
        return self._items[self._numbers[at]][1]

    def path(self, at: int) -> str:
        """Where an item comes from."""
        return self._items[self._numbers[at]][0]

    def without(self, at: int) -> _Without[T]:
        """The same without one of them."""
        return _Without(self._items, [*self._numbers[:at], *self._numbers[at + 1 :]])


def _first_failing(judge: Callable[[Sequence[T]], Iterable[R]], items: Sequence[T]) -> int:
    """The number of the item with which the shortest run of items from the first on fails."""
    low, high = 0, len(items)
    while high - low > 1:
        middle = (low + high) // 2
        try:
            list(judge(items[:middle]))
        except Exception:
            high = middle
        else:
            low = middle
    return high - 1


def _where(error: BaseException) -> str:
    """The last line of newslint's own code that the exception came through."""
    import traceback

    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE) and path.name != "faults.py":
            return f" ({path.relative_to(_PACKAGE.parent)}:{frame.lineno})"
    return ""
