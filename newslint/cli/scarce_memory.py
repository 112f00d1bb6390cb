"""A run whose memory is bounded (`ulimit -v`) is watched, for what is written in C ends the process where it has none.

RE2 aborts (134), and OpenBLAS leaves with 1, which would be read as findings. So the work is done in a child, whose
exit code counts only if newslint itself has said it.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Callable

#: what is handed on to the child; a terminal sends its own to both
_HEARD = ("SIGCHLD", "SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


def watch(untrusted: int) -> Callable[[int], object] | None:
    """Go on in a child where memory is bounded: what the child says its exit code with, or None where nothing is.

    The process itself waits, and leaves with that code, or with `untrusted` and a line that says why.
    """
    most = _most_memory()
    if most is None:
        return None
    # a thread of OpenBLAS takes room for its own
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    heard = {getattr(signal, name) for name in _HEARD}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, heard)
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return lambda code: os.write(writing, bytes((code & 0xFF,)))
    status = _follow(child, heard)
    os.set_blocking(reading, False)
    try:
        code = os.read(reading, 1)[0]
    except (BlockingIOError, IndexError):
        ended = f"signal {os.WTERMSIG(status)}" if os.WIFSIGNALED(status) else f"exit code {os.WEXITSTATUS(status)}"
        _say(f"newslint: ended by {ended}, most likely for want of memory: `ulimit -v` allows {most >> 20} MB")
        code = untrusted
    os._exit(code)


def _most_memory() -> int | None:
    """How many bytes the process may have, where that is bounded and the system can watch a child."""
    if not hasattr(signal, "sigwaitinfo"):
        return None
    import resource

    most = resource.getrlimit(resource.RLIMIT_AS)[0]
    return None if most == resource.RLIM_INFINITY else most


def _follow(child: int, heard: set[signal.Signals]) -> int:
    """Hand signals on until the child has ended: its status."""
    while True:
        came = signal.sigwaitinfo(heard)
        if came.si_signo == signal.SIGCHLD:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return status
        elif came.si_code <= 0:  # sent by a process to this one; what the terminal sends has reached the child
            os.kill(child, came.si_signo)


def _say(text: str) -> None:
    """Say it on standard error, whatever has become of that."""
    with contextlib.suppress(OSError):
        os.write(2, (text + "\n").encode())
