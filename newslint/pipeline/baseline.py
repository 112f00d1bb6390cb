"""What is known and accepted of an archive, so that a run tells only what is new.

A baseline is a text file: a first line that says what it is, then one JSON list a line: path, code, fingerprint, how
often. Lines are sorted and independent, so two branches merge and a review shows what came and went. Fingerprints are
made of content, so moved lines stay known; counts make a third copy new where two are known.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from newslint.errors import SettingsError, UsageError
from newslint.formats.replacing import replace_file
from newslint.model import Finding
from newslint.opening import is_file, is_there, read_text
from newslint.settings import Settings

#: the file that is written where neither settings nor command line name one
NAME = "newslint.baseline"
SCHEMA = 1
#: a baseline is at most this long, in bytes: some ten million findings; not measured
MOST = 1 << 30


class Key(Struct, frozen=True, order=True):
    """What makes two findings the same one: the file, the rule, and the content flagged with its line."""

    path: str
    code: str
    fingerprint: str


class Baseline(Struct, frozen=True):
    """Known findings with how often each is known, and the file they are kept in. Paths count from its folder."""

    file: Path
    counts: Mapping[Key, int]

    def without_known(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that are not known, in their order."""
        return tuple(finding for finding, is_known in self.tell_known(findings) if not is_known)

    def tell_known(self, findings: Iterable[Finding]) -> Iterator[tuple[Finding, bool]]:
        """Each finding in its order, and whether it is known."""
        left = Counter(self.counts)
        moved = self._find_moved()
        keys = _Keys(self.file)
        for finding in findings:
            key = keys.of(finding)
            content = (key.code, key.fingerprint)
            is_known = True
            if left[key] > 0:
                left[key] -= 1
            elif moved[content] > 0:
                moved[content] -= 1
            else:
                is_known = False
            yield finding, is_known

    def _find_moved(self) -> Counter[tuple[str, str]]:
        """What is known of files that are gone: where they were moved to, it is known by its content."""
        there: dict[str, bool] = {}
        moved: Counter[tuple[str, str]] = Counter()
        for key, count in self.counts.items():
            if key.path not in there:
                there[key.path] = key.path == "-" or is_there(self.file.parent / key.path)
            if not there[key.path]:
                moved[key.code, key.fingerprint] += count
        return moved

    def rewritten(self, findings: Iterable[Finding], paths: Iterable[str], codes: Iterable[str]) -> Baseline:
        """The baseline that knows these findings, of a run that looked at `paths` with the rules of `codes`.

        What it knows of other files and other rules stays, but for files that are gone.
        """
        keys = _Keys(self.file)
        looked, ran = {keys.path(path) for path in paths}, set(codes)
        counts = Counter(keys.of(finding) for finding in findings)
        for key, count in self.counts.items():
            if (key.path not in looked or key.code not in ran) and is_there(self.file.parent / key.path):
                counts[key] = count
        return Baseline(self.file, counts)

    def prune(self, findings: Iterable[Finding], paths: Iterable[str], codes: Iterable[str]) -> Baseline:
        """The baseline without what is no longer found. Nothing is added, no count raised."""
        anew = self.rewritten(findings, paths, codes).counts
        counts = {key: min(count, anew[key]) for key, count in self.counts.items() if key in anew}
        return Baseline(self.file, counts)

    def save(self) -> None:
        """Write the file, whole or not at all. Raises UsageError if it can't be written."""
        lines = [json.dumps({"newslint": "baseline", "schema": SCHEMA})]
        for key in sorted(self.counts):
            lines.append(json.dumps([key.path, key.code, key.fingerprint, self.counts[key]]))
        try:
            with replace_file(self.file) as out:
                out.write(("\n".join(lines) + "\n").encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise UsageError(f"can't write the baseline: {error.strerror}", path=str(self.file)) from None


def nearest_baseline(settings: Settings) -> Path:
    """Where the baseline of a run lies: as the settings have it, or else the one in this folder or in one above it.

    A run without a settings file looks no further up than the folder that git keeps.
    """
    own = settings.locate(settings.baseline or NAME)
    if settings.baseline or settings.path or is_there(own):
        return own
    for folder in (own.resolve().parent, *own.resolve().parent.parents):
        if is_file(folder / NAME):
            return folder / NAME
        if is_there(folder / ".git"):
            break
    return own


def load_baseline(file: Path, *, must_exist: bool = True) -> Baseline:
    """The baseline in that file. Raises SettingsError, with path, line and hint, for one that is missing or broken."""
    try:
        lines = read_text(file, most=MOST).split("\n")
    except FileNotFoundError:
        if not must_exist:
            return Baseline(file, {})
        raise SettingsError("no such baseline", path=str(file), hint="--write-baseline makes one") from None
    except (OSError, ValueError) as error:
        told = (isinstance(error, OSError) and error.strerror) or error
        raise SettingsError(f"the baseline can't be read: {told}", path=str(file)) from None
    head = _parse(file, 1, lines[0] if lines else "")
    if not isinstance(head, dict) or head.get("newslint") != "baseline":
        raise _wrong(file, 1, "this is no baseline of newslint", "--write-baseline makes one")
    if head.get("schema") != SCHEMA:
        raise _wrong(file, 1, f"baseline of schema {head.get('schema')!r}, this newslint knows {SCHEMA}",
                     "write it anew with --write-baseline, or use the newslint that wrote it")  # fmt: skip
    counts: dict[Key, int] = {}
    for number, line in enumerate(lines[1:], 2):
        if line.strip() and not line.startswith(lines[0]):
            key, count = _entry(file, number, _parse(file, number, line))
            # a line that a merge has doubled means the same finding, not another
            counts[key] = max(count, counts.get(key, 0))
    return Baseline(file, counts)


def _parse(file: Path, number: int, line: str) -> Any:  # noqa: ANN401  (whatever the JSON holds)
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>", "|||||||")):
        raise _wrong(file, number, "a merge conflict", "keep the lines of both sides, or write it anew")
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        raise _wrong(file, number, "not JSON", "write the baseline anew with --write-baseline") from None


def _entry(file: Path, number: int, value: Any) -> tuple[Key, int]:  # noqa: ANN401  (whatever the JSON holds)
    match value:
        case [str(path), str(code), str(fingerprint), int(count)] if count > 0 and not isinstance(count, bool):
            return Key(path, code, fingerprint), count
    raise _wrong(file, number, "not a known finding", 'wanted: ["path", "code", "fingerprint", count]')


def _wrong(file: Path, number: int, what: str, hint: str) -> SettingsError:
    return SettingsError(what, path=str(file), line=number, hint=hint)


class _Keys:
    """Makes keys whose paths count from the baseline's folder, wherever the run was started."""

    def __init__(self, file: Path) -> None:
        self.folder = os.path.realpath(file.parent)
        self.known: dict[str, str] = {}

    def of(self, finding: Finding) -> Key:
        return Key(self.path(finding.path), finding.code, finding.fingerprint)

    def path(self, path: str) -> str:
        if path not in self.known:
            whole = path if path == "-" else os.path.relpath(os.path.realpath(path), self.folder)
            self.known[path] = whole.replace(os.sep, "/")
        return self.known[path]
