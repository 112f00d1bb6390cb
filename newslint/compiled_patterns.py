"""Python's patterns, compiled once a machine and not once a process: half of what a hook on one file waited for.

newslint names some 800 patterns, most of them where a module loads. Python compiles each in every process: of the 590
ms of CPU that one file of 4 KB takes without this, 170 (medians of 15 in turns, 29 November 2026). What is kept is what
`re._compiler` comes to: for each pattern a row of numbers, which `_sre.compile` checks before it believes them. Only
the command line does this (`use`), never the library, in whose processes `re` is somebody else's.

It stands on what Python doesn't promise, for want of anything that it does: a pattern is pickled as its source. To
compile each where a text first asks for it stands on nothing private and brings half (such a file still asks for 342 of
790: 80 ms), for a call more at every question. Where Python changes these modules patterns are compiled as ever, and
slower (`tests/test_compiled_patterns.py`).

The file is plain data in the folder of caches, for one version of Python, and is believed only if nobody else can have
written it and it is whole. Patterns that are made of a text are not kept: only those compiled while a module loads, by
`LatePattern`, by a function that was given nothing or what rules say (`of_rules`), and those that stand in a function.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import stat
import sys
import zlib
from array import array
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, ParamSpec, TypeVar

from newslint.opening import open_regular

#: more are never kept: newslint has 600; a file that comes to more, after many changes of newslint, is begun anew
MOST = 3_000
#: modules through whose frames a pattern is kept: Python's own loader, ours of late patterns, the reader of options
_LOADERS = ("<frozen importlib._bootstrap>", "late_pattern.py", "argparse.py")
#: of so many frames above `re` one must be a function without arguments, whose patterns can't hang on a text either
_NEAR = 4
_PYTHONS_OWN = ("re/__init__.py", "functools.py")
#: what is no function of a module but a part of it
_WITHIN = ("<listcomp>", "<dictcomp>", "<setcomp>", "<genexpr>", "<lambda>")

#: by the digest of a pattern and its flags: a line of its flags, groups, kind of numbers and names, and the numbers
Kept = dict[str, tuple[bytes, "memoryview | bytes"]]

_kept: Kept = {}
_new: Kept = {}
_ordinary: Any = None
_keeps = False
_of_rules: set[CodeType] = set()
_P = ParamSpec("_P")
_T = TypeVar("_T")

#: a print of the pattern is asked for (DEBUG), or it hangs on the process (LOCALE); an int, as a thousand patterns are
#: asked, and an enumeration takes a microsecond each
_ORDINARY = int(re.DEBUG | re.LOCALE)


def folder() -> Path:
    """Where caches go: `newslint` in XDG_CACHE_HOME, or in ~/.cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "newslint")


def is_ours(status: os.stat_result) -> bool:
    """Whether nobody else can have written a file."""
    mine = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return mine and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


class Late:
    """Stands for a pattern of a module that was loaded, until it is first asked; then its methods are the pattern's."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._given = pattern, flags

    #: what `isinstance` is told, for `re.sub` and its like take patterns too
    __class__: Any = property(lambda self: re.Pattern)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  (whatever a pattern has)
        """What the pattern has of that name, which from then on this has itself: the next question costs nothing."""
        if name == "_compiled":
            self._compiled = _from_kept(self.pattern, self._given, lasting=True)
            return self._compiled
        if name.startswith("__"):
            raise AttributeError(name)
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return re.compile, (self.pattern, self._given)


def of_rules(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """A function that compiles what rules say, or one of few patterns, and nothing of a text."""
    _of_rules.add(function.__code__)
    return function


def use(*, keeps: bool = True) -> None:
    """Let this process compile patterns late, and take them from what was `kept` if it may.

    Without a word and without effect where that can't be.
    """
    global _ordinary, _keeps
    if _ordinary is not None or sys.implementation.name != "cpython":
        return
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError, RuntimeError):
        from re import _compiler  # type: ignore[attr-defined]

        _ordinary, _compiler.compile = _compiler.compile, _compile
        _keeps = keeps
        if keeps:
            _kept.update(_load(_path()))


def is_used() -> bool | None:
    """Whether this process takes patterns from what was kept, or only compiles them late; None if neither."""
    return None if _ordinary is None else _keeps


def keep() -> None:
    """Put down the patterns that this process had to compile; a folder that can't be written is no fault."""
    if not _new:
        return
    import tempfile

    both = _new if len(_kept) + len(_new) > MOST else {**_kept, **_new}
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder(), prefix="patterns-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(_pack(both))
        Path(name).replace(_path())


def _path() -> Path:
    """The file for this Python: the numbers are its own, and as its machine writes them."""
    return folder() / f"patterns2-{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}.cache"


def _load(path: Path) -> Kept:
    try:
        with open_regular(path) as file:
            raw = file.read() if is_ours(os.fstat(file.fileno())) else b""
    except OSError:
        return {}
    return _load_all(raw)


def _load_all(raw: bytes) -> Kept:
    """What stands in a file, or nothing if it isn't whole; a pattern's own line is read when it is asked for."""
    begin = raw.find(b"\n") + 1
    whole = memoryview(raw)
    if raw[: max(0, begin - 1)] != _digest(whole[begin:]):
        return {}
    end = raw.find(b"\n\n", begin)
    kept: Kept = {}
    at = end + 2
    for line in raw[begin:end].decode().split("\n"):
        key, size, rest = line.split(" ", 2)
        kept[key] = rest.encode(), whole[at : (at := at + int(size))]
    return kept


def _pack(kept: Kept) -> bytes:
    """A line a pattern, an empty one, and the numbers of all; above them a digest."""
    lines = (f"{key} {len(code)} {told.decode()}" for key, (told, code) in kept.items())
    body = "\n".join(lines).encode() + b"\n\n" + b"".join(code for _, code in kept.values())
    return _digest(body) + b"\n" + body


def _digest(raw: bytes | memoryview) -> bytes:
    # whether it is whole: of 2 MB a digest that nobody can forge takes six times as long, and is asked of nobody here
    return f"{zlib.crc32(raw):08x}".encode()


def _key(pattern: str | bytes, flags: int) -> str:
    kind, raw = ("s", pattern.encode("utf-8", "surrogatepass")) if isinstance(pattern, str) else ("b", pattern)
    return hashlib.blake2b(f"{kind}{flags} ".encode() + raw, digest_size=12).hexdigest()


def _compile(pattern: Any, flags: int = 0) -> Any:  # noqa: ANN401  (what `re` is given: text, bytes, a tree)
    """As `re._compiler.compile`, which this stands for."""
    if not isinstance(pattern, (str, bytes)) or int(flags) & _ORDINARY:
        return _ordinary(pattern, flags)
    if _is_of_module():
        return Late(pattern, int(flags))
    return _from_kept(pattern, int(flags), lasting=False)


def _from_kept(pattern: str | bytes, flags: int, *, lasting: bool) -> re.Pattern[Any]:
    """The pattern, from what was kept if it is there; it is kept if it is lasting, or is seen to be."""
    if not _keeps:
        return _ordinary(pattern, flags)  # type: ignore[no-any-return]
    key = _key(pattern, flags)
    known = _kept.get(key)
    with contextlib.suppress(AttributeError, TypeError, ValueError, RuntimeError, OverflowError):
        if known is None and (lasting or _is_lasting(pattern)):
            known = _new[key] = _work_out(pattern, flags)
        if known:
            return _make(pattern, known)
    return _ordinary(pattern, flags)  # type: ignore[no-any-return]


def _make(pattern: str | bytes, known: tuple[bytes, memoryview | bytes]) -> re.Pattern[Any]:
    import _sre  # type: ignore[import-not-found]

    flags, groups, kind, *names = known[0].decode().split(" ")
    numbered = {name: int(number) for name, _, number in (one.partition("=") for one in names)}
    names_of: list[str | None] = [None] * (int(groups) + 1)
    for name, number in numbered.items():
        names_of[number] = name
    code = array(kind)
    code.frombytes(known[1])
    return _sre.compile(pattern, int(flags), code.tolist(), int(groups), numbered, tuple(names_of))  # type: ignore[no-any-return]


def _work_out(pattern: str | bytes, flags: int) -> tuple[bytes, bytes]:
    """What a pattern comes to. Raises `re.error` for one that is none."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(pattern, flags)
    numbers = [int(number) for number in _compiler._code(tree, flags)]
    # most are small, and half the bytes are half the time to read them
    kind = "H" if max(numbers) < 1 << 16 else "I"
    state = tree.state
    told = [int(flags | state.flags), state.groups - 1, kind, *(f"{n}={i}" for n, i in state.groupdict.items())]
    return " ".join(map(str, told)).encode(), array(kind, numbers).tobytes()


def _is_of_module() -> bool:
    """Whether it is one of our modules, while it loads, that asks for a pattern."""
    frame: Any = sys._getframe(2)
    while frame is not None and (frame.f_code.co_filename.endswith(_PYTHONS_OWN) or frame.f_code.co_name in _WITHIN):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_name == "<module>" and _is_own(frame.f_globals.get("__name__"))


def _is_own(name: object) -> bool:
    return isinstance(name, str) and name.startswith("newslint.")


def _is_lasting(pattern: str | bytes) -> bool:
    """Whether a pattern can't hang on a text: for it is compiled while a module loads, or by who was given nothing."""
    frame: Any = sys._getframe(3)
    near = 0
    while frame is not None:
        code = frame.f_code
        if code.co_filename.endswith(_LOADERS):
            return True
        if not code.co_filename.endswith(_PYTHONS_OWN):
            near += 1
            stands_there = near == 1 and pattern in code.co_consts
            if near <= _NEAR and (stands_there or code in _of_rules or not (code.co_argcount or code.co_freevars)):
                return True
        frame = frame.f_back
    return False
