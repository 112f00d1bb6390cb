"""Run again whenever a file changes that a run depends on, until somebody presses Ctrl-C."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

from newslint.cli.streams import Streams
from newslint.errors import NewslintError

#: seconds between two looks at the files (not measured: what a person takes for at once)
EVERY = 0.4
Stamps = frozenset[tuple[str, int, int]]


def watch(
    run: Callable[[], int],
    files: Callable[[], Iterable[str]],
    streams: Streams,
    wait: Callable[[float], None] = time.sleep,
) -> None:
    """Run, wait for a change in what `files` tells, and run again. Ends by KeyboardInterrupt alone.

    What is wrong with the set-up is told, and the watch goes on: it is being edited.
    """
    while True:
        seen = _stamps(files)
        try:
            run()
        except NewslintError as error:
            streams.error(f"newslint: {error}")
        streams.flush()
        streams.error("newslint: watching; Ctrl-C ends it")
        while (now := _stamps(files)) == seen:
            wait(EVERY)
        changed = sorted({path for path, _, _ in now ^ seen})
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        streams.clear()
        streams.error(f"newslint: {changed[0]}{more} changed")


def _stamps(files: Callable[[], Iterable[str]]) -> Stamps:
    try:
        names = list(files())
    except NewslintError:
        return frozenset()
    found = set()
    for name in names:
        try:
            status = Path(name).stat()
        except (OSError, ValueError):
            continue
        found.add((name, status.st_mtime_ns, status.st_size))
    return frozenset(found)
