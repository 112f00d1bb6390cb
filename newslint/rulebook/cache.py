"""Rules that were read before: kept as JSON, so that a warm start needs no YAML.

JSON and not pickle: a cache may be anybody's file, and reading it must run nothing.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import Struct, to_builtins

from newslint import __version__, checks
from newslint.compiled_patterns import folder, is_ours
from newslint.errors import RuleError
from newslint.model import Part, Safety, Severity
from newslint.opening import open_regular, read_regular
from newslint.rulebook.packs import own_folder
from newslint.rulebook.rule import FixPlan, OptionValues, Rule, Verdict
from newslint.segmenting.view import Scope

#: no checks of the user's own
NONE: Mapping[str, str] = MappingProxyType({})
#: what reading a cache that isn't ours, or not whole, comes to
UNTRUSTED = (OSError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, msgspec.MsgspecError)


def key(paths: Sequence[Path], own_checks: Mapping[str, str] = NONE) -> str:
    """32 hex digits for the names and contents of rule files and the user's checks, as this version reads them.

    Of our own rules sizes and times are asked, for they change with the version or in a checkout: to read 140 files
    took 4 of 150 ms.
    """
    ours = f"{own_folder()}{os.sep}"
    told = hashlib.blake2b(f"{__version__} {sorted(own_checks.items())} {_own_checks()}".encode(), digest_size=16)
    files = (Path(name.removeprefix(checks.FILE)) for name in own_checks.values())
    for source in (*_own_readers(), *paths, *files):
        try:
            content = _stamp(source) if str(source).startswith(ours) else read_regular(source)
        except OSError as error:
            raise RuleError(f"can't be read: {error.strerror}", path=str(source)) from None
        told.update(f"\0{source}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        told.update(content)
    return told.hexdigest()


def _stamp(path: Path) -> bytes:
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns}".encode()


def _own_readers() -> list[Path]:
    """Our own code that decides how a rule file is read: in a checkout it changes without a change of version."""
    here = Path(__file__)
    return [here, here.with_name("files.py"), here.with_name("rule.py"), here.with_name("literals.py")]


def _own_checks() -> list[tuple[str, int, int]]:
    """Names, sizes and times of our own checks, whose options are kept: in a checkout they change without a version."""
    found = []
    here = Path(checks.__file__).parent
    for pack in (here, *map(here.joinpath, checks.PACKS)):
        with os.scandir(pack) as files:
            times = [(file.name, file.stat()) for file in files if file.name.endswith(".py")]
        found += [(name, status.st_size, status.st_mtime_ns) for name, status in times]
    return sorted(found)


class CachedRule(Struct, frozen=True):
    """A rule as it is kept, its texts first (code, name, summary, why, check): to make it may load its check.

    Its types are those of the rule where they can be, for what JSON holds is made into them at one go.
    """

    rule: tuple[str, str, str, str, str]
    options: dict[str, Any]
    scope: tuple[frozenset[Part], bool | None]
    verdicts: tuple[tuple[str, Severity, str], ...]
    notes: tuple[tuple[str, str], ...]
    fix: tuple[str, Safety] | None
    enabled: bool
    fallback: bool
    needs: tuple[tuple[str, ...], ...]
    path: str
    languages: tuple[str, ...]
    unit: str
    gate: tuple[tuple[str, ...], ...]

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule[0]

    @property
    def name(self) -> str:
        """The rule's name."""
        return self.rule[1]

    def make(self, own_checks: Mapping[str, str] = NONE) -> Rule:
        """The rule. Raises ValueError, TypeError, KeyError or AttributeError if what was kept can't be trusted."""
        check = self.rule[4]
        is_own = check.startswith(checks.FILE)
        if is_own and check not in own_checks.values():
            raise ValueError("no code is run that the settings don't name")
        return Rule(
            *self.rule,
            given=checks.options_of(check, self.options)
            if is_own
            else OptionValues(checks.module_of(check), self.options),
            scope=Scope(*self.scope),
            verdicts=tuple([(name, Verdict(level, message)) for name, level, message in self.verdicts]),
            notes=self.notes,
            fix=FixPlan(*self.fix) if self.fix else None,
            enabled=self.enabled,
            fallback=self.fallback,
            needs=self.needs,
            path=self.path,
            languages=self.languages,
            unit=self.unit,
            gate=self.gate,
        )


def read_kept(raw: bytes) -> list[CachedRule]:
    """The rules that JSON holds. Raises what is `UNTRUSTED`."""
    return msgspec.json.decode(raw, type=list[CachedRule])


def load(wanted: str) -> list[CachedRule] | None:
    """The rules kept under that key, without their examples; None if there are none or they can't be trusted."""
    try:
        with open_regular(folder() / f"rules-{wanted}.cache") as file:
            if not is_ours(os.fstat(file.fileno())):
                return None
            told, _, raw = file.read().partition(b"\n")
        if told != _digest(raw):
            return None
        return read_kept(raw)
    except UNTRUSTED:
        return None


def _digest(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=16).hexdigest().encode()


def save(wanted: str, rules: Sequence[Rule]) -> None:
    """Keep the rules under that key, whole or not at all; a folder that can't be written is no fault."""
    import json
    import tempfile

    with contextlib.suppress(OSError):
        folder().mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder(), prefix="rules-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            raw = json.dumps([to_plain(rule) for rule in rules])
            file.write(f"{_digest(raw.encode()).decode()}\n{raw}")
        Path(name).replace(folder() / f"rules-{wanted}.cache")
        _forget_old()


def _forget_old(most: int = 20) -> None:
    files = sorted(folder().glob("rules-*.cache"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[most:]:
        path.unlink(missing_ok=True)


def to_plain(rule: Rule) -> dict[str, Any]:
    """A rule as JSON has it, without its examples."""
    return {
        "rule": [rule.code, rule.name, rule.summary, rule.why, rule.check],
        "options": rule.given.plain if isinstance(rule.given, OptionValues) else to_builtins(rule.given),
        "scope": [sorted(part.value for part in rule.scope.parts), rule.scope.quoted],
        "verdicts": [[name, int(v.severity), v.message] for name, v in rule.verdicts],
        "notes": rule.notes,
        "fix": [rule.fix.title, rule.fix.safety.value] if rule.fix else None,
        "enabled": rule.enabled,
        "fallback": rule.fallback,
        "needs": rule.needs,
        "path": rule.path,
        "languages": rule.languages,
        "unit": rule.unit,
        "gate": rule.gate,
    }
