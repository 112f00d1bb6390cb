"""What git knows: the content that is staged, and the lines that changed since a commit."""

from __future__ import annotations

import io
import os
import re
import zlib
from collections.abc import Iterator, Sequence

from newslint.errors import UsageError
from newslint.formats import read_stream
from newslint.formats.registry import is_readable
from newslint.formats.walk import walk_files
from newslint.model import Document, Finding, Skipped, Unread
from newslint.opening import is_there
from newslint.settings import Settings

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)
_NEW_FILE = re.compile(r"^\+\+\+ (?:b/)?(.*?)\t?$", re.MULTILINE)

#: path → first and last changed line of each stretch
Changed = dict[str, list[tuple[int, int]]]


def read_staged(paths: Sequence[str], settings: Settings) -> Iterator[Document | Unread | Skipped]:
    """The documents as they stand in git's index, of the files under the paths that are added or changed there.

    Raises UsageError outside a repository.
    """
    from newslint.formats.rewrite import unpack

    _refuse_outside()
    names = _git(
        "diff", "--no-ext-diff", "--cached", "--name-only", "-z", "--diff-filter=ACMRT", "--relative", "--", *paths
    ).split("\0")
    excluded = {item.path for item in walk_files([n for n in names if n and is_there(n)], settings.exclude)
                if isinstance(item, Skipped) and item.asked}  # fmt: skip
    for name in sorted(name for name in names if name and is_readable(name)):
        if name in excluded:
            yield Skipped(name, "excluded by the settings", asked=True)
            continue
        try:
            raw = unpack(_run("show", "--no-ext-diff", "--no-textconv", f":./{name}"), settings.limits.expansion)
        except (EOFError, zlib.error, OSError) as error:
            yield Unread(name, f"the compressed file that is staged is broken: {error}")
            continue
        except UsageError as error:
            yield Unread(name, f"what is staged can't be read: {error.what}", hint="a module of its own?")
            continue
        yield from read_stream(name, io.BytesIO(raw), settings)


def changed_since(reference: str) -> Changed:
    """The lines of the work tree that `reference` doesn't have; a file that git doesn't know is changed as a whole.

    Raises UsageError for a reference that there isn't, and outside a repository.
    """
    _refuse_outside()
    _git("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}", wrong=f"git knows no commit `{reference}`")
    diff = _git("diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--relative", reference, "--")
    changed: Changed = {}
    for part in re.split(r"^(?=diff --git )", diff, flags=re.MULTILINE):
        name = _NEW_FILE.search(part)
        if name and name[1] != "/dev/null":
            stretches = [(int(h[1]), int(h[1]) + int(h[2] or 1) - 1) for h in _HUNK.finditer(part)]
            changed[_unquote(name[1])] = [(first, last) for first, last in stretches if last >= first]
    for name_ in _git("ls-files", "--others", "--exclude-standard", "-z").split("\0"):
        if name_:
            changed[name_] = [(0, 1 << 62)]
    return changed


def touches(finding: Finding, changed: Changed) -> bool:
    """Whether a finding stands on a changed line, or points at one: of a pair either end is enough."""
    ends = [(finding.path, finding.record, finding.place), *((r.path, r.record, r.place) for r in finding.related)]
    for path, record, place in ends:
        first, last = (record.line, record.line) if record else (place.line, place.end_line)
        if any(a <= last and first <= b for a, b in changed.get(os.path.relpath(path), ())):
            return True
    return False


def _refuse_outside() -> None:
    """Raise UsageError if the working folder is in no repository of git's."""
    inside = _git("rev-parse", "--is-inside-work-tree", wrong="this folder is in no git repository")
    if inside.strip() != "true":
        raise UsageError("this folder is in no work tree of git's", hint="--staged and --since compare files there")


def _git(*arguments: str, wrong: str | None = None) -> str:
    return _run(*arguments, wrong=wrong).decode("utf-8", "surrogateescape")


def _run(*arguments: str, wrong: str | None = None) -> bytes:
    import subprocess

    try:
        # names as they are, and no pager, colour or watcher of somebody's configuration
        command = ["git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false", "--no-pager", *arguments]
        return subprocess.run(command, check=True, capture_output=True).stdout
    except FileNotFoundError:
        raise UsageError("git isn't installed", hint="--staged and --since need it") from None
    except subprocess.CalledProcessError as error:
        told = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(wrong or f"git {arguments[0]} failed: {told[-1] if told else error.returncode}") from None


def _unquote(name: str) -> str:
    """A name as git writes it: in quotation marks with escapes if it holds controls or quotation marks."""
    if not (name.startswith('"') and name.endswith('"')):
        return name
    inner = name[1:-1].encode("utf-8", "surrogateescape").decode("unicode_escape").encode("latin-1", "replace")
    return inner.decode("utf-8", "surrogateescape").removeprefix("b/")
