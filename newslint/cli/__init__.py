"""Arguments in, exit code out. Only this package prints or exits.

Every command is a module with `add_arguments(parser)` and `run(arguments, streams) -> int`, loaded when it is called.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, TextIO

from newslint import compiled_patterns
from newslint.errors import DamagedStoreError, NewslintError

if TYPE_CHECKING:
    from newslint.cli.streams import Streams

OK, FOUND, UNTRUSTED, FAULT = 0, 1, 2, 3
#: what a shell takes for "ended by Ctrl-C": 128 and the number of SIGINT
INTERRUPTED = 130
#: what the system may refuse at any place, and no fault of newslint's: rights, room, names, descriptors, links, devices
_OF_THE_SYSTEM = frozenset(
    getattr(errno, name, 0)
    for name in (
        "EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "ENAMETOOLONG", "EMFILE", "ENFILE", "ELOOP", "EIO",
        "ENXIO", "ENODEV", "ESTALE", "EBUSY", "ETXTBSY", "ENOMEM", "EAGAIN",
    )
)  # fmt: skip


def entry() -> NoReturn:
    """The command `newslint`: run it, and leave the process at once.

    Taking down an interpreter full of rules costs a tenth of a short run, and so does looking for garbage among them:
    nothing is gained by either (mypy does the same in `mypy.main` and `mypy.util.hard_exit`).
    """
    from newslint.cli.scarce_memory import watch

    say = watch(UNTRUSTED)
    gc.set_threshold(300_000, 50, 50)
    keeps = "--no-cache" not in sys.argv
    compiled_patterns.use(keeps=keeps)
    _load_msgspec()
    code = main()
    if keeps:
        compiled_patterns.keep()
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    if say:
        say(code)
    os._exit(code)


def _load_msgspec() -> None:
    """Load msgspec without `typing_extensions`, and so `inspect`, for which it asks first: 8 of 170 ms.

    Where there is none it takes the same from `typing`, which has it since Python 3.11.
    """
    missing = "typing_extensions" not in sys.modules
    if missing:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    import msgspec  # noqa: F401

    if missing:
        del sys.modules["typing_extensions"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. The exit code: 0 clean, 1 findings, 2 no trust in the run, 3 a fault of ours, 130 Ctrl-C."""
    from newslint.cli import arguments
    from newslint.cli.streams import Streams

    streams = Streams(sys.stdout or _nowhere(), sys.stderr or _nowhere())
    try:
        try:
            parsed, command = arguments.parse(sys.argv[1:] if argv is None else argv)
        except SystemExit as leaving:
            # argparse has printed its usage or the help that was asked for
            streams.flush()
            return leaving.code if isinstance(leaving.code, int) else UNTRUSTED
        try:
            code = int(command.run(parsed, streams))
        except DamagedStoreError as error:
            # once more, from the files
            _discard(error, streams)
            code = int(command.run(parsed, streams))
        streams.flush()
        return code
    except BrokenPipeError:
        # the reader of the output has gone (`| head`): nothing is left to say, and Python must not complain at exit
        streams.abandon()
        return OK
    except NewslintError as error:
        streams.error(f"newslint: {error}")
        return UNTRUSTED
    except KeyboardInterrupt:
        streams.error("newslint: interrupted")
        return INTERRUPTED
    except SystemExit as error:
        # nothing of newslint's own leaves so: whatever code it asks for, not all was looked at
        streams.error(f"newslint: a check of [checks] ended the run: SystemExit({error.code!r})")
        return UNTRUSTED
    except MemoryError:
        streams.error("newslint: there isn't enough memory; --jobs 1 takes least")
        return UNTRUSTED
    except Exception as error:
        if isinstance(error, ImportError) and "failed to map segment" in str(error):
            # a library for which there is no room
            streams.error("newslint: there isn't enough memory to load what newslint is made of")
            return UNTRUSTED
        if isinstance(error, OSError) and error.errno in _OF_THE_SYSTEM:
            streams.error(f"newslint: {error.filename or 'the system'}: {error.strerror}")
            return UNTRUSTED
        streams.error(_fault(error))
        return FAULT


def _discard(error: DamagedStoreError, streams: Streams) -> None:
    """Do away with an archive's store that turned out to be damaged, and say so."""
    from newslint.store.seal import discard

    discard(Path(error.path or ""))
    streams.error(f"newslint: {error} and is made anew")


def _nowhere() -> TextIO:
    """What stands for a stream that was closed before we began (`>&-`)."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _fault(error: Exception) -> str:
    import platform
    import traceback

    from newslint import __version__

    told = "".join(traceback.format_exception(error))
    return (
        "newslint: a fault of newslint's own. Please report it with what stands below.\n"
        f"newslint {__version__}, Python {platform.python_version()} on {platform.platform()}\n"
        f"command: {' '.join(sys.argv[1:])}\n{told}"
    )
